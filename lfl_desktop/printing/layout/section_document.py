"""A paper of sections, over as many pages as it needs, with a name for each section to go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lfl_desktop.printing.layout.flow import Page, Pages, Part
from lfl_desktop.printing.layout.scene import sample_span
from lfl_desktop.printing.layout.sheet import Para, Section, part_of
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper, make, undrawable
from lfl_desktop.words import mark, plural

STYLE = Style(10.0)

NUMBERED = mark("Page {number} of {all}")


@dataclass(frozen=True)
class Document:
    """What a paper of several sections says. `printed` sets it on pages, and it can be told in plain words.

    `title` names the file and stands at the head of further pages; sections without items are left out.
    `mark` says whom it is for.
    """

    title: str
    author: str
    mark: str
    head: Section
    body: tuple[Section, ...]

    @property
    def sections(self) -> list[Section]:
        """The sections that say something."""
        return [section for section in self.body if section.items]

    def written(self, pages: int) -> list[str]:
        """All that is written in its file: its words, what the file says of itself, and, where it has several
        `pages` to go to, what its parts are called."""
        parts = [section.name for section in self.sections] if pages > 1 else []
        said = [self.title, self.author, self.mark, self.head.words]
        return [*said, *parts, *(section.words for section in self.sections)]

    @property
    def running(self) -> str:
        """What stands at the head of further pages: the title, in the sample after its mark."""
        spans = (span for item in self.head.items if isinstance(item, Para) for span in item.spans)
        sample = next((span.text for span in spans if span == sample_span()), "")
        return f"{sample}{self.title}"

    @property
    def words(self) -> list[str]:
        """All its text, to look for characters that cannot be drawn."""
        return [section.words for section in (self.head, *self.body)]


def printed(document: Document, style: Style = STYLE) -> Paper:
    """The document on A4. Nothing is cut; a heading never stands alone at the foot of a page."""
    parts = [part_of(section, style, style) for section in (document.head, *document.sections)]
    pages = Pages()
    pages.pour(parts, style)
    return bound(document, pages.pages, _outline(document.sections, parts[1:], pages.pages))


def bound(
    document: Document,
    pages: Sequence[Page],
    outline: Sequence[tuple[str, int]] = (),
    notes: Sequence[str] = (),
    apart: bool = False,
) -> Paper:
    """Pages on which the document was set, as a paper. Those that are taken `apart` have neither head nor
    foot."""
    pdf = make(
        pages,
        title=document.title,
        author=document.author,
        foot="",
        mark=document.mark,
        numbered="" if apart else NUMBERED,
        running="" if apart else document.running,
        outline=outline,
    )
    count = len(pages)
    told = plural(count, "{n} page. Nothing was cut.", "{n} pages. Nothing was cut.")
    return Paper(pdf, count, (*notes, told, *undrawable(document.words)))


def _outline(sections: list[Section], parts: list[Part], pages: list[Page]) -> list[tuple[str, int]]:
    """Each named section with the page it begins on, from 0; nothing for a paper of one page."""
    if len(pages) < 2:
        return []
    begins = {id(strip): number for number, page in enumerate(pages) for strip, _x, _top in page.strips}
    return [
        (section.heading or section.name, begins[id(part.strips[0])])
        for section, part in zip(sections, parts, strict=True)
        if section.heading or section.name
    ]
