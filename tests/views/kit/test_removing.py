"""Rows that can be removed show how, say what went with it, and menus are where rows are."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lfl_desktop.domain.meetings import Action
from lfl_desktop.views.meeting.slot_form import SlotForm
from lfl_desktop.views.parts.action_row import ActionRow


@pytest.fixture
def two(seventh, hands):
    """A slot with two actions, the cursor in the first."""
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab_to("restated")
    hands.tab()
    hands.type("Ask")
    hands.enter()
    hands.type("Listen")
    hands.enter()
    hands.back(6)
    return seventh


def rows(at) -> list[ActionRow]:
    form = at.screen.stage.pages.currentWidget()
    assert isinstance(form, SlotForm)
    return at.rows(ActionRow, form)


def wordings(at) -> list[str]:
    return [a.wording for a in at.stored(Action, meeting=at.meeting.id)]


def menu_of(widget: QWidget) -> dict[str, object]:
    """The menu that a right click opens."""
    middle = widget.rect().center()
    where = widget.mapToGlobal(middle)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, where))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    menu.hide()
    return actions


def test_the_cross_is_there_with_the_cursor_and_the_focus_stays_in_the_list(two, hands):
    first, second, blank = rows(two)
    assert hands.focus is first.wording
    assert [row.removing.cross.isVisible() for row in (first, second, blank)] == [True, False, False]
    QTest.mouseClick(first.removing.cross, Qt.MouseButton.LeftButton)
    assert wordings(two) == ["Listen"] and hands.focus is second.wording
    said = two.window.frame.said
    assert said.text() == "Action removed" and two.window.frame.undo_removal.isVisible()
    QTest.mouseClick(two.window.frame.undo_removal, Qt.MouseButton.LeftButton)
    assert wordings(two) == ["Ask", "Listen"]
    assert not two.window.frame.undo_removal.isVisible()


def test_the_cross_is_there_under_the_mouse(two):
    second = rows(two)[1]
    at = QPointF(QPoint(4, 4))
    QApplication.sendEvent(second, QEnterEvent(at, at, at))
    assert second.removing.cross.isVisible()
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    assert not second.removing.cross.isVisible()


def test_ctrl_delete_says_so_until_something_else_is_done(two, hands):
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert wordings(two) == ["Listen"] and two.window.frame.undo_removal.isVisible()
    hands.type("!")
    two.kept_soon(lambda: "!" in wordings(two)[0])
    assert not two.window.frame.undo_removal.isVisible() and two.window.frame.said.text() == ""


def test_the_menus_of_a_row_and_of_its_fields_remove_it(two):
    first, _second, blank = rows(two)
    assert "Remove action" in menu_of(first.wording)
    first.due_words.setFocus()
    assert "Remove action" in menu_of(first.due_words)
    assert not blank.may_be_removed()
    menu_of(first)["Remove action"].trigger()
    assert wordings(two) == ["Listen"]


def test_a_slot_says_how_many_actions_went_with_it(two):
    order = two.screen.stage.order
    (line,) = order.buttons.values()
    menu_of(line)["Remove slot"].trigger()
    assert two.window.frame.said.text() == "Slot with 2 actions removed"
    QTest.mouseClick(two.window.frame.undo_removal, Qt.MouseButton.LeftButton)
    assert wordings(two) == ["Ask", "Listen"]


def test_a_double_click_opens_the_action_with_the_cursor_in_what_was_clicked(seventh, hands):
    hands.press(Qt.Key.Key_5, CTRL)
    actions = seventh.window.screen_of("actions")
    place = next(n for n, line in enumerate(actions.list.shown) if line.action.sign == "parents approach me")
    signs = actions.table.model().index(place, 4)
    assert "Open" in menu_of(actions.table.viewport())
    actions.table.scrollTo(signs)
    where = actions.table.visualRect(signs).center()
    QTest.mouseClick(actions.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(actions.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert hands.focus.objectName() == "sign" and hands.focus.toPlainText() == "parents approach me"
