"""What is copied outlives the program without a fault."""

from __future__ import annotations

import subprocess
import sys

COPIES = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lfl_desktop.views.kit import clipboard
app = QApplication([])
clipboard.copy_to_clipboard("a\\tb", "<table><tr><td>a</td><td>b</td></tr></table>")
assert app.clipboard().text() == "a\\tb"
app.aboutToQuit.connect(clipboard.leave_nothing)
app.aboutToQuit.connect(lambda: print(app.clipboard().text()))
QTimer.singleShot(0, app.quit)
app.exec()
"""


def test_the_program_ends_well_and_leaves_nothing_of_what_was_copied() -> None:
    done = subprocess.run([sys.executable, "-c", COPIES], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "\n"), done.stderr
