"""Finishing asks nothing, says what is still open, and offers what follows."""

from __future__ import annotations

from keyboard import CTRL
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from window_driver import only, stage_tabs, words_in

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.templates import Part
from lfl_desktop.views.meeting.finished_card import FinishedCard
from lfl_desktop.workspace.destination import at_part

LEFT = Qt.MouseButton.LeftButton


def ways(card: FinishedCard) -> list[str]:
    """What leads to what is still open."""
    return [button.text() for button in card.findChildren(QPushButton) if button.property("role") == "link"]


def finish(seventh, hands) -> FinishedCard:
    """Finishes the meeting after a check-in and an agreed slot that was not held."""
    seventh.screen.stage.everyone.setFocus()
    hands.press(Qt.Key.Key_Space)
    seventh.go(2)
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.screen.forward.setFocus()
    hands.press(Qt.Key.Key_Space)
    return only(seventh.screen, FinishedCard)


def test_it_says_what_is_still_open(seventh, hands):
    card = finish(seventh, hands)
    assert seventh.page().meeting.state == MeetingState.FINISHED
    assert card.isVisible() and hands.focus is card
    count = len(seventh.page().carried)
    assert card.accessibleName().endswith(
        f"Still open: {count} actions were not reported on and return next time; 1 slot was not held; the"
        " next meeting has no day yet."
    )
    assert ways(card) == [
        f"{count} actions were not reported on and return next time",
        "1 slot was not held",
        "The next meeting has no day yet",
    ]
    assert stage_tabs(seventh.screen)[3].text() == "Slots · 0 of 1"
    hands.press(Qt.Key.Key_Space)
    assert seventh.page().meeting.state == MeetingState.FINISHED
    seventh.undo()
    assert not card.isVisible()


def test_each_leads_to_where_it_is_looked_after(seventh, hands):
    finish(seventh, hands)
    for tabs, stage in ((1, 1), (2, 3), (3, 5)):
        only(seventh.screen, FinishedCard).setFocus()
        hands.tab(tabs)
        hands.enter()
        assert seventh.screen.stages.currentIndex() == stage
    only(seventh.screen, FinishedCard).setFocus()
    hands.tab(2)
    hands.enter()
    assert hands.focus.objectName() == "stated" and hands.focus.toPlainText() == "about parents"


def test_today_leads_there_too(seventh, hands):
    seventh.go(1)
    seventh.window.desk.wanted.emit(at_part(seventh.meeting.id, Part.SET_REVIEW))
    assert seventh.screen.stages.currentIndex() == 4 and seventh.screen.stage.isAncestorOf(hands.focus)


def test_an_action_without_by_when_and_a_slot_without_minutes_are_led_to(seventh, hands):
    seventh.go(2)
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab_to("wording")
    hands.type("Ring the parents")
    seventh.screen.forward.setFocus()
    hands.press(Qt.Key.Key_Space)
    card = only(seventh.screen, FinishedCard)
    for words, field in (
        ("1 action does not say by when", "due_words"),
        ("The minutes of 1 slot are not noted", "used_minutes"),
    ):
        seventh.go(0)
        way = next(b for b in card.findChildren(QPushButton) if b.text() == words)
        way.click()
        assert hands.focus.objectName() == field


def test_the_papers_and_the_file_are_a_click_away(seventh, hands):
    card = finish(seventh, hands)
    for button, kind in ((card.to_slips, "slips"), (card.to_summary, "summary"), (card.to_file, "file")):
        seventh.window.go("meetings")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        share = seventh.window.screen_of("share")
        assert share.isVisible() and share.asked().kind == kind
        assert kind == "file" or share.asked().about == seventh.meeting.id
        assert not share.print_it.hasFocus()


def test_the_next_meeting_is_planned_from_there_and_then_it_says_when_that_is(seventh, hands):
    card = finish(seventh, hands)
    before = len(seventh.stored(Meeting))
    QTest.mouseClick(card.to_next, Qt.MouseButton.LeftButton)
    assert seventh.screen.stages.currentIndex() == 5
    hands.type("16 Jan 2014")
    seventh.kept_soon(lambda: len(seventh.stored(Meeting)) == before + 1)
    said = "The next meeting is on Thursday 16 January 2014"
    seventh.kept_soon(lambda: card.next_said.text().startswith(said))
    seventh.kept_soon(lambda: "The next meeting has no day yet" not in ways(card))
    assert not card.to_next.isVisible()
    seventh.screen.forward.setFocus()
    for _again in range(2):
        hands.press(Qt.Key.Key_Space)
        seventh.screen.forward.setFocus()
    assert card.isVisible() and not card.to_next.isVisible() and said in card.accessibleName()


def test_the_order_of_a_finished_meeting_says_what_was_not_held_and_stays_as_it_is(seventh, hands):
    finish(seventh, hands)
    seventh.go(2)
    seventh.go(3)
    stage = seventh.screen.stage
    (line,) = stage.order.buttons.values()
    assert "\nnot held · " in line.text()
    seventh.screen.forward.click()
    stage.add_slot.setCurrentIndex(1)
    assert stage.order.up.isEnabled() and "\n30 min · " in line.text()
    seventh.screen.forward.click()
    for button in (*stage.order.buttons.values(), line):
        button.click()
        assert not stage.order.up.isEnabled() and not stage.order.down.isEnabled()
    before = list(stage.order.buttons)
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert list(stage.order.buttons) == before and not seventh.window.frame.trouble.isVisible()


def test_a_finished_meeting_without_a_slot_asks_for_none(seventh):
    seventh.go(3)
    stage = seventh.screen.stage
    assert "No slot yet. Agree who presents under Bids" in words_in(stage)
    for _start_and_finish in range(2):
        seventh.screen.forward.click()
    assert "No slot was given at this meeting." in words_in(stage) and "No slot yet" not in words_in(stage)


def test_a_double_click_starts_a_meeting_and_does_not_finish_it_too(seventh):
    forward, states = seventh.screen.forward, []
    for _ in range(2):
        QTest.mouseClick(forward, LEFT)
        press_again(forward)
        states.append(seventh.page().meeting.state)
    assert states == [MeetingState.UNDER_WAY, MeetingState.FINISHED]


def press_again(button: QPushButton) -> None:
    """The second press of a double click."""
    at = QPointF(button.rect().center())
    kind, none = QEvent.Type.MouseButtonDblClick, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QMouseEvent(kind, at, button.mapToGlobal(at), LEFT, LEFT, none))
    QTest.mouseRelease(button, LEFT)
