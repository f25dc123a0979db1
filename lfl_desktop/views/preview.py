"""What will leave, before it does: the very pages, or words where there are none, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.contents import Audience, Standing
from lfl_desktop.views.later import later
from lfl_desktop.views.screen import card, label
from lfl_desktop.views.today import clear
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.as_text import Part, as_plain
from lfl_desktop.workspace.what_leaves import Fate

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

GROUND = 24
"""Pixels of ground around a page."""

SHADOW = 6
"""Pixels of shadow around a page."""

LARGEST = 1.4
"""A page is at most this many times its size on paper."""

SETTLED = 150
"""Milliseconds after the last change of size until pages are drawn anew."""


def page_image(document: PdfDocument, number: int, pixels: int) -> QImage:
    """Page `number` (from 0) of a PDF, `pixels` wide."""
    page = document[number]
    bitmap = page.render(scale=pixels / page.get_width(), prefer_bgrx=True)
    shown = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
    bitmap.close()
    page.close()
    return shown


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


def show_fates(grid: QGridLayout, fates: Sequence[Fate]) -> None:
    """Fills `grid` with what leaves and what stays, in place of what it held."""
    clear(grid)
    for row, fate in enumerate(fates):
        _fate_row(grid, 2 * row, fate)
    grid.setColumnStretch(1, 1)


def _fate_row(grid: QGridLayout, row: int, fate: Fate) -> None:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(card("line"), row, 0, 1, 4)
    sign = label(SIGNS[fate.standing], "strong" if fate.standing == Standing.HELD_BACK else "", wrap=False)
    grid.addWidget(sign, row + 1, 0, top)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(fate.title))
    why = fate.why or (tr(STAYING[fate.audience]) if fate.standing == Standing.STAYS else "")
    if why:
        words.addWidget(label(why, "muted"))
    grid.addLayout(words, row + 1, 1)
    if fate.count is not None:
        grid.addWidget(label(str(fate.count), "muted", wrap=False), row + 1, 2, top)
    chip, role = _chip_of(fate)
    grid.addWidget(label(chip, role, wrap=False), row + 1, 3, top)


def _chip_of(fate: Fate) -> tuple[str, str]:
    if fate.standing == Standing.HELD_BACK:
        return tr("held back"), "chip-amber"
    if fate.standing == Standing.STAYS:
        return tr("stays"), "chip"
    if fate.standing == Standing.NEVER:
        return tr("never"), "chip"
    return tr(READERS[fate.audience]), "chip-green" if fate.audience <= Audience.SET else "chip-accent"


class Pages(QWidget):
    """All pages of a PDF, one below the other, as wide as `fit` says. Each is drawn when it is first in
    sight, and again when it has another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._width = 0
        self._settled = later(self, SETTLED, self._draw_anew)

    def show_pdf(self, pdf: bytes) -> None:
        """Shows the pages of `pdf`."""
        from pypdfium2 import PdfDocument

        self.let_go()
        self._document = PdfDocument(pdf)
        self._sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
        self._lay_out()

    def let_go(self) -> None:
        """Shows nothing."""
        if self._document is not None:
            self._document.close()
        self._document, self._sizes = None, []
        self._images.clear()

    def fit(self, width: int) -> None:
        """Pages with their ground are to be `width` pixels wide."""
        if width != self._width:
            self._width = width
            self._lay_out()
            if self._images:
                self._settled.start()

    def page_rects(self) -> list[QRect]:
        """Where each page stands."""
        found, y = [], GROUND
        for width, height in self._sizes:
            largest = LARGEST * width * self.logicalDpiX() / 72
            wide = round(max(40.0, min(self._width - 2 * GROUND, largest)))
            high = round(wide * height / width)
            found.append(QRect(max(GROUND, (self.width() - wide) // 2), y, wide, high))
            y += high + GROUND
        return found

    def _lay_out(self) -> None:
        rects = self.page_rects()
        self.setFixedHeight(rects[-1].bottom() + GROUND if rects else 0)
        self.update()

    def _draw_anew(self) -> None:
        self._images.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._document is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self.page_rects()):
            if place.adjusted(-8, -8, 8, 8).intersects(event.rect()):
                _shadow(painter, place)
                painter.drawImage(place, self._image(self._document, number, place.width()))

    def _image(self, document: PdfDocument, number: int, width: int) -> QImage:
        if number not in self._images:
            self._images[number] = page_image(document, number, round(width * self.devicePixelRatioF()))
        return self._images[number]


def _shadow(painter: QPainter, page: QRect) -> None:
    painter.save()
    around = QRegion(page.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW + 1))
    painter.setClipRegion(around - QRegion(page), Qt.ClipOperation.IntersectClip)  # the page would hide it
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9))
    for spread in range(1, SHADOW + 1):
        painter.drawRoundedRect(
            QRectF(page).adjusted(-spread, 1 - spread, spread, 1 + spread), spread, spread
        )
    painter.restore()


class Preview(QFrame):
    """What will leave. Arrow and page keys scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.pages = Pages()
        self._pages_area = _area(self.pages, tr("The paper as it will be"))
        self._words = QWidget()
        self._words_box = QVBoxLayout(self._words)
        self._words_box.setContentsMargins(GROUND, GROUND, GROUND, GROUND)
        self._words_area = _area(self._words, tr("What the file says"))
        self.sentence = label("")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setContentsMargins(40, 40, 40, 40)
        self._stack = QStackedLayout(self)
        for widget in (self.sentence, self._pages_area, self._words_area):
            self._stack.addWidget(widget)

    def show_pdf(self, pdf: bytes, parts: Sequence[Part]) -> None:
        """Shows the pages of a PDF. `parts` are its words, for whoever cannot see them."""
        at = self._pages_area.verticalScrollBar().value()
        self.pages.show_pdf(pdf)
        self._pages_area.setAccessibleDescription(as_plain(parts))
        self._stack.setCurrentWidget(self._pages_area)
        self._pages_area.verticalScrollBar().setValue(at)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Shows words in place of pages."""
        self.pages.let_go()
        clear(self._words_box)
        sheet = card("card")
        box = QVBoxLayout(sheet)
        box.setContentsMargins(28, 22, 28, 26)
        for number, part in enumerate(parts):
            if number:
                box.addSpacing(10)
            box.addWidget(label(part.heading, "heading"))
            for line in part.lines:
                box.addWidget(_line(line))
        self._words_box.addWidget(sheet)
        self._words_box.addStretch()
        self._words_area.setAccessibleDescription(as_plain(parts))
        self._stack.setCurrentWidget(self._words_area)

    def show_sentence(self, sentence: str) -> None:
        """Shows why there is nothing to see."""
        self.pages.let_go()
        self.sentence.setText(sentence)
        self._stack.setCurrentWidget(self.sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the room beside the scroll bar whether it is there or not, so that it does not come and go
        self.pages.fit(self.width() - self._pages_area.verticalScrollBar().sizeHint().width())


def _line(words: str) -> QLabel:
    made = label(words, "muted" if words.startswith(" ") else "")
    made.setContentsMargins(14 if words.startswith(" ") else 0, 0, 0, 0)
    made.setText(words.strip())
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _area(widget: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    return area
