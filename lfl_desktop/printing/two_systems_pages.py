"""Two activity systems on one page, facing the object on which both work."""

from __future__ import annotations

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.system_words import SeenVersion
from lfl_desktop.content.papers.two_systems import TwoSystemsPaper
from lfl_desktop.printing.layout.landscape import (
    LandscapeSheet,
    below_head,
    bound_landscape,
    evenly,
    front_page,
    head_strips,
    landscape_sheet,
    outline_pages,
    two_lists,
)
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.system_pages import fit_note
from lfl_desktop.printing.system_rows import section_rows
from lfl_desktop.printing.writers.paper import Paper, undrawable

MOST_LISTED, LEAST_DRAWN = 0.26, 0.3
"""The part of a page that lists may take below the drawing, and what it has at the least."""


def two_systems_page(paper: TwoSystemsPaper, on: PrintedOn, size: Size = Size.A4) -> Paper:
    """Both on one page, facing what they share, with where it pulls below; what has no room there follows,
    and everything in words where the drawing has no room for all."""
    sheet = landscape_sheet(size, on)
    width = sheet.halves.width
    foot = sheet.foot - below_head(paper.head, sheet)
    pulls = [list(section_rows([pulls], width)) for pulls in paper.pulls]
    listed = two_lists(*pulls) if all(pulls) or not any(pulls) else evenly([*pulls[0], *pulls[1]], sheet)
    drawing = _drawing(paper, sheet, max(foot - listed.height, foot * LEAST_DRAWN))
    below = not drawing.not_shown and listed.height < MOST_LISTED * sheet.height
    if not below:
        drawing = _drawing(paper, sheet, foot)
    pages = [front_page(paper.head, sheet, drawing)]
    if below:
        listed.add_to(pages[0], sheet)
    said = paper.document.sections if drawing.not_shown or head_strips(paper.head, sheet)[1] else paper.pulls
    if not below or said is not paper.pulls:
        pages += outline_pages(section_rows(said, width), sheet)
    notes = (fit_note(drawing, len(pages)), *undrawable(paper.document.words))
    return bound_landscape(paper.head, sheet, pages, paper.document.author, notes)


def _drawing(paper: TwoSystemsPaper, sheet: LandscapeSheet, height: float) -> Drawing:
    ours, theirs = paper.ours, paper.theirs
    items, tensions = [*ours.items, *theirs.items], [*ours.tensions, *theirs.tensions]
    return lay_out_facing(
        _side(ours),
        _side(theirs),
        paper.shared,
        width=sheet.room,
        height=height,
        size=sheet.largest,
        smallest=sheet.smallest,
        legend=legend(items, tensions, BOTH, paper.levels),
        levels=paper.levels,
        names=ours.names,
    )


def _side(found: SeenVersion) -> Side:
    return Side(found.system.id, found.whose, found.items, found.tensions)
