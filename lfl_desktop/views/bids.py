"""Bids: one sentence each, and who gets a slot."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPushButton

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Bid, BidState
from lfl_desktop.views.controls import Minutes
from lfl_desktop.views.rank_line import RankLine
from lfl_desktop.views.rows import Row
from lfl_desktop.views.stage import Stage
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace import meeting as jobs
from lfl_desktop.workspace import ranks
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.meeting import MeetingPage

USUAL_MINUTES = 30
"""A slot is typically 30 to 40 minutes (background, practice of sets, stage table)."""


class BidRow(Row[Bid]):
    """One member's bid."""

    form = "bid_row"
    title = mark("Edit bid")
    removal = mark("Remove bid")

    name: QLabel
    airtime: QLabel
    wording: QLineEdit
    minutes: Minutes
    agree: QPushButton

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.kept.keep()
                self.agree.click()
                return True
        return super().eventFilter(watched, event)


class BidsStage(Stage):
    """A bid for each member who is here, and their airtime so far beside it, without judgement."""

    form = "bids"

    def build(self) -> None:
        self._rows: dict[UUID, BidRow] = {}
        self._page: MeetingPage | None = None
        self.ranks = RankLine(self.desk)
        place = self.findChild(QBoxLayout, "ranks_place")
        assert place is not None
        place.addWidget(self.ranks)
        self.ranks.known.connect(self.focus_first)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        layout = self.findChild(QBoxLayout, "rows")
        assert layout is not None
        away = jobs.away(page)
        asking = [p for p in page.members if p.id not in away or p.id in page.bids]
        for id in [id for id in self._rows if id not in {p.id for p in asking}]:
            gone = self._rows.pop(id)
            gone.hide()
            gone.deleteLater()
        slots = {slot.presenter.id for slot in page.slots}
        found = ranks.presenting(book, page.meeting, slots, self.desk.known)
        self.ranks.show_pairs(found, partial(ranks.for_meeting, book))
        for place, person in enumerate(asking):
            row = self._rows.get(person.id)
            bid = page.bids.get(person.id)
            if row is None:
                row = self._rows[person.id] = self._made(jobs.bid_of(page, person.id, place))
            else:
                row.show_record(jobs.bid_of(page, person.id, place))
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
            row.name.setText(book.short(person.id))
            row.wording.setAccessibleName(tr("Bid of {name}", name=person.name))
            row.airtime.setText(tr("{n} min so far", n=page.airtime.get(person.id, 0)))
            row.agree.setChecked(person.id in slots)
            row.agree.setEnabled(person.id not in slots)
            row.agree.setText(_agree_words(person.id in slots, bid))

    def focus_first(self) -> None:
        if self._rows:
            next(iter(self._rows.values())).focus_first()

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.slots:
            return tr("Bids"), False
        return plural(len(page.slots), "Bids · {n} slot agreed", "Bids · {n} slots agreed"), True

    def _made(self, bid: Bid) -> BidRow:
        row = BidRow(self.desk, bid)
        row.entered.connect(lambda: self._next_after(row))
        row.left.connect(row.tidy)
        row.agree.clicked.connect(lambda: self._agree(row))
        return row

    def _next_after(self, row: BidRow) -> None:
        row.kept.keep()
        rows = list(self._rows.values())
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].focus_first()

    def _agree(self, row: BidRow) -> None:
        row.kept.keep()
        assert self._page is not None
        if any(slot.presenter.id == row.record.person for slot in self._page.slots):
            return
        try:
            minutes = row.minutes.value() or USUAL_MINUTES
            jobs.agree_slot(self.desk.workspace, self._page, row.record.person, minutes)
        except WorldError as error:
            self.desk.trouble(error)
            return
        self.desk.kept.emit()
        self._next_after(row)


def _agree_words(agreed: bool, bid: Bid | None) -> str:
    if agreed:
        return tr("Slot agreed")
    return tr("Withdrawn") if bid and bid.state == BidState.WITHDRAWN else tr("Give a slot")
