"""The table of what the sets learned, over all of them."""

from __future__ import annotations

from uuid import UUID

import msgspec

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.words import mark, plural


class ProgrammeLearningLine(msgspec.Struct, frozen=True, gc=False):
    """One point that a set learned, in its words."""

    id: UUID
    wording: str
    of_set: str


PROGRAMME_LEARNING_TABLE = LineTable(
    mark("Key learning"),
    lambda n: plural("%n points", "%n point", n),
    (
        LineColumn[ProgrammeLearningLine](mark("Set"), lambda line: line.of_set, ()),
        LineColumn[ProgrammeLearningLine](mark("What was learned"), lambda line: line.wording, (), wide=True),
    ),
)
