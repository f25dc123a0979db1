"""A pattern of dark and light squares, as one drawing."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.canvas.drawing import Drawing, Polyline, Role

SQUARE = 4.0
"""Points of a square: 1.4 mm, which any camera reads."""


def drawn_squares(rows: Sequence[Sequence[bool]]) -> Drawing:
    """The pattern, of which the dark squares are drawn."""
    side = len(rows) * SQUARE
    shapes = tuple(
        Polyline(_corners(down, across), 0.0, Role.INK, filled=True)
        for down, row in enumerate(rows)
        for across, is_dark in enumerate(row)
        if is_dark
    )
    return Drawing(side, side, SQUARE, shapes)


def _corners(down: int, across: int) -> tuple[tuple[float, float], ...]:
    x, y = across * SQUARE, down * SQUARE
    return (x, y), (x + SQUARE, y), (x + SQUARE, y + SQUARE), (x, y + SQUARE)
