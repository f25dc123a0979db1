"""An activity system then and now: what changed on one drawing, and both versions beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.canvas.change_words import marked
from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.system_words import SeenVersion
from lfl_desktop.content.papers.then_and_now import DatedVersion, ThenAndNowPaper
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import (
    GAP,
    SHEETS,
    LandscapeSheet,
    below_head,
    bound,
    front_page,
    head_strips,
    outline_pages,
    paragraph,
    picture,
)
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.strips import Strip
from lfl_desktop.printing.system_pages import fit_note
from lfl_desktop.printing.system_rows import change_rows, section_rows
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr


def then_and_now_page(paper: ThenAndNowPaper, size: Size = Size.A4) -> Paper:
    """On the first page the later version with what changed marked on it, on the second both beside each
    other, then what changed in sentences, and a list of all where a drawing has no room for it."""
    sheet = SHEETS[size]
    drawing = _changed(paper, sheet, sheet.foot - below_head(paper.head, sheet))
    both, all_shown = _beside((paper.then, paper.now), sheet)
    width = sheet.halves.width
    rows = [*change_rows(paper.changed, width), *section_rows([paper.pulls], width)]
    shortened_head = head_strips(paper.head, sheet)[1]
    if drawing.not_shown or not all_shown or shortened_head:
        rows += section_rows(paper.outlines, width)
    pages = [front_page(paper.head, sheet, drawing), both, *outline_pages(rows, sheet)]
    notes = (fit_note(drawing, len(pages)), *undrawable(paper.document.words))
    return bound(paper.head, sheet, pages, paper.document.author, notes)


def _changed(paper: ThenAndNowPaper, sheet: LandscapeSheet, height: float) -> Drawing:
    items, tensions, notes = marked(paper.changes)
    said = tr("Heavy type: what is new or has changed. Struck through: what is gone or has given way.")
    return lay_out(
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


def _beside(versions: Sequence[DatedVersion], sheet: LandscapeSheet) -> tuple[Page, bool]:
    """Both versions in one size of type, each below its day, and whether all of both is shown."""
    width = sheet.halves.width
    lefts = [sheet.halves.left(nth) for nth in range(2)]
    labels = [
        _label(words, found, sheet) for found, words in zip(versions, (tr("Then"), tr("Now")), strict=True)
    ]
    top = look.TOP + labels[0].height + GAP
    height = sheet.foot - top
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
    return lay_out(
        version.items,
        width=width,
        height=height,
        size=size,
        smallest=smallest,
        tensions=version.tensions,
        names=version.names,
        legend=legend(version.items, version.tensions, BOTH),
    )
