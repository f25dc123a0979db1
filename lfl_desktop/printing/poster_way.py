"""The way to what came of it, on a poster: outcomes hoped for, concerns, actions and key learning in columns
on a tint. All lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lfl_desktop.content.poster_lines import HEADINGS, PosterLine, PosterPart
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FlowGroup, Frame, depth, fill_frames, least
from lfl_desktop.printing.layout.page import FilledArea, Page
from lfl_desktop.printing.layout.strips import Strip, depth_of
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.poster_around import Cut
from lfl_desktop.printing.poster_blocks import Inks, Setter
from lfl_desktop.words import tr

BETWEEN = 1.6
"""How much further apart its columns stand than cards do."""


@dataclass(frozen=True)
class WayPanel:
    """A panel `room` wide with what stands in its columns, below a title where it has one."""

    style: PosterStyle
    inks: Inks
    room: float
    columns: int
    groups: Sequence[FlowGroup] = ()
    title: Sequence[Strip] = ()

    @property
    def column(self) -> float:
        """The width of a column."""
        inner = self.room - 2 * self.style.pad - (self.columns - 1) * self._apart
        return inner / self.columns

    @property
    def _apart(self) -> float:
        return self.style.gutter * BETWEEN

    @property
    def around(self) -> float:
        """The height of what stands above and below its columns."""
        return depth_of(self.title) + 2 * self.style.pad

    def setter(self) -> Setter:
        """Sets lines in its columns."""
        return Setter(self.style, self.inks, self.column, self.inks.heading)

    def levelled(self, most: float) -> float:
        """The least height of columns of all of it, nothing of which is cut that has room in one."""
        tallest = max([group.height for group in self.groups], default=0.0)
        if tallest > most:
            return most
        even = depth(self.groups) / self.columns  # no column of this height ends more than a group below it
        enough = min(most, even + tallest + max([group.gap for group in self.groups], default=0.0))
        return least(tallest, enough, lambda high: not self.filled(high)[1])

    def filled(self, high: float) -> tuple[list[list[FlowGroup]], list[FlowGroup]]:
        """What stands in each column of this height, and what has no room in any."""
        found = fill_frames(self.groups, [high] * self.columns, cutting=True)
        return found.frames, found.rest

    def draw(self, page: Page, x: float, top: float, inner: float, high: float) -> None:
        """Puts it on a page: columns `inner` high on a ground that is `high`."""
        pad, corner = self.style.pad, look.POSTER_CORNER * self.style.scale
        page.areas.append(FilledArea(x, top, self.room, high, self.inks.tint, corner))
        y = page.stack(self.title, x + pad, top + pad)
        for nth, held in enumerate(self.filled(inner)[0]):
            page.stand(held, Frame(x + pad + nth * (self.column + self._apart), y, self.column, inner))


def way_panel(
    lines: Sequence[PosterLine], cut: Cut, style: PosterStyle, inks: Inks, room: float, most: int
) -> WayPanel:
    """The panel of what these lines tell besides what came of it, in at most so many columns, and of texts
    that were shortened where they stand large."""
    told = [line for line in lines if line.part != PosterPart.IMPACT]
    if told and not cut and {line.part for line in told} == {PosterPart.LEARNING}:
        return _of_one_part(told, WayPanel(style, inks, room, most))
    panel = WayPanel(style, inks, room, most)
    setter, groups = panel.setter(), list[FlowGroup]()
    for part in PosterPart:
        if part != PosterPart.IMPACT:
            groups += setter.part(part, [line for line in told if line.part == part])
    groups += [setter.whole(*text) for text in cut]
    return replace(panel, groups=groups)


def _of_one_part(told: Sequence[PosterLine], widest: WayPanel) -> WayPanel:
    """Its name across the panel, and below it no more columns than make it lower."""
    tried: list[tuple[float, WayPanel]] = []
    for columns in range(1, widest.columns + 1):
        panel = replace(widest, columns=columns)
        title = replace(widest, columns=1).setter().heading(tr(HEADINGS[told[0].part]))
        panel = replace(panel, title=title, groups=panel.setter().lines(told))
        tried.append((round(panel.levelled(4 * look.POSTER_MARGIN * panel.style.body)), panel))
    return min(tried, key=lambda one: (one[0], one[1].columns))[1]
