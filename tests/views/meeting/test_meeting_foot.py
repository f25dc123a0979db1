"""The foot of a meeting: where Next goes, and the timer however far the page is scrolled."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_driver import only, viewport_around

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.templates import Part
from lfl_desktop.views.kit.screen import ScreenArea, is_whole_in_sight
from lfl_desktop.views.meeting.meeting_foot import MeetingFoot
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.papers.paper_kinds import PaperName


def foot_of(at) -> MeetingFoot:
    return only(at.window, MeetingFoot)


def press_next(at) -> None:
    QTest.mouseClick(foot_of(at).go_on, Qt.MouseButton.LeftButton)


def test_next_says_where_it_goes_and_goes_there(seventh):
    said = []
    for _ in range(5):
        said.append(foot_of(seventh).go_on.text())
        press_next(seventh)
    assert said == [
        f"Next: {stage}" for stage in ("Report back", "Bids", "Slots", "Set review", "plan the next meeting")
    ]
    assert seventh.screen.stages.currentIndex() == 5
    assert not foot_of(seventh).isVisible()  # nothing was recorded: there is nothing to finish


def test_next_goes_past_report_back_where_no_action_can_be_open_yet(sample_path, open_window):
    window = open_window(sample_path)
    first = min(window.desk.workspace.select(Meeting), key=lambda meeting: str(meeting.date))
    window.desk.wanted.emit(destination_meeting(first.id))
    screen = window.screen_of("meetings")
    assert screen.foot.go_on.text() == "Next: Bids"
    QTest.mouseClick(screen.foot.go_on, Qt.MouseButton.LeftButton)
    assert screen.parts[screen.stages.currentIndex()] == Part.BIDS


def test_the_button_for_the_summary_leads_to_that_of_the_meeting_in_sight(seventh):
    meeting = seventh.meeting.id
    QTest.mouseClick(seventh.screen.print_summary, Qt.MouseButton.LeftButton)
    asked = seventh.window.screen_of("share").asked()
    assert seventh.window.place == "share" and (asked.kind, asked.about) == (PaperName.SUMMARY, meeting)


def test_a_meeting_that_is_recorded_has_started_and_is_finished_at_its_end(seventh, hands):
    assert seventh.screen.forward.text() == "Start meeting"
    seventh.screen.stage.everyone.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert seventh.screen.forward.text() == "Finish meeting"
    seventh.go(5)
    assert foot_of(seventh).go_on.text() == "Finish meeting"
    foot_of(seventh).go_on.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert seventh.page().meeting.state == MeetingState.FINISHED
    assert hands.focus is not seventh.screen.forward


def test_the_word_that_is_typed_starts_it_too_and_undo_takes_both_back(seventh, hands):
    seventh.go(4)
    hands.tab_to("words")
    hands.type("We listened")
    seventh.kept_soon(lambda: seventh.page().review.words == "We listened")
    assert seventh.screen.forward.text() == "Finish meeting"
    seventh.undo()
    assert seventh.screen.forward.text() == "Start meeting"


@pytest.fixture
def timed(seventh, hands):
    """A slot whose timer runs."""
    seventh.window.resize(1366, 480)
    seventh.go(2)
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL)
    seventh.go(3)
    hands.press(Qt.Key.Key_F7)
    QApplication.processEvents()
    return seventh


def test_the_timer_stays_in_sight_when_the_page_is_scrolled(timed, hands):
    foot, area = foot_of(timed), viewport_around(timed.screen).parentWidget()
    assert isinstance(area, ScreenArea)
    assert not foot.toggle.isVisible()
    assert timed.screen.stage.timer.meaning.text() == "left of 4:41 for this stage"
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert foot.toggle.isVisible() and foot.geometry().bottom() <= area.rect().bottom()
    assert foot.timer_words.text().endswith("left of 4:41 · 30 min slot")
    QTest.mouseClick(foot.onward, Qt.MouseButton.LeftButton)
    assert timed.window.desk.timing.running.timer.place == 1
    QTest.mouseClick(foot.toggle, Qt.MouseButton.LeftButton)
    assert timed.window.desk.timing.running is None and foot.toggle.text() == "Go on"
    area.verticalScrollBar().setValue(0)
    assert not foot.toggle.isVisible()


def test_a_time_that_is_cut_is_shown_below_even_where_its_buttons_are_in_sight(timed):
    area, card = viewport_around(timed.screen).parentWidget(), timed.screen.stage.timer
    over = card.time.mapTo(timed.screen, card.time.rect().center()).y()
    area.verticalScrollBar().setValue(over)
    assert not card.toggle.visibleRegion().isEmpty() and foot_of(timed).toggle.isVisible()


def test_the_next_slot_is_seen_from_its_heading(timed, hands):
    bar = viewport_around(timed.screen).parentWidget().verticalScrollBar()
    stage = timed.screen.stage
    stage.add_slot.setCurrentIndex(1)
    for keys, place in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1)):
        hands.tab_to("restated")
        bar.setValue(bar.maximum())
        hands.press(keys, Qt.KeyboardModifier.AltModifier)
        form = stage.pages.currentWidget()
        assert form.heading.text().startswith(timed.page().slots[place].presenter.name.split()[0])
        assert hands.focus is form.stated
        timed.kept_soon(lambda form=form: is_whole_in_sight(form.stated) and is_whole_in_sight(form.heading))


def test_the_timer_is_there_at_another_stage_too(timed, hands):
    timed.go(4)
    assert foot_of(timed).toggle.isVisible()
    assert foot_of(timed).go_on.text() == "Next: plan the next meeting"


def test_a_timer_that_waits_is_gone_once_its_meeting_is_finished(timed, hands):
    hands.press(Qt.Key.Key_F7)
    timed.go(4)
    assert foot_of(timed).toggle.text() == "Go on" and foot_of(timed).toggle.isVisible()
    for _start_and_finish in range(2):
        timed.screen.forward.click()
    assert timed.page().finished
    assert not foot_of(timed).toggle.isVisible() and not foot_of(timed).timer_words.text()
    timed.screen.forward.click()
    timed.go(3)
    assert timed.screen.stage.timer.isVisible(), "opened again, it goes on where it was"
