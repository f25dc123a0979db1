"""An activity system on paper: one drawing on a landscape page, with a list behind it when it is full."""

from __future__ import annotations

from collections.abc import Sequence, Set
from uuid import UUID

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out, lay_out_blank
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import USUAL, Filling, Setting
from lfl_desktop.content.papers.paper_heading import mark_for, programme_of, sample_mark
from lfl_desktop.content.papers.system_words import (
    NotReleased,
    SystemHead,
    Version,
    kicker_of,
    told_of,
    version_of,
)
from lfl_desktop.domain.activity import Layer
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import (
    FOOT,
    SHEETS,
    Figure,
    Leaf,
    Placed,
    Row,
    Sheet,
    bound,
    depth,
    evenly,
    head_rows,
    outline_pages,
)
from lfl_desktop.printing.system_rows import outline, pulls
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.words import plural, tr

__all__ = ["NotReleased", "activity_system_page", "blank_page"]

_GAP = 8.0
_MOST_LISTED = 0.26
"""The part of a page that the list of tensions may take below a drawing."""


def activity_system_page(
    seen: Visible,
    version_id: UUID,
    layers: Set[Layer] = BOTH,
    *,
    leader: UUID | None = None,
    setting: Setting = USUAL,
) -> Paper:
    """One version of an activity system for the audience of `seen`, which holds the records of its set.

    The drawing is on one page on its side, with its tensions listed below it. What does not fit is counted
    in its box, and a list of everything follows. `leader` tells whose it is where the version stays behind.

    Raises TypeError for anything that did not come through the gate, NotReleased where this
    audience may not see the version (yet).
    """
    sheet = SHEETS[setting.size]
    found = version_of(seen, version_id, layers, leader)
    told = told_of(seen, found)
    head, shortened_head = head_rows(told, sheet)
    top = sheet.height - look.TOP - depth(head) - _GAP
    drawing, listed = _front(found, layers, sheet, top, setting.levels)
    leaves = [Leaf(listed, [Figure(drawing, look.SIDE, top)])]
    whole = not found.tensions or bool(listed)
    if drawing.not_shown or shortened_head or not whole:
        leaves += outline_pages(list(outline(told, found, sheet.column(2), setting.levels)), sheet)
    learning_set = seen.get(LearningSet, found.system.learning_set)
    author = learning_set.facilitator if learning_set else ""
    words = [told.title, told.question, *found.wordings]
    notes = (fit_note(drawing, len(leaves)), *undrawable(words))
    return bound(told, sheet, leaves, author or programme_of(seen), notes)


def blank_page(seen: Visible, setting: Setting) -> Paper:
    """The seven boxes to be filled with pens, with their questions where `setting` wants them.

    Raises TypeError for anything that did not come through the gate."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    sheet = SHEETS[setting.size]
    sets = seen.all(LearningSet)
    line = "_" * 28
    told = SystemHead(
        sample_mark(seen),
        kicker_of(seen, sets[0] if len(sets) == 1 else None),
        mark_for(seen),
        tr("Activity system"),
        tr("Whose: {line} When: {line}", line=line),
        "",
    )
    top = sheet.height - look.TOP - depth(head_rows(told, sheet)[0]) - _GAP
    drawing = lay_out_blank(
        width=sheet.room, height=top - FOOT, size=sheet.largest, prompts=setting.filling == Filling.PROMPTS
    )
    leaf = Leaf((), [Figure(drawing, look.SIDE, top)])
    return bound(told, sheet, [leaf], programme_of(seen))


def _front(
    found: Version, layers: Set[Layer], sheet: Sheet, top: float, levels: bool
) -> tuple[Drawing, Sequence[Placed]]:
    """The drawing, and the list of tensions below it where there is room for both."""
    rows: list[Row] = list(pulls(found, sheet.column(2), 9.0 * sheet.scale, levels))
    if rows:
        placed, height = evenly(rows, sheet, 2)
        if height < _MOST_LISTED * sheet.height:
            drawing = _drawing(found, layers, sheet, top - FOOT - height, levels)
            if not drawing.not_shown:
                return drawing, [one._replace(y=one.y + FOOT + height) for one in placed]
    return _drawing(found, layers, sheet, top - FOOT, levels), []


def _drawing(found: Version, layers: Set[Layer], sheet: Sheet, height: float, levels: bool) -> Drawing:
    said = legend(found.items, found.tensions, layers, levels)

    def laid_out(words: str) -> Drawing:
        return lay_out(
            found.items,
            width=sheet.room,
            height=height,
            layers=layers,
            size=sheet.largest,
            smallest=sheet.smallest,
            legend=words,
            tensions=found.tensions,
            levels=levels,
            names=found.names,
        )

    drawing = laid_out(said)
    if not drawing.not_shown:
        return drawing
    return laid_out(f"{said} {tr('What has no room here stands in the list that follows.')}")


def fit_note(drawing: Drawing, pages: int = 1) -> str:
    """Whether all of it is in the drawing, for whoever prints it."""
    if not drawing.not_shown and pages > 1:
        return plural(pages, "{n} page. Nothing was cut.", "{n} pages. Nothing was cut.")
    if not drawing.not_shown:
        return tr("Fits one page at {size} pt. Nothing was cut.", size=f"{drawing.size:.3g}")
    return plural(
        len(drawing.not_shown),
        "{n} item has no room in the drawing; the list behind it has everything.",
        "{n} items have no room in the drawing; the list behind it has everything.",
    )
