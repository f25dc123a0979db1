"""All that the window says, to eye or ear, each text by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def texts_of(root: QWidget) -> Iterator[str]:
    """What is said by `root` and all in sight below it."""
    waiting = [root]
    while waiting:
        widget = waiting.pop()
        yield from (text for text in _own(widget) if text)
        within = [child for child in widget.children() if isinstance(child, QWidget)]
        if not isinstance(widget, QAbstractItemView | QComboBox):
            waiting += [child for child in within if child.isVisible() and not child.isWindow()]
        if not within and (heard := QAccessible.queryAccessibleInterface(widget)) is not None:
            yield from _inside(heard)


def _own(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QAbstractButton | QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(nth) for nth in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        yield from _cells(model, QModelIndex())
        if isinstance(widget, QTableView):
            across = range(model.columnCount())
            yield from (str(model.headerData(each, Qt.Orientation.Horizontal) or "") for each in across)


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    count = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for cell in (model.index(row, column, parent) for column in range(count)):
            yield from (str(cell.data(role) or "") for role in ROLES)
            yield from _cells(model, cell) if cell.column() == 0 else ()


def _inside(interface: QAccessibleInterface) -> Iterator[str]:
    """What a control that paints its parts itself says of them."""
    for nth in range(interface.childCount()):
        part = interface.child(nth)
        if part is not None:
            yield part.text(QAccessible.Text.Name)
            yield part.text(QAccessible.Text.Value)
            yield from _inside(part)
