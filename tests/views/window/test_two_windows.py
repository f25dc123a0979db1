"""The same file changed by another program while the window is open."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from stored import stored

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import Person
from lfl_desktop.workspace.history.deleted_in_words import entries
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def test_what_another_program_changed_is_seen_when_the_window_comes_to_the_front(
    sample_path, open_window, qtbot
):
    window = open_window(sample_path)
    other = Workspace.open(sample_path)
    for meeting in other.select(Meeting):
        with other.step("Move", rules=Rules.ARRIVING) as step:
            step.put(replace(meeting, place="The old library", host_school=None))
    other.close()
    in_front = QWidget()
    qtbot.addWidget(in_front)
    in_front.show()
    in_front.activateWindow()
    qtbot.waitUntil(in_front.isActiveWindow)
    window.activateWindow()
    today = window.screen_of("today")
    qtbot.waitUntil(lambda: "The old library" in today.day.text())


@pytest.mark.parametrize("meanwhile", ["Ruth Ansell-Moore, as she is called since June", "Ruth"])
def test_what_another_window_put_into_the_same_field_is_not_lost(
    sample_path, open_window, hands, qtbot, meanwhile
):
    window = open_window(sample_path)
    window.go("members")
    hands.tab_to("name")
    hands.press(Qt.Key.Key_End)
    name = QApplication.focusWidget().text()
    other = Workspace.open(sample_path)
    person = other.select(Person, name=name)[0]
    with other.step("Rename", rules=Rules.ARRIVING) as step:
        step.put(replace(person, name=meanwhile))
    other.close()
    hands.type("X")
    said = window.frame.trouble_text
    qtbot.waitUntil(lambda: "changed in another window since it was shown here" in said.text())
    assert stored(window, Person, id=person.id)[0].name == f"{name}X", "what was typed stands"
    if len(meanwhile) > 10:
        assert "The other wording is in Recently deleted." in said.text()
        found = entries(window.desk.workspace, window.desk.own_book())
        assert any(meanwhile in entry.title for entry in found)
    else:
        assert f"“{meanwhile}”" in said.text()
