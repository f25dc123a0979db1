"""The outlines of letters, for pictures that must look alike where the embedded font is missing."""

from __future__ import annotations

from functools import cache
from typing import Any

from lfl_desktop.typography.font_program import FontFile, font_program
from lfl_desktop.typography.fonts import Run, glyphs_of


def run_path(run: Run) -> str:
    """The outline of a run as the data of an SVG path, 1000 units an em, letters one after the other."""
    return "".join([_moved(run.font, glyph.number, glyph.x, glyph.y) for glyph in glyphs_of(run).glyphs])


def _moved(font: FontFile, number: int, x: float, y: float) -> str:
    """A glyph where it stands."""
    scale = 1000 / font_program(font).em
    found = []
    for command, points in _outline(font, number):
        places = (f"{round(across * scale + x)} {round(up * scale + y)}" for across, up in points)
        found.append(command + " ".join(places))
    return "".join(found)


_Steps = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
"""The commands of a path, each with its points."""


@cache
def _outline(font: FontFile, number: int) -> _Steps:
    """The closed lines of a glyph, in the units of its font; none for a space."""
    import uharfbuzz as hb

    found: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    def add(command: str) -> Any:
        def step(*given: Any) -> None:
            numbers = given[:-1]  # the last is what HarfBuzz was given to hand on
            found.append((command, tuple(zip(numbers[::2], numbers[1::2], strict=True))))

        return step

    drawn = hb.DrawFuncs()
    drawn.set_move_to_func(add("M"))
    drawn.set_line_to_func(add("L"))
    drawn.set_quadratic_to_func(add("Q"))
    drawn.set_cubic_to_func(add("C"))
    drawn.set_close_path_func(add("Z"))
    font_program(font).font.draw_glyph(number, drawn, None)
    return tuple(found)
