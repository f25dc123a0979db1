"""The calendar file of a set, made through the gate and saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.endings import CALENDAR, check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def make_calendar(
    reading: Reading, set_id: UUID, audience: Audience, now: dt.datetime | None = None
) -> bytes:
    """The dates that `audience` may see. What was deleted and is still to come is in it as cancelled, with
    its day and nothing else, because a file saved before may have put it into somebody's calendar."""
    from lfl_desktop.exchange.calendar_file import calendar_file

    records: list[Record] = records_of_set(reading, set_id)
    if isinstance(reading, Workspace):
        records += _called_off(reading, set_id)
    return calendar_file(visible(records, audience), set_id, now or reading.now())


def _called_off(workspace: Workspace, set_id: UUID) -> Iterator[Meeting | ProgrammeEvent]:
    today = workspace.today()
    for meeting in workspace.gone(Meeting):
        if meeting.learning_set == set_id and meeting.date and meeting.date >= today:
            yield Meeting(id=meeting.id, learning_set=set_id, date=meeting.date, state=MeetingState.CANCELLED)
    cohort = OwnSetBook(workspace, set_id).cohort.id
    for event in workspace.gone(ProgrammeEvent):
        of_us = event.cohort == cohort and event.learning_set in (None, set_id)
        if of_us and event.date and event.date >= today:
            yield ProgrammeEvent(
                id=event.id,
                cohort=cohort,
                learning_set=event.learning_set,
                kind=event.kind,
                date=event.date,
                cancelled=True,
            )


def calendar_file_name(book: SetBook) -> str:
    """What to call the file: "set-a-calendar.ics"."""
    words = "".join(c if c.isalnum() else " " for c in f"set {book.learning_set.name} calendar").split()
    return "-".join(words).lower() + CALENDAR


def save_calendar(reading: Reading, set_id: UUID, audience: Audience, path: Path) -> str:
    """Writes the calendar file to `path`, whole or not at all; a sentence that says so.

    Raises WrongEnding or CannotSave."""
    check_ending(path, [CALENDAR])
    write_whole(path, make_calendar(reading, set_id, audience))
    note_handled(reading, handling(reading, HandlingKind.SAVED, "calendar", audience, of_set=set_id))
    return tr("Saved to {path}", path=path)
