"""What tests of screens share: the window on the sample with one more meeting, still empty, and
hands on the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from keyboard import CTRL, SHIFT, Keyboard
from shared_files import shared

from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import meetings_in_order
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


@pytest.fixture
def hands() -> Keyboard:
    """Types into whatever has the focus."""
    return Keyboard()


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


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coordinator's sample, with the files of four sets; copy it before changing it."""
    from lfl_desktop.workspace.start.coordinators_sample import create_coordinators_sample

    path = tmp_path_factory.mktemp("office") / "office.lfl"
    create_coordinators_sample(path).close()
    return shared(path)


@pytest.fixture
def office(office_file: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    path = tmp_path / "office.lfl"
    path.write_bytes(office_file.read_bytes())
    return path


@pytest.fixture
def seventh_path(sample_path: Path) -> Path:
    """The sample with a seventh meeting on 5 December 2013, into which three actions are carried."""
    workspace = Workspace.open(sample_path)
    learning_set = workspace.select(LearningSet)[0]
    sixth = meetings_in_order(workspace.select(Meeting))[-1]
    people = OwnSetBook(workspace, learning_set.id).members(sixth.date)
    carried = ("Film one lesson", "Ask each team for one worry", "Write to the governors")
    with workspace.step("Plan", undoable=False) as step:
        step.put(
            Meeting(
                learning_set=learning_set.id,
                date=dt.date(2013, 12, 5),
                starts=dt.time(13, 30),
                ends=dt.time(16, 30),
            )
        )
        for place, wording in enumerate(carried):
            step.put(Action(meeting=sixth.id, person=people[place].id, wording=wording, position=90 + place))
    workspace.close()
    return sample_path


@pytest.fixture
def seventh(
    seventh_path: Path, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> Seventh:
    """The window on that file, at that meeting."""
    from PySide6.QtCore import Qt

    window = open_window(seventh_path)
    hands.press(Qt.Key.Key_2, CTRL)
    screen = window.screen_of("meetings")
    screen.which.setFocus()
    hands.press(Qt.Key.Key_End)
    meeting = max(window.desk.workspace.select(Meeting), key=lambda m: m.date or dt.date.min)
    return Seventh(window, meeting, hands, qtbot)
