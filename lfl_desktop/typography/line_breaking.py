"""Where lines break: by the embedded font's widths, so that screen and page agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lfl_desktop.typography.fonts import Face, clusters, text_width


class TypeWord(NamedTuple):
    """A word and its width in ems, which is its width at a type size of 1."""

    text: str
    width: float


class TypeWords(NamedTuple):
    """Words with their widths, to be broken at any size; `total` is their width as one line, `widest` that of
    the widest word."""

    every: tuple[TypeWord, ...]
    face: Face
    total: float
    widest: float


@lru_cache(maxsize=4_000)  # somebody who types changes one wording of many
def measured(text: str, face: Face) -> TypeWords:
    """The words of `text` with their widths."""
    words = unicodedata.normalize("NFC", text).split()
    return words_of([TypeWord(word, text_width(word, face, 1)) for word in words], face)


def words_of(words: Sequence[TypeWord], face: Face) -> TypeWords:
    """These words of one face."""
    widths = [word.width for word in words]
    total = sum(widths) + _space(face) * max(len(widths) - 1, 0)
    return TypeWords(tuple(words), face, total, max(widths, default=0.0))


def broken(words: TypeWords, room: float) -> list[str]:
    """The lines that these words fill when a line is `room` ems wide.

    A word that is wider than a line is itself broken. Only a single letter that is wider
    than `room` reaches beyond it.
    """
    every, face, total, widest = words
    if total <= room:
        return [" ".join([word.text for word in every])] if every else []
    space = _space(face)
    lines: list[str] = []
    line: list[str] = []
    used = -space
    for text, width in every if widest <= room else _fitting(every, face, room):
        used += space + width
        if line and used > room:
            lines.append(" ".join(line))
            line, used = [], width
        line.append(text)
    return [*lines, " ".join(line)]


def line_count(words: TypeWords, room: float) -> int:
    """How many lines `broken` makes of the same."""
    every, face, total, widest = words
    if total <= room:
        return 1 if every else 0
    if widest > room:
        return len(broken(words, room))
    space = _space(face)
    count, used = 1, -space
    for _, width in every:
        used += space + width
        if used > room:
            count += 1
            used = width
    return count


def shortened(text: str, face: Face, room: float) -> str:
    """`text` with an ellipsis, without its last letters where that would be wider than `room` ems."""
    while text and text_width(text + "…", face, 1) > room:
        text = text[:-1].rstrip()
    return text + "…"


@lru_cache(maxsize=8)
def _space(face: Face) -> float:
    return text_width(" ", face, 1)


def _fitting(words: Sequence[TypeWord], face: Face, room: float) -> Iterator[TypeWord]:
    for word in words:
        if word.width <= room:
            yield word
        else:
            yield from _pieces(word.text, face, room)


def _pieces(text: str, face: Face, room: float) -> Iterator[TypeWord]:
    piece, used = "", 0.0
    for letter in clusters(text):
        width = text_width(letter, face, 1)
        if piece and used + width > room:
            yield TypeWord(piece, used)
            piece, used = "", 0.0
        piece += letter
        used += width
    yield TypeWord(piece, used)
