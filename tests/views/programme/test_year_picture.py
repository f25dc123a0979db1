"""The year as a picture: a mark for each day, and what the marks stand for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from window_driver import only

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.views.kit.theme import LIGHT
from lfl_desktop.views.programme.calendar_page import CalendarPage
from lfl_desktop.views.window.main_window import MainWindow


@pytest.fixture
def calendar(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> CalendarPage:
    window = open_window(sample_path)
    window.go("programme")
    QApplication.processEvents()
    return only(window.screen_of("programme"), CalendarPage)


def test_a_meeting_that_was_held_is_green_and_todays_not_yet(calendar: CalendarPage) -> None:
    picture = calendar.picture
    image = picture.grab().toImage()
    today = calendar.desk.reading.today()
    held = [m.date for m in calendar.desk.workspace.select(Meeting) if m.date]
    assert today in held
    for day in held:
        ink = image.pixelColor(picture.box_of(day).center().toPoint()).name()
        assert ink == (LIGHT.green if day < today else LIGHT.accent_text), day


def test_the_marks_of_the_legend_stand_in_the_middle_of_their_line(calendar: CalendarPage) -> None:
    picture = calendar.picture
    image, line = picture.grab().toImage(), picture.fontMetrics().height()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    across = range(1, line // 2)
    inked = [
        y
        for y in range(picture.height() - round(1.5 * line), picture.height())
        if any(image.pixel(x, y) != ground for x in across)
    ]
    middle = picture.height() - 0.75 * line
    assert (inked[0] + inked[-1] + 1) / 2 == pytest.approx(middle, abs=0.8)
