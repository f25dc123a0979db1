"""The list of challenges and the story beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from everywhere import at_rest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.meetings import Challenge, ChallengeState
from lfl_desktop.views.lists.challenges_screen import ChallengesScreen
from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.rules.record_rules import Rules


@pytest.fixture
def window(
    sample_path: Path, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> MainWindow:
    opened = open_window(sample_path)
    hands.press(Qt.Key.Key_4, CTRL)
    QApplication.processEvents()
    return opened


@pytest.fixture
def screen(window: MainWindow) -> ChallengesScreen:
    made = window.screen_of("challenges")
    assert isinstance(made, ChallengesScreen) and window.place == "challenges"
    return made


def kept(window: MainWindow, screen: ChallengesScreen) -> Challenge:
    chosen = screen.list.chosen
    assert chosen is not None
    found = window.desk.workspace.get(Challenge, chosen.id)
    assert found is not None
    return found


def test_the_story_of_the_chosen_one_is_read_beside_it(screen: ChallengesScreen, hands: Keyboard) -> None:
    text = screen.story.toPlainText()
    assert text.startswith("Leading colleagues I used to sit beside\nPriya Dale\n63 minutes")
    hands.press(Qt.Key.Key_Down)
    assert screen.story.toPlainText().startswith("Adults who join in with play\nClaire Umber")
    hands.press(Qt.Key.Key_Down, times=4)
    assert screen.story.toPlainText() == text, "Priya's second challenge is of the same story"
    screen.window().resize(1366, 768)
    at_rest()
    view, words = screen.table, Qt.TextFlag.TextWordWrap.value
    for row in range(view.model().rowCount()):
        for column in range(view.model().columnCount()):
            shown = view.model().index(row, column)
            room = view.visualRect(shown).adjusted(8, 0, -8, 9999)
            needed = view.fontMetrics().boundingRect(room, words, str(shown.data() or "")).height()
            assert needed <= view.rowHeight(row), f"cut: {shown.data()}"


def test_the_story_is_as_high_as_its_text_and_keys_reach_it(
    screen: ChallengesScreen, hands: Keyboard
) -> None:
    hands.tab_to("story")
    assert isinstance(hands.focus, QTextEdit) and hands.focus.isReadOnly()
    assert hands.focus.accessibleName()
    assert screen.story.verticalScrollBar().maximum() == 0
    assert screen.story.height() >= screen.story.document().size().height()
    block = screen.story.document().begin()
    sizes = []
    while block.isValid():
        sizes.append(block.begin().fragment().charFormat().font().pointSizeF())
        block = block.next()
    usual = screen.story.font().pointSizeF()
    assert usual < sizes[0] < 1.3 * usual and set(sizes[1:]) == {usual}, "only the title is a little larger"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().startswith("Leading colleagues")
    hands.tab()
    assert hands.focus is not screen.story


def test_the_button_copies_the_story(screen: ChallengesScreen, hands: Keyboard) -> None:
    hands.tab_to("copy_story")
    hands.press(Qt.Key.Key_Space)
    text = QApplication.clipboard().text()
    assert "\n\nMeeting 4 · Thursday 4 July 2013\nA slot of 25 minutes.\n" in text
    assert "Measure: Children who pass the phonics screening: 27 → 79 %" in text


def test_markup_in_a_wording_is_text(screen: ChallengesScreen, window: MainWindow) -> None:
    from msgspec.structs import replace

    one = kept(window, screen)
    with window.desk.workspace.step("Change", rules=Rules.ARRIVING) as step:
        step.put(replace(one, stated="<h1>Phonics</h1> & <img src='x'>"))
    assert "As stated: <h1>Phonics</h1> & <img src='x'>" in screen.story.toPlainText()


def test_its_state_is_changed_by_key_and_undone(
    screen: ChallengesScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.tab_to("state")
    hands.press(Qt.Key.Key_Down)
    screen.keep()
    assert kept(window, screen).state == ChallengeState.RESTED
    assert screen.figures.text() == "9 challenges · 8 worked on"
    assert window.frame.undo.accessibleName() == "Undo “Edit challenge”"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert kept(window, screen).state == ChallengeState.WORKED_ON
    assert screen.state.currentData() == ChallengeState.WORKED_ON


def test_a_challenge_is_linked_to_an_earlier_one_by_key(
    screen: ChallengesScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_Down, times=5)
    first = kept(window, screen).continues
    assert first is not None and screen.continues.currentData() == first
    hands.tab_to("continues")
    hands.press(Qt.Key.Key_Up)
    screen.keep()
    assert kept(window, screen).continues is None
    assert "Meeting 1 ·" not in screen.story.toPlainText()
    hands.press(Qt.Key.Key_Down)
    screen.keep()
    assert kept(window, screen).continues == first
    assert "Meeting 1 ·" in screen.story.toPlainText()


def test_nobody_else_s_challenge_can_be_taken_up(screen: ChallengesScreen, hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_Down)
    assert screen.continues.count() == 1 and not screen.continues.isEnabled()


def test_enter_opens_its_last_slot(screen: ChallengesScreen, window: MainWindow, hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_Down, times=6)
    hands.enter()
    meetings = window.screen_of("meetings")
    assert window.place == "meetings" and isinstance(meetings, MeetingsScreen)
    assert meetings.heading.text().startswith("Meeting 4")
    form = meetings.stage.pages.currentWidget()  # type: ignore[attr-defined]
    assert form.heading.text() == "Nadia’s slot"


def test_a_filter_by_state_keeps_the_story_of_the_one_at_hand(
    screen: ChallengesScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.tab()
    hands.press(Qt.Key.Key_Right)
    assert screen.figures.text() == "9 challenges · 9 worked on"
    hands.tab_to("state")
    hands.press(Qt.Key.Key_End)
    screen.keep()
    assert kept(window, screen).state == ChallengeState.CLOSED
    assert hands.focus is screen.state
    assert screen.story.toPlainText().startswith("Leading colleagues")
