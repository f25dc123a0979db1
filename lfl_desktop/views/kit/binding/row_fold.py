"""A row whose words stand in a line of their own where there is little room beside its other fields."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

LEAST = 14
"""Characters of the system's font that a field of words shows across at least beside others."""


def fold_beside(line: QBoxLayout, words: QWidget, width: int) -> None:
    """Puts what stands in a line of `width` pixels below each other where `words` would be too narrow."""
    items = [
        item for at in range(line.count()) if (item := line.itemAt(at)) is not None and not item.isEmpty()
    ]
    edges = line.contentsMargins()
    taken = edges.left() + edges.right() + (len(items) - 1) * line.spacing()
    taken += sum(item.sizeHint().width() for item in items if item.widget() is not words)
    narrow = width - taken < LEAST * words.fontMetrics().averageCharWidth()
    ways = QBoxLayout.Direction
    line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
