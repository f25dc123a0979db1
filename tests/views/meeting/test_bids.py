"""Bids by keyboard."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import Qt

from lfl_desktop.domain.meetings import Bid, BidState, Challenge, Meeting, Presence, Slot
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.workspace.rules.record_rules import Rules


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
    assert second.wording.textCursor().position() == len("about staff")


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
    assert first.wording.toPlainText() == "about parents"
    bids.undo()
    assert first.wording.toPlainText() == ""
    assert kept(bids) == []
    bids.redo()
    assert first.wording.toPlainText() == "about parents"


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
    assert first.wording.toPlainText() == ""
    assert hands.focus is first.wording
    assert bids.undo_says() == "Undo “Remove bid”"
    bids.undo()
    assert first.wording.toPlainText() == "about parents"


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


# Withdrawn bids


def withdraw(hands) -> None:
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)


def test_a_withdrawn_bid_keeps_its_words_and_is_taken_up_again(bids, hands):
    row = rows(bids)[0]
    hands.type("about parents")
    hands.tab()
    hands.type("25")
    withdraw(hands)
    assert kept(bids) == [("about parents", 25, BidState.WITHDRAWN)]
    assert row.wording.toPlainText() == "about parents" and row.state_words.text() == "Withdrawn"
    assert row.wording.font().strikeOut() and not row.agree.isEnabled()
    assert bids.undo_says() == "Undo “Withdraw bid”"
    withdraw(hands)
    assert kept(bids) == [("about parents", 25, BidState.MADE)]
    assert not row.wording.font().strikeOut() and row.agree.isEnabled() and row.state_words.text() == ""
    bids.undo()
    assert kept(bids) == [("about parents", 25, BidState.WITHDRAWN)]
    bids.undo()
    assert row.wording.toPlainText() == "about parents" and row.withdraw.text() == "Withdraw"


def test_a_bid_is_withdrawn_with_the_button(bids, hands):
    row = rows(bids)[0]
    assert not row.withdraw.isVisible(), "there is no bid yet"
    hands.type("about parents")
    bids.kept_soon(row.withdraw.isVisible)
    hands.tab(3)
    assert hands.focus is row.withdraw
    hands.press(Qt.Key.Key_Space)
    assert kept(bids) == [("about parents", None, BidState.WITHDRAWN)]
    assert hands.focus is row.withdraw and row.withdraw.text() == "Bid again"


def test_withdrawing_after_a_slot_was_agreed_takes_the_empty_slot_away(bids, hands):
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.back(3)
    assert hands.focus is rows(bids)[0].wording
    withdraw(hands)
    assert bids.page().slots == []
    assert kept(bids) == [("about parents", 30, BidState.WITHDRAWN)]
    bids.undo()
    assert len(bids.page().slots) == 1 and kept(bids) == [("about parents", 30, BidState.AGREED)]


def test_a_slot_in_which_something_is_recorded_stays_and_it_is_said(bids, hands):
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    bids.go(3)
    hands.type("Four teachers")
    bids.go(2)
    withdraw(hands)
    assert len(bids.page().slots) == 1 and kept(bids)[0][2] == BidState.AGREED
    assert "something is recorded in its slot" in bids.window.frame.trouble_text.text()


def test_an_emptied_bid_that_was_withdrawn_is_still_one(bids, hands):
    hands.type("ab")
    withdraw(hands)
    hands.press(Qt.Key.Key_Backspace, times=2)
    hands.enter()
    assert kept(bids) == [("", None, BidState.WITHDRAWN)]


# The order agreed


def order(at) -> list[str]:
    return [s.presenter.short for s in at.page().slots]


def lines(at) -> list[str]:
    return [button.text() for button in at.screen.stage.order.buttons.values()]


@pytest.fixture
def three(bids, hands):
    """Three agreed slots of 30, 20 and 30 minutes, the cursor in the fourth bid."""
    for minutes in ("", "20", ""):
        hands.type("about parents")
        if minutes:
            hands.tab()
            hands.type(minutes)
        hands.press(Qt.Key.Key_Return, CTRL)
    return bids


def test_the_order_and_the_time_are_said(three, hands):
    first, second, third = order(three)
    assert lines(three) == [
        f"1   {first} · 30 minutes",
        f"2   {second} · 20 minutes",
        f"3   {third} · 30 minutes",
    ]
    assert three.screen.stage.planned.text() == "3 slots, 80 minutes; the meeting has 180 minutes."


def test_a_slot_is_moved_from_its_bid_and_the_slots_follow(three, hands):
    first, second, third = order(three)
    field = rows(three)[2].wording
    field.setFocus()
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert order(three) == [first, third, second] and hands.focus is field
    assert lines(three)[1].startswith(f"2   {third}")
    hands.press(Qt.Key.Key_Up, ALT | SHIFT, times=3)
    assert order(three) == [third, first, second]
    hands.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert order(three) == [first, third, second]
    assert three.undo_says() == "Undo “Change order of slots”"
    three.undo()
    assert order(three) == [third, first, second]
    assert len(kept(three)) == 3


def test_a_bid_without_a_slot_does_not_move(three, hands):
    before = order(three)
    hands.type("about staff")
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert order(three) == before


def test_a_slot_is_moved_in_the_order_with_keys_and_buttons(three, hands):
    first, second, third = order(three)
    stage = three.screen.stage
    last = list(stage.order.buttons.values())[2]
    last.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert order(three) == [first, third, second]
    assert hands.focus is last and last.isChecked()
    stage.order.up.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert order(three) == [third, first, second]
    assert not stage.order.up.isEnabled() and stage.order.down.isEnabled()


def test_other_minutes_for_an_agreed_bid_are_those_of_its_slot_in_one_step(three, hands):
    rows(three)[1].minutes.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("45")
    three.kept_soon(lambda: [s.slot.planned_minutes for s in three.page().slots] == [30, 45, 30])
    assert three.screen.stage.planned.text() == "3 slots, 105 minutes; the meeting has 180 minutes."
    three.undo()
    assert [s.slot.planned_minutes for s in three.page().slots] == [30, 20, 30]
    assert kept(three)[1][1] == 20


def test_other_minutes_for_a_slot_are_those_of_its_bid(three, hands):
    three.go(3)
    hands.tab_to("planned_minutes")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("40")
    three.go(2)
    assert kept(three)[0][1] == 40 and rows(three)[0].minutes.text() == "40"
    assert three.screen.stage.planned.text() == "3 slots, 90 minutes; the meeting has 180 minutes."


def test_without_a_slot_only_the_time_is_said(bids):
    assert bids.screen.stage.planned.text() == "No slot agreed yet; the meeting has 180 minutes."
    assert not bids.screen.stage.order.isVisible()


def test_airtime_is_a_number_with_a_bar(bids):
    row = rows(bids)[0]
    assert row.airtime.text() == "63 min so far" and row.airtime_bar.isVisible()
    assert row.airtime_bar.height() < row.airtime.height()


def test_without_a_bid_there_is_nothing_to_withdraw(bids, hands):
    withdraw(hands)
    assert kept(bids) == []


def test_in_a_narrow_window_the_words_have_a_row_of_their_own(bids, hands):
    hands.type("about parents")
    row = rows(bids)[0]
    bids.kept_soon(row.withdraw.isVisible)
    assert row.wording.geometry().right() < row.minutes.x()
    bids.window.resize(700, 600)
    bids.kept_soon(lambda: row.wording.geometry().bottom() < row.minutes.y())
    assert row.wording.width() > 300 and row.wording.geometry().right() > row.minutes.x()
    hands.tab(2)
    assert hands.focus is row.agree


# what comes of a bid


def test_the_words_of_a_bid_are_the_first_wording_of_the_challenge(bids, hands):
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    bids.go(3)
    assert hands.focus.objectName() == "stated" and hands.focus.toPlainText() == "about parents"
    bids.go(2)
    rows(bids)[0].wording.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.type(" and staff")
    bids.kept_soon(lambda: bids.page().slots[0].challenge.stated == "about parents and staff")
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)  # nothing else is written in the slot
    assert not bids.page().slots


def test_words_that_the_presenter_changed_stay(bids, hands):
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    bids.go(3)
    hands.press(Qt.Key.Key_End)
    hands.type(" who shout")
    bids.go(2)
    rows(bids)[0].wording.setFocus()
    hands.type("Or ")
    bids.screen.leave()
    assert bids.page().slots[0].challenge.stated == "about parents who shout"
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert "something is recorded" in bids.window.frame.trouble_text.text()


def test_a_bid_not_taken_up_is_offered_at_the_next_meeting(seventh, hands):
    workspace = seventh.window.desk.workspace
    sixth = max((m for m in workspace.select(Meeting) if m.id != seventh.meeting.id), key=lambda m: m.date)
    people = [person.id for person in seventh.page().members]
    made = (("about marking", people[0], BidState.MADE), ("about rain", people[1], BidState.WITHDRAWN))
    with workspace.step("Bid", undoable=False, rules=Rules.PASSED_BY) as step:
        for bid in workspace.select(Bid):
            step.put(replace(bid, state=BidState.WITHDRAWN))
        for wording, person, state in made:
            step.put(Bid(meeting=sixth.id, person=person, wording=wording, minutes=20, state=state))
        for slot in workspace.select(Slot, meeting=sixth.id):
            step.delete(slot)
        for person, used in ((people[3], None), (people[4], 25)):  # of whom no loose action is carried
            agreed = Bid(meeting=sixth.id, person=person, wording="about walls", state=BidState.AGREED)
            challenge = Challenge(learning_set=sixth.learning_set, person=person, stated="about walls")
            step.put(agreed)
            step.put(challenge)
            step.put(Slot(meeting=sixth.id, presenter=person, challenge=challenge.id, used_minutes=used))
    seventh.go(2)
    first, second, _third, fourth, fifth = rows(seventh)[:5]
    assert fourth.earlier.isVisible()  # its slot was not held
    assert not fifth.earlier.isVisible()
    assert first.earlier.text() == "Bid as last time: “about marking”" and first.earlier.isVisible()
    assert not second.earlier.isVisible()
    first.earlier.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert kept(seventh) == [("about marking", 20, BidState.MADE)]
    assert not first.earlier.isVisible() and hands.focus is first.agree
    seventh.undo()
    assert first.earlier.isVisible() and not first.wording.toPlainText()


@pytest.mark.usefixtures("between_keys")
def test_what_is_typed_shows_everywhere_between_keys(bids, hands):
    hands.type("about parents")
    bids.kept_soon(lambda: rows(bids)[0].withdraw.isVisible())
    bids.kept_soon(lambda: "Add bid" in bids.undo_says() or "Edit bid" in bids.undo_says())
    hands.type(" and staff")
    bids.kept_soon(lambda: bids.page().bids and "about parents and staff" in str(bids.page().bids))
    assert hands.focus is rows(bids)[0].wording and hands.focus.toPlainText() == "about parents and staff"
    bids.undo()
    bids.kept_soon(lambda: not bids.page().bids and not rows(bids)[0].withdraw.isVisible())
    assert rows(bids)[0].wording.toPlainText() == ""
