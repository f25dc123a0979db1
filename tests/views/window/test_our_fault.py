"""An error of ours keeps the text, shows what can be copied, and leaves the window open."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from stored import stored
from window_driver import full_disk

from lfl_desktop import paths
from lfl_desktop.app import our_fault
from lfl_desktop.domain.people import Person
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.keeping.crash_notes import NEWEST, keep_note


def test_the_window_stays_and_the_details_can_be_copied(
    sample_path, open_window, program, qtbot, monkeypatch
):
    window = open_window(sample_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    our_fault(program)
    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    box = window.findChild(QMessageBox)
    assert box is not None and not box.isModal()
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: a fault of ours" in QApplication.clipboard().text()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    Keyboard().press(Qt.Key.Key_2, CTRL)
    assert window.isVisible() and window.place == "meetings"


def fault(words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_what_was_typed_is_kept_and_the_note_of_a_fault_names_only_lines_of_the_program(
    sample_path, open_window, program, hands, monkeypatch, capsys
):
    window = open_window(sample_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    our_fault(program)
    window.go("members")
    hands.tab_to("name")
    hands.press(Qt.Key.Key_End)
    hands.type(" the Brave")
    fault("Priya said in confidence")
    box = window.findChild(QMessageBox)
    assert "What you typed is kept" in box.text()
    assert any("the Brave" in person.name for person in stored(window, Person))
    notes = list(paths.crash_notes_folder().glob("error *.txt"))
    assert len(notes) == 1 and str(notes[0]) in box.informativeText()
    words = notes[0].read_text()
    assert "builtins.KeyError" in words and "test_our_fault.py:" in words and "LfL Desktop" in words
    for said in (words, capsys.readouterr().err):
        assert said and "Priya" not in said and "Brave" not in said
    fault("again")
    assert len(window.findChildren(QMessageBox)) == 1, "no heap of messages"
    for second in range(NEWEST + 3):
        keep_note("note", program.now() + dt.timedelta(seconds=second + 1))
    left = sorted(paths.crash_notes_folder().glob("error *.txt"))
    assert len(left) == NEWEST and notes[0] not in left


def fault_of_ours(patch: pytest.MonkeyPatch) -> None:
    """From now on whatever is to be kept meets a fault of ours."""

    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    patch.setattr(RecordsFile, "step", broken)


@pytest.mark.parametrize("trouble", [full_disk, fault_of_ours])
def test_it_says_kept_only_where_it_was(sample_path, open_window, program, hands, monkeypatch, trouble):
    window = open_window(sample_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    our_fault(program)
    window.go("members")
    hands.tab_to("name")
    with monkeypatch.context() as patch:
        trouble(patch)
        hands.type("X")
        fault("something")
        assert "is not kept yet" in window.findChild(QMessageBox).text()
    window.keep_typed()


HANGS = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from lfl_desktop.views.window.hang_watch import HangWatch
app = QCoreApplication([])
watch = HangWatch(app, 0.2)
app.aboutToQuit.connect(watch.end)
def stand_still(said="Priya said"):
    if "hang" in sys.argv:
        time.sleep(0.6)
    app.quit()
QTimer.singleShot(0, watch.begin)
QTimer.singleShot(50, stand_still)
app.exec()
"""


def test_where_a_window_stood_that_did_not_answer_is_noted(tmp_path):
    def notes(*words: str) -> list[str]:
        run = [sys.executable, "-c", HANGS, *words]
        subprocess.run(run, check=True, env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")})
        return [path.read_text() for path in paths.crash_notes_folder().glob("not answering*.txt")]

    assert notes() == []
    (found,) = notes("hang")
    assert "stand_still" in found and "Priya" not in found
    assert len(notes()) == 1, "the note of the last time stays"
