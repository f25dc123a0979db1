"""The set summary: what one meeting leaves behind, on one page."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.content.document import Document, Section
from lfl_desktop.content.papers.meeting_scene import heading_of, scene_of, title_of_meeting
from lfl_desktop.content.papers.meeting_sections import sections_of
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, programme_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.words import tr


def summary_document(seen: Visible, meeting_id: UUID) -> Document:
    """The summary of one meeting for the audience of `seen`, which holds the records of its set. Where
    meetings themselves stay behind, it tells of the set alone.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    meeting or set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    scene = scene_of(seen, meeting_id)
    head = Section(tr("Heading"), tuple(heading_of(scene)))
    author = scene.learning_set.facilitator or programme_of(seen)
    body = tuple(sections_of(scene))
    return Document(title_of_meeting(scene), author, mark_for(seen), head, body, is_sample=is_sample(seen))
