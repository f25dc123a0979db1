"""What happens to members over the year, in plain words: each is one step, dated, and can be taken back.

Leaving ends a membership with its last day; going on leave ends it the day before; coming back is a second
membership of the same person that replaces the first; a newcomer's may replace that of somebody else;
a promotion ends a post the day before the next one starts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.membership_periods import DAY, by_person, in_time
from lfl_desktop.domain.people import Level, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import collated, same_name
from lfl_desktop.domain.wording.namesakes import Namesakes
from lfl_desktop.domain.year import next_meeting, posts_on, seen_from
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.members.belonging import is_recorded
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.writing import Writing


class HappeningKind(StrEnum):
    """What may happen to a member."""

    LEAVES = auto()
    WITHDRAWS = auto()
    KEEPS_LINK = auto()
    DID_NOT_JOIN = auto()
    ON_LEAVE = auto()
    COMES_BACK = auto()
    REPLACED = auto()
    PROMOTED = auto()


@dataclass(frozen=True)
class HappeningSaid:
    """How a happening is offered and by which letter, what its step is called, and what its day is."""

    command: str
    step: str
    day: str


SAID = {
    HappeningKind.LEAVES: HappeningSaid(mark("&Leaves…"), mark("Member leaves"), mark("Last day")),
    HappeningKind.WITHDRAWS: HappeningSaid(mark("&Withdraws…"), mark("Member withdraws"), mark("Last day")),
    HappeningKind.KEEPS_LINK: HappeningSaid(
        mark("Withdraws, &keeps a link…"), mark("Member withdraws, keeps a link"), mark("Last day")
    ),
    HappeningKind.DID_NOT_JOIN: HappeningSaid(
        mark("&Did not join…"), mark("Member did not join"), mark("Known since")
    ),
    HappeningKind.ON_LEAVE: HappeningSaid(
        mark("&Goes on leave…"), mark("Member goes on leave"), mark("First day away")
    ),
    HappeningKind.COMES_BACK: HappeningSaid(
        mark("&Comes back…"), mark("Member comes back"), mark("First day back")
    ),
    HappeningKind.REPLACED: HappeningSaid(
        mark("Is &replaced by…"), mark("Replace member"), mark("First day of the new member")
    ),
    HappeningKind.PROMOTED: HappeningSaid(
        mark("Is &promoted…"), mark("Promote member"), mark("First day in the new post")
    ),
}
"""In the order in which they are offered."""

ENDINGS = {
    HappeningKind.LEAVES: MembershipStatus.LEFT,
    HappeningKind.WITHDRAWS: MembershipStatus.WITHDREW,
    HappeningKind.KEEPS_LINK: MembershipStatus.KEEPS_LINK,
    HappeningKind.DID_NOT_JOIN: MembershipStatus.DID_NOT_JOIN,
    HappeningKind.ON_LEAVE: MembershipStatus.ON_LEAVE,
}
"""The status that each ending leaves."""

_LEAVING = (HappeningKind.LEAVES, HappeningKind.WITHDRAWS, HappeningKind.KEEPS_LINK)


@dataclass(frozen=True)
class Happening:
    """What is said of a happening: its day, a reason if the set should know it, and for a newcomer or a
    promotion the name, post, level and school."""

    kind: HappeningKind
    day: dt.date | None
    reason: str = ""
    name: str = ""
    title: str = ""
    level: Level = Level.MIDDLE_LEADER
    school: str = ""


def spells_of(book: SetBook, person: UUID) -> list[Membership]:
    """The memberships of one person in this set, in time."""
    return by_person(book.memberships).get(person, [])


def happenings_offered(book: SetBook, person: UUID) -> list[HappeningKind]:
    """What can happen to this member next."""
    spells = spells_of(book, person)
    last = spells[-1]
    replaced = any(m.replaces == last.id for m in book.memberships)
    in_place = [] if replaced else [HappeningKind.REPLACED]
    if last.status == MembershipStatus.DID_NOT_JOIN:
        return in_place
    if last.ends is None:
        first_time = len(spells) == 1 and not is_recorded(book.reading, last)
        never = [HappeningKind.DID_NOT_JOIN] if first_time else []
        return [*_LEAVING, *never, HappeningKind.ON_LEAVE, *in_place, HappeningKind.PROMOTED]
    leaving = list(_LEAVING) if last.status == MembershipStatus.ON_LEAVE else []
    return [*leaving, HappeningKind.COMES_BACK, *in_place, HappeningKind.PROMOTED]


def proposed_day(book: SetBook, kind: HappeningKind, person: UUID) -> dt.date:
    """Today, or the day of the next meeting for whoever comes to it; never before it can be."""
    day = book.reading.today()
    if kind in (HappeningKind.COMES_BACK, HappeningKind.REPLACED):
        meetings = seen_from(book.meetings, book.programme.sample_today)
        coming = next_meeting([m for m in meetings if m.date and m.date >= day])
        day = coming.date if coming and coming.date else day
    return max(day, earliest(book, kind, person) or day)


def earliest(book: SetBook, kind: HappeningKind, person: UUID) -> dt.date | None:
    """The first day on which this can happen; None if any day will do."""
    last = spells_of(book, person)[-1]
    if kind == HappeningKind.DID_NOT_JOIN or last.status == MembershipStatus.DID_NOT_JOIN:
        return None
    if kind == HappeningKind.PROMOTED:
        posts = posts_of(book, person)
        return posts[-1].starts + DAY if posts and posts[-1].starts else None
    if last.ends:
        return last.ends + DAY
    if last.starts is None:
        return None
    return last.starts if kind in _LEAVING else last.starts + DAY


def posts_of(book: SetBook, person: UUID) -> list[Post]:
    """The posts of one person, the earliest first."""
    mine = [post for post in book.every_post if post.person == person]
    return sorted(mine, key=lambda p: (p.starts or dt.date.min, str(p.id)))


def known_people(book: SetBook) -> list[Person]:
    """Who could come in somebody's place without being new to the file: people of other sets, and those
    who are no longer members of this one."""
    open_now = {m.person for m in book.memberships if m.ends is None}
    return [person for person in book.reading.select(Person) if person.id not in open_now and person.name]


def newcomers(book: SetBook) -> dict[UUID, str]:
    """How each of the known people is named among all of the file."""
    reading = book.reading
    everybody = Namesakes(
        reading.select(Person),
        posts_on(reading.select(Post), None),
        {s.id: s for s in reading.select(School)},
    )
    return {person.id: everybody.full(person.id) for person in known_people(book)}


def known_as(book: SetBook, name: str) -> list[UUID]:
    """Which of the known people have this name: one, where it says what tells them apart."""
    named = newcomers(book)
    exactly = [id for id, whole in named.items() if same_name(whole, name)]
    return exactly or [p.id for p in known_people(book) if same_name(p.name, name)]


def happening_problem(book: SetBook, person: UUID, what: Happening) -> str:
    """Why this cannot be kept as it is, in a sentence; empty where it can."""
    if what.day is None:
        return tr("This needs its day, for example 24 May.")
    first = earliest(book, what.kind, person)
    if first and what.day < first:
        return tr("The first day that this can be is {day}.", day=long_date(first))
    if what.kind == HappeningKind.PROMOTED and not one_line(what.title):
        return tr("What is the new post?")
    if what.kind == HappeningKind.REPLACED:
        return _newcomer_problem(book, person, what)
    return ""


def _newcomer_problem(book: SetBook, person: UUID, what: Happening) -> str:
    name = one_line(what.name)
    if not name:
        return tr("Who comes in {name}’s place?", name=book.people[person].name)
    there = [p for p in book.people.values() if same_name(p.name, name)]
    for one in there:
        if one.id == person:
            return tr("Nobody takes their own place. For a return there is “Comes back”.")
        last = spells_of(book, one.id)[-1]
        if last.status == MembershipStatus.DID_NOT_JOIN:
            continue
        if last.ends is None or (what.day and last.ends >= what.day):
            return tr("{name} is a member of this set already.", name=one.name)
    known = known_as(book, name)
    if len(known) > 1:
        named = newcomers(book)
        names = ", ".join(sorted((named[id] for id in known), key=collated))
        return tr("There is more than one of this name. Choose one: {names}.", names=names)
    return ""


def happen(book: OwnSetBook, person: UUID, what: Happening) -> UUID:
    """Keeps it in one step; the id of the person to show next: the newcomer, else the same.

    Raises ValueError, and changes nothing, where `happening_problem` has something to say."""
    if (words := happening_problem(book, person, what)) or what.day is None:
        raise ValueError(words)
    with book.workspace.step(SAID[what.kind].step) as step:
        last = spells_of(book, person)[-1]
        if what.kind in ENDINGS:
            _end(step, last, what.kind, what.day, one_line(what.reason))
        elif what.kind == HappeningKind.COMES_BACK:
            _begin(step, last, what.day)
        elif what.kind == HappeningKind.REPLACED:
            return _replace(step, book, last, what)
        else:
            _promote(step, book, person, what)
    return person


def _end(step: Writing, last: Membership, kind: HappeningKind, day: dt.date, reason: str) -> None:
    status = ENDINGS[kind]
    if last.ends is not None:  # on leave already: leaving is a moment of its own
        step.put(replace(_following(last, day), ends=day - DAY, status=status, reason=reason))
        return
    ends = day - DAY if kind == HappeningKind.ON_LEAVE else day
    step.put(replace(last, ends=ends, status=status, reason=reason))


def _begin(step: Writing, last: Membership, day: dt.date) -> None:
    step.put(_following(last, day))


def _following(last: Membership, day: dt.date) -> Membership:
    """A second membership of the same person, in the same place of the set's order."""
    return Membership(
        learning_set=last.learning_set,
        person=last.person,
        starts=day,
        replaces=last.id,
        position=last.position,
    )


def _replace(step: Writing, book: OwnSetBook, last: Membership, what: Happening) -> UUID:
    assert what.day is not None
    if last.ends is None:
        step.put(replace(last, ends=what.day - DAY, status=MembershipStatus.LEFT))
    name = one_line(what.name)
    known = book.reading.get(Person, next(iter(known_as(book, name)), None))
    newcomer = known or step.put(Person(name=name))
    if known is None:
        step.put(_new_post(step, book, newcomer.id, what))
    before = in_time(spells_of(book, newcomer.id))
    highest = max(m.position for m in book.memberships)
    step.put(
        Membership(
            learning_set=last.learning_set,
            person=newcomer.id,
            starts=what.day,
            replaces=last.id,
            position=before[0].position if before else highest + 1,
        )
    )
    return newcomer.id


def _promote(step: Writing, book: SetBook, person: UUID, what: Happening) -> None:
    assert what.day is not None
    before = posts_of(book, person)
    if before:
        step.put(replace(before[-1], ends=what.day - DAY))
    step.put(replace(_new_post(step, book, person, what), starts=what.day))


def _new_post(step: Writing, book: SetBook, person: UUID, what: Happening) -> Post:
    school = school_called(step, book.reading, book.programme.id, what.school)
    return Post(person=person, school=school, title=one_line(what.title), level=what.level)
