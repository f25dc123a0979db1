"""A paper of sections, over as many pages as it needs, with a name for each section to go to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lfl_desktop.content.document import ContentsList, Document, DocumentBlock, Section, TableBlock
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.strips import FlowPart
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.table_widths import aligned
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.words import mark, plural

STYLE, LARGE = Style(10.0), Style(look.LARGE_PRINT)
"""The usual print, and large print."""

NUMBERED = mark("Page {number} of {all}")


def printed(document: Document, style: Style = STYLE) -> Paper:
    """The document on A4. Nothing is cut; a heading never stands alone at the foot of a page. Lines to
    sign move closer where all then stands on one. A list of its contents says the pages, for which it is set
    twice."""
    parts, pages = _poured(document, style)
    if len(pages) > 1 and _is_to_sign(document):
        tighter = (_poured(document, replace(style, to_sign=high)) for high in look.TO_SIGN_TIGHT)
        parts, pages = next((found for found in tighter if len(found[1]) == 1), (parts, pages))
    outline = _outline(document.sections, parts[1:], pages)
    if any(isinstance(block, ContentsList) for block in _blocks(document)):
        numbers = {heading: str(page + 1) for heading, page in outline}
        document = replace(document, body=tuple(_with_pages(section, numbers) for section in document.body))
        parts, pages = _poured(document, style)
        outline = _outline(document.sections, parts[1:], pages)
    return bound_pages(document, pages, outline)


def _poured(document: Document, style: Style) -> tuple[list[FlowPart], list[Page]]:
    """Its parts, and the pages on which they stand."""
    sections = aligned(document.sections, style)
    parts = [part_of(section, style, style) for section in (document.head, *sections)]
    pages = FlowPages()
    pages.pour(parts, style.across)
    return parts, pages.pages


def _blocks(document: Document) -> Iterator[DocumentBlock]:
    return (block for section in document.sections for block in section.blocks)


def _is_to_sign(document: Document) -> bool:
    return any(isinstance(block, TableBlock) and block.to_sign for block in _blocks(document))


def _with_pages(section: Section, numbers: Mapping[str, str]) -> Section:
    def numbered(block: DocumentBlock) -> DocumentBlock:
        if not isinstance(block, ContentsList):
            return block
        return ContentsList(tuple(one._replace(page=numbers.get(one.words, "")) for one in block.entries))

    return replace(section, blocks=tuple(map(numbered, section.blocks)))


def bound_pages(
    document: Document,
    pages: Sequence[Page],
    outline: Sequence[tuple[str, int]] = (),
    *,
    notes: Sequence[str] = (),
    apart: bool = False,
    logo_at: float = 11.0,
) -> Paper:
    """Pages on which the document was set, as a paper; `notes` are on how it was set. Those that are taken
    `apart` have neither head nor foot, nor the logo, which else stands `logo_at`."""
    pdf = pdf_of(
        pages,
        title=document.title,
        author=document.author,
        mark=document.mark,
        numbered="" if apart else NUMBERED,
        running="" if apart else document.running,
        outline=outline,
        one_sided=apart,
        logo_at=None if apart else logo_at,
    )
    count = len(pages)
    told = plural("%n pages. Nothing was cut.", "%n page. Nothing was cut.", count)
    every = (*notes, *document.notes, told, *undrawable(document.words))
    return Paper(pdf, count, every, one_sided=apart)


def _outline(sections: list[Section], parts: list[FlowPart], pages: list[Page]) -> list[tuple[str, int]]:
    """Each named section with the page it begins on, from 0; nothing for a paper of one page."""
    if len(pages) < 2:
        return []
    begins = {id(strip): number for number, page in enumerate(pages) for strip, _x, _top in page.strips}
    return [
        (section.heading or section.name, begins[id(part.strips[0])])
        for section, part in zip(sections, parts, strict=True)
        if section.heading or section.name
    ]
