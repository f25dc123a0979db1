"""The poster arranged by keyboard, kept for its set, and printed as it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import ALT, Keyboard
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.content.paper_setting import PosterSize
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.poster import Arrangement, PosterChoice
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.settings import load
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.papers.paper_kinds import PaperName
from lfl_desktop.workspace.papers.poster_choices import kept
from lfl_desktop.workspace.workspace import Workspace

Opens = Callable[[Path], MainWindow]


def settled(screen: ShareScreen) -> bool:
    return screen.prepared is not None and screen.prepared.asked == screen.asked()


def settle(screen: ShareScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: settled(screen))


@pytest.fixture
def window(open_window: Opens, sample_path: Path) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot) -> ShareScreen:
    window.go(at_paper("poster"))
    found = window.screen_of("share")
    assert isinstance(found, ShareScreen)
    settle(found, qtbot)
    return found


def words(screen: ShareScreen) -> str:
    assert screen.prepared is not None
    return plain_text(screen.prepared.document)


def test_it_begins_as_a_public_poster_on_a3(screen: ShareScreen) -> None:
    assert screen.prepared and screen.prepared.asked.audience == Audience.PUBLIC
    assert screen.poster.isVisible() and screen.about.text() == "Impact poster"
    assert not screen.which.isVisible()
    assert "Change needs presence." in words(screen) and "Four teachers" not in words(screen)
    lines = screen.poster.lines
    shown = [lines.item(nth).text() for nth in range(lines.count())]
    assert shown and not [line for line in shown if "Four teachers" in line]


def test_tab_goes_from_the_readers_through_the_panel_to_the_buttons(
    screen: ShareScreen, hands: Keyboard
) -> None:
    screen.readers.setFocus()
    passed = []
    for _ in range(12):
        hands.press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        passed.append(widget.objectName())
        if widget is screen.print_it:
            break
    wanted = ["sheet_size", "way", "colours", "names", "lines", "shorter", "print_it"]
    assert [name for name in passed if name in wanted] == wanted


def test_a_line_is_hidden_moved_and_shortened_by_keyboard(
    screen: ShareScreen, window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    points = [p.wording for p in window.desk.workspace.select(KeyLearning)]
    panel = screen.poster
    panel.lines.setFocus()
    hands.press(Qt.Key.Key_End)
    assert panel.lines.line() and panel.lines.line().full == points[-1]
    hands.press(Qt.Key.Key_Space)
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: points[-1] not in words(screen))
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up, ALT)
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: words(screen).index(points[2]) < words(screen).index(points[1]))
    assert panel.lines.line() and panel.lines.line().full == points[2]
    panel.shorter.setFocus()
    hands.type("Within two weeks")
    qtbot.waitUntil(lambda: "• Within two weeks\n" in words(screen))
    assert points[2] not in words(screen)
    assert [p.wording for p in window.desk.workspace.select(KeyLearning)] == points
    assert screen.notes.text().startswith("Fits one sheet")
    assert "1 line is in shorter words, which its owner has not agreed." in screen.notes.text()
    panel.as_recorded.click()
    qtbot.waitUntil(lambda: all(point in words(screen) for point in points))
    assert not panel.as_recorded.isEnabled()


def test_where_no_line_is_there_is_nothing_to_shorten(window: MainWindow, qtbot: QtBot) -> None:
    with window.desk.workspace.step("Clear") as step:
        for kind in (Impact, KeyLearning):
            for record in window.desk.workspace.select(kind):
                step.delete(record)
    window.go(at_paper("poster"))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    qtbot.waitUntil(lambda: not screen.poster.shorter.isEnabled())
    assert screen.poster.lines.count() == 0


def test_the_cursor_stays_in_the_shorter_words_while_they_are_kept(
    screen: ShareScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    screen.poster.shorter.setFocus()
    for typed in ("Brief", " and", " clear"):
        hands.type(typed)
        qtbot.waitUntil(lambda: screen.poster.shorter.text() in words(screen))
        settle(screen, qtbot)
        assert hands.focus is screen.poster.shorter
    assert "Brief and clear" in words(screen)


def test_the_arrangement_is_there_the_next_time(
    screen: ShareScreen,
    window: MainWindow,
    program: Program,
    open_window: Opens,
    sample_path: Path,
    hands: Keyboard,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    screen.poster.lines.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Space)
    hidden = screen.poster.lines.key()
    assert kept(window.desk.workspace, window.desk.set_id).hidden == (hidden,)
    assert not load(tmp_path / "settings.json").posters
    again = open_window(sample_path)
    again.go(at_paper("poster"))
    other = again.screen_of("share")
    assert isinstance(other, ShareScreen)
    settle(other, qtbot)
    assert other.poster.setting.arrangement == Arrangement(hidden=(hidden,))
    assert "1 line is hidden." in other.notes.text()


def test_words_that_are_being_typed_are_kept_when_the_window_closes(
    screen: ShareScreen, window: MainWindow, hands: Keyboard, sample_path: Path
) -> None:
    screen.poster.lines.setFocus()
    hands.press(Qt.Key.Key_End)
    screen.poster.shorter.setFocus()
    hands.type("Short")
    window.close()
    workspace = Workspace.open(sample_path)
    assert [choice.words for choice in workspace.select(PosterChoice)] == ["Short"]
    assert workspace.titles() == ("Shorten line of poster", "")
    workspace.close()


def test_undo_and_redo_turn_what_was_chosen_about_lines(
    screen: ShareScreen, window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    workspace, panel = window.desk.workspace, screen.poster
    point = workspace.select(KeyLearning)[-1].wording
    panel.lines.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: point not in words(screen))
    panel.shorter.setFocus()
    hands.type("In short")
    qtbot.waitUntil(lambda: workspace.titles()[0] == "Shorten line of poster")
    settle(screen, qtbot)
    workspace.undo()
    qtbot.waitUntil(lambda: panel.shorter.text() == "")
    workspace.undo()
    qtbot.waitUntil(lambda: point in words(screen))
    item = panel.lines.currentItem()
    assert item is not None and item.checkState() == Qt.CheckState.Checked
    workspace.redo()
    qtbot.waitUntil(lambda: point not in words(screen))
    window.go("today")
    assert workspace.titles()[1] == "Shorten line of poster", "leaving the field put nothing back"


def test_what_could_not_be_kept_is_not_shown_as_chosen(
    screen: ShareScreen, window: MainWindow, hands: Keyboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise WorldError("The disk is full.")

    monkeypatch.setattr(window.desk.workspace, "step", refused)
    screen.poster.lines.setFocus()
    hands.press(Qt.Key.Key_End)
    with qtbot.waitSignal(window.desk.troubled):
        hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.poster.lines.currentItem().checkState() == Qt.CheckState.Checked)
    assert screen.poster.setting.arrangement == Arrangement()


def test_the_paper_is_chosen_by_keyboard(screen: ShareScreen, hands: Keyboard, qtbot: QtBot) -> None:
    screen.poster.sheet_size.setFocus()
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert screen.prepared and screen.prepared.asked.poster.size == PosterSize.A2
    with PdfDocument(screen.prepared.pdf) as document:
        assert [round(side) for side in document.get_page_size(0)] == [1191, 1684]


def test_two_sheets_are_said_before_they_are_printed(
    screen: ShareScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    assert screen.print_it.accessibleName() == "Print"
    screen.readers.setFocus()
    hands.press(Qt.Key.Key_Right)
    screen.poster.names.setChecked(True)
    settle(screen, qtbot)
    assert screen.print_it.accessibleName() == "Print 2 sheets"
    assert "How the set got there is on a second sheet." in screen.notes.text()


def test_the_list_shows_the_parts_but_never_rests_on_them(screen: ShareScreen, hands: Keyboard) -> None:
    lines = screen.poster.lines
    lines.setFocus()
    hands.press(Qt.Key.Key_Home)
    for _ in range(lines.count()):
        assert lines.line() is not None
        hands.press(Qt.Key.Key_Down)
    assert lines.item(0).text() == "What came of it"


def test_blank_forms_are_chosen_and_nothing_of_the_set_leaves_with_them(
    screen: ShareScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    chip = screen.findChild(QPushButton, "group_pens")
    assert chip is not None
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    settle(screen, qtbot)
    assert screen.prepared and screen.prepared.asked.kind == PaperName.BLANK
    assert screen.prepared.name == "Set A blank forms.pdf" and screen.prepared.pages == 6
    screen.which.setFocus()
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    settle(screen, qtbot)
    assert screen.prepared.name == "Set A blank forms a slot.pdf" and screen.prepared.pages == 1
    hands.press(Qt.Key.Key_End)
    settle(screen, qtbot)
    assert screen.prepared.pages == 1 and "Division of labour" in words(screen)
    assert screen.about.text() == "Blank forms · Activity system"
