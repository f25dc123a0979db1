"""What the rules of the records do to whoever types: through real keys on the window, read from the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stored import stored

from lfl_desktop.domain.activity import Place, SystemItem, SystemVersion
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import Post
from lfl_desktop.domain.programme import School
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.lists.impact_screen import ImpactScreen
from lfl_desktop.views.programme.programme_screen import SCHOOLS, ProgrammeScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import PartDestination, PlaceName, at_member, destination_meeting
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export, seen_by
from lfl_desktop.workspace.exchange.sets_here import received_reading
from lfl_desktop.workspace.workspace import Workspace

Open = Callable[[Path], MainWindow]


def lines_for_the_set(window: MainWindow) -> set[str]:
    seen = seen_by(window.desk.workspace, window.desk.set_id, Audience.SET)
    return {item.wording for item in seen.all(SystemItem)}


# impact


@pytest.fixture
def impact(sample_path: Path, open_window: Open, hands: Keyboard) -> ImpactScreen:
    window = open_window(sample_path)
    with window.desk.workspace.step("Agree") as step:
        first = window.desk.workspace.select(Impact)[0]
        step.put(replace(first, quote="I listen more now.", agreed_on=None, quote_consent=False))
        step.put(
            replace(first, quote="I listen more now.", agreed_on=dt.date(2013, 7, 3), quote_consent=True)
        )
    hands.press(Qt.Key.Key_7, CTRL)
    screen = window.screen_of("impact")
    assert isinstance(screen, ImpactScreen) and screen.quote_consent.isChecked()
    return screen


def first_impact(screen: ImpactScreen) -> Impact:
    window = screen.window()
    assert isinstance(window, MainWindow)
    return stored(window, Impact)[0]


def test_a_quote_that_is_worded_anew_is_shown_without_consent(
    impact: ImpactScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    impact.quote.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Between us")
    qtbot.waitUntil(lambda: first_impact(impact).quote == "Between us", timeout=10_000)
    assert not first_impact(impact).quote_consent and first_impact(impact).agreed_on is None
    assert not impact.quote_consent.isChecked() and not impact.agree.isChecked()
    QTest.mouseClick(impact.agree, Qt.MouseButton.LeftButton)
    assert first_impact(impact).agreed_on and not first_impact(impact).quote_consent


def test_another_level_is_shown_as_not_agreed(impact: ImpactScreen, hands: Keyboard, qtbot: QtBot) -> None:
    before = first_impact(impact).level
    impact.level.setFocus()
    hands.press(Qt.Key.Key_End if before != list(ImpactLevel)[-1] else Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: first_impact(impact).level != before, timeout=10_000)
    assert first_impact(impact).agreed_on is None and not impact.agree.isChecked()


def test_consent_to_no_quote_is_not_shown_either(impact: ImpactScreen, hands: Keyboard, qtbot: QtBot) -> None:
    impact.quote.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: first_impact(impact).quote == "", timeout=10_000)
    impact.quote_consent.setFocus()
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not impact.quote_consent.isChecked(), timeout=10_000)
    assert not first_impact(impact).quote_consent
    window = impact.window()
    assert isinstance(window, MainWindow) and "Write the quote first" in window.frame.trouble_text.text()
    hands.press(Qt.Key.Key_Down)
    assert impact.quote_consent.isVisible()


def test_agreeing_to_an_impact_without_words_asks_for_them(impact: ImpactScreen, hands: Keyboard) -> None:
    impact.add.setFocus()
    hands.press(Qt.Key.Key_Space)
    QTest.mouseClick(impact.agree, Qt.MouseButton.LeftButton)
    assert hands.focus is impact.wording and not impact.agree.isChecked()
    window = impact.window()
    assert isinstance(window, MainWindow)
    assert window.frame.said.text().startswith("Write what has changed first")
    assert stored(window, Impact)[-1].agreed_on is None


# activity systems


@pytest.fixture
def system(sample_path: Path, open_window: Open, hands: Keyboard) -> ActivitySystemsScreen:
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    screen = window.screen_of("activity_systems")
    assert isinstance(screen, ActivitySystemsScreen)
    if not screen.released.isChecked():
        QTest.mouseClick(screen.released, Qt.MouseButton.LeftButton)
    assert screen.released.isChecked() and not screen.release_again.isVisible()
    return screen


def test_a_line_typed_into_a_released_system_waits_until_it_is_released_again(
    system: ActivitySystemsScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    window = system.window()
    assert isinstance(window, MainWindow)
    before = lines_for_the_set(window)
    system.canvas.setFocus()
    hands.press(Qt.Key.Key_Up)
    assert system.canvas.place == Place.TOOLS
    hands.press(Qt.Key.Key_Return)
    hands.type("\nA timetable\nA bell")
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "A bell" in [item.wording for item in stored(window, SystemItem)], timeout=10_000)
    assert lines_for_the_set(window) == before
    name = window.desk.book().short(window.desk.book().members(None)[0].id)
    assert system.since_words.text() == (
        f"2 lines are new since it was released; they stay with {name} until it is released again."
    )
    assert system.since_words.isVisible() and system.released.isChecked()
    system.release_again.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert lines_for_the_set(window) == before | {"A timetable", "A bell"}
    assert not system.since_words.isVisible() and not system.release_again.isVisible()
    assert all(v.released_on for v in stored(window, SystemVersion) if v.released_on)


# report back


def test_correcting_an_earlier_report_says_what_stays(
    sample_path: Path, open_window: Open, hands: Keyboard
) -> None:
    window = open_window(sample_path)
    workspace, book = window.desk.workspace, window.desk.book()
    second, third = book.meetings[1:3]
    person = book.members(None)[0].id
    with workspace.step("Fill") as step:
        for meeting in book.meetings[:3]:
            step.put(replace(meeting, state=MeetingState.UNDER_WAY))
        for report in workspace.select(ReportBack, meeting=second.id):
            step.delete(report)
        old = step.put(Action(meeting=book.meetings[0].id, person=person, wording="Ask three parents"))
        step.put(ReportBack(meeting=second.id, action=old.id, state=ActionState.CHANGED))
        new = step.put(Action(meeting=second.id, person=person, wording="Ring six parents", replaces=old.id))
        later = step.put(ReportBack(meeting=third.id, action=new.id, state=ActionState.DONE))
    with workspace.step("Finish") as step:
        step.put(replace(third, state=MeetingState.FINISHED))
    from lfl_desktop.domain.templates import Part
    from lfl_desktop.views.meeting.report_back import ReportBackRow

    window.go("meetings")
    screen = window.screen_of("meetings")
    screen.show_destination(destination_meeting(second.id))
    screen.go(screen.parts.index(Part.REPORT_BACK))
    row = next(r for r in screen.stage.findChildren(ReportBackRow) if r.record.action == old.id)
    row.state.setFocus()
    hands.letter("p")
    assert stored(window, ReportBack, id=later.id) == [later]
    assert stored(window, Action, id=new.id) == [replace(new, replaces=None)]
    said = window.frame.said.text()
    assert (
        said.startswith("“Ring six parents” stays as an action of its own") and "reported on it since" in said
    )


def test_removing_an_action_or_its_slot_names_the_finished_meeting_that_would_lose_something(
    sample_path: Path, open_window: Open, hands: Keyboard
) -> None:
    from lfl_desktop.domain.templates import Part
    from lfl_desktop.views.meeting.slot_form import SlotForm
    from lfl_desktop.views.parts.action_row import ActionRow

    window = open_window(sample_path)
    workspace = window.desk.workspace
    second, third = window.desk.book().meetings[1:3]
    with workspace.step("Open it again") as step:
        step.put(replace(second, state=MeetingState.UNDER_WAY))
    reported = {report.action for report in stored(window, ReportBack, meeting=third.id)}
    before = stored(window, Action), stored(window, ReportBack)
    window.go("meetings")
    screen = window.screen_of("meetings")
    screen.show_destination(destination_meeting(second.id))
    screen.go(screen.parts.index(Part.SLOTS))
    row = next(r for r in screen.stage.findChildren(ActionRow) if r.record.id in reported and r.isVisible())
    form = next(f for f in screen.stage.findChildren(SlotForm) if f.isAncestorOf(row))
    for control, key, held in (
        (row.wording, Qt.Key.Key_Delete, CTRL),
        (form.remove, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    ):
        window.frame.trouble_text.setText("")
        control.setFocus()
        hands.press(key, held)
        assert "meeting of Thursday 9 May 2013, which is finished" in window.frame.trouble_text.text()
        assert (stored(window, Action), stored(window, ReportBack)) == before


# finished meetings, elsewhere than on their own page


def test_an_action_of_a_finished_meeting_is_locked_beside_its_activity_system(
    sample_path: Path, open_window: Open, hands: Keyboard
) -> None:
    from lfl_desktop.views.activity.linked_action import LinkedActionRow

    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    screen = window.screen_of("activity_systems")
    screen.falls_unfold.setChecked(True)
    states = {meeting.id: meeting.state for meeting in stored(window, Meeting)}
    rows = screen.findChildren(LinkedActionRow)
    locked = [row for row in rows if states[row.record.meeting] == MeetingState.FINISHED]
    assert locked
    for row in rows:
        assert row.wording.isReadOnly() == (row in locked)
        assert ("Open that again to change this action" in row.changes_words.text()) == (row in locked)
        assert row.changes.isEnabled()
    meeting = next(m for m in window.desk.book().meetings if m.id == locked[0].record.meeting)
    with window.desk.workspace.step("Open meeting again") as step:
        step.put(replace(meeting, state=MeetingState.UNDER_WAY))
    again = next(r for r in screen.findChildren(LinkedActionRow) if r.record.id == locked[0].record.id)
    assert not again.wording.isReadOnly()


def test_a_finished_meeting_is_locked_in_the_calendar(
    sample_path: Path, open_window: Open, hands: Keyboard
) -> None:
    from lfl_desktop.views.programme.calendar_page import CalendarPage

    window = open_window(sample_path)
    window.go("programme")
    page = window.findChild(CalendarPage)
    assert page is not None
    finished = next(m for m in stored(window, Meeting) if m.state == MeetingState.FINISHED)
    page.list.choose(finished.id)
    assert page.meeting.place.isReadOnly() and page.meeting.date.isReadOnly()
    assert page.meeting.open_meeting.isEnabled()
    assert "This meeting is finished" in page.meeting.remark.text()
    to_come = next(m for m in stored(window, Meeting) if m.state == MeetingState.PLANNED)
    page.list.choose(to_come.id)
    assert not page.meeting.place.isReadOnly()


# schools


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """What the set's coordinator has."""
    workspace = Workspace.create(tmp_path / "office.lfl")
    yield workspace
    workspace.close()


def schools_there(office: Workspace, window: MainWindow, out: Path) -> dict[UUID, tuple[str, str]]:
    """The schools as the coordinator has them, with their chains, once the next edition has come."""
    export(window.desk.workspace, window.desk.set_id, out)
    add_files(office, [out])
    (edition,) = office.select(Edition)
    return {one.id: (one.name, one.chain) for one in received_reading(office, edition).select(School)}


def test_the_coordinator_hears_that_schools_renamed_a_school_and_nothing_of_a_former_name_typed_on_a_card(
    sample_path: Path, office: Workspace, tmp_path: Path, open_window: Open, hands: Keyboard, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    school = stored(window, School, name="Saxon Down")[0]
    before = schools_there(office, window, tmp_path / "1.lflset")
    window.go(PartDestination(PlaceName.PROGRAMME, part=SCHOOLS))
    programme = window.screen_of("programme")
    assert isinstance(programme, ProgrammeScreen)
    programme.schools.list.choose(school.id)
    for field, words in ((programme.schools.name, "Saxon Academy"), (programme.schools.chain, "North Star")):
        field.setFocus()
        field.selectAll()
        hands.type(words)
    programme.schools.schools_table.setFocus()
    renamed = {**before, school.id: ("Saxon Academy", "North Star")}
    assert schools_there(office, window, tmp_path / "2.lflset") == renamed != before
    person = next(p for p in window.desk.book().people.values() if p.name == "Priya Dale")
    window.go(at_member(person.id))
    screen = window.screen_of("members")
    line = screen.card.school.lineEdit()
    line.setFocus()
    line.selectAll()
    hands.type("Saxon Down")
    screen.table.setFocus()
    (other,) = stored(window, School, name="Saxon Down")
    there = schools_there(office, window, tmp_path / "3.lflset")
    assert there == {**renamed, other.id: ("Saxon Down", "")}


def test_a_former_name_typed_on_a_card_makes_another_school(
    sample_path: Path, open_window: Open, hands: Keyboard, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    workspace = window.desk.workspace
    school = workspace.select(School, name="Saxon Down")[0]
    renamed = replace(school, name="Saxon Down Academy", chain="North Star Trust", partner_city="Leeds")
    with workspace.step("Rename") as step:
        step.put(renamed)
    person = next(p for p in window.desk.book().people.values() if p.name == "Priya Dale")
    window.go(at_member(person.id))
    screen = window.screen_of("members")
    line = screen.card.school.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Saxon Down")
    qtbot.waitUntil(lambda: bool(stored(window, School, name="Saxon Down")), timeout=10_000)
    screen.table.setFocus()
    assert stored(window, School, id=school.id) == [renamed]
    post = next(p for p in stored(window, Post, person=person.id) if p.ends is None)
    assert post.school not in (None, school.id)
    assert [s.name for s in stored(window, School, id=[post.school])] == ["Saxon Down"]
