"""Widths for the columns of a table that follow from what its cells hold, in units of the type size."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple


class Extent(NamedTuple):
    """How wide words are at a type size of 1: the longest `word`, and the `whole` of the longest line. Where
    words that usually stay together may be parted, the longest is `parted` wide; 0 where there are none."""

    word: float
    whole: float
    parted: float = 0.0


MOST_FOR_A_WORD = 0.4
"""The share of a table that one long word may claim for its column. One that asks for more is broken anyhow,
and claims no more than what is short."""

SHORT = 0.2
"""A column that needs no more than this share of a table is not broken at all."""

SHORT_ENOUGH = 0.4
"""Nor is one that needs no more than this, where the table does not become much higher by it: a name, or a
day with its words, stays in one line."""

HIGHER = 1.1
"""How much higher a table may become so that such a column is not broken; one line more is always well."""

ROUNDING = 1e-9
"""By how much a width may differ from the one that it was worked out from."""

SPARE = 0.02
"""What a column has beyond its words, in units of the type size: widths that are shared out are rounded, and
a word that is a hair too wide would be broken."""


def shared_columns(heads: Sequence[float], cells: Sequence[Sequence[Extent]], room: float) -> list[float]:
    """Widths in units of the type size: each column has room for its head and its longest word, and the rest
    goes where most has to be said, up to the longest cell in one line."""
    whole = [
        max([head, *(one.whole for one in column)]) + SPARE for head, column in zip(heads, cells, strict=True)
    ]
    if sum(whole) <= room:
        longest = max(range(len(whole)), key=whole.__getitem__)
        return [wide + (room - sum(whole) if nth == longest else 0.0) for nth, wide in enumerate(whole)]
    least, together = _least(whole, heads, cells, room)
    if sum(least) >= room:
        return [wide * room / sum(least) for wide in least]
    volumes = [(sum(one.whole**2 for one in column) / max(len(column), 1)) ** 0.5 for column in cells]
    found = filled(least, whole, volumes, room)
    lines = _height(cells, found)
    for nth, wide in enumerate(together):
        kept = [wide if at == nth else other for at, other in enumerate(least)]
        if wide > least[nth] and sum(kept) <= room:
            wider = filled(kept, whole, volumes, room)
            if _height(cells, wider) <= lines:
                least, found = kept, wider
    lines = _height(cells, found)
    highest = max(HIGHER * lines, lines + 1)
    for nth in sorted(range(len(whole)), key=whole.__getitem__):
        unbroken = [whole[nth] if at == nth else wide for at, wide in enumerate(least)]
        if least[nth] == whole[nth]:
            continue
        if whole[nth] > room * SHORT_ENOUGH or sum(unbroken) > room:
            break
        wider = filled(unbroken, whole, volumes, room)
        if _height(cells, wider) <= highest:
            least, found = unbroken, wider
    return found


def _least(
    whole: Sequence[float], heads: Sequence[float], cells: Sequence[Sequence[Extent]], room: float
) -> tuple[list[float], list[float]]:
    """What each column has at the least, and where words that usually stay together are not parted. They are
    not in any case where they need but a short column."""
    least, together = [], []
    for wide, head, column in zip(whole, heads, cells, strict=True):
        claimed = _claimed([head, *(one.word for one in column)], room)
        parted = _claimed([head, *(one.parted or one.word for one in column)], room)
        is_short = wide <= room * SHORT
        together.append(wide if is_short else claimed)
        least.append(together[-1] if is_short or claimed <= room * SHORT else min(parted, claimed))
    return least, together


def _claimed(words: Sequence[float], room: float) -> float:
    """What a column has at the least for its longest words."""
    return max(word + SPARE if word <= room * MOST_FOR_A_WORD else room * SHORT for word in words)


def _height(cells: Sequence[Sequence[Extent]], widths: Sequence[float]) -> int:
    """About how many lines the rows take in columns so wide."""
    lines = [[ceil(one.whole / wide) for one in column] for column, wide in zip(cells, widths, strict=True)]
    return sum(map(max, zip(*lines, strict=True)))


def filled(
    least: Sequence[float], whole: Sequence[float], volumes: Sequence[float], room: float
) -> list[float]:
    """The room shared in proportion to the volumes, none below its least or beyond what its longest cell
    needs."""
    turns = sorted(
        {0.0, *(edge / v for n, w, v in zip(least, whole, volumes, strict=True) if v for edge in (n, w))}
    )
    for turn in reversed(turns):
        at = [min(w, max(n, turn * v)) for n, w, v in zip(least, whole, volumes, strict=True)]
        if sum(at) <= room:
            # between two turns, only these columns grow, each in proportion to its volume
            grows = [
                n - ROUNDING <= turn * v < w - ROUNDING for n, w, v in zip(least, whole, volumes, strict=True)
            ]
            pace = sum(v for v, grown in zip(volumes, grows, strict=True) if grown)
            more = (room - sum(at)) / pace if pace else 0.0
            return [one + more * v * grown for one, v, grown in zip(at, volumes, grows, strict=True)]
    return list(least)
