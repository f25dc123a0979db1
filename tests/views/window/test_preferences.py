"""Preferences in one dialog: each holds at once, and text of every size fits the window."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from window_driver import PLACES_OF_A_SET, in_menus, only

from lfl_desktop import settings
from lfl_desktop.settings import TEXT_SIZES
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.before_paint import settle
from lfl_desktop.views.window.preferences_dialog import PreferencesDialog

KEY = Qt.Key


@pytest.fixture(autouse=True)
def usual_text(qapp):
    """The text is as large as usual again after each test."""
    yield
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted goes first
    theme.apply(qapp, "light")


def chosen(window, hands, qtbot) -> PreferencesDialog:
    hands.press(KEY.Key_Comma, CTRL)
    dialog = only(window, PreferencesDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.text_size)
    return dialog


def wider(window) -> list[str]:
    """What is wider than it may be now."""
    settle()
    QApplication.processEvents()
    needed = window.frame.minimumSizeHint().width()
    found = [f"window {window.width()}, needs {needed}"] if needed > window.width() else []
    for area in window.findChildren(QScrollArea):
        needed, room = area.widget().minimumSizeHint().width(), area.viewport().width()
        if area.isVisible() and needed > room:
            found.append(f"{type(area.widget()).__name__} needs {needed} in {room}")
    return found


def test_the_text_is_larger_at_once_and_the_next_time(
    sample_path, open_window, program, hands, qtbot, tmp_path
):
    window = open_window(sample_path)
    before = window.frame.kept.fontMetrics().height()
    dialog = chosen(window, hands, qtbot)
    hands.press(KEY.Key_End)
    assert dialog.text_size.currentText() == "200 %"
    assert window.frame.kept.fontMetrics().height() > 1.8 * before
    assert settings.load(tmp_path / "settings.json").text_size == 200
    qtbot.waitUntil(lambda: dialog.appearance.width() >= dialog.appearance.sizeHint().width())
    assert dialog.height() <= window.height() and dialog.width() <= window.width()
    hands.press(KEY.Key_Escape)
    again = PreferencesDialog(window.desk.preferences, window.spelling, window)
    assert again.width() >= again.sizeHint().width(), "before the screen bounds what it is shown with"


def test_the_text_grows_and_shrinks_from_the_menu(sample_path, open_window, program):
    window = open_window(sample_path)
    for size in TEXT_SIZES[1:]:
        in_menus(window, "Larger text").trigger()
        assert program.preferences.settings.text_size == size
    in_menus(window, "Larger text").trigger()
    in_menus(window, "Smaller text").trigger()
    assert program.preferences.settings.text_size == 175


@pytest.mark.parametrize(("size", "largest"), [((1366, 768), 200), ((1024, 700), 150)])
def test_every_place_fits_when_the_text_grows_while_it_is_open(
    sample_path, open_window, program, size, largest
):
    window = open_window(sample_path)
    window.resize(*size)
    for place in PLACES_OF_A_SET:
        window.go(place.name)
    found = {}
    for per_cent in (largest, 100):
        program.preferences.change(text_size=per_cent)
        for place in PLACES_OF_A_SET:
            window.go(place.name)
            if too := wider(window):
                found[place.name, per_cent] = too
        assert (window.width(), window.height()) == size, per_cent
    assert found == {}


def test_what_a_box_says_grows_with_the_text(sample_path, open_window, program):
    window = open_window(sample_path)
    window.go("activity_systems")
    canvas = window.screen_of("activity_systems").canvas
    before = canvas.drawing().size
    program.preferences.change(text_size=150)
    assert canvas.drawing().size > 1.15 * before


def test_the_colours_are_those_that_were_chosen(sample_path, open_window, hands, qtbot, program):
    window = open_window(sample_path)
    dialog = chosen(window, hands, qtbot)
    hands.press(KEY.Key_C, ALT)
    assert dialog.appearance.hasFocus()
    hands.press(KEY.Key_End)
    assert theme.is_dark(window) and program.preferences.settings.appearance == "dark"
    hands.press(KEY.Key_Escape)


@pytest.mark.parametrize(
    ("nth", "words", "minutes"), [(0, "After 5 minutes", 5), (1, "After 10 minutes", 10), (-1, "Never", 0)]
)
def test_a_protected_file_locks_after_the_minutes_that_were_chosen(
    sample_path, open_window, program, hands, qtbot, nth, words, minutes
):
    dialog = chosen(open_window(sample_path), hands, qtbot)
    dialog.lock_after.setFocus()
    hands.press(KEY.Key_End if nth < 0 else KEY.Key_Home)
    hands.press(KEY.Key_Down, times=max(nth, 0))
    assert dialog.lock_after.currentText() == words
    assert program.preferences.settings.lock_after == minutes
    hands.press(KEY.Key_Escape)


def test_the_sound_is_the_one_of_the_timer(seventh, hands, qtbot, program):
    dialog = chosen(seventh.window, hands, qtbot)
    hands.press(KEY.Key_O, ALT)
    qtbot.waitUntil(lambda: program.preferences.settings.sound)
    assert dialog.sound.isChecked()
    hands.press(KEY.Key_Escape)
