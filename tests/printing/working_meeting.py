"""A working meeting as facilitators type them: six report backs, three slots with questions and actions,
offers, learning and a review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from set_a import MEETING, frame, person, uid

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Challenge,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.record import Record

_EARLIER = (
    ("Priya", "Ask each phase leader which marking they would stop, and bring their three answers", "done"),
    ("Tom", "Sit in on two planning meetings without speaking and note who decides", "partly"),
    ("Claire", "Invite five families who never come to a breakfast in the nursery garden", "done"),
    ("Joe", "Find out what the reading scheme costs in teaching assistants’ time", "open"),
    ("Beth", "Hand the Monday briefing to the assistant heads in turn", "done"),
    ("Nadia", "Show the attendance figures by class, not by child, to the whole staff", "changed"),
)
_HAPPENED = (
    "Two of the three named the same form; it went in the bin on Friday and nobody has missed it. Governors"
    " asked why it took so long, which was fair."
)
_SLOTS = (
    (
        "Priya",
        "Our reading volunteers come for a term and stop, and each time the children who need them most lose"
        " somebody they had begun to trust",
        "How can the school keep its promise to a child when the adult moves on",
    ),
    (
        "Claire",
        "The new assessment takes the first half hour of every morning, and the youngest children spend it"
        " waiting for a turn instead of talking to each other",
        "What would we stop, if the first half hour belonged to talk",
    ),
    (
        "Nadia",
        "Three teachers say in private that the appraisal round is a form to be filled, and in meetings"
        " nobody says so, although I have asked twice",
        "What makes it safe to say in a meeting what is said in the car park",
    ),
)
_QUESTIONS = (
    "Who has already solved a small part of this without being asked?\n"
    "What do you do yourself that keeps it as it is?\n"
    "Which of these would still matter to you in five years?"
)
_ACTIONS = (
    ("Ask four people who stopped what would have kept them, and only listen", "four answers in their words"),
    ("Give the first ten minutes of the staff meeting to whoever disagrees", "somebody new speaks first"),
    ("Bring the set one page on what I stopped doing", ""),
)


def working_meeting() -> list[Record]:
    """The records of set A with such a third meeting."""
    return [*frame(), *_came(), *_reports(), *_slots(), *_closing()]


def _came() -> Iterator[Record]:
    for name in ("Priya", "Tom", "Claire", "Joe", "Beth", "Nadia"):
        yield Attendance(id=uid(f"w came {name}"), meeting=MEETING, person=person(name))


def _reports() -> Iterator[Record]:
    for nth, (name, wording, state) in enumerate(_EARLIER):
        action = Action(
            id=uid(f"w earlier {nth}"), meeting=uid("meeting 2"), person=person(name), wording=wording
        )
        yield action
        happened = _HAPPENED if nth % 2 == 0 else "Half of it; the rest waits for the new timetable."
        yield ReportBack(
            id=uid(f"w report {nth}"),
            meeting=MEETING,
            action=action.id,
            state=ActionState(state),
            happened=happened,
            learned="I ask later than I could." if nth == 0 else "",
        )


def _slots() -> Iterator[Record]:
    for nth, (name, stated, restated) in enumerate(_SLOTS):
        challenge = Challenge(
            id=uid(f"w challenge {nth}"),
            person=person(name),
            learning_set=uid("set A"),
            stated=stated,
            restated=restated,
            desired_outcome="By July it happens without me",
        )
        yield challenge
        yield Slot(
            id=uid(f"w slot {nth}"),
            meeting=MEETING,
            presenter=person(name),
            challenge=challenge.id,
            questions=_QUESTIONS,
            used_minutes=40,
            position=nth,
        )
        for place, (wording, sign) in enumerate(_ACTIONS):
            yield Action(
                id=uid(f"w action {nth} {place}"),
                meeting=MEETING,
                person=person(name),
                challenge=challenge.id,
                wording=wording,
                sign=sign,
                due=dt.date(2013, 5, 24) + dt.timedelta(days=14 * place),
                due_words="half term" if place == 0 else "",
                position=place,
            )


def _closing() -> Iterator[Record]:
    for nth, (name, words) in enumerate(
        (
            ("Tom", "shadow one volunteer for a morning and write down what they notice"),
            ("Beth", "lend the two letters that brought fathers in"),
            ("Joe", "a visit on any Tuesday, with lunch"),
        )
    ):
        yield Offer(id=uid(f"w offer {nth}"), slot=uid(f"w slot {nth}"), person=person(name), wording=words)
    for nth, words in enumerate(
        (
            "Nobody leaves a job because of one bad day; they leave when nobody asks about it.",
            "A question asked twice in the same words is heard as an order.",
        )
    ):
        yield KeyLearning(
            id=uid(f"w point {nth}"), learning_set=uid("set A"), meeting=MEETING, wording=words, position=nth
        )
    yield SetReview(
        id=uid("w review"),
        meeting=MEETING,
        words="The second slot had room to breathe because the first ended in time. We answer too soon.",
        scores={"listening": 4, "challenge": 3},
    )
