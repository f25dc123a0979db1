"""Finishing asks nothing, says what is still open, and offers what follows."""

from __future__ import annotations

from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_driver import only, stage_tabs

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.views.meeting.finished_card import FinishedCard


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
    assert card.left_open.text() == (
        f"Still open: {count} actions were not reported on and return next time; 1 slot was not held; the"
        " next meeting has no day yet."
    )
    assert stage_tabs(seventh.screen)[3].text() == "Slots · 0 of 1"
    hands.press(Qt.Key.Key_Space)
    assert seventh.page().meeting.state == MeetingState.FINISHED
    seventh.undo()
    assert not card.isVisible()


def test_the_papers_and_the_file_are_a_click_away(seventh, hands):
    card = finish(seventh, hands)
    for button, kind in ((card.to_slips, "slips"), (card.to_summary, "summary"), (card.to_file, "file")):
        seventh.window.go("meetings")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        share = seventh.window.screen_of("share")
        assert share.isVisible() and share.asked().kind == kind
        assert kind == "file" or share.asked().about == seventh.meeting.id
        assert not share.print_it.hasFocus()


def test_the_next_meeting_is_planned_from_there(seventh, hands):
    card = finish(seventh, hands)
    before = len(seventh.stored(Meeting))
    QTest.mouseClick(card.to_next, Qt.MouseButton.LeftButton)
    assert seventh.screen.stages.currentIndex() == 5
    hands.type("16 Jan 2014")
    seventh.kept_soon(lambda: len(seventh.stored(Meeting)) == before + 1)
