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
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.canvas.fonts import LINE_BREAKS, Face, FontFile, runs, text_width
from lfl_desktop.printing.style import INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Span(NamedTuple):
    """Text in one face and one colour."""

    text: str
    face: Face = Face.REGULAR
    colour: str = INK


class Piece(NamedTuple):
    """What is drawn in one go: `x` points from the start of its line, letters in drawing order."""

    x: float
    text: str
    font: FontFile
    colour: str


@dataclass(frozen=True)
class Line:
    """A line ready to draw; `width` in points. `to_right` when all of it reads right to left."""

    pieces: tuple[Piece, ...]
    width: float
    to_right: bool = False


class _Word(NamedTuple):
    """Spans without a break between them, and their width at a type size of 1."""

    spans: tuple[Span, ...]
    width: float


def lines(spans: Iterable[Span], size: float, width: float) -> list[Line]:
    """`spans` set one after the other in lines of at most `width` points at type size `size`.

    There is at least one line; empty lines at the end are left out.
    """
    room = width / size
    found = [_line(words, size) for hard in _hard_lines(spans) for words in _broken(hard, room)]
    while len(found) > 1 and not found[-1].pieces:
        found.pop()
    return found


def draw(canvas: Canvas, line: Line, x: float, y: float, size: float) -> None:
    """Draws `line` from `x` with its base line at `y`, points from the page's lower left corner."""
    for piece in line.pieces:
        canvas.setFillColor(piece.colour)
        canvas.setFont(pdf_font(piece.font), size)
        canvas.drawString(x + piece.x, y, piece.text)


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


def _hard_lines(spans: Iterable[Span]) -> Iterator[list[_Word]]:
    """Words of each line that ends where the writer ended it."""
    words: list[_Word] = []
    open_word: list[Span] = []
    for text, face, colour in spans:
        for nth, row in enumerate(_BREAK.split(_shaped(text))):
            if nth:
                yield [*words, *_closed(open_word)]
                words, open_word = [], []
            for place, part in enumerate(_SPACES.split(row)):
                if place:
                    words += _closed(open_word)
                    open_word = []
                if part:
                    open_word.append(Span(part, face, colour))
    yield [*words, *_closed(open_word)]


def _closed(spans: Sequence[Span]) -> list[_Word]:
    return [_Word(tuple(spans), sum(_unit(s.text, s.face) for s in spans))] if spans else []


@lru_cache(maxsize=20_000)
def _unit(text: str, face: Face) -> float:
    return text_width(text, face, 1.0)


def _broken(words: Sequence[_Word], room: float) -> Iterator[list[_Word]]:
    """`words` in lines of `room`, in units of the type size."""
    line: list[_Word] = []
    used = 0.0
    for word in (piece for whole in words for piece in _fitting(whole, room)):
        space = _unit(" ", line[-1].spans[-1].face) if line else 0.0
        if line and used + space + word.width > room:
            yield line
            line, used, space = [], 0.0, 0.0
        line.append(word)
        used += space + word.width
    yield line


def _fitting(word: _Word, room: float) -> Iterator[_Word]:
    """`word`, broken into pieces where it is wider than the room."""
    if word.width <= room:
        yield word
        return
    spans: list[Span] = []
    used = 0.0
    for span in word.spans:
        start = 0
        for place, cluster in _clusters(span.text):
            width = _unit(cluster, span.face)
            if used and used + width > room:
                yield _Word((*spans, span._replace(text=span.text[start:place])), used)
                spans, used, start = [], 0.0, place
            used += width
        spans.append(span._replace(text=span.text[start:]))
    yield _Word(tuple(s for s in spans if s.text), used)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with its marks, and where it stands."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.category(text[place]).startswith("M"):
            yield start, text[start:place]
            start = place


def _line(words: Sequence[_Word], size: float) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    stretches = _stretches(words)
    for text, face, colour in stretches:
        for run in runs(_in_drawing_order(text), face):
            pieces.append(Piece(x, run.text, run.font, colour))
            x += text_width(run.text, face, size)
    to_right = bool(stretches) and all(_reads_leftward(span.text) for span in stretches)
    return Line(tuple(pieces), x, to_right)


def _stretches(words: Sequence[_Word]) -> list[Span]:
    """The spans of a line, joined by spaces; each goes on until face or colour changes."""
    found: list[Span] = []
    for nth, word in enumerate(words):
        for place, span in enumerate(word.spans):
            before = " " if nth and not place else ""
            if found and found[-1][1:] == span[1:]:
                found[-1] = found[-1]._replace(text=found[-1].text + before + span.text)
            else:
                if before:
                    found[-1] = found[-1]._replace(text=found[-1].text + before)
                found.append(span)
    return found


# Hebrew, Arabic, Syriac, Thaana, N'Ko ..., and the forms that joined Arabic letters take
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS_FIRST = re.compile("([\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+)(.)")


def _shaped(text: str) -> str:
    """Composed letters, and Arabic ones joined, in the order in which they are read."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
    return _joiner()(text) if _ARABIC.search(text) else text


@cache
def _joiner() -> Callable[[str], str]:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]

    # its defaults drop vowel signs and put rare ligatures that many fonts lack
    settings = {"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}
    join: Callable[[str], str] = ArabicReshaper(settings).reshape
    return join


def _in_drawing_order(text: str) -> str:
    if not _LEFTWARD.search(text):
        return text
    from bidi import get_display  # type: ignore[import-untyped]

    shown = get_display(text, base_dir="R" if _reads_leftward(text) else "L")
    # a mark is drawn over the letter before it
    return _MARKS_FIRST.sub(r"\2\1", str(shown))


def _reads_leftward(text: str) -> bool:
    """Whether the first letter with a direction reads right to left."""
    if not _LEFTWARD.search(text):
        return False
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"
