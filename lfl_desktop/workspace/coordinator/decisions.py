"""What the coordinator decides about what sets sent: each decision is a record, and one step to take back."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import msgspec
from msgspec.structs import replace

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.editions import Decision, DecisionKind
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import Membership, Person
from lfl_desktop.domain.programme import Cohort, Programme, School
from lfl_desktop.domain.records import TABLES
from lfl_desktop.domain.wording.days_said import day_and_month as day_said
from lfl_desktop.domain.wording.names import collated, name_key, same_name
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.alike_things import Proposal, Shared, parent_of
from lfl_desktop.workspace.coordinator.shared_things import (
    Decided,
    Suggestion,
    TakenSuggestion,
    field_said,
    shared_things,
)
from lfl_desktop.workspace.exchange.adding_words import edition_of_set
from lfl_desktop.workspace.workspace import Workspace

_FIELDS = {
    "name": mark("is called “{value}”"),
    "title": mark("is called “{value}”"),
    "coordinator": mark("has {value} as its coordinator"),
    "funder": mark("has the funder line “{value}”"),
    "chain": mark("belongs to {value}"),
    "partner_city": mark("is in {value}"),
    "starts": mark("starts on {value}"),
    "ends": mark("ends on {value}"),
    "date": mark("is on {value}"),
    "place": mark("is at {value}"),
}
"""How it is said that a set has a field otherwise."""


def decide_on_pair(workspace: Workspace, proposal: Proposal, *, are_one: bool) -> None:
    """The two are one, or are kept apart, from now on."""
    here, there = proposal.here.record, proposal.there.record
    kind = DecisionKind.SAME if are_one else DecisionKind.APART
    decision = Decision(
        kind=kind, table=TABLES[type(here)], one=here.id, other=there.id, decided_on=workspace.today()
    )
    with workspace.step(
        mark("Join what sets sent") if are_one else mark("Keep apart what sets sent")
    ) as step:
        step.put(decision)


def join_schools(workspace: Workspace, one: UUID, other: UUID) -> None:
    """Two schools are one from now on, though nothing but the coordinator's own knowledge says so."""
    table, today = TABLES[School], workspace.today()
    with workspace.step(mark("Join what sets sent")) as step:
        step.put(Decision(kind=DecisionKind.SAME, table=table, one=one, other=other, decided_on=today))


def decide_on_suggestion(workspace: Workspace, suggestion: Suggestion, *, take: bool) -> None:
    """What a set says otherwise is taken over, or left; either way it is not asked again. What is taken
    stands among the coordinator's own from then on, and what stood there before counts as left: other sets
    may say it for a while."""
    here, field = suggestion.here, suggestion.field
    with workspace.step(mark("Take what a set says") if take else mark("Leave what a set says")) as step:
        kind = DecisionKind.TAKEN if take else DecisionKind.LEFT
        step.put(_decision_on(workspace, suggestion, kind, suggestion.value))
        if not take:
            return
        step.put(_decision_on(workspace, suggestion, DecisionKind.LEFT, field_said(here, field)))
        own = workspace.get(type(here), here.id) or _as_own(workspace, here)
        step.put(replace(own, **{field: _typed(field, suggestion.value)}))


def _decision_on(workspace: Workspace, suggestion: Suggestion, kind: DecisionKind, value: str) -> Decision:
    here = suggestion.here
    return Decision(
        kind=kind,
        table=TABLES[type(here)],
        one=here.id,
        field=suggestion.field,
        value=value,
        decided_on=workspace.today(),
    )


def _as_own(workspace: Workspace, here: Shared) -> Shared:
    """What only sets told, as one of the coordinator's own: of her programme, under whichever id a set knows
    that."""
    one = shared_things(workspace).one
    owner = Cohort if isinstance(here, ProgrammeEvent) else Programme
    field = "cohort" if isinstance(here, ProgrammeEvent) else "programme"
    parent = next(r.id for r in workspace.select(owner) if one.get(r.id) == parent_of(here, one))
    return replace(here, **{field: parent})


def ask_again(workspace: Workspace, decided: Decided) -> None:
    """Takes a decision back, whenever it was made: what it was about is asked anew. Where something was taken
    over, what stood there before stands there again."""
    if decided.decision is None:
        return
    with workspace.step(mark("Take back a decision")) as step:
        step.delete(decided.decision)
        if isinstance(about := decided.about, TakenSuggestion):
            step.delete(about.left)
            own = workspace.get(type(about.here), about.here.id)
            if own is not None and field_said(own, about.field) == about.value:
                step.put(replace(own, **{about.field: _typed(about.field, about.left.value)}))


def _typed(field: str, value: str) -> str | dt.date | None:
    if field in ("starts", "ends", "date"):
        return msgspec.convert(value, dt.date) if value else None
    return value


def _in_words(value: str | dt.date | None) -> str:
    return (
        tr("{day} {year}", day=day_said(value), year=value.year)
        if isinstance(value, dt.date)
        else value or ""
    )


def question_of_pair(proposal: Proposal) -> str:
    """What is asked about two that may be one."""
    is_programme = isinstance(proposal.here.record, Programme)
    may_be = (
        mark("“{there}” in {set} may be the programme “{here}”.")
        if is_programme
        else mark("“{there}” in {set} may be the same school as “{here}”.")
    )
    return _of_pair(may_be, proposal)


def evidence_of_pair(workspace: Workspace, proposal: Proposal) -> str:
    """What besides its name speaks for two schools being one: whom the coordinator's own roster has there, of
    those that she put into the set which says it; a chain or a city that both have."""
    here, there, edition = proposal.here.record, proposal.there.record, proposal.there.edition
    if not isinstance(here, School) or not isinstance(there, School) or edition is None:
        return ""
    members = workspace.select(Membership, learning_set=edition.learning_set)
    people = workspace.select(Person, id=sorted({one.person for one in members}))
    names = {name_key(person.name) for person in people if person.name}
    theirs = [
        one.name for one in workspace.select(Participant, school=here.id) if name_key(one.name) in names
    ]
    told = []
    if theirs:
        named = ", ".join(sorted(dict.fromkeys(theirs), key=collated))
        told.append(tr("Of this set, your roster has there: {names}.", names=named))
    if here.chain and same_name(here.chain, there.chain):
        told.append(tr("Both belong to {value}.", value=here.chain))
    if here.partner_city and same_name(here.partner_city, there.partner_city):
        told.append(tr("Both are in {value}.", value=here.partner_city))
    return " ".join(told)


def decided_in_words(decided: Decided) -> str:
    """What was decided, or what counts as one by its name alone."""
    about = decided.about
    if isinstance(about, Suggestion):
        return tr("Left: {said}", said=question_of_suggestion(about))
    if isinstance(about, TakenSuggestion):
        return tr("Taken: {said}", said=_taken_in_words(about))
    if decided.decision is None:
        return _of_pair(mark("“{there}” in {set} counts as “{here}”, by its name."), about)
    if decided.decision.kind == DecisionKind.SAME:
        return _of_pair(mark("“{there}” in {set} is “{here}”, as you decided."), about)
    return _of_pair(mark("“{there}” in {set} is kept apart from “{here}”, as you decided."), about)


def _taken_in_words(taken: TakenSuggestion) -> str:
    before = _in_words(_typed(taken.field, taken.left.value))
    if taken.field in ("name", "title"):
        return tr("“{before}” {said}.", before=before, said=_said_of(taken.field, taken.value))
    words = tr("“{name}” {said}.", name=_called(taken.here), said=_said_of(taken.field, taken.value))
    return " ".join((words, tr("Before: {before}.", before=before))) if before else words


def _said_of(field: str, value: str) -> str:
    return tr(_FIELDS[field], value=_in_words(_typed(field, value)))


def _of_pair(words: str, proposal: Proposal) -> str:
    here, there = proposal.here, proposal.there
    whose = edition_of_set(there.edition) if there.edition else tr("your own records")
    return tr(words, there=_called(there.record), set=whose, here=_called(here.record))


def question_of_suggestion(suggestion: Suggestion) -> str:
    """What a set says otherwise, with its source."""
    said = _said_of(suggestion.field, suggestion.value)
    now = _in_words(getattr(suggestion.here, suggestion.field))
    words = tr(
        "{set} says that “{name}” {said}.",
        set=_capital(edition_of_set(suggestion.edition)),
        name=_called(suggestion.here),
        said=said,
    )
    is_name = suggestion.field in ("name", "title")
    return words if is_name or not now else " ".join((words, tr("Here: {now}.", now=now)))


def _called(record: Shared) -> str:
    return field_said(record, "title" if hasattr(record, "title") else "name")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
