"""The place of activity systems: the picture or the list, and what is in sight there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_the_buttons_lead_to_the_list_and_back(sample_path, open_window):
    window = open_window(sample_path)
    window.go("activity_systems")
    screen = window.screen_of("activity_systems")
    QTest.mouseClick(screen.as_list, Qt.MouseButton.LeftButton)
    assert screen.outline.isVisible() and not screen.canvas.isVisible()
    QTest.mouseClick(screen.to_picture, Qt.MouseButton.LeftButton)
    assert screen.canvas.isVisible() and not screen.outline.isVisible()
