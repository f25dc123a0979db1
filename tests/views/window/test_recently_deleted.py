"""Recently deleted, by keyboard: from the menu or the search line, put back, shown where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from window_driver import button, in_menus, only

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Action, LogEntry
from lfl_desktop.domain.record import Record
from lfl_desktop.views.lists.actions_screen import ActionsScreen
from lfl_desktop.views.window.deleted_dialog import DeletedDialog
from lfl_desktop.views.window.find_dialog import FindDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.rules.record_rules import Rules

if TYPE_CHECKING:
    from seventh_meeting import Seventh


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(sample_path)


def delete(window: MainWindow, *records: Record) -> None:
    for record in records:
        with window.desk.workspace.step("Delete", rules=Rules.ARRIVING) as step:
            step.delete(record)


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, hands: Keyboard) -> Callable[[], DeletedDialog]:
    """Opens the list from the search line."""

    def made() -> DeletedDialog:
        hands.press(Qt.Key.Key_K, CTRL)
        search = window.findChild(FindDialog)
        assert search is not None
        qtbot.waitUntil(lambda: QApplication.focusWidget() is search.typed)
        hands.type("recently del")
        hands.enter()
        qtbot.waitUntil(lambda: window.findChild(DeletedDialog) is not None)
        dialog = window.findChild(DeletedDialog)
        assert isinstance(dialog, DeletedDialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() in (dialog.typed, dialog.close_it))
        return dialog

    return made


def lines(dialog: DeletedDialog) -> list[str]:
    return [dialog.results.item(row).text() for row in range(dialog.results.count())]


def test_nothing_has_been_deleted(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard, qtbot: QtBot
) -> None:
    dialog = opened()
    assert dialog.nothing.text() == "Nothing has been deleted." and dialog.nothing.isVisible()
    assert not dialog.results.isVisible() and not dialog.put_back.isVisible()
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(DeletedDialog))


def test_it_is_in_the_menus(window: MainWindow, hands: Keyboard, qtbot: QtBot) -> None:
    in_menus(window, "Recently deleted…").trigger()
    qtbot.waitUntil(lambda: window.findChild(DeletedDialog) is not None)
    dialog = window.findChild(DeletedDialog)
    assert isinstance(dialog, DeletedDialog)
    dialog.close()


def test_an_action_is_put_back_by_enter_and_shown_where_it_is(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard, qtbot: QtBot
) -> None:
    workspace = window.desk.workspace
    action = next(a for a in workspace.select(Action) if a.wording.startswith("Two-day induction"))
    points = workspace.select(KeyLearning)[:2]
    delete(window, action, *points)
    dialog = opened()
    first, _second, third = lines(dialog)
    assert first.startswith(f"Key learning point “{points[1].wording}”\n")
    assert third.startswith(f"Action “{action.wording}”\nTom · meeting 3 · deleted today ")
    hands.press(Qt.Key.Key_Down, times=2)
    assert dialog.results.currentRow() == 2
    hands.enter()
    assert workspace.get(Action, action.id) == action
    assert len(lines(dialog)) == 2
    assert dialog.told.text() == f"Action “{action.wording}” is back in Actions."
    hands.tab_to("show_it")
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.place == "actions")
    screen = window.screen_of("actions")
    assert isinstance(screen, ActionsScreen) and screen.list.chosen is not None
    assert screen.list.chosen.id == action.id
    qtbot.waitUntil(lambda: not window.findChildren(DeletedDialog))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.table)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert workspace.get(Action, action.id) is None
    assert window.frame.said.text() == "Undone: Put back"


def test_the_filter_finds_by_words_and_by_whose_it_was(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard
) -> None:
    workspace = window.desk.workspace
    actions = workspace.select(Action)[:4]
    delete(window, *actions)
    dialog = opened()
    hands.type("zzz")
    assert dialog.nothing.text() == "Nothing that was deleted has these words." and dialog.nothing.isVisible()
    hands.enter()
    assert len(workspace.select(Action, id=[a.id for a in actions])) == 0
    hands.press(Qt.Key.Key_Backspace, times=3)
    hands.type(actions[0].wording[:14].upper())
    (line,) = lines(dialog)
    assert actions[0].wording in line
    hands.enter()
    assert workspace.get(Action, actions[0].id) == actions[0]


def test_the_private_log_shows_no_words_and_is_not_found_by_them(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard
) -> None:
    note = window.desk.workspace.select(LogEntry)[0]
    delete(window, note)
    dialog = opened()
    (line,) = lines(dialog)
    assert line.startswith("A note in the private log\n")
    item = dialog.results.item(0)
    shown = " ".join((line, item.toolTip(), str(item.data(Qt.ItemDataRole.AccessibleTextRole))))
    assert note.wording[:10] not in shown
    hands.type(max(note.wording.split(), key=len))
    assert lines(dialog) == []
    dialog.typed.clear()
    hands.enter()
    assert note.wording[:10] not in dialog.told.text()
    assert window.desk.workspace.get(LogEntry, note.id) == note


def test_what_cannot_be_put_back_is_said_in_the_dialog(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard
) -> None:
    from lfl_desktop.domain.meetings import Meeting

    workspace = window.desk.workspace
    action = workspace.select(Action)[0]
    delete(window, action)
    meeting = workspace.get(Meeting, action.meeting)
    assert meeting is not None
    with workspace.step("Erase", undoable=False, rules=Rules.ARRIVING) as step:
        step.delete(meeting)
    dialog = opened()
    hands.enter()
    assert "gone for good" in dialog.told.text() and not dialog.show_it.isVisible()
    assert len(lines(dialog)) == 1


def test_the_buttons_and_a_double_click_do_the_same(
    window: MainWindow, opened: Callable[[], DeletedDialog], hands: Keyboard, qtbot: QtBot
) -> None:
    points = window.desk.workspace.select(KeyLearning)[:2]
    delete(window, *points)
    dialog = opened()
    qtbot.mouseClick(dialog.put_back, Qt.MouseButton.LeftButton)
    assert window.desk.workspace.get(KeyLearning, points[1].id) == points[1]
    spot = dialog.results.visualItemRect(dialog.results.item(0)).center()
    view = dialog.results.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert window.desk.workspace.get(KeyLearning, points[0].id) == points[0]
    assert dialog.nothing.text() == "Nothing has been deleted."
    qtbot.mouseClick(dialog.close_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(DeletedDialog))


@pytest.mark.parametrize("words", ["Erase here", "Erase, and delete all copies"])
def test_a_log_entry_alone_is_erased_for_good(
    window: MainWindow, opened: Callable[[], DeletedDialog], words: str
) -> None:
    secret, path = b"she told me about the merger", window.desk.file.path
    kept, other = window.desk.workspace.select(LogEntry)[:2]
    with window.desk.workspace.step("Write", rules=Rules.ARRIVING) as step:
        entry = step.put(replace(kept, wording=secret.decode()))
    window.backups.backups.keep_if_changed()
    delete(window, entry, other)
    assert secret in path.read_bytes(), "the history has it"
    dialog = opened()
    assert len(lines(dialog)) == 2
    dialog.results.setCurrentRow(1)
    dialog.erase.click()
    box = only(dialog, QMessageBox)
    assert "cannot be put back" in box.informativeText()
    button(box, words).click()
    assert "is erased for good" in dialog.told.text()
    assert len(lines(dialog)) == 1
    assert secret not in path.read_bytes()
    copies = window.backups.backups.everywhere()
    assert copies and any(secret in copy.read_bytes() for copy in copies) == (words == "Erase here")
    assert window.desk.file.is_sound() and window.desk.file.titles() == ("Delete", "")
    window.undo()
    assert window.desk.workspace.get(LogEntry, other.id) == other
    dialog.close()


def test_a_sentence_that_was_undone_and_overtaken_is_listed(
    seventh: Seventh, hands: Keyboard, qtbot: QtBot
) -> None:
    window = seventh.window
    seventh.screen.log_toggle.setChecked(True)
    field = seventh.screen.log_text
    field.setFocus()
    first, last = (
        "The set worked well today. ",
        "I said too much in the second slot and must leave it alone. ",
    )
    hands.type(first + last)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == first
    hands.type("Better: wait.")
    in_menus(window, "Recently deleted…").trigger()
    qtbot.waitUntil(lambda: window.findChild(DeletedDialog) is not None)
    dialog = window.findChild(DeletedDialog)
    assert isinstance(dialog, DeletedDialog)
    (line,) = lines(dialog)
    assert line.startswith("The words of a note in the private log\nmeeting 7 · undone today ")
    dialog.close()
