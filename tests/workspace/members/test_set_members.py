from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.content.members_counted import figures_line, membership_counts
from lfl_desktop.domain.meetings import Attendance, Meeting
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.state_names import status_words
from lfl_desktop.workspace.meeting import rules_agreed
from lfl_desktop.workspace.members import belonging, pasted_lists, unequal_ranks
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace

FIRST, TODAY = dt.date(2026, 10, 8), dt.date(2027, 3, 1)
A_DAY = dt.timedelta(days=1)
SET = uuid4()
JULY, OCTOBER = dt.date(2013, 7, 4), dt.date(2013, 10, 3)


def membership(
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    status: MembershipStatus = MembershipStatus.ACTIVE,
) -> Membership:
    return Membership(learning_set=SET, person=uuid4(), starts=starts, ends=ends, status=status)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    plan = Plan(
        programme="P",
        set_name="A",
        members=(NewMember("Priya Dale", school="Northway"), NewMember("Tom Garside")),
        meetings=(Meeting(learning_set=SET, date=FIRST),),
    )
    made = begin(tmp_path / "a.lfl", plan)
    yield made
    made.close()


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def test_counts_in_words() -> None:
    left = MembershipStatus.LEFT
    every = [
        *(membership() for _ in range(5)),
        membership(starts=FIRST),
        membership(starts=dt.date(2026, 12, 1)),
        membership(ends=dt.date(2027, 2, 1), status=left),
        membership(starts=dt.date(2027, 4, 1)),
        membership(status=MembershipStatus.DID_NOT_JOIN),
    ]
    line = figures_line(membership_counts(every, TODAY, FIRST))
    assert line == "7 at the start, 1 joined, 1 left: 7 now · 1 still to join · 1 did not join"
    assert figures_line(membership_counts([membership()], TODAY, FIRST)) == (
        "1 at the start, 0 joined, 0 left: 1 now"
    )


@pytest.mark.parametrize(
    ("spell", "line"),
    [
        ((None, TODAY, MembershipStatus.LEFT), "1 at the start, 0 joined, 0 left: 1 now"),
        ((None, TODAY - A_DAY, MembershipStatus.LEFT), "1 at the start, 0 joined, 1 left: 0 now"),
        (
            (None, TODAY - A_DAY, MembershipStatus.ON_LEAVE),
            "1 at the start, 0 joined, 0 left, 1 on leave: 0 now",
        ),
        ((FIRST, None), "1 at the start, 0 joined, 0 left: 1 now"),
        ((FIRST + A_DAY, None), "0 at the start, 1 joined, 0 left: 1 now"),
        ((TODAY, None), "0 at the start, 1 joined, 0 left: 1 now"),
        ((TODAY + A_DAY, None), "0 at the start, 0 joined, 0 left: 0 now · 1 still to join"),
    ],
)
def test_first_and_last_days_are_counted(spell: tuple[object, ...], line: str) -> None:
    counted = membership_counts([membership(*spell)], TODAY, FIRST)  # type: ignore[arg-type]
    assert figures_line(counted) == line


DAYS = st.none() | st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 1))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.builds(membership, DAYS, DAYS, st.sampled_from(MembershipStatus)), max_size=8),
    DAYS,
    st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 1)),
)
def test_counts_always_add_up(every: list[Membership], start: dt.date | None, today: dt.date) -> None:
    every = [m for m in every if not (m.starts and m.ends and m.ends < m.starts)]
    counted = membership_counts(every, today, start)
    assert counted.members == counted.from_start + counted.joined - counted.left - counted.on_leave
    assert len(every) == counted.from_start + counted.joined + counted.to_come + counted.did_not_join


def test_status_is_said_with_its_day() -> None:
    def words(now: Membership, today: dt.date) -> str:
        return status_words([now], today)

    assert words(membership(), TODAY) == "Member"
    assert words(membership(starts=dt.date(2027, 4, 1)), TODAY) == "Joins 1 Apr"
    assert words(membership(ends=dt.date(2027, 4, 1), status=MembershipStatus.LEFT), TODAY) == "Until 1 Apr"
    assert words(membership(ends=TODAY, status=MembershipStatus.LEFT), TODAY) == "Until today"
    gone = membership(ends=dt.date(2027, 2, 1), status=MembershipStatus.KEEPS_LINK)
    assert words(gone, TODAY) == "Withdrew, keeps a link · 1 Feb"


def test_a_new_member_joins_today_once_the_set_has_met(workspace: Workspace) -> None:
    assert belonging.add_to_set(book(workspace), FIRST).starts is None
    added = belonging.add_to_set(book(workspace), TODAY)
    assert (added.starts, added.position) == (TODAY, 3)
    workspace.undo()
    assert len(book(workspace).memberships) == 3


@pytest.mark.parametrize(("days_later", "starts"), [(-1, None), (0, None), (1, FIRST + dt.timedelta(days=1))])
def test_pasted_members_belong_from_the_start_unless_the_set_has_met(
    workspace: Workspace, days_later: int, starts: dt.date | None
) -> None:
    day = FIRST + dt.timedelta(days=days_later)
    first = workspace.select(Membership)[0]
    pasted_lists.pasted_members(
        book(workspace), day, first.person, ["Priya", "Beth Ivory\tDeputy head\tHillcross"]
    )
    added = book(workspace).memberships[-1]
    assert added.starts == starts
    names = [book(workspace).people[one.person].name for one in book(workspace).memberships]
    assert names == ["Priya", "Tom Garside", "Beth Ivory"]
    (post,) = workspace.select(Post, person=added.person)
    assert post.title == "Deputy head" and post.school


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        (["Name\tJob title\tSchool", "Ann Bly\tHead\tHillcross"], ["Ann Bly\tHead\tHillcross"]),
        (["SCHOOL\tE-mail\tFull  name", "Hillcross\ta@b\tAnn Bly"], ["Ann Bly\t\tHillcross"]),
        (["First name\tSurname\tRole", "Ann\tBly\tHead", "Bo\t\t"], ["Ann Bly\tHead\t", "Bo\t\t"]),
        (["Members", "Ann Bly"], ["Ann Bly\t\t"]),
        (["Ann Bly\tHead\tSchool", "Bo Cox\tHead\tSchool"], None),
        (["Name\tx", "Ann Bly\ty"], None),
        (["Name"], None),
        ([], None),
    ],
)
def test_headings_of_a_pasted_table_are_no_person_and_say_which_column_is_which(
    pasted: list[str], meant: list[str] | None
) -> None:
    assert pasted_lists.without_headings(pasted) == (pasted if meant is None else meant)


def test_only_somebody_without_records_is_removed(workspace: Workspace) -> None:
    priya, tom = book(workspace).memberships
    with workspace.step("Mark") as step:
        step.put(Attendance(meeting=book(workspace).meetings[0].id, person=priya.person))
    assert not belonging.remove_member(workspace, priya)
    assert belonging.remove_member(workspace, tom)
    assert [p.name for p in workspace.select(Person)] == ["Priya Dale"]
    workspace.undo()
    assert len(workspace.select(Person)) == len(workspace.select(Post)) == 2


def test_a_school_being_typed_leaves_no_halves_behind(workspace: Workspace) -> None:
    programme = book(workspace).programme.id
    post, made = workspace.select(Post)[1], None
    for typed in ("King", "Kingfisher", "Kingfisher Academy"):
        with workspace.step("Change member", amends="school") as step:
            post, made = belonging.put_school(step, workspace, post, programme, typed, made)
    assert sorted(s.name for s in workspace.select(School)) == ["Kingfisher Academy", "Northway"]
    with workspace.step("Change member", amends="school") as step:
        post, made = belonging.put_school(step, workspace, post, programme, " NORTHWAY ", made)
    assert [s.name for s in workspace.select(School)] == ["Northway"]
    assert workspace.select(Post)[1].school == workspace.select(School)[0].id
    workspace.undo()
    assert workspace.select(Post)[1].school is None


def test_agreeing_again_keeps_what_was_agreed_before(workspace: Workspace) -> None:
    rules = GroundRules(
        learning_set=book(workspace).learning_set.id,
        agreed_on=FIRST,
        wording="Listen.",
        names_to_coordinator=True,
    )
    with workspace.step("Agree") as step:
        step.put(rules)
    again = rules_agreed.agree_again(workspace, rules, TODAY)
    assert workspace.select(GroundRules) == [rules, again]
    assert (again.agreed_on, again.wording, again.names_to_coordinator) == (TODAY, "Listen.", True)
    assert (
        rules_agreed.rules_agreed_said([again, rules]) == "Agreed first on 8 Oct 2026, again on 1 Mar 2027."
    )
    assert rules_agreed.rules_agreed_said([rules]) == ""


def test_two_from_one_school_and_not_of_one_rank_are_pointed_out_until_known(sample):
    book = OwnSetBook(sample, sample.select(LearningSet)[0].id)
    found = unequal_ranks.pairs(book, JULY)
    assert [(p.high.name, p.low.name) for p in found] == [
        ("Tom Garside", "Priya Dale"),
        ("Mark Solway", "Claire Umber"),
    ], "whoever is to join is known before they come"
    assert "Tom Garside and Priya Dale (Northway Fields)" in unequal_ranks.for_members(book, found)
    quiet = unequal_ranks.for_meeting(book, found)
    assert quiet == "From one school: Tom and Priya; Mark and Claire. Your ground rules hold here too."
    assert (
        unequal_ranks.pairs(book, JULY, {p.key for p in found}) == []
        and unequal_ranks.for_members(book, []) == ""
    )
    tom, beth = (p.id for p in book.members(None) if p.name in ("Tom Garside", "Beth Ivory"))
    july = next(m for m in book.meetings if m.date == JULY)
    assert [p.low.name for p in unequal_ranks.presenting(book, july, {tom}, ())] == ["Priya Dale"]
    assert unequal_ranks.presenting(book, july, {beth}, ()) == []
