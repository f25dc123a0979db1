"""The file for the coordinator in the window: who can open it, and what was sent before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.programme import Programme
from lfl_desktop.exchange.sealed import fingerprint, is_sealed, new_sealing_key, unsealed
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.rules.record_rules import Rules

Opens = Callable[[Path], MainWindow]
KEY = new_sealing_key()


@pytest.fixture
def screen(open_window: Opens, sample_path: Path, qtbot: QtBot) -> ShareScreen:
    window = open_window(sample_path)
    window.go(at_paper("file"))
    found = window.screen_of("share")
    assert isinstance(found, ShareScreen)
    qtbot.waitUntil(lambda: found.prepared is not None)
    return found


def saved(screen: ShareScreen, path: Path, qtbot: QtBot) -> bytes:
    screen.save.click()
    (dialog,) = screen.findChildren(QFileDialog)
    line, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
    assert line is not None and buttons is not None
    line.setText(str(path))
    buttons.button(QDialogButtonBox.StandardButton.Save).click()
    qtbot.waitUntil(lambda: not screen.findChildren(QFileDialog))
    return path.read_bytes()


def test_without_a_pack_it_is_plain_or_has_a_passphrase(
    screen: ShareScreen, hands: Keyboard, tmp_path: Path, qtbot: QtBot
) -> None:
    file = screen.file
    assert file.sealed_words.text() == "It is not sealed: whoever has it can read it."
    assert not file.passphrase.isVisible() and not file.sent.isVisible()
    file.sealing.setFocus()
    hands.press(Qt.Key.Key_Left)
    assert file.passphrase.isVisible()
    screen.save.click()
    assert not screen.findChildren(QFileDialog) and hands.focus is file.passphrase
    hands.type("correct horse")
    data = saved(screen, tmp_path / "a.lflset", qtbot)
    assert is_sealed(data) and b"lfl-set" in unsealed(data, passphrases=["correct horse"])


def test_with_the_programmes_key_it_is_for_the_coordinator_and_its_figures_are_told(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = screen.desk.workspace
    with workspace.step("Take in the pack") as step:
        step.keep_key(workspace.select(Programme)[0].id, KEY.public)
    screen.refresh()
    assert fingerprint(KEY.public) in screen.file.sealed_words.text()
    assert "does not prove who made the file" in screen.file.sealed_words.text()
    data = saved(screen, tmp_path / "a.lflset", qtbot)
    assert is_sealed(data) and b"lfl-set" in unsealed(data, [KEY.secret])
    for _ in range(2):
        QTest.keyClick(screen.file.sealing, Qt.Key.Key_Right)
    assert b"lfl-set" in saved(screen, tmp_path / "b.lflset", qtbot)


def test_what_was_sent_is_told_and_compared_with_what_is_here_now(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = screen.desk.workspace
    saved(screen, tmp_path / "a.lflset", qtbot)
    qtbot.waitUntil(lambda: screen.file.sent.isVisible())
    assert screen.file.sent.text().startswith("Edition 1 · ") and "Impact" in screen.file.sent.text()
    first, second = workspace.select(KeyLearning)[:2]
    with workspace.step("Change", rules=Rules.ARRIVING) as step:
        step.put(replace(first, wording="Worded anew"))
        step.delete(second)
        for words in ("One", "Two"):
            step.put(KeyLearning(learning_set=first.learning_set, wording=words))
    wanted = "Edition 2: 2 new, 1 changed, 1 withdrawn since edition 1 of "
    qtbot.waitUntil(lambda: screen.notes.text().startswith(wanted))
    assert "1 withdrawn" not in (tmp_path / "a.lflset").read_text(encoding="utf-8")
