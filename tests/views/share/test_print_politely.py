"""What printing and saving say where a printer or a folder is not as the paper needs it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL.ImageChops import invert
from pypdfium2 import PdfDocument, PdfImage
from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.views.parts.printed_pages import has_size_of, job_of, lay_paper, print_pages, smaller_words
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.files_out import CannotSave, write_whole
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import prepare

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


def opened(screen: ShareScreen, qtbot: QtBot, kind: PaperName) -> bytes:
    """Goes to a paper; its PDF once it is there."""
    screen.desk.wanted.emit(at_paper(kind))
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked.kind == kind)
    assert screen.prepared
    return screen.prepared.pdf


def test_a_printer_that_has_the_papers_size_is_offered_that_first(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(screen, qtbot, PaperName.SUMMARY)
    sizes = [QPageSize(QPageSize.PageSizeId.Letter), QPageSize(QPageSize.PageSizeId.A4)]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrinterInfo, "supportedPageSizes", lambda _self: sizes)
    screen.print_paper()
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    path = tmp_path / "printed.pdf"
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))  # as the dialog does when it is chosen
    dialog.done(QPrintDialog.DialogCode.Accepted)
    box = screen.findChild(QMessageBox)
    assert box is not None and box.text().endswith("The printer takes A4 too.")
    own = box.defaultButton()
    assert own is not None and own.text() == "Print on A4"
    own.click()
    with PdfDocument(path) as document:
        assert [round(side) for side in document.get_page_size(0)] == [595, 842]
        pictures = [one for one in document[0].get_objects() if isinstance(one, PdfImage)]
        assert pictures and not any("DCTDecode" in one.get_filters() for one in pictures)
        assert max(one.get_px_size()[0] for one in pictures) >= 595 / 72 * 600 - 2


@pytest.mark.parametrize("size", [QSizeF(210, 279.4), QSizeF(216, 297)], ids=["as wide", "as high"])
def test_another_size_that_is_as_wide_or_as_high_is_not_offered(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: QSizeF
) -> None:
    pdf = opened(screen, qtbot, PaperName.SUMMARY)
    printer = printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf")
    sizes = [QPageSize(size, QPageSize.Unit.Millimeter)]
    monkeypatch.setattr(QPrinterInfo, "supportedPageSizes", lambda _self: sizes)
    assert not has_size_of(printer, pdf)
    sizes.append(QPageSize(QPageSize.PageSizeId.A4))
    assert has_size_of(printer, pdf)


@pytest.mark.parametrize(
    ("unit", "reached", "out_of_reach"),
    [
        (QPageLayout.Unit.Millimeter, 4.2, 4.3),
        (QPageLayout.Unit.Inch, 0.16, 0.17),
        (QPageLayout.Unit.Point, 11.9, 12.1),
    ],
)
def test_margins_are_understood_in_whatever_unit_a_printer_tells_them(
    screen: ShareScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unit: QPageLayout.Unit,
    reached: float,
    out_of_reach: float,
) -> None:
    book = screen.desk.book()
    asked = AskedPaper(PaperName.CERTIFICATE, Audience.LEADER, book.members(None)[0].id)
    certificate = prepare(book, asked).pdf  # its frame stands 12 points from the edge
    printer = printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf")
    monkeypatch.setattr(QPageLayout, "units", lambda _self: unit)
    for margin, fitted in ((reached, False), (out_of_reach, True)):
        monkeypatch.setattr(QPageLayout, "minimumMargins", lambda _self, each=margin: QMarginsF(*[each] * 4))
        assert job_of(printer, certificate).fitted == fitted


def test_what_a_printer_does_not_reach_moves_within_its_margins(
    screen: ShareScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = screen.desk.book()
    person = book.members(None)[0].id
    certificate = prepare(book, AskedPaper(PaperName.CERTIFICATE, Audience.LEADER, person)).pdf
    printer = printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf")
    lay_paper(printer, certificate)
    assert not job_of(printer, certificate).fitted
    monkeypatch.setattr(QPageLayout, "minimumMargins", lambda _self: QMarginsF(18, 18, 18, 18))
    assert job_of(printer, certificate).fitted  # its frame stands 13 points from the edge
    summary = prepare(book, AskedPaper(PaperName.SUMMARY, Audience.SET, book.meetings[0].id)).pdf
    assert not job_of(printer, summary).fitted
    printer.setResolution(150)
    print_pages(certificate, printer)
    with PdfDocument(tmp_path / "x.pdf") as document:
        page = document[0].render(scale=1.0).to_pil().convert("L")
    left, top, right, bottom = invert(page).getbbox() or (0, 0, 0, 0)
    assert left >= 17 and top >= 17 and right <= 595 - 17 and bottom <= 842 - 17


@pytest.mark.parametrize(
    ("kind", "said"),
    [(PaperName.BLANK, "sheets"), (PaperName.SLIPS, ""), (PaperName.LEADER_SHEET, "pages")],
)
def test_what_is_cut_apart_or_filled_in_asks_for_one_side(
    screen: ShareScreen,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: PaperName,
    said: str,
) -> None:
    printer = printer_with(QPageSize.PageSizeId.A4, tmp_path / "x.pdf")
    chosen: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _self, mode: chosen.append(mode))
    lay_paper(printer, opened(screen, qtbot, kind))
    assert chosen == ([] if said == "pages" else [QPrinter.DuplexMode.DuplexNone])
    assert said in screen.print_it.text()


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
