"""Letters in the order in which they are drawn, from left to right: pieces that read from the right are
turned round (Unicode 15, annex 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from lfl_desktop.typography.fonts import Face, Run, runs

# Hebrew, Arabic, Syriac, Thaana, N'Ko ..., and the forms that joined Arabic letters take
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_from_left(text: str, face: Face) -> Iterator[Run]:
    """What is drawn from left to right, each run in the order in which it is read."""
    if not LEFTWARD.search(text):
        yield from runs(text, face)
        return
    for leftward, stretch in _stretched(_in_drawing_order(text)):
        if leftward:
            yield from reversed(runs(stretch[::-1], face))
        else:
            yield from runs(stretch, face)


def _stretched(drawn: str) -> Iterator[tuple[bool, str]]:
    """Letters in drawing order by whether they read from the right; marks go with what they stand on: before
    it where that does, else behind it."""
    for leftward, pairs in groupby(zip(drawn, _sides(drawn), strict=True), key=lambda pair: pair[1]):
        stretch = "".join(char for char, _side in pairs)
        yield leftward and any(unicodedata.bidirectional(char) != "NSM" for char in stretch), stretch


def _sides(drawn: str) -> Iterator[bool]:
    """Of each letter in drawing order, whether it reads from the right."""
    leftward = True
    for char in drawn:
        kind = unicodedata.bidirectional(char)
        if kind != "NSM" or LEFTWARD.match(char):
            leftward = kind in ("R", "AL", "NSM")
        yield leftward


# what the older half of python-bidi knows of; it turns brackets round, which the newer leaves
_CLASSES = frozenset(
    (
        *("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN"),
        *("B", "S", "WS", "ON", "LRE", "LRO", "RLE", "RLO", "PDF"),
    )
)

# python-bidi drops what asks for letters to be joined or not: it goes along as marks that nobody writes
_AS_MARKS = {ord("\u200c"): "\ufe2e", ord("\u200d"): "\ufe2f"}
_FROM_MARKS = {ord(mark): chr(joiner) for joiner, mark in _AS_MARKS.items()}


def _in_drawing_order(text: str) -> str:
    base = "R" if reads_leftward(text) else "L"
    if all(unicodedata.bidirectional(char) in _CLASSES for char in text):
        from bidi.algorithm import get_display  # type: ignore[import-untyped]
    else:
        from bidi import get_display  # type: ignore[import-untyped]
    return str(get_display(text.translate(_AS_MARKS), base_dir=base)).translate(_FROM_MARKS)


def reads_leftward(text: str) -> bool:
    """Whether the first letter with a direction reads right to left."""
    if not LEFTWARD.search(text):
        return False
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"
