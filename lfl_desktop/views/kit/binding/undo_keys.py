"""The keys of undo and redo, which belong to the window: one undo for everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence

UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))
"""The same on every system, because people learn them from each other."""


def is_undo(event: QKeyEvent, keys: Sequence[QKeySequence] = (*UNDO, *REDO)) -> bool:
    """Whether a key is undo or redo, for a field that leaves them to the window."""
    return QKeySequence(event.keyCombination()) in keys
