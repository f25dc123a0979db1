"""The pages of a PDF on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.later import later

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


class PdfPages(QWidget):
    """All pages of a PDF, one below the other, as wide as `fit` says. Each is drawn when it is first in
    sight, and again when it has another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._width = 0
        self.zoom = 1.0
        """How large pages are beside the size that fits."""
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

    def set_zoom(self, zoom: float) -> None:
        """Pages are to be so much larger than what fits."""
        if zoom != self.zoom:
            self.zoom = zoom
            self._lay_out()
            self._settled.start()

    def page_at(self, y: int) -> int:
        """The page (from 0) that stands at a height, or the last before it."""
        tops = [place.top() for place in self.page_rects()]
        return max(0, sum(top <= y for top in tops) - 1)

    def page_rects(self) -> list[QRect]:
        """Where each page stands."""
        found, y = [], GROUND
        for width, height in self._sizes:
            largest = LARGEST * width * self.logicalDpiX() / 72
            wide = round(max(40.0, min(self._width - 2 * GROUND, largest)) * self.zoom)
            high = round(wide * height / width)
            found.append(QRect(max(GROUND, (self.width() - wide) // 2), y, wide, high))
            y += high + GROUND
        return found

    def _lay_out(self) -> None:
        rects = self.page_rects()
        self.setMinimumWidth(
            max(place.width() for place in rects) + 2 * GROUND if self.zoom > 1 and rects else 0
        )
        self.setFixedHeight(rects[-1].bottom() + GROUND if rects else 0)
        self.update()

    def _draw_anew(self) -> None:
        self._images.clear()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._images.clear()  # some megabytes that nobody sees

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
