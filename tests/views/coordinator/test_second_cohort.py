"""A coordinator makes a second cohort and stage templates in her own window, for the pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_driver import button, in_menus, only, words_in

from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme, Term
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.views.coordinator.prepared_sets_page import PreparedSetsPage
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import PartDestination, PlaceName
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.start.first_run import Plan, begin_programme, proposed_year
from lfl_desktop.workspace.start.next_cohort import add_cohort, remove_cohort
from lfl_desktop.workspace.workspace import Workspace

pytestmark = pytest.mark.usefixtures("usual_day")

PLAN = Plan(
    "Leadership for Learning",
    "Cohort 1",
    starts=dt.date(2026, 1, 1),
    ends=dt.date(2026, 12, 31),
    coordinator="Marion Pell",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    begin_programme(tmp_path / "office.lfl", proposed_year(PLAN)).close()
    return tmp_path / "office.lfl"


def shown(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def cohort_in_view(program: Program) -> str:
    in_view = shown(program).desk.in_view
    assert isinstance(in_view, ProgrammeInView)
    cohort = shown(program).desk.file.get(Cohort, in_view.cohort)
    return cohort.name if cohort else "gone" if in_view.cohort else ""


def facts(program: Program) -> QWidget:
    shown(program).go("programme_facts")
    return shown(program).screen_of("programme_facts")


def press(screen: QWidget, words: str) -> None:
    pressed = button(screen, words)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)


def test_a_second_cohort_is_made_with_its_terms_and_looked_at(
    path: Path, program: Program, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> None:
    open_window(path)
    press(facts(program), "Add cohort")
    qtbot.waitUntil(lambda: cohort_in_view(program) == "Cohort 2")
    window, screen = shown(program), facts(program)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.place == "programme_facts"
    (second,) = window.desk.file.select(Cohort, name="Cohort 2")
    assert (second.starts, second.ends) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    terms = window.desk.file.select(Term, cohort=second.id)
    assert [(term.label, term.starts and term.starts.year) for term in terms] == [
        ("Spring", 2027),
        ("Summer", 2027),
        ("Autumn", 2027),
    ]
    shown_names = [line.text() for line in screen.findChildren(QLineEdit, "name") if line.isVisible()]
    assert "Cohort 2" in shown_names and "Cohort 1" not in shown_names
    chosen = window.findChild(QComboBox, "cohort")
    assert chosen is not None and not chosen.isHidden() and chosen.currentText() == "Cohort 2"
    assert [chosen.itemText(n) for n in range(chosen.count())] == ["All cohorts", "Cohort 1", "Cohort 2"]
    window.go("roster")  # sets are prepared for it as for the first
    roster = window.screen_of("roster")
    roster.show_destination(PartDestination(PlaceName.ROSTER, None, "sets"))
    line = only(roster, PreparedSetsPage).new_set
    line.setFocus()
    hands.type("A")
    hands.enter()
    assert [one.cohort for one in window.desk.file.select(LearningSet)] == [second.id]
    screen = facts(program)
    assert button(screen, "Remove this cohort").isHidden(), "a set is of it"


@pytest.mark.parametrize("place", ["programme_facts", "roster", "register", "evidence"])
def test_where_all_cohorts_are_in_view_one_is_chosen_there(
    path: Path, program: Program, open_window: Callable[[Path], MainWindow], qtbot: QtBot, place: str
) -> None:
    with closing(Workspace.open(path)) as workspace:
        second = add_cohort(workspace, workspace.select(Programme)[0])
    window = open_window(path)
    assert cohort_in_view(program) == ""
    window.go(place)
    held = QApplication.focusWidget()
    assert isinstance(held, QPushButton) and held.text() == "Cohort 2 · January to December 2027"
    assert "Which one?" in words_in(window.screen_of(place))
    QTest.keyClick(held, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: cohort_in_view(program) == second.name)
    assert shown(program).place == place
    assert "Which one?" not in words_in(shown(program).screen_of(place))


def test_cohorts_of_one_name_are_told_apart_by_their_years(
    path: Path, open_window: Callable[[Path], MainWindow], capsys: pytest.CaptureFixture[str]
) -> None:
    later = replace(PLAN, starts=dt.date(2027, 1, 1), ends=dt.date(2027, 12, 31))
    same = replace(PLAN, starts=dt.date(2026, 1, 5))
    assert len({PLAN.ids.cohort, later.ids.cohort}) == 2 and same.ids.cohort == PLAN.ids.cohort
    with closing(Workspace.open(path)) as workspace, workspace.step("Another") as step:
        (first,) = workspace.select(Cohort)
        step.put(structs.replace(first, id=later.ids.cohort, starts=later.starts, ends=later.ends))
    chosen = open_window(path).findChild(QComboBox, "cohort")
    assert chosen is not None
    names = [f"Cohort 1 · January to December {year}" for year in (2026, 2027)]
    assert [chosen.itemText(n) for n in range(chosen.count())] == ["All cohorts", *names]
    assert main(["sets", str(path), "--cohort", "Cohort 1"]) == 1
    assert all(name in capsys.readouterr().err for name in names[:1])
    assert main(["sets", str(path), "--cohort", names[1]]) == 0


def test_undo_takes_it_back_and_shows_what_is_left(
    path: Path, program: Program, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> None:
    open_window(path)
    press(facts(program), "Add cohort")
    qtbot.waitUntil(lambda: cohort_in_view(program) == "Cohort 2")
    shown(program).undo()
    qtbot.waitUntil(lambda: cohort_in_view(program) == "")
    assert [one.name for one in shown(program).desk.file.select(Cohort)] == ["Cohort 1"]
    assert "January to December 2026" in words_in(shown(program).screen_of("overview"))


def test_a_cohort_of_which_nothing_is_yet_is_removed_with_its_terms(
    path: Path, program: Program, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> None:
    open_window(path)
    assert button(facts(program), "Remove this cohort").isHidden(), "the only one stays"
    press(facts(program), "Add cohort")
    qtbot.waitUntil(lambda: cohort_in_view(program) == "Cohort 2")
    press(facts(program), "Remove this cohort")
    qtbot.waitUntil(lambda: cohort_in_view(program) == "")
    file = shown(program).desk.file
    (left,) = file.select(Cohort)
    assert left.name == "Cohort 1" and {term.cohort for term in file.select(Term)} == {left.id}


@pytest.mark.parametrize(
    ("names", "next_name"),
    [
        (["Cohort 1"], "Cohort 2"),
        (["2013 group"], "Cohort 2"),
        (["Year 2025", "Year 2026"], "Year 2027"),
        (["Cohort 2", "Cohort  3"], "Cohort 4"),
    ],
)
def test_the_next_is_called_after_those_there_are(tmp_path: Path, names: list[str], next_name: str) -> None:
    plan = Plan("Leading", names[0], starts=dt.date(2025, 9, 1), ends=dt.date(2026, 7, 31))
    with closing(
        begin_programme(tmp_path / "office.lfl", proposed_year(plan, pattern="six terms"))
    ) as office:
        (first,) = office.select(Cohort)
        with office.step("Add") as step:
            for name in names[1:]:
                step.put(Cohort(programme=first.programme, name=name))
        added = add_cohort(office, office.select(Programme)[0])
        assert added.name == next_name and added.starts == dt.date(2026, 9, 1)
        assert len(office.select(Term, cohort=added.id)) == 6, "as many as the last has"
        assert remove_cohort(office, added.id) and office.get(Cohort, added.id) is None


def test_stage_templates_are_made_for_the_pack(
    path: Path,
    tmp_path: Path,
    program: Program,
    open_window: Callable[[Path], MainWindow],
    hands: Keyboard,
    qtbot: QtBot,
) -> None:
    window = open_window(path)
    press(facts(program), "Stage templates…")
    qtbot.waitUntil(lambda: bool(window.findChildren(StageTemplates)))
    dialog = only(window, StageTemplates)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, "Copy to change")
    words = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "The next pack brings it to every facilitator" in words
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Our own way")
    press(dialog, "Close")
    qtbot.waitUntil(lambda: not window.findChildren(StageTemplates))
    assert [one.name for one in window.desk.file.select(StageTemplate)] == ["Our own way"]
    assert in_menus(window, "Stage templates…").isEnabled()
    with window.desk.file.step("Add") as step:
        the_set = step.put(LearningSet(cohort=window.desk.file.select(Cohort)[0].id, name="A"))
    save_pack(window.desk.file, tmp_path / "p.lflpack")
    found = offered_pack(tmp_path / "p.lflpack")
    with closing(begin_with_pack(tmp_path / "hale.lfl", found, the_set.id)) as begun:
        assert [one.name for one in begun.select(StageTemplate)] == ["Our own way"]


def test_a_template_of_the_pack_is_taken_away_there(
    path: Path, program: Program, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> None:
    window = open_window(path)
    in_menus(window, "Stage templates…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(StageTemplates)))
    dialog = only(window, StageTemplates)
    press(dialog, "Copy to change")
    assert window.desk.file.select(StageTemplate)
    press(dialog, "Remove")
    assert not window.desk.file.select(StageTemplate)
    dialog.close()
