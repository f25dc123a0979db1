"""The table of impact: what changed, and whether its owner agreed to the wording."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable, day_words
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.programme import Theme
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.words import mark, plural, tr


@dataclass(frozen=True)
class ImpactLine:
    """One note of impact, with the names of its leader and its themes."""

    impact: Impact
    leader: str
    themes: str

    @property
    def id(self) -> UUID:
        """The id of the impact."""
        return self.impact.id


def impact_lines(
    name: Callable[[UUID], str], impacts: Sequence[Impact], themes: Iterable[Theme]
) -> list[ImpactLine]:
    """A line for each note of impact, in the order given."""
    names = {theme.id: theme.name for theme in themes}
    return [
        ImpactLine(
            impact=impact,
            leader=name(impact.person),
            themes=", ".join(names[theme] for theme in impact.themes if theme in names),
        )
        for impact in impacts
    ]


IMPACT_TABLE = LineTable(
    mark("List of impact"),
    lambda n: plural("%n notes of impact", "%n note of impact", n),
    (
        LineColumn[ImpactLine](mark("Leader"), lambda line: line.leader, ("people",)),
        LineColumn[ImpactLine](
            mark("What changed"), lambda line: line.impact.wording, ("impact",), wide=True
        ),
        LineColumn[ImpactLine](
            mark("Level"),
            lambda line: tr(LEVELS[line.impact.level]),
            ("impact",),
            notes=lambda line: [(line.impact, "level")],
        ),
        LineColumn[ImpactLine](
            mark("Measure"), lambda line: measure_said(line.impact), ("impact",), wide=True
        ),
        LineColumn[ImpactLine](mark("Themes"), lambda line: line.themes, ("programme",), wide=True),
        LineColumn[ImpactLine](
            mark("Agreed"),
            lambda line: day_words(line.impact.agreed_on) or tr("not yet"),
            ("impact",),
            value=lambda line: line.impact.agreed_on,
        ),
    ),
)
