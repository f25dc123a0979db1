"""The keys that make something larger and smaller: a picture that has the cursor, else the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_BESIDE = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def zoom_step(event: QKeyEvent) -> int | None:
    """A step larger (1) or smaller (-1), or the usual size (0); None for another key."""
    if event.modifiers() & ~_BESIDE != Qt.KeyboardModifier.ControlModifier:
        return None
    return _STEPS.get(Qt.Key(event.key()))


def keeps_zoom_key(event: QEvent) -> bool:
    """Whether an event asks if a key that zooms is wanted here, or else goes to the window; it is taken."""
    wanted = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and zoom_step(event) is not None
    )
    if wanted:
        event.accept()
    return wanted
