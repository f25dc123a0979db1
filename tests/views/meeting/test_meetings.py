"""The meeting on screen: its stages, its log, another meeting, starting and finishing."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from keyboard import CTRL
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_driver import full_disk, stage_tabs, viewport_around

from lfl_desktop.domain.meetings import LogEntry, Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.meeting.check_in import PresenceRow
from lfl_desktop.views.meeting.slot_form import SlotForm
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def entries(at) -> dict[dt.date | None, str]:
    days = {m.id: m.date for m in at.stored(Meeting)}
    return {days[e.meeting]: e.wording for e in at.stored(LogEntry) if e.meeting}


def choose_meeting(at, key: Qt.Key, times: int = 1) -> None:
    at.screen.which.setFocus()
    at.hands.press(key, times=times)


class RowsPainted(QObject):
    """Counts how often each member's row in the check-in is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, PresenceRow):
            self.times[watched] += 1
        return False


def at_rest() -> None:
    """Does all that waits, and what that calls for."""
    for _ in range(10):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def test_another_meeting_is_painted_once(seventh, hands):
    at_rest()
    painted = RowsPainted(seventh.window)
    QApplication.instance().installEventFilter(painted)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        choose_meeting(seventh, key)
        at_rest()
        rows = seventh.screen.stage.findChildren(PresenceRow)
        assert rows and [painted.times[row] for row in rows] == [1] * len(rows)


def test_ctrl_page_down_and_up_walk_through_the_stages(seventh, hands):
    seen = []
    for _ in range(7):
        seen.append(seventh.screen.stages.currentIndex())
        assert seventh.screen.stage.isAncestorOf(hands.focus)
        hands.press(Qt.Key.Key_PageDown, CTRL)
    assert seen == [0, 1, 2, 3, 4, 5, 5]
    for place in (4, 3, 2, 1, 0):
        hands.press(Qt.Key.Key_PageUp, CTRL)
        assert seventh.screen.stages.currentIndex() == place
        assert stage_tabs(seventh.screen)[place].isChecked()


def test_ctrl_page_down_goes_where_next_says_past_an_empty_report_back(seventh, hands):
    with seventh.window.desk.workspace.step("Nothing is open") as step:
        for carried in seventh.page().carried:
            step.delete(carried.action)
    assert seventh.screen.foot.go_on.text() == "Next: Bids"
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert seventh.screen.stages.currentIndex() == 2
    hands.press(Qt.Key.Key_PageUp, CTRL)
    assert seventh.screen.stages.currentIndex() == 1


def test_going_on_keeps_what_is_being_typed(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff"]
    hands.press(Qt.Key.Key_PageUp, CTRL)
    assert seventh.rows(BidRow)[0].wording.toPlainText() == "about staff"


def test_a_click_on_a_stage(seventh, hands):
    QTest.mouseClick(stage_tabs(seventh.screen)[4], Qt.MouseButton.LeftButton)
    assert seventh.screen.stages.currentIndex() == 4
    assert seventh.screen.stage.isAncestorOf(hands.focus)


def test_the_log_is_shut_until_asked_for_and_gives_the_cursor_back(seventh, hands):
    seventh.go(2)
    field = hands.focus
    hands.type("about")
    assert not seventh.screen.log_card.isVisible()
    hands.press(Qt.Key.Key_L, CTRL)
    assert hands.focus is seventh.screen.log_text
    hands.type("Priya quiet")
    hands.press(Qt.Key.Key_L, CTRL)
    assert not seventh.screen.log_card.isVisible()
    assert hands.focus is field
    assert entries(seventh)[seventh.meeting.date] == "Priya quiet"


def test_the_log_of_one_meeting_never_shows_in_another(seventh, hands):
    mine = entries(seventh)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type("Only for the seventh")
    choose_meeting(seventh, Qt.Key.Key_Up)
    assert "Only" not in seventh.screen.log_text.toPlainText()
    seventh.screen.log_text.setFocus()
    hands.type("For the sixth. ")
    choose_meeting(seventh, Qt.Key.Key_Home)
    assert "sixth" not in seventh.screen.log_text.toPlainText()
    choose_meeting(seventh, Qt.Key.Key_End)
    assert seventh.screen.log_text.toPlainText() == "Only for the seventh"
    now = entries(seventh)
    assert now.pop(seventh.meeting.date) == "Only for the seventh"
    sixth = meetings_in_order(seventh.stored(Meeting))[5].date
    assert now.pop(sixth) == "For the sixth. " + mine.pop(sixth, "")
    assert now == mine


def test_the_log_is_undone_on_screen(seventh, hands):
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type("Priya quiet")
    seventh.kept_soon(lambda: seventh.undo_says() == "Undo “Edit private log”")
    seventh.undo()
    assert seventh.screen.log_text.toPlainText() == ""
    assert seventh.meeting.date not in entries(seventh)
    hands.type("Tom too")
    seventh.kept_soon(lambda: entries(seventh).get(seventh.meeting.date) == "Tom too")


def test_another_meeting_keeps_the_text_for_the_former_one(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    which = seventh.screen.which
    which.setCurrentIndex(0)
    which.activated.emit(0)  # what a choice with the mouse says, with the cursor still in the bid
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff"]
    seventh.go(2)
    assert "about staff" not in [row.wording.toPlainText() for row in seventh.rows(BidRow)]
    assert "Meeting 1" in seventh.screen.heading.text()


def test_while_text_cannot_be_kept_its_meeting_stays_in_sight(seventh, hands, monkeypatch):
    seventh.go(2)
    hands.type("about staff")
    field = hands.focus
    with monkeypatch.context() as world:
        full_disk(world)
        choose_meeting(seventh, Qt.Key.Key_Home)
        assert "Meeting 7" in seventh.screen.heading.text()
        assert "Meeting 7" in seventh.screen.which.currentText()
        assert "disk is full" in seventh.window.frame.trouble_text.text()
        assert seventh.window.frame.trouble.isVisible()
        seventh.screen.refresh()
        assert field.toPlainText() == "about staff"
    seventh.screen.refresh()
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff"]


def _full(*args: object, **kwargs: object) -> None:
    raise CannotWrite("The disk is full.")


def test_starting_and_finishing(seventh, hands):
    states = []
    forward = seventh.screen.forward
    for words in ("Start meeting", "Finish meeting", "Open it again"):
        assert forward.text() == words
        forward.setFocus()
        hands.press(Qt.Key.Key_Space)
        states.append(seventh.stored(Meeting, id=seventh.meeting.id)[0].state)
        assert hands.focus is not forward  # which takes back what was just done
    assert states == [MeetingState.UNDER_WAY, MeetingState.FINISHED, MeetingState.UNDER_WAY]
    assert seventh.undo_says() == "Undo “Open meeting again”"
    seventh.undo()
    assert forward.text() == "Open it again"


def test_a_click_on_finish_keeps_what_is_being_typed(seventh, hands):
    seventh.go(3)
    seventh.screen.stage.add_slot.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.type("Four teachers")
    QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)
    assert seventh.page().slots[0].challenge.stated == "Four teachers"
    assert seventh.page().meeting.state == MeetingState.UNDER_WAY
    assert seventh.screen.stages.currentIndex() == 3


def test_what_is_typed_in_one_stage_shows_in_the_others(seventh, hands):
    seventh.go(3)
    seventh.screen.stage.add_slot.setFocus()
    hands.press(Qt.Key.Key_Down)
    person = seventh.page().slots[0].presenter.id
    hands.tab_to("used_minutes")
    hands.type("42")
    seventh.go(2)
    row = seventh.rows(BidRow)[0]
    minutes = seventh.page().airtime[person]
    assert row.airtime.text() == f"{minutes} min so far"


def test_a_set_without_a_meeting_plans_one_and_undo_leaves_nothing_to_type_into(
    sample_path, open_window, hands, qtbot
):
    workspace = Workspace.open(sample_path)
    one = workspace.select(LearningSet)[0]
    with workspace.step("Clear", undoable=False, rules=Rules.PASSED_BY) as step:
        for meeting in workspace.select(Meeting):
            step.delete(meeting)
    workspace.close()
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_2, CTRL)
    screen = window.screen_of("meetings")
    assert screen.heading.text() == "No meeting yet"
    QTest.mouseClick(stage_tabs(screen)[2], Qt.MouseButton.LeftButton)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    QTest.mouseClick(screen.forward, Qt.MouseButton.LeftButton)
    (meeting,) = window.desk.workspace.select(Meeting)
    assert (meeting.learning_set, meeting.date) == (one.id, None)
    hands.press(Qt.Key.Key_PageDown, CTRL, 2)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert window.desk.workspace.select(Meeting) == []
    assert screen.heading.text() == "No meeting yet"
    assert not screen.findChildren(SlotForm) and screen.stages.count() == 0
    assert screen.log_toggle.isHidden()
    hands.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.workspace.select(Meeting) == [meeting]
    assert screen.stages.count() == 6


def test_undoing_the_meeting_in_sight_shows_another_with_its_own_fields(seventh, hands):
    seventh.go(5)
    hands.type("16 Jan 2014")
    hands.tab()
    new = max(seventh.stored(Meeting), key=lambda m: m.date or dt.date.min)
    choose_meeting(seventh, Qt.Key.Key_End)
    assert seventh.screen.which.currentData() == new.id
    seventh.undo()
    assert new.id not in [m.id for m in seventh.stored(Meeting)]
    QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)  # the sample's is finished: open it
    seventh.go(4)
    hands.tab_to("words")
    hands.tab()
    hands.type("A point")
    seventh.screen.leave()
    shown = seventh.screen.which.currentData()
    assert shown != new.id
    from lfl_desktop.domain.impact import KeyLearning

    assert "A point" in [k.wording for k in seventh.stored(KeyLearning, meeting=shown)]


def test_a_field_with_the_cursor_is_scrolled_into_sight(seventh, hands):
    window = seventh.window
    seventh.go(3)
    seventh.screen.stage.add_slot.setFocus()
    hands.press(Qt.Key.Key_Down)
    window.resize(900, 420)
    hands.tab_to("restated")
    hands.tab()
    for number in range(8):
        hands.type(f"Action {number}")
        hands.enter()
        seventh.kept_soon(lambda: _in_sight(window, hands.focus))


def _in_sight(window, field) -> bool:
    area = viewport_around(field)
    top = field.mapTo(area, field.rect().topLeft()).y()
    return top >= 0 and top + field.height() <= area.height()


def test_a_stage_is_made_when_it_is_looked_at_and_shows_what_changed_meanwhile(seventh, hands):
    pages = seventh.screen.stages.layout()
    stages = [pages.itemAt(nth).widget() for nth in range(pages.count())]
    made = [stage.is_made for stage in stages]
    assert made == [True, False, False, False, False, False]
    seventh.go(2)
    assert seventh.screen.findChildren(BidRow)
    made = [stage.is_made for stage in stages]
    assert made == [True, True, True, False, False, False]


def test_the_large_timer_names_a_slot_before_the_slots_were_looked_at(seventh, hands, qtbot):
    third = next(m for m in seventh.stored(Meeting) if m.date == dt.date(2013, 5, 9))
    seventh.window.go(destination_meeting(third.id))
    seventh.screen.forward.click()  # what is finished is not timed
    assert seventh.window.desk.timing.shown is None
    hands.press(Qt.Key.Key_F9)
    assert seventh.window.desk.timing.shown is not None
    hands.press(Qt.Key.Key_F9)
