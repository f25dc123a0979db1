"""A set's file is added to the programme of the same name, however that was typed on the other computer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import NAMESPACE
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, proposed
from lfl_desktop.workspace.workspace import Workspace


def a_file(path: Path, programme: str, school: str, set_name: str) -> Workspace:
    plan = Plan(
        programme=programme,
        cohort="Cohort 1",
        starts=dt.date(2026, 9, 1),
        ends=dt.date(2027, 7, 31),
        set_name=set_name,
        members=(NewMember("Ann Able", school=school),),
    )
    return begin(path, proposed(plan))


def as_before(*parts: object) -> UUID:
    return uuid5(NAMESPACE, "\n".join(" ".join(str(part).split()).casefold() for part in parts))


CURLY, STRAIGHT = "St Mary’s – North", "St Mary's - North"


@pytest.mark.parametrize(
    ("theirs", "ours"), [(CURLY, STRAIGHT), (STRAIGHT, CURLY), ("E\u0301lan", "Élan"), ("A  b", "a\u00a0B")]
)
def test_a_programme_and_a_school_are_one_however_they_are_typed(
    tmp_path: Path, theirs: str, ours: str
) -> None:
    sent, kept = tmp_path / "b.lflset", a_file(tmp_path / "ours.lfl", ours, ours, "A")
    other = a_file(tmp_path / "theirs.lfl", theirs, theirs, "B")
    coordinators_file.export(other, other.select(LearningSet)[0].id, sent)
    other.close()
    coordinators_file.add(kept, sent)
    assert [len(kept.select(kind)) for kind in (Programme, Cohort, School, LearningSet)] == [1, 1, 1, 2]
    assert len(kept.select(Theme)) == 6 and len(kept.select(Term)) == 3
    kept.close()


@pytest.fixture
def of_before(tmp_path: Path) -> Path:
    """A set's file whose ids were made by a version that told apart how names are typed."""
    workspace = a_file(tmp_path / "theirs.lfl", CURLY, CURLY, "B")
    now, then = workspace.select(Programme)[0], as_before("programme", CURLY)
    cohort, school, theme = (workspace.select(kind)[0] for kind in (Cohort, School, Theme))
    old = {
        now.id: then,
        cohort.id: as_before("cohort", then, "Cohort 1"),
        school.id: as_before("school", then, CURLY),
        theme.id: as_before("theme", then, theme.name),
    }
    assert now.id != then
    meeting, learning_set = workspace.select(Meeting)[0], workspace.select(LearningSet)[0]
    with workspace.step("As before", undoable=False) as step:
        step.put(replace(now, id=then))
        step.put(replace(cohort, id=old[cohort.id], programme=then))
        step.put(replace(school, id=old[school.id], programme=then))
        step.put(replace(theme, id=old[theme.id], programme=then))
        for term in workspace.select(Term):
            step.put(replace(term, cohort=old[cohort.id], id=as_before(term.id)))
            for held in workspace.select(Meeting, term=term.id):
                step.put(replace(held, term=as_before(term.id)))
        for post in workspace.select(Post):
            step.put(replace(post, school=old[school.id]))
        step.put(replace(learning_set, cohort=old[cohort.id]))
        step.put(
            Impact(
                learning_set=learning_set.id,
                person=workspace.select(Post)[0].person,
                meeting=meeting.id,
                wording="Read",
                themes=(old[theme.id],),
                agreed_on=dt.date(2026, 10, 1),
            )
        )
        step.put(ProgrammeEvent(cohort=old[cohort.id], date=dt.date(2026, 10, 2)))
    with workspace.step("Clear", undoable=False) as step:
        for record in (now, cohort, school):
            for each in workspace.select(type(record), id=record.id):
                step.delete(each)
    coordinators_file.export(workspace, learning_set.id, tmp_path / "b.lflset")
    workspace.close()
    return tmp_path / "b.lflset"


def test_a_file_of_an_earlier_version_is_of_the_same_programme(tmp_path: Path, of_before: Path) -> None:
    kept = a_file(tmp_path / "ours.lfl", CURLY, STRAIGHT, "A")
    before = {kind: kept.select(kind) for kind in (Programme, Cohort, School, Theme, Term)}
    coordinators_file.add(kept, of_before)
    assert {kind: kept.select(kind) for kind in before} == before
    impact = kept.select(Impact)[0]
    assert impact.themes == (before[Theme][0].id,)
    again = coordinators_file.add(kept, of_before)
    assert (again.new, again.changed, again.gone) == (0, 0, 0)
    kept.close()


def test_another_programme_of_the_name_is_refused_still(tmp_path: Path, of_before: Path) -> None:
    kept = a_file(tmp_path / "ours.lfl", "Something else", "Oak Hill", "A")
    with kept.step("Rename", undoable=False) as step:
        step.put(replace(kept.select(Programme)[0], name=STRAIGHT))
    with pytest.raises(WorldError, match="another programme that is also called"):
        coordinators_file.add(kept, of_before)
    kept.close()
