"""A meeting walked through by whatever template, locked when it is finished, moved and cancelled."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyboard import ALT, CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from window_driver import stage_menu, stage_tabs

from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.templates import Part, SlotStage, StageTemplate
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.meeting.impact_round import ImpactRoundRow
from lfl_desktop.views.meeting.meeting_change import MeetingChange
from lfl_desktop.views.meeting.slot_form import SlotForm
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.meeting.known_templates import shipped_templates, stage_template
from lfl_desktop.workspace.meeting.own_templates import copy_template

WRITTEN = (Action, Attendance, Bid, Challenge, Impact, Offer, ReportBack, SetReview, Slot)


def give(at, key: str) -> None:
    """Gives the seventh meeting a template, as its check-in does."""
    meeting = at.window.desk.workspace.get(Meeting, at.meeting.id)
    with at.window.desk.workspace.step("Template") as step:
        step.put(replace(meeting, template=key))


def walk(at) -> list[Part]:
    """Goes from the first part to the last with Ctrl and Page down, the cursor in each on the way."""
    screen = at.screen
    screen.go(0)
    seen = []
    for _ in screen.parts:
        QApplication.processEvents()
        assert screen.stage.isVisible() and at.hands.focus.isVisible()
        assert screen.stage.isAncestorOf(at.hands.focus) or at.hands.focus in stage_tabs(screen)
        place = screen.stages.currentIndex()
        assert stage_tabs(screen)[place].isChecked()
        seen.append(screen.parts[place])
        at.hands.press(Qt.Key.Key_PageDown, CTRL)
    assert screen.stages.currentIndex() == len(screen.parts) - 1
    return seen


@pytest.mark.parametrize("key", [template.key for template in shipped_templates()])
def test_each_template_is_walked_to_its_end(seventh, key):
    give(seventh, key)
    workspace = seventh.window.desk.workspace
    assert walk(seventh) == list(stage_template(workspace, key).parts)


def test_an_own_template_is_walked_in_its_own_order(seventh):
    workspace = seventh.window.desk.workspace
    made = copy_template(workspace, shipped_templates()[0])
    parts = (Part.SET_REVIEW, Part.IMPACT, Part.CHECK_IN, Part.SLOTS)
    with workspace.step("Parts") as step:
        step.put(replace(made, parts=parts, scales=("Trust in the room",)))
    give(seventh, made.key)
    assert walk(seventh) == list(parts)
    seventh.go(0)
    chooser = seventh.hands.focus
    assert isinstance(chooser, Segmented)
    assert chooser.accessibleName().startswith("Trust in the room, from 1")
    seventh.hands.letter("4")
    assert [r.scores for r in seventh.stored(SetReview, meeting=seventh.meeting.id)] == [
        {"Trust in the room": 4}
    ]


TEXT = st.text(max_size=20)
STAGES = st.lists(st.builds(SlotStage, TEXT, st.integers(-1, 90), TEXT, TEXT, st.booleans()), max_size=4)


@given(
    name=TEXT,
    parts=st.lists(st.sampled_from(Part), max_size=8),
    stages=STAGES,
    scales=st.lists(TEXT, max_size=7),
)
@settings(max_examples=4)
def test_any_template_is_walked_and_hides_nothing_that_was_written(seventh, name, parts, stages, scales):
    workspace = seventh.window.desk.workspace
    third = meetings_in_order(workspace.select(Meeting))[2]
    template = StageTemplate(name=name, parts=tuple(parts), stages=tuple(stages), scales=tuple(scales))
    with workspace.step("Any") as step:
        step.put(replace(template, key=str(template.id)))
        step.put(replace(third, template=str(template.id), state=MeetingState.UNDER_WAY))
    seventh.screen.show_destination(destination_meeting(third.id))
    seen = walk(seventh)
    assert {Part.CHECK_IN, Part.REPORT_BACK, Part.BIDS, Part.SLOTS, Part.SET_REVIEW} <= set(seen)
    seventh.screen.go(seventh.screen.parts.index(Part.SET_REVIEW))
    asked = {each.accessibleName() for each in seventh.screen.stage.findChildren(Segmented)}
    assert {"Listening", "Challenge", "Kept to time"} <= {name.partition(",")[0] for name in asked}
    seventh.screen.go(seventh.screen.parts.index(Part.SLOTS))
    assert len(seventh.screen.stage.findChildren(SlotForm)) == 2
    seventh.screen.show_destination(destination_meeting(seventh.meeting.id))
    workspace.undo()


def test_changing_the_template_under_way_keeps_everything(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    seventh.go(0)
    hands.tab_to("template")
    for _ in range(6):
        hands.press(Qt.Key.Key_Down)
    seventh.kept_soon(lambda: seventh.stored(Meeting, id=seventh.meeting.id)[0].template == "closing")
    assert hands.focus.objectName() == "template"
    assert seventh.screen.parts == [
        Part.CHECK_IN,
        Part.REPORT_BACK,
        Part.BIDS,
        Part.IMPACT,
        Part.SET_REVIEW,
        Part.NEXT_MEETING,
    ]
    seventh.go(2)
    assert seventh.rows(BidRow)[0].wording.toPlainText() == "about staff"
    seventh.undo()
    seventh.kept_soon(lambda: Part.SLOTS in seventh.screen.parts)
    assert seventh.screen.parts[seventh.screen.stages.currentIndex()] == Part.BIDS


def test_another_stage_is_added_for_this_meeting_by_keyboard(seventh, hands):
    give(seventh, "closing")
    more = seventh.screen.more_stages
    more.setFocus()
    hands.press(Qt.Key.Key_Space)
    menu = stage_menu(seventh.screen)
    assert [action.text() for action in menu.actions()] == ["Bids", "Slots"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert seventh.screen.parts[seventh.screen.stages.currentIndex()] == Part.SLOTS
    assert seventh.screen.stage.isVisible()
    assert seventh.screen.stage.isAncestorOf(hands.focus)
    hands.press(Qt.Key.Key_Down)
    assert len(seventh.stored(Slot, meeting=seventh.meeting.id)) == 1
    seventh.screen.show_destination(
        destination_meeting(sorted(seventh.stored(Meeting), key=lambda m: str(m.date))[0].id)
    )
    seventh.screen.show_destination(destination_meeting(seventh.meeting.id))
    assert Part.SLOTS in seventh.screen.parts and Part.BIDS not in seventh.screen.parts


# the round on impact


def test_a_closing_meeting_is_walked_to_its_end_with_impact_agreed_by_keyboard(seventh, hands):
    give(seventh, "closing")
    seventh.screen.go(0)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_PageDown, CTRL, times=2)
    rows = seventh.rows(ImpactRoundRow)
    before = len(seventh.stored(Impact))
    mark = next(row for row in rows if row.wording.accessibleName() == "Mark: what has changed")
    assert mark.is_empty() and not mark.details.isVisible()
    mark.wording.setFocus()
    hands.type("I know who to ask")
    assert mark.details.isVisible()
    hands.press(Qt.Key.Key_Return, CTRL)
    (told,) = [i for i in seventh.stored(Impact) if i.wording == "I know who to ask"]
    assert told.meeting == seventh.meeting.id
    assert told.agreed_on == seventh.window.desk.workspace.today()
    assert mark.agree.text() == "Mark agreed ✓"
    hands.tab()
    hands.letter("s")
    hands.tab()
    hands.type("Three calls a week")
    hands.tab()
    assert hands.focus is mark.agree
    told = next(i for i in seventh.stored(Impact) if i.id == told.id)
    assert (told.level, told.evidence) == (ImpactLevel.SCHOOL, "Three calls a week")
    assert told.agreed_on is None, "words that change are to be agreed anew"
    assert mark.agree.text() == "Mark agrees"
    hands.press(Qt.Key.Key_Space)
    assert next(i for i in seventh.stored(Impact) if i.id == told.id).agreed_on is not None
    assert len(seventh.stored(Impact)) == before + 1
    assert "7 of 7" in stage_tabs(seventh.screen)[2].text()
    hands.press(Qt.Key.Key_PageDown, CTRL, times=2)
    assert seventh.screen.parts[seventh.screen.stages.currentIndex()] == Part.NEXT_MEETING


def test_what_is_typed_just_before_somebody_agrees_in_the_round_is_in_it(seventh, hands):
    give(seventh, "closing")
    seventh.screen.go(seventh.screen.parts.index(Part.IMPACT))
    mark = next(
        row
        for row in seventh.rows(ImpactRoundRow)
        if row.wording.accessibleName() == "Mark: what has changed"
    )
    mark.wording.setFocus()
    hands.type("I know who to ask")
    mark.agree.click()  # as a screen reader does, which leaves the cursor where it is
    (told,) = seventh.stored(Impact, id=mark.record.id)
    assert told.wording == "I know who to ask"
    assert told.agreed_on == seventh.window.desk.workspace.today()
    hands.type(" now")
    seventh.kept_soon(lambda: seventh.stored(Impact, id=mark.record.id)[0].agreed_on is None)
    assert hands.focus is mark.wording and not mark.agree.isChecked()


def test_an_impact_that_has_more_to_it_is_not_removed_with_its_words(seventh, hands):
    give(seventh, "closing")
    seventh.go(2)
    row = next(r for r in seventh.rows(ImpactRoundRow) if r.record.measure)
    for field in (row.wording, row.evidence):
        field.setFocus()
        hands.press(Qt.Key.Key_A, CTRL)
        hands.press(Qt.Key.Key_Delete)
    seventh.screen.leave()
    hands.press(Qt.Key.Key_PageDown, CTRL)
    (kept,) = seventh.stored(Impact, id=row.record.id)
    assert kept.wording == "" and kept.measure


# finished


def written(at) -> set[str]:
    return {repr(record) for kind in WRITTEN for record in at.stored(kind)}


def to_third(at) -> None:
    at.screen.show_destination(destination_meeting(meetings_in_order(at.stored(Meeting))[2].id))
    assert "Meeting 3" in at.screen.heading.text()


def test_what_is_finished_is_there_to_read_and_copy_but_not_to_change(seventh, hands):
    to_third(seventh)
    screen, before = seventh.screen, written(seventh)
    for place in range(5):
        seventh.go(place)
        assert screen.remark.isVisible()
        assert screen.remark.text() == "Finished. Open it again to change something."
        for field in screen.stage.findChildren(QLineEdit) + screen.stage.findChildren(QPlainTextEdit):
            if field.isVisible():
                assert field.isReadOnly(), field.objectName()
                field.setFocus()
                hands.type("x")
                hands.press(Qt.Key.Key_Delete, CTRL)
                hands.press(Qt.Key.Key_Up)
        for chooser in screen.stage.findChildren(Segmented):
            for letter in "dhl5":
                QTest.keyClick(chooser, letter)
            QTest.mouseClick(chooser, Qt.MouseButton.LeftButton)
        hands.press(Qt.Key.Key_F7)
        hands.press(Qt.Key.Key_G, CTRL)
    assert seventh.window.desk.timing.running is None
    screen.leave()
    assert written(seventh) == before
    seventh.go(3)
    stated = hands.focus
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == stated.toPlainText() != ""
    forms = [form for form in screen.stage.findChildren(SlotForm) if form.isVisible()]
    assert not forms[0].remove.isEnabled() and not forms[0].agree.isEnabled()
    assert forms[0].agree.isChecked()
    assert all(not row.is_empty() for row in forms[0].findChildren(ActionRow) if row.isVisible())
    hands.press(Qt.Key.Key_Down, ALT)
    assert [form.heading.text() for form in screen.stage.findChildren(SlotForm) if form.isVisible()] == [
        "Beth’s slot"
    ]


def test_a_finished_meeting_is_opened_again_in_one_step_that_stays_on_record(seventh, hands):
    to_third(seventh)
    seventh.go(3)
    seventh.screen.forward.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert seventh.undo_says() == "Undo “Open meeting again”"
    assert not seventh.screen.remark.isVisible()
    stated = next(f for f in seventh.screen.stage.findChildren(SlotForm) if f.isVisible()).stated
    stated.setFocus()
    hands.press(Qt.Key.Key_End, CTRL)
    hands.type(" More.")
    seventh.screen.leave()
    assert any(c.stated.endswith("staff change? More.") for c in seventh.stored(Challenge))
    form = next(f for f in seventh.screen.stage.findChildren(SlotForm) if f.isVisible())
    assert any(row.is_empty() for row in form.findChildren(ActionRow)) and form.remove.isEnabled()
    seventh.screen.forward.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert stated.isReadOnly()
    assert not any(row.is_empty() for row in form.findChildren(ActionRow) if row.isVisible())
    seventh.undo()
    seventh.undo()
    seventh.undo()
    assert stated.isReadOnly() and not stated.toPlainText().endswith("More.")


def test_the_private_log_of_a_finished_meeting_can_be_written(seventh, hands):
    to_third(seventh)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type("Afterthought. ")
    seventh.screen.leave()
    third = next(m for m in seventh.stored(Meeting) if m.date == dt.date(2013, 5, 9))
    assert [e.wording[:12] for e in seventh.stored(LogEntry, meeting=third.id)] == ["Afterthought"]


def test_finishing_keeps_the_word_that_is_being_typed_and_locks_it(seventh, hands):
    seventh.go(2)
    hands.type("about staff")
    QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)
    field = seventh.rows(BidRow)[0].wording
    field.setFocus()
    hands.type(" and time")
    QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)
    assert seventh.page().meeting.state == MeetingState.FINISHED
    assert [b.wording for b in seventh.page().bids.values()] == ["about staff and time"]
    assert field.isReadOnly()


def test_the_next_meeting_can_still_be_planned_from_a_finished_one(seventh, hands):
    for _ in range(2):
        QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)
    seventh.go(5)
    assert not seventh.screen.remark.isVisible()
    hands.type("16 Jan 2014")
    seventh.kept_soon(lambda: dt.date(2014, 1, 16) in [m.date for m in seventh.stored(Meeting)])


def test_a_meeting_is_recorded_afterwards_from_notes(seventh, hands):
    """Its day has passed: it is filled in any order, or not at all, and finished with one key."""
    workspace = seventh.window.desk.workspace
    with workspace.step("Later", undoable=False) as step:
        for programme in workspace.select(Programme):
            step.put(replace(programme, sample_today=dt.date(2013, 12, 9)))
    assert seventh.screen.forward.text() == "Finish meeting"
    seventh.go(4)
    hands.letter("3")
    seventh.screen.forward.setFocus()
    hands.press(Qt.Key.Key_Space)
    page = seventh.page()
    assert page.meeting.state == MeetingState.FINISHED and page.meeting.date == dt.date(2013, 12, 5)
    assert page.review.scores and not page.attendance and not page.slots


# moved and cancelled


def dialog_of(at) -> MeetingChange:
    found = at.window.findChildren(MeetingChange)[-1]
    assert found.isVisible()
    return found


def press_in_check_in(at, name: str) -> MeetingChange:
    at.screen.go(0)
    at.hands.tab_to(name)
    at.hands.press(Qt.Key.Key_Space)
    return dialog_of(at)


def move(at, day: str, why: str) -> None:
    dialog = press_in_check_in(at, "move_meeting")
    QTest.keyClicks(dialog.date, day)
    QTest.keyClicks(dialog.reason, why)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    at.window.activateWindow()
    at.kept_soon(QApplication.focusWidget)


def test_a_meeting_is_moved_twice_and_back(seventh, hands):
    workspace = seventh.window.desk.workspace
    move(seventh, "12 Dec 2013", "Hall not free")
    moved = workspace.get(Meeting, seventh.meeting.id)
    assert (moved.date, moved.moved_from) == (dt.date(2013, 12, 12), dt.date(2013, 12, 5))
    assert seventh.screen.heading.text() == "Meeting 7 · Thursday 12 December"
    assert "moved from 5 Dec 2013 (Hall not free)" in seventh.screen.subline.text()
    assert "12 Dec 2013, moved from 5 Dec 2013" in seventh.screen.which.currentText()
    move(seventh, "9 Jan 2014", "Snow")
    assert "moved from 5 Dec 2013 (Snow)" in seventh.screen.subline.text()
    hands.press(Qt.Key.Key_1, CTRL)
    cards = [c.accessibleName() for c in seventh.window.screen_of("today").findChildren(QPushButton)]
    assert any("moved from 5 Dec 2013" in words for words in cards)
    hands.press(Qt.Key.Key_2, CTRL)
    move(seventh, "5 Dec 2013", "")
    assert workspace.get(Meeting, seventh.meeting.id).moved_from is None
    assert "moved" not in seventh.screen.subline.text()
    seventh.undo()
    assert "moved from 5 Dec 2013 (Snow)" in seventh.screen.subline.text()


def test_a_day_that_is_not_understood_moves_nothing(seventh, hands):
    dialog = press_in_check_in(seventh, "move_meeting")
    for day in ("", "after the inspection"):
        QTest.keyClicks(dialog.date, day)
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)
        assert dialog.isVisible() and "Type the new day first" in dialog.remark.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert seventh.stored(Meeting, id=seventh.meeting.id) == [seventh.meeting]


def test_a_meeting_is_cancelled_and_planned_again(seventh, hands):
    seventh.screen.go(0)
    hands.press(Qt.Key.Key_Space)
    dialog = press_in_check_in(seventh, "cancel_meeting")
    assert not dialog.date.isVisible()
    QTest.keyClicks(dialog.reason, "Snow")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    seventh.window.activateWindow()
    seventh.kept_soon(QApplication.focusWidget)
    screen = seventh.screen
    assert screen.heading.text() == "Cancelled meeting · Thursday 5 December"
    assert "cancelled (Snow)" in screen.subline.text()
    assert screen.remark.text() == "Cancelled. What is recorded here stays. Plan it again to hold it."
    assert screen.which.currentText() == "Cancelled · 5 Dec 2013"
    assert len(seventh.stored(Attendance, meeting=seventh.meeting.id)) == 7
    screen.forward.setFocus()
    assert screen.forward.text() == "Plan it again"
    hands.press(Qt.Key.Key_Space)
    assert seventh.stored(Meeting, id=seventh.meeting.id) == [seventh.meeting]
    assert screen.heading.text() == "Meeting 7 · Thursday 5 December" and not screen.remark.isVisible()
    seventh.undo()
    assert screen.heading.text().startswith("Cancelled")
    seventh.undo()
    assert screen.heading.text() == "Meeting 7 · Thursday 5 December"


def test_a_date_that_is_put_right_is_not_a_move(seventh, hands):
    seventh.screen.go(0)
    hands.tab_to("date")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("6 December 2013")
    seventh.kept_soon(lambda: seventh.stored(Meeting, id=seventh.meeting.id)[0].date == dt.date(2013, 12, 6))
    assert seventh.stored(Meeting, id=seventh.meeting.id)[0].moved_from is None
    assert "moved" not in seventh.screen.subline.text()
