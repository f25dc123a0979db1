"""What the coordinator decides about what sets sent: each decision is a record, and one step to take back."""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace

from lfl_desktop.domain.editions import Decision, DecisionKind
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.records import TABLES
from lfl_desktop.domain.wording.days_said import day_and_month as day_said
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.shared_things import Proposal, Shared, Suggestion, field_said
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


def decide_on_suggestion(workspace: Workspace, suggestion: Suggestion, *, take: bool) -> None:
    """What a set says otherwise is taken over, or left; either way it is not asked again."""
    here = suggestion.here
    decision = Decision(
        kind=DecisionKind.TAKEN if take else DecisionKind.LEFT,
        table=TABLES[type(here)],
        one=here.id,
        field=suggestion.field,
        value=suggestion.value,
        decided_on=workspace.today(),
    )
    with workspace.step(mark("Take what a set says") if take else mark("Leave what a set says")) as step:
        step.put(decision)
        if take:
            step.put(replace(here, **{suggestion.field: _typed(suggestion)}))


def _typed(suggestion: Suggestion) -> str | dt.date:
    if suggestion.field in ("starts", "ends", "date"):
        return msgspec.convert(suggestion.value, dt.date)
    return suggestion.value


def _in_words(value: str | dt.date | None) -> str:
    return (
        tr("{day} {year}", day=day_said(value), year=value.year)
        if isinstance(value, dt.date)
        else value or ""
    )


def question_of_pair(proposal: Proposal) -> str:
    """What is asked about two that may be one."""
    here, there = proposal.here, proposal.there
    assert there.edition is not None
    words = (
        tr("“{there}” in {set} may be the programme “{here}”.")
        if isinstance(here.record, Programme)
        else tr("“{there}” in {set} may be the same school as “{here}”.")
    )
    return words.format(
        there=_called(there.record), set=edition_of_set(there.edition), here=_called(here.record)
    )


def question_of_suggestion(suggestion: Suggestion) -> str:
    """What a set says otherwise, with its source."""
    said = tr(_FIELDS[suggestion.field], value=_in_words(_typed(suggestion)))
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
