"""The controls: what keys and the mouse do to their values."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.wording.typed_figures import read_time
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import (
    UNFINISHED,
    DateLine,
    GrowingText,
    Minutes,
    Segmented,
    TimeLine,
)
from lfl_desktop.views.kit.controls.understood_line import PAUSE

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
    assert said == [] and control.value() == dt.time(13, 30) and control.text() == "1.30"
    keys(control, Qt.Key.Key_Return)
    assert said == [dt.time(13, 30)] and control.text() == "13:30"


def test_a_date_is_read_while_typed_and_kept_when_left(shown):
    control, said = shown(DateLine())
    control.set_today(lambda: THURSDAY)
    QTest.keyClicks(control, "in 3 weeks")
    assert said == [] and control.value() == dt.date(2013, 5, 30) and control.text() == "in 3 weeks"
    keys(control, Qt.Key.Key_Return)
    assert said == [dt.date(2013, 5, 30)] and control.text() == "Thursday 30 May 2013"


def test_a_date_may_be_what_the_year_of_the_schools_says(shown):
    control, said = shown(DateLine())
    control.set_today(lambda: THURSDAY)
    QTest.keyClicks(control, "next meeting")
    assert control.property("unclear"), "none is known"
    control.clear()
    control.set_year(lambda: SchoolYear(meetings=(dt.date(2013, 7, 4),)))
    QTest.keyClicks(control, "next meeting")
    assert not control.property("unclear")
    keys(control, Qt.Key.Key_Return)
    assert said == [dt.date(2013, 7, 4)] and control.text() == "Thursday 4 July 2013"


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
    keys(control, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert said == [None] and control.value() is None and not control.property("unclear")


def test_minutes_go_by_five(shown):
    control, said = shown(Minutes())
    QTest.keyClicks(control, "35")
    keys(control, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert said == [40, 35, 30]
    keys(control, *[Qt.Key.Key_Down] * 8)
    assert control.value() == 0
    control.set_value(None)
    assert control.text() == "" and control.value() is None


KINDS = {
    "day": (
        DateLine,
        THURSDAY,
        ("some day", "24 May or 31 May", "Ann Able", "12 Febuary", "Mon 10 May 2013"),
    ),
    "time": (TimeLine, dt.time(13, 30), ("soon", "4-6", "4.30 or 5", "Ann Able", "25:00", "10 to 4")),
    "minutes": (Minutes, 30, ("Ann Able", "about 20", "20-30", "1.33", "30 Ann", "700")),
    "number": (NumberLine, 5.0, ("3 out of 30", "about 5", "3-4", "1.000,5", "5 or 6", "Ann Able")),
}


@pytest.mark.parametrize(("kind", "words"), [(kind, w) for kind, (_, _, all) in KINDS.items() for w in all])
def test_words_that_are_not_understood_as_a_whole_stay_and_change_nothing(shown, kind, words):
    control, said = shown(KINDS[kind][0]())
    control.set_value(KINDS[kind][1])
    before = control.text()
    control.selectAll()
    QTest.keyClicks(control, words)
    keys(control, Qt.Key.Key_Return)
    assert (control.text(), control.value(), said) == (words, KINDS[kind][1], [])
    assert control.property("unclear") and f"{before} stays" in control.toolTip()
    assert control.accessibleDescription() == control.toolTip()
    control.follow(KINDS[kind][1])
    assert control.text() == words or not control.hasFocus()


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_was_kept_in_a_pause_goes_back_where_the_words_come_to_nothing(shown, kind):
    line, former, _all = KINDS[kind]
    begins, ends = {"day": ("24 May", " or 31 May"), "time": ("4", "-6"), "minutes": ("20", "-30")}.get(
        kind, ("3", " out of 30")
    )
    control, said = shown(line())
    control.set_value(former)
    control.selectAll()
    QTest.keyClicks(control, begins)
    control.hold()
    assert len(said) == 1 and control.text() == begins
    QTest.keyClicks(control, ends)
    keys(control, Qt.Key.Key_Return)
    assert said[-1] == control.value() == former and control.property("unclear")


def test_a_pause_keeps_what_is_understood(shown, qtbot):
    control, said = shown(TimeLine())
    QTest.keyClicks(control, "4")
    qtbot.waitUntil(lambda: said == [dt.time(16)], timeout=8 * PAUSE)
    assert control.text() == "4"


def test_a_day_without_its_year_waits_longer_for_more(shown, qtbot):
    control, said = shown(DateLine())
    control.set_today(lambda: THURSDAY)
    QTest.keyClicks(control, "24 May")
    assert control.patience() == UNFINISHED
    QTest.keyClicks(control, " 2014")
    qtbot.waitUntil(lambda: said == [dt.date(2014, 5, 24)], timeout=UNFINISHED)


def test_a_value_that_is_set_from_outside_is_taken_at_once(shown):
    control, said = shown(DateLine())
    control.set_today(lambda: THURSDAY)
    control.setText("24 May")
    assert said == [dt.date(2013, 5, 24)] and control.text() == "Friday 24 May 2013"


def test_words_in_a_tip_are_put_back(shown):
    control, _said = shown(TimeLine())
    control.setToolTip("When the set begins")
    QTest.keyClicks(control, "so")
    assert "not understood" in control.toolTip()
    control.selectAll()
    QTest.keyClicks(control, "4")
    assert control.toolTip() == "When the set begins" and control.accessibleDescription() == ""


def test_undo_takes_back_words_that_mean_nothing(shown):
    control, said = shown(DateLine())
    control.set_value(THURSDAY)
    control.selectAll()
    QTest.keyClicks(control, "some")
    assert control.give_back() and control.text() == "Thursday 9 May 2013" and said == []
    assert not control.give_back()


TYPED = st.text(st.sampled_from("0123456789 /.,:-½%apmhMayWedsortTh"), max_size=14) | st.sampled_from(
    [words for _, _, all in KINDS.values() for words in all]
)


@settings(max_examples=60)
@given(text=TYPED, kind=st.sampled_from(list(KINDS)))
def test_what_is_typed_letter_by_letter_is_kept_as_the_whole_or_not_at_all(shown, text, kind):
    line, former, _all = KINDS[kind]
    control = line()
    said = []
    control.changed.connect(said.append)
    control.set_value(former)
    control.selectAll()
    for letter in text:
        control.insert(letter)  # says `textEdited`, as a key does
        assert said == []
    control.take()
    meant = control.read(text.strip()) if text.strip() else None
    wanted = former if not text or (text.strip() and meant is None) else meant
    assert control.value() == wanted
    assert said == ([] if wanted == former else [wanted])
    control.deleteLater()


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


def test_values_in_one_row_touch_and_stacked_ones_stand_apart(chooser):
    control, _said = chooser

    def gaps() -> list[int]:
        boxes = [button.geometry() for button in control.findChildren(QPushButton)]
        return [
            (b.left() - a.right() if a.y() == b.y() else b.top() - a.bottom()) - 1 for a, b in pairwise(boxes)
        ]

    assert gaps() == [0, 0]
    for room in (1, 10_000):
        control.stack(room)
        control.adjustSize()
        QApplication.processEvents()
        assert gaps() == [3, 3]
    control.unstack()
    control.adjustSize()
    QApplication.processEvents()
    assert gaps() == [0, 0]


def test_a_text_keeps_room_for_as_many_characters_as_it_is_told(shown):
    control, _said = shown(GrowingText())
    before = control.minimumSizeHint()
    control.setProperty("leastAcross", 40)
    after = control.minimumSizeHint()
    assert after.width() == 40 * control.fontMetrics().averageCharWidth() > before.width()
    assert after.height() == before.height()


@pytest.mark.parametrize("laid_out", [True, False], ids=["in a form", "by itself"])
def test_what_is_written_in_is_as_high_as_a_text_that_grows_and_shrinks(qtbot, laid_out):
    window = QWidget()
    qtbot.addWidget(window)
    text = GrowingText()
    text.setPlainText("Ask each team for one worry and write it down where all can see it, " * 3)
    if laid_out:
        column = QVBoxLayout(window)
        column.addWidget(text)
        column.addStretch()
    else:
        text.setParent(window)
    window.resize(1300, 600)
    window.show()
    QApplication.processEvents()
    margins = text.contentsMargins()
    for width in (1200, 300, 200, 800):
        (window if laid_out else text).resize(width, 600 if laid_out else text.height())
        QApplication.processEvents()
        assert text.viewport().height() == text.height() - margins.top() - margins.bottom(), width
        assert text.verticalScrollBar().maximum() == 0
