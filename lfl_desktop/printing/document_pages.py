"""A paper of sections, over as many pages as it needs, with a name for each section to go to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lfl_desktop.content.document import (
    ContentsList,
    Document,
    DocumentBlock,
    PosterFigure,
    Section,
    Signature,
    TableBlock,
)
from lfl_desktop.content.paper_setting import HANDOUTS, PosterSetting
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.strips import FlowPart, whole_box
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.table_widths import aligned
from lfl_desktop.printing.layout.tags import TagRole
from lfl_desktop.printing.poster_sheet import lay_out_poster
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import footed, pdf_of
from lfl_desktop.words import mark, plural

STYLE, LARGE = Style(10.0), Style(look.LARGE_PRINT)
"""The usual print, and large print."""

WHOLE_BOX = 1 / 3
"""A box that takes no more than this share of a page is not parted between two."""

FEW = 8
"""So many lines on a page are few."""

NUMBERED = mark("Page {number} of {all}")


def printed(document: Document, on: PrintedOn, style: Style = STYLE) -> Paper:
    """The document on upright sheets. Nothing is cut; a heading never stands alone at the foot of a page.
    All moves a little closer where that saves a last page of a few lines, lines to sign where all then stands
    on one, and answers in writing have more of them where that takes no further page. A list of its contents
    says the pages, for which it is set twice."""
    on = footed(on, "", document.mark, NUMBERED)
    poured = _poured(document, on, style)
    for closer in _closer(document, style) if poured.has_short_page else ():
        fewer = _poured(document, on, closer)
        if len(fewer.pages) < len(poured.pages):
            poured, style = fewer, closer
            break
    if len(poured.pages) > 1 and _is_to_sign(document):
        tighter = (_poured(document, on, replace(style, to_sign=high)) for high in look.TO_SIGN_TIGHT)
        poured = next((found for found in tighter if len(found.pages) == 1), poured)
    for lines in range(max(_at_length(document), default=1), 1, -1):
        roomier = _poured(document, on, replace(style, at_length=lines))
        if len(roomier.pages) == len(poured.pages):
            poured = roomier
            break
    if any(isinstance(block, ContentsList) for block in _blocks(document)):
        numbers = {" ".join(words.split()): str(page + 1) for words, page in poured.headings()}
        document = replace(document, body=tuple(_with_pages(section, numbers) for section in document.body))
        poured = _poured(document, on, style)
    return bound_pages(document, poured.pages, on, poured.outline(document.sections))


def _closer(document: Document, style: Style) -> Iterator[Style]:
    """What takes less room, the closest last. Where answers are written, more paper serves better than small
    type, and large print stays large."""
    yield from (replace(style, spacing=spacing) for spacing in look.TIGHTER)
    if look.SMALLER < style.size < look.LARGE_PRINT and not any(_at_length(document)):
        yield from (replace(style, size=look.SMALLER, spacing=spacing) for spacing in look.TIGHTER)


@dataclass
class _Poured:
    """The parts of a document, the pages on which they stand, and the page, from 0, on which each of its
    posters begins."""

    parts: list[FlowPart]
    pages: list[Page]
    posters: list[tuple[str, int]] = field(default_factory=list)

    @property
    def has_short_page(self) -> bool:
        """Whether one of several pages, the last or one before a drawing or its posters, has but a few
        lines."""
        return any(map(_is_short, self.pages[1 : self.posters[0][1] if self.posters else None]))

    def headings(self) -> Iterator[tuple[str, int]]:
        """All that stands in a list of contents, with its page."""
        for number, page in enumerate(self.pages):
            for strip, _x, _top in page.strips:
                for placed in strip.placed:
                    if placed.cell.tag and placed.cell.tag.role in _HEADINGS:
                        yield "".join(span.text for span in placed.cell.spans), number
        yield from self.posters

    def outline(self, sections: Sequence[Section]) -> list[tuple[str, int]]:
        """Each named section and each poster with the page it begins on; nothing for a paper of one page."""
        if len(self.pages) < 2:
            return []
        begins = {
            id(strip): number for number, page in enumerate(self.pages) for strip, _x, _top in page.strips
        }
        found = [
            (section.heading or section.name, begins[id(part.strips[0])])
            for section, part in zip(sections, self.parts[1:], strict=True)
            if section.heading or section.name
        ]
        return sorted([*found, *self.posters], key=lambda each: each[1])


_HEADINGS = (TagRole.HEADING, TagRole.SUBHEADING)


def _is_short(page: Page) -> bool:
    strips = [strip for strip, _x, _top in page.strips]
    return sum(bool(strip.placed) for strip in strips) <= FEW and not any(strip.drawing for strip in strips)


def _poured(document: Document, on: PrintedOn, style: Style) -> _Poured:
    """The document on pages; its posters have theirs after the section in which they stand."""
    columns = on.columns()
    sections = [document.head, *aligned(document.sections, columns.width, style)]
    flow = FlowPages(on.foot)
    most = WHOLE_BOX * (flow.bottom - flow.top)
    parts = [whole_box(part_of(section, columns.width, style), most) for section in sections]
    poured = _Poured(parts, flow.pages)
    waiting: list[FlowPart] = []
    for section, part in zip(sections, poured.parts, strict=True):
        if not waiting and poured.posters:
            flow.turn()
        waiting.append(part)
        posters = [block for block in section.blocks if isinstance(block, PosterFigure)]
        if posters:
            flow.pour(waiting, columns)
            waiting = []
        for poster in posters:
            poured.posters.append((poster.title, len(flow.pages)))
            flow.pages += pages_of_poster(poster, on)
    flow.pour(waiting, columns)
    return poured


def pages_of_poster(poster: PosterFigure, on: PrintedOn) -> list[Page]:
    """A poster as a handout, on as many upright sheets as it needs."""
    setting = PosterSetting(size=HANDOUTS[on.sheets], upright=True)
    leaves = lay_out_poster(poster.lines, poster.frame, setting, on.logo).leaves
    for leaf in leaves:
        leaf.own_head = True
    return leaves


def _blocks(document: Document) -> Iterator[DocumentBlock]:
    return (block for section in document.sections for block in section.blocks)


def _is_to_sign(document: Document) -> bool:
    return any(isinstance(block, TableBlock) and block.to_sign for block in _blocks(document))


def _at_length(document: Document) -> Iterator[int]:
    """How many lines are wanted for each answer in writing."""
    return (block.at_length for block in _blocks(document) if isinstance(block, Signature))


def _with_pages(section: Section, numbers: Mapping[str, str]) -> Section:
    def numbered(block: DocumentBlock) -> DocumentBlock:
        if not isinstance(block, ContentsList):
            return block
        return ContentsList(
            tuple(one._replace(page=numbers.get(" ".join(one.words.split()), "")) for one in block.entries)
        )

    return replace(section, blocks=tuple(map(numbered, section.blocks)))


def bound_pages(
    document: Document,
    pages: Sequence[Page],
    on: PrintedOn,
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
        on,
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
