"""Set A of the sample up to its third meeting, written out for tests of paper."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid5

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Challenge,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School
from lfl_desktop.domain.record import Record

SPACE = UUID("0d2e6f5c-3f0a-4b5f-8a53-0f5f2f3b7a11")
CAME, WENT = dt.time(13, 30), dt.time(16, 30)


def uid(name: str) -> UUID:
    """The id of the fixture called `name`."""
    return uuid5(SPACE, name)


MEETING = uid("meeting 3")

_MEMBERS = (
    ("Priya Dale", Level.MIDDLE_LEADER, "KS1 phase leader", "Northway Fields"),
    ("Tom Garside", Level.DEPUTY, "Deputy head", "Northway Fields"),
    ("Claire Umber", Level.MIDDLE_LEADER, "Foundation leader", "Kingfisher"),
    ("Joe Lanning", Level.MIDDLE_LEADER, "Reading leader", "Hillcross CE"),
    ("Beth Ivory", Level.HEAD, "Head", "Saxon Down"),
    ("Nadia Crewe", Level.ASSISTANT_HEAD, "Assistant head", "Wharfside"),
)

_MEETINGS = (
    (dt.date(2013, 1, 31), "Saxon Down"),
    (dt.date(2013, 3, 14), "Kingfisher"),
    (dt.date(2013, 5, 9), "Hillcross CE"),
    (dt.date(2013, 7, 4), "Northway Fields"),
    (dt.date(2013, 10, 3), "Wharfside"),
    (dt.date(2013, 11, 14), "Saxon Down"),
)


def person(short: str) -> UUID:
    """The id of the member with this first name."""
    return uid(next(name for name, *_ in _MEMBERS if name.startswith(short)))


def frame() -> list[Record]:
    """Programme, set, members and the six meetings, three of them held; nothing said yet."""
    programme = Programme(
        id=uid("programme"),
        name="Leadership for Learning (sample)",
        funder="Funded by the City Council",
        coordinator="Marion Pell",
        sample_today=dt.date(2013, 7, 4),
    )
    cohort = Cohort(id=uid("cohort"), programme=programme.id, name="Cohort 1")
    learning_set = LearningSet(
        id=uid("set A"), cohort=cohort.id, name="A", focus="Managing change", facilitator="Ruth Ansell"
    )
    found: list[Record] = [programme, cohort, learning_set]
    found += [School(id=uid(s), programme=programme.id, name=s) for s in sorted({m[3] for m in _MEMBERS})]
    for place, (name, level, title, school) in enumerate(_MEMBERS):
        found.append(Person(id=uid(name), name=name))
        post = Post(id=uid(f"post {name}"), person=uid(name), school=uid(school), title=title, level=level)
        found.append(post)
        member = Membership(
            id=uid(f"member {name}"), learning_set=learning_set.id, person=uid(name), position=place
        )
        found.append(member)
    for number, (date, where) in enumerate(_MEETINGS, start=1):
        state = MeetingState.FINISHED if number <= 3 else MeetingState.PLANNED
        found.append(
            Meeting(
                id=uid(f"meeting {number}"),
                learning_set=learning_set.id,
                date=date,
                starts=CAME,
                ends=WENT,
                place=where,
                state=state,
            )
        )
    return found


def _action(key: str, meeting: int, who: str, wording: str, **more: Any) -> Action:
    return Action(id=uid(key), meeting=uid(f"meeting {meeting}"), person=person(who), wording=wording, **more)


def _report(action: str, state: ActionState, happened: str = "") -> ReportBack:
    return ReportBack(
        id=uid(f"report {action}"), meeting=MEETING, action=uid(action), state=state, happened=happened
    )


def _earlier() -> list[Record]:
    return [
        _action("method", 1, "Priya", "One method written up for KS1 staff", position=0),
        _action("lesson", 1, "Priya", "Watch one phonics lesson in each class", position=1),
        _action("water", 2, "Claire", "Half-hour at the water tray with each TA", position=2),
        _action("scheme", 2, "Joe", "Ask head who owns the scheme", position=3),
        _action("aim", 2, "Claire", "Write the unit’s aim with the team", position=4),
        _report("method", ActionState.DONE, "Two teachers now use it unasked"),
        _report("lesson", ActionState.DONE),
        _report("water", ActionState.DONE, "“They joined in by Thursday.”"),
        _report("scheme", ActionState.CHANGED),
        _report("aim", ActionState.OPEN, "To July"),
    ]


def _slots() -> list[Record]:
    tom = Challenge(
        id=uid("challenge Tom"),
        person=person("Tom"),
        learning_set=uid("set A"),
        headline="Sustaining progress while staff change",
        stated="Four teachers in one class in a term: how do I keep progress going while staff change?",
        restated="To be present and supportive so that change does not cost half a term.",
        agreed_on=dt.date(2013, 5, 9),
    )
    beth = Challenge(
        id=uid("challenge Beth"),
        person=person("Beth"),
        learning_set=uid("set A"),
        headline="A school that runs without me",
        stated="The school runs top-down and I retire in a year. How do I leave something that lasts?",
        restated="Staff own a change before I announce it.",
    )
    questions = "What are you assuming the new teacher needs? Where are you when it goes well?"
    return [
        tom,
        beth,
        Slot(
            id=uid("slot Tom"),
            meeting=MEETING,
            presenter=tom.person,
            challenge=tom.id,
            planned_minutes=30,
            used_minutes=34,
            questions=questions,
            position=0,
        ),
        Slot(
            id=uid("slot Beth"),
            meeting=MEETING,
            presenter=beth.person,
            challenge=beth.id,
            planned_minutes=30,
            used_minutes=30,
            position=1,
        ),
    ]


def _new_actions() -> list[Record]:
    tom, beth = {"challenge": uid("challenge Tom")}, {"challenge": uid("challenge Beth")}
    return [
        _action(
            "induction",
            3,
            "Tom",
            "Two-day induction for all new teachers in September INSET",
            due=dt.date(2013, 9, 4),
            sign="every new teacher says they feel ready",
            position=0,
            **tom,
        ),
        _action(
            "playground",
            3,
            "Tom",
            "Be on the playground each morning for three weeks",
            due=dt.date(2013, 5, 24),
            due_words="24 May",
            sign="parents approach me",
            position=1,
            **tom,
        ),
        _action(
            "teams",
            3,
            "Beth",
            "Draw up four change teams with every member of staff in one",
            due=dt.date(2013, 6, 21),
            sign="nobody left out, no team led by me",
            position=2,
            **beth,
        ),
        _action(
            "staff meeting",
            3,
            "Beth",
            "Hand one staff meeting to a team",
            due=dt.date(2013, 7, 4),
            sign="more voices than mine",
            position=3,
            **beth,
        ),
        _action(
            "visit",
            3,
            "Joe",
            "Visit a school that runs it first",
            due_words="before half term",
            replaces=uid("scheme"),
            position=4,
        ),
    ]


def meeting_three() -> list[Record]:
    """The frame with all that was said at the third meeting, the private log included."""
    tom = uid("slot Tom")
    said: list[Record] = [
        *(Attendance(id=uid(f"here {m[0]}"), meeting=MEETING, person=uid(m[0])) for m in _MEMBERS),
        Offer(
            id=uid("offer 1"), slot=tom, person=person("Beth"), wording="lend her induction plan", position=0
        ),
        Offer(id=uid("offer 2"), slot=tom, person=person("Joe"), wording="host a visit", position=1),
        SetReview(
            id=uid("review"),
            meeting=MEETING,
            scores={"listening": 4, "challenge": 3, "kept_to_time": 3},
            words="Slower second slot was better. Fewer clarifying questions next time.",
        ),
        KeyLearning(
            id=uid("learning"), learning_set=uid("set A"), meeting=MEETING, wording="Change needs presence."
        ),
        LogEntry(
            id=uid("log"),
            learning_set=uid("set A"),
            meeting=MEETING,
            wording="Priya quiet when Tom presents; check outside meeting.",
        ),
    ]
    return [*frame(), *_earlier(), *_slots(), *_new_actions(), *said]
