"""Two activity systems on one page, facing the object on which both work."""

from __future__ import annotations

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.system_words import SeenVersion
from lfl_desktop.content.papers.two_systems import TwoSystemsPaper
from lfl_desktop.printing.layout.landscape import SHEETS, below_head, bound, front_page, outline_pages
from lfl_desktop.printing.system_pages import fit_note
from lfl_desktop.printing.system_rows import section_rows
from lfl_desktop.printing.writers.paper import Paper, undrawable


def two_systems_page(paper: TwoSystemsPaper, size: Size = Size.A4) -> Paper:
    """Both on one page, facing what they share, with where it pulls and what both say behind the drawing."""
    sheet = SHEETS[size]
    ours, theirs = paper.ours, paper.theirs
    items, tensions = [*ours.items, *theirs.items], [*ours.tensions, *theirs.tensions]
    drawing = lay_out_facing(
        _side(ours),
        _side(theirs),
        paper.shared,
        width=sheet.room,
        height=sheet.foot - below_head(paper.head, sheet),
        size=sheet.largest,
        smallest=sheet.smallest,
        legend=legend(items, tensions, BOTH, paper.levels),
        levels=paper.levels,
        names=ours.names,
    )
    rows = section_rows(paper.document.sections, sheet.halves.width)
    pages = [front_page(paper.head, sheet, drawing), *outline_pages(rows, sheet)]
    notes = (fit_note(drawing, len(pages)), *undrawable(paper.document.words))
    return bound(paper.head, sheet, pages, paper.document.author, notes)


def _side(found: SeenVersion) -> Side:
    return Side(found.system.id, found.whose, found.items, found.tensions)
