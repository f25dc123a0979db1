"""The tables of a paper set in lines of a style."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.content.document import TableBlock
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.strips import Cell, RuledLine, Strip, kept_strip, row
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.tags import Tag, TagRole, cell_tag

Placed = tuple[list[float], list[float]]
"""Where the columns of a table begin, and how wide they are."""


def shared_widths(
    shares: Sequence[float], x: float, width: float, gap: float
) -> tuple[list[float], list[float]]:
    """Where columns begin and how wide they are, which share the width."""
    room = width - gap * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    return [x + sum(widths[:nth]) + gap * nth for nth in range(len(widths))], widths


def _placed(table: TableBlock, x: float, width: float, style: Style) -> Placed:
    """Where the columns of a table begin, and how wide they are."""
    places, widths = shared_widths([column.share for column in table.columns], x, width, style.between)
    used = table.used
    widths[used - 1] = x + width - places[used - 1]
    return places[:used], widths[:used]


def _heads(table: TableBlock, placed: Placed, style: Style, of: Tag | None = None) -> list[Strip]:
    if not table.headings:
        return []
    tag = Tag(TagRole.ROW, of)
    cells = [
        Cell(
            [Inked(name, colour=look.GREY)], place, wide, style.small, tag=cell_tag(TagRole.COLUMN_HEAD, tag)
        )
        for name, place, wide in zip(table.headings, *placed, strict=False)
    ]
    return [kept_strip(strip) for strip in row(cells, style.leading, 0.0)]


def set_table(table: TableBlock, x: float, width: float, style: Style) -> list[Strip]:
    """Its rows below the heads of its columns, as far as these hold something."""
    placed = _placed(table, x, width, style)
    rule, tag = RuledLine(x, width), Tag(TagRole.TABLE)
    strips = _heads(table, placed, style, tag)
    pad = max(style.pad, (style.to_sign - style.leading) / 2) if table.to_sign else style.pad
    for texts in table.rows:
        of = Tag(TagRole.ROW, tag)
        cells = [
            table_cell(inked(spans), place, wide, style, of)
            for spans, place, wide in zip(texts, *placed, strict=False)
        ]
        strips += row(cells, style.leading, pad, rule)
    if table.to_sign:
        strips.append(Strip(0.0, (), rule))
    return strips


def table_cell(spans: tuple[Inked, ...], x: float, width: float, style: Style, of: Tag) -> Cell:
    """A cell of a row. One line that reads from the right stands at the left of its column, below its
    heading."""
    is_line = extent(spans).whole * style.size <= width
    return Cell(spans, x, width, style.size, left=is_line, tag=cell_tag(TagRole.CELL, of))


def table_heads(table: TableBlock, x: float, width: float, style: Style) -> list[Strip]:
    """What stands above its columns, by itself."""
    return _heads(table, _placed(table, x, width, style), style)
