"""Files of several sets in one coordinator's file: each set is what its newest edition says, whatever came
when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.__main__ import main
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.receipts import Handling, ImportReceipt
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.exchange.rules_of_files import LAST_EDITION
from lfl_desktop.exchange.setfile import seal_of, sum_of
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding, take_back
from lfl_desktop.workspace.exchange.adding_words import adding_sentences
from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile, Choice, Outcome, differences
from lfl_desktop.workspace.exchange.kept_as_sent import taken_in_before
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.exchange.sets_here import (
    find_set,
    received_reading,
    sets_here,
    sets_here_told_apart,
)
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin, proposed_year
from lfl_desktop.workspace.workspace import Workspace

HALE = ("Ann Able", "Bob Byrne", "Cat Cole", "Dan Drew")
MOSS = ("Eve East", "Fay Frost", "Gus Grey", "Hal Hook", "Ivy Iles")
FILES = Path(__file__).parents[2] / "exchange" / "files"
STORED = Path(__file__).parents[2] / "store" / "files"
Make = Callable[..., Path]
Content = dict[tuple[str, str], list[Record]]


def set_up(
    path: Path,
    facilitator: str,
    members: tuple[str, ...],
    name: str = "A",
    programme: str = "Leading Together",
    year: int = 2026,
    set_id: UUID | None = None,
) -> Path:
    """A set in a records file of its own."""
    plan = Plan(
        programme=programme,
        cohort=f"Cohort {year - 2025}",
        starts=dt.date(year, 1, 1),
        ends=dt.date(year, 12, 31),
        set_id=set_id or uuid4(),
        set_name=name,
        facilitator=facilitator,
        members=[NewMember(member, school="Holly Lane Primary") for member in members],
    )
    begin(path, proposed_year(plan, per_term=1)).close()
    return path


@pytest.fixture
def hale(tmp_path: Path) -> Path:
    return set_up(tmp_path / "hale.lfl", "Ruth Hale", HALE)


@pytest.fixture
def moss(tmp_path: Path) -> Path:
    return set_up(tmp_path / "moss.lfl", "Ivor Moss", MOSS)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "office.lfl")
    yield workspace
    assert workspace.is_sound()
    workspace.close()


def say(path: Path, *points: str) -> None:
    """The set learned these points."""
    workspace = Workspace.open(path)
    with workspace.step("Add") as step:
        for point in points:
            step.put(KeyLearning(learning_set=workspace.select(LearningSet)[0].id, wording=point))
    workspace.close()


def unsay(path: Path, point: str) -> None:
    """A point is withdrawn."""
    workspace = Workspace.open(path)
    with workspace.step("Delete") as step:
        step.delete(next(one for one in workspace.select(KeyLearning) if one.wording == point))
    workspace.close()


def edition(path: Path, *points: str) -> Path:
    """The next file of a set, after these points more."""
    if points:
        say(path, *points)
    workspace = Workspace.open(path)
    out = path.with_suffix(".lflset")
    number = coordinators_file.export(workspace, workspace.select(LearningSet)[0].id, out).edition
    workspace.close()
    return out.rename(out.with_stem(f"{out.stem} {number}"))


def copy_of(path: Path, name: str) -> Path:
    copied = path.with_stem(name)
    copied.write_bytes(path.read_bytes())
    return copied


def add(office: Workspace, *files: Path, choice: Choice = Choice.ASK) -> list[ArrivingFile]:
    return add_files(office, files, lambda _file: choice)


def outcomes(office: Workspace, *files: Path, choice: Choice = Choice.ASK) -> list[str]:
    return [found.outcome.value for found in add(office, *files, choice=choice)]


def content(office: Workspace) -> Content:
    """What is here of each set, whatever its lines are called."""
    found: Content = {}
    for one in sorted(office.select(Edition), key=lambda e: (e.set_name, e.facilitator, str(e.id))):
        found[one.set_name, str(one.id)] = list(content_of(office, one).records)
    return found


def points(office: Workspace) -> list[str]:
    return sorted(
        record.wording
        for records in content(office).values()
        for record in records
        if isinstance(record, KeyLearning)
    )


def test_two_sets_of_one_name_are_both_kept_and_nothing_is_merged(
    office: Workspace, hale: Path, moss: Path
) -> None:
    assert outcomes(office, edition(hale), edition(moss)) == ["new", "new"]
    books = [SetBook(received_reading(office, e), e.learning_set) for e in office.select(Edition)]
    assert sorted(book.figures.at_start for book in books if book.figures) == [4, 5]
    assert all(len(book.meetings) == 3 for book in books)
    assert not any(office.select(kind) for kind in ALL if kind not in (Edition, Handling, ImportReceipt))


def test_the_same_file_again_and_an_older_one_change_nothing(office: Workspace, hale: Path) -> None:
    first, second = edition(hale), edition(hale, "Presence")
    assert outcomes(office, first, second) == ["new", "newer"]
    before = office.path.read_bytes()
    assert outcomes(office, second, first, second) == ["same", "older", "same"]
    assert office.path.read_bytes() == before and points(office) == ["Presence"]


def test_an_edition_that_was_never_sent_is_no_gap(office: Workspace, hale: Path) -> None:
    first = edition(hale, "One")
    edition(hale, "Two")
    third = edition(hale, "Three")
    assert outcomes(office, first, third) == ["new", "newer"]
    assert points(office) == ["One", "Three", "Two"]


def test_what_is_new_changed_and_withdrawn_is_counted(office: Workspace, hale: Path) -> None:
    add(office, edition(hale, "Presence", "Patience"))
    unsay(hale, "Patience")
    (found,) = add(office, edition(hale, "Practice"))
    counts = found.differences
    assert (counts.new, counts.changed, counts.withdrawn) == (1, 0, 1)


def test_what_was_withdrawn_is_nowhere_in_the_file_and_undo_brings_nothing_back(
    office: Workspace, hale: Path
) -> None:
    add(office, edition(hale, "Presence", "A word that is to be forgotten"))
    unsay(hale, "A word that is to be forgotten")
    add(office, edition(hale, "Practice"))
    assert points(office) == ["Practice", "Presence"]
    kept = len(office.select(Edition))
    assert office.titles()[0] == "", "what cannot be taken back any more is not offered either"
    office.undo()
    assert len(office.select(Edition)) == kept and points(office) == ["Practice", "Presence"]
    for data in every_content(office.path):
        assert b"to be forgotten" not in data


def every_content(path: Path) -> list[bytes]:
    """All that can be found packed in a file, on free pages too."""
    import zlib

    data, found = path.read_bytes(), [path.read_bytes()]
    for start in (at for at in range(len(data) - 2) if data[at : at + 2] == b"\x78\x01"):
        with_rest = zlib.decompressobj()
        try:
            found.append(with_rest.decompress(data[start : start + 200_000]))
        except zlib.error:
            continue
    return found


def test_where_nothing_was_withdrawn_undo_brings_back_the_edition_before(
    office: Workspace, hale: Path, moss: Path
) -> None:
    add(office, edition(hale, "Presence"))
    add(office, edition(hale, "Practice"), edition(moss))
    assert office.titles()[0] == "Add files from sets"
    after = content(office)
    office.undo()
    assert points(office) == ["Presence"] and len(office.select(Edition)) == 1
    office.redo()
    assert content(office) == after
    office.undo()
    office.undo()
    assert not office.select(Edition)


def test_one_set_is_taken_back_in_one_step(office: Workspace, hale: Path, moss: Path) -> None:
    add(office, edition(hale, "Presence"), edition(moss, "Pace"))
    one = next(e for e in office.select(Edition) if e.facilitator == "Ruth Hale")
    assert office.overviews().keys() == {edition.id for edition in office.select(Edition)}
    take_back(office, one)
    assert points(office) == ["Pace"] and one.id not in office.overviews(), "though it was read before"
    office.undo()
    assert points(office) == ["Pace", "Presence"] and one.id in office.overviews()


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice.ASK, ["Here", "One"]),
        (Choice.TAKE, ["One", "There"]),
        (Choice.BOTH, ["Here", "One", "One", "There"]),
    ],
)
def test_two_copies_that_went_apart_are_a_choice(
    office: Workspace, hale: Path, choice: Choice, left: list[str]
) -> None:
    add(office, edition(hale, "One"))
    copied = copy_of(hale, "copy")
    add(office, edition(hale, "Here"))
    there = edition(copied, "There")
    (found,) = add(office, there, choice=choice)
    assert found.outcome == Outcome.APART and found.needs_decision
    assert points(office) == left
    assert outcomes(office, edition(hale, "More")) == (["apart"] if choice == Choice.TAKE else ["newer"])


def test_a_restored_copy_that_goes_on_as_before_is_the_same(office: Workspace, hale: Path) -> None:
    restored = copy_of(hale, "restored")
    add(office, edition(hale))
    assert outcomes(office, edition(restored)) == ["same"]


def test_a_set_that_was_set_up_anew_is_pointed_out(office: Workspace, hale: Path, tmp_path: Path) -> None:
    add(office, edition(hale))
    anew = set_up(tmp_path / "anew.lfl", "Ruth Hale", HALE)
    (found,) = add(office, edition(anew))
    assert found.outcome == Outcome.NEW and found.alike is not None
    assert found.alike.facilitator == "Ruth Hale" and len(office.select(Edition)) == 2


@pytest.mark.parametrize(
    ("names", "facilitators"),
    [
        (("A", "a "), ("Ruth Hale", "Ivor Moss")),
        (("NORTH", "North"), ("Ruth Hale", "ruth  hale")),
        (("", " "), ("", "Ivor Moss")),
    ],
)
def test_sets_whose_names_are_typed_otherwise_are_two_and_nothing_goes(
    office: Workspace, tmp_path: Path, names: tuple[str, str], facilitators: tuple[str, str]
) -> None:
    one = set_up(tmp_path / "one.lfl", facilitators[0], HALE, names[0])
    other = set_up(tmp_path / "other.lfl", facilitators[1], MOSS, names[1])
    (first,) = add(office, edition(one, "One"))
    (second,) = add(office, edition(other, "Other"))
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.NEW)
    assert (second.alike is not None) == (names[0] == "NORTH"), "one facilitator has two that are called so"
    assert second.differences.withdrawn == 0 and points(office) == ["One", "Other"]
    assert len(set(map(name_key, sets_here_told_apart(sets_here(office))))) == 2, "they are told apart"
    assert outcomes(office, edition(one, "More"), edition(other)) == ["newer", "same"]
    assert points(office) == ["More", "One", "Other"]


@pytest.mark.parametrize("members", [HALE, MOSS], ids=["the same members", "others"])
def test_the_set_of_next_year_is_not_taken_for_that_of_this_one(
    office: Workspace, hale: Path, tmp_path: Path, members: tuple[str, ...]
) -> None:
    add(office, edition(hale, "This year"), edition(hale, "Still this year"))
    later = set_up(tmp_path / "later.lfl", "Ruth Hale", members, year=2027)
    (found,) = add(office, edition(later, "Next year"))
    assert found.outcome == Outcome.NEW and found.alike is not None and found.before is None
    assert points(office) == ["Next year", "Still this year", "This year"]
    books = [SetBook(received_reading(office, e), e.learning_set) for e in office.select(Edition)]
    assert sorted(len(book.meetings) for book in books) == [3, 3]


@pytest.mark.parametrize("editions", [1, 3])
def test_another_set_of_the_same_id_is_refused_in_a_sentence_and_nothing_goes(
    office: Workspace, hale: Path, tmp_path: Path, editions: int
) -> None:
    workspace = Workspace.open(hale)
    same = workspace.select(LearningSet)[0].id
    workspace.close()
    moss = set_up(tmp_path / "moss.lfl", "Ivor Moss", MOSS, set_id=same)
    add(office, edition(hale, "One"), edition(hale, "Two"))
    before = content(office)
    last = [edition(moss, f"Other {number}") for number in range(editions)][-1]
    (found,) = add(office, last)
    assert found.outcome == Outcome.APART and not found.is_added
    told = " ".join(adding_sentences(found))
    assert "another set has its id" in told and "Nothing was changed" in told
    assert content(office) == before and points(office) == ["One", "Two"]
    add(office, last, choice=Choice.BOTH)
    assert points(office) == sorted(["One", "Two", *(f"Other {number}" for number in range(editions))])


@pytest.mark.parametrize(("choice", "sets"), [(Choice.ASK, 1), (Choice.TAKE, 2)])
def test_a_file_of_another_programme_is_kept_apart_or_left(
    office: Workspace, hale: Path, tmp_path: Path, choice: Choice, sets: int
) -> None:
    add(office, edition(hale))
    other = set_up(tmp_path / "other.lfl", "Una Stone", MOSS, programme="Another Road")
    (found,) = add(office, edition(other), choice=choice)
    assert found.outcome == Outcome.OTHER_PROGRAMME and len(office.select(Edition)) == sets


@pytest.mark.parametrize("typed", ["Leading  together", "LEADING TOGETHER"])
def test_a_programme_is_one_however_its_name_is_typed(
    office: Workspace, hale: Path, tmp_path: Path, typed: str
) -> None:
    other = set_up(tmp_path / "other.lfl", "Una Stone", MOSS, name="B", programme=typed)
    assert outcomes(office, edition(hale), edition(other)) == ["new", "new"]


def test_a_refused_file_holds_up_no_other_and_stopping_keeps_what_was_added(
    office: Workspace, hale: Path, moss: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.lflset"
    bad.write_text("Dear all")
    files = [bad, edition(hale, "One"), edition(moss, "Two")]
    told = add_files(office, files, progress=lambda number, _file: number < 2)
    assert [found.outcome.value for found in told] == ["refused", "new"]
    assert points(office) == ["One"]
    assert outcomes(office, *files) == ["refused", "same", "new"]


def test_planning_says_the_same_as_adding_and_changes_nothing(
    office: Workspace, hale: Path, moss: Path
) -> None:
    add(office, edition(hale))
    files = [edition(hale, "One"), edition(moss), edition(hale, "Two"), edition(hale)]
    before = office.path.read_bytes()
    planned = list(plan_adding(office, files))
    assert office.path.read_bytes() == before
    assert planned == add(office, *files)


def test_a_set_that_is_kept_here_is_not_received(hale: Path, moss: Path) -> None:
    workspace = Workspace.open(hale)
    out = hale.with_suffix(".lflset")
    coordinators_file.export(workspace, workspace.select(LearningSet)[0].id, out)
    before = hale.read_bytes()
    (own, other) = add(workspace, out, edition(moss))
    assert own.outcome == Outcome.REFUSED and "is kept in this records file itself" in own.sentence
    assert other.outcome == Outcome.NEW and hale.read_bytes() != before
    assert [
        one.edition is None
        for one in (find_set(workspace, name) for name in ("A (Ruth Hale)", "A (Ivor Moss)"))
    ] == [True, False]
    workspace.close()


def test_files_of_the_first_version_open_and_go_on(office: Workspace) -> None:
    files = [FILES / f"version_1_{name}.lflset" for name in ("hale_1", "moss_1", "hale_2", "hale_1")]
    assert outcomes(office, *files) == ["new", "new", "newer", "older"]
    assert outcomes(office, FILES / "version_1_sample_1.lflset") == ["other_programme"]


def test_of_the_first_version_too_another_set_of_the_same_id_waits_for_a_decision(
    office: Workspace, tmp_path: Path
) -> None:
    here, other = (FILES / f"version_1_{name}.lflset" for name in ("hale_1", "moss_1"))
    ids = [msgspec.json.decode(path.read_bytes())["learning_set"]["id"] for path in (here, other)]
    plain = msgspec.json.decode(other.read_text(encoding="utf-8").replace(ids[1], ids[0]))
    plain["edition"] = 7
    plain["digest"] = sum_of(msgspec.json.encode(plain["records"]))
    plain["seal"] = seal_of(plain)
    made = tmp_path / "same id.lflset"
    made.write_bytes(msgspec.json.encode(plain))
    add(office, here)
    before = content(office)
    assert outcomes(office, made) == ["apart"] and content(office) == before


def test_a_records_file_of_the_first_version_goes_on_from_its_files(
    office: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "facilitator.lfl"
    path.write_bytes((STORED / "facilitator_5.lfl").read_bytes())
    add(office, FILES / "version_1_hale_1.lflset")
    assert outcomes(office, edition(path, "More")) == ["newer"]


def test_what_an_earlier_version_took_in_is_kept_as_it_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "office.lfl"
    path.write_bytes((STORED / "coordinator_5.lfl").read_bytes())
    workspace = Workspace.open(path)
    assert len(workspace.select(LearningSet)) == 2
    planned = list(plan_adding(workspace, [FILES / "version_1_hale_2.lflset"]))
    assert [found.outcome.value for found in planned] == ["newer"]
    assert outcomes(workspace, *(FILES / f"version_1_{n}.lflset" for n in ("hale_2", "moss_1"))) == [
        "newer",
        "same",
    ]
    assert len(workspace.select(Edition)) == 2
    assert not workspace.select(LearningSet) and not workspace.select(Meeting)
    assert workspace.is_sound()
    workspace.close()


def test_the_newest_of_its_files_is_what_an_earlier_version_took_in(tmp_path: Path) -> None:
    path = tmp_path / "office.lfl"
    path.write_bytes((STORED / "coordinator_5.lfl").read_bytes())
    workspace = Workspace.open(path)
    last = {
        one.learning_set: replace(one, id=named_id("last", one.id), edition=7)
        for one in workspace.select(ImportReceipt)
    }
    forged = [replace(one, id=named_id("forged", one.id), edition=LAST_EDITION + 1) for one in last.values()]
    with workspace.step("Earlier", rules=Rules.ARRIVING) as step:
        for receipt in (*forged, *last.values()):
            step.put(receipt)
    assert {edition.number for edition in taken_in_before(workspace)} == {7}
    workspace.close()


def test_what_is_new_changed_as_it_was_and_gone_is_counted() -> None:
    one, two, three, gone, new = (Person(name=name) for name in ("Ann", "Bob", "Cat", "Dan", "Eve"))
    found = differences([one, two, three, gone], [new, one, replace(two, name="Bo"), three])
    assert (found.new, found.changed, found.unchanged, found.withdrawn) == (1, 1, 2, 1)
    assert differences([], [one, two]).new == 2


# any order


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What two facilitators sent, one of them from two copies."""
    folder = tmp_path_factory.mktemp("history")
    hale = set_up(folder / "hale.lfl", "Ruth Hale", HALE)
    moss = set_up(folder / "moss.lfl", "Ivor Moss", MOSS)
    files = [edition(hale, "H1"), edition(moss, "M1")]
    copied = copy_of(hale, "copy")
    unsay(hale, "H1")
    files += [edition(hale, "H2"), edition(copied, "C2"), edition(copied, "C3"), edition(moss, "M2")]
    files.append(edition(hale, "H3"))
    return files


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_in_any_order_and_number_the_same_is_here(
    history: list[Path], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(history))
    again = data.draw(st.lists(st.sampled_from(history), max_size=6))
    batches = data.draw(st.integers(1, 4))
    office = Workspace.create(tmp_path_factory.mktemp("any") / "office.lfl")
    files = [*again, *order, *again]
    for nth in range(batches):
        add(office, *files[nth::batches], choice=Choice.BOTH)
    add(office, *history, choice=Choice.BOTH)
    said = points(office)
    assert said == ["C2", "C3", "H1", "H2", "H3", "M1", "M2"]
    assert len(office.select(Edition)) == 3 and office.is_sound()
    office.close()


def test_three_files_in_every_order(office: Workspace, hale: Path, moss: Path, tmp_path: Path) -> None:
    files = [edition(hale), edition(hale, "One"), edition(moss)]
    ends = []
    for number, order in enumerate(permutations(files)):
        path = tmp_path / f"order {number}.lfl"
        workspace = Workspace.create(path)
        add(workspace, *order, *order)
        ends.append(content(workspace))
        workspace.close()
    assert all(end == ends[0] for end in ends)


def test_a_received_set_is_printed_from_the_command_line(
    office: Workspace, hale: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(office, edition(hale))
    out = tmp_path / "members.pdf"
    words = ("print", str(office.path), "--paper", "agenda", "--meeting", "1", "--for", "coordinator")
    code = main([*words, "-o", str(out)])
    assert code == 0, capsys.readouterr().err
    assert out.exists()


def test_the_set_has_a_name_that_tells_it_apart(office: Workspace, hale: Path, moss: Path) -> None:
    add(office, edition(hale), edition(moss))
    assert find_set(office, "a (ivor  moss)").facilitator == "Ivor Moss"


def test_a_renamed_set_is_known_by_its_new_name(office: Workspace, hale: Path) -> None:
    add(office, edition(hale))
    workspace = Workspace.open(hale)
    with workspace.step("Rename") as step:
        step.put(replace(workspace.select(LearningSet)[0], name="North"))
    workspace.close()
    add(office, edition(hale))
    assert [e.set_name for e in office.select(Edition)] == ["North"]
