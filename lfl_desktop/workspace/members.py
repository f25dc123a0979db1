"""The members of a set: who belongs, since when and until when, and what they agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.people import GroundRules, Level, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import named_id, references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.saying import is_over, status_words
from lfl_desktop.domain.year import members_on
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.setup import NewMember, PlanIds, add_member, one_line
from lfl_desktop.workspace.workspace import Workspace, Writing


@dataclass(frozen=True)
class Member:
    """One line of the table. `current` is false for those who have left or did not join."""

    membership: Membership
    person: Person
    post: Post
    school: str
    status: str
    current: bool

    @property
    def id(self) -> UUID:
        """The id of the membership."""
        return self.membership.id


@dataclass(frozen=True)
class Figures:
    """How the set has changed. `members` is `from_start + joined - left`."""

    members: int
    from_start: int
    joined: int
    left: int
    to_come: int
    did_not_join: int


def members(book: SetBook, today: dt.date) -> list[Member]:
    """Everybody who ever belonged or was to belong, in the set's order."""
    listed = []
    for membership in book.memberships:
        post = book.posts.get(membership.person) or Post(person=membership.person)
        school = book.schools.get(post.school) if post.school else None
        listed.append(
            Member(
                membership=membership,
                person=book.people[membership.person],
                post=post,
                school=school.name if school else "",
                status=status_words(membership, today),
                current=not is_over(membership, today),
            )
        )
    return listed


def unequal(listed: Sequence[Member], today: dt.date) -> list[tuple[Member, Member]]:
    """Pairs of those who are members on `today`, from one school and not of one rank, the higher first.

    What one of them says the other may have to act on: the set does well to agree on that. The rule
    is the design's; it is for the facilitator's eyes."""
    rank = {level: place for place, level in enumerate(Level)}
    ids = {membership.id for membership in members_on((m.membership for m in listed), today)}
    present = [m for m in listed if m.membership.id in ids and m.school]
    return [
        (high, low)
        for high in present
        for low in present
        if high.school == low.school and rank[high.post.level] < rank[low.post.level]
    ]


def unequal_words(listed: Sequence[Member], today: dt.date) -> str:
    """What to point out about such pairs, empty where there is none."""
    told = [
        tr("{one} and {other} ({school})", one=high.person.name, other=low.person.name, school=high.school)
        for high, low in unequal(listed, today)
    ]
    if not told:
        return ""
    return tr(
        "Same school, unequal rank: {pairs}. The ground rules can say what that means here."
        " Only you see this.",
        pairs=", ".join(told),
    )


def began(book: SetBook) -> dt.date | None:
    """The day the set met first or will; before any is planned, the day its cohort starts."""
    days = (m.date for m in book.meetings if m.date and m.state != MeetingState.CANCELLED)
    return min(days, default=book.cohort.starts)


def figures(memberships: Iterable[Membership], today: dt.date, start: dt.date | None) -> Figures:
    """The counts on `today` of a set that met first on `start`.

    Somebody counts as from the start without a first day, or with one until `start`; as left from
    the day after the last day."""
    every = list(memberships)
    belonged = [m for m in every if m.status != MembershipStatus.DID_NOT_JOIN]
    so_far = [m for m in belonged if not m.starts or m.starts <= today]
    first = [m for m in so_far if not m.starts or not start or m.starts <= start]
    return Figures(
        members=len(members_on(every, today)),
        from_start=len(first),
        joined=len(so_far) - len(first),
        left=sum(is_over(m, today) for m in so_far),
        to_come=len(belonged) - len(so_far),
        did_not_join=len(every) - len(belonged),
    )


def figures_line(counted: Figures) -> str:
    """The counts in words: "7 members · 6 from the start · 1 joined · 0 left"."""
    parts = [
        plural(counted.members, "{n} member", "{n} members"),
        tr("{n} from the start", n=counted.from_start),
        tr("{n} joined", n=counted.joined),
        tr("{n} left", n=counted.left),
    ]
    if counted.to_come:
        parts.append(tr("{n} still to join", n=counted.to_come))
    if counted.did_not_join:
        parts.append(tr("{n} did not join", n=counted.did_not_join))
    return " · ".join(parts)


def following(membership: Membership, typed: dict[str, object], today: dt.date) -> dict[str, object]:
    """What follows from a change of status or of the last day, so that leaving is always dated:
    a status other than member gets today as last day, and a last day makes a member one who left."""
    status = typed.get("status", membership.status)
    ends = typed.get("ends", membership.ends)
    if "status" in typed and status == MembershipStatus.ACTIVE:
        return {"ends": None}
    if "status" in typed and ends is None:
        return {"ends": today}
    if "ends" in typed and ends is not None and status == MembershipStatus.ACTIVE:
        return {"status": MembershipStatus.LEFT}
    return {}


def add(book: SetBook, today: dt.date) -> Membership:
    """A new member without a name yet: from the start until the set has met, then from today."""
    ids = PlanIds(book.programme.id, book.cohort.id, book.learning_set.id)
    position = max((m.position for m in book.memberships), default=-1) + 1
    start = began(book)
    with book.workspace.step(mark("Add member")) as step:
        return add_member(step, ids, NewMember(name=""), position, today if start and start < today else None)


def is_recorded(workspace: Workspace, membership: Membership) -> bool:
    """Whether anything but a post and this membership is kept about its person."""
    for kind in ALL:
        for field, table in references(kind).items():
            if table == "person" and kind is not Post:
                found = workspace.select(kind, **{field: membership.person})
                if any(record.id != membership.id for record in found):
                    return True
    return False


def remove(workspace: Workspace, membership: Membership) -> bool:
    """Takes somebody away who was added by mistake; False, and nothing changes, if anything is
    recorded about them."""
    person = workspace.get(Person, membership.person)
    if person is None or is_recorded(workspace, membership):
        return False
    with workspace.step(mark("Remove member")) as step:
        step.delete(person)
    return True


def put_school(
    step: Writing, workspace: Workspace, post: Post, programme: UUID, words: str, made: UUID | None
) -> tuple[Post, UUID | None]:
    """Gives a post the school called `words`, made if it is not known; empty takes it away.

    `made` is a school that was made while these words were still being typed: it goes. The post as
    it was kept, and the school if this made one."""
    name = one_line(words)
    if made and (half_typed := workspace.get(School, made)):
        step.delete(half_typed)
    known = workspace.select(School, programme=programme)
    school = next((s for s in known if s.id != made and s.name.casefold() == name.casefold()), None)
    new = None
    if name and school is None:
        school = step.put(School(id=named_id("school", programme, name), programme=programme, name=name))
        new = school.id
    return step.put(replace(post, school=school.id if school else None)), new


def agree_again(workspace: Workspace, rules: GroundRules, today: dt.date) -> GroundRules:
    """A new record of the ground rules, agreed today; what was agreed before stays on record."""
    again = GroundRules(
        learning_set=rules.learning_set,
        agreed_on=today,
        wording=rules.wording,
        names_to_coordinator=rules.names_to_coordinator,
    )
    with workspace.step(mark("Agree ground rules again")) as step:
        return step.put(again)


def agreed_words(rules: Sequence[GroundRules]) -> str:
    """On which days the set agreed its rules, earliest first; empty before there are two."""
    days = sorted(r.agreed_on for r in rules if r.agreed_on)
    if len(days) < 2:
        return ""
    first, *later = (tr("{day} {year}", day=said(day), year=day.year) for day in days)
    return tr("Agreed first on {first}, again on {later}.", first=first, later=", ".join(later))
