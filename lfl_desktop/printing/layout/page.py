"""One page: what stands where on it, distances in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FlowGroup, Frame, depth
from lfl_desktop.printing.layout.strips import Strip, unread


class Border(NamedTuple):
    """A border, from the upper left corner of its page."""

    x: float
    top: float
    width: float
    height: float
    colour: str = look.EDGE


class FilledArea(NamedTuple):
    """A ground with round corners, below all else."""

    x: float
    top: float
    width: float
    height: float
    fill: str
    radius: float


class PlacedPicture(NamedTuple):
    """A picture, a PNG, and the place in which it is as large as it can be."""

    png: bytes
    place: Frame


@dataclass
class Page:
    """A page being filled. It is cut across at `cuts`. One with its `own_head` needs no other that says what
    it belongs to."""

    strips: list[tuple[Strip, float, float]] = field(default_factory=list)
    boxes: list[Border] = field(default_factory=list)
    areas: list[FilledArea] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    own_head: bool = False

    def add_strip(self, strip: Strip, x: float, y: float) -> float:
        """Puts a strip there; gives where it ends."""
        if strip.cut and y > 0:
            self.cuts.append(y)
        for tick in strip.ticks:
            top = y + (strip.height - look.TICK) / 2
            self.boxes.append(Border(x + tick, top, look.TICK, look.TICK))
        self.strips.append((strip, x, y))
        return y + strip.height

    def stack(self, strips: Iterable[Strip], x: float, y: float) -> float:
        """Puts strips one below the other; gives where they end."""
        for strip in strips:
            y = self.add_strip(strip, x, y)
        return y

    def stand(self, groups: Sequence[FlowGroup], frame: Frame, most: float = 0.0) -> float:
        """Puts groups in a frame; gives where they end. What is left of its height goes between them, at most
        `most` points each time."""
        more = 0.0
        if most and len(groups) > 1:
            more = min(most, max(0.0, (frame.height - depth(groups)) / (len(groups) - 1)))
        y = frame.top
        for nth, group in enumerate(groups):
            strips = group.strips
            if not nth and not group.begins:
                self.stack(unread(group.again), frame.x, y)
                if not group.again:
                    strips = (strips[0]._replace(rule=None), *strips[1:])
            y += group.lead(not nth) + (more if nth else 0.0)
            if group.boxed:
                self._border(group, frame, y, nth > 0)
            y = self.stack(strips, frame.x, y)
        return y

    def _border(self, group: FlowGroup, frame: Frame, y: float, goes_on: bool) -> None:
        """A border around `group`, or the last border stretched down to take it in."""
        top = y - (0.0 if group.begins else look.CUT)
        if goes_on and not group.begins:
            top = self.boxes.pop().top
        foot = y + group.height + (0.0 if group.ends else look.CUT)
        self.boxes.append(Border(frame.x, top, frame.width, foot - top))
