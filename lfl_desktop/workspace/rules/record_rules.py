"""The rules that records keep to, whoever writes them: one table, which the one write path asks.

Undo and redo give back rows as they were and ask no rule. What else passes by says so by name, in
`Workspace.step(..., rules=...)`.
"""

from __future__ import annotations

from enum import Enum

from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.domain.agreement import AgreedTo
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LearningNote,
    Meeting,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import GroundRules, LearningSet
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.rules.agreement_rules import OnPoster, Release, ToItsWords
from lfl_desktop.workspace.rules.day_rules import DueOfItsWords, MovesMeetings, TermOfItsDay
from lfl_desktop.workspace.rules.finished_rules import (
    GoesWithIt,
    Locked,
    LockedItself,
    at_its_slot,
    at_its_slots,
)
from lfl_desktop.workspace.rules.ground_rules_rule import AgreedAnew
from lfl_desktop.workspace.rules.roster_rules import SameInSets
from lfl_desktop.workspace.rules.rule import R, Rule, StepUnderRules, touched_without
from lfl_desktop.workspace.rules.started_rules import StartsItsMeeting


class Rules(Enum):
    """What a step asks of the records that it changes."""

    ASKED = "asked"
    """Every rule: the usual way."""

    ARRIVING = "arriving"
    """None: the records were made, and agreed, where they come from (a file from a set, the sample)."""

    PASSED_BY = "passed_by"
    """None, and agreements stay as they are: what is put is as it was before (what was deleted comes back),
    or is measured and not typed (the minutes of a timer)."""


RULES: dict[type[Record], tuple[Rule, ...]] = {
    Meeting: (LockedItself(), TermOfItsDay()),
    Term: (MovesMeetings(),),
    LearningSet: (MovesMeetings(),),
    GroundRules: (AgreedAnew(),),
    Participant: (SameInSets(),),
    Attendance: (Locked(), StartsItsMeeting()),
    Bid: (Locked(),),
    Slot: (Locked(), StartsItsMeeting()),
    Challenge: (
        Locked(at_its_slots, free=("state", "agreed_on", "continues")),
        ToItsWords(AgreedTo.HEADLINE),
    ),
    Action: (Locked(), DueOfItsWords(), StartsItsMeeting()),
    ReportBack: (Locked(), StartsItsMeeting()),
    Offer: (Locked(at_its_slot), StartsItsMeeting()),
    SetReview: (Locked(), StartsItsMeeting()),
    LearningNote: (Locked(), StartsItsMeeting()),
    KeyLearning: (Locked(), StartsItsMeeting()),
    Impact: (ToItsWords(AgreedTo.IMPACT), ToItsWords(AgreedTo.QUOTE)),
    SystemVersion: (Release(),),
    ReleasedLine: (OnPoster(),),
}
"""Which rules a kind of record keeps to, in the order in which they are asked."""


_LOCKS = (Locked, LockedItself)


def as_rules_allow(change: StepUnderRules, before: R | None, after: R) -> R:
    """`after` as it may be kept. Raises AgainstARule where it may not."""
    for rule in RULES.get(type(after), ()):
        rule.check(change, before, after)
        after = rule.derived(change, before, after)
    return after


def check_deletion(change: StepUnderRules, record: Record) -> None:
    """Raises AgainstARule where a record may not be deleted: because of what it is, or because of what a
    finished meeting holds and would lose along with it, whatever lies between them."""
    for rule in RULES.get(type(record), ()):
        rule.check(change, record, None)
    _check_along(change, record)


def _check_along(change: StepUnderRules, record: Record) -> None:
    for other, without in touched_without(change.records, record):
        for rule in RULES.get(type(other), ()):
            meeting = rule.locking(change, other, without) if isinstance(rule, _LOCKS) else None
            if meeting is not None:
                raise GoesWithIt(change.records.get(Meeting, meeting))
        if without is None:
            _check_along(change, other)


def follow(change: StepUnderRules, before: Record | None, after: Record | None) -> None:
    """Changes what else changes with a record that was put or deleted."""
    subject = after or before
    for rule in RULES.get(type(subject), ()) if subject else ():
        rule.follow(change, before, after)
