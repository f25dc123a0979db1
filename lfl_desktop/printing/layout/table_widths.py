"""How wide the columns of tables are: by what their cells hold, and alike in all tables of the same heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lfl_desktop.content.document import DocumentBlock, Section, TableBlock, TableColumn
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.style import INSET, Style
from lfl_desktop.typography.column_widths import shared_columns

Heads = tuple[str, ...]
"""What tables have in common whose columns stand below each other."""


def aligned(sections: Iterable[Section], width: float, style: Style) -> list[Section]:
    """The same sections, their tables with widths for this style in columns `width` wide, in points: every
    table of the same heads has the same, so that columns stand below each other, and one without heads those
    of the table before it. What is left to be written in keeps its share."""
    every = list(sections)
    heads = _heads_of_tables(every)
    alike: dict[Heads, list[tuple[TableBlock, bool]]] = {}
    for section in every:
        for block in section.blocks:
            if isinstance(block, TableBlock) and block.rows:
                alike.setdefault(heads[id(block)], []).append((block, section.boxed))
    found = {one: _columns(tables, width, style) for one, tables in alike.items()}
    return [_widened(section, heads, found) for section in every]


def _heads_of_tables(sections: Iterable[Section]) -> dict[int, Heads]:
    """The heads of each table, by its identity."""
    found: dict[int, Heads] = {}
    last: dict[tuple[float, ...], Heads] = {}
    for section in sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                shares = tuple(column.share for column in block.columns)
                own = tuple(f"{column.heading} {column.share}" for column in block.columns)
                last[shares] = own if block.headings else last.get(shares, own)
                found[id(block)] = last[shares]
    return found


def _widened(
    section: Section, heads: Mapping[int, Heads], found: Mapping[Heads, tuple[TableColumn, ...]]
) -> Section:
    def widened(block: DocumentBlock) -> DocumentBlock:
        if not isinstance(block, TableBlock):
            return block
        wide = found.get(heads[id(block)], block.columns)
        columns = zip(block.columns, wide, strict=True)
        return block._replace(columns=tuple(one._replace(share=other.share) for one, other in columns))

    if not any(isinstance(block, TableBlock) for block in section.blocks):
        return section
    return replace(section, blocks=tuple(map(widened, section.blocks)))


def _columns(
    tables: Sequence[tuple[TableBlock, bool]], width: float, style: Style
) -> tuple[TableColumn, ...]:
    columns = tables[0][0].columns
    inset = 2 * INSET if any(boxed for _table, boxed in tables) else 0.0
    room = (width - (len(columns) - 1) * style.between) / style.size - inset
    extents = [
        [extent(inked(cells[nth])) for table, _boxed in tables for cells in table.rows]
        for nth in range(len(columns))
    ]
    heads = [extent((Inked(column.heading),)).whole * style.small / style.size for column in columns]
    told = [
        nth for nth, cells in enumerate(extents) if not tables[0][0].to_sign or any(one.word for one in cells)
    ]
    if not told:
        return columns
    every = sum(column.share for column in columns)
    widths = [room * column.share / every for column in columns]
    shared = shared_columns(
        [heads[nth] for nth in told], [extents[nth] for nth in told], sum(widths[nth] for nth in told)
    )
    for nth, wide in zip(told, shared, strict=True):
        widths[nth] = wide
    return tuple(column._replace(share=wide) for column, wide in zip(columns, widths, strict=True))
