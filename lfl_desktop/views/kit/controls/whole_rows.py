"""Lists whose rows are as high as their words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

BESIDE = 18
"""Pixels of a row that its words cannot use, which the style sheet asks for."""


class _WholeRows(QStyledItemDelegate):
    """Asks how high the words of a row are in the width that is left for them: Qt asks it of the whole row,
    and words that only just fit there lost their last line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        asked = QStyleOptionViewItem(option)
        asked.rect = option.rect.adjusted(0, 0, -BESIDE, 0)
        return super().sizeHint(asked, index)


def show_whole_rows(view: QListView) -> None:
    """Lets the words of each row go on in the next line, and all of them be seen at any width."""
    view.setWordWrap(True)
    view.setItemDelegate(_WholeRows(view))
