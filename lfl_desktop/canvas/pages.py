"""A page as one drawing: the drawings that stand on it, and its lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Drawing, Role, TextRun, shape_moved
from lfl_desktop.typography.fonts import Face


class PageFigure(NamedTuple):
    """A drawing with its top left corner at `x`, `y`, from the top left corner of the page."""

    drawing: Drawing
    x: float
    y: float


class PageWords(NamedTuple):
    """Text in one face and one colour; it begins at `x` and stands on `baseline`."""

    text: str
    face: Face
    size: float
    role: Role
    x: float
    baseline: float


def page_of(
    width: float,
    height: float,
    figures: Iterable[PageFigure],
    before: Iterable[PageWords] = (),
    after: Iterable[PageWords] = (),
) -> Drawing:
    """The page as one drawing, with what is read `before` and `after` its figures. Its size of type is the
    least of these; what has no room in one of them has none on it."""
    every = list(figures)
    shapes = [shape_moved(shape, x, y) for drawing, x, y in every for shape in drawing.shapes]
    head, rest = ([_run(one) for one in words] for words in (before, after))
    size = min([figure.drawing.size for figure in every] or [run.size for run in (*head, *rest)], default=0.0)
    without = tuple(item for figure in every for item in figure.drawing.not_shown)
    return Drawing(width, height, size, (*head, *shapes, *rest), without)


def _run(words: PageWords) -> TextRun:
    return TextRun(words.x, words.baseline, words.text, words.face, words.size, words.role)
