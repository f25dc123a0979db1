"""The outlines of letters, for pictures that must look alike where the embedded font is missing.

They are read from the font's own tables: `glyf` of the OpenType specification, with the whole-number
units of the font, y upwards.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.typography.fonts import FontFile

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFile


class _Point(NamedTuple):
    x: float
    y: float
    on: bool


_ON, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 6


def text_path(text: str, font: FontFile) -> str:
    """The outline of `text` as the data of an SVG path, 1000 units an em, letters one after the other."""
    parsed = _parsed(font)
    scale, x, found = 1000 / parsed.unitsPerEm, 0.0, []
    for char in text:
        glyph = parsed.charToGlyph.get(ord(char), 0)
        found += [_drawn(contour, x, scale) for contour in _contours(font, glyph)]
        x += parsed.charWidths.get(ord(char), parsed.defaultWidth)
    return "".join(found)


@cache
def _parsed(font: FontFile) -> TTFontFile:
    from reportlab.pdfbase.ttfonts import TTFontFile

    return TTFontFile(str(font.path), subfontIndex=font.subfont)


@cache
def _contours(font: FontFile, glyph: int, deep: int = 0) -> tuple[tuple[_Point, ...], ...]:
    """The closed lines of a glyph; none for a space, or where the font has none."""
    parsed = _parsed(font)
    if glyph + 1 >= len(parsed.glyphPos) or deep > _DEEPEST:
        return ()
    start, end = parsed.glyphPos[glyph], parsed.glyphPos[glyph + 1]
    data = parsed.get_table("glyf")[start:end]
    if len(data) < 10:
        return ()
    count = struct.unpack_from(">h", data)[0]
    return tuple(_simple(data, count)) if count >= 0 else tuple(_composite(font, data, deep))


def _simple(data: bytes, count: int) -> Iterator[tuple[_Point, ...]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    total = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < total:
        flag, times, at = data[at], 1, at + 1
        if flag & _REPEAT:
            times, at = times + data[at], at + 1
        flags += [flag] * times
    xs, at = _coordinates(data, at, flags, _SHORT_X, _SAME_X)
    ys, at = _coordinates(data, at, flags, _SHORT_Y, _SAME_Y)
    points = [_Point(x, y, bool(flag & _ON)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    for first, last in pairwise([-1, *ends]):
        yield tuple(points[first + 1 : last + 1])


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """The coordinates of all points, and where the data go on: each is kept as its step from the last."""
    value, found = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


def _composite(font: FontFile, data: bytes, deep: int) -> Iterator[tuple[_Point, ...]]:
    """A letter put together from others, as an accent and its letter."""
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", data, at)
        x, y = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at + 4)
        at += 8 if flags & _WORDS else 6
        scales = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
        values = [value / 16384 for value in struct.unpack_from(f">{scales}h", data, at)]
        at += 2 * scales
        a, b, c, d = {0: (1, 0, 0, 1), 1: (*values, 0, 0, *values), 2: (*values[:1], 0, 0, *values[1:])}.get(
            scales, values
        )
        dx, dy = (x, y) if flags & _OFFSETS else (0, 0)
        for contour in _contours(font, part, deep + 1):
            yield tuple(_Point(a * p.x + c * p.y + dx, b * p.x + d * p.y + dy, p.on) for p in contour)


def _drawn(contour: tuple[_Point, ...], x: float, scale: float) -> str:
    """One closed line: between two points off the line, there is one on it half way."""
    if not contour:
        return ""
    points: list[_Point] = []
    for before, point in pairwise([contour[-1], *contour]):
        if not before.on and not point.on:
            points.append(_Point((before.x + point.x) / 2, (before.y + point.y) / 2, True))
        points.append(point)
    first = next(n for n, point in enumerate(points) if point.on)
    points = points[first:] + points[: first + 1]
    parts, control = [f"M{_at(points[0], x, scale)}"], ""
    for point in points[1:]:
        if not point.on:
            control = _at(point, x, scale)
        else:
            parts.append(f"Q{control} {_at(point, x, scale)}" if control else f"L{_at(point, x, scale)}")
            control = ""
    return "".join([*parts, "Z"])


def _at(point: _Point, x: float, scale: float) -> str:
    return f"{round(point.x * scale + x)} {round(point.y * scale)}"
