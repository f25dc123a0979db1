"""The words of a box as shapes: its lines with the signs before them and the badges behind them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lfl_desktop.canvas.drawing import Badge, Box, DrawnLine, Polyline, Role, Shape, TextRun
from lfl_desktop.canvas.plan import LEADING, PAD_X, PAD_Y, BoxRow
from lfl_desktop.canvas.tension_numbers import BADGE_HEIGHT, LABEL_SIZE, STROKES, Pull
from lfl_desktop.canvas.texts import INDENT, PLUS
from lfl_desktop.typography.fonts import Face, ascent, descent, text_width

_BADGE_GAP = 0.25
_EDGE = 0.08


def text_shapes(box: Box, rows: Sequence[BoxRow], size: float, pulls: Sequence[Pull]) -> Iterator[Shape]:
    """What stands in one box."""
    stand = base_line_below(size)
    left, top = box.x + PAD_X * size, box.y + PAD_Y * size
    for row in rows:
        top += row.above * size
        base = top + stand
        yield from _signs(box, row, left, base, size)
        x = left + row.indent * size
        if row.text:
            item = row.item.id if row.item else None
            yield TextRun(x, base, row.text, row.face, size, row.role, box.place, box.side, item)
        end = x + text_width(row.text, row.face, size)
        if row.gone and row.text:
            through = base - 0.24 * size
            yield DrawnLine(x, through, end, through, size * 0.06, row.role)
        if row.badges:
            yield from _badges(row, pulls, end, box.x + box.width - PAD_X * size, top, size)
        top += LEADING * size


def base_line_below(size: float) -> float:
    """From the top of a line to its base line: the letters stand in the middle of their line."""
    return (LEADING * size + ascent(Face.REGULAR, size) - descent(Face.REGULAR, size)) / 2


def badge(pull: Pull, x: float, y: float, size: float) -> Iterator[Shape]:
    """The number of a tension on its ground, of which `x` and `y` are the top left corner."""
    width, height, small = pull.width * size, BADGE_HEIGHT * size, LABEL_SIZE * size
    yield Badge(x, y, width, height, _EDGE * size, STROKES[pull.tension.state], pull.tension.id)
    across = text_width(pull.label, Face.SEMIBOLD, small)
    base = y + height / 2 + 0.33 * small
    yield TextRun(x + (width - across) / 2, base, pull.label, Face.SEMIBOLD, small, Role.PULL)


def _badges(
    row: BoxRow, pulls: Sequence[Pull], end: float, right: float, top: float, size: float
) -> Iterator[Shape]:
    """Behind the words; at the right edge behind a title."""
    gap = _BADGE_GAP * size
    wide = sum(pulls[nth].width * size for nth in row.badges) + gap * (len(row.badges) - 1)
    x = right - wide if row.item is None else end + (gap if row.text else 0)
    for nth in row.badges:
        yield from badge(pulls[nth], x, top + (LEADING - BADGE_HEIGHT) / 2 * size, size)
        x += pulls[nth].width * size + gap


def _signs(box: Box, row: BoxRow, left: float, base: float, size: float) -> Iterator[Shape]:
    if row.sign:
        x = left + size * (0.2 if row.sign == PLUS else 0.08)
        yield TextRun(x, base, row.sign, Face.SEMIBOLD, size, row.role, box.place, box.side)
    if row.locked:
        yield from _lock(left + (INDENT * size if row.sign else 0), base, size)


def _lock(x: float, base: float, size: float) -> Iterator[Polyline]:
    """A padlock in the place of a letter."""
    width, high, middle = 0.56 * size, 0.4 * size, x + 0.38 * size
    left, top = middle - width / 2, base - high
    body = ((left, top), (left + width, top), (left + width, base), (left, base))
    around = [math.pi * nth / 6 for nth in range(7)]
    radius = width * 0.32
    bow = tuple((middle - radius * math.cos(a), top - 0.1 * size - radius * math.sin(a)) for a in around)
    yield Polyline((*((bow[0][0], top), *bow), (bow[-1][0], top)), 0.085 * size, Role.MUTED)
    yield Polyline(body, 0, Role.MUTED, filled=True)
