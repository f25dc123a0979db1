"""What of the words and controls in sight has not the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from lfl_desktop.views.kit.controls.own_controls import DateLine

LEAST_TARGET = 24
"""Pixels high and wide of what is pressed, see test_targets."""

SAYS_A_RECORD = {"shorter"}
"""Lines whose hint is what a record says, however long that is: it stands above them in full."""

BESIDE_ROW = 16
"""Pixels of a row of a list that its words cannot use."""

USUAL_WORD = 12
"""Letters of words that are never broken in two."""

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
        if isinstance(widget, QLineEdit) and widget.text() and not widget.hasFocus():
            needed, room = widget.fontMetrics().horizontalAdvance(widget.text()), _room_to_type(widget)
            if needed > room + SLACK:
                yield f"{told}: “{widget.text()}” needs {needed} of {room}"
        if isinstance(widget, QLineEdit) and not widget.text() and (hint := widget.placeholderText()):
            needed, room = widget.fontMetrics().horizontalAdvance(hint), _room_to_type(widget)
            if needed > room + SLACK and widget.objectName() not in SAYS_A_RECORD:
                yield f"{told}: its hint “{hint}” needs {needed} of {room}"
        if isinstance(widget, DateLine) and widget.text():
            needed = widget.fontMetrics().horizontalAdvance(widget.text())
            room = widget.contentsRect().width() - widget.textMargins().right()
            if needed > room:
                yield f"{told}: its day “{widget.text()}” needs {needed} of {room}"
        if isinstance(widget, QPlainTextEdit) and not widget.toPlainText():
            yield from (f"{told}: {each}" for each in _hint_cut(widget))
        if isinstance(widget, QPlainTextEdit):
            yield from (f"{told}: {each}" for each in _words_broken(widget))
        if isinstance(widget, QComboBox) and widget.width() + SLACK < widget.minimumSizeHint().width():
            yield f"{told}: {widget.width()} wide, needs {widget.minimumSizeHint().width()}"
        if isinstance(widget, QAbstractScrollArea):
            yield from (f"{told}: {each}" for each in _sideways(widget))
        if isinstance(widget, QListView) and widget.wordWrap():
            yield from (f"{told}: {each}" for each in _rows_cut(widget))
        if isinstance(widget, QTableView):
            yield from (f"{told}: {each}" for each in _headings_cut(widget.horizontalHeader()))
        if not _inside(widget):
            yield f"{told}: {_rect(widget.geometry())} is not within {_rect(_parent(widget).rect())}"


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _told(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow() and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " in ".join(names) + (f" “{words}”" if words else "")


def _words_cut(widget: QLabel | QAbstractButton) -> Iterator[str]:
    if not widget.text():
        return
    width, least = widget.width() + SLACK, widget.minimumSizeHint()
    if len(widget.text()) == 1 and (width, widget.height()) >= (LEAST_TARGET, LEAST_TARGET):
        return  # a sign is smaller than a letter
    if width < least.width():
        yield f"{widget.width()} wide, needs {least.width()}"
    wraps = widget.hasHeightForWidth()
    needed = widget.heightForWidth(widget.width()) if wraps else least.height()
    if widget.height() + SLACK < needed:
        yield f"{widget.height()} high, needs {needed}"


def _room_to_type(line: QLineEdit) -> int:
    """Pixels in which the words of a line are seen; Qt keeps two free on either side."""
    margins = line.textMargins()
    return line.contentsRect().width() - margins.left() - margins.right() - 4


def _hint_cut(text: QPlainTextEdit) -> Iterator[str]:
    room = text.viewport().rect().adjusted(4, 4, -4, 0)
    wrap, metrics = Qt.TextFlag.TextWordWrap.value, text.fontMetrics()
    needed = metrics.boundingRect(room, wrap, text.placeholderText()).height()
    if text.placeholderText() and needed > room.height() + metrics.descent():
        yield f"its hint “{text.placeholderText()}” needs {needed} of {room.height()}"


def _words_broken(text: QPlainTextEdit) -> Iterator[str]:
    """Words of usual length that have no room in one line."""
    metrics, room = text.fontMetrics(), text.viewport().width() - 2 * text.document().documentMargin()
    for word in (text.toPlainText() or text.placeholderText()).split():
        if len(word) <= USUAL_WORD and metrics.horizontalAdvance(word) > room + SLACK:
            yield f"its word “{word}” needs {metrics.horizontalAdvance(word)} of {room:.0f}"


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if (farthest := area.horizontalScrollBar().maximum()) > 0:
        yield f"scrolls sideways by {farthest}"
    if isinstance(area, QScrollArea) and (page := area.widget()) is not None:
        needed, room = page.minimumSizeHint().width(), area.viewport().width()
        if needed > room:
            yield f"needs {needed} in {room}"


def _rows_cut(view: QListView) -> Iterator[str]:
    """The rows of a list whose words have more lines than there is room for."""
    for nth in range(view.model().rowCount()):
        index = view.model().index(nth, 0)
        shown, words = view.visualRect(index), str(index.data() or "")
        ticked = (
            2 * view.fontMetrics().height() if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
        )
        room = QRect(0, 0, shown.width() - BESIDE_ROW - ticked, 9999)
        needed = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words).height()
        if shown.isValid() and needed > shown.height():
            yield f"its row “{words}” needs {needed} of {shown.height()}"


def _headings_cut(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        needed, room = header.sectionSizeHint(section), header.sectionSize(section)
        if header.isVisible() and not header.isSectionHidden(section) and needed > room + SLACK:
            words = header.model().headerData(section, header.orientation())
            yield f"the heading “{words}” needs {needed} of {room}"


def _inside(widget: QWidget) -> bool:
    """Whether it is wholly within what it lies on, which may be larger than what of it is in sight."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.rect().isEmpty():
        return True
    if isinstance(parent, QAbstractScrollArea):
        return True  # its viewport, which follows it
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
        return True
    return parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry())


def _rect(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()} at {rect.x()},{rect.y()}"
