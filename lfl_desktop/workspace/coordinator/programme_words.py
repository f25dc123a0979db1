"""The figures of a programme in words, as screens, papers and the command line say them."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.content.tables.sets_table import SETS_TABLE, SetLine, attendance_words
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import (
    MeetingTotals,
    MemberTotals,
    ProgrammeOverview,
    set_lines,
)


def members_in_words(members: MemberTotals) -> str:
    """As in "28 began, 3 left, 1 joined"."""
    return tr(
        "{start} began, {left} left, {joined} joined",
        start=members.at_start,
        left=members.left,
        joined=members.joined,
    )


def attendance_share(totals: MeetingTotals) -> str:
    """As in "93 %"; a dash before anybody could be there."""
    share = totals.attendance
    return tr("{n} %", n=round(share * 100)) if share is not None else "–"


def actions_in_words(totals: MeetingTotals) -> str:
    """As in "90 actions: 68 done, 6 changed, 5 dropped, 4 handed on, 7 open"."""
    counts = totals.actions
    done = counts[ActionState.DONE] + counts[ActionState.PARTLY]
    parts = [
        tr("{n} done", n=done),
        tr("{n} changed", n=counts[ActionState.CHANGED]),
        tr("{n} dropped", n=counts[ActionState.DROPPED]),
        tr("{n} handed on", n=counts[ActionState.HANDED_ON]),
        tr("{n} open", n=counts[ActionState.OPEN]),
    ]
    actions = plural(totals.decided, "{n} action", "{n} actions")
    return tr("{actions}: {how}", actions=actions, how=", ".join(parts)) if totals.decided else actions


def totals_in_words(overview: ProgrammeOverview) -> list[str]:
    """The totals of a programme, a line each."""
    totals, members = overview.totals, overview.members
    sets = plural(len(overview.sets), "{n} set", "{n} sets")
    return [
        tr(
            "{sets} · {held} of {planned} meetings held · {slots}",
            sets=sets,
            held=totals.held,
            planned=totals.planned,
            slots=plural(totals.slots, "{n} slot", "{n} slots"),
        ),
        tr(
            "{now} members: {how}",
            now=members.at_end,
            how=members_in_words(members),
        ),
        tr(
            "{share} attendance ({here})",
            share=attendance_share(totals),
            here=attendance_words(totals.here, totals.members) or "–",
        ),
        actions_in_words(totals),
        plural(len(overview.impacts), "{n} agreed note of impact", "{n} agreed notes of impact"),
    ]


def sets_in_words(overview: ProgrammeOverview) -> str:
    """The table of all sets as text, and the totals below it."""
    lines = set_lines(overview)
    if not lines:
        return tr("No set has sent its file yet.")
    return "\n".join([*_table(lines), "", *totals_in_words(overview)])


def _table(lines: Sequence[SetLine]) -> list[str]:
    heads = [tr(column.heading) for column in SETS_TABLE.columns]
    rows = [heads, *([column.words(line) for column in SETS_TABLE.columns] for line in lines)]
    widths = [max(len(row[nth]) for row in rows) for nth in range(len(heads))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
