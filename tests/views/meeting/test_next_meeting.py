"""The next meeting by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from window_driver import stage_tabs

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.meeting.meeting_states import cancel


@pytest.fixture
def following(seventh):
    seventh.go(5)
    return seventh


def planned(at) -> list[Meeting]:
    known = at.meeting.date
    return [m for m in at.stored(Meeting) if m.date and m.date > known]


def test_a_date_plans_a_meeting_where_there_is_none(following, hands, monkeypatch):
    assert hands.focus.objectName() == "date"
    date = hands.focus
    hands.type("16 Jan 2014")
    following.kept_soon(lambda: planned(following))
    assert hands.focus is date and date.text() == "16 Jan 2014"
    (new,) = planned(following)
    assert (new.date, new.starts, new.ends) == (dt.date(2014, 1, 16), dt.time(13, 30), dt.time(16, 30))
    assert (new.state, new.learning_set) == (MeetingState.PLANNED, following.meeting.learning_set)
    assert "16 Jan" in stage_tabs(following.screen)[5].text()
    which = following.screen.which
    assert any("16 Jan" in which.itemText(place) for place in range(which.count())), (
        "it can be chosen at once"
    )
    hands.tab()
    assert date.text() == "Thursday 16 January 2014"
    hands.tab(2)
    hands.type("Library")
    following.kept_soon(lambda: planned(following)[0].place == "Library")
    assert len(planned(following)) == 1


def test_after_a_meeting_without_times_the_usual_ones_are_proposed(seventh, hands):
    with seventh.window.desk.workspace.step("Clear") as step:
        step.put(replace(seventh.meeting, starts=None, ends=None))
    seventh.go(5)
    hands.type("16 Jan 2014")
    seventh.kept_soon(lambda: planned(seventh))
    assert [(m.starts, m.ends) for m in planned(seventh)] == [(dt.time(13, 30), dt.time(16, 30))]


def test_in_3_weeks_counts_from_today(seventh, hands):
    """The sample's today is 4 July 2013, so its third meeting plans the fourth anew, opened again."""
    third, fourth = meetings_in_order(seventh.stored(Meeting))[2:4]
    seventh.screen.show_destination(destination_meeting(fourth.id))
    seventh.screen.forward.click()
    seventh.screen.show_destination(destination_meeting(third.id))
    seventh.go(5)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("in 3 weeks")
    seventh.kept_soon(lambda: dt.date(2013, 7, 25) in [m.date for m in seventh.stored(Meeting)])
    assert hands.focus.text() == "in 3 weeks"


def test_planning_is_undone_on_screen(following, hands):
    date = hands.focus
    hands.type("16 Jan 2014")
    following.kept_soon(lambda: following.undo_says() == "Undo “Plan next meeting”")
    following.undo()
    assert planned(following) == []
    assert date.text() == "" and hands.focus is date
    hands.type("17 Jan 2014")
    following.kept_soon(lambda: [m.date for m in planned(following)] == [dt.date(2014, 1, 17)])


def test_an_earlier_date_does_not_make_the_fields_forget(following, hands):
    hands.type("5 Jan 2013")
    hands.tab(3)
    hands.type("Hall")
    following.screen.leave()
    following.screen.refresh()
    early = [m for m in following.stored(Meeting) if m.date == dt.date(2013, 1, 5)]
    assert [m.place for m in early] == ["Hall"]
    assert hands.focus.text() == "Hall"


def test_a_bank_holiday_and_an_event_of_the_programme_are_pointed_out(following, hands):
    remark = following.screen.stage.date_remark
    assert not remark.isVisible()
    hands.type("28 Nov 2013")
    following.kept_soon(lambda: remark.isVisible())
    assert remark.text() == "Thu 28 Nov is the day of “Presentation of impact” (16:00 – 18:00)."
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("25 Dec 2013")
    following.kept_soon(lambda: "bank holiday (Christmas Day)" in remark.text())


def test_once_the_planned_one_is_cancelled_another_is_planned(following, hands):
    hands.type("16 Jan 2014")
    following.kept_soon(lambda: planned(following))
    (first,) = planned(following)
    following.screen.refresh()
    cancel(following.window.desk.workspace, first, "Snow")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("23 Jan 2014")
    following.kept_soon(lambda: len(planned(following)) == 2)
    assert sorted((m.date, m.state) for m in planned(following)) == [
        (dt.date(2014, 1, 16), MeetingState.CANCELLED),
        (dt.date(2014, 1, 23), MeetingState.PLANNED),
    ]
