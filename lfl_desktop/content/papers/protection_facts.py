"""What the papers about data protection tell of this set and its file: of the records, as far as readers may
see them, and of how they are kept."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from lfl_desktop.domain.gate.contents import CONTENTS, Audience, Content
from lfl_desktop.domain.gate.sharing import Visible, audiences
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import mark, plural, tr


class HowKept(NamedTuple):
    """How the records of a set are kept, as far as that is known where they are read."""

    until: dt.date | None = None
    """The day until which they are kept with the names in them."""
    without_names_since: dt.date | None = None
    protected: bool | None = None
    """Whether the file is opened with a passphrase; None where it is not known."""
    has_key: bool = False
    """Whether files for the coordinator are sealed to a key of the programme."""


UNKNOWN = HowKept()

_READERS = (
    (Audience.FACILITATOR, mark("Only the facilitator: {what}.")),
    (Audience.SET, mark("The set and its facilitator: {what}.")),
    (Audience.COORDINATOR, mark("Besides them the coordinator of the programme: {what}.")),
    (Audience.PUBLIC, mark("Whoever reads its reports and posters: {what}.")),
)
"""How it is said what each sees that those before do not."""


def facts_told(seen: Visible, kept: HowKept) -> dict[str, list[str]]:
    """What is known, in sentences, by what it is about."""
    return {
        "who": _who(seen),
        "planned": _planned(seen),
        "readers": _readers(seen),
        "until": _until(kept),
        "copies": [tr("Earlier copies of the file that the program makes go with age, within about a year.")],
        "protected": _protected(kept),
        "place": [tr("Its earlier copies are in the program’s own folder on the same computer.")],
        "sealed": _sealed(kept),
        "lost": _lost(kept),
        "astray": _astray(kept),
    }


def _who(seen: Visible) -> list[str]:
    """Who coordinates the programme and who facilitates the set, as far as the readers may know."""
    told = [
        tr("{programme} is coordinated by {name}.", programme=one.name, name=one.coordinator)
        for one in seen.all(Programme)
        if one.coordinator
    ]
    told += [
        tr("{what} is facilitated by {name}.", what=_called(one), name=one.facilitator)
        for one in seen.all(LearningSet)
        if one.facilitator
    ]
    return told


def _called(one: LearningSet) -> str:
    return tr("Set {name}", name=one.name) if one.name else tr("The set")


def _planned(seen: Visible) -> list[str]:
    told = [one.aim if one.aim.endswith(".") else f"{one.aim}." for one in seen.all(Programme) if one.aim]
    for cohort in seen.all(Cohort):
        if cohort.starts and cohort.ends:
            days = long_date(cohort.starts), long_date(cohort.ends)
            words = tr("{cohort}: from {start} to {end}.", cohort=cohort.name, start=days[0], end=days[1])
            told.append(words)
    for one in seen.all(LearningSet):
        members = len({each.person for each in seen.all(Membership) if each.learning_set == one.id})
        if members:
            who = plural("%n people", "%n person", members)
            told.append(tr("{what}: {who} who belong or belonged to it.", what=_called(one), who=who))
    return told


def _readers(seen: Visible) -> list[str]:
    """Who sees what, after the settings of the programme and the ground rules."""
    widest = audiences([*seen.all(Programme), *seen.all(GroundRules)])
    told = []
    for audience, words in _READERS:
        titles = [_titled(one) for one in CONTENTS if not one.never and widest[one.key] == audience]
        if audience == Audience.FACILITATOR:
            titles.append(tr("private log"))
        if titles:
            told.append(tr(words, what="; ".join(titles)))
    return told


def _titled(content: Content) -> str:
    title = tr(content.title)
    title = f"{title[0].lower()}{title[1:]}"
    return title if content.ready is None else tr("{what} (once agreed)", what=title)


def _until(kept: HowKept) -> list[str]:
    if kept.without_names_since is not None:
        return [tr("The names were taken out on {day}.", day=long_date(kept.without_names_since))]
    if kept.until is None:
        return []
    return [
        tr(
            "With the names in them until {day}. Then the names are taken out, or the records and their"
            " copies are deleted.",
            day=long_date(kept.until),
        )
    ]


def _protected(kept: HowKept) -> list[str]:
    if kept.protected is None:
        return []
    if kept.protected:
        return [tr("The records file is protected with a passphrase (SQLCipher), and so are its copies.")]
    return [tr("The records file is not protected with a passphrase yet: whoever has it can read it.")]


def _sealed(kept: HowKept) -> list[str]:
    if kept.has_key:
        return [tr("The file for the coordinator is sealed: only the coordinator’s own records open it.")]
    return [tr("The file for the coordinator is sealed where the pack of the programme has brought a key.")]


def _lost(kept: HowKept) -> list[str]:
    if kept.protected:
        return [tr("A computer is lost: the records file is protected with a passphrase.")]
    return [tr("A computer is lost: protect the records file with a passphrase, and encrypt the disk.")]


def _astray(kept: HowKept) -> list[str]:
    if kept.has_key:
        return [tr("A file is sent to the wrong person: it is sealed to the coordinator’s key.")]
    return [
        tr("A file is sent to the wrong person: seal it with a passphrase until the programme has a key.")
    ]
