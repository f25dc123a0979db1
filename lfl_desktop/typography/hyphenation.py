"""Where words may be parted at the end of a line: British patterns, at least three letters on each side."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SIDE = 3
"""Letters that stay together at each end of a word."""

SOFT_HYPHEN = "\u00ad"
"""Ends a line where a word is parted: whoever reads the words without the page joins them again."""

_WORD = re.compile(r"[“‘]?([a-zà-öø-ÿ]{6,})[.,;:!?…”’]*")
"""A word in small letters, which is no name, with what stands around it. What a day is told by stays
whole: it ends in a bracket."""


@lru_cache(maxsize=4_000)
def parting_places(text: str) -> tuple[int, ...]:
    """After how many of its characters a word may be parted, the last place first; names are not parted."""
    found = _WORD.fullmatch(text)
    if not found:
        return ()
    places = _patterns().positions(found.group(1))
    return tuple(found.start(1) + place for place in reversed(places))


@cache
def _patterns() -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang="en_GB", left=SIDE, right=SIDE)
