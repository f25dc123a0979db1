"""The members of a set: who belongs, since when and until when, each person once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.content.counted_words import members_counted
from lfl_desktop.content.members_counted import figures_line, first_day, membership_counts
from lfl_desktop.domain.levels import levels_words
from lfl_desktop.domain.membership_periods import by_person, gone_on, membership_standing
from lfl_desktop.domain.people import Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.state_names import STATUSES, is_over
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.members.added_member import NewMember, PlanIds, add_member
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

if TYPE_CHECKING:
    from lfl_desktop.content.tables.members_table import Member


def members_ever(book: SetBook, today: dt.date) -> list[Member]:
    """Everybody who ever belonged or was to belong, in the set's order, with the post of `today`."""
    from lfl_desktop.content.tables.members_table import member_line  # of a list: Today asks for none

    posts = book.posts_on(today)
    listed = []
    for person, spells in by_person(book.memberships).items():
        post = posts.get(person)
        school = book.schools.get(post.school) if post and post.school else None
        words = school.name if school else ""
        listed.append(member_line(tuple(spells), book.people[person], book.full(person), post, words, today))
    return listed


def away_words(book: SetBook, day: dt.date) -> str:
    """Who is not counted on `day` and why, a line each: "On leave: Claire Umber, since 1 Mar"."""
    told: dict[str, list[str]] = {}
    for person, spells in by_person(book.memberships).items():
        now = membership_standing(spells, day)
        begun = now.starts is None or now.starts <= day
        if begun and is_over(now, day) and (gone := gone_on(now)):
            on_leave = now.status == MembershipStatus.ON_LEAVE
            words = tr("{name}, since {day}") if on_leave else tr("{name}, {day}")
            named = words.format(name=book.full(person), day=day_and_month(gone, day))
            told.setdefault(tr(STATUSES[now.status]), []).append(named)
    return "\n".join(tr("{status}: {names}", status=s, names="; ".join(n)) for s, n in told.items())


def on_leave_words(book: SetBook, day: dt.date | None) -> str:
    """Who is on leave on `day`, by the names the set calls them; empty where nobody is."""
    if day is None:
        return ""
    away = [
        book.short(person)
        for person, spells in by_person(book.memberships).items()
        if (now := membership_standing(spells, day)).status == MembershipStatus.ON_LEAVE and is_over(now, day)
    ]
    return tr("On leave: {names}", names=", ".join(away)) if away else ""


def began(book: SetBook) -> dt.date | None:
    """The day the set met first or will; before any is planned, the day its cohort starts."""
    return first_day(book.meetings, book.cohort)


def counted_line(book: SetBook, today: dt.date) -> str:
    """How many belong, in words: as of `today`, or as it was sent where names stayed with the set."""
    sent = book.figures
    if sent is None:
        return figures_line(membership_counts(book.memberships, today, began(book)))
    members = plural("%n members", "%n member", sent.in_all)
    told = tr("{members}: {levels}", members=members, levels=levels_words(sent.levels))
    return " · ".join((told, members_counted(sent), tr("Their names stay with the set.")))


def add_to_set(book: OwnSetBook, today: dt.date, name: str = "") -> Membership:
    """A new member, without a name until one is known. They belong from the start until
    the set has met, then from today."""
    ids = PlanIds(book.programme.id, book.cohort.id, book.learning_set.id)
    position = max((m.position for m in book.memberships), default=-1) + 1
    start = began(book)
    with book.workspace.step(mark("Add member")) as step:
        return add_member(
            step,
            book.workspace,
            ids,
            NewMember(name=name),
            position,
            today if start and start < today else None,
        )


def is_recorded(reading: Reading, membership: Membership) -> bool:
    """Whether anything but a post and this membership is kept about its person."""
    for kind in ALL:
        for field, table in references(kind).items():
            if table == "person" and kind is not Post:
                found = reading.select(kind, **{field: membership.person})
                if any(record.id != membership.id for record in found):
                    return True
    return False


def remove_member(workspace: Workspace, membership: Membership) -> bool:
    """Takes somebody away who was added by mistake; False, and nothing changes, if anything is
    recorded about them."""
    person = workspace.get(Person, membership.person)
    if person is None or is_recorded(workspace, membership):
        return False
    with workspace.step(mark("Remove member")) as step:
        step.delete(person)
    return True


def put_school(
    step: Writing, reading: Reading, post: Post, programme: UUID, words: str, made: UUID | None
) -> tuple[Post, UUID | None]:
    """Gives a post the school called `words`, made if it is not known; empty takes it away.

    `made` is a school that was made while these words were still being typed: it goes. The post as
    it was kept, and the school if this made one."""
    name = one_line(words)
    if made and (half_typed := reading.get(School, made)):
        step.delete(half_typed)
    before = {s.id for s in reading.select(School, programme=programme)}
    school = school_called(step, reading, programme, name)
    new = school if school not in before else None
    return step.put(replace(post, school=school)), new
