"""How a meeting is said above its stages, and in the list to choose one from."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.views.meeting.meeting_facts import MODES
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.meeting.meeting_states import moved_words, state_words
from lfl_desktop.workspace.set_book import SetBook


def meeting_heading(page: MeetingPage) -> str:
    """ "Meeting 3 · Thursday 9 May"; a cancelled meeting has no number."""
    meeting = page.meeting
    day = long_date(meeting.date).rsplit(" ", 1)[0] if meeting.date else tr("no date yet")
    if meeting.state == MeetingState.CANCELLED:
        return tr("Cancelled meeting · {day}", day=day)
    return tr("Meeting {n} · {day}", n=page.number, day=day)


def subline(book: SetBook, page: MeetingPage, today: dt.date) -> str:
    """Where, how, in which term, when, who was here, and how the meeting stands."""
    meeting = page.meeting
    term = book.term(meeting)
    mode = next(tr(words) for value, words in MODES if value == meeting.mode)
    times = "–".join(f"{t:%H:%M}" for t in (meeting.starts, meeting.ends) if t)
    here = tr("{here} of {members} here", **page.turnout._asdict()) if page.is_attended else ""
    parts = (
        book.place(meeting),
        mode.lower(),
        tr("{term} term", term=term.label.lower()) if term else "",
        times,
        here,
        state_words(meeting, today),
    )
    return " · ".join(part for part in parts if part)


def meeting_choices(book: SetBook, today: dt.date) -> list[tuple[object, str]]:
    """Every meeting to choose from, with its number, its day, and whether it was moved or cancelled."""
    return [(meeting.id, _choice(book, meeting, today)) for meeting in book.meetings]


def _choice(book: SetBook, meeting: Meeting, today: dt.date) -> str:
    day = day_and_month(meeting.date, today) if meeting.date else tr("no date yet")
    if meeting.state == MeetingState.CANCELLED:
        return tr("Cancelled · {day}", day=day)
    moved = moved_words(meeting, today)
    words = tr("Meeting {n} · {day}", n=book.numbers.get(meeting.id) or "–", day=day)
    return f"{words}, {moved}" if moved else words


def stage_remark(page: MeetingPage, locked: bool, on_next: bool) -> str:
    """What to know about the stage in sight before typing in it: `locked` says it is, `on_next` that it
    shows the meeting after this one. Empty where there is nothing to know."""
    meeting = page.meeting
    if locked and on_next:
        return tr("The meeting after this one is finished. It can be opened again there.")
    if locked:
        return tr("Finished. Open it again to change something.")
    if meeting.state == MeetingState.CANCELLED:
        return tr("Cancelled. What is recorded here stays. Plan it again to hold it.")
    return ""
