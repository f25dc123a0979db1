"""Three sets as real posters of a programme's last day have them, typed as records: leaders with invented
names, in our own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from set_a import uid

from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, ActionState, Challenge, Meeting, ReportBack
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, Theme
from lfl_desktop.domain.record import Record

DAY = dt.date(2013, 11, 28)

THEMES = (
    "Raised engagement with families",
    "Constructive use of evidence",
    "Reflection for action",
    "Raising attainment",
    "Active collaboration",
    "Developing sustainability",
)


class Change(NamedTuple):
    """What came of it under the themes with these numbers; figures as before, after, unit and measure."""

    themes: tuple[int, ...]
    words: str
    figures: tuple[float, float, str, str] | None = None
    quote: str = ""


class LeaderYear(NamedTuple):
    """A leader's concern, the outcome hoped for, what was done, and what came of it."""

    name: str
    concern: str
    outcome: str
    done: Sequence[str]
    changes: Sequence[Change]


class SetYear(NamedTuple):
    """A set with its focus."""

    name: str
    focus: str
    leaders: Sequence[LeaderYear]
    learned: Sequence[str] = ()


CHANGE = SetYear(
    "A",
    "Managing change",
    (
        LeaderYear(
            "Oona Pell",
            "A new curriculum, a writing project and a reading scheme arrive at once: how do staff keep up?",
            "Reading, writing and talk go on improving while everything else moves",
            (
                "Asked for time out of class to plan the year as one change instead of four",
                "Phonics watched from nursery to year 6, and a workshop for parents",
                "A short writing project for boys in the first two years",
                "Teachers coach each other in pairs",
            ),
            (
                Change((5, 4), "Staff own the changes: morale is up, and they say so in meetings"),
                Change((1,), "Entry and mid-term figures are in place and compared every half term"),
                Change((0, 3), "Parents help with reading at home and ask what else they can do"),
                Change((4,), "Teachers plan together without being asked, and lessons show it"),
            ),
        ),
        LeaderYear(
            "Rhys Amory",
            "Half the staff left in July; learning time must not be lost while new people settle",
            "The year begins smoothly, and parents keep their trust in the school",
            (
                "Two days of induction for every new teacher before term",
                "A fixed half hour a week with each new colleague",
                "On the playground every morning; home visits in October",
            ),
            (
                Change((5,), "New staff are settled and ask for help when they need it"),
                Change((3,), "Everybody is trained in the core subjects they teach"),
                Change(
                    (0,),
                    "Parents talk to us first; attendance at parents’ evening is the best for years",
                    None,
                    "They come to me before it becomes a complaint.",
                ),
            ),
        ),
        LeaderYear(
            "Della Marsh",
            "Phonics is taught unevenly in the infant classes, and staff come and go",
            "Every child reads by the end of year 2",
            ("Each class watched daily for two weeks", "Training for teachers and assistants on one method"),
            (
                Change(
                    (3, 1),
                    "Children who pass the phonics check",
                    (27, 79, "%", "phonics check, year 1"),
                ),
                Change((5,), "A colleague who meant to go is staying"),
            ),
        ),
        LeaderYear(
            "Ines Calder",
            "Which part of bringing in a reading method is mine, and which is the school’s?",
            "The method works here, and my role is clear",
            ("Visited two schools that use it", "Met its trainers after each observation"),
            (
                Change((4,), "The practical side went smoothly, because it was discussed first"),
                Change((2,), "Senior leaders had an honest account of what it would cost and change"),
            ),
        ),
        LeaderYear(
            "Tove Lindgren",
            "Adults watch the youngest children but seldom talk with them",
            "An outstanding day for every child in the nursery",
            ("A mission in one sentence, written together", "Talked figures through with every teacher"),
            (
                Change(
                    (3,),
                    "All four teachers were judged outstanding in October",
                    (1, 4, "", "of four teachers"),
                ),
                Change((4, 2), "Four teachers and the deputy now meet as a small set of their own"),
            ),
        ),
    ),
    ("Change needs somebody who is there.", "Ask before you announce."),
)

LEADERSHIP = SetYear(
    "B",
    "Maximising children’s achievement through distributed leadership",
    (
        LeaderYear(
            "Hester Vane",
            "Back from leave: how do I lead again without taking the lead from others?",
            "Middle leaders lead their own areas",
            ("A day out for middle leaders to write their own plans", "Fortnightly talks, led by them"),
            (Change((4,), "Middle leaders run their own reviews, and governors hear it from them"),),
        ),
        LeaderYear(
            "Caspar Nunn",
            "Good new teachers leave after two years",
            "They stay, and grow here",
            ("Asked everybody what would keep them", "A second responsibility for each after a year"),
            (
                Change((5,), "Teachers who stayed beyond their second year", (2, 7, "", "of eight teachers")),
                Change(
                    (2,),
                    "Exit talks became stay talks",
                    None,
                    "Nobody had ever asked me what I wanted to lead.",
                ),
            ),
        ),
    ),
)

FAMILIES = SetYear(
    "C",
    "Closing the gap",
    (
        LeaderYear(
            "Mabel Okoro",
            "Children on free meals make less progress in mathematics than their friends",
            "The gap closes by a third",
            ("Pre-teaching in groups of three, twice a week", "Homework club with parents"),
            (
                Change(
                    (3, 1),
                    "Progress in mathematics of children on free meals",
                    (2.1, 3.4, "points", "progress a year"),
                ),
                Change(
                    (0,),
                    "Nine families come to the homework club, at first two",
                    (2, 9, "", "families each week"),
                ),
                Change((1,), "Teachers look at pupils by name before they look at a grade"),
            ),
        ),
        LeaderYear(
            "Piers Holloway",
            "Boys in year 5 say they hate writing",
            "They choose to write",
            ("A real reader for every piece", "Writing outdoors on Fridays"),
            (
                Change((3,), "Boys who reached the expected level in writing", (48, 66, "%", "boys, year 5")),
                Change((2,), "We stopped marking every piece", None, "I wrote it for my uncle, not for you."),
            ),
        ),
        LeaderYear(
            "Saskia Broome",
            "Attendance on Mondays",
            "Monday is like any other day",
            ("A breakfast before Monday’s lessons", "A call by nine o’clock, from the class teacher"),
            (
                Change((0,), "Absence on Mondays", (9.8, 4.9, "%", "absence on Mondays")),
                Change((4,), "Office, kitchen and teachers share one list"),
                Change((5,), "The breakfast is run by parents now"),
            ),
        ),
    ),
    ("Small and every week beats large and once.",),
)

POSTERS = {"change": CHANGE, "leadership": LEADERSHIP, "families": FAMILIES}


def poster_year(told: SetYear) -> list[Record]:
    """All records of such a set."""
    programme, cohort, the_set = uid("p programme"), uid("p cohort"), uid(f"p set {told.name}")
    found: list[Record] = [
        Programme(
            id=programme, name="Leadership for Learning", funder="This project is funded by the City Council"
        ),
        Cohort(id=cohort, programme=programme, name="Cohort 1"),
        LearningSet(id=the_set, cohort=cohort, name=told.name, focus=told.focus, facilitator="Ruth Ansell"),
        *(
            Theme(id=uid(f"p theme {n}"), programme=programme, name=name, position=n)
            for n, name in enumerate(THEMES)
        ),
        Meeting(id=uid("p first"), learning_set=the_set, date=DAY - dt.timedelta(200)),
        Meeting(id=uid("p last"), learning_set=the_set, date=DAY),
    ]
    for nth, leader in enumerate(told.leaders):
        found += _leader(leader, nth, told)
    found += [
        KeyLearning(id=uid(f"p k {told.name} {n}"), learning_set=the_set, wording=words, position=n)
        for n, words in enumerate(told.learned)
    ]
    return found


def _leader(leader: LeaderYear, nth: int, told: SetYear) -> Iterator[Record]:
    the_set, who = uid(f"p set {told.name}"), uid(f"p {leader.name}")
    yield Person(id=who, name=leader.name)
    yield Post(id=uid(f"p post {leader.name}"), person=who, title="Phase leader", level=Level.MIDDLE_LEADER)
    yield Membership(id=uid(f"p m {leader.name}"), learning_set=the_set, person=who, position=nth)
    yield Challenge(
        id=uid(f"p c {leader.name}"),
        person=who,
        learning_set=the_set,
        stated=leader.concern,
        desired_outcome=leader.outcome,
    )
    for n, words in enumerate(leader.done):
        action = Action(
            id=uid(f"p a {leader.name} {n}"), meeting=uid("p first"), person=who, wording=words, position=n
        )
        yield action
        yield ReportBack(
            id=uid(f"p r {leader.name} {n}"), meeting=uid("p last"), action=action.id, state=ActionState.DONE
        )
    for n, change in enumerate(leader.changes):
        before, after, unit, measure = change.figures or (None, None, "", "")
        yield Impact(
            id=uid(f"p i {leader.name} {n}"),
            learning_set=the_set,
            person=who,
            wording=change.words,
            themes=tuple(uid(f"p theme {theme}") for theme in change.themes),
            before=before,
            after=after,
            unit=unit,
            measure=measure,
            quote=change.quote,
            quote_consent=bool(change.quote),
            agreed_on=DAY,
            position=nth * 10 + n,
        )
