"""The window: its places, one undo for everything, trouble, and closing."""

from __future__ import annotations

import pytest
from keyboard import CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from window_driver import PLACES_OF_A_SET, full_disk, shown_items

from lfl_desktop.canvas.editing import lines_of_box
from lfl_desktop.domain.activity import Place, SystemItem
from lfl_desktop.domain.meetings import Bid, Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.workspace.workspace import Workspace


def _full(*args: object, **kwargs: object) -> None:
    raise CannotWrite("The disk is full.")


def bids(path) -> list[str]:
    workspace = Workspace.open(path, read_only=True)
    try:
        return [b.wording for b in workspace.select(Bid)]
    finally:
        workspace.close()


def test_each_place_by_its_number(sample_path, open_window, hands):
    window = open_window(sample_path)
    assert window.place == "today"
    for number, place in enumerate(PLACES_OF_A_SET[:9], start=1):
        hands.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert window.place == place.name
        assert window.windowTitle().startswith(place.label)
        assert window.screen_of(place.name).isVisible()


def test_each_place_by_mouse(sample_path, open_window):
    window = open_window(sample_path)
    for place in PLACES_OF_A_SET:
        QTest.mouseClick(window.findChild(QPushButton, f"place_{place.name}"), Qt.MouseButton.LeftButton)
        assert window.place == place.name


@pytest.mark.parametrize("again", [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_undo_and_redo_by_key_from_within_a_field(seventh, hands, again):
    seventh.go(2)
    hands.type("about staff")
    seventh.kept_soon(lambda: seventh.undo_says() == "Undo “Edit bid”")
    field = hands.focus
    seventh.undo()
    assert field.toPlainText() == "" and hands.focus is field
    assert seventh.window.frame.redo.accessibleName() == "Redo “Edit bid”"
    assert seventh.window.frame.said.text() == "Undone: Edit bid"
    hands.press(*again)
    assert field.toPlainText() == "about staff" and field.textCursor().position() == len("about staff")
    assert not seventh.window.frame.redo.isEnabled()


def test_undo_takes_back_text_that_is_not_kept_yet(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    seventh.undo()
    assert hands.focus.toPlainText() == ""
    assert seventh.page().bids == {}


def test_the_undo_button_takes_back_the_last_thought_wherever_it_was(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    hands.press(Qt.Key.Key_1, CTRL)
    QTest.mouseClick(seventh.window.frame.undo, Qt.MouseButton.LeftButton)
    assert seventh.page().bids == {}
    hands.press(Qt.Key.Key_2, CTRL)
    assert [w for w in seventh.screen.stage.findChildren(type(hands.focus)) if w.property("text")] == []


def test_two_fields_are_two_thoughts(seventh, hands):
    seventh.go(2)
    hands.type("one")
    hands.enter()
    hands.type("two")
    seventh.undo()
    assert [b.wording for b in seventh.page().bids.values()] == ["one"]
    seventh.undo()
    assert seventh.page().bids == {}


def test_going_to_another_place_keeps_what_is_typed_and_comes_back_to_it(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    hands.press(Qt.Key.Key_3, CTRL)
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff"]
    hands.press(Qt.Key.Key_2, CTRL)
    assert seventh.screen.stages.currentIndex() == 2


def test_closing_keeps_the_last_words(seventh, hands, sample_path):
    seventh.go(2)
    hands.type("the last words")
    seventh.window.close()
    assert "the last words" in bids(sample_path)


def test_closing_keeps_the_last_words_of_a_box(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    hands.press(Qt.Key.Key_Return)
    hands.type("the last words")
    window.close()
    workspace = Workspace.open(sample_path, read_only=True)
    wordings = [item.wording for item in workspace.select(SystemItem)]
    workspace.close()
    assert any("the last words" in wording for wording in wordings)


def test_a_window_that_cannot_keep_does_not_close_at_first(seventh, hands, monkeypatch, sample_path):
    window = seventh.window
    seventh.go(2)
    hands.type("the last words")
    field = hands.focus
    with monkeypatch.context() as world:
        full_disk(world)
        window.close()
        assert window.isVisible()
        assert hands.focus is field and field.toPlainText() == "the last words"
        assert "The disk is full." in window.frame.trouble_text.text()
        assert "Not closed yet" in window.frame.trouble_text.text()
    seventh.kept_soon(lambda: True)
    window.close()
    assert not window.isVisible()
    assert "the last words" in bids(sample_path)


def test_once_all_is_kept_again_the_next_trouble_asks_anew(seventh, hands, monkeypatch, sample_path):
    window = seventh.window
    seventh.go(2)
    hands.type("the last words")
    with monkeypatch.context() as world:
        full_disk(world)
        window.close()
        assert window.isVisible()
    hands.type(" kept")
    seventh.kept_soon(lambda: "the last words kept" in bids(sample_path))
    hands.type(" and more")
    with monkeypatch.context() as world:
        full_disk(world)
        window.close()
        assert window.isVisible() and "Not closed yet" in window.frame.trouble_text.text()


def test_a_second_close_goes_without_what_cannot_be_kept(seventh, hands, monkeypatch, sample_path):
    window = seventh.window
    seventh.go(2)
    hands.type("the last words")
    full_disk(monkeypatch)
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert "the last words" not in bids(sample_path)


def test_trouble_is_told_until_it_is_over_and_nothing_typed_goes(seventh, hands, monkeypatch, qtbot):
    window = seventh.window
    seventh.go(2)
    with monkeypatch.context() as world:
        full_disk(world)
        hands.type("about staff")
        seventh.kept_soon(window.frame.trouble.isVisible)
        assert hands.focus.toPlainText() == "about staff"
    qtbot.waitUntil(lambda: not window.frame.trouble.isVisible(), timeout=10_000)
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff"]


def test_what_is_kept_is_said(seventh, hands):
    seventh.go(2)
    hands.type("x")
    seventh.kept_soon(lambda: seventh.window.frame.kept.text().startswith("All changes kept · "))


def test_a_step_that_nobody_types_is_said_to_be_kept(seventh):
    assert seventh.window.frame.kept.text() == "All changes are kept as you type"
    seventh.screen.forward.click()
    assert seventh.window.frame.kept.text().startswith("All changes kept · ")


def test_undo_says_where_there_is_nothing_to_undo(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert window.frame.said.text() == "There is nothing to undo."
    workspace = window.desk.workspace
    with workspace.step("Change") as step:
        step.put(replace(workspace.select(LearningSet)[0], focus="Change"))
    assert window.frame.said.text() == ""


def test_undo_in_a_box_of_an_activity_system(sample_path, open_window, hands, qtbot):
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    screen = window.screen_of("activity_systems")
    items = shown_items(screen)
    hands.press(Qt.Key.Key_Return)
    field = hands.focus
    before = field.toPlainText()
    hands.type("\nSomething new")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == before and hands.focus is field
    assert lines_of_box(shown_items(screen), Place.SUBJECT) == lines_of_box(items, Place.SUBJECT)
    hands.press(Qt.Key.Key_Y, CTRL)
    assert field.toPlainText() == before + "\nSomething new"


def test_the_head_of_the_window_says_whose_set_it_is(sample_path, open_window):
    window = open_window(sample_path)
    one = window.desk.workspace.select(LearningSet)[0]
    assert one.name.upper() in window.frame.set_name.text()
    assert one.facilitator in window.frame.facilitator.text()
    assert window.frame.sample_mark.isVisible()
    assert len(window.desk.workspace.select(Meeting)) == 6


def test_what_was_done_is_said_while_it_is_news(sample_path, open_window, monkeypatch, qtbot):
    monkeypatch.setattr("lfl_desktop.views.window.said_line.SAID_FOR", 200)
    window = open_window(sample_path)
    window.desk.said.emit("Something was done")
    assert window.frame.said.text() == "Something was done"
    qtbot.waitUntil(lambda: window.frame.said.text() == "")
    window.desk.removed.emit("Something was removed")
    assert window.frame.undo_removal.isVisible()
    window.desk.said.emit("Something was done")
    assert not window.frame.undo_removal.isVisible()
