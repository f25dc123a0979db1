"""The embedded font: how wide its text is, and which other font draws what it lacks.

Screen, PDF and SVG measure with the widths given here, so that a line breaks at the
same word everywhere. Kerning is left off for the same reason.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lfl_desktop.paths import resource

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


class FontFile(NamedTuple):
    """A font in a file; `subfont` is its place in a collection (.ttc), else 0."""

    path: Path
    subfont: int = 0


class Run(NamedTuple):
    """A piece of text that one font draws."""

    text: str
    font: FontFile


@dataclass(frozen=True)
class _Metrics:
    """Widths by character code, ascent and descent, all in thousandths of the type size."""

    widths: dict[int, float]
    ascent: float
    descent: float


def font_file(face: Face) -> Path:
    """The embedded font's file of this face."""
    return resource("fonts", f"{face.value}.ttf")


def text_width(text: str, face: Face, size: float) -> float:
    """Width of one line in points, without kerning, other fonts' pieces included."""
    widths = _face_widths(face)
    try:
        return sum([widths[char] for char in text]) * size / 1000
    except KeyError:
        return sum(_run_width(run) for run in runs(text, face)) * size / 1000


def ascent(face: Face, size: float) -> float:
    """From the base line up to the top of the line, in points."""
    return _metrics(_embedded(face)).ascent * size / 1000


def descent(face: Face, size: float) -> float:
    """From the base line down to the foot of the line, in points, as a positive number."""
    return -_metrics(_embedded(face)).descent * size / 1000


def covers(char: str) -> bool:
    """Whether the embedded font itself draws this character."""
    return ord(char) in _metrics(_embedded(Face.REGULAR)).widths


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
    appearance. Line breaks, tabs and invisible formatting characters do not count."""
    odd = [char for char in dict.fromkeys(text) if not covers(char) and char not in LINE_BREAKS]
    return "".join(c for c in odd if (plain := _plain(c)) and not covers(plain) and not _fallback(plain))


def _pieces(text: str, embedded: FontFile) -> Iterator[tuple[str, FontFile]]:
    widths = _metrics(embedded).widths
    for cluster in clusters(text):
        drawn = "".join(char if ord(char) in widths else _plain(char) for char in cluster)
        if all(ord(char) in widths for char in drawn):
            yield from ((char, embedded) for char in drawn)
        elif font := _fallback(drawn):
            yield from ((char, font) for char in drawn)
        else:
            yield from (_alone(char, embedded) for char in drawn)


def _alone(char: str, embedded: FontFile) -> tuple[str, FontFile]:
    if ord(char) in _metrics(embedded).widths:
        return char, embedded
    font = _fallback(char)
    return (char, font) if font else (SIGN, embedded)


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks that follow them: what one font should draw and no line break should part."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.category(char).startswith("M"):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _plain(char: str) -> str:
    """What stands for a character that the embedded font lacks; often the character itself."""
    category = unicodedata.category(char)
    if char == "\t" or category == "Zs":
        return " "
    if char in "\u2010\u2011":
        return "-"
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if selector or (category == "Cf" and _unseen(char)) else char


def _unseen(char: str) -> bool:
    """Control and formatting characters; Arabic number signs are among these, but visible."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and not "\u0600" <= char <= "\u08ff"


def _run_width(run: Run) -> float:
    widths = _metrics(run.font).widths
    return sum(widths[ord(char)] for char in run.text)


@cache
def _embedded(face: Face) -> FontFile:
    return FontFile(font_file(face))


@cache
def _face_widths(face: Face) -> dict[str, float]:
    return {chr(code): width for code, width in _metrics(_embedded(face)).widths.items()}


@cache
def _metrics(font: FontFile) -> _Metrics:
    from reportlab.pdfbase.ttfonts import TTFontFile

    parsed = TTFontFile(str(font.path), subfontIndex=font.subfont)
    # fonts give some of these a look, a soft hyphen that of a hyphen, but they are not to be seen
    widths = {code: width for code, width in parsed.charWidths.items() if not _unseen(chr(code))}
    return _Metrics(widths, parsed.ascent, parsed.descent)


# Fonts of other scripts that come with Windows, macOS and the usual Linux desktops, the plain
# wide-ranging ones first. Only TrueType outlines can be embedded; others are passed over.
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
    """The first font of this computer that has every character of `text`."""
    return next((f for f in _other_fonts() if all(ord(c) in _metrics(f).widths for c in text)), None)


def _other_fonts() -> Iterator[FontFile]:
    yield _embedded(Face.REGULAR)  # the italic has no Greek and no Cyrillic
    for path in _other_files():
        if _readable(path):
            yield FontFile(path)


@cache
def _readable(path: Path) -> bool:
    try:
        _metrics(FontFile(path))
    except Exception:  # a damaged or unsuitable font of this computer is no reason to stop
        return False
    return True


@cache
def _other_files() -> tuple[Path, ...]:
    by_name: dict[str, Path] = {}
    for folder in _font_folders():
        for path in sorted(folder.rglob("*.tt[fc]")) if folder.is_dir() else ():
            by_name.setdefault(path.name.casefold(), path)
    found: dict[Path, None] = {}
    for pattern in _FALLBACKS:
        names = sorted(n for n in by_name if Path(n).match(pattern.casefold()))
        found.update(dict.fromkeys(by_name[name] for name in names))
    return tuple(found)


def _font_folders() -> tuple[Path, ...]:
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
