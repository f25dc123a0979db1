"""Going from place to place: each is painted when it has its shape, and once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from window_driver import PLACES_OF_A_SET

from lfl_desktop.views.window.places import PLACES
from lfl_desktop.workspace.destination import PlaceName


class Paintings(QObject):
    """How often each widget was painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.count: Counter[QObject] = Counter()
        self._app = app

    def __enter__(self) -> Counter[QObject]:
        self._app.installEventFilter(self)
        return self.count

    def __exit__(self, *_error: object) -> None:
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count[watched] += 1
        return False


def painted(widget: QWidget, counted: Counter[QObject]) -> set[int]:
    """How often what lies in `widget` was painted."""
    return {
        count
        for painted, count in counted.items()
        if isinstance(painted, QWidget) and widget.isAncestorOf(painted)
    }


def come_to_rest(window: QWidget) -> None:
    """Until nothing waits to be done in the window: no layout, no painting, no timer that runs once."""
    quiet = 0
    while quiet < 4:
        QApplication.processEvents()
        waiting = any(timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer))
        quiet = 0 if waiting else quiet + 1


def test_each_place_that_has_a_name_is_listed_in_the_order_of_the_names() -> None:
    assert [place.name for place in PLACES] == list(PlaceName)


@pytest.mark.parametrize("place", [place.name for place in PLACES_OF_A_SET])
def test_a_place_that_is_come_back_to_is_painted_once(sample_path, open_window, qapp, place) -> None:
    window = open_window(sample_path)
    window.go(place)
    come_to_rest(window)
    window.go("today" if place != "today" else "members")
    come_to_rest(window)
    with Paintings(qapp) as counted:
        window.go(place)
        come_to_rest(window)
    assert painted(window.screen_of(place), counted) == {1}


def test_a_list_is_painted_once_when_it_is_first_looked_at(sample_path, open_window, qapp) -> None:
    window = open_window(sample_path)
    with Paintings(qapp) as counted:
        window.go("actions")
        table = window.screen_of("actions").findChild(QTableView)
        come_to_rest(window)
    assert counted[table.viewport()] == 1


def test_a_start_keeps_no_source_of_any_module() -> None:
    asked = "import lfl_desktop.app, linecache; print(sorted(linecache.cache))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
