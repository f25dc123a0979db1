"""Where lines break: by the embedded font's widths, so that screen and page agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.fonts import Face, clusters, text_width


class Word(NamedTuple):
    """A word and its width in ems, which is its width at a type size of 1."""

    text: str
    width: float


Words: TypeAlias = Sequence[Word]


def measured(text: str, face: Face) -> list[Word]:
    """The words of `text` with their widths, to be broken at any size."""
    words = unicodedata.normalize("NFC", text).split()
    return [Word(word, text_width(word, face, 1)) for word in words]


def broken(words: Words, face: Face, room: float) -> list[str]:
    """The lines that these words fill when a line is `room` ems wide.

    A word that is wider than a line is itself broken. Only a single letter that is wider
    than `room` reaches beyond it.
    """
    space = text_width(" ", face, 1)
    lines: list[str] = []
    line, used = "", 0.0
    for word in _fitting(words, face, room):
        if line and used + space + word.width > room:
            lines.append(line)
            line, used = "", 0.0
        used += (space if line else 0.0) + word.width
        line = f"{line} {word.text}" if line else word.text
    return [*lines, line] if line else lines


def shortened(text: str, face: Face, room: float) -> str:
    """`text` with an ellipsis, without its last letters where that would be wider than `room` ems."""
    while text and text_width(text + "…", face, 1) > room:
        text = text[:-1].rstrip()
    return text + "…"


def _fitting(words: Words, face: Face, room: float) -> Iterator[Word]:
    for word in words:
        if word.width <= room:
            yield word
        else:
            yield from _pieces(word.text, face, room)


def _pieces(text: str, face: Face, room: float) -> Iterator[Word]:
    piece, used = "", 0.0
    for letter in clusters(text):
        width = text_width(letter, face, 1)
        if piece and used + width > room:
            yield Word(piece, used)
            piece, used = "", 0.0
        piece += letter
        used += width
    yield Word(piece, used)
