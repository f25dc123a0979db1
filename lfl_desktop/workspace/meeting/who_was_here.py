"""Who was at a meeting, in words: by name, or in numbers where the names stayed with the set."""

from __future__ import annotations

from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.members.belonging import on_leave_words
from lfl_desktop.workspace.set_book import SetBook


def here_words(book: SetBook, page: MeetingPage) -> str:
    """Who is here, by the names the set calls them."""
    here = [book.short(id) for id, a in page.attendance.items() if a.presence in PRESENT]
    return ", ".join(here) or in_numbers(book, page) or tr("nobody is marked yet")


def in_numbers(book: SetBook, page: MeetingPage) -> str:
    """How many were here, of a set whose names stayed with it; empty for any other."""
    if book.figures is None or not page.turnout.here:
        return ""
    return tr("{here} of {members}", **page.turnout._asdict())


def not_in_rows(book: SetBook, page: MeetingPage) -> str:
    """What is told of attendance besides a row for each member: how many they were where there is none, and
    who is on leave."""
    counted = "" if page.members else in_numbers(book, page)
    return "\n".join(filter(None, (counted, on_leave_words(book, page.meeting.date))))
