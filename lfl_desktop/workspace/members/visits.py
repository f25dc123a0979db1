"""What a leader came to: workshops, seminars, coaching and visits, and what was taken home from each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.event_kinds import visit_words
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.members.history_lines import full
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook


@dataclass(frozen=True)
class CameTo:
    """One event that somebody came to."""

    came: EventAttendance
    event: ProgrammeEvent
    words: str

    @property
    def is_visit(self) -> bool:
        """Whether it was added here."""
        return self.event.kind == EventKind.SCHOOL_VISIT and self.event.learning_set is not None


@dataclass(frozen=True)
class Visit:
    """What is said of a visit before it is kept: schools by their names."""

    day: dt.date | None
    from_school: str
    to_school: str
    taken_home: str = ""


def visits_of(book: SetBook, person: UUID) -> list[CameTo]:
    """What `person` came to, the newest first. In the sample, what comes later that year is left out."""
    came = {one.event: one for one in book.reading.select(EventAttendance, person=person)}
    pretended = book.programme.sample_today
    events = [
        event
        for event in book.reading.select(ProgrammeEvent, id=sorted(came))
        if event.learning_set in (None, book.learning_set.id) and not event.cancelled
        if not (pretended and event.date and event.date > pretended)
    ]
    ordered = sorted(events, key=lambda e: (e.date or dt.date.min, str(e.id)), reverse=True)
    return [CameTo(came[event.id], event, _words(book, event)) for event in ordered]


def _words(book: SetBook, event: ProgrammeEvent) -> str:
    """As in "22 May 2013 · Visit to Hillcross CE"."""
    host = book.schools.get(event.host_school) if event.host_school else None
    day = full(event.date) if event.date else tr("no date yet")
    return f"{day} · {visit_words(event, host.name if host else '')}"


def visit_problem(what: Visit) -> str:
    """Why a visit cannot be kept as it is, in a sentence; empty where it can."""
    if what.day is None:
        return tr("This needs its day, for example 24 May.")
    return "" if one_line(what.to_school) else tr("Which school was visited?")


def add_visit(book: OwnSetBook, people: Sequence[UUID], what: Visit) -> ProgrammeEvent:
    """Keeps a visit of these members as one event of the set; raises ValueError on a `visit_problem`."""
    if words := visit_problem(what):
        raise ValueError(words)
    workspace, programme = book.workspace, book.programme.id
    with workspace.step(mark("Add visit")) as step:
        event = step.put(
            ProgrammeEvent(
                cohort=book.cohort.id,
                learning_set=book.learning_set.id,
                kind=EventKind.SCHOOL_VISIT,
                date=what.day,
                from_school=school_called(step, workspace, programme, what.from_school),
                host_school=school_called(step, workspace, programme, what.to_school),
            )
        )
        for person in people:
            step.put(EventAttendance(event=event.id, person=person, taken_home=what.taken_home.strip()))
    return event


def remove_from_visit(book: OwnSetBook, came: CameTo) -> None:
    """Takes somebody off a visit of this set; with the last of them the visit goes."""
    workspace = book.workspace
    with workspace.step(mark("Remove visit")) as step:
        step.delete(came.came)
        if not workspace.select(EventAttendance, event=came.event.id):
            step.delete(came.event)
