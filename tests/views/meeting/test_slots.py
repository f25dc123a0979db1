"""Slots by keyboard: what was brought, what will be done, who offers help, who agreed."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from uuid import uuid4

import pytest
from keyboard import ALT, CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.meetings import Action, Bid, BidState, Challenge, Meeting, MeetingState, Offer, Slot
from lfl_desktop.views.kit.binding import keeper
from lfl_desktop.views.meeting.slot_form import OfferRow, SlotForm
from lfl_desktop.views.meeting.slot_order import SlotOrder
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.workspace.history.recently_deleted import DeletedPast
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def slots(seventh, hands):
    """Two slots of 30 minutes, the cursor in the first field of the first one."""
    seventh.go(2)
    hands.tab()
    hands.type("30")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    return seventh


def form(at) -> SlotForm:
    found = at.screen.stage.pages.currentWidget()
    assert isinstance(found, SlotForm)
    return found


def rows(at, kind):
    return at.rows(kind, form(at))


def actions(at) -> list[Action]:
    return at.stored(Action, meeting=at.meeting.id)


def offers(at) -> list[Offer]:
    return at.stored(Offer, slot=[s.id for s in at.stored(Slot, meeting=at.meeting.id)])


def to_actions(hands) -> None:
    hands.tab_to("restated")
    hands.tab()
    assert hands.focus.objectName() == "wording"


def test_all_fields(slots, hands):
    assert hands.focus.objectName() == "stated"
    texts = {
        "stated": "Four teachers in a term",
        "questions": "Where are you when it goes well?",
        "restated": "Be there",
        "headline": "Keeping the pace",
        "desired_outcome": "Nobody notices",
        "used_minutes": "34",
    }
    for name, text in texts.items():
        hands.tab_to(name)
        hands.type(text)
    slots.kept_soon(lambda: slots.page().slots[0].slot.used_minutes == 34)
    assert hands.focus.objectName() == "used_minutes"
    page = slots.page().slots[0]
    assert (page.slot.questions, page.slot.planned_minutes) == (texts["questions"], 30)
    assert [getattr(page.challenge, n) for n in ("stated", "restated", "headline", "desired_outcome")] == [
        texts[n] for n in ("stated", "restated", "headline", "desired_outcome")
    ]


def test_an_action_with_tab_and_the_next_with_enter(slots, hands):
    to_actions(hands)
    for number in (1, 2):
        hands.type(f"Action {number}")
        hands.tab()
        hands.type("20 Dec")
        hands.tab()
        hands.type("They smile")
        hands.enter()
    assert hands.focus is rows(slots, ActionRow)[2].wording
    assert [(a.wording, a.due_words, a.due, a.sign, a.position) for a in actions(slots)] == [
        ("Action 1", "20 Dec", dt.date(2013, 12, 20), "They smile", 0),
        ("Action 2", "20 Dec", dt.date(2013, 12, 20), "They smile", 1),
    ]
    hands.enter()
    assert isinstance(hands.focus.parentWidget(), OfferRow)


def test_by_half_term_at_the_end_of_the_wording_becomes_by_when(slots, hands):
    to_actions(hands)
    hands.type("Visit Joe’s school, by 17 January")
    hands.enter()
    first = rows(slots, ActionRow)[0]
    assert first.wording.toPlainText() == "Visit Joe’s school"
    assert first.due_words.text() == "17 January"
    assert [(a.wording, a.due_words, a.due) for a in actions(slots)] == [
        ("Visit Joe’s school", "17 January", dt.date(2014, 1, 17))
    ]
    assert hands.focus is first.sign
    hands.enter()
    assert hands.focus is rows(slots, ActionRow)[1].wording
    slots.undo()
    assert first.wording.toPlainText() == "Visit Joe’s school, by 17 January"
    assert first.due_words.text() == ""


def test_the_day_that_is_meant_is_said_while_it_is_typed(slots, hands, monkeypatch):
    monkeypatch.setattr(keeper, "KEPT_AFTER", 60_000)
    to_actions(hands)
    hands.type("Visit Joe’s school")
    hands.tab()
    row = rows(slots, ActionRow)[0]
    hands.type("in two")
    assert row.day.text() == "" and not row.day.isVisible(), "words are a full answer too"
    hands.type(" weeks")
    assert row.day.text() == "by 19 Dec" and row.day.isVisible()
    assert row.due_words.accessibleDescription() == "by 19 Dec"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("20 Dec")
    assert row.day.text() == "" and not row.day.isVisible(), "what was typed is the day"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    assert row.day.text() == "" and not row.day.isVisible()


def test_the_empty_row_becomes_a_record_while_the_cursor_stays(slots, hands):
    to_actions(hands)
    field, row = hands.focus, rows(slots, ActionRow)[0]
    hands.type("Film a les")
    slots.kept_soon(lambda: [a.wording for a in actions(slots)] == ["Film a les"])
    assert hands.focus is field
    assert rows(slots, ActionRow) == [row]
    hands.type("son")
    slots.kept_soon(lambda: [a.wording for a in actions(slots)] == ["Film a lesson"])
    assert field.toPlainText() == "Film a lesson"
    assert rows(slots, ActionRow) == [row]
    hands.tab()
    assert rows(slots, ActionRow) == [row]
    hands.tab(2)
    assert len(rows(slots, ActionRow)) == 2 and rows(slots, ActionRow)[0] is row
    assert hands.focus is rows(slots, OfferRow)[0].person
    hands.back()
    assert hands.focus is rows(slots, ActionRow)[1].sign


def test_an_emptied_row_is_taken_away_when_it_is_left(slots, hands):
    to_actions(hands)
    hands.type("Keep")
    hands.enter()
    hands.type("Go")
    slots.kept_soon(lambda: len(actions(slots)) == 2)
    hands.press(Qt.Key.Key_Backspace, times=2)
    hands.back()
    assert [a.wording for a in actions(slots)] == ["Keep"]
    assert [r.wording.toPlainText() for r in rows(slots, ActionRow)] == ["Keep", ""]
    assert slots.undo_says() == "Undo “Add action”"


def test_an_older_row_emptied_is_one_thought_to_undo(slots, hands):
    to_actions(hands)
    hands.type("Go")
    hands.enter()
    hands.back(3)
    assert hands.focus is rows(slots, ActionRow)[0].wording
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.back()
    assert actions(slots) == []
    assert len(rows(slots, ActionRow)) == 1
    slots.undo()
    assert [a.wording for a in actions(slots)] == ["Go"]
    assert [r.wording.toPlainText() for r in rows(slots, ActionRow)] == ["Go", ""]


def test_ctrl_delete_removes_an_action_and_undo_brings_it_back(slots, hands):
    to_actions(hands)
    for text in ("One", "Two"):
        hands.type(text)
        hands.enter()
    hands.back(3)
    assert hands.focus is rows(slots, ActionRow)[1].wording
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert [a.wording for a in actions(slots)] == ["One"]
    assert hands.focus is rows(slots, ActionRow)[1].wording
    assert slots.undo_says() == "Undo “Remove action”"
    slots.undo()
    assert [r.wording.toPlainText() for r in rows(slots, ActionRow)] == ["One", "Two", ""]
    assert [a.wording for a in actions(slots)] == ["One", "Two"]


def test_offers(slots, hands):
    to_actions(hands)
    hands.enter()
    assert isinstance(hands.focus.parentWidget(), OfferRow)
    people = [p for p in slots.page().members if p.id != slots.page().slots[0].presenter.id]
    hands.press(Qt.Key.Key_Down)
    hands.tab()
    hands.type("Lend my plan")
    hands.enter()
    assert [(o.person, o.wording) for o in offers(slots)] == [(people[1].id, "Lend my plan")]
    assert len(rows(slots, OfferRow)) == 2
    assert hands.focus is rows(slots, OfferRow)[1].person
    slots.undo()
    assert rows(slots, OfferRow)[0].wording.toPlainText() == ""


def test_a_person_chosen_without_an_offer_is_not_kept(slots, hands):
    to_actions(hands)
    hands.enter()
    hands.press(Qt.Key.Key_Down)
    hands.tab(2)
    assert offers(slots) == []


def test_agreeing_with_space(slots, hands):
    hands.type("Four teachers in a term")
    hands.tab_to("headline")
    hands.type("Teachers who leave")
    hands.tab_to("agree")
    hands.press(Qt.Key.Key_Space)
    agree = form(slots).agree
    assert slots.page().slots[0].challenge.agreed_on == dt.date(2013, 12, 5)
    assert slots.page().slots[0].challenge.stated == "Four teachers in a term"
    assert "✓" in agree.text() and hands.focus is agree
    assert slots.undo_says() == "Undo “Agree wording”"
    slots.undo()
    assert not agree.isChecked()
    slots.redo()
    assert agree.isChecked()
    hands.press(Qt.Key.Key_Space)
    assert slots.page().slots[0].challenge.agreed_on is None
    assert slots.undo_says() == "Undo “Take back agreement”"


def test_what_is_typed_just_before_the_agreement_is_in_it(slots, hands):
    hands.tab_to("headline")
    hands.type("Teachers who leave")
    hands.press(Qt.Key.Key_Return, CTRL)
    challenge = slots.page().slots[0].challenge
    assert (challenge.headline, challenge.agreed_on) == ("Teachers who leave", dt.date(2013, 12, 5))
    (agreed,) = slots.stored(Agreement, subject=challenge.id)
    assert "Teachers who leave" in agreed.words


def test_agreeing_without_a_headline_asks_for_it_first(slots, hands):
    hands.type("Four teachers in a term")
    hands.tab_to("agree")
    hands.press(Qt.Key.Key_Space)
    assert slots.page().slots[0].challenge.agreed_on is None
    assert not form(slots).agree.isChecked() and "agrees" in form(slots).agree.text()
    assert hands.focus is form(slots).headline
    assert slots.window.frame.said.text().startswith("Write the headline first")
    hands.type("Teachers who leave")
    hands.tab_to("agree")
    hands.press(Qt.Key.Key_Space)
    assert slots.page().slots[0].challenge.agreed_on == dt.date(2013, 12, 5)


def test_the_letters_of_actions_and_offers_go_to_where_the_next_is_written(slots, hands, qtbot):
    to_actions(hands)
    hands.type("Stay calm")
    for heading in (form(slots).actions_heading, form(slots).offers_heading):
        qtbot.waitUntil(lambda: bool(heading.letter))  # noqa: B023
        form(slots).stated.setFocus()
        hands.press(Qt.Key(ord(heading.letter)), ALT)
        row, *_ = [
            row
            for kind in (ActionRow, OfferRow)
            for row in rows(slots, kind)
            if row.isAncestorOf(hands.focus)
        ]
        assert not row.wording.toPlainText() and row.y() > heading.y()
    assert [a.wording for a in actions(slots)] == ["Stay calm"]


def test_removing_a_slot_takes_all_of_it_and_undo_brings_it_back(slots, hands):
    first, second = (s.presenter for s in slots.page().slots)
    hands.type("Four teachers")
    to_actions(hands)
    hands.type("Stay calm")
    hands.tab_to("remove")
    hands.press(Qt.Key.Key_Space)
    assert [s.presenter for s in slots.page().slots] == [second]
    assert actions(slots) == []
    assert slots.stored(Bid, meeting=slots.meeting.id, person=first.id)[0].state == BidState.MADE
    assert hands.focus is form(slots).stated
    assert form(slots).isVisible() and form(slots).stated.height() > 10
    slots.undo()
    assert [s.presenter for s in slots.page().slots] == [first, second]
    assert [a.wording for a in actions(slots)] == ["Stay calm"]
    hands.press(Qt.Key.Key_Up, ALT)
    assert form(slots).stated.toPlainText() == "Four teachers"
    assert rows(slots, ActionRow)[0].wording.toPlainText() == "Stay calm"


def test_removing_the_only_slots_leaves_the_cursor_somewhere_useful(slots, hands):
    for _ in range(2):
        hands.tab_to("remove")
        hands.press(Qt.Key.Key_Space)
    assert slots.page().slots == []
    assert hands.focus.objectName() == "add_slot"
    assert slots.stored(Challenge, person=slots.page().members[0].id) == [
        c for c in slots.stored(Challenge, person=slots.page().members[0].id) if c.headline or c.stated
    ]


def test_alt_down_goes_to_the_next_slot_and_keeps_what_was_typed(slots, hands):
    hands.type("First one")
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.focus is form(slots).stated
    hands.type("Second one")
    hands.press(Qt.Key.Key_Up, ALT)
    assert form(slots).stated.toPlainText() == "First one"
    assert [s.challenge.stated for s in slots.page().slots] == ["First one", "Second one"]


def test_a_slot_added_here(slots, hands):
    slots.screen.stage.add_slot.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert len(slots.page().slots) == 3
    assert hands.focus is form(slots).stated
    assert form(slots).heading.text() == f"{slots.page().slots[2].presenter.short}’s slot"


def test_used_minutes_show_in_the_order_at_once(slots, hands):
    hands.tab_to("used_minutes")
    before = slots.screen.stage.airtime.text()
    hands.type("42")
    button = next(iter(slots.screen.stage.order.buttons.values()))
    slots.kept_soon(lambda: "42 min used" in button.text())
    assert hands.focus.objectName() == "used_minutes"
    assert slots.screen.stage.airtime.text() != before


def test_undo_while_typing_takes_back_the_thought_at_once(slots, hands):
    hands.type("Four tea")
    slots.kept_soon(lambda: slots.page().slots[0].challenge.stated)
    hands.type("chers")
    slots.undo()
    assert form(slots).stated.toPlainText() == ""
    assert hands.focus is form(slots).stated
    assert slots.page().slots[0].challenge.stated == ""
    hands.press(Qt.Key.Key_Y, CTRL)
    assert form(slots).stated.toPlainText() == "Four teachers"
    assert hands.focus.textCursor().position() == len("Four teachers")


def test_undo_of_a_new_action_clears_its_row_and_typing_goes_on(slots, hands):
    to_actions(hands)
    field = hands.focus
    hands.type("Wrong")
    slots.kept_soon(lambda: slots.undo_says() == "Undo “Add action”")
    slots.undo()
    assert field.toPlainText() == "" and hands.focus is field
    hands.type("Right")
    slots.kept_soon(lambda: [a.wording for a in actions(slots)] == ["Right"])


def test_undo_until_a_focused_row_goes_puts_the_cursor_into_the_next(slots, hands):
    to_actions(hands)
    hands.type("One")
    hands.enter()
    hands.back(3)
    slots.undo()
    assert actions(slots) == []
    assert hands.focus is rows(slots, ActionRow)[0].wording
    assert hands.focus.toPlainText() == ""


def test_keeping_leaves_the_cursor_where_it_is(slots, hands):
    hands.type("abcdef")
    hands.press(Qt.Key.Key_Left, times=3)
    hands.type("X")
    slots.kept_soon(lambda: slots.page().slots[0].challenge.stated == "abcXdef")
    assert hands.focus.textCursor().position() == 4


def test_a_change_elsewhere_leaves_the_cursor_and_what_is_being_typed(slots, hands):
    desk = slots.window.desk
    hands.type("abcdef")
    hands.press(Qt.Key.Key_Left, times=3)
    person = slots.page().members[0]
    with desk.workspace.step("Elsewhere") as step:
        step.put(Action(meeting=slots.meeting.id, person=person.id, wording="From elsewhere"))
    assert hands.focus.toPlainText() == "abcdef"
    assert hands.focus.textCursor().position() == 3
    hands.type("X")
    slots.kept_soon(lambda: slots.page().slots[0].challenge.stated == "abcXdef")


def test_a_change_elsewhere_rebuilds_no_row(slots, hands):
    to_actions(hands)
    hands.type("One")
    hands.enter()
    hands.type("Tw")
    before, field = rows(slots, ActionRow), hands.focus
    with slots.window.desk.workspace.step("Elsewhere") as step:
        step.put(Action(meeting=slots.meeting.id, person=slots.page().members[3].id, wording="Elsewhere"))
    assert rows(slots, ActionRow)[:2] == before
    assert hands.focus is field and field.toPlainText() == "Tw"
    hands.type("o")
    slots.kept_soon(lambda: "Two" in [a.wording for a in actions(slots)])


def test_a_click_shows_another_slot(slots, hands):
    hands.type("Kept before the click")
    button = list(slots.screen.stage.order.buttons.values())[1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert slots.page().slots[0].challenge.stated == "Kept before the click"
    assert form(slots).heading.text() == f"{slots.page().slots[1].presenter.short}’s slot"


def test_a_headline_that_names_a_member_is_pointed_out_before_it_is_agreed(slots, hands):
    hands.tab_to("headline")
    hands.type("What priya’s class needs")
    slots.kept_soon(lambda: [c for c in slots.stored(Challenge) if c.headline == "What priya’s class needs"])
    sentence = "Look again: a headline may name somebody (priya)."
    assert form(slots).agreed_words.text().endswith(sentence)
    form(slots).headline.selectAll()
    hands.type("What one class needs")
    slots.kept_soon(lambda: [c for c in slots.stored(Challenge) if c.headline == "What one class needs"])
    assert "may name somebody" not in form(slots).agreed_words.text()


def test_an_agreement_ends_when_the_agreed_words_change(slots, hands):
    hands.tab_to("headline")
    hands.type("Progress")
    hands.tab_to("agree")
    hands.press(Qt.Key.Key_Space)
    (agreed,) = [c for c in slots.stored(Challenge) if c.headline == "Progress"]
    assert agreed.agreed_on is not None
    form(slots).headline.setFocus()
    hands.type(" at any price")
    slots.kept_soon(lambda: not form(slots).agree.isChecked())
    (changed,) = [c for c in slots.stored(Challenge) if c.id == agreed.id]
    assert changed.agreed_on is None and "at any price" in changed.headline
    slots.undo()
    (again,) = [c for c in slots.stored(Challenge) if c.id == agreed.id]
    assert again == agreed


# The order, and who looks after a slot


def names(at) -> list[str]:
    return [s.presenter.short for s in at.page().slots]


def test_a_slot_is_moved_from_within_its_words_which_stay(slots, hands):
    first, second = names(slots)
    hands.type("Four teachers")
    hands.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert names(slots) == [second, first]
    assert form(slots).stated.toPlainText() == "Four teachers" and hands.focus is form(slots).stated
    buttons = list(slots.screen.stage.order.buttons.values())
    assert [first in b.text() for b in buttons] == [False, True] and buttons[1].isChecked()
    slots.kept_soon(lambda: [b.y() for b in buttons] == sorted(b.y() for b in buttons))
    hands.press(Qt.Key.Key_Up, ALT)
    assert form(slots).heading.text() == f"{second}’s slot", "the next and previous slot follow the order"
    slots.undo()
    assert names(slots) == [first, second]


def test_a_slot_is_moved_with_a_button(slots, hands):
    first, second = names(slots)
    QTest.mouseClick(slots.screen.stage.order.down, Qt.MouseButton.LeftButton)
    assert names(slots) == [second, first]


def test_roles_are_chosen_and_shown_in_the_heading(slots, hands):
    shown = form(slots)
    presenter = slots.page().slots[0].presenter
    assert not shown.roles_words.isVisible() and not shown.own_facilitator.isVisible()
    assert shown.facilitator.currentText() == "The set’s facilitator (Ruth Ansell)"
    assert presenter.short in shown.facilitator.itemText(shown.facilitator.count() - 1)
    assert shown.timekeeper.itemData(shown.timekeeper.count() - 1) == presenter.id
    hands.tab_to("facilitator")
    hands.press(Qt.Key.Key_Down)
    chosen = shown.facilitator.currentData()
    slots.kept_soon(lambda: slots.page().slots[0].slot.facilitator == chosen)
    hands.tab()
    assert hands.focus is shown.timekeeper
    hands.press(Qt.Key.Key_Down, times=2)
    slots.kept_soon(lambda: slots.page().slots[0].slot.timekeeper == shown.timekeeper.currentData())
    book = slots.window.desk.book()
    one, two = book.short(chosen), book.short(shown.timekeeper.currentData())
    assert shown.roles_words.text() == f"facilitated by {one} · time kept by {two}"
    assert not shown.own_facilitator.isVisible()
    slots.undo()
    assert shown.roles_words.text() == f"facilitated by {one}"
    hands.back()
    hands.press(Qt.Key.Key_Home)
    slots.kept_soon(lambda: slots.page().slots[0].slot.facilitator is None)


def test_a_presenter_may_facilitate_but_is_asked(slots, hands):
    shown = form(slots)
    hands.tab_to("facilitator")
    hands.press(Qt.Key.Key_End)
    presenter = slots.page().slots[0].presenter
    slots.kept_soon(lambda: slots.page().slots[0].slot.facilitator == presenter.id)
    assert shown.own_facilitator.isVisible()
    assert shown.own_facilitator.text().startswith(f"{presenter.short} presents in this slot.")


def test_who_had_a_role_is_told_how_often(slots, hands):
    texts = [form(slots).timekeeper.itemText(i) for i in range(1, form(slots).timekeeper.count() - 1)]
    had = [0 if "·" not in t else 1 if "once" in t else int(t.split("· ")[1].split()[0]) for t in texts]
    assert had == sorted(had) and had[-1] > 0 and any(" · once this year" in t for t in texts)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Who sees it when you are not there?", "What you typed is in Recently deleted."),
        ("Who else?", "Not kept: “Who else?”."),
    ],
)
def test_what_is_typed_while_the_meeting_is_finished_elsewhere_is_not_lost(
    slots, hands, typed, said, monkeypatch
):
    monkeypatch.setattr(keeper, "KEPT_AFTER", 60_000)
    hands.tab_to("questions")
    hands.type(typed)
    with closing(Workspace.open(slots.window.desk.workspace.path)) as other:
        meeting = other.get(Meeting, slots.meeting.id)
        with other.step("Finish meeting") as step:
            step.put(replace(meeting, state=MeetingState.FINISHED))
    hands.tab()
    slots.kept_soon(lambda: said in slots.window.frame.trouble_text.text())
    assert form(slots).questions.toPlainText() == ""
    assert [slot.questions for slot in slots.stored(Slot, meeting=slots.meeting.id)] == ["", ""]
    found = [d.text.words for d in DeletedPast(slots.window.desk.workspace).deletions() if d.text]
    assert found == ([typed] if "Recently" in said else [])


def test_alt_up_and_down_stay_at_the_first_and_the_last_slot(slots, hands):
    first = form(slots)
    hands.press(Qt.Key.Key_Up, ALT)
    assert form(slots) is first
    hands.press(Qt.Key.Key_Down, ALT)
    last = form(slots)
    assert last is not first
    hands.press(Qt.Key.Key_Down, ALT)
    assert form(slots) is last


def test_a_slot_of_the_order_goes_on_in_the_next_line_where_there_is_no_room(qtbot):
    order, slot = SlotOrder(), uuid4()
    qtbot.addWidget(order)
    order.show_slots([(slot, "Priya Dale\nspeaking now · 30 min · KS1 phase leader")], slot)
    order.show()
    order.resize(175, 300)
    assert order.buttons[slot].text().split("\n")[1:] == ["speaking now · 30 min", "KS1 phase leader"]
    order.resize(600, 300)
    assert order.buttons[slot].text().split("\n")[1:] == ["speaking now · 30 min · KS1 phase leader"]
