"""Files that leave are written whole or not at all, and never over records."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.workspace.exchange.files_out import CannotSave, read_whole, write_whole
from lfl_desktop.workspace.workspace import Workspace


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    for data in (b"first", b"", b"x" * 100_000):
        write_whole(path, data)
        assert {p.name: p.read_bytes() for p in tmp_path.glob("*.*")} == {"page.pdf": data}


@pytest.mark.parametrize("where", ["none/page.pdf", "file/page.pdf", "folder", f"{'long' * 100}.pdf"])
def test_where_nothing_can_be_written_all_stays_as_it_is(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotSave, match="could not be saved"):
        write_whole(tmp_path / where, b"data")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("where", [".", "/"])
def test_a_folder_is_no_name_for_a_file(where: str) -> None:
    with pytest.raises(CannotSave, match="is a folder"):
        write_whole(Path(where), b"data")


def test_a_disk_that_is_full_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    write_whole(path, b"first")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSave, match="No space left on device"):
        write_whole(path, b"second")
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.*")} == {"page.pdf": b"first"}


@pytest.mark.parametrize("version", [1, 2, 9])
def test_records_are_never_written_over(sample_path: Path, version: int) -> None:
    data = bytearray(sample_path.read_bytes())
    data[60:64] = version.to_bytes(4, "big")
    sample_path.write_bytes(data)
    with pytest.raises(CannotSave, match="is a records file and was left as it is"):
        write_whole(sample_path, b"%PDF")
    assert sample_path.read_bytes() == data


def test_records_that_are_open_are_never_written_over(sample: Workspace) -> None:
    with pytest.raises(CannotSave):
        write_whole(sample.path, b"%PDF")
    assert sample.is_sound()


def test_reading_stops_after_what_is_too_much(tmp_path: Path) -> None:
    path = tmp_path / "in.lflset"
    path.write_bytes(b"x" * 100)
    assert read_whole(path, 200) == b"x" * 100
    assert len(read_whole(path, 50)) == 51


@pytest.mark.parametrize("where", ["none.lflset", "."])
def test_what_cannot_be_read_is_told(tmp_path: Path, where: str) -> None:
    with pytest.raises(WorldError, match="could not be read"):
        read_whole(tmp_path / where, 10)
