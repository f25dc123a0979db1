"""A document as HTML for the clipboard, as Word and letters take it: real headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from lfl_desktop.content.document import (
    ChartFigure,
    ContentsList,
    Document,
    DocumentBlock,
    Fields,
    ListItem,
    Paragraph,
    PosterFigure,
    Section,
    Signature,
    SpanRole,
    Spans,
    Squares,
    SystemFigure,
    TableBlock,
)
from lfl_desktop.exchange.document_text import (
    LINE_BREAK,
    TO_WRITE_ON,
    field_words,
    head_blocks,
    item_with_sign,
    name_of_part,
    own_blocks,
)
from lfl_desktop.exchange.table_text import HTML_BREAK, html_cell

STRONG = frozenset((SpanRole.STRONG, SpanRole.LEAD, SpanRole.TITLE, SpanRole.HEADING))
"""Roles that stand out in a letter too."""


def html_text(document: Document) -> str:
    """All that the document says, with what is strong, listed and in columns on its pages."""
    mark = f"<p>{_escaped(document.mark)}</p>" if document.mark else ""
    parts = [_tagged("h1", _escaped(document.title)), *_blocks(head_blocks(document)), mark]
    for section in document.sections:
        parts += _section(section)
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


def _section(section: Section) -> Iterator[str]:
    if name := name_of_part(section):
        yield _tagged(f"h{section.level + 1}", _escaped(name))
    yield from _blocks(own_blocks(section))


def _blocks(blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    """Blocks one after the other; items that follow each other are one list."""
    for kind, together in groupby(blocks, _list_tag):
        if kind:
            items = [block for block in together if isinstance(block, ListItem)]
            start = f' start="{items[0].number}"' if items[0].number > 1 else ""
            yield f"<{kind}{start}>{''.join(map(_item, items))}</{kind}>"
        else:
            for block in together:
                yield from _block(block)


def _list_tag(block: DocumentBlock) -> str:
    if not isinstance(block, ListItem):
        return ""
    return "ol" if block.number else "ul"


def _block(block: DocumentBlock) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from (_tagged("p", words) for spans in (block.spans, block.aside) if (words := _inline(spans)))
    elif isinstance(block, Fields):
        yield _tagged("p", " · ".join(_fields(block)))
    elif isinstance(block, SystemFigure):
        yield _tagged("ul", "".join(_tagged("li", words) for words in _fields(block)))
    elif isinstance(block, TableBlock):
        yield _table(block)
    elif isinstance(block, ChartFigure):
        yield _tagged("p", _tagged("strong", _escaped(block.title)))
        yield _tagged("p", _escaped(block.words))
        yield _table(block.table)
    elif isinstance(block, PosterFigure):
        yield _tagged("h3", _escaped(block.title))
        for section in block.sections:
            yield _tagged("p", _tagged("strong", _escaped(section.heading)))
            yield from _blocks(section.blocks)
    elif isinstance(block, ContentsList):
        yield _tagged("ul", "".join(_tagged("li", _escaped(entry.words)) for entry in block.entries))
    elif isinstance(block, Squares):
        yield _tagged("p", _escaped(block.words))
    elif isinstance(block, Signature):
        yield from (_tagged("p", f"{_escaped(line.words)} {TO_WRITE_ON}") for line in block.lines)


def _fields(block: Fields | SystemFigure) -> Iterator[str]:
    for label, text in field_words(block):
        words = _broken(text.strip())
        yield f"<strong>{_escaped(label.strip())}</strong> {words}" if label else words


def _item(item: ListItem) -> str:
    more = "".join(_tagged("li", _inline(spans)) for spans in item.more)
    return _tagged("li", _inline(item_with_sign(item)) + (_tagged("ul", more) if more else ""))


def _table(table: TableBlock) -> str:
    """Cells are text to a spreadsheet, which runs nothing in them."""
    headings = "".join(f'<th align="left">{_escaped(name)}</th>' for name in table.headings)
    head = f"<thead><tr>{headings}</tr></thead>" if headings else ""
    rows = ("".join(html_cell(_inline(cell)) for cell in row) for row in table.rows)
    body = "".join(_tagged("tr", row) for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="4">{head}<tbody>{body}</tbody></table>'


def _inline(spans: Spans) -> str:
    """Words with what is strong in them. Line breaks stay."""
    return "".join(_span(span.text, span.role) for span in spans).strip()


def _span(text: str, role: SpanRole) -> str:
    words = _broken(text)
    if role in STRONG and text.strip():
        return f"<strong>{words}</strong>"
    return f"<em>{words}</em>" if role == SpanRole.NOTE and text.strip() else words


def _broken(text: str) -> str:
    """Text with the line breaks that whoever typed it made."""
    return HTML_BREAK.join(_escaped(line) for line in LINE_BREAK.split(text))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _tagged(tag: str, words: str) -> str:
    return f"<{tag}>{words}</{tag}>"
