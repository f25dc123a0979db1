"""The pages of a PDF on a printer: its paper, what of it the printer reaches, and the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from lfl_desktop.views.parts.handing import CannotPrint
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.print_queues import Job

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots an inch beyond which a page is no sharper to the eye, and a spool file only larger."""

BAND = 512
"""Rows of dots that are drawn at a time: a page at 600 dots an inch would take 140 MB whole."""

ALMOST = 0.97
"""A page scaled down to this or more has lost nothing but a little of its margin."""

SAME = 3.0
"""Points by which two sizes of paper may differ and be the same."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_size(pdf: bytes) -> QSizeF:
    """The size of its first page in points."""
    with _opened(pdf) as document:
        return QSizeF(*document.get_page_size(0))


def _upright(size: QSizeF) -> QPageSize:
    shorter, longer = sorted((size.width(), size.height()))
    return QPageSize(QSizeF(shorter, longer), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def size_of_page(pdf: bytes) -> str:
    """What the paper of its first page is called: "A4"."""
    return _upright(page_size(pdf)).name()


def has_size_of(printer: QPrinter, pdf: bytes) -> bool:
    """Whether the printer that is chosen takes paper of the size of the page."""
    from PySide6.QtPrintSupport import QPrinterInfo

    wanted = _upright(page_size(pdf)).size(QPageSize.Unit.Point)
    offered = (size.size(QPageSize.Unit.Point) for size in QPrinterInfo(printer).supportedPageSizes())
    return any(
        abs(size.width() - wanted.width()) <= SAME and abs(size.height() - wanted.height()) <= SAME
        for size in offered
    )


def lay_paper(printer: QPrinter, pdf: bytes, *, keeps_pages: bool = False) -> None:
    """The paper and its direction as the first page has them, and all pages unless those that are chosen are
    kept."""
    from PySide6.QtPrintSupport import QPrinter

    size = page_size(pdf)
    with _opened(pdf) as document:
        if not keeps_pages:
            printer.setFromTo(1, len(document))
            if _is_for_one_side(document):
                printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setPageSize(_upright(size))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape
        if size.width() > size.height()
        else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)


def _is_for_one_side(document: PdfDocument) -> bool:
    """Whether it asks for that itself: what is cut apart, or filled in sheet by sheet."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDF_VIEWERREF_GetDuplex(document.raw) == pdfium.Simplex)


def job_of(printer: QPrinter, pdf: bytes) -> Job:
    """What was chosen in the print dialog, as a job for a queue."""
    from PySide6.QtPrintSupport import QPrinter

    with _opened(pdf) as document:
        first, last = _chosen_pages(printer, len(document))
    sides = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    size = printer.pageLayout().pageSize()
    return Job(
        printer.printerName(),
        printer.docName(),
        first,
        last,
        copies=printer.copyCount(),
        media="" if size.id() == QPageSize.PageSizeId.Custom else size.key(),
        sides=sides.get(printer.duplex(), ""),
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        fitted=bool(smaller_words(printer, pdf)) or is_out_of_reach(printer, pdf),
    )


def _chosen_pages(printer: QPrinter, count: int) -> tuple[int, int]:
    """The first and the last page that are wanted."""
    return max(1, printer.fromPage()), min(count, printer.toPage() or count)


def smaller_words(printer: QPrinter, pdf: bytes) -> str:
    """A sentence where the paper in the printer is smaller than the pages, which are then scaled down; else
    nothing."""
    page = page_size(pdf)
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    scale = min(
        min(paper.width(), paper.height()) / min(page.width(), page.height()),
        max(paper.width(), paper.height()) / max(page.width(), page.height()),
    )
    if scale > ALMOST:
        return ""
    told = tr(
        "This paper is {page}, and the printer is set to {paper}. It would be printed at {percent} % of its"
        " size.",
        page=_upright(page).name(),
        paper=_upright(paper).name(),
        percent=round(100 * scale),
    )
    if has_size_of(printer, pdf):
        return told + " " + tr("The printer takes {page} too.", page=_upright(page).name())
    return (
        told
        + " "
        + tr(
            "For the full size, choose a printer with larger paper, or save the PDF and take it to a print"
            " shop."
        )
    )


def is_out_of_reach(printer: QPrinter, pdf: bytes) -> bool:
    """Whether something stands so near an edge that this printer leaves it out: then pages are drawn a little
    smaller, within its margins."""
    limits = printer.pageLayout().minimumMargins()
    unit = {
        QPageLayout.Unit.Millimeter: 72 / 25.4,
        QPageLayout.Unit.Point: 1.0,
        QPageLayout.Unit.Inch: 72.0,
    }.get(printer.pageLayout().units(), 1.0)
    with _opened(pdf) as document:
        return any(
            had < limit * unit
            for page in document
            for had, limit in zip(_blank_edges(page), _sides(limits), strict=True)
        )


def _sides(margins: QMarginsF) -> tuple[float, float, float, float]:
    return margins.left(), margins.top(), margins.right(), margins.bottom()


def _blank_edges(page: PdfPage) -> tuple[float, float, float, float]:
    """How far from each edge its first mark is, in points: left, top, right, bottom."""
    from PIL.ImageChops import invert

    image = page.render(scale=1.0).to_pil().convert("L")
    box = invert(image).getbbox() or (image.width, image.height, 0, 0)
    return box[0], box[1], image.width - box[2], image.height - box[3]


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Prints a PDF, each page as large as the paper in the printer allows, without a loss at the printer's
    own resolution.

    Raises CannotPrint where the printer does not take it."""
    shrunk = bool(smaller_words(printer, pdf)) or is_out_of_reach(printer, pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(
            tr("“{name}” did not take the page. Try again, or choose Save PDF.", name=printer.printerName())
        )
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    with _opened(pdf) as document:
        first, last = _chosen_pages(printer, len(document))
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            page = document[number - 1]
            _paint_page(painter, page, _room(printer, painter, shrunk), printer.resolution())
            page.close()
    painter.end()


def _room(printer: QPrinter, painter: QPainter, shrunk: bool) -> QRectF:
    """What of the paper a page is drawn on, in dots: all of it, or what the printer reaches."""
    whole = QRectF(painter.viewport())
    if not shrunk:
        return whole
    layout = printer.pageLayout()
    paper = layout.fullRect()
    limits = layout.minimumMargins()
    across, down = whole.width() / paper.width(), whole.height() / paper.height()
    return whole.adjusted(
        limits.left() * across, limits.top() * down, -limits.right() * across, -limits.bottom() * down
    )


def _paint_page(painter: QPainter, page: PdfPage, room: QRectF, dots: int) -> None:
    """A page in the middle of `room`, band by band; `dots` are those of the printer to an inch."""
    width, height = page.get_size()
    scale = min(room.width() / width, room.height() / height)
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(room.center())
    finer = min(1.0, FINEST / dots)  # dots of the picture for each of the printer
    tall = place.height() * finer
    top = 0.0
    while top < tall:
        high = min(BAND, tall - top)
        image = _band(page, scale * finer, top, high)
        painter.drawImage(
            QRectF(place.x(), place.y() + top / finer, image.width() / finer, image.height() / finer), image
        )
        top += high


def _band(page: PdfPage, scale: float, top: float, high: float) -> QImage:
    """The dots of a page from `top` on, `high` of them, at `scale` dots a point."""
    below = page.get_height() - (top + high) / scale
    crop = (0.0, max(0.0, below), 0.0, top / scale)
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    shown = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
    bitmap.close()
    return shown
