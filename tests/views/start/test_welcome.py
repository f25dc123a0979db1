from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_driver import only

from lfl_desktop.app import Program
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Level, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_dates import DatesStep
from lfl_desktop.views.start.welcome_steps import ProgrammeStep, SetStep
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.protection_dialog import ProtectionDialog
from lfl_desktop.workspace.workspace import Workspace

NOW = dt.datetime(2026, 9, 14, 10, tzinfo=dt.UTC)


class Fake:
    """A program that only remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.trouble = ""
        self.before: Welcome | None = None

    def open(self, path: Path) -> None:
        self._told(path)

    def open_sample(self) -> None:
        self._told("sample")

    def open_coordinators_sample(self) -> None:
        self._told("coordinator's sample")

    def show(self, workspace: Workspace) -> None:
        workspace.close()
        self._told(workspace.path)
        assert self.before is None or self.before.close(), "the first run gives way to the main window"

    def _told(self, asked: object) -> None:
        if self.trouble:
            raise WorldError(self.trouble)
        self.asked.append(asked)


@pytest.fixture
def fake() -> Fake:
    return Fake()


@pytest.fixture
def welcome(fake: Fake, qtbot: QtBot) -> Welcome:
    window = Welcome(fake, "", lambda: NOW)
    qtbot.addWidget(window, before_close_func=Welcome.close)
    return in_sight(window, qtbot)


def in_sight(window: Welcome, qtbot: QtBot) -> Welcome:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    return window


def programme(window: Welcome) -> ProgrammeStep:
    step = window.steps[0]
    assert isinstance(step, ProgrammeStep)
    return step


def the_set(window: Welcome) -> SetStep:
    step = window.steps[1]
    assert isinstance(step, SetStep)
    return step


def dates(window: Welcome) -> DatesStep:
    step = window.steps[2]
    assert isinstance(step, DatesStep)
    return step


def retype(keys: Keyboard, text: str) -> None:
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type(text)


def test_the_whole_first_run_by_keyboard(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.start(None)
    assert isinstance(program.window, Welcome)
    window = in_sight(program.window, qtbot)
    keys = Keyboard()
    keys.enter()
    assert window.progress.text() == "Step 1 of 3"
    keys.tab(2)
    retype(keys, "1 September 2026")
    keys.enter()
    retype(keys, "31/7/2027\nMarion Pell\nFunded by the City Council\n")
    assert window.progress.text() == "Step 2 of 3"
    keys.type("Managing change\nRuth Ansell\n")
    keys.type("Priya Dale\nKS1 phase leader\nNorthway Fields\n")
    keys.type("Tom Garside, Deputy head, Northway Fields\n")
    keys.type("Beth Ivory\nHead\n")
    keys.enter()
    assert window.progress.text() == "Step 2 of 3"
    keys.enter()
    assert window.progress.text() == "Step 3 of 3"
    keys.tab(2)
    retype(keys, "8 Oct\n")
    keys.type("2 pm\n17:00\nNorthway Fields\n")
    while keys.focus is not window.next:
        keys.enter()
    keys.enter()

    assert isinstance(program.window, MainWindow)
    workspace = program.window.desk.workspace
    assert workspace.path == tmp_path / "records" / "Leadership for Learning - Set A.lfl"
    assert program.preferences.settings.last_file == str(workspace.path.resolve())
    told = workspace.select(Programme)[0]
    assert (told.name, told.coordinator) == ("Leadership for Learning", "Marion Pell")
    assert told.funder == "Funded by the City Council"
    cohort = workspace.select(Cohort)[0]
    assert (cohort.name, cohort.starts, cohort.ends) == (
        "Cohort 1",
        dt.date(2026, 9, 1),
        dt.date(2027, 7, 31),
    )
    kept = workspace.select(LearningSet)[0]
    assert (kept.name, kept.focus, kept.facilitator) == ("A", "Managing change", "Ruth Ansell")
    assert [p.name for p in workspace.select(Person)] == ["Priya Dale", "Tom Garside", "Beth Ivory"]
    assert [p.level for p in workspace.select(Post)] == [
        Level.MIDDLE_LEADER,
        Level.DEPUTY,
        Level.HEAD,
    ]
    assert [s.name for s in workspace.select(School)] == ["Northway Fields"]
    assert [t.label for t in workspace.select(Term)] == ["Autumn", "Spring", "Summer"]
    meetings = workspace.select(Meeting)
    assert len(meetings) == 6
    first = next(m for m in meetings if m.date == dt.date(2026, 10, 8))
    assert (first.starts, first.ends) == (dt.time(14), dt.time(17))
    assert first.host_school == workspace.select(School)[0].id


def test_the_ways_to_begin(welcome: Welcome, fake: Fake, qtbot: QtBot, tmp_path: Path) -> None:
    keys = Keyboard()
    keys.tab()
    keys.tab()
    keys.enter()
    assert fake.asked == ["sample"]
    keys.tab()
    keys.enter()
    assert fake.asked == ["sample", "coordinator's sample"]
    keys.tab()
    keys.enter()
    dialog = welcome.findChild(QFileDialog)
    assert dialog is not None and dialog.nameFilters() == ["Records files (*.lfl)"]
    dialog.fileSelected.emit(str(tmp_path / "mine.lfl"))
    dialog.close()
    assert fake.asked[2:] == [tmp_path / "mine.lfl"]


def test_trouble_is_told_and_goes_when_something_else_is_tried(
    fake: Fake, qtbot: QtBot, program: Program
) -> None:
    window = Welcome(fake, "“old.lfl” is damaged.", lambda: NOW)
    qtbot.addWidget(window)
    in_sight(window, qtbot)
    assert window.trouble.isVisible() and window.trouble_text.text() == "“old.lfl” is damaged."
    fake.trouble = "The sample could not be made."
    Keyboard().tab()
    Keyboard().tab()
    Keyboard().enter()
    assert window.trouble_text.text() == "The sample could not be made."
    Keyboard().back()
    Keyboard().back()
    Keyboard().enter()
    assert not window.trouble.isVisible()


def test_names_are_asked_for_where_they_are(welcome: Welcome) -> None:
    keys = Keyboard()
    keys.enter()
    keys.press(Qt.Key.Key_Delete)
    for _ in range(4):
        keys.enter()
    step = programme(welcome)
    assert welcome.page is step and keys.focus is step.programme
    assert step.programme_hint.isVisible()
    keys.type("LfL")
    assert not step.programme_hint.isVisible()
    welcome.forward()
    keys.back()
    keys.press(Qt.Key.Key_Delete)
    welcome.forward()
    assert keys.focus is the_set(welcome).set_name and the_set(welcome).set_hint.isVisible()


def test_a_day_that_is_not_understood_is_not_left_out_unnoticed(welcome: Welcome) -> None:
    keys = Keyboard()
    keys.enter()
    keys.tab(2)
    retype(keys, "sometime")
    step = programme(welcome)
    keys.enter()
    assert keys.focus is step.ends and step.dates_hint.isVisible()
    welcome.forward()
    assert welcome.page is step and keys.focus is step.starts and step.dates_hint.isVisible()
    assert step.starts.text() == "sometime"
    retype(keys, "1 Sept 2026")
    welcome.forward()
    assert welcome.page is the_set(welcome)


def test_a_time_that_is_not_understood_is_asked_for_again(welcome: Welcome) -> None:
    welcome.go(2)
    step = welcome.steps[2]
    assert isinstance(step, DatesStep)
    keys = Keyboard()
    line = step.rows[0].starts
    line.setFocus()
    retype(keys, "after lunch")
    assert step.missing() is line and "13:30" in step.meetings_hint.text() and line.text() == "after lunch"
    retype(keys, "half past one")
    assert step.missing() is None and line.value() == dt.time(13, 30)


def test_what_was_typed_survives_going_back(welcome: Welcome) -> None:
    welcome.go(1)
    keys = Keyboard()
    keys.type("\n\nPriya Dale\n")
    welcome.back.click()
    welcome.back.click()
    assert welcome.page is welcome.first
    welcome.go(1)
    assert the_set(welcome).rows[0].name.text() == "Priya Dale"
    assert keys.focus is the_set(welcome).focus


def test_no_page_outlives_its_window(welcome: Welcome) -> None:
    for place in (1, 0, -1):
        welcome.go(place)
        pages = (welcome.first, *welcome.steps, welcome.pack)
        assert all(welcome.isAncestorOf(page) for page in pages)
        assert [page for page in pages if page.isVisible()] == [welcome.page]


def test_there_is_always_one_empty_line_and_tab_goes_along(welcome: Welcome) -> None:
    welcome.go(1)
    keys = Keyboard()
    step = the_set(welcome)
    assert step.members_count.text() == ""
    keys.tab(2)
    for name in ("Priya", "Tom", "Claire"):
        keys.type(name)
        assert [row.is_empty for row in step.rows].count(True) == 1
        keys.tab(4)
    assert keys.focus is step.rows[3].name
    assert step.members_count.text() == "3 members"
    assert step.members_remark.isVisible()
    keys.tab(4)
    assert keys.focus is welcome.back
    keys.tab()
    assert keys.focus is welcome.next


def test_proposals_follow_the_terms_and_leave_what_was_typed(welcome: Welcome) -> None:
    welcome.go(2)
    step, keys = dates(welcome), Keyboard()
    assert len(step.rows) == 6
    keys.tab(2)
    retype(keys, "10 Oct")
    assert step.rows[0].remark.text() == "Autumn · a Saturday"
    keys.back()
    keys.letter("3")
    assert len(step.rows) == 9
    assert [row.date.value() for row in step.rows].count(dt.date(2026, 10, 10)) == 1
    keys.back()
    keys.letter("s")
    assert {row.remark.text() for row in step.rows} >= {"Term 1 · a Saturday", "Term 6"}


def test_a_place_to_meet_is_one_of_the_schools_that_were_named(welcome: Welcome) -> None:
    welcome.go(1)
    keys = Keyboard()
    keys.tab(2)
    keys.type("Priya Dale\nKS1 phase leader\nNorthway Fields\nTom Garside\nHead\nWharfside\n")
    welcome.go(2)
    offered = dates(welcome).rows[0].place.completer().model()
    schools = {offered.index(row, 0).data() for row in range(offered.rowCount())}
    assert {"Northway Fields", "Wharfside"} <= schools


def test_meetings_are_added_and_removed(welcome: Welcome) -> None:
    welcome.go(2)
    step, keys = dates(welcome), Keyboard()
    step.rows[0].remove.setFocus()
    keys.enter()
    assert len(step.rows) == 5 and keys.focus is step.rows[0].remove
    step.add_meeting.setFocus()
    keys.enter()
    assert keys.focus is step.rows[5].date
    assert step.meetings_count.text() == "5 meetings"
    keys.type("28 Oct")
    assert step.rows[5].remark.text() == "Autumn · half-term holiday"
    assert step.meetings_count.text() == "6 meetings"
    keys.tab()
    assert keys.focus is step.rows[5].starts


def test_a_day_in_a_running_cohort_is_not_put_after_its_end(fake: Fake, qtbot: QtBot) -> None:
    window = Welcome(fake, "", lambda: dt.datetime(2027, 2, 10, tzinfo=dt.UTC))
    qtbot.addWidget(window, before_close_func=Welcome.close)
    in_sight(window, qtbot)
    window.go(2)
    keys = Keyboard()
    keys.tab(2)
    retype(keys, "14 Jan")
    assert dates(window).rows[0].date.value() == dt.date(2027, 1, 14)


@pytest.mark.parametrize("year", [2020, 2025, 2026, 2027, 2028, 2031])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8 Oct", dt.date(2026, 10, 8)),
        ("1 September", dt.date(2026, 9, 1)),
        ("31 July", dt.date(2027, 7, 31)),
        ("14 Jan", dt.date(2027, 1, 14)),
    ],
)
def test_a_day_without_a_year_is_one_of_the_cohort_whenever_it_is_typed(
    fake: Fake, qtbot: QtBot, year: int, typed: str, meant: dt.date
) -> None:
    window = Welcome(fake, "", lambda: dt.datetime(year, 10, 9, 10, tzinfo=dt.UTC))
    qtbot.addWidget(window, before_close_func=Welcome.close)
    in_sight(window, qtbot)
    programme(window).starts.set_value(dt.date(2026, 9, 1))
    programme(window).ends.set_value(dt.date(2027, 7, 31))
    window.go(2)
    keys = Keyboard()
    keys.tab(2)
    retype(keys, typed)
    assert dates(window).rows[0].date.value() == meant


def test_trouble_at_the_end_keeps_all_that_was_typed(
    welcome: Welcome, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome.go(0)
    keys = Keyboard()
    retype(keys, "Mine")
    welcome.go(2)
    path = dates(welcome).path
    path.write_bytes(b"somebody else's")
    welcome.next.click()
    assert "already a file" in welcome.trouble_text.text() and fake.asked == []
    assert path.read_bytes() == b"somebody else's"
    assert programme(welcome).programme.text() == "Mine"
    assert _stays(welcome)
    welcome.go(2)
    fake.before = welcome
    welcome.next.click()
    assert fake.asked == [path.with_name("Mine - Set A 2.lfl")]
    assert not welcome.trouble_text.text()


def test_another_place_is_chosen_and_never_overwritten(welcome: Welcome, tmp_path: Path) -> None:
    welcome.go(2)
    step = dates(welcome)
    step.choose_place.click()
    dialog = welcome.findChild(QFileDialog)
    assert dialog is not None
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    (synced / "set.lfl").touch()
    dialog.fileSelected.emit(str(synced / "set.lfl"))
    dialog.close()
    assert step.path == synced / "set 2.lfl"
    assert step.file.text() == str(step.path)
    assert "OneDrive" in step.file_warning.text() and step.file_warning.isVisible()
    welcome.go(1)
    welcome.go(2)
    assert step.path == synced / "set 2.lfl"


def test_closing_once_does_not_lose_what_was_typed(welcome: Welcome) -> None:
    assert not _stays(welcome)
    welcome.show()
    welcome.go(0)
    Keyboard().type("x")
    assert _stays(welcome)
    assert "Start" in welcome.trouble_text.text()
    assert not _stays(welcome)


def _stays(window: Welcome) -> bool:
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    return not event.isAccepted()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_field_has_a_name(welcome: Welcome, place: int) -> None:
    welcome.go(place)
    kinds = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, Segmented)
    fields: list[QWidget] = [w for kind in kinds for w in welcome.page.findChildren(kind)]
    buddies = {label.buddy() for label in welcome.page.findChildren(QLabel)}
    assert fields
    nameless = [w.objectName() for w in fields if w not in buddies and not w.accessibleName()]
    assert nameless == []


Opened = Callable[[Path], MainWindow]


def test_what_was_set_up_opens_again(welcome: Welcome, fake: Fake, open_window: Opened) -> None:
    welcome.go(2)
    welcome.next.click()
    window = open_window(dates(welcome).path)
    assert window.desk.book().learning_set.name == "A"
    assert len(window.desk.book().meetings) == 6


def test_a_coordinator_begins_in_one_step_with_a_file_without_a_set(program: Program, qtbot: QtBot) -> None:
    program.start(None)
    welcome = program.window
    assert isinstance(welcome, Welcome)
    qtbot.mouseClick(welcome.first.coordinate, Qt.MouseButton.LeftButton)
    step = welcome.page
    assert isinstance(step, ProgrammeStep) and not welcome.progress.isVisible()
    step.programme.setText("Leading Together")
    step.coordinator.setText("Marion Pell")
    qtbot.mouseClick(welcome.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    assert window.place == "overview" and window.frame.programme_name.text() == "Leading Together"
    assert window.desk.file.path.name == "Leading Together.lfl"
    assert not window.desk.file.select(LearningSet)
    assert [one.coordinator for one in window.desk.file.select(Programme)] == ["Marion Pell"]


def test_the_question_for_a_name_is_heard_at_its_field_and_goes_with_it(welcome: Welcome) -> None:
    welcome.go(1)
    step = the_set(welcome)
    step.set_name.clear()
    welcome.forward()
    assert step.set_name.accessibleDescription() == step.set_hint.text() != ""
    Keyboard().type("B")
    assert step.set_name.accessibleDescription() == ""


def test_a_day_of_a_meeting_that_is_not_understood_says_so_beside_it(welcome: Welcome) -> None:
    welcome.go(2)
    row = dates(welcome).rows[0]
    row.date.setFocus()
    retype(Keyboard(), "sometime")
    Keyboard().tab()
    assert row.remark.text() == row.date.accessibleDescription() == "not understood yet"
    row.date.setFocus()
    retype(Keyboard(), "1 Oct 2026")
    Keyboard().tab()
    assert row.remark.text() != "not understood yet"


def test_the_place_to_keep_records_offers_files_of_records(welcome: Welcome) -> None:
    welcome.go(2)
    dates(welcome).choose_place.click()
    dialog = welcome.findChild(QFileDialog)
    assert dialog is not None and dialog.nameFilters() == ["Records files (*.lfl)"]
    dialog.close()


def test_a_new_file_is_protected_where_that_is_wanted(program: Program, qtbot: QtBot) -> None:
    program.welcome("")
    welcome = program.window
    assert isinstance(welcome, Welcome)
    for nth in range(3):
        welcome.first.set_up.click() if not nth else welcome.forward()
        if welcome.page is the_set(welcome):
            the_set(welcome).set_name.setText("A")
        assert welcome.protect.isVisible() == (nth == 2)
    welcome.protect.setChecked(True)
    welcome.forward()
    window = program.window
    assert isinstance(window, MainWindow)
    dialog = only(window, ProtectionDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()


def test_a_school_that_was_typed_is_offered_to_the_next_member(welcome: Welcome) -> None:
    welcome.go(1)
    keys = Keyboard()
    keys.tab(2)
    keys.type("Priya Dale\nKS1 phase leader\nNorthway Fields\nTom Garside\nHead\n")
    offered = the_set(welcome).rows[1].school.completer().model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["Northway Fields"]
    keys.type("Wharfside\nClaire")
    assert [offered.index(row, 0).data() for row in range(2)] == ["Northway Fields", "Wharfside"]


def test_the_button_beside_a_member_says_whom_it_removes_and_its_key(welcome: Welcome) -> None:
    welcome.go(1)
    keys = Keyboard()
    keys.tab(2)
    keys.type("Priya Dale\n\n\nTom Garside\n")
    first, second = the_set(welcome).rows[:2]
    assert first.remove.toolTip() == "Remove member 1  (Ctrl+Delete)"
    assert second.remove.toolTip() == "Remove member 2  (Ctrl+Delete)"
