"""Opens a protected file in the window and uses all of it, for test_nothing_beside.py: with the path, the
key, and how it is to end ("close" or "crash")."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from lfl_desktop import paths
from lfl_desktop.app import Program, make_application, our_fault
from lfl_desktop.domain.people import Person
from lfl_desktop.settings import Settings
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.start.unlock import Unlock
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import places_for
from lfl_desktop.workspace.keeping.crash_notes import keep_note
from lfl_desktop.workspace.keeping.protecting import recovery_letters

DIALOGS = ("search", "deleted", "copies", "preferences", "templates", "keys", "protection", "about")


def settle() -> None:
    """Lets the window do what it has to."""
    for _turn in range(5):
        QApplication.processEvents()


def use(program: Program, window: MainWindow) -> None:
    """Goes everywhere, opens everything, copies, hides, errs."""
    for place in places_for(window.desk.in_view):
        window.go(place.name)
        settle()
    for name in DIALOGS:
        window.commands.do(name)
        settle()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    for _twice in range(2):
        window.commands.do("hide")
        settle()
    person = window.desk.file.select(Person)[0]
    clipboard.copy_to_clipboard(person.name, f"<p>{person.name}</p>")
    window.backups.backups.keep_if_changed()
    try:
        raise KeyError(person.name)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    assert keep_note("", program.now()) is not None


def main() -> None:
    """Uses the file, and ends."""
    path, raw, salt, end = (
        Path(sys.argv[1]),
        bytes.fromhex(sys.argv[2]),
        bytes.fromhex(sys.argv[3]),
        sys.argv[4],
    )
    app = make_application("light")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    program = Program(Settings(), paths.settings_file())
    our_fault(program)
    app.aboutToQuit.connect(clipboard.leave_nothing)
    program.start(path)
    assert isinstance(program.window, Unlock)
    program.window.passphrase.setText(recovery_letters(FileKey(raw, salt)))
    program.window.try_typed()
    window = program.window
    assert isinstance(window, MainWindow)
    settle()
    use(program, window)
    if end == "crash":
        with window.desk.file.step("Change") as step:
            for person in window.desk.file.select(Person):
                step.delete(person) if person.name.startswith("nobody") else step.put(person)
            os._exit(9)
    QTimer.singleShot(0, window.close)
    app.exec()


if __name__ == "__main__":
    main()
