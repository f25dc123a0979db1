"""The calendar file, read back by a second library than the one that writes it."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any
from uuid import UUID

import pytest
import vobject
from any_record import a_set, base_ids, visible
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Meeting, MeetingState, Mode
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.exchange.calendar_file import calendar_file

IDS = base_ids()
SET = IDS["learning_set"]
NOW = dt.datetime(2026, 11, 22, 9, 30, 15, tzinfo=dt.UTC)
READERS = pytest.mark.parametrize("audience", [Audience.SET, Audience.COORDINATOR])

A_DAY = st.dates(dt.date(1998, 1, 1), dt.date(2060, 12, 31))
A_TIME = st.times().map(lambda time: time.replace(microsecond=0))
ANY_TEXT = st.text(max_size=60) | st.sampled_from(
    [
        "Hall, room 2; upstairs\\left",
        "Two\nlines\r\nand \u2028 more",
        "Łódź 👩‍🏫 café",
        "  ",
        "x" * 300,
        "é👍" * 80,
    ]
)


def records(*more: Record, **values: Any) -> list[Record]:
    found = dict(a_set(**values))
    found.pop(Meeting)
    found.pop(ProgrammeEvent)
    keep = (Programme, LearningSet, School)
    base = [r for kind, r in found.items() if kind in keep or kind.__name__ == "Cohort"]
    return [*base, *more]


def written(every: list[Record], audience: Audience = Audience.SET, now: dt.datetime = NOW) -> bytes:
    return calendar_file(visible(every, audience), SET, now)


def entries(data: bytes) -> list[Any]:
    """The entries of a file as another library reads them; each line of the file is checked besides."""
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line
    calendar = vobject.readOne(data.decode("utf-8"))
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    assert calendar.prodid.value and calendar.vtimezone_list[0].tzid.value == "Europe/London"
    return list(getattr(calendar, "vevent_list", []))


def meeting(**values: Any) -> Meeting:
    return Meeting(**{"learning_set": SET, "date": dt.date(2027, 1, 21), **values})


def event(**values: Any) -> ProgrammeEvent:
    return ProgrammeEvent(**{"cohort": IDS["cohort"], "date": dt.date(2027, 1, 21), **values})


def said(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c == "\u200d")


@given(
    A_DAY,
    st.none() | A_TIME,
    st.none() | A_TIME,
    ANY_TEXT,
    ANY_TEXT,
    st.sampled_from(MeetingState),
    st.sampled_from([Audience.SET, Audience.COORDINATOR]),
)
@settings(max_examples=50)
def test_whatever_is_in_a_meeting_comes_back(
    day: dt.date,
    starts: dt.time | None,
    ends: dt.time | None,
    place: str,
    name: str,
    state: MeetingState,
    audience: Audience,
) -> None:
    one = meeting(date=day, starts=starts, ends=ends, place=place, state=state)
    (found,) = entries(written(records(one, LearningSet={"name": name}), audience))
    assert found.uid.value == f"{one.id}@lfl-desktop"
    cancelled = state == MeetingState.CANCELLED
    assert found.status.value == ("CANCELLED" if cancelled else "CONFIRMED")
    assert found.summary.value.startswith("Cancelled: ") == cancelled
    assert said(name) in found.summary.value
    assert (found.location.value if hasattr(found, "location") else "") == ("" if cancelled else said(place))
    if starts is None or cancelled:
        assert (found.dtstart.value, found.dtend.value) == (day, day + dt.timedelta(days=1))
    else:
        assert found.dtstart.value.replace(tzinfo=None) == dt.datetime.combine(day, starts)
        later = ends is not None and ends > starts
        assert hasattr(found, "dtend") == later
        if later:
            assert found.dtend.value.replace(tzinfo=None) == dt.datetime.combine(day, ends or starts)


@given(A_DAY, ANY_TEXT, st.sampled_from(EventKind), st.booleans(), st.booleans())
@settings(max_examples=50)
def test_whatever_is_in_an_event_comes_back(
    day: dt.date, title: str, kind: EventKind, own: bool, cancelled: bool
) -> None:
    one = event(date=day, title=title, kind=kind, learning_set=SET if own else None, cancelled=cancelled)
    (found,) = entries(written(records(one, LearningSet={"name": "A"})))
    assert found.uid.value == f"{one.id}@lfl-desktop"
    assert found.dtstart.value == day
    assert found.status.value == ("CANCELLED" if cancelled else "CONFIRMED")
    if not own and not cancelled:
        assert said(title) in found.summary.value or said(title).casefold() in found.summary.value.casefold()


def zone_in(data: bytes) -> dt.tzinfo:
    """The time zone as the file itself describes it, read by a third library, which knows no other."""
    from dateutil.tz import tzical

    text = data.decode().replace("\r\n", "\n")
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")] + "END:VTIMEZONE\n"
    found: dt.tzinfo = tzical(io.StringIO(zone)).get("Europe/London")
    return found


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (dt.date(2027, 3, 27), 0),
        (dt.date(2027, 3, 28), 1),
        (dt.date(2027, 7, 1), 1),
        (dt.date(2027, 10, 30), 1),
        (dt.date(2027, 10, 31), 0),
    ],
)
def test_half_past_one_is_half_past_one_on_both_sides_of_the_clock_change(day: dt.date, offset: int) -> None:
    data = written(records(meeting(date=day, starts=dt.time(13, 30))))
    when = entries(data)[0].dtstart.value.replace(tzinfo=zone_in(data))
    assert (when.hour, when.minute) == (13, 30)
    assert when.utcoffset() == dt.timedelta(hours=offset)


def test_the_zone_in_the_file_is_that_of_the_zone_data() -> None:
    from zoneinfo import ZoneInfo

    ours, theirs = zone_in(written(records())), ZoneInfo("Europe/London")
    for year in (1997, 2013, 2026, 2037):
        for number in range(365):
            noon = dt.datetime(year, 1, 1, 12) + dt.timedelta(days=number)
            assert noon.replace(tzinfo=ours).utcoffset() == noon.replace(tzinfo=theirs).utcoffset(), noon


def test_a_file_saved_later_puts_right_what_an_earlier_one_said() -> None:
    one = meeting(starts=dt.time(13, 30))
    (before,) = entries(written(records(one)))
    moved = replace(one, date=dt.date(2027, 1, 28), moved_from=one.date)
    (after,) = entries(written(records(moved), now=NOW + dt.timedelta(seconds=1)))
    assert before.uid.value == after.uid.value
    assert 0 < int(before.sequence.value) < int(after.sequence.value) < 2**31
    assert before.dtstamp.value < after.dtstamp.value == after.last_modified.value


def test_what_has_no_day_is_not_in_it() -> None:
    assert entries(written(records(meeting(date=None), event(date=None)))) == []


def test_where_it_is() -> None:
    school = named_id("school")
    here = meeting(host_school=school, mode=Mode.VIDEO, place="Brookmead")
    (found,) = entries(written(records(here, School={"name": "Brookmead"})))
    assert found.location.value == "Brookmead, by video"


@READERS
def test_it_names_nobody_and_tells_nothing_that_was_said(audience: Audience) -> None:
    every = list(a_set(marked=True).values())
    dated = [replace(r, learning_set=SET) if isinstance(r, ProgrammeEvent) else r for r in every]
    text = calendar_file(visible(dated, audience), SET, NOW).decode().replace("\r\n ", "")
    assert set(re.findall(r"<(\w+\.\w+)>", text)) == {
        "LearningSet.name",
        "Programme.name",
        "Meeting.place",
        "School.name",
    }


@READERS
def test_what_was_typed_for_an_event_for_all_is_in_it_and_for_the_sets_own_is_not(audience: Audience) -> None:
    for own in (SET, None):
        typed = event(title="With Nadia Crewe", place="After Joe’s lesson", learning_set=own)
        text = written(records(typed), audience).decode()
        assert ("Nadia" in text) == ("Joe" in text) == (own is None)


@READERS
@given(st.booleans(), st.booleans(), A_TIME)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_cancelled_tells_its_day_and_nothing_else(
    audience: Audience, own: bool, met: bool, time: dt.time
) -> None:
    typed = {"place": "At Nadia’s", "starts": time, "host_school": IDS["school"]}
    one = (
        meeting(**typed, state=MeetingState.CANCELLED, mode=Mode.VIDEO, reason="Nadia is ill")
        if met
        else event(**typed, title="Nadia’s lesson", cancelled=True, learning_set=SET if own else None)
    )
    data = written(records(one, School={"name": "Nadia’s school"}), audience)
    (found,) = entries(data)
    assert found.status.value == "CANCELLED" and found.uid.value == f"{one.id}@lfl-desktop"
    assert found.dtstart.value == one.date and "Nadia" not in data.decode()
    kept = {"uid", "sequence", "dtstamp", "last-modified", "dtstart", "dtend", "transp", "summary", "status"}
    assert {line.name.lower() for line in found.getChildren()} <= kept


def test_what_a_programme_keeps_to_the_set_does_not_go_to_the_coordinator() -> None:
    kept = records(meeting(), event(), Programme={"audiences": {"meetings": "set", "events": "set"}})
    assert len(entries(written(kept, Audience.SET))) == 2
    assert entries(written(kept, Audience.COORDINATOR)) == []


def test_a_set_that_did_not_come_through_the_gate_has_no_file() -> None:
    with pytest.raises(LookupError):
        calendar_file(visible([Person(name="Nadia")], Audience.SET), UUID(int=1), NOW)
