"""The coordinator's file and its receipt: both or neither, and no edition twice."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.__main__ import main
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.workspace import Workspace


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """As on a stick that is write-protected: SQLite may read the file and nothing more."""

    def refuse(*_given: object, **_named: object) -> sqlite3.Connection:
        return real(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    real = sqlite3.connect
    with pytest.MonkeyPatch.context() as world:
        world.setattr(sqlite3, "connect", refuse)
        yield


def more(workspace: Workspace) -> None:
    with workspace.step("Add") as step:
        step.put(
            KeyLearning(
                learning_set=workspace.select(LearningSet)[0].id, wording="Parents stay when children lead"
            )
        )


def send(workspace: Workspace, path: Path) -> int:
    return coordinators_file.export(workspace, workspace.select(LearningSet)[0].id, path).edition


def receipts(path: Path) -> list[int]:
    workspace = Workspace.open(path, read_only=True)
    try:
        return [receipt.edition for receipt in workspace.select(ExportReceipt)]
    finally:
        workspace.close()


def test_from_a_file_that_may_only_be_read_nothing_is_made(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.lflset"
    before = sample_path.read_bytes()
    with read_only(sample_path):
        assert main(["export", str(sample_path), "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "may only be read" in said.err
    assert not out.exists() and sample_path.read_bytes() == before


def test_a_file_that_was_there_stays_where_no_receipt_can_be_kept(sample_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.lflset"
    out.write_bytes(b"The one before")
    with read_only(sample_path):
        workspace = Workspace.open(sample_path)
        with pytest.raises(WorldError, match="may only be read"):
            send(workspace, out)
        workspace.close()
    assert out.read_bytes() == b"The one before"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_target_that_fails_leaves_no_receipt_and_no_number_is_lost(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def full(_descriptor: int) -> None:
        raise error

    assert send(sample, tmp_path / "one.lflset") == 1
    (sent,) = sample.select(ExportReceipt)
    assert sent.held, "what it told, for what has come since"
    more(sample)
    with monkeypatch.context() as world:
        world.setattr(os, "fsync", full)
        with pytest.raises((WorldError, KeyboardInterrupt)):
            send(sample, tmp_path / "two.lflset")
    assert sample.select(ExportReceipt) == [sent]
    assert receipts(sample.path) == [1] and sample.is_sound()
    assert not (tmp_path / "two.lflset").exists()
    assert send(sample, tmp_path / "two.lflset") == 2 and receipts(sample.path) == [1, 2]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["send", "change", "fail"]), min_size=2, max_size=8))
def test_no_edition_has_two_contents(sample_path: Path, tmp_path: Path, acts: list[str]) -> None:
    copy = tmp_path / "copy.lfl"
    copy.write_bytes(sample_path.read_bytes())
    workspace, made = Workspace.open(copy), {}
    for number, act in enumerate(acts):
        out = tmp_path / f"{number}.lflset"
        if act == "change":
            more(workspace)
        elif act == "send":
            edition = send(workspace, out)
            assert (
                made.setdefault(edition, decode_set_file(out.read_bytes()).digest)
                == decode_set_file(out.read_bytes()).digest
            )
        else:
            with pytest.raises(WorldError):
                send(workspace, tmp_path / "none" / "a.lflset")
    workspace.close()
    assert sorted(set(receipts(copy))) == sorted(made) == list(range(1, len(made) + 1))


def test_an_older_file_of_the_same_number_is_refused_and_the_new_point_stays(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a program that gave a number twice left behind."""
    copy = sample_path.with_stem("copy")
    copy.write_bytes(sample_path.read_bytes())
    old, new, office = tmp_path / "old.lflset", tmp_path / "new.lflset", tmp_path / "office.lfl"
    workspace = Workspace.open(copy)
    assert send(workspace, old) == 1
    workspace.close()
    workspace = Workspace.open(sample_path)
    more(workspace)
    assert send(workspace, new) == 1
    workspace.close()
    Workspace.create(office).close()
    assert main(["add", str(office), str(new)]) == 0
    before = office.read_bytes()
    assert main(["add", str(office), str(old)]) == 1
    assert "two copies of its records went apart" in capsys.readouterr().err
    assert office.read_bytes() == before


def test_the_last_edition_is_the_last(sample: Workspace, tmp_path: Path) -> None:
    with sample.step("As if") as step:
        the_set = sample.select(LearningSet)[0].id
        step.put(ExportReceipt(learning_set=the_set, edition=9_999, digest="x"))
    with pytest.raises(WorldError, match="has had its last edition"):
        send(sample, tmp_path / "a.lflset")
    assert receipts(sample.path) == [9_999] and not (tmp_path / "a.lflset").exists()
