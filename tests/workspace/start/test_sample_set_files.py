"""The files that the sample's sets send to the coordinator."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sample_year import of

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Bid,
    Challenge,
    LogEntry,
    ReportBack,
)
from lfl_desktop.domain.people import GroundRules, LearningSet, Person
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart
from lfl_desktop.domain.programme import Programme
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.setfile import SetFile
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.start.sample import SAMPLE_SETS
from lfl_desktop.workspace.start.sample_set_files import sample_set_file
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def files() -> dict[str, SetFile]:
    return {name: decode_set_file(sample_set_file(name)) for name in SAMPLE_SETS}


def test_the_day_that_the_sample_pretends_to_be_is_in_no_file(tmp_path: Path, sample: Workspace) -> None:
    assert sample.sample_today()
    (learning_set,) = sample.select(LearningSet)
    export(sample, learning_set.id, tmp_path / "a.lflset")
    for data in ((tmp_path / "a.lflset").read_bytes(), *map(sample_set_file, SAMPLE_SETS)):
        (programme,) = (r for r in decode_set_file(data).records if isinstance(r, Programme))
        assert programme.sample_today is None


def test_a_file_says_who_was_here_by_name_only_where_the_ground_rules_say_so(
    files: dict[str, SetFile],
) -> None:
    named = {
        name: sorted(r.name for r in file.records if isinstance(r, Person) and r.name)
        for name, file in files.items()
    }
    opens = {name: {rules.names_to_coordinator for rules in of(name, GroundRules)} for name in SAMPLE_SETS}
    assert opens == {"A": {False}, "B": {False}, "C": {True}, "D": {False}}
    assert named == {"A": [], "B": [], "C": sorted(person.name for person in of("C", Person)), "D": []}


@pytest.mark.parametrize("name", SAMPLE_SETS)
def test_nothing_that_stays_in_the_set_is_in_its_file(name: str, files: dict[str, SetFile]) -> None:
    raw = msgspec.json.encode(files[name]).decode()
    kept = [entry.wording for entry in of(name, LogEntry)]
    kept += [bid.wording for bid in of(name, Bid)] + [report.happened for report in of(name, ReportBack)]
    kept += [c.stated for c in of(name, Challenge)] + [a.wording for a in of(name, Action)]
    kept += [c.headline for c in of(name, Challenge) if not c.agreed_on]
    kept += [i.wording for i in of(name, Impact) if not i.agreed_on]
    released = {line.words for line in of(name, ReleasedLine)}
    assert kept and not [words for words in kept if words and words in raw and words not in released]
    assert all(point.wording in raw for point in of(name, KeyLearning))
    assert files[name].audience == str(Audience.COORDINATOR.name).lower()


def test_sets_released_posters_and_say_what_was_done(files: dict[str, SetFile]) -> None:
    for name in SAMPLE_SETS:
        sent = {r.id: r for r in files[name].records if isinstance(r, ReleasedLine)}
        assert sent == {line.id: line for line in of(name, ReleasedLine)}
        assert any(r.how for r in files[name].records if isinstance(r, Impact))
    parts = {line.part for line in of("A", ReleasedLine)}
    assert parts == set(ReleasedPart), "each part of a poster is seen in the sample"
    assert not of("D", ReleasedLine), "and one set that released none"


def test_the_four_files_are_added_one_beside_the_other(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.lflset" for name in SAMPLE_SETS]
    for path in paths:
        path.write_bytes(sample_set_file(path.stem))
    office = Workspace.create(tmp_path / "office.lfl")
    told = add_files(office, paths)
    assert [found.outcome.value for found in told] == ["new"] * 4
    assert sorted(edition.set_name for edition in office.select(Edition)) == list(SAMPLE_SETS)
    office.close()
