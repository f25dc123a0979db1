"""Spelling checked while typing: what is marked and when, the menu, and what is left undisturbed."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL, NONE, SHIFT
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from lfl_desktop import paths
from lfl_desktop import settings as preferences
from lfl_desktop.domain.activity import Place
from lfl_desktop.domain.meetings import LogEntry
from lfl_desktop.domain.people import Person
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.text.prose_text import ProseText
from lfl_desktop.views.window.preferences_dialog import PreferencesDialog
from lfl_desktop.workspace.start import speller as words


def marked(field: ProseText) -> list[str]:
    """The words with a line under them, from the top."""
    QApplication.processEvents()
    found = []
    block = field.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            assert part.format.property(QTextFormat.Property.TextUnderlineStyle)
            found.append(units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le"))
        block = block.next()
    return found


def the_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offers(menu: QMenu) -> list[str]:
    """The words of a menu, up to its first line."""
    found = []
    for action in menu.actions():
        if action.isSeparator():
            break
        found.append(action.text())
    return found


class At:
    """The private log of a meeting, with the cursor in it and the dictionary read."""

    def __init__(self, seventh, hands, qtbot) -> None:
        assert seventh.window.spelling.is_possible()
        self.seventh = seventh
        self.window = seventh.window
        self.hands = hands
        self._qtbot = qtbot
        hands.press(Qt.Key.Key_L, CTRL)
        self.field: GrowingText = seventh.screen.log_text
        assert hands.focus is self.field

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    @property
    def marked(self) -> list[str]:
        return marked(self.field)

    def kept(self, text: str) -> bool:
        """Whether the file holds this text, within a second."""
        entries = lambda: [e.wording for e in self.seventh.stored(LogEntry)]  # noqa: E731
        self.seventh.kept_soon(lambda: text in entries())
        return True

    def in_menu(self, *keys: Qt.Key) -> None:
        """Presses keys in the menu, after which the cursor is in the window again."""
        for key in keys:
            QTest.keyClick(the_menu(), key)
        self._back()

    def _back(self) -> None:
        self.window.activateWindow()  # without a window system it stays with the menu
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is self.field)

    def close_menu(self) -> None:
        while QApplication.activePopupWidget() is not None:
            QTest.keyClick(the_menu(), Qt.Key.Key_Escape)
        self._back()


@pytest.fixture
def at(seventh, hands, qtbot) -> At:
    return At(seventh, hands, qtbot)


def test_the_dictionary_is_read_when_nobody_types(monkeypatch, sample_path, open_window, hands, qtbot):
    monkeypatch.setattr("lfl_desktop.views.window.spelling.READ_AFTER", 60_000)
    window = open_window(sample_path)
    window.go("impact")
    field = next(f for f in window.findChildren(GrowingText) if f.isVisible())
    field.setFocus()
    timer = window.spelling.findChild(QTimer)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.start()
    qtbot.waitUntil(lambda: timer.remainingTime() < 59_900)
    before = timer.remainingTime()
    hands.type("teh cat")
    assert timer.remainingTime() > before, "typing puts it off"
    qtbot.waitUntil(lambda: timer.remainingTime() < 59_900)
    before = timer.remainingTime()
    window.go("members")
    assert timer.remainingTime() > before, "another place puts it off"
    window.go("impact")
    field.setFocus()
    assert marked(field) == []
    timer.start(1)
    qtbot.waitUntil(lambda: "teh" in marked(field))


def test_no_dictionary_is_read_while_somebody_searches(monkeypatch, sample_path, open_window, qtbot):
    monkeypatch.setattr("lfl_desktop.views.window.spelling.READ_AFTER", 60_000)
    read = []
    monkeypatch.setattr(words, "british_english", lambda: read.append("read"))
    window = open_window(sample_path)
    timer = window.spelling.findChild(QTimer)
    window.search()
    qtbot.waitUntil(lambda: QApplication.activeWindow() not in (None, window))
    with qtbot.waitSignal(timer.timeout):
        timer.start(1)
    assert not read and timer.isActive()
    QApplication.activeWindow().close()
    with qtbot.waitSignal(timer.timeout):
        timer.start(1)
    assert read


def test_a_window_that_was_closed_reads_no_dictionary(monkeypatch, sample_path, open_window, qtbot):
    monkeypatch.setattr("lfl_desktop.views.window.spelling.READ_AFTER", 60_000)
    read = []
    monkeypatch.setattr(words, "british_english", lambda: read.append("read"))
    window = open_window(sample_path)
    window.spelling.findChild(QTimer).start(1)
    window.close()
    later = QTimer()
    later.setSingleShot(True)
    with qtbot.waitSignal(later.timeout):
        later.start(20)
    assert not read


def test_a_word_is_marked_when_the_cursor_leaves_it(at, hands):
    hands.type("Teh")
    assert at.marked == []
    hands.type(" ")
    assert at.marked == ["Teh"]
    hands.type("caat")
    assert at.marked == ["Teh"]
    hands.press(Qt.Key.Key_Left, times=5)
    assert at.marked == ["Teh", "caat"]
    hands.press(Qt.Key.Key_Left)
    assert at.marked == ["Teh", "caat"], "the cursor may go through a marked word"
    hands.press(Qt.Key.Key_Backspace)
    hands.type("e")
    assert at.text == "Teh caat" and at.marked == ["caat"], "it is being typed again"
    hands.press(Qt.Key.Key_End)
    assert at.marked == ["Teh", "caat"]


def test_a_new_line_and_leaving_the_field_end_a_word(at, hands):
    hands.type("frist\nsecnd")
    assert at.marked == ["frist"]
    hands.tab()
    assert at.marked == ["frist", "secnd"]


def test_a_click_elsewhere_in_the_text_ends_a_word(at, hands):
    hands.type("A frist")
    assert at.marked == []
    start = at.field.cursorRect(QTextCursor(at.field.document())).center()
    QTest.mouseClick(at.field.viewport(), Qt.MouseButton.LeftButton, NONE, start)
    assert at.marked == ["frist"]


def test_marks_stand_where_the_words_do_behind_an_emoji(at, hands):
    hands.type("🙂 hapy 👩‍🏫, naïv.")
    assert at.marked == ["hapy", "naïv"]


def test_other_scripts_names_and_initials_are_left_alone(at, hands):
    hands.type("Мир שלום 3rd NQTs ruth@example.org Priya’s Hillcross ")
    assert at.marked == []


def test_a_word_mended_by_hand_loses_its_mark(at, hands):
    hands.type("colur ")
    assert at.marked == ["colur"]
    hands.press(Qt.Key.Key_Left, times=3)
    hands.type("o")
    hands.press(Qt.Key.Key_End)
    assert at.text == "colour " and at.marked == []


def test_a_suggestion_replaces_the_word_by_keyboard_and_is_one_undo(at, hands):
    hands.type("Please recieve it")
    hands.press(Qt.Key.Key_Left, times=5)
    hands.press(Qt.Key.Key_F4)
    found = offers(the_menu())
    assert found[0] == "receive" and len(found) <= 6
    assert found[-1] == "Add “recieve” to my dictionary"
    assert any("Copy" in action.text() for action in the_menu().actions()), "the usual menu is below"
    at.in_menu(Qt.Key.Key_Return)
    assert at.text == "Please receive it" and at.marked == []
    assert at.kept("Please receive it")
    hands.type("!")
    assert at.text == "Please receive! it", "the cursor is behind the word"
    assert at.kept("Please receive! it")
    at.seventh.undo()
    assert at.text == "Please receive it"
    at.seventh.undo()
    assert at.text == "Please recieve it" and at.marked == ["recieve"]
    at.seventh.undo()
    assert at.text == ""
    for _ in range(2):
        at.seventh.redo()
    assert at.text == "Please receive it"


def test_a_replacement_is_kept_at_once(at, hands):
    hands.type("teh end")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_F4)
    assert [e.wording for e in at.seventh.stored(LogEntry)].count("teh end") == 1
    the_menu().actions()[0].trigger()
    assert [e.wording for e in at.seventh.stored(LogEntry)].count("the end") == 1
    at.close_menu()


def test_the_second_suggestion_by_arrow_keys(at, hands):
    hands.type("teh end")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_F10, SHIFT)
    second = offers(the_menu())[1]
    at.in_menu(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert at.text == f"{second} end"


def test_the_menu_that_the_system_asks_for(at, hands):
    hands.type("teh hapy")
    for reason, word in (
        (QContextMenuEvent.Reason.Keyboard, "hapy"),  # where the cursor is
        (QContextMenuEvent.Reason.Mouse, "teh"),  # where the mouse is
    ):
        place = at.field.cursorRect(QTextCursor(at.field.document())).center() + QPoint(3, 0)
        event = QContextMenuEvent(reason, place, at.field.viewport().mapToGlobal(place))
        QApplication.sendEvent(at.field.viewport(), event)
        assert f"Add “{word}” to my dictionary" in offers(the_menu())
        at.close_menu()
    assert at.text == "teh hapy" and at.field.textCursor().atEnd()


def test_where_nothing_is_like_a_word_that_is_said_and_not_chosen(at, hands, monkeypatch):
    monkeypatch.setattr(words.Speller, "suggestions", lambda _speller, _word: [])
    hands.type("teh")
    hands.press(Qt.Key.Key_F4)
    first = the_menu().actions()[0]
    assert first.text() == "No suggestions" and not first.isEnabled()
    at.close_menu()


def test_a_word_that_is_right_has_the_usual_menu(at, hands):
    hands.type("right")
    hands.press(Qt.Key.Key_F4)
    assert not any("dictionary" in action.text() for action in the_menu().actions())
    at.close_menu()


def test_an_added_word_stays_known_after_opening_again(at, hands, open_window):
    hands.type("Xylo and xylo’s ")
    assert at.marked == ["Xylo", "xylo’s"]
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_F4)
    down = [Qt.Key.Key_Down] * offers(the_menu()).index("Add “Xylo” to my dictionary")
    at.in_menu(*down, Qt.Key.Key_Return)
    assert at.marked == []
    assert at.text == "Xylo and xylo’s "
    assert paths.own_words_file().read_text(encoding="utf-8") == "Xylo\n"
    path = at.window.desk.workspace.path
    at.window.close()
    window = open_window(path)
    assert window.spelling.is_possible()
    hands.press(Qt.Key.Key_2, CTRL)
    screen = window.screen_of("meetings")
    screen.which.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_L, CTRL)
    assert screen.log_text.toPlainText() == "Xylo and xylo’s "
    assert marked(screen.log_text) == []


def test_a_dictionary_that_cannot_be_written_is_told(at, hands):
    paths.own_words_file().mkdir(parents=True)
    hands.type("Xylo ")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_F4)
    down = [Qt.Key.Key_Down] * (len(offers(the_menu())) - 1)
    at.in_menu(*down, Qt.Key.Key_Return)
    assert at.window.frame.trouble.isVisible()
    assert "Xylo" in at.window.frame.trouble_text.text()
    assert at.marked == []


def test_a_new_name_is_known_at_once(at, hands):
    hands.type("Xylanda ")
    assert at.marked == ["Xylanda"]
    with at.window.desk.workspace.step("Add member") as step:
        step.put(Person(name="Xylanda Quorn"))
    assert at.marked == []


def test_marks_are_no_part_of_the_text(at, hands):
    said: list[int] = []
    hands.type("teh hapy ")
    assert at.kept("teh hapy ")
    at.seventh.kept_soon(lambda: at.seventh.undo_says() == "Undo “Edit private log”")
    steps, high = at.window.desk.workspace.titles(), at.field.height()
    at.field.textChanged.connect(lambda: said.append(1))
    at.window.spelling.turn(False)
    assert at.marked == []
    at.window.spelling.turn(True)
    assert at.marked == ["teh", "hapy"]
    assert said == [] and at.field.height() == high
    assert at.window.desk.workspace.titles() == steps
    assert not at.field.document().isUndoAvailable()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "teh hapy "
    assert ">teh hapy <" in data.html(), "as it was before there were marks"


def test_the_marks_have_the_colour_of_the_appearance(at, hands, program):
    hands.type("teh ")

    def line() -> str:
        QApplication.processEvents()
        formats = at.field.document().begin().layout().formats()
        return formats[0].format.underlineColor().name()

    light = line()
    program.preferences.change(appearance="dark")
    dark = line()
    program.preferences.change(appearance="light")
    assert (light, dark, line()) == ("#a04f00", "#f0b26b", "#a04f00")


def test_the_boxes_of_an_activity_system_are_checked(at, hands):
    at.window.go("activity_systems")
    screen = at.window.screen_of("activity_systems")
    assert isinstance(screen, ActivitySystemsScreen)
    screen.canvas.edit(Place.RULES)
    box = hands.focus
    assert isinstance(box, ProseText)
    hands.type("\nteh end")
    assert "teh" in marked(box)
    hands.press(Qt.Key.Key_Left, times=5)
    hands.press(Qt.Key.Key_F4)
    QTest.keyClick(the_menu(), Qt.Key.Key_Return)
    assert "the end" in box.toPlainText()


def chosen_in_preferences(window, hands, qtbot):
    """Opens the preferences with their key."""
    hands.press(Qt.Key.Key_Comma, CTRL)
    dialog = window.findChildren(PreferencesDialog)[-1]
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is dialog.text_size)
    return dialog


def switch(window, hands, qtbot):
    """Turns the spelling on or off in the preferences, by its letter, and comes back to the window."""
    dialog = chosen_in_preferences(window, hands, qtbot)
    before = dialog.check_spelling.isChecked()
    hands.press(Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: dialog.check_spelling.isChecked() is not before)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def test_the_switch_in_the_preferences_is_kept(at, hands, program, tmp_path, qtbot, monkeypatch):
    hands.type("teh ")
    read = []
    monkeypatch.setattr(words, "british_english", lambda: read.append("read"))
    switch(at.window, hands, qtbot)
    assert at.marked == []
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_F4)
    assert not any("dictionary" in action.text() for action in the_menu().actions())
    at.close_menu()
    assert not program.preferences.settings.check_spelling
    assert not preferences.load(tmp_path / "settings.json").check_spelling
    switch(at.window, hands, qtbot)
    assert at.marked == ["teh"] and program.preferences.settings.check_spelling
    assert not read, "the dictionary is there already"


@pytest.fixture
def without_dictionary(monkeypatch) -> None:
    monkeypatch.setattr(words, "british_english", lambda: None)


def test_without_a_dictionary_it_is_off_and_told_once(
    without_dictionary, at_without, hands, program, tmp_path, qtbot
):
    window, field = at_without
    assert window.frame.said.text() == ""
    field.setFocus()
    hands.type("t")
    assert window.frame.said.text().startswith("Spelling is not checked")
    window.desk.said.emit("")
    hands.type("eh ")
    assert marked(field) == [] and window.frame.said.text() == ""
    dialog = chosen_in_preferences(window, hands, qtbot)
    assert dialog.no_dictionary.text() == "This computer has no dictionary to check it with."
    assert dialog.no_dictionary.isVisible()
    assert not dialog.check_spelling.isEnabled() and not dialog.check_spelling.isChecked()
    hands.press(Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    hands.press(Qt.Key.Key_F4)
    assert any("Copy" in action.text() for action in the_menu().actions())
    the_menu().close()
    assert preferences.load(tmp_path / "settings.json").told_of_no_dictionary
    assert not window.frame.trouble.isVisible()


@pytest.fixture
def at_without(without_dictionary, seventh, hands, qtbot):
    """The window, where no dictionary was found, and the private log in it."""
    timer = seventh.window.spelling.findChild(QTimer)
    qtbot.waitUntil(lambda: not timer.isActive())
    hands.press(Qt.Key.Key_L, CTRL)
    return seventh.window, seventh.screen.log_text


def test_it_is_not_told_again_the_next_time(without_dictionary, program, at_without, hands, open_window):
    window, field = at_without
    path = window.desk.workspace.path
    hands.type("t")
    window.close()
    again = open_window(path)
    assert not again.spelling.is_possible()
    again.go("impact")
    field = next(f for f in again.findChildren(GrowingText) if f.isVisible())
    field.setFocus()
    hands.type("t")
    assert again.frame.said.text() == ""


def test_text_that_is_shown_and_not_typed_tells_nothing(at_without):
    window, field = at_without
    field.clearFocus()
    field.setPlainText("from the file")
    assert window.frame.said.text() == ""
