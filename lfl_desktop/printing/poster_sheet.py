"""The sheets of a poster: the focus in the middle, the lines around it in level columns, what was learned at
the foot. All lengths are points, counted from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lfl_desktop.content.paper_setting import PosterSetting, PosterSize
from lfl_desktop.content.papers.impact_poster import PosterFrame
from lfl_desktop.content.poster_lines import PosterLine, PosterPart
from lfl_desktop.printing import poster_around as around
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import Filled, FlowGroup, Frame, depth, fill, least, level
from lfl_desktop.printing.layout.page import FilledArea, Page
from lfl_desktop.printing.layout.strips import depth_of
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.poster_blocks import COLOUR, GREY, Setter
from lfl_desktop.words import tr

A2 = (2 * look.PAGE_WIDTH, 2 * look.PAGE_HEIGHT)
"""The shorter and the longer side of A2."""

SCALES = {PosterSize.A2: 1.0, PosterSize.A3: 2**-0.5}
"""How large the lengths of each size are beside those of A2."""

_MOST_LEARNED = 0.3
"""The part of a sheet that key learning points may take at its foot."""

_MOST_SPREAD = 0.9
"""How much more than usual stands between lines where there is room, in running text."""

_HIGHEST_PANEL = 1.5
"""How much higher than it needs the panel in the middle is where there is room."""


class Poster(NamedTuple):
    """A poster that is laid out: its sheets with their size, the size of its running text, and the blocks
    that are not on the first sheet."""

    leaves: list[Page]
    size: tuple[float, float]
    body: float
    moved: list[FlowGroup]


def _fill(groups: Sequence[FlowGroup], heights: Sequence[float]) -> Filled:
    return fill(groups, heights, cutting=True)


def _level(groups: Sequence[FlowGroup], columns: int, most: float) -> float:
    return level(groups, columns, most, cutting=True)


class _Plan(NamedTuple):
    """What is poured into the four frames of the first sheet, where these are, and between which heights
    the panel is."""

    filled: Filled
    frames: list[Frame]
    above: float
    below: float


def lay_out(lines: Sequence[PosterLine], told: PosterFrame, setting: PosterSetting) -> Poster:
    """The poster in the largest type that has all of it on one sheet, or in the least on as many as it
    needs. `lines` are those that are not hidden."""
    scale = SCALES[setting.size]
    low, high = 0, len(look.POSTER_STEPS) - 1
    found = None
    while low <= high:
        tried = (low + high) // 2
        if attempt := _Sheet(lines, told, setting, PosterStyle(look.POSTER_STEPS[tried] * scale)).one():
            found, low = attempt, tried + 1
        else:
            high = tried - 1
    return found or _Sheet(lines, told, setting, PosterStyle(look.POSTER_LEAST * scale)).several()


class _Sheet:
    """One attempt at a poster, in one style."""

    def __init__(
        self, lines: Sequence[PosterLine], told: PosterFrame, setting: PosterSetting, style: PosterStyle
    ) -> None:
        shorter, longer = (side * SCALES[setting.size] for side in A2)
        self._upright = setting.upright
        self.size = (shorter, longer) if self._upright else (longer, shorter)
        self._told, self._style = told, style
        self._inks = GREY if setting.grey else COLOUR
        self._columns = 2 if self._upright else 3
        self._side = look.POSTER_MARGIN * SCALES[setting.size]
        self._room = self.size[0] - 2 * self._side
        self._column = (self._room - (self._columns - 1) * style.gutter) / self._columns
        self._frame_it(lines)

    @property
    def _corner(self) -> float:
        return look.POSTER_CORNER * self._style.body / look.POSTER_BODY

    def _frame_it(self, lines: Sequence[PosterLine]) -> None:
        """Sets what stands around the lines, and the lines in what is left."""
        style, inks, room = self._style, self._inks, self._room
        head, cut = around.head(self._told, "", style, inks, room)
        self._foot, cut_foot = around.funder(self._told, style, inks, room)
        outer = room if self._upright else self._column
        self._middle = around.middle(self._told, style, inks, outer)
        self._top = self._side + depth_of(head) + style.gap * 0.8
        self._bottom = self.size[1] - self._side
        if self._foot:
            self._bottom -= depth_of(self._foot) + style.gap * 0.6
        learned = [line for line in lines if line.part == PosterPart.LEARNING]
        most = self.size[1] * _MOST_LEARNED
        self._band = around.learned(learned, style, inks, room, self._columns, most)
        if self._band:
            lines = [line for line in lines if line.part != PosterPart.LEARNING]
            self._bottom -= self._band.height + style.gap
        setter = Setter(style, inks, self._column)
        before = [line for line in lines if line.part not in (PosterPart.IMPACT, PosterPart.LEARNING)]
        self._before = setter.parts(before)
        whole = [setter.whole(*text) for text in (*cut, *cut_foot, *self._middle.cut)]
        self._after = [*setter.parts(lines[len(before) :]), *whole]

    def one(self) -> Poster | None:
        """The poster on one sheet, or None where it does not fit."""
        plan = self._upright_plan() if self._upright else self._sideways_plan()
        if plan is None or plan.filled.rest or plan.below - plan.above < self._middle.height - 0.01:
            return None
        return self._poster([self._first(plan)], [])

    def several(self) -> Poster:
        """The poster on as many sheets as it needs."""
        blocks = [*self._before, *self._after]
        room = self._bottom - self._top
        most = max(0.0, (room - self._middle.height) / 2 - self._style.gap)
        heights = [most] * 4 if self._upright else self._sideways(room)
        plan = self._placed(_fill(blocks, heights), most, most)
        leaves, moved = [self._first(plan)], plan.filled.rest
        rest, high = moved, self.size[1] - self._side - self._top
        while rest:
            filled = _fill(rest, [high] * self._columns)
            if not filled.rest:
                filled = _fill(rest, [_level(rest, self._columns, high)] * self._columns)
            leaf = Page()
            for nth, held in enumerate(filled.frames):
                leaf.stand(held, Frame(self._x(nth), self._top, self._column, high))
            leaves.append(leaf)
            rest = filled.rest
        return self._poster(leaves, moved)

    def _poster(self, leaves: list[Page], moved: list[FlowGroup]) -> Poster:
        for number, leaf in enumerate(leaves, start=1):
            where = tr("Sheet {number} of {all}", number=number, all=len(leaves)) if len(leaves) > 1 else ""
            head, _cut = around.head(self._told, where, self._style, self._inks, self._room)
            leaf.stack(head, self._side, self._side)
        return Poster(leaves, self.size, self._style.body, moved)

    # where the columns are

    def _x(self, column: int) -> float:
        return self._side + column * (self._column + self._style.gutter)

    def _sideways(self, high: float) -> list[float]:
        """The frames of a sheet on its side: left, above and below the panel in the middle, right."""
        beside = max(0.0, (high - self._middle.height) / 2 - self._style.gap)
        return [high, beside, beside, high]

    def _sideways_plan(self) -> _Plan | None:
        blocks, room = [*self._before, *self._after], self._bottom - self._top
        if self._middle.height > room:
            return None
        high = least(self._middle.height, room, lambda h: not _fill(blocks, self._sideways(h)).rest)
        return self._placed(_fill(blocks, self._sideways(high)), 0.0, 0.0)

    def _upright_plan(self) -> _Plan | None:
        """What led to it above the panel, what came of it below, each in two level columns."""
        room, gap = self._bottom - self._top, self._style.gap
        parts = (self._before, self._after)
        highs = [_level(blocks, 2, room) if blocks else 0.0 for blocks in parts]
        taken = sum(high + gap for high in highs if high)
        spare = room - taken - self._middle.height
        if spare < 0:
            return None
        filled = [_fill(blocks, [high] * 2) for blocks, high in zip(parts, highs, strict=True)]
        over, under = (high + spare * high / sum(highs) if high else 0.0 for high in highs)
        frames = [held for one in filled for held in one.frames]
        return self._placed(Filled(frames, [*filled[0].rest, *filled[1].rest]), over, under)

    def _placed(self, filled: Filled, over: float, under: float) -> _Plan:
        """The frames with their places: of an upright sheet those above the panel are `over` high, and
        those below it `under`; on its side they are as high as there is room."""
        room, gap = self._bottom - self._top, self._style.gap
        if self._upright:
            heights, columns = [over, over, under, under], [0, 1, 0, 1]
        else:
            over, under = (depth(filled.frames[n]) for n in (1, 2))
            heights, columns = [room, over, under, room], [0, 1, 1, 2]
        tops = [self._top, self._top, self._bottom - under, self._top]
        if self._upright:
            tops[3] = tops[2]
        places = zip(columns, tops, heights, strict=True)
        frames = [Frame(self._x(column), top, self._column, high) for column, top, high in places]
        above = self._top + (over + gap if over else 0.0)
        return _Plan(filled, frames, above, self._bottom - (under + gap if under else 0.0))

    # what stands where

    def _first(self, plan: _Plan) -> Page:
        leaf = Page()
        for blocks, frame in zip(plan.filled.frames, plan.frames, strict=True):
            leaf.stand(blocks, frame, self._style.body * _MOST_SPREAD)
        self._put_panel(leaf, plan)
        if self._band:
            self._put_band(leaf, self._band)
        leaf.stack(self._foot, self._side, self.size[1] - self._side - depth_of(self._foot))
        return leaf

    def _put_panel(self, leaf: Page, plan: _Plan) -> None:
        room = plan.below - plan.above
        high = max(self._middle.height, min(room, self._middle.height * _HIGHEST_PANEL))
        alone = self._upright and not plan.frames[0].height
        top = plan.above + (0.0 if alone else (room - high) / 2)
        x, width = (self._side, self._room) if self._upright else (self._x(1), self._column)
        leaf.areas.append(FilledArea(x, top, width, high, self._inks.panel, self._corner))
        inside = top + (high - depth_of(self._middle.strips)) / 2
        leaf.stack(self._middle.strips, x + self._style.pad, inside)

    def _put_band(self, leaf: Page, band: around.Band) -> None:
        pad, top = self._style.pad, self._bottom + self._style.gap
        tint, corner = self._inks.tint, self._corner
        leaf.areas.append(FilledArea(self._side, top, self._room, band.height, tint, corner))
        leaf.stack(band.heading, self._side + pad, top + pad)
        setter = Setter(self._style, self._inks, self._room - 2 * pad)
        column = setter.column(band.columns)
        y = top + pad + depth_of(band.heading)
        for nth, blocks in enumerate(_fill(band.blocks, [band.inner] * band.columns).frames):
            x = self._side + pad + nth * (column + self._style.gutter)
            leaf.stand(blocks, Frame(x, y, column, band.inner))
