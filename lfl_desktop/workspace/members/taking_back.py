"""Taking back what happened to a member, also long after: the records are as if it had not been."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.membership_periods import DAY, after, is_moment, membership_before
from lfl_desktop.domain.people import Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.record import references
from lfl_desktop.domain.records import ALL
from lfl_desktop.words import mark
from lfl_desktop.workspace.members.member_happenings import posts_of, spells_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.writing import Writing

TITLE = mark("Take back")


def take_back_ending(book: OwnSetBook, membership: Membership) -> None:
    """Somebody did not leave, withdraw or go on leave after all: they were a member all the time, until
    whatever ended the time after they came back."""
    with book.workspace.step(TITLE) as step:
        _reopen(step, book, membership)


def take_back_return(book: OwnSetBook, membership: Membership) -> None:
    """Somebody did not come back after all: this later membership of theirs goes."""
    with book.workspace.step(TITLE) as step:
        earlier = membership_before(spells_of(book, membership.person), membership)
        assert earlier is not None
        _let_go(step, book, membership, earlier.id)
        step.delete(membership)


def take_back_replacing(book: OwnSetBook, newcomer: Membership) -> None:
    """Nobody came in somebody's place: the newcomer goes if nothing is recorded about them since, else
    stays a member in their own right; whoever left for them on the day before is a member again."""
    with book.workspace.step(TITLE) as step:
        replaced = next((m for m in book.memberships if m.id == newcomer.replaces), None)
        if replaced is not None and left_for(replaced, newcomer):
            _reopen(step, book, replaced)
        if _stays(book, newcomer):
            step.put(replace(newcomer, replaces=_own_before(book, newcomer)))
        elif _is_only_here(book, newcomer) and (person := book.reading.get(Person, newcomer.person)):
            step.delete(person)
        else:
            step.delete(newcomer)


def take_back_post(book: OwnSetBook, post: Post) -> None:
    """Somebody was not promoted: the post before goes on."""
    posts = posts_of(book, post.person)
    place = [p.id for p in posts].index(post.id)
    with book.workspace.step(TITLE) as step:
        if place:
            step.put(replace(posts[place - 1], ends=post.ends))
        step.delete(post)


def left_for(membership: Membership, newcomer: Membership) -> bool:
    """Whether a membership ended because `newcomer` took its place."""
    if membership.ends is None or newcomer.starts is None or membership.status != MembershipStatus.LEFT:
        return False
    return membership.ends + DAY == newcomer.starts and not membership.reason


def _reopen(step: Writing, book: SetBook, membership: Membership) -> None:
    """The membership as if it had not ended."""
    spells = spells_of(book, membership.person)
    earlier, later = membership_before(spells, membership), after(spells, membership)
    if is_moment(membership) and earlier is not None:
        _let_go(step, book, membership, earlier.id)
        step.delete(membership)
        return
    open_end = replace(membership, ends=None, status=MembershipStatus.ACTIVE, reason="")
    if later is None:
        step.put(open_end)
        _let_go(step, book, membership, None)
        return
    step.put(replace(open_end, ends=later.ends, status=later.status, reason=later.reason))
    _let_go(step, book, membership, None, but=later.id)
    _let_go(step, book, later, membership.id)
    step.delete(later)


def _let_go(
    step: Writing, book: SetBook, membership: Membership, instead: UUID | None, but: UUID | None = None
) -> None:
    """What replaced `membership` replaces `instead`, else what its own person was before."""
    for other in book.reading.select(Membership, replaces=membership.id):
        if other.id != but:
            step.put(replace(other, replaces=instead or _own_before(book, other)))


def _own_before(book: SetBook, membership: Membership) -> UUID | None:
    earlier = membership_before(spells_of(book, membership.person), membership)
    return earlier.id if earlier else None


def _stays(book: SetBook, newcomer: Membership) -> bool:
    """Whether something is recorded about a newcomer in the time of this membership."""
    spells = spells_of(book, newcomer.person)
    if spells[-1].id != newcomer.id:
        return True
    since = {m.id for m in book.meetings if not (m.date and newcomer.starts and m.date < newcomer.starts)}
    slots = {slot.id for slot in book.slots if slot.meeting in since}
    for kind in ALL:
        fields = references(kind)
        for field in (name for name, table in fields.items() if table == "person"):
            for record in book.reading.select(kind, **{field: newcomer.person}):
                at = getattr(record, "meeting", None) if "meeting" in fields else None
                if at in since or getattr(record, "slot", None) in slots:
                    return True
    return _is_only_here(book, newcomer) and _has_more(book, newcomer)


def _has_more(book: SetBook, newcomer: Membership) -> bool:
    from lfl_desktop.workspace.members.belonging import is_recorded

    return is_recorded(book.reading, newcomer)


def _is_only_here(book: SetBook, newcomer: Membership) -> bool:
    """Whether this is the only membership of its person in any set."""
    return len(book.reading.select(Membership, person=newcomer.person)) == 1
