"""The buttons of the stages: beside each other, in as few lines as there is room for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from window_driver import stage_tabs


def test_the_stages_stand_in_one_line_and_in_a_narrow_window_in_two(seventh, qtbot):
    window, tabs = seventh.window, stage_tabs(seventh.screen)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert len({tab.y() for tab in tabs}) == 1
    window.resize(760, 768)
    qtbot.waitUntil(lambda: len({tab.y() for tab in tabs}) > 1)
    lines = sorted({tab.y() for tab in tabs})
    assert [sum(tab.y() == line for tab in tabs) for line in lines] == [3, 3]
