"""The programme's pack taken in by a facilitator: what it brought follows, what was written here stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.exchange.sealed import is_sealed
from lfl_desktop.workspace.coordinator.decisions import question_of_suggestion
from lfl_desktop.workspace.coordinator.shared_things import shared_things
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.erased_people import erase, to_erase
from lfl_desktop.workspace.exchange.pack_changes import pack_changes_in_words
from lfl_desktop.workspace.exchange.pack_matches import question_of_people
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.sealing import Sealing
from lfl_desktop.workspace.exchange.sets_here import sets_here
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack, planned_pack, take_pack
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

PLAN = Plan("Leadership for Learning", "Cohort 1", set_name="A", facilitator="Ruth Hale")
TODAY = dt.date(2026, 3, 5)
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


def words_of_next(office: Workspace, hale: Workspace, folder: Path) -> str:
    """What taking in the coordinator's next pack does, in words; and it is taken in."""
    save_pack(office, folder / "p.lflpack")
    words = " ".join(pack_changes_in_words(planned_pack(hale, offered_pack(folder / "p.lflpack"))))
    take_pack(hale, folder / "p.lflpack")
    return words


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def hale_of_pack(office: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A facilitator who began with the pack, in which her set has a member."""
    one = LearningSet(id=PLAN.ids.learning_set, cohort=PLAN.ids.cohort, name="A", facilitator="Ruth Hale")
    ann = Person(name="Ann Orr")
    post = Post(person=ann.id, school=OLD.id, title="deputy head", level=Level.DEPUTY)
    put(office, one, ann, post, Membership(learning_set=one.id, person=ann.id))
    save_pack(office, tmp_path / "first.lflpack")
    found = offered_pack(tmp_path / "first.lflpack")
    with closing(begin_with_pack(tmp_path / "of_pack.lfl", found, one.id)) as workspace:
        yield workspace


def test_field_by_field_what_was_written_here_stays_and_it_is_said(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path
) -> None:
    hale = hale_of_pack
    (post,), (the_set,) = hale.select(Post), hale.select(LearningSet)
    theme, other = hale.select(Theme)[:2]
    meeting = Meeting(learning_set=the_set.id, date=TODAY)
    put(hale, replace(theme, name="Family links"), replace(post, title="acting head"), meeting)
    put(hale, replace(the_set, focus="Managing change"))
    put(office, replace(theme, name=f"{theme.name} 2026"), replace(other, name="Evidence"))
    put(office, replace(post, title="deputy headteacher", level=Level.HEAD))
    put(office, replace(the_set, facilitator="Ruth Hale-Orr"))
    assert words_of_next(office, hale, tmp_path) == (
        "2 things are brought up to date. Kept as you have it, though the pack says otherwise:"
        " “Family links”, the post “acting head”."
    )
    assert [one.name for one in hale.select(Theme)[:2]] == ["Family links", "Evidence"]
    (post,), (the_set,) = hale.select(Post), hale.select(LearningSet)
    assert (post.title, post.level) == ("acting head", Level.DEPUTY), "a title and its level are one thing"
    assert (the_set.facilitator, the_set.focus) == ("Ruth Hale-Orr", "Managing change")
    assert [one.date for one in hale.select(Meeting)] == [TODAY]


def test_whom_both_wrote_down_is_there_once(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path
) -> None:
    hale, the_set = hale_of_pack, hale_of_pack.select(LearningSet)[0]
    for workspace, name, title in ((hale, "Ben Poe", "head"), (office, "ben  poe", "headteacher")):
        person = Person(name=name)
        put(workspace, person, Membership(learning_set=the_set.id, person=person.id))
        put(workspace, Post(person=person.id, title=title))
        put(workspace, Theme(programme=PLAN.ids.programme, name="Being present"))
        put(workspace, ProgrammeEvent(cohort=PLAN.ids.cohort, title="Visit", date=TODAY))
    themes = len(hale.select(Theme))
    for _again in range(2):
        words_of_next(office, hale, tmp_path)
        assert sorted(one.name for one in hale.select(Person)) == ["Ann Orr", "Ben Poe"]
        assert len(hale.select(Membership)) == 2 and len(hale.select(Theme)) == themes
        assert sorted(one.title for one in hale.select(Post)) == ["deputy head", "head"]
        assert [one.title for one in hale.select(ProgrammeEvent)] == ["Visit"]


def member(workspace: Workspace, name: str) -> Person:
    """Somebody who joins the set, deputy head at Hillcross."""
    person = Person(name=name)
    put(workspace, person, Membership(learning_set=PLAN.ids.learning_set, person=person.id))
    put(workspace, Post(person=person.id, school=OLD.id, title="deputy head"))
    return person


@pytest.mark.parametrize(
    ("here", "in_pack", "evidence"),
    [
        (["Iris Vane", "Tilly Marsh"], "iris vane", "Tilly Marsh was called “iris vane” here."),
        (["Iris Vane"], "Iris Marsh", "Both are at Hillcross."),
        (["Iris Vane"], "Iris Vayne", "The names are close."),
        (["Iris Vane"], "Tom Reed", "The pack does not name Iris Vane, and nobody else in it is new."),
    ],
)
def test_who_was_renamed_on_one_side_before_the_pack_came_is_asked_about_and_there_once(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path, here: list[str], in_pack: str, evidence: str
) -> None:
    person = member(hale_of_pack, here[0])
    put(hale_of_pack, *(replace(person, name=name) for name in here[1:]))
    if evidence == "The names are close.":
        put(hale_of_pack, replace(hale_of_pack.select(Post, person=person.id)[0], school=None, title=""))
    theirs = member(office, in_pack)
    save_pack(office, tmp_path / "p.lflpack")
    found = offered_pack(tmp_path / "p.lflpack")
    (alike,) = planned_pack(hale_of_pack, found).alike
    assert (alike.here.id, alike.brought.id) == (person.id, theirs.id)
    assert question_of_people(alike) == (
        f"“{theirs.name}” of the pack may be {here[-1]}, who is a member here. {evidence}"
    )
    take_pack(hale_of_pack, tmp_path / "p.lflpack", {theirs.id: person.id})
    for later in ("Iris Brown", "Iris Green"):
        put(office, replace(theirs, name=later))
        assert not planned_pack(hale_of_pack, found).alike
        words_of_next(office, hale_of_pack, tmp_path)
        assert sorted(one.name for one in hale_of_pack.select(Person)) == ["Ann Orr", here[-1]]
        assert len(hale_of_pack.select(Membership)) == 2 and len(hale_of_pack.select(Post)) == 2


def test_who_is_said_to_be_two_is_there_twice_and_not_asked_about_again(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path
) -> None:
    member(hale_of_pack, "Iris Vane")
    member(office, "Iris Marsh")
    member(office, "Tom Reed")
    words_of_next(office, hale_of_pack, tmp_path)
    assert sorted(one.name for one in hale_of_pack.select(Person)) == [
        "Ann Orr",
        "Iris Marsh",
        "Iris Vane",
        "Tom Reed",
    ]
    assert not planned_pack(hale_of_pack, offered_pack(tmp_path / "p.lflpack")).alike


def test_who_was_joined_once_stays_so_whatever_becomes_of_the_pack(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path
) -> None:
    """Also where a pack between did not know them, and where somebody erased is brought under a new name."""
    person, theirs = member(hale_of_pack, "Iris Vane"), member(office, "Iris Vane")
    words_of_next(office, hale_of_pack, tmp_path)
    put(hale_of_pack, replace(person, name="Tilly Marsh"))
    with office.step("Delete") as step:
        step.delete(theirs)
    words_of_next(office, hale_of_pack, tmp_path)
    office.undo()
    put(office, replace(theirs, name="Somebody New"))
    words_of_next(office, hale_of_pack, tmp_path)
    assert sorted(one.name for one in hale_of_pack.select(Person)) == ["Ann Orr", "Tilly Marsh"]
    erase(hale_of_pack, to_erase(hale_of_pack, "Tilly Marsh"), backups_of(hale_of_pack))
    assert b"Somebody New" not in hale_of_pack.path.read_bytes(), "nor in the pack that is kept here"
    put(office, replace(theirs, name="Newer Still"))
    words_of_next(office, hale_of_pack, tmp_path)
    assert [one.name for one in hale_of_pack.select(Person)] == ["Ann Orr"]


def test_of_several_cohorts_it_brings_that_of_the_set_and_names_each(
    office: Workspace, hale_of_pack: Workspace, tmp_path: Path
) -> None:
    second = Cohort(programme=PLAN.ids.programme, name="Cohort 2")
    put(office, second, LearningSet(cohort=second.id, name="A"), Term(cohort=second.id, label="Spring"))
    put(office, ProgrammeEvent(cohort=second.id, title="Launch"))
    assert words_of_next(office, hale_of_pack, tmp_path) == ""
    assert [one.name for one in hale_of_pack.select(Cohort)] == ["Cohort 1"]
    found = offered_pack(tmp_path / "p.lflpack")
    named = ["Cohort 1 · Set A · Ruth Hale · 1 member", "Cohort 1 · Set B · 1 member", "Cohort 2 · Set A"]
    assert [words for _id, words in found.sets] == named
    with closing(begin_with_pack(tmp_path / "second.lfl", found, found.sets[2][0])) as begun:
        assert [one.name for one in begun.select(Cohort)] == ["Cohort 2"]
        assert [one.title for one in begun.select(ProgrammeEvent)] == ["Launch"]


def test_a_school_of_the_pack_that_is_corrected_here_is_told_though_nobody_is_from_it(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    taken(office, hale, tmp_path)
    export(hale, PLAN.ids.learning_set, tmp_path / "one.lflset")
    put(hale, replace(hale.select(School)[0], name=NEW))
    export(hale, PLAN.ids.learning_set, tmp_path / "two.lflset")
    add_files(office, [tmp_path / "one.lflset"])
    assert not shared_things(office).suggestions
    add_files(office, [tmp_path / "two.lflset"])
    (said,) = shared_things(office).suggestions
    assert question_of_suggestion(said).endswith("says that “Hillcross” is called “Hillcross Academy”.")


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
        with pytest.raises(WorldError, match="not a programme’s pack"):
            take_pack(other, path)
        assert other.select(Programme)[0].name == "Another"
        assert (tmp_path / "other.lfl").read_bytes() == before
