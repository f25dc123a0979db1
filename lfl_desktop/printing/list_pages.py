"""A list on paper: upright or across, over as many pages as it needs, its column heads on each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from lfl_desktop.content.document import Document, Spans, TableBlock
from lfl_desktop.printing.document_pages import NUMBERED
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.paper_text import Inked, extent, lines_of_spans
from lfl_desktop.printing.layout.printed_on import PrintedOn, SheetSize
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.section_parts import set_block
from lfl_desktop.printing.layout.section_tables import table_cell
from lfl_desktop.printing.layout.strips import Cell, FlowPart, RuledLine, Strip, depth_of, kept_together, row
from lfl_desktop.printing.layout.style import Style, columns_of
from lfl_desktop.printing.layout.tags import Tag, TagRole, cell_tag
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.typography.column_widths import filled
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import mark, plural, tr

STYLE = Style(9.0)
GAP = 10.0
"""Points between two columns."""

NARROW = 110.0
"""Points that a column may be wide which does not share the room: a name of two words."""

ENOUGH = 140.0
"""Points that each column with long words should have; where it has less upright, the paper lies across."""

LEAST = 60.0
"""What each such column has before the rest is shared out by what it holds."""

POWERS = (2, 4, 8)
"""The means by which wide columns are tried: rare long cells count little or much."""

FULL = 0.93
"""The share of a line that words fill, as they break at spaces."""

SPLIT = 0.4
"""A row higher than this share of a page goes on on the next; others stay whole."""


def list_pages(document: Document, on: PrintedOn) -> Paper:
    """The document, which is one table. Cells wrap, a row that is longer than a page runs on, and nothing is
    cut."""
    (listed,) = document.body
    (table,) = (block for block in listed.blocks if isinstance(block, TableBlock))
    size, widths = _fitted(table, on.sheet)
    pages = _poured(document, table, widths, size)
    pdf = pdf_of(
        pages.pages,
        on,
        title=document.title,
        author=document.author,
        foot=listed.name,
        mark=document.mark,
        size=size,
        numbered=NUMBERED,
    )
    count = len(pages.pages)
    told = _told(count, on.sheet, across=size == on.sheet.across)
    return Paper(pdf, count, (told, *document.notes, *undrawable(document.words)))


def _poured(document: Document, table: TableBlock, widths: _Widths, size: tuple[float, float]) -> FlowPages:
    """The head, and the rows below their column heads, which each page has."""
    columns = columns_of(1, size[0])
    tag = Tag(TagRole.TABLE)
    headings = _headings(table, widths, tag)
    pages = FlowPages(bottom=size[1] - look.FOOT)
    head = [strip for block in document.head.blocks for strip in set_block(block, columns.width, STYLE)]
    pages.pour([FlowPart("", tuple(head), 0.0)], columns)
    pages.opening = (*_running(document.running, document.mark, columns.width), *headings)
    if depth_of(headings) + 4 * STYLE.leading > pages.left:
        pages.turn()
    else:
        pages.stack(headings)
    longest = SPLIT * (pages.bottom - pages.top)
    pages.pour([_row_part(cells, widths, columns.width, longest, tag) for cells in table.rows], columns)
    return pages


def _row_part(cells: Sequence[Spans], widths: _Widths, whole: float, longest: float, of: Tag) -> FlowPart:
    """A row, which stays whole up to the longest; where it goes on from the page before, a word says so."""
    strips = tuple(_set_row(cells, widths, RuledLine(0.0, whole), of))
    if depth_of(strips) <= longest:
        return FlowPart("", kept_together(strips), 0.0)
    return FlowPart("", strips, 0.0, again=tuple(_going_on(whole)))


def _told(pages: int, sheet: SheetSize, *, across: bool) -> str:
    counted = plural("%n pages", "%n page", pages)
    words = (
        mark("{pages}, {sheet} across. Nothing was cut.")
        if across
        else mark("{pages}, {sheet} upright. Nothing was cut.")
    )
    return tr(words, pages=counted, sheet=tr(sheet.name))


class _Widths(NamedTuple):
    """Where each column begins and how wide it is."""

    places: tuple[float, ...]
    wide: tuple[float, ...]


def _fitted(table: TableBlock, sheet: SheetSize) -> tuple[tuple[float, float], _Widths]:
    """Upright where the columns with long words have enough room, else across."""
    needed = [_natural(table, nth) for nth in range(len(table.columns))]
    upright = _shared(table, needed, sheet.width - 2 * look.SIDE)
    columns = zip(table.columns, needed, upright.wide, strict=True)
    if all(given >= min(need, ENOUGH) for column, need, given in columns if column.is_wide):
        return sheet.upright, upright
    return sheet.across, _shared(table, needed, sheet.height - 2 * look.SIDE)


def _natural(table: TableBlock, nth: int) -> float:
    """As wide as the longest line of a column, if nothing in it is broken."""
    column = table.columns[nth]
    head = _across([Inked(column.heading, Face.SEMIBOLD)], STYLE.small)
    return max([head, *(_across(inked(cells[nth]), STYLE.size) for cells in table.rows)])


def _across(words: Sequence[Inked], size: float) -> float:
    return max(line.width for line in lines_of_spans(words, size, 1e6)) * size + 0.1


def _shared(table: TableBlock, needed: Sequence[float], whole: float) -> _Widths:
    """Columns that hold all in one line where there is room for that; else each as wide as what it holds asks
    for beside the others."""
    wide = [column.is_wide for column in table.columns]
    room = whole - GAP * (len(wide) - 1)
    if sum(needed) <= room:
        more = (room - sum(needed)) / max(sum(wide), 1)
        widths = [need + (more if w else 0.0) for w, need in zip(wide, needed, strict=True)]
    else:
        widths = _filled_by_content(table, needed, room)
    places = [sum(widths[:nth]) + GAP * nth for nth in range(len(widths))]
    return _Widths(tuple(places), tuple(widths))


def _filled_by_content(table: TableBlock, needed: Sequence[float], room: float) -> list[float]:
    """Narrow columns are as wide as they need within bounds; wide ones share the rest by what their cells
    hold, so that the rows are about as low as can be."""
    wide = [nth for nth, column in enumerate(table.columns) if column.is_wide]
    widths = [min(need, NARROW) for need in needed]
    left = room - sum(have for nth, have in enumerate(widths) if nth not in wide)
    cells = [[extent(inked(row[nth])) for row in table.rows] for nth in wide]
    whole = [[one.whole * STYLE.size for one in column] for column in cells]
    longest = [needed[nth] for nth in wide]
    words = [min(NARROW, max(one.word for one in column) * STYLE.size + 0.2) for column in cells]
    least = [need if need <= NARROW else max(LEAST, word) for need, word in zip(longest, words, strict=True)]
    if sum(least) >= left:
        shared = [one * left / sum(least) for one in least]
    else:
        means = [[_mean(column, power) for column in whole] for power in POWERS]
        means.append([min(need, 4 * ENOUGH) + LEAST for need in longest])
        shared = min((filled(least, longest, held, left) for held in means), key=partial(_lines, whole))
    for nth, one in zip(wide, shared, strict=True):
        widths[nth] = one
    return widths


def _mean(widths: Sequence[float], power: int) -> float:
    """The mean of a column's cells; the higher the power, the more the longest count."""
    return float((sum(width**power for width in widths) / len(widths)) ** (1 / power))


def _lines(whole: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """About how many lines the rows take together in columns so wide."""
    columns = [
        [ceil(cell / (FULL * wide)) if cell > wide else 1 for cell in cells]
        for cells, wide in zip(whole, widths, strict=True)
    ]
    return sum(max(row) for row in zip(*columns, strict=True))


def _set_row(cells: Sequence[Spans], widths: _Widths, rule: RuledLine | None, of: Tag) -> list[Strip]:
    tag = Tag(TagRole.ROW, of)
    found = [
        table_cell(inked(spans), place, wide, STYLE, tag)
        for spans, place, wide in zip(cells, widths.places, widths.wide, strict=True)
    ]
    return row(found, STYLE.leading, STYLE.pad, rule)


def _headings(table: TableBlock, widths: _Widths, of: Tag) -> list[Strip]:
    tag = Tag(TagRole.ROW, of)
    found = [
        Cell(
            [Inked(column.heading, Face.SEMIBOLD, look.ACCENT)],
            place,
            wide,
            STYLE.small,
            tag=cell_tag(TagRole.COLUMN_HEAD, tag),
        )
        for column, place, wide in zip(table.columns, widths.places, widths.wide, strict=True)
    ]
    return [Strip(STYLE.gap), *row(found, STYLE.leading)]


def _running(title: str, marked: str, whole: float) -> list[Strip]:
    """What stands at the top of each page but the first."""
    left = Cell([Inked(title, Face.SEMIBOLD, look.ACCENT)], 0.0, whole * 0.62, STYLE.small)
    right = Cell(
        [Inked(marked, Face.SEMIBOLD, look.PLUM)], whole * 0.66, whole * 0.34, STYLE.small, right=True
    )
    return row([left, right], STYLE.leading)


def _going_on(whole: float) -> list[Strip]:
    words = Inked(tr("goes on from the page before"), Face.ITALIC, look.GREY)
    return row([Cell([words], 0.0, whole, STYLE.small)], STYLE.leading, STYLE.pad, RuledLine(0.0, whole))
