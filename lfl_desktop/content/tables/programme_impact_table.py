"""The table of impact over all sets: what their members agreed to tell, and whose it is as far as told."""

from __future__ import annotations

from uuid import UUID

import msgspec

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.domain.impact import Impact
from lfl_desktop.words import mark, plural


class ProgrammeImpactLine(msgspec.Struct, frozen=True, gc=False):
    """One change: `of_set` is the name of its set, `whose` a name or a level or nothing. What is said of it
    is made once, since a table asks for it many times, of thousands."""

    impact: Impact
    of_set: str
    whose: str
    theme_names: tuple[str, ...]
    themes: str
    level: str
    measure: str
    agreed: str

    @property
    def id(self) -> UUID:
        """The id of the impact."""
        return self.impact.id


PROGRAMME_IMPACT_TABLE = LineTable(
    mark("Impact"),
    lambda n: plural("%n agreed notes of impact", "%n agreed note of impact", n),
    (
        LineColumn[ProgrammeImpactLine](mark("Set"), lambda line: line.of_set, ()),
        LineColumn[ProgrammeImpactLine](mark("Whose"), lambda line: line.whose, ()),
        LineColumn[ProgrammeImpactLine](
            mark("What changed"), lambda line: line.impact.wording, (), wide=True
        ),
        LineColumn[ProgrammeImpactLine](mark("What was done"), lambda line: line.impact.how, (), wide=True),
        LineColumn[ProgrammeImpactLine](mark("Level"), lambda line: line.level, ()),
        LineColumn[ProgrammeImpactLine](mark("Measure"), lambda line: line.measure, (), wide=True),
        LineColumn[ProgrammeImpactLine](mark("Themes"), lambda line: line.themes, (), wide=True),
        LineColumn[ProgrammeImpactLine](
            mark("Quote"),
            lambda line: line.impact.quote if line.impact.quote_consent else "",
            (),
            wide=True,
        ),
        LineColumn[ProgrammeImpactLine](
            mark("Agreed"),
            lambda line: line.agreed,
            (),
            value=lambda line: line.impact.agreed_on,
        ),
    ),
)
