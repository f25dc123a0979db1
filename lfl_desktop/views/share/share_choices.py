"""What there is to choose of, for each paper: meetings, versions of activity systems, lines of a list."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.year import current_meeting, seen_from
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import all_lines, chosen_lines
from lfl_desktop.workspace.set_book import SetBook

ALL_LINES, AS_SHOWN = "all", "shown"
"""Which lines of a list: all, or those that its place showed."""


def proposed_meeting(book: SetBook, kind: PaperName) -> UUID | None:
    """The next meeting for what is needed beforehand, else the last that was held or is under way; None
    leaves it to the first in the list."""
    if kind in (PaperName.AGENDA, PaperName.ATTENDANCE):
        seen = seen_from(book.meetings, book.programme.sample_today)
        coming = current_meeting(seen, book.reading.today())
        return coming.id if coming else None
    if paper_kind(kind).about != About.MEETING:
        return None
    begun = (MeetingState.FINISHED, MeetingState.UNDER_WAY)
    seen = [m for m in seen_from(book.meetings, book.programme.sample_today) if m.state in begun]
    return seen[-1].id if seen else None


def subjects(book: SetBook, about: About) -> list[tuple[object, str]]:
    """What a paper can be about, with its words: meetings, leaders or versions; nothing for the whole set."""
    if about == About.MEETING:
        return meetings_of(book)
    if about == About.LEADER:
        return [(person.id, book.full(person.id)) for person in book.members(None)]
    return versions_listed(book) if about == About.VERSION else []


def meetings_of(book: SetBook) -> list[tuple[object, str]]:
    today = book.reading.today()
    return [(meeting.id, _meeting_words(book, meeting, today)) for meeting in book.meetings]


def _meeting_words(book: SetBook, meeting: Meeting, today: dt.date) -> str:
    number = book.numbers.get(meeting.id)
    parts = (
        tr("Meeting {n}", n=number) if number else tr("Cancelled meeting"),
        day_and_month(meeting.date, today) if meeting.date else tr("no date yet"),
        book.place(meeting),
    )
    return " · ".join(part for part in parts if part)


def versions_listed(book: SetBook) -> list[tuple[object, str]]:
    """All versions of all activity systems, in the set's order of leaders, the latest first."""
    found = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    order = {person.id: place for place, person in enumerate(book.members(None))}
    rows: list[tuple[object, str]] = []
    for system in sorted(found, key=lambda s: order.get(s.person, len(order))):
        for version in reversed(versions_of(book.reading, system)):
            number = book.numbers.get(version.meeting) if version.meeting else None
            parts = (
                book.full(system.person),
                plain_wording(system.neighbour),
                tr("meeting {n}", n=number) if number else "",
                day_and_month(version.date, book.reading.today()) if version.date and not number else "",
                "" if version.released_on else tr("not released"),
            )
            rows.append((version.id, " · ".join(part for part in parts if part)))
    return rows


def lines_of_list(book: SetBook, kind: PaperName, shown: tuple[UUID, ...] | None) -> list[tuple[object, str]]:
    """All lines of a list, and before them those that its place showed where these are others."""
    every = all_lines(book, kind)
    found: list[tuple[object, str]] = [(ALL_LINES, tr("All lines of the list ({n})", n=len(every)))]
    chosen = chosen_lines(book, AskedPaper(kind, Audience.SET, lines=shown))
    if not chosen or chosen == every:
        return found
    if len(chosen) == len(every):
        words = tr("All lines, sorted as in the list ({n})", n=len(every))
    else:
        words = tr("As in the list: {n} of {all}", n=len(chosen), all=len(every))
    return [(AS_SHOWN, words), *found]
