"""The table of membership over all sets: who began, left and joined, as counts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.domain.receipts import SetFigures
from lfl_desktop.words import mark, plural


@dataclass(frozen=True)
class MembershipLine:
    """One set with the counts that travelled; None where it sent none. `levels` says at which levels its
    members lead, as far as that was told."""

    id: UUID
    of_set: str
    focus: str
    figures: SetFigures | None
    levels: str

    def count(self, name: str) -> int | None:
        """One of the counts."""
        return getattr(self.figures, name) if self.figures else None


def _counted(heading: str, name: str) -> LineColumn[MembershipLine]:
    def words(line: MembershipLine) -> str:
        count = line.count(name)
        return "" if count is None else str(count)

    return LineColumn(heading, words, (), value=lambda line: line.count(name))


MEMBERSHIP_TABLE = LineTable(
    mark("Membership"),
    lambda n: plural("%n sets", "%n set", n),
    (
        LineColumn[MembershipLine](mark("Set"), lambda line: line.of_set, ()),
        LineColumn[MembershipLine](mark("Focus"), lambda line: line.focus, (), wide=True),
        _counted(mark("At the start"), "at_start"),
        _counted(mark("Gone"), "left"),
        _counted(mark("Joined"), "joined"),
        _counted(mark("At the close"), "at_end"),
        LineColumn[MembershipLine](mark("Levels"), lambda line: line.levels, (), wide=True),
    ),
)
"""Who left and why stays in the set; only counts travel."""
