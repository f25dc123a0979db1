"""Impact is added, measured, agreed and taken away by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.programme import Theme
from lfl_desktop.views.lists.impact_screen import ImpactScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import Destination, PlaceName


@pytest.fixture
def window(
    sample_path: Path, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> MainWindow:
    opened = open_window(sample_path)
    hands.press(Qt.Key.Key_7, CTRL)
    QApplication.processEvents()
    return opened


@pytest.fixture
def screen(window: MainWindow) -> ImpactScreen:
    made = window.screen_of("impact")
    assert isinstance(made, ImpactScreen) and window.place == "impact"
    return made


def kept(window: MainWindow) -> list[Impact]:
    screen = window.screen_of("impact")
    screen.keep()
    return window.desk.workspace.select(Impact)


def test_the_form_shows_the_chosen_one(screen: ImpactScreen, hands: Keyboard) -> None:
    assert screen.impact_heading.text() == "Priya’s impact"
    assert (screen.before.text(), screen.after.text(), screen.unit.text()) == ("27", "79", "%")
    assert screen.agreed_words.text() == "Agreed 14 Nov 2013. It may leave the set."
    hands.press(Qt.Key.Key_Down, times=5)
    assert screen.impact_heading.text() == "Beth’s impact"
    assert screen.agreed_words.text() == "Read it back. May leave once agreed."
    assert not screen.agree.isChecked() and screen.before.text() == ""


def test_impact_is_added_and_filled_by_keyboard_alone(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("nobody says this")
    screen.add.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.focus is screen.person and screen.filter.text() == ""
    hands.letter("j")
    hands.tab()
    hands.type("Whole-school reading is 日本 calm")
    hands.tab()
    hands.type("Ten minutes of reading after lunch")
    hands.tab()
    hands.press(Qt.Key.Key_End)
    hands.tab()
    hands.type("Walks through the school")
    hands.tab()
    hands.type("Readers")
    hands.tab()
    hands.type("27 %")
    hands.tab()
    hands.type("27,5")
    hands.tab()
    assert screen.unit.text() == "%"
    hands.tab()
    hands.type("The library")
    hands.tab()
    hands.press(Qt.Key.Key_Space)
    hands.tab(2)
    hands.press(Qt.Key.Key_Space)
    hands.tab_to("quote")
    hands.type("It is calm now.")
    hands.tab()
    hands.press(Qt.Key.Key_Space)
    hands.tab_to("challenge")
    hands.press(Qt.Key.Key_Down)
    added = kept(window)[-1]
    book = window.desk.book()
    assert book.people[added.person].name == "Joe Lanning"
    assert added.wording == "Whole-school reading is 日本 calm"
    assert added.how == "Ten minutes of reading after lunch"
    assert added.level == ImpactLevel.SCHOOL and added.evidence == "Walks through the school"
    assert (added.measure, added.before, added.after, added.unit) == ("Readers", 27.0, 27.5, "%")
    assert added.other_contributors == "The library"
    themes = window.desk.workspace.select(Theme)
    assert added.themes == (themes[0].id, themes[2].id)
    assert added.quote == "It is calm now." and added.quote_consent
    assert added.challenge and book.challenges[added.challenge].person == added.person
    assert added.meeting == book.meetings[3].id and added.agreed_on is None
    assert window.frame.undo.accessibleName() == "Undo “Edit impact”"
    assert screen.figures.text() == "8 notes of impact · 6 agreed by their owners"


def test_another_owner_lets_the_challenge_of_the_former_one_go(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    assert kept(window)[0].challenge
    hands.tab_to("person")
    hands.letter("t")
    now = kept(window)[0]
    assert window.desk.book().people[now.person].name == "Tom Garside" and now.challenge is None
    assert screen.impact_heading.text() == "Tom’s impact"
    assert screen.challenge.currentData() is None and screen.challenge.count() == 2


def test_its_owner_agrees_with_one_key_and_takes_it_back(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_Down, times=5)
    hands.tab_to("agree")
    hands.press(Qt.Key.Key_Space)
    assert kept(window)[5].agreed_on == window.desk.workspace.today()
    assert screen.agree.text() == "Beth agreed this wording ✓"
    assert hands.focus is screen.agree
    hands.press(Qt.Key.Key_Space)
    assert kept(window)[5].agreed_on is None
    assert window.frame.undo.accessibleName() == "Undo “Take back agreement”"


def test_what_is_typed_just_before_the_agreement_is_in_it(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_Down, times=5)
    hands.tab_to("wording")
    hands.press(Qt.Key.Key_End, CTRL)
    hands.type(" And so on.")
    screen.agree.click()
    now = kept(window)[5]
    assert now.wording.endswith("And so on.") and now.agreed_on


def test_removed_and_brought_back_by_undo(screen: ImpactScreen, window: MainWindow, hands: Keyboard) -> None:
    before = kept(window)
    hands.tab_to("remove")
    hands.press(Qt.Key.Key_Space)
    assert kept(window) == before[1:] and screen.impact_heading.text() == "Tom’s impact"
    assert hands.focus is screen.table
    hands.press(Qt.Key.Key_Z, CTRL)
    assert kept(window) == before


def test_a_number_that_is_not_understood_stays_and_changes_nothing(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.tab_to("before")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("about a quarter")
    assert screen.before.property("unclear") and "27.5" in screen.before.toolTip()
    hands.tab()
    assert screen.before.text() == "about a quarter"
    assert kept(window)[0].before == 27.0
    hands.back()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    assert not screen.before.property("unclear") and kept(window)[0].before is None


def test_typing_under_a_filter_does_not_take_the_form_away(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("phonics")
    hands.tab_to("wording")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Reading is")
    screen.keep()
    hands.type(" better")
    assert kept(window)[0].wording == "Reading is better"
    assert kept(window)[1].wording.startswith("New staff")
    assert screen.impact_heading.text() == "Priya’s impact"


def test_enter_goes_to_the_form_and_themes_and_measure_are_copied(
    screen: ImpactScreen, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_C, CTRL)
    headings, row = (line.split("\t") for line in QApplication.clipboard().text().splitlines())
    assert headings == ["Leader", "What changed", "Level", "Measure", "Themes", "Agreed"]
    assert row[3:5] == [
        "Children who pass the phonics screening: 27 → 79 %",
        "Raising attainment, Active collaboration",
    ]
    hands.enter()
    assert hands.focus is screen.person


def test_without_impact_there_is_one_thing_to_do(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    with window.desk.workspace.step("Forget") as step:
        for impact in window.desk.workspace.select(Impact):
            step.delete(impact)
    assert not screen.table.isVisible() and not screen.impact_card.isVisible()
    assert screen.begin_words.text().startswith("No impact yet.")
    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_7, CTRL)
    assert hands.focus is screen.add
    hands.press(Qt.Key.Key_Space)
    assert screen.impact_card.isVisible() and hands.focus is screen.person


def test_it_is_shown_from_elsewhere_whatever_the_filter_hides(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    last = kept(window)[-1]
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("phonics")
    hands.press(Qt.Key.Key_1, CTRL)
    window.go(Destination(PlaceName.IMPACT, last.id))
    assert screen.impact_heading.text() == "Nadia’s impact" and screen.filter.text() == ""
    assert screen.table.currentIndex().row() == 6


def test_what_is_typed_just_before_removing_does_not_bring_it_back(
    screen: ImpactScreen, window: MainWindow, hands: Keyboard
) -> None:
    before = kept(window)
    hands.tab_to("wording")
    hands.type("x")
    screen.remove.click()
    assert [impact.id for impact in kept(window)] == [impact.id for impact in before[1:]]
    hands.press(Qt.Key.Key_Z, CTRL)
    assert kept(window)[0].wording == f"x{before[0].wording}"
