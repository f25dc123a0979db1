"""From the window onto paper or into a file, by the system's own dialogs. None holds the program up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.controls.asking_where import ask_where
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.parts.handing import CannotPrint, Handing
from lfl_desktop.views.parts.printed_pages import (
    has_size_of,
    job_of,
    lay_paper,
    print_pages,
    size_of_page,
    smaller_words,
)
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.exchange.sealing import USUAL, Sealing, how_sealed, key_for
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.papers.handling_told import note_paper
from lfl_desktop.workspace.papers.paper_files import save_paper, where_words
from lfl_desktop.workspace.papers.paper_kinds import PaperName

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from lfl_desktop.printing.writers.paper import Paper
    from lfl_desktop.workspace.papers.prepared_paper import Prepared


class Sending(QObject):
    """Prints, saves and copies for one screen, and says at its desk what became of it."""

    saved = Signal(list)
    """Files were saved: their paths."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def print(self, made: Prepared) -> None:
        """Opens the system's print dialog for a paper."""
        if made.pdf:
            self._print(made.pdf, made.name, lambda: self._note_paper(HandlingKind.PRINTED, made))

    def print_pdf(self, pdf: bytes, name: str, what: str) -> None:
        """Opens the system's print dialog for a PDF, which is noted as `what`."""
        self._print(pdf, name, lambda: self._note(HandlingKind.PRINTED, what))

    def _print(self, pdf: bytes, name: str, note: Callable[[], None]) -> None:
        def printed(sentence: str) -> None:
            note()
            self._desk.said.emit(sentence)

        ask_printer(self._screen, pdf, name, printed, self._desk.trouble)

    def save_pdf(self, pdf: bytes, name: str, what: str) -> None:
        """Asks where to save a PDF, and saves it; it is noted as `what`."""
        ask_where(
            self._screen,
            tr("Save PDF"),
            name,
            "PDF (*.pdf)",
            lambda path: self._save_pdf(path, pdf, what),
        )

    def save(self, made: Prepared, how: Sealing = USUAL) -> None:
        """Asks where to save a PDF, or the coordinator's file, sealed as `how` says, and saves it."""
        if made.asked.kind == PaperName.FILE:
            title, kind = tr("Save the file for the coordinator"), tr("File of a set (*.lflset)")
            ask_where(self._screen, title, made.name, kind, lambda path: self._save_file(path, how))
        else:
            ask_where(self._screen, tr("Save PDF"), made.name, _formats(made), self._saver(made))

    def copy(self, made: Prepared) -> None:
        """Puts the words of a paper on the clipboard."""
        if made.document is None:
            return
        clipboard.copy_to_clipboard(plain_text(made.document), html_text(made.document))
        self._desk.said.emit(tr("Copied as text"))

    def _saver(self, made: Prepared) -> Callable[[Path], None]:
        assert made.paper is not None
        paper = made.paper
        return lambda path: self._save_paper(made, paper, path)

    def _save_paper(self, made: Prepared, paper: Paper, path: Path) -> None:
        if files := self._desk.attempt(lambda: save_paper(paper, path)):
            self._note_paper(HandlingKind.SAVED, made)
            self._desk.said.emit(self._saved_words(where_words(files)))
            self.saved.emit(files)

    def _saved_words(self, where: str) -> str:
        """Where something was saved, and that it can be read there where the records cannot."""
        said = tr("Saved to {path}", path=where)
        if self._desk.file.key is None:
            return said
        return " ".join((f"{said}.", tr("It is not protected by the passphrase of the records.")))

    def _save_file(self, path: Path, how: Sealing) -> None:
        workspace, set_id = self._desk.workspace, self._desk.set_id
        if self._desk.succeeds(lambda: export(workspace, set_id, path, how)):
            is_told = how.passphrase or key_for(workspace, set_id)
            sealed = f". {how_sealed(workspace, set_id, how)}" if is_told else ""
            self._desk.said.emit(tr("Saved to {path}", path=path) + sealed)
            self.saved.emit([path])

    def _note_paper(self, kind: HandlingKind, made: Prepared) -> None:
        note_paper(self._desk.file, self._desk.reading, self._desk.set_id, kind, made)

    def _note(self, kind: HandlingKind, what: str) -> None:
        file = self._desk.file
        note_handled(file, handling(file, kind, what, of_set=self._set_in_view()))

    def _set_in_view(self) -> UUID | None:
        in_view = self._desk.in_view
        return in_view.set_id if isinstance(in_view, SetInView) else None

    def _save_pdf(self, path: Path, pdf: bytes, what: str) -> None:
        if self._desk.succeeds(lambda: _save_as_pdf(path, pdf)):
            self._note(HandlingKind.SAVED, what)
            self._desk.said.emit(self._saved_words(str(path)))
            self.saved.emit([path])


def _save_as_pdf(path: Path, pdf: bytes) -> None:
    check_ending(path, [".pdf"])
    write_whole(path, pdf)


def _formats(made: Prepared) -> str:
    """The kinds of file that a paper can be saved as, for a file dialog."""
    drawing = [tr("Drawing (*.svg)")] if made.paper and made.paper.drawings else []
    return ";;".join(["PDF (*.pdf)", tr("Picture (*.png)"), *drawing])


def ask_printer(
    parent: QWidget,
    pdf: bytes,
    name: str,
    then: Callable[[str], None],
    trouble: Callable[[WorldError], None],
) -> None:
    """Opens the system's print dialog for a PDF, prints it if told to, and calls `then` with a sentence on
    what became of it, or `trouble` where there is no printer or it does not take the pages."""
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

    def by_qt() -> None:
        try:
            print_pages(pdf, printer)
        except CannotPrint as error:
            trouble(error)
        else:
            then(_handed_words(printer))

    def now() -> None:
        if printer.outputFileName() or not printer.printerName():
            by_qt()
        else:
            Handing(parent, job_of(printer, pdf), pdf, then, trouble, by_qt).start()

    dialog.accepted.connect(lambda: _unless_small(parent, printer, pdf, now))
    QDialog.open(dialog)  # QPrintDialog's own asks for a slot


def _handed_words(printer: QPrinter) -> str:
    """What is known after Qt has printed: it does not say what the printer's queue made of it."""
    if path := printer.outputFileName():
        return tr("Saved to {path}", path=path)
    return tr("Handed to the system to print on {printer}", printer=printer.printerName())


def _unless_small(parent: QWidget, printer: QPrinter, pdf: bytes, then: Callable[[], None]) -> None:
    """Calls `then`, and asks before where the paper in the printer is smaller than the page. Some dialogs go
    back to the printer's own size when it is chosen: where it has the page's, that is offered first."""
    said = smaller_words(printer, pdf)
    if not said:
        then()
        return
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Smaller paper"))
    box.setText(said)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if has_size_of(printer, pdf):

        def on_its_own() -> None:
            lay_paper(printer, pdf, keeps_pages=True)
            then()

        own = box.addButton(
            tr("Print on {paper}", paper=size_of_page(pdf)), QMessageBox.ButtonRole.AcceptRole
        )
        own.clicked.connect(on_its_own)
        box.setDefaultButton(own)
    smaller = box.addButton(tr("Print smaller"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    smaller.clicked.connect(then)
    box.open()
