"""From the window onto paper or into a file, by the system's own dialogs. None holds the program up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views import clipboard
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.preview import page_image
from lfl_desktop.words import tr
from lfl_desktop.workspace.as_text import as_html, as_plain
from lfl_desktop.workspace.files import write_whole
from lfl_desktop.workspace.paper_kinds import Kind
from lfl_desktop.workspace.papers import Prepared
from lfl_desktop.workspace.share import export
from lfl_desktop.workspace.system_papers import as_file

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 300
"""Dots an inch at which pages are drawn for the printer: finer is only slower."""


ALMOST = 0.97
"""A page scaled down to this or more has lost nothing but a little of its margin."""


class CannotPrint(WorldError):
    """There is no printer, or it did not take the page."""


class Sending(QObject):
    """Prints, saves and copies for one screen, and says at its desk what became of it."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def print(self, made: Prepared) -> None:
        """Opens the system's print dialog for a paper."""
        if made.pdf:
            self.print_pdf(made.pdf, made.name)

    def print_pdf(self, pdf: bytes, name: str) -> None:
        """Opens the system's print dialog for a PDF."""
        ask_printer(self._screen, pdf, name, self._printed, self._desk.trouble)

    def save_pdf(self, pdf: bytes, name: str) -> None:
        """Asks where to save a PDF, and saves it."""
        ask_where(
            self._screen,
            tr("Save PDF"),
            name,
            "PDF (*.pdf)",
            lambda path: self._try(path, lambda: write_whole(path, pdf)),
        )

    def save(self, made: Prepared) -> None:
        """Asks where to save a PDF, or the coordinator's file, and saves it."""
        if made.asked.kind == Kind.FILE:
            title, kind = tr("Save the file for the coordinator"), tr("File of a set (*.lflset)")
            ask_where(self._screen, title, made.name, kind, self._save_file)
        else:
            ask_where(self._screen, tr("Save PDF"), made.name, _formats(made), self._saver(made))

    def copy(self, made: Prepared) -> None:
        """Puts the words of a paper on the clipboard."""
        clipboard.copy(as_plain(made.parts), as_html(made.parts))
        self._desk.said.emit(tr("Copied as text"))

    def _saver(self, made: Prepared) -> Callable[[Path], None]:
        assert made.paper is not None
        paper = made.paper
        return lambda path: self._try(path, lambda: write_whole(path, as_file(paper, path)))

    def _save_file(self, path: Path) -> None:
        self._try(path, lambda: export(self._desk.workspace, self._desk.set_id, path))

    def _try(self, path: Path, job: Callable[[], object]) -> None:
        try:
            job()
        except WorldError as error:
            self._desk.trouble(error)
        else:
            self._desk.said.emit(tr("Saved to {path}", path=path))

    def _printed(self, printer: str) -> None:
        self._desk.said.emit(tr("Sent to {printer}", printer=printer))


def _formats(made: Prepared) -> str:
    """The kinds of file that a paper can be saved as, for a file dialog."""
    pictures = [tr("Picture (*.png)"), tr("Drawing (*.svg)")] if made.paper and made.paper.drawings else []
    return ";;".join(["PDF (*.pdf)", *pictures])


def ask_where(parent: QWidget, title: str, name: str, kind: str, then: Callable[[Path], None]) -> QFileDialog:
    """Asks for a place to save `name`, and calls `then` with it. `kind` names the files in words,
    "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title, _folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.rpartition(".")[2].rstrip(")"))
    )
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def _suffix(kind: str) -> str:
    """ "pdf" of "PDF (*.pdf)"."""
    return kind.rpartition(".")[2].rstrip(")")


def _folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_printer(
    parent: QWidget,
    pdf: bytes,
    name: str,
    then: Callable[[str], None],
    trouble: Callable[[WorldError], None],
) -> None:
    """Opens the system's print dialog for a PDF, prints it if told to, and calls `then` with the
    printer's name, or `trouble` where there is no printer or it does not take the pages."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        trouble(CannotPrint(tr("This computer has no printer. Save PDF makes a file to print elsewhere.")))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    lay_paper(printer, pdf)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, dialog.maxPage() > 1)

    def now() -> None:
        try:
            print_pages(pdf, printer)
        except CannotPrint as error:
            trouble(error)
        else:
            then(printer.printerName())

    dialog.accepted.connect(lambda: _unless_small(parent, printer, pdf, now))
    QDialog.open(dialog)  # QPrintDialog's own asks for a slot


def _unless_small(parent: QWidget, printer: QPrinter, pdf: bytes, then: Callable[[], None]) -> None:
    """Calls `then`, and asks before where the paper in the printer is smaller than the page."""
    said = smaller_words(printer, pdf)
    if not said:
        then()
        return
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Smaller paper"))
    box.setText(said)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    smaller = box.addButton(tr("Print smaller"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    smaller.clicked.connect(then)
    box.open()


def smaller_words(printer: QPrinter, pdf: bytes) -> str:
    """A sentence where the paper in the printer is smaller than the pages, which are then scaled down; else
    nothing."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    page = QSizeF(*document.get_page_size(0))
    document.close()
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    scale = min(
        min(paper.width(), paper.height()) / min(page.width(), page.height()),
        max(paper.width(), paper.height()) / max(page.width(), page.height()),
    )
    if scale > ALMOST:
        return ""
    return tr(
        "This paper is {page}, and the printer is set to {paper}. It would be printed at {percent} % of its"
        " size. For the full size, choose a printer with larger paper, or save the PDF and take it to a print"
        " shop.",
        page=_named(page),
        paper=_named(paper),
        percent=round(100 * scale),
    )


def _named(size: QSizeF) -> str:
    """As in "A3"."""
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch).name()


def lay_paper(printer: QPrinter, pdf: bytes) -> None:
    """The paper and its direction as the first page has them."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    width, height = document.get_page_size(0)
    printer.setFromTo(1, len(document))
    document.close()
    upright = QSizeF(min(width, height), max(width, height))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Prints a PDF, each page as large as the paper in the printer allows.

    Raises CannotPrint where the printer does not take it."""
    from pypdfium2 import PdfDocument

    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(
            tr("“{name}” did not take the page. Try again, or choose Save PDF.", name=printer.printerName())
        )
    document = PdfDocument(pdf)
    first = max(1, printer.fromPage())
    last = min(len(document), printer.toPage() or len(document))
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        width, height = document.get_page_size(number - 1)
        paper = QRectF(painter.viewport())
        scale = min(paper.width() / width, paper.height() / height)
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(paper.center())
        dots = min(place.width(), width / 72 * FINEST)
        painter.drawImage(place, page_image(document, number - 1, round(dots)))
    painter.end()
    document.close()
