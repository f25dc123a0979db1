"""Enter goes on to the next thing on the whole page of a slot; members are offered by name."""

from __future__ import annotations

from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lfl_desktop.domain.meetings import ReportBack
from lfl_desktop.views.meeting.report_back import ReportBackRow


def test_enter_goes_through_a_slot_and_begins_another_question(seventh, hands):
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.type("Four teachers")
    hands.enter()
    assert hands.focus.objectName() == "questions"
    hands.type("What for?")
    hands.enter()
    hands.type("Who else?")
    hands.enter()
    assert hands.focus.objectName() == "questions"
    hands.enter()
    assert hands.focus.objectName() == "restated"
    hands.type("Be there")
    hands.enter()
    assert hands.focus.objectName() == "wording"
    seventh.screen.leave()
    slot = seventh.page().slots[0]
    assert slot.slot.questions == "What for?\nWho else?"
    assert (slot.challenge.stated, slot.challenge.restated) == ("Four teachers", "Be there")


def test_tab_splits_an_action_too_and_leaves_what_was_taken_back(seventh, hands):
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab_to("wording")
    action, line = hands.focus, "Ring the chair by a week on Thursday"
    hands.type(line)
    hands.tab()
    assert hands.focus.objectName() == "due_words" and hands.focus.text() == "a week on Thursday"
    assert action.toPlainText() == "Ring the chair"
    seventh.undo()
    assert action.toPlainText() == line
    action.setFocus()
    hands.tab()
    assert hands.focus.objectName() == "due_words" and hands.focus.text() == ""
    assert action.toPlainText() == line


def test_enter_in_the_minutes_leads_to_the_agreement_and_does_not_give_it(seventh, hands):
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab_to("headline")
    hands.type("Winning over four teachers")
    hands.tab_to("used_minutes")
    hands.type("28")
    hands.enter()
    assert hands.focus.objectName() == "agree" and not hands.focus.isChecked()
    assert seventh.page().slots[0].challenge.agreed_on is None
    hands.enter()
    assert hands.focus.isChecked()


def test_the_fields_look_like_a_line_or_lines(seventh, hands):
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    form = seventh.screen.stage.pages.currentWidget()
    line = form.stated.fontMetrics().lineSpacing()
    assert form.headline.height() + line <= form.stated.height() <= form.questions.height() - line


def test_who_an_action_is_handed_on_to_is_offered(seventh, hands):
    seventh.go(1)
    row = seventh.rows(ReportBackRow)[0]
    hands.letter("h")
    row.handed_to.setFocus()
    hands.press(Qt.Key.Key_Down)
    shown = row.handed_to.completer().popup()
    assert shown.isVisible() and shown.model().rowCount() == 6
    name = shown.model().index(0, 0).data()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        hands.press(key) if QApplication.activePopupWidget() is None else press_in(shown, key)
    seventh.screen.leave()
    assert [r.handed_to for r in seventh.stored(ReportBack, meeting=seventh.meeting.id)] == [name]


def press_in(popup, key) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(popup, key)
