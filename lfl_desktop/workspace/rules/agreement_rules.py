"""An agreement lapses with its words, and is given to none that are not there."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import (
    GIVEN,
    Agreed,
    AgreedTo,
    Agreement,
    agreed_wording_of,
    agreement_id,
    agreement_to,
    agreement_to_line,
    has_words,
    release_of,
)
from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.poster_release import ReleasedLine, made_of
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.rule import R, Rule, StepUnderRules


class NoWordsYet(AgainstARule):
    """Somebody was to agree to words that are not there; nothing was changed."""

    def __init__(self, about: AgreedTo) -> None:
        super().__init__(tr(_ASKED[about]))


_ASKED = {
    AgreedTo.HEADLINE: mark("Write the headline first: agreeing is to its words. Nothing was changed."),
    AgreedTo.IMPACT: mark("Write what has changed first: agreeing is to its words. Nothing was changed."),
    AgreedTo.QUOTE: mark("Write the quote first: consent is to its words. Nothing was changed."),
}


class ToItsWords(Rule):
    """Somebody agrees to what a record says. When that changes, the agreement has ended."""

    def __init__(self, about: AgreedTo) -> None:
        self._about = about
        self._given = GIVEN[about]

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if after is not None and self._is_given(before, after) and not has_words(self._about, after):
            raise NoWordsYet(self._about)

    def derived(self, change: StepUnderRules, before: Record | None, after: R) -> R:
        if before is None or self._is_given(before, after):
            return after
        return _lapsed(self._about, before, after)

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        subject = after or before
        if isinstance(after, Challenge | Impact) and self._is_given(before, after):
            change.step.put(agreement_to(self._about, after))
        elif subject is not None and (after is None or not self._given.by(after)):
            forget(change, self._about, subject.id)

    def _is_given(self, before: Record | None, after: Record) -> bool:
        """Whether this change is the one that gives it, at first or anew on another day."""
        field = self._given.field
        return self._given.by(after) and (before is None or getattr(before, field) != getattr(after, field))


class Release(Rule):
    """A version of an activity system is released with what is in it once the step is complete. What comes
    later waits until it is released anew."""

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        version = after or before
        if not isinstance(version, SystemVersion):
            return
        if after is None or version.released_on is None:
            change.released.discard(version.id)
            forget(change, AgreedTo.RELEASE, version.id)
        elif not isinstance(before, SystemVersion) or before.released_on != version.released_on:
            change.released.add(version.id)


class OnPoster(Rule):
    """A line of a poster is released with its words and with what the record says that it is made of."""

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if isinstance(after, ReleasedLine) and after.released_on is not None:
            keep_poster_line(change, after)
        elif subject := after or before:
            forget(change, AgreedTo.POSTER, subject.id)


def keep_poster_line(change: StepUnderRules, line: ReleasedLine) -> None:
    """Keeps what a line of a poster says now as what was released."""
    kind = made_of(line.part)
    change.step.put(agreement_to_line(line, change.records.get(kind, line.line_of)))


def lapsed(before: R, after: R) -> R:
    """`after` without the agreements that were to other words than it has now."""
    for about, given in GIVEN.items():
        if isinstance(after, given.kind):
            after = _lapsed(about, before, after)
    return after


def _lapsed(about: AgreedTo, before: Record, after: R) -> R:
    given = GIVEN[about]
    if not given.by(after) or agreed_wording_of(about, before) == agreed_wording_of(about, after):
        return after
    return replace(after, **{given.field: given.nobody})


def forget(change: StepUnderRules, about: AgreedTo, subject: UUID) -> None:
    """Takes an agreement away."""
    agreement = change.records.get(Agreement, agreement_id(about, subject))
    if agreement is not None:
        change.step.delete(agreement)


def complete(change: StepUnderRules) -> None:
    """Keeps what the step released, as it is at its end."""
    for id in change.released:
        version = change.records.get(SystemVersion, id)
        if version is not None and version.released_on is not None:
            keep_release(change, version)


def keep_release(change: StepUnderRules, version: SystemVersion) -> None:
    """Keeps what a version says now as what was released."""
    system = change.records.get(ActivitySystem, version.system)
    if system is None:
        return
    others = [one.id for one in change.records.select(SystemVersion, system=system.id) if one != version]
    agreed = Agreed(change.records.select(Agreement, subject=others))
    nth = max((agreed.nth_release(id) for id in others), default=0) + 1
    change.step.put(release_of(system, version.id, lines_of_version(change.records, version.id), nth))


def lines_of_version(records: Reading, version: UUID) -> list[SystemItem | Tension]:
    """What stands in a version."""
    return [*records.select(SystemItem, version=version), *records.select(Tension, version=version)]


def arrived(change: StepUnderRules, records: Iterable[Record]) -> None:
    """Keeps the agreements that stand in records that were agreed where they come from."""
    versions: set[UUID] = set()
    for record in records:
        if isinstance(record, Challenge | Impact):
            for about, given in GIVEN.items():
                if isinstance(record, given.kind):
                    if given.by(record) and has_words(about, record):
                        change.step.put(agreement_to(about, record))
                    else:
                        forget(change, about, record.id)
        elif isinstance(record, ReleasedLine) and record.released_on is not None:
            keep_poster_line(change, record)
        elif isinstance(record, SystemVersion):
            versions.add(record.id)
        elif isinstance(record, SystemItem | Tension):
            versions.add(record.version)
        elif isinstance(record, ActivitySystem):
            versions |= {v.id for v in change.records.select(SystemVersion, system=record.id)}
    for id in versions:
        version = change.records.get(SystemVersion, id)
        if version is not None and version.released_on is not None:
            keep_release(change, version)
        else:
            forget(change, AgreedTo.RELEASE, id)
