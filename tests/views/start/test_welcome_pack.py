"""A facilitator begins with the pack that the coordinator sent: which set is theirs, and a later pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

NOW = dt.datetime(2026, 9, 14, 10, tzinfo=dt.UTC)
PLAN = Plan("Leadership for Learning", "Cohort 1", coordinator="Marion Pell")
Opens = Callable[[Path], MainWindow]


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A coordinator's file with two sets and a member of each."""
    workspace = begin_programme(tmp_path / "office.lfl", PLAN)
    with workspace.step("Add") as step:
        step.put(School(programme=PLAN.ids.programme, name="Hillcross"))
        for name, facilitator, member in (("A", "Ruth Hale", "Ann Able"), ("B", "Ivor Moss", "Eve East")):
            the_set = step.put(LearningSet(cohort=PLAN.ids.cohort, name=name, facilitator=facilitator))
            person = step.put(Person(name=member))
            step.put(Membership(learning_set=the_set.id, person=person.id))
    return workspace


@pytest.fixture
def pack(office: Workspace, tmp_path: Path) -> Path:
    save_pack(office, tmp_path / "p.lflpack")
    return tmp_path / "p.lflpack"


class Fake:
    """A program that remembers what it showed."""

    def __init__(self) -> None:
        self.shown: list[Workspace] = []

    def open(self, path: Path) -> None:
        raise WorldError(f"{path} was to be opened")

    def open_sample(self) -> None: ...
    def open_coordinators_sample(self) -> None: ...

    def show(self, workspace: Workspace) -> None:
        self.shown.append(workspace)


def test_the_set_is_chosen_and_its_records_begin(
    pack: Path, qtbot: QtBot, hands: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lfl_desktop.paths.usual_folder", lambda: tmp_path)
    program = Fake()
    welcome = Welcome(program, "", lambda: NOW)
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    welcome.take_files([pack])
    assert welcome.step_heading.text() == "Which set is yours?"
    assert welcome.pack.programme_words.text() == "Leadership for Learning, from Marion Pell"
    listed = [welcome.pack.sets.item(row).text() for row in range(welcome.pack.sets.count())]
    assert listed == ["Set A · Ruth Hale · 1 member", "Set B · Ivor Moss · 1 member"]
    assert offered_pack(pack).key in welcome.pack.key_words.text()
    welcome.next.click()
    assert welcome.pack.sets_hint.text() == "Choose your set first." and not program.shown
    assert hands.focus is welcome.pack.sets
    hands.press(Qt.Key.Key_Down)
    assert welcome.pack.set_name == "A", "the first key goes to the first set"
    hands.press(Qt.Key.Key_Down)
    assert welcome.pack.set_name == "B"
    assert welcome.pack.sets_hint.isHidden() and not welcome.pack.sets.accessibleDescription()
    hands.press(Qt.Key.Key_Return, times=2)
    (workspace,) = program.shown
    assert [one.name for one in workspace.select(LearningSet)] == ["B"]
    assert [one.name for one in workspace.select(Person)] == ["Eve East"]
    assert [one.name for one in workspace.select(School)] == ["Hillcross"]
    assert workspace.key_of(PLAN.ids.programme)[0] and not workspace.secrets()
    workspace.close()


def test_what_is_no_pack_is_told_and_begins_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    welcome = Welcome(Fake(), "", lambda: NOW)
    qtbot.addWidget(welcome)
    welcome.show()
    (tmp_path / "bad.lflpack").write_bytes(b"{}")
    welcome.take_files([tmp_path / "bad.lflpack"])
    assert "not a programme’s pack" in welcome.trouble_text.text() and welcome.page is welcome.first
    (tmp_path / "a.lflset").write_bytes(b"{}")
    welcome.take_files([tmp_path / "a.lflset"])
    assert "is what a set sent for the coordinator of its programme" in welcome.trouble_text.text()


def test_a_later_pack_is_shown_first_and_updates_what_it_brought(
    office: Workspace, pack: Path, open_window: Opens, qtbot: QtBot, tmp_path: Path
) -> None:
    found = offered_pack(pack)
    begin_with_pack(tmp_path / "hale.lfl", found, found.sets[0][0]).close()
    (school,) = office.select(School)
    (programme,) = office.select(Programme)
    with office.step("Rename") as step:
        step.put(replace(school, name="Hillcross Academy"))
        step.put(replace(programme, coordinator="Nora New"))
    save_pack(office, tmp_path / "later.lflpack")
    window = open_window(tmp_path / "hale.lfl")
    window.take_files([tmp_path / "later.lflpack"])
    (box,) = window.findChildren(QMessageBox)
    assert "Leadership for Learning, from Nora New" in box.text() and found.key in box.text()
    assert [one.name for one in window.desk.file.select(School)] == ["Hillcross"]
    next(button for button in box.buttons() if button.text() == "Take it in").click()
    assert [one.name for one in window.desk.file.select(School)] == ["Hillcross Academy"]
    office.close()


@pytest.mark.parametrize("answer", ["They are one", "Two people"])
def test_who_of_a_later_pack_may_be_a_member_here_is_asked_about_first(
    office: Workspace, pack: Path, open_window: Opens, qtbot: QtBot, tmp_path: Path, answer: str
) -> None:
    found = offered_pack(pack)
    begin_with_pack(tmp_path / "hale.lfl", found, found.sets[0][0]).close()
    window = open_window(tmp_path / "hale.lfl")
    for file, name in ((window.desk.file, "Iris Vane"), (office, "Iris Vayne")):
        with file.step("Add") as step:
            person = step.put(Person(name=name))
            step.put(Membership(learning_set=found.sets[0][0], person=person.id))
    save_pack(office, tmp_path / "later.lflpack")
    window.take_files([tmp_path / "later.lflpack"])
    for words, button in (
        ("“Iris Vayne” of the pack may be Iris Vane", answer),
        ("Your files", "Take it in"),
    ):
        (box,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
        assert words in box.text()
        assert len(window.desk.file.select(Person)) == 2, "nothing is taken in yet"
        next(each for each in box.buttons() if each.text() == button).click()
    names = sorted(one.name for one in window.desk.file.select(Person))
    assert names == ["Ann Able", "Iris Vane", *(["Iris Vayne"] if answer == "Two people" else [])]
    office.close()
