"""What is out of the ordinary in the sample's sets: who goes, who comes back, and how they meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sample_year import CLOSE, RECORDS, meetings, of, people

from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Mode,
    Slot,
)
from lfl_desktop.domain.people import (
    LearningSet,
    Level,
    Membership,
    MembershipStatus,
    Post,
)
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.year import members_on
from lfl_desktop.workspace.members.unequal_ranks import pairs
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    made = create_with(RECORDS[request.param], tmp_path / "set.lfl")
    yield made
    made.close()


def membership(name: str, short: str) -> list[Membership]:
    (person,) = (id for id, said in people(name).items() if said == short)
    return [m for m in of(name, Membership) if m.person == person]


def test_b_a_head_left_for_another_authority_and_the_interim_did_not_join() -> None:
    (left,) = membership("B", "Helena")
    assert left.status == MembershipStatus.LEFT and left.ends == dt.date(2013, 3, 28)
    assert "local authority" in left.reason
    (asked,) = membership("B", "Graham")
    assert asked.status == MembershipStatus.DID_NOT_JOIN and asked.replaces == left.id
    posts = {people("B")[post.person]: post for post in of("B", Post) if post.level == Level.HEAD}
    assert posts["Helena"].school == posts["Graham"].school
    assert posts["Graham"].starts > posts["Helena"].ends


def test_b_two_of_the_partner_city_withdrew_and_one_keeps_a_link() -> None:
    (withdrew,), (keeps,) = membership("B", "Samir"), membership("B", "Lorna")
    assert withdrew.status == MembershipStatus.WITHDREW and withdrew.reason
    assert keeps.status == MembershipStatus.KEEPS_LINK and keeps.reason
    schools = {school.id: school for school in of("B", School)}
    for short in ("Samir", "Lorna"):
        posts = [p for p in of("B", Post) if people("B")[p.person] == short and p.school]
        assert [schools[p.school].partner_city for p in posts if p.school] == ["another city"]


def test_b_one_was_promoted_in_may() -> None:
    before, after = sorted(
        (p for p in of("B", Post) if people("B")[p.person] == "Gareth"),
        key=lambda post: post.starts or dt.date.min,
    )
    assert (before.level, after.level) == (Level.ASSISTANT_HEAD, Level.DEPUTY)
    assert after.starts == before.ends + dt.timedelta(days=1) == dt.date(2013, 5, 20)
    assert len(membership("B", "Gareth")) == 1


def test_b_one_came_back_from_maternity_leave() -> None:
    leave, back = membership("B", "Kasia")
    assert leave.status == MembershipStatus.ON_LEAVE and "aternity" in leave.reason
    assert back.replaces == leave.id and back.status == MembershipStatus.ACTIVE
    first, _, third, *_ = meetings("B")
    for meeting, belongs in ((first, False), (third, True)):
        assert (back.person in {m.person for m in members_on([leave, back], meeting.date)}) is belongs


@pytest.mark.parametrize("workspace", ["C"], indirect=True)
def test_c_two_members_of_one_school_one_of_whom_manages_the_other(workspace: Workspace) -> None:
    book = SetBook(workspace, workspace.select(LearningSet)[0].id)
    (pair,) = pairs(book, CLOSE)
    assert (pair.high.short, pair.low.short, pair.school) == ("Moira", "Ellie", "Rosehill Infant")


def test_c_members_take_turns_to_facilitate_from_the_fourth_meeting() -> None:
    order = [meeting.id for meeting in meetings("C")]
    helped = {
        (order.index(s.meeting) + 1, people("C")[s.facilitator]) for s in of("C", Slot) if s.facilitator
    }
    assert helped == {(4, "Dominic"), (4, "Moira"), (4, "Ravi"), (5, "Yasmin"), (5, "Steph")}
    assert all(bool(s.facilitator) == (order.index(s.meeting) >= 3) for s in of("C", Slot))
    assert not any(slot.facilitator for name in "ABD" for slot in of(name, Slot))


def test_d_three_members_share_one_challenge() -> None:
    by_challenge: dict[UUID | None, set[str]] = {}
    for slot in of("D", Slot):
        by_challenge.setdefault(slot.challenge, set()).add(people("D")[slot.presenter])
    shared = {id: who for id, who in by_challenge.items() if len(who) > 1}
    assert list(shared.values()) == [{"Neil", "Hannah", "Ben"}]
    (challenge,) = shared
    assert {people("D")[a.person] for a in of("D", Action) if a.challenge == challenge} >= {"Neil", "Hannah"}
    impacts = [people("D")[impact.person] for impact in of("D", Impact) if impact.challenge == challenge]
    assert impacts == ["Neil", "Hannah", "Ben"]


def test_d_meets_by_video_the_third_time_and_films() -> None:
    assert [m.mode for m in meetings("D")] == [Mode.IN_PERSON] * 2 + [Mode.VIDEO] + [Mode.IN_PERSON] * 3
    assert all(m.mode == Mode.IN_PERSON for name in "ABC" for m in meetings(name))
    assert any("film" in action.wording.casefold() for action in of("D", Action))
    assert len(of("D", KeyLearning)) == 5
