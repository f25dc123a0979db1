"""The calendar: the year in one picture, the same as a list by term, and the chosen line beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QMenu, QPushButton, QTableView, QWidget

from lfl_desktop.domain.event_kinds import EVENT_KINDS, event_words
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine, Pages, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.programme.calendar_cards import CalendarMeetingCard, NoteCard
from lfl_desktop.views.programme.calendar_file_card import FileCard
from lfl_desktop.views.programme.event_card import EventCard
from lfl_desktop.views.programme.year_picture import YearPicture
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.calendar import event_changes as jobs
from lfl_desktop.workspace.calendar import proposed_meetings
from lfl_desktop.workspace.calendar.year_calendar import CalendarLine, LineKind, days, lines_of_calendar
from lfl_desktop.workspace.meeting.meeting_moved import move_to_day
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.writing import KeptChange

MEETING = "meeting"
"""What stands for a meeting of the set among the kinds of event to add."""

COLUMNS: tuple[Column[CalendarLine], ...] = (
    Column(mark("Day"), lambda line: line.what if _is_heading(line) else line.day),
    Column(mark("What"), lambda line: line.dates if _is_heading(line) else line.what, wide=True),
    Column(mark("When and where"), lambda line: line.where, wide=True),
    Column(mark("Note"), lambda line: line.note),
)


class CalendarPage(QWidget):
    """The calendar of one set."""

    terms_wanted = Signal()
    """The terms are to be changed."""

    picture_card: QFrame
    picture: YearPicture
    new_kind: QComboBox
    new_date: DateLine
    new_own: Segmented
    add: QPushButton
    lacking: QLabel
    propose: QPushButton
    accept_all: QPushButton
    put_away: QPushButton
    table: QTableView
    side: Pages

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._proposing = False
        self._proposed: Sequence[Meeting] = ()
        self._by_hand: dict[UUID, dt.date] = {}
        self._begun = False
        fill_with_form(self, "programme/calendar_page")
        self.list: Table[CalendarLine] = Table(self.table, COLUMNS, _is_quiet, _is_heading)
        self.list.copied.connect(desk.said)
        self.table.setSortingEnabled(False)
        self._make_side()
        self._set_choices()
        self._connect()

    def _make_side(self) -> None:
        self.note, self.meeting, self.event_card = (
            NoteCard(),
            CalendarMeetingCard(self.desk),
            EventCard(self.desk),
        )
        for card in (self.note, self.meeting, self.event_card):
            self.side.addWidget(card)
        self.note.accept.clicked.connect(self._accept_chosen)
        self.note.proposed_day.changed.connect(self._give_day)
        self.note.open_terms.clicked.connect(self.terms_wanted)
        self.event_card.remove.clicked.connect(self._remove)
        layout_of(self, "file_place").addWidget(FileCard(self.desk))

    def _set_choices(self) -> None:
        kinds: list[tuple[object, str]] = [(kind, tr(words)) for kind, words in EVENT_KINDS.items()]
        fill_choices(self.new_kind, [(MEETING, tr("Meeting of the set")), *kinds])
        self.new_own.set_options([(False, tr("All sets")), (True, tr("This set"))])
        self.new_own.set_value(True)
        today = self.desk.reading.today
        for line in (self.new_date, self.note.proposed_day):
            day_without_year_meant(line, today, half_a_year_ahead(today))
            line.set_year(self.desk.school_year)

    def _connect(self) -> None:
        self.list.chose.connect(self._show_chosen)
        self.list.opened.connect(self._open)
        self.list.menu_asked.connect(self._add_to)
        self.picture.chosen.connect(lambda line: self.list.choose(line.id))
        self.new_kind.currentIndexChanged.connect(lambda _place: self._follow_kind())
        self.new_date.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.propose.clicked.connect(lambda: self._set_proposing(True))
        self.put_away.clicked.connect(lambda: self._set_proposing(False))
        self.accept_all.clicked.connect(self._accept_all)
        for keys, job in (
            ("Ctrl+Return", self._accept_all),
            ("Ctrl+Enter", self._accept_all),
            ("Alt+Shift+Left", lambda: self._shift(-1)),
            ("Alt+Shift+Right", lambda: self._shift(1)),
            (REMOVE_KEY, self._remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(job)

    # what is in sight

    def show_book(self, book: SetBook) -> None:
        """Shows the calendar as it is now, keeping the cursor where it is."""
        with QSignalBlocker(self.list):  # what is chosen is shown once, when it is settled
            self._show_lines(book)
            if not self._begun and self.list.model.lines:
                self._begun = True
                self._choose_next()
        self._show_chosen()

    def _choose_next(self) -> None:
        """Begins at what comes next, else at the end."""
        today = self.desk.reading.today()
        ours = (LineKind.MEETING, LineKind.EVENT)
        dated = [line for line in self.list.model.lines if line.date and line.kind in ours]
        coming = [line for line in dated if line.date and line.date >= today]
        if dated:
            self.list.choose((coming or dated[-1:])[0].id)

    def text_kept(self, book: SetBook, change: KeptChange) -> None:
        """Text typed beside the list was kept: the list follows."""
        self._show_lines(book)
        card = self.side.currentWidget()
        if isinstance(card, CalendarMeetingCard | EventCard):
            card.follow(book)

    def focus_first(self) -> None:
        """Puts the cursor into the list."""
        (self.table if self.list.model.lines else self.new_kind).setFocus()

    def choose(self, record: object) -> None:
        """Chooses the line of a record by its id."""
        if isinstance(record, UUID):
            self.list.choose(record)

    def _show_lines(self, book: SetBook) -> None:
        today = self.desk.reading.today()
        open_ones = proposed_meetings.proposals(book, today, self._by_hand)
        self._proposing = self._proposing and bool(open_ones)
        self._proposed = open_ones if self._proposing else ()
        listed = lines_of_calendar(book, self._proposed)
        self.list.show_lines(listed)
        shown = days(book, listed)
        self.picture.show_days(shown, today)
        self.picture_card.setVisible(bool(shown))
        self._say_lacking(len(open_ones))

    def _say_lacking(self, count: int) -> None:
        words = plural(
            "%n more meetings would fit the terms to come.",
            "%n more meeting would fit the terms to come.",
            count,
        )
        if self._proposing:
            words = tr("Not kept yet. Enter accepts the line, Alt and arrow keys move it by a week.")
        self.lacking.setText(words)
        self.lacking.setVisible(bool(count))
        self.propose.setVisible(bool(count) and not self._proposing)
        self.accept_all.setVisible(self._proposing)
        self.put_away.setVisible(self._proposing)

    def _show_chosen(self) -> None:
        line, book = self.list.chosen, self.desk.book()
        self.picture.pick(line.date if line and line.kind != LineKind.HEADING else None)
        record = self._record(line)
        if isinstance(record, ProgrammeEvent):
            self.event_card.show_event(book, record)
            self.side.setCurrentWidget(self.event_card)
        elif isinstance(record, Meeting) and line and line.kind == LineKind.MEETING:
            self.meeting.show_meeting(book, record)
            self.side.setCurrentWidget(self.meeting)
        else:
            self.note.show_line(book, line, record if isinstance(record, Meeting) else None)
            self.side.setCurrentWidget(self.note)

    def _record(self, line: CalendarLine | None) -> Meeting | ProgrammeEvent | None:
        """The record of a line; a proposed meeting is not kept yet."""
        if line is None:
            return None
        if line.kind == LineKind.PROPOSED:
            return next((m for m in self._proposed if m.id == line.id), None)
        workspace = self.desk.workspace
        return workspace.get(Meeting, line.id) or workspace.get(ProgrammeEvent, line.id)

    # what is done

    def _open(self, _record: UUID) -> None:
        line = self.list.chosen
        if line and line.kind == LineKind.PROPOSED:
            self._accept_chosen()
        elif isinstance(card := self.side.currentWidget(), CalendarMeetingCard | EventCard):
            card.focus_first()

    def _follow_kind(self) -> None:
        """A kind is usually for all sets or for this one; a meeting is always this one's."""
        kind = self.new_kind.currentData()
        self.new_own.set_value(kind == MEETING or kind in jobs.OF_THE_SET)
        self.new_own.setEnabled(kind != MEETING)

    def _add(self) -> None:
        day = self.new_date.value()
        if day is None or self.new_date.property("unclear"):
            self.new_date.setFocus()
            self.desk.said.emit(tr("Say first on which day: “24 May”, for example."))
            return
        kind, book = self.new_kind.currentData(), self.desk.own_book()
        self.desk.attempt(lambda: self._added(book, kind, day))

    def _added(self, book: OwnSetBook, kind: object, day: dt.date) -> None:
        if kind == MEETING:
            added = proposed_meetings.plan_on(book, day)
        else:
            added = jobs.add_event(book, EventKind(str(kind)), day, self.new_own.value() is True).id
        self.new_date.set_value(None)
        self.list.choose(added)
        (self.meeting if kind == MEETING else self.event_card).focus_first()

    def _remove(self) -> None:
        record = self._record(self.list.chosen)
        if isinstance(record, ProgrammeEvent):
            words = tr("{event} removed", event=event_words(record))
            if self.desk.removes(lambda: jobs.remove_event(self.desk.workspace, record), words):
                self.table.setFocus()

    def _add_to(self, menu: QMenu) -> None:
        """What else can be done with the line, besides what can be done with every line."""
        line, record = self.list.chosen, self._record(self.list.chosen)
        if isinstance(record, ProgrammeEvent):
            menu.addSeparator()
            menu.addAction(tr("Remove event"), self._remove).setShortcut(QKeySequence(REMOVE_KEY))
        elif isinstance(record, Meeting) and line and line.kind != LineKind.HEADING:
            menu.addSeparator()
            for words, keys, weeks in (
                (tr("A week earlier"), "Alt+Shift+Left", -1),
                (tr("A week later"), "Alt+Shift+Right", 1),
            ):
                menu.addAction(words, partial(self._shift, weeks)).setShortcut(QKeySequence(keys))

    def _shift(self, weeks: int) -> None:
        """Moves the meeting in the line, or the proposal, by weeks."""
        line, record = self.list.chosen, self._record(self.list.chosen)
        if not isinstance(record, Meeting) or (day := proposed_meetings.shifted(record, weeks)) is None:
            return
        if line and line.kind == LineKind.PROPOSED:
            self._give_day(day)
        elif record.state == MeetingState.PLANNED:
            self.desk.attempt(lambda: move_to_day(self.desk.own_book(), record, day))
        else:
            self.desk.said.emit(tr("This meeting is not one to come, so it stays on its day."))
        self.list.choose(record.id)

    def _give_day(self, day: object) -> None:
        line = self.list.chosen
        if line and line.kind == LineKind.PROPOSED and isinstance(day, dt.date):
            self._by_hand[line.id] = day
            self._show_lines(self.desk.book())
            self.list.choose(line.id)
            self._show_chosen()

    def _set_proposing(self, proposing: bool) -> None:
        self._proposing = proposing
        if not proposing:
            self._by_hand.clear()
        self.show_book(self.desk.book())
        if self._proposed:
            self.list.choose(self._proposed[0].id)
        self.table.setFocus()

    def _accept_chosen(self) -> None:
        record = self._record(self.list.chosen)
        if isinstance(record, Meeting):
            self.desk.attempt(lambda: proposed_meetings.accept(self.desk.own_book(), [record]))
            self.table.setFocus()

    def _accept_all(self) -> None:
        if self._proposed:
            self.desk.attempt(lambda: proposed_meetings.accept(self.desk.own_book(), self._proposed))
            self.table.setFocus()


def _is_quiet(line: CalendarLine) -> bool:
    return line.cancelled or line.kind in (LineKind.HOLIDAY, LineKind.PROPOSED)


def _is_heading(line: CalendarLine) -> bool:
    return line.kind == LineKind.HEADING
