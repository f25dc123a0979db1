"""Everything of a programme, and all about one person, saved as pages from the coordinator's window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from window_driver import button, only

from lfl_desktop.domain.receipts import Handling
from lfl_desktop.views.window.main_window import MainWindow


@pytest.fixture
def window(office: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    window = open_window(office)
    window.go("reports")
    return window


def choose(window: MainWindow, folder: Path) -> None:
    """Chooses a folder in the system's dialog."""
    dialog = only(window, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_everything_is_saved_as_pages(window: MainWindow, hands: Keyboard, tmp_path: Path) -> None:
    button(window.screen_of("reports"), "Save everything…").setFocus()
    hands.press(Qt.Key.Key_Space)
    choose(window, tmp_path)
    folder = tmp_path / "everything-of-the-programme"
    assert "Distributed leadership" in (folder / "all-sets.html").read_text(encoding="utf-8")
    assert len(list(folder.glob("*.lflset"))) == 4
    button(window.screen_of("reports"), "Save everything…").click()
    choose(window, tmp_path)
    assert "is there already, so nothing was saved" in window.frame.trouble_text.text()
    assert [one.what for one in window.desk.file.select(Handling)].count("readable") == 1


def test_all_about_a_person_is_saved_by_the_whole_name(
    window: MainWindow, hands: Keyboard, tmp_path: Path
) -> None:
    screen = window.screen_of("reports")
    saving, name = button(screen, "Save all about this person…"), screen.findChild(QLineEdit, "about_name")
    assert name is not None and not saving.isEnabled()
    name.setFocus()
    hands.type("David Okoro")
    hands.enter()
    choose(window, tmp_path)
    page = (tmp_path / "about-david-okoro" / "about.html").read_text(encoding="utf-8")
    assert "set B, edition 1 of its file" in page
    name.clear()
    hands.type("Nobody Here")
    hands.enter()
    choose(window, tmp_path)
    assert not (tmp_path / "about-nobody-here").exists()
