"""How wide the columns of tables are: by what their cells hold, and alike in all tables of the same heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from lfl_desktop.content.document import Section, TableBlock, TableColumn
from lfl_desktop.printing.layout.paper_text import Extent, Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.style import INSET, Style

MOST_FOR_A_WORD = 0.4
"""The share of a table that one long word may claim for its column."""


SHORT = 0.2
"""A column that needs no more than this share of a table is not broken at all."""

SHORT_ENOUGH = 0.3
"""Nor is one that needs no more than this, where the table does not become much higher by it: a name, or a
day with its words, stays in one line."""

HIGHER = 1.1
"""How much higher a table may become so that such a column is not broken."""

SPARE = 0.02
"""What a column has beyond its words, in units of the type size: widths that are shared out are rounded, and
a word that is a hair too wide would be broken."""


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
    shared = _shared(
        [heads[nth] for nth in told], [extents[nth] for nth in told], sum(widths[nth] for nth in told)
    )
    for nth, wide in zip(told, shared, strict=True):
        widths[nth] = wide
    return tuple(column._replace(share=wide) for column, wide in zip(columns, widths, strict=True))


def _shared(heads: Sequence[float], cells: Sequence[Sequence[Extent]], room: float) -> list[float]:
    """Widths in units of the type size: each column has room for its head and its longest word, and the rest
    goes where most has to be said, up to the longest cell in one line."""
    most = room * MOST_FOR_A_WORD
    whole = [
        max([head, *(one.whole for one in column)]) + SPARE for head, column in zip(heads, cells, strict=True)
    ]
    least = [
        wide if wide <= room * SHORT else min(most, max([head, *(one.word for one in column)]) + SPARE)
        for wide, head, column in zip(whole, heads, cells, strict=True)
    ]
    if sum(whole) <= room:
        longest = max(range(len(whole)), key=whole.__getitem__)
        return [wide + (room - sum(whole) if nth == longest else 0.0) for nth, wide in enumerate(whole)]
    if sum(least) >= room:
        return [wide * room / sum(least) for wide in least]
    volumes = [(sum(one.whole**2 for one in column) / max(len(column), 1)) ** 0.5 for column in cells]
    found = filled(least, whole, volumes, room)
    highest = HIGHER * _height(cells, found)
    for nth in sorted(range(len(whole)), key=whole.__getitem__):
        unbroken = [whole[nth] if at == nth else wide for at, wide in enumerate(least)]
        if least[nth] == whole[nth]:
            continue
        if whole[nth] > room * SHORT_ENOUGH or sum(unbroken) > room:
            break
        wider = filled(unbroken, whole, volumes, room)
        if _height(cells, wider) <= highest:
            least, found = unbroken, wider
    return found


def _height(cells: Sequence[Sequence[Extent]], widths: Sequence[float]) -> int:
    """About how many lines the rows take in columns so wide."""
    lines = [[ceil(one.whole / wide) for one in column] for column, wide in zip(cells, widths, strict=True)]
    return sum(map(max, zip(*lines, strict=True)))


def filled(
    least: Sequence[float], whole: Sequence[float], volumes: Sequence[float], room: float
) -> list[float]:
    """The room shared in proportion to the volumes, none below its least or beyond what its longest cell
    needs."""
    turns = sorted(
        {0.0, *(edge / v for n, w, v in zip(least, whole, volumes, strict=True) if v for edge in (n, w))}
    )
    for turn in reversed(turns):
        at = [min(w, max(n, turn * v)) for n, w, v in zip(least, whole, volumes, strict=True)]
        if sum(at) <= room:
            # between two turns, only these columns grow, each in proportion to its volume
            grows = [n <= turn * v < w for n, w, v in zip(least, whole, volumes, strict=True)]
            pace = sum(v for v, grown in zip(volumes, grows, strict=True) if grown)
            more = (room - sum(at)) / pace if pace else 0.0
            return [one + more * v * grown for one, v, grown in zip(at, volumes, grows, strict=True)]
    return list(least)
