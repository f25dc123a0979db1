"""No leader can be told from another by the coordinator's file, unless the set opened its names."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from uuid import UUID

import pytest
from any_record import visible
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up import SET, gently, scopes
from msgspec.structs import replace
from sample_year import NAMES_KEPT, of
from sample_year import RECORDS as RECORDS_OF

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.without_names import DEEDS, OF_ONE_PERSON, leader_of_record
from lfl_desktop.domain.meetings import Attendance, Meeting, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.receipts import EventFigures, SetFigures
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.year import members_on, posts_on
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.setfile import encode_set_file, make_set_file
from lfl_desktop.workspace.start.sample import sample_records
from lfl_desktop.workspace.start.sample_set_files import sample_set_file

RECORDS = sample_records()
(THE_SET,) = (record.id for record in RECORDS if isinstance(record, LearningSet))
NAMES = {record.id: record.name for record in RECORDS if isinstance(record, Person)}
IDS = {name: id for id, name in NAMES.items()}
MIDDLE_LEADERS = ("Priya Dale", "Claire Umber", "Joe Lanning")
OTHERS = ("Tom Garside", "Beth Ivory", "Nadia Crewe")
"""The only deputy, the only head for most of the year, and the only assistant head."""


def file_of(records: Iterable[Record]) -> bytes:
    return encode_set_file(make_set_file(visible(records, Audience.COORDINATOR), THE_SET, 1))


def swapped(records: Iterable[Record], one: UUID, other: UUID, came: bool = True) -> list[Record]:
    """All that one leader did done by another, and the other way round; that they `came` too."""
    ids = {one: other, other: one}
    found = []
    for record in records:
        if not isinstance(record, Person | Post | Membership) and (came or type(record) is not Attendance):
            people = {
                name: ids.get(getattr(record, name), getattr(record, name))
                for name, table in references(type(record)).items()
                if table == "person"
            }
            record = replace(record, **people)
        found.append(record)
    return found


@pytest.mark.parametrize(("one", "other"), [*combinations(MIDDLE_LEADERS, 2), *combinations(OTHERS, 2)])
def test_whoever_did_what_the_file_is_the_same(one: str, other: str) -> None:
    assert file_of(swapped(RECORDS, IDS[one], IDS[other])) == file_of(RECORDS)


DAYS = [dt.date(2013, 1, 1) + dt.timedelta(days=days) for days in range(0, 365, 3)]


def called(name: str) -> dict[UUID, tuple[str, ...]]:
    """What each leader of a sample set is called in its file, day by day: a level that it tells, or none."""
    told = {post.level for post in decode_set_file(sample_set_file(name)).records if isinstance(post, Post)}
    by_day = [posts_on(of(name, Post), day) for day in DAYS]
    return {
        person.id: tuple(
            posts[person.id].level if person.id in posts and posts[person.id].level in told else ""
            for posts in by_day
        )
        for person in of(name, Person)
    }


@pytest.mark.parametrize("name", NAMES_KEPT)
def test_on_no_day_is_a_leader_of_the_sample_the_only_one_called_so(name: str) -> None:
    words = called(name)
    for place, day in enumerate(DAYS):
        members = [member.person for member in members_on(of(name, Membership), day)]
        assert 1 not in Counter(words[person][place] for person in members).values()


def together(name: str, one: UUID, other: UUID) -> bool:
    """Whether two were members on the same days: who came counts as a member, so others cannot change places
    in the attendance."""
    days = {m.person: (m.starts, m.ends) for m in of(name, Membership)}
    return days[one] == days[other]


@pytest.mark.parametrize("name", NAMES_KEPT)
def test_in_no_file_of_the_sample_is_a_leader_told_from_another(name: str) -> None:
    (the_set,) = (one.id for one in of(name, LearningSet))
    before = encode_set_file(make_set_file(visible(RECORDS_OF[name], Audience.COORDINATOR), the_set, 1))
    words, text = called(name), before.decode()
    assert text.count('"record": "slot"') == len(of(name, Slot)) > 5
    pairs = [pair for pair in combinations(sorted(words), 2) if words[pair[0]] == words[pair[1]]]
    assert len({person for pair in pairs for person in pair}) >= len(words) - 1, "one moved to another level"
    for one, other in pairs:
        changed = swapped(RECORDS_OF[name], one, other, together(name, one, other))
        assert encode_set_file(make_set_file(visible(changed, Audience.COORDINATOR), the_set, 1)) == before
    for person in of(name, Person):
        assert str(person.id) not in text and person.name not in text


def test_nothing_in_it_names_a_leader_or_is_theirs_by_id() -> None:
    data = file_of(RECORDS).decode()
    for id, name in NAMES.items():
        assert str(id) not in data and name not in data
    seen = visible(RECORDS, Audience.COORDINATOR)
    assert not [record for record in seen.records if isinstance(record, Membership | Attendance)]
    owners = [
        getattr(record, "person", None) or getattr(record, "presenter", None)
        for record in seen.records
        if type(record) in DEEDS
    ]
    assert len(set(owners)) == len(owners) > 10, "each has a leader of its own"
    assert {post.level for post in seen.all(Post)} == {Level.MIDDLE_LEADER}


def test_in_which_order_it_was_typed_makes_no_difference() -> None:
    for seed in range(5):
        chance = random.Random(seed)
        mixed: list[Record] = list(RECORDS)
        chance.shuffle(mixed)
        typed = [
            replace(r, position=chance.randrange(99))
            if type(r) in (*DEEDS, *OF_ONE_PERSON) and hasattr(r, "position")
            else r
            for r in mixed
        ]
        assert file_of(typed) == file_of(RECORDS)


def test_counts_travel_in_place_of_lines() -> None:
    seen = visible(RECORDS, Audience.COORDINATOR)
    (figures,) = seen.all(SetFigures)
    counts = (figures.at_start, figures.joined, figures.left, figures.at_end)
    assert counts == (6, 1, 0, 7)
    assert figures.levels == {"middle_leader": 3, "": 4}
    events = {event.id: event for event in seen.all(ProgrammeEvent)}
    came = {
        events[each.event].title: (each.came, each.fewer_than_three)
        for each in seen.all(EventFigures)
        if events[each.event].kind != EventKind.COACHING
    }
    assert came["Launch"] == (6, False) and came["What inspection looks for"] == (3, False)
    assert came["Families as partners"] == came["Leading from the middle"] == (0, True)


def test_a_visit_says_neither_who_went_nor_where() -> None:
    schools = [record for record in RECORDS if isinstance(record, School)]
    cohort = next(r.cohort for r in RECORDS if isinstance(r, LearningSet))
    visit = ProgrammeEvent(
        cohort=cohort,
        learning_set=THE_SET,
        kind=EventKind.SCHOOL_VISIT,
        title="The deputy of Northway Fields",
        place="Hall",
        host_school=schools[0].id,
        from_school=schools[1].id,
    )
    (found,) = (
        event
        for event in visible([*RECORDS, visit], Audience.COORDINATOR).all(ProgrammeEvent)
        if event.id == visit.id
    )
    assert found == replace(visit, title="", place="", host_school=None, from_school=None)


def opened(records: Sequence[Record]) -> list[Record]:
    """The sample with its names open from the first day on."""
    return [
        replace(record, names_to_coordinator=True) if isinstance(record, GroundRules) else record
        for record in records
    ]


def test_where_names_are_open_lines_travel_as_they_were() -> None:
    seen = visible(opened(RECORDS), Audience.COORDINATOR)
    assert {person.name for person in seen.all(Person)} == set(NAMES.values())
    assert len(seen.all(Membership)) == 7 and len(seen.all(Attendance)) > 30
    slots = {slot.id: slot.presenter for slot in RECORDS if isinstance(slot, Slot)}
    assert {slot.id: slot.presenter for slot in seen.all(Slot)} == slots


def test_where_names_are_open_since_the_autumn_the_year_before_has_none() -> None:
    (later,) = (r for r in RECORDS if isinstance(r, GroundRules) and r.agreed_on and r.agreed_on.month > 9)
    records = [replace(r, names_to_coordinator=True) if r is later else r for r in RECORDS]
    seen = visible(records, Audience.COORDINATOR)
    days = {record.id: record.date for record in records if isinstance(record, Meeting)}
    spring = {id for id, day in days.items() if str(day) < str(later.agreed_on)}
    assert seen.all(Attendance) and not [a for a in seen.all(Attendance) if a.meeting in spring]
    for slot in seen.all(Slot):
        assert (slot.presenter == leader_of_record(slot.id)) == (slot.meeting in spring)


@gently
@given(scopes(), st.randoms(use_true_random=False))
def test_of_whatever_is_recorded_nothing_tells_who_did_it(
    records: list[Record], chance: random.Random
) -> None:
    closed = [
        replace(r, names_to_coordinator=False, agreed_on=None) if isinstance(r, GroundRules) else r
        for r in records
    ]
    closed = [replace(r, audiences={}) if hasattr(r, "audiences") else r for r in closed]
    seen = visible(closed, Audience.COORDINATOR)
    assume(seen.get(LearningSet, SET))
    known = {record.id for record in records if isinstance(record, OF_ONE_PERSON)}
    assert not known & {record.id for record in seen.records}
    for record in seen.records:
        for name, table in references(type(record)).items():
            if table == "person" and not isinstance(record, Post):
                assert getattr(record, name) in (None, leader_of_record(record.id))
    chance.shuffle(closed)
    again = visible(closed, Audience.COORDINATOR)
    assert encode_set_file(make_set_file(again, SET, 1)) == encode_set_file(make_set_file(seen, SET, 1))
