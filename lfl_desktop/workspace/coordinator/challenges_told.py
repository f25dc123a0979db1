"""What stood in the way of a programme, and what helped it."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.papers.final_report import ToldPoint
from lfl_desktop.domain.coordinator.register import Effect
from lfl_desktop.domain.gate.set_figures import FEW
from lfl_desktop.domain.programme import SchoolEventKind
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import awaited_in_words, school_event_words


def challenge_sentences(overview: ProgrammeOverview) -> Iterator[str]:
    """What happened in the schools, counted, and how many left their set."""
    counts = {
        kind: len({event.school for event, _school in overview.school_events if event.kind == kind})
        for kind in SchoolEventKind
    }
    if heads := counts[SchoolEventKind.HEAD_CHANGED]:
        yield plural("The head changed in %n schools.", "The head changed in %n school.", heads)
    if heads := counts[SchoolEventKind.HEAD_OF_SCHOOL_CHANGED]:
        yield plural(
            "The head of school changed in %n schools.", "The head of school changed in %n school.", heads
        )
    if joined := counts[SchoolEventKind.JOINED_CHAIN]:
        yield plural("%n schools joined a chain.", "%n school joined a chain.", joined)
    members = overview.members
    if members.left >= FEW:
        yield tr(
            "Of {start} members of the sets {left} left and {joined} joined; {now} were there at the end.",
            start=members.at_start,
            left=members.left,
            joined=members.joined,
            now=members.at_end,
        )


def challenge_points(overview: ProgrammeOverview) -> Iterator[ToldPoint]:
    """Staff turnover, what hindered and what helped, and files that are missing."""
    for event, school in overview.school_events:
        if event.kind == SchoolEventKind.TURNOVER:
            words = school_event_words(event, school.name if school else "", overview.today)
            yield ToldPoint(words, group=tr("Turnover of staff"))
    for effect, group in ((Effect.HINDERED, tr("What hindered")), (Effect.HELPED, tr("What helped"))):
        for one in overview.kept.circumstances:
            if one.effect == effect and one.wording.strip():
                yield ToldPoint(one.wording.strip(), group=group)
    for received in overview.sets:
        if day := overview.late_since(received):
            words = tr(
                "Set {name} has not sent its file since its meeting on {day}.",
                name=received.name,
                day=day_and_month(day, overview.today),
            )
            yield ToldPoint(words, group=tr("Files that are missing"))
    for words in awaited_in_words(overview):
        yield ToldPoint(words, group=tr("Files that are missing"))
