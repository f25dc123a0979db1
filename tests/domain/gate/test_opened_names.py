"""Names are opened by the day: what was so before a set agreed to it stays with the set."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from any_record import visible
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.opened_names import opened_since
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Attendance, Meeting
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.record import Record

SET = uuid4()
PROGRAMME, COHORT = uuid4(), uuid4()
JANUARY, MARCH, MAY, JUNE = (dt.date(2013, month, 10) for month in (1, 3, 5, 6))
DAYS = (JANUARY, MARCH, MAY, JUNE)


def rules(day: dt.date | None, opened: bool = True) -> GroundRules:
    return GroundRules(learning_set=SET, agreed_on=day, names_to_coordinator=opened)


def year(*agreed: Record) -> Visible:
    """A set that met four times, with Ada who stayed and Bo who left in March, as the coordinator sees it."""
    meetings = [Meeting(learning_set=SET, date=day) for day in DAYS]
    records: list[Record] = [
        *(Programme(id=PROGRAMME), Cohort(id=COHORT, programme=PROGRAMME)),
        *(LearningSet(id=SET, cohort=COHORT), *meetings, *agreed),
    ]
    for name, until in (("Ada", None), ("Bo", MARCH)):
        person = Person(name=name)
        status = MembershipStatus.LEFT if until else MembershipStatus.ACTIVE
        records += [
            person,
            Membership(learning_set=SET, person=person.id, starts=JANUARY, ends=until, status=status),
            Post(person=person.id, title=f"{name} at first", ends=MARCH),
            Post(person=person.id, title=f"{name} later", starts=MARCH),
        ]
        for meeting in meetings:
            note = f"{name} in {meeting.date:%B}"
            records.append(Attendance(meeting=meeting.id, person=person.id, note=note))
    return visible(records, Audience.COORDINATOR)


def names(seen: Visible) -> set[str]:
    return {person.name for person in seen.all(Person)} - {""}


def notes(seen: Visible) -> set[str]:
    return {attendance.note for attendance in seen.all(Attendance)}


def test_what_was_so_before_names_were_opened_stays_with_the_set() -> None:
    seen = year(rules(JANUARY, opened=False), rules(MAY))
    assert names(seen) == {"Ada"}
    assert notes(seen) == {"Ada in May", "Ada in June"}
    assert {post.title for post in seen.all(Post)} - {""} == {"Ada later"}


def test_whoever_belonged_on_a_day_when_names_were_open_is_named() -> None:
    seen = year(rules(MARCH))
    assert names(seen) == {"Ada", "Bo"}
    assert "Bo in March" in notes(seen) and not any("January" in note for note in notes(seen))


def test_narrowing_works_at_once_and_opening_again_gives_nothing_back() -> None:
    closed = (rules(JANUARY), rules(MARCH, opened=False))
    assert not names(year(*closed)) and not notes(year(*closed))
    assert notes(year(*closed, rules(JUNE))) == {"Ada in June"}


def test_of_two_versions_of_one_day_the_narrower_counts() -> None:
    for both in ((rules(MAY), rules(MAY, False)), (rules(MAY, False), rules(MAY))):
        assert not names(year(*both)) and not notes(year(*both))


def test_agreeing_again_to_open_names_changes_nothing() -> None:
    assert notes(year(rules(MARCH), rules(MAY))) == notes(year(rules(MARCH)))


@pytest.mark.parametrize("agreed", [(), (rules(None),)])
def test_without_a_day_nothing_is_opened(agreed: tuple[GroundRules, ...]) -> None:
    assert not names(year(*agreed)) and not notes(year(*agreed))


VERSIONS = st.lists(st.builds(rules, st.none() | st.sampled_from(DAYS), st.booleans()), max_size=5)


@given(VERSIONS, st.sampled_from(DAYS))
def test_no_version_opens_what_was_before_it_and_a_closed_one_closes_all(
    versions: list[GroundRules], day: dt.date
) -> None:
    since = opened_since([*versions, rules(day)])
    later = [
        one for one in versions if one.agreed_on and one.agreed_on >= day and not one.names_to_coordinator
    ]
    assert since is None or later or since <= day
    closed = [one.agreed_on for one in versions if one.agreed_on and not one.names_to_coordinator]
    assert since is None or all(since > one for one in closed)
    assert opened_since([*versions, rules(dt.date.max, opened=False)]) is None
