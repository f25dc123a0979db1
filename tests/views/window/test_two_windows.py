"""The same file changed by another program while the window is open."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from lfl_desktop.domain.meetings import Meeting
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
