"""Report back by keyboard: a letter, a few words, Enter."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from window_driver import stage_tabs

from lfl_desktop.domain.meetings import Action, ActionState, Meeting, ReportBack
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.meeting.report_back import ReportBackRow


@pytest.fixture
def back(seventh):
    seventh.go(1)
    return seventh


def rows(at) -> list[ReportBackRow]:
    return at.rows(ReportBackRow)


def reports(at) -> list[ReportBack]:
    return at.stored(ReportBack, meeting=at.meeting.id)


def replacements(at) -> list[Action]:
    return [a for a in at.stored(Action, meeting=at.meeting.id) if a.replaces]


LETTERS = {
    "d": ActionState.DONE,
    "p": ActionState.PARTLY,
    "c": ActionState.CHANGED,
    "r": ActionState.DROPPED,
    "h": ActionState.HANDED_ON,
    "s": ActionState.OPEN,
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_says_how_it_went_and_goes_on_to_what_happened(back, hands, letter):
    row = rows(back)[0]
    assert hands.focus is row.state
    hands.letter(letter)
    assert [r.state for r in reports(back)] == [LETTERS[letter]]
    assert row.state.value() == LETTERS[letter]
    assert hands.focus is row.happened
    asks = {
        "c": [row.replaced],
        "r": [row.dropped],
        "h": [row.handed],
    }.get(letter, [])
    assert [part for part in (row.dropped, row.handed, row.replaced) if part.isVisible()] == asks


def test_enter_goes_to_the_next_action(back, hands):
    all_rows = rows(back)
    assert len(all_rows) >= 2
    for row in all_rows:
        assert hands.focus is row.state
        hands.letter("d")
        hands.type("It worked")
        hands.enter()
    assert {(r.state, r.happened) for r in reports(back)} == {(ActionState.DONE, "It worked")}
    assert len(reports(back)) == len(all_rows)
    assert "Report back · " in stage_tabs(back.screen)[1].text()
    assert stage_tabs(back.screen)[1].text().startswith("✓")


def test_words_typed_before_the_letter_stay(back, hands):
    row = rows(back)[0]
    hands.tab()
    assert hands.focus is row.happened
    hands.type("Long story")
    hands.back()
    hands.letter("p")
    assert [(r.state, r.happened) for r in reports(back)] == [(ActionState.PARTLY, "Long story")]


def test_delete_takes_back_what_was_reported_and_nothing_comes_after(back, hands, qtbot):
    row = rows(back)[0]
    hands.letter("d")
    hands.type("Wrong row")
    hands.back()
    assert hands.focus is row.state
    hands.press(Qt.Key.Key_Delete)
    assert reports(back) == []
    assert row.state.value() is None
    assert row.happened.toPlainText() == ""
    assert hands.focus is row.state
    hands.tab()
    hands.type("x")
    back.kept_soon(lambda: reports(back))
    assert [(r.state, r.happened) for r in reports(back)] == [(ActionState.OPEN, "x")]


def test_delete_after_delete_keeps_no_odd_report(back, hands, qtbot):
    hands.letter("d")
    hands.back()
    hands.press(Qt.Key.Key_Delete, times=2)
    hands.letter("s")
    hands.back()
    hands.press(Qt.Key.Key_Delete)
    back.screen.leave()
    assert reports(back) == []
    assert back.window.desk.workspace.is_sound()


def test_dropped_asks_why(back, hands):
    hands.letter("r")
    hands.tab_to("reason")
    hands.type("The colleague left")
    hands.enter()
    assert [(r.state, r.reason) for r in reports(back)] == [(ActionState.DROPPED, "The colleague left")]
    assert hands.focus is rows(back)[1].state


def test_handed_on_asks_to_whom(back, hands):
    hands.letter("h")
    hands.tab_to("handed_to")
    hands.type("Nadia")
    hands.enter()
    assert [(r.state, r.handed_to) for r in reports(back)] == [(ActionState.HANDED_ON, "Nadia")]


def test_changed_asks_for_the_action_that_replaces_it(back, hands):
    row = rows(back)[0]
    old = back.page().carried[0].action
    hands.letter("c")
    hands.type("Too big")
    hands.tab_to("wording")
    hands.type("Ask one team first")
    hands.tab()
    hands.type("in 3 weeks")
    hands.tab()
    hands.type("They say yes")
    hands.enter()
    assert hands.focus is rows(back)[1].state
    (new,) = replacements(back)
    assert (new.replaces, new.person, new.challenge) == (old.id, old.person, old.challenge)
    assert (new.wording, new.due_words, new.sign) == ("Ask one team first", "in 3 weeks", "They say yes")
    assert new.due.isoformat() == "2013-12-26"
    assert row.replaced.isVisible()


def test_not_changed_after_all_takes_the_new_action_away_and_undo_brings_it_back(back, hands):
    row = rows(back)[0]
    hands.letter("c")
    hands.tab_to("wording")
    hands.type("Ask one team first")
    row.state.setFocus()
    hands.letter("d")
    assert replacements(back) == []
    assert not row.replaced.isVisible()
    back.undo()
    assert [a.wording for a in replacements(back)] == ["Ask one team first"]
    assert row.replaced.isVisible()
    assert row.replaced.findChild(GrowingText, "wording").toPlainText() == "Ask one team first"
    assert row.state.value() == ActionState.CHANGED


def test_an_emptied_replacement_is_taken_away(back, hands):
    hands.letter("c")
    hands.tab_to("wording")
    hands.type("Ask")
    back.kept_soon(lambda: replacements(back))
    hands.press(Qt.Key.Key_Backspace, times=3)
    hands.tab(3)
    assert replacements(back) == []
    assert rows(back)[0].replaced.isVisible()


def test_undo_from_within_the_text_shows_at_once(back, hands):
    row = rows(back)[0]
    hands.letter("d")
    hands.type("It worked")
    assert hands.focus is row.happened
    back.kept_soon(lambda: back.undo_says() == "Undo “Report back”")
    back.undo()
    assert row.happened.toPlainText() == ""
    assert row.state.value() == ActionState.DONE
    assert hands.focus is row.happened
    back.undo()
    assert row.state.value() is None
    assert reports(back) == []
    back.redo()
    back.redo()
    assert row.happened.toPlainText() == "It worked"
    assert [(r.state, r.happened) for r in reports(back)] == [(ActionState.DONE, "It worked")]


def test_ctrl_delete_in_a_field_takes_back_the_report(back, hands):
    row = rows(back)[0]
    hands.letter("r")
    hands.type("No")
    hands.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert reports(back) == []
    assert row.state.value() is None
    assert not row.findChild(QLineEdit, "handed_to").isVisible()


def test_each_chooser_says_whose_action_it_is(back):
    names = [s.accessibleName() for s in back.screen.stage.findChildren(Segmented, "state") if s.isVisible()]
    assert len(set(names)) == len(names)
    assert all(name.endswith("How it went") for name in names)


def test_names_of_members_are_offered_to_hand_on_to(back, hands):
    row = rows(back)[0]
    others = [p.name for p in back.page().members[1:]]
    hands.letter("h")
    hands.tab_to("handed_to")
    hands.type(others[1][:3].lower())
    popup = row.handed_to.completer().popup()
    back.kept_soon(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert row.handed_to.text() == others[1]
    back.kept_soon(lambda: [r.handed_to for r in reports(back)] == [others[1]])
    assert row.handed_to.completer().model().rowCount() == len(others), "nobody hands on to themselves"


def test_who_is_no_member_may_take_an_action_too(back, hands):
    hands.letter("h")
    hands.tab_to("handed_to")
    hands.type("the new deputy")
    hands.enter()
    assert [r.handed_to for r in reports(back)] == ["the new deputy"]
    assert hands.focus is rows(back)[1].state


def test_each_action_says_at_which_meeting_it_was_decided(back):
    assert [row.decided.text() for row in rows(back)] == ["from meeting 6"] * 3


def test_a_skipped_action_returns_at_the_next_meeting(back, hands):
    for row in rows(back)[:-1]:
        row.state.setFocus()
        hands.letter("d")
    book = back.window.desk.book()
    from lfl_desktop.domain.actions import carried_into

    last = rows(back)[-1].wording.text()
    following = Meeting(learning_set=back.meeting.learning_set, date=dt.date(2014, 1, 30))
    with back.window.desk.workspace.step("Plan") as step:
        step.put(following)
    book = back.window.desk.book()
    waiting = carried_into(following, book.actions, book.report_backs, book.meetings)
    assert [action.wording for action in waiting] == [last]


def test_an_action_that_is_there_already_is_edited(back, hands):
    hands.letter("c")
    hands.tab_to("wording")
    hands.type("Ask one team")
    back.kept_soon(lambda: replacements(back))
    assert back.undo_says() == "Undo “Add action”"
    hands.tab()
    hands.type("3 Feb")
    back.kept_soon(lambda: replacements(back)[0].due_words == "3 Feb")
    assert back.undo_says() == "Undo “Edit action”"
    back.undo()
    assert [(a.wording, a.due_words) for a in replacements(back)] == [("Ask one team", "")]
    assert back.undo_says() == "Undo “Add action”"
