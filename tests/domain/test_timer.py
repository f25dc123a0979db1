"""The timer of a slot, on a clock that the test moves."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.timer import GAP, CountedMinutes, Planned, SlotTimer, minutes_and_seconds, steady

STAGES = (Planned("Story", 300), Planned("Questions", 600), Planned("Actions", 300))


class Clock:
    """A clock whose time the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timer(clock: Clock) -> SlotTimer:
    return SlotTimer(STAGES, clock)


def passes(timer: SlotTimer, clock: Clock, seconds: float) -> None:
    """Time goes by while the window looks at the clock four times a second or so."""
    while seconds > 0:
        part = min(seconds, 20)
        clock.now += part
        seconds -= part
        timer.tick()


def test_before_it_starts_nothing_counts(timer: SlotTimer, clock: Clock) -> None:
    passes(timer, clock, 500)
    assert (timer.used, timer.left, timer.over, timer.running) == (0, 300, 0, False)


def test_it_counts_down_and_then_up(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 295)
    assert (timer.left, timer.over) == (5, 0)
    passes(timer, clock, 65)
    assert (timer.left, timer.over) == (0, 60)
    assert timer.place == 0, "it goes on only when told to"


def test_a_pause_does_not_count(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 60)
    timer.pause()
    passes(timer, clock, 4000)
    timer.start()
    passes(timer, clock, 30)
    assert (timer.used, timer.asleep) == (90, 0)


def test_starting_twice_counts_once(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 30)
    timer.start()
    passes(timer, clock, 30)
    assert timer.used == 60


def test_stages_forward_and_back(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 100)
    timer.forward()
    passes(timer, clock, 40)
    assert (timer.stage.name, timer.left) == ("Questions", 560)
    timer.back()
    assert (timer.stage.name, timer.left) == ("Story", 200)
    timer.back()
    assert timer.place == 0
    for _ in range(2):
        timer.forward()
    assert (timer.stage.name, timer.finished) == ("Actions", False)
    timer.forward()
    assert (timer.finished, timer.running, timer.used) == (True, False, 140)
    timer.back()
    assert (timer.finished, timer.stage.name, timer.running) == (False, "Actions", False)


def test_a_finished_slot_can_go_on(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 60)
    timer.finish()
    passes(timer, clock, 600)
    timer.start()
    passes(timer, clock, 30)
    assert (timer.used, timer.finished, timer.running) == (90, False, True)


def test_time_asleep_counts_is_told_and_can_be_left_out(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 30)
    clock.now += 720
    timer.tick()
    assert (timer.used, timer.asleep, timer.over) == (750, 720, 450)
    passes(timer, clock, 10)
    timer.leave_out_sleep()
    assert (timer.used, timer.asleep, timer.left) == (40, 0, 260)
    timer.leave_out_sleep()
    assert timer.used == 40


def test_sleep_is_told_when_the_lid_opens_on_a_key(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    clock.now += 3600
    timer.pause()
    assert (timer.used, timer.asleep) == (3600, 3600)


def test_a_short_gap_is_no_sleep(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    clock.now += GAP
    timer.tick()
    assert (timer.used, timer.asleep) == (GAP, 0)


def test_sleep_is_not_told_after_the_next_stage(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    clock.now += 600
    timer.tick()
    timer.forward()
    assert timer.asleep == 0
    timer.leave_out_sleep()
    assert timer.used == 600


def test_a_clock_that_is_put_back_takes_nothing_away(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 100)
    clock.now -= 5000
    timer.tick()
    passes(timer, clock, 20)
    assert timer.used == 120


@pytest.mark.parametrize(
    "seconds, minutes", [(0, 0), (29.9, 0), (30, 1), (89, 1), (90, 2), (150, 3), (2040, 34)]
)
def test_minutes_are_rounded(timer: SlotTimer, clock: Clock, seconds: float, minutes: int) -> None:
    timer.start()
    clock.now += seconds
    timer.pause()
    assert timer.minutes == minutes


@pytest.mark.parametrize("earlier, place, left", [(120, 0, 180), (300, 1, 600), (1000, 2, 200), (1500, 2, 0)])
def test_it_goes_on_where_it_was_recorded(clock: Clock, earlier: int, place: int, left: int) -> None:
    timer = SlotTimer(STAGES, clock, earlier)
    assert timer.finished
    timer.start()
    assert (timer.used, timer.place, timer.left) == (earlier, place, left)


def test_another_plan_keeps_what_was_used(timer: SlotTimer, clock: Clock) -> None:
    timer.start()
    passes(timer, clock, 100)
    timer.forward()
    timer.forward()
    passes(timer, clock, 50)
    timer.replan([Planned("Round", 200), Planned("Answer", 400)])
    assert (timer.used, timer.stage.name, timer.left) == (150, "Answer", 350)
    passes(timer, clock, 10)
    assert timer.used == 160


def test_time_is_shown_as_people_read_it() -> None:
    assert [minutes_and_seconds(s) for s in (0, 9.9, 60, 684, 5400)] == [
        "0:00",
        "0:09",
        "1:00",
        "11:24",
        "90:00",
    ]


def test_the_steady_clock_goes_on() -> None:
    before, other = steady(), time.monotonic()
    time.sleep(0.02)
    assert 0.015 < steady() - before < time.monotonic() - other + 0.05


@pytest.mark.parametrize(
    ("system", "there", "read"),
    [
        ("linux", True, "CLOCK_BOOTTIME"),
        ("darwin", True, "CLOCK_MONOTONIC"),
        ("win32", False, "monotonic"),
    ],
)
def test_the_steady_clock_is_one_that_goes_on_in_sleep(
    system: str, there: bool, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if there:
            monkeypatch.setattr(time, name, name, raising=False)
        else:
            monkeypatch.delattr(time, name, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda which: which, raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: "monotonic")
    told: object = steady()
    monkeypatch.undo()
    assert told == read


ACTIONS = st.sampled_from(["start", "pause", "forward", "back", "finish", "tick"])


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 4000, allow_nan=False), ACTIONS), max_size=40))
def test_used_is_the_sum_of_the_times_it_ran(steps: list[tuple[float, str]]) -> None:
    clock = Clock()
    timer = SlotTimer(STAGES, clock)
    ran = 0.0
    for seconds, action in steps:
        clock.now += seconds
        ran += seconds if timer.running else 0
        getattr(timer, action)()
        assert timer.used == pytest.approx(ran)
        assert min(timer.used, timer.left, timer.over, timer.asleep) >= 0
        assert 0 <= timer.place < timer.stages
        assert not (timer.running and timer.finished)
        assert not (timer.left and timer.over)
    timer.leave_out_sleep()
    assert 0 <= timer.used <= ran + 1e-6


# The minutes that are recorded


class Kept:
    """The record of a slot beside what counts its minutes."""

    def __init__(self, found: int | None) -> None:
        self.value = found
        self.counted = CountedMinutes(found)

    def at(self, minutes: int) -> int | None:
        """The record once the timer has counted `minutes`."""
        wanted = self.counted.due(minutes)
        if wanted is not None:
            self.value = wanted
            self.counted.recorded(wanted)
        return self.value

    def typed(self, value: int | None) -> None:
        self.value = value
        self.counted.seen(value, typed=True)

    def undone(self, value: int | None) -> None:
        self.value = value
        self.counted.seen(value, typed=False)


def test_minutes_are_counted_on_from_what_was_found() -> None:
    assert [Kept(None).at(m) for m in (0, 3)] == [None, 3]
    assert [Kept(20).at(m) for m in (20, 23)] == [20, 23]


def test_what_was_typed_stands_until_the_timer_is_started_again() -> None:
    kept = Kept(None)
    assert kept.at(10) == 10
    kept.typed(8)
    assert kept.at(15) == 8
    kept.counted.start(15)
    assert kept.at(17) == 10
    kept.typed(None)
    assert kept.at(20) is None
    kept.counted.start(20)
    assert kept.at(22) == 2


def test_what_undo_took_back_is_counted_again_only_with_more() -> None:
    kept = Kept(None)
    assert kept.at(10) == 10
    kept.undone(None)
    assert (kept.at(10), kept.at(11)) == (None, 11)


@settings(max_examples=50)
@given(
    st.none() | st.integers(0, 90),
    st.lists(st.tuples(st.sampled_from(["pass", "type", "start"]), st.integers(0, 90)), max_size=20),
)
def test_what_a_person_said_is_never_written_over(found: int | None, steps: list[tuple[str, int]]) -> None:
    kept, minutes, wanted, said = Kept(found), found or 0, found, False
    for what, n in steps:
        if what == "type":
            said = said or n != wanted
            wanted = n
            kept.typed(n)
        elif what == "start":
            said = False
            kept.counted.start(minutes)
        else:
            wanted = (wanted or 0) + n if n and not said else wanted
            minutes += n
            kept.at(minutes)
        assert kept.value == wanted
