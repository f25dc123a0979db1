"""Parts poured over columns and pages: the one way in which papers go on from page to page.

A part longer than a page continues on the next, so that nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import (
    FlowGroup,
    Frame,
    fill_frames,
    groups_of,
    in_company,
    level,
    loosened,
)
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.strips import FlowPart, Strip, depth_of, unread
from lfl_desktop.printing.layout.style import Columns


@dataclass
class FlowPages:
    """Pages being filled, from `top` to `bottom`; `y` is where the next section of the last page begins.
    Each page but the first begins with `opening`."""

    bottom: float
    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = look.TOP
    top: float = look.TOP
    opening: Sequence[Strip] = ()

    def __post_init__(self) -> None:
        self._start = self.top

    @property
    def left(self) -> float:
        """How much height of the last page is left."""
        return self.bottom - self.y

    def turn(self) -> None:
        """Goes on to a new page."""
        self.pages.append(Page())
        self.y = self._start = self.pages[-1].stack(unread(self.opening), look.SIDE, self.top)

    def stack(self, strips: Sequence[Strip]) -> None:
        """Puts strips below what is there."""
        self.y = self.pages[-1].stack(strips, look.SIDE, self.y)

    def holds(self, parts: Sequence[FlowPart], columns: Columns) -> bool:
        """Whether `parts` fit in what is left of the last page."""
        groups = groups_of(parts)
        return not fill_frames(groups, [self._room(groups)] * columns.number).rest

    def pour(self, parts: Sequence[FlowPart], columns: Columns, *, levelled: bool = True) -> None:
        """Pours `parts` below what is there, in columns over as many pages as they need. Where they are
        `levelled`, columns on the last page end at about the same height."""
        left = groups_of(parts)
        while left:
            room = self._room(left)
            filled = fill_frames(left, [room] * columns.number)
            if columns.number == 1 and filled.rest:
                filled = in_company(filled, self.bottom - self._top_of_next)
            if levelled and not filled.rest and columns.number > 1:
                filled = fill_frames(left, [level(left, columns.number, room)] * columns.number)
            if filled.frames[0]:
                self._place(filled.frames, self.bottom - room, columns)
            elif self.y == self._start:
                left = [*loosened(left[0]), *left[1:]]
                continue
            left = filled.rest
            if left:
                self.turn()

    @property
    def _top_of_next(self) -> float:
        return self.top + depth_of(self.opening)

    def _room(self, groups: Sequence[FlowGroup]) -> float:
        gap = groups[0].gap if groups and self.y > self._start else 0.0
        return self.left - gap

    def _place(self, frames: Sequence[Sequence[FlowGroup]], top: float, columns: Columns) -> None:
        """Puts groups on the page in columns from `top` down."""
        ends = [top]
        for nth, groups in enumerate(frames):
            frame = Frame(columns.left(nth), top, columns.width, self.bottom - top)
            ends.append(self.pages[-1].stand(groups, frame))
        self.y = max(ends)
