"""Where lines break: by the embedded font's widths, so that screen and page agree."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from lfl_desktop.typography.fonts import Face, clusters, text_width
from lfl_desktop.typography.hyphenation import hyphened_places


class BreakableWord(Protocol):
    """What stands in a line and is not parted. Both lengths are in ems: `space` is that of the space which
    follows where another word stands in the same line."""

    @property
    def width(self) -> float: ...

    @property
    def space(self) -> float: ...


Word = TypeVar("Word", bound=BreakableWord)


def lines_of_words(words: Iterable[Word], room: float) -> list[list[Word]]:
    """The lines that these words fill when a line is `room` ems wide: one at the least, which is empty where
    there are no words. A word that is wider has a line of its own."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    used = 0.0
    for word in words:
        used += word.width
        if line and used > room:
            lines.append(line)
            line, used = [], word.width
        line.append(word)
        used += word.space
    lines.append(line)
    return lines


LEFT_EMPTY = 3.0
"""How much of a line may stay empty before a word is parted, in ems."""


def with_parted(
    words: Iterable[Word], room: float, in_two: Callable[[Word, float], tuple[Word, Word] | None]
) -> Iterator[Word]:
    """The same words, those in two that would leave much of the line before them empty or are wider than
    one, where `in_two` finds the most of a word that has so much room, and the rest."""
    used = 0.0
    for word in words:
        if used + word.width > room:
            left = room - used
            two = in_two(word, left) if left >= LEFT_EMPTY else None
            two = two or (in_two(word, room) if word.width > room else None)
            used = 0.0
            if two:
                yield two[0]
                word = two[1]
        yield word
        used += word.width + word.space


HYPHENS = "-\u2010\u2013\u2014/"
"""Signs behind which a word may be parted as it is written (Unicode UAX 14, classes HY, BA and SY)."""


NO_BREAK = "\u00a0"
"""A space at which a line ends only where what it joins is wider than the line."""


NEVER_FIRST = "、。，．：；？！）」』】》〉”’…％"
"""Signs of Chinese and Japanese that do not begin a line (Unicode UAX 14, classes CL and NS)."""


class WordCut(NamedTuple):
    """Where a word is cut: after how many of its characters, and how wide the piece before is."""

    place: int
    width: float


def word_cuts(letters: Iterable[tuple[str, float]], room: float) -> Iterator[WordCut]:
    """Where a word is cut whose pieces are to be no wider than `room`, its end being the last cut: behind a
    hyphen or a space of its own where the piece has one. `letters` are its letters with the marks that follow
    them, and their widths; only one that is wider than `room` reaches beyond it."""
    place, used = 0, 0.0
    behind: WordCut | None = None
    before = ("", 0.0)
    for letter, width in letters:
        while used and used + width > room:
            cut = behind or WordCut(place, used)
            if not behind and letter in NEVER_FIRST and before[1] < used:
                cut = WordCut(place - len(before[0]), used - before[1])
            yield cut
            used, behind, before = used - cut.width, None, ("", 0.0)
        place += len(letter)
        used += width
        before = (letter, width)
        if letter in HYPHENS or letter == NO_BREAK:
            behind = WordCut(place, used)
    yield WordCut(place, used)


class TypeWord(NamedTuple):
    """A word, its width and that of the space behind it in ems, which are widths at a type size of 1."""

    text: str
    width: float
    space: float


class TypeWords(NamedTuple):
    """Words with their widths, to be broken at any size; `total` is their width as one line, `widest` that of
    the widest word, and `may_part` whether one of them may go on behind a hyphen of its own."""

    every: tuple[TypeWord, ...]
    face: Face
    total: float
    widest: float
    may_part: bool


@lru_cache(maxsize=4_000)  # somebody who types changes one wording of many
def words_with_widths(text: str, face: Face) -> TypeWords:
    """The words of `text` with their widths."""
    space = face_space(face)
    words = unicodedata.normalize("NFC", text).split()
    return words_of_face([TypeWord(word, text_width(word, face, 1), space) for word in words], face)


def words_of_face(words: Sequence[TypeWord], face: Face) -> TypeWords:
    """These words of one face."""
    widths = [word.width for word in words]
    total = sum(widths) + face_space(face) * max(len(widths) - 1, 0)
    may_part = any(hyphened_places(word.text) for word in words)
    return TypeWords(tuple(words), face, total, max(widths, default=0.0), may_part)


def broken(words: TypeWords, room: float) -> list[str]:
    """The lines that these words fill when a line is `room` ems wide; none where there are no words.

    A word that is wider than a line is itself broken, and a long one behind a hyphen of its own where that
    saves a line.
    """
    every, face, total, _widest, may_part = words
    if not every:
        return []
    if total <= room:
        return [" ".join([word.text for word in every])]
    lines = _cut_to(every, face, room)
    if may_part and len(lines) > 1:
        parted = _cut_to(
            [*with_parted(every, room, lambda word, left: _in_two(word, face, left))], face, room
        )
        lines = parted if len(parted) < len(lines) else lines
    return [" ".join([word.text for word in line]) for line in lines]


def line_count(words: TypeWords, room: float) -> int:
    """How many lines `broken` makes of the same, but quickly: the size of a drawing is tried often."""
    every, face, total, widest, may_part = words
    if total <= room:
        return 1 if every else 0
    if widest > room or may_part:
        return len(broken(words, room))
    space = face_space(face)
    count, used = 1, -space
    for _text, width, _space in every:
        used = used + space + width
        if used > room:
            count += 1
            used = width
    return count


@lru_cache(maxsize=200)  # the foot of every page of a paper says the same
def shortened(text: str, face: Face, room: float) -> str:
    """`text` with an ellipsis, without its last letters where that would be wider than `room` ems."""
    if text_width(text + "…", face, 1) <= room:
        return text + "…"

    def width(letters: int) -> float:
        return text_width(text[:letters].rstrip() + "…", face, 1)

    fitting = bisect_right(range(1, len(text)), room, key=width)
    return text[:fitting].rstrip() + "…"


@lru_cache(maxsize=8)
def face_space(face: Face) -> float:
    """The width of a space in ems."""
    return text_width(" ", face, 1)


def _cut_to(words: Sequence[TypeWord], face: Face, room: float) -> list[list[TypeWord]]:
    """The lines of these words, each of which is cut where it is wider than one."""
    return lines_of_words(_fitting(words, face, room), room)


def _in_two(word: TypeWord, face: Face, room: float) -> tuple[TypeWord, TypeWord] | None:
    """The most of a long word that has room behind a hyphen of its own, and the rest."""
    for place in hyphened_places(word.text):
        first, rest = word.text[:place], word.text[place:]
        width = text_width(first, face, 1)
        if width <= room:
            return TypeWord(first, width, word.space), TypeWord(rest, text_width(rest, face, 1), word.space)
    return None


def _fitting(words: Sequence[TypeWord], face: Face, room: float) -> Iterator[TypeWord]:
    for word in words:
        if word.width <= room:
            yield word
            continue
        start = 0
        letters = [(letter, text_width(letter, face, 1)) for letter in clusters(word.text)]
        for place, width in word_cuts(letters, room):
            yield TypeWord(word.text[start:place], width, word.space)
            start = place
