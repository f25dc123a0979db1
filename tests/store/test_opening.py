"""What is said of what cannot be opened, and files that may only be read where they are."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from beneath import beneath

from lfl_desktop.__main__ import main
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.people import Person
from lfl_desktop.store import migrations
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.store.records_file import SCHEMA, RecordsFile

FILES = Path(__file__).parent / "files"
assert migrations.MIGRATIONS, "which a user without rights could not import"
NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who is not root, for whom alone permissions hold."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def medium() -> Iterator[Path]:
    """A folder that everybody may read and nobody may change, with a records file of each version."""
    folder = Path(tempfile.mkdtemp())
    for schema in (1, 2):
        shutil.copy(FILES / f"schema_{schema}.lfl", folder)
    now = RecordsFile.create(folder / f"schema_{SCHEMA}.lfl")
    with now.step("Keep") as step:
        step.put(Person(name="Ada"))
    now.close()
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")


@unix
@pytest.mark.parametrize("schema", [1, 2, SCHEMA])
@pytest.mark.parametrize("mode", [0o555, 0o777], ids=["folder read-only", "file read-only"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_on_a_medium_that_cannot_be_written_opens_to_be_read(
    medium: Path, schema: int, mode: int, read_only: bool
) -> None:
    medium.chmod(mode)
    path = medium / f"schema_{schema}.lfl"
    if mode == 0o555:
        path.chmod(0o666)
    before = {p.name: p.read_bytes() for p in medium.iterdir()}
    with without_rights():
        file = RecordsFile.open(path, read_only=read_only)
        assert file.select(Action) or file.select(Person)
        assert file.is_sound() and "may only be read" in str(file.only_read)
        for do in (file.undo, lambda: file.step("Edit").__enter__()):
            with pytest.raises(CannotWrite, match="may only be read"):
                do()
        file.close()
    assert {p.name: p.read_bytes() for p in medium.iterdir()} == before


@unix
def test_a_step_that_was_broken_off_on_such_a_medium(medium: Path) -> None:
    medium.chmod(0o755)
    path = medium / f"schema_{SCHEMA}.lfl"
    path.chmod(0o644)
    file = RecordsFile.open(path)
    beneath(file).execute("PRAGMA cache_size=1")
    with pytest.raises(RuntimeError), file.step("Crash") as step:
        for number in range(200):
            step.put(Person(name=f"{number} " * 100))
        for left in list(medium.glob(f"schema_{SCHEMA}*")):
            shutil.copy(left, medium / left.name.replace("schema", "crashed"))
        raise RuntimeError
    file.close()
    crashed = medium / f"crashed_{SCHEMA}.lfl"
    for left in medium.iterdir():
        left.chmod(0o444)
    medium.chmod(0o555)
    before = {p.name: p.read_bytes() for p in medium.iterdir()}
    assert f"{crashed.name}-journal" in before
    with without_rights():
        for read_only in (False, True):
            opened = RecordsFile.open(crashed, read_only=read_only)
            assert [person.name for person in opened.select(Person)] == ["Ada"] and opened.only_read
            opened.close()
    assert {p.name: p.read_bytes() for p in medium.iterdir()} == before


@unix
@pytest.mark.parametrize("schema", [1, 2])
def test_the_command_line_reads_an_old_file_there(
    medium: Path, schema: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = medium / f"schema_{schema}.lfl"
    page = Path(tempfile.mkdtemp()) / "page.pdf"
    page.parent.chmod(0o777)
    main(
        ["print", str(path), "--paper", "actions", "-o", str(tmp_path / "first.pdf")]
    )  # imports what it needs
    with without_rights():
        assert main(["check", str(path)]) == 0
        assert main(["print", str(path), "--paper", "actions", "-o", str(page)]) == 0
    assert page.read_bytes().startswith(b"%PDF")
    shutil.rmtree(page.parent)
    assert "is sound" in capsys.readouterr().out


WRONG = {
    "folder": "“folder.lfl” is a folder",
    "letter": "is not a records file of this program. It was left as it is",
    "set file": "lfl-desktop add RECORDS.lfl",
    "not there": "“none.lfl” was not found in .*Nothing was changed.*plug that in",
    "no folder": "“none.lfl” was not found in .*STICK",
    "below a file": "“letter.pdf” is a file, not a folder|letter.pdf.* is a file, not a folder",
    "too long": "could not be opened",
    "no text": "could not be opened",
    "device": "is no file",
}


def wrong(folder: Path, which: str) -> Path:
    (folder / "folder.lfl").mkdir()
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 200)
    (folder / "a.LFLSET").write_text("{}")
    paths = {
        "folder": "folder.lfl",
        "letter": "letter.pdf",
        "set file": "a.LFLSET",
        "not there": "none.lfl",
        "no folder": "media/STICK/none.lfl",
        "below a file": "letter.pdf/x.lfl",
        "too long": "x" * 300 + ".lfl",
        "no text": "a\0b.lfl",
    }
    return Path(os.devnull) if which == "device" else folder / paths[which]


@pytest.mark.parametrize("which", WRONG)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_records_file_is_told_in_a_sentence(tmp_path: Path, which: str, read_only: bool) -> None:
    path = wrong(tmp_path, which)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(WorldError, match=WRONG[which]) as said:
        RecordsFile.open(path, read_only=read_only)
    assert "Errno" not in str(said.value)
    assert sorted(tmp_path.rglob("*")) == before


@unix
def test_a_file_that_may_not_be_read_is_told(medium: Path) -> None:
    medium.chmod(0o755)
    (medium / "schema_1.lfl").chmod(0)
    with without_rights(), pytest.raises(CannotWrite, match=r"could not be opened \(Permission denied\)"):
        RecordsFile.open(medium / "schema_1.lfl")
    medium.chmod(0)
    with without_rights(), pytest.raises(CannotWrite, match=r"could not be opened \(Permission denied\)"):
        RecordsFile.open(medium / "schema_2.lfl")
