"""The table of actions: who has each, how it stands, and what was said of it last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import (
    LineColumn,
    LineSource,
    LineTable,
    Noted,
    meeting_words,
)
from lfl_desktop.domain.actions import ACTION_STATES, CARRIED, DueDay, due_day, standing_of_actions
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, ReportBack
from lfl_desktop.domain.wording.due_said import due_said, given_words
from lfl_desktop.domain.wording.state_names import report_words
from lfl_desktop.words import mark, plural, tr

IN_ORDER = tuple(ActionState)


@dataclass(frozen=True)
class ActionLine:
    """One action and how it stands. `number` is that of the meeting that decided it, None for a cancelled
    one; `report` is the last of it, at the meeting `reported`."""

    action: Action
    leader: str
    decided: Meeting | None
    number: int | None
    by_when: str
    due: DueDay
    state: ActionState
    report: ReportBack | None
    reported: Meeting | None
    last_report: str

    @property
    def id(self) -> UUID:
        """The id of the action."""
        return self.action.id

    @property
    def is_open(self) -> bool:
        """Whether it returns at the next meeting."""
        return self.state in CARRIED


def action_lines(
    source: LineSource, actions: Sequence[Action], reports: Iterable[ReportBack]
) -> list[ActionLine]:
    """A line for each action, in the order given, as it stands after the last of the meetings so far."""
    order = {meeting.id: place for place, meeting in enumerate(source.until)}
    meetings = {meeting.id: meeting for meeting in source.meetings}
    told = [report for report in reports if report.meeting in order]
    states = standing_of_actions(actions, told, source.until)
    last = {r.action: r for r in sorted(told, key=lambda r: (order[r.meeting], str(r.id)))}
    lines = []
    for action in actions:
        report = last.get(action.id)
        words = _last_report(source, report)
        due = due_day(action, source.meetings)
        lines.append(
            ActionLine(
                action=action,
                leader=source.name(action.person),
                decided=meetings.get(action.meeting),
                number=source.numbers.get(action.meeting),
                by_when=due_said(due.day, action.due_words, source.today),
                due=due,
                state=states.get(action.id, ActionState.OPEN),
                report=report,
                reported=meetings.get(report.meeting) if report and words else None,
                last_report=words,
            )
        )
    return lines


def _last_report(source: LineSource, report: ReportBack | None) -> str:
    words = report_words(report) if report else ""
    return f"{meeting_words(source.numbers.get(report.meeting))}: {words}" if report and words else ""


def _state_noted(line: ActionLine) -> list[Noted]:
    return [(line.report, "state")]


ACTIONS_TABLE = LineTable(
    mark("List of actions"),
    lambda n: plural("%n actions", "%n action", n),
    (
        LineColumn[ActionLine](mark("Leader"), lambda line: line.leader, ("people",)),
        LineColumn[ActionLine](mark("Action"), lambda line: line.action.wording, ("actions",), wide=True),
        LineColumn[ActionLine](
            mark("By when"),
            lambda line: line.by_when,
            ("actions",),
            value=lambda line: line.due.day,
            notes=lambda line: [(line.due.meeting, "date")],
            beside=LineColumn[ActionLine](
                mark("By when, in words"),
                lambda line: given_words(line.due.day, line.action.due_words),
                ("actions",),
                seldom=True,
            ),
        ),
        LineColumn[ActionLine](
            mark("How it stands"),
            lambda line: tr(ACTION_STATES[line.state]),
            ("report_backs",),
            order=lambda line: str(IN_ORDER.index(line.state)),
            notes=_state_noted,
        ),
        LineColumn[ActionLine](mark("Sign"), lambda line: line.action.sign, ("actions",), wide=True),
        LineColumn[ActionLine](
            mark("Decided at"),
            lambda line: meeting_words(line.number),
            ("meetings",),
            value=lambda line: line.number or 0,
            notes=lambda line: [(line.decided, "date")],
        ),
        LineColumn[ActionLine](
            mark("Last report"),
            lambda line: line.last_report,
            ("report_backs",),
            wide=True,
            notes=lambda line: [(line.reported, "date")],
        ),
    ),
)
