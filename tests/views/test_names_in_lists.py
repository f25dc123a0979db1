"""People in lists, filters and choices: found and sorted by their names however these are typed, and told
apart where two have one name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.programme import School
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.window.find_dialog import FindDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace

NAMES = {
    "Priya Dale": "Łukasz Wójcik",
    "Tom Garside": "Máire O’Neill",
    "Claire Umber": "Anne‑Marie Duval",
    "Joe Lanning": "Søren Ødegård",
    "Beth Ivory": "Anne Smith",
    "Nadia Crewe": "Anne Smith",
}


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot) -> MainWindow:
    workspace = Workspace.open(sample_path)
    with workspace.step("Other names", undoable=False) as step:
        for person in workspace.select(Person):
            step.put(replace(person, name=NAMES.get(person.name, "Zoë Kerr"), known_as=""))
        step.put(replace(workspace.select(School)[0], name="Éastgate’s"))
    workspace.close()
    return open_window(sample_path)


def column(view: object, place: int) -> list[str]:
    model = view.model()  # type: ignore[attr-defined]
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "leader"),
    [
        ("lukasz wojcik", "Łukasz Wójcik"),
        ("O'Neill", "Máire O’Neill"),
        ("oneill maire", "Máire O’Neill"),
        ("Anne-Marie", "Anne‑Marie Duval"),
        ("anne marie", "Anne‑Marie Duval"),
        ("Wo\u0301jcik", "Łukasz Wójcik"),
    ],
)
def test_a_list_is_filtered_by_a_name_as_a_british_keyboard_has_it(
    window: MainWindow, hands: Keyboard, typed: str, leader: str
) -> None:
    window.go("actions")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type(typed)
    assert set(column(window.screen_of("actions").table, 0)) == {leader}


def test_members_are_sorted_as_one_looks_for_them_and_told_apart(window: MainWindow) -> None:
    window.go("members")
    view = window.screen_of("members").findChild(QTableView)
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    names = column(view, 0)
    assert [name.split(" (")[0] for name in names] == [
        *("Anne‑Marie Duval", "Anne Smith", "Anne Smith", "Łukasz Wójcik", "Máire O’Neill", "Søren Ødegård"),
        "Zoë Kerr",
    ]
    assert len(set(names)) == 7 and all("(" in name for name in names[1:3])


def test_two_of_one_name_are_told_apart_where_one_is_chosen_and_marked(window: MainWindow) -> None:
    book = window.desk.book()
    full = [book.full(person.id) for person in book.members(None)]
    assert len(set(full)) == len(full)
    window.go("activity_systems")
    leader = window.screen_of("activity_systems").leader
    assert [leader.itemText(n) for n in range(leader.count())] == full
    window.go("actions")
    leader = window.screen_of("actions").leader
    assert {leader.itemText(n) for n in range(1, leader.count())} <= set(full)


def test_an_exact_name_is_found_before_a_longer_one(
    window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    people = [p for p in window.desk.workspace.select(Person) if p.name != "Anne Smith"]
    with window.desk.workspace.step("Rename", rules=Rules.ARRIVING) as step:
        for person, name in zip(people, ("Tom Smith", "Tom", "Tomasz Łoś"), strict=False):
            step.put(replace(person, name=name))
        step.put(replace(window.desk.workspace.select(Action)[0], wording="Tom"))
    hands.press(Qt.Key.Key_K, CTRL)
    dialog = window.findChild(FindDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.typed)
    hands.type("tom")
    assert dialog.results.item(0).text().startswith("Tom\nMember")
    dialog.typed.clear()
    hands.type("tomasz los")
    assert dialog.results.item(0).text().startswith("Tomasz Łoś\nMember")
    dialog.close()


@pytest.mark.parametrize("typed", ["eastgates", "Éastgate's", "EAST", "gates"])
def test_a_known_school_is_proposed_however_it_is_typed(
    window: MainWindow, hands: Keyboard, qtbot: QtBot, typed: str
) -> None:
    window.go("members")
    line = window.screen_of("members").card.school.lineEdit()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    hands.type(typed)
    completer = line.completer()
    assert isinstance(completer, NameCompleter)
    assert [completer.completionModel().index(0, 0).data()] == ["Éastgate’s"]
    hands.press(Qt.Key.Key_Escape)
