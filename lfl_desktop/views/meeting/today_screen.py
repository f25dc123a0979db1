"""Today: what the facilitator needs in the next hour."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.domain.wording.due_said import by_due
from lfl_desktop.domain.year import took_place
from lfl_desktop.views.kit.binding.forms import clear_layout, grid_of, layout_of
from lfl_desktop.views.kit.binding.record_rows import set_tab_order
from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton
from lfl_desktop.views.kit.controls.thin_bar import Bar
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen, card, label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.parts.opened_rows import opens
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.destination import (
    Destination,
    PlaceName,
    at_member,
    at_paper,
    at_slot,
    destination_meeting,
)
from lfl_desktop.workspace.meeting.hour_ahead import HourAhead, HourLine, hour_ahead
from lfl_desktop.workspace.meeting.meeting_states import moved_words
from lfl_desktop.workspace.meeting.next_hour import MeetingCard, Overview, Waiting, overview

ACROSS, NARROW_ACROSS = 6, 3
"""Meeting cards beside each other: two a term in three terms, or what fits a narrow window."""


class TodayScreen(Screen):
    """The row of the year's meetings, what is carried into the next one, and airtime."""

    form = "meeting/today_screen"
    chooses = ("start",)

    day: QLabel
    other_years: QLabel
    report_heading: QLabel
    report_words: QLabel
    start: QPushButton
    presenting_card: QFrame
    to_do_card: QFrame
    event_card: QFrame
    airtime_card: QFrame
    sent: QLabel
    send: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.start.clicked.connect(self._start)
        self.send.clicked.connect(lambda: desk.wanted.emit(at_paper("file")))
        self._next: UUID | None = None
        self._cards: list[QWidget] = []

    def focus_first(self) -> None:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        book = self.desk.book()
        seen = overview(book, self.desk.reading.today())
        self._next = seen.next.id if seen.next else None
        self.day.setText(_day_line(seen, book.learning_set.name, book.place(seen.next) if seen.next else ""))
        self._show_year(seen)
        self._show_waiting(seen, {p.id: book.short(p.id) for p in book.people.values()})
        self._show_airtime(seen, {p.id: book.short(p.id) for p in book.people.values()})
        self.sent.setText(_sent_line(seen))
        self._show_hour(hour_ahead(book, seen), {p.id: book.short(p.id) for p in book.people.values()})

    def _show_hour(self, hour: HourAhead, short: dict[UUID, str]) -> None:
        grid = self._grid("presenting")
        for row, might in enumerate(hour.presenting):
            who, why = label(short[might.person], "strong", wrap=False), label(might.why)
            for column, part in enumerate((who, why)):
                opens(self.desk, part, (tr("Open their card"), at_member(might.person)))
                grid.addWidget(part, row, column)
        grid.setColumnStretch(1, 1)
        self.presenting_card.setVisible(bool(hour.presenting))
        to_do = self._show_lines("to_do", self.to_do_card, hour.to_do)
        event = self._show_lines("event", self.event_card, [hour.event] if hour.event else [])
        set_tab_order([*self._cards, self.start, *to_do, *event, self.send])

    def _show_lines(self, name: str, card: QFrame, lines: Sequence[HourLine]) -> Sequence[QWidget]:
        """Each line opens where it is looked after."""
        shown = []
        layout = layout_of(self, name)
        clear_layout(layout)
        card.setVisible(bool(lines))
        for line in lines:
            button = ShortenedButton()
            button.setProperty("role", "link")
            button.setText(literal(line.words))
            button.clicked.connect(lambda _on=False, where=line.where: self.desk.wanted.emit(where))
            RowMenu(button, partial(_open_by_menu, button))
            layout.addWidget(button)
            shown.append(button)
        return shown

    def _start(self) -> None:
        self.desk.wanted.emit(Destination(PlaceName.MEETINGS, self._next))

    def _grid(self, name: str) -> QGridLayout:
        grid = grid_of(self, name)
        clear_layout(grid)
        return grid

    def _show_year(self, seen: Overview) -> None:
        chosen = self._card_with_cursor()
        grid = self._grid("year")
        self._cards = [_meeting_card(meeting, seen, self.desk) for meeting in seen.cards]
        self._place_cards(grid)
        words = plural(
            "%n meetings of other years are in Meetings.",
            "%n meeting of another year is in Meetings.",
            seen.other_years,
        )
        self.other_years.setText(words)
        self.other_years.setVisible(bool(seen.other_years))
        if chosen is not None and (again := grid.itemAt(chosen)) and (widget := again.widget()):
            widget.show()
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_cards(self, grid: QGridLayout) -> None:
        across = NARROW_ACROSS if self._narrow else ACROSS
        for place, meeting in enumerate(self._cards):
            grid.addWidget(meeting, place // across, place % across)
        for column in range(ACROSS):
            grid.setColumnStretch(column, int(column < min(across, len(self._cards))))

    def fold(self) -> None:
        super().fold()
        self._place_cards(grid_of(self, "year"))

    def _card_with_cursor(self) -> int | None:
        grid = grid_of(self, "year")
        now = QApplication.focusWidget()
        place = grid.indexOf(now) if now is not None else -1
        return place if place >= 0 else None

    def _show_waiting(self, seen: Overview, short: dict[object, str]) -> None:
        grid = self._grid("waiting")
        number = next((c.number for c in seen.cards if c.meeting == seen.next), 0)
        self.start.setVisible(seen.next is not None)
        under_way = seen.next is not None and seen.next.state == MeetingState.UNDER_WAY
        self.start.setText(
            tr("Go on with meeting {n}", n=number) if under_way else tr("Open meeting {n}", n=number)
        )
        today = seen.next is not None and seen.next.date == seen.today
        self.report_heading.setText(tr("Report back today") if today else tr("Report back next time"))
        self.report_words.setText(_report_words(seen))
        for row, waiting in enumerate(seen.waiting):
            if row:
                grid.addWidget(card("line"), 2 * row - 1, 0, 1, 3)
            self._waiting_row(grid, 2 * row, waiting, short, seen)
        grid.setColumnStretch(1, 1)

    def _waiting_row(
        self, grid: QGridLayout, row: int, waiting: Waiting, short: dict[object, str], seen: Overview
    ) -> None:
        top, action = Qt.AlignmentFlag.AlignTop, waiting.action
        who = label(short[waiting.person.id], "strong", wrap=False)
        what = label(action.wording)
        grid.addWidget(who, row, 0, top)
        wording = QVBoxLayout()
        wording.setSpacing(3)
        wording.addWidget(what)
        if waiting.carried_before and waiting.since.date:
            since = label(
                tr("open since {day}", day=day_and_month(waiting.since.date, seen.today)), "chip", wrap=False
            )
            wording.addWidget(since, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(wording, row, 1)
        due = label(by_due(action.due, action.due_words, seen.today), "muted", wrap=False)
        grid.addWidget(due, row, 2, top)
        for part, field in ((who, "wording"), (what, "wording"), (due, "due_words")):
            self._let_open(part, waiting, field, seen)

    def _let_open(self, part: QWidget, waiting: Waiting, field: str, seen: Overview) -> None:
        """What opens from a row of what is carried in, the cursor in what was asked."""
        action = waiting.action
        ways: list[tuple[str, Destination]] = [
            (tr("Open the action"), at_slot(action.meeting, action.challenge, action.id, field)),
            (tr("Open the card of its presenter"), at_member(waiting.person.id)),
        ]
        if seen.next is not None:
            ways.insert(1, (tr("Open the meeting it is carried into"), destination_meeting(seen.next.id)))
        opens(self.desk, part, *ways)

    def _show_airtime(self, seen: Overview, short: dict[object, str]) -> None:
        grid = self._grid("airtime")
        self.airtime_card.setVisible(bool(seen.airtime))
        most = max((minutes for _person, minutes in seen.airtime), default=0)
        for row, (person, minutes) in enumerate(seen.airtime):
            grid.addWidget(label(short[person.id], wrap=False), row, 0)
            grid.addWidget(Bar(minutes / most if most else 0.0), row, 1)
            none = tr("not noted") if person.id in seen.presented else tr("none yet")
            words = tr("{n} min", n=minutes) if minutes else none
            grid.addWidget(label(words, "muted", wrap=False), row, 2)
        grid.setColumnStretch(1, 1)


def _open_by_menu(button: QPushButton, menu: QMenu) -> None:
    menu.addAction(tr("Open"), button.click)


def _day_line(seen: Overview, set_name: str, place: str) -> str:
    day = long_date(seen.today)
    if seen.next is None or seen.next.date is None:
        return day
    time = seen.next.starts
    parts = [tr("Set {name} meets", name=set_name) if set_name else tr("The set meets")]
    if seen.next.date != seen.today:
        parts.append(tr("on {day}", day=long_date(seen.next.date)))
    if time:
        parts.append(tr("at {time}", time=f"{time:%H:%M}"))
    if place:
        parts.append(tr("at {place}", place=place))
    return f"{day} · {' '.join(parts)}"


def _report_words(seen: Overview) -> str:
    if seen.next is None:
        return tr("No meeting is planned. Add one in Meetings.")
    if seen.reported:
        every = seen.reported + len(seen.waiting)
        return tr("{n} of the {all} actions carried in are reported on.", n=seen.reported, all=every)
    if not seen.waiting and seen.open:
        return tr("Nothing is carried in. What the set decides now returns at the next meeting.")
    if not seen.waiting:
        return tr("No action is open. Each one that the set decides returns here by itself.")
    count = len(seen.waiting)
    carried = plural("%n actions are carried in.", "%n action is carried in.", count)
    return " ".join((carried, tr("Each presenter says how it went; nothing to prepare.")))


def _sent_line(seen: Overview) -> str:
    if seen.last_sent is None:
        return tr(
            "Nothing yet. The file holds dates, attendance, minutes and what was agreed, never what was said."
        )
    made = seen.last_sent.made_at
    day = day_and_month(made.date()) if made else ""
    return tr("Edition {edition}, made on {day}.", edition=seen.last_sent.edition, day=day)


def _meeting_card(shown: MeetingCard, seen: Overview, desk: Desk) -> QWidget:
    meeting = shown.meeting
    is_next = seen.next is not None and meeting.id == seen.next.id
    held = took_place(meeting)
    frame = _CardButton("today" if is_next else "held" if held else "card")
    box = frame.body
    today = meeting.date == seen.today
    term = tr("{term} · today", term=shown.term) if today and shown.term else shown.term
    date = day_and_month(meeting.date, seen.today) if meeting.date else tr("no date yet")
    below = _below(shown, held, moved_words(meeting, seen.today))
    box.addWidget(label(term, "muted"))
    box.addWidget(label(date, "strong"))
    box.addWidget(label(below, "muted"))
    box.addStretch()
    frame.setAccessibleName(
        tr("Meeting {n}, {term}, {date}, {below}", n=shown.number, term=term, date=date, below=below)
    )
    frame.setToolTip(shown.away)
    frame.clicked.connect(lambda: desk.wanted.emit(destination_meeting(meeting.id)))
    paper = "summary" if held else "agenda"
    words = tr("Print the summary") if held else tr("Print the agenda")

    def fill(menu: QMenu) -> None:
        menu.addAction(tr("Open the meeting"), frame.click)
        menu.addAction(words, lambda: desk.wanted.emit(at_paper(paper, meeting.id)))

    RowMenu(frame, fill)
    return frame


def _below(shown: MeetingCard, held: bool, moved: str) -> str:
    if held:
        here = tr("{here} of {members}", here=shown.here, members=shown.members)
        return " · ".join((here, plural("%n slots", "%n slot", shown.slots)))
    starts = shown.meeting.starts
    where = " ".join(part for part in (f"{starts:%H:%M}" if starts else "", shown.place) if part)
    open_again = tr("under way") if shown.meeting.state == MeetingState.UNDER_WAY else ""
    return " · ".join(part for part in (where, moved, open_again) if part)


class _CardButton(QPushButton):
    """A card that opens its meeting."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 10, 10)
        self.body.setSpacing(4)
        self.setProperty("role", f"card-{role}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self):  # type: ignore[no-untyped-def]
        return self.body.sizeHint()

    def minimumSizeHint(self):  # type: ignore[no-untyped-def]
        return self.body.minimumSize()
