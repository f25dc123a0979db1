"""What the menus do where the programme is in view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from window_driver import button, in_menus, words_in

from lfl_desktop import paths
from lfl_desktop.app import Program
from lfl_desktop.domain.coordinator.register import CoachingContact, ParticipantCame
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.views.window.deleted_dialog import DeletedDialog
from lfl_desktop.views.window.main_window import MainWindow

Open = Callable[[Path], MainWindow]


def test_somebody_deleted_from_the_roster_is_listed_put_back_and_shown(
    evaluated_file: Path, tmp_path: Path, open_window: Open, hands: Keyboard, qtbot: QtBot
) -> None:
    path = tmp_path / "programme.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    window = open_window(path)
    workspace = window.desk.workspace
    kinds = (Participant, CoachingContact, ParticipantCame)
    before = {kind: len(workspace.select(kind)) for kind in kinds}
    contact = workspace.select(CoachingContact)[0]
    window.go("roster")
    screen = window.screen_of("roster")
    table = screen.findChild(QTableView, "people_table")
    assert table is not None
    row = [one.id for one in workspace.select(Participant)].index(contact.participant)
    table.selectRow(row)
    name = next(one.name for one in workspace.select(Participant) if one.id == contact.participant)
    button(screen, "Remove this person").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert all(len(workspace.select(kind)) < before[kind] for kind in kinds)
    listed = in_menus(window, "Recently deleted…")
    assert listed.isEnabled()
    listed.trigger()
    qtbot.waitUntil(lambda: window.findChild(DeletedDialog) is not None)
    dialog = window.findChild(DeletedDialog)
    assert isinstance(dialog, DeletedDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.typed)
    said = dialog.results.item(0).text()
    assert said.startswith(f"Person on the roster “{name}”") and "coaching contact" in said
    hands.enter()
    assert {kind: len(workspace.select(kind)) for kind in kinds} == before
    assert dialog.told.text() == f"Person on the roster “{name}” is back on the roster."
    dialog.show_it.click()
    qtbot.waitUntil(lambda: window.place == "roster" and not window.findChildren(DeletedDialog))
    assert f"{name}" in words_in(screen)


def test_the_second_sample_is_in_the_file_menu(
    evaluated_file: Path,
    sample_path: Path,
    open_window: Open,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "evaluated sample.lfl").write_bytes(evaluated_file.read_bytes())
    monkeypatch.setattr(paths, "records_folder", lambda: folder)
    window = open_window(sample_path)
    in_menus(window, "Look at the evaluated sample").trigger()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window is not window)
    assert isinstance(program.window, MainWindow)
    assert program.window.desk.file.path.name == "evaluated sample.lfl"
    assert program.window.place == "overview"
