"""Search everything, by keyboard, on the real window."""

from __future__ import annotations

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.views.window.find_dialog import FindDialog


@pytest.fixture
def search(sample_path, open_window, qtbot):
    window = open_window(sample_path)
    hands = Keyboard()

    def typed(text: str) -> FindDialog:
        hands.press(Qt.Key.Key_K, CTRL)
        dialog = window.findChild(FindDialog)
        assert dialog is not None
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.typed)
        hands.type(text)
        return dialog

    return window, hands, typed


def test_a_person_opens_among_the_members(search, qtbot):
    window, hands, typed = search
    dialog = typed("nadia")
    assert dialog.results.item(0).text().startswith("Nadia Crewe\nMember")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == "members")
    assert window.screen_of("members").card.person_heading.text() == "Nadia Crewe"


def test_words_of_an_action_open_its_meeting(search, qtbot):
    window, hands, typed = search
    dialog = typed("playground")
    texts = [dialog.results.item(n).text() for n in range(dialog.results.count())]
    row = next(n for n, text in enumerate(texts) if "\nAction" in text)
    hands.press(Qt.Key.Key_Down, times=row)
    assert dialog.typed.text() == "playground"
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == "meetings")
    assert window.screen_of("meetings").heading.text() == "Meeting 3 · Thursday 9 May"
    field = window.focusWidget()
    assert field.objectName() == "wording" and "playground" in field.toPlainText()


def test_a_command_is_done(search, qtbot):
    window, hands, typed = search
    typed("file for the coord")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == "share")


@pytest.mark.parametrize("length", [89, 90, 91, 300])
def test_what_is_found_is_one_line_of_ninety_letters_at_most(search, length):
    window, _hands, typed = search
    words = f"Xylophones for everybody {'in the hall ' * 30}"[: length - 1] + "."
    workspace = window.desk.workspace
    with workspace.step("Change a focus") as step:
        step.put(replace(workspace.select(KeyLearning)[0], wording=words))
    (line, *_more) = typed("xylophones").results.item(0).text().split("\n")
    assert line == words if length <= 90 else len(line) <= 90 and line.endswith("…") and line[:-1] in words


def test_the_private_log_only_when_asked_for(search):
    _window, _hands, typed = search
    dialog = typed("quiet when tom presents")
    assert not dialog.results.isVisible() and dialog.nothing.text() == "Nothing has these words."
    line = dialog.fontMetrics().height()
    said, asked = dialog.nothing.geometry(), dialog.with_log.geometry()
    assert said.bottom() - dialog.typed.geometry().bottom() < 3 * line, "it stands below the words"
    assert asked.top() > said.bottom() + 10 * line and asked.height() < 3 * line, "and this at the foot"
    dialog.with_log.click()
    assert dialog.results.count() == 1
    QApplication.processEvents()
    assert dialog.with_log.y() - dialog.results.geometry().bottom() < 2 * line, (
        "what is found has all the room"
    )
    assert "Private log" in dialog.results.item(0).text()


def test_escape_goes_back_to_where_the_cursor_was(search, qtbot):
    window, hands, typed = search
    dialog = typed("priya")
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(FindDialog))
    assert window.place == "today"
    del dialog


def test_an_event_opens_in_the_programme(search, qtbot):
    window, hands, typed = search
    dialog = typed("families as partners")
    assert dialog.results.item(0).text().startswith("Public seminar: Families as partners\nEvent")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == "programme")
    calendar = window.screen_of("programme").calendar
    assert calendar.list.chosen.what == "Public seminar: Families as partners"
    assert calendar.event_card.title.text() == "Families as partners"
