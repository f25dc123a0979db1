"""The controls: what keys and the mouse do to their values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lfl_desktop.domain.typed_figures import read_time
from lfl_desktop.views.controls import DateLine, GrowingText, Minutes, Segmented, TimeLine

THURSDAY = dt.date(2013, 5, 9)


@pytest.fixture
def shown(qtbot):
    """Shows a control with the focus, and notes what it says of its changes."""

    def make(control):
        qtbot.addWidget(control)
        control.show()
        qtbot.waitUntil(control.isActiveWindow)
        control.setFocus()
        said = []
        if hasattr(control, "changed"):
            control.changed.connect(said.append)
        return control, said

    return make


def keys(control, *pressed) -> None:
    for key in pressed:
        QTest.keyClick(control, key)


@pytest.fixture
def chooser(shown):
    control = Segmented()
    control.set_options([("d", "Done"), ("p", "Partly"), ("r", "Dropped")], "dpr")
    return shown(control)


def test_arrow_keys_letters_and_delete_choose(chooser):
    control, said = chooser
    keys(
        control, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, "r", Qt.Key.Key_Right, Qt.Key.Key_Delete
    )
    assert said == ["d", "p", "d", "r", "r", None]
    assert control.value() is None


def test_a_capital_letter_chooses_as_well(chooser):
    control, said = chooser
    QTest.keyClick(control, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert said == ["p"]


def test_other_letters_and_delete_of_nothing_do_nothing(chooser):
    control, said = chooser
    keys(control, "x", Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    assert said == []


def test_showing_a_value_says_nothing_and_is_read_aloud(chooser):
    control, said = chooser
    control.set_value("r")
    assert said == [] and control.accessibleDescription() == "Dropped"
    control.set_value(None)
    assert control.value() is None and control.accessibleDescription() == ""


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1.30", dt.time(13, 30)),
        ("13:30", dt.time(13, 30)),
        ("4 pm", dt.time(16)),
        ("9", dt.time(9)),
        ("09.15", dt.time(9, 15)),
        ("12 am", dt.time(0)),
        ("25:00", None),
        ("7:75", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_as_people_write_them(text, time):
    assert read_time(text) == time


@settings(max_examples=50)
@given(st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None)))
def test_a_time_written_in_full_is_that_time(time):
    assert read_time(f"{time:%H:%M}") == time


def test_a_time_is_settled_when_left(shown):
    control, said = shown(TimeLine())
    keys(control, *"1.30")
    assert said[-1] == dt.time(13, 30) and control.text() == "1.30"
    keys(control, Qt.Key.Key_Return)
    assert control.text() == "13:30"


def test_a_date_is_read_while_typed_and_settled_when_left(shown):
    control, said = shown(DateLine())
    control.set_today(lambda: THURSDAY)
    QTest.keyClicks(control, "in 3 weeks")
    assert said == [dt.date(2013, 5, 30)] and control.text() == "in 3 weeks"
    keys(control, Qt.Key.Key_Return)
    assert control.text() == "Thursday 30 May 2013"


def test_a_date_that_is_not_understood_stays_and_changes_nothing(shown):
    control, said = shown(DateLine())
    control.set_value(THURSDAY)
    control.selectAll()
    QTest.keyClicks(control, "some day")
    keys(control, Qt.Key.Key_Return)
    assert control.text() == "some day"
    assert control.property("unclear") and "not understood" in control.toolTip()
    assert control.value() == THURSDAY and said == []


def test_an_emptied_date_is_no_date(shown):
    control, said = shown(DateLine())
    control.set_value(THURSDAY)
    control.selectAll()
    keys(control, Qt.Key.Key_Delete)
    assert said == [None] and control.value() is None and not control.property("unclear")


def test_minutes_take_digits_only_and_go_by_five(shown):
    control, said = shown(Minutes())
    QTest.keyClicks(control, "3x5-")
    assert control.value() == 35
    keys(control, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert said == [3, 35, 40, 35, 30]
    keys(control, *[Qt.Key.Key_Down] * 8)
    assert control.value() == 0
    control.set_value(None)
    assert control.text() == "" and control.value() is None


def test_a_text_grows_with_its_lines(shown, qtbot):
    control, _said = shown(GrowingText())
    control.resize(300, 40)
    one = control.height()
    QTest.keyClicks(control, "a")
    for _ in range(3):
        keys(control, Qt.Key.Key_Return)
    assert control.height() >= one + 3 * control.fontMetrics().lineSpacing() - 2
    control.setPlainText("")
    assert control.height() == one


def test_enter_moves_on_where_the_form_says_so_and_shift_enter_begins_a_line(shown):
    control, _said = shown(GrowingText())
    control.setProperty("enterMovesOn", True)
    entered = []
    control.entered.connect(lambda: entered.append(True))
    QTest.keyClicks(control, "a")
    QTest.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(control, "b")
    keys(control, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert control.toPlainText() in ("a\nb", "a\u2028b")
    assert entered == [True, True]
