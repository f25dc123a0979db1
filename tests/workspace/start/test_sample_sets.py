"""The four sets of the sample, each with its whole year: what the coordinator's sample is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace
from sample_year import CLOSE, LATER, RECORDS, SHARED, every, meetings, of, people, states

from lfl_desktop.content.members_counted import Figures, membership_counts
from lfl_desktop.domain.actions import carried_into, tally
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import meeting_figures
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    BidState,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    MeetingState,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import (
    GroundRules,
    LearningSet,
    Membership,
    Person,
)
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Programme, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import members_on
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.start.sample import SAMPLE_SETS, sample_records, set_sample_records
from lfl_desktop.workspace.start.speller import Speller, british_english, names_in
from lfl_desktop.workspace.workspace import Workspace


def counted(found: dict[UUID, ActionState]) -> dict[str, int]:
    return {state.value: count for state, count in tally(found.values()).items() if count}


@pytest.fixture
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    made = create_with(RECORDS[request.param], tmp_path / "set.lfl")
    yield made
    made.close()


def test_there_is_no_other_set() -> None:
    with pytest.raises(KeyError):
        set_sample_records("E")
    with pytest.raises(KeyError):
        set_sample_records("../settings")


def test_a_whole_year_of_set_a_is_the_facilitators_sample_after_its_last_meeting() -> None:
    def at_the_close(record: Record) -> Record:
        if isinstance(record, Programme):
            return replace(record, sample_today=None)
        return replace(record, state=MeetingState.FINISHED) if isinstance(record, Meeting) else record

    found = [record for record in set_sample_records("A") if not isinstance(record, ReleasedLine)]
    assert found == [at_the_close(record) for record in sample_records()]


def test_what_the_sets_share_is_the_same_and_nothing_else_is() -> None:
    def is_shared(record: Record) -> bool:
        for_all = isinstance(record, ProgrammeEvent) and record.learning_set is None
        return for_all or isinstance(record, SHARED)

    first = [record for record in RECORDS["A"] if is_shared(record)]
    assert len(first) == 1 + 1 + 3 + 6 + 12 + 11 + 12
    for name in LATER:
        assert [record for record in RECORDS[name] if is_shared(record)] == first
    own = {name: {r.id for r in RECORDS[name] if not is_shared(r)} for name in SAMPLE_SETS}
    assert not any(own[one] & own[other] for one, other in combinations(SAMPLE_SETS, 2))
    names = [person.name for person in every(Person)]
    assert len(set(names)) == len(names) == 30


@pytest.mark.parametrize(
    ("name", "focus", "facilitator"),
    [
        ("A", "Managing change", "Ruth Ansell"),
        ("B", "Distributed leadership", "David Okoro"),
        ("C", "Professional development and teacher performance", "Helen Tovey"),
        ("D", "Quality of teaching", "Sanjay Mistry"),
    ],
)
def test_the_four_sets(name: str, focus: str, facilitator: str) -> None:
    (learning_set,) = of(name, LearningSet)
    said = (learning_set.name, learning_set.focus, learning_set.facilitator)
    assert said == (name, focus, facilitator)


# The totals that the coordinator sees.


def test_twenty_four_meetings_held_two_a_term() -> None:
    assert len(every(Meeting)) == 24
    assert all(meeting.state == MeetingState.FINISHED for meeting in every(Meeting))
    for name in SAMPLE_SETS:
        terms = {term.id: term for term in of(name, Term)}
        for meeting, label in zip(meetings(name), "SSSSAA", strict=True):
            term = terms[meeting.term]
            assert term.label[0] == label
            assert term.starts <= meeting.date <= term.ends
            half_term = term.half_term_starts <= meeting.date <= term.half_term_ends
            assert not half_term and meeting.date.weekday() < 5
    assert len({meeting.date for meeting in every(Meeting)}) == 24


def test_forty_six_slots() -> None:
    assert [len(of(name, Slot)) for name in SAMPLE_SETS] == [9, 13, 12, 12]
    assert len(every(Slot)) == 46


@pytest.mark.parametrize(
    ("name", "stand"),
    [
        ("A", {"done": 15, "changed": 1, "dropped": 1, "handed_on": 1}),
        ("B", {"open": 3, "done": 18, "changed": 2, "dropped": 2, "handed_on": 1}),
        ("C", {"open": 2, "done": 17, "changed": 1, "dropped": 1, "handed_on": 1}),
        ("D", {"open": 2, "done": 18, "changed": 2, "dropped": 1, "handed_on": 1}),
    ],
)
def test_how_the_actions_of_each_set_stand_at_the_end(name: str, stand: dict[str, int]) -> None:
    assert counted(states(name)) == stand


def test_how_all_ninety_actions_stand_at_the_end() -> None:
    found = {id: state for name in SAMPLE_SETS for id, state in states(name).items()}
    assert len(found) == 90
    assert counted(found) == {"open": 7, "done": 68, "changed": 6, "dropped": 5, "handed_on": 4}


def test_twenty_eight_began_three_went_one_joined_twenty_six_closed() -> None:
    of_each = [membership_counts(of(n, Membership), CLOSE, meetings(n)[0].date) for n in SAMPLE_SETS]
    assert [f.from_start for f in of_each] == [6, 9, 6, 7]
    assert [f.members for f in of_each] == [7, 6, 6, 7]
    total = {name: sum(getattr(f, name) for f in of_each) for name in Figures.__dataclass_fields__}
    assert total == {
        "from_start": 28,
        "left": 3,
        "joined": 1,
        "members": 26,
        "on_leave": 0,
        "to_come": 0,
        "did_not_join": 1,
    }


def test_attendance_with_some_absences() -> None:
    found = {}
    for name in SAMPLE_SETS:
        told = {f.meeting: (f.here, f.members) for f in meeting_figures(RECORDS[name])}
        found[name] = [told[meeting.id] for meeting in meetings(name)]
    assert found == {
        "A": [(6, 6), (5, 6), (6, 6), (6, 6), (6, 7), (7, 7)],
        "B": [(8, 8), (7, 8), (6, 7), (6, 6), (5, 6), (6, 6)],
        "C": [(6, 6), (5, 6), (6, 6), (6, 6), (5, 6), (6, 6)],
        "D": [(7, 7), (6, 7), (7, 7), (6, 7), (7, 7), (6, 7)],
    }
    here, members = (sum(pair[side] for pairs in found.values() for pair in pairs) for side in (0, 1))
    assert (here, members) == (147, 157)


def test_impact_by_theme() -> None:
    names = {theme.id: theme.name for theme in of("A", Theme)}
    of_each = {
        name: Counter(names[t] for impact in of(name, Impact) if impact.agreed_on for t in impact.themes)
        for name in SAMPLE_SETS
    }
    assert sum(of_each.values(), Counter()) == {
        "Reflection for action": 13,
        "Active collaboration": 11,
        "Developing sustainability": 8,
        "Constructive use of evidence": 6,
        "Raising attainment": 3,
        "Raised engagement with families": 2,
    }
    assert all(len(found) >= 4 for found in of_each.values())
    assert [len(of(name, Impact)) for name in SAMPLE_SETS] == [7, 7, 7, 8]
    waiting = {n: [people(n)[i.person] for i in of(n, Impact) if not i.agreed_on] for n in SAMPLE_SETS}
    assert waiting == {"A": ["Beth"], "B": ["Owen"], "C": ["Ravi"], "D": ["Leila"]}


# What holds in each of the later sets.


@pytest.mark.parametrize("name", LATER)
def test_each_kind_of_content_is_there(name: str) -> None:
    kinds = (Bid, Challenge, LearningNote, LogEntry, GroundRules, ActivitySystem, SystemVersion)
    assert all(of(name, kind) for kind in kinds)
    quotes = [impact for impact in of(name, Impact) if impact.quote]
    assert {impact.quote_consent for impact in quotes} == {True, False}
    assert any(impact.measure and impact.before is not None for impact in of(name, Impact))
    assert any(impact.other_contributors for impact in of(name, Impact))
    assert any(not challenge.agreed_on for challenge in of(name, Challenge))
    assert sum(bool(c.agreed_on) for c in of(name, Challenge)) > len(of(name, Challenge)) / 2
    assert all(c.stated and c.restated and c.desired_outcome for c in of(name, Challenge))
    assert all("safeguarding" in rules.wording.casefold() for rules in of(name, GroundRules))
    assert len(of(name, KeyLearning)) >= 3


@pytest.mark.parametrize("name", LATER)
def test_every_action_has_a_sign_and_a_day_after_its_meeting(name: str) -> None:
    dates = {meeting.id: meeting.date for meeting in meetings(name)}
    assert all(a.sign and a.due_words and a.due > dates[a.meeting] for a in of(name, Action))
    changed = {r.action for r in of(name, ReportBack) if r.state == ActionState.CHANGED}
    assert {a.replaces for a in of(name, Action)} - {None} == changed
    assert all(r.reason for r in of(name, ReportBack) if r.state == ActionState.DROPPED)
    assert all(r.handed_to for r in of(name, ReportBack) if r.state == ActionState.HANDED_ON)


@pytest.mark.parametrize("name", LATER)
def test_whoever_is_here_reports_on_all_that_is_open_and_nobody_else_does(name: str) -> None:
    here = {(a.meeting, a.person) for a in of(name, Attendance) if a.presence != Presence.APOLOGIES}
    for meeting in meetings(name):
        waiting = carried_into(meeting, of(name, Action), of(name, ReportBack), meetings(name))
        due = {a.id for a in waiting if (meeting.id, a.person) in here}
        assert {r.action for r in of(name, ReportBack) if r.meeting == meeting.id} == due
    assert {(s.meeting, s.presenter) for s in of(name, Slot)} <= here
    assert {(b.meeting, b.person) for b in of(name, Bid)} <= here
    helpers = {(s.meeting, p) for s in of(name, Slot) for p in (s.timekeeper, s.facilitator) if p}
    assert helpers <= here
    assert all(s.presenter not in (s.timekeeper, s.facilitator) for s in of(name, Slot))
    agreed = {(b.meeting, b.person) for b in of(name, Bid) if b.state == BidState.AGREED}
    assert agreed == {(s.meeting, s.presenter) for s in of(name, Slot)}


@pytest.mark.parametrize("name", LATER)
def test_only_members_of_the_day_are_marked(name: str) -> None:
    for meeting in meetings(name):
        belonging = {m.person for m in members_on(of(name, Membership), meeting.date)}
        assert {a.person for a in of(name, Attendance) if a.meeting == meeting.id} == belonging


@pytest.mark.parametrize("name", LATER)
def test_each_meeting_has_its_review(name: str) -> None:
    reviews = {review.meeting: review for review in of(name, SetReview)}
    assert set(reviews) == {meeting.id for meeting in meetings(name)}
    for scale in ("listening", "challenge", "kept_to_time"):
        assert all(1 <= review.scores[scale] <= 5 for review in reviews.values())
    assert all(review.words for review in reviews.values())
    templates = [meeting.template for meeting in meetings(name)]
    assert templates == ["classic"] * 5 + ["closing"]


def test_eight_schools_of_eleven_have_a_coached_leader_and_five_contacts_each() -> None:
    contacts = [event for event in every(ProgrammeEvent) if event.kind == EventKind.COACHING]
    assert len(contacts) == 8 * 5
    assert all(event.learning_set for event in contacts)


@pytest.mark.parametrize("workspace", SAMPLE_SETS, indirect=True)
def test_every_word_is_spelt_as_the_program_spells(workspace: Workspace, tmp_path: Path) -> None:
    dictionary = british_english()
    assert dictionary is not None
    speller = Speller(dictionary, tmp_path / "words.txt")
    speller.take_names(names_in(workspace))
    (learning_set,) = workspace.select(LearningSet)
    wrong = Counter(
        word.text
        for record in RECORDS[learning_set.name]
        for value in msgspec.structs.asdict(record).values()
        if isinstance(value, str) and "_" not in value
        for word in speller.unknown(value)
    )
    assert not wrong


def test_apostrophes_quotation_marks_and_spaces_are_as_in_print() -> None:
    for name in SAMPLE_SETS:
        for record in RECORDS[name]:
            for value in msgspec.structs.asdict(record).values():
                if isinstance(value, str):
                    assert not set("'\"\t") & set(value) and "  " not in value and value == value.strip()
