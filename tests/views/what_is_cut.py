"""What of the words and controls in sight has not the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

SLACK = 1
"""Pixels by which sizes may differ that were rounded one after the other."""


def cut(root: QWidget) -> Iterator[str]:
    """A line for each widget below `root` in sight that is cut, or scrolls sideways."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not root.window() or isinstance(widget, QMenu):
            continue
        told = _told(widget)
        if isinstance(widget, QLabel | QAbstractButton):
            yield from (f"{told}: {each}" for each in _words_cut(widget))
        if isinstance(widget, QLineEdit) and not widget.text() and (hint := widget.placeholderText()):
            needed, room = widget.fontMetrics().horizontalAdvance(hint), widget.contentsRect().width()
            if needed > room:
                yield f"{told}: its hint “{hint}” needs {needed} of {room}"
        if isinstance(widget, QComboBox) and widget.width() + SLACK < widget.minimumSizeHint().width():
            yield f"{told}: {widget.width()} wide, needs {widget.minimumSizeHint().width()}"
        if isinstance(widget, QAbstractScrollArea):
            yield from (f"{told}: {each}" for each in _sideways(widget))
        if isinstance(widget, QTableView):
            yield from (f"{told}: {each}" for each in _headings_cut(widget.horizontalHeader()))
        if not _inside(widget):
            yield f"{told}: {_rect(widget.geometry())} is not within {_rect(_parent(widget).rect())}"


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _told(widget: QWidget) -> str:
    names, at = [], widget
    while at is not None and not at.isWindow() and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " in ".join(names) + (f" “{words}”" if words else "")


def _words_cut(widget: QLabel | QAbstractButton) -> Iterator[str]:
    if not widget.text():
        return
    width, least = widget.width() + SLACK, widget.minimumSizeHint()
    if width < least.width():
        yield f"{widget.width()} wide, needs {least.width()}"
    wraps = widget.hasHeightForWidth()
    needed = widget.heightForWidth(widget.width()) if wraps else least.height()
    if widget.height() + SLACK < needed:
        yield f"{widget.height()} high, needs {needed}"


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if (farthest := area.horizontalScrollBar().maximum()) > 0:
        yield f"scrolls sideways by {farthest}"
    if isinstance(area, QScrollArea) and area.widget() is not None:
        needed, room = area.widget().minimumSizeHint().width(), area.viewport().width()
        if needed > room:
            yield f"needs {needed} in {room}"


def _headings_cut(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        needed, room = header.sectionSizeHint(section), header.sectionSize(section)
        if header.isVisible() and not header.isSectionHidden(section) and needed > room + SLACK:
            words = header.model().headerData(section, header.orientation())
            yield f"the heading “{words}” needs {needed} of {room}"


def _inside(widget: QWidget) -> bool:
    """Whether it is wholly within what it lies on, which may be larger than what of it is in sight."""
    if widget.isWindow() or widget.rect().isEmpty():
        return True
    parent = _parent(widget)
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
        return True
    return parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry())


def _rect(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()} at {rect.x()},{rect.y()}"
