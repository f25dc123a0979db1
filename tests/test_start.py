"""What the program shows when it is started, whatever it is started on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lfl_desktop import settings
from lfl_desktop.app import Program, our_fault
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.settings import Settings
from lfl_desktop.store.backup import state_of
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.workspace import Workspace


def said(program: Program) -> str:
    window = program.window
    assert isinstance(window, Welcome) and window.isVisible()
    assert window.trouble.isVisible()
    return window.trouble_text.text()


def test_a_file_that_is_missing_is_named_with_its_place_and_remembered(
    program: Program, tmp_path: Path, sample_path: Path
) -> None:
    there = tmp_path / "media" / "STICK" / "programme.lfl"
    file = tmp_path / "settings.json"
    program.preferences.settings = Settings(last_file=str(there))
    settings.save_settings(program.preferences.settings, file)
    program.start(there)
    words = said(program)
    assert "“programme.lfl” was not found in" in words and str(there.parent) in words
    assert "Nothing was changed" in words and "plug that in" in words
    program.preferences.change(appearance="dark")
    program.preferences.change(appearance="light")
    assert settings.load(file).last_file == str(there)
    program.open(sample_path)
    assert settings.load(file).last_file == str(sample_path.resolve())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("real.lflset", "open or make your records file first"),
        ("gone.lflset", "was not found in"),
        ("letter.pdf", "is not a records file of this program"),
        (".", "is a folder"),
        ("letter.pdf/x.lfl", "is a file, not a folder"),
        ("empty.lfl", "is not a records file"),
    ],
)
def test_what_is_no_records_file_is_told(program: Program, tmp_path: Path, name: str, words: str) -> None:
    for made in ("real.lflset", "letter.pdf", "empty.lfl"):
        (tmp_path / made).write_bytes(b"" if made == "empty.lfl" else b"{} " * 100)
    program.start(tmp_path / name)
    assert words in said(program)


def test_the_first_start_says_nothing(program: Program) -> None:
    program.start(None)
    assert isinstance(program.window, Welcome) and not program.window.trouble.isVisible()


def test_a_damaged_file_is_told_in_a_window_and_left_as_it_is(program: Program, sample_path: Path) -> None:
    data = sample_path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    for place in (5, 40, 90):
        sample_path.write_bytes(data[: place * size] + b"\xa5" * size + data[(place + 1) * size :])
        program.start(sample_path)
        assert "is damaged" in said(program)
        assert sample_path.read_bytes()[place * size] == 0xA5
    program.tell("Once more.")
    assert said(program) == "Once more."


def test_instead_of_a_damaged_file_its_newest_copy_is_offered(program: Program, sample_path: Path) -> None:
    with closing(Workspace.open(sample_path)) as file:
        backups_of(file).keep_if_changed()
        (copy,) = backups_of(file).listed()
    data = sample_path.read_bytes()
    damaged = data[:60_000] + b"\xa5" * 8192 + data[68_192:]
    sample_path.write_bytes(damaged)
    program.start(sample_path)
    assert "is damaged" in said(program)
    window = program.window
    assert isinstance(window, Welcome) and window.trouble_copy.isVisible()
    assert window.trouble_copy.text() == f"Go on with its copy of {copy.at:%H:%M}"
    window.trouble_copy.click()
    assert isinstance(program.window, MainWindow)
    assert program.window.desk.file.path == sample_path.with_name("sample 2.lfl")
    assert program.window.desk.file.only_read is None and sample_path.read_bytes() == damaged
    assert state_of(copy.path) == state_of(sample_path.with_name("sample 2.lfl"))


def test_what_can_still_be_read_of_a_damaged_file_is_shown_before_it_is_gone_on_with(
    program: Program, sample_path: Path, qtbot: QtBot
) -> None:
    with closing(Workspace.open(sample_path)) as file:
        backups_of(file).keep_if_changed()
    data = sample_path.read_bytes()
    damaged = data[:60_000] + b"\xa5" * 8192 + data[68_192:]
    sample_path.write_bytes(damaged)
    program.start(sample_path)
    window, left = program.window, Qt.MouseButton.LeftButton
    assert isinstance(window, Welcome)
    qtbot.mouseClick(window.trouble_recover, left)
    recovered = sample_path.with_name("sample recovered.lfl")
    assert f"What can be read is in “{recovered.name}”: 1 set, 7 leaders" in said(program)
    assert "The copy of" in said(program) and "“sample.lfl” was left as it is." in said(program)
    assert window.trouble_copy.isVisible() and sample_path.read_bytes() == damaged
    qtbot.mouseClick(window.trouble_recover, left)
    assert isinstance(program.window, MainWindow)
    assert program.window.desk.file.path == recovered and program.window.desk.file.only_read is None


def test_where_there_is_no_copy_none_is_offered(program: Program, tmp_path: Path) -> None:
    (tmp_path / "letter.lfl").write_bytes(b"Dear all")
    program.start(tmp_path / "letter.lfl")
    window = program.window
    assert isinstance(window, Welcome) and window.trouble.isVisible() and not window.trouble_copy.isVisible()
    assert not window.trouble_recover.isVisible()


def test_an_earlier_copy_is_opened_to_be_read(program: Program, sample_path: Path) -> None:
    with closing(Workspace.open(sample_path)) as file:
        backups_of(file).keep_if_changed()
        (copy,) = backups_of(file).listed()
    before = copy.path.read_bytes()
    program.start(copy.path)
    window = program.window
    assert isinstance(window, MainWindow) and "is an earlier copy" in window.frame.trouble_text.text()
    assert not window.frame.trouble_take.isVisible() and window.close()
    assert copy.path.read_bytes() == before and list(copy.path.parent.iterdir()) == [copy.path]


@pytest.mark.parametrize("broken", ["config", "data", "both"])
def test_folders_that_cannot_be_made_bring_no_fault(
    qtbot: object,
    tmp_path: Path,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    broken: str,
) -> None:
    (tmp_path / "a file").write_text("x")
    monkeypatch.undo()
    kinds = ("config", "data") if broken == "both" else (broken,)
    for kind in ("config", "data"):
        where = tmp_path / ("a file" if kind in kinds else f"a {kind} folder")
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", _in(where))
    program = Program(settings.load())
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(error))
    program.start(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    window.spelling.is_possible()
    program.preferences.change(appearance="dark")
    QApplication.processEvents()
    assert program.preferences.settings.appearance == "dark" and not faults
    program.preferences.change(appearance="light")
    assert not [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]
    if "data" in kinds:
        with pytest.raises(WorldError, match="no place for the sample"):
            program.open_sample()
    program.welcome("")
    assert isinstance(program.window, Welcome)
    program.window.first.open.click()
    for dialog in program.window.findChildren(QDialog):
        dialog.close()
    program.window.close()
    assert "Traceback" not in capsys.readouterr().err
    assert (tmp_path / "a file").read_text() == "x"


def _in(folder: Path) -> Callable[..., Path]:
    def found(_name: str, *, ensure_exists: bool = False, **_more: object) -> Path:
        if ensure_exists:
            folder.mkdir(parents=True, exist_ok=True)
        return folder / "LfL Desktop"

    return found


def test_what_the_world_does_is_no_fault_of_ours(
    program: Program, monkeypatch: pytest.MonkeyPatch, sample_path: Path
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    our_fault(program)
    program.start(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    trace: TracebackType | None = None
    sys.excepthook(WorldError, WorldError("The stick is gone."), trace)
    assert window.frame.trouble.isVisible() and window.frame.trouble_text.text() == "The stick is gone."
    assert not [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]


def test_a_start_on_the_same_file_writes_no_preferences(
    program: Program, tmp_path: Path, sample_path: Path
) -> None:
    name = str(sample_path.resolve())
    kept = {"last_file": name, "recent_files": [name], "appearance": "sepia", "later": {"a": 1}}
    (tmp_path / "settings.json").write_text(json.dumps(kept))
    program.preferences.settings = settings.load(tmp_path / "settings.json")
    program.start(sample_path)
    assert json.loads((tmp_path / "settings.json").read_text()) == kept
