"""What is worked out of the sets stays as it is through the coordinator's own changes, and no longer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from lfl_desktop.domain.editions import Decision, DecisionKind, Edition
from lfl_desktop.domain.programme import Programme
from lfl_desktop.workspace.coordinator.places_told import date_lines
from lfl_desktop.workspace.coordinator.programme_charts import year_figure
from lfl_desktop.workspace.coordinator.programme_overview import (
    ProgrammeOverview,
    programme_overview,
    set_lines,
)
from lfl_desktop.workspace.exchange.adding import take_back
from lfl_desktop.workspace.start.coordinators_sample import create_coordinators_sample


def worked_out(overview: ProgrammeOverview) -> list[object]:
    """What takes longest over many sets."""
    lines = (line for line in date_lines(overview) if line.line)
    figure = year_figure(overview)
    return [overview.meetings, overview.totals, overview.impacts, set_lines(overview), figure, *lines]


def same(one: list[object], other: list[object]) -> list[bool]:
    return [a is b for a, b in zip(one, other, strict=False)]


def test_a_change_of_hers_works_out_nothing_of_the_sets_anew(tmp_path: Path) -> None:
    with closing(create_coordinators_sample(tmp_path / "office.lfl")) as office:
        before = worked_out(programme_overview(office))
        assert len(before) > 20
        with office.step("Write the aim") as step:
            step.put(replace(office.select(Programme)[0], aim="To change what happens in classrooms."))
        one, other, *_rest = programme_overview(office).schools
        with office.step("Decide") as step:
            step.put(Decision(kind=DecisionKind.APART, one=one.id, other=other.id))
        assert all(same(before, worked_out(programme_overview(office))))
        with office.step("Decide") as step:
            step.put(Decision(kind=DecisionKind.SAME, one=one.id, other=other.id))
        joined = programme_overview(office)
        assert len(joined.schools) == len(programme_overview(office).schools) and other not in joined.schools
        assert all(same(before, worked_out(joined)))
        take_back(office, next(e for e in office.select(Edition) if e.set_name == "B"))
        after = programme_overview(office)
        assert not any(same(before[:5], worked_out(after)[:5]))
        assert [one.name for one in after.sets] == ["A", "C", "D"] and after.totals.held == 18
        office.undo()
        assert worked_out(programme_overview(office)) == before
