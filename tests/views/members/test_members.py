from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextLayout, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.people import GroundRules, Level, Membership, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.views.kit.controls.choices import counted_from
from lfl_desktop.views.kit.tables.table_sizes import Sizes
from lfl_desktop.views.members.members_screen import MembersScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)
"""The sample's own today."""
BEGINNING = "6 at the start, 0 joined, 0 left: 6 now · 1 still to join"


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot) -> MainWindow:
    opened = open_window(sample_path)
    opened.go("members")
    QApplication.processEvents()
    return opened


@pytest.fixture
def screen(window: MainWindow) -> MembersScreen:
    made = window.screen_of("members")
    assert isinstance(made, MembersScreen)
    made.table.setFocus()
    return made


def names(screen: MembersScreen) -> list[str]:
    model = screen.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def cell(screen: MembersScreen, row: int, column: int) -> str:
    return str(screen.table.model().index(row, column).data())


def kept(window: MainWindow) -> Workspace:
    return window.desk.workspace


def membership(window: MainWindow, place: int) -> Membership:
    return kept(window).select(Membership)[place]


def retype(keys: Keyboard, text: str) -> None:
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type(text)


def test_everybody_who_ever_belonged_is_listed(screen: MembersScreen) -> None:
    assert names(screen) == [
        "Priya Dale",
        "Tom Garside",
        "Claire Umber",
        "Joe Lanning",
        "Beth Ivory",
        "Nadia Crewe",
        "Mark Solway",
    ]
    assert screen.figures.text() == BEGINNING
    assert cell(screen, 6, 4) == "Joins 3 Oct 2013"


def test_a_member_is_added_by_keyboard_and_undone(screen: MembersScreen, window: MainWindow) -> None:
    keys = Keyboard()
    screen.add.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert keys.focus is screen.card.name
    assert cell(screen, 7, 0) == "No name yet"
    keys.type("Asha Rowe")
    keys.tab(2)
    keys.type("Deputy head")
    keys.tab()
    keys.press(Qt.Key.Key_Home)
    keys.tab()
    keys.type("Kingfisher Academy")
    keys.tab()
    assert [cell(screen, 7, column) for column in range(5)] == [
        "Asha Rowe",
        "Deputy head",
        "Kingfisher Academy",
        "4 July 2013",
        "Member",
    ]
    assert screen.figures.text().startswith("6 at the start, 1 joined, 0 left: 7 now")
    assert screen.card.person_heading.text() == "Asha Rowe"
    person = kept(window).select(Person)[-1]
    post = kept(window).select(Post, person=person.id)[0]
    assert (person.name, post.title, post.level) == ("Asha Rowe", "Deputy head", Level.HEAD)
    assert "Kingfisher Academy" in {s.name for s in kept(window).select(School)}
    halves = {s.name for s in kept(window).select(School) if "Kingfisher Academy".startswith(s.name)}
    assert halves == {"Kingfisher Academy", "Kingfisher"}
    while kept(window).titles()[0]:
        window.undo()
    assert len(names(screen)) == 7 and screen.figures.text() == BEGINNING
    assert len(kept(window).select(School, name="Kingfisher Academy")) == 0


def test_what_is_typed_is_kept_without_leaving_the_field(
    screen: MembersScreen, window: MainWindow, qtbot: QtBot
) -> None:
    keys = Keyboard()
    screen.card.name.setFocus()
    retype(keys, "Priya Dale-Moss")
    qtbot.waitUntil(lambda: kept(window).select(Person)[0].name == "Priya Dale-Moss", timeout=10_000)
    assert keys.focus is screen.card.name and cell(screen, 0, 0) == "Priya Dale-Moss"
    screen.card.school.setFocus()
    retype(keys, "Northway")
    qtbot.waitUntil(lambda: bool(kept(window).select(School, name="Northway")), timeout=10_000)
    assert screen.card.school.currentText() == "Northway"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert screen.card.school.currentText() == "Northway Fields"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert screen.card.name.text() == "Priya Dale"


def test_a_change_from_elsewhere_keeps_what_is_being_typed(screen: MembersScreen, window: MainWindow) -> None:
    def seen() -> tuple[str, ...]:
        return (screen.card.name.text(), screen.card.school.currentText(), screen.rules.wording.toPlainText())

    keys = Keyboard()
    for rules in kept(window).select(GroundRules):
        with kept(window).step("Begin without") as step:
            step.delete(rules)
    for place, field in enumerate((screen.card.name, screen.card.school, screen.rules.wording)):
        field.setFocus()
        retype(keys, "As typed")
        with kept(window).step("Elsewhere") as step:
            step.put(replace(kept(window).select(Person)[1], known_as=f"Tom {place}"))
        assert seen()[place] == "As typed"
    assert kept(window).select(Person)[0].name == cell(screen, 0, 2) == "As typed"
    assert [rules.wording for rules in kept(window).select(GroundRules)] == ["As typed"]


def test_a_school_that_was_added_stays_for_others(screen: MembersScreen, window: MainWindow) -> None:
    retype_school(screen, "Fernhill")
    screen.table.setFocus()
    Keyboard().press(Qt.Key.Key_Down)
    retype_school(screen, "fernhill")
    screen.table.setFocus()
    Keyboard().press(Qt.Key.Key_Up)
    retype_school(screen, "Ashby")
    assert [cell(screen, row, 2) for row in (0, 1)] == ["Ashby", "Fernhill"]
    assert len(kept(window).select(School, name="Fernhill")) == 1
    window.undo()
    assert (screen.card.school.currentText(), cell(screen, 0, 2)) == ("Fernhill", "Fernhill")
    retype_school(screen, "Wharfside")
    window.undo()
    assert (screen.card.school.currentText(), cell(screen, 0, 2)) == ("Fernhill", "Fernhill")


def test_a_known_school_is_chosen_from_the_list(screen: MembersScreen, window: MainWindow) -> None:
    before = kept(window).count(School)
    screen.card.school.setFocus()
    screen.card.school.setCurrentIndex(screen.card.school.findText("Wharfside"))
    screen.card.school.activated.emit(screen.card.school.currentIndex())
    screen.card.name.setFocus()
    assert cell(screen, 0, 2) == "Wharfside"
    retype_school(screen, "  wharfside ")
    assert kept(window).count(School) == before


def retype_school(screen: MembersScreen, text: str) -> None:
    screen.card.school.setFocus()
    retype(Keyboard(), text)
    screen.card.name.setFocus()


def test_the_keyboard_chooses_who_is_shown(screen: MembersScreen) -> None:
    keys = Keyboard()
    keys.press(Qt.Key.Key_Down, times=2)
    assert screen.card.name.text() == "Claire Umber"
    assert screen.card.school.currentText() == "Kingfisher"
    assert screen.card.level.currentData() == Level.MIDDLE_LEADER
    keys.press(Qt.Key.Key_Down, times=2)
    assert (screen.card.name.text(), screen.card.level.currentData()) == ("Beth Ivory", Level.HEAD)
    keys.enter()
    assert keys.focus is screen.card.name


@pytest.mark.parametrize(("heading", "field"), [("Name", "name"), ("Post", "title"), ("School", "school")])
def test_enter_goes_to_where_the_words_of_that_column_are_written(
    screen: MembersScreen, heading: str, field: str
) -> None:
    keys, model = Keyboard(), screen.table.model()
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    screen.table.setCurrentIndex(model.index(2, headings.index(heading)))
    keys.enter()
    assert keys.focus is getattr(screen.card, field)


def test_only_a_mistake_is_removed(screen: MembersScreen, window: MainWindow) -> None:
    keys = Keyboard()
    screen.card.remove.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert len(names(screen)) == 7
    assert screen.card.remove_words.isVisible() and "Priya Dale" in screen.card.remove_words.text()
    assert keys.focus is screen.card.changed
    screen.add.click()
    assert not screen.card.remove_words.isVisible()
    keys.type("Nobody")
    screen.card.remove.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert len(names(screen)) == 7 and "Nobody" not in names(screen)
    assert screen.card.name.text() == names(screen)[screen.table.currentIndex().row()]
    window.undo()
    assert names(screen)[-1] == "Nobody"


def test_the_table_is_sorted_by_its_headings(screen: MembersScreen) -> None:
    screen.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(screen)[0] == "Beth Ivory"
    assert screen.card.name.text() == "Priya Dale"
    assert screen.table.currentIndex().data() == "Priya Dale"
    screen.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert names(screen)[0] == "Mark Solway"


def test_ground_rules_are_kept_and_agreed_again(
    window: MainWindow, screen: MembersScreen, qtbot: QtBot
) -> None:
    for rules in kept(window).select(GroundRules):
        with window.desk.workspace.step("Begin without") as step:
            step.delete(rules)
    keys = Keyboard()
    assert screen.rules.wording.toPlainText() == "" and not screen.rules.agree.isEnabled()
    screen.rules.wording.setFocus()
    keys.type("What is said here stays here.")
    keys.tab()
    assert not screen.rules.rules_remark.isVisible()
    screen.rules.names_to_coordinator.setFocus()
    keys.press(Qt.Key.Key_Space)
    screen.rules.agreed_on.setFocus()
    assert screen.rules.rules_remark.isVisible()
    keys.type("31 Jan")
    keys.tab()
    assert screen.rules.rules_remark.text().startswith("The coordinator sees names from 31 Jan 2013 on")
    first = kept(window).select(GroundRules)[0]
    assert first.agreed_on == dt.date(2013, 1, 31)
    assert first.names_to_coordinator and first.wording == "What is said here stays here."
    screen.rules.agree.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert [r.agreed_on for r in kept(window).select(GroundRules)] == [first.agreed_on, TODAY]
    assert screen.rules.agreed_on.value() == TODAY and not screen.rules.agree.isEnabled()
    assert screen.rules.agreed_words.text() == "Agreed first on 31 Jan 2013, again on 4 July 2013."
    screen.rules.wording.setFocus()
    keys.press(Qt.Key.Key_End, CTRL)
    keys.type("\nWe ask before we advise.")
    keys.tab()
    assert kept(window).get(GroundRules, first.id) == first, "what was agreed before stays on record"
    window.undo()
    window.undo()
    assert kept(window).select(GroundRules) == [first]
    assert screen.rules.wording.toPlainText() == first.wording


def test_names_are_opened_from_the_day_on_which_that_is_agreed(
    window: MainWindow, screen: MembersScreen
) -> None:
    later = [r for r in kept(window).select(GroundRules) if r.agreed_on and r.agreed_on > TODAY]
    for rules in later:
        with window.desk.workspace.step("Not agreed yet") as step:
            step.delete(rules)
    (first,) = kept(window).select(GroundRules)
    screen.rules.names_to_coordinator.setFocus()
    Keyboard().press(Qt.Key.Key_Space)
    before, now = kept(window).select(GroundRules)
    assert before == first
    assert now.names_to_coordinator and now.agreed_on == TODAY == screen.rules.agreed_on.value()
    assert screen.rules.names_to_coordinator.isChecked()
    assert screen.rules.rules_remark.text().startswith("The coordinator sees names from 4 July 2013 on")
    window.undo()
    assert kept(window).select(GroundRules) == [first] and not screen.rules.names_to_coordinator.isChecked()


def test_the_wheel_changes_no_choice(screen: MembersScreen, window: MainWindow) -> None:
    at = QPointF(5, 5)
    event = QWheelEvent(
        at,
        screen.card.level.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(screen.card.level, event)
    assert event.type() == QEvent.Type.Wheel
    assert screen.card.level.currentData() == Level.MIDDLE_LEADER


def test_every_field_has_a_name(screen: MembersScreen) -> None:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit)
    fields: list[QWidget] = [w for kind in kinds for w in screen.findChildren(kind)]
    buddies = {label.buddy() for label in screen.findChildren(QLabel)}
    outer = [w for w in fields if not isinstance(w.parent(), QComboBox)]
    assert [w.objectName() for w in outer if w not in buddies and not w.accessibleName()] == []
    assert all(box.text() for box in screen.findChildren(QCheckBox))
    assert screen.table.accessibleName()


def test_a_day_without_a_year_is_the_one_that_is_meant() -> None:
    latest = TODAY + dt.timedelta(days=182)
    assert understand("14 March", counted_from("14 March", TODAY, latest)) == dt.date(2013, 3, 14)
    assert counted_from("20 July", TODAY, latest) == TODAY
    with_year = "14 March 2014"
    assert understand(with_year, counted_from(with_year, TODAY, latest)) == dt.date(2014, 3, 14)
    assert counted_from("in 8 months", TODAY, latest) == TODAY
    assert counted_from("14 March", TODAY, None) == TODAY
    assert counted_from("soon", TODAY, latest) == TODAY


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_the_year_is_found_between_two_days_from_wherever_it_is_counted(
    today: dt.date, month: int, day: int
) -> None:
    earliest, latest = dt.date(2026, 9, 1), dt.date(2027, 8, 31)
    words = f"{day} {dt.date(2026, month, day):%B}"
    found = understand(words, counted_from(words, today, latest, earliest))
    assert found is not None and earliest <= found <= latest


def test_a_column_is_as_wide_as_its_words_need(screen: MembersScreen) -> None:
    table, sizes = screen.table, Sizes(screen.table)
    cells = {cell(screen, row, column) for row in range(7) for column in range(5)}
    assert "Northway Fields" in cells
    for words in cells:
        layout = QTextLayout(words, table.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10_000)
        layout.endLayout()
        assert sizes.width(words) >= line.naturalTextWidth(), words
