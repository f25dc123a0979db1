"""Bids by keyboard."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt

from lfl_desktop.domain.meetings import Bid, BidState, Presence, Slot
from lfl_desktop.views.bids import BidRow


@pytest.fixture
def bids(seventh):
    seventh.go(2)
    return seventh


def rows(at) -> list[BidRow]:
    return at.rows(BidRow)


def kept(at) -> list[tuple[str, int | None, BidState]]:
    return [(b.wording, b.minutes, b.state) for b in at.stored(Bid, meeting=at.meeting.id)]


def test_typing_enter_typing(bids, hands):
    first, second = rows(bids)[:2]
    assert hands.focus is first.wording
    hands.type("about parents")
    hands.enter()
    assert hands.focus is second.wording
    hands.type("about staff")
    bids.kept_soon(lambda: len(kept(bids)) == 2)
    assert kept(bids) == [
        ("about parents", None, BidState.MADE),
        ("about staff", None, BidState.MADE),
    ]
    assert hands.focus is second.wording
    assert second.wording.cursorPosition() == len("about staff")


def test_ctrl_enter_gives_a_slot_with_the_minutes(bids, hands):
    first, second = rows(bids)[:2]
    hands.type("about parents")
    hands.tab()
    hands.type("25")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert [s.planned_minutes for s in bids.stored(Slot, meeting=bids.meeting.id)] == [25]
    assert kept(bids) == [("about parents", 25, BidState.AGREED)]
    assert hands.focus is second.wording
    assert first.agree.text() == "Slot agreed" and not first.agree.isEnabled()
    hands.back(3)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert len(bids.stored(Slot, meeting=bids.meeting.id)) == 1


def test_ctrl_enter_at_once_gives_the_usual_half_hour_and_marks_the_bid(bids, hands):
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert [s.planned_minutes for s in bids.stored(Slot, meeting=bids.meeting.id)] == [30]
    assert [(w, s) for w, _m, s in kept(bids)] == [("about parents", BidState.AGREED)]


def test_the_slot_and_the_bid_are_undone_on_screen(bids, hands):
    first = rows(bids)[0]
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert bids.undo_says() == "Undo “Agree slot”"
    bids.undo()
    assert first.agree.isEnabled() and first.agree.text() == "Give a slot"
    assert bids.stored(Slot, meeting=bids.meeting.id) == []
    assert first.wording.text() == "about parents"
    bids.undo()
    assert first.wording.text() == ""
    assert kept(bids) == []
    bids.redo()
    assert first.wording.text() == "about parents"


def test_an_emptied_bid_is_no_bid(bids, hands):
    hands.type("abc")
    bids.kept_soon(lambda: kept(bids))
    hands.press(Qt.Key.Key_Backspace, times=3)
    hands.enter()
    assert kept(bids) == []
    hands.type("mine")
    bids.kept_soon(lambda: kept(bids) == [("mine", None, BidState.MADE)])


def test_ctrl_delete_removes_a_bid_and_undo_brings_it_back(bids, hands):
    first = rows(bids)[0]
    hands.type("about parents")
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert kept(bids) == []
    assert first.wording.text() == ""
    assert hands.focus is first.wording
    assert bids.undo_says() == "Undo “Remove bid”"
    bids.undo()
    assert first.wording.text() == "about parents"


def test_who_sent_apologies_is_not_asked(bids, hands):
    names = [row.name.text() for row in rows(bids)]
    bids.go(0)
    hands.tab()
    hands.letter("a")
    assert bids.page().attendance[bids.page().members[0].id].presence == Presence.APOLOGIES
    bids.go(2)
    assert [row.name.text() for row in rows(bids)] == names[1:]


def test_arrow_keys_change_minutes_by_five(bids, hands):
    hands.tab()
    hands.press(Qt.Key.Key_Up, times=3)
    hands.press(Qt.Key.Key_Down)
    bids.kept_soon(lambda: kept(bids) == [("", 10, BidState.MADE)])
    assert rows(bids)[0].minutes.text() == "10"
