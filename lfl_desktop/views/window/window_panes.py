"""The parts of the window that F6 goes through: the list of places, the columns of the place, the header."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QWidget

from lfl_desktop.views.kit.screen import Screen

Pane = tuple[QWidget, ...]
"""The widgets that belong together."""

COLUMNS = "columns"
"""The name of the layouts of a place whose parts stand beside each other."""


class WindowPanes:
    """Goes from part to part, and comes back to where the cursor was in each. `around` are those that are
    always there: before the place in sight and after it."""

    def __init__(self, around: tuple[QWidget, QWidget], screen: Callable[[], Screen]) -> None:
        self._around, self._screen = around, screen
        self._last: dict[QWidget, QWidget] = {}

    def go(self, step: int) -> None:
        """Puts the cursor into the next part that can have it, or into the one before."""
        panes = self._panes()
        cursor = QApplication.focusWidget()
        now = next((place for place, pane in enumerate(panes) if _holds(pane, cursor)), -1 if step > 0 else 0)
        if cursor is not None and now >= 0:
            self._last[panes[now][0]] = cursor
        for number in range(1, len(panes) + 1):
            if self._enter(panes[(now + step * number) % len(panes)]):
                return

    def _panes(self) -> list[Pane]:
        screen = self._screen()
        columns = [pane for pane in _columns(screen) if next(_stops(pane), None) is not None]
        above = tuple(w for w in _stops((screen,)) if not any(_holds(pane, w) for pane in columns))
        first, last = self._around
        return [(first,), *([above] if above else []), *columns, (last,)]

    def _enter(self, pane: Pane) -> bool:
        stops = list(_stops(pane))
        if not stops:
            return False
        last = self._last.get(pane[0])
        chosen = next((stop for stop in stops if stop.property("checked")), stops[0])
        (last if last in stops else chosen).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


def _columns(screen: Screen) -> list[Pane]:
    layout = screen.findChild(QBoxLayout, COLUMNS)
    if layout is None:
        return []
    items = [layout.itemAt(place) for place in range(layout.count())]
    panes = [tuple(_widgets(item.widget(), item.layout())) for item in items if item is not None]
    return [pane for pane in panes if pane]


def _widgets(widget: QWidget | None, layout: QLayout | None) -> Iterator[QWidget]:
    if widget is not None:
        yield widget
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is not None:
            yield from _widgets(item.widget(), item.layout())


def _stops(pane: Pane) -> Iterator[QWidget]:
    """What Tab stops at in a part, in its order."""
    for root in pane:
        for widget in (root, *root.findChildren(QWidget)):
            by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
                yield widget


def _holds(pane: Pane, widget: QWidget | None) -> bool:
    return widget is not None and any(root is widget or root.isAncestorOf(widget) for root in pane)
