from __future__ import annotations

import datetime as dt
from typing import TypeVar
from uuid import UUID

import pytest
from any_record import visible

from lfl_desktop.domain.actions import carried_into, standing_of_actions, tally
from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.editions import Decision, Edition
from lfl_desktop.domain.erasure import Erasure
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.set_figures import meeting_figures
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    BidState,
    Challenge,
    LogEntry,
    Meeting,
    MeetingState,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import GroundRules, Membership, Person, Post
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Programme, ProgrammeLogo, School, Term, Theme
from lfl_desktop.domain.receipts import (
    EventFigures,
    ExportReceipt,
    Handling,
    ImportReceipt,
    MeetingFigures,
    SetFigures,
)
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.domain.year import airtime, meetings_in_order, members_on
from lfl_desktop.workspace.start.sample import (
    SampleError,
    SampleText,
    records_from,
    sample_records,
    shipped_sample,
)

R = TypeVar("R", bound=Record)

RECORDS = sample_records()
PROGRAMME, SET_A = shipped_sample("programme"), shipped_sample("set-a")
TEXT = SET_A.text


def of(kind: type[R]) -> list[R]:
    return [record for record in RECORDS if isinstance(record, kind)]


MEETINGS = meetings_in_order(of(Meeting))
SHORT = {person.id: person.short for person in of(Person)}


def test_each_kind_of_record_is_there() -> None:
    made_elsewhere = {Agreement, MeetingFigures, ExportReceipt, ImportReceipt, StageTemplate, PosterChoice}
    made_elsewhere |= {ReleasedLine, Erasure, Edition, Decision, SetFigures, EventFigures}
    made_elsewhere |= {SetKeeping, Handling, ProgrammeLogo}
    made_elsewhere |= {kind for kind in ALL if kind.__module__.startswith("lfl_desktop.domain.coordinator.")}
    assert {type(record) for record in RECORDS} == set(ALL) - made_elsewhere


def test_every_reference_resolves_to_an_earlier_record() -> None:
    seen: dict[UUID, str] = {}
    for record in RECORDS:
        for name, table in references(type(record)).items():
            referred = getattr(record, name)
            assert referred is None or seen[referred] == table
        seen[record.id] = record.__struct_config__.tag
    themes = {theme.id for theme in of(Theme)}
    assert all(themes.issuperset(impact.themes) for impact in of(Impact))


def test_ids_are_unique_and_the_same_each_time() -> None:
    assert len({record.id for record in RECORDS}) == len(RECORDS)
    assert sample_records() == RECORDS


def test_ids_are_those_of_every_version_so_that_files_with_the_sample_are_merged() -> None:
    (programme,) = of(Programme)
    assert programme.id == UUID("ba9eb87b-bee4-57f6-91db-965d536e2601")
    assert of(Person)[0].id == UUID("43450b9f-00e8-58ea-a402-6ef4f01316d1")
    assert MEETINGS[0].id == UUID("b1a307e5-55c1-53e2-9dd3-9b5810081f81")
    assert of(Action)[0].id == UUID("6bc23a59-d323-55dd-8889-f42dc58ff755")


def test_the_programme_shows_itself_on_the_morning_of_the_fourth_meeting() -> None:
    (programme,) = of(Programme)
    assert "sample" in programme.name
    assert programme.sample_today == MEETINGS[3].date == dt.date(2013, 7, 4)
    assert len(of(School)) == 12 and sum(bool(s.partner_city) for s in of(School)) == 1
    assert len(of(Theme)) == 6


def test_six_meetings_each_within_its_term_those_from_today_on_still_to_come() -> None:
    terms = {term.id: term for term in of(Term)}
    assert [terms[m.term].label for m in MEETINGS if m.term] == [
        *("Spring", "Spring", "Summer", "Summer", "Autumn", "Autumn")
    ]
    for meeting in MEETINGS:
        term = terms[meeting.term]
        assert term.starts <= meeting.date <= term.ends
        to_come = meeting.date >= dt.date(2013, 7, 4)
        assert meeting.state == (MeetingState.PLANNED if to_come else MeetingState.FINISHED)
        assert meeting.starts < meeting.ends


@pytest.mark.parametrize(
    ("number", "carried", "then", "new"),
    [
        (1, 0, {}, 2),
        (2, 2, {"done": 1, "partly": 1}, 4),
        (3, 5, {"done": 3, "changed": 1, "open": 1}, 5),
        (4, 6, {"done": 4, "dropped": 1, "open": 1}, 4),
        (5, 5, {"done": 4, "open": 1}, 3),
        (6, 4, {"done": 3, "handed_on": 1}, 0),
    ],
)
def test_the_arithmetic_of_actions(number: int, carried: int, then: dict[str, int], new: int) -> None:
    meeting = MEETINGS[number - 1]
    waiting = carried_into(meeting, of(Action), of(ReportBack), MEETINGS)
    assert len(waiting) == carried
    states = standing_of_actions(of(Action), of(ReportBack), MEETINGS[:number])
    counts = tally(states[action.id] for action in waiting)
    assert {state.value: count for state, count in counts.items() if count} == then
    assert sum(action.meeting == meeting.id for action in of(Action)) == new
    assert {r.action for r in of(ReportBack) if r.meeting == meeting.id} == {a.id for a in waiting}


def test_how_the_eighteen_actions_stand_at_the_end() -> None:
    counts = tally(standing_of_actions(of(Action), of(ReportBack), MEETINGS).values())
    stand = {state.value: count for state, count in counts.items() if count}
    assert stand == {"done": 15, "changed": 1, "dropped": 1, "handed_on": 1}
    changed = {r.action for r in of(ReportBack) if r.state == "changed"}
    assert {a.replaces for a in of(Action)} - {None} == changed
    assert all(r.reason for r in of(ReportBack) if r.state == "dropped")
    assert all(r.handed_to for r in of(ReportBack) if r.state == "handed_on")


def test_every_action_has_a_sign_and_a_day_after_its_meeting() -> None:
    dates = {meeting.id: meeting.date for meeting in MEETINGS}
    assert all(a.sign and a.due_words and a.due > dates[a.meeting] for a in of(Action))
    due = {a.wording: a.due for a in of(Action)}
    assert due["Two-day induction for all new teachers in September INSET"] == dt.date(2013, 9, 4)
    assert due["Hand one staff meeting to a team"] == MEETINGS[3].date


def test_only_who_was_here_reports_presents_or_bids() -> None:
    here = {(a.meeting, a.person) for a in of(Attendance) if a.presence != Presence.APOLOGIES}
    owners = {action.id: action.person for action in of(Action)}
    assert {(r.meeting, owners[r.action]) for r in of(ReportBack)} <= here
    assert {(s.meeting, s.presenter) for s in of(Slot)} <= here
    assert {(b.meeting, b.person) for b in of(Bid)} <= here
    assert {(s.meeting, s.timekeeper) for s in of(Slot) if s.timekeeper} <= here
    assert {(a.meeting, a.person) for a in of(Action)} <= here


def test_airtime() -> None:
    minutes = {SHORT[person]: total for person, total in airtime(of(Slot)).items()}
    assert minutes == {"Priya": 63, "Tom": 34, "Claire": 31, "Joe": 27, "Beth": 58, "Nadia": 40, "Mark": 22}


def test_membership_and_attendance() -> None:
    figures = {f.meeting: f for f in meeting_figures(RECORDS)}
    counted = [(figures[m.id].here, figures[m.id].members) for m in MEETINGS]
    assert counted == [(6, 6), (5, 6), (6, 6), (6, 6), (6, 7), (7, 7)]
    assert len(members_on(of(Membership), dt.date(2013, 10, 2))) == 6
    away = {
        (MEETINGS.index(m), SHORT[a.person])
        for m in MEETINGS
        for a in of(Attendance)
        if a.meeting == m.id and a.presence == Presence.APOLOGIES
    }
    assert away == {(1, "Nadia"), (4, "Claire")}


def test_two_pairs_of_one_school_and_unequal_rank() -> None:
    schools: dict[UUID | None, set[tuple[str, str]]] = {}
    for post in of(Post):
        schools.setdefault(post.school, set()).add((SHORT[post.person], post.level.value))
    assert [sorted(posts) for posts in schools.values() if len(posts) > 1] == [
        [("Priya", "middle_leader"), ("Tom", "deputy")],
        [("Claire", "middle_leader"), ("Mark", "head")],
    ]


def test_the_trend_of_the_set_reviews() -> None:
    reviews = {review.meeting: review for review in of(SetReview)}
    in_turn = [reviews[m.id] for m in MEETINGS]
    assert [r.scores["listening"] for r in in_turn] == [3, 3, 4, 4, 4, 5]
    assert [r.scores["challenge"] for r in in_turn] == [2, 3, 3, 4, 4, 4]
    assert [r.scores["kept_to_time"] for r in in_turn] == [2, 3, 3, 2, 4, 4]
    assert all(r.words for r in in_turn)


def test_challenges_and_bids() -> None:
    assert len(of(Challenge)) == 9
    again = {c.id: c for c in of(Challenge)}
    assert [SHORT[c.person] for c in again.values() if c.continues] == ["Priya", "Beth"]
    assert all(again[c.continues].person == c.person for c in again.values() if c.continues)
    withdrawn = [(SHORT[b.person], b.meeting) for b in of(Bid) if b.state == BidState.WITHDRAWN]
    assert withdrawn == [("Joe", MEETINGS[4].id)]
    agreed = {(b.meeting, b.person) for b in of(Bid) if b.state == BidState.AGREED}
    assert agreed == {(s.meeting, s.presenter) for s in of(Slot)}


def test_the_ground_rules_have_eight_lines_and_the_safeguarding_exception() -> None:
    rules = sorted(of(GroundRules), key=lambda r: r.agreed_on)
    assert [r.agreed_on for r in rules] == [dt.date(2013, 1, 31), dt.date(2013, 10, 3)]
    for agreed in rules:
        assert len(agreed.wording.splitlines()) == 8
        assert "safeguarding" in agreed.wording


def test_what_the_coordinator_sees_of_it() -> None:
    seen = visible(RECORDS, Audience.COORDINATOR)
    assert not seen.all(LogEntry) and not seen.all(Action) and not seen.all(Bid)
    assert not any(person.name for person in seen.all(Person))
    left = {impact.id for impact in seen.all(Impact)}
    waiting = {SHORT[impact.person] for impact in of(Impact) if impact.id not in left}
    assert waiting == {"Beth"}
    assert len(seen.all(KeyLearning)) == 4
    assert [c.headline for c in of(Challenge) if not c.agreed_on] == [
        "A new head, part way through",
        "Change teams that lead themselves",
    ]


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if part in line)


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ('presenter = "Tom Garside"', 'presenter = "Tom Garsid"', "no person “Tom Garsid”"),
        ('replaces = "Ask head who', 'replaces = "Ask haed who', "no action “Ask haed who owns the scheme”"),
        (
            'from_item = "An observation sheet"',
            'from_item = "An observation sheat"',
            "There is no system item “An observation sheat” before this",
        ),
        ('host_school = "Wharfside"', 'host_school = "Warfside"', "no school “Warfside”"),
        ('themes = ["Reflection for action"]', 'themes = ["Reflection in action"]', "“Reflection in action”"),
        ('due_words = "4 Sept"', 'due_words = "4 Septober"', "“4 Septober” is not understood"),
        ("planned_minutes = 20", "planed_minutes = 20", "planed_minutes"),
        ("used_minutes = 38", 'used_minutes = "38 min"', "used_minutes"),
        ('level = "deputy"', 'level = "deputee"', "deputee"),
        ("[activity_system.version.possible]", "[activity_system.version.posible]", "posible"),
        ('tools = ["A two-day induction"]', 'tolls = ["A two-day induction"]', "“tolls” is not known"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(right: str, wrong: str, named: str) -> None:
    assert right in TEXT
    text = TEXT.replace(right, wrong, 1)
    with pytest.raises(SampleError) as error:
        records_from(PROGRAMME, SampleText("set-a.toml", text))
    assert named in str(error.value)
    assert f"set-a.toml, line {line_of(text, wrong)}:" in str(error.value)


def programme_with(text: str) -> SampleText:
    return SampleText("programme.toml", text)


def test_a_missing_part_and_a_broken_file_are_named() -> None:
    with pytest.raises(SampleError, match=r"\[cohort\] is missing"):
        records_from(programme_with(PROGRAMME.text.replace("[cohort]", "[kohort]")), SET_A)
    with pytest.raises(SampleError, match=r"programme.toml cannot be read"):
        records_from(programme_with(PROGRAMME.text + "\n[["), SET_A)
    again = PROGRAMME.text + '\n[[school]]\nname = "Kingfisher"\n'
    with pytest.raises(SampleError, match=r"programme.toml, line \d+: school “Kingfisher” is there twice"):
        records_from(programme_with(again), SET_A)


def test_an_edit_of_the_wording_changes_only_what_was_edited() -> None:
    text = TEXT.replace("Slower second slot was better.", "Slower was better.")
    edited = records_from(PROGRAMME, SampleText("set-a.toml", text))
    changed = [(a, b) for a, b in zip(RECORDS, edited, strict=True) if a != b]
    assert [type(a) for a, _ in changed] == [SetReview]
    assert changed[0][0].id == changed[0][1].id
