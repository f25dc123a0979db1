"""Forms on A4 to be filled with pens, in the order in which the program takes them in afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from lfl_desktop.printing.layout.flow import Border, Cell, Page, RuledLine, Strip, row
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper, make, undrawable
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import plural, tr

STYLE = Style(11.0)


def blank_form(form: BlankForm, document: Document) -> Paper:
    """An upright form, or all of them. Each begins a sheet; what it asks goes on to further sheets where the
    words of the programme are long."""
    kicker = " ".join(words for block in document.head.blocks for words in block_words(block))
    pages: list[Page] = []
    for one in forms_of(form):
        pages += _filled(kicker, one)
    title = document.title
    pdf = make(pages, title=title, author=document.author, foot=title, mark=document.mark)
    note = plural(len(pages), "{n} sheet to fill with pens.", "{n} sheets to fill with pens.")
    return Paper(pdf, len(pages), (note, *undrawable((kicker, title))))


def _filled(kicker: str, form: BlankForm) -> list[Page]:
    """The form with its lines as far from each other as one sheet allows."""
    pitch = look.WRITING_MOST
    while True:
        found = _Form(kicker, tr(FORM_TITLES[form]), pitch)
        for piece in PIECES[form]:
            found.add(piece)
        if len(found.pages) == 1 or pitch <= look.WRITING:
            return found.pages
        pitch -= 1.0


class _Form:
    """A form being filled from the top, a page at a time; lengths are points from the upper left corner."""

    def __init__(self, kicker: str, title: str, pitch: float) -> None:
        self.pages = [Page()]
        self._pitch = pitch
        self._y = look.TOP
        self._room = look.PAGE_WIDTH - 2 * look.SIDE
        self._words([Inked(kicker, colour=look.GREY)], STYLE.small)
        self._words([Inked(title, Face.BOLD, look.ACCENT)], STYLE.title, STYLE.title * 1.4)
        self._y += STYLE.gap * 0.3

    def add(self, piece: Piece) -> None:
        """Puts a piece below what is there, on a new page where it does not fit."""
        if isinstance(piece, FormHeading):
            self._heading(piece)
        elif isinstance(piece, FieldsBeside):
            self._beside(piece.asked)
        elif isinstance(piece, Written):
            self._written(piece)
        elif isinstance(piece, Ticked):
            self._ticked(piece)
        else:
            self._grid(piece)

    def _turn_for(self, height: float) -> None:
        if self._y + height > look.PAGE_HEIGHT - look.FOOT and self._y > look.TOP:
            self.pages.append(Page())
            self._y = look.TOP

    def _words(self, spans: Sequence[Inked], size: float, leading: float = 0.0) -> None:
        for strip in row([Cell(spans, 0.0, self._room, size)], leading or size * 1.35):
            self._turn_for(strip.height)
            self.pages[-1].strips.append((strip, look.SIDE, self._y))
            self._y += strip.height

    def _line(self, x: float, width: float) -> None:
        self.pages[-1].strips.append((Strip(0.0, (), RuledLine(x, width, look.PEN)), look.SIDE, self._y))

    def _labels(self, asked: Iterable[tuple[AskedField, float, float]]) -> None:
        cells = [
            Cell([Inked(tr(one.label), colour=look.GREY)], x, width, STYLE.small) for one, x, width in asked
        ]
        for strip in row(cells, STYLE.small * 1.3):
            self.pages[-1].strips.append((strip, look.SIDE, self._y))
            self._y += strip.height

    def _heading(self, piece: FormHeading) -> None:
        self._turn_for(STYLE.gap + STYLE.heading * 3 + self._pitch)
        if piece.words:
            self._y += STYLE.gap * 1.2
            self._words([Inked(tr(piece.words), Face.BOLD, look.ACCENT)], STYLE.heading)
        if piece.hint:
            self._words([Inked(tr(piece.hint), colour=look.GREY)], STYLE.small)

    def _places(self, asked: Sequence[AskedField]) -> list[tuple[AskedField, float, float]]:
        gap = look.GUTTER * 0.75
        room = self._room - gap * (len(asked) - 1)
        shares = sum(one.share for one in asked)
        found, x = [], 0.0
        for one in asked:
            width = room * one.share / shares
            found.append((one, x, width))
            x += width + gap
        return found

    def _beside(self, asked: Sequence[AskedField]) -> None:
        self._turn_for(STYLE.gap + STYLE.leading + self._pitch)
        self._y += STYLE.gap * 0.9
        places = self._places(asked)
        self._labels(places)
        self._y += self._pitch * 0.8
        for _one, x, width in places:
            self._line(x, width)

    def _written(self, piece: Written) -> None:
        self._turn_for(STYLE.gap + STYLE.leading + piece.lines * self._pitch)
        self._y += STYLE.gap * 0.9
        self._labels([(piece.asked, 0.0, self._room)])
        for nth in range(piece.lines):
            self._y += self._pitch if nth else self._pitch * 0.8
            self._line(0.0, self._room)

    def _ticked(self, piece: Ticked) -> None:
        self._turn_for(STYLE.gap + self._pitch)
        self._y += STYLE.gap
        first = self._room * 0.25
        share = (self._room - first) / max(len(piece.answers), 4)
        cells = [
            Cell([Inked(tr(piece.asked.label), colour=look.GREY)], 0.0, first - look.GUTTER, STYLE.small)
        ]
        places = [first + nth * share for nth in range(len(piece.answers))]
        inset = look.TICK + 5.0
        cells += [
            Cell([Inked(tr(words))], x + inset, share - inset - 2.0, STYLE.small)
            for words, x in zip(piece.answers, places, strict=True)
        ]
        strips = row(cells, STYLE.small * 1.3)
        for x in places:
            top = self._y + (strips[0].height - look.TICK) / 2
            self.pages[-1].boxes.append(Border(look.SIDE + x, top, look.TICK, look.TICK))
        for strip in strips:
            self.pages[-1].strips.append((strip, look.SIDE, self._y))
            self._y += strip.height

    def _grid(self, piece: FieldGrid) -> None:
        places = self._places(piece.asked)
        self._turn_for(STYLE.gap + STYLE.leading + 2 * self._pitch)
        self._y += STYLE.gap * 0.5
        self._labels(places)
        for nth in range(piece.rows):
            self._turn_for(self._pitch)
            self._y += self._pitch if nth else self._pitch * 0.9
            for _one, x, width in places:
                self._line(x, width)
