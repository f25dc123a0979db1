"""A coordinator prepares the sets of her pack with real keys on the real window, and a facilitator begins
with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_driver import button, only, ways_in, words_in

from lfl_desktop.app import Program
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School, Term, Theme
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_steps import ProgrammeStep
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import PartDestination, PlaceName
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.sealing import Sealing
from lfl_desktop.workspace.exchange.taken_pack import OfferedPack, begin_with_pack, offered_pack, take_pack
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

LIST = (
    "Surname\tFirst name\tSchool\tJob title\tPhone\tSet\tFacilitator\n"
    "Able\tAnn\tHillcross CE\tDeputy head\t0115\tSet A\tRuth Ansell\n"
    "Bold\tBen\tNorthway\tHead\t\tA\t\n"
    "Cole\tCara\thillcross ce\tPhase leader\t\tB\tDavid Okoro\n"
)
PLAN = Plan("Leadership for Learning", "Cohort 1", coordinator="Marion Pell")
Opens = Callable[[Path], MainWindow]


@pytest.fixture
def office(tmp_path: Path, open_window: Opens) -> MainWindow:
    """The window of a coordinator who has just begun."""
    begin_programme(tmp_path / "office.lfl", PLAN).close()
    return open_window(tmp_path / "office.lfl")


def part(window: MainWindow, name: str) -> QWidget:
    window.go("roster")
    screen = window.screen_of("roster")
    screen.show_destination(PartDestination(PlaceName.ROSTER, None, name))
    return screen


def seen(screen: QWidget, name: str) -> QWidget:
    (found,) = (one for one in screen.findChildren(QWidget, name) if one.isVisible())
    return found


def pressed(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


def paste(hands: Keyboard, words: str) -> None:
    QApplication.clipboard().setText(words)
    hands.press(Qt.Key.Key_V, CTRL)


def pack_of(window: MainWindow, path: Path) -> OfferedPack:
    save_pack(window.desk.file, path)
    return offered_pack(path)


def brought_to_front(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def rows(table: QWidget) -> list[list[str]]:
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_from_the_first_run_to_a_facilitators_own_file(
    program: Program, hands: Keyboard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lfl_desktop.paths.usual_folder", lambda: tmp_path)
    program.start(None)
    welcome = program.window
    assert isinstance(welcome, Welcome)
    pressed(welcome.first.coordinate)
    step = welcome.page
    assert isinstance(step, ProgrammeStep)
    brought_to_front(welcome, qtbot)
    step.coordinator.setFocus()
    hands.type("Marion Pell")
    pressed(welcome.next)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    brought_to_front(window, qtbot)
    pressed(button(window.screen_of("overview"), "Prepare the sets"))
    assert window.place == "roster"
    screen = window.screen_of("roster")
    seen(screen, "new_person").setFocus()
    paste(hands, LIST)
    qtbot.waitUntil(lambda: len(window.desk.file.select(Participant)) == 3)
    selected = seen(screen, "people_table").selectionModel().selectedRows()  # type: ignore[attr-defined]
    assert len(selected) == 1, "held keys do not choose a second line"

    screen = part(window, "sets")
    seen(screen, "new_set").setFocus()
    hands.type("C")
    hands.enter()
    assert hands.focus.objectName() == "facilitator"
    hands.type("Jean Frost")
    seen(screen, "new_member").setFocus()
    hands.type("Dan Dove")
    hands.enter()
    assert rows(seen(screen, "sets_table")) == [
        ["A", "Ruth Ansell", "2"],
        ["B", "David Okoro", "1"],
        ["C", "Jean Frost", "1"],
    ]
    assert "The pack names 3 sets with 4 members." in words_in(screen)
    pressed(button(screen, "Go to the pack"))
    pressed(button(window.screen_of("reports"), "Save pack…"))
    dialog = only(window, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "p.lflpack"))
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    program.start(None)
    welcome = program.window
    assert isinstance(welcome, Welcome)
    brought_to_front(welcome, qtbot)
    welcome.take_files([tmp_path / "p.lflpack"])
    welcome.pack.sets.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Up)
    assert welcome.pack.sets.currentItem().text() == "Set A · Ruth Ansell · 2 members"
    hands.enter()
    pressed(welcome.next)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert isinstance(program.window, MainWindow)
    theirs = program.window.desk.file
    assert [one.name for one in theirs.select(LearningSet)] == ["A"]
    assert sorted(one.name for one in theirs.select(Person)) == ["Ann Able", "Ben Bold"]
    assert {one.level for one in theirs.select(Post)} == {Level.DEPUTY, Level.HEAD}
    assert len(theirs.select(School)) == 2 and len(theirs.select(Term)) >= 3
    assert not theirs.select(Participant)


def test_whoever_is_known_is_put_into_the_set_and_not_doubled(office: MainWindow, hands: Keyboard) -> None:
    screen, file = part(office, "people"), office.desk.file
    for name in ("Ann Able", "Ben Bold"):
        seen(screen, "new_person").setFocus()
        hands.type(name)
        hands.enter()
    screen = part(office, "sets")
    for name in ("A", "B"):
        seen(screen, "new_set").setFocus()
        hands.type(name)
        hands.enter()
    seen(screen, "new_member").setFocus()
    hands.type("ann able")
    hands.enter()
    assert [one.name for one in file.select(Participant)] == ["Ann Able", "Ben Bold"]
    assert [row[0] for row in rows(seen(screen, "members_table"))] == ["Ann Able"]
    assert hands.focus.objectName() == "new_member" and "1 person of the roster is in no set." in words_in(
        screen
    )
    pressed(seen(screen, "take_out"))
    assert not file.select(Membership) and not file.select(Person) and len(file.select(Participant)) == 2
    hands.press(Qt.Key.Key_Z, CTRL)
    assert [row[0] for row in rows(seen(screen, "members_table"))] == ["Ann Able"]


def test_the_set_of_a_person_is_chosen_on_their_card_and_the_pack_says_what_the_roster_says(
    office: MainWindow, hands: Keyboard, qtbot: QtBot, tmp_path: Path
) -> None:
    file = office.desk.file
    screen = part(office, "people")
    seen(screen, "new_person").setFocus()
    paste(hands, "Ann Able\tDeputy head\tHillcross CE\tA\nBen Bold\tHead\tNorthway\tB")
    qtbot.waitUntil(lambda: len(file.select(LearningSet)) == 2)
    first = pack_of(office, tmp_path / "1.lflpack")
    sets = {one.name: one.id for one in file.select(LearningSet)}
    choice = seen(screen, "learning_set")
    assert isinstance(choice, QComboBox) and choice.currentText() == "B"
    choice.setFocus()
    hands.press(Qt.Key.Key_Up)
    assert rows(seen(screen, "people_table"))[1][3] == "A"
    (moved,) = (one for one in file.select(Person) if one.name == "Ben Bold")
    (spell,) = file.select(Membership, person=moved.id)
    assert spell.learning_set == sets["A"]

    begin_with_pack(tmp_path / "theirs.lfl", first, sets["A"]).close()
    name = seen(screen, "name")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.selectAll()
    hands.type("Ben Bolder")
    hands.tab()
    title = hands.focus
    assert title.objectName() == "title"
    title.selectAll()  # type: ignore[attr-defined]
    hands.type("Executive head")
    hands.tab()
    pack_of(office, tmp_path / "2.lflpack")
    theirs = Workspace.open(tmp_path / "theirs.lfl")
    take_pack(theirs, tmp_path / "2.lflpack")
    posts = {one.person: one.title for one in theirs.select(Post)}
    told = {one.name: posts[one.id] for one in theirs.select(Person)}
    assert told == {"Ann Able": "Deputy head", "Ben Bolder": "Executive head"}
    theirs.close()


def test_prepared_sets_leave_the_programme_in_view_and_are_awaited(
    office: MainWindow, open_window: Opens, hands: Keyboard, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = part(office, "people")
    seen(screen, "new_person").setFocus()
    paste(hands, "Ann Able\tDeputy head\tHillcross CE\tA\tRuth Ansell\nBen Bold\tHead\t\t\t")
    qtbot.waitUntil(lambda: len(office.desk.file.select(Participant)) == 2)
    office.close()
    window = open_window(tmp_path / "office.lfl")
    assert isinstance(window.desk.in_view, ProgrammeInView) and window.place == "overview"
    assert "Set A: no file yet" in ways_in(window.screen_of("overview"))
    window.go("files")
    screen = window.screen_of("files")
    assert rows(seen(screen, "table")) == [["A", "Ruth Ansell", "", "", "no file yet"]]
    assert seen(screen, "ask").isEnabled() and not seen(screen, "look").isEnabled()


def test_a_set_that_is_removed_leaves_its_people_on_the_roster(
    office: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    screen, file = part(office, "people"), office.desk.file
    seen(screen, "new_person").setFocus()
    paste(hands, "Ann Able\tDeputy head\tHillcross CE\tA\nBen Bold\tHead\t\tA")
    qtbot.waitUntil(lambda: bool(file.select(Membership)))
    screen = part(office, "sets")
    pressed(seen(screen, "remove_set"))
    assert not file.select(LearningSet) and not file.select(Person) and len(file.select(Participant)) == 2
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(file.select(Membership)) == 2


def test_a_set_that_she_facilitates_too_begins_in_a_file_of_its_own(
    office: MainWindow, hands: Keyboard, qtbot: QtBot, tmp_path: Path
) -> None:
    seen(part(office, "people"), "new_person").setFocus()
    paste(hands, "Ann Able\tDeputy head\tHillcross CE\tA")
    qtbot.waitUntil(lambda: bool(office.desk.file.select(Membership)))
    screen = part(office, "sets")
    pressed(seen(screen, "facilitate"))
    dialog = only(office, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Leadership for Learning - Set A.lfl")
    mine = tmp_path / "mine.lfl"
    dialog.fileSelected.emit(str(mine))
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert office.frame.said.text() == "Set A begins in “mine.lfl”. Open it with File, Open recent."
    assert str(mine) in office.desk.preferences.settings.recent_files[1:]
    with closing(Workspace.open(mine)) as workspace:
        (the_set,) = workspace.select(LearningSet)
        assert [one.name for one in workspace.select(Person)] == ["Ann Able"]
        export(workspace, the_set.id, tmp_path / "a.lflset", Sealing(to_key=True))
    (added,) = add_files(office.desk.file, [tmp_path / "a.lflset"])
    assert added.is_added and added.edition is not None and added.edition.learning_set == the_set.id
    office.go("files")
    assert [row[0] for row in rows(seen(office.screen_of("files"), "table"))] == ["A"]


def test_terms_are_kept_where_the_programme_is(office: MainWindow, hands: Keyboard) -> None:
    office.go("programme_facts")
    screen = office.screen_of("programme_facts")
    name = next(one for one in screen.findChildren(QLineEdit, "funder") if one.isVisible())
    name.setFocus()
    hands.type("Funded by the city")
    seen(screen, "new_theme").setFocus()
    hands.type("Belonging")
    hands.enter()
    file = office.desk.file
    assert file.select(Programme)[0].funder == "Funded by the city"
    assert file.select(Theme)[-1].name == "Belonging"
