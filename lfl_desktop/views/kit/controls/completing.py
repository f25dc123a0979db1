"""What is known is proposed while a name is typed, whichever accents, apostrophes and hyphens it has."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QCompleter

from lfl_desktop.domain.wording.names import folded

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

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
