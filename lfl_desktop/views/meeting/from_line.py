"""Keys and a menu that make an action, an offer or a key learning point of the line the cursor is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from lfl_desktop.domain.record import Record
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.text.prose_text import ProseText
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting.lines_become import MadeOfLine, Where, to_action, to_key_learning, to_offer
from lfl_desktop.workspace.set_book import OwnSetBook

W = TypeVar("W", bound=QWidget)

JOBS: tuple[tuple[str, str, Callable[[OwnSetBook, str, Where], MadeOfLine]], ...] = (
    ("Ctrl+Shift+A", mark("Make an action of this line"), to_action),
    ("Ctrl+Shift+O", mark("Make an offer of this line"), to_offer),
    ("Ctrl+Shift+K", mark("Make a key learning point of this line"), to_key_learning),
)


FOLLOWED = "makes_records"
"""The dynamic property of a field whose menu offers these jobs."""


class FromLine(QObject):
    """Gives the text fields of a stage their keys and their menu. `where` says where a field stands, None for
    a field whose lines become nothing; `made` is told what was made."""

    def __init__(
        self, stage: Stage, where: Callable[[QWidget], Where | None], made: Callable[[Record], None]
    ) -> None:
        super().__init__(stage)
        self._stage = stage
        self._where = where
        self._made = made
        for keys, _words, job in JOBS:
            within(stage, keys, partial(self._do, job))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A field has the cursor before it is asked for its menu, by mouse as by key."""
        if now is None or not self._stage.isAncestorOf(now):
            return
        if isinstance(now, QLineEdit):
            now.installEventFilter(self)  # once, however often it is asked
        elif isinstance(now, ProseText) and not now.property(FOLLOWED):
            now.setProperty(FOLLOWED, True)
            now.menu_asked.connect(self._add_to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QLineEdit):
            menu = watched.createStandardContextMenu()
            menu.setParent(watched, menu.windowFlags())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_to(menu)
            row = above(watched, Row)
            if row is not None:
                row.fill_menu(menu)
            menu.popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def _add_to(self, menu: QMenu) -> None:
        """Adds to the menu of the field that it belongs to."""
        field = menu.parentWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        menu.addSeparator()
        for keys, words, job in JOBS:
            action = menu.addAction(tr(words), partial(self._do, job, field))
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(bool(_line(field)) and not field.isReadOnly())

    def _do(
        self,
        job: Callable[[OwnSetBook, str, Where], MadeOfLine],
        field: QLineEdit | QPlainTextEdit | None = None,
    ) -> None:
        now = field or QApplication.focusWidget()
        if not isinstance(now, QLineEdit | QPlainTextEdit) or now.isReadOnly():
            return
        where, line = self._where(now), _line(now)
        if where is None or not line:
            return
        keep_all(self._stage)
        desk = self._stage.desk
        made = desk.attempt(lambda: job(desk.own_book(), line, where))
        if made is None:
            return
        desk.kept.emit()
        desk.said.emit(made.words)
        self._made(made.record)


def _line(field: QLineEdit | QPlainTextEdit) -> str:
    """The words that are marked in a field, else the line the cursor is in."""
    if isinstance(field, QLineEdit):
        return (field.selectedText() or field.text()).strip()
    cursor = field.textCursor()
    return (cursor.selectedText() or cursor.block().text()).strip()


def above(widget: QWidget, kind: type[W]) -> W | None:
    """The nearest widget of a kind that `widget` stands in."""
    found: QWidget | None = widget
    while found is not None and not isinstance(found, kind):
        found = found.parentWidget()
    return found
