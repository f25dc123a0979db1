"""By when, typed as schools say it: the day at once, or words that are a full answer."""

from __future__ import annotations

import datetime as dt

import pytest
from everywhere import at_rest
from keyboard import CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from what_is_cut import cut

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.programme import Term
from lfl_desktop.views.kit import theme
from lfl_desktop.views.meeting.slot_form import SlotForm
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.meeting import meeting_states
from lfl_desktop.workspace.rules.record_rules import Rules


@pytest.fixture
def slot(seventh, hands):
    """A slot, the cursor in the wording of its first action; the meeting is on 5 December 2013."""
    seventh.go(2)
    hands.tab()
    hands.type("30")
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.tab_to("restated")
    hands.tab()
    return seventh


def row(at) -> ActionRow:
    form = at.screen.stage.pages.currentWidget()
    assert isinstance(form, SlotForm)
    return at.rows(ActionRow, form)[0]


def kept(at) -> Action:
    return at.stored(Action, meeting=at.meeting.id)[0]


def change(at, *records) -> None:
    with at.window.desk.workspace.step("Change") as step:
        for record in records:
            step.put(record)
    QApplication.processEvents()


def test_what_schools_call_a_day_is_shown_at_once_as_that_day(slot, hands):
    hands.type("Ring the parents")
    hands.tab()
    hands.type("before Christmas")
    assert row(slot).day.text() == "by 20 Dec" and row(slot).day.isVisible()
    assert row(slot).due_words.text() == "before Christmas", "the words stay as they are typed"
    hands.tab()
    assert (kept(slot).due_words, kept(slot).due) == ("before Christmas", dt.date(2013, 12, 20))
    assert row(slot).day.text() == "by 20 Dec"
    _columns_stay_below_each_other(slot, hands)


def _columns_stay_below_each_other(slot, hands):
    """By when has the room of the longest words of all rows."""
    hands.press(Qt.Key.Key_Return)
    hands.type("Ask their teachers what they would like to see changed, who would say so, and why")
    hands.tab()

    def across() -> set[tuple[int, int]]:
        rows = slot.rows(ActionRow, slot.screen.stage.pages.currentWidget())
        at_rest()
        assert len(rows) > 1
        return {(row.due_words.x(), row.sign.x()) for row in rows}

    usual = across()
    hands.type("before the end of January")
    wide = across()
    line = hands.focus
    assert line.width() >= line.width_for_words() and line.calendar_button.isVisible(), "with its button"
    row = next(row for row in slot.rows(ActionRow, line.window()) if row.due_words is line)
    assert line.geometry().bottom() < row.day.y() < line.geometry().bottom() + 4, "right below its words"
    assert len(usual) == len(wide) == 1 and usual != wide
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Friday")
    assert across() == usual


def test_a_day_of_another_school_year_is_shown_with_its_year(slot, hands):
    hands.type("Ring the parents")
    hands.tab()
    hands.type("September")
    assert row(slot).day.text() == "by 30 Sep 2014"


@pytest.mark.parametrize("words", ["ongoing", "tbc", "when the new head starts", "by and by"])
def test_words_that_name_no_day_are_a_full_answer(slot, hands, words):
    hands.type("Ring the parents")
    hands.tab()
    hands.type(words)
    assert not row(slot).day.isVisible() and not row(slot).due_words.property("unclear")
    hands.tab()
    slot.kept_soon(lambda: kept(slot).due_words == words)
    assert kept(slot).due is None and row(slot).due_words.text() == words
    assert not row(slot).day.isVisible() and not row(slot).due_words.property("unclear")


def test_words_that_name_no_day_come_back_at_each_meeting_and_on_today(slot, hands):
    hands.type("Ring the parents")
    hands.tab()
    hands.type("when the new head starts")
    hands.tab()
    slot.kept_soon(lambda: kept(slot).due_words)
    desk = slot.window.desk
    meeting_states.forward(desk.workspace, desk.book().meetings[-1], desk.workspace.today())
    days = (dt.date(2014, 1, 16), dt.date(2014, 3, 6))
    change(slot, *(Meeting(learning_set=desk.set_id, date=day) for day in days))
    for meeting in desk.book().meetings[-2:]:
        slot.screen.show_destination(destination_meeting(meeting.id))
        slot.go(1)
        assert "when the new head starts" in shown(slot.screen)


def shown(screen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_today_says_words_that_name_no_day(sample_path, open_window, hands):
    window = open_window(sample_path)
    waiting = window.desk.book().actions
    third = next(a for a in waiting if a.wording.startswith("Two-day induction"))
    vague = replace(third, due_words="when the new head starts", due=None)
    with window.desk.workspace.step("Change", rules=Rules.PASSED_BY) as step:
        step.put(vague)
    QApplication.processEvents()
    assert "when the new head starts" in shown(window.screen_of("today"))
    assert not any(text.startswith(("by by", "by before")) for text in shown(window.screen_of("today")))


@pytest.mark.parametrize(
    ("line", "wording", "words", "day"),
    [
        (
            "Ring the parents by before Christmas",
            "Ring the parents",
            "before Christmas",
            dt.date(2013, 12, 20),
        ),
        (
            "Ring the parents, by the end of term",
            "Ring the parents",
            "the end of term",
            dt.date(2013, 12, 20),
        ),
        ("Have it led by June", "Have it led by June", "", None),
    ],
)
def test_the_end_of_an_action_line_says_by_when(slot, hands, line, wording, words, day):
    hands.type(line)
    hands.enter()
    slot.kept_soon(lambda: slot.stored(Action, meeting=slot.meeting.id))
    assert (kept(slot).wording, kept(slot).due_words, kept(slot).due) == (wording, words, day)


def test_an_event_and_a_term_that_are_added_are_known_at_the_next_key(slot, hands):
    hands.type("Ring the parents")
    hands.tab()
    hands.type("the inset da")
    assert not row(slot).day.isVisible()
    cohort = slot.window.desk.book().cohort.id
    inset = ProgrammeEvent(cohort=cohort, kind=EventKind.OTHER, title="INSET", date=dt.date(2014, 1, 6))
    change(slot, inset)
    hands.type("y")
    assert row(slot).day.text() == "by 6 Jan"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("before Easte")
    spring = Term(
        cohort=cohort, label="Spring", starts=dt.date(2014, 1, 7), ends=dt.date(2014, 4, 4), position=9
    )
    change(slot, spring)
    hands.type("r")
    assert row(slot).day.text() == "by 4 Apr"


@pytest.fixture(params=[100, 125, 200])
def percent(request, qapp):
    """The size of the text, set before the window is there and put back after it has gone."""
    theme.apply(qapp, "light", request.param)
    yield request.param
    theme.apply(qapp, "light", 100)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 700)])
def test_nothing_of_by_when_is_cut_while_it_is_typed(percent, slot, hands, size):
    slot.window.resize(*size)
    hands.type("Ring the parents")
    hands.tab()
    for words in ("a week on Thursday", ", or else when the new head has started"):
        hands.type(words)
        at_rest()
        line = row(slot).due_words
        seen_from = line.cursorPositionAt(QPoint(3, line.height() // 2))
        assert seen_from == 0 or (percent > 100 and words.startswith(",")), words
        assert line.width() <= slot.screen.stage.width()
    assert not list(cut(slot.screen.stage))
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_End, SHIFT)
    hands.press(Qt.Key.Key_Delete)
    hands.type("soon")
    at_rest()
    wording, line = row(slot).wording, row(slot).due_words
    beside = abs(wording.mapTo(slot.window, QPoint()).y() - line.mapTo(slot.window, QPoint()).y()) < 5
    assert beside or percent == 200, "short words stand in the line of the action"
