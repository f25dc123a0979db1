"""The screen of activity systems: whose, which layers, which version, and the release."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from stored import stored
from window_driver import full_disk, shown_items, shown_system, shown_version

from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.store.database import CannotWrite


@pytest.fixture
def window(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    return window


@pytest.fixture
def screen(window):
    return window.screen_of("activity_systems")


def leader(screen, hands, place: int) -> None:
    screen.leader.setFocus()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=place)


def test_a_box_is_filled_from_the_keyboard(window, screen, hands, qtbot):
    assert hands.focus is screen.canvas
    hands.press(Qt.Key.Key_Up)
    assert screen.canvas.place == Place.TOOLS
    hands.press(Qt.Key.Key_Return)
    field = hands.focus
    hands.type("\nA timetable")

    def kept() -> bool:
        items = stored(window, SystemItem, version=shown_version(screen), place=Place.TOOLS)
        return "A timetable" in [i.wording for i in items]

    qtbot.waitUntil(kept, timeout=10_000)
    assert hands.focus is field and field.toPlainText().endswith("A timetable")
    hands.press(Qt.Key.Key_Escape)
    assert hands.focus is screen.canvas
    assert window.frame.undo.accessibleName() == "Undo “Fill activity system”"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert not kept()
    assert "A timetable" not in [i.wording for i in shown_items(screen)]


def test_a_leader_without_one_gets_it_by_filling_a_box(window, screen, hands):
    have = {s.person for s in stored(window, ActivitySystem)}
    members = window.desk.book().members(None)
    place, person = next((i, p) for i, p in enumerate(members) if p.id not in have)
    leader(screen, hands, place)
    assert person.name in screen.heading.text()
    assert {s.person for s in stored(window, ActivitySystem)} == have
    screen.canvas.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.type("Me")
    leader(screen, hands, 0)
    (system,) = stored(window, ActivitySystem, person=person.id)
    (version,) = stored(window, SystemVersion, system=system.id)
    assert [(i.wording, i.layer) for i in stored(window, SystemItem, version=version.id)] == [
        ("Me", Layer.NOW)
    ]
    assert "Me" not in [i.wording for i in shown_items(screen)]
    hands.press(Qt.Key.Key_Z, CTRL)
    assert stored(window, ActivitySystem, person=person.id) == []


def test_the_question_is_kept_and_shown_above(window, screen, hands, qtbot):
    screen.question.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("What holds us?")
    qtbot.waitUntil(lambda: screen.subline.text() == "What holds us?", timeout=10_000)
    assert stored(window, ActivitySystem, id=shown_system(screen).id)[0].question == "What holds us?"
    assert hands.focus is screen.question and screen.question.toPlainText() == "What holds us?"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert screen.question.toPlainText() != "What holds us?"


def test_layers_by_letter(screen, hands):
    screen.layers.setFocus()
    drawn = []
    for letter in "npb":
        hands.letter(letter)
        drawn.append(len(screen.canvas.drawing().texts) if hasattr(screen.canvas.drawing(), "texts") else 0)
        assert hands.focus is screen.layers
    assert screen.layers.value() == frozenset(Layer)


def test_the_prompts_follow_the_box(screen, hands):
    seen = set()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        hands.press(key)
        seen.add((screen.place_name.text(), screen.now_question.text(), screen.possible_question.text()))
    assert len(seen) == 4


def test_the_release_is_a_step(window, screen, hands):
    box = screen.released
    before = box.isChecked()
    box.setFocus()
    hands.press(Qt.Key.Key_Space)
    (version,) = stored(window, SystemVersion, id=shown_version(screen))
    assert (version.released_on is not None) is not before
    assert hands.focus is box
    hands.press(Qt.Key.Key_Z, CTRL)
    assert box.isChecked() is before


def test_printing_leads_to_print_and_share(window, screen, hands):
    QTest.mouseClick(screen.print_page, Qt.MouseButton.LeftButton)
    assert window.place == "share"


def test_text_in_a_box_survives_trouble(window, screen, hands, monkeypatch, qtbot):
    def full(*args: object, **kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as world:
        full_disk(world)
        hands.press(Qt.Key.Key_Return)
        hands.type("\nNot lost")
        hands.press(Qt.Key.Key_Escape)
        assert window.frame.trouble.isVisible()
        assert "Not lost" in [text.text for text in screen.canvas.drawing().texts], "it stays in sight"
        hands.press(Qt.Key.Key_Return)
        assert "Not lost" in hands.focus.toPlainText()
        assert isinstance(hands.focus, QPlainTextEdit)
        hands.press(Qt.Key.Key_Escape)

    def kept() -> bool:
        items = stored(window, SystemItem, version=shown_version(screen))
        return "Not lost" in [i.wording for i in items]

    qtbot.waitUntil(kept, timeout=10_000)
