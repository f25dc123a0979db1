"""How a part of the window is built: what stands where, and what each control was set to, as far as no font
and no size of a window decides it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QHeaderView,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

_ELSEWHERE = """
acceptDrops acceptableInput accessibleDescription accessibleIdentifier accessibleName baseSize blockCount
checked childrenRect childrenRegion count currentData currentIndex currentText cursorPosition cursorWidth
date dateTime defaultSectionSize displayText documentTitle down enabled focus font frameGeometry frameRect
frameSize frameWidth fullScreen geometry hasFrame hasSelectedText height html icon iconSize indent inputMask
isActiveWindow isDefault isRedoAvailable isUndoAvailable lineWidth locale margin maximized maximum
maximumHeight maximumSectionSize maximumSize maximumWidth midLineWidth minimized minimumHeight
minimumSectionSize minimumSize minimumSizeHint minimumWidth modified mouseTracking normalGeometry objectName
pageStep palette placeholderText plainText pos readOnly rect redoAvailable selectedText selectionStart
singleStep size sizeHint sizeIncrement sliderPosition styleSheet tabStopDistance text time toolTip
underMouse undoAvailable value visible visibleRegion width windowFilePath windowIcon windowModality
windowModified windowOpacity windowTitle x y
"""
DECIDED_ELSEWHERE = frozenset(_ELSEWHERE.split())
"""What is said by the texts of screens, or is another on each computer."""

WAYS = ("bold", "italic", "strikeOut", "underline")
NO_LIMIT = 2**24 - 1
"""Qt's, for the size of a control."""


def built(root: QWidget) -> list[str]:
    """A line for each control in sight below `root`, and for what stands in it, indented below it."""
    return [line.replace(_WHERE, "") for line in _lines(root, 0)]


_WHERE = "\0"
"""Where a control's line says where it stands, once that is known."""


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    yield "  " * depth + " · ".join((f"{_name(widget)}{_WHERE}", *_facts(widget)))
    layout = widget.layout()
    if layout is not None and (shares := _shares(layout)):
        yield "  " * depth + f"  ({type(layout).__name__.removeprefix('Q')}: {shares})"
    before: list[str] = []
    for child in widget.children():
        if isinstance(child, QTimer | QShortcut | QAction):
            yield from ("  " * (depth + 1) + line for line in _helper(child))
        elif isinstance(child, QWidget) and not (child.isHidden() or child.isWindow() or _scrolls(child)):
            lines = list(_lines(child, depth + 1))
            place = f" · {at}" if (at := _place(layout, child)) else ""
            if lines == before:
                yield "  " * (depth + 1) + f"{_name(child)}{place} · as before"
            else:
                yield lines[0].replace(_WHERE, place)
                yield from lines[1:]
            before = lines


def _scrolls(widget: QWidget) -> bool:
    """Whether Qt shows it only where a window has too little room."""
    name = widget.objectName()
    return name.startswith("qt_scrollarea") and name.endswith("container")


def _name(widget: QWidget) -> str:
    kind = re.sub(r"^Q(?=[A-Z])", "", type(widget).__name__)
    name = widget.objectName()
    return f"{kind} · #{name}" if name and not name.startswith("qt_") else kind


def _facts(widget: QWidget) -> Iterator[str]:
    usual = _usual(_of_qt(type(widget)))
    about: Any = widget.metaObject()
    for nth in range(about.propertyCount()):
        name = about.property(nth).name()
        if name not in DECIDED_ELSEWHERE and name in usual:
            said = _said(widget.property(name))
            if said != usual[name]:
                yield f"{name} {said}"
    for raw in widget.dynamicPropertyNames():
        name = str(raw.data(), "utf-8")
        if not name.startswith("_"):  # those are Qt's
            yield f"[{name}] {_said(widget.property(name))}"
    if isinstance(widget, QStackedWidget):
        yield f"page {widget.currentIndex()}"
    if font := _font(widget):
        yield font
    for what, size in (("least", widget.minimumSize()), ("most", widget.maximumSize())):
        limits = (("wide", size.width()), ("high", size.height()))
        sides = [side for side, limit in limits if 0 < limit < NO_LIMIT]
        if sides:
            yield f"{what} {' and '.join(sides)}"


def _font(widget: QWidget) -> str:
    parent = widget.parentWidget()
    mine, other = widget.font(), parent.font() if parent is not None else QApplication.font()
    ways = [way for way in WAYS if getattr(mine, way)() != getattr(other, way)()]
    larger = mine.pixelSize() - other.pixelSize() if mine.pixelSize() > 0 < other.pixelSize() else 0
    by_points = mine.pointSizeF() - other.pointSizeF() if mine.pointSizeF() > 0 < other.pointSizeF() else 0
    if larger or by_points:
        ways.append("larger" if max(larger, by_points) > 0 else "smaller")
    return f"font {', '.join(ways)}" if ways else ""


@cache
def _usual(kind: Any) -> dict[str, str]:
    """What a control of Qt's is set to as it is made."""
    try:
        made: QWidget = QHeaderView(Qt.Orientation.Horizontal) if issubclass(kind, QHeaderView) else kind()
    except (TypeError, NotImplementedError):
        made = QWidget()
    about: Any = made.metaObject()
    names = [about.property(nth).name() for nth in range(about.propertyCount())]
    usual = {name: _said(made.property(name)) for name in names}
    made.deleteLater()
    return usual


def _of_qt(kind: type) -> type:
    return next(each for each in kind.__mro__ if each.__module__ == "PySide6.QtWidgets")


def _said(value: Any) -> str:
    if isinstance(value, QSizePolicy):
        sides = (value.horizontalPolicy(), value.verticalPolicy())
        shares = (value.horizontalStretch(), value.verticalStretch())
        by_width = " by width" if value.hasHeightForWidth() else ""
        return f"{sides[0].name}/{sides[1].name}{f' {shares}' if any(shares) else ''}{by_width}"
    if isinstance(value, QCursor):
        return value.shape().name
    if isinstance(value, Enum):
        return value.name or str(value.value)
    if isinstance(value, QKeySequence):
        return value.toString()
    if isinstance(value, QFont | QObject) or type(value).__module__.startswith("PySide6."):
        return ""
    return str(value)


def _helper(child: QObject) -> Iterator[str]:
    if isinstance(child, QTimer):
        yield f"(timer of {child.interval()} ms{', once' if child.isSingleShot() else ''})"
    elif isinstance(child, QShortcut):
        yield f"(key {child.key().toString()}, {child.context().name}{'' if child.isEnabled() else ', off'})"
    elif isinstance(child, QAction):
        keys = ", ".join(key.toString() for key in child.shortcuts())
        way = " checkable" if child.isCheckable() else ""
        yield f"(action “{child.text()}” {keys}{way})"


def _place(layout: QLayout | None, child: QWidget) -> str:
    """Where a control stands in a layout."""
    for nth in range(layout.count() if layout is not None else 0):
        assert layout is not None
        item: Any = layout.itemAt(nth)
        if item.widget() is child:
            return _where(layout, nth, item)
        below = item.layout()
        if below is not None and (found := _place(below, child)):
            return f"{_where(layout, nth, item)} {found}"
    return ""


def _where(layout: Any, nth: int, item: QLayoutItem) -> str:
    aligned = f" {item.alignment().name}" if item.alignment() else ""
    position: Any = layout.getItemPosition(nth) if isinstance(layout, QGridLayout | QFormLayout) else ()
    if isinstance(layout, QGridLayout):
        row, column, down, across = position
        over = f" over {down}×{across}" if (down, across) != (1, 1) else ""
        return f"at {row},{column}{over}{aligned}"
    if isinstance(layout, QFormLayout):
        return f"at {position[0]}{aligned}"
    share = f" share {layout.stretch(nth)}" if isinstance(layout, QBoxLayout) and layout.stretch(nth) else ""
    return f"at {nth}{share}{aligned}"


def _shares(layout: Any) -> str:
    if isinstance(layout, QGridLayout):
        columns = [layout.columnStretch(nth) for nth in range(layout.columnCount())]
        rows = [layout.rowStretch(nth) for nth in range(layout.rowCount())]
        every = (("columns", columns), ("rows", rows))
        return " ".join(f"{what} {shares}" for what, shares in every if any(shares))
    if isinstance(layout, QBoxLayout):
        items: list[Any] = [layout.itemAt(nth) for nth in range(layout.count())]
        free = [nth for nth, item in enumerate(items) if item.spacerItem() is not None]
        return f"room at {free} {[layout.stretch(nth) for nth in free]}" if free else ""
    return ""
