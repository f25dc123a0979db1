"""A member's dated history, a line for each happening, read from the records and never kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from lfl_desktop.domain.levels import LEVELS
from lfl_desktop.domain.membership_periods import DAY, after, gone_on, is_moment
from lfl_desktop.domain.people import Membership, MembershipStatus, Post
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import MONTHS
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.members import taking_back
from lfl_desktop.workspace.members.member_happenings import posts_of, spells_of
from lfl_desktop.workspace.members.unequal_ranks import RANK
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

R = TypeVar("R", bound=Record)

ENDED = {
    MembershipStatus.ACTIVE: mark("left"),
    MembershipStatus.LEFT: mark("left"),
    MembershipStatus.WITHDREW: mark("withdrew"),
    MembershipStatus.KEEPS_LINK: mark("withdrew, keeps a link"),
    MembershipStatus.ON_LEAVE: mark("on leave"),
    MembershipStatus.DID_NOT_JOIN: mark("did not join"),
}


@dataclass(frozen=True)
class HistoryLine:
    """One happening: when, and what. `take_back` undoes it in one step; None where only removing the
    member would, and in a set that is not one's own."""

    day: dt.date | None
    when: str
    words: str
    record: UUID
    take_back: Callable[[], None] | None = None

    @property
    def key(self) -> tuple[UUID, str]:
        """What tells it from the other lines."""
        return self.record, self.words


def history(book: SetBook, person: UUID) -> list[HistoryLine]:
    """What happened to a member, the earliest first."""
    lines = [*_memberships(book, person), *_posts(book, person)]
    return sorted(lines, key=lambda line: line.day or dt.date.min)


def _memberships(book: SetBook, person: UUID) -> Iterator[HistoryLine]:
    spells = spells_of(book, person)
    for place, spell in enumerate(spells):
        if spell.status != MembershipStatus.DID_NOT_JOIN and not is_moment(spell):
            yield _begun(book, spell, place)
        newcomer = next((m for m in book.memberships if m.replaces == spell.id and m.person != person), None)
        if spell.ends and not (newcomer and taking_back.left_for(spell, newcomer)):
            yield _ended(book, spell, after(spells, spell))
        if newcomer:
            name = _name(book, newcomer.person)
            yield _line(
                newcomer.starts,
                tr("replaced by {name}", name=name),
                newcomer.id,
                _back(book, taking_back.take_back_replacing, newcomer),
            )


def _begun(book: SetBook, spell: Membership, place: int) -> HistoryLine:
    replaced = next((m for m in book.memberships if m.id == spell.replaces), None)
    if replaced and replaced.person != spell.person:
        words = tr("joined in place of {name}", name=_name(book, replaced.person))
        return _line(spell.starts, words, spell.id, _back(book, taking_back.take_back_replacing, spell))
    if place:
        return _line(
            spell.starts, tr("came back"), spell.id, _back(book, taking_back.take_back_return, spell)
        )
    return _line(spell.starts, tr("joined"), spell.id, None)


def _ended(book: SetBook, spell: Membership, following: Membership | None) -> HistoryLine:
    words = tr(ENDED[spell.status])
    if spell.reason:
        words = tr("{happening}: {reason}", happening=words, reason=" ".join(spell.reason.split()))
    day = gone_on(spell)
    until = following.starts - DAY if following and following.starts else None
    on_leave = spell.status == MembershipStatus.ON_LEAVE
    line = _line(day, words, spell.id, _back(book, taking_back.take_back_ending, spell))
    if not on_leave or day is None:
        return line
    when = (
        tr("{first} – {last}", first=_short(day, until), last=full(until))
        if until and until > day
        else full(day)
        if until
        else tr("from {day}", day=full(day))
    )
    return HistoryLine(line.day, when, line.words, line.record, line.take_back)


def _posts(book: SetBook, person: UUID) -> Iterator[HistoryLine]:
    posts = posts_of(book, person)
    for place, post in enumerate(posts):
        if place:
            up = RANK[post.level] < RANK[posts[place - 1].level]
            words = tr("promoted: {post}") if up else tr("new post: {post}")
            told = words.format(post=_post_words(book, post))
            yield _line(post.starts, told, post.id, _back(book, taking_back.take_back_post, post))
        elif post.starts:
            yield _line(post.starts, _post_words(book, post), post.id, None)


def _post_words(book: SetBook, post: Post) -> str:
    school = book.schools.get(post.school) if post.school else None
    title = post.title or tr(LEVELS[post.level][0])
    return ", ".join(part for part in (title, school.name if school else "") if part)


def _back(book: SetBook, job: Callable[[OwnSetBook, R], None], record: R) -> Callable[[], None] | None:
    """What takes a happening back in a set of one's own."""
    return partial(job, book, record) if isinstance(book, OwnSetBook) else None


def _line(day: dt.date | None, words: str, record: UUID, take_back: Callable[[], None] | None) -> HistoryLine:
    return HistoryLine(day, full(day) if day else tr("from the start"), words, record, take_back)


def _name(book: SetBook, person: UUID) -> str:
    found = book.people.get(person)
    return (found.name if found else "") or tr("somebody without a name yet")


def full(day: dt.date) -> str:
    """A day with its month and year in full: "17 January 2013"."""
    return tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def _short(day: dt.date, until: dt.date) -> str:
    if day.year != until.year:
        return full(day)
    return tr("{day} {month}", day=day.day, month=tr(MONTHS[day.month - 1]))
