"""The same file changed by another program while the window is open."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from stored import stored

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import Person
from lfl_desktop.views.programme.event_card import EventCard
from lfl_desktop.workspace.destination import at_event
from lfl_desktop.workspace.history.deleted_in_words import entries
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def away_and_back(window, qtbot) -> None:
    """Goes to a window of another program and comes back."""
    in_front = QWidget()
    qtbot.addWidget(in_front)
    in_front.show()
    in_front.activateWindow()
    qtbot.waitUntil(in_front.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_what_another_program_changed_is_seen_when_the_window_comes_to_the_front(
    sample_path, open_window, qtbot
):
    window = open_window(sample_path)
    other = Workspace.open(sample_path)
    for meeting in other.select(Meeting):
        with other.step("Move", rules=Rules.ARRIVING) as step:
            step.put(replace(meeting, place="The old library", host_school=None))
    other.close()
    away_and_back(window, qtbot)
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


def test_a_day_a_time_and_a_choice_of_another_window_are_not_overwritten_without_a_word(
    sample_path, open_window, hands, qtbot
):
    window = open_window(sample_path)
    event = window.desk.workspace.select(ProgrammeEvent)[0]
    window.go(at_event(event.id))
    card = window.screen_of("programme").findChild(EventCard)
    changed = replace(
        event,
        date=dt.date(2027, 5, 3),
        starts=dt.time(7, 30),
        kind=EventKind.PUBLIC_SEMINAR,
        title="Another title",
    )
    other = Workspace.open(sample_path)
    with other.step("Change event") as step:
        step.put(changed)
    other.close()
    card.date.setFocus()
    card.date.selectAll()
    hands.type("7 June 2027")
    hands.tab()
    said = window.frame.trouble_text
    qtbot.waitUntil(lambda: "changed in another window since it was shown here" in said.text())
    assert "There it said “3 May 2027”; Undo brings that back." in said.text()
    assert stored(window, ProgrammeEvent, id=event.id) == [replace(changed, date=dt.date(2027, 6, 7))]
    qtbot.waitUntil(lambda: card.title.text() == "Another title", timeout=2000)
    card.place.setFocus()
    hands.type("On the hill")
    hands.tab()
    assert window.frame.trouble.isVisible(), "the sentence stays until it is closed"
    window.undo()
    window.undo()
    assert stored(window, ProgrammeEvent, id=event.id) == [changed]
    assert "3 May" in card.date.text()
