"""What stands around the cards of a poster: programme and readers at its head, the focus and the strongest
figure in a band, who pays at its foot. All lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lfl_desktop.content.poster_lines import PosterFrame, PosterLine
from lfl_desktop.printing.layout.frames import Frame
from lfl_desktop.printing.layout.page import FilledArea, Page
from lfl_desktop.printing.layout.paper_text import Inked, extent, lines_of_spans
from lfl_desktop.printing.layout.strips import Cell, Strip, depth_of, row
from lfl_desktop.printing.layout.style import POSTER_CORNER, PosterStyle
from lfl_desktop.printing.layout.tags import Tag, TagRole
from lfl_desktop.printing.poster_blocks import Inks, aligned_in, clipped
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.words import tr

Cut = list[tuple[str, str]]
"""Texts that had to be shortened where they stand, each with its heading: they follow in full."""

_FOCUS_LINES = 4

_MARK_SHARE, _MARK_LEAST = 0.36, 0.25
"""What is left of the head for its readers and the sheet beside a long name of the programme, and beside one
that needs a little more to stand in one line."""

_FIGURE_SHARE = 0.46
"""The most of the band that the figure takes."""


def head(
    told: PosterFrame, where: str, style: PosterStyle, inks: Inks, room: float
) -> tuple[list[Strip], Cut]:
    """The programme, for whom the poster is, and which sheet it is."""
    name = " · ".join(part for part in (told.programme, told.cohort) if part)
    said = " · ".join(part for part in (where, told.mark) if part)
    sample = tr("SAMPLE") + " · " if told.is_sample else ""
    left = Inked(sample + name, Face.BOLD, inks.heading)
    right = Inked(said, Face.SEMIBOLD, inks.said)
    whole = extent((left,)).whole * style.body
    share = whole + 0.1 if whole <= room * (1.0 - _MARK_LEAST) - style.gap else room * (1.0 - _MARK_SHARE)
    strips, cut = clipped(left, style.body, share, 2)
    wide = room - share - style.gap
    size = min(style.small, wide / (extent((right,)).whole + 0.01))
    cell = Cell([right], room - wide, wide, size, right=True)
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
    return aligned_in(strips, room, 0.5), [(tr("Funder"), told.funder)] if cut else []


def title_of_sheet(told: PosterFrame, style: PosterStyle, inks: Inks, room: float) -> list[Strip]:
    """Which set it is and what it worked on, in a line for sheets without the band: they may hang apart."""
    said = " · ".join(part for part in (_called(told), told.focus.strip()) if part)
    ink = Inked(said, Face.BOLD, inks.heading)
    return clipped(ink, style.heading * 1.2, room, 1, TagRole.TITLE)[0] if said else []


def _called(told: PosterFrame) -> str:
    return told.called or (tr("Set {name}", name=told.set_name) if told.set_name else tr("Set"))


class Band(NamedTuple):
    """The band before it is placed: set and focus at its left, the figure at its right, its height, and what
    was too long for it."""

    focus: list[Strip]
    figure: list[Strip]
    figure_width: float
    height: float
    colour: str
    style: PosterStyle
    cut: Cut

    def draw(self, page: Page, frame: Frame) -> None:
        """Puts it there, its words at half its height."""
        corner = POSTER_CORNER * self.style.scale
        page.areas.append(FilledArea(*frame, self.colour, corner))
        pad = self.style.pad * 1.4
        middle = frame.top + frame.height / 2
        page.stack(self.focus, frame.x + pad, middle - depth_of(self.focus) / 2)
        left = frame.x + frame.width - pad - self.figure_width
        page.stack(self.figure, left, middle - depth_of(self.figure) / 2)


def band(
    told: PosterFrame,
    strongest: PosterLine | None,
    style: PosterStyle,
    inks: Inks,
    width: float,
    least: float,
) -> Band:
    """The band over `width`: the focus large, and beside it the strongest figure, where there is one that has
    room in one line: `least` points large if that has room."""
    pad = style.pad * 1.4
    inner = width - 2 * pad
    figure, wide = _figure(strongest, style, inks, inner * _FIGURE_SHARE, least)
    room = inner - (wide + style.gap if figure else 0.0)
    strips: list[Strip] = []
    cut: Cut = []
    for label, text, face, size, most in (
        (tr("Set"), _called(told), Face.SEMIBOLD, style.body * 1.15, 2),
        (tr("Focus"), told.focus, Face.BOLD, _focus_size(told.focus, style, room), _FOCUS_LINES),
    ):
        if text.strip():
            role = TagRole.TITLE if label == tr("Focus") else TagRole.PARAGRAPH
            found, short = clipped(Inked(text, face, inks.on_dark), size, room, most, role)
            strips += [Strip(style.between * 0.3), *found] if strips else found
            cut += [(label, text)] if short else []
    height = max(depth_of(strips), depth_of(figure)) + 2.2 * style.pad
    return Band(strips, figure, wide, height, inks.band, style, cut)


def _figure(
    line: PosterLine | None, style: PosterStyle, inks: Inks, most: float, least: float
) -> tuple[list[Strip], float]:
    """The figure in one line, as large as has room, and what it measures below it, with their width."""
    if line is None or not line.figures.strip():
        return [], 0.0
    across = max(text_width(line.figures, Face.BOLD, 1.0), 0.1)
    size = min(max(style.hero, least), most / across * 0.98)
    if size < style.body * 1.6:
        return [], 0.0
    label = Inked(line.measure, Face.SEMIBOLD, inks.on_dark)
    measure, cut = clipped(label, style.body, most, 2) if line.measure.strip() else ([], False)
    if cut:
        measure = []
    wide = max([across * size, *(p.line.width * p.cell.size for s in measure for p in s.placed)]) + 1.0
    number = Cell([Inked(line.figures, Face.BOLD, inks.on_dark)], 0.0, wide, size, tag=Tag(TagRole.PARAGRAPH))
    return aligned_in([*row([number], size * 1.04), *measure], wide, 1.0), wide


def _focus_size(focus: str, style: PosterStyle, width: float) -> float:
    """As large as the longest word and four lines allow, up to the usual."""
    longest = max((text_width(word, Face.BOLD, 1.0) for word in focus.split()), default=1.0)
    size = min(style.focus, width / max(longest, 0.1))
    ink = (Inked(focus, Face.BOLD),)
    while size > style.body * 1.2 and len(lines_of_spans(ink, size, width)) > _FOCUS_LINES:
        size *= 0.93
    return max(style.body * 1.2, size)


def strongest_of(every: Sequence[PosterLine]) -> PosterLine | None:
    """The line with the largest change, measured against the larger of both figures."""
    return max((line for line in every if line.strength > 0), key=lambda line: line.strength, default=None)
