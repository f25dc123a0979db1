"""The sample as its coordinator has it, made on the command line and looked at there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lfl_desktop.__main__ import main
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.lfl"
    assert main(["sample", str(path), "--coordinator"]) == 0
    return path


def test_it_holds_the_files_of_four_sets_and_no_set_of_its_own(file: Path) -> None:
    workspace = Workspace.open(file, read_only=True)
    assert sorted(edition.set_name for edition in workspace.select(Edition)) == ["A", "B", "C", "D"]
    assert workspace.select(LearningSet) == []
    assert workspace.today() == dt.date(2013, 11, 29)
    days = {r.received_at.date() for r in workspace.select(ImportReceipt) if r.received_at}
    assert days == {workspace.today()}
    assert workspace.is_sound()
    workspace.close()


def test_its_own_today_never_travels(file: Path, tmp_path: Path) -> None:
    assert main(["pack", str(file), "-o", str(tmp_path / "p.lflpack")]) == 0
    said = (tmp_path / "p.lflpack").read_bytes()
    assert b'"sample_today": null' in said and b"2013-11-29" not in said


def test_what_is_there_stays(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["sample", str(file), "--coordinator"]) == 1
    assert file.read_bytes() == before and "already" in capsys.readouterr().err


def test_the_one_with_an_evaluation_is_a_coordinators(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "evaluated.lfl"
    assert main(["sample", str(path), "--evaluated"]) == 1
    assert "say --coordinator too" in capsys.readouterr().err and not path.exists()
    assert main(["sample", str(path), "--coordinator", "--evaluated"]) == 0
    workspace = Workspace.open(path, read_only=True)
    assert [edition.set_name for edition in workspace.select(Edition)] == ["1", "2", "3", "4"]
    assert workspace.today() == dt.date(2015, 12, 4) and workspace.select(LearningSet) == []
    workspace.close()
