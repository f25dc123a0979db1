"""A document as lines of text, to be kept and compared: a line for each block, roles in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.document import (
    ChartFigure,
    ContentsList,
    Document,
    DocumentBlock,
    Fields,
    ListItem,
    Paragraph,
    PosterFigure,
    Rank,
    Section,
    Sign,
    SpanRole,
    Spans,
    Squares,
    SystemFigure,
    TableBlock,
)


def block_lines(document: Document) -> Iterator[str]:
    """What the document says, and how it is said."""
    yield f"title: {document.title}"
    yield f"author: {document.author} · mark: {document.mark} · running: {document.running}"
    yield from (f"note: {note}" for note in document.notes)
    for section in (document.head, *document.sections):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    boxed = " boxed" if section.boxed else ""
    yield f"section {section.level}, weight {section.weight}{boxed}: {section.name!r} / {section.heading!r}"
    for block in section.blocks:
        yield from (f"  {line}" for line in _block(block))


def _block(block: DocumentBlock) -> Iterator[str]:
    keep = "+" if getattr(block, "keep", False) else ""
    if isinstance(block, Paragraph):
        rank = f" {block.rank}" if block.rank != Rank.TEXT else ""
        yield f"paragraph{rank}{keep}: {_spans(block.spans)}"
        if block.aside:
            yield f"  aside: {_spans(block.aside)}"
    elif isinstance(block, Fields):
        yield f"fields{keep}: " + " | ".join(f"{label} = {text!r}" for label, text in block.fields)
    elif isinstance(block, ListItem):
        sign = f" {block.sign}" if block.sign != Sign.BULLET else ""
        yield f"item{sign}{f' {block.number}' if block.number else ''}{keep}: {_spans(block.spans)}"
        yield from (f"  below: {_spans(spans)}" for spans in block.more)
    elif isinstance(block, TableBlock):
        columns = (f"{one.heading!r} {'wide' if one.is_wide else one.share}" for one in block.columns)
        yield f"table{' to sign' if block.to_sign else ''}: " + " | ".join(columns)
        yield from ("  row: " + " | ".join(map(_spans, row)) for row in block.rows)
    elif isinstance(block, SystemFigure):
        yield f"figure{keep}: {len(block.items)} items, {len(block.tensions)} tensions"
        yield from (f"  {label}: {text}" for label, text in block.boxes)
    elif isinstance(block, ChartFigure):
        yield f"chart: {block.title!r} {type(block.chart).__name__}: {block.words!r}"
        yield from (f"  {line}" for line in _block(block.table))
    elif isinstance(block, ContentsList):
        yield from (f"contents {entry.level}: {entry.words!r}" for entry in block.entries)
    elif isinstance(block, PosterFigure):
        yield f"poster: {block.title!r}, {len(block.lines)} lines"
        yield from (f"  {line}" for section in block.sections for line in _section(section))
    elif isinstance(block, Squares):
        yield f"squares: {len(block.rows)} rows of {block.words!r}"
    else:
        yield "signature: " + " | ".join(f"{line.words!r} {line.share}" for line in block.lines)


def _spans(spans: Spans) -> str:
    return "".join(
        repr(text)[1:-1] if role == SpanRole.PLAIN else f"[{role} {repr(text)[1:-1]}]" for text, role in spans
    )
