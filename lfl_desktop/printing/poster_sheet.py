"""The sheets of a poster: a band with the focus and the strongest figure, a card for each theme, and how the
set got there. All lengths are points, counted from the upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from lfl_desktop.content.paper_setting import Inking, PosterSetting, PosterSize
from lfl_desktop.content.poster_lines import PosterFrame, PosterLine, PosterPart
from lfl_desktop.printing import poster_around as around
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FlowGroup, Frame
from lfl_desktop.printing.layout.page import Page, PlacedPicture
from lfl_desktop.printing.layout.printed_on import A4_HEIGHT, A4_WIDTH, in_grey
from lfl_desktop.printing.layout.strips import depth_of
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.poster_blocks import POSTER_INKS
from lfl_desktop.printing.poster_cards import Card, Zone, cards_of, poured_level, wide_as_held, zone_of
from lfl_desktop.printing.poster_way import WayPanel, way_panel
from lfl_desktop.words import tr

A2 = (2 * A4_WIDTH, 2 * A4_HEIGHT)
"""The shorter and the longer side of A2."""

SIDES: dict[PosterSize, tuple[float, float]] = {
    **{size: (A2[0] * by, A2[1] * by) for size, by in ((PosterSize.A1, 2**0.5), (PosterSize.A2, 1.0))},
    **{size: (A2[0] * by, A2[1] * by) for size, by in ((PosterSize.A3, 2**-0.5), (PosterSize.A4, 0.5))},
    PosterSize.TABLOID: (792.0, 1224.0),
    PosterSize.LETTER: (612.0, 792.0),
}
"""The shorter and the longer side of each size."""

SCALES = {size: (sides[0] * sides[1] / (A2[0] * A2[1])) ** 0.5 for size, sides in SIDES.items()}
"""How large the lengths of each size are beside those of A2."""

LOGO_HIGH, LOGO_SHARE = 2.6, 0.16
"""The height of a logo at the foot, in units of the running text, and its share of the width at the most."""

NAME_WORTH = 0.88
"""How much smaller type may be for whose sake the name of each card stands in one line."""

HOW_LARGER = 1.5
"""How much larger than on the first sheet type may be on a second one that else is not half full."""

_MOST_SPREAD = 0.16
"""How much higher than they need cards become where there is room."""


class Poster(NamedTuple):
    """A poster that is laid out: its sheets with their size, the size of its running text, and the blocks
    that are not on the first sheet."""

    leaves: list[Page]
    size: tuple[float, float]
    body: float
    moved: list[FlowGroup]


class _Leaf(NamedTuple):
    """A sheet, the attempt that it is of, and what stands on it."""

    page: Page
    sheet: _Sheet
    groups: Sequence[FlowGroup] = ()
    broken: bool = False
    """Whether the name of a card takes two lines."""
    with_how: bool = False
    """Whether it tells how the set got there, below cards that go on from the sheet before."""

    @property
    def body(self) -> float:
        """The size of its running text."""
        return self.sheet.style.body


class _Block(NamedTuple):
    """What goes across a sheet: how high it is at the least, how much more it takes where there is room, and
    what puts it between two heights; and whether a name in it is `broken`."""

    height: float
    spread: float
    draw: Callable[[Page, float, float], None]
    broken: bool = False


def lay_out_poster(
    lines: Sequence[PosterLine], told: PosterFrame, setting: PosterSetting, logo: bytes
) -> Poster:
    """The poster in the largest type that has all of it on one sheet; where none has, how the set got there
    goes to a second one, and cards follow where even these are too many. `lines` are those that are not
    hidden, `logo` is a PNG, or empty."""
    scale = SCALES[setting.size]
    bodies = [step * scale for step in look.POSTER_STEPS if step * scale >= look.POSTER_HANDOUT - 0.01]

    shown = in_grey(logo) if setting.inking == Inking.GREY else logo

    @cache
    def sheet(body: float) -> _Sheet:
        return _Sheet(lines, told, setting, PosterStyle(body), shown)

    smallest = sheet(bodies[0])
    if found := smallest.one(True):
        found = _largest(bodies[1:], lambda body: sheet(body).one(True)) or found
        found = _unbroken(found[0].body, bodies, lambda body: sheet(body).one(True, even=False)) or found
        return _numbered(found, [])
    if found := _largest(bodies, lambda body: sheet(body).one(False)):
        found = _unbroken(found[0].body, bodies, lambda body: sheet(body).one(False, even=False)) or found
        smaller = [body for body in bodies if body <= found[0].body]
        how = _largest(smaller, lambda body: sheet(body).how_alone())
        if how and how[0].sheet.has_half_for_how:
            larger = [body for body in bodies if body <= HOW_LARGER * found[0].body]
            how = _largest(larger, lambda body: sheet(body).how_alone()) or how
        return _numbered(found, how or smallest.how())
    cards = smallest.several()
    return _numbered(cards, [] if cards[-1].with_how else smallest.how())


def _largest(bodies: Sequence[float], attempt: Callable[[float], list[_Leaf] | None]) -> list[_Leaf] | None:
    low, high, found = 0, len(bodies) - 1, None
    while low <= high:
        tried = (low + high) // 2
        if leaves := attempt(bodies[tried]):
            found, low = leaves, tried + 1
        else:
            high = tried - 1
    return found


def _unbroken(
    body: float, bodies: Sequence[float], attempt: Callable[[float], list[_Leaf] | None]
) -> list[_Leaf] | None:
    """A sheet in type of this size, or a little smaller where the name of no card then takes two lines."""
    largest = attempt(body)
    if not largest or not largest[0].broken:
        return largest
    smaller = (attempt(one) for one in reversed(bodies) if NAME_WORTH * body <= one < body)
    return next((leaves for leaves in smaller if leaves and not leaves[0].broken), largest)


def _numbered(cards: Sequence[_Leaf], how: Sequence[_Leaf]) -> Poster:
    """The sheets with what stands at the head and foot of each."""
    leaves = [*cards, *how]
    for number, leaf in enumerate(leaves, start=1):
        where = tr("Sheet {number} of {all}", number=number, all=len(leaves)) if len(leaves) > 1 else ""
        leaf.sheet.put_around(leaf.page, where, first=number == 1)
    moved = [group for leaf in leaves[1:] for group in leaf.groups]
    first = leaves[0]
    return Poster([leaf.page for leaf in leaves], first.sheet.size, first.body, moved)


class _Sheet:
    """One attempt at a poster, in one style."""

    def __init__(
        self,
        lines: Sequence[PosterLine],
        told: PosterFrame,
        setting: PosterSetting,
        style: PosterStyle,
        logo: bytes,
    ) -> None:
        shorter, longer = SIDES[setting.size]
        self.size = (shorter, longer) if setting.upright else (longer, shorter)
        self._lines, self._told, self.style, self._logo = lines, told, style, logo
        self._inks = POSTER_INKS[setting.inking]
        self._side = look.POSTER_MARGIN * SCALES[setting.size]
        self._room = self.size[0] - 2 * self._side
        self._most = 2 if setting.upright else 3
        self._known: dict[tuple[bool, bool], list[_Block]] = {}
        self._frame_it()

    def _frame_it(self) -> None:
        """Sets what stands around the cards."""
        lines, style, inks, room = self._lines, self.style, self._inks, self._room
        head, cut = around.head(self._told, "", style, inks, room)
        self._foot, cut_foot = around.funder(self._told, style, inks, room)
        self._band = around.band(
            self._told, around.strongest_of(lines), style, inks, room, look.POSTER_FIGURE * self._on_wall
        )
        self._path = any(line.part not in (PosterPart.IMPACT, PosterPart.LEARNING) for line in lines)
        self._top = self._side + depth_of(head) + style.gap * 0.6
        self._title = around.title_of_sheet(self._told, style, inks, room)
        self._below = self._top + depth_of(self._title) + (style.gap * 0.6 if self._title else 0.0)
        self._bottom = self.size[1] - self._side
        self._foot_high = max(depth_of(self._foot), LOGO_HIGH * style.body if self._logo else 0.0)
        if self._foot_high:
            self._bottom -= self._foot_high + style.gap * 0.5
        self._cut = [*cut, *cut_foot, *self._band.cut]
        self._came = [line for line in lines if line.part == PosterPart.IMPACT]
        groups = len({line.group for line in self._came})
        self._columns = max(1, min(self._most, groups))

    @cached_property
    def _wide(self) -> float:
        """An equal share of the room for each column of cards."""
        return float((self._room - (self._columns - 1) * self.style.gutter) / self._columns)

    @cached_property
    def _cards(self) -> list[Card]:
        return cards_of(self._came, self._told.themes, self.style, self._inks, self._wide)

    @cached_property
    def _way(self) -> WayPanel:
        """How the set got there."""
        return way_panel(self._lines, self._cut, self.style, self._inks, self._room, self._most)

    @property
    def _on_wall(self) -> float:
        """How large the least figure is beside that of a wall: smaller on a handout."""
        shorter, longer = SIDES[PosterSize.A3]
        return float(min(1.0, self.size[0] * self.size[1] / (shorter * longer)))

    def one(self, with_how: bool, *, even: bool = True) -> list[_Leaf] | None:
        """The first sheet with all cards and, `with_how` the set got there, all of it; None where it does not
        fit. Where columns of cards that are `even` do, others are not tried."""
        if not self._may_fit(with_how):
            return None
        blocks = self._blocks(with_how, even)
        if even and not self._fits(blocks):
            blocks = self._blocks(with_how, False)
        if not self._fits(blocks):
            return None
        leaf = Page()
        self._put(leaf, blocks, self._top)
        return [_Leaf(leaf, self, broken=any(block.broken for block in blocks))]

    def _fits(self, blocks: Sequence[_Block]) -> bool:
        taken = sum(block.height for block in blocks) + self.style.gap * (len(blocks) - 1)
        return bool(taken <= self._bottom - self._top + 0.01)

    def _may_fit(self, with_how: bool) -> bool:
        """Whether there is room for all, if every column were as high as the others."""
        taken, room = self._band.height, self._bottom - self._top
        taken += sum(card.height for card in self._cards) / self._columns
        if with_how and taken <= room:
            taken += sum(group.height for group in self._way.groups) / self._way.columns
        return bool(taken <= room)

    def several(self) -> list[_Leaf]:
        """The cards on as many sheets as they need, and how the set got there below the last of them where
        that has room."""
        leaves: list[_Leaf] = []
        rest, gap = list(self._cards), self.style.gap
        while rest or not leaves:
            above = [] if leaves else [self._band_block()]
            top = self._below if leaves else self._top
            room = self._bottom - top - sum(block.height + gap for block in above)
            columns, rest = poured_level(rest, self._columns, gap, room)
            highs = [sum(card.height + gap for card in column) - gap for column in columns if column]
            zone = Zone(columns, gap, max(highs, default=0.0), [self._wide] * self._columns)
            leaf, blocks = Page(), [*above, *([self._block_of(zone)] if highs else [])]
            groups = [group for column in columns for card in column for group in card.groups]
            with_how = not rest and self._have_room_for_how(blocks, top)
            if with_how:
                blocks.append(self._way_block())
                groups += self._way.groups
            self._put(leaf, blocks, top)
            leaves.append(_Leaf(leaf, self, groups, with_how=with_how))
        return leaves

    def _have_room_for_how(self, blocks: Sequence[_Block], top: float) -> bool:
        """Whether how the set got there stands below these blocks too."""
        if not self._way.groups:
            return False
        heights = [block.height + self.style.gap for block in blocks]
        return bool(top + sum(heights) + self._way_block().height <= self._bottom)

    def put_around(self, page: Page, where: str, *, first: bool) -> None:
        """Puts the head and the foot on a sheet; what the set is and worked on on those that have no band."""
        head, _cut = around.head(self._told, where, self.style, self._inks, self._room)
        held, page.strips = page.strips, []
        page.stack(head, self._side, self._side)
        if not first:
            page.stack(self._title, self._side, self._top)
        page.strips += held
        foot = self.size[1] - self._side
        page.stack(self._foot, self._side, foot - (self._foot_high + depth_of(self._foot)) / 2)
        if self._logo:
            wide = self._room * LOGO_SHARE
            place = Frame(self._side + self._room - wide, foot - self._foot_high, wide, self._foot_high)
            page.pictures.append(PlacedPicture(self._logo, place))

    # the blocks of the first sheet

    def _blocks(self, with_how: bool, even: bool) -> list[_Block]:
        asked = with_how, even
        if asked not in self._known:
            self._known[asked] = self._in_order(with_how, even)
        return self._known[asked]

    def _in_order(self, with_how: bool, even: bool) -> list[_Block]:
        """The cards, below them the band, and below that how the set got there: the band parts what came of
        it from the way to it. Where there is no such way to tell, it stands between the cards where that
        fits."""
        how = [self._way_block()] if with_how and self._way.groups else []
        if how and self._path:
            return [*self._all_cards(even), self._band_block(), *how]
        if len(self._cards) >= 2 * self._columns:
            upper, lower = (self._zone_block(cards, even) for cards in self._halves())
            parted = [upper, self._band_block(), lower, *how]
            if not how or self._fits(parted):
                return parted
        zones = self._all_cards(even)
        return [*zones, self._band_block(), *how] if how else [self._band_block(), *zones]

    def _all_cards(self, even: bool) -> list[_Block]:
        return [self._zone_block(self._cards, even)] if self._cards else []

    def _halves(self) -> tuple[list[Card], list[Card]]:
        """The cards above the band and those below it, so that both together are as low as can be."""
        cuts = range(self._columns, len(self._cards) - self._columns + 1)
        cut = min(cuts, key=lambda n: self._even(self._cards[:n]).height + self._even(self._cards[n:]).height)
        return self._cards[:cut], self._cards[cut:]

    def _band_block(self) -> _Block:
        def draw(leaf: Page, top: float, high: float) -> None:
            self._band.draw(leaf, Frame(self._side, top, self._room, high))

        return _Block(self._band.height, self._band.height * 0.5, draw)

    def _even(self, cards: Sequence[Card]) -> Zone:
        count, wide = self._columns, self._wide
        if 0 < len(cards) < count:
            count = len(cards)
            wide = (self._room - (count - 1) * self.style.gutter) / count
            cards = [card.at(wide) if card.at else card for card in cards]
        return zone_of(cards, count, self.style.gap, wide)

    def _zone(self, cards: Sequence[Card]) -> Zone:
        even = self._even(cards)
        return wide_as_held(even, even.widths[0])

    def _zone_block(self, cards: Sequence[Card], even: bool = False) -> _Block:
        return self._block_of(self._even(cards) if even else self._zone(cards))

    def _block_of(self, zone: Zone) -> _Block:
        def draw(leaf: Page, top: float, high: float) -> None:
            zone.draw(leaf, self._side, self.style.gutter, top, high)

        broken = any(len(card.name) > 1 for column in zone.columns for card in column)
        return _Block(zone.height, zone.height * _MOST_SPREAD, draw, broken)

    def _way_block(self) -> _Block:
        inner = self._way.levelled(4 * self.size[1])
        height = inner + self._way.around

        def draw(leaf: Page, top: float, high: float) -> None:
            self._way.draw(leaf, self._side, top, inner, high)

        return _Block(height, height * 0.1, draw)

    @property
    def has_half_for_how(self) -> bool:
        """Whether how the set got there takes less than half of a sheet of its own."""
        return bool(self._way_block().height < (self._bottom - self._below) / 2)

    def how_alone(self) -> list[_Leaf] | None:
        """How the set got there on one sheet of its own; None where it needs more."""
        leaves = self.how()
        return leaves if len(leaves) < 2 else None

    def how(self) -> list[_Leaf]:
        """How the set got there, on sheets of its own."""
        panel, leaves = self._way, list[_Leaf]()
        most = self._bottom - self._below - panel.around
        while panel.groups:
            rest = panel.filled(most)[1]
            inner = most if rest else panel.levelled(most)
            leaf = Page()
            panel.draw(leaf, self._side, self._below, inner, inner + panel.around)
            columns, rest = panel.filled(inner)
            leaves.append(_Leaf(leaf, self, [group for held in columns for group in held]))
            panel = replace(panel, groups=rest)
        return leaves

    def _put(self, leaf: Page, blocks: Sequence[_Block], top: float) -> None:
        """Puts blocks below each other from `top`. What room there is left goes to them as far as they take
        it, and then between them."""
        gap = self.style.gap
        spare = self._bottom - top - sum(block.height for block in blocks) - gap * (len(blocks) - 1)
        share = min(1.0, spare / max(sum(block.spread for block in blocks), 0.1))
        rest = spare - share * sum(block.spread for block in blocks)
        gap += min(rest / (len(blocks) + 1), gap) if len(blocks) > 1 else 0.0
        y = top + (rest / 2 if len(blocks) == 1 and top == self._top else 0.0)
        for block in blocks:
            high = block.height + share * block.spread
            block.draw(leaf, y, high)
            y += high + gap
