"""A day is chosen from a calendar that knows the schools' year, by keyboard and by mouse."""

from __future__ import annotations

import datetime as dt

import pytest
from everywhere import places, walked
from keyboard import ALT, SHIFT
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import button

from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.wording.days_in_school import DayMark
from lfl_desktop.views.kit.controls.day_button import DayButton
from lfl_desktop.views.kit.controls.day_calendar import DayCalendar
from lfl_desktop.views.kit.controls.day_shapes import paint_day_mark
from lfl_desktop.views.kit.controls.due_line import DueLine
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.theme import LIGHT
from lfl_desktop.workspace.destination import at_event

FIFTH = dt.date(2013, 10, 3)


@pytest.fixture
def window(sample_path, open_window):
    """The calendar of the sample, the cursor in the day of its fifth meeting."""
    shown = open_window(sample_path)
    (meeting,) = shown.desk.workspace.select(Meeting, date=FIFTH)
    shown.desk.wanted.emit(at_event(meeting.id))
    field_of(shown).setFocus()
    return shown


def field_of(window) -> DateLine:
    found = [f for f in window.findChildren(DateLine) if f.objectName() == "date" and f.isVisible()]
    return next(f for f in found if f.value() is not None)


def opened() -> DayCalendar:
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, DayCalendar)
    return calendar


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(opened().month, key, modifiers)


def day_of_fifth(window) -> list[dt.date | None]:
    return [m.date for m in window.desk.workspace.select(Meeting) if m.date and m.date.month == 10]


@pytest.mark.parametrize("keys", [(Qt.Key.Key_F4,), (Qt.Key.Key_Down, ALT)])
def test_enter_chooses_and_undo_takes_it_back(window, hands, keys):
    field = field_of(window)
    hands.press(*keys)
    assert opened().heading.text() == "October 2013"
    assert opened().words.text() == "Thursday 3 October 2013, meeting, autumn term"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None and hands.focus is field
    assert field.text() == "Friday 11 October 2013"
    hands.tab()
    assert day_of_fifth(window) == [dt.date(2013, 10, 11)]
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert day_of_fifth(window) == [FIFTH] and field.value() == FIFTH


def test_escape_leaves_the_field_as_it_was(window, hands):
    field = field_of(window)
    hands.type("x")
    before = field.text()
    hands.press(Qt.Key.Key_F4)
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert field.text() == before and hands.focus is field and day_of_fifth(window) == [FIFTH]


def test_keys_go_by_day_week_month_and_year(window, hands):
    hands.press(Qt.Key.Key_F4)
    month = opened().month
    for key, modifiers, day in (
        (Qt.Key.Key_Home, None, dt.date(2013, 9, 30)),
        (Qt.Key.Key_End, None, dt.date(2013, 10, 6)),
        (Qt.Key.Key_Up, None, dt.date(2013, 9, 29)),
        (Qt.Key.Key_Left, None, dt.date(2013, 9, 28)),
        (Qt.Key.Key_PageUp, None, dt.date(2013, 8, 28)),
        (Qt.Key.Key_PageDown, SHIFT, dt.date(2014, 8, 28)),
        (Qt.Key.Key_T, None, window.desk.reading.today()),
    ):
        press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert month.day == day
    press(Qt.Key.Key_Escape)


def test_the_mouse_opens_it_and_chooses(window):
    field = field_of(window)
    (opener,) = [b for b in field.findChildren(DayButton) if b.isVisible()]
    assert opener.accessibleName() == "Choose a day from the calendar"
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    calendar = opened()
    button(calendar, "›").click()
    assert calendar.heading.text() == "November 2013"
    month = calendar.month
    where = month.visualItemRect(month.item(1, 1)).center()
    QTest.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert field.value() == dt.date(2013, 11, 5) and QApplication.activePopupWidget() is None


def test_each_day_says_what_it_is(window, hands):
    hands.press(Qt.Key.Key_F4)
    month = opened().month
    month.go_to(dt.date(2013, 5, 6))
    table = QAccessible.queryAccessibleInterface(month)
    assert table is not None
    cells = [table.child(n) for n in range(table.childCount())]
    names = {cell.text(QAccessible.Text.Name) for cell in cells if cell is not None}
    assert "Thursday 9 May 2013, meeting, summer term" in names
    assert "Monday 6 May 2013, bank holiday, summer term" in names
    assert "Thursday 30 May 2013, half term" in names
    month.go_to(dt.date(2013, 8, 14))
    assert opened().words.text() == "Wednesday 14 August 2013, holidays"
    press(Qt.Key.Key_Escape)


def test_by_when_has_it_too_and_keeps_words(seventh, hands):
    seventh.go(2)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seventh.go(3)
    hands.tab_to("wording")
    hands.type("Ask")
    hands.tab()
    assert isinstance(hands.focus, DueLine)
    hands.type("end of term")
    hands.press(Qt.Key.Key_F4)
    assert opened().words.text().startswith("Friday 20 December 2013")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    hands.tab()
    (action,) = seventh.stored(Action, meeting=seventh.meeting.id)
    assert (action.due_words, action.due) == ("19 Dec", dt.date(2013, 12, 19))


def test_no_day_is_chosen_where_a_field_is_only_read(window, hands):
    field = field_of(window)
    field.setReadOnly(True)
    assert not [b for b in field.findChildren(QWidget) if isinstance(b, DayButton) and b.isVisible()]
    hands.press(Qt.Key.Key_F4)
    assert QApplication.activePopupWidget() is None


def test_each_field_for_a_day_knows_the_year_of_the_schools(seventh_path, open_window):
    window = open_window(seventh_path)
    scenes = ("members", "meetings, check_in", "calendar, an event", "schools")
    deaf, seen = [], set()
    for name, root in walked(window, {name: places()[name] for name in scenes}):
        for field in root.findChildren(DateLine):
            seen.add((name, field.objectName()))
            deaf += [] if field.read("end of term") else [f"{name}: {field.objectName()}"]
    assert len(seen) > 8 and not deaf


def inked(what: DayMark) -> set[tuple[int, int]]:
    """The points that a mark covers in a box of 20 by 20, itself within one of 28."""
    image = QImage(28, 28, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_day_mark(painter, QRectF(4, 4, 20, 20), what, LIGHT)
    painter.end()
    return {(x, y) for x in range(28) for y in range(28) if image.pixelColor(x, y).lightness() < 128}


SPOTS = {
    "middle": [(14, 14)],
    "tips": [(14, 5), (22, 14), (14, 22), (5, 14)],
    "corners": [(5, 5), (22, 5), (22, 22), (5, 22)],
    "between": [(21, 9), (21, 18), (7, 9), (7, 18)],
}


@pytest.mark.parametrize(
    ("what", "covered"),
    [
        (DayMark.MEETING, {"middle", "tips", "between"}),
        (DayMark.INSET, {"middle", "tips"}),
        (DayMark.EVENT, {"middle", "tips", "between", "corners"}),
        (DayMark.BANK_HOLIDAY, {"middle", "corners"}),
    ],
)
def test_marks_are_a_disc_a_diamond_a_square_and_a_cross(qapp, what, covered):
    ink = inked(what)
    assert {name for name, spots in SPOTS.items() if ink.issuperset(spots)} == covered
    assert {name for name, spots in SPOTS.items() if not ink.isdisjoint(spots)} == covered


def test_a_meeting_is_marked_on_its_day(window, hands):
    hands.press(Qt.Key.Key_F4)
    month = opened().month
    image = month.viewport().grab().toImage()
    cells = {
        month.item(row, column).text(): month.visualItemRect(month.item(row, column))
        for row in (0, 1)
        for column in range(7)
    }
    marked = set()
    for day, cell in cells.items():
        low = range(cell.top() + cell.height() // 2, cell.bottom() - 4)
        inks = {image.pixelColor(x, y).name() for x in range(cell.left() + 4, cell.right() - 4) for y in low}
        if LIGHT.accent_text in inks:
            marked.add(day)
    assert marked == {"3"}
    press(Qt.Key.Key_Escape)
