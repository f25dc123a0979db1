"""An activity system on paper: one drawing on a landscape page, with a list behind it when it is full."""

from __future__ import annotations

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out_blank, lay_out_system
from lfl_desktop.canvas.legend import legend, thinking_note
from lfl_desktop.content.paper_setting import Filling, Setting, Size
from lfl_desktop.content.papers.activity_system import BlankSystem, SystemPaper
from lfl_desktop.printing.layout.landscape import (
    EvenList,
    LandscapeSheet,
    below_head,
    bound_landscape,
    evenly,
    front_page,
    head_strips,
    landscape_sheet,
    outline_pages,
)
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.system_rows import outline_of_system, section_rows
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.words import plural, tr

_MOST_LISTED = 0.26
"""The part of a page that the list of tensions may take below a drawing."""


def activity_system_page(paper: SystemPaper, on: PrintedOn, size: Size = Size.A4) -> Paper:
    """The drawing of a version on one page on its side, with its tensions listed below it. What does not fit
    is counted in its box, and a list of everything follows."""
    sheet = landscape_sheet(size, on)
    drawing, listed = _front(paper, sheet, below_head(paper.head, sheet))
    pages = [front_page(paper.head, sheet, drawing)]
    if listed:
        listed.add_to(pages[0], sheet)
    whole = not paper.version.tensions or listed
    if drawing.not_shown or head_strips(paper.head, sheet)[1] or not whole:
        parts = (*paper.boxes, paper.pulls)
        pages += outline_pages(outline_of_system(paper.head, parts, sheet.halves.width), sheet)
    notes = (fit_note(drawing, len(pages)), *undrawable(paper.document.words))
    return bound_landscape(paper.head, sheet, pages, paper.document.author, notes)


def blank_page(blank: BlankSystem, on: PrintedOn, setting: Setting) -> Paper:
    """The seven boxes to be filled with pens, with their questions where `setting` wants them."""
    sheet = landscape_sheet(setting.size, on)
    drawing = lay_out_blank(
        width=sheet.room,
        height=sheet.foot - below_head(blank.head, sheet),
        size=sheet.largest,
        prompts=setting.filling == Filling.PROMPTS,
        legend=thinking_note(),
    )
    return bound_landscape(blank.head, sheet, [front_page(blank.head, sheet, drawing)], blank.document.author)


def _front(paper: SystemPaper, sheet: LandscapeSheet, top: float) -> tuple[Drawing, EvenList | None]:
    """The drawing, and the list of tensions below it where there is room for both."""
    rows = list(section_rows([paper.pulls], sheet.halves.width, 9.0 * sheet.scale))
    if rows:
        listed = evenly(rows, sheet)
        if listed.height < _MOST_LISTED * sheet.height:
            drawing = _drawing(paper, sheet, sheet.foot - top - listed.height)
            if not drawing.not_shown:
                return drawing, listed
    return _drawing(paper, sheet, sheet.foot - top), None


def _drawing(paper: SystemPaper, sheet: LandscapeSheet, height: float) -> Drawing:
    found = paper.version
    signs = legend(found.items, found.tensions, paper.layers, paper.levels)
    said = f"{signs} {thinking_note()}"

    def laid_out(words: str) -> Drawing:
        return lay_out_system(
            found.items,
            width=sheet.room,
            height=height,
            layers=paper.layers,
            size=sheet.largest,
            smallest=sheet.smallest,
            legend=words,
            tensions=found.tensions,
            levels=paper.levels,
            names=found.names,
        )

    drawing = laid_out(said)
    if not drawing.not_shown:
        return drawing
    return laid_out(" ".join((said, tr("What has no room here stands in the list that follows."))))


def fit_note(drawing: Drawing, pages: int = 1) -> str:
    """Whether all of it is in the drawing, for whoever prints it."""
    if not drawing.not_shown and pages > 1:
        return plural("%n pages. Nothing was cut.", "%n page. Nothing was cut.", pages)
    if not drawing.not_shown:
        return tr("Fits one page at {size} pt. Nothing was cut.", size=f"{drawing.size:.3g}")
    return plural(
        "%n items have no room in the drawing; the list behind it has everything.",
        "%n item has no room in the drawing; the list behind it has everything.",
        len(drawing.not_shown),
    )
