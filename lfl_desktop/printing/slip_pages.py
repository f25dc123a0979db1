"""Action slips, up to four to a page, to be cut apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from lfl_desktop.content.document import Document, Section
from lfl_desktop.printing.document_pages import LARGE, STYLE, bound_pages, printed
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.section_parts import part_of, set_block
from lfl_desktop.printing.layout.strips import FlowPart, Strip, depth_of, kept_together
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.table_widths import aligned
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.words import plural, tr

TO_A_PAGE, AS_HIGH = (4, 3, 2), (0,)
"""How many places of one height a page may have: as many as take the fewest pages. None, and each slip is as
high as it needs, where that takes fewer still."""

EDGE = 14.0
"""Between a cut and the words of a slip: room for scissors that stray, and for printers' margins."""


def slip_pages(document: Document, on: PrintedOn, *, large: bool = False) -> Paper:
    """Each section of the document as a slip. One that is too long takes two places or more, which the notes
    say; nothing is cut. They are set a little closer, or as high as each needs, where that takes fewer
    pages."""
    style = LARGE if large else STYLE
    if document.head.blocks:  # there are none, and it says why
        return printed(document, on, style)
    found = _fewest(document.sections, on, style, TO_A_PAGE)
    if len(found[1]) > 1:
        styles = [style, *(replace(style, spacing=each) for each in look.TIGHTER)]
        more = [
            _fewest(document.sections, on, one, places) for places in (TO_A_PAGE, AS_HIGH) for one in styles
        ]
        found = min([found, *more], key=lambda one: len(one[1]))
    count, pages, slips = found
    notes = _notes(slips, count)
    if len(pages) > 1:
        notes.append(tr("Print them on one side of the paper."))
    return bound_pages(document, pages, on, notes=notes, apart=True)


def _fewest(
    sections: Sequence[Section], on: PrintedOn, style: Style, counts: Sequence[int]
) -> tuple[int, list[Page], list[_Slip]]:
    """How many places to a page, of these, take the fewest pages, these, and the slips on them."""
    tried = [(count, *_set_apart(sections, count, on, style)) for count in counts]
    return min(tried, key=lambda one: len(one[1]))


def _set_apart(
    sections: Sequence[Section], count: int, on: PrintedOn, style: Style
) -> tuple[list[Page], list[_Slip]]:
    """Pages of so many places each, and the slips on them."""
    even = aligned(sections, on.columns().width, style)
    slips = [_slip(section, count, on, style) for section in even]
    pages: list[Page] = []
    for whole, some in groupby(slips, key=lambda slip: slip.places <= max(count, 1)):
        parts = [slip.part for slip in some]
        pages += _cut_apart(parts, on) if whole else _run_on(parts, on)
    return pages, slips


class _Slip(NamedTuple):
    """A slip that takes so many places of a page."""

    part: FlowPart
    places: int


def _slip(section: Section, count: int, on: PrintedOn, style: Style) -> _Slip:
    """What is said at its foot stands at the foot of its last place."""
    width, page = on.columns().width, on.sheet.height
    part = part_of(section, width, style)
    wanted = depth_of(part.strips) + 2 * EDGE
    high = page / count if count else min(page, wanted)
    places = -int(-wanted // high)
    if places > max(count, 1):
        return _Slip(part, places)
    last = len(part.strips) - len(set_block(section.blocks[-1], width, style))
    spare = Strip(places * high - wanted)
    strips = (Strip(EDGE, cut=True), *part.strips[:last], spare, *part.strips[last:], Strip(EDGE))
    return _Slip(FlowPart(part.name, kept_together(strips), 0.0), places)


def _cut_apart(slips: Sequence[FlowPart], on: PrintedOn) -> list[Page]:
    """Slips on the next places that hold each whole; what is left of the last page is cut off too."""
    flow = FlowPages(on.sheet.height, y=0.0, top=0.0)
    flow.pour(slips, on.columns())
    if flow.left > EDGE:
        flow.stack([Strip(0.0, cut=True)])
    return flow.pages


def _run_on(slips: Iterable[FlowPart], on: PrintedOn) -> list[Page]:
    """Slips of which each is longer than a page."""
    pages: list[Page] = []
    for slip in slips:
        flow = FlowPages(on.foot)
        flow.pour([slip], on.columns())
        pages += flow.pages
    return pages


def _notes(slips: Iterable[_Slip], count: int) -> list[str]:
    """How many slips there are to a page, and which take more than one place."""
    told = [
        tr("Up to {n} slips to a page: cut along the dashes.", n=count)
        if count
        else tr("Each slip is as high as it needs: cut along the dashes.")
    ]
    for part, places in slips:
        if places > 1:
            told.append(
                plural(
                    "{name}’s slip is long: it takes %n places.",
                    "{name}’s slip is long: it takes %n place.",
                    places,
                    name=part.name,
                )
            )
    return told
