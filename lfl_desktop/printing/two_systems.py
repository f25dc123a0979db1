"""Two activity systems on one page, facing the object on which both work."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.canvas.content import BOTH, plain
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import USUAL, Setting
from lfl_desktop.content.papers.paper_heading import programme_of
from lfl_desktop.content.papers.system_words import Version, told_of, version_of
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.printing.activity_system import fit_note
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import (
    FOOT,
    SHEETS,
    Figure,
    Leaf,
    bound,
    depth,
    head_rows,
    outline_pages,
    paragraph,
)
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.system_rows import boxes, heading, pulls
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.words import tr

_GAP = 8.0


def two_systems_page(
    seen: Visible, our_id: UUID, their_id: UUID, *, leader: UUID | None = None, setting: Setting = USUAL
) -> Paper:
    """A version of each of two activity systems for the audience of `seen`, with where it pulls and what both
    say behind the drawing.

    Raises TypeError for anything that did not come through the gate, NotReleased where this
    audience may not see one of the versions (yet).
    """
    sheet = SHEETS[setting.size]
    ours, theirs = (version_of(seen, id, BOTH, leader) for id in (our_id, their_id))
    told = told_of(seen, ours)
    told = told._replace(title=tr("{ours}, facing {theirs}", ours=told.title, theirs=_whose(theirs)))
    top = sheet.height - look.TOP - depth(head_rows(told, sheet)[0]) - _GAP
    items, tensions = [*ours.items, *theirs.items], [*ours.tensions, *theirs.tensions]
    shared = shared_object(seen, our_id, their_id)
    drawing = lay_out_facing(
        _side(ours),
        _side(theirs),
        shared,
        width=sheet.room,
        height=top - FOOT,
        size=sheet.largest,
        smallest=sheet.smallest,
        legend=legend(items, tensions, BOTH, setting.levels),
        levels=setting.levels,
        names=ours.names,
    )
    width = sheet.column(2)
    rows = [
        *heading(tr("Shared object"), width),
        *paragraph([Inked(shared)], 10.0, width, above=1.5, indent=11.0),
        *(row for found in (ours, theirs) for row in (*heading(_whose(found), width), *boxes(found, width))),
        *pulls(ours, width, 10.0, setting.levels),
        *pulls(theirs, width, 10.0, setting.levels, after=len(ours.tensions)),
    ]
    leaves = [Leaf((), [Figure(drawing, look.SIDE, top)]), *outline_pages(rows, sheet)]
    words = [told.title, told.question, shared, *ours.wordings, *theirs.wordings]
    notes = (fit_note(drawing, len(leaves)), *undrawable(words))
    return bound(told, sheet, leaves, programme_of(seen), notes)


def shared_object(seen: Visible, our_id: UUID, their_id: UUID) -> str:
    """What both work on, as the first of them says it."""
    systems = (version_of(seen, id, BOTH).system for id in (our_id, their_id))
    return next((words for system in systems if (words := plain(system.shared_object))), "")


def _side(found: Version) -> Side:
    return Side(found.system.id, _whose(found), found.items, found.tensions)


def _whose(found: Version) -> str:
    return found.names[found.system.id]
