"""The programme's pack taken in by a facilitator: what it brought follows, what was written here stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.exchange.sealed import is_sealed
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.sealing import Sealing
from lfl_desktop.workspace.exchange.sets_here import sets_here
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack, take_pack
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

PLAN = Plan("Leadership for Learning", "Cohort 1", set_name="A", facilitator="Ruth Hale")
OLD, NEW = School(programme=PLAN.ids.programme, name="Hillcross"), "Hillcross Academy"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with closing(begin_programme(tmp_path / "office.lfl", PLAN)) as workspace:
        with workspace.step("Add") as step:
            step.put(OLD)
            other = step.put(LearningSet(cohort=PLAN.ids.cohort, name="B"))
            person = step.put(Person(name="Somebody Else"))
            step.put(Membership(learning_set=other.id, person=person.id))
        yield workspace


@pytest.fixture
def hale(tmp_path: Path) -> Iterator[Workspace]:
    with closing(begin(tmp_path / "hale.lfl", PLAN)) as workspace:
        yield workspace


def taken(office: Workspace, hale: Workspace, folder: Path) -> None:
    assert save_pack(office, folder / "p.lflpack") == take_pack(hale, folder / "p.lflpack")


def change(workspace: Workspace, record: School, name: str) -> None:
    with workspace.step("Rename") as step:
        step.put(replace(record, name=name))


def schools(workspace: Workspace) -> list[str]:
    return [school.name for school in workspace.select(School)]


def test_it_brings_what_is_shared_and_nobody_of_another_set(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    taken(office, hale, tmp_path)
    assert schools(hale) == ["Hillcross"] and hale.select(Person) == []
    assert [one.name for one in hale.select(LearningSet)] == ["A"]


def test_what_it_brought_follows_and_what_was_changed_or_deleted_here_stays(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    taken(office, hale, tmp_path)
    change(office, OLD, NEW)
    taken(office, hale, tmp_path)
    assert schools(hale) == [NEW]
    change(hale, OLD, "Hillcross CE")
    change(office, OLD, "Hillcross Trust")
    taken(office, hale, tmp_path)
    assert schools(hale) == ["Hillcross CE"]
    with hale.step("Delete") as step:
        step.delete(hale.select(School)[0])
    change(office, OLD, "Hillcross")
    with office.step("Add event") as step:
        step.put(ProgrammeEvent(cohort=PLAN.ids.cohort, title="Visit", host_school=OLD.id))
        step.put(ProgrammeEvent(cohort=PLAN.ids.cohort, title="Seminar"))
    taken(office, hale, tmp_path)
    assert schools(hale) == [] and [event.title for event in hale.select(ProgrammeEvent)] == ["Seminar"]


def test_files_are_sealed_to_its_key(office: Workspace, hale: Workspace, tmp_path: Path) -> None:
    taken(office, hale, tmp_path)
    export(hale, PLAN.ids.learning_set, tmp_path / "a.lflset", Sealing(to_key=True))
    assert is_sealed((tmp_path / "a.lflset").read_bytes())
    add_files(office, [tmp_path / "a.lflset"])
    assert [edition.set_name for edition in office.select(Edition)] == ["A"]


def test_a_set_that_a_pack_named_is_received_and_is_there_once(office: Workspace, tmp_path: Path) -> None:
    save_pack(office, tmp_path / "p.lflpack")
    found = offered_pack(tmp_path / "p.lflpack")
    ((set_id, words),) = found.sets
    assert words == "Set B · 1 member"
    with closing(begin_with_pack(tmp_path / "moss.lfl", found, set_id)) as moss:
        export(moss, set_id, tmp_path / "b.lflset")
    (added,) = add_files(office, [tmp_path / "b.lflset"])
    assert added.is_added
    assert [(one.name, one.edition is not None) for one in sets_here(office)] == [("B", True)]


def test_a_pack_of_another_programme_or_a_damaged_one_changes_nothing(
    office: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "p.lflpack"
    save_pack(office, path)
    with pytest.raises(WorldError, match="are made from this file"):
        take_pack(office, path)
    with closing(begin(tmp_path / "other.lfl", Plan("Another", "1", set_name="A"))) as other:
        before = (tmp_path / "other.lfl").read_bytes()
        with pytest.raises(WorldError, match="of another programme, “Leadership for Learning”"):
            take_pack(other, path)
        path.write_bytes(path.read_bytes()[:-9])
        with pytest.raises(WorldError, match="not a programme's pack"):
            take_pack(other, path)
        assert other.select(Programme)[0].name == "Another"
        assert (tmp_path / "other.lfl").read_bytes() == before
