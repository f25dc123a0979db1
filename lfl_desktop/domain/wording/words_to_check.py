"""Which words of a text can be looked up in a dictionary, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

LONGEST = 50
"""Letters of the longest word that is looked up: longer ones are no words that anybody typed."""

_LETTERS = r"[\w\u0300-\u036f]+"
_WORD = re.compile(rf"{_LETTERS}(?:['’\-\u2010\u2011]{_LETTERS})*")
_CHUNK = re.compile(r"\S+")
_NO_PROSE = re.compile(r"[@\\]|:/|\w\.\w")
_INITIALS = re.compile(r"[A-Z]{2,}(?:['’]?s)?")
_JOINED_NAME = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")


class WordToCheck(NamedTuple):
    """A word and the place where it stands, from `start` up to `end`, in UTF-16 units: Qt counts so, and
    an emoji is two of them."""

    text: str
    start: int
    end: int


def words_to_check(text: str) -> list[WordToCheck]:
    """The words of `text` that can be wrong, in order.

    Left alone are words of another script than Latin, single letters, whatever holds a digit, initials
    (TAs), names such as EdTech, and what is no prose: addresses of mail and pages, paths, "e.g."."""
    wide = _wide(text)
    found = []
    for chunk in _CHUNK.finditer(text):
        words = _words_of(chunk[0])
        if words:
            before = chunk.start() + bisect_left(wide, chunk.start())
            found += [WordToCheck(word, before + start, before + end) for word, start, end in words]
    return found


@lru_cache(maxsize=8192)
def _words_of(chunk: str) -> tuple[WordToCheck, ...]:
    """The words of a text without spaces. A paragraph is read at each key, and most of it is as it was."""
    if _NO_PROSE.search(chunk):
        return ()
    wide = _wide(chunk)
    return tuple(
        WordToCheck(found[0], *(place + bisect_left(wide, place) for place in found.span()))
        for found in _WORD.finditer(chunk)
        if _can_be_wrong(found[0])
    )


def _wide(text: str) -> list[int]:
    """The places of the letters that are two UTF-16 units."""
    return [] if text.isascii() else [place for place, letter in enumerate(text) if letter > "\uffff"]


def plainly(word: str) -> str:
    """A word as dictionaries spell it: one sign to an accented letter, a typewriter's apostrophe and
    hyphen."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'")
    return plain.replace("\u2010", "-").replace("\u2011", "-")


def without_possessive(word: str) -> str:
    """The name in "Priya's"; any other word as it is."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _can_be_wrong(word: str) -> bool:
    if not 2 <= len(word) <= LONGEST or _INITIALS.fullmatch(word) or _JOINED_NAME.search(word):
        return False
    if "_" in word or any(letter.isnumeric() for letter in word) or word.isupper():
        return False
    return word.isascii() or all(map(_is_latin, word))


def _is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin script, or a sign that stands in or on one."""
    if letter.isascii() or letter in "’\u2010\u2011" or unicodedata.category(letter) == "Mn":
        return True
    return unicodedata.name(letter, "").startswith("LATIN ")
