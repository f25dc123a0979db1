"""The set summary: what one meeting leaves behind, on one page."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.content.document import Document, Section
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.printing.layout.scene import (
    heading_of,
    is_sample,
    mark_for,
    programme_of,
    running,
    scene_of,
    title_of,
)
from lfl_desktop.printing.layout.sheet import Sheet, one_page
from lfl_desktop.printing.sections import sections_of
from lfl_desktop.printing.writers.paper import Paper, make, undrawable
from lfl_desktop.words import tr


def set_summary(seen: Visible, meeting_id: UUID) -> Paper:
    """The summary of one meeting for the audience of `seen`, which holds the records of its set.

    It fits one A4 page by smaller type and tighter columns; what does not fit goes to a second
    sheet and is named in the notes. Where meetings themselves stay behind, it tells of the set alone.

    Raises TypeError for anything that did not come through the gate, LookupError where there is
    no such meeting or set.
    """
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    told = summary_document(seen, meeting_id)
    sheet = one_page(told.head, told.sections)
    mark = running(seen, told.mark)
    pdf = make(sheet.pages.pages, title=told.title, author=told.author, foot=told.title, mark=mark)
    pages = len(sheet.pages.pages)
    return Paper(pdf, pages, (*_fitting(sheet), *undrawable(told.words)))


def summary_document(seen: Visible, meeting_id: UUID) -> Document:
    """What the summary says; raises as `set_summary` does."""
    scene = scene_of(seen, meeting_id)
    head = Section(tr("Heading"), tuple(heading_of(scene)))
    author = scene.learning_set.facilitator or programme_of(seen)
    body = tuple(sections_of(scene))
    return Document(title_of(scene), author, mark_for(seen), head, body, is_sample=is_sample(seen))


def _fitting(sheet: Sheet) -> tuple[str, ...]:
    """How the paper was made to fit, in a sentence or two."""
    further = len(sheet.pages.pages) - 1
    size, names = f"{sheet.style.size:g}", ", ".join(sheet.moved)
    if not further and sheet.style.columns > 1:
        return (tr("Fits one page at {size} pt in two columns. Nothing was cut.", size=size),)
    if not further:
        return (tr("Fits one page at {size} pt. Nothing was cut.", size=size),)
    if sheet.runs_on:
        moved = tr("Too long for one page, so these run on to further sheets: {names}.", names=names)
    elif further == 1:
        moved = tr("Moved to a second sheet: {names}.", names=names)
    else:
        moved = tr("Moved to {count} further sheets: {names}.", count=further, names=names)
    return (moved, tr("Nothing was cut."))
