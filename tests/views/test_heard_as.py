"""What controls are to those who hear the screen, also while a screen reader is at work from the start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from window_driver import stage_tabs

from lfl_desktop.domain.activity import Place
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.meeting.report_back import ReportBackRow

Role = QAccessible.Role


@pytest.fixture(params=[False, True], ids=["before", "while"])
def reader(request) -> Iterator[None]:
    """A screen reader begins later, or is there from the start."""
    QAccessible.setActive(request.param)
    yield
    QAccessible.setActive(False)


def heard(widget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def below(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [parent.child(nth) for nth in range(parent.childCount())]
    return [each for each in found if each is not None]


def test_segments_are_one_of_several(reader, seventh):
    seventh.go(0)
    row = next(s for s in seventh.screen.stage.findChildren(Segmented) if s.objectName() == "presence")
    group = heard(row)
    assert group.role() == Role.Grouping
    buttons = below(group)
    assert [each.role() for each in buttons] == [Role.RadioButton] * 4
    row.choose(1)
    assert [bool(each.state().checked) for each in below(group)] == [False, True, False, False]
    row.choose(2)
    assert [bool(each.state().checked) for each in below(group)] == [False, False, True, False]


@pytest.mark.parametrize(("stage", "kind"), [(1, ReportBackRow), (2, BidRow)])
def test_controls_that_repeat_say_whose_they_are(seventh, stage, kind):
    seventh.go(stage)
    rows = seventh.rows(kind)
    names = [
        heard(control).text(QAccessible.Text.Name)
        for row in rows
        for control in row.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isEnabled()
    ]
    assert len(rows) > 1 and len(names) == len(set(names)), names


def test_stages_are_tabs_and_are_gone_to(reader, seventh):
    tabs = [heard(tab) for tab in stage_tabs(seventh.screen)]
    assert {tab.role() for tab in tabs} == {Role.PageTab}
    assert tabs[1].text(QAccessible.Text.Name) == stage_tabs(seventh.screen)[1].text() != ""
    assert [bool(tab.state().selected) for tab in tabs].index(True) == 0
    actions = tabs[1].actionInterface()
    assert actions is not None
    actions.doAction("Press")
    assert seventh.screen.stages.currentIndex() == 1
    assert [bool(heard(tab).state().selected) for tab in stage_tabs(seventh.screen)].index(True) == 1


def test_boxes_are_items_of_a_list_that_take_the_focus(reader, sample_path, open_window, qtbot):
    window = open_window(sample_path)
    window.go("activity_systems")
    canvas = window.screen_of("activity_systems").canvas
    whole = heard(canvas)
    assert whole.role() == Role.List
    QApplication.processEvents()
    qtbot.waitUntil(
        lambda: len([each for each in below(whole) if each.role() == Role.ListItem]) >= len(Place)
    )
    tools = next(each for each in below(whole) if each.text(QAccessible.Text.Name).startswith("Tools"))
    assert tools.state().focusable
    actions = tools.actionInterface()
    assert actions is not None
    actions.doAction("SetFocus")
    assert canvas.place == Place.TOOLS and canvas.hasFocus()


def test_a_plain_button_is_a_button(reader, qtbot):
    button = QPushButton("Plain")
    qtbot.addWidget(button)
    assert heard(button).role() == Role.Button
