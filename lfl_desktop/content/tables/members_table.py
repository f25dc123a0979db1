"""The table of members: a line for everybody who ever belonged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable, day_words
from lfl_desktop.domain.membership_periods import membership_standing
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.wording.state_names import is_over, status_words
from lfl_desktop.words import mark, plural, tr


@dataclass(frozen=True)
class Member:
    """One person in the table, whatever their number of memberships: `spells` are these in time.
    `name` tells them from somebody else of the same name; `current` is false for those who have left, are on
    leave or did not join."""

    spells: tuple[Membership, ...]
    person: Person
    name: str
    post: Post
    school: str
    status: str
    current: bool

    @property
    def id(self) -> UUID:
        """The id of the person."""
        return self.person.id

    @property
    def reason(self) -> str:
        """Why they left or were away, as it was written down, each time they did."""
        return "; ".join(spell.reason.strip() for spell in self.spells if spell.reason.strip())

    @property
    def first(self) -> Membership:
        """The membership they joined with."""
        return self.spells[0]


def member_line(
    spells: tuple[Membership, ...], person: Person, name: str, post: Post | None, school: str, today: dt.date
) -> Member:
    """The line of a person with all memberships of theirs, the post of `today` and its school."""
    return Member(
        spells=spells,
        person=person,
        name=name,
        post=post or Post(person=person.id),
        school=school,
        status=status_words(spells, today),
        current=not is_over(membership_standing(spells, today), today),
    )


MEMBERS_TABLE = LineTable(
    mark("List of members"),
    lambda n: plural("%n members", "%n member", n),
    (
        LineColumn[Member](
            mark("Name"),
            lambda m: m.name or tr("No name yet"),
            ("people",),
            wide=True,
            order=lambda m: m.name,
        ),
        LineColumn[Member](mark("Post"), lambda m: m.post.title, ("names",), wide=True),
        LineColumn[Member](mark("School"), lambda m: m.school, ("names",)),
        LineColumn[Member](
            mark("Joined"),
            lambda m: day_words(m.first.starts) or tr("from the start"),
            ("membership",),
            value=lambda m: m.first.starts,
            order=lambda m: m.first.starts.isoformat() if m.first.starts else "",
        ),
        LineColumn[Member](
            mark("Status"),
            lambda m: m.status,
            ("membership",),
            order=lambda m: f"{not m.current:d}{m.status}",
            notes=lambda m: [(spell, "status") for spell in m.spells],
        ),
        LineColumn[Member](mark("Reason"), lambda m: m.reason, ("reasons",), wide=True, seldom=True),
    ),
)
