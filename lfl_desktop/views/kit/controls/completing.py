"""What is known is proposed while a name is typed, whichever accents, apostrophes and hyphens it has."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    Qt,
)
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QWidget

from lfl_desktop import paths
from lfl_desktop.domain.wording.names import folded

HALF = 128
"""A ground darker than this is that of the dark appearance."""

FOLDED = int(Qt.ItemDataRole.UserRole) + 71
"""The role of a name as it is compared; the models that names come from use lower ones."""


class _FoldedNames(QIdentityProxyModel):
    """The names of another model, with how each is compared."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == FOLDED:
            return folded(str(super().data(index, Qt.ItemDataRole.DisplayRole) or ""))
        return super().data(index, role)


class NameCompleter(QCompleter):
    """Proposes the names that hold what was typed."""

    def __init__(self, names: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(parent)
        proxy = _FoldedNames(self)
        proxy.setSourceModel(names)
        self.setModel(proxy)
        self.setCompletionRole(FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def offer_all(self) -> None:
        """Offers every name, as before anything is typed."""
        self.setCompletionPrefix("")
        self.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QAbstractItemView)
            and not watched.rect().contains(event.position().toPoint())
        ):
            return self._let_through(watched, event)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractItemView)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not watched.currentIndex().isValid()
        ):
            return self._go_on(watched, event)
        return super().eventFilter(watched, event)

    def _go_on(self, popup: QWidget, event: QKeyEvent) -> bool:
        """Enter where nothing of the list is chosen closes it, and does what it does without one."""
        popup.hide()
        meant = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(self.widget(), meant)
        return True

    def _let_through(self, popup: QWidget, event: QMouseEvent) -> bool:
        """A press beside the list closes it, and is meant for what is there all the same."""
        popup.hide()
        target = QApplication.widgetAt(event.globalPosition().toPoint())
        if target is None:
            return True
        takes: QWidget | None = target
        while takes is not None and not takes.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value:
            takes = takes.parentWidget()
        if takes is not None:
            takes.setFocus(Qt.FocusReason.MouseFocusReason)
        at = QPointF(target.mapFromGlobal(event.globalPosition()))
        button, held, keys = event.button(), event.buttons(), event.modifiers()
        press = QMouseEvent(event.type(), at, event.globalPosition(), button, held, keys)
        QApplication.sendEvent(target, press)
        return True

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class OfferedByArrow(QObject):
    """Gives a line an arrow at its end, called `words`, and the Down key: both show all that may be meant."""

    def __init__(self, line: QLineEdit, completer: NameCompleter, words: str) -> None:
        super().__init__(line)
        self._completer = completer
        line.setCompleter(completer)
        shade = "dark" if line.palette().window().color().lightness() < HALF else "light"
        icon = QIcon(str(paths.resource("icons", f"down-{shade}.svg")))
        self.arrow = line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        self.arrow.setToolTip(words)
        self.arrow.triggered.connect(completer.offer_all)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        shown = self._completer.popup()
        if event.key() != Qt.Key.Key_Down or (shown is not None and shown.isVisible()):
            return False
        self._completer.offer_all()
        return True
