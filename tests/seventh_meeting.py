"""The window at the seventh meeting of the sample, as tests of screens are given it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from keyboard import CTRL, SHIFT, Keyboard

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, read_meeting_page
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
    from lfl_desktop.views.window.main_window import MainWindow

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound="QWidget")
LONG_ENOUGH = 10_000
"""Milliseconds that a slow machine may take to keep what was typed."""


class Seventh:
    """The window at the seventh meeting of the sample, in which nothing is recorded yet."""

    def __init__(self, window: MainWindow, meeting: Meeting, hands: Keyboard, qtbot: QtBot) -> None:
        self.window = window
        self.meeting = meeting
        self.hands = hands
        self._qtbot = qtbot

    @property
    def screen(self) -> MeetingsScreen:
        """The screen of meetings."""
        from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen

        screen = self.window.screen_of("meetings")
        assert isinstance(screen, MeetingsScreen)
        return screen

    def go(self, stage: int) -> None:
        """Goes to a stage, counted from 0, by keyboard."""
        from PySide6.QtCore import Qt

        while self.screen.stages.currentIndex() != stage:
            back = self.screen.stages.currentIndex() > stage
            self.hands.press(Qt.Key.Key_PageUp if back else Qt.Key.Key_PageDown, CTRL)

    def undo(self) -> None:
        """Takes back the last thought from whatever field the cursor is in."""
        from PySide6.QtCore import Qt

        self.hands.press(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        """Does it again."""
        from PySide6.QtCore import Qt

        self.hands.press(Qt.Key.Key_Z, CTRL | SHIFT)

    def stored(self, kind: type[R], **where: object) -> list[R]:
        """What the file holds, as another program would read it."""
        other = Workspace.open(self.window.desk.workspace.path, read_only=True)
        try:
            return other.select(kind, **where)
        finally:
            other.close()

    def page(self) -> MeetingPage:
        """The whole meeting, as another program would read it."""
        other = Workspace.open(self.window.desk.workspace.path, read_only=True)
        try:
            return read_meeting_page(OwnSetBook(other, self.meeting.learning_set), self.meeting.id)
        finally:
            other.close()

    def kept_soon(self, condition: Callable[[], object]) -> None:
        """Waits until `condition` holds, as long as a slow machine may need."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=LONG_ENOUGH)

    def undo_says(self) -> str:
        """The words of the button that takes back the last thought."""
        return self.window.frame.undo.accessibleName()

    def rows(self, kind: type[W], root: QWidget | None = None) -> list[W]:
        """The rows of a kind in sight, from the top."""
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents()
        found = [row for row in (root or self.screen.stage).findChildren(kind) if row.isVisible()]
        return sorted(found, key=lambda row: row.mapTo(self.window, QPoint()).y())
