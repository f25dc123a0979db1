"""The table of the schools of a programme: which take part, what happened to them, who of them came."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.words import mark, plural


@dataclass(frozen=True)
class ProgrammeSchoolLine:
    """One school: how it takes part, what it belongs to, how many of the roster are from it, what happened
    there, and how many of them came to what."""

    id: UUID
    name: str
    takes_part: str
    group: str
    people: int
    happened: str
    came: str


PROGRAMME_SCHOOLS_TABLE = LineTable(
    mark("Schools"),
    lambda n: plural("%n schools", "%n school", n),
    (
        LineColumn[ProgrammeSchoolLine](mark("School"), lambda line: line.name, (), wide=True),
        LineColumn[ProgrammeSchoolLine](mark("Takes part"), lambda line: line.takes_part, ()),
        LineColumn[ProgrammeSchoolLine](mark("Belongs to"), lambda line: line.group, (), wide=True),
        LineColumn[ProgrammeSchoolLine](
            mark("On the roster"),
            lambda line: str(line.people) if line.people else "",
            (),
            value=lambda line: line.people,
        ),
        LineColumn[ProgrammeSchoolLine](mark("What happened"), lambda line: line.happened, (), wide=True),
        LineColumn[ProgrammeSchoolLine](mark("Who came to what"), lambda line: line.came, (), wide=True),
    ),
)
