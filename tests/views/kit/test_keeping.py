"""Fields that keep what is typed in them."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDial, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from window_driver import full_disk

from lfl_desktop.domain.meetings import Challenge, Meeting
from lfl_desktop.domain.wording.clean_text import clean
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.own_controls import DateLine


class Fields(QWidget):
    """Two fields of a challenge."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = QLineEdit()
        self.headline.setObjectName("headline")
        self.stated = QPlainTextEdit()
        self.stated.setObjectName("stated")
        column = QVBoxLayout(self)
        column.addWidget(self.headline)
        column.addWidget(self.stated)


@pytest.fixture
def blank(desk) -> Challenge:
    book = desk.book()
    return Challenge(person=book.members(None)[0].id, learning_set=desk.set_id)


@pytest.fixture
def fields(qtbot) -> Fields:
    made = Fields()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.headline.setFocus()
    return made


@pytest.fixture
def form(desk, fields, blank) -> RecordForm:
    return RecordForm(desk, fields, blank, "Edit challenge")


def stored(desk, record) -> Challenge | None:
    return desk.workspace.get(Challenge, record.id)


def test_nothing_is_kept_before_something_is_typed(desk, form, blank):
    form.keep()
    assert stored(desk, blank) is None


def test_typing_is_kept_within_a_second(desk, fields, form, blank, qtbot):
    with qtbot.waitSignal(desk.kept, timeout=10_000):
        QTest.keyClicks(fields.headline, "Staff change")
    assert stored(desk, blank).headline == "Staff change"
    assert fields.headline.hasFocus()


def test_leaving_the_field_keeps_at_once(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Staff change")
    fields.stated.setFocus()
    assert stored(desk, blank).headline == "Staff change"


def test_a_pause_within_a_field_is_one_thought_and_two_fields_are_two(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Staff")
    form.keep()
    QTest.keyClicks(fields.headline, " change")
    form.keep()
    fields.stated.setFocus()
    QTest.keyClicks(fields.stated, "How?")
    form.keep()
    desk.workspace.undo()
    assert (stored(desk, blank).headline, stored(desk, blank).stated) == ("Staff change", "")
    desk.workspace.undo()
    assert stored(desk, blank) is None


def test_only_what_was_typed_is_kept_over_a_change_elsewhere(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Mine")
    form.keep()
    with desk.workspace.step("Elsewhere") as step:
        step.put(replace(stored(desk, blank), stated="Theirs"))
    QTest.keyClicks(fields.headline, "!")
    form.keep()
    assert (stored(desk, blank).headline, stored(desk, blank).stated) == ("Mine!", "Theirs")


def test_what_is_being_typed_is_newer_than_the_record_that_is_shown(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Mi")
    form.keep()
    read_before = stored(desk, blank)
    QTest.keyClicks(fields.headline, "ne")
    form.show(read_before)
    assert fields.headline.text() == "Mine"
    assert stored(desk, blank).headline == "Mine"
    assert form.record.headline == "Mine"


def test_the_cursor_stays_when_the_same_text_is_shown(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Mine")
    form.keep()
    fields.headline.setCursorPosition(2)
    form.show(stored(desk, blank))
    assert fields.headline.cursorPosition() == 2


@pytest.mark.parametrize("name", ["headline", "stated"])
def test_other_text_puts_the_cursor_at_its_end(desk, fields, form, blank, name):
    field = getattr(fields, name)
    field.setFocus()
    QTest.keyClicks(field, "Mine")
    form.keep()
    form.show(replace(form.record, headline="Other", stated="Other"))
    assert _position(field) == 5


def _position(field: QWidget) -> int:
    return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()


def test_another_record_gets_nothing_of_the_former_one(desk, fields, form, blank):
    QTest.keyClicks(fields.headline, "Mine")
    other = replace(blank, id=uuid4())
    form.show(other)
    form.keep()
    assert fields.headline.text() == ""
    assert stored(desk, blank).headline == "Mine"
    assert stored(desk, other) is None


def test_words_that_are_no_day_stay_with_their_record(desk, blank, qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    line = DateLine(root)
    line.setObjectName("agreed_on")
    form = RecordForm(desk, root, blank, "Edit challenge")
    QTest.keyClicks(line, "some day")
    form.show(blank)
    assert line.text() == "some day"
    form.show(replace(blank, id=uuid4()))
    assert line.text() == "" and not line.property("unclear")


def test_undo_takes_back_a_sentence_however_fast_it_was_typed(desk, fields, form, blank):
    fields.stated.setFocus()
    QTest.keyClicks(fields.stated, "Ann was heard. Bob asked the question! I said too much. Teh")
    form.keep()
    for left in (
        "Ann was heard. Bob asked the question! I said too much. ",
        "Ann was heard. Bob asked the question! ",
    ):
        desk.workspace.undo()
        assert stored(desk, blank).stated == left
    desk.workspace.redo()
    assert stored(desk, blank).stated.endswith("I said too much. ")


def test_undo_takes_back_a_line(desk, fields, form, blank):
    fields.stated.setFocus()
    QTest.keyClicks(fields.stated, "Ann was heard")
    QTest.keyClick(fields.stated, Qt.Key.Key_Return)
    QTest.keyClicks(fields.stated, "Bob asked")
    form.keep()
    desk.workspace.undo()
    assert stored(desk, blank).stated.rstrip() == "Ann was heard"


def test_what_overwrites_or_brings_much_at_once_is_taken_back_alone(desk, fields, form, blank):
    fields.stated.setFocus()
    QTest.keyClicks(fields.stated, "Ann was heard, and Bob asked what opened it up")
    fields.stated.selectAll()
    QTest.keyClicks(fields.stated, "x")
    form.keep()
    desk.workspace.undo()
    assert stored(desk, blank).stated == "Ann was heard, and Bob asked what opened it up"
    fields.stated.moveCursor(QTextCursor.MoveOperation.End)
    fields.stated.insertPlainText(", while the others listened without a word")
    form.keep()
    QTest.keyClicks(fields.stated, " teh")
    form.keep()
    for left in ("without a word", "what opened it up"):
        desk.workspace.undo()
        assert stored(desk, blank).stated.endswith(left)


def test_what_is_pasted_is_one_thought(desk, fields, form, blank):
    fields.stated.setFocus()
    fields.stated.insertPlainText("Ann was heard. Bob asked. I said too much.")
    form.keep()
    desk.workspace.undo()
    assert stored(desk, blank) is None


class OneDay(QWidget):
    """The day of a meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.date = DateLine(self)
        self.date.setObjectName("date")
        self.place = QLineEdit(self)
        self.place.setObjectName("place")


@pytest.fixture
def day(desk, qtbot) -> RecordForm:
    root = OneDay()
    qtbot.addWidget(root)
    root.show()
    qtbot.waitUntil(root.isActiveWindow)
    root.date.setFocus()
    form = RecordForm(desk, root, desk.book().meetings[-1], "Edit meeting")
    root.date.selectAll()
    return form


def kept_day(desk, form) -> dt.date | None:
    return desk.workspace.get(Meeting, form.record.id).date


def test_the_former_day_stays_in_the_file_while_words_are_not_understood(desk, day):
    date, former, told = day.fields["date"], day.record.date, []
    desk.said.connect(told.append)
    for letter in "Weds 10 Marhc":
        QTest.keyClick(date, letter)
        day.show(day.record)  # as every other change on the screen does
        assert kept_day(desk, day) == former
    day.fields["place"].setFocus()
    assert date.text() == "Weds 10 Marhc" and date.property("unclear")
    assert kept_day(desk, day) == former
    assert told == [date.toolTip()] and "is not understood" in told[0]


def test_a_day_is_kept_as_the_field_is_left(desk, day):
    QTest.keyClicks(day.fields["date"], "Weds 10 March 2027")
    day.fields["place"].setFocus()
    assert kept_day(desk, day) == dt.date(2027, 3, 10)
    assert day.fields["date"].text() == "Wednesday 10 March 2027"
    desk.workspace.undo()
    day.show(desk.workspace.get(Meeting, day.record.id))
    assert day.fields["date"].value() == kept_day(desk, day) != dt.date(2027, 3, 10)


def test_a_look_at_another_window_leaves_a_half_typed_day(desk, day):
    former = day.record.date
    QTest.keyClicks(day.fields["date"], "Weds")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(day.fields["date"], away)
    assert kept_day(desk, day) == former and day.fields["date"].text() == "Weds"


def test_undo_in_words_that_mean_nothing_takes_back_the_words_only(desk, day):
    former = day.record.date
    QTest.keyClicks(day.fields["date"], "some day")
    QTest.keyClick(day.fields["date"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert day.fields["date"].value() == former and not day.fields["date"].property("unclear")
    assert day.fields["date"].text().endswith(str(former.year))


class TestTrouble:
    """The world says no."""

    @pytest.fixture(autouse=True)
    def no_room(self, desk, monkeypatch) -> list[str]:
        def full(*args: object, **kwargs: object) -> None:
            raise CannotWrite("The disk is full.")

        self.world = monkeypatch.context()
        self.patch = self.world.__enter__()
        full_disk(self.patch)
        self.told: list[str] = []
        desk.troubled.connect(self.told.append)
        return self.told

    def better(self) -> None:
        self.world.__exit__(None, None, None)

    def test_it_is_told_and_tried_again(self, desk, fields, form, blank, qtbot):
        QTest.keyClicks(fields.headline, "Mine")
        form.keep()
        assert self.told == ["The disk is full."]
        assert form.pending and not keep_all(fields)
        self.better()
        with qtbot.waitSignal(desk.kept, timeout=10_000):
            pass
        assert stored(desk, blank).headline == "Mine"
        assert not form.pending and keep_all(fields)

    def test_a_refresh_leaves_what_is_not_kept(self, desk, fields, form, blank):
        QTest.keyClicks(fields.headline, "Mine")
        form.show(blank)
        assert fields.headline.text() == "Mine"
        self.better()
        form.keep()
        assert stored(desk, blank).headline == "Mine"

    def test_another_record_waits_until_this_one_is_kept(self, desk, fields, form, blank):
        other = replace(blank, id=uuid4(), headline="Other")
        QTest.keyClicks(fields.headline, "Mine")
        form.show(other)
        assert (fields.headline.text(), form.record.id) == ("Mine", blank.id)
        self.better()
        form.show(other)
        assert (fields.headline.text(), form.record.id) == ("Other", other.id)
        assert stored(desk, blank).headline == "Mine"


def test_a_widget_that_holds_no_field_is_a_fault(desk, fields, blank):
    QDial(fields).setObjectName("restated")
    with pytest.raises(TypeError, match="restated"):
        RecordForm(desk, fields, blank, "Edit challenge")


@settings(max_examples=30)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_kept_as_it_was_pasted(desk, fields, form, blank, text):
    fields.stated.setFocus()
    fields.stated.clear()
    fields.stated.insertPlainText(text)
    form.keep()
    shown = fields.stated.toPlainText()
    kept = stored(desk, blank)
    assert (kept.stated if kept else "") == clean(shown)
