"""The ground rules as a meeting looks at them."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, MembershipStatus
from lfl_desktop.domain.programme import Programme
from lfl_desktop.workspace.meeting import rules_at_meeting as jobs
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def day_of_meeting(workspace: Workspace, number: int) -> Meeting:
    """The sample on the day of one of its meetings, opened again, before the rules were agreed there."""
    meeting = replace(book(workspace).meetings[number - 1], state=MeetingState.UNDER_WAY)
    with workspace.step("Today", undoable=False) as step:
        for programme in workspace.select(Programme):
            step.put(replace(programme, sample_today=meeting.date))
        step.put(meeting)
        for rules in workspace.select(GroundRules):
            if rules.agreed_on and meeting.date and rules.agreed_on >= meeting.date:
                step.delete(rules)
    return book(workspace).meetings[number - 1]


def test_somebody_new_is_named_until_the_set_agrees_again(sample: Workspace) -> None:
    fifth = day_of_meeting(sample, 5)
    shown = jobs.rules_at_meeting(book(sample), fifth)
    assert shown.may_agree
    assert jobs.new_since_agreed(shown, sample.today()) == (
        "Mark is new since the ground rules were agreed on 31 Jan 2013. Read them again and agree."
    )
    assert jobs.agree_words(shown, sample.today()) == "Re-agreed today"
    jobs.agree_rules(book(sample), fifth)
    shown = jobs.rules_at_meeting(book(sample), fifth)
    assert not shown.may_agree and jobs.new_since_agreed(shown, sample.today()) == ""
    assert jobs.agreed_line(shown, sample.today()) == "Agreed on 3 Oct."
    jobs.agree_rules(book(sample), fifth)
    assert [r.agreed_on for r in sorted(sample.select(GroundRules), key=lambda r: str(r.agreed_on))] == [
        dt.date(2013, 1, 31),
        dt.date(2013, 10, 3),
    ]
    sample.undo()
    assert jobs.new_since_agreed(jobs.rules_at_meeting(book(sample), fifth), sample.today())


def test_two_who_are_new(sample: Workspace) -> None:
    fifth = day_of_meeting(sample, 5)
    priya = next(m for m in book(sample).memberships if book(sample).people[m.person].short == "Priya")
    with sample.step("Later") as step:
        step.put(replace(sample.get(Membership, priya.id) or priya, starts=dt.date(2013, 9, 1)))
    shown = jobs.rules_at_meeting(book(sample), fifth)
    assert jobs.new_since_agreed(shown, sample.today()).startswith(
        "Priya and Mark are new since the ground rules"
    )


def test_who_comes_back_is_not_new(sample: Workspace) -> None:
    fifth = day_of_meeting(sample, 5)
    priya = next(m for m in book(sample).memberships if book(sample).people[m.person].short == "Priya")
    with sample.step("Back from leave") as step:
        step.put(replace(priya, ends=dt.date(2013, 5, 1), status=MembershipStatus.ON_LEAVE))
        step.put(replace(priya, id=uuid4(), starts=dt.date(2013, 9, 1), replaces=priya.id))
    assert jobs.rules_at_meeting(book(sample), fifth).new == ["Mark"]


def test_a_meeting_that_has_been_shows_the_rules_of_its_day(sample: Workspace) -> None:
    fourth, sixth = (book(sample).meetings[n - 1] for n in (4, 6))
    shown = jobs.rules_at_meeting(book(sample), fourth)
    assert jobs.agreed_line(shown, sample.today()) == "Agreed on 31 Jan."
    with sample.step("Later") as step:
        for programme in sample.select(Programme):
            step.put(replace(programme, sample_today=dt.date(2013, 11, 20)))
    shown = jobs.rules_at_meeting(book(sample), sixth)
    assert jobs.agreed_line(shown, sample.today()) == "Agreed on 3 Oct." and shown.new == []
    assert jobs.agree_words(shown, sample.today()) == "Re-agreed on 14 Nov"
    assert shown.day == sixth.date


def test_without_rules_there_is_nothing_to_agree(sample: Workspace) -> None:
    fourth = day_of_meeting(sample, 4)
    with sample.step("None") as step:
        for rules in sample.select(GroundRules):
            step.delete(rules)
    shown = jobs.rules_at_meeting(book(sample), fourth)
    assert not shown.may_agree
    assert (
        jobs.agreed_line(shown, sample.today())
        == "None are written down yet. Write what the set agrees on, in its own words."
    )
    assert jobs.new_since_agreed(shown, sample.today()) == ""
    jobs.agree_rules(book(sample), fourth)
    assert sample.select(GroundRules) == []


def test_who_is_new_at_a_meeting_belonged_on_its_day_or_today_where_it_has_none(sample: Workspace) -> None:
    day_of_meeting(sample, 5)
    third = book(sample).meetings[2]
    today, undated = sample.today(), replace(third, date=None)
    then, now = (jobs.rules_at_meeting(book(sample), meeting) for meeting in (third, undated))
    assert jobs.new_since_agreed(then, today) == "", "Mark joined later"
    assert "Mark is new" in jobs.new_since_agreed(now, today)


def test_a_meeting_before_the_first_agreement_looks_at_the_rules_that_were_agreed_next(
    sample: Workspace,
) -> None:
    first = replace(book(sample).meetings[0], date=dt.date(2013, 1, 10))
    with sample.step("Agree later", rules=Rules.PASSED_BY) as step:
        step.put(first)
        for rules in sample.select(GroundRules):
            step.delete(rules)
        later = [
            step.put(GroundRules(learning_set=first.learning_set, agreed_on=day, wording=f"On {day}"))
            for day in (dt.date(2013, 5, 9), dt.date(2013, 1, 31))
        ]
    assert jobs.rules_at_meeting(book(sample), first).rules == later[1]
