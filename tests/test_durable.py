"""What the program writes is whole, private and on the disk before it is called written."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lfl_desktop import durable, settings
from lfl_desktop.settings import Settings
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.start.speller import Speller
from lfl_desktop.workspace.workspace import Workspace

unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions, links and pipes of Unix")


class NoDictionary:
    """A dictionary that knows no word."""

    def spell(self, _word: str) -> bool:
        return False

    def suggest(self, _word: str) -> list[str]:
        return []


def copy_of_records(path: Path) -> None:
    file = RecordsFile.create(path.with_name("from.lfl"))
    file.save_copy(path)
    file.close()
    file.path.unlink()


WRITERS: dict[str, Callable[[Path], object]] = {
    "page": lambda path: write_whole(path, b"%PDF"),
    "preferences": lambda path: settings.save_settings(Settings(last_file="a"), path),
    "dictionary": lambda path: Speller(NoDictionary(), path).add("oracy"),
    "records": lambda path: RecordsFile.create(path).close(),
    "copy of records": copy_of_records,
}


@unix
@pytest.mark.parametrize("make", WRITERS.values(), ids=WRITERS)
def test_what_is_new_is_read_by_its_owner_only(tmp_path: Path, make: Callable[[Path], object]) -> None:
    before = os.umask(0)
    try:
        make(tmp_path / "new.file")
    finally:
        os.umask(before)
    assert [path.name for path in tmp_path.iterdir()] == ["new.file"]
    assert stat.S_IMODE((tmp_path / "new.file").stat().st_mode) == 0o600


@unix
@pytest.mark.parametrize("make", list(WRITERS.values())[:3], ids=list(WRITERS)[:3])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_through_a_link_its_target_is_written_and_keeps_its_permissions(
    tmp_path: Path, make: Callable[[Path], object], mode: int
) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "target"
    target.write_bytes(b"")
    target.chmod(mode)
    (tmp_path / "first").symlink_to(target)
    (tmp_path / "link").symlink_to(tmp_path / "first")
    make(tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "first").is_symlink()
    assert target.read_bytes() and stat.S_IMODE(target.stat().st_mode) == mode
    assert [path.name for path in target.parent.iterdir()] == ["target"]


@unix
def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("page.pdf")
    write_whole(tmp_path / "link", b"%PDF")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "page.pdf").read_bytes() == b"%PDF"


@unix
@pytest.mark.parametrize("trap", [".page.pdf.new", "page.pdf.new"])
def test_nobody_can_lay_a_link_where_it_is_written_first(tmp_path: Path, trap: str) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / trap).symlink_to("theirs")
    write_whole(tmp_path / "page.pdf", b"%PDF")
    settings.save_settings(Settings(last_file="a"), tmp_path / "page.pdf")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert (tmp_path / "page.pdf").is_file() and not (tmp_path / "page.pdf").is_symlink()


@unix
def test_a_pipe_is_written_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    durable.write_durably(pipe, b"%PDF")
    reader.join(5)
    assert read == [b"%PDF"] and pipe.is_fifo()


@unix
@pytest.mark.parametrize("make", WRITERS.values(), ids=WRITERS)
def test_the_file_is_synced_before_it_is_moved_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    synced: list[tuple[bool, bool]] = []
    empty: list[int] = []
    real = os.fsync

    def fsync(number: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(number).st_mode)
        if not is_folder and os.fstat(number).st_size == 0:
            empty.append(number)
        synced.append((is_folder, (tmp_path / "new.file").exists()))
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    make(tmp_path / "new.file")
    assert (True, True) in synced, "the folder is synced once the file is in it"
    if make is not WRITERS["records"]:  # SQLite itself syncs what it writes
        assert (False, False) in synced[: synced.index((True, True))]
        assert not empty, "what is synced is what was written"


@pytest.mark.parametrize(("system", "opened"), [("nt", False), ("posix", True)])
def test_a_folder_is_opened_only_where_the_system_does_not_keep_it_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, opened: bool
) -> None:
    folders: list[Path] = []

    class OtherSystem:
        name = system

        def __getattr__(self, asked: str) -> object:
            return getattr(os, asked)

        def open(self, path: Path, *more: int) -> int:
            folders.extend([path] if path.is_dir() else [])
            return os.open(path, *more)

    monkeypatch.setattr(durable, "os", OtherSystem())
    write_whole(tmp_path / "new.file", b"%PDF")
    assert (tmp_path / "new.file").read_bytes() == b"%PDF"
    assert (folders == [tmp_path]) == opened


@pytest.mark.parametrize("there", [None, b"before"])
def test_a_copy_takes_no_place_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes | None
) -> None:
    path = tmp_path / "copy.lfl"
    if there is not None:
        path.write_bytes(there)
        with pytest.raises(FileExistsError):
            durable.write_new(path, b"copy")
    else:
        monkeypatch.setattr(os, "fsync", _full)
        with pytest.raises(OSError, match="No space"):
            durable.write_new(path, b"copy")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([there] if there else [])


def _full(_number: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_copy_on_a_medium_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", none)
    durable.write_new(tmp_path / "copy.lfl", b"copy")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "copy.lfl", b"another")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"copy.lfl": b"copy"}


def test_a_copy_of_records_holds_them_all_and_takes_no_place(sample: Workspace, tmp_path: Path) -> None:
    from lfl_desktop.domain.records import ALL

    sample.save_copy(tmp_path / "copy.lfl")
    with pytest.raises(Exception, match="There is already a file “copy"):
        sample.save_copy(tmp_path / "copy.lfl")
    copy = Workspace.open(tmp_path / "copy.lfl")
    assert all(copy.select(kind) == sample.select(kind) for kind in ALL)
    copy.close()
