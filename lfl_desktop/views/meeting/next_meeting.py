"""Next meeting: when and where, and what goes on to it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLabel

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.meeting.meeting_facts import MeetingFacts
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.meeting.known_templates import usual
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, count_open_after
from lfl_desktop.workspace.set_book import SetBook


class NextMeetingStage(Stage):
    """The meeting after this one; typing a date plans one where there is none."""

    form = "meeting/next_meeting"

    carried: QLabel
    date_remark: QLabel

    def build(self) -> None:
        self._fresh: Meeting | None = None
        self._facts = MeetingFacts(self.desk, mark("Plan next meeting"), self)
        layout_of(self, "facts_place").addWidget(self._facts)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        count = count_open_after(book, page.meeting)
        words = plural(
            "%n actions are open and return by themselves.",
            "%n action is open and returns by itself.",
            count,
        )
        self.carried.setText(words if count else tr("No action is open."))
        self._facts.show_meeting(book, page.following or self._planned(page.meeting))
        self._show_remark(book)

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        self._show_remark(book)

    def _show_remark(self, book: SetBook) -> None:
        """What is to be known about the day before it is agreed: a holiday, an event of the programme."""
        known = self._facts.meeting
        shown = self.desk.reading.get(Meeting, known.id) if known else None
        self.date_remark.setText(remark_on(book, shown.date, shown.id) if shown else "")
        self.date_remark.setVisible(bool(self.date_remark.text()))

    def _planned(self, meeting: Meeting) -> Meeting:
        kept = self.desk.reading.get(Meeting, self._fresh.id) if self._fresh else None
        over = kept is not None and kept.state == MeetingState.CANCELLED
        if self._fresh is None or over or self._fresh.learning_set != meeting.learning_set:
            starts, ends = meeting.starts or dt.time(13, 30), meeting.ends or dt.time(16, 30)
            template = usual(self.desk.book())
            self._fresh = Meeting(
                learning_set=meeting.learning_set, starts=starts, ends=ends, template=template
            )
            return self._fresh
        return kept or self._fresh

    def locked(self, page: MeetingPage) -> bool:
        """Planning the next meeting changes nothing at this one; what is finished may be the next."""
        return page.following is not None and page.following.state == MeetingState.FINISHED

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        following = page.following
        if following is None or following.date is None:
            return tr("Next meeting"), False
        day = day_and_month(following.date, self.desk.reading.today())
        return tr("Next meeting · {day}", day=day), True
