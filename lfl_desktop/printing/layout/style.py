"""The look that all papers share: type sizes, spacing, rules and colours.

Colours are dark enough to read on a grey print: against white the lightest text colour has a
contrast of 6:1. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lfl_desktop.content.document import Rank

SIDE, TOP, FOOT = 48.0, 42.0, 40.0
"""Margins; the foot holds the page number."""

GUTTER = 16.0
"""Between two columns."""

INK = "#1B2733"
ACCENT = "#0F6B6B"
PLUM = "#7A2352"
AMBER = "#9A4B00"
GREY = "#55606B"
HAIR = "#C3CBD1"

SAFE_BLUE, SAFE_VERMILION = "#004C80", "#8A3A00"
"""A blue and a vermilion, darkened to 7:1, that people who see red and green alike tell apart (after Okabe
and Ito, "Color Universal Design", 2008)."""

EDGE, EDGE_WIDTH = "#6B7680", 0.8
"""Borders of boxes: dark and thick enough for a grey photocopier."""

HAIRLINE = 0.5
CORNER = 4.0
ROUNDED = 0.15
"""The radius of the corners of boxes; in a small one, a share of its height: a box to tick is no circle."""

CUT = 4.0
"""Inside a box, above and below where it is cut by the end of a column."""

INSET = 0.7
"""Inside a box at its sides, in units of the type size."""

RUNNING = 7.5
"""The type size of what stands at the head and foot of each page of a long paper."""

DASH = (3.0, 3.0)
"""A line to cut along: ink and gap."""

TO_SIGN = 32.0
"""The height of a row in which somebody signs."""

LARGE_PRINT, FOOT_LINES, FOOT_MORE = 14.0, 3, 12.0
"""The type size of large print, in which nothing is set smaller, how many lines its foot may have, and how
much higher each beyond the first makes it."""

TO_SIGN_TIGHT = (28.0, 25.0, 22.0)
"""The same where a sheet would else have a few lines on a second page."""


TIGHTER, SMALLER, CLOSER = (0.85, 0.7), 9.5, 0.15
"""The spacings of a paper that else has a few lines on a last page, and by how much of the type size its
lines are closer for all of it; between these, the least type that it may have instead."""


class Columns(NamedTuple):
    """Columns of one width beside each other, in points."""

    number: int
    width: float

    def left(self, nth: int) -> float:
        """Where one of them begins, from the left of the page."""
        return SIDE + nth * (self.width + GUTTER)


def columns_of(count: int, page_width: float) -> Columns:
    """So many columns between the margins of a page."""
    return Columns(count, (page_width - 2 * SIDE - (count - 1) * GUTTER) / count)


@dataclass(frozen=True)
class Style:
    """One setting of a paper: `size` of its running text, in one or two `columns`; rows in which somebody
    signs are `to_sign` high, and answers in writing have `at_length` lines at the most. `spacing` is the
    share of the usual space between parts and rows that it has; lines are a little closer with it."""

    size: float
    columns: int = 1
    to_sign: float = TO_SIGN
    at_length: int = 1
    spacing: float = 1.0

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        closer = (1.0 - self.spacing) * CLOSER
        return self.size * ((1.3 if self.columns == 1 else 1.2) - closer)

    @property
    def small(self) -> float:
        """Labels and table heads."""
        return self.size if self.size >= LARGE_PRINT else max(7.0, self.size * 0.86)

    @property
    def heading(self) -> float:
        """The name of a part."""
        return self.size * 1.08

    @property
    def title(self) -> float:
        """The name of the paper."""
        return self.size * (1.8 if self.columns == 1 else 1.5)

    @property
    def display(self) -> float:
        """The one line that is to be seen from afar."""
        return self.size * 2.8

    @property
    def gap(self) -> float:
        """Before a part."""
        return self.size * self.spacing * (1.0 if self.columns == 1 else 0.6)

    @property
    def pad(self) -> float:
        """Above and below a table row, and twice that inside a box."""
        return self.size * self.spacing * (0.3 if self.columns == 1 else 0.2)

    @property
    def between(self) -> float:
        """Between two columns of a table."""
        return self.size * (1.0 if self.columns == 1 else 0.75)

    def of(self, rank: Rank) -> float:
        """The type size of a paragraph that stands out so much."""
        sizes = {
            Rank.SMALL: self.small,
            Rank.HEADING: self.heading,
            Rank.TITLE: self.title,
            Rank.DISPLAY: self.display,
        }
        return sizes.get(rank, self.size)


STEPS = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
"""The type sizes of a paper that is to fit one page, the largest first; more than fits in the least
goes on."""

ONE_TOP, ONE_FOOT = 36.0, 28.0
"""The margins of one that fits: it has no page number at its foot."""

ON_SEVERAL = (10.5, 10.0, 9.5)
"""Those of one that needs several sheets."""


# Forms to be filled with pens.

WRITING, WRITING_MOST = 23.0, 36.0
"""From one line for handwriting to the next: at the least, and where there is room."""

TICK = 10.0
"""The side of a box to tick."""

PEN = "#8A949C"
"""The lines to write on: darker than a hairline, so that a copier keeps them."""


# Posters, which hang on a wall. Their lengths are given for A2 and go down with the sheet.

POSTER_MARGIN = 58.0
"""Around a poster."""

POSTER_BODY, POSTER_LEAST = 24.0, 18.0
"""The running text of a poster on A2: read from two metres, and the least before it goes on to a second
sheet."""

POSTER_STEPS = (
    *(POSTER_LEAST, 19.0, 20.0, 21.0, 22.0, 23.0),
    *(POSTER_BODY, 26.0, 28.0, 30.0, 33.0, 36.0, 40.0, 46.0),
)
"""What is tried for it; the largest are for posters with little to say."""

POSTER_HANDOUT = 9.5
"""The least running text on any sheet, in points."""

POSTER_FIGURE = 60.0
"""The least size of the strongest figure on a wall, in points, where it has room: read from four metres."""

POSTER_TINT, POSTER_GREY_TINT, POSTER_SAFE_TINT = "#E3EFEE", "#E6E9EB", "#E3EEF6"
"""Behind what stands out, in each inking: ink on it has a contrast of 11:1 and more."""

POSTER_THEMES = ("#1F5FA8", "#8A3B12", "#5B2C87", "#2F6B2F", "#9B1B58", "#6B5500")
"""The heads of cards in colour: white on them has a contrast of 6:1 and more, and in a grey copy too."""

POSTER_GREY_THEME = "#3F4951"
"""The heads of cards where there is no colour."""

PAPER = "#FFFFFF"

POSTER_CORNER = 12.0


@dataclass(frozen=True)
class PosterStyle:
    """One setting of a poster whose running text is `body` points; all else follows from that."""

    body: float

    @property
    def scale(self) -> float:
        """How large it is beside the usual on A2."""
        return self.body / POSTER_BODY

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        return self.body * 1.24

    @property
    def small(self) -> float:
        """Who said it, what else, and the line of those who pay."""
        return self.body * 0.75

    @property
    def heading(self) -> float:
        """The name of a part."""
        return self.body * 1.25

    @property
    def hero(self) -> float:
        """The strongest figure."""
        return self.body * 5.0

    @property
    def focus(self) -> float:
        """What the set worked on, in the band."""
        return self.body * 2.9

    @property
    def gap(self) -> float:
        """Between what stands apart."""
        return self.body * 0.9

    @property
    def between(self) -> float:
        """Between two lines of a part."""
        return self.body * 0.5

    @property
    def indent(self) -> float:
        """From the bullet to its text."""
        return self.body * 0.75

    @property
    def gutter(self) -> float:
        """Between two columns."""
        return self.body * 0.9

    @property
    def pad(self) -> float:
        """Inside what stands out."""
        return self.body * 0.75
