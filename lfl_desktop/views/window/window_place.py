"""Where the window stands and how large it is: as it was left, and never larger than its screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QStyle, QWidget

USUAL = QSize(1360, 860)
"""The size of the window before anybody chose one, where the screen has room for it."""


def place_window(window: QWidget, geometry: str) -> None:
    """Puts the window where `geometry` says it was, maximised if it was; without one that can be read it
    gets the usual size. What is no longer on a screen comes back on one that is there."""
    written = QByteArray.fromHex(geometry.encode("ascii", "ignore"))
    restored = bool(geometry) and window.restoreGeometry(written)
    if not restored:
        window.resize(USUAL.boundedTo(_room(window).size()))
    elif not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(fitted(window.geometry(), _room(window)))


def geometry_of(window: QWidget) -> str:
    """Where the window is and how large, for `place_window` of another time."""
    return bytes(window.saveGeometry().toHex().data()).decode()


def fitted(wanted: QRect, room: QRect) -> QRect:
    """`wanted` within `room`: moved where that is enough, and smaller where it is not."""
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.x(), room.x()), room.right() + 1 - size.width())
    top = min(max(wanted.y(), room.y()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _room(window: QWidget) -> QRect:
    """What the screen of a window has free for what is within its frame."""
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    return window.screen().availableGeometry().adjusted(0, bar, 0, 0)
