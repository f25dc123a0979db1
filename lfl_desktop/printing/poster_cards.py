"""The cards of a poster, one for each outcome theme: as high as what stands in them, never flowing into
each other. All lengths are points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from lfl_desktop.content.poster_lines import HEADINGS, PosterLine, PosterPart
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FEWEST, FlowGroup, Frame, depth, fill_frames, least, lines_in
from lfl_desktop.printing.layout.page import FilledArea, Page
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.strips import Strip, depth_of
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.layout.tags import TagRole
from lfl_desktop.printing.poster_blocks import Inks, Setter, clipped
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.words import tr

EDGE = 0.09
"""The border of a card, in units of the running text."""

LEAST_SHARE = 0.7
"""How narrow a column of cards may be beside one of an equal share."""

NAME_SHARE = 1.3
"""How much wider than an equal share a column may be so that a name stands in one line."""

WORTH_IT = 0.96
"""How much lower cards are for whose sake columns are not equally wide."""

_TRIED = 7
"""So many cards are put into columns in every way; of more, each goes to the lowest column."""


@dataclass(frozen=True)
class Card:
    """A card of one colour: its name on a head of that colour, and below what came of it."""

    name: Sequence[Strip]
    colour: str
    groups: Sequence[FlowGroup]
    style: PosterStyle
    named: float
    """How wide it is at the least, so that its name stands in one line."""
    at: Callable[[float], Card] | None = None
    """The same card in another width; none of a card that was parted."""

    @cached_property
    def head(self) -> float:
        """The height of its head."""
        return depth_of(self.name) + self.style.pad * 0.7

    @cached_property
    def height(self) -> float:
        """Of all of it."""
        return self.head + depth(self.groups) + 1.6 * self.style.pad

    def draw(self, page: Page, frame: Frame) -> None:
        """Puts it there; where the frame is higher, its lines stand further apart."""
        pad, edge, corner = self.style.pad, self.style.body * EDGE, look.POSTER_CORNER * self.style.scale
        page.areas.append(FilledArea(*frame, self.colour, corner))
        below = frame.height - self.head
        inside = (frame.x + edge, frame.top + self.head, frame.width - 2 * edge, below - edge)
        page.areas.append(FilledArea(*inside, look.PAPER, max(0.0, corner - edge)))
        page.stack(self.name, frame.x + pad, frame.top + pad * 0.35)
        room = Frame(
            frame.x + pad, frame.top + self.head + 0.8 * pad, frame.width - 2 * pad, below - 1.6 * pad
        )
        page.stand(list(self.groups), room, self.style.body * 0.7)


def cards_of(
    lines: Sequence[PosterLine], themes: Sequence[str], style: PosterStyle, inks: Inks, width: float
) -> list[Card]:
    """A card for each theme under which something stands, in their order. `themes` are all of them, so that
    each keeps its colour; what is under none has a card of its own."""
    found = []
    for theme, mine in groupby(lines, key=lambda line: line.group):
        colour = inks.theme(themes.index(theme)) if theme in themes else inks.other
        name = theme or tr(HEADINGS[PosterPart.IMPACT])
        found.append(_card(name, list(mine), style, inks, colour, width))
    return found


def _card(
    name: str, lines: list[PosterLine], style: PosterStyle, inks: Inks, colour: str, width: float
) -> Card:
    setter = Setter(style, inks, width - 2 * style.pad, colour)
    ink, size = Inked(name, Face.BOLD, inks.on_dark), style.heading * 0.94
    strips, cut = clipped(ink, size, setter.width, 2, TagRole.HEADING)
    groups = setter.lines(lines)
    if cut:
        first = replace(groups[0], gap=style.between)
        groups = [replace(setter.whole(tr("Theme"), name), gap=0.0), first, *groups[1:]]
    named = text_width(name, Face.BOLD, size) + 2 * style.pad + 0.1
    return Card(strips, colour, groups, style, named, partial(_card, name, lines, style, inks, colour))


def _in_two(card: Card, most: float, *, alone: bool) -> tuple[Card, Card] | None:
    """What of a card stands in `most` points, and the rest, each with its name; nothing where it is hardly a
    line, or the rest is, unless it stands `alone` in its column."""
    room = most - card.head - 1.6 * card.style.pad
    (held,), rest = fill_frames(card.groups, [room], cutting=alone)
    if not held or not rest or (not alone and min(lines_in(held), lines_in(rest)) < FEWEST):
        return None
    return _piece(card, held), _piece(card, rest)


def _piece(card: Card, groups: Sequence[FlowGroup]) -> Card:
    return replace(card, groups=[replace(groups[0], gap=0.0), *groups[1:]], at=None)


class Poured(NamedTuple):
    """Cards in columns, and what of them had no room."""

    columns: list[list[Card]]
    rest: list[Card]


def poured(cards: Sequence[Card], columns: int, gap: float, most: float) -> Poured:
    """The cards in columns of at most this height, `gap` apart, one filled after the other: a card goes on in
    the next under its name."""
    rest, found = list(cards), list[list[Card]]()
    for _nth in range(columns):
        column: list[Card] = []
        left = most
        while rest and left > 0:
            if rest[0].height > left:
                two = _in_two(rest[0], left, alone=not column)
                if two:
                    column.append(two[0])
                    rest[0] = two[1]
                break
            column.append(rest.pop(0))
            left -= column[-1].height + gap
        found.append(column)
    return Poured(found, rest)


def poured_level(cards: Sequence[Card], columns: int, gap: float, most: float) -> Poured:
    """The same in columns no higher than all of it needs, of which none holds hardly a line."""
    lines = 2 * FEWEST * max((card.style.leading for card in cards), default=0.0)
    low = min(most, lines + max((card.head for card in cards), default=0.0))
    high = least(low, most, lambda each: not poured(cards, columns, gap, each).rest)
    return poured(cards, columns, gap, high)


class Zone(NamedTuple):
    """Cards in columns, `gap` apart, how high the highest column is, and how wide each."""

    columns: list[list[Card]]
    gap: float
    height: float
    widths: Sequence[float]

    def draw(self, page: Page, left: float, gutter: float, top: float, high: float) -> None:
        """Puts the columns beside each other, a `gutter` apart, below `top`, each grown to `high`."""
        for nth, cards in enumerate(self.columns):
            x, width = left + sum(self.widths[:nth]) + nth * gutter, self.widths[nth]
            if not cards:
                continue
            y, taken = top, sum(card.height for card in cards)
            more = max(0.0, high - taken - self.gap * (len(cards) - 1))
            for card in cards:
                tall = card.height + more * card.height / taken
                card.draw(page, Frame(x, y, width, tall))
                y += tall + self.gap


def zone_of(cards: Sequence[Card], columns: int, gap: float, width: float) -> Zone:
    """The cards in columns `width` wide so that the highest is as low as can be, about in their order."""
    heights = [card.height for card in cards]
    best = _evenest(heights, columns, gap) if len(cards) <= _TRIED else _lowest(heights, columns, gap)
    found: list[list[Card]] = [[] for _ in range(columns)]
    for card, column in zip(cards, best, strict=True):
        found[column].append(card)
    highest = max(0.0, *_highs(heights, best, columns, gap)) if cards else 0.0
    return Zone(found, gap, highest, [width] * columns)


def wide_as_held(even: Zone, width: float) -> Zone:
    """The same columns as wide as what stands in each wants beside the others, where that makes them lower
    than an equal `width`, or no higher and a name is not broken."""
    broken = any(len(card.name) > 1 for column in even.columns for card in column)
    most = even.height if broken else WORTH_IT * even.height
    mean = sum(sum(card.height + even.gap for card in column) - even.gap for column in even.columns)
    if not broken and mean / len(even.columns) > most:
        return even
    return next((zone for zone in _widened(even, width) if zone.height <= most), even)


def _widened(even: Zone, width: float) -> Iterator[Zone]:
    """The same columns, as wide as what they hold asks for, and half-way to that."""
    if any(not column or any(card.at is None for card in column) for column in even.columns):
        return
    held = [sum(depth(card.groups) for card in column) for column in even.columns]
    named = [max(card.named for card in column) for column in even.columns]
    least = [max(LEAST_SHARE * width, one if one <= NAME_SHARE * width else width) for one in named]
    room = width * len(held)
    spare = room - sum(least)
    beyond = [max(0.0, one * room / sum(held) - edge) for one, edge in zip(held, least, strict=True)]
    if spare <= 0.0 or not any(beyond):
        return
    full = [edge + spare * more / sum(beyond) for edge, more in zip(least, beyond, strict=True)]
    for widths in (full, [(one + width) / 2 for one in full]):
        columns = [
            [card.at(wide) if card.at else card for card in column]
            for wide, column in zip(widths, even.columns, strict=True)
        ]
        high = max(sum(card.height + even.gap for card in column) - even.gap for column in columns)
        yield Zone(columns, even.gap, high, widths)


def _highs(heights: Sequence[float], chosen: Sequence[int], columns: int, gap: float) -> list[float]:
    """How high each column is."""
    highs = [-gap] * columns
    for height, column in zip(heights, chosen, strict=True):
        highs[column] += height + gap
    return highs


def _evenest(heights: Sequence[float], columns: int, gap: float) -> Sequence[int]:
    """In which column each card stands, of all ways the best; the first card begins the first column."""
    some = _lowest(heights, columns, gap)
    best = (_worth(_highs(heights, some, columns, gap), some), some)
    ways: list[tuple[list[float], list[int]]] = [([-gap] * columns, [])]
    while ways:
        highs, chosen = ways.pop()
        if round(max(highs), 1) > best[0][0]:
            continue
        if len(chosen) == len(heights):
            best = min(best, (_worth(highs, chosen), chosen))
            continue
        more = heights[len(chosen)] + gap
        for column in reversed(range(columns if chosen else 1)):
            grown = [high + more if nth == column else high for nth, high in enumerate(highs)]
            ways.append((grown, [*chosen, column]))
    return best[1]


def _worth(highs: Sequence[float], chosen: Sequence[int]) -> tuple[float, int, float, int]:
    """By what one way is better than another: how high it is, how many columns are empty, how uneven they
    are, and how often a card stands to the left of one before it."""
    crossings = sum(one > other for nth, one in enumerate(chosen) for other in chosen[nth + 1 :])
    uneven = round(sum(high * high for high in highs) / 1000)
    return round(max(highs), 1), sum(high < 0 for high in highs), uneven, crossings


def _lowest(heights: Sequence[float], columns: int, gap: float) -> list[int]:
    highs, chosen = [0.0] * columns, []
    for height in heights:
        column = min(range(columns), key=highs.__getitem__)
        highs[column] += height + gap
        chosen.append(column)
    return chosen
