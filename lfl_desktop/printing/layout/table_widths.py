"""How wide the columns of tables are: by what their cells hold, and alike in all tables of the same heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lfl_desktop.content.document import Section, TableBlock, TableColumn
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.style import INSET, Style
from lfl_desktop.typography.column_widths import shared_columns


def aligned(sections: Iterable[Section], width: float, style: Style) -> list[Section]:
    """The same sections, their tables with widths for this style in columns `width`
    wide, in points: every table of the same heads has the same,
    so that columns stand below each other. What is left to be written in keeps its share."""
    every = list(sections)
    alike: dict[tuple[str, ...], list[tuple[TableBlock, bool]]] = {}
    for table, boxed in _tables(every):
        alike.setdefault(_heads(table), []).append((table, boxed))
    found = {heads: _columns(tables, width, style) for heads, tables in alike.items()}
    return [_widened(section, found) for section in every]


def _tables(sections: Iterable[Section]) -> Iterator[tuple[TableBlock, bool]]:
    """Each table whose widths follow from its cells, and whether it stands in a box."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, TableBlock) and block.rows:
                yield block, section.boxed


def _heads(table: TableBlock) -> tuple[str, ...]:
    return tuple(f"{column.heading} {column.share}" for column in table.columns)


def _widened(section: Section, found: dict[tuple[str, ...], tuple[TableColumn, ...]]) -> Section:
    tables = [block for block in section.blocks if isinstance(block, TableBlock)]
    if not tables:
        return section
    blocks = tuple(
        block._replace(columns=found.get(_heads(block), block.columns))
        if isinstance(block, TableBlock)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


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
    if not told:  # nothing but room to write in
        return tuple(column._replace(share=wide) for column, wide in zip(columns, widths, strict=True))
    shared = shared_columns(
        [heads[nth] for nth in told], [extents[nth] for nth in told], sum(widths[nth] for nth in told)
    )
    for nth, wide in zip(told, shared, strict=True):
        widths[nth] = wide
    return tuple(column._replace(share=wide) for column, wide in zip(columns, widths, strict=True))
