"""The paper of two activity systems that face the object on which both work."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, plain_wording
from lfl_desktop.content.document import Document, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import is_sample, programme_of
from lfl_desktop.content.papers.system_outline import box_sections, head_section, named_section, pulls_section
from lfl_desktop.content.papers.system_words import SeenVersion, SystemHead, head_of_version, version_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.words import tr


@dataclass(frozen=True)
class TwoSystemsPaper:
    """What is drawn of two versions, where they pull, and what their document says."""

    head: SystemHead
    ours: SeenVersion
    theirs: SeenVersion
    shared: str
    levels: bool
    pulls: tuple[Section, ...]
    document: Document


def two_systems_paper(
    seen: Visible, our_id: UUID, their_id: UUID, *, leader: UUID | None = None, levels: bool = False
) -> TwoSystemsPaper:
    """A version of each of two activity systems for the audience of `seen`, which holds the records of its
    set.

    Raises TypeError for anything that did not come through the gate, NotReleased where this audience may not
    see one of the versions (yet)."""
    ours, theirs = (version_of(seen, id, BOTH, leader) for id in (our_id, their_id))
    head = head_of_version(seen, ours)
    questions = dict.fromkeys(filter(None, (head.question, head_of_version(seen, theirs).question)))
    head = head._replace(
        title=tr("{ours}, facing {theirs}", ours=head.title, theirs=theirs.whose),
        question=" · ".join(questions),
    )
    words = (plain_wording(found.system.shared_object) for found in (ours, theirs))
    shared = next((one for one in words if one), "")
    heading = tr("Shared object")
    pulls = (
        pulls_section(ours, levels),
        pulls_section(theirs, levels, after=len(ours.tensions)),
    )
    body = (
        Section(heading, (Paragraph((Span(shared),)),) if shared else (), heading),
        *_outline(seen, ours),
        *_outline(seen, theirs),
        *pulls,
    )
    document = Document(
        head.title, programme_of(seen), head.mark, head_section(head), body, is_sample=is_sample(seen)
    )
    return TwoSystemsPaper(head, ours, theirs, shared, levels, pulls, document)


def _outline(seen: Visible, found: SeenVersion) -> tuple[Section, ...]:
    head = head_of_version(seen, found)
    named = Span(found.whose, SpanRole.HEADING)
    return (
        named_section(named, Span(head.question), Span(head.when, SpanRole.QUIET)),
        *box_sections(found, 2),
    )
