"""A set releases its poster: shown first, out on posters and in the file, held back once it changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.views.share.poster_release_dialog import PosterReleaseDialog
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.sets_here import reading_of, sets_here
from lfl_desktop.workspace.papers.named_in_passing import named_in_file
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import document_of
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace

Opens = Callable[[Path], MainWindow]

STATED = "Four teachers in one class in a term"


@pytest.fixture
def screen(open_window: Opens, sample_path: Path, qtbot: QtBot) -> ShareScreen:
    window = open_window(sample_path)
    window.go(at_paper("poster"))
    found = window.screen_of("share")
    assert isinstance(found, ShareScreen)
    qtbot.waitUntil(lambda: found.prepared is not None)
    return found


def words(screen: ShareScreen) -> str:
    return plain_text(screen.prepared.document) if screen.prepared else ""


def release(screen: ShareScreen) -> PosterReleaseDialog:
    QTest.keyClick(screen.poster.release, Qt.Key.Key_Space)
    (dialog,) = screen.findChildren(PosterReleaseDialog)
    return dialog


def test_the_poster_is_shown_released_and_withdrawn_by_keyboard(
    screen: ShareScreen, hands: Keyboard, qtbot: QtBot
) -> None:
    workspace = screen.desk.workspace
    assert STATED not in words(screen) and not screen.poster.withdraw.isVisible()
    dialog = release(screen)
    shown = [each.text() for each in dialog.lines.findChildren(QLabel)]
    assert any(STATED in line for line in shown) and not workspace.select(ReleasedLine)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.release)
    hands.press(Qt.Key.Key_Return)
    assert workspace.select(ReleasedLine)
    qtbot.waitUntil(lambda: STATED in words(screen))
    assert "may leave the set" in screen.poster.released_words.text()
    assert {line.released_on for line in workspace.select(ReleasedLine)} == {workspace.today()}
    assert not [name for name in ("Priya", "Garside") if name in words(screen)]
    challenge = next(one for one in workspace.select(Challenge) if STATED in one.stated)
    with workspace.step("Reword", rules=Rules.PASSED_BY) as step:
        step.put(
            type(challenge)(
                **{n: getattr(challenge, n) for n in challenge.__struct_fields__} | {"stated": "Anew"}
            )
        )
    qtbot.waitUntil(lambda: STATED not in words(screen))
    assert "1 line says something else since and is held back." in screen.poster.released_words.text()
    workspace.undo()
    qtbot.waitUntil(lambda: STATED in words(screen))
    QTest.keyClick(screen.poster.withdraw, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: STATED not in words(screen))
    assert not workspace.select(ReleasedLine) and not screen.poster.withdraw.isVisible()


def test_a_line_that_may_name_somebody_is_pointed_out_first(screen: ShareScreen, qtbot: QtBot) -> None:
    workspace = screen.desk.workspace
    dialog = release(screen)
    assert not dialog.naming.isVisible()
    dialog.reject()
    with workspace.step("Say", rules=Rules.PASSED_BY) as step:
        the_set = workspace.select(LearningSet)[0].id
        step.put(KeyLearning(learning_set=the_set, wording="Ask Mr Garside about it."))
    qtbot.waitUntil(lambda: not screen.findChildren(PosterReleaseDialog))
    dialog = release(screen)
    wanted = "Look again: a released line of the poster may name somebody (Mr Garside)."
    assert dialog.naming.isVisible() and dialog.naming.text() == wanted
    dialog.release.click()
    assert wanted in named_in_file(workspace, the_set)


def test_escape_releases_nothing(screen: ShareScreen, hands: Keyboard, qtbot: QtBot) -> None:
    dialog = release(screen)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.release)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.findChildren(PosterReleaseDialog))
    assert not screen.desk.workspace.select(ReleasedLine)


def test_the_coordinators_poster_has_the_lines_as_they_were_released(
    screen: ShareScreen, tmp_path: Path
) -> None:
    dialog = release(screen)
    dialog.release.click()
    sent = tmp_path / "a.lflset"
    export(screen.desk.workspace, screen.desk.set_id, sent)
    lines = [
        record for record in decode_set_file(sent.read_bytes()).records if isinstance(record, ReleasedLine)
    ]
    assert {line.part for line in lines} >= {ReleasedPart.CONCERN, ReleasedPart.ACTION, ReleasedPart.IMPACT}
    office = Workspace.create(tmp_path / "office.lfl")
    add_files(office, [sent])
    (one,) = sets_here(office)
    for audience in (Audience.PUBLIC, Audience.COORDINATOR):
        asked = AskedPaper(PaperName.POSTER, audience)
        said = plain_text(document_of(reading_of(office, one), one.id, asked))
        assert all(line.words in said for line in lines)
    office.close()
