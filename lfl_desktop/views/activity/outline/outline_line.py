"""A row of the list of an activity system, and the line of text that opens over it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from lfl_desktop.domain.activity import Place
from lfl_desktop.views.kit.binding.undo_keys import is_undo
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import tr

KEY = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PADDING = 8
"""Pixels around the words of a row."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class At:
    """What a row of the list stands for: a place, a line in it, a tension, or (with neither) the heading of
    the tensions. `more` counts what is said below a line."""

    place: Place | None = None
    item: UUID | None = None
    pull: UUID | None = None
    more: int = 0


class Lines(QTreeWidget):
    """What the line of text asks of the list in which it opens."""

    def start_editing(self, id: UUID, editor: QLineEdit) -> None:
        """The editor of a line is open."""
        raise NotImplementedError

    def editor_closed(self, id: UUID) -> None:
        """The line was left."""
        raise NotImplementedError

    def go_on(self, id: UUID) -> None:
        """Enter was pressed in the line."""
        raise NotImplementedError


class LineDelegate(QStyledItemDelegate):
    """Opens a line of text over a row; what is typed there goes to the list at once, not at the end."""

    def __init__(self, outline: Lines) -> None:
        super().__init__(outline)
        self._outline = outline

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Line(parent)
        editor.setObjectName("outline_line")
        at = index.data(KEY)
        editor.setProperty("line", str(at.item))
        editor.setAccessibleName(tr("Line"))
        self._outline.start_editing(at.item, editor)
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words, broken over lines."""
        depth = 0 if not index.parent().isValid() else 1 + index.parent().parent().isValid()
        outline = self._outline
        room = outline.viewport().width() - depth * outline.indentation() - 2 * PADDING
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        bold = QFont(outline.font())
        bold.setBold(depth == 0)
        around = QFontMetrics(bold).boundingRect(
            QRect(0, 0, max(room, 1), 10_000), Qt.TextFlag.TextWordWrap, words or " "
        )
        return QSize(max(room, 1), around.height() + PADDING)

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        pass

    def setModelData(self, _editor: QWidget, _model: object, _index: Index) -> None:
        pass

    def close(self, editor: QLineEdit) -> None:
        """Closes the editor and tells the list."""
        id = UUID(editor.property("line"))
        self.closeEditor.emit(editor)
        self._outline.editor_closed(id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self._outline.go_on(UUID(watched.property("line")))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close(watched)
                self._outline.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if kind == QEvent.Type.FocusOut:
            if QApplication.activePopupWidget() is None:
                self.close(watched)
            return False
        return super().eventFilter(watched, event)
