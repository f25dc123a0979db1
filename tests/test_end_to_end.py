"""The main job once through, by keys alone: first run, set-up, a meeting, an activity system, print,
export; then closed, opened again, and every character found."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from keyboard import ALT, CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.papers.paper_kinds import PAPERS
from lfl_desktop.workspace.workspace import Workspace

LEADERS = (
    ("Priya Dale", "KS1 phase leader", "Northway Fields"),
    ("Tom Garside", "Deputy head", "Northway Fields"),
    ("Claire Umber", "Foundation leader", "Kingfisher"),
    ("Zoë Łódź-O’Hara & <b>", "Head", "Hillcross CE"),
)


def test_the_main_job_by_keys_alone(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard()
    _set_up(program, hands, qtbot)
    window = program.window
    assert isinstance(window, MainWindow)
    path = window.desk.workspace.path
    _record_meeting(hands, window)
    _fill_activity_system(hands, window, qtbot)
    pdf = _save(hands, window, qtbot, tmp_path / "page.pdf", "summary")
    lflset = _save(hands, window, qtbot, tmp_path / "a.lflset", "file")
    window.close()

    found = _all_text(path)
    for text in hands.typed:
        for line in text.splitlines():
            assert line in found, line
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "Two-day induction" in page
    file = decode_set_file(lflset.read_bytes())
    assert file.learning_set.name == "A" and file.edition == 1
    assert "Quiet today" not in lflset.read_text(encoding="utf-8")
    assert "Two-day induction" not in lflset.read_text(encoding="utf-8")

    program.start(None)
    program.open(path)
    again = program.window
    assert isinstance(again, MainWindow)
    assert again.frame.undo.isEnabled()


def _set_up(program: Program, hands: Keyboard, qtbot: QtBot) -> None:
    program.start(None)
    welcome = program.window
    assert isinstance(welcome, Welcome)
    welcome.activateWindow()
    qtbot.waitUntil(lambda: welcome.isActiveWindow() and QApplication.focusWidget() is not None)
    hands.enter()
    hands.tab_to("coordinator")
    hands.type("Marion Pell")
    hands.enter()
    hands.enter()
    hands.tab_to("focus")
    hands.type("Managing change")
    hands.enter()
    hands.type("Ruth Ansell")
    hands.enter()
    for name, post, school in LEADERS:
        hands.type(name)
        hands.tab()
        hands.type(post)
        hands.tab(2)
        hands.type(school)
        hands.enter()
    hands.enter()
    hands.tab_to("next")
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window.isActiveWindow())
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def _record_meeting(hands: Keyboard, window: MainWindow) -> None:
    hands.press(Qt.Key.Key_2, CTRL)
    assert window.place == "meetings"
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.type("If I were presenting it would be about new teachers.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.type("If I were presenting it would be about “phonics”.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    for place in range(2):
        if place:
            hands.press(Qt.Key.Key_Down, ALT)
        hands.type(f"Four teachers in one class: how do I keep progress going? {place}")
        hands.tab()
        hands.type("What are you assuming?\nWhere are you when it goes well?")
        hands.tab()
        hands.type("To be present, so that change does not cost half a term.")
        hands.tab()
        hands.type(f"Two-day induction for all new teachers {place}")
        hands.tab()
        hands.type("next Friday")
        hands.tab()
        hands.type("every new teacher says “ready”")
        hands.enter()
        hands.enter()
        hands.press(Qt.Key.Key_Tab)
        hands.type("Lend my induction plan: 日本, Ελλάδα, שלום")
        hands.enter()
        hands.tab_to("headline")
        hands.type(f"Progress while staff change {place}")
        hands.tab(4)
        hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.tab_to("words")
    hands.type("Slower second slot was better.")
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type("Quiet today; ask outside the meeting.")
    hands.press(Qt.Key.Key_PageDown, CTRL)


def _fill_activity_system(hands: Keyboard, window: MainWindow, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_6, CTRL)
    qtbot.waitUntil(lambda: window.place == "activity_systems")
    hands.enter()
    hands.type("Me, as KS1 phase leader")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Right)
    hands.enter()
    hands.type("One way of teaching phonics\nso that children read")
    hands.press(Qt.Key.Key_Escape)


def _save(hands: Keyboard, window: MainWindow, qtbot: QtBot, path: Path, what: str) -> Path:
    hands.press(Qt.Key.Key_8, CTRL)
    qtbot.waitUntil(lambda: window.place == "share")
    group = next(paper.group for paper in PAPERS if paper.kind == what)
    hands.tab_to("group_meeting")
    while hands.focus.objectName() != f"group_{group}":
        hands.press(Qt.Key.Key_Right)
    hands.tab_to("save")
    qtbot.waitUntil(lambda: hands.focus.isEnabled())
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    qtbot.waitUntil(name.isVisible)
    name.setCompleter(None)  # its list of files would take the Enter key, sooner or later
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(name, str(path))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    return path


def _all_text(path: Path) -> str:
    """Every text that the records file holds, opened anew."""
    workspace = Workspace.open(path)
    records = [record for kind in ALL for record in workspace.select(kind)]
    text = "\n".join(value for record in records for value in _texts(record))
    assert workspace.is_sound()
    workspace.close()
    return text


def _texts(record: Record) -> list[str]:
    return [v for v in (getattr(record, n) for n in record.__struct_fields__) if isinstance(v, str)]
