"""Set A with something of everything that papers of a meeting and of a leader tell."""

from __future__ import annotations

import datetime as dt

import msgspec
from set_a import MEETING, meeting_three, person, uid

from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Bid, BidState, LearningNote, Slot
from lfl_desktop.domain.people import DiagnosticArea, GroundRules
from lfl_desktop.domain.programme import Theme
from lfl_desktop.domain.record import Record

DAY = dt.date(2013, 5, 9)


def whole_year() -> list[Record]:
    """The third meeting, and Tom's year."""
    tom, cohort, the_set = person("Tom"), uid("cohort"), uid("set A")
    held = dt.time(9, 30), dt.time(16, 0)
    records = [
        msgspec.structs.replace(r, timekeeper=person("Joe"), facilitator=person("Beth"))
        if isinstance(r, Slot)
        else r
        for r in meeting_three()
    ]
    return [
        *records,
        Theme(id=uid("theme"), programme=uid("programme"), name="Developing sustainability"),
        GroundRules(id=uid("rules"), learning_set=the_set, agreed_on=DAY, wording="We ask before we advise."),
        Bid(id=uid("bid 1"), meeting=MEETING, person=tom, wording="Staff who go", state=BidState.AGREED),
        Bid(id=uid("bid 2"), meeting=MEETING, person=person("Joe"), wording="My own scheme", position=1),
        LearningNote(id=uid("note"), meeting=MEETING, person=tom, wording="I vanish into e-mail."),
        DiagnosticArea(id=uid("area"), learning_set=the_set, person=tom, wording="Leading change"),
        Impact(
            id=uid("impact"),
            learning_set=the_set,
            person=tom,
            meeting=MEETING,
            wording="New staff are settled.",
            how="Each got a mentor",
            evidence="What they say",
            measure="Attendance",
            unit="%",
            before=91.0,
            after=95.0,
            other_contributors="Home visits",
            themes=(uid("theme"),),
            quote="They talk to me first.",
            quote_consent=True,
            agreed_on=DAY,
        ),
        ProgrammeEvent(
            id=uid("event"),
            cohort=cohort,
            kind=EventKind.PUBLIC_SEMINAR,
            title="What inspection looks for",
            date=dt.date(2013, 3, 21),
            starts=held[0],
            ends=held[1],
        ),
        EventAttendance(id=uid("came"), event=uid("event"), person=tom, taken_home="Ask for the date"),
        ActivitySystem(id=uid("system"), learning_set=the_set, person=tom, question="What keeps it going?"),
        *(
            record
            for nth, day in enumerate((dt.date(2013, 1, 31), dt.date(2013, 7, 4)))
            for record in _version(nth, day)
        ),
    ]


def _version(nth: int, day: dt.date) -> list[Record]:
    id = uid(f"version {nth}")
    return [
        SystemVersion(id=id, system=uid("system"), date=day, released_on=day, position=nth),
        SystemItem(id=uid(f"item {nth}"), version=id, place=Place.TOOLS, wording=f"Induction plan {nth}"),
        SystemItem(
            id=uid(f"possible {nth}"),
            version=id,
            place=Place.RULES,
            layer=Layer.POSSIBLE,
            wording=f"Two days in September {nth}",
        ),
        Tension(
            id=uid(f"tension {nth}"),
            version=id,
            from_place=Place.TOOLS,
            to_place=Place.RULES,
            wording=f"No time is set aside {nth}",
        ),
    ]
