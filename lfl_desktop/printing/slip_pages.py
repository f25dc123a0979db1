"""Action slips, four to a page, to be cut apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from lfl_desktop.content.document import Document, Section
from lfl_desktop.printing.document_pages import bound, printed
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages, FlowPart, Page
from lfl_desktop.printing.layout.section_parts import part_of, set_block
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.words import tr

STYLE = Style(10.0)

TO_A_PAGE = 4

PLACE = look.PAGE_HEIGHT / TO_A_PAGE
"""The height of a slip in points."""

EDGE = 14.0
"""Between a cut and the words of a slip: room for scissors that stray, and for printers' margins."""


def slip_pages(document: Document) -> Paper:
    """Each section of the document as a slip. One that is too long takes two places or more, which the notes
    say; nothing is cut."""
    if document.head.blocks:  # there are none, and it says why
        return printed(document)
    laid = _Laid()
    for section in document.sections:
        laid.add(section)
    laid.cut_off()
    return bound(document, laid.pages, notes=laid.notes(), apart=True)


@dataclass
class _Laid:
    """Slips on pages; `used` places of the last page are taken."""

    pages: list[Page] = field(default_factory=list)
    used: int = TO_A_PAGE
    longer: list[tuple[str, int]] = field(default_factory=list)

    def add(self, section: Section) -> None:
        """Puts a slip on the next places that hold it whole; one longer than a page runs on."""
        part = part_of(section, STYLE, STYLE)
        foot = set_block(section.blocks[-1], STYLE.column, STYLE)
        height = sum(strip.height for strip in part.strips) + 2 * EDGE
        places = -int(-height // PLACE)
        if places > 1:
            self.longer.append((section.name, places))
        if places > TO_A_PAGE:
            self._run_on(part)
            return
        if self.used + places > TO_A_PAGE:
            self.pages.append(Page())
            self.used = 0
        page, y = self.pages[-1], self.used * PLACE + EDGE
        if self.used:
            page.cuts.append(self.used * PLACE)
        self.used += places
        end = self.used * PLACE - EDGE
        last = len(part.strips) - len(foot)
        for nth, strip in enumerate(part.strips):
            if nth == last:
                y = end - sum(strip.height for strip in foot)
            page.strips.append((strip, look.SIDE, y))
            y += strip.height

    def _run_on(self, part: FlowPart) -> None:
        poured = FlowPages()
        poured.pour([part], STYLE)
        self.pages += poured.pages
        self.used = TO_A_PAGE

    def cut_off(self) -> None:
        """What is left of the last page is cut off too."""
        if self.used < TO_A_PAGE:
            self.pages[-1].cuts.append(self.used * PLACE)

    def notes(self) -> list[str]:
        """How many slips there are to a page, and which take more than one place."""
        told = [tr("Up to {n} slips to a page: cut along the dashes.", n=TO_A_PAGE)]
        for name, places in self.longer:
            told.append(tr("{name}’s slip is long: it takes {n} places.", name=name, n=places))
        return told
