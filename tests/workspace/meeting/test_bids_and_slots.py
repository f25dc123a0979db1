"""Bids, the slots agreed for them, their order, and who looks after each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Bid, BidState, Challenge, Meeting, Offer, Presence, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.records import ALL
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.meeting import bidding, meeting_states, slot_changes
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


class Round:
    """The bidding round of a new meeting in the last week of the sample's year."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.id = meeting_states.plan_meeting(book(workspace))
        with workspace.step("Date") as step:
            meeting = workspace.get(Meeting, self.id)
            assert meeting is not None
            step.put(replace(meeting, date=dt.date(2013, 11, 28)))

    @property
    def page(self) -> MeetingPage:
        return jobs.read_meeting_page(book(self.workspace), self.id)

    def person(self, place: int) -> UUID:
        return self.page.members[place].id

    def bid(self, place: int, minutes: int | None = None) -> None:
        bid = bidding.bid_of(self.page, self.person(place), place)
        with self.workspace.step("Bid") as step:
            step.put(replace(bid, wording=f"about {place}", minutes=minutes))

    def agree(self, place: int, minutes: int) -> Slot:
        return bidding.agree_slot(self.workspace, self.page, self.person(place), minutes)

    def slot(self, place: int) -> Slot:
        return next(s.slot for s in self.page.slots if s.presenter.id == self.person(place))


@pytest.fixture
def asked(sample: Workspace) -> Round:
    return Round(sample)


def everything(workspace: Workspace) -> set[str]:
    return {repr(record) for kind in ALL for record in workspace.select(kind)}


def test_withdrawing_an_agreed_bid_takes_its_empty_slot_and_undo_brings_both_back(asked: Round) -> None:
    asked.bid(0)
    asked.agree(0, 25)
    before = everything(asked.workspace)
    challenges = asked.workspace.count(Challenge)
    bidding.withdraw_bid(asked.workspace, asked.page.bids[asked.person(0)])
    page = asked.page
    assert page.slots == [] and asked.workspace.count(Challenge) == challenges - 1
    bid = page.bids[asked.person(0)]
    assert (bid.state, bid.wording, bid.minutes) == (BidState.WITHDRAWN, "about 0", 25)
    assert asked.workspace.undo() == "Withdraw bid" and everything(asked.workspace) == before


def fill(asked: Round, what: str) -> None:
    slot = asked.slot(0)
    challenge = asked.workspace.get(Challenge, slot.challenge)
    assert challenge is not None
    with asked.workspace.step("Record") as step:
        step.put(
            {
                "stated": replace(challenge, stated="Four teachers"),
                "headline": replace(challenge, headline="Staff change"),
                "continues": replace(challenge, continues=asked.workspace.select(Challenge)[0].id),
                "questions": replace(slot, questions="What if?"),
                "no minutes": replace(slot, used_minutes=0),
                "used": replace(slot, used_minutes=2),
                "action": Action(meeting=asked.id, person=slot.presenter, challenge=slot.challenge),
                "offer": Offer(slot=slot.id, person=asked.person(1), wording="help"),
                "impact": Impact(
                    learning_set=challenge.learning_set, person=slot.presenter, challenge=slot.challenge
                ),
                "again": Challenge(
                    person=slot.presenter, learning_set=challenge.learning_set, continues=challenge.id
                ),
            }[what]
        )


@pytest.mark.parametrize(
    "what",
    [
        *("stated", "headline", "continues", "questions", "no minutes", "used"),
        *("action", "offer", "impact", "again"),
    ],
)
def test_a_slot_with_anything_in_it_stays(asked: Round, what: str) -> None:
    asked.bid(0)
    asked.agree(0, 25)
    fill(asked, what)
    before = everything(asked.workspace)
    with pytest.raises(bidding.SlotIsFilled):
        bidding.withdraw_bid(asked.workspace, asked.page.bids[asked.person(0)])
    assert everything(asked.workspace) == before


def test_planned_minutes_and_roles_alone_do_not_fill_a_slot(asked: Round) -> None:
    asked.bid(0)
    slot = asked.agree(0, 25)
    with asked.workspace.step("Roles") as step:
        step.put(replace(slot, facilitator=asked.person(1), planned_minutes=40))
    bidding.withdraw_bid(asked.workspace, asked.page.bids[asked.person(0)])
    assert asked.page.slots == []


def test_a_slot_given_without_a_bid_is_withdrawn_too(asked: Round) -> None:
    asked.agree(0, 25)
    bidding.withdraw_bid(asked.workspace, bidding.bid_of(asked.page, asked.person(0), 0))
    assert asked.page.slots == [] and asked.page.bids[asked.person(0)].state == BidState.WITHDRAWN


@pytest.mark.parametrize(
    ("minutes", "starts", "ends", "words"),
    [
        ((), "13:30", "16:30", "No slot agreed yet; the meeting has 180 minutes."),
        ((30,), "13:30", "16:30", "1 slot, 30 minutes; the meeting has 180 minutes."),
        ((30, 30), "13:30", "16:30", "2 slots, 60 minutes; the meeting has 180 minutes."),
        (
            (30, None),
            "13:30",
            "16:30",
            "2 slots, 30 minutes, 1 without minutes yet; the meeting has 180 minutes.",
        ),
        ((None, None), "13:30", "15:00", "2 slots; the meeting has 90 minutes."),
        ((100, 100), "13:30", "16:30", "2 slots, 200 minutes; the meeting has 180 minutes."),
        ((1,), "", "", "1 slot, 1 minute."),
        ((30,), "16:30", "13:30", "1 slot, 30 minutes."),
        ((30,), "13:30", "13:30", "1 slot, 30 minutes."),
        ((), "13:30", "", "No slot agreed yet."),
    ],
)
def test_what_is_planned_against_the_time_of_the_meeting(
    asked: Round, minutes: tuple[int | None, ...], starts: str, ends: str, words: str
) -> None:
    def time(text: str) -> dt.time | None:
        return dt.time.fromisoformat(text) if text else None

    meeting = replace(asked.page.meeting, starts=time(starts), ends=time(ends))
    agreed = [Slot(meeting=meeting.id, presenter=asked.person(0), planned_minutes=m) for m in minutes]
    assert bidding.planned_words(meeting, agreed) == words


def test_a_slot_moves_as_far_as_there_are_others(asked: Round) -> None:
    given_slots = [asked.agree(place, 20).id for place in range(3)]

    def order() -> list[int]:
        return [given_slots.index(s.slot.id) for s in asked.page.slots]

    assert slot_changes.move_slot(asked.workspace, asked.id, given_slots[2], -1) and order() == [0, 2, 1]
    assert slot_changes.move_slot(asked.workspace, asked.id, given_slots[0], 9) and order() == [2, 1, 0]
    assert not slot_changes.move_slot(asked.workspace, asked.id, given_slots[2], -1) and order() == [2, 1, 0]
    assert not slot_changes.move_slot(asked.workspace, asked.id, asked.id, 1)
    assert asked.workspace.undo() == "Change order of slots" and order() == [0, 2, 1]


# Any sequence keeps every bid and all minutes


@pytest.fixture(scope="module")
def begun(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("bids") / "bids.lfl"


steps = st.lists(
    st.tuples(st.sampled_from(["agree", "up", "down", "withdraw", "again", "remove"]), st.integers(0, 3)),
    max_size=14,
)


@settings(max_examples=40)
@given(steps)
def test_moves_and_withdrawals_keep_all_bids_and_all_minutes(
    begun: Path, sample_file: Path, order: list[tuple[str, int]]
) -> None:
    begun.write_bytes(sample_file.read_bytes())
    workspace = Workspace(hurried(RecordsFile.open(begun)))
    asked = Round(workspace)
    for place in range(4):
        asked.bid(place, 10 + place)
    people = [asked.person(place) for place in range(4)]
    expected: list[int] = []
    withdrawn: set[int] = set()
    elsewhere = {repr(s) for s in workspace.select(Slot)}
    before = everything(workspace)
    for what, place in order:
        if what == "agree" and place not in expected and place not in withdrawn:
            asked.agree(place, 10 + place)
            expected.append(place)
        elif what in ("up", "down") and place in expected:
            at = expected.index(place)
            slot_changes.move_slot(workspace, asked.id, asked.slot(place).id, -1 if what == "up" else 1)
            expected.insert(max(0, at + (-1 if what == "up" else 1)), expected.pop(at))
        elif what == "withdraw":
            bidding.withdraw_bid(workspace, asked.page.bids[people[place]])
            expected = [p for p in expected if p != place]
            withdrawn.add(place)
        elif what == "again" and place in withdrawn:
            bidding.bid_again(workspace, asked.page.bids[people[place]])
            withdrawn.discard(place)
        elif what == "remove" and place in expected:
            slot_changes.remove_slot(workspace, asked.slot(place))
            expected.remove(place)
        page = asked.page
        assert [(s.presenter.id, s.slot.planned_minutes) for s in page.slots] == [
            (people[p], 10 + p) for p in expected
        ]
        states = [
            BidState.WITHDRAWN if p in withdrawn else BidState.AGREED if p in expected else BidState.MADE
            for p in range(4)
        ]
        found = {b.person: b for b in workspace.select(Bid, meeting=asked.id)}
        assert [(found[id].wording, found[id].minutes, found[id].state) for id in people] == [
            (f"about {p}", 10 + p, states[p]) for p in range(4)
        ]
    assert elsewhere <= {repr(s) for s in workspace.select(Slot)} and workspace.is_sound()
    while workspace.titles()[0] not in ("Bid", ""):
        workspace.undo()
    assert everything(workspace) == before
    workspace.close()


# Who looks after a slot


def test_who_had_a_role_least_comes_first_and_the_presenter_last(asked: Round) -> None:
    shown = asked.page
    slot = asked.agree(0, 20)
    had = {s.facilitator for s in asked.workspace.select(Slot) if s.facilitator}
    for other, person in ((1, 1), (2, 1), (3, 2)):
        given_slot = asked.agree(other, 20)
        with asked.workspace.step("Roles") as step:
            step.put(replace(given_slot, facilitator=asked.person(person)))
    turns = slot_changes.in_turn(book(asked.workspace), asked.page, slot, slot_changes.FACILITATOR)
    assert not had, "in the sample the set's facilitator facilitates all slots"
    assert [p.id for p, _n in turns][-1] == slot.presenter
    assert {p.id for p, _n in turns} == {p.id for p in shown.members}
    assert [n for _p, n in turns] == [0, 0, 0, 0, 1, 2, 0]
    assert [p.id for p, _n in turns][4:6] == [asked.person(2), asked.person(1)]


def test_only_who_is_here_is_asked_and_whoever_was_chosen(asked: Round) -> None:
    slot = asked.agree(0, 20)
    for place, presence in ((0, Presence.HERE), (1, Presence.LATE), (2, Presence.APOLOGIES)):
        jobs.mark_presence(asked.workspace, asked.page, asked.person(place), presence)

    def asked_for(now: Slot) -> list[UUID]:
        return [
            p.id
            for p, _ in slot_changes.in_turn(book(asked.workspace), asked.page, now, slot_changes.TIMEKEEPER)
        ]

    assert asked_for(slot) == [asked.person(1), asked.person(0)]
    assert set(asked_for(replace(slot, timekeeper=asked.person(2)))) == {asked.person(p) for p in range(3)}
