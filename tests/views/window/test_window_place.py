"""The window comes back where it was and as large as it was, and is never larger than its screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.settings import load
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.window_place import fitted

LAPTOP = QRect(1920, 0, 1366, 768)


def opened_anew(tmp_path: Path, sample_path: Path, qtbot: QtBot) -> MainWindow:
    """The window as the program shows it at its next start."""
    program = Program(load(tmp_path / "settings.json"), tmp_path / "settings.json")
    program.start(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    return window


def left_at(window: MainWindow, place: QRect) -> None:
    window.setGeometry(place)
    QApplication.processEvents()
    window.close()


def test_it_comes_back_on_the_screen_it_was_on(open_window, sample_path, tmp_path, qtbot):
    place = QRect(1960, 60, 1100, 640)
    left_at(open_window(sample_path), place)
    again = opened_anew(tmp_path, sample_path, qtbot)
    assert again.geometry() == place
    assert again.screen().name() == "laptop"


def test_it_comes_back_maximised_and_then_as_large_as_before(open_window, sample_path, tmp_path, qtbot):
    window = open_window(sample_path)
    place = QRect(100, 90, 1200, 800)
    window.setGeometry(place)
    QApplication.processEvents()
    window.showMaximized()
    window.close()
    again = opened_anew(tmp_path, sample_path, qtbot)
    assert again.isMaximized()
    assert again.normalGeometry() == place


@pytest.mark.parametrize("place", [QRect(1930, 40, 1900, 1100), QRect(2900, 500, 1100, 700)])
def test_it_is_never_larger_than_its_screen(open_window, sample_path, tmp_path, qtbot, place):
    left_at(open_window(sample_path), place)
    again = opened_anew(tmp_path, sample_path, qtbot)
    assert again.screen().availableGeometry().contains(again.geometry())


def test_it_comes_back_though_its_screen_is_gone(open_window, sample_path, tmp_path, qtbot):
    left_at(open_window(sample_path), QRect(9000, 5000, 1100, 640))
    again = opened_anew(tmp_path, sample_path, qtbot)
    assert any(screen.availableGeometry().contains(again.geometry()) for screen in QApplication.screens())


def test_another_file_is_opened_where_the_window_is(open_window, program, sample_path):
    window = open_window(sample_path)
    place = QRect(140, 120, 1210, 700)
    window.setGeometry(place)
    QApplication.processEvents()
    program.look_at(None)
    assert program.window is not window and program.window.geometry() == place


def test_what_does_not_fit_is_moved_and_then_made_smaller():
    assert fitted(QRect(3000, 600, 1000, 700), LAPTOP) == QRect(2286, 68, 1000, 700)
    assert fitted(QRect(0, -50, 5000, 5000), LAPTOP) == LAPTOP
    assert fitted(QRect(2000, 20, 900, 600), LAPTOP) == QRect(2000, 20, 900, 600)
