"""Rows that can be removed show how, say what went with it, and menus are where rows are."""

from __future__ import annotations

import pytest
from keyboard import CTRL, SHIFT
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Action, ActionState, Attendance, Bid, Presence, ReportBack
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.meeting.check_in import PresenceRow
from lfl_desktop.views.meeting.report_back import ReportBackRow
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


def test_a_double_click_on_a_cross_removes_one_row(two):
    for press in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        cross = rows(two)[0].removing.cross
        cross.show()  # as under the mouse, where the row that comes into its place is too
        at, left = QPointF(cross.rect().center()), Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(cross, QMouseEvent(press, at, cross.mapToGlobal(at), left, left, none))
        QTest.mouseRelease(cross, left)
        QApplication.processEvents()
    assert wordings(two) == ["Listen"]


def last_step(at) -> str:
    return at.window.frame.said.text()


def test_a_bid_is_removed_and_comes_back_and_the_cursor_stays(seventh, hands):
    seventh.go(2)
    hands.type("Four teachers")
    row = seventh.rows(BidRow)[0]
    seventh.kept_soon(lambda: [b.wording for b in seventh.stored(Bid, meeting=seventh.meeting.id)])
    assert row.removing.cross.isVisible() and "Remove bid" in menu_of(row)
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert seventh.stored(Bid, meeting=seventh.meeting.id) == []
    assert last_step(seventh) == "Bid removed" and hands.focus is row.wording
    QTest.mouseClick(seventh.window.frame.undo_removal, Qt.MouseButton.LeftButton)
    assert row.wording.toPlainText() == "Four teachers"
    hands.press(Qt.Key.Key_Return, CTRL)
    assert "Remove bid" not in menu_of(row)


def test_report_back_and_check_in_are_filled_by_their_menus(seventh, hands):
    seventh.go(1)
    report = seventh.rows(ReportBackRow)[0]
    menu_of(report.presenter)["Done"].trigger()
    assert [r.state for r in seventh.stored(ReportBack, meeting=seventh.meeting.id)] == [ActionState.DONE]
    hands.press(Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "Take back the report" in [a.text() for a in menu.actions()]
    menu.hide()
    assert "Open the action" in menu_of(report.wording)
    seventh.go(0)
    here = seventh.rows(PresenceRow)[0]
    menu_of(here.name)["Apologies"].trigger()
    assert [a.presence for a in seventh.stored(Attendance, meeting=seventh.meeting.id)] == [
        Presence.APOLOGIES
    ]
    QTest.mouseDClick(here.name, Qt.MouseButton.LeftButton)
    assert seventh.window.place == "members"
    card = seventh.window.screen_of("members").card
    assert card.name.text() == here.name.text()


def test_today_opens_an_action_with_the_cursor_in_what_was_clicked(sample_path, open_window, hands):
    window = open_window(sample_path)
    today = window.screen_of("today")
    due = next(label for label in today.findChildren(QLabel) if label.text().startswith("by "))
    assert list(menu_of(due)) == [
        "Open the action",
        "Open the meeting it is carried into",
        "Open the card of its presenter",
    ]
    QTest.mouseDClick(due, Qt.MouseButton.LeftButton)
    assert window.place == "meetings" and hands.focus.objectName() == "due_words"


def test_an_event_is_removed_in_its_list_with_the_way_back(sample_path, open_window, hands):
    window = open_window(sample_path)
    window.go("programme")
    page = window.screen_of("programme").calendar
    line = next(line for line in page.list.shown if line.what == "Advisory group")
    page.list.choose(line.id)
    page.table.setFocus()
    hands.press(Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Remove event").trigger()
    menu.hide()
    assert window.desk.workspace.get(ProgrammeEvent, line.id) is None
    assert window.frame.said.text() == "Advisory group removed" and hands.focus is page.table
    QTest.mouseClick(window.frame.undo_removal, Qt.MouseButton.LeftButton)
    assert window.desk.workspace.get(ProgrammeEvent, line.id) is not None
