"""What a file that arrives is to the editions that are here: the next of a line, an older one, or one of two
that went apart. Nothing is changed by finding out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum, auto
from pathlib import Path

from msgspec import Struct

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.set_overview import SetOverview
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.exchange.setfile import SetFile


class Outcome(StrEnum):
    """What a file is to what is here."""

    NEW = auto()
    """The first of its set."""
    NEWER = auto()
    """It goes on from the edition that is here."""
    SAME = auto()
    """It is here already."""
    OLDER = auto()
    """What is here goes on from it."""
    APART = auto()
    """It and what is here went on from one edition in two copies."""
    OTHER_PROGRAMME = auto()
    REFUSED = auto()


class Choice(StrEnum):
    """What to do with a file that needs a decision."""

    ASK = "ask"
    """Leave it for now: nothing is changed."""
    TAKE = "take"
    """It takes the place of the edition that is here."""
    BOTH = "both"
    """It is kept beside what is here, as a set of its own."""


class Differences(Struct, frozen=True):
    """How many records an edition has that the one before it had not, has otherwise, has as they were, and no
    longer holds, or not in the words that were agreed to (`withdrawn`)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


class ArrivingFile(Struct, frozen=True):
    """One file of a batch, and what adding it means.

    `before` is the edition here that it is about, `alike` a set of another id that may be the same one (set
    up anew, say). `sentence` says why it is refused, `asks_for_passphrase` that a
    passphrase would open it, `newer_program` that a later version made it, and what this one does not know of
    it was left out. `erased` counts those in it who were erased here. `coordinator` is whom it
    calls the coordinator of its programme. `sides` is what is here and what the file holds, where these went
    apart. `chosen` is what was decided where it needs that.
    """

    path: Path
    outcome: Outcome
    edition: Edition | None = None
    before: Edition | None = None
    alike: Edition | None = None
    differences: Differences = Differences()
    sentence: str = ""
    asks_for_passphrase: bool = False
    newer_program: bool = False
    erased: int = 0
    coordinator: str = ""
    sides: tuple[SetOverview, SetOverview] | None = None
    chosen: Choice = Choice.ASK

    @property
    def is_added(self) -> bool:
        """Whether adding it changes what is here."""
        goes_on = self.outcome in (Outcome.NEW, Outcome.NEWER) and not self.erased
        return goes_on or self.chosen != Choice.ASK

    @property
    def is_left_out(self) -> bool:
        """Whether it was refused, or waits for a decision."""
        return self.outcome == Outcome.REFUSED or (self.needs_decision and not self.is_added)

    @property
    def needs_decision(self) -> bool:
        """Whether somebody has to say what becomes of it."""
        brings_back = self.outcome in (Outcome.NEW, Outcome.NEWER) and self.erased > 0
        return brings_back or self.outcome in (Outcome.APART, Outcome.OTHER_PROGRAMME)

    @property
    def is_left_for_now(self) -> bool:
        """Whether it waits for an answer of its facilitator until somebody says what becomes of it."""
        return self.needs_decision and self.outcome != Outcome.OTHER_PROGRAMME


Content = Callable[[Edition], SetFile]


def outcome_of(
    file: SetFile, editions: Sequence[Edition], content: Content
) -> tuple[Outcome, Edition | None]:
    """What `file` is to the `editions` that are here, and to which of them; `content` reads one."""
    lines = [edition for edition in editions if edition.learning_set == file.learning_set.id]
    for edition in lines:
        if edition.id == file.id:
            return Outcome.SAME, edition
        if edition.id in file.follows:
            return Outcome.NEWER, edition
        if file.id in edition.follows:
            return Outcome.OLDER, edition
    if not lines:
        return Outcome.NEW, None
    edition = max(lines, key=lambda one: one.number)
    if file.follows or edition.follows:
        return Outcome.APART, edition
    return _of_first_versions(file, edition, content(edition)), edition


def _of_first_versions(file: SetFile, here: Edition, content: SetFile) -> Outcome:
    """Files of version 1 do not say what they follow: the number decides, if they have members or meetings in
    common, or neither has any and both are of one facilitator."""
    ours, theirs = (
        {record.id for record in each.records if getattr(record, "learning_set", None)}
        for each in (content, file)
    )
    now = next(record.facilitator for record in file.records if isinstance(record, LearningSet))
    same = bool(ours & theirs) if ours and theirs else name_key(here.facilitator) in ("", name_key(now))
    if not same or file.edition == here.number:
        return Outcome.APART
    return Outcome.NEWER if file.edition > here.number else Outcome.OLDER


def alike(new: Edition, called: Iterable[Edition]) -> Edition | None:
    """A set of another id among those that are called as the `new` one is, from another records file: the
    same set after a new beginning, it may be."""
    if not new.facilitator:
        return None
    return next((e for e in called if (e.learning_set, e.made_by) != (new.learning_set, new.made_by)), None)


def differences(before: Iterable[Record], after: Iterable[Record]) -> Differences:
    """How the content of an edition differs from that of the one before."""
    former, now = _told(before), _told(after)
    if not former:
        return Differences(len(now))
    here, there = ({record.id: record for record in each} for each in (former, now))
    both = here.keys() & there.keys()
    changed = [id for id in both if here[id] != there[id]]
    withdrawn = [id for id in changed if _took_back(here[id], there[id])]
    gone = len(here.keys() - there.keys())
    new = len(there.keys() - here.keys())
    return Differences(new, len(changed), len(both) - len(changed), gone + len(withdrawn))


def _told(records: Iterable[Record]) -> list[Record]:
    """What is counted of an edition: not the leaders who are there without names, whom nothing is told of."""
    every = list(records)
    unnamed = {one.id for one in every if type(one) is Person and not one.name}
    if not unnamed:
        return every
    return [
        one
        for one in every
        if not (type(one) is Person and not one.name) and not (type(one) is Post and one.person in unnamed)
    ]


_AGREED = (Challenge, Impact, KeyLearning, ReleasedLine)
"""Whose words somebody agreed to: in other words they are not agreed to any more."""


def _took_back(before: Record, after: Record) -> bool:
    """Whether a field that said something is empty now, or an agreed wording is another."""
    for name in before.__struct_fields__:
        said, now = getattr(before, name), getattr(after, name)
        if said and said != now and (not now or (isinstance(said, str) and isinstance(before, _AGREED))):
            return True
    return False
