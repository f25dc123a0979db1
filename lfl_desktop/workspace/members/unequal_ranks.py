"""Members of one school and of unequal rank: pointed out to the facilitator once, and to nobody else.

What one of them says the other may have to act on: the set does well to agree on that (the rule is the
design's). It is never recorded, printed or sent; that the facilitator knows is a preference of theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.membership_periods import by_person, membership_standing
from lfl_desktop.domain.people import Level, Person
from lfl_desktop.domain.wording.state_names import is_over
from lfl_desktop.words import tr
from lfl_desktop.workspace.set_book import SetBook

RANK = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True)
class Pair:
    """Two members of one school, the higher first."""

    high: Person
    low: Person
    school: str

    @property
    def key(self) -> str:
        """What the preference calls this pair: the ids of the two, in whatever order they stand."""
        return "+".join(sorted((str(self.high.id), str(self.low.id))))


def pairs(book: SetBook, today: dt.date, known: Collection[str] = ()) -> list[Pair]:
    """The pairs among those who belong on `today` or are to join, but for those that are `known`."""
    found = []
    for one, other in combinations(_in_schools(book, today), 2):
        if one[1] != other[1] or one[2] == other[2]:
            continue
        high, low = sorted((one, other), key=lambda each: each[2])
        pair = Pair(book.people[high[0]], book.people[low[0]], book.schools[high[1]].name)
        if pair.key not in known:
            found.append(pair)
    return found


def presenting(
    book: SetBook, meeting: Meeting, presenters: Collection[UUID], known: Collection[str]
) -> list[Pair]:
    """The pairs of which one presents at a meeting, as they stand on its day, and both belong."""
    day = meeting.date or book.reading.today()
    members = {person.id for person in book.members(day)}
    return [
        pair
        for pair in pairs(book, day, known)
        if {pair.high.id, pair.low.id} <= members and {pair.high.id, pair.low.id} & set(presenters)
    ]


def _in_schools(book: SetBook, today: dt.date) -> list[tuple[UUID, UUID, int]]:
    """Person, school and rank of each member now, and of those to come on their first day."""
    found = []
    for person, spells in by_person(book.memberships).items():
        now = membership_standing(spells, today)
        if is_over(now, today):
            continue
        post = book.posts_on(max(today, now.starts or today)).get(person)
        if post and post.school in book.schools:
            found.append((person, post.school, RANK[post.level]))
    return found


def for_members(book: SetBook, found: list[Pair]) -> str:
    """What to say of pairs where members are looked after, for the facilitator's eyes."""
    told = [
        tr(
            "{one} and {other} ({school})",
            one=book.full(pair.high.id),
            other=book.full(pair.low.id),
            school=pair.school,
        )
        for pair in found
    ]
    if not told:
        return ""
    return tr(
        "Same school, unequal rank: {pairs}. The ground rules can say what that means here."
        " Only you see this.",
        pairs=", ".join(told),
    )


def for_meeting(book: SetBook, found: list[Pair]) -> str:
    """What to say of pairs where the screen may be on the wall: nothing of rank."""
    told = [tr("{one} and {other}", one=book.short(p.high.id), other=book.short(p.low.id)) for p in found]
    return (
        tr("From one school: {pairs}. Your ground rules hold here too.", pairs="; ".join(told))
        if told
        else ""
    )
