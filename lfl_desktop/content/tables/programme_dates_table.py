"""The calendar over all sets: their meetings, what is held for all of them, and steps without a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import msgspec

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.words import mark, plural


class ProgrammeDateLine(msgspec.Struct, frozen=True, gc=False):
    """What is on a day, or on none yet: `when` says which, or that there is none. `line` is the set it is a
    meeting of, None for what is for all sets."""

    id: UUID
    day: dt.date | None
    when: str
    what: str
    whose: str
    place: str
    came: str
    state: str
    line: UUID | None = None
    is_cancelled: bool = False


PROGRAMME_DATES_TABLE = LineTable(
    mark("Calendar of all sets"),
    lambda n: plural("%n dates", "%n date", n),
    (
        LineColumn[ProgrammeDateLine](
            mark("Day"),
            lambda line: line.when,
            (),
            value=lambda line: line.day,
            order=lambda line: str(line.day or "9999"),
        ),
        LineColumn[ProgrammeDateLine](mark("What"), lambda line: line.what, (), wide=True),
        LineColumn[ProgrammeDateLine](mark("For"), lambda line: line.whose, (), wide=True),
        LineColumn[ProgrammeDateLine](mark("State"), lambda line: line.state, ()),
        LineColumn[ProgrammeDateLine](mark("Who came"), lambda line: line.came, (), wide=True),
        LineColumn[ProgrammeDateLine](mark("Where"), lambda line: line.place, (), wide=True),
    ),
)
