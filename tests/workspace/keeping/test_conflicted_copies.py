"""Copies that a synchronised folder left are pointed out, others are not."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from lfl_desktop.domain.people import Person
from lfl_desktop.workspace.keeping.conflicted_copies import conflicted_copies, said_of_conflicts
from lfl_desktop.workspace.workspace import Workspace


@pytest.mark.parametrize(
    "name",
    [
        "sample (Ruth's conflicted copy 2026-03-05).lfl",
        "sample.sync-conflict-20260305-093000-ABCDEFG.lfl",
        "sample (1).lfl",
        "sample-OFFICE-PC2.lfl",
    ],
)
def test_a_copy_of_the_same_file_in_another_state_is_pointed_out(sample_path: Path, name: str) -> None:
    copy = sample_path.with_name(name)
    shutil.copyfile(sample_path, copy)
    with closing(Workspace.open(sample_path)) as workspace:
        assert said_of_conflicts(workspace, conflicted_copies(workspace)) == "", "it holds the same"
        with closing(Workspace.open(copy)) as other, other.step("Add") as step:
            step.put(Person(name="Iris Vane"))
        before = copy.read_bytes()
        assert conflicted_copies(workspace) == [copy]
        said = said_of_conflicts(workspace, conflicted_copies(workspace))
        assert name in said and "1 entry differs" in said and "1 step that the file has not now" in said
        assert copy.read_bytes() == before


def test_other_files_beside_it_are_none(sample_path: Path) -> None:
    with closing(Workspace.create(sample_path.with_name("sample (2).lfl"))):
        pass
    saved = sample_path.with_name("sample for Ruth.lfl")
    shutil.copyfile(sample_path, saved)
    with closing(Workspace.open(saved)) as other, other.step("Add") as step:
        step.put(Person(name="Iris Vane"))
    sample_path.with_name("sample (conflict).lfl").write_text("no records")
    shutil.copyfile(sample_path, sample_path.with_name("sample-old.lfl"))
    with closing(Workspace.open(sample_path)) as workspace:
        with workspace.step("Add") as step:
            step.put(Person(name="Iris Vane"))
        assert conflicted_copies(workspace) == [], "one only stayed behind"
