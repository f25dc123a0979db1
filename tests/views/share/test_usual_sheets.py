"""Papers follow the region: A4, or Letter where that lies in printers; what was chosen is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lfl_desktop.content.paper_setting import PosterSize
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.papers.paper_kinds import PaperName

USA = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


@pytest.fixture
def in_america() -> Iterator[None]:
    here = QLocale()
    QLocale.setDefault(USA)
    yield
    QLocale.setDefault(here)


def pages(screen: ShareScreen, qtbot: QtBot, kind: PaperName) -> tuple[int, int]:
    """The size of the paper that is shown, once it is."""
    screen.desk.wanted.emit(at_paper(kind))
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())
    assert screen.prepared
    with PdfDocument(screen.prepared.pdf) as document:
        return tuple(map(round, document.get_page_size(0)))  # type: ignore[return-value]


def test_in_america_papers_are_letter_until_a4_is_chosen(
    in_america: None, sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    window.go(at_paper(PaperName.SUMMARY))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    assert pages(screen, qtbot, PaperName.SUMMARY) == (612, 792)
    assert pages(screen, qtbot, PaperName.POSTER) == (1224, 792)
    assert screen.poster.setting.size == PosterSize.TABLOID
    pages(screen, qtbot, PaperName.SUMMARY)
    screen.setting.sheets.setFocus()
    QTest.keyClick(screen.setting.sheets, Qt.Key.Key_Left)
    assert window.desk.preferences.settings.paper == "a4"
    assert pages(screen, qtbot, PaperName.MEMBERS) == (595, 842)


def test_elsewhere_papers_are_a4(
    sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    window.go(at_paper(PaperName.SUMMARY))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    assert pages(screen, qtbot, PaperName.SUMMARY) == (595, 842)
    screen.setting.inking.setFocus()
    QTest.keyClick(screen.setting.inking, Qt.Key.Key_Right)
    pages(screen, qtbot, PaperName.SUMMARY)
    assert screen.prepared and screen.prepared.asked.setting.inking == "grey"
