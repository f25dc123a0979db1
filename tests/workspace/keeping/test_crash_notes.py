"""The file into which it is written where the program stands when it does not answer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lfl_desktop import paths
from lfl_desktop.workspace.keeping.crash_notes import file_for_hangs, forget_file_for_hangs


def test_what_was_written_last_time_stays_beside_and_nothing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "notes"
    monkeypatch.setattr(paths, "crash_notes_folder", lambda: folder)
    first = file_for_hangs()
    assert first is not None and first.parent == folder
    assert sys.platform == "win32" or first.stat().st_mode & 0o077 == 0, "it is its owner's alone"
    forget_file_for_hangs()
    assert not folder.exists()
    again = file_for_hangs()
    assert again == first
    again.write_text("main_window.py:1")
    forget_file_for_hangs()
    assert again.exists(), "something is in it"
    assert file_for_hangs() == first and first.read_bytes() == b""
    assert [path.read_text() for path in folder.iterdir() if path != first] == ["main_window.py:1"]
