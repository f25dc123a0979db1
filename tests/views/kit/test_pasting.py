"""Text from other programs, pasted by Ctrl+V: breaks and hyphens of word processors, and lists."""

from __future__ import annotations

import datetime as dt

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu
from window_driver import PLACES_OF_A_SET

from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Offer
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.programme import School, Theme
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.meeting.set_review_stage import KeyLearningRow
from lfl_desktop.views.meeting.slot_form import OfferRow, SlotForm
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.views.programme.programme_screen import FACTS, SCHOOLS
from lfl_desktop.views.start.welcome_steps import SetStep
from lfl_desktop.workspace.destination import PartDestination, PlaceName

NAMES = "• Ann Able\r\n•\tBob Byrne\r\n\u200b- Cat Cole \r\n\r\n"
THREE = ["Ann Able", "Bob Byrne", "Cat Cole"]


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)


@pytest.fixture
def window(sample_path, open_window):
    return open_window(sample_path)


@pytest.mark.parametrize(
    ("text", "prose", "line"),
    [
        ("came back\vread more", "came back\nread more", "came back read more"),
        ("of page\fnext", "of page\nnext", "of page next"),
        ("well\x1eknown", "well-known", "well-known"),
        ("co\x1fop\xaderate", "cooperate", "cooperate"),
        ("a\x85b\u2028c\u2029d", "a\nb\nc\nd", "a b c d"),
        ("one\r\ntwo\r\n", "one\ntwo\n", "one two"),
        ("a\tb", "a\tb", "a b"),
    ],
)
def test_what_word_processors_put_on_the_clipboard(window, qtbot, text, prose, line):
    window.go("impact")
    screen = window.screen_of("impact")
    for name, kept in (("evidence", prose), ("measure", line)):
        field = getattr(screen, name)
        field.clear()
        field.setFocus()
        paste(text)
        shown = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert shown == kept
    window.screen_of("impact").keep()
    id = screen.list.chosen.impact.id
    found = next(i for i in window.desk.workspace.select(Impact) if i.id == id)
    assert (found.evidence, found.measure) == (prose, line)


def test_every_line_of_every_place_is_of_one_line(window):
    for place in PLACES_OF_A_SET:
        window.go(place.name)
        screen = window.screen_of(place.name)
        lines = screen.findChildren(QLineEdit)
        assert all(isinstance(line, Line) for line in lines), place.name
        assert all(isinstance(c.lineEdit(), Line) for c in screen.findChildren(QComboBox) if c.isEditable())


def test_names_pasted_in_the_first_run_are_as_many_members(qtbot):
    step = SetStep()
    qtbot.addWidget(step)
    step.show()
    qtbot.waitUntil(step.isActiveWindow)
    step.rows[0].name.setFocus()
    paste("Name\tPost\tSchool\n1. Ann Able\tHead\tNorth School\n2. Bob Byrne\n3. Cat Cole\tDeputy")
    qtbot.waitUntil(lambda: len(step.rows) == 4)
    found = [(row.name.text(), row.title.text(), row.school.text()) for row in step.rows]
    assert found == [
        ("Ann Able", "Head", "North School"),
        ("Bob Byrne", "", ""),
        ("Cat Cole", "Deputy", ""),
        ("", "", ""),
    ]
    assert step.members_count.text() == "3 members"
    assert step.rows[3].name.hasFocus()


def test_a_table_pasted_into_the_first_field_of_that_step_is_of_members_too(qtbot):
    step = SetStep()
    qtbot.addWidget(step)
    step.show()
    qtbot.waitUntil(step.isActiveWindow)
    step.focus.setFocus()
    paste("Managing\nchange")
    qtbot.waitUntil(lambda: step.focus.text() == "Managing change")
    step.focus.clear()
    paste("Name\tPost\nAnn Able\tHead\nBob Byrne\tDeputy head")
    qtbot.waitUntil(lambda: len(step.rows) == 3)
    assert [(row.name.text(), row.title.text()) for row in step.rows[:2]] == [
        ("Ann Able", "Head"),
        ("Bob Byrne", "Deputy head"),
    ]
    assert step.focus.text() == "" and step.rows[2].name.hasFocus()


def test_lines_that_became_one_are_taken_back_by_the_key(qtbot):
    line = Line()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    line.setFocus()
    line.setText("of ")
    line.end(False)
    told = []
    line.textChanged.connect(told.append)
    paste("one\ntwo")
    assert line.text() == "of one two"
    qtbot.waitUntil(line.isUndoAvailable)
    assert told == ["of one two"] and line.cursorPosition() == len("of one two")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "of "


def test_lines_pasted_into_a_name_that_is_there_stay_one(qtbot):
    step = SetStep()
    qtbot.addWidget(step)
    step.show()
    qtbot.waitUntil(step.isActiveWindow)
    step.rows[0].name.setText("Dr")
    step.rows[0].name.setFocus()
    step.rows[0].name.end(False)
    paste(" Ann\nAble\n")
    assert step.rows[0].name.text() == "Dr Ann Able" and step.rows[1].is_empty


def test_names_pasted_for_a_new_member_are_as_many_members(window, qtbot):
    window.go("members")
    screen = window.screen_of("members")
    before = len(window.desk.workspace.select(Membership))
    screen.add.click()
    assert QApplication.focusWidget() is screen.card.name
    paste("Ann Able\tHead\tHill School\nBob Byrne\nCat Cole")
    workspace = window.desk.workspace
    qtbot.waitUntil(lambda: len(workspace.select(Membership)) == before + 3)
    people = {p.name: p for p in workspace.select(Person)}
    assert set(THREE) <= set(people)
    (post,) = workspace.select(Post, person=people["Ann Able"].id)
    school = workspace.get(School, post.school)
    assert (post.title, school and school.name) == ("Head", "Hill School")
    positions = [m.position for m in workspace.select(Membership)]
    assert len(set(positions)) == len(positions)
    workspace.undo()
    assert not {"Bob Byrne", "Cat Cole"} & {p.name for p in workspace.select(Person)}


def test_names_pasted_over_a_name_stay_one(window):
    window.go("members")
    screen = window.screen_of("members")
    before = len(window.desk.workspace.select(Membership))
    screen.card.name.setFocus()
    screen.card.name.selectAll()
    paste(NAMES)
    screen.keep()
    assert len(window.desk.workspace.select(Membership)) == before
    assert "Ann Able" in screen.card.name.text() and "\n" not in screen.card.name.text()


@pytest.mark.parametrize(
    ("part", "field", "kind"), [(FACTS, "new_theme", Theme), (SCHOOLS, "new_school", School)]
)
def test_themes_and_schools_pasted_in_a_list(window, qtbot, part, field, kind):
    window.go(PartDestination(PlaceName.PROGRAMME, part=part))
    line = window.screen_of("programme").findChild(Line, field)
    workspace = window.desk.workspace
    before = workspace.count(kind)
    line.setFocus()
    paste(NAMES)
    qtbot.waitUntil(lambda: workspace.count(kind) == before + 3)
    assert {one.name for one in workspace.select(kind)} >= set(THREE)
    assert line.text() == ""


@pytest.fixture
def slot(seventh, hands) -> SlotForm:
    seventh.go(2)
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    found = seventh.screen.stage.pages.currentWidget()
    assert isinstance(found, SlotForm)
    return found


def empty_row(seventh, slot, kind):
    return next(row for row in seventh.rows(kind, slot) if row.is_empty())


def test_actions_pasted_in_a_list(seventh, slot, qtbot):
    row = empty_row(seventh, slot, ActionRow)
    row.wording.setFocus()
    paste("• Ring home by 24/10/2013\v• Write to parents\n\n2. Visit Joe\n")
    found = seventh.stored(Action, meeting=seventh.meeting.id)
    assert [(a.wording, a.due) for a in found] == [
        ("Ring home", dt.date(2013, 10, 24)),
        ("Write to parents", None),
        ("Visit Joe", None),
    ]
    shown = [r.wording.toPlainText() for r in seventh.rows(ActionRow, slot)]
    assert shown == ["Ring home", "Write to parents", "Visit Joe", ""]
    seventh.undo()
    assert seventh.stored(Action, meeting=seventh.meeting.id) == []


def test_lines_pasted_into_an_action_that_is_there_are_its_lines(seventh, slot, hands):
    row = empty_row(seventh, slot, ActionRow)
    row.wording.setFocus()
    hands.type("Ring home")
    seventh.kept_soon(lambda: seventh.stored(Action, meeting=seventh.meeting.id) != [])
    paste(":\nfirst Ann\nthen Bob")
    seventh.screen.keep()
    (action,) = seventh.stored(Action, meeting=seventh.meeting.id)
    assert action.wording == "Ring home:\nfirst Ann\nthen Bob"


def test_offers_pasted_in_a_list(seventh, slot):
    row = empty_row(seventh, slot, OfferRow)
    row.wording.setFocus()
    paste(NAMES)
    assert [offer.wording for offer in seventh.stored(Offer) if offer.wording in THREE] == THREE


def test_key_learning_points_pasted_in_a_list(seventh):
    seventh.go(4)
    row = next(r for r in seventh.rows(KeyLearningRow, seventh.screen.stage) if r.is_empty())
    row.kept.fields["wording"].setFocus()
    paste(NAMES)
    found = seventh.stored(KeyLearning, meeting=seventh.meeting.id)
    assert [point.wording for point in found] == THREE


def test_the_menu_pastes_as_the_key_does(window, qtbot):
    window.go("impact")
    measure = window.screen_of("impact").measure
    measure.clear()
    measure.setFocus()
    QGuiApplication.clipboard().setText("one\vtwo")
    menu = measure.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    assert measure.text() == "one two"
