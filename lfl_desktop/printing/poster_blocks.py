"""The lines of a poster set in one style: parts, themes, figures, quotes, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lfl_desktop.content.poster_lines import HEADINGS, PosterLine, PosterPart, told_of
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import FlowGroup, level
from lfl_desktop.printing.layout.paper_text import Inked, lines
from lfl_desktop.printing.layout.strips import Cell, PlacedStrip, Strip, row
from lfl_desktop.printing.layout.style import PosterStyle
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import shortened
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Inks:
    """The colours of a poster: of headings, of what is said of a line, of the panel in the middle and the
    words in it, of the tint behind what stands out, and of bullets."""

    heading: str
    said: str
    panel: str
    on_panel: str
    tint: str
    bullet: str


COLOUR = Inks(look.ACCENT, look.GREY, look.ACCENT, "#FFFFFF", look.POSTER_TINT, look.PLUM)
GREY = Inks(look.INK, look.GREY, look.POSTER_GREY_TINT, look.INK, look.POSTER_GREY_TINT, look.INK)


@dataclass(frozen=True)
class Setter:
    """Sets words in columns of `width` points."""

    style: PosterStyle
    inks: Inks
    width: float

    def parts(self, every: Sequence[PosterLine]) -> list[FlowGroup]:
        """The lines in blocks: the name of a part and of a theme go with the first of theirs."""
        found: list[FlowGroup] = []
        for part, mine in groupby(every, key=lambda line: line.part):
            heading = self._heading(tr(HEADINGS[part]))
            for nth, (theme, themed) in enumerate(groupby(mine, key=lambda line: line.group)):
                above = [*([] if nth else heading), *self._theme(theme)]
                gap = self.style.gap if not nth else self.style.gap * 0.8
                for place, line in enumerate(themed):
                    strips = (*(above if not place else ()), *self._line(line))
                    if line.quote and place:
                        below = Strip(self.style.between * 0.6)
                        last = found[-1]
                        found[-1] = FlowGroup(
                            (*last.strips, below, *strips), last.gap, (*last.keys, line.key)
                        )
                        continue
                    found.append(FlowGroup(strips, gap if not place else self.style.between, (line.key,)))
        return found

    def whole(self, heading: str, text: str) -> FlowGroup:
        """A text that was shortened where it stands large."""
        strips = row([Cell([Inked(text)], 0.0, self.width, self.style.body)], self.style.leading)
        return FlowGroup((*self._heading(heading), *strips), self.style.gap)

    def learning(self, every: Sequence[PosterLine], columns: int) -> list[FlowGroup]:
        """The key learning points, each as wide as one of several columns."""
        inner = Setter(self.style, self.inks, self.column(columns))
        return [FlowGroup(tuple(inner._line(line)), self.style.between, (line.key,)) for line in every]

    def levelled(
        self, every: Sequence[PosterLine], columns: int, most: float
    ) -> tuple[list[FlowGroup], int, float]:
        """The key learning points in as few of several columns as have them no higher than all would, with
        that height, which is `most` where they do not fit."""
        found: list[tuple[list[FlowGroup], int, float]] = []
        for count in range(1, columns + 1):
            blocks = self.learning(every, count)
            high = level(blocks, count, most, cutting=True)
            found.append((blocks, count, high))
        return next(one for one in found if one[2] <= found[-1][2] + 2.0)

    def learning_heading(self) -> list[Strip]:
        """What stands above them."""
        return self._heading(tr(HEADINGS[PosterPart.LEARNING]))

    def column(self, columns: int) -> float:
        """The width of one of several columns."""
        return (self.width - (columns - 1) * self.style.gutter) / columns

    def _heading(self, text: str) -> list[Strip]:
        size = self.style.heading
        cell = Cell([Inked(text, Face.BOLD, self.inks.heading)], 0.0, self.width, size)
        return [*row([cell], size * 1.25), Strip(self.style.between * 0.5)]

    def _theme(self, text: str) -> list[Strip]:
        if not text:
            return []
        cell = Cell([Inked(text, Face.SEMIBOLD, self.inks.bullet)], 0.0, self.width, self.style.body)
        return [*row([cell], self.style.leading), Strip(self.style.between * 0.35)]

    def _line(self, line: PosterLine) -> Iterator[Strip]:
        style = self.style
        if line.quote:
            yield from self._quote(line)
            return
        if line.figures.strip():
            yield from self._text([Inked(line.figures, Face.BOLD, self.inks.heading)], style.figure)
        if line.measure.strip():
            yield from self._text([Inked(line.measure, colour=self.inks.said)], style.small)
            yield Strip(style.between * 0.3)
        bullet = Cell([Inked("•", Face.BOLD, self.inks.bullet)], 0.0, style.indent, style.body)
        room = self.width - style.indent
        yield from row([bullet, Cell([Inked(line.words)], style.indent, room, style.body)], style.leading)
        for words in told_of(line):
            yield from self._text([Inked(words, colour=self.inks.said)], style.small)

    def _quote(self, line: PosterLine) -> Iterator[Strip]:
        words = line.words.strip().strip("\"“”'‘’")
        spans = [Inked(f"“{words}”", Face.ITALIC)]
        yield from self._text(spans, self.style.body)
        yield from self._text([Inked(f"— {line.who}", colour=self.inks.said)], self.style.small)

    def _text(self, spans: Sequence[Inked], size: float) -> list[Strip]:
        room = self.width - self.style.indent
        return row([Cell(spans, self.style.indent, room, size)], size * 1.24)


def clipped(span: Inked, size: float, width: float, most: int) -> tuple[list[Strip], bool]:
    """`span` in at most `most` lines, and whether it had to be shortened for that."""
    every = [line for line in lines([span], size, width) if line.words]
    if len(every) <= most:
        return row([Cell([span], 0.0, width, size)], size * 1.15), False
    kept = " ".join(_words(line.words) for line in every[: most - 1])
    last = shortened(_words(every[most - 1].words), span.face, width / size)
    text = f"{kept}\n{last}" if kept else last
    strips = row([Cell([span._replace(text=text)], 0.0, width, size)], size * 1.15)
    return strips[:most], True


def _words(words: Iterable[object]) -> str:
    return " ".join("".join(span.text for span in word.spans) for word in words)  # type: ignore[attr-defined]


def centred(strips: Iterable[Strip], width: float) -> list[Strip]:
    """The same strips with their words in the middle of `width`."""
    found = []
    for strip in strips:
        placed = []
        for one in strip.placed:
            wide = one.line.width * one.cell.size
            cell = one.cell._replace(x=max(0.0, (width - wide) / 2), width=wide)
            placed.append(PlacedStrip(one.line, cell, one.base))
        found.append(strip._replace(placed=tuple(placed)))
    return found
