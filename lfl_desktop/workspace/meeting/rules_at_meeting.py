"""The ground rules as a meeting looks at them: when they were agreed, and who has joined since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import GroundRules, Membership
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.year import members_on
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting import rules_agreed
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook


@dataclass(frozen=True)
class RulesOfMeeting:
    """What a meeting shows of the ground rules in force at it, None while there are none. `day` is the
    one on which the set would agree again, `new` what it calls those who joined since it agreed last."""

    rules: GroundRules | None
    day: dt.date
    new: Sequence[str]

    @property
    def may_agree(self) -> bool:
        """Whether the set can agree again: not twice on one day."""
        if self.rules is None or not self.rules.wording.strip():
            return False
        return self.rules.agreed_on is None or self.rules.agreed_on < self.day


def rules_at_meeting(book: SetBook, meeting: Meeting) -> RulesOfMeeting:
    """The ground rules at a meeting. One that is still to come, or without a date, looks at them today."""
    today = book.reading.today()
    day = min(meeting.date or today, today)
    found = book.reading.select(GroundRules, learning_set=book.learning_set.id)
    found.sort(key=lambda rules: rules.agreed_on or dt.date.min)
    so_far = [rules for rules in found if rules.agreed_on is None or rules.agreed_on <= day]
    rules = so_far[-1] if so_far else found[0] if found else None
    agreed = rules.agreed_on if rules else None
    present = members_on(book.memberships, meeting.date or today)
    new = [m.person for m in present if agreed and _joined_after(book.memberships, m.person, agreed)]
    return RulesOfMeeting(rules, day, [book.short(person) for person in new])


def _joined_after(memberships: Sequence[Membership], person: UUID, day: dt.date) -> bool:
    """Whether somebody belonged for the first time after `day`: who comes back has agreed before."""
    starts = [m.starts for m in memberships if m.person == person]
    return all(first is not None and first > day for first in starts)


def agree_rules(book: OwnSetBook, meeting: Meeting) -> None:
    """Keeps that the set agreed to its rules at this meeting, for the first time or again; nothing where it
    did already.

    Raises MeetingIsFinished where the meeting is."""
    shown = rules_at_meeting(book, meeting)
    if shown.rules is None or not shown.may_agree:
        return
    if shown.rules.agreed_on is None:
        with book.workspace.step(mark("Agree ground rules")) as step:
            step.put(replace(shown.rules, agreed_on=shown.day))
    else:
        rules_agreed.agree_again(book.workspace, shown.rules, shown.day)


def agreed_line(shown: RulesOfMeeting, today: dt.date) -> str:
    """When the rules were agreed, in a line."""
    if shown.rules is None or not shown.rules.wording.strip():
        return tr("None are written down yet. Write what the set agrees on, in its own words.")
    if shown.rules.agreed_on is None:
        return tr("Written down, and not agreed yet.")
    return tr("Agreed on {day}.", day=day_and_month(shown.rules.agreed_on, today))


def new_since_agreed(shown: RulesOfMeeting, today: dt.date) -> str:
    """Who is new since the rules were agreed; empty where nobody is."""
    if not shown.new or shown.rules is None or shown.rules.agreed_on is None:
        return ""
    day = day_and_month(shown.rules.agreed_on, today)
    if len(shown.new) == 1:
        return tr(
            "{name} is new since the ground rules were agreed on {day}. Read them again and agree.",
            name=shown.new[0],
            day=day,
        )
    return tr(
        "{names} and {last} are new since the ground rules were agreed on {day}. Read them again and agree.",
        names=", ".join(shown.new[:-1]),
        last=shown.new[-1],
        day=day,
    )


def agree_words(shown: RulesOfMeeting, today: dt.date) -> str:
    """The words of the button that agrees, or agrees again."""
    if shown.rules is None or shown.rules.agreed_on is None:
        return (
            tr("Agreed today")
            if shown.day == today
            else tr("Agreed on {day}", day=day_and_month(shown.day, today))
        )
    if shown.day == today:
        return tr("Re-agreed today")
    return tr("Re-agreed on {day}", day=day_and_month(shown.day, today))
