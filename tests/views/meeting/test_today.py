"""Today: what the facilitator needs in the next hour."""

from __future__ import annotations

from contextlib import closing

import pytest
from keyboard import CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QVBoxLayout

from lfl_desktop.domain.meetings import Action, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.workspace.meeting import meeting_states
from lfl_desktop.workspace.meeting.next_hour import overview
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def cards(screen) -> list[QPushButton]:
    found = screen.findChildren(QPushButton)
    return [b for b in found if str(b.property("role")).startswith("card-") and b.isVisible()]


def texts(screen, name: str) -> list[str]:
    grid = screen.findChild(QGridLayout, name)
    widgets = [grid.itemAt(i).widget() for i in range(grid.count())]
    return [w.text() for w in widgets if isinstance(w, QLabel)]


def test_the_year_and_what_is_carried_in(sample_path, open_window, hands):
    window = open_window(sample_path)
    screen = window.screen_of("today")
    seen = overview(window.desk.book(), window.desk.workspace.today())
    assert len(cards(screen)) == len(seen.cards) == 6
    assert [c.property("role") for c in cards(screen)].count("card-today") == 1
    assert hands.focus is screen.start and screen.start.text() == "Open meeting 4"
    assert f"{len(seen.waiting)} actions are carried in" in screen.report_words.text()
    assert len([t for t in texts(screen, "airtime") if t.endswith("min") or t == "none yet"]) == 6


def test_enter_opens_the_next_meeting(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_Space)
    assert window.place == "meetings"
    assert "Meeting 4" in window.screen_of("meetings").heading.text()


def test_each_card_opens_its_meeting(sample_path, open_window, hands):
    window = open_window(sample_path)
    for number in (1, 6):
        card = cards(window.screen_of("today"))[number - 1]
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        assert f"Meeting {number}" in window.screen_of("meetings").heading.text()
        hands.press(Qt.Key.Key_1, CTRL)


def test_a_card_in_focus_keeps_the_focus_when_something_changes(sample_path, open_window, hands):
    window = open_window(sample_path)
    screen = window.screen_of("today")
    cards(screen)[2].setFocus()
    programme = window.desk.workspace.select(Programme)[0]
    with window.desk.workspace.step("Rename") as step:
        step.put(replace(programme, name="Another name"))
    QApplication.processEvents()
    assert hands.focus is cards(screen)[2]


def test_it_is_up_to_date_on_coming_back(sample_path, open_window, hands):
    window = open_window(sample_path)
    screen = window.screen_of("today")
    before = len(texts(screen, "waiting"))
    hands.press(Qt.Key.Key_2, CTRL)
    desk = window.desk
    third = sorted(desk.workspace.select(Meeting), key=lambda m: str(m.date))[2]
    with desk.workspace.step("Add action", rules=Rules.ARRIVING) as step:
        step.put(
            Action(meeting=third.id, person=desk.book().members(third.date)[0].id, wording="<b>Plain</b>")
        )
    hands.press(Qt.Key.Key_1, CTRL)
    assert len(texts(screen, "waiting")) > before
    plain = [w for w in screen.findChildren(QLabel) if w.text() == "<b>Plain</b>"]
    assert [w.textFormat() for w in plain] == [Qt.TextFormat.PlainText]


def test_what_is_decided_now_is_open_though_nothing_is_carried_in(sample_path, open_window):
    with (
        closing(Workspace.open(sample_path)) as workspace,
        workspace.step("Clear", rules=Rules.ARRIVING) as step,
    ):
        for record in (*workspace.select(ReportBack), *workspace.select(Action)):
            step.delete(record)
        step.put(replace(workspace.select(Programme)[0], sample_today=None))
        of = workspace.select(LearningSet)[0].id
        now = Meeting(learning_set=of, date=workspace.today(), state=MeetingState.UNDER_WAY)
        step.put(now)
    window = open_window(sample_path)
    said = window.screen_of("today").report_words
    assert "No action is open" in said.text()
    person = window.desk.book().members(None)[0].id
    with window.desk.workspace.step("Add action") as step:
        step.put(Action(meeting=now.id, person=person, wording="Ask"))
    QApplication.processEvents()
    assert said.text().startswith("Nothing is carried in.") and "next meeting" in said.text()


def test_a_set_without_meetings(sample_path, open_window, hands):
    workspace = Workspace.open(sample_path)
    with workspace.step("Clear", rules=Rules.PASSED_BY) as step:
        for meeting in workspace.select(Meeting):
            step.delete(meeting)
    workspace.close()
    window = open_window(sample_path)
    screen = window.screen_of("today")
    assert cards(screen) == []
    assert not screen.start.isVisible()
    assert "No meeting is planned" in screen.report_words.text()
    assert hands.focus.isVisible()


def lines(screen, name: str) -> dict[str, QPushButton]:
    """What is said in a card, each with the button that leads on."""
    layout = screen.findChild(QVBoxLayout, name)
    found = [layout.itemAt(place).widget() for place in range(layout.count())]
    return {button.text(): button for button in found}


def test_the_next_hour_fills_the_page(sample_path, open_window, hands):
    window = open_window(sample_path)
    screen = window.screen_of("today")
    named = texts(screen, "presenting")
    assert named[:4] == ["Nadia", "has not presented yet", "Joe", "27 min so far"]
    assert list(lines(screen, "event")) == ["Coaching · 9 Sep 2013 · in 67 days"]
    to_do = lines(screen, "to_do")
    QTest.mouseClick(to_do["Print the agenda"], Qt.MouseButton.LeftButton)
    assert window.place == "share" and window.screen_of("share").asked().kind == "agenda"


def test_tab_goes_from_the_meeting_to_what_is_to_be_done_before_it(sample_path, open_window, hands):
    open_window(sample_path)
    said = []
    for _ in range(5):
        said.append(hands.focus.text())
        hands.tab()
    assert said[:3] == ["Open meeting 4", "Print the agenda", "Print the attendance sheet"]
    assert said[3].startswith("Coaching") and said[4] == "Make the file"


def test_a_meeting_that_was_opened_again_is_no_meeting_of_today(sample_path, open_window, hands):
    window = open_window(sample_path)
    third = sorted(window.desk.workspace.select(Meeting), key=lambda m: str(m.date))[2]
    meeting_states.forward(window.desk.workspace, third, window.desk.workspace.today())
    QApplication.processEvents()
    screen = window.screen_of("today")
    assert screen.start.text() == "Open meeting 4" and "13:30 at Northway Fields" in screen.day.text()
    assert "under way" in [w.text().rpartition(" · ")[2] for w in cards(screen)[2].findChildren(QLabel)]
    left = lines(screen, "to_do")
    open_again = "Meeting 3 of 9 May is open: finish it when all is written down"
    QTest.mouseClick(left[open_again], Qt.MouseButton.LeftButton)
    assert "Meeting 3" in window.screen_of("meetings").heading.text()


@pytest.mark.parametrize(
    ("place", "state", "shown"),
    [
        (2, MeetingState.UNDER_WAY, "Open meeting 4"),
        (3, MeetingState.UNDER_WAY, "Go on with meeting 4"),
        (3, MeetingState.CANCELLED, "Open meeting 4"),  # the fifth, which is the fourth then
        (4, MeetingState.UNDER_WAY, "Open meeting 4"),
    ],
)
def test_todays_meeting_is_that_of_meetings_in_every_state(sample_path, open_window, place, state, shown):
    workspace = Workspace.open(sample_path)
    meetings = sorted(workspace.select(Meeting), key=lambda m: str(m.date))
    with workspace.step("Another state", rules=Rules.ARRIVING, undoable=False) as step:
        step.put(replace(meetings[place], state=state))
    workspace.close()
    window = open_window(sample_path)
    screen = window.screen_of("today")
    assert screen.start.text() == shown
    number = shown.rpartition(" ")[2]
    window.go("meetings")
    heading = window.screen_of("meetings").heading.text()
    assert f"Meeting {number}" in heading and "cancelled" not in heading.lower()
    same_day = heading.partition(" · ")[2]
    assert same_day in screen.day.text()
