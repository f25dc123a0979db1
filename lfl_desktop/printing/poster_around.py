"""What stands around the lines of a poster: programme and readers at its head, the focus in its middle, what
was learned and who pays at its foot. All lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lfl_desktop.content.papers.impact_poster import PosterFrame
from lfl_desktop.content.poster_lines import PosterLine
from lfl_desktop.printing.layout.frames import FlowGroup, fill
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.strips import Cell, Strip, depth_of, row
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.poster_blocks import Inks, Setter, centred, clipped
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.words import tr

Cut = list[tuple[str, str]]
"""Texts that had to be shortened where they stand, each with its heading: they follow in full."""


class Middle(NamedTuple):
    """The panel in the middle before it is placed."""

    strips: list[Strip]
    height: float
    cut: Cut


class Band(NamedTuple):
    """The key learning points at the foot of a sheet, in `columns`, each `inner` high below the heading;
    `height` is that of the whole."""

    heading: list[Strip]
    blocks: list[FlowGroup]
    columns: int
    inner: float
    height: float


def head(
    told: PosterFrame, where: str, style: PosterStyle, inks: Inks, room: float
) -> tuple[list[Strip], Cut]:
    """The programme, for whom the poster is, and which sheet it is."""
    name = " · ".join(part for part in (told.programme, told.cohort) if part)
    said = " · ".join(part for part in (where, told.mark) if part)
    sample = tr("SAMPLE") + " · " if told.is_sample else ""
    left = Inked(sample + name, Face.BOLD, inks.heading)
    strips, cut = clipped(left, style.body, room * 0.62, 2)
    cell = Cell([Inked(said, Face.SEMIBOLD, inks.said)], room * 0.64, room * 0.36, style.small, right=True)
    first = strips[0]
    base = first.placed[0].base if first.placed else style.body
    beside = [placed._replace(base=base) for placed in row([cell], 0.0)[0].placed]
    strips[0] = first._replace(placed=(*first.placed, *beside), height=max(first.height, style.leading))
    return strips, [(tr("Programme"), name)] if cut else []


def funder(told: PosterFrame, style: PosterStyle, inks: Inks, room: float) -> tuple[list[Strip], Cut]:
    """Who pays, in the middle of the foot; nothing where nobody is named."""
    if not told.funder.strip():
        return [], []
    strips, cut = clipped(Inked(told.funder, Face.SEMIBOLD, inks.said), style.small, room, 2)
    return centred(strips, room), [(tr("Funder"), told.funder)] if cut else []


def middle(told: PosterFrame, style: PosterStyle, inks: Inks, outer: float) -> Middle:
    """The set and its focus, in a panel `outer` wide."""
    width = outer - 2 * style.pad
    named = told.called or (tr("Set {name}", name=told.set_name) if told.set_name else tr("Set"))
    strips: list[Strip] = []
    cut: Cut = []
    for label, text, face, size, most in (
        (tr("Set"), named, Face.SEMIBOLD, style.body, 2),
        (tr("Focus"), told.focus, Face.BOLD, _focus_size(told.focus, style, width), 4),
    ):
        if text.strip():
            found, short = clipped(Inked(text, face, inks.on_panel), size, width, most)
            strips += [Strip(style.between * 0.6), *found] if strips else found
            cut += [(label, text)] if short else []
    return Middle(centred(strips, width), depth_of(strips) + 3.2 * style.pad, cut)


def _focus_size(focus: str, style: PosterStyle, width: float) -> float:
    """As large as the longest word allows, up to the usual."""
    longest = max((text_width(word, Face.BOLD, 1.0) for word in focus.split()), default=1.0)
    return max(style.body * 1.2, min(style.focus, width / max(longest, 0.1)))


def learned(
    lines: Sequence[PosterLine], style: PosterStyle, inks: Inks, room: float, columns: int, most: float
) -> Band | None:
    """The key learning points in a band `room` wide and at most `most` high; None where they are more."""
    if not lines:
        return None
    setter = Setter(style, inks, room - 2 * style.pad)
    blocks, used, inner = setter.levelled(lines, columns, most)
    heading = setter.learning_heading()
    height = depth_of(heading) + inner + 2 * style.pad
    if height > most or fill(blocks, [inner] * used, cutting=True).rest:
        return None
    return Band(heading, blocks, used, inner, height)
