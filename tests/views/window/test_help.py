"""F1: help on the place in sight, and all keys, sifted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_driver import PLACES_OF_A_SET, only

from lfl_desktop.views.window.help_dialog import HelpDialog
from lfl_desktop.views.window.places import PLACES


def helped(window, hands, qtbot) -> HelpDialog:
    hands.press(Qt.Key.Key_F1)
    dialog = only(window, HelpDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.typed)
    return dialog


def lines(dialog: HelpDialog) -> list[str]:
    return [dialog.results.item(row).text() for row in range(dialog.results.count())]


def test_each_place_has_its_help():
    assert [place.name for place in PLACES if not place.help] == []


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
@pytest.mark.parametrize("place", [place.name for place in PLACES_OF_A_SET])
def test_the_help_is_on_the_place_in_sight_and_fits_the_screen(
    sample_path, open_window, hands, qtbot, place, size
):
    window = open_window(sample_path)
    window.resize(*size)
    window.go(place)
    dialog = helped(window, hands, qtbot)
    assert dialog.place_help.text() == next(listed.help for listed in PLACES if listed.name == place)
    assert dialog.height() <= size[1] and dialog.width() <= size[0]
    assert dialog.results.horizontalScrollBar().maximum() == 0


def test_keys_of_the_place_come_first_and_are_sifted_by_words_and_by_keys(
    sample_path, open_window, hands, qtbot
):
    window = open_window(sample_path)
    window.go("meetings")
    dialog = helped(window, hands, qtbot)
    assert lines(dialog)[0].endswith("· Meetings")
    hands.type("timer")
    assert "Start or pause the timer of a slot\nF7 · Meetings" in lines(dialog)
    dialog.typed.clear()
    hands.type("ctrl+k")
    assert lines(dialog)[0] == "Search everything\nCtrl+K · Everywhere"
    dialog.typed.clear()
    hands.type("no such key")
    assert dialog.nothing.isVisible() and not dialog.results.isVisible()
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(HelpDialog))
