"""The activity system at its fullest: 200 items and 40 tensions, laid out after each key and painted."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median
from uuid import UUID

from bench_timing import RUNS, Pair
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState
from lfl_desktop.views.kit.controls.drawing_painter import Painted, paint_on_screen
from lfl_desktop.views.kit.theme import LIGHT

LAYOUT, FRAME = 0.010, 1 / 60
"""What a layout and a frame may take, in seconds."""

ITEMS, TENSIONS, KEYS = 200, 40, 15
WIDTH, HEIGHT = 1500, 1100
_WORDS = ("We", "watch", "each", "other", "teach", "phonics", "half-term", "deputy", "Friday")


def layouts() -> list[Pair]:
    """Median seconds of a layout after a key, beside what it may take, in each run."""
    kept = records()
    return [Pair(median(_seconds(_drawing, kept, n) for n in range(KEYS)), LAYOUT) for _ in range(RUNS)]


def frames() -> tuple[list[Pair], list[Pair]]:
    """Median seconds of painting a drawing that has changed, and one that has not, in each run."""
    app = QApplication.instance() or QApplication([])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    painted, drawing = Painted(), _drawing(records(), 0)

    def frame(again: bool) -> None:
        painter = QPainter(image)
        (painted.paint if again else paint_on_screen)(painter, drawing, LIGHT)
        painter.end()

    frame(False)
    frame(True)
    found = tuple(
        [Pair(median(_seconds(frame, again) for _ in range(KEYS)), FRAME) for _ in range(RUNS)]
        for again in (False, True)
    )
    del app
    return found[0], found[1]


def _drawing(kept: tuple[list[SystemItem], list[Tension]], key: int) -> Drawing:
    items, tensions = kept
    items[3] = replace(items[3], wording=f"{_WORDS[key % len(_WORDS)]} {key}")
    return lay_out_system(items, width=WIDTH, height=HEIGHT, size=14.5, smallest=9, tensions=tensions)


def records() -> tuple[list[SystemItem], list[Tension]]:
    chosen, version = random.Random(1), UUID(int=1)
    items = [
        SystemItem(
            id=UUID(int=n),
            version=version,
            place=[*Place][n % 7],
            layer=[*Layer][n % 2],
            wording=" ".join(chosen.choices(_WORDS, k=chosen.randint(2, 9))),
            position=n,
        )
        for n in range(ITEMS)
    ]
    tensions = [
        Tension(
            id=UUID(int=1000 + n),
            version=version,
            from_place=chosen.choice([*Place]),
            to_place=chosen.choice([*Place]),
            neighbour=f"Neighbour {n}" if n % 10 == 9 else "",
            state=chosen.choice([*TensionState]),
            position=n,
        )
        for n in range(TENSIONS)
    ]
    return items, tensions


def _seconds(job: Callable[..., object], *given: object) -> float:
    begun = time.perf_counter()
    job(*given)
    return time.perf_counter() - begun
