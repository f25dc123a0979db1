"""Papers that fit one page: sections of words, set smaller, then tighter, until they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import Cell, Pages, Part, Rule, Strip, row
from lfl_desktop.printing.layout.paper_text import Span
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.typography.fonts import Face

Spans = tuple[Span, ...]


class Size(StrEnum):
    """The type sizes of a paper; `Style` has a property for each but the running text's."""

    TEXT = "size"
    SMALL = "small"
    HEADING = "heading"
    TITLE = "title"
    DISPLAY = "display"


class Para(NamedTuple):
    """A paragraph, and what stands at its right edge in the share `room` of the width. `middle`: each of its
    lines stands in the middle. `keep`: it does not end a page."""

    spans: Spans
    aside: Spans = ()
    room: float = 0.12
    size: Size = Size.TEXT
    middle: bool = False
    keep: bool = False


class Table(NamedTuple):
    """Rows of cells in columns that share the width as `shares` say. In a tight setting each
    row becomes one paragraph. `tall`: rows are at least so many points high, for pens."""

    shares: tuple[float, ...]
    rows: tuple[tuple[Spans, ...], ...]
    head: tuple[str, ...] = ()
    tall: float = 0.0


class Picture(NamedTuple):
    """A drawing as wide as the column, and what it says in lines, for those who copy the words. `keep`: it
    stays with what follows."""

    drawing: Drawing
    told: tuple[str, ...] = ()
    keep: bool = False


Item: TypeAlias = Para | Table | Picture


@dataclass(frozen=True)
class Section:
    """A part of a paper before it is set. `name` is what notes call it, `heading` what stands above
    it; the higher its `weight` the longer it stays on the first page."""

    name: str
    items: tuple[Item, ...]
    heading: str = ""
    boxed: bool = False
    weight: int = 0

    @property
    def words(self) -> str:
        """All its text, to look for characters that cannot be drawn."""
        found = [self.heading]
        for item in self.items:
            if isinstance(item, Para):
                found += [span.text for span in (*item.spans, *item.aside)]
            elif isinstance(item, Picture):
                found += [text.text for text in item.drawing.texts]
            else:
                found += item.head
                found += [span.text for cells in item.rows for cell in cells for span in cell]
        return " ".join(found)


@dataclass(frozen=True)
class Sheet:
    """Pages filled with sections, in which style. `moved` names what is on further sheets; it
    `runs_on` where it begins on the first already."""

    pages: Pages
    style: Style
    moved: tuple[str, ...] = ()
    runs_on: bool = False


def one_page(head: Section, body: Sequence[Section]) -> Sheet:
    """`head` above `body` on one page in the roomiest of `style.STEPS` that fits.

    Where none does, the sections of least weight go to a second sheet, or as many as they
    need; a section that is longer than a page runs on. Nothing is left out.
    """
    found = _on_one(head, body, look.STEPS[0])
    low, high = 1, 1 if found else len(look.STEPS)
    while low < high:
        middle = (low + high) // 2
        if sheet := _on_one(head, body, look.STEPS[middle]):
            found, high = sheet, middle
        else:
            low = middle + 1
    return found or _on_several(head, body, look.STEPS[-1])


def _start(head: Section, style: Style) -> Pages:
    pages = Pages()
    pages.pour([part_of(head, replace(style, columns=1), style)], replace(style, columns=1))
    return pages


def _on_one(head: Section, body: Sequence[Section], style: Style) -> Sheet | None:
    pages, parts = _start(head, style), [part_of(section, style, style) for section in body]
    if len(pages.pages) > 1 or not pages.holds(parts, style):
        return None
    pages.pour(parts, style)
    return Sheet(pages, style)


def _on_several(head: Section, body: Sequence[Section], style: Style) -> Sheet:
    pages = _start(head, style)
    parts = [part_of(section, style, style) for section in body]
    stay: set[int] = set()
    for nth in sorted(range(len(body)), key=lambda nth: -body[nth].weight):
        kept = [parts[n] for n in sorted({*stay, nth})]
        if len(pages.pages) == 1 and pages.holds(kept, style):
            stay.add(nth)
    first = [parts[n] for n in sorted(stay)]
    moved = [part for n, part in enumerate(parts) if n not in stay]
    runs_on = len(first) <= 1
    if runs_on:
        pages.pour([*first, *moved], style)
    else:
        pages.pour(first, style)
        pages.turn()
        pages.pour(moved, style)
    return Sheet(pages, style, tuple(part.name for part in moved), runs_on)


def part_of(section: Section, frame: Style, style: Style) -> Part:
    """`section` set in `style`, as wide as a column of `frame`."""
    inset = style.size * 0.8 if section.boxed else 0.0
    width = frame.column - 2 * inset
    strips: list[Strip] = [Strip(inset * 0.6, keep=True)] if section.boxed else []
    if section.heading:
        spans = [Span(section.heading, Face.BOLD, look.ACCENT)]
        found = row([Cell(spans, inset, width, style.heading)], style.leading * 1.15)
        strips += [strip._replace(keep=True) for strip in found]
    for nth, item in enumerate(section.items):
        if nth:
            strips.append(Strip(style.pad * (0.6 if isinstance(item, Para) else 1.2), keep=True))
        found = _set(item, inset, width, style)
        if isinstance(item, Para) and nth == len(section.items) - 2:  # none is left alone on the next page
            found[-1] = found[-1]._replace(keep=True)
        strips += found
    if section.boxed:
        strips[-1] = strips[-1]._replace(keep=True)
        strips.append(Strip(inset * 0.6))
    return Part(section.name, tuple(strips), style.gap, section.boxed)


def _set(item: Item, x: float, width: float, style: Style) -> list[Strip]:
    if isinstance(item, Picture):
        return [Strip(item.drawing.height, (), None, item.keep, item.drawing)]
    if isinstance(item, Para):
        strips = set_para(item, x, width, style)
        return [strip._replace(keep=True) for strip in strips] if item.keep else strips
    return _set_tight(item, x, width, style) if style.columns > 1 else _set_table(item, x, width, style)


def set_para(para: Para, x: float, width: float, style: Style) -> list[Strip]:
    """`para` in lines of at most `width` points, from `x`."""
    size: float = getattr(style, para.size)
    leading = style.leading * size / style.size
    cells = [Cell(para.spans, x, width, size, middle=para.middle)]
    if para.aside:
        from_right = width * para.room
        cells = [
            Cell(para.spans, x, width - from_right - style.size, size),
            Cell(para.aside, x + width - from_right, from_right, style.small, right=True),
        ]
    return row(cells, leading)


def _set_table(table: Table, x: float, width: float, style: Style) -> list[Strip]:
    gap = style.size
    room = width - gap * (len(table.shares) - 1)
    widths = [room * share / sum(table.shares) for share in table.shares]
    places = [x + sum(widths[:nth]) + gap * nth for nth in range(len(widths))]
    rule = Rule(x, width)
    strips: list[Strip] = []
    if table.head:
        cells = [
            Cell([Span(name, colour=look.GREY)], place, wide, style.small)
            for name, place, wide in zip(table.head, places, widths, strict=True)
        ]
        strips += [s._replace(keep=True) for s in row(cells, style.leading, 0.0)]
    pad = max(style.pad, (table.tall - style.leading) / 2)
    for texts in table.rows:
        cells = [
            Cell(spans, place, wide, style.size)
            for spans, place, wide in zip(texts, places, widths, strict=True)
        ]
        strips += row(cells, style.leading, pad, rule)
    if table.tall:
        strips.append(Strip(0.0, (), rule))
    return strips


def _set_tight(table: Table, x: float, width: float, style: Style) -> list[Strip]:
    strips: list[Strip] = []
    for texts in table.rows:
        spans: list[Span] = []
        for cell in texts:
            if any(span.text.strip() for span in cell):
                spans += [Span(" · ", colour=look.GREY), *cell] if spans else cell
        strips += row([Cell(spans, x, width, style.size)], style.leading, style.pad, Rule(x, width))
    return strips
