"""A document in plain words: to copy into a letter, to read aloud, and to show where there are no pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
    Spans,
    Squares,
    SystemFigure,
    TableBlock,
)
from lfl_desktop.typography.fonts import LINE_BREAKS
from lfl_desktop.words import tr

LINE_BREAK = re.compile(f"\r\n|[{LINE_BREAKS}]")
"""Where whoever typed it began a new line."""

BULLET = "• "

BELOW = "   "
"""Before what is said below an item of a list."""

TO_WRITE_ON = "_" * 24


class WordedPart(NamedTuple):
    """A heading with the lines below it. Items of a list begin with a bullet; what is said below them is
    set in."""

    heading: str
    lines: tuple[str, ...]


def plain_text(document: Document) -> str:
    """All that the document says as one text, an empty line between its parts."""
    parts = worded_parts(document)
    return "\n\n".join("\n".join(filter(None, (part.heading, *part.lines))) for part in parts) + "\n"


def worded_parts(document: Document) -> list[WordedPart]:
    """What the document says, part by part. The first is its head, with its title and for whom it is."""
    lines = [line for block in head_blocks(document) for line in _block(block)]
    head = WordedPart(document.title, tuple(filter(None, (*lines, document.mark))))
    return [head, *(WordedPart(name_of_part(one), tuple(_section(one))) for one in document.sections)]


def head_blocks(document: Document) -> list[DocumentBlock]:
    """What stands below the title: the head says it once more, as large as a page has it."""
    blocks = (
        block._replace(aside=()) if isinstance(block, Paragraph) else block for block in document.head.blocks
    )
    return [block for block in blocks if not (isinstance(block, Paragraph) and block.rank == Rank.TITLE)]


def name_of_part(section: Section) -> str:
    """What stands above a part: where its page has no heading, what it is called."""
    return section.heading or section.name


def own_blocks(section: Section) -> list[DocumentBlock]:
    """What a part says below what it is called. What a page has in place of a heading is not said twice."""
    first, *rest = section.blocks
    if isinstance(first, Paragraph) and spans_joined(first.spans) == " ".join(name_of_part(section).split()):
        return [Paragraph(first.aside), *rest] if first.aside else rest
    return [first, *rest]


def spans_joined(spans: Spans) -> str:
    """Words in one line."""
    return " ".join("".join(span.text for span in spans).split())


def field_words(block: Fields | SystemFigure) -> Iterator[tuple[str, str]]:
    """Labels as they stand before what they name, each with that."""
    named = block.fields if isinstance(block, Fields) else block.boxes
    for label, text in named:
        colon = ":" if isinstance(block, SystemFigure) else ""
        yield f"{label}{colon} " if label else "", text


def item_with_sign(item: ListItem) -> Spans:
    """What an item of a list says, its sign in words."""
    if item.sign == Sign.BULLET:
        return item.spans
    first, *rest = item.spans
    return (first._replace(text=tr("possible: {words}", words=first.text)), *rest)


def _section(section: Section) -> Iterator[str]:
    yield from filter(None, (line for block in own_blocks(section) for line in _block(block)))


def _block(block: DocumentBlock) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _lines("".join(span.text for span in block.spans))
        yield spans_joined(block.aside)
    elif isinstance(block, Fields):
        told = ["".join(field) for field in field_words(block)]
        yield from _lines(told[0]) if len(told) == 1 else (" · ".join(" ".join(x.split()) for x in told),)
    elif isinstance(block, ListItem):
        yield (
            f"{block.number}. {spans_joined(block.spans)}"
            if block.number
            else BULLET + spans_joined(item_with_sign(block))
        )
        yield from (BELOW + spans_joined(spans) for spans in block.more)
    elif isinstance(block, TableBlock):
        yield from _table(block)
    elif isinstance(block, SystemFigure):
        yield from (BULLET + " ".join("".join(field).split()) for field in field_words(block))
    elif isinstance(block, ChartFigure):
        yield from (" ".join(words.split()) for words in (block.title, block.words))
        yield from _table(block.table)
    elif isinstance(block, PosterFigure):
        yield " ".join(block.title.split())
        yield from (line for section in block.sections for line in (section.heading, *_section(section)))
    elif isinstance(block, ContentsList):
        yield from (BELOW * (entry.level - 1) + " ".join(entry.words.split()) for entry in block.entries)
    elif isinstance(block, Squares):
        yield block.words
    else:
        yield from (f"{line.words} {TO_WRITE_ON}" for line in block.lines)


def _lines(text: str) -> Iterator[str]:
    """The lines that whoever typed it made."""
    return (" ".join(line.split()) for line in LINE_BREAK.split(text))


def _table(table: TableBlock) -> Iterator[str]:
    """The headings, and each row that says something as an item of a list."""
    yield " · ".join(filter(None, table.headings))
    for row in table.rows:
        if said := " · ".join(words for cell in row if (words := spans_joined(cell))):
            yield BULLET + said
