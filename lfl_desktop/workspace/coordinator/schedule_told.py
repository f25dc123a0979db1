"""The schedule of a programme: what had a day and what had none, in the order in which it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lfl_desktop.content.papers.final_report import PlainTable
from lfl_desktop.content.wording import unbroken
from lfl_desktop.domain.coordinator.register import ScheduleLine
from lfl_desktop.domain.event_kinds import EVENT_KINDS
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview

Row = tuple[str, str, str, str]


def schedule_table(overview: ProgrammeOverview) -> PlainTable:
    """Each event for all sets by its day, and after it the steps without one that follow it."""
    heads = (tr("When"), tr("What"), tr("Speaker"), tr("For whom"))
    return PlainTable(heads, tuple(_rows(overview)), (1.6, 2.6, 1.4, 1.4))


def _rows(overview: ProgrammeOverview) -> Iterator[Row]:
    steps = [line for line in overview.kept.schedule if line.event is None and line.wording.strip()]
    events = [event for event in overview.events if event.date and not event.cancelled]
    known = {event.id for event in events}
    yield from (_of_step(step) for step in steps if step.after not in known)
    for event in events:
        yield _of_event(overview, event)
        yield from (_of_step(step) for step in steps if step.after == event.id)


def _of_event(overview: ProgrammeOverview, event: ProgrammeEvent) -> Row:
    assert event.date is not None
    line = overview.kept.line_of(event.id)
    times = [f"{time:%H:%M}" for time in (event.starts, event.ends) if time]
    when = ",\n".join(filter(None, (unbroken(long_date(event.date)), "–".join(times))))
    kind = tr(EVENT_KINDS[event.kind])
    title = event.title.strip()
    what = kind if not title or title == kind else f"{kind}: {title}"
    return when, what, line.speaker if line else "", line.for_whom if line else ""


def _of_step(step: ScheduleLine) -> Row:
    return step.when.strip() or tr("no day"), step.wording.strip(), step.speaker, step.for_whom


def schedule_remarks(overview: ProgrammeOverview) -> Iterator[str]:
    """How the sets meet, as they tell it."""
    told = [one.overview for one in overview.sets if one.overview]
    for times, sets in sorted(Counter(one.learning_set.meetings_a_term for one in told).items()):
        yield tr(
            "Action learning sets: {sets} met {times} a term, on days that the facilitator arranged with the"
            " members.",
            sets=plural("%n sets", "%n set", sets),
            times=plural("%n times", "%n time", times),
        )
    meetings = sorted({len(one.planned) for one in told})
    if meetings:
        many = " – ".join(str(n) for n in dict.fromkeys((meetings[0], meetings[-1])))
        yield tr("Meetings of each set: {n}.", n=many)
