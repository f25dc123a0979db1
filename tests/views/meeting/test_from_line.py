"""A line of text becomes an action, an offer or a key learning point, by key and by menu."""

from __future__ import annotations

import datetime as dt

import pytest
from keyboard import CTRL, SHIFT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Action, Offer
from lfl_desktop.views.meeting.report_back import ReportBackRow
from lfl_desktop.views.meeting.set_review_stage import KeyLearningRow
from lfl_desktop.views.meeting.slot_form import OfferRow
from lfl_desktop.views.parts.action_row import ActionRow

MAKE_ACTION, MAKE_OFFER, MAKE_POINT = Qt.Key.Key_A, Qt.Key.Key_O, Qt.Key.Key_K


def make(hands, key) -> None:
    hands.press(key, CTRL | SHIFT)


@pytest.fixture
def slot(seventh, hands):
    """One slot, the cursor in the second of three lines of its questions."""
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab()
    hands.type("What do you assume?\nAsk each team, by 17 January\nWho else knows?")
    hands.focus.moveCursor(QTextCursor.MoveOperation.Up)
    return seventh


def actions(at) -> list[Action]:
    return at.stored(Action, meeting=at.meeting.id)


def test_the_line_becomes_an_action_of_the_presenter_and_stays(slot, hands):
    field = hands.focus
    text = field.toPlainText()
    make(hands, MAKE_ACTION)
    page = slot.page().slots[0]
    assert [(a.wording, a.due_words, a.due, a.person, a.challenge) for a in actions(slot)] == [
        ("Ask each team", "17 January", dt.date(2014, 1, 17), page.presenter.id, page.challenge.id)
    ]
    assert [a.wording for a in page.actions] == ["Ask each team"]
    assert slot.rows(ActionRow)[0].wording.toPlainText() == "Ask each team"
    assert hands.focus is field and field.toPlainText() == text == page.slot.questions
    assert slot.window.frame.said.text().startswith("This line is now an action of ")
    assert slot.undo_says() == "Undo “Make action of a line”"
    slot.undo()
    assert actions(slot) == [] and slot.page().slots[0].slot.questions == text


def test_what_is_marked_is_taken_instead_of_the_line(slot, hands):
    cursor = hands.focus.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(30, QTextCursor.MoveMode.KeepAnchor)
    hands.focus.setTextCursor(cursor)
    make(hands, MAKE_ACTION)
    assert [a.wording for a in actions(slot)] == ["you assume? Ask each t"]


def test_an_offer_asks_whose_it_is(slot, hands):
    make(hands, MAKE_OFFER)
    page = slot.page()
    (offer,) = slot.stored(Offer, slot=page.slots[0].slot.id)
    first_other = next(p.id for p in page.members if p.id != page.slots[0].presenter.id)
    assert (offer.wording, offer.person) == ("Ask each team, by 17 January", first_other)
    assert hands.focus is slot.rows(OfferRow)[0].person
    hands.press(Qt.Key.Key_Down)
    slot.kept_soon(lambda: slot.stored(Offer, id=offer.id)[0].person == page.members[2].id)


def test_a_key_learning_point_says_who_may_see_it(slot, hands):
    field = hands.focus
    make(hands, MAKE_POINT)
    (point,) = slot.stored(KeyLearning, meeting=slot.meeting.id)
    assert point.wording == "Ask each team, by 17 January"
    assert "in public" in slot.window.frame.said.text() and hands.focus is field
    slot.go(4)
    assert slot.rows(KeyLearningRow)[0].wording.toPlainText() == point.wording


def test_what_is_just_being_typed_is_kept_first(slot, hands):
    hands.tab()
    hands.type("Be there")
    make(hands, MAKE_ACTION)
    assert [a.wording for a in actions(slot)] == ["Be there"]
    assert slot.page().slots[0].challenge.restated == "Be there"


def test_an_empty_line_becomes_nothing(slot, hands):
    hands.tab()
    for key in (MAKE_ACTION, MAKE_OFFER, MAKE_POINT):
        make(hands, key)
    assert actions(slot) == [] and slot.stored(KeyLearning, meeting=slot.meeting.id) == []


def test_report_back_makes_an_action_of_its_owner(seventh, hands):
    seventh.go(1)
    carried = seventh.page().carried[0]
    hands.letter("d")
    hands.type("It worked, now show the others")
    make(hands, MAKE_ACTION)
    (made,) = actions(seventh)
    assert (made.person, made.challenge) == (carried.presenter.id, carried.action.challenge)
    assert made.replaces is None and made.wording == "It worked, now show the others"
    assert [a.id for a in seventh.page().other_actions] == [made.id]


def test_an_offer_needs_a_slot(seventh, hands):
    seventh.go(1)
    hands.letter("d")
    hands.type("Lend my plan")
    make(hands, MAKE_OFFER)
    assert seventh.stored(Offer) == seventh.window.desk.workspace.select(Offer)
    assert "An offer belongs to a slot of today" in seventh.window.frame.trouble_text.text()
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(1)
    seventh.rows(ReportBackRow)[0].happened.setFocus()
    make(hands, MAKE_OFFER)
    (slot,) = seventh.page().slots
    assert [o.wording for o in slot.offers] == ["Lend my plan"]


def test_a_learning_note_makes_an_action_of_who_learned_it(seventh, hands):
    seventh.go(4)
    hands.tab(4)
    hands.enter()
    hands.press(Qt.Key.Key_Down)
    hands.tab(2)
    hands.type("I vanish into e-mail")
    make(hands, MAKE_ACTION)
    make(hands, MAKE_POINT)
    assert [a.person for a in actions(seventh)] == [seventh.page().members[1].id]
    assert [p.wording for p in seventh.page().key_learning] == ["I vanish into e-mail"]


def test_the_menu_offers_the_same(slot, hands):
    field = hands.focus
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(3, 3), field.mapToGlobal(QPoint(3, 3))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = {action.text(): action for action in menu.actions()}
    assert wanted["Make an action of this line"].shortcut().toString() == "Ctrl+Shift+A"
    wanted["Make an action of this line"].trigger()
    menu.close()
    assert [a.wording for a in actions(slot)] == ["Ask each team"]
    assert any("Copy" in words for words in wanted)


@pytest.mark.parametrize("empty", [False, True])
def test_the_menu_offers_only_what_can_be_done_with_the_line(slot, hands, empty):
    field = hands.focus
    if empty:
        hands.press(Qt.Key.Key_A, CTRL)
        hands.press(Qt.Key.Key_Delete)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(3, 3), field.mapToGlobal(QPoint(3, 3))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.isEnabled() for action in menu.actions() if "of this line" in action.text()]
    menu.close()
    assert offered and set(offered) == {not empty}


def test_a_field_of_one_line_has_one_menu(slot):
    field = next(each for each in slot.screen.stage.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(3, 3), field.mapToGlobal(QPoint(3, 3))))
    (menu,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert any("Copy" in action.text() for action in menu.actions())
    menu.close()
