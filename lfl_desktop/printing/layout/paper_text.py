"""The one helper that turns what people typed into lines on paper.

Text is never read as markup: it is measured, broken and drawn letter by letter, so that `<b>` is
three characters. Line breaks stay, runs of spaces become one, a word wider than its column is
broken where the column ends. Right-to-left pieces are set in their own order. What no
font can draw stands as `fonts.SIGN`, and `fonts.missing` names it for the notes of the paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from lfl_desktop.printing.layout.drawing_order import reads_leftward, runs_from_left
from lfl_desktop.printing.layout.style import INK
from lfl_desktop.typography.column_widths import Extent
from lfl_desktop.typography.font_program import FontFile
from lfl_desktop.typography.fonts import (
    LINE_BREAKS,
    SIGN,
    Face,
    Run,
    clusters,
    font_file,
    run_width,
    text_width,
)
from lfl_desktop.typography.hyphenation import SOFT_HYPHEN, hyphened_places, parting_places
from lfl_desktop.typography.line_breaking import NO_BREAK, lines_of_words, with_parted, word_cuts


class Inked(NamedTuple):
    """Text in one face and one colour."""

    text: str
    face: Face = Face.REGULAR
    colour: str = INK


class Piece(NamedTuple):
    """What is drawn in one go, and in which direction it reads follows from its letters; `x` from the start
    of its line at a type size of 1."""

    x: float
    run: Run
    colour: str


class TextLine:
    """A line of words; its letters are put in drawing order only when they are asked for."""

    __slots__ = ("_found", "_pieces", "words")

    def __init__(self, words: tuple[_Word, ...]) -> None:
        self.words = words
        self._found: list[Inked] | None = None
        self._pieces: tuple[Piece, ...] | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is drawn, from left to right."""
        if self._pieces is None:
            found: list[Piece] = []
            x = 0.0
            for text, face, colour in self._from_left:
                for run in _drawn(text, face):
                    found.append(Piece(x, run, colour))
                    x += run_width(run) / 1000
            self._pieces = tuple(found)
        return self._pieces

    @property
    def width(self) -> float:
        """At a type size of 1."""
        pieces = self.pieces
        return pieces[-1].x + run_width(pieces[-1].run) / 1000 if pieces else 0.0

    @property
    def to_right(self) -> bool:
        """Whether all of it reads from right to left, and so begins at the right edge."""
        if not self.words or self.words[0].spans[0].text.isascii():
            return False
        return all(reads_leftward(span.text) for span in self._stretches)

    @property
    def stretches(self) -> list[tuple[float, Inked]]:
        """What is in one face and one colour, in the order in which it is read, and where it begins at a type
        size of 1."""
        found, x = [], 0.0
        for span in self._from_left:
            words = span.text.strip(" ") if self.to_right else span.text.lstrip(" ")
            before = span.text.rpartition(words)[2 if self.to_right else 0] if words else ""
            if words:
                found.append((x + text_width(before, span.face, 1.0), span._replace(text=words)))
            x += text_width(span.text, span.face, 1.0)
        return found[::-1] if self.to_right else found

    @property
    def _from_left(self) -> Iterable[Inked]:
        """The stretches in the order in which they stand. Among words that read from the left, what follows a
        name from the right, a colon or a space, is none of it."""
        if self.to_right:
            return reversed(self._stretches)
        if len(self._stretches) < 2:
            return self._stretches
        return [part for span in self._stretches for part in _apart(span)]

    @property
    def _stretches(self) -> list[Inked]:
        """The spans of the line, joined by spaces; each goes on until face or colour changes."""
        if self._found is None:
            self._found = list(_joined(self.words))
        return self._found


def _apart(span: Inked) -> Iterator[Inked]:
    """What reads from the right, and what only parts it from what follows."""
    tail = _PARTING.search(span.text) if reads_leftward(span.text) else None
    yield span._replace(text=span.text[: tail.start()] if tail else span.text)
    if tail:
        yield span._replace(text=tail[0])


_PARTING = re.compile("[:,;]? +$")


def _drawn(text: str, face: Face) -> Iterator[Run]:
    """What is drawn from left to right, with the hyphen of a word that is parted at its end."""
    yield from runs_from_left(text.removesuffix(SOFT_HYPHEN), face)
    if text.endswith(SOFT_HYPHEN):
        yield Run(SOFT_HYPHEN, FontFile(font_file(face)))


def _joined(words: Iterable[_Word]) -> Iterator[Inked]:
    texts: list[str] = []
    face, colour = Face.REGULAR, ""
    for nth, word in enumerate(words):
        if nth:
            texts.append(" ")
        for span in word.spans:
            if texts and (span.face != face or span.colour != colour):
                yield Inked("".join(texts), face, colour)
                texts.clear()
            texts.append(span.text)
            face, colour = span.face, span.colour
    if texts:
        yield Inked("".join(texts), face, colour)


class _Word(NamedTuple):
    """Spans without a break between them, their width at a type size of 1, and that of the space behind."""

    spans: tuple[Inked, ...]
    width: float
    space: float


def lines_of_spans(
    spans: Iterable[Inked], size: float, width: float, *, hyphens: bool = False
) -> list[TextLine]:
    """`spans` set one after the other in lines of at most `width` points at type size `size`. With `hyphens`,
    words are parted where they would leave much of a line empty.

    There is at least one line; empty lines at the end are left out.
    """
    return list(_lines(tuple(spans), width / size, hyphens))


@lru_cache(maxsize=8_000)  # of a paper that is made anew while somebody types, most stands as it did
def _lines(spans: tuple[Inked, ...], room: float, hyphens: bool) -> tuple[TextLine, ...]:
    found = [TextLine(tuple(words)) for hard in _hard_lines(spans) for words in _broken(hard, room, hyphens)]
    while len(found) > 1 and not found[-1].words:
        found.pop()
    return tuple(found)


@lru_cache(maxsize=2_000)
def extent(spans: tuple[Inked, ...]) -> Extent:
    """How wide words are where nothing is broken."""
    word = whole = parted = 0.0
    for words in _hard_lines(spans):
        word = max([word, *[one.width for one in words]])
        parted = max([parted, *map(_parted_width, words)])
        used = sum([one.width + one.space for one in words])
        whole = max(whole, used - (words[-1].space if words else 0.0))
    return Extent(word, whole + 0.01, parted)


def _parted_width(word: _Word) -> float:
    """How wide the longer of two lines is into which few words in brackets are parted that else stay
    together: "(end of" and "term)"."""
    text, face, _colour = word.spans[0]
    if len(word.spans) > 1 or not text.startswith("(") or NO_BREAK not in text:
        return word.width
    cuts = [nth for nth, letter in enumerate(text, start=1) if letter == NO_BREAK]
    return min(max(_unit(text[:cut], face), _unit(text[cut:], face)) for cut in cuts)


_BREAK = re.compile(f"\r\n|[{LINE_BREAKS}]")
_BEHIND = frozenset("·—–→%")
"""Signs that part what stands on either side of them, and per cent: they end a line and do not begin one."""

_ARROW = " →"
"""As it stands behind a figure: the one that this became stays with it."""

_SPACES = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000]+")


@lru_cache(maxsize=2_000)  # a paper is set in several sizes until it fits
def _hard_lines(spans: tuple[Inked, ...]) -> tuple[tuple[_Word, ...], ...]:
    """The words of each line that ends where the writer ended it."""
    found: list[tuple[_Word, ...]] = []
    words: list[_Word] = []
    open_word: list[Inked] = []

    def close() -> None:
        if open_word:
            width = sum([_unit(span.text, span.face) for span in open_word])
            words.append(_Word(tuple(open_word), width, _unit(" ", open_word[-1].face)))
            open_word.clear()

    for text, face, colour in spans:
        for nth, row in enumerate(_BREAK.split(_composed(text))):
            if nth:
                close()
                found.append(tuple(words))
                words.clear()
            for place, part in enumerate(_SPACES.split(row)):
                if part in _BEHIND and (words or open_word) and (place or not open_word):
                    open_word[:] = open_word or words.pop().spans
                    open_word.append(Inked(" " + part, face, colour))
                    continue
                if place and open_word and open_word[-1].text == _ARROW and part[:1].isdigit():
                    open_word.append(Inked(" " + part, face, colour))
                    continue
                if place:
                    close()
                if part:
                    open_word.append(Inked(part, face, colour))
    close()
    return (*found, tuple(words))


@lru_cache(maxsize=20_000)
def _unit(text: str, face: Face) -> float:
    return text_width(text, face, 1.0)


def _broken(words: Sequence[_Word], room: float, hyphens: bool) -> list[list[_Word]]:
    """`words` in lines of `room`, in units of the type size; parted where that saves a line, and, with
    `hyphens`, where a word is wider than one."""
    whole = _unparted(words, room)
    if len(whole) < 2:
        return whole
    parted = _unparted([*with_parted(words, room, partial(_in_two, hyphens=hyphens))], room)
    is_too_wide = hyphens and max([word.width for word in words]) > room
    return parted if len(parted) < len(whole) or is_too_wide else whole


def _unparted(words: Sequence[_Word], room: float) -> list[list[_Word]]:
    """The same without hyphens; what is wider than a line is broken where the line ends."""
    if words and max([word.width for word in words]) > room:
        words = [piece for word in words for piece in _fitting(word, room)]
    return lines_of_words(words, room)


def _in_two(word: _Word, room: float, *, hyphens: bool) -> tuple[_Word, _Word] | None:
    """The most of a word that has room behind a hyphen of its own, or, with `hyphens`, where one may be set,
    and the rest."""
    if len(word.spans) > 1 or NO_BREAK in word.spans[0].text:
        return None
    (span,) = word.spans
    places = [(place, "") for place in hyphened_places(span.text)]
    if hyphens:
        places += [(place, SOFT_HYPHEN) for place in parting_places(span.text)]
    for place, hyphen in places:
        width = _unit(span.text[:place], span.face) + (_unit("-", span.face) if hyphen else 0.0)
        if width <= room:
            rest = span._replace(text=span.text[place:])
            first = span._replace(text=span.text[:place] + hyphen)
            return (
                _Word((first,), width, word.space),
                _Word((rest,), _unit(rest.text, span.face), word.space),
            )
    return None


def _fitting(word: _Word, room: float) -> Iterator[_Word]:
    """`word`, broken into pieces where it is wider than the room."""
    if word.width <= room:
        yield word
        return
    letters = [(c, _unit(c, span.face)) for span in word.spans for c in clusters(span.text)]
    start = 0
    for end, width in word_cuts(letters, room):
        spans = tuple(_between(word.spans, start, end))
        yield _Word(spans, width, _unit(" ", spans[-1].face) if spans else word.space)
        start = end


def _between(spans: Iterable[Inked], start: int, end: int) -> Iterator[Inked]:
    """What stands in `spans` from one of their characters to another."""
    for span in spans:
        if part := span.text[max(start, 0) : max(end, 0)]:
            yield span._replace(text=part)
        start, end = start - len(span.text), end - len(span.text)


_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def _composed(text: str) -> str:
    """Composed letters, in the order in which they are read, without marks of where words may be parted."""
    text = _NO_TEXT.sub(SIGN, text).replace(SOFT_HYPHEN, "")
    return text if text.isascii() else unicodedata.normalize("NFC", text)
