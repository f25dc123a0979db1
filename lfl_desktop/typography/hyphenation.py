"""Where words may be parted at the end of a line: British patterns, at least three letters on each side."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

SIDE = 3
"""Letters that stay together at each end of a word."""

SOFT_HYPHEN = "\u00ad"
"""Ends a line where a word is parted: whoever reads the words without the page joins them again."""

_WORD = re.compile(r"[“‘]?([a-zà-öø-ÿ]{6,})[.,;:!?…”’]*")
"""A word in small letters, which is no name, with what stands around it. What a day is told by stays
whole: it ends in a bracket."""

_LIKELIHOODS = {ord(digit): None for digit in "0123456789"}
"""What stands between the letters of a pattern."""


LONG = 12
"""Letters of a word that may go on in the next line behind a hyphen of its own, as a name of two families."""


def hyphened_places(text: str) -> tuple[int, ...]:
    """After how many of its characters a long word has a hyphen of its own, the last place first."""
    if len(text) < LONG or "-" not in text:
        return ()
    inside = range(len(text) - SIDE, SIDE, -1)
    return tuple(place for place in inside if text[place - 1] == "-" and text[place].isalpha())


def read_patterns() -> None:
    """Reads the patterns, so that the first paper does not wait for them."""
    _longest()


@lru_cache(maxsize=4_000)
def parting_places(text: str) -> tuple[int, ...]:
    """After how many of its characters a word may be parted, the last place first; names are not parted."""
    found = _WORD.fullmatch(text)
    if not found:
        return ()
    word, before = found.group(1), found.start(1)
    likely = _likelihoods(word)
    return tuple(before + place for place in range(len(word) - SIDE, SIDE - 1, -1) if likely[place] % 2)


def _likelihoods(word: str) -> list[int]:
    """How likely a part begins at each letter of a word, of all the patterns in it the most: an odd number
    allows it (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983)."""
    patterns, within = _patterns(), f".{word}."
    longest = _longest()
    found = [0] * (len(within) + 1)
    for start in range(len(within)):
        for end in range(start + 1, min(start + longest, len(within)) + 1):
            if pattern := patterns.get(within[start:end]):
                for place, likely in _told_by(pattern):
                    found[start + place] = max(found[start + place], likely)
    return found[1:]


@cache
def _longest() -> int:
    """The letters of the longest pattern."""
    return max(map(len, _patterns()))


def _told_by(pattern: str) -> list[tuple[int, int]]:
    """Before which of its letters a pattern such as "1f4ly" says something, and what."""
    found, letters = [], 0
    for char in pattern:
        if char.isdigit():
            found.append((letters, int(char)))
        else:
            letters += 1
    return found


@cache
def _patterns() -> dict[str, str]:
    """The patterns of pyphen by their letters. Few are ever asked for, so each is read when it is: pyphen
    itself takes them all apart first, which is longer than the setting of a paper takes."""
    spec = find_spec("pyphen")
    assert spec is not None and spec.submodule_search_locations
    path = Path(next(iter(spec.submodule_search_locations))) / "dictionaries" / "hyph_en_GB.dic"
    text = path.read_text(encoding="utf-8")
    return dict(zip(text.translate(_LIKELIHOODS).split("\n"), text.split("\n"), strict=True))
