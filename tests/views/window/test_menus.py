"""The menu bar: everything of the window in it, by mouse and by key, and from one table of commands."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from window_driver import PLACES_OF_A_SET, in_menus, only

from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.kit.text.field_label import Label
from lfl_desktop.views.share.preview import Preview
from lfl_desktop.views.window.command_table import COMMANDS, MENUS, MenuName
from lfl_desktop.views.window.find_dialog import FindDialog
from lfl_desktop.views.window.help_dialog import HelpDialog
from lfl_desktop.views.window.preferences_dialog import PreferencesDialog
from lfl_desktop.words import tr

KEY = Qt.Key


def entries(menu: QMenu) -> list[str]:
    """What a menu says when it is opened."""
    menu.aboutToShow.emit()
    return [
        action.text().replace("&", "") for action in menu.actions() if action.isVisible() and action.text()
    ]


def opened_menu(qtbot) -> QMenu:
    """The menu that is open over all else."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_each_command_is_in_one_menu_and_each_letter_and_key_is_there_once():
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    for name in MenuName:
        words = [command.words for command in MENUS[name] if "sample" not in command.name]
        letters = [each[each.index("&") + 1].casefold() for each in words]
        assert len(letters) == len(set(letters)), (name, sorted(letters))
    bar = [name.value[name.value.index("&") + 1] for name in MenuName]
    assert bar == list("FEMVH")


def test_each_command_has_its_job(sample_path, open_window):
    window = open_window(sample_path)
    window.go("meetings")
    for command in COMMANDS:
        assert window.commands.action(command.name).isEnabled() or command.name in ("redo", "filter")
        assert window.commands.has_job(command.name) or command.name == "filter", command.name
    window.go("actions")
    assert window.commands.has_job("filter")


@pytest.mark.parametrize(
    ("letter", "first"),
    [
        (KEY.Key_F, "New…"),
        (KEY.Key_E, "Undo"),
        (KEY.Key_M, "Next stage"),
        (KEY.Key_V, "Today"),
        (KEY.Key_H, "Keys and help"),
    ],
)
def test_each_menu_opens_by_its_letter(sample_path, open_window, hands, qtbot, letter, first):
    open_window(sample_path)
    hands.press(letter, ALT)
    menu = opened_menu(qtbot)
    assert entries(menu)[0] == first
    QTest.keyClick(menu, KEY.Key_Escape)


def test_f10_opens_the_menus_and_arrows_go_through_them(sample_path, open_window, hands, qtbot):
    window = open_window(sample_path)
    hands.press(KEY.Key_F10)
    first = opened_menu(qtbot)
    assert "Save a copy…" in entries(first)
    QTest.keyClick(first, KEY.Key_Right)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is window.menus.menu(MenuName.EDIT))
    QTest.keyClick(window.menus.menu(MenuName.EDIT), KEY.Key_Escape)


def test_what_is_undone_is_said_in_the_menu_and_nothing_moves(seventh, hands):
    frame, edit = seventh.window.frame, seventh.window.menus.menu(MenuName.EDIT)
    places = [widget.geometry() for widget in (frame.undo, frame.redo, frame.search, seventh.window.menus)]
    seventh.go(2)
    hands.type("about staff & parents")
    seventh.kept_soon(lambda: seventh.undo_says() == "Undo “Edit bid”")
    assert entries(edit)[:2] == ["Undo “Edit bid”", "Redo"]
    QTest.mouseClick(frame.undo, Qt.MouseButton.LeftButton)
    assert frame.redo.isEnabled() and entries(edit)[1] == "Redo “Edit bid”"
    assert [w.geometry() for w in (frame.undo, frame.redo, frame.search, seventh.window.menus)] == places
    QTest.mouseClick(frame.redo, Qt.MouseButton.LeftButton)
    assert [bid.wording for bid in seventh.page().bids.values()] == ["about staff & parents"]


def test_the_menus_cost_no_row(sample_path, open_window):
    window = open_window(sample_path)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.frame.header.isAncestorOf(window.menus) and window.frame.header.y() == 0
    assert window.frame.header.height() < 45


def test_places_are_in_the_view_menu_and_the_one_in_sight_is_ticked(sample_path, open_window):
    window = open_window(sample_path)
    view = window.menus.menu(MenuName.VIEW)
    assert entries(view)[: len(PLACES_OF_A_SET)] == [tr(place.label) for place in PLACES_OF_A_SET]
    in_menus(window, "Impact").trigger()
    assert window.place == "impact" and in_menus(window, "Impact").isChecked()
    assert not in_menus(window, "Today").isChecked()


def test_stages_and_filters_only_where_they_are(sample_path, open_window):
    window = open_window(sample_path)
    assert (
        not in_menus(window, "Next stage").isEnabled()
        and not in_menus(window, "Filter this list").isEnabled()
    )
    window.go("meetings")
    in_menus(window, "Next stage").trigger()
    assert window.screen_of("meetings").stages.currentIndex() == 1
    window.go("actions")
    in_menus(window, "Filter this list").trigger()
    assert window.screen_of("actions").filter.hasFocus()
    assert not in_menus(window, "Next stage").isEnabled()


def test_the_next_place_and_the_one_before_and_back(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(KEY.Key_Tab, CTRL)
    assert window.place == "meetings"
    hands.press(KEY.Key_Backtab, CTRL | SHIFT)
    hands.press(KEY.Key_Backtab, CTRL | SHIFT)
    assert window.place == "programme"
    hands.press(KEY.Key_5, CTRL)
    hands.press(KEY.Key_Left, ALT)
    assert window.place == "programme"
    hands.press(KEY.Key_Left, ALT)
    hands.press(KEY.Key_Left, ALT)
    hands.press(KEY.Key_Left, ALT)
    assert window.place == "today"
    for place in ("meetings", "today", "programme"):
        hands.press(KEY.Key_Right, ALT)
        assert window.place == place
    hands.press(KEY.Key_Left, ALT)
    hands.press(KEY.Key_3, CTRL)
    hands.press(KEY.Key_Right, ALT)
    assert window.place == "members", "whoever went elsewhere has no way forward"


def test_keys_for_the_size_of_the_text(sample_path, open_window, hands):
    window = open_window(sample_path)
    size = window.desk.preferences.settings
    hands.press(KEY.Key_Plus, CTRL)
    hands.press(KEY.Key_Equal, CTRL)
    assert window.desk.preferences.settings.text_size == 125
    hands.press(KEY.Key_Minus, CTRL)
    assert window.desk.preferences.settings.text_size == 110
    hands.press(KEY.Key_0, CTRL)
    assert window.desk.preferences.settings.text_size == size.text_size == 100
    assert in_menus(window, "Usual size of the text").shortcut().toString() == "Ctrl+0"
    hands.press(KEY.Key_F1)
    listed = only(window, HelpDialog).results
    known = [listed.item(row).text() for row in range(listed.count())]
    assert (
        "Larger text\nCtrl++, Ctrl+= · Everywhere" in known
        and "Forward again\nAlt+Right · Everywhere" in known
    )


def test_the_same_keys_zoom_a_paper_or_a_picture_that_has_the_cursor(sample_path, open_window, hands):
    window = open_window(sample_path)
    for place, find in (
        ("share", lambda: only(window.screen_of("share"), Preview).zooming.larger),
        ("activity_systems", lambda: only(window.screen_of("activity_systems"), ActivityCanvas)),
    ):
        window.go(place)
        QApplication.processEvents()
        find().setFocus()
        hands.press(KEY.Key_Plus, CTRL)
        assert window.desk.preferences.settings.text_size == 100
    assert only(window.screen_of("activity_systems"), ActivityCanvas).zoom > 1
    assert only(window.screen_of("share"), Preview).pages.zoom > 1


def test_f6_goes_through_the_parts_and_comes_back_to_where_the_cursor_was(sample_path, open_window, hands):
    window = open_window(sample_path)
    window.go("members")
    screen = window.screen_of("members")
    start = screen.table
    start.setFocus()
    hands.press(KEY.Key_F6)
    assert screen.card.isAncestorOf(hands.focus)
    hands.tab()
    in_card = hands.focus
    hands.press(KEY.Key_F6)
    assert window.frame.search.hasFocus()
    hands.press(KEY.Key_F6)
    assert hands.focus.objectName() == "place_members"
    hands.press(KEY.Key_F6, SHIFT)
    hands.press(KEY.Key_F6, SHIFT)
    assert hands.focus is in_card
    hands.press(KEY.Key_F6, SHIFT)
    assert hands.focus is start


def test_the_files_of_last_time_can_be_opened_again(sample_path, open_window, program, tmp_path, qtbot):
    other = tmp_path / "other & more.lfl"
    other.write_bytes(sample_path.read_bytes())
    open_window(sample_path)
    window = open_window(other)
    recent = next(m for m in window.menus.findChildren(QMenu) if m.title() == "Open &recent")
    assert entries(recent) == [f"sample.lfl, in {tmp_path}"]
    recent.actions()[0].trigger()
    assert program.window is not window
    assert program.window.desk.file.path == sample_path
    assert program.preferences.settings.recent_files == (str(sample_path), str(other))


def test_the_window_is_closed_by_its_key_and_keeps_the_last_words(seventh, hands):
    seventh.go(2)
    hands.type("the last words")
    hands.press(KEY.Key_W, CTRL)
    assert not seventh.window.isVisible()
    assert [bid.wording for bid in seventh.page().bids.values()] == ["the last words"]


def test_the_program_is_left_by_its_key_and_keeps_the_last_words(seventh, hands):
    seventh.go(2)
    hands.type("the last words")
    hands.press(KEY.Key_Q, CTRL)
    assert not seventh.window.isVisible()
    assert [bid.wording for bid in seventh.page().bids.values()] == ["the last words"]


def test_another_file_is_asked_for_by_its_key(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(KEY.Key_O, CTRL)
    only(window, QFileDialog).close()


def test_the_search_finds_what_can_be_done_here(sample_path, open_window, hands, qtbot):
    window = open_window(sample_path)
    hands.press(KEY.Key_K, CTRL)
    dialog = only(window, FindDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.typed)
    hands.type("command preferences")
    assert dialog.results.item(0).text() == "Preferences\nCommand"
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(PreferencesDialog) is not None)


def test_enter_presses_the_button_with_the_cursor(seventh, hands):
    seventh.go(0)
    hands.tab_to("everyone")
    hands.enter()
    assert len(seventh.page().attendance) == len(seventh.page().members)


def test_alt_and_a_letter_go_to_the_field_that_begins_with_it(seventh, hands):
    seventh.go(0)
    seventh.kept_soon(lambda: all(b.letter for b in seventh.screen.stage.findChildren(Label) if b.buddy()))
    hands.press(KEY.Key_S, ALT)
    assert hands.focus.objectName() == "starts"
    hands.press(KEY.Key_D, ALT)
    assert hands.focus.objectName() == "date"
    hands.type("x")
    before = hands.focus.text()
    hands.press(KEY.Key_S, ALT)
    hands.press(KEY.Key_D, ALT)
    assert hands.focus.text() == before
