"""The timer of a slot by keyboard on the real window, on a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyboard import ALT, CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lfl_desktop.domain.meetings import MeetingState, Slot
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.meeting.large_timer import LargeTimer
from lfl_desktop.views.meeting.slot_form import SlotForm
from lfl_desktop.views.meeting.timer_card import TimerCard
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.in_view import SetInView

SOUND = Qt.Key.Key_F7
START, ONWARD, LARGE = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9
MINUTE = 60


class Clock:
    """A clock whose time the test says; the window looks at it as often as it likes."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


class Timed:
    """The seventh meeting with two slots of 30 minutes, the cursor in the first one's first field."""

    def __init__(self, seventh, hands) -> None:
        self.at, self.hands, self.clock = seventh, hands, Clock()
        self.timing = seventh.window.desk.timing
        self.timing.clock = self.clock
        self.changes: list[str] = []
        self.heard = lambda change: self.changes.append(change.title)
        seventh.go(2)
        hands.tab()
        hands.type("30")
        hands.press(Qt.Key.Key_Return, CTRL)
        hands.press(Qt.Key.Key_Return, CTRL)
        seventh.go(3)
        seventh.window.desk.workspace.listen(self.heard)

    @property
    def card(self) -> TimerCard:
        return self.at.screen.stage.timer

    def wait(self, minutes: float) -> None:
        """Time goes by with the window awake."""
        seconds = minutes * MINUTE
        while seconds > 0:
            self.clock.now += min(50, seconds)
            seconds -= 50
            self.timing.look()

    def used(self) -> list[int | None]:
        return [s.used_minutes for s in self.at.stored(Slot, meeting=self.at.meeting.id)]

    def activate(self, window: QWidget) -> None:
        """Brings a window to the front, which this platform does with every new one."""
        window.activateWindow()
        self.at.kept_soon(window.isActiveWindow)

    @property
    def large(self) -> LargeTimer:
        (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, LargeTimer) and w.isVisible()]
        return found


@pytest.fixture
def timed(seventh, hands) -> Iterator[Timed]:
    made = Timed(seventh, hands)
    yield made
    seventh.window.desk.workspace.unlisten(made.heard)


def test_the_card_before_it_starts(timed):
    card = timed.card
    assert card.stage_words.text() == "Story · stage 1 of 5"
    assert card.time.text() == "4:41"
    assert card.meaning.text() == "for this stage · not started yet"
    assert card.used_words.text() == "0 of 30 min used"
    assert (card.toggle.text(), card.onward.text()) == ("Start  (F7)", "Next stage  (F8)")
    assert not card.onward.isEnabled() and not card.leave_out.isVisible()


def test_it_ticks_by_itself(timed, hands):
    hands.press(START)
    timed.clock.now += 11
    timed.at.kept_soon(lambda: timed.card.time.text() == "4:30")
    assert timed.card.bar.value() == 11


def test_a_slot_from_start_to_finish(timed, hands):
    field = hands.focus
    hands.press(START)
    assert timed.card.toggle.text() == "Pause  (F7)"
    seen = []
    for minutes in (5, 6, 12, 4, 6):
        timed.wait(minutes)
        seen.append((timed.card.stage_words.text(), timed.card.time.text()))
        hands.press(ONWARD)
    assert seen == [
        ("Story · stage 1 of 5", "+0:19"),
        ("Clarifying questions · stage 2 of 5", "0:34"),
        ("Open questions · stage 3 of 5", "+0:45"),
        ("Offers and resources · stage 4 of 5", "+1:11"),
        ("Summary and actions · stage 5 of 5", "+1:19"),
    ]
    assert timed.used() == [33, None]
    assert (timed.card.stage_words.text(), timed.card.time.text()) == ("Slot finished", "33:00")
    assert hands.focus is field
    form = timed.at.screen.stage.pages.currentWidget()
    assert isinstance(form, SlotForm) and form.used_minutes.value() == 33
    assert timed.at.undo_says() == "Undo “Record minutes”"
    timed.at.undo()
    assert timed.used() == [None, None]
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert timed.used() == [None, None], "what was taken back is not written again"


def test_each_full_minute_is_written_while_it_runs(timed, hands):
    hands.press(START)
    seen = []
    for _ in range(4):
        timed.wait(1)
        seen.append(timed.used()[0])
    assert seen == [1, 2, 3, 4], "a power cut costs a minute at most"
    timed.at.undo()
    assert timed.used() == [None, None], "and it is one step to undo"


def test_undo_takes_back_what_was_typed_before_the_minutes_beneath_it(timed, hands):
    hands.press(START)
    timed.wait(2)
    hands.type("Four teachers")
    timed.at.kept_soon(lambda: timed.at.page().slots[0].challenge.stated == "Four teachers")
    timed.wait(3)
    hands.type(" in a term")
    timed.at.kept_soon(lambda: timed.at.page().slots[0].challenge.stated == "Four teachers in a term")
    timed.wait(1)
    assert timed.used() == [6, None]
    assert timed.at.undo_says() == "Undo “Edit challenge”"
    timed.at.undo()
    assert timed.at.page().slots[0].challenge.stated == "", "one thought, though minutes were written in it"
    assert timed.used() == [6, None]
    timed.wait(1)
    timed.at.redo()
    assert timed.at.page().slots[0].challenge.stated == "Four teachers in a term"
    timed.at.undo()
    timed.at.undo()
    assert timed.used() == [None, None]


def test_typing_goes_on_where_the_cursor_is_while_minutes_are_written(timed, hands):
    hands.press(START)
    for place, letter in enumerate("Four teachers", start=1):
        hands.type(letter)
        timed.wait(1)
        assert hands.focus.textCursor().position() == place
    timed.at.kept_soon(lambda: timed.at.page().slots[0].challenge.stated == "Four teachers")
    assert timed.used() == [13, None]


def test_minutes_put_right_by_hand_stand_while_it_runs(timed, hands):
    hands.press(START)
    timed.wait(10)
    hands.tab_to("used_minutes")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("8")
    timed.at.kept_soon(lambda: timed.used() == [8, None])
    timed.wait(5)
    assert timed.used() == [8, None]
    hands.press(START)
    timed.at.go(0)
    assert timed.used() == [8, None]
    timed.at.go(3)
    hands.press(START)
    timed.wait(2)
    assert timed.used() == [10, None], "started again, it counts on from there"


def test_a_correction_that_is_undone_and_done_again(timed, hands):
    hands.press(START)
    timed.wait(10)
    hands.tab_to("used_minutes")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("8")
    timed.at.kept_soon(lambda: timed.used() == [8, None])
    timed.at.undo()
    assert timed.used() == [10, None]
    timed.at.redo()
    timed.wait(3)
    assert timed.used() == [8, None]
    timed.at.undo()
    timed.wait(1)
    assert timed.used() == [14, None]


def test_minutes_that_undo_took_back_come_again_with_the_next_while_it_runs(timed, hands):
    hands.press(START)
    timed.wait(4)
    timed.at.undo()
    assert timed.used() == [None, None]
    timed.wait(1)
    assert timed.used() == [5, None]


def test_a_full_disk_is_told_once_a_minute(timed, hands, monkeypatch):
    told = []
    timed.at.window.desk.troubled.connect(told.append)

    def full(*_args: object, **_kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    hands.press(START)
    with monkeypatch.context() as patch:
        patch.setattr(timed.at.window.desk.workspace, "step_beneath", full)
        timed.wait(1)
        for _ in range(20):
            timed.timing.look()
        assert told == ["The disk is full."]
    timed.wait(1)
    assert timed.used() == [2, None]


# The sound


@pytest.fixture
def heard(timed) -> list[float]:
    """When the sound was heard, in minutes."""
    told: list[float] = []
    timed.timing.beep = lambda: told.append((timed.clock.now - 5000) / MINUTE)
    return told


def test_no_sound_unless_it_is_wanted(timed, hands, heard):
    hands.press(START)
    timed.wait(12)
    hands.press(SOUND, SHIFT)
    timed.wait(5)
    assert heard == [], "a stage that was over before is not told late"


def test_the_end_of_each_stage_is_heard_once(timed, hands, heard):
    field = hands.focus
    hands.press(SOUND, SHIFT)
    assert timed.card.sound.isChecked() and hands.focus is field
    hands.press(START)
    timed.wait(9)
    assert len(heard) == 1 and heard[0] == pytest.approx(4.68, abs=0.9)
    hands.press(ONWARD)
    timed.wait(7)
    assert len(heard) == 2
    hands.press(ONWARD, SHIFT)
    timed.wait(2)
    assert len(heard) == 2


def test_the_sound_is_switched_in_the_card_and_remembered(timed, hands, heard, program):
    QTest.mouseClick(timed.card.sound, Qt.MouseButton.LeftButton, pos=timed.card.sound.rect().center())
    assert timed.timing.sound and program.preferences.settings.sound
    timed.hands.press(SOUND, SHIFT)
    assert not timed.card.sound.isChecked() and not program.preferences.settings.sound
    timed.hands.press(SOUND, SHIFT)
    program.look_at(SetInView(timed.at.meeting.learning_set))
    assert program.window.desk.timing.sound


def test_after_sleep_no_sound_comes_late(timed, hands, heard):
    hands.press(SOUND, SHIFT)
    hands.press(START)
    timed.clock.now += 30 * MINUTE
    timed.timing.look()
    assert heard == [] and timed.card.asleep_words.isVisible()
    assert timed.used() == [30, None]
    QTest.mouseClick(timed.card.leave_out, Qt.MouseButton.LeftButton)
    assert timed.used() == [0, None]


def test_a_clock_put_back_takes_no_minutes_away(timed, hands):
    hands.press(START)
    timed.wait(6)
    timed.clock.now -= 3600
    timed.timing.look()
    assert timed.used() == [6, None]
    timed.wait(2)
    assert timed.used() == [8, None]


def test_a_pause_records_and_going_on_adds(timed, hands):
    hands.press(START)
    timed.wait(10)
    hands.press(START)
    assert timed.used() == [10, None]
    assert timed.card.toggle.text() == "Go on  (F7)"
    timed.wait(60)
    hands.press(START)
    timed.wait(5)
    hands.press(START)
    assert timed.used() == [15, None]
    assert set(timed.changes) == {"Record minutes"}
    timed.at.undo()
    assert timed.used() == [10, None]
    timed.at.undo()
    assert timed.used() == [None, None]


def test_minutes_that_were_put_right_are_built_upon(timed, hands):
    hands.press(START)
    timed.wait(10)
    hands.press(START)
    hands.tab_to("used_minutes")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("20")
    timed.at.kept_soon(lambda: timed.used() == [20, None])
    hands.press(START)
    timed.wait(5)
    hands.press(START)
    assert timed.used() == [25, None]


def test_back_and_forward(timed, hands):
    hands.press(START)
    timed.wait(1)
    hands.press(ONWARD)
    hands.press(ONWARD, SHIFT)
    assert (timed.card.stage_words.text(), timed.card.time.text()) == ("Story · stage 1 of 5", "3:41")


def test_keys_do_not_reach_the_text(timed, hands):
    hands.type("Four")
    for key in (START, ONWARD, LARGE, LARGE, START):
        hands.press(key)
    hands.type(" more")
    assert hands.focus.toPlainText() == "Four more"


def test_buttons_leave_the_cursor_in_its_field(timed, hands):
    field = hands.focus
    QTest.mouseClick(timed.card.toggle, Qt.MouseButton.LeftButton)
    assert timed.timing.running is not None
    timed.wait(2)
    QTest.mouseClick(timed.card.onward, Qt.MouseButton.LeftButton)
    assert timed.card.stage_words.text().startswith("Clarifying")
    assert hands.focus is field


def test_it_survives_other_stages_and_screens_which_record(timed, hands):
    hands.press(START)
    timed.wait(4)
    timed.at.go(0)
    assert timed.used() == [4, None]
    hands.press(Qt.Key.Key_1, CTRL)
    timed.wait(8)
    hands.press(Qt.Key.Key_2, CTRL)
    timed.at.go(3)
    assert timed.card.used_words.text() == "12 of 30 min used"
    assert timed.timing.running is not None
    hands.press(ONWARD)
    assert timed.card.stage_words.text().startswith("Clarifying")


def test_another_meeting_and_back(timed, hands):
    hands.press(START)
    timed.wait(7)
    timed.at.screen.which.setFocus()
    hands.press(Qt.Key.Key_Home)
    assert timed.used() == [7, None]
    timed.wait(3)
    timed.at.screen.which.setFocus()
    hands.press(Qt.Key.Key_End)
    timed.at.go(3)
    assert timed.card.used_words.text() == "10 of 30 min used"


def test_only_one_runs_and_the_next_slot_finishes_the_one_before(timed, hands):
    hands.press(START)
    timed.wait(9)
    hands.press(Qt.Key.Key_Down, ALT)
    assert timed.used() == [9, None]
    assert timed.card.used_words.text().endswith("’s slot is still being timed.")
    timed.wait(2)
    hands.press(START)
    assert timed.used() == [11, None]
    timed.wait(6)
    hands.press(START)
    assert timed.used() == [11, 6]
    hands.press(Qt.Key.Key_Up, ALT)
    assert timed.card.stage_words.text() == "Slot finished"


def test_who_speaks_is_seen_in_the_order(timed, hands):
    buttons = list(timed.at.screen.stage.order.buttons.values())
    hands.press(START)
    assert ["speaking now" in b.text() for b in buttons] == [True, False]
    hands.press(START)
    assert ["speaking now" in b.text() for b in buttons] == [False, False]


def test_finishing_the_meeting_finishes_the_slot(timed, hands):
    timed.at.screen.forward.click()
    hands.press(START)
    timed.wait(21)
    timed.at.screen.forward.click()
    assert timed.used() == [21, None]
    assert timed.timing.running is None
    assert timed.at.page().meeting.state == MeetingState.FINISHED


def test_closing_the_window_records(timed, hands):
    hands.press(START)
    hands.press(LARGE)
    timed.wait(13)
    large = timed.large
    timed.at.window.close()
    assert timed.used() == [13, None]
    assert not large.isVisible()


def test_a_new_window_goes_on_where_the_slot_was(timed, hands, program):
    hands.press(START)
    timed.wait(13)
    hands.press(START)
    program.look_at(SetInView(timed.at.meeting.learning_set))
    window = program.window
    window.go(destination_meeting(timed.at.meeting.id))
    screen = window.screen_of("meetings")
    screen.go(3)
    card = screen.stage.timer
    assert card.used_words.text() == "13 of 30 min used"
    assert card.toggle.text() == "Go on  (F7)"
    card.toggle.click()
    assert card.stage_words.text() == "Open questions · stage 3 of 5"


def test_sleep_is_counted_told_and_left_out(timed, hands):
    hands.press(START)
    timed.wait(2)
    timed.clock.now += 12 * MINUTE
    timed.at.kept_soon(timed.card.asleep_words.isVisible)
    assert timed.card.asleep_words.text() == ("The computer slept for 12 min of this slot. They are counted.")
    assert timed.card.used_words.text() == "14 of 30 min used"
    QTest.mouseClick(timed.card.leave_out, Qt.MouseButton.LeftButton)
    assert timed.card.used_words.text() == "2 of 30 min used"
    assert not timed.card.asleep_words.isVisible() and not timed.card.leave_out.isVisible()
    hands.press(START)
    assert timed.used() == [2, None]


def test_other_minutes_agreed_while_it_runs(timed, hands):
    hands.press(START)
    timed.wait(2)
    hands.tab_to("planned_minutes")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("60")
    timed.at.kept_soon(lambda: timed.card.used_words.text() == "2 of 60 min used")
    assert timed.card.time.text() == "7:22"


def test_a_removed_slot_stops_its_timer_and_undo_brings_both_back(timed, hands):
    hands.press(START)
    timed.wait(5)
    hands.tab_to("remove")
    hands.press(Qt.Key.Key_Space)
    assert timed.timing.running is None
    assert timed.used() == [None]
    timed.at.undo()
    hands.press(Qt.Key.Key_Up, ALT)
    assert timed.card.used_words.text() == "5 of 30 min used"


def test_without_a_slot_there_is_no_timer(seventh, hands):
    seventh.go(3)
    assert not seventh.screen.stage.timer.isVisible()
    assert seventh.screen.stage.questions.isVisible()
    for key in (START, ONWARD, LARGE, LARGE):
        hands.press(key)


def test_the_template_is_chosen_with_the_facts_of_the_meeting(timed, hands):
    timed.at.go(0)
    hands.tab_to("template")
    hands.press(Qt.Key.Key_End)
    timed.at.kept_soon(lambda: timed.at.page().meeting.template == "closing")
    timed.at.go(3)
    assert timed.card.stage_words.text() == "What I set out to do · stage 1 of 4"


# The large window


def test_the_large_window_shows_the_same_and_the_cursor_stays(timed, hands):
    field = hands.focus
    hands.press(LARGE)
    assert (timed.large.time.text(), timed.large.state.text()) == ("4:41", "Not started yet")
    assert timed.large.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    timed.activate(timed.at.window)
    hands.press(START)
    timed.clock.now += 41
    timed.at.kept_soon(lambda: timed.large.time.text() == "4:00")
    assert timed.card.time.text() == timed.large.time.text()
    assert timed.large.stage_name.text() == "Story"
    assert hands.focus is field
    hands.press(Qt.Key.Key_1, CTRL)
    timed.clock.now += 30
    timed.at.kept_soon(lambda: timed.large.time.text() == "3:30")


def test_keys_work_in_the_large_window_too(timed, hands):
    hands.press(LARGE)
    large = timed.large
    timed.activate(large)
    for key in (START, ONWARD):
        QTest.keyClick(large, key)
    assert large.stage_name.text() == "Clarifying questions"
    assert large.state.text() == ""
    QTest.keyClick(large, START)
    assert large.state.text() == "Paused"
    QTest.keyClick(large, ONWARD, SHIFT)
    assert large.stage_name.text() == "Story"
    assert large.isFullScreen() and large.screen() is not timed.at.window.screen()
    QTest.keyClick(large, Qt.Key.Key_F11)
    assert not large.isFullScreen()
    QTest.keyClick(large, Qt.Key.Key_F11)
    assert large.isFullScreen()
    QTest.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()
    timed.activate(timed.at.window)
    hands.press(LARGE)
    assert timed.large is large
    hands.press(LARGE)
    assert not large.isVisible()


def test_who_looks_after_the_slot_stands_small_in_the_large_window(timed, hands):
    hands.press(LARGE)
    timed.activate(timed.at.window)
    assert timed.large.roles.text() == ""
    hands.tab_to("timekeeper")
    hands.press(Qt.Key.Key_Down)
    combo = hands.focus
    timed.at.kept_soon(lambda: timed.large.roles.text().startswith("time kept by "))
    name = timed.at.window.desk.book().short(combo.currentData())
    assert timed.large.roles.text() == f"time kept by {name}"
    assert timed.large.roles.fontMetrics().height() < timed.large.time.height() / 4


def test_the_large_time_fills_the_window(timed, hands):
    hands.press(LARGE)
    large = timed.large

    def ink() -> int:
        image = large.time.grab().toImage()
        ground = image.pixel(0, 0)
        return sum(
            image.pixel(x, image.height() // 2) != ground or image.pixel(x, image.height() // 3) != ground
            for x in range(image.width())
        )

    large.showNormal()  # with a second screen it fills that
    large.resize(400, 300)
    QApplication.processEvents()
    small = ink()
    large.resize(1600, 1200)
    QApplication.processEvents()
    assert ink() > 3 * small
    assert all(
        w.text() in ("Story", "4:41", "Not started yet") for w in (large.stage_name, large.time, large.state)
    )


# Questions


def test_questions_follow_the_stage(timed, hands):
    card = timed.at.screen.stage.questions
    hands.press(START)
    hands.press(ONWARD)
    assert card.kind.currentText() == "Clarifying"
    first = card.questions
    assert len(first) == 4
    QTest.mouseClick(card.others, Qt.MouseButton.LeftButton)
    assert len(card.questions) == 4 and not set(first) & set(card.questions)
    QTest.mouseClick(card.others, Qt.MouseButton.LeftButton)
    assert card.questions == first
    assert timed.changes == []


def test_a_kind_that_was_chosen_stays_until_the_next_stage(timed, hands):
    card = timed.at.screen.stage.questions
    hands.press(START)
    hands.press(ONWARD)
    card.kind.setFocus()
    hands.press(Qt.Key.Key_F)
    assert card.kind.currentText() == "Feelings"
    asked = card.questions
    hands.press(START)
    timed.wait(1)
    assert card.questions == asked
    hands.press(ONWARD)
    assert card.kind.currentText() == "Open"


# When the world gets in the way


def test_minutes_that_could_not_be_kept_are_kept_later(timed, hands, monkeypatch):
    def full(*_args: object, **_kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    hands.press(START)
    timed.wait(5.4)
    timed.clock.now += 30
    with monkeypatch.context() as patch:
        patch.setattr(timed.at.window.desk.workspace, "step_beneath", full)
        hands.press(START)
        assert timed.at.window.frame.trouble_text.text() == "The disk is full."
        assert timed.used() == [5, None]
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert timed.used() == [6, None]


def test_the_time_is_heard_in_whole_minutes(timed, hands):
    heard = timed.card.time.accessibleName
    assert heard() == "5 min for this stage, not started yet"
    hands.press(START)
    assert heard() == "5 min left in this stage"
    timed.wait(3)
    assert heard() == "2 min left in this stage"
    timed.wait(3)
    assert heard() == "1 min over"
    timed.wait(2)
    assert heard() == "3 min over"


def test_other_questions_begin_anew_after_the_last_of_each_kind(timed, hands):
    card = timed.at.screen.stage.questions
    for kind in range(card.kind.count()):
        card.kind.setCurrentIndex(kind)
        first, pages = card.questions, [card.questions]
        while set(pages[-1]) - {words for page in pages[:-1] for words in page} and len(pages) < 20:
            QTest.mouseClick(card.others, Qt.MouseButton.LeftButton)
            if card.questions == first:
                break
            pages.append(card.questions)
        assert card.questions == first, card.kind.currentText()
