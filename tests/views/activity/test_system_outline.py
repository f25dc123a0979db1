"""The activity system as a list: equal in power to the picture, by keys on the real window."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)
from stored import stored
from window_driver import full_disk, shown_version

from lfl_desktop.canvas.content import in_box
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
)
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.programme import Programme
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.activity.outline.outline_line import At
from lfl_desktop.workspace.destination import at_system
from lfl_desktop.workspace.lists.lookup import find_version


@pytest.fixture
def window(sample_path, open_window, hands):
    window = open_window(sample_path)
    window.go(at_system(find_version(window.desk.book(), "Priya Dale", None).id))
    screen = window.screen_of("activity_systems")
    screen.focus_first()
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_L, CTRL)
    return window


@pytest.fixture
def screen(window):
    return window.screen_of("activity_systems")


def tools(window, screen, layer=Layer.NOW):
    items = stored(window, SystemItem, version=shown_version(screen))
    return [item.wording for item in in_box(items, Place.TOOLS, {layer})]


def all_rows(outline: QTreeWidget) -> list[QTreeWidgetItem]:
    found, walk = [], QTreeWidgetItemIterator(outline)
    while walk.value() is not None:
        found.append(walk.value())
        walk += 1
    return found


def rows(screen) -> list[str]:
    return [row.text(0) for row in all_rows(screen.outline)]


def go_to(screen, words: str) -> None:
    row = next(row for row in all_rows(screen.outline) if row.text(0).startswith(words))
    screen.outline.setFocus()
    screen.outline.setCurrentItem(row)


def test_one_key_leads_there_and_back_to_the_same_box(window, screen, hands):
    assert hands.focus is screen.outline and screen.outline.at == At(Place.TOOLS)
    assert not screen.canvas.isVisible()
    hands.press(Qt.Key.Key_L, CTRL)
    assert hands.focus is screen.canvas and not screen.outline_page.isVisible()


def test_lines_are_typed_one_after_the_other(window, screen, hands, qtbot):
    hands.enter()
    assert isinstance(hands.focus, QLineEdit)
    hands.type("A timetable")
    qtbot.waitUntil(lambda: "A timetable" in tools(window, screen), timeout=10_000)
    assert isinstance(hands.focus, QLineEdit) and hands.focus.text() == "A timetable"
    hands.enter()
    hands.type("Łódź & <b>")
    hands.enter()
    hands.press(Qt.Key.Key_Escape)
    assert hands.focus is screen.outline
    assert tools(window, screen) == [
        "The phonics scheme",
        "An observation sheet",
        "A timetable",
        "Łódź & <b>",
    ]
    assert "Łódź & <b>" in rows(screen)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert tools(window, screen)[-1] == "A timetable"
    assert "Łódź & <b>" not in rows(screen)


def test_the_picture_and_the_list_show_each_others_changes(window, screen, hands):
    hands.enter()
    hands.type("A timetable")
    hands.press(Qt.Key.Key_L, CTRL)
    QApplication.processEvents()  # the picture takes its place
    drawn = [text.text for text in screen.canvas.drawing().texts]
    assert "A timetable" in drawn
    hands.enter()
    hands.type("\nA bell")
    hands.press(Qt.Key.Key_L, CTRL)
    assert "A bell" in rows(screen) and "A timetable" in rows(screen)


def test_a_line_is_edited_and_emptied(window, screen, hands):
    go_to(screen, "The phonics")
    hands.press(Qt.Key.Key_F2)
    hands.type(" of Year 1")
    hands.press(Qt.Key.Key_Escape)
    assert tools(window, screen)[0] == "The phonics scheme of Year 1"
    hands.enter()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Escape)
    assert tools(window, screen) == ["An observation sheet"]
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert tools(window, screen)[0] == "The phonics scheme"


def test_undo_while_typing_takes_back_the_thought(window, screen, hands, qtbot):
    go_to(screen, "The phonics")
    hands.enter()
    hands.type(" of Year 1")
    qtbot.waitUntil(lambda: tools(window, screen)[0].endswith("Year 1"), timeout=10_000)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert tools(window, screen)[0] == "The phonics scheme"
    assert hands.focus.text() == "The phonics scheme"


def open_lines(screen) -> list[QLineEdit]:
    return [line for line in screen.outline.findChildren(QLineEdit, "outline_line") if line.isVisible()]


def test_a_click_on_another_row_closes_the_line_and_keeps_it(window, screen, hands, qtbot):
    hands.enter()
    hands.type("A bell")
    assert len(open_lines(screen)) == 1
    rules = next(row for row in all_rows(screen.outline) if row.text(0) == "Rules")
    screen.outline.scrollToItem(rules)
    at = screen.outline.visualItemRect(rules).center()
    QTest.mouseClick(screen.outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: not open_lines(screen))
    assert tools(window, screen)[-1] == "A bell" and screen.outline.at == At(Place.RULES)


def test_the_menu_of_a_line_leaves_it_open(window, screen, hands, qtbot):
    hands.enter()
    hands.type("A bell")
    (line,) = open_lines(screen)
    QGuiApplication.clipboard().setText(" and a rota")
    at = line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    QApplication.sendEvent(line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QApplication.processEvents()
    assert open_lines(screen) == [line]
    next(action for action in menu.actions() if "Paste" in action.text()).trigger()
    assert line.text() == "A bell and a rota"
    menu.close()
    screen.keep()
    assert tools(window, screen)[-1] == "A bell and a rota"


def test_editing_from_the_menu_of_the_list_is_in_the_list(window, screen, hands):
    go_to(screen, "An observation")
    menu = menu_here(screen)
    next(action for action in menu.actions() if action.text() == "Edit").trigger()
    menu.close()
    (line,) = open_lines(screen)
    assert line.text() == "An observation sheet" and not screen.canvas.is_editing()


def test_lines_move_and_change_layer_by_keys(window, screen, hands):
    go_to(screen, "An observation")
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert tools(window, screen) == ["An observation sheet", "The phonics scheme"]
    assert screen.outline.currentItem().text(0) == "An observation sheet"
    hands.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert tools(window, screen, Layer.POSSIBLE)[-1] == "An observation sheet"
    assert screen.outline.currentItem().text(0) == "An observation sheet (possible)"
    hands.press(Qt.Key.Key_Left, ALT | SHIFT)
    assert tools(window, screen) == ["The phonics scheme", "An observation sheet"]


def test_a_line_is_deleted_and_comes_back(window, screen, hands):
    go_to(screen, "The phonics")
    hands.press(Qt.Key.Key_Delete)
    assert tools(window, screen) == ["An observation sheet"] and hands.focus is screen.outline
    assert screen.outline.currentItem().text(0) == "An observation sheet"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert tools(window, screen)[0] == "The phonics scheme"


def menu_here(screen) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(screen.outline.viewport(), event)
    return next(menu for menu in screen.outline.findChildren(QMenu) if menu.isVisible())


def test_the_menu_holds_back_and_says_what_became(window, screen, hands):
    go_to(screen, "An observation")
    menu = menu_here(screen)
    next(a for a in menu.actions() if a.text().startswith("Held back")).trigger()
    menu.close()
    assert screen.outline.currentItem().text(0) == "An observation sheet (held back)"
    menu = menu_here(screen)
    became = next(a.menu() for a in menu.actions() if a.text() == "Changed into")
    next(a for a in became.actions() if "method card" in a.text()).trigger()
    menu.close()
    told = "An observation sheet (changed into “A method card for TAs”; held back)"
    assert screen.outline.currentItem().text(0) == told


def test_tensions_are_there_with_all_their_fields(window, screen, hands, qtbot):
    told = next(words for words in rows(screen) if words.startswith("2. "))
    for part in ("Division of labour", "noticed", "voiced as conflict", "The TA is both a helper"):
        assert part in told
    assert "Action: Watch one phonics lesson in each class" in rows(screen)
    go_to(screen, "2. ")
    hands.enter()
    assert hands.focus.objectName() == "wording"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("It pulls")
    qtbot.waitUntil(lambda: any(r.endswith(": It pulls") for r in rows(screen)), timeout=10_000)
    hands.press(Qt.Key.Key_Escape)
    assert hands.focus is screen.outline
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert [r[:9] for r in rows(screen) if r[:2] in ("1.", "2.", "3.")] == [
        "1. Divisi",
        "2. Tools ",
        "3. Commun",
    ]
    hands.press(Qt.Key.Key_Delete)
    assert len(stored(window, Tension, version=shown_version(screen))) == 2


def test_a_tension_begins_at_the_line_in_focus(window, screen, hands):
    go_to(screen, "The phonics")
    hands.letter("t")
    assert hands.focus.objectName() == "to_place"
    added = max(stored(window, Tension, version=shown_version(screen)), key=lambda t: t.position)
    item = window.desk.workspace.get(SystemItem, added.from_item)
    assert item.wording == "The phonics scheme" and added.from_place == Place.TOOLS
    hands.press(Qt.Key.Key_Escape)
    assert hands.focus is screen.outline


def test_the_copy_is_headings_and_bullets(window, screen, hands):
    hands.press(Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert "<h1>Activity system · Priya Dale</h1>" in data.html()
    assert "<li>Film of one good lesson (possible)</li>" in data.html()
    assert "Tools\n• The phonics scheme\n" in data.text()
    QApplication.clipboard().clear()
    QTest.mouseClick(screen.copy_outline, Qt.MouseButton.LeftButton)
    assert "<h2>Where it pulls</h2>" in QApplication.clipboard().mimeData().html()


def test_what_is_held_back_is_not_in_the_copy(window, screen, hands):
    film = next(i for i in stored(window, SystemItem) if i.wording == "Film of one good lesson")
    with window.desk.workspace.step("Hold back") as step:
        step.put(replace(film, held_back=True))
    screen.outline.copy()
    assert "Film of one" not in QApplication.clipboard().text()
    assert "Film of one" not in QApplication.clipboard().mimeData().html()
    assert "A method card" in QApplication.clipboard().text()
    assert window.frame.said.text() == "The list is copied, without 1 line held back"


def test_the_copy_says_whose_it_is_and_for_whom(window, screen, hands):
    screen.outline.copy()
    head = QApplication.clipboard().text().split("\n\n")[0].splitlines()
    assert head == [
        "Activity system · Priya Dale",
        "How do I get one phonics method into every class?",
        "4 July, meeting 4",
        "SAMPLE · Leadership for Learning (sample) · Set A · Managing change",
        "For the set · do not pass on",
    ]
    html = QApplication.clipboard().mimeData().html()
    assert "<p>For the set · do not pass on</p>" in html and "SAMPLE" in html


def test_the_copy_of_what_is_not_released_is_its_leaders_own(window, screen, hands):
    (version,) = stored(window, SystemVersion, id=shown_version(screen))
    with window.desk.workspace.step("Take back") as step:
        step.put(replace(version, released_on=None))
    screen.outline.copy()
    text = QApplication.clipboard().text()
    assert "For Priya Dale · do not pass on\nNot released to the set.\n" in text
    assert "For the set" not in text and "The phonics scheme" in text
    assert window.frame.said.text() == "The list is copied for Priya, who has not released it"


def test_the_copy_asks_the_gate(window, screen, hands):
    """What a programme keeps from the set is not in a copy for the set."""
    workspace = window.desk.workspace
    (version,) = stored(window, SystemVersion, id=shown_version(screen))
    tool = next(i for i in stored(window, SystemItem, version=version.id) if i.place == Place.TOOLS)
    action = workspace.select(Action)[0]
    with workspace.step("Link") as step:
        step.put(ActionLink(action=action.id, item=tool.id))
    screen.outline.copy()
    assert action.wording in QApplication.clipboard().text()
    programme = workspace.select(Programme)[0]
    with workspace.step("Narrow") as step:
        step.put(replace(programme, audiences={"actions": "facilitator"}))
    screen.outline.copy()
    assert action.wording not in QApplication.clipboard().text()
    with workspace.step("Narrow") as step:
        step.put(replace(programme, audiences={"activity_systems": "facilitator"}))
    screen.outline.copy()
    assert "For Priya Dale · do not pass on" in QApplication.clipboard().text()


def test_words_survive_trouble(window, screen, hands, monkeypatch, qtbot):
    def full(*args: object, **kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as world:
        full_disk(world)
        hands.enter()
        hands.type("Not lost")
        hands.press(Qt.Key.Key_Escape)
        assert window.frame.trouble.isVisible() and "Not lost" in rows(screen)
        go_to(screen, "The phonics scheme")
        hands.press(Qt.Key.Key_F2)
        hands.press(Qt.Key.Key_End)
        hands.type(" as well")
        hands.press(Qt.Key.Key_Escape)
        assert "The phonics scheme as well" in rows(screen) and "Not lost" in rows(screen)
        window.close()
        assert window.isVisible()
    qtbot.waitUntil(lambda: "Not lost" in tools(window, screen), timeout=10_000)
    assert rows(screen).count("Not lost") == 1


def test_leaving_the_screen_keeps_the_line(window, screen, hands):
    hands.enter()
    hands.type("Kept at once")
    hands.press(Qt.Key.Key_1, CTRL)
    assert "Kept at once" in tools(window, screen)


def test_a_leader_without_an_activity_system_starts_it_here(window, screen, hands):
    have = {s.person for s in stored(window, ActivitySystem)}
    members = window.desk.book().members(None)
    place = next(n for n, person in enumerate(members) if person.id not in have)
    screen.leader.setFocus()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=place)
    go_to(screen, "Rules")
    hands.enter()
    hands.type("We ask first")
    hands.press(Qt.Key.Key_Escape)
    assert stored(window, ActivitySystem, person=members[place].id)
    assert rows(screen)[rows(screen).index("Rules") + 1] == "We ask first"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert not stored(window, ActivitySystem, person=members[place].id)


def test_layers_hold_for_the_list_too(window, screen, hands):
    screen.layers.setFocus()
    hands.letter("n")
    assert not any(words.endswith("(possible)") for words in rows(screen))
    hands.letter("p")
    assert "The phonics scheme" not in rows(screen)


def test_a_screen_reader_finds_headings_and_lines(window, screen):
    tree = QAccessible.queryAccessibleInterface(screen.outline)
    assert tree.text(QAccessible.Text.Name) == "The activity system as a list"
    said = [tree.child(n).text(QAccessible.Text.Name) for n in range(tree.childCount()) if tree.child(n)]
    assert "Tools" in said and "Film of one good lesson (possible)" in said


def test_a_list_that_is_pasted_is_as_many_lines(window, screen, hands, qtbot):
    before = tools(window, screen)
    go_to(screen, before[-1])
    hands.enter()
    hands.enter()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QGuiApplication.clipboard().setText("• A rota\r\n• A shared\tplan\r\n• Tea")
    hands.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: QApplication.focusWidget().text() == "Tea")
    screen.keep()
    assert tools(window, screen) == [*before, "A rota", "A shared plan", "Tea"]
