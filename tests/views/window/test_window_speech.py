"""What those hear who do not see the window: politely, and once."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from window_driver import full_disk

KEY = Qt.Key


@pytest.fixture
def heard(monkeypatch) -> list[str]:
    """What is announced, in order."""
    said: list[str] = []

    def tell(event) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assert event.politeness() == QAccessible.AnnouncementPoliteness.Polite
            said.append(event.message())

    monkeypatch.setattr("lfl_desktop.views.kit.announcing.QAccessible.updateAccessibility", tell)
    return said


def test_what_is_kept_is_heard_once_all_is(seventh, hands, heard, qtbot):
    seventh.go(2)
    hands.type("about staff")
    qtbot.waitUntil(lambda: "All changes kept" in heard, timeout=5000)
    assert heard.count("All changes kept") == 1


def test_what_is_undone_is_heard(seventh, hands, heard):
    seventh.go(2)
    hands.type("about staff")
    hands.press(KEY.Key_Z, CTRL)
    assert "Undone: Edit bid" in heard


def test_trouble_is_heard(seventh, hands, heard, monkeypatch, qtbot):
    seventh.go(2)
    with monkeypatch.context() as world:
        full_disk(world)
        hands.type("about staff")
        qtbot.waitUntil(lambda: any("The disk is full." in words for words in heard))
        assert "All changes kept" not in heard
    qtbot.waitUntil(lambda: "All changes kept" in heard, timeout=8000)


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
def test_words_that_are_not_understood_are_heard_once_when_they_are_left(seventh, hands, heard, key):
    seventh.go(0)
    hands.tab_to("starts")
    hands.type("noonish or so")
    assert heard == []
    hands.press(key)
    assert len([words for words in heard if "not understood as a time" in words]) == 1


def test_that_the_time_of_a_stage_is_up_is_heard(seventh, hands, heard):
    seventh.go(2)
    hands.type("about staff")
    hands.press(KEY.Key_Return, CTRL)
    seventh.go(3)
    timing = seventh.window.desk.timing
    now = [1000.0]
    timing.clock = lambda: now[0]
    hands.press(KEY.Key_F7)
    for _ in range(20):
        now[0] += 60
        timing.look()
    assert any(words.startswith("Time is up: ") for words in heard)
