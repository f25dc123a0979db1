"""The Programme place by keyboard and mouse on the real window."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path

import pytest
import vobject
from keyboard import ALT, CTRL, SHIFT, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from window_driver import full_disk

from lfl_desktop import durable
from lfl_desktop.domain import clock
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Nation, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import named_id
from lfl_desktop.views.parts.school_event_row import SchoolEvents
from lfl_desktop.views.programme.event_card import CameRow
from lfl_desktop.views.programme.programme_screen import ProgrammeScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.calendar.year_calendar import LineKind
from lfl_desktop.workspace.destination import at_event
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, proposed_year
from lfl_desktop.workspace.workspace import Workspace

Opens = Callable[[Path], MainWindow]


def next_year() -> int:
    return clock.of_computer().year + 1


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A set of next year with its terms, two members and no meeting yet."""
    year = next_year()
    plan = Plan(
        programme="Leading",
        cohort="One",
        set_name="A",
        starts=dt.date(year, 1, 1),
        ends=dt.date(year, 12, 31),
        members=[NewMember("Nadia Crewe", school="Wharfside"), NewMember("Joe Lanning", school="Hillcross")],
    )
    path = tmp_path / "bare.lfl"
    begin(path, changed(proposed_year(plan), meetings=())).close()
    return path


class Place:
    """The window on a file, at the Programme."""

    def __init__(self, window: MainWindow, hands: Keyboard, qtbot: QtBot) -> None:
        hands.press(Qt.Key.Key_9, CTRL)
        QApplication.processEvents()
        found = window.screen_of("programme")
        assert isinstance(found, ProgrammeScreen) and window.place == "programme"
        self.window, self.screen, self.hands, self.qtbot = window, found, hands, qtbot

    @property
    def calendar(self):
        return self.screen.calendar

    @property
    def lines(self) -> list[str]:
        return [f"{line.day} {line.what}".strip() for line in self.calendar.list.shown]

    def stored(self, kind, **where):
        other = Workspace.open(self.window.desk.workspace.path, read_only=True)
        try:
            return other.select(kind, **where)
        finally:
            other.close()

    def soon(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def choose(self, words: str) -> None:
        """Goes to a line of the list with the arrow keys."""
        self.calendar.table.setFocus()
        self.hands.press(Qt.Key.Key_Home, CTRL)
        for _ in range(100):
            line = self.calendar.list.chosen
            if line is not None and words in f"{line.day} {line.what}":
                return
            self.hands.press(Qt.Key.Key_Down)
        raise AssertionError(f"no line {words} in {self.lines}")

    def part(self, name: str) -> None:
        """Goes to a part of the place by keyboard."""
        self.screen.part.setFocus()
        self.hands.press(Qt.Key.Key_Left, times=3)
        self.hands.press(Qt.Key.Key_Right, times=("calendar", "facts", "schools").index(name))
        QApplication.processEvents()


@pytest.fixture
def sample_place(sample_path: Path, open_window: Opens, hands: Keyboard, qtbot: QtBot) -> Place:
    return Place(open_window(sample_path), hands, qtbot)


@pytest.fixture
def new_place(bare: Path, open_window: Opens, hands: Keyboard, qtbot: QtBot) -> Place:
    return Place(open_window(bare), hands, qtbot)


# the calendar


def test_ctrl_and_a_number_leaves_one_line_chosen(sample_path: Path, open_window: Opens) -> None:
    window = open_window(sample_path)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_9, CTRL)  # held, as the system tells it
    table = window.screen_of("programme").calendar.list.view
    assert window.place == "programme"
    assert len(table.selectionModel().selectedRows()) == 1
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier)


def test_it_begins_at_what_comes_next(sample_place: Place, hands: Keyboard) -> None:
    chosen = sample_place.calendar.list.chosen
    assert chosen is not None and chosen.what == "Meeting 4" and hands.focus is sample_place.calendar.table
    assert sample_place.calendar.meeting.meeting_heading.text() == "Meeting 4"
    assert sample_place.screen.figures.text() == (
        "Leadership for Learning (sample), Cohort 1 · January to November 2013 · coordinator Marion Pell"
    )


def test_an_event_is_added_filled_and_taken_away_by_keyboard(sample_place: Place, hands: Keyboard) -> None:
    calendar = sample_place.calendar
    calendar.new_kind.setFocus()
    hands.press(Qt.Key.Key_Down)  # after the meeting of the set comes the core workshop
    assert calendar.new_own.value() is False
    hands.tab()
    hands.type("3 Dec")
    hands.enter()
    (added,) = sample_place.stored(ProgrammeEvent, date=dt.date(2013, 12, 3).isoformat())
    assert (added.kind, added.learning_set) == (EventKind.CORE_WORKSHOP, None)
    assert added.id == named_id("event", added.cohort, EventKind.CORE_WORKSHOP, dt.date(2013, 12, 3))
    assert hands.focus.objectName() == "title" and calendar.list.chosen.id == added.id
    hands.type("Looking back")
    hands.tab(2)
    hands.type("9.30")
    hands.tab()
    hands.type("16:00")
    hands.tab()
    hands.type("City hall")
    hands.tab()
    filled = sample_place.stored(ProgrammeEvent, id=added.id)[0]
    assert (filled.title, filled.place) == ("Looking back", "City hall")
    assert (filled.starts, filled.ends) == (dt.time(9, 30), dt.time(16, 0))
    assert "Tue 3 Dec Core workshop: Looking back" in sample_place.lines
    assert calendar.event_card.remark.text() == "Tue 3 Dec is outside the cohort’s dates."
    calendar.table.setFocus()
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert not sample_place.stored(ProgrammeEvent, id=added.id)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert sample_place.stored(ProgrammeEvent, id=added.id) == [filled]


def test_an_event_is_cancelled_and_keeps_its_day(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Public seminar: Leading a team")
    hands.enter()
    hands.tab_to("cancelled")
    hands.press(Qt.Key.Key_Space)
    sample_place.soon(lambda: [e for e in sample_place.stored(ProgrammeEvent) if e.cancelled])
    (gone,) = [e for e in sample_place.stored(ProgrammeEvent) if e.cancelled]
    assert gone.date == dt.date(2013, 10, 22)
    assert next(n for n in sample_place.calendar.list.shown if n.id == gone.id).note == "cancelled"


def came_rows(place: Place) -> list[CameRow]:
    QApplication.processEvents()
    rows = [row for row in place.calendar.event_card.findChildren(CameRow) if row.isVisible()]
    return sorted(rows, key=lambda row: row.mapTo(place.window, QPoint()).y())


def test_who_came_to_a_visit_and_what_was_taken_home(sample_place: Place, hands: Keyboard) -> None:
    calendar = sample_place.calendar
    sample_place.choose("School visit")
    visit = calendar.list.chosen
    before = sample_place.stored(EventAttendance, event=visit.id)
    assert [row.taken_home.isVisible() for row in came_rows(sample_place)].count(True) == len(before) == 1
    hands.enter()
    hands.tab_to("everyone")
    hands.tab()
    assert isinstance(hands.focus, QCheckBox) and hands.focus.text() == "Priya Dale"
    hands.press(Qt.Key.Key_Space)
    hands.tab()
    assert hands.focus.objectName() == "taken_home"
    hands.type("Phonics in short groups")
    sample_place.soon(
        lambda: [
            a for a in sample_place.stored(EventAttendance, event=visit.id) if "short groups" in a.taken_home
        ]
    )
    assert calendar.list.chosen.note == "Priya, Tom"
    hands.back()
    hands.press(Qt.Key.Key_Space)
    assert sample_place.stored(EventAttendance, event=visit.id) == before
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(sample_place.stored(EventAttendance, event=visit.id)) == 2


def test_everyone_came_with_one_press(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Presentation of impact")
    event = sample_place.calendar.list.chosen.id
    hands.enter()
    hands.tab_to("everyone")
    hands.press(Qt.Key.Key_Space)
    assert len(sample_place.stored(EventAttendance, event=event)) == 7
    assert all(row.came.isChecked() for row in came_rows(sample_place))


def test_marks_go_to_the_event_in_sight(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Public seminar: Families")
    before = sample_place.stored(EventAttendance)
    sample_place.choose("Public seminar: Evidence")
    evidence = sample_place.calendar.list.chosen.id
    ticked = [row.came.text() for row in came_rows(sample_place) if row.came.isChecked()]
    assert ticked == ["Claire Umber", "Joe Lanning"]
    came_rows(sample_place)[0].came.setFocus()
    hands.press(Qt.Key.Key_Space)
    (fresh,) = [one for one in sample_place.stored(EventAttendance) if one not in before]
    assert fresh.event == evidence


def test_the_picture_and_the_list_choose_the_same(sample_place: Place) -> None:
    picture = sample_place.calendar.picture
    day = dt.date(2013, 9, 23)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.box_of(day).center().toPoint())
    assert sample_place.calendar.list.chosen.what == "Core workshop: Using data well"
    assert sample_place.calendar.event_card.title.text() == "Using data well"
    assert picture.day_at(picture.box_of(day).center()) == day


def test_each_mark_has_a_shape_of_its_own(sample_place: Place) -> None:
    """In grey alone, without colour, no two marks look the same."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from lfl_desktop.views.kit.theme import LIGHT
    from lfl_desktop.views.programme.year_picture import LEGEND, paint_line_mark

    looks = set()
    for kind, event, _words in LEGEND:
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_line_mark(painter, QRectF(2, 2, 20, 20), (kind, event), LIGHT, False)
        painter.end()
        shape = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
        looks.add(bytes(shape.constBits()))
    assert len(looks) == len(LEGEND)


SHAPES = {
    EventKind.CORE_WORKSHOP: {"corner", "middle", "bottom"},
    EventKind.PUBLIC_SEMINAR: {"middle", "bottom"},
    EventKind.PRESENTATION: {"middle"},
    EventKind.ADVISORY_GROUP: {"bottom"},
}
"""Where the mark of a kind of event is filled: a square, a triangle, a star and a hollow diamond."""

PARTS_OF_A_MARK = {"corner": (0.24, 0.24), "middle": (0.5, 0.5), "bottom": (0.5, 0.82)}


@pytest.mark.parametrize("kind", SHAPES)
def test_each_kind_of_event_is_painted_with_the_mark_that_the_legend_gives_it(
    sample_place: Place, kind: EventKind
) -> None:
    from PySide6.QtGui import QColor, QImage, QPainter

    from lfl_desktop.views.kit.theme import LIGHT

    picture, scale = sample_place.calendar.picture, 8
    event = next(e for e in sample_place.stored(ProgrammeEvent) if e.kind == kind)
    image = QImage(picture.size() * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    picture.render(painter, QPoint())
    painter.end()
    box = picture.box_of(event.date)
    filled = set()
    for name, (across, down) in PARTS_OF_A_MARK.items():
        at = QPoint(
            round((box.x() + across * box.width()) * scale), round((box.y() + down * box.height()) * scale)
        )
        if image.pixelColor(at) == QColor(LIGHT.text):
            filled.add(name)
    assert filled == SHAPES[kind]


def test_marks_are_as_wide_on_the_left_as_on_the_right(qapp: QApplication) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from lfl_desktop.views.kit.theme import LIGHT
    from lfl_desktop.views.programme.year_picture import LEGEND, paint_line_mark

    for kind, event, words in LEGEND:
        image = QImage(240, 240, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(10, 10)
        paint_line_mark(painter, QRectF(2, 2, 20, 20), (kind, event), LIGHT, False)
        painter.end()
        dark = {(x, y) for x in range(240) for y in range(240) if image.pixelColor(x, y).lightness() < 200}
        mirrored = {(239 - x, y) for x, y in dark}
        assert len(dark ^ mirrored) < len(dark) / 8, words


def test_today_has_a_line_below_it_until_it_is_chosen(sample_place: Place) -> None:
    from PySide6.QtGui import QColor

    from lfl_desktop.views.kit.theme import LIGHT

    picture = sample_place.calendar.picture
    today = sample_place.window.desk.reading.today()

    def below() -> int:
        image, box = picture.grab().toImage(), picture.box_of(today)
        y = round(box.bottom())
        return sum(
            image.pixelColor(x, y).name() == QColor(LIGHT.accent_text).name()
            for x in range(round(box.left()) + 1, round(box.right()))
        )

    assert sample_place.calendar.list.chosen.date == today
    chosen = below()
    sample_place.hands.press(Qt.Key.Key_Down)
    QApplication.processEvents()
    assert sample_place.calendar.list.chosen.date != today and below() > chosen + 3


@pytest.mark.parametrize("narrower", [1, 3])
def test_each_day_has_a_place_of_its_own_in_the_picture(sample_place: Place, narrower: int) -> None:
    picture = sample_place.calendar.picture
    picture.setFixedWidth(picture.width() // narrower)
    QApplication.processEvents()
    dated = sorted(line.date for line in sample_place.calendar.list.shown if line.date)
    days = [dated[0] + dt.timedelta(days=n) for n in range((dated[-1] - dated[0]).days + 1)]
    assert len(days) > 200
    assert [picture.day_at(picture.box_of(day).center()) for day in days] == days
    image = picture.grab().toImage()
    foot = {image.pixel(x, image.height() - 1) for x in range(image.width())}
    assert len(foot) == 1, "the last line of the legend is whole"


@pytest.mark.parametrize(
    ("line", "heading", "leads_to_terms"),
    [
        ("Easter Monday", "Easter Monday, Monday 1 April 2013", False),
        ("Autumn", "Autumn", True),
    ],
)
def test_the_note_says_what_the_line_is_and_a_term_leads_to_the_terms(
    sample_place: Place, line: str, heading: str, leads_to_terms: bool
) -> None:
    sample_place.choose(line)
    note = sample_place.calendar.note
    assert note.note_heading.text() == heading
    assert note.open_terms.isVisible() == leads_to_terms


@pytest.mark.parametrize(
    ("nation", "there", "elsewhere"),
    [
        (Nation.ENGLAND, "Mon 26 Aug", "Wed 2 Jan"),
        (Nation.WALES, "Mon 1 Apr Easter Monday", "Fri 12 July"),
        (Nation.SCOTLAND, "Mon 5 Aug", "Mon 26 Aug"),
        (Nation.NORTHERN_IRELAND, "Fri 12 July", "Mon 5 Aug"),
    ],
)
def test_the_nation_is_chosen_and_its_bank_holidays_are_marked(
    sample_place: Place, hands: Keyboard, nation: Nation, there: str, elsewhere: str
) -> None:
    sample_place.part("facts")
    sample_place.screen.facts.programme.nation.setFocus()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=list(Nation).index(nation))
    sample_place.part("calendar")
    assert sample_place.stored(Programme)[0].nation == nation
    holidays = [n for n in sample_place.calendar.list.shown if n.kind == LineKind.HOLIDAY]
    told = [f"{line.day} {line.what}" for line in holidays]
    assert any(words.startswith(there) for words in told)
    assert not any(words.startswith(elsewhere) for words in told)


def test_a_term_line_leads_to_the_terms(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Autumn")
    note = sample_place.calendar.note
    assert note.note_words.text() == "3 Sep – 20 Dec 2013, half term 28 Oct – 1 Nov. 2 meetings"
    QTest.mouseClick(note.open_terms, Qt.MouseButton.LeftButton)
    assert sample_place.screen.facts.isVisible() and not sample_place.calendar.isVisible()


def test_a_day_that_is_missing_is_asked_for(sample_place: Place, hands: Keyboard) -> None:
    count = len(sample_place.stored(ProgrammeEvent))
    sample_place.calendar.add.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.focus is sample_place.calendar.new_date
    assert len(sample_place.stored(ProgrammeEvent)) == count


# meetings


def test_two_a_term_are_proposed_and_accepted_all_with_one_key(new_place: Place, hands: Keyboard) -> None:
    calendar = new_place.calendar
    assert calendar.lacking.text() == "6 more meetings would fit the terms to come."
    calendar.propose.setFocus()
    hands.press(Qt.Key.Key_Space)
    shown = [line for line in calendar.list.shown if line.kind == LineKind.PROPOSED]
    assert len(shown) == 6 and calendar.list.chosen == shown[0] and hands.focus is calendar.table
    assert not new_place.stored(Meeting)
    hands.press(Qt.Key.Key_Return, CTRL)
    kept = new_place.stored(Meeting)
    assert sorted(m.date for m in kept) == [line.date for line in shown]
    assert {m.state for m in kept} == {MeetingState.PLANNED} and all(m.term for m in kept)
    assert not calendar.propose.isVisible() and not calendar.accept_all.isVisible()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert not new_place.stored(Meeting)


def test_proposals_are_accepted_one_by_one_and_moved_first(new_place: Place, hands: Keyboard) -> None:
    calendar = new_place.calendar
    calendar.propose.setFocus()
    hands.press(Qt.Key.Key_Space)
    first = calendar.list.chosen
    assert calendar.note.proposed_day.value() == first.date
    hands.press(Qt.Key.Key_Right, ALT | SHIFT)
    there = first.date + dt.timedelta(days=7)
    assert calendar.list.chosen.date == there and not new_place.stored(Meeting)
    assert calendar.note.proposed_day.value() == there
    hands.enter()
    (kept,) = new_place.stored(Meeting)
    assert (kept.date, kept.moved_from) == (there, None)
    proposed_now = [line for line in calendar.list.shown if line.kind == LineKind.PROPOSED]
    assert len(proposed_now) == 5
    calendar.put_away.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert not [line for line in calendar.list.shown if line.kind == LineKind.PROPOSED]


def test_a_proposal_on_a_bank_holiday_says_so(new_place: Place, hands: Keyboard) -> None:
    calendar = new_place.calendar
    calendar.propose.setFocus()
    hands.press(Qt.Key.Key_Space)
    calendar.note.proposed_day.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type(f"25 December {next_year()}")
    new_place.soon(lambda: "a bank holiday (Christmas Day)" in calendar.note.proposed_remark.text())
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type(f"14 January {next_year()}")
    assert calendar.note.proposed_day.text() == f"14 January {next_year()}", "nothing is put among the keys"
    calendar.note.accept.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [m.date for m in new_place.stored(Meeting)] == [dt.date(next_year(), 1, 14)]


def test_a_planned_meeting_is_moved_by_key_and_back_again(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Meeting 6")
    workspace = sample_place.window.desk.workspace
    sixth = workspace.get(Meeting, sample_place.calendar.list.chosen.id)
    with workspace.step("Plan") as step:
        step.put(replace(sixth, state=MeetingState.PLANNED))
    sample_place.choose("Meeting 6")
    hands.press(Qt.Key.Key_Right, ALT | SHIFT, times=2)
    (moved,) = sample_place.stored(Meeting, id=sixth.id)
    assert (moved.date, moved.moved_from) == (dt.date(2013, 11, 28), dt.date(2013, 11, 14))
    assert sample_place.calendar.list.chosen.note == "moved from 14 Nov"
    card = sample_place.calendar.meeting
    assert card.remark.text() == ("Thu 28 Nov is the day of “Presentation of impact” (16:00 – 18:00).")
    assert card.moved_words.text() == "First planned for Thursday 14 November 2013."
    card.reason.setFocus()
    hands.type("The hall was let")
    hands.back()
    assert sample_place.stored(Meeting, id=sixth.id)[0].reason == "The hall was let"
    sample_place.choose("Meeting 6")
    hands.press(Qt.Key.Key_Left, ALT | SHIFT, times=2)
    (back,) = sample_place.stored(Meeting, id=sixth.id)
    assert (back.date, back.moved_from) == (dt.date(2013, 11, 14), None)


def test_a_day_may_be_said_as_schools_say_it(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Meeting 6")
    workspace = sample_place.window.desk.workspace
    sixth = workspace.get(Meeting, sample_place.calendar.list.chosen.id)
    inset = ProgrammeEvent(
        cohort=workspace.select(Cohort)[0].id,
        kind=EventKind.OTHER,
        title="INSET day",
        date=dt.date(2013, 11, 25),
    )
    with workspace.step("Plan") as step:
        step.put(replace(sixth, state=MeetingState.PLANNED))
        step.put(inset)
    hands.enter()
    line = hands.focus
    assert line is sample_place.calendar.meeting.date
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("before the end of term")
    assert line.property("unclear"), "a time up to a day is no day to meet on"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("the INSET day")
    assert not line.property("unclear")
    hands.tab()
    assert line.text() == "Monday 25 November 2013"
    assert sample_place.stored(Meeting, id=sixth.id)[0].date == inset.date


def test_a_day_typed_letter_by_letter_is_one_move(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Meeting 6")
    workspace = sample_place.window.desk.workspace
    sixth = workspace.get(Meeting, sample_place.calendar.list.chosen.id)
    with workspace.step("Plan") as step:
        step.put(replace(sixth, state=MeetingState.PLANNED))
    hands.enter()
    assert hands.focus is sample_place.calendar.meeting.date
    for letters, day in (("1 Nov 2013", dt.date(2013, 11, 1)), ("12 Nov 2013", dt.date(2013, 11, 12))):
        hands.press(Qt.Key.Key_A, CTRL)
        hands.type(letters)
        sample_place.soon(lambda day=day: sample_place.stored(Meeting, id=sixth.id)[0].date == day)
    assert sample_place.stored(Meeting, id=sixth.id)[0].moved_from == dt.date(2013, 11, 14)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("14 Nov 2013")
    sample_place.soon(lambda: sample_place.stored(Meeting, id=sixth.id)[0].date == dt.date(2013, 11, 14))
    assert sample_place.stored(Meeting, id=sixth.id)[0].moved_from is None


def test_the_first_day_of_a_meeting_is_typed_in_letters_and_is_no_move(
    sample_place: Place, hands: Keyboard
) -> None:
    workspace = sample_place.window.desk.workspace
    fresh = Meeting(learning_set=sample_place.window.desk.set_id)
    with workspace.step("Plan") as step:
        step.put(fresh)
    sample_place.window.go(at_event(fresh.id))
    hands.enter()
    for letters, day in (("5 Dec 2013", dt.date(2013, 12, 5)), ("12 Dec 2013", dt.date(2013, 12, 12))):
        hands.press(Qt.Key.Key_A, CTRL)
        hands.type(letters)
        sample_place.soon(lambda day=day: sample_place.stored(Meeting, id=fresh.id)[0].date == day)
    assert sample_place.stored(Meeting, id=fresh.id)[0].moved_from is None


def test_a_meeting_is_added_on_a_day(new_place: Place, hands: Keyboard) -> None:
    calendar = new_place.calendar
    calendar.new_date.setFocus()
    hands.type(f"11 March {next_year()}")
    hands.enter()
    (kept,) = new_place.stored(Meeting)
    assert (kept.date, kept.starts) == (dt.date(next_year(), 3, 11), dt.time(13, 30))
    assert hands.focus is calendar.meeting.date


def test_a_meeting_that_was_held_stays_where_it_was(sample_place: Place, hands: Keyboard) -> None:
    sample_place.choose("Meeting 2")
    hands.press(Qt.Key.Key_Right, ALT | SHIFT)
    second = sample_place.calendar.list.chosen
    assert sample_place.stored(Meeting, id=second.id)[0].date == dt.date(2013, 3, 14)


# the calendar file


def save_calendar_file(at: Place, path: Path, qtbot: QtBot) -> str:
    """Saves it at `path` with the dialog; the name that the dialog proposed."""
    qtbot.mouseClick(at.calendar.findChild(QPushButton, "save"), Qt.MouseButton.LeftButton)
    dialog = at.calendar.findChild(QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    proposed = line.text()
    line.setText(str(path))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    return str(proposed)


def test_the_calendar_file_is_saved(sample_place: Place, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "dates.ics"
    assert save_calendar_file(sample_place, path, qtbot) == "set-a-calendar.ics"
    qtbot.waitUntil(path.exists)
    found = vobject.readOne(path.read_text(encoding="utf-8"))
    meetings = [e for e in found.vevent_list if "meeting" in e.summary.value]
    assert [e.dtstart.value.hour for e in meetings] == [13] * 6
    assert len(found.vevent_list) == 6 + len(sample_place.stored(ProgrammeEvent))
    assert str(path) in sample_place.window.frame.said.text()


def test_a_place_that_cannot_be_written_is_told(
    sample_place: Place, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "write_durably", full)
    save_calendar_file(sample_place, tmp_path / "dates.ics", qtbot)
    assert "could not be saved" in sample_place.window.frame.trouble_text.text()


# the facts of the programme


def test_programme_cohort_and_meetings_a_term_are_edited(sample_place: Place, hands: Keyboard) -> None:
    sample_place.part("facts")
    facts = sample_place.screen.facts
    facts.programme.name.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Leading well")
    hands.tab_to("coordinator")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Ann Lee")
    facts.cohort.ends.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("6 Dec 2013")
    facts.of_set.meetings_a_term.setFocus()
    hands.press(Qt.Key.Key_Right)
    sample_place.soon(lambda: sample_place.stored(LearningSet)[0].meetings_a_term == 3)
    (programme,) = sample_place.stored(Programme)
    assert (programme.name, programme.coordinator) == ("Leading well", "Ann Lee")
    assert sample_place.stored(Cohort)[0].ends == dt.date(2013, 12, 6)
    assert sample_place.window.frame.programme_name.text() == "Leading well"
    assert "coordinator Ann Lee" in sample_place.screen.figures.text()
    sample_place.part("calendar")
    assert sample_place.calendar.lacking.text() == "2 more meetings would fit the terms to come."


def test_a_term_is_added_and_removed_by_keyboard(sample_place: Place, hands: Keyboard) -> None:
    sample_place.part("facts")
    rows = sample_place.screen.facts.terms.rows
    assert len(rows) == 4 and rows[-1].is_empty()
    rows[-1].label.setFocus()
    for words in ("Spring again", "7 Jan 2014", "28 Mar 2014", "17 Feb 2014", "21 Feb 2014"):
        hands.type(words)
        hands.tab()
    (added,) = [t for t in sample_place.stored(Term) if t.label == "Spring again"]
    assert (added.starts, added.ends) == (dt.date(2014, 1, 7), dt.date(2014, 3, 28))
    assert (added.half_term_starts, added.half_term_ends) == (dt.date(2014, 2, 17), dt.date(2014, 2, 21))
    assert len(sample_place.screen.facts.terms.rows) == 5
    sample_place.screen.facts.terms.rows[0].label.setFocus()
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert [t.label for t in sample_place.stored(Term)] == ["Summer", "Autumn", "Spring again"]
    assert len(sample_place.stored(Meeting)) == 6


@pytest.mark.parametrize("after", [-50, 10, 300])
def test_a_day_of_a_term_without_a_year_is_the_first_from_shortly_before_the_cohort(
    sample_place: Place, hands: Keyboard, after: int
) -> None:
    starts = sample_place.stored(Cohort)[0].starts
    assert starts is not None
    day = starts + dt.timedelta(days=after)
    sample_place.part("facts")
    sample_place.screen.facts.terms.rows[-1].label.setFocus()
    hands.type("Another")
    hands.tab()
    hands.type(f"{day.day} {day:%B}")
    hands.tab()
    assert [t.starts for t in sample_place.stored(Term) if t.label == "Another"] == [day]


def test_themes_are_added_moved_renamed_and_only_unused_ones_removed(
    sample_place: Place, hands: Keyboard
) -> None:
    sample_place.part("facts")
    facts = sample_place.screen.facts
    facts.new_theme.setFocus()
    hands.type("Wellbeing")
    hands.enter()
    hands.type("  wellbeing ")
    hands.enter()
    themes = sample_place.stored(Theme)
    assert [t.name for t in themes][-2:] == ["Developing sustainability", "Wellbeing"] and len(themes) == 7
    assert themes[-1].id == named_id("theme", themes[-1].programme, "Wellbeing")
    row = facts.themes.rows[-1]
    row.up.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [t.name for t in sample_place.stored(Theme)][-2:] == ["Wellbeing", "Developing sustainability"]
    assert hands.focus is row.up
    used = facts.themes.rows[0]
    assert not used.may_be_removed() and row.may_be_removed()
    used.name.setFocus()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert len(sample_place.stored(Theme)) == 7 and used.name.text() == themes[0].name
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Families")
    sample_place.soon(lambda: sample_place.stored(Theme)[0].name == "Families")
    assert any(themes[0].id in impact.themes for impact in sample_place.stored(Impact))
    row.name.setFocus()
    QTest.mouseClick(row.removing.cross, Qt.MouseButton.LeftButton)
    assert "Wellbeing" not in [t.name for t in sample_place.stored(Theme)]


# the schools


def test_a_school_is_added_with_what_happened_there(sample_place: Place, hands: Keyboard) -> None:
    sample_place.part("schools")
    schools = sample_place.screen.schools
    schools.new_school.setFocus()
    hands.type("Fernhill")
    hands.enter()
    assert hands.focus is schools.chain
    hands.type("Hill schools")
    hands.tab()
    hands.type("Northtown")
    hands.tab()
    hands.type("6 Feb 2013")
    hands.tab()
    hands.press(Qt.Key.Key_Down)
    hands.tab()
    hands.type("An interim head")
    hands.tab()
    (school,) = [s for s in sample_place.stored(School) if s.name == "Fernhill"]
    assert school.id == named_id("school", school.programme, "Fernhill")
    assert (school.chain, school.partner_city) == ("Hill schools", "Northtown")
    (event,) = sample_place.stored(SchoolEvent, school=school.id)
    assert (event.date, event.wording) == (dt.date(2013, 2, 6), "An interim head")
    assert schools.list.chosen.happened == "Change of head 6 Feb"
    QTest.mouseClick(schools.remove_school, Qt.MouseButton.LeftButton)
    assert "Fernhill" not in [s.name for s in sample_place.stored(School)]
    assert not sample_place.stored(SchoolEvent, school=school.id)


def test_what_happened_at_one_school_gives_way_to_what_happened_at_the_next(sample_place: Place) -> None:
    sample_place.part("schools")
    schools = sample_place.screen.schools
    for line in schools.list.shown[:3]:
        schools.list.choose(line.id)
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted goes
    assert [events.school for events in schools.findChildren(SchoolEvents)] == [line.id]


def test_a_school_that_members_come_from_stays(sample_place: Place) -> None:
    sample_place.part("schools")
    schools = sample_place.screen.schools
    wharfside = next(line for line in schools.list.shown if line.school.name == "Wharfside")
    schools.list.choose(wharfside.id)
    QTest.mouseClick(schools.remove_school, Qt.MouseButton.LeftButton)
    assert schools.school_remark.text().startswith("Wharfside is in other records")
    assert wharfside.school in sample_place.stored(School)


def test_a_school_that_cannot_be_added_or_removed_says_so(
    sample_place: Place, hands: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_place.part("schools")
    schools, frame = sample_place.screen.schools, sample_place.window.frame
    schools.new_school.setFocus()
    hands.type("Fernhill")
    with monkeypatch.context() as world:
        full_disk(world)
        hands.enter()
        assert frame.trouble.isVisible() and "The disk is full." in frame.trouble_text.text()
        assert schools.new_school.text() == "Fernhill", "the words stay where they were typed"
    hands.enter()
    frame.trouble_close.click()
    with monkeypatch.context() as world:
        full_disk(world)
        QTest.mouseClick(schools.remove_school, Qt.MouseButton.LeftButton)
        assert frame.trouble.isVisible() and "The disk is full." in frame.trouble_text.text()
    assert "Fernhill" in [s.name for s in sample_place.stored(School)]
    assert schools.list.chosen.school.name == "Fernhill" and not schools.school_remark.isVisible()


# empty


def test_a_file_without_dates_is_calm(
    tmp_path: Path, open_window: Opens, hands: Keyboard, qtbot: QtBot
) -> None:
    begin(tmp_path / "new.lfl", Plan(programme="Leading", set_name="A")).close()
    place = Place(open_window(tmp_path / "new.lfl"), hands, qtbot)
    assert place.lines == [] and not place.calendar.picture_card.isVisible()
    assert place.calendar.note.note_heading.text() == "Nothing in the calendar yet"
    for part in ("facts", "schools", "calendar"):
        place.part(part)
    place.calendar.new_date.setFocus()
    hands.type("11 March")
    hands.enter()
    assert len(place.stored(Meeting)) == 1 and place.calendar.picture_card.isVisible()


@pytest.mark.parametrize("part", ["facts", "schools"])
def test_tab_goes_round_in_each_part(sample_place: Place, hands: Keyboard, part: str) -> None:
    sample_place.part(part)
    sample_place.screen.focus_first()
    first, seen = hands.focus, []
    for _ in range(120):
        hands.tab()
        seen.append(hands.focus)
        if hands.focus is first:
            break
    assert hands.focus is first and len(set(map(id, seen))) == len(seen)
