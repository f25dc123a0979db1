"""Carrying an item over a full activity system: how long a movement takes until it is painted."""

from __future__ import annotations

import math
import time
from pathlib import Path

from bench_canvas import FRAME, HEIGHT, WIDTH, records
from bench_timing import RUNS, Pair
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from lfl_desktop.canvas.dropping import area_of
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.workspace.activity.action_links import links_of_page
from lfl_desktop.workspace.activity.leaders_system import read_leaders_system
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

MOVES = 120
"""Movements of the pointer in a run, around the whole picture."""


def drags(sample: Path) -> list[Pair]:
    """Seconds of all but the slowest of 20 movements, each painted, beside what a frame may take, in each
    run; `sample` is not changed."""
    app = QApplication.instance() or QApplication([])
    canvas = _full(sample)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    QApplication.processEvents()
    id = next(item.id for item in canvas.items if area_of(canvas.drawing(), item.id))
    found = [Pair(_dragged(canvas, id), FRAME) for _ in range(RUNS)]
    canvas.close()
    del app
    return found


def _full(sample: Path) -> ActivityCanvas:
    copy = sample.with_name("dragged.lfl")
    copy.write_bytes(sample.read_bytes())
    workspace = Workspace.open(copy)
    system = workspace.select(ActivitySystem)[0]
    version = SystemVersion(system=system.id, date=workspace.today())
    items, tensions = records()
    with workspace.step("Fill") as step:
        step.put(version)
        for item in items:
            step.put(replace(item, version=version.id))
        for tension in tensions:
            step.put(replace(tension, version=version.id))
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    page = read_leaders_system(book, system.person, version.id)
    canvas = ActivityCanvas()
    canvas.set_content(page.items)
    canvas.set_tensions(links_of_page(book, page, False))
    workspace.close()
    return canvas


def _dragged(canvas: ActivityCanvas, id: object) -> float:
    area = next(area_of(canvas.drawing(), item.id) for item in canvas.items if item.id == id)
    assert area is not None
    start = canvas.origin() + QPointF(area.left + 4, (area.top + area.foot) / 2)
    _send(canvas, QEvent.Type.MouseButtonPress, start)
    seconds = []
    for nth in range(MOVES):
        turn = 2 * math.pi * nth / MOVES
        at = QPointF(WIDTH / 2 * (1 + 0.85 * math.cos(turn)), HEIGHT / 2 * (1 + 0.85 * math.sin(turn)))
        begun = time.perf_counter()
        _send(canvas, QEvent.Type.MouseMove, at)
        QApplication.processEvents()  # paints what is to be painted anew
        seconds.append(time.perf_counter() - begun)
    assert canvas.hand.is_carrying
    canvas.hand.break_off()
    _send(canvas, QEvent.Type.MouseButtonRelease, start)
    QApplication.processEvents()
    return sorted(seconds)[round(MOVES * 0.95)]


def _send(canvas: ActivityCanvas, kind: QEvent.Type, at: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, canvas.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, event)
