"""What several sets have together, and each of them wrote down for itself: the programme's cohorts, themes,
schools and events. One of a kind under several ids is brought together here, and what differs is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lfl_desktop.domain.editions import Decision, DecisionKind, Edition
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort, Programme, School, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.coordinator.alike_things import (
    AlikeThings,
    Pairs,
    Proposal,
    Shared,
    WrittenOnce,
    parent_of,
    written_otherwise,
)
from lfl_desktop.workspace.coordinator.received_sets import (
    ReceivedSet,
    cohorts_told_apart_by_years,
    received_sets,
)
from lfl_desktop.workspace.workspace import Workspace

KINDS: tuple[type[Shared], ...] = (Programme, Cohort, Theme, School, ProgrammeEvent)
"""What sets have together, each after what it belongs to. Terms are no part of it: three or six a year, they
are told apart by their days alone."""

_NOBODY = UUID(int=0)

TOLD: dict[type[Shared], tuple[str, ...]] = {
    Programme: ("name", "coordinator", "funder"),
    Cohort: ("name", "starts", "ends"),
    Theme: ("name",),
    School: ("name", "chain", "partner_city"),
    ProgrammeEvent: ("title", "date", "place"),
}
"""The fields of which it is told that a set has them otherwise."""


@dataclass(frozen=True)
class Suggestion:
    """What a set says otherwise of a record of the coordinator's own."""

    here: Shared
    field: str
    value: str
    edition: Edition


@dataclass(frozen=True)
class TakenSuggestion:
    """What a set said otherwise and was taken over, so that it stands in the coordinator's own record now;
    and what stood there before, which counts as `left` since."""

    here: Shared
    field: str
    value: str
    left: Decision


@dataclass(frozen=True)
class Decided:
    """A decision that bears on what is here: about two that are (or, without a `decision`, count as one by
    their name), or about what a set says otherwise or said until that was taken over."""

    decision: Decision | None
    about: Proposal | Suggestion | TakenSuggestion


@dataclass(frozen=True)
class SharedThings:
    """`one` says under which id each record is known; what is joined with nothing is known by its own."""

    one: dict[UUID, UUID]
    proposals: tuple[Proposal, ...]
    suggestions: tuple[Suggestion, ...]
    decided: tuple[Decided, ...] = ()


def shared_things(workspace: Workspace, sets: Sequence[ReceivedSet] | None = None) -> SharedThings:
    """All that sets have together, brought together: by id, by name, and as the coordinator decided. `sets`
    are those that were received, where they are read already."""
    if sets is None:
        sets = cohorts_told_apart_by_years(received_sets(workspace), workspace.select(Cohort))
    return bring_together(_all_written(workspace, sets), workspace.select(Decision))


def _all_written(workspace: Workspace, sets: Iterable[ReceivedSet]) -> list[WrittenOnce]:
    found = [WrittenOnce(record) for kind in KINDS for record in _of(workspace.select(kind))]
    seen: set[int] = set()
    for each in sets:
        if each.overview is None or id(each.overview.shared) in seen:
            continue  # files of one programme mostly say the same of it
        told = each.overview.shared
        seen.add(id(told))
        of_set = (told.programme, told.cohort, *told.themes, *told.schools, *told.events)
        found += [WrittenOnce(record, each.edition) for record in of_set if record is not None]
    return found


def _of(records: Iterable[Record]) -> list[Shared]:
    found = [r for r in records if isinstance(r, KINDS)]
    return [r for r in found if not (isinstance(r, ProgrammeEvent) and r.learning_set)]


def bring_together(written: Sequence[WrittenOnce], decisions: Sequence[Decision]) -> SharedThings:
    """What of `written` is one, what may be, and what is said otherwise."""
    written, sources = written_otherwise(written)
    same, apart = (_pairs(decisions, kind) for kind in (DecisionKind.SAME, DecisionKind.APART))
    one: dict[UUID, UUID] = {}
    proposals: list[Proposal] = []
    by_name: list[Decided] = []
    for kind in KINDS:
        alike = AlikeThings([w for w in written if type(w.record) is kind], one, apart, sources)
        alike.join(same)
        one |= alike.one
        proposals += alike.proposals()
        by_name += [Decided(None, Proposal(here, there)) for here, there in alike.joined_by_name]
    said = list(_said_otherwise(written, one))
    told = SharedThings(one, tuple(proposals), tuple(_suggestions(said, one, decisions)))
    return replace(told, decided=(*_decided(written, said, one, decisions), *by_name))


def _pairs(decisions: Iterable[Decision], kind: DecisionKind) -> Pairs:
    return {frozenset((d.one, d.other)) for d in decisions if d.kind == kind and d.one and d.other}


def _decided(
    written: Sequence[WrittenOnce],
    otherwise: Iterable[Suggestion],
    one: dict[UUID, UUID],
    decisions: Sequence[Decision],
) -> Iterable[Decided]:
    """The decisions about what is here now, those about two of a kind first."""
    last = {w.record.id: w for w in reversed(written)}
    for each in decisions:
        here, there = (last.get(id) if id else None for id in (each.one, each.other))
        if each.kind in (DecisionKind.SAME, DecisionKind.APART) and here and there:
            yield Decided(each, Proposal(here, there))
    own = {w.record.id: w.record for w in written if w.edition is None}
    for nth, each in enumerate(decisions):
        record = own.get(_about(each, one)[0] or _NOBODY) if each.kind == DecisionKind.TAKEN else None
        if record is None or field_said(record, each.field) != each.value:
            continue
        later = (d for d in decisions[nth + 1 :] if (d.one, d.field) == (each.one, each.field))
        before = next(later, None)
        if before is not None and before.kind == DecisionKind.LEFT:
            yield Decided(each, TakenSuggestion(record, each.field, each.value, before))
    left = {_about(d, one): d for d in decisions if d.kind == DecisionKind.LEFT}
    for said in otherwise:
        if (decision := left.get((said.here.id, said.field, said.value))) is not None:
            yield Decided(decision, said)


def _suggestions(
    otherwise: Iterable[Suggestion], one: dict[UUID, UUID], decisions: Iterable[Decision]
) -> Iterable[Suggestion]:
    decided = {_about(d, one) for d in decisions if d.kind in (DecisionKind.TAKEN, DecisionKind.LEFT)}
    for said in otherwise:
        if (said.here.id, said.field, said.value) not in decided:
            yield said


def _about(decision: Decision, one: dict[UUID, UUID]) -> tuple[UUID | None, str, str]:
    """What a decision is about, of whichever is the first of those that are one by now."""
    about = decision.one
    return (one.get(about, about) if about else None, decision.field, decision.value)


def _said_otherwise(written: Iterable[WrittenOnce], one: dict[UUID, UUID]) -> Iterable[Suggestion]:
    """What sets say otherwise than the coordinator's own records and, of what she has none of, otherwise than
    the first of them: each once. Nothing of a programme that is not hers: there is nothing to keep it in."""
    own = {w.record.id for w in written if w.edition is None}
    first: dict[UUID, Shared] = {}
    told: set[tuple[UUID, str, str]] = set()
    for each in written:
        known = one.get(each.record.id, each.record.id)
        here = first.setdefault(known, each.record)
        if each.edition is None or not (known in own or parent_of(here, one) in own):
            continue
        for field in TOLD[type(here)]:
            ours, value = field_said(here, field), field_said(each.record, field)
            about = (here.id, field, value)
            if value and value != ours and about not in told:
                told.add(about)
                yield Suggestion(here, field, value, each.edition)


def field_said(record: Shared, field: str) -> str:
    """What a record says in a field, as text."""
    value = getattr(record, field)
    return "" if value is None else str(value)
