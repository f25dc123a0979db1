"""Words on a chart: at the left of a place, at its right or in its middle, broken into lines where they are
long."""

from __future__ import annotations

from collections.abc import Iterable

from lfl_desktop.canvas.drawing import Role, TextRun
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.typography.line_breaking import broken, words_with_widths

LEADING = 1.3
"""From one base line to the next, in sizes of type."""

ASCENT = 0.74
"""From the top of a line to its base line, in sizes of type."""

FACE = Face.REGULAR


def from_left(words: str, x: float, baseline: float, size: float, role: Role = Role.INK) -> TextRun:
    """Words that begin at `x`."""
    return TextRun(x, baseline, words, FACE, size, role)


def to_right(words: str, x: float, baseline: float, size: float, role: Role = Role.INK) -> TextRun:
    """Words that end at `x`."""
    return from_left(words, x - width_of(words, size), baseline, size, role)


def in_lines(words: str, width: float, size: float) -> list[str]:
    """The lines that words fill in `width`: one at least."""
    return broken(words_with_widths(words, FACE), width / size) or [""]


def width_of(words: str, size: float) -> float:
    """How wide words are in one line."""
    return text_width(words, FACE, size)


HAIR = 0.02
"""In units of the type size."""


def widest_of(every: Iterable[str], size: float, most: float) -> float:
    """The width of the widest of some words, and a hair, so that rounding breaks none; `most` at most."""
    return min(max((width_of(words, size) for words in every), default=0.0) + HAIR * size, most)
