"""Bids: one sentence each, who gets a slot, and in what order."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QMenu, QPushButton

from lfl_desktop.domain.meetings import Bid, BidState, Slot
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.controls.own_controls import Minutes
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.controls.showing import dress_anew, show_ticked
from lfl_desktop.views.kit.controls.thin_bar import ThinBar
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.meeting.slot_order import SlotOrder, move_keys
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.parts.rank_line import RankLine
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.meeting import bidding as jobs
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, away
from lfl_desktop.workspace.meeting.slot_changes import move_slot
from lfl_desktop.workspace.members import unequal_ranks
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import Writing

WITHDRAW_KEY = "Ctrl+Shift+Return"

AGREE_WORDS = (mark("Give a slot"), mark("Slot agreed"))
WITHDRAW_WORDS = (mark("Withdraw"), mark("Bid again"))
"""What the two buttons of a line say before and after."""

NARROW_ROW = 95
"""Characters of the system's font across a line, below which a sentence stands above its buttons."""

CLOSE = 3
"""Pixels between a sentence and the buttons below it, fewer than between two bids."""

USUAL_MINUTES = 30
"""A slot is typically 30 to 40 minutes (background, practice of sets, stage table)."""


class BidRow(Row[Bid]):
    """One member's bid."""

    form = "meeting/bid_row"
    title = mark("Edit bid")
    removal = mark("Remove bid")
    removed = mark("Bid removed")

    name: QLabel
    airtime: QLabel
    airtime_bar: ThinBar
    wording: Sentence
    minutes: Minutes
    agree: QPushButton
    withdraw: QPushButton
    state_words: QLabel
    earlier: QPushButton

    def set_choices(self) -> None:
        keys = QKeySequence(WITHDRAW_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.withdraw.setToolTip(tr("The words are kept  ({keys})", keys=keys))
        policy = self.withdraw.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.withdraw.setSizePolicy(policy)
        for button, words in ((self.agree, AGREE_WORDS), (self.withdraw, WITHDRAW_WORDS)):
            button.ensurePolished()
            widths = []
            for said in words:
                button.setText(tr(said))
                widths.append(button.sizeHint().width())
            button.setMinimumWidth(max(widths))  # so that all lines end at the same place

        self.airtime.ensurePolished()
        self.airtime.setMinimumWidth(self.airtime.fontMetrics().horizontalAdvance(_so_far(888)))
        self.minutes.ensurePolished()
        self.name.setMinimumHeight(self.minutes.sizeHint().height())  # level with the first line of the words
        for name in ("who", "words_and_buttons", "words"):
            layout_of(self, name).setAlignment(Qt.AlignmentFlag.AlignTop)
        layout_of(self, "buttons").setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_ROW * self.fontMetrics().averageCharWidth()
        ways, both = QBoxLayout.Direction, layout_of(self, "words_and_buttons")
        both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        both.setSpacing(CLOSE if narrow else layout_of(self, "whole").spacing())

    def show_standing(self, bid: Bid | None, slot: Slot | None) -> None:
        """Shows what became of the bid; None where there is no bid or slot."""
        withdrawn = bid is not None and bid.state == BidState.WITHDRAWN
        if self.wording.property("withdrawn") != withdrawn:
            self.wording.setProperty("withdrawn", withdrawn)
            dress_anew(self.wording)
        self.wording.setAccessibleDescription(tr("Withdrawn") if withdrawn else "")
        self.state_words.setText(tr("Withdrawn") if withdrawn else "")
        self.state_words.setVisible(withdrawn)
        self.withdraw.setText(tr(WITHDRAW_WORDS[withdrawn]))
        self.withdraw.setVisible(bid is not None or slot is not None)
        show_ticked(self.agree, slot is not None)
        self.agree.setEnabled(slot is None and not withdrawn)
        self.agree.setText(tr(AGREE_WORDS[slot is not None]))
        self._name_fields()

    def _name_fields(self) -> None:
        """Says whose they are, for those who hear them one by one."""
        name = self.name.text()
        self.minutes.setAccessibleName(tr("{name}: minutes asked for", name=name))
        for button in (self.agree, self.withdraw):
            button.setAccessibleName(tr("{name}: {what}", name=name, what=button.text()))

    def show_earlier(self, earlier: Bid | None) -> None:
        """Offers a bid of an earlier meeting that was not taken up."""
        self.earlier.setVisible(earlier is not None)
        if earlier is not None:
            words = tr("Bid as last time: “{bid}”", bid=one_line(earlier.wording))
            self.earlier.setText(literal(words))

    def is_empty(self) -> bool:
        """Whether no bid was made. One that was withdrawn or agreed stays, whatever its words."""
        return super().is_empty() and self.record.state == BidState.MADE

    def may_be_removed(self) -> bool:
        return super().may_be_removed() and not self.agree.isChecked()

    def remove(self) -> None:
        if not self.agree.isChecked():  # a slot keeps the bid that it was given for
            super().remove()

    def fill_menu(self, menu: QMenu) -> None:
        pressed_once(self.agree, self.withdraw)
        for button in (self.agree, self.withdraw, self.earlier):
            if not button.isHidden():
                menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        super().fill_menu(menu)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.kept.keep()
                shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.withdraw if shift else self.agree).click()
                return True
        return super().eventFilter(watched, event)


class BidsStage(Stage):
    """A bid for each member who is here, with their airtime so far beside it, without judgement, and below
    them the order in which slots were agreed."""

    form = "meeting/bids_stage"

    order_card: QFrame
    order: SlotOrder
    planned: QLabel

    def build(self) -> None:
        self._rows: dict[UUID, BidRow] = {}
        self._page: MeetingPage | None = None
        self._earlier: dict[UUID, Bid] = {}
        self.ranks = RankLine(self.desk)
        layout_of(self, "ranks_place").addWidget(self.ranks)
        self.ranks.known.connect(self.focus_first)
        self.order.moved.connect(self._move)
        move_keys(self, self._move_here)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        layout = layout_of(self, "rows")
        gone = away(page)
        asking = [p for p in page.members if p.id not in gone or p.id in page.bids]
        for id in [id for id in self._rows if id not in {p.id for p in asking}]:
            row = self._rows.pop(id)
            row.hide()
            row.deleteLater()
        slots = {slot.presenter.id for slot in page.slots}
        found = unequal_ranks.presenting(book, page.meeting, slots, self.desk.known)
        self.ranks.show_pairs(found, partial(unequal_ranks.for_meeting, book))
        self._earlier = jobs.earlier_bids(book, page)
        most = max(page.airtime.values(), default=0)
        for place, person in enumerate(asking):
            row = self._row(jobs.bid_of(page, person.id, place))
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
            minutes = page.airtime.get(person.id, 0)
            row.name.setText(book.short(person.id))
            row.wording.setAccessibleName(tr("Bid of {name}", name=book.full(person.id)))
            row.airtime.setText(_so_far(minutes))
            row.airtime_bar.set_share(minutes / most if most else 0.0)
            self._show_standing(row, page)
        self._show_order(book, page)

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        for row in self._rows.values():
            self._show_standing(row, page)
        self._show_order(book, page)

    def focus_first(self) -> None:
        if self._rows:
            next(iter(self._rows.values())).focus_first()

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.slots:
            return tr("Bids"), False
        return plural("Bids · %n slots agreed", "Bids · %n slot agreed", len(page.slots)), True

    def _show_standing(self, row: BidRow, page: MeetingPage) -> None:
        slot = next((s.slot for s in page.slots if s.presenter.id == row.record.person), None)
        row.show_standing(page.bids.get(row.record.person), slot)
        row.show_earlier(self._earlier.get(row.record.person) if row.is_empty() else None)

    def _show_order(self, book: SetBook, page: MeetingPage) -> None:
        lines = [
            (s.slot.id, _order_words(place, book.short(s.presenter.id), s.slot.planned_minutes))
            for place, s in enumerate(page.slots, start=1)
        ]
        chosen = self.order.current
        self.order.show_slots(lines, chosen if chosen in dict(lines) else lines[0][0] if lines else None)
        self.order.setVisible(bool(lines))
        self.planned.setText(jobs.planned_words(page.meeting, [s.slot for s in page.slots]))

    def _row(self, bid: Bid) -> BidRow:
        if bid.person in self._rows:
            self._rows[bid.person].show_record(bid)
            return self._rows[bid.person]
        row = self._rows[bid.person] = BidRow(self.desk, bid)
        row.kept.follow = self._slot_follows
        row.entered.connect(lambda: self._next_after(row))
        row.left.connect(row.tidy)
        row.agree.toggled.connect(lambda _on: self._agree(row))
        row.withdraw.clicked.connect(lambda: self._withdraw(row))
        row.earlier.clicked.connect(lambda: self._take_up(row))
        return row

    def _slot_follows(self, step: Writing, bid: Record, typed: dict[str, object]) -> None:
        if isinstance(bid, Bid) and typed.keys() & {"minutes", "wording"}:
            former = self._rows[bid.person].record
            jobs.slot_follows(self.desk.workspace, step, former, bid)

    def _take_up(self, row: BidRow) -> None:
        page, earlier = self._page, self._earlier.get(row.record.person)
        if page is None or earlier is None:
            return
        if self.desk.succeeds(lambda: jobs.take_up(self.desk.workspace, page, earlier, row.record.position)):
            self.desk.kept.emit()
            row.agree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_after(self, row: BidRow) -> None:
        row.kept.keep()
        rows = list(self._rows.values())
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].focus_first()

    def _agree(self, row: BidRow) -> None:
        row.kept.keep()
        page, person = self._page, row.record.person
        assert page is not None
        if any(slot.presenter.id == person for slot in page.slots):
            return
        minutes = row.minutes.value() or USUAL_MINUTES
        if self.desk.succeeds(lambda: jobs.agree_slot(self.desk.workspace, page, person, minutes)):
            self.desk.kept.emit()
            self._next_after(row)
        else:
            self._show_standing(row, page)

    def _withdraw(self, row: BidRow) -> None:
        row.kept.keep()
        if not row.withdraw.isVisible():
            return
        bid = self.desk.reading.get(Bid, row.record.id) or row.record
        had_cursor = row.withdraw.hasFocus()
        job = jobs.bid_again if bid.state == BidState.WITHDRAWN else jobs.withdraw_bid
        if not self.desk.succeeds(lambda: job(self.desk.workspace, bid)):
            return
        self.desk.kept.emit()
        if had_cursor:
            row.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_here(self, places: int) -> None:
        """Moves the slot of the line the cursor is in: a bid, or a line of the order."""
        now = QApplication.focusWidget()
        row = next((r for r in self._rows.values() if now and r.isAncestorOf(now)), None)
        slots = self._page.slots if self._page else ()
        if row is None:
            slot = next((id for id, b in self.order.buttons.items() if b is now), self.order.current)
        else:
            slot = next((s.slot.id for s in slots if s.presenter.id == row.record.person), None)
        if slot is not None:
            self._move(slot, places)

    def _move(self, slot: UUID, places: int) -> None:
        page = self._page
        assert page is not None
        keep_all(self)
        self.order.choose(slot)
        self.desk.attempt(lambda: move_slot(self.desk.workspace, page.meeting.id, slot, places))


def _so_far(minutes: int) -> str:
    return tr("{n} min so far", n=minutes)


def _order_words(place: int, name: str, minutes: int | None) -> str:
    time = plural("%n minutes", "%n minute", minutes) if minutes else tr("no minutes yet")
    return literal(tr("{n}   {name} · {time}", n=place, name=name, time=time))
