"""What a paper is printed on: its sheets, in which inks, below which logo, as of which day.

It is made once, where a paper is asked for, and handed down to whatever lays pages out and writes them.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lfl_desktop.content.paper_setting import Inking, Setting, Sheets
from lfl_desktop.printing.layout.style import (
    FOOT,
    FOOT_LINES,
    FOOT_MORE,
    LARGE_PRINT,
    RUNNING,
    SAFE_BLUE,
    SAFE_VERMILION,
    Columns,
    columns_of,
)
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
        **{"#0F6B6B": SAFE_BLUE, "#7A2352": SAFE_VERMILION, "#9A4B00": SAFE_VERMILION},
        **{"#E6F2F1": "#E3EEF6", "#FDF3E3": "#FBEFE3"},
    },
}
"""What other inks stand for those of the usual look. In grey, text has a contrast of 7:1 and more, and lines
survive a copier."""

MOST_DOTS = 1000
"""The most dots of a logo, across and down."""


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


@dataclass(frozen=True)
class PrintedOn:
    """These sheets and inks. `logo` is that of the programme, a PNG, empty where it has none; `day` that of
    the last change to the records, where there is one; `large`: in large print, its foot with
    room for `foot_lines`."""

    sheets: Sheets
    inking: Inking
    logo: bytes = b""
    day: dt.date | None = None
    large: bool = False
    foot_lines: int = FOOT_LINES

    @property
    def sheet(self) -> SheetSize:
        """One of the sheets."""
        return SHEETS[self.sheets]

    @property
    def inks(self) -> Mapping[str, str]:
        """What stands for each colour of the usual look that is not printed as it is."""
        return INKS[self.inking]

    @property
    def foot(self) -> float:
        """Where what stands on an upright sheet ends, from the top: below it is the number of the page."""
        return self.sheet.height - self.margin

    @property
    def margin(self) -> float:
        """At the foot of a page."""
        return FOOT + FOOT_MORE * (self.foot_lines - 1) if self.large else FOOT

    @property
    def running(self) -> float:
        """The type size of what stands at the head and foot of each page of a long paper."""
        return LARGE_PRINT if self.large else RUNNING

    def columns(self, count: int = 1) -> Columns:
        """So many columns between the margins of an upright sheet."""
        return columns_of(count, self.sheet.width)


def printed_on(setting: Setting, logo: bytes = b"", day: dt.date | None = None) -> PrintedOn:
    """What the setting asks for. A logo that is no sound picture is left out; in grey it is grey."""
    sound = sound_picture(logo) if logo else b""
    shown = in_grey(sound) if setting.inking == Inking.GREY else sound
    return PrintedOn(setting.sheets, setting.inking, shown, day, setting.large)
