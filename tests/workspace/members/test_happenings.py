"""What happens to members over the year: any order of it leaves the memberships sound, and all of it can be
undone and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import pytest
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.content.members_counted import figures_line, membership_counts
from lfl_desktop.content.papers.file_for_coordinator import file_document
from lfl_desktop.content.papers.lists_of_set import list_table
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.set_figures import meeting_figures
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.meetings import Attendance, Challenge, Meeting, Offer, Slot
from lfl_desktop.domain.membership_periods import by_person, is_moment
from lfl_desktop.domain.people import LearningSet, Level, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.state_names import status_words
from lfl_desktop.domain.year import members_on
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.lists.search import Finder
from lfl_desktop.workspace.lists.set_lists import leaders
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page
from lfl_desktop.workspace.meeting.next_hour import overview, side_counts
from lfl_desktop.workspace.members import belonging, member_happenings
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.members.history_lines import history
from lfl_desktop.workspace.members.member_happenings import (
    Happening,
    HappeningKind,
    happen,
    happening_problem,
    happenings_offered,
)
from lfl_desktop.workspace.papers.paper_kinds import PaperName as PaperKind
from lfl_desktop.workspace.papers.prepared_paper import all_lines
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace

FIRST, LAST = dt.date(2026, 10, 8), dt.date(2028, 7, 20)
NAMES = ("Priya Dale", "Tom Garside", "Beth Ivory")


@contextmanager
def a_set() -> Iterator[Workspace]:
    """A set of three, two of them from one school, with a meeting in each half-term."""
    with TemporaryDirectory() as folder:
        days = [FIRST + dt.timedelta(days=60 * n) for n in range(10)]
        plan = Plan(
            programme="P",
            set_name="A",
            members=tuple(NewMember(name, "Teacher", school="Northway") for name in NAMES),
            meetings=tuple(Meeting(learning_set=uuid4(), date=day) for day in days),
        )
        path = Path(folder) / "a.lfl"
        begin(path, plan).close()
        workspace = Workspace(hurried(RecordsFile.open(path)))
        yield workspace
        workspace.close()


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with a_set() as made:
        yield made


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def person(workspace: Workspace, name: str) -> UUID:
    return next(p.id for p in workspace.select(Person) if p.name == name)


def does(workspace: Workspace, who: str, kind: HappeningKind, day: dt.date, **more: object) -> UUID:
    return happen(book(workspace), person(workspace, who), Happening(kind, day, **more))  # type: ignore[arg-type]


def told(workspace: Workspace, name: str) -> list[str]:
    return [f"{line.when}: {line.words}" for line in history(book(workspace), person(workspace, name))]


def take_back(workspace: Workspace, name: str, words: str) -> None:
    lines = history(book(workspace), person(workspace, name))
    job = next(line.take_back for line in lines if words in line.words)
    assert job is not None
    job()


def everything(workspace: Workspace) -> set[Record]:
    return {r for kind in (Person, Post, Membership) for r in workspace.select(kind)}


def now(workspace: Workspace, day: dt.date) -> list[str]:
    return [p.name for p in book(workspace).members(day)]


def test_a_leave_and_a_return_are_two_memberships_of_one_member(workspace: Workspace) -> None:
    before = everything(workspace)
    march, september = dt.date(2027, 3, 1), dt.date(2027, 9, 2)
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, march, reason="a baby")
    assert now(workspace, dt.date(2027, 2, 28)) == list(NAMES)
    assert now(workspace, march) == ["Priya Dale", "Beth Ivory"]
    does(workspace, "Tom Garside", HappeningKind.COMES_BACK, september)
    assert now(workspace, september) == list(NAMES), "in the same place of the order"
    assert now(workspace, dt.date(2027, 9, 1)) == ["Priya Dale", "Beth Ivory"]
    assert book(workspace).members(None) == [book(workspace).people[person(workspace, n)] for n in NAMES]
    assert told(workspace, "Tom Garside") == [
        "from the start: joined",
        "1 March – 1 September 2027: on leave: a baby",
        "2 September 2027: came back",
    ]
    spells = member_happenings.spells_of(book(workspace), person(workspace, "Tom Garside"))
    assert spells[1].replaces == spells[0].id
    take_back(workspace, "Tom Garside", "on leave")
    assert everything(workspace) == before
    workspace.undo()
    take_back(workspace, "Tom Garside", "came back")
    assert told(workspace, "Tom Garside")[1:] == ["from 1 March 2027: on leave: a baby"]
    take_back(workspace, "Tom Garside", "on leave")
    assert everything(workspace) == before


@pytest.mark.parametrize(
    ("first", "back", "words"),
    [
        (dt.date(2027, 3, 1), dt.date(2027, 3, 2), "1 March 2027: on leave"),
        (dt.date(2027, 3, 1), dt.date(2027, 3, 3), "1 March – 2 March 2027: on leave"),
        (dt.date(2027, 12, 1), dt.date(2028, 1, 1), "1 December – 31 December 2027: on leave"),
        (dt.date(2027, 12, 1), dt.date(2028, 1, 2), "1 December 2027 – 1 January 2028: on leave"),
    ],
)
def test_a_leave_is_said_with_its_first_and_last_day(
    workspace: Workspace, first: dt.date, back: dt.date, words: str
) -> None:
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, first)
    does(workspace, "Tom Garside", HappeningKind.COMES_BACK, back)
    assert told(workspace, "Tom Garside")[1] == words
    day = dt.timedelta(days=1)
    assert [NAMES[1] in now(workspace, at) for at in (first - day, first, back - day, back)] == [
        True,
        False,
        False,
        True,
    ]


def test_somebody_on_leave_may_leave_on_a_later_day(workspace: Workspace) -> None:
    before = everything(workspace)
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, dt.date(2027, 3, 1))
    does(workspace, "Tom Garside", HappeningKind.LEAVES, dt.date(2027, 6, 1), reason="moved")
    assert told(workspace, "Tom Garside") == [
        "from the start: joined",
        "1 March – 31 May 2027: on leave",
        "1 June 2027: left: moved",
    ]
    for day in (dt.date(2027, 5, 31), dt.date(2027, 6, 1), dt.date(2027, 6, 2)):
        assert now(workspace, day) == ["Priya Dale", "Beth Ivory"]
    counted = membership_counts(book(workspace).memberships, dt.date(2027, 7, 1), FIRST)
    assert figures_line(counted) == "3 at the start, 0 joined, 1 left: 2 now"
    assert (
        status_words(
            member_happenings.spells_of(book(workspace), person(workspace, "Tom Garside")),
            dt.date(2027, 7, 1),
        )
        == "Left · 1 June"
    )
    take_back(workspace, "Tom Garside", "left")
    take_back(workspace, "Tom Garside", "on leave")
    assert everything(workspace) == before


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (HappeningKind.LEAVES, "left"),
        (HappeningKind.WITHDRAWS, "withdrew"),
        (HappeningKind.KEEPS_LINK, "withdrew, keeps a link"),
        (HappeningKind.DID_NOT_JOIN, "did not join"),
    ],
)
def test_an_ending_is_dated_and_taken_back(workspace: Workspace, kind: HappeningKind, words: str) -> None:
    before = everything(workspace)
    does(workspace, "Beth Ivory", kind, dt.date(2027, 3, 14), reason="a new job")
    assert told(workspace, "Beth Ivory")[-1] == f"14 March 2027: {words}: a new job"
    assert now(workspace, dt.date(2027, 3, 15)) == ["Priya Dale", "Tom Garside"]
    assert [m.person.name for m in belonging.members_ever(book(workspace), LAST)] == list(NAMES), (
        "nobody disappears"
    )
    take_back(workspace, "Beth Ivory", words)
    assert everything(workspace) == before


def test_a_newcomer_takes_somebodys_place(workspace: Workspace) -> None:
    before = everything(workspace)
    day = dt.date(2027, 3, 3)
    newcomer = does(
        workspace,
        "Tom Garside",
        HappeningKind.REPLACED,
        day,
        name=" Mark  Solway ",
        title="Head",
        school="Kingfisher",
    )
    assert now(workspace, day) == ["Priya Dale", "Beth Ivory", "Mark Solway"]
    assert now(workspace, day - dt.timedelta(days=1)) == list(NAMES)
    assert told(workspace, "Tom Garside")[-1] == "3 March 2027: replaced by Mark Solway"
    assert told(workspace, "Mark Solway") == ["3 March 2027: joined in place of Tom Garside"]
    post = book(workspace).posts[newcomer]
    assert (post.title, book(workspace).schools[post.school or uuid4()].name) == ("Head", "Kingfisher")
    assert HappeningKind.REPLACED not in happenings_offered(book(workspace), person(workspace, "Tom Garside"))
    take_back(workspace, "Mark Solway", "in place of")
    assert everything(workspace) == before
    workspace.undo()
    meeting = next(m for m in book(workspace).meetings if m.date and m.date > day)
    with workspace.step("Mark") as step:
        step.put(Attendance(meeting=meeting.id, person=newcomer))
    take_back(workspace, "Tom Garside", "replaced by")
    assert now(workspace, day) == [*NAMES, "Mark Solway"], "who was there is not forgotten"
    assert told(workspace, "Mark Solway") == ["3 March 2027: joined"]


def test_who_came_in_the_place_of_one_who_left_before_stays_in_their_own_right(workspace: Workspace) -> None:
    day = dt.date(2027, 3, 3)
    does(workspace, "Beth Ivory", HappeningKind.LEAVES, dt.date(2027, 1, 14), reason="a new job")
    newcomer = does(workspace, "Beth Ivory", HappeningKind.REPLACED, day, name="Mark Solway")
    meeting = next(m for m in book(workspace).meetings if m.date and m.date > day)
    with workspace.step("Mark") as step:
        step.put(Attendance(meeting=meeting.id, person=newcomer))
    take_back(workspace, "Mark Solway", "in place of")
    assert told(workspace, "Mark Solway") == ["3 March 2027: joined"]
    assert now(workspace, day) == ["Priya Dale", "Tom Garside", "Mark Solway"]


def test_that_somebody_did_not_join_is_offered_until_something_says_otherwise(workspace: Workspace) -> None:
    beth, meeting = person(workspace, "Beth Ivory"), workspace.select(Meeting)[0]
    assert HappeningKind.DID_NOT_JOIN in happenings_offered(book(workspace), beth)
    with workspace.step("Mark") as step:
        step.put(Attendance(meeting=meeting.id, person=beth))
    assert HappeningKind.DID_NOT_JOIN not in happenings_offered(book(workspace), beth)
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, dt.date(2027, 3, 1))
    does(workspace, "Tom Garside", HappeningKind.COMES_BACK, dt.date(2027, 9, 2))
    assert HappeningKind.DID_NOT_JOIN not in happenings_offered(
        book(workspace), person(workspace, "Tom Garside")
    )


def test_where_nobody_left_nobody_came_in_their_place(workspace: Workspace) -> None:
    does(workspace, "Beth Ivory", HappeningKind.LEAVES, dt.date(2027, 1, 14), reason="a new job")
    does(workspace, "Beth Ivory", HappeningKind.REPLACED, dt.date(2027, 3, 3), name="Mark Solway")
    assert told(workspace, "Mark Solway") == ["3 March 2027: joined in place of Beth Ivory"]
    take_back(workspace, "Beth Ivory", "left")
    assert told(workspace, "Mark Solway") == ["3 March 2027: joined"]
    assert told(workspace, "Beth Ivory") == ["from the start: joined"]


def test_whoever_came_again_and_offered_something_since_stays_a_member(workspace: Workspace) -> None:
    day = dt.date(2027, 3, 3)
    does(workspace, "Beth Ivory", HappeningKind.LEAVES, dt.date(2027, 1, 14))
    beth = does(workspace, "Tom Garside", HappeningKind.REPLACED, day, name="Beth Ivory")
    meetings = [m for m in book(workspace).meetings if m.date]
    before, after = (next(m for m in meetings if (m.date > day) == later) for later in (False, True))
    challenge = Challenge(learning_set=after.learning_set, person=person(workspace, "Priya Dale"))
    slots = [Slot(meeting=m.id, presenter=challenge.person, challenge=challenge.id) for m in (before, after)]
    offer = Offer(slot=slots[0].id, person=beth, wording="help")
    with workspace.step("Offer") as step:
        for record in (challenge, *slots, offer):
            step.put(record)
    take_back(workspace, "Beth Ivory", "in place of")
    assert now(workspace, day) == ["Priya Dale", "Tom Garside"], "an offer from before keeps nobody"
    workspace.undo()
    with workspace.step("Offer") as step:
        step.put(replace(offer, slot=slots[1].id))
    take_back(workspace, "Beth Ivory", "in place of")
    assert now(workspace, day) == list(NAMES)
    first, second = member_happenings.spells_of(book(workspace), beth)
    assert second.replaces == first.id


def test_whoever_comes_while_on_leave_counts_at_that_meeting(workspace: Workspace) -> None:
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, dt.date(2027, 3, 1))
    meeting = next(m for m in book(workspace).meetings if m.date and m.date > dt.date(2027, 3, 1))
    for name in ("Tom Garside", "Priya Dale"):
        with workspace.step("Mark") as step:
            step.put(Attendance(meeting=meeting.id, person=person(workspace, name)))
    page = read_meeting_page(book(workspace), meeting.id)
    assert (page.turnout.here, [p.name for p in page.members]) == (2, list(NAMES))
    figures = meeting_figures(records_of_set(workspace, meeting.learning_set))
    told = next(f for f in figures if f.meeting == meeting.id)
    assert (told.here, told.members) == (2, 3)
    card = next(c for c in overview(book(workspace), FIRST).cards if c.meeting.id == meeting.id)
    assert (card.here, card.members) == (2, 3) and card.away == "On leave: Tom Garside, since 1 Mar"


def test_every_page_counts_a_person_once(workspace: Workspace) -> None:
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, dt.date(2027, 3, 1))
    does(workspace, "Tom Garside", HappeningKind.COMES_BACK, dt.date(2027, 9, 2))
    seen, day = book(workspace), dt.date(2027, 10, 1)
    tom = person(workspace, "Tom Garside")
    assert side_counts(seen, day)["members"] == "3"
    first = member_happenings.spells_of(seen, tom)[0].id
    assert len(all_lines(seen, PaperKind.MEMBERS)) == 3 and first in all_lines(seen, PaperKind.MEMBERS)
    told = visible(records_of_set(workspace, seen.learning_set.id), Audience.SET)
    rows = list_table(told, Membership, all_lines(seen, PaperKind.MEMBERS), dt.date(2027, 4, 1)).rows
    assert [row[-1] for row in rows] == ["Member", "On leave since 1 Mar, back 2 Sep 2027", "Member"]
    assert leaders(seen, [tom, tom]) == [(tom, "Tom Garside")]
    assert [f.words for f in Finder(seen).find("garside")].count("Tom Garside") == 1
    told = visible(records_of_set(workspace, seen.learning_set.id), Audience.SET)
    lines = plain_text(file_document(told, 1)).splitlines()
    joined = [x for x in lines if "until Sunday 28 February 2027" in x]
    assert len(joined) == 1 and "Tom Garside" in joined[0] and "from Thursday 2 September 2027" in joined[0]


def test_whoever_left_may_come_back_in_somebodys_place(workspace: Workspace) -> None:
    does(workspace, "Beth Ivory", HappeningKind.LEAVES, dt.date(2027, 1, 14))
    does(workspace, "Tom Garside", HappeningKind.REPLACED, dt.date(2027, 3, 3), name="beth ivory")
    assert now(workspace, dt.date(2027, 3, 3)) == ["Priya Dale", "Beth Ivory"]
    assert len(workspace.select(Person)) == 3
    taken = Happening(HappeningKind.REPLACED, dt.date(2027, 4, 3), name="Beth Ivory")
    assert "already" in happening_problem(book(workspace), person(workspace, "Priya Dale"), taken)


def test_a_promotion_ends_one_post_and_starts_the_next(workspace: Workspace) -> None:
    before = everything(workspace)
    may = dt.date(2027, 5, 6)
    does(
        workspace,
        "Priya Dale",
        HappeningKind.PROMOTED,
        may,
        title="Deputy head",
        level=Level.DEPUTY,
        school="northway",
    )
    assert told(workspace, "Priya Dale")[-1] == "6 May 2027: promoted: Deputy head, Northway"
    priya = person(workspace, "Priya Dale")
    titles = [
        book(workspace).posts_on(day)[priya].title for day in (FIRST, may - dt.timedelta(days=1), may, None)
    ]
    assert titles == ["Teacher", "Teacher", "Deputy head", "Deputy head"]
    assert [p.ends for p in member_happenings.posts_of(book(workspace), priya)] == [dt.date(2027, 5, 5), None]
    assert len(workspace.select(School)) == 1
    take_back(workspace, "Priya Dale", "promoted")
    assert everything(workspace) == before


def test_the_next_promotion_comes_after_the_latest_however_many_there_were(workspace: Workspace) -> None:
    priya, third = person(workspace, "Priya Dale"), dt.date(2027, 9, 1)
    for day, title in ((dt.date(2027, 1, 4), "Phase leader"), (third, "Deputy head")):
        does(workspace, "Priya Dale", HappeningKind.PROMOTED, day, title=title)
    again = Happening(HappeningKind.PROMOTED, third, title="Head")
    assert happening_problem(book(workspace), priya, again) == (
        "The first day that this can be is Thursday 2 September 2027."
    )
    does(workspace, "Priya Dale", HappeningKind.PROMOTED, dt.date(2027, 9, 2), title="Head")
    posts = member_happenings.posts_of(book(workspace), priya)
    assert [post.title for post in posts] == ["Teacher", "Phase leader", "Deputy head", "Head"]
    assert [post.ends for post in posts] == [dt.date(2027, 1, 3), dt.date(2027, 8, 31), third, None]


def test_what_cannot_be_changes_nothing_and_says_why(workspace: Workspace) -> None:
    tom = person(workspace, "Tom Garside")
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, dt.date(2027, 3, 1))
    before = everything(workspace)
    cases = {
        Happening(HappeningKind.COMES_BACK, dt.date(2027, 2, 1)): "Monday 1 March 2027",
        Happening(HappeningKind.COMES_BACK, None): "needs its day",
        Happening(HappeningKind.REPLACED, LAST, name=" "): "Who comes in Tom Garside’s place?",
        Happening(HappeningKind.REPLACED, LAST, name="tom garside"): "own place",
        Happening(HappeningKind.REPLACED, LAST, name="Priya Dale"): "already",
        Happening(HappeningKind.PROMOTED, LAST): "What is the new post?",
    }
    for what, words in cases.items():
        assert words in happening_problem(book(workspace), tom, what)
        with pytest.raises(ValueError, match=r"\w"):
            happen(book(workspace), tom, what)
    assert everything(workspace) == before and workspace.titles()[0] == "Member goes on leave"


DAYS = st.dates(FIRST - dt.timedelta(days=40), LAST)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 7), st.sampled_from(HappeningKind), DAYS, st.sampled_from(["Asha Rowe", *NAMES])
    ),
    max_size=12,
)


def attempt(workspace: Workspace, place: int, kind: HappeningKind, day: dt.date, name: str) -> bool:
    """Does it to somebody if it can be done."""
    seen = book(workspace)
    people = list(by_person(seen.memberships))
    who = people[place % len(people)]
    what = Happening(kind, day, name=name, title="Head", level=Level.HEAD, school="Kingfisher")
    if kind not in happenings_offered(seen, who) or happening_problem(seen, who, what):
        return False
    happen(seen, who, what)
    return True


def is_sound(workspace: Workspace, day: dt.date) -> None:
    seen = book(workspace)
    spells = by_person(seen.memberships)
    for mine in spells.values():
        real = [m for m in mine if m.status != MembershipStatus.DID_NOT_JOIN and not is_moment(m)]
        assert all(m.replaces for m in mine[1:]), "a return replaces what was before"
        for one, other in pairwise(real):
            assert one.ends and other.starts and one.ends < other.starts, "no overlap"
    on = members_on(seen.memberships, day)
    assert len({m.person for m in on}) == len(on), "counted once"
    counted = membership_counts(seen.memberships, day, FIRST)
    assert counted.members == len(on) == counted.from_start + counted.joined - counted.left - counted.on_leave
    assert len(spells) == counted.from_start + counted.joined + counted.to_come + counted.did_not_join
    assert {m.person.id for m in belonging.members_ever(seen, day)} == set(spells) == set(seen.people)
    assert len(belonging.members_ever(seen, day)) == len(spells)
    for mine in member_happenings.posts_of, history:
        assert all(mine(seen, who) for who in spells)
    assert workspace.is_sound()


@settings(max_examples=25, deadline=None)
@given(STEPS, DAYS)
def test_any_year_leaves_memberships_sound_and_is_undone(
    steps: list[tuple[int, HappeningKind, dt.date, str]], day: dt.date
) -> None:
    with a_set() as workspace:
        before = everything(workspace)
        for step in steps:
            if attempt(workspace, *step):
                is_sound(workspace, day)
        everybody = set(book(workspace).people)
        assert {person(workspace, name) for name in NAMES} <= everybody, "nobody disappears"
        while workspace.undo():
            is_sound(workspace, day)
        assert everything(workspace) == before


@settings(max_examples=25, deadline=None)
@given(STEPS, st.randoms(use_true_random=False), DAYS)
def test_any_year_can_be_taken_back_line_by_line(steps: list, chance: object, day: dt.date) -> None:
    with a_set() as workspace:
        before = everything(workspace)
        for step in steps:
            attempt(workspace, *step)
        for _ in range(200):
            seen = book(workspace)
            jobs = [x.take_back for who in seen.people for x in history(seen, who) if x.take_back]
            if not jobs:
                break
            chance.choice(jobs)()  # type: ignore[attr-defined]
            is_sound(workspace, day)
        assert everything(workspace) == before


def test_a_second_leave_stays_when_the_first_is_taken_back(workspace: Workspace) -> None:
    days = [dt.date(2027, month, 1) for month in (2, 3, 5, 6)]
    for kind, day in zip((HappeningKind.ON_LEAVE, HappeningKind.COMES_BACK) * 2, days, strict=True):
        does(workspace, "Tom Garside", kind, day)
    take_back(workspace, "Tom Garside", "on leave")
    assert told(workspace, "Tom Garside")[1:] == ["1 May – 31 May 2027: on leave", "1 June 2027: came back"]
    first, second = member_happenings.spells_of(book(workspace), person(workspace, "Tom Garside"))
    assert second.replaces == first.id


def test_who_is_on_leave_on_a_day_is_told_by_the_name_the_set_calls_them(workspace: Workspace) -> None:
    march, september = dt.date(2027, 3, 1), dt.date(2027, 9, 2)
    does(workspace, "Tom Garside", HappeningKind.ON_LEAVE, march)
    does(workspace, "Beth Ivory", HappeningKind.LEAVES, march)
    does(workspace, "Tom Garside", HappeningKind.COMES_BACK, september)
    days = (dt.date(2027, 2, 28), march, dt.date(2027, 9, 1), september)
    told = [belonging.on_leave_words(book(workspace), day) for day in days]
    assert told == ["", "On leave: Tom", "On leave: Tom", ""]
    assert belonging.on_leave_words(book(workspace), None) == ""
