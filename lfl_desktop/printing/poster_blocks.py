"""The lines of a poster set in one style: what came of it, quotes, and how the set got there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lfl_desktop.content.paper_setting import Inking
from lfl_desktop.content.poster_lines import HEADINGS, PosterLine, PosterPart, told_of
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FlowGroup
from lfl_desktop.printing.layout.paper_text import Inked, lines_of_spans
from lfl_desktop.printing.layout.strips import Cell, PlacedStrip, Strip, row
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.printing.layout.tags import Tag, TagRole
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import shortened
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Inks:
    """The colours of a poster: of headings, of what is said of a line, of the band, of the tint behind how
    the set got there, and of the cards of themes, in their order. Words on the band and on the heads of cards
    are `on_dark`."""

    heading: str
    said: str
    band: str
    on_dark: str
    tint: str
    themes: tuple[str, ...]
    other: str

    def theme(self, nth: int) -> str:
        """The colour of a card."""
        return self.themes[nth % len(self.themes)]


POSTER_INKS = {
    Inking.COLOUR: Inks(
        *(look.ACCENT, look.GREY, look.ACCENT, look.PAPER, look.POSTER_TINT, look.POSTER_THEMES, look.GREY)
    ),
    Inking.GREY: Inks(
        *(look.INK, look.GREY, look.INK, look.PAPER, look.POSTER_GREY_TINT, (look.POSTER_GREY_THEME,)),
        look.GREY,
    ),
    Inking.SAFE: Inks(
        *(look.SAFE_BLUE, look.GREY, look.SAFE_BLUE, look.PAPER, look.POSTER_SAFE_TINT),
        *((look.SAFE_BLUE, look.SAFE_VERMILION), look.GREY),
    ),
}
"""Where colours are to be told apart by everybody, cards have two by turns; their names tell them apart."""


@dataclass(frozen=True)
class Setter:
    """Sets lines in columns of `width` points; bullets and figures are in `ink`."""

    style: PosterStyle
    inks: Inks
    width: float
    ink: str

    def lines(self, every: Sequence[PosterLine]) -> list[FlowGroup]:
        """What came of it; each quote stays with what it was said of."""
        found: list[FlowGroup] = []
        of = Tag(TagRole.LIST)
        for line in every:
            strips = tuple(self._line(line, of))
            if line.quote and found:
                last, below = found[-1], Strip(self.style.between * 0.8)
                found[-1] = FlowGroup((*last.strips, below, *strips), last.gap, (*last.keys, line.key))
                continue
            found.append(FlowGroup(strips, self.style.between if found else 0.0, (line.key,)))
        return found

    def part(self, part: PosterPart, every: Sequence[PosterLine]) -> list[FlowGroup]:
        """One of the parts that tell how the set got there, below its name; actions by leader where names are
        told."""
        found: list[FlowGroup] = []
        above: list[Strip] = self.heading(tr(HEADINGS[part]))
        for who, mine in groupby(every, key=lambda line: line.who if part == PosterPart.ACTIONS else ""):
            above += self._who(who)
            of = Tag(TagRole.LIST)
            for line in mine:
                strips = (*above, *self._bulleted(line, of, told=not who))
                gap = self.style.gap if not found else self.style.between
                found.append(FlowGroup(strips, gap, (line.key,)))
                above = []
        return found

    def whole(self, heading: str, text: str) -> FlowGroup:
        """A text that was shortened where it stands large."""
        strips = row([Cell([Inked(text)], 0.0, self.width, self.style.body)], self.style.leading)
        return FlowGroup((*self.heading(heading), *strips), self.style.gap)

    def heading(self, text: str) -> list[Strip]:
        """The name of a part."""
        size = self.style.heading
        ink = [Inked(text, Face.BOLD, self.inks.heading)]
        cell = Cell(ink, 0.0, self.width, size, tag=Tag(TagRole.HEADING))
        return [*row([cell], size * 1.25), Strip(self.style.between * 0.4)]

    def _who(self, who: str) -> list[Strip]:
        if not who:
            return []
        cell = Cell([Inked(who, Face.SEMIBOLD, self.ink)], 0.0, self.width, self.style.body)
        return row([cell], self.style.leading)

    def _line(self, line: PosterLine, of: Tag) -> Iterator[Strip]:
        if line.quote:
            yield from self._quote(line)
        else:
            yield from self._bulleted(line, of)

    def _bulleted(self, line: PosterLine, of: Tag, *, told: bool = True) -> Iterator[Strip]:
        """An item of a list: its words, what was measured, and what is told of it."""
        style = self.style
        item = Tag(TagRole.ITEM, of)
        label, tag = Tag(TagRole.LABEL, item), Tag(TagRole.ITEM_BODY, item)
        bullet = Cell([Inked("•", Face.BOLD, self.ink)], 0.0, style.indent, style.body, tag=label)
        words = Cell([Inked(line.words)], style.indent, self.width - style.indent, style.body, tag=tag)
        yield from row([bullet, words], style.leading)
        if line.figures.strip() or line.measure.strip():
            measured = [Inked(line.figures, Face.BOLD, self.ink), Inked("  "), Inked(line.measure)]
            spans = [one for one in measured if one.text.strip() or line.figures.strip()]
            yield from self._text(spans, style.body, tag)
        if told:
            for said in told_of(line):
                yield from self._text([Inked(said, colour=self.inks.said)], style.small, tag)

    def _quote(self, line: PosterLine) -> Iterator[Strip]:
        """Behind a large mark: the words, and who said them."""
        style = self.style
        words = line.words.strip().strip("\"“”'‘’")
        size = style.body * 1.08
        tag = Tag(TagRole.QUOTE)
        mark = Cell([Inked("“", Face.BOLD, self.ink)], 0.0, style.indent * 1.5, style.body * 2.0, tag=tag)
        indent = style.indent * 1.5
        said = Cell([Inked(f"{words}”", Face.ITALIC)], indent, self.width - indent, size, tag=tag)
        set_words = row([said], size * 1.24)
        (mark_strip,) = row([mark], 0.0)[:1]
        hung = [placed._replace(base=set_words[0].placed[0].base * 1.42) for placed in mark_strip.placed]
        yield set_words[0]._replace(placed=(*hung, *set_words[0].placed), keep=True)
        yield from set_words[1:]
        who = [Inked(f"— {line.who}", colour=self.inks.said)]
        spoke = Cell(who, indent, self.width - indent, style.small, tag=tag)
        yield from row([spoke], style.small * 1.24)

    def _text(self, spans: Sequence[Inked], size: float, tag: Tag) -> list[Strip]:
        room = self.width - self.style.indent
        return row([Cell(spans, self.style.indent, room, size, tag=tag)], size * 1.24)


def clipped(
    span: Inked, size: float, width: float, most: int, role: TagRole = TagRole.PARAGRAPH
) -> tuple[list[Strip], bool]:
    """`span` in at most `most` lines, and whether it had to be shortened for that."""
    tag = Tag(role)
    every = [line for line in lines_of_spans([span], size, width) if line.words]
    if len(every) <= most:
        return row([Cell([span], 0.0, width, size, tag=tag)], size * 1.15), False
    kept = " ".join(_words(line.words) for line in every[: most - 1])
    last = shortened(_words(every[most - 1].words), span.face, width / size)
    text = f"{kept}\n{last}" if kept else last
    strips = row([Cell([span._replace(text=text)], 0.0, width, size, tag=tag)], size * 1.15)
    return strips[:most], True


def _words(words: Iterable[object]) -> str:
    return " ".join("".join(span.text for span in word.spans) for word in words)  # type: ignore[attr-defined]


def aligned_in(strips: Iterable[Strip], width: float, share: float) -> list[Strip]:
    """The same strips with each line in the middle of `width` (a `share` of 0.5) or at its end (1.0)."""
    found = []
    for strip in strips:
        placed = []
        for one in strip.placed:
            wide = one.line.width * one.cell.size
            cell = one.cell._replace(x=max(0.0, (width - wide) * share), width=wide)
            placed.append(PlacedStrip(one.line, cell, one.base))
        found.append(strip._replace(placed=tuple(placed)))
    return found
