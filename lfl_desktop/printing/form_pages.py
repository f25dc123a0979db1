"""Forms to be filled with pens, in the order in which the program takes them in afterwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lfl_desktop.content.blank_fields import (
    FORM_TITLES,
    PIECES,
    AskedField,
    BlankForm,
    FieldGrid,
    FieldsBeside,
    FormHeading,
    Piece,
    Ticked,
    Written,
)
from lfl_desktop.content.document import Document, block_words
from lfl_desktop.content.papers.forms_for_pens import forms_of
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.strips import (
    Cell,
    FlowPart,
    RuledLine,
    Strip,
    kept_strip,
    kept_together,
    row,
)
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import plural, tr

STYLE = Style(11.0)


def blank_form(form: BlankForm, document: Document, on: PrintedOn) -> Paper:
    """An upright form, or all of them. Each begins a sheet; what it asks goes on to further sheets where the
    words of the programme are long."""
    kicker = " ".join(words for block in document.head.blocks for words in block_words(block))
    pages: list[Page] = []
    for one in forms_of(form):
        pages += filled_form(kicker, one, on)
    title = document.title
    pdf = pdf_of(
        pages, on, title=title, author=document.author, foot=title, mark=document.mark, one_sided=True
    )
    note = plural("%n sheets to fill with pens.", "%n sheet to fill with pens.", len(pages))
    return Paper(pdf, len(pages), (note, *undrawable((kicker, title))), one_sided=True)


def filled_form(kicker: str, form: BlankForm, on: PrintedOn) -> list[Page]:
    """The form with its lines as far from each other as one sheet allows."""
    found = _pages_at(kicker, form, on, 0)
    if len(found) == 1:
        return found
    closer = range(1, int(look.WRITING_MOST - look.WRITING))
    fewer = bisect_left(closer, True, key=lambda less: len(_pages_at(kicker, form, on, less)) == 1)
    return _pages_at(kicker, form, on, 1 + fewer)


def _pages_at(kicker: str, form: BlankForm, on: PrintedOn, less: int) -> list[Page]:
    """The form with its lines so many points less than the most from each other."""
    columns = on.columns()
    setter = FormSetter(look.WRITING_MOST - less, columns.width)
    pages = FlowPages(on.foot)
    parts = [setter.head(kicker, tr(FORM_TITLES[form])), *map(setter.part, PIECES[form])]
    pages.pour(parts, columns)
    return pages.pages


_Place: TypeAlias = tuple[AskedField, float, float]
"""What is asked, where its column begins and how wide it is."""


@dataclass(frozen=True)
class FormSetter:
    """Sets the pieces of a form, `width` points wide and `pitch` points from one line for writing to the
    next."""

    pitch: float
    width: float

    def head(self, kicker: str, title: str) -> FlowPart:
        """What stands above a form."""
        strips = [
            *self._words([Inked(kicker, colour=look.GREY)], STYLE.small),
            *self._words([Inked(title, Face.BOLD, look.ACCENT)], STYLE.title, STYLE.title * 1.4),
        ]
        return FlowPart("", (*strips, Strip(STYLE.gap * 0.3)), 0.0)

    def part(self, piece: Piece) -> FlowPart:
        """A piece, with how much room it needs where it begins."""
        needs = STYLE.gap + STYLE.leading + self.pitch
        again: Sequence[Strip] = ()
        if isinstance(piece, FormHeading):
            needs = STYLE.gap + STYLE.heading * 3 + self.pitch
            strips = self._heading(piece)
        elif isinstance(piece, FieldsBeside):
            strips = self._beside(piece.asked)
        elif isinstance(piece, Written):
            needs += (piece.lines - 1) * self.pitch
            strips = self._written(piece)
        elif isinstance(piece, Ticked):
            needs = STYLE.gap + self.pitch
            strips = self._ticked(piece)
        else:
            needs += self.pitch
            again = _labels(self._places(piece.asked))
            return FlowPart("", self._grid(piece, again), 0.0, needs=needs, again=tuple(again))
        return FlowPart("", kept_together(strips), 0.0, needs=needs)

    def _beside(self, asked: Sequence[AskedField]) -> list[Strip]:
        places = self._places(asked)
        return [Strip(STYLE.gap * 0.9), *_labels(places), Strip(self.pitch * 0.8), *_rules(places)]

    def _written(self, piece: Written) -> list[Strip]:
        place = (piece.asked, 0.0, self.width)
        strips = [Strip(STYLE.gap * 0.9), *_labels([place])]
        for nth in range(piece.lines):
            strips += [Strip(self.pitch if nth else self.pitch * 0.8), *_rules([place])]
        return strips

    def _grid(self, piece: FieldGrid, labels: Sequence[Strip]) -> tuple[Strip, ...]:
        """Its rows may go on on a further sheet, below the same labels."""
        above = [Strip(STYLE.gap * 0.5), *labels]
        rows: list[Strip] = []
        for nth in range(piece.rows):
            height = self.pitch if nth else self.pitch * 0.9
            rows += kept_together([Strip(height), *_rules(self._places(piece.asked))])
        return (*(kept_strip(strip) for strip in above), *rows)

    def _places(self, asked: Sequence[AskedField]) -> list[_Place]:
        gap = look.GUTTER * 0.75
        room = self.width - gap * (len(asked) - 1)
        shares = sum(one.share for one in asked)
        found, x = [], 0.0
        for one in asked:
            width = room * one.share / shares
            found.append((one, x, width))
            x += width + gap
        return found

    def _words(self, spans: Sequence[Inked], size: float, leading: float = 0.0) -> list[Strip]:
        return row([Cell(spans, 0.0, self.width, size)], leading or size * 1.35)

    def _heading(self, piece: FormHeading) -> list[Strip]:
        strips: list[Strip] = []
        if piece.words:
            words = self._words([Inked(tr(piece.words), Face.BOLD, look.ACCENT)], STYLE.heading)
            strips += [Strip(STYLE.gap * 1.2), *words]
        if piece.hint:
            strips += self._words([Inked(tr(piece.hint), colour=look.GREY)], STYLE.small)
        return strips

    def _ticked(self, piece: Ticked) -> list[Strip]:
        """The question, and its answers beside it, each with a box to tick before it."""
        first = self.width * 0.25
        inset = look.TICK + 5.0
        needed = [extent((Inked(tr(words)),)).whole * STYLE.small + inset + 2.0 for words in piece.answers]
        least = (self.width - first) / max(len(piece.answers), 4)
        spare = max(0.0, self.width - first - sum(needed)) / max(len(piece.answers), 4)
        shares = [least if max(needed) + look.TICK <= least else need + spare for need in needed]
        asked = [Inked(tr(piece.asked.label), colour=look.GREY)]
        cells = [Cell(asked, 0.0, first - look.GUTTER, STYLE.small)]
        ticks = tuple(first + sum(shares[:nth]) for nth in range(len(piece.answers)))
        cells += [
            Cell([Inked(tr(words))], x + inset, share - inset, STYLE.small)
            for words, x, share in zip(piece.answers, ticks, shares, strict=True)
        ]
        strips = row(cells, STYLE.small * 1.3)
        return [Strip(STYLE.gap), strips[0]._replace(ticks=ticks), *strips[1:]]


def _labels(places: Iterable[_Place]) -> list[Strip]:
    cells = [
        Cell([Inked(tr(one.label), colour=look.GREY)], x, width, STYLE.small) for one, x, width in places
    ]
    return row(cells, STYLE.small * 1.3)


def _rules(places: Iterable[_Place]) -> list[Strip]:
    """The lines to write on, beside each other."""
    return [Strip(0.0, (), RuledLine(x, width, look.PEN)) for _one, x, width in places]
