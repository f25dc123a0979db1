"""An activity system then and now: what changed on one drawing, and both versions beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.canvas.change_words import with_changes_marked
from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.system_words import SeenVersion
from lfl_desktop.content.papers.then_and_now import DatedVersion, ThenAndNowPaper
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import (
    GAP,
    EvenList,
    LandscapeSheet,
    below_head,
    bound_landscape,
    evenly,
    front_page,
    head_strips,
    landscape_sheet,
    outline_pages,
    paragraph,
    picture,
)
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.strips import Strip
from lfl_desktop.printing.system_pages import fit_note
from lfl_desktop.printing.system_rows import change_rows, section_rows
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr

MOST_LISTED = 0.36
"""The part of a page that lists may take below a drawing."""


def then_and_now_page(paper: ThenAndNowPaper, on: PrintedOn, size: Size = Size.A4) -> Paper:
    """On the first page the later version with what changed marked on it, on the second both beside each
    other. What changed stands below in sentences where either page has room, else on a further one, with a
    list of all where a drawing has no room for it."""
    sheet = landscape_sheet(size, on)
    width = sheet.halves.width
    said = [*change_rows(paper.changed, width)], [*section_rows([paper.pulls], width)]
    pages, below, all_shown, note = _drawn(paper, sheet, evenly([*said[0], *said[1]], sheet))
    rows = [] if below else [*said[0], *said[1]]
    if not all_shown or head_strips(paper.head, sheet)[1]:
        rows += section_rows(paper.outlines, width)
    pages += outline_pages(rows, sheet) if rows else []
    notes = (fit_note(note, len(pages)), *undrawable(paper.document.words))
    return bound_landscape(paper.head, sheet, pages, paper.document.author, notes)


def _drawn(
    paper: ThenAndNowPaper, sheet: LandscapeSheet, listed: EvenList
) -> tuple[list[Page], bool, bool, Drawing]:
    """The two pages, whether what is `listed` stands on one of them, whether all of both versions is shown,
    and the drawing of the first."""
    top, versions = below_head(paper.head, sheet), (paper.then, paper.now)
    may = listed.height < MOST_LISTED * sheet.height
    drawing = _changed(paper, sheet, sheet.foot - top - listed.height) if may else None
    if drawing and not drawing.not_shown:
        first, (both, shown) = front_page(paper.head, sheet, drawing), _beside(versions, sheet, sheet.foot)
        listed.add_to(first, sheet)
        return [first, both], True, shown, drawing
    drawing = _changed(paper, sheet, sheet.foot - top)
    first = front_page(paper.head, sheet, drawing)
    both, shown = _beside(versions, sheet, sheet.foot - (listed.height if may else 0.0))
    if may and shown:
        listed.add_to(both, sheet)
        return [first, both], True, not drawing.not_shown, drawing
    both, shown = _beside(versions, sheet, sheet.foot)
    return [first, both], False, shown and not drawing.not_shown, drawing


def _changed(paper: ThenAndNowPaper, sheet: LandscapeSheet, height: float) -> Drawing:
    items, tensions, notes = with_changes_marked(paper.changes)
    said = tr("Heavy type: what is new or has changed. Struck through: what is gone or has given way.")
    return lay_out_system(
        items,
        width=sheet.room,
        height=height,
        size=sheet.largest,
        smallest=sheet.smallest,
        legend=f"{said} {legend(items, tensions, BOTH, paper.levels)}",
        tensions=tensions,
        levels=paper.levels,
        names=paper.now.version.names,
        notes=notes,
    )


def _beside(versions: Sequence[DatedVersion], sheet: LandscapeSheet, foot: float) -> tuple[Page, bool]:
    """Both versions in one size of type, each below its day, down to `foot`, and whether all of both is
    shown."""
    width = sheet.halves.width
    lefts = [sheet.halves.left(nth) for nth in range(2)]
    labels = [
        _label(words, found, sheet) for found, words in zip(versions, (tr("Then"), tr("Now")), strict=True)
    ]
    top = look.TOP + labels[0].height + GAP
    height = foot - top
    both = [found.version for found in versions]
    size = min(_half(version, width, height, sheet.largest, sheet.smallest).size for version in both)
    drawings = [_half(version, width, height, size, min(size, sheet.smallest)) for version in both]
    page = Page()
    for drawing, left in zip(drawings, lefts, strict=True):
        page.add_strip(picture(drawing), left, top)
    for label, left in zip(labels, lefts, strict=True):
        page.add_strip(label, left, look.TOP)
    return page, not any(drawing.not_shown for drawing in drawings)


def _label(words: str, found: DatedVersion, sheet: LandscapeSheet) -> Strip:
    spans = [Inked(words, Face.BOLD, look.ACCENT), Inked(f"  {found.when}", colour=look.GREY)]
    return next(paragraph(spans, 12.0 * sheet.scale, sheet.halves.width))


def _half(version: SeenVersion, width: float, height: float, size: float, smallest: float) -> Drawing:
    return lay_out_system(
        version.items,
        width=width,
        height=height,
        size=size,
        smallest=smallest,
        tensions=version.tensions,
        names=version.names,
        legend=legend(version.items, version.tensions, BOTH),
    )
