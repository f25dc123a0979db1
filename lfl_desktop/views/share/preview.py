"""What will leave, before it does: the very pages, or words where there are none, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.content.document import Document
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.exchange.document_text import plain_text, worded_parts
from lfl_desktop.views.kit.binding.forms import clear_layout, show_all_in
from lfl_desktop.views.kit.controls.settling_area import SettlingArea
from lfl_desktop.views.kit.controls.zoom_keys import keeps_zoom_key, zoom_step
from lfl_desktop.views.kit.screen import card, label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.parts.pdf_pages import GROUND, PdfPages
from lfl_desktop.views.share.zoom_bar import LARGEST, SMALLEST, STEP, ZoomBar
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.papers.leaving_list import LeavingRow

SIGNS = {Standing.LEAVES: "✓", Standing.HELD_BACK: "?", Standing.STAYS: "–", Standing.NEVER: "–"}
READERS = {
    Audience.FACILITATOR: mark("you"),
    Audience.LEADER: mark("leader"),
    Audience.SET: mark("set"),
    Audience.COORDINATOR: mark("coordinator"),
    Audience.PUBLIC: mark("public"),
}
"""The widest audience of what leaves, in a word."""

STAYING = {
    Audience.FACILITATOR: mark("for you alone"),
    Audience.LEADER: mark("for you and its leader"),
    Audience.SET: mark("for the set alone"),
    Audience.COORDINATOR: mark("for the set and the coordinator"),
}
"""For whom that is which stays."""


def show_leaving_rows(grid: QGridLayout, rows: Sequence[LeavingRow]) -> None:
    """Fills `grid` with what leaves and what stays, in place of what it held."""
    clear_layout(grid)
    for place, row in enumerate(rows):
        _show_leaving_row(grid, 2 * place, row)
    grid.setColumnStretch(1, 1)
    show_all_in(grid)


def _show_leaving_row(grid: QGridLayout, place: int, row: LeavingRow) -> None:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(card("line"), place, 0, 1, 4)
    sign = label(SIGNS[row.standing], "strong" if row.standing == Standing.HELD_BACK else "", wrap=False)
    grid.addWidget(sign, place + 1, 0, top)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(row.title))
    why = row.why or (tr(STAYING[row.audience]) if row.standing == Standing.STAYS else "")
    if why:
        words.addWidget(label(why, "muted"))
    grid.addLayout(words, place + 1, 1)
    if row.count is not None:
        grid.addWidget(label(str(row.count), "muted", wrap=False), place + 1, 2, top)
    chip, role = _chip_of(row)
    grid.addWidget(label(chip, role, wrap=False), place + 1, 3, top)


def _chip_of(row: LeavingRow) -> tuple[str, str]:
    if row.standing == Standing.HELD_BACK:
        return tr("held back"), "chip-amber"
    if row.standing == Standing.STAYS:
        return tr("stays"), "chip"
    if row.standing == Standing.NEVER:
        return tr("never"), "chip"
    return tr(READERS[row.audience]), "chip-green" if row.audience <= Audience.SET else "chip-accent"


class Preview(QFrame):
    """What will leave. Arrow and page keys scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.pages = PdfPages()
        self._pages_area = _area(self.pages, tr("The paper as it will be"))
        self._words = QWidget()
        self._words_box = QVBoxLayout(self._words)
        self._words_box.setContentsMargins(GROUND, GROUND, GROUND, GROUND)
        self._words_area = _area(self._words, tr("What the file says"))
        self.sentence = label("")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setContentsMargins(40, 40, 40, 40)
        self.zooming = ZoomBar()
        self.zooming.wanted.connect(self._zoom)
        self._pages_area.verticalScrollBar().valueChanged.connect(lambda _at: self._tell_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.zooming)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack)  # before it has pages, which would be windows
        self._reason = self._why()
        for widget in (self._reason, self._pages_area, self._words_area):
            self._stack.addWidget(widget)
        self.zooming.hide()

    def event(self, event: QEvent) -> bool:
        return keeps_zoom_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := zoom_step(event)) is not None:
            self._zoom(step)
        else:
            super().keyPressEvent(event)

    def _why(self) -> QWidget:
        """Why there is nothing to see, and what would help."""
        room = QWidget()
        box = QVBoxLayout(room)
        box.addStretch()
        box.addWidget(self.sentence)
        self.offer = QPushButton()
        self.offer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.offer.hide()
        box.addWidget(self.offer, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch()
        return room

    def _zoom(self, step: int) -> None:
        """One step larger or smaller, or with 0 as wide as there is room."""
        at = self.pages.zoom
        self.pages.set_zoom(1.0 if step == 0 else min(LARGEST, max(SMALLEST, at * STEP**step)))
        self._tell_page()

    def _tell_page(self) -> None:
        seen = self._pages_area.viewport().height() // 2 + self._pages_area.verticalScrollBar().value()
        self.zooming.tell(self.pages.page_at(seen) + 1, len(self.pages.page_rects()), self.pages.zoom)

    def _show_stack(self, shown: QWidget) -> None:
        self._stack.setCurrentWidget(shown)
        self.zooming.setVisible(shown is self._pages_area)

    def show_pdf(self, pdf: bytes, document: Document) -> None:
        """Shows the pages of a PDF. `document` is what they say, for whoever cannot see them."""
        at = self._pages_area.verticalScrollBar().value()
        self.pages.show_pdf(pdf)
        self._pages_area.setAccessibleDescription(plain_text(document))
        self._show_stack(self._pages_area)
        self._pages_area.verticalScrollBar().setValue(at)
        self._tell_page()

    def show_words(self, document: Document) -> None:
        """Shows words in place of pages."""
        self.pages.let_go()
        clear_layout(self._words_box)
        sheet = card("card")
        box = QVBoxLayout(sheet)
        box.setContentsMargins(28, 22, 28, 26)
        for number, part in enumerate(worded_parts(document)):
            if number:
                box.addSpacing(10)
            box.addWidget(label(part.heading, "heading"))
            for line in part.lines:
                box.addWidget(_line(line))
        self._words_box.addWidget(sheet)
        self._words_box.addStretch()
        self._words_area.setAccessibleDescription(plain_text(document))
        self._show_stack(self._words_area)

    def show_sentence(self, sentence: str, offer: str = "") -> None:
        """Shows why there is nothing to see, with a button that puts it right where there is one."""
        self.pages.let_go()
        self.sentence.setText(sentence)
        self.offer.setText(literal(offer))
        self.offer.setVisible(bool(offer))
        self._show_stack(self._reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the room beside the scroll bar whether it is there or not, so that it does not come and go
        self.pages.fit(self.width() - self._pages_area.verticalScrollBar().sizeHint().width())
        self._tell_page()


def _line(words: str) -> QLabel:
    made = label(words, "muted" if words.startswith(" ") else "")
    made.setContentsMargins(14 if words.startswith(" ") else 0, 0, 0, 0)
    made.setText(words.strip())
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _area(widget: QWidget, name: str) -> QScrollArea:
    area = SettlingArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(name)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    return area
