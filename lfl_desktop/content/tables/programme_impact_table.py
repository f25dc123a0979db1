"""The table of impact over all sets: what their members agreed to tell, and whose it is as far as told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable, day_words
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.words import mark, plural, tr


@dataclass(frozen=True)
class ProgrammeImpactLine:
    """One change: `of_set` is the name of its set, `whose` a name or a level or nothing."""

    impact: Impact
    of_set: str
    whose: str
    theme_names: tuple[str, ...]

    @property
    def id(self) -> UUID:
        """The id of the impact."""
        return self.impact.id

    @cached_property
    def themes(self) -> str:
        """The themes that it is gathered under, in words."""
        return ", ".join(self.theme_names)

    @cached_property
    def measure(self) -> str:
        """Its measure in words, which a table asks for many times."""
        return measure_said(self.impact)


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
        LineColumn[ProgrammeImpactLine](mark("Level"), lambda line: tr(LEVELS[line.impact.level]), ()),
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
            lambda line: day_words(line.impact.agreed_on),
            (),
            value=lambda line: line.impact.agreed_on,
        ),
    ),
)
