"""Protecting a file from the command line, and every job with a protected one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pypdfium2
import pytest

from lfl_desktop import settings
from lfl_desktop.__main__ import main
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.receipts import Handling
from lfl_desktop.store.file_key import is_protected
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.workspace import Workspace

Job: TypeAlias = Callable[..., tuple[int, str]]
SAID = "three red old bicycles"


@pytest.fixture
def job(capsys: pytest.CaptureFixture[str]) -> Job:
    """Runs a job that is told these lines: the exit code, and what it said."""

    def ran(*words: object, lines: str = "") -> tuple[int, str]:
        reading, writing = os.pipe()
        os.write(writing, lines.encode())
        os.close(writing)
        with_fd = [reading if word == "FD" else word for word in words]
        try:
            code = main([str(word) for word in with_fd])
        finally:
            os.close(reading)
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


def protect(job: Job, path: Path, *more: object) -> str:
    code, said = job("protect", path, "--passphrase-fd", "FD", *more, lines=f"{SAID}\n")
    assert code == 0, said
    return said


def test_protect_check_change_and_unprotect(job: Job, sample_path: Path) -> None:
    with closing(Workspace.open(sample_path)) as workspace:
        backups_of(workspace).keep(Reason.ON_THE_WAY)
        copy = backups_of(workspace).everywhere()[0]
    beside = sample_path.with_name("sample before update 9.lfl")
    beside.write_bytes(sample_path.read_bytes())
    stick = sample_path.with_name("stick")
    shutil.copytree(copy.parents[1], stick / copy.parents[1].name)
    on_stick = stick / copy.relative_to(copy.parents[2])
    settings.save_settings(settings.Settings(second_backup_folder=str(stick)))
    said = protect(job, sample_path)
    assert "opened with this passphrase from now on. 3 earlier copies go with it." in said
    assert all(map(is_protected, (sample_path, copy, beside, on_stick)))
    stick.rename(stick.with_name("put away"))

    code, said = job("check", sample_path)
    assert code == 1 and "is protected with a passphrase" in said and "--open-with-fd" in said
    code, said = job("check", sample_path, "--open-with-fd", "FD", lines="wrong\n")
    assert code == 1 and "This does not open “sample.lfl”" in said
    code, said = job("check", sample_path, "--open-with-fd", "FD", lines=f"{SAID}\n")
    assert code == 0 and "It is protected with a passphrase. The program copied it last at" in said

    change = ("protect", sample_path, "--open-with-fd", "FD", "--passphrase-fd", "FD")
    code, said = job(*change, lines=f"{SAID}\nanother one\n")
    assert code == 0 and "2 earlier copies" in said
    assert f"Copies in {on_stick.parent} are as they were" in said
    code, said = job("unprotect", sample_path, "--open-with-fd", "FD", lines=f"{SAID}\n")
    assert code == 1 and is_protected(sample_path)
    code, said = job("unprotect", sample_path, "--open-with-fd", "FD", lines="another one\n")
    assert code == 0 and "is plain again" in said
    assert not any(map(is_protected, (sample_path, copy, beside)))
    code, said = job("check", sample_path)
    assert code == 0 and "It is not protected with a passphrase." in said
    assert job("unprotect", sample_path) == (0, "“sample.lfl” is not protected. Nothing was changed.\n")


def test_at_a_terminal_the_passphrase_is_asked_for(
    job: Job, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [SAID, "another", SAID, SAID, "wrong", SAID]
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or answers.pop(0))
    code, said = job("protect", sample_path)
    assert code == 1 and "The two were not the same" in said and not is_protected(sample_path)
    assert job("protect", sample_path)[0] == 0 and is_protected(sample_path)
    code, said = job("check", sample_path)
    assert code == 1 and "This does not open “sample.lfl”" in said
    assert job("check", sample_path)[0] == 0 and not answers
    twice = ["New passphrase: ", "The same once more: "]
    assert asked == [*twice, *twice, "Passphrase of sample.lfl: ", "Passphrase of sample.lfl: "]


def test_what_may_not_be_leaves_the_file_as_it_is(job: Job, sample_path: Path, tmp_path: Path) -> None:
    before = sample_path.read_bytes()
    code, said = job("protect", sample_path, "--passphrase-fd", "FD", lines="too short\n")
    assert code == 1 and "at least 10 letters" in said
    code, said = job("protect", sample_path, "--passphrase-fd", "FD", lines="\n")
    assert code == 1 and "No passphrase was given" in said
    code, said = job("protect", sample_path)
    assert code == 1 and "No passphrase was given" in said
    sheet = tmp_path / "sheet.pdf"
    sheet.write_text("what opens another file")
    code, said = job("protect", sample_path, "--passphrase-fd", "FD", "--sheet", sheet, lines=f"{SAID}\n")
    assert code == 1 and "“sheet.pdf” is there already" in said and sheet.read_text().startswith("what")
    assert sample_path.read_bytes() == before


def test_a_file_that_is_protected_before_its_sheet_cannot_be_saved_is_said_to_be(
    job: Job, sample_path: Path, tmp_path: Path
) -> None:
    words = ("protect", sample_path, "--passphrase-fd", "FD", "--sheet", tmp_path / "none" / "sheet.pdf")
    code, said = job(*words, lines=f"{SAID}\n")
    assert code == 1 and is_protected(sample_path)
    assert "is opened with this passphrase from now on" in said and "“sheet.pdf” could not be saved" in said


@pytest.mark.parametrize("words", [("protect", "--passphrase-fd", "FD"), ("unprotect",)], ids=lambda w: w[0])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.lfl", "was not found"),
        ("notes.lfl", "is not a records file"),
        ("set.lflset", "is the file of a set"),
        ("folder.lfl", "is a folder"),
    ],
)
def test_what_is_no_records_file_is_neither_protected_nor_plain(
    job: Job, tmp_path: Path, words: tuple[str, ...], name: str, told: str
) -> None:
    (tmp_path / "folder.lfl").mkdir()
    for other in ("notes.lfl", "set.lflset"):
        (tmp_path / other).write_text("Dear all")
    code, said = job(words[0], tmp_path / name, *words[1:], lines=f"{SAID}\n")
    assert code == 1 and told in said
    assert {path.name for path in tmp_path.iterdir()} == {"folder.lfl", "notes.lfl", "set.lflset"}
    assert (tmp_path / "notes.lfl").read_text() == "Dear all"


def test_the_letters_of_the_recovery_sheet_open_the_file(job: Job, sample_path: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    said = protect(job, sample_path, "--sheet", sheet)
    assert f"Its recovery sheet is in {sheet}" in said
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()
    rows = [line.split() for line in text.splitlines()]
    assert [len(row) for row in rows if {len(word) for word in row} == {4} and row[0].isupper()] == [7, 7]
    words = text.split()
    groups = [word for word in words if len(word) == 4 and word.isupper()]
    letters = " ".join(words[words.index("key") + 1 : words.index("key") + 15])
    assert len(groups) >= 10 and SAID not in " ".join(words)
    code, said = job("check", sample_path, "--open-with-fd", "FD", lines=f"{letters.lower()}\n")
    assert code == 0, said
    assert job("unprotect", sample_path, "--open-with-fd", "FD", lines=f"{SAID}\n")[0] == 0
    with closing(Workspace.open(sample_path, read_only=True)) as workspace:
        assert [note.what for note in workspace.select(Handling)] == ["recovery_sheet"]


def test_every_copy_and_paper_of_a_protected_file(job: Job, sample_path: Path, tmp_path: Path) -> None:
    protect(job, sample_path)
    key = ("--open-with-fd", "FD")
    lines = f"{SAID}\n"
    code, said = job("backup", sample_path, "-o", tmp_path / "copy.lfl", *key, lines=lines)
    assert code == 0 and is_protected(tmp_path / "copy.lfl"), said
    paper = ("print", sample_path, "--paper", "summary", "--meeting", "3", "--for", "set")
    code, said = job(*paper, "-o", tmp_path / "summary.pdf", *key, lines=lines)
    assert code == 0 and (tmp_path / "summary.pdf").exists(), said
    code, said = job("export", sample_path, "--set", "A", "-o", tmp_path / "a.lflset", *key, lines=lines)
    assert code == 0, said
    damaged = bytearray(sample_path.read_bytes())
    damaged[30 * 4096 : 31 * 4096] = bytes(4096)
    sample_path.write_bytes(damaged)
    code, said = job("recover", sample_path, "-o", tmp_path / "new.lfl", *key, lines=lines)
    assert code == 0 and is_protected(tmp_path / "new.lfl"), said
    assert is_protected(tmp_path / "new.lfl-damaged")


def test_backups_go_on_protected_and_plain_ones_that_were_left_are_protected(
    job: Job, sample_path: Path, tmp_path: Path
) -> None:
    from lfl_desktop.workspace.keeping.protecting import key_typed

    with closing(Workspace.open(sample_path)) as workspace:
        backups_of(workspace).keep(Reason.ON_THE_WAY)
        plain = backups_of(workspace).everywhere()[0]
    kept = plain.read_bytes()
    protect(job, sample_path)
    plain.write_bytes(kept)  # as after a power cut on the way
    with closing(Workspace.open(sample_path, key_typed(SAID, sample_path))) as workspace:
        with workspace.step("Add") as step:
            step.put(Person(name="Iris Vane"))
        assert backups_of(workspace).keep_if_changed() is None
        copies = backups_of(workspace).everywhere()
        assert len(copies) == 2 and all(map(is_protected, copies))
