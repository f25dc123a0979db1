"""What is known of the year around a set: what its programme holds, and nothing of other sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Action, Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Cohort, Nation, Programme, Term
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR
from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.workspace.school_year_of_set import school_year_of_set
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2026, 2, 3)
PROGRAMME = Programme(name="Programme")
COHORT = Cohort(programme=PROGRAMME.id)
SET = LearningSet(cohort=COHORT.id, name="A")
OTHER = LearningSet(cohort=COHORT.id, name="B")
SPRING = Term(cohort=COHORT.id, label="Spring", starts=dt.date(2026, 1, 5), ends=dt.date(2026, 3, 27))
SUMMER = Term(
    cohort=COHORT.id, label="Summer", starts=dt.date(2026, 4, 13), ends=dt.date(2026, 7, 21), position=1
)
FIRST = Meeting(learning_set=SET.id, date=TODAY)
ANN = Person(name="Ann Able")


def event(day: str, **values: object) -> ProgrammeEvent:
    return replace(ProgrammeEvent(cohort=COHORT.id, date=dt.date.fromisoformat(day)), **values)


@pytest.fixture
def file(empty: Workspace) -> Workspace:
    put(empty, PROGRAMME, COHORT, SET, OTHER, SPRING, SUMMER, FIRST, ANN)
    return empty


def put(file: Workspace, *records: Record) -> None:
    with file.step("Put") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def meant(file: Workspace) -> Callable[[str], str]:
    """The day that words mean in the year of the set, "" for none."""

    def day(words: str) -> str:
        found = understand(words, TODAY, school_year_of_set(file, SET.id))
        return found.isoformat() if found else ""

    return day


def test_terms_are_those_of_the_cohort(file, meant):
    assert meant("end of term") == "2026-03-27" and meant("before Easter") == "2026-03-27"
    elsewhere = Cohort(programme=PROGRAMME.id, name="Other")
    put(file, elsewhere, Term(cohort=elsewhere.id, starts=TODAY, ends=dt.date(2026, 2, 20)))
    assert meant("end of term") == "2026-03-27"
    put(file, replace(SPRING, ends=dt.date(2026, 3, 31)))
    assert meant("end of term") == "2026-03-31"


def test_meetings_are_those_of_the_set_that_are_held(file, meant):
    assert meant("next meeting") == ""
    cancelled = Meeting(learning_set=SET.id, date=dt.date(2026, 2, 10), state=MeetingState.CANCELLED)
    put(file, cancelled, Meeting(learning_set=OTHER.id, date=dt.date(2026, 2, 11)))
    assert meant("next meeting") == ""
    put(file, Meeting(learning_set=SET.id, date=dt.date(2026, 3, 5)), Meeting(learning_set=SET.id))
    assert meant("next meeting") == "2026-03-05"


def test_a_bank_holiday_of_one_nation_alone(file, meant):
    assert meant("august bank holiday") == "2026-08-31"
    put(file, replace(PROGRAMME, nation=Nation.SCOTLAND))
    assert meant("august bank holiday") == "2026-08-03"


def test_events_are_called_by_kind_title_and_what_people_say(file, meant):
    put(
        file,
        event("2026-03-11", title="Leading  Change!"),
        event("2026-04-20", kind=EventKind.PUBLIC_SEMINAR),
        event("2026-05-06", kind=EventKind.SCHOOL_VISIT, learning_set=SET.id),
        event("2026-06-10", kind=EventKind.OTHER, title="The summer show"),
    )
    for words in ("the core workshop", "workshop", "Leading change", "our workshop"):
        assert meant(words) == "2026-03-11", words
    assert meant("the seminar") == "2026-04-20"
    assert meant("the visit") == "2026-05-06"
    assert meant("the summer show") == "2026-06-10" == meant("The Summer Show.")
    assert meant("other event") == "", "no name that anybody calls it by"
    assert meant("before the workshop") == "2026-03-10" and meant("after the seminar") == "2026-04-21"


def test_the_next_of_several_is_meant(file, meant):
    put(file, *(event(day) for day in ("2026-01-14", "2026-05-13", "2026-03-11")))
    assert meant("workshop") == "2026-03-11"


def test_what_was_called_off_or_is_of_another_set_or_has_no_day_is_not_among_them(file, meant):
    put(
        file,
        event("2026-03-11", cancelled=True),
        event("2026-03-12", learning_set=OTHER.id),
        ProgrammeEvent(cohort=COHORT.id),
    )
    assert meant("workshop") == ""


def test_an_inset_day_is_an_event_of_its_kind(file, meant):
    put(file, event("2026-04-13", kind=EventKind.INSET_DAY, title="Reading"))
    assert meant("the INSET day") == "2026-04-13" == meant("twilight") == meant("Reading")
    assert meant("before the INSET day") == "2026-03-27"


def test_an_inset_day_is_known_by_its_title(file, meant):
    put(
        file,
        event("2026-04-13", kind=EventKind.OTHER, title="INSET at Northway"),
        event("2026-03-02", title="Insets"),
    )
    assert meant("the INSET day") == "2026-04-13" == meant("next inset")


def test_nothing_is_known_of_a_set_that_is_not_there(empty):
    assert school_year_of_set(empty, SET.id) == NO_SCHOOL_YEAR


def test_the_rule_of_due_days_asks_the_same(file):
    put(file, event("2026-03-11"))
    for words, day in (
        ("the workshop", dt.date(2026, 3, 11)),
        ("before Easter", dt.date(2026, 3, 27)),
        ("tbc", None),
    ):
        with file.step("Put") as step:
            kept = step.put(Action(meeting=FIRST.id, person=ANN.id, wording="Ring", due_words=words))
        assert kept.due == day
