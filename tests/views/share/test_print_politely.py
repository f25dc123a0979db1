"""What printing and saving say where a printer or a folder is not as the paper needs it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.parts.print_dialogs import lay_paper, smaller_words
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.files_out import CannotSave, write_whole

Opens = Callable[[Path], MainWindow]


@pytest.fixture
def screen(open_window: Opens, sample_path: Path, qtbot: QtBot) -> ShareScreen:
    window = open_window(sample_path)
    window.go(at_paper("poster"))
    found = window.screen_of("share")
    assert isinstance(found, ShareScreen)
    qtbot.waitUntil(lambda: found.prepared is not None and found.prepared.asked == found.asked())
    return found


def printer_with(size: QPageSize.PageSizeId | QSizeF, path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


def test_a_poster_on_smaller_paper_is_said(screen: ShareScreen, tmp_path: Path) -> None:
    assert screen.prepared
    pdf = screen.prepared.pdf
    said = smaller_words(printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf"), pdf)
    assert said.startswith("This paper is A3, and the printer is set to A4. It would be printed at 71 %")
    assert smaller_words(printer_with(QPageSize.PageSizeId.A3, tmp_path / "x.pdf"), pdf) == ""
    assert smaller_words(printer_with(QPageSize.PageSizeId.A2, tmp_path / "x.pdf"), pdf) == ""
    printer = printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf")
    lay_paper(printer, pdf)
    assert smaller_words(printer, pdf) == ""


@pytest.mark.parametrize("go_on", [True, False])
def test_it_is_printed_smaller_only_after_a_yes(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, go_on: bool
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    screen.print_paper()
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    path = tmp_path / "printed.pdf"
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    box = screen.findChild(QMessageBox)
    assert box is not None and "71 %" in box.text() and not path.exists()
    words = "Print smaller" if go_on else "Cancel"
    button = next(b for b in box.buttons() if b.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    if not go_on:
        assert not path.exists()
        return
    with PdfDocument(path) as document:
        assert len(document) == 1
        assert [round(side) for side in document.get_page_size(0)] == [842, 595]


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("tempfile.mkstemp", PermissionError(errno.EACCES, "Permission denied")),
        ("pathlib.Path.replace", PermissionError(errno.EACCES, "The file is open in another program")),
        ("os.fsync", OSError(errno.ENOSPC, "No space left on device")),
    ],
    ids=["a folder that is read only", "a file that is open elsewhere", "a full disk"],
)
def test_a_file_that_was_there_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: OSError
) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(b"The old one")

    def refused(*_given: object, **_named: object) -> None:
        raise error

    with monkeypatch.context() as world:
        world.setattr("lfl_desktop.workspace.exchange.files_out.is_records_file", lambda _path: False)
        world.setattr(where, refused)
        with pytest.raises(CannotSave, match="as it was; close it where it is open") as caught:
            write_whole(path, b"The new one")
    assert isinstance(caught.value, WorldError) and str(error.strerror) in str(caught.value)
    assert path.read_bytes() == b"The old one"
    assert [found.name for found in tmp_path.iterdir() if "poster" in found.name] == ["poster.pdf"]
