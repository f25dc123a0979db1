"""The sheets and the inks with which papers are printed just now."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from lfl_desktop.content.paper_setting import Inking, Setting, Sheets
from lfl_desktop.words import mark

A4_WIDTH, A4_HEIGHT = 595.28, 841.89


class SheetSize(NamedTuple):
    """An upright sheet in points, and what it is called."""

    width: float
    height: float
    name: str

    @property
    def upright(self) -> tuple[float, float]:
        """Its width and height."""
        return self.width, self.height

    @property
    def across(self) -> tuple[float, float]:
        """The same on its side."""
        return self.height, self.width


SHEETS: dict[Sheets, SheetSize] = {
    Sheets.A4: SheetSize(A4_WIDTH, A4_HEIGHT, mark("A4")),
    Sheets.LETTER: SheetSize(612.0, 792.0, mark("Letter")),
}
"""The sizes of what is printed for the hand (ISO 216, ANSI/ASME Y14.1)."""

INKS: dict[Inking, Mapping[str, str]] = {
    Inking.COLOUR: {},
    Inking.GREY: {
        **{"#0F6B6B": "#22282D", "#7A2352": "#22282D", "#9A4B00": "#22282D"},
        **{"#55606B": "#4A5056", "#1B2733": "#000000", "#C3CBD1": "#8A8F94", "#6B7680": "#55595E"},
        **{"#E6F2F1": "#ECEEEF", "#F3F5F7": "#F5F5F5", "#FDF3E3": "#F0F0F0", "#8A949C": "#7A7F84"},
    },
    Inking.SAFE: {
        **{"#0F6B6B": "#004C80", "#7A2352": "#8A3A00", "#9A4B00": "#8A3A00"},
        **{"#E6F2F1": "#E3EEF6", "#FDF3E3": "#FBEFE3"},
    },
}
"""What other inks stand for those of the usual look. In grey, text has a contrast of 7:1 and more, and lines
survive a copier. The safe ones are a blue and a vermilion, darkened to 7:1, that people who see red and
green alike tell apart (after Okabe and Ito, "Color Universal Design", 2008)."""

MOST_DOTS = 1000
"""The most dots of a logo, across and down."""

_LOGO: ContextVar[bytes] = ContextVar("logo in use", default=b"")
_SHEET: ContextVar[SheetSize] = ContextVar("sheet in use", default=SHEETS[Sheets.A4])
_INKS: ContextVar[Mapping[str, str]] = ContextVar("inks in use", default=INKS[Inking.COLOUR])


def sound_picture(picture: bytes) -> bytes:
    """The picture, or nothing where it is no PNG of a size that is drawn: it may have come with a pack."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG",)) as found:
            if max(found.size) > MOST_DOTS:
                return b""
            found.load()
            return picture
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""


def in_grey(picture: bytes) -> bytes:
    """The same picture without colour; nothing of nothing."""
    from PIL import Image

    if not picture:
        return b""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(picture), formats=("PNG",)) as found:
        found.convert("L").save(buffer, "PNG")
    return buffer.getvalue()


def sheet_in_use() -> SheetSize:
    """The sheet that papers are set on just now."""
    return _SHEET.get()


def ink_in_use(colour: str) -> str:
    """What stands just now for a colour of the usual look."""
    return _INKS.get().get(colour, colour)


def logo_in_use() -> bytes:
    """The logo of the programme whose papers are printed just now, a PNG; nothing where it has none."""
    return _LOGO.get()


@contextmanager
def printed_with(setting: Setting, logo: bytes = b"") -> Iterator[None]:
    """Papers are set on these sheets, in these inks and below this logo for so long."""
    sheets, inks = _SHEET.set(SHEETS[setting.sheets]), _INKS.set(INKS[setting.inking])
    sound = sound_picture(logo)
    shown = _LOGO.set(in_grey(sound) if setting.inking == Inking.GREY else sound)
    try:
        yield
    finally:
        _LOGO.reset(shown)
        _SHEET.reset(sheets)
        _INKS.reset(inks)
