"""Cohorts of one name and of years apart, to which an earlier version gave one id, are two."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from forged_setfile import sent_by
from msgspec.structs import replace

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.record import named_id
from lfl_desktop.exchange.setfile import seal_of, sum_of
from lfl_desktop.workspace.coordinator.programme_overview import programme_overview
from lfl_desktop.workspace.coordinator.shared_things import shared_things
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace


def plan_of(year: int, name: str = "A") -> Plan:
    return Plan(
        "Leading Together",
        "Cohort 1",
        set_name=name,
        facilitator=f"Somebody of {year}",
        starts=dt.date(year, 1, 1),
        ends=dt.date(year, 12, 20),
    )


OLD_ID = named_id("cohort", plan_of(2024).ids.programme, "Cohort 1")


def of_earlier_version(folder: Path, plan: Plan) -> Path:
    """The file of a set whose cohort has the id that earlier versions gave it."""
    records = folder / f"{plan.facilitator} {plan.set_name}.lfl"
    begin(records, plan).close()
    out = sent_by(records, records.with_suffix(".lflset"))
    text = out.read_text(encoding="utf-8").replace(str(plan.ids.cohort), str(OLD_ID))
    plain = msgspec.json.decode(text)
    plain["digest"] = sum_of(msgspec.json.encode(plain["records"]))
    plain["seal"] = seal_of(plain)
    out.write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=1))
    return out


def with_own_cohort(workspace: Workspace) -> None:
    """The coordinator set up the cohort of 2026 with the earlier version too."""
    dated = workspace.select(Cohort)[0]
    with workspace.step("As before", undoable=False) as step:
        step.put(replace(dated, id=OLD_ID))
        step.delete(dated)


@pytest.mark.parametrize(
    ("turned", "is_own"),
    [
        (False, True),
        (True, False),
        pytest.param(False, False, marks=pytest.mark.torture),
        pytest.param(True, True, marks=pytest.mark.torture),
    ],
)
def test_cohorts_of_two_years_that_had_one_id_are_two(tmp_path: Path, is_own: bool, turned: bool) -> None:
    sent = [of_earlier_version(tmp_path, plan_of(*of)) for of in ((2024, "A"), (2026, "A"), (2026, "B"))]
    path = tmp_path / "office.lfl"
    first = Plan("Leading Together", "Cohort 1", starts=dt.date(2026, 1, 5), ends=dt.date(2026, 12, 18))
    office = begin_programme(path, first) if is_own else Workspace.create(path)
    with closing(office) as workspace:
        if is_own:
            with_own_cohort(workspace)
        add_files(workspace, sent[::-1] if turned else sent)
        overview = programme_overview(workspace)
        assert [cohort.starts and cohort.starts.year for cohort in overview.cohorts] == [2024, 2026]
        seen = [programme_overview(workspace, cohort.id).sets for cohort in overview.cohorts]
        assert [[one.edition.set_name for one in sets] for sets in seen] == [["A"], ["A", "B"]]
        assert overview.cohorts[1].id == (OLD_ID if is_own else plan_of(2026).ids.cohort)
        said = {each.value for each in shared_things(workspace).suggestions if each.field == "starts"}
        assert said == ({"2026-01-01"} if is_own else set()), "nothing of the other year is suggested"
