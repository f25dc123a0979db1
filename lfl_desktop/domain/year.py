"""The order of meetings through the year, and what was so on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

import msgspec

from lfl_desktop.domain.meetings import Meeting, MeetingState, Slot
from lfl_desktop.domain.membership_periods import makes_a_member
from lfl_desktop.domain.people import Membership, Post
from lfl_desktop.domain.programme import Term


def meetings_in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by date and time; those without a date come last. A meeting's number is its
    place in this list, counted from 1."""
    return sorted(
        meetings,
        key=lambda m: (m.date or dt.date.max, m.starts or dt.time.max, str(m.id)),
    )


def numbered(meetings: Iterable[Meeting]) -> dict[UUID, int]:
    """Meeting id -> its number in the year. A cancelled meeting has none."""
    held = (m for m in meetings_in_order(meetings) if m.state != MeetingState.CANCELLED)
    return {meeting.id: number for number, meeting in enumerate(held, start=1)}


def seen_from(meetings: Iterable[Meeting], today: dt.date | None) -> list[Meeting]:
    """Meetings in order, those on and after the sample's own `today` still to come.

    The sample holds the whole year but shows itself on the morning of its fourth meeting.
    """
    ordered = meetings_in_order(meetings)
    if today is None:
        return ordered
    return [
        msgspec.structs.replace(m, state=MeetingState.PLANNED)
        if m.date and m.date >= today and m.state == MeetingState.FINISHED
        else m
        for m in ordered
    ]


def took_place(meeting: Meeting) -> bool:
    """Whether a meeting was held: it has finished."""
    return meeting.state == MeetingState.FINISHED


def held(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The meetings that took place, in order."""
    return [m for m in meetings_in_order(meetings) if took_place(m)]


def so_far(meetings: Iterable[Meeting], today: dt.date | None) -> list[Meeting]:
    """The meetings whose records count, in order: all, or those before the sample's own `today`."""
    return [m for m in meetings_in_order(meetings) if not (today and m.date and m.date >= today)]


def next_meeting(meetings: Iterable[Meeting]) -> Meeting | None:
    """The first meeting that is under way or still to come."""
    waiting = (MeetingState.PLANNED, MeetingState.UNDER_WAY)
    return next((m for m in meetings_in_order(meetings) if m.state in waiting), None)


def term_on(terms: Iterable[Term], day: dt.date | None) -> Term | None:
    """The term that `day` is in, None in a holiday between terms."""
    return next((t for t in terms if day and t.starts and t.ends and t.starts <= day <= t.ends), None)


def current_meeting(meetings: Iterable[Meeting], today: dt.date) -> Meeting | None:
    """Today's meeting, else the next: the first that is not over and whose day is not. Where there is none,
    the first that was left open."""
    waiting = (MeetingState.PLANNED, MeetingState.UNDER_WAY)
    open_ones = [m for m in meetings_in_order(meetings) if m.state in waiting]
    coming = next((m for m in open_ones if m.date is None or m.date >= today), None)
    return coming or next(iter(open_ones), None)


AT_ONCE = dt.timedelta(days=550)
"""Meetings within eighteen months are looked at together: a cohort may cross school years."""


def of_the_year(meetings: Iterable[Meeting], day: dt.date, starts: dt.date | None) -> list[Meeting]:
    """The meetings of the year that holds `day`, in order, with those without a date; all of them where
    the set meets for no more than eighteen months.

    A year begins on the day and month of `starts`, when the cohort begins, else of the first meeting."""
    ordered = meetings_in_order(meetings)
    days = [meeting.date for meeting in ordered if meeting.date]
    if not days or days[-1] - days[0] <= AT_ONCE:
        return ordered
    begins = _begins(starts or days[0], day)
    ends = _begins(begins, begins + dt.timedelta(days=370))
    return [m for m in ordered if m.date is None or begins <= m.date < ends]


def this_year(meetings: Iterable[Meeting], today: dt.date, starts: dt.date | None) -> list[Meeting]:
    """The meetings of the year that counts now, without cancelled ones: that of the next meeting, else of the
    last one; of `today` where none has a day. `starts` as for `of_the_year`."""
    counted = [m for m in meetings_in_order(meetings) if m.state != MeetingState.CANCELLED]
    dated = [m.date for m in (current_meeting(counted, today), *reversed(counted)) if m and m.date]
    return of_the_year(counted, dated[0] if dated else today, starts)


def _begins(starts: dt.date, day: dt.date) -> dt.date:
    """The last day, up to `day`, with the day and month of `starts`; 28 February for the 29th."""
    this_year = dt.date(day.year, starts.month, min(starts.day, 28) if starts.month == 2 else starts.day)
    return this_year if this_year <= day else this_year.replace(year=day.year - 1)


def members_on(memberships: Iterable[Membership], day: dt.date | None) -> list[Membership]:
    """Who belongs to the set on `day` (None: at any time), in their order, each person once.

    A member counts up to and including the day they leave, and not while on leave."""
    found: dict[UUID, Membership] = {}
    for membership in sorted(memberships, key=lambda m: (m.position, str(m.id))):
        if makes_a_member(membership, day):
            found.setdefault(membership.person, membership)
    return list(found.values())


def members_at(
    memberships: Iterable[Membership], day: dt.date | None, came: Collection[UUID]
) -> list[Membership]:
    """Who counts at a meeting on `day`: those who belong, and whoever of the set `came` all the same, while
    on leave or after leaving. So nobody who was here is left out, and no more are here than count."""
    every = list(memberships)
    belonging = {m.person for m in members_on(every, day)}
    return members_on((m for m in every if m.person in belonging or m.person in came), None)


def posts_on(posts: Iterable[Post], day: dt.date | None) -> dict[UUID, Post]:
    """Person id -> the post somebody had on `day` (None: the latest): the last that had begun by then, the
    first where none had."""
    ordered = sorted(posts, key=lambda p: (p.starts or dt.date.min, str(p.id)))
    begun = [p for p in ordered if day is None or p.starts is None or p.starts <= day]
    return {post.person: post for post in (*reversed(ordered), *begun)}


def airtime(slots: Iterable[Slot]) -> dict[UUID, int]:
    """Presenter id -> used minutes, for those who have presented."""
    total: dict[UUID, int] = {}
    for slot in slots:
        if slot.used_minutes is not None:
            total[slot.presenter] = total.get(slot.presenter, 0) + slot.used_minutes
    return total


def meetings_before(meetings: Sequence[Meeting], meeting: Meeting) -> list[Meeting]:
    """The meetings earlier in the year than `meeting`, in order."""
    ordered = meetings_in_order(meetings)
    ids = [m.id for m in ordered]
    return ordered[: ids.index(meeting.id)] if meeting.id in ids else ordered
