"""The look that all papers share: type sizes, spacing, rules and colours.

Colours are dark enough to read on a grey print: against white the lightest text colour has a
contrast of 6:1. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""

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

HAIRLINE = 0.5
CORNER = 4.0
CUT = 4.0
"""Inside a box, above and below where it is cut by the end of a column."""

RUNNING = 7.5
"""The type size of what stands at the head and foot of each page of a long paper."""

DASH = (3.0, 3.0)
"""A line to cut along: ink and gap."""

TO_SIGN = 32.0
"""The height of a row in which somebody signs."""


@dataclass(frozen=True)
class Style:
    """One setting of a paper: `size` of its running text, in one or two `columns`."""

    size: float
    columns: int = 1

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        return self.size * (1.3 if self.columns == 1 else 1.2)

    @property
    def small(self) -> float:
        """Labels and table heads."""
        return max(7.0, self.size * 0.86)

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
        return self.size * (1.0 if self.columns == 1 else 0.6)

    @property
    def pad(self) -> float:
        """Above and below a table row, and twice that inside a box."""
        return self.size * (0.3 if self.columns == 1 else 0.15)

    @property
    def column(self) -> float:
        """The width of a column."""
        return (PAGE_WIDTH - 2 * SIDE - (self.columns - 1) * GUTTER) / self.columns


STEPS = (
    *(Style(size) for size in (10.0, 9.5, 9.0, 8.5, 8.0)),
    *(Style(size, columns=2) for size in (9.0, 8.5, 8.0)),
)
"""From roomy to tight: what a paper that must fit one page tries in turn."""
