"""What is copied of a list is for whoever was chosen for it on Print and share, and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import GroundRules, Person
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.window.main_window import MainWindow


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(sample_path)


def choose_reader(window: MainWindow, qtbot: QtBot, place: str, word: str) -> None:
    """Goes to Print and share by the list's own button and chooses who reads it."""
    window.go(place)
    page = window.screen_of(place)
    qtbot.mouseClick(page.findChild(QPushButton, "print_list"), Qt.MouseButton.LeftButton)
    assert window.place == "share"
    readers = window.screen_of("share").findChild(Segmented, "readers")
    assert readers
    (button,) = (b for b in readers.findChildren(QPushButton) if b.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()


def copied(window: MainWindow, qtbot: QtBot, place: str) -> str:
    window.go(place)
    QApplication.clipboard().setText("before")
    page = window.screen_of(place)
    qtbot.mouseClick(page.findChild(QPushButton, "copy"), Qt.MouseButton.LeftButton)
    return QApplication.clipboard().text()


def one_waits(window: MainWindow) -> Impact:
    workspace = window.desk.workspace
    with workspace.step("Not agreed") as step:
        waiting = replace(workspace.select(Impact)[0], wording="Nobody agreed to this", agreed_on=None)
        step.put(waiting)
    return waiting


def test_impact_that_is_not_agreed_is_copied_for_the_facilitator_with_that_word(
    window: MainWindow, qtbot: QtBot
) -> None:
    one_waits(window)
    text = copied(window, qtbot, "impact")
    (line,) = (line for line in text.splitlines() if "Nobody agreed to this" in line)
    assert line.endswith("\tnot yet") and text.splitlines()[0].endswith("\tAgreed")
    lines = len(window.desk.workspace.select(Impact))
    assert window.frame.said.text() == f"Copied for you, the facilitator: {lines} lines"


@pytest.mark.parametrize("word", ["The set", "Coordinator", "Public"])
def test_it_stays_where_another_reader_was_chosen(window: MainWindow, qtbot: QtBot, word: str) -> None:
    one_waits(window)
    if word == "The set":  # it is proposed, and has to be chosen
        choose_reader(window, qtbot, "impact", "Public")
    choose_reader(window, qtbot, "impact", word)
    text = copied(window, qtbot, "impact")
    assert "Nobody agreed" not in text and len(text.splitlines()) > 1
    assert "not yet" not in text
    said = {"The set": "the set", "Coordinator": "the coordinator", "Public": "everyone"}[word]
    assert window.frame.said.text().startswith(f"Copied for {said}: ")
    assert "which these readers may not see, or not yet" in window.frame.said.text()
    choose_reader(window, qtbot, "impact", "Facilitator")
    assert "Nobody agreed to this" in copied(window, qtbot, "impact")


def test_where_none_may_leave_nothing_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    choose_reader(window, qtbot, "actions", "Coordinator")
    assert copied(window, qtbot, "actions") == "before"
    assert window.frame.said.text().startswith("None of these lines may leave for these readers")


def test_the_keys_copy_through_the_same_gate(window: MainWindow, qtbot: QtBot, hands: Keyboard) -> None:
    workspace = window.desk.workspace
    with workspace.step("Names stay") as step:
        for rules in workspace.select(GroundRules):
            step.put(replace(rules, names_to_coordinator=False))
    choose_reader(window, qtbot, "challenges", "Coordinator")
    window.go("challenges")
    window.screen_of("challenges").table.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    text = QApplication.clipboard().text()
    assert len(text.splitlines()) > 5
    assert not [person.name for person in workspace.select(Person) if person.name in text]
    assert window.frame.said.text().startswith("Copied for the coordinator: ")
