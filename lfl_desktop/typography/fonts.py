"""The embedded font: how wide its text is, and which other font draws what it lacks.

Screen, PDF and SVG measure with the widths given here, so that a line breaks at the
same word everywhere. Kerning is left off for the same reason.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lfl_desktop.paths import resource
from lfl_desktop.typography.font_program import FontFile, font_program, is_unseen
from lfl_desktop.typography.shaping import (
    COMPLEX,
    JOINERS,
    SetGlyph,
    ShapedText,
    script_name,
    sets_right,
    shaped,
)

SIGN = "■"
"""Stands on the page where a character cannot be drawn by any font."""

LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line in pasted text. Callers split at these before they draw."""


class Face(StrEnum):
    """The faces of the embedded font; the value is its file's name."""

    REGULAR = "SourceSansPro-Regular"
    SEMIBOLD = "SourceSansPro-Semibold"
    BOLD = "SourceSansPro-Bold"
    ITALIC = "SourceSansPro-It"


class Run(NamedTuple):
    """A piece of text that one font draws."""

    text: str
    font: FontFile


def font_file(face: Face) -> Path:
    """The embedded font's file of this face."""
    return resource("fonts", f"{face.value}.ttf")


def text_width(text: str, face: Face, size: float) -> float:
    """Width of one line in points, without kerning, other fonts' pieces included."""
    widths = _face_widths(face)
    try:
        return sum([widths[char] for char in text]) * size / 1000
    except KeyError:
        return sum(run_width(run) for run in runs(text, face)) * size / 1000


def ascent(face: Face, size: float) -> float:
    """From the base line up to the top of the line, in points."""
    return font_program(_embedded(face)).ascent * size / 1000


def descent(face: Face, size: float) -> float:
    """From the base line down to the foot of the line, in points, as a positive number."""
    return -font_program(_embedded(face)).descent * size / 1000


def covers(char: str) -> bool:
    """Whether the embedded font itself draws this character."""
    return char in _face_widths(Face.REGULAR)


def runs(text: str, face: Face) -> list[Run]:
    """What is drawn for one line of `text`, split by the font that draws it.

    Invisible formatting characters are left out, odd spaces and hyphens become plain ones, and
    what no font can draw becomes `SIGN`; `missing` names it.
    """
    embedded = _embedded(face)
    if _face_widths(face).keys() >= set(text):
        return [Run(text, embedded)] if text else []
    pieces = _pieces(text, embedded)
    return [
        Run("".join(char for char, _ in group), font) for font, group in groupby(pieces, key=lambda p: p[1])
    ]


def missing(text: str) -> str:
    """The distinct characters of `text` that no font on this computer can draw, in order of
    appearance. They are told as they are drawn: composed. Line breaks, tabs and invisible formatting
    characters do not count."""
    drawn = text if text.isascii() else unicodedata.normalize("NFC", text)
    odd = [char for char in dict.fromkeys(drawn) if not covers(char) and char not in LINE_BREAKS]
    return "".join(c for c in odd if (plain := _plain(c)) and not covers(plain) and not _fallback(plain))


def wrongly_set(text: str) -> tuple[str, ...]:
    """The scripts of `text`, by name, whose letters no font of this computer joins and orders."""
    if not COMPLEX.search(text):
        return ()
    found: dict[str, None] = {}
    for cluster in dict.fromkeys(clusters(text)):
        letter, font = COMPLEX.search(cluster), _fallback(_seen(cluster))
        if letter and not (font and sets_right(cluster, font)):
            found[script_name(letter.group())] = None
    return tuple(found)


def is_embedded(font: FontFile) -> bool:
    """Whether it is a face of the embedded font, which sets letter by letter."""
    return font in _FACES


def _pieces(text: str, embedded: FontFile) -> Iterator[tuple[str, FontFile]]:
    widths = font_program(embedded).widths
    for cluster in clusters(text):
        drawn = "".join(char if ord(char) in widths else _plain(char) for char in cluster)
        if all(ord(char) in widths for char in drawn):
            yield from ((char, embedded) for char in drawn)
        elif font := _fallback(_seen(cluster)):
            yield from ((char, font) for char in _seen(cluster))
        else:
            yield from (_alone(char, embedded) for char in drawn)


def _alone(char: str, embedded: FontFile) -> tuple[str, FontFile]:
    if ord(char) in font_program(embedded).widths:
        return char, embedded
    font = _fallback(char)
    return (char, font) if font else (SIGN, embedded)


def clusters(text: str) -> Iterator[str]:
    """Letters with what belongs to them: what one font should draw and no line break should part."""
    cluster = ""
    for char in text:
        if cluster and not _goes_on(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _goes_on(cluster: str, char: str) -> bool:
    """Whether a character belongs to those before: marks, what joins, colours and flags of emoji, and what
    follows a sign that makes one letter of two (Unicode 15, annex 29)."""
    if char.isascii():
        return False
    if unicodedata.category(char).startswith("M") or char in JOINERS or _EMOJI_PARTS.match(char):
        return True
    if cluster[-1] == _JOINER or unicodedata.combining(cluster[-1]) == _VIRAMA:
        return True
    return len(cluster) == 1 and bool(_FLAG.match(cluster) and _FLAG.match(char))


_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of signs that take the vowel from a letter, which then goes with the next."""

_EMOJI_PARTS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_AS_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f]")


def _plain(char: str) -> str:
    """What stands for a character that the embedded font lacks; often the character itself."""
    category = unicodedata.category(char)
    if char == "\t" or category == "Zs":
        return " "
    if char in "\u2010\u2011":
        return "-"
    return "" if _SELECTOR.match(char) or (category == "Cf" and is_unseen(char)) else char


def _seen(cluster: str) -> str:
    """A cluster as another font draws it: what joins stays, other formatting characters go."""
    return "".join(char if _is_told(char) else _plain(char) for char in cluster)


def _is_told(char: str) -> bool:
    """Whether it is not seen, but tells a font how to set what is."""
    return char in JOINERS or char == "\ufe0f" or bool(_EMOJI_PARTS.match(char))


def run_width(run: Run) -> float:
    """In thousandths of the type size."""
    if not is_embedded(run.font):
        return shaped(run.text, run.font).width
    widths = font_program(run.font).widths
    try:
        return sum([widths[ord(char)] for char in run.text])
    except KeyError:  # a hyphen where a word is parted
        return glyphs_of(run).width


def glyphs_of(run: Run) -> ShapedText:
    """The glyphs that draw a run, from left to right."""
    if not is_embedded(run.font):
        return shaped(run.text, run.font)
    program, x, found = font_program(run.font), 0.0, []
    for char in run.text:
        number = program.glyphs[ord(char)]
        found.append(SetGlyph(number, x, 0.0, char))
        x += program.glyph_width(number)
    return ShapedText(tuple(found), x)


@cache
def _embedded(face: Face) -> FontFile:
    return FontFile(font_file(face))


@cache
def _face_widths(face: Face) -> dict[str, float]:
    return {chr(code): width for code, width in font_program(_embedded(face)).widths.items()}


_FACES = frozenset(FontFile(font_file(face)) for face in Face)

EMOJI = FontFile(resource("fonts", "NotoEmoji-Regular.ttf"))
"""Emoji in outline, which comes with the program."""

SCRIPT_FACES = tuple(
    FontFile(resource("fonts", f"NotoSans{script}-Regular.ttf"))
    for script in ("Arabic", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Tamil")
)
"""Faces that come with the program, cut down to their script and without hints for screens: those of
languages that many families of British schools write, and whose letters few fonts of a computer join."""


# Fonts of other scripts that come with Windows, macOS and the usual Linux desktops, the plain
# wide-ranging ones first. Only TrueType outlines can be embedded; others (CFF) are passed over, and `missing`
# names what only they have.
_FALLBACKS = (
    "DejaVuSans.ttf",
    "arial.ttf",
    "Arial Unicode.ttf",
    "segoeui.ttf",
    "seguisym.ttf",
    "Apple Symbols.ttf",
    "FreeSans.ttf",
    "NotoSans-Regular.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "LeelawUI.ttf",
    "ebrima.ttf",
    "sylfaen.ttf",
    "STHeiti Light.ttc",
    "AppleGothic.ttf",
    "DroidSansFallbackFull.ttf",
    "wqy-microhei.ttc",
    "NotoSans*-Regular.ttf",
)


@cache
def _fallback(text: str) -> FontFile | None:
    """The first font of this computer that has every character of `text` and sets its script right; one that
    does not where there is no other."""
    needed = [ord(char) for char in text if not _is_told(char)] or [ord(char) for char in text]
    fonts = (EMOJI, *_other_fonts()) if _AS_EMOJI.search(text) else (*_other_fonts(), EMOJI)
    having = [font for font in fonts if font_program(font).widths.keys() >= set(needed)]
    return next((font for font in having if sets_right(text, font)), next(iter(having), None))


def _other_fonts() -> Iterator[FontFile]:
    yield _embedded(Face.REGULAR)  # the italic has no Greek and no Cyrillic
    yield from SCRIPT_FACES
    for path in _other_files():
        if _readable(path):
            yield FontFile(path)


@cache
def _readable(path: Path) -> bool:
    try:
        font_program(FontFile(path))
    except Exception:  # a damaged or unsuitable font of this computer is no reason to stop
        return False
    return True


@cache
def _other_files() -> tuple[Path, ...]:
    by_name: dict[str, Path] = {}
    for folder in font_folders():
        for path in sorted(folder.rglob("*.tt[fc]")) if folder.is_dir() else ():
            by_name.setdefault(path.name.casefold(), path)
    found: dict[Path, None] = {}
    for pattern in _FALLBACKS:
        names = sorted(n for n in by_name if Path(n).match(pattern.casefold()))
        found.update(dict.fromkeys(by_name[name] for name in names))
    return tuple(found)


def font_folders() -> tuple[Path, ...]:
    """Where this computer keeps its fonts, and whoever uses it theirs."""
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = Path(os.environ.get("LOCALAPPDATA", "~")).expanduser()
        return (windows, local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path("~/Library/Fonts").expanduser())
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("~/.local/share/fonts").expanduser(),
    )
