"""The one helper that turns what people typed into lines on paper.

Text is never read as markup: it is measured, broken and drawn letter by letter, so that `<b>` is
three characters. Line breaks stay, runs of spaces become one, a word wider than its column is
broken where the column ends. Right-to-left pieces are set in their own order. What no
font can draw stands as `fonts.SIGN`, and `fonts.missing` names it for the notes of the paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.printing.layout.in_use import ink_in_use
from lfl_desktop.printing.layout.style import INK
from lfl_desktop.typography.fonts import LINE_BREAKS, SIGN, Face, FontFile, clusters, runs, text_width
from lfl_desktop.typography.line_breaking import lines_of_words, word_cuts

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas


class Inked(NamedTuple):
    """Text in one face and one colour."""

    text: str
    face: Face = Face.REGULAR
    colour: str = INK


class Piece(NamedTuple):
    """What is drawn in one go, letters in drawing order; `x` from the start of its line at a type
    size of 1."""

    x: float
    text: str
    font: FontFile
    colour: str


@dataclass(frozen=True)
class TextLine:
    """A line of words; its letters are put in drawing order only when they are asked for."""

    words: tuple[_Word, ...]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What is drawn, from left to right."""
        found: list[Piece] = []
        x = 0.0
        for text, face, colour in self._stretches:
            for run in runs(_in_drawing_order(text), face):
                found.append(Piece(x, run.text, run.font, colour))
                x += text_width(run.text, face, 1.0)
        return tuple(found)

    @property
    def width(self) -> float:
        """At a type size of 1."""
        return sum(text_width(text, face, 1.0) for text, face, _ in self._stretches)

    @property
    def to_right(self) -> bool:
        """Whether all of it reads from right to left, and so begins at the right edge."""
        return bool(self.words) and all(_reads_leftward(span.text) for span in self._stretches)

    @property
    def stretches(self) -> list[tuple[float, Inked]]:
        """What is in one face and one colour, in the order in which it is read, and where it begins at a type
        size of 1."""
        found, x = [], 0.0
        for span in self._stretches:
            words = span.text.lstrip(" ")
            before = text_width(span.text[: len(span.text) - len(words)], span.face, 1.0)
            if words:
                found.append((x + before, span._replace(text=words)))
            x += text_width(span.text, span.face, 1.0)
        return found

    @cached_property
    def _stretches(self) -> list[Inked]:
        """The spans of the line, joined by spaces; each goes on until face or colour changes."""
        found: list[Inked] = []
        for nth, word in enumerate(self.words):
            for place, span in enumerate(word.spans):
                before = " " if nth and not place else ""
                last = found[-1] if found else None
                if last and (last.face, last.colour) == (span.face, span.colour):
                    found[-1] = Inked(last.text + before + span.text, span.face, span.colour)
                    continue
                if last and before:
                    found[-1] = Inked(last.text + before, last.face, last.colour)
                found.append(span)
        return found


class _Word(NamedTuple):
    """Spans without a break between them, their width at a type size of 1, and that of the space behind."""

    spans: tuple[Inked, ...]
    width: float
    space: float


def lines_of_spans(spans: Iterable[Inked], size: float, width: float) -> list[TextLine]:
    """`spans` set one after the other in lines of at most `width` points at type size `size`.

    There is at least one line; empty lines at the end are left out.
    """
    room = width / size
    found = [TextLine(tuple(words)) for hard in _hard_lines(tuple(spans)) for words in _broken(hard, room)]
    while len(found) > 1 and not found[-1].words:
        found.pop()
    return found


class Extent(NamedTuple):
    """How wide words are at a type size of 1: the longest `word`, and the `whole` of the longest line."""

    word: float
    whole: float


def extent(spans: tuple[Inked, ...]) -> Extent:
    """How wide words are where nothing is broken."""
    word = whole = 0.0
    for words in _hard_lines(spans):
        word = max([word, *(one.width for one in words)])
        whole = max(whole, sum(one.width + one.space for one in words) - (words[-1].space if words else 0.0))
    return Extent(word, whole + 0.01)


def draw(canvas: Canvas, line: TextLine, x: float, y: float, size: float) -> None:
    """Draws `line` from `x` with its base line at `y`, points from the page's lower left corner."""
    for piece in line.pieces:
        canvas.setFillColor(ink(piece.colour))
        canvas.setFont(pdf_font(piece.font), size)
        canvas.drawString(x + piece.x * size, y, piece.text)


def ink(colour: str) -> Color:
    """The colour as it is printed just now."""
    return _colour(ink_in_use(colour))


@cache
def _colour(colour: str) -> Color:
    """The colour as reportlab has it, which reads its name anew each time."""
    from reportlab.lib.colors import HexColor

    return HexColor(colour)


@cache
def pdf_font(font: FontFile) -> str:
    """The name under which reportlab knows this font; it is registered on first use and
    embedded, cut down to the letters used."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"{font.path}#{font.subfont}"
    registerFont(TTFont(name, str(font.path), subfontIndex=font.subfont))
    return name


_BREAK = re.compile(f"\r\n|[{LINE_BREAKS}]")
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
        for nth, row in enumerate(_BREAK.split(_shaped(text))):
            if nth:
                close()
                found.append(tuple(words))
                words.clear()
            for place, part in enumerate(_SPACES.split(row)):
                if place:
                    close()
                if part:
                    open_word.append(Inked(part, face, colour))
    close()
    return (*found, tuple(words))


@lru_cache(maxsize=20_000)
def _unit(text: str, face: Face) -> float:
    return text_width(text, face, 1.0)


def _broken(words: Sequence[_Word], room: float) -> list[list[_Word]]:
    """`words` in lines of `room`, in units of the type size."""
    if any(word.width > room for word in words):
        words = [piece for word in words for piece in _fitting(word, room)]
    return lines_of_words(words, room)


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


# Hebrew, Arabic, Syriac, Thaana, N'Ko ..., and the forms that joined Arabic letters take
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def _shaped(text: str) -> str:
    """Composed letters, and Arabic ones joined, in the order in which they are read."""
    text = _NO_TEXT.sub(SIGN, text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _joiner()(text) if _ARABIC.search(text) else text


@cache
def _joiner() -> Callable[[str], str]:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]

    # its defaults drop vowel signs and put rare ligatures that many fonts lack
    settings = {"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}
    join: Callable[[str], str] = ArabicReshaper(settings).reshape
    return join


# what the older half of python-bidi knows of; it turns brackets round, which the newer leaves
_CLASSES = frozenset(
    [
        "L",
        "R",
        "AL",
        "EN",
        "ES",
        "ET",
        "AN",
        "CS",
        "NSM",
        "BN",
        "B",
        "S",
        "WS",
        "ON",
        "LRE",
        "LRO",
        "RLE",
        "RLO",
        "PDF",
    ]
)


def _in_drawing_order(text: str) -> str:
    if not _LEFTWARD.search(text):
        return text
    base = "R" if _reads_leftward(text) else "L"
    if all(unicodedata.bidirectional(char) in _CLASSES for char in text):
        from bidi.algorithm import get_display  # type: ignore[import-untyped]
    else:
        from bidi import get_display  # type: ignore[import-untyped]
    return str(get_display(text, base_dir=base))


def _reads_leftward(text: str) -> bool:
    """Whether the first letter with a direction reads right to left."""
    if not _LEFTWARD.search(text):
        return False
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"
