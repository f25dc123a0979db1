"""Finds how wide the boxes of an activity system are and how large its type is, so that all of it fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Role
from lfl_desktop.canvas.grid import Columns, Grid, GridSpot
from lfl_desktop.canvas.texts import BADGE, BoxText, Texts
from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import broken, line_count, shortened, words_with_widths
from lfl_desktop.words import tr

# All of these are ems: multiples of the type size.
LEADING = 1.36
PAD_X = 0.95
PAD_Y = 0.7
ROW_GAP = 1.5
BOLT_GAP = 2.8
PEN_GAP = 2.2
NEIGHBOUR_HEIGHT = 1.9
MARGIN = 0.5
LEGEND_SIZE = 0.88
_LEGEND_GAP = 0.8
_TITLE_GAP = 0.18
_ITEM_GAP = 0.14
_LAYER_GAP = 0.3
_LEAST_ROOM = 3.5
_LONGEST_TITLE = 6.0
_LONGEST_WORD = 10.0
_STEP = 0.5

_LEAST_TEXT_ROWS = 2
"""A box with little in it is high enough for this many lines."""


class BoxRow(NamedTuple):
    """One line of text in a box; `above` and `indent` are ems. `badges` stand behind its text."""

    text: str
    face: Face
    role: Role
    above: float = 0
    indent: float = 0
    sign: str = ""
    locked: bool = False
    gone: bool = False
    item: SystemItem | None = None
    badges: tuple[int, ...] = ()


@dataclass(frozen=True)
class WantedBox:
    """What a page should hold: the boxes of `grid` with their `texts`, room for bolts between the rows and
    for a row of neighbours below them, and a legend. `whole_words`: none of usual length is to be broken."""

    grid: Grid
    texts: Texts
    width: float
    height: float
    legend: str
    bolts: bool
    neighbours: bool
    roomy: bool = False
    whole_words: bool = False

    @property
    def gap(self) -> float:
        """Between two rows of boxes, at least, in ems."""
        if self.roomy:
            return PEN_GAP
        return BOLT_GAP if self.bolts or self.neighbours else ROW_GAP

    def legend_lines(self, columns: Columns, size: float) -> list[str]:
        """The legend as it is broken under boxes of this width."""
        across = self.width * (1 - 2 * min(left for left, _ in columns.values()))
        return broken(words_with_widths(self.legend, Face.REGULAR), across / size / LEGEND_SIZE)

    def room(self, columns: Columns, size: float) -> float:
        """How much of the page's height is left for the rows of boxes, in points."""
        lines = len(self.legend_lines(columns, size))
        legend = lines * LEGEND_SIZE * LEADING + (_LEGEND_GAP if lines else 0)
        gaps = (len(self.grid.rows) - 1) * self.gap
        neighbours = self.gap + NEIGHBOUR_HEIGHT if self.neighbours else 0
        return self.height - (2 * MARGIN + gaps + neighbours + legend) * size


@dataclass(frozen=True)
class BoxPlan:
    """Boxes of a certain width with their text broken at a certain size."""

    wanted: WantedBox
    size: float
    columns: Columns
    rows: dict[GridSpot, list[BoxRow]]

    def heights(self) -> list[float]:
        """How high each row of boxes is, in points."""
        rows = self.wanted.grid.rows
        return [max(box_height(self.rows[spot]) for spot in row) * self.size for row in rows]

    def inside(self, spot: GridSpot) -> float:
        """How wide a line in this box may be, in ems."""
        return _inside(self.columns[spot], self.wanted.width, self.size)

    def room(self) -> float:
        """How much of the page's height there is for the rows of boxes, in points."""
        return self.wanted.room(self.columns, self.size)


def planned(
    wanted: WantedBox, size: float, smallest: float, prompted: Sequence[Texts] = ()
) -> tuple[BoxPlan, list[SystemItem]]:
    """The plan that a layout draws, and the items that are left out.

    Boxes first grow wider, then type shrinks from `size` to `smallest`, then words are broken, then
    items are counted. The first of the texts that are `prompted` are drawn instead which fit without
    making anything smaller."""
    for texts in prompted:
        asking = replace(wanted, texts=texts)
        for columns in wanted.grid.columns:
            if _fits(asking, columns, size):
                return _plan(asking, columns, size), []
    found = _largest(replace(wanted, whole_words=True), size, smallest) or _largest(wanted, size, smallest)
    return (found, []) if found else _cut(_least(wanted, smallest))


def _largest(wanted: WantedBox, size: float, smallest: float) -> BoxPlan | None:
    """Everything in the largest type in which it fits; nothing where it does in none."""
    for columns in wanted.grid.columns:
        if _fits(wanted, columns, size):
            return _plan(wanted, columns, size)
    widest = wanted.grid.columns[-1]
    sizes = _smaller(size, smallest)
    first = bisect_left(sizes, True, key=lambda smaller: _fits(wanted, widest, smaller))
    if first < len(sizes):
        # narrow boxes leave bolts room around the outside
        choices = wanted.grid.columns if wanted.bolts else (widest,)
        columns = next((narrow for narrow in choices if _fits(wanted, narrow, sizes[first])), widest)
        return _plan(wanted, columns, sizes[first])
    return None


def _smaller(size: float, smallest: float) -> list[float]:
    """The sizes that are tried one after the other, largest first."""
    sizes = []
    while size > smallest:
        size = max(size - _STEP, smallest)
        sizes.append(size)
    return sizes


def _fits(wanted: WantedBox, columns: Columns, size: float) -> bool:
    """Whether everything fits boxes of this width at this size. Counts lines without making them."""
    inside = {spot: _inside(columns[spot], wanted.width, size) for spot in columns}
    if not _holds_titles(wanted, inside) or (wanted.whole_words and not _holds_words(wanted, inside)):
        return False
    room = wanted.room(columns, size) / size
    for row in wanted.grid.rows:
        room -= max([_high(_text_height(wanted.texts[spot], inside[spot])) for spot in row])
        if room < 0:
            return False
    return True


def _holds_titles(wanted: WantedBox, inside: Mapping[GridSpot, float]) -> bool:
    """Whether no word of a title breaks in boxes of this width, but for names beyond measure."""
    return all(
        inside[spot] >= min(max(texts[0].words.widest, _LEAST_ROOM), _LONGEST_TITLE)
        for spot, texts in wanted.texts.items()
    )


def _holds_words(wanted: WantedBox, inside: Mapping[GridSpot, float]) -> bool:
    """The same of all words, but for the longest."""
    return all(
        inside[spot] - text.indent >= min(text.words.widest, _LONGEST_WORD)
        for spot, texts in wanted.texts.items()
        for text in texts
    )


def _text_height(texts: Sequence[BoxText], inside: float) -> float:
    lines = sum([line_count(text.words, inside - text.indent) for text in texts])
    return lines * LEADING + sum([_gap(one, other) for one, other in pairwise(texts)])


def _plan(wanted: WantedBox, columns: Columns, size: float) -> BoxPlan:
    rows = {
        spot: _rows(texts, _inside(columns[spot], wanted.width, size)) for spot, texts in wanted.texts.items()
    }
    return BoxPlan(wanted, size, columns, rows)


def _inside(edges: tuple[float, float], width: float, size: float) -> float:
    return (edges[1] - edges[0]) * width / size - 2 * PAD_X


def _rows(texts: Sequence[BoxText], room: float) -> list[BoxRow]:
    rows: list[BoxRow] = []
    before: BoxText | None = None
    for text in texts:
        words, role, item, sign, locked, gone, badges, indent = text
        above, nth = (_gap(before, text) if before else 0.0), 0
        for line in broken(words, room - indent):
            held: tuple[int, ...] = ()
            if badges and (count := line.count(BADGE)):
                held, nth = badges[nth : nth + count], nth + count
                line = line.replace(BADGE, "").rstrip()
            rows.append(BoxRow(line, words.face, role, above, indent, sign, locked, gone, item, held))
            above, sign, locked = 0.0, "", False
        before = text
    return rows


def _gap(before: BoxText, text: BoxText) -> float:
    """How far a wording stands below the one before it, in ems."""
    if before.item is None:
        return _TITLE_GAP
    same = text.item is not None and before.item.layer is text.item.layer
    return _ITEM_GAP if same else _LAYER_GAP


def box_height(rows: Sequence[BoxRow]) -> float:
    """How high a box with these rows is, in ems; a box with little in it has room for more."""
    return _high(sum([row.above + LEADING for row in rows]))


def _high(text: float) -> float:
    return 2 * PAD_Y + max(text, _TITLE_GAP + (1 + _LEAST_TEXT_ROWS) * LEADING)


def _least(wanted: WantedBox, smallest: float) -> BoxPlan:
    """Everything in the widest boxes and the smallest type, even where it does not fit."""
    size, columns = smallest, wanted.grid.columns[-1]
    while True:
        inside = {spot: _inside(columns[spot], wanted.width, size) for spot in columns}
        if _holds_titles(wanted, inside):
            plan = _plan(wanted, columns, size)
            if len(wanted.grid.rows) * size * _least_height(plan) <= plan.room():
                return plan
        size *= 0.9


def _least_height(plan: BoxPlan) -> float:
    """How high the boxes must be to say their titles and that there is more, in ems."""
    return max(
        box_height([*_titles(rows), *_more(len(rows), plan.inside(spot))]) for spot, rows in plan.rows.items()
    )


def _titles(rows: Sequence[BoxRow]) -> list[BoxRow]:
    return [row for row in rows if row.item is None]


def _more(hidden: int, room: float) -> list[BoxRow]:
    """The last line of a box that leaves items out, in two where the box is narrow."""
    more = tr("and {n} more", n=hidden) if hidden else tr("and more")
    found = broken(words_with_widths(more, Face.ITALIC), room)
    return [BoxRow(line, Face.ITALIC, Role.MUTED, 0 if nth else _LAYER_GAP) for nth, line in enumerate(found)]


def _cut(plan: BoxPlan) -> tuple[BoxPlan, list[SystemItem]]:
    """The plan without what does not fit, and the items that are left out."""
    rows, left_out = {}, []
    grid = plan.wanted.grid
    for row, share in zip(grid.rows, _shares(plan.heights(), plan.room()), strict=True):
        for spot in row:
            rows[spot], lost = _cut_box(plan.rows[spot], share / plan.size, plan.inside(spot))
            left_out += lost
    return replace(plan, rows=rows), left_out


def _shares(heights: Sequence[float], room: float) -> list[float]:
    """What each row of boxes gets: as much as it needs, or an even share of what the others leave."""
    shares = list(heights)
    waiting = sorted(range(len(heights)), key=lambda n: heights[n])
    while waiting:
        n = waiting.pop(0)
        shares[n] = min(heights[n], room / (len(waiting) + 1))
        room -= shares[n]
    return shares


def _cut_box(rows: list[BoxRow], height: float, room: float) -> tuple[list[BoxRow], list[SystemItem]]:
    if box_height(rows) <= height + 1e-9:
        return rows, []
    items = list(dict.fromkeys(row.item for row in rows if row.item))
    left = height - 2 * PAD_Y - sum(row.above + LEADING for row in _more(len(rows), room))
    kept: list[BoxRow] = []
    for row in rows:
        left -= row.above + LEADING
        if row.item and left < 0:
            break
        kept.append(row)
    cut = next(n for n, item in enumerate(items) if item == rows[len(kept)].item)
    if cut > 0:
        kept = [row for row in kept if row.item != items[cut]]
    elif kept[-1].item:
        last = kept[-1]
        kept[-1] = last._replace(text=shortened(last.text, last.face, room - last.indent), badges=())
    hidden = len(items) - cut - (1 if kept[-1].item == items[cut] else 0)
    return [*kept, *_more(hidden, room)], items[cut:]
