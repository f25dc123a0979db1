"""How a meeting goes, on one page; and empty places lead on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from window_driver import in_menus, only, words_in

from lfl_desktop.domain.meetings import Action, Challenge, Meeting
from lfl_desktop.views.window.tour_dialog import TourDialog
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.start.tour import TOUR


def test_the_tour_is_in_the_menus_and_fits_the_screen(sample_path, open_window):
    window = open_window(sample_path)
    window.resize(1366, 768)
    in_menus(window, "How a meeting goes").trigger()
    tour = only(window, TourDialog)
    assert tour.isVisible() and tour.height() <= 700 and tour.width() <= 1366
    assert all(words in words_in(tour) for _stage, words in TOUR)
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


@pytest.mark.parametrize(("place", "kind"), [("actions", Action), ("challenges", Challenge)])
def test_an_empty_list_leads_to_where_its_records_come_from(sample_path, open_window, place, kind):
    window = open_window(sample_path)
    workspace = window.desk.workspace
    with workspace.step("Clear", undoable=False, rules=Rules.PASSED_BY) as step:
        for meeting in workspace.select(Meeting):
            step.delete(meeting)
        for record in workspace.select(kind):
            step.delete(record)
    window.go(place)
    screen = window.screen_of(place)
    begin = next(b for b in screen.findChildren(QPushButton) if b.text() == "Go to the meeting")
    assert begin.isVisible() and screen.begin_words.text().startswith("No ")
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert window.place == "meetings"


def test_the_words_of_each_stage_stand_right_below_its_name(sample_path, open_window, qtbot):
    window = open_window(sample_path)
    window.resize(1366, 768)
    in_menus(window, "How a meeting goes").trigger()
    tour = only(window, TourDialog)
    labels = {label.text(): label for label in tour.findChildren(QLabel)}
    qtbot.waitUntil(lambda: all(label.height() > 1 for label in labels.values()))
    for stage, words in TOUR:
        name, below = labels[stage], labels[words]
        assert name.height() < 2 * name.fontMetrics().lineSpacing(), stage
        assert 0 < below.y() - name.geometry().bottom() < 8, stage
        assert below.height() <= below.heightForWidth(below.width()) + 2, stage
