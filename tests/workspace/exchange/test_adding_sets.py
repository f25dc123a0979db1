"""Files of several sets in one coordinator's file: what one brings takes nothing away from another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace as changed
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.__main__ import main
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.programme import School, Term
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.exchange.refusals import OlderEdition, OtherContent, OtherSet
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, plan_ids, proposed
from lfl_desktop.workspace.workspace import Workspace

HALE = ("Ann Able", "Bob Byrne", "Cat Cole", "Dan Drew")
MOSS = ("Eve East", "Fay Frost", "Gus Grey", "Hal Hook", "Ivy Iles")
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Sets up a set in a records file of its own. `old`: as the first versions did, with an id from names."""

    def made(
        file: str,
        facilitator: str,
        members: tuple[str, ...],
        name: str = "A",
        old: bool = False,
        year: int = 2026,
    ) -> Path:
        plan = Plan(
            programme="Leading Together",
            cohort="Cohort 1",
            starts=dt.date(year, 1, 1),
            ends=dt.date(year, 12, 31),
            set_name=name,
            facilitator=facilitator,
            members=[NewMember(member, school="Holly Lane Primary") for member in members],
        )
        if old:
            plan = changed(plan, set_id=named_id("set", plan.ids.cohort, name))
        path = tmp_path / f"{file}.lfl"
        begin(path, proposed(plan, per_term=1)).close()
        return path

    return made


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.lfl"
    Workspace.create(path).close()
    return path


def edition(path: Path, points: int = 0) -> Path:
    """The next file of a set, after so many key learning points more."""
    workspace = Workspace.open(path)
    try:
        the_set = workspace.select(LearningSet)[0]
        for _ in range(points):
            with workspace.step("Add") as step:
                step.put(KeyLearning(learning_set=the_set.id, wording=f"Said in {path.stem}"))
        out = path.with_suffix(".lflset")
        number = coordinators_file.export(workspace, the_set.id, out).edition
        return out.rename(out.with_stem(f"{out.stem} {number}"))
    finally:
        workspace.close()


def add(office: Path, file: Path) -> coordinators_file.Added:
    workspace = Workspace.open(office)
    try:
        return coordinators_file.add(workspace, file)
    finally:
        workspace.close()


def everything(office: Path) -> dict[type[Record], list[Record]]:
    workspace = Workspace.open(office, read_only=True)
    try:
        assert workspace.is_sound()
        return {kind: sorted(workspace.select(kind), key=lambda r: r.id) for kind in ALL}
    finally:
        workspace.close()


def stays(office: Path, file: Path, error: type[WorldError], words: str) -> None:
    """The file is refused in one sentence, and nothing is changed."""
    before = everything(office)
    with pytest.raises(error, match=words) as caught:
        add(office, file)
    said = str(caught.value)
    assert said.endswith(".") and ". " not in said and "nothing was changed" in said
    assert everything(office) == before
    assert main(["add", str(office), str(file)]) == 1
    assert everything(office) == before


@pytest.mark.parametrize(("one", "other"), [("A", "A"), ("A", "a "), ("NORTH", "North"), ("A", "A  ")])
def test_two_new_sets_of_one_name_are_both_kept(make: Make, office: Path, one: str, other: str) -> None:
    hale, moss = make("hale", "Ruth Hale", HALE, one), make("moss", "Ivor Moss", MOSS, other)
    add(office, edition(hale))
    added = add(office, edition(moss))
    assert added.gone == added.changed == 0
    assert added.remarks == (f"Another set {one}, of Ruth Hale, is here too.",)
    kept = everything(office)
    assert len(kept[LearningSet]) == 2 and len(kept[Membership]) == 9 and len(kept[Meeting]) == 6
    assert add(office, edition(hale)).new == 0 and everything(office) == kept


def test_next_years_set_of_the_same_names_is_a_set_of_its_own(make: Make, office: Path) -> None:
    add(office, edition(make("now", "Ruth Hale", HALE)))
    before = everything(office)
    added = add(office, edition(make("next", "Ruth Hale", HALE, year=2027)))
    assert added.remarks[1:] == ("“Cohort 1” keeps its own dates here.",)
    kept = everything(office)
    assert len(kept[LearningSet]) == 2 and len(kept[Membership]) == 8 and len(kept[Meeting]) == 6
    assert all(record in kept[kind] for kind in before for record in before[kind])


def test_sets_of_one_name_are_chosen_by_their_facilitator(make: Make, office: Path) -> None:
    for file, who in (
        ("hale", "Ruth Hale"),
        ("moss", "Ivor Moss"),
        ("next", "Ruth Hale"),
        ("b", "Una Stone"),
    ):
        add(office, edition(make(file, who, HALE, "B" if file == "b" else "A")))
    workspace = Workspace.open(office, read_only=True)
    with pytest.raises(
        WorldError, match=r"several sets: A \(Ivor Moss\), A \(Ruth Hale\) 1, A .*2, B\. Say which"
    ):
        coordinators_file.find_set(workspace, "a")
    assert coordinators_file.find_set(workspace, "a (ivor  moss)").facilitator == "Ivor Moss"
    first, second = (coordinators_file.find_set(workspace, f"A (Ruth Hale) {n}") for n in (1, 2))
    assert first.id != second.id and first.facilitator == second.facilitator == "Ruth Hale"
    assert coordinators_file.find_set(workspace, "b").facilitator == "Una Stone"
    workspace.close()


@pytest.mark.parametrize("points", [0, 2], ids=["the same edition", "a later edition"])
@pytest.mark.parametrize(
    ("who", "members", "year"),
    [("Ivor Moss", MOSS, 2026), ("Ruth Hale", HALE, 2027), ("Ivor Moss", HALE, 2026)],
    ids=["another facilitator's", "next year's", "the same names again"],
)
def test_an_old_set_whose_id_came_from_its_name_is_told_from_another(
    make: Make, office: Path, who: str, members: tuple[str, ...], year: int, points: int
) -> None:
    hale = make("hale", "Ruth Hale", HALE, "NORTH", old=True)
    moss = make("moss", who, members, "North ", old=True, year=year)
    add(office, edition(hale))
    first = edition(moss)
    second = edition(moss, points) if points else first
    stays(office, second, OtherSet, "none of the members and meetings received before .* of Ruth Hale")
    assert add(office, edition(hale, 1)).new == 1


def test_an_old_set_goes_on_with_another_facilitator(make: Make, office: Path) -> None:
    hale = make("hale", "Ruth Hale", HALE, old=True)
    add(office, edition(hale))
    workspace = Workspace.open(hale)
    with workspace.step("Change") as step:
        step.put(replace(workspace.select(LearningSet)[0], facilitator="Ivor Moss"))
    workspace.close()
    assert add(office, edition(hale)).changed == 1
    assert everything(office)[LearningSet][0].facilitator == "Ivor Moss"  # type: ignore[attr-defined]


def test_a_set_without_members_is_filled_by_its_own_facilitator_only(make: Make, office: Path) -> None:
    hale, moss = (
        make(file, who, (), old=True) for file, who in (("hale", "Ruth Hale"), ("moss", "Ivor Moss"))
    )
    for path in (hale, moss):
        workspace = Workspace.open(path)
        with workspace.step("Remove") as step:
            for meeting in workspace.select(Meeting):
                step.delete(meeting)
        workspace.close()
    add(office, edition(hale))
    edition(moss)
    stays(
        office, edition(moss, 1), OtherSet, "is from Ivor Moss and those received before were from Ruth Hale"
    )
    assert add(office, edition(hale, 2)).new == 2


def test_a_restored_copy_that_went_apart_is_refused_and_takes_nothing_away(make: Make, office: Path) -> None:
    hale = make("hale", "Ruth Hale", HALE)
    backup = hale.with_stem("backup")
    add(office, edition(hale))
    backup.write_bytes(hale.read_bytes())
    second = edition(hale, 1)
    add(office, second)
    stays(
        office,
        edition(backup, 2),
        OtherContent,
        "Edition 2 of the set “A” was added before with other content",
    )
    third = edition(hale, 1)
    add(office, third)
    stays(office, second, OlderEdition, "edition 2 of the set “A” and edition 3")
    assert add(office, third).remarks == ()
    assert len(everything(office)[KeyLearning]) == 2


def test_order_and_repetition_make_no_difference(make: Make, tmp_path: Path) -> None:
    hale, moss = make("hale", "Ruth Hale", HALE), make("moss", "Ivor Moss", MOSS)
    files = [edition(hale), edition(hale, 1), edition(moss)]
    ends = []
    for number, order in enumerate(permutations(files)):
        path = tmp_path / f"order {number}.lfl"
        Workspace.create(path).close()
        for file in (*order, *order):
            try:
                add(path, file)
            except OlderEdition:
                assert file == files[0]
        ends.append({k: found for k, found in everything(path).items() if k is not ImportReceipt})
    assert all(end == ends[0] for end in ends)


def test_a_number_made_up_does_not_stand_in_the_way(make: Make, office: Path) -> None:
    hale = make("hale", "Ruth Hale", HALE)
    add(office, edition(hale))
    workspace = Workspace.open(office)
    the_set = workspace.select(LearningSet)[0]
    with workspace.step("As an earlier version took it in") as step:
        step.put(ImportReceipt(learning_set=the_set.id, edition=2**62, digest="x"))
    workspace.close()
    assert add(office, edition(hale, 1)).new == 1


def rename_school(path: Path, name: str) -> None:
    workspace = Workspace.open(path)
    school = workspace.select(School)[0]
    with workspace.step("Rename") as step:
        step.put(replace(school, name=name, chain="North Star Trust"))
    workspace.close()


def school_names(office: Path) -> list[tuple[str, str]]:
    workspace = Workspace.open(office, read_only=True)
    found = [(school.name, school.chain) for school in workspace.select(School)]
    workspace.close()
    return found


def test_a_corrected_name_of_a_school_is_taken_over_where_only_its_set_has_it(
    make: Make, office: Path
) -> None:
    hale = make("hale", "Ruth Hale", HALE)
    add(office, edition(hale))
    rename_school(hale, "Holly Lane Academy")
    added = add(office, edition(hale))
    assert (added.changed, added.remarks) == (1, ())
    assert school_names(office) == [("Holly Lane Academy", "North Star Trust")]


KEEPS = "“Holly Lane Primary” keeps its own name here; the file calls it “Holly Lane Academy”."


def test_a_school_of_two_sets_keeps_its_name_and_add_says_so(
    make: Make, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hale, moss = make("hale", "Ruth Hale", HALE), make("moss", "Ivor Moss", MOSS, "B")
    for path in (hale, moss):
        add(office, edition(path))
    for path in (hale, moss):
        rename_school(path, "Holly Lane Academy")
        capsys.readouterr()
        assert main(["add", str(office), str(edition(path))]) == 0
        assert capsys.readouterr().out.strip().endswith(KEEPS)
    assert school_names(office) == [("Holly Lane Primary", "")]


def test_what_the_coordinator_changed_stays_hers(make: Make, office: Path) -> None:
    hale = make("hale", "Ruth Hale", HALE)
    add(office, edition(hale))
    rename_school(office, "Holly Lane (infants)")
    rename_school(hale, "Holly Lane Academy")
    added = add(office, edition(hale, 1))
    assert added.remarks == (KEEPS.replace("Primary", "(infants)"),)
    assert school_names(office) == [("Holly Lane (infants)", "North Star Trust")]


def test_a_chain_that_is_kept_is_said_and_many_are_counted(make: Make, office: Path) -> None:
    hale, moss = make("hale", "Ruth Hale", HALE), make("moss", "Ivor Moss", MOSS, "B")
    for path in (hale, moss):
        add(office, edition(path))
    workspace = Workspace.open(hale)
    with workspace.step("Change") as step:
        step.put(replace(workspace.select(School)[0], partner_city="Leeds"))
        for term in workspace.select(Term):
            step.put(replace(term, label=f"{term.label} term"))
    workspace.close()
    added = add(office, edition(hale))
    assert added.changed == 0 and len(added.remarks) == 4
    assert added.remarks[-1] == "1 more keeps its own too."
    assert "“Autumn” keeps its own name here; the file calls it “Autumn term”." in added.remarks


def test_the_set_of_a_plan_has_an_id_of_its_own_and_the_programme_one_of_its_name() -> None:
    one, other = (Plan(programme="Leading  together", cohort="1", set_name="A") for _ in range(2))
    assert one.ids.learning_set != other.ids.learning_set
    assert (one.ids.programme, one.ids.cohort) == (other.ids.programme, other.ids.cohort)
    assert changed(one, set_name="B").ids.learning_set == one.ids.learning_set
    assert plan_ids("LEADING together", "1", one.set_id) == one.ids
