"""The cursor lands on nothing that takes back what was just done, and on nothing that prints."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from window_driver import PLACES_OF_A_SET

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.workspace.destination import destination_meeting

NOT_THERE = ("print", "undo", "finish", "open it again", "remove", "delete", "cancel", "withdraw")
"""How a button begins that the cursor must not land on by itself."""


def pressed_by_enter() -> str:
    """What Enter would press now."""
    now = QApplication.focusWidget()
    return now.text().casefold() if isinstance(now, QAbstractButton) else ""


def is_harmless() -> bool:
    return not pressed_by_enter().startswith(NOT_THERE)


@pytest.mark.parametrize("number", range(1, 10))
def test_on_arrival_at_a_place(sample_path, open_window, hands, number):
    window = open_window(sample_path)
    hands.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert window.place == PLACES_OF_A_SET[number - 1].name
    assert is_harmless(), pressed_by_enter()


@pytest.mark.parametrize("state", list(MeetingState))
def test_at_each_stage_of_a_meeting_in_each_state(sample_path, open_window, state):
    window = open_window(sample_path)
    workspace = window.desk.workspace
    meeting = next(m for m in workspace.select(Meeting) if m.state == MeetingState.FINISHED)
    with workspace.step("State", undoable=False) as step:
        step.put(replace(meeting, state=state))
    window.go(destination_meeting(meeting.id))
    screen = window.screen_of("meetings")
    for place in range(len(screen.parts)):
        screen.go(place)
        assert is_harmless(), (place, pressed_by_enter())


def test_after_start_and_after_finish(seventh, hands):
    forward = seventh.screen.forward
    for words in ("Start meeting", "Finish meeting"):
        assert forward.text() == words
        forward.setFocus()
        hands.enter()
        assert forward.text() != words and not forward.hasFocus()
        assert is_harmless(), pressed_by_enter()
