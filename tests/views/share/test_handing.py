"""“Sent to LASER” is said once the queue has taken the job, and else what became of it. With a printing
system made up for the tests: its two programs, first on the path."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from lfl_desktop.views.parts import handing
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is on Linux and macOS")

ACCEPTING = "LASER accepting requests since Sat 28 Nov 2026 10:08:21 PM UTC"
REJECTING = "LASER not accepting requests since Sat 28 Nov 2026 10:08:21 PM UTC -\n\tRejecting Jobs"
IDLE = "printer LASER is idle.  enabled since Sat 28 Nov 2026 10:08:21 PM UTC"
PAUSED = "printer LASER disabled since Sat 28 Nov 2026 10:08:21 PM UTC -\n\tPaused"
TAKEN = 'cat > "{folder}/got.pdf"; echo "request id is LASER-12 (1 file(s))"'


class Cups:
    """The two programs, which write down what they were asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.got = folder / "got.pdf"

    def answers(self, *lines: str, sends: str = TAKEN) -> None:
        """What lpstat says, and what lp does."""
        said = "\n".join(lines)
        self._write("lpstat", f"cat <<'END'\n{said}\nEND\n[ -n \"{said[:5]}\" ]")
        self._write("lp", sends.format(folder=self.folder))

    def asked(self, program: str) -> str:
        """The words that a program was last started with; empty if it was not."""
        path = self.folder / f"{program}.asked"
        return path.read_text() if path.exists() else ""

    def _write(self, program: str, does: str) -> None:
        path = self.folder / program
        path.write_text(f'#!/bin/sh\necho "$LC_ALL $@" > "{self.folder}/{program}.asked"\n{does}\n')
        path.chmod(0o755)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["LASER"]))
    monkeypatch.setattr(QPrinter, "printerName", lambda _self: "LASER")
    return Cups(folder)


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot) -> MainWindow:
    window = open_window(sample_path)
    window.go(at_paper("poster"))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())
    return window


def printed(window: MainWindow, choose: Callable[[QPrinter], object] = lambda _printer: None) -> None:
    """Prints what is in sight, by the dialog."""
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    screen.print_paper()
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    choose(dialog.printer())
    dialog.done(QPrintDialog.DialogCode.Accepted)


def said(window: MainWindow) -> str:
    return str(window.frame.said.text())


def trouble(window: MainWindow) -> str:
    return str(window.frame.trouble_text.text()) if window.frame.trouble.isVisible() else ""


def test_sent_is_said_when_the_queue_has_it(window: MainWindow, cups: Cups, qtbot: QtBot) -> None:
    cups.answers(ACCEPTING, IDLE)
    printed(window)
    qtbot.waitUntil(lambda: said(window) == "Sent to LASER")
    assert cups.asked("lpstat").split() == ["C", "-a", "LASER", "-p", "LASER"]
    assert "-d LASER -t Set A" in cups.asked("lp") and "-P 1-1 " in cups.asked("lp")
    assert "media=A3" in cups.asked("lp") and "print-scaling=none" in cups.asked("lp")
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen) and screen.prepared
    assert cups.got.read_bytes() == screen.prepared.pdf
    with PdfDocument(cups.got) as document:
        assert len(document) == 1
    assert not trouble(window)


def test_a_paused_queue_is_named(window: MainWindow, cups: Cups, qtbot: QtBot) -> None:
    cups.answers(ACCEPTING, PAUSED)
    printed(window)
    qtbot.waitUntil(lambda: "LASER is paused" in said(window))
    assert said(window) == "LASER is paused: what you printed waits in its queue until it goes on."
    assert cups.got.exists()


def test_a_queue_that_takes_no_jobs_is_named_and_gets_none(
    window: MainWindow, cups: Cups, qtbot: QtBot
) -> None:
    cups.answers(REJECTING, IDLE)
    before = said(window)
    printed(window)
    qtbot.waitUntil(lambda: bool(trouble(window)))
    assert "“LASER” takes no jobs just now, so nothing was printed." in trouble(window)
    assert said(window) == before and not cups.asked("lp")


def test_a_job_that_is_refused_is_told_with_its_reason(window: MainWindow, cups: Cups, qtbot: QtBot) -> None:
    cups.answers(ACCEPTING, IDLE, sends='echo "$0: Too many active jobs." >&2; exit 1')
    printed(window)
    qtbot.waitUntil(lambda: bool(trouble(window)))
    assert "“LASER” did not take the page (Too many active jobs)." in trouble(window)
    assert "Sent" not in said(window)


def test_one_that_does_not_answer_is_not_waited_for(
    window: MainWindow, cups: Cups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "PATIENCE", 300)
    cups.answers(ACCEPTING, IDLE, sends="exec sleep 60")
    printed(window)
    qtbot.waitUntil(lambda: bool(trouble(window)))
    assert "does not answer" in trouble(window) and "Sent" not in said(window)


NOBODY = 'echo "lp: Error - The printer or class does not exist." >&2; exit 1'


@pytest.mark.parametrize(("sends", "told"), [(TAKEN, "Sent to LASER"), (NOBODY, "")])
def test_of_a_queue_that_is_not_known_lp_tells_whether_it_is_there(
    window: MainWindow, cups: Cups, qtbot: QtBot, sends: str, told: str
) -> None:
    """The words are those of CUPS 2.4, where the queue was removed, and where its scheduler was stopped."""
    cups.answers("", sends=sends)
    printed(window)
    qtbot.waitUntil(lambda: bool(trouble(window)) or said(window) == "Sent to LASER")
    assert ("is not there any more" in trouble(window)) == (not told)
    assert ("Sent" in said(window)) == bool(told) and "Handed" not in said(window)


def test_without_cups_qt_prints(
    window: MainWindow, cups: Cups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(cups.folder))
    monkeypatch.setattr("lfl_desktop.views.parts.print_dialogs.print_pages", lambda _pdf, _printer: None)
    printed(window)
    qtbot.waitUntil(lambda: said(window) == "Handed to the system to print on LASER")


@pytest.mark.parametrize(
    ("mode", "sides"),
    [
        (QPrinter.DuplexMode.DuplexNone, "one-sided"),
        (QPrinter.DuplexMode.DuplexLongSide, "two-sided-long-edge"),
        (QPrinter.DuplexMode.DuplexShortSide, "two-sided-short-edge"),
    ],
)
def test_what_was_chosen_in_the_dialog_goes_with_it(
    window: MainWindow,
    cups: Cups,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    mode: QPrinter.DuplexMode,
    sides: str,
) -> None:
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: mode)
    cups.answers(ACCEPTING, IDLE)

    def choose(printer: QPrinter) -> None:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setCopyCount(3)
        printer.setColorMode(QPrinter.ColorMode.GrayScale)

    printed(window, choose)
    box = window.findChild(QMessageBox)
    assert box is not None and "71 %" in box.text() and not cups.asked("lp")
    next(b for b in box.buttons() if b.text() == "Print smaller").click()
    qtbot.waitUntil(lambda: said(window) == "Sent to LASER: 3 sheets")
    for words in (
        "-n 3",
        "media=A4",
        "fit-to-page",
        f"sides={sides} ",
        "print-color-mode=monochrome",
    ):
        assert words in cups.asked("lp")
