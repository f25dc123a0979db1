"""The paper of an activity system then and now: what changed, and both versions."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.change_words import change_sentences
from lfl_desktop.canvas.content import BOTH
from lfl_desktop.content.document import Document, ListItem, Section, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import is_sample, programme_of
from lfl_desktop.content.papers.system_outline import box_sections, head_section, named_section, pulls_section
from lfl_desktop.content.papers.system_words import (
    SeenVersion,
    SystemHead,
    head_of_version,
    version_of,
    when_of,
)
from lfl_desktop.domain.activity import SystemItem, Tension
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.system_changes import Contents, Difference, difference
from lfl_desktop.words import tr


@dataclass(frozen=True)
class DatedVersion:
    """A version, and when it was so, in words."""

    version: SeenVersion
    when: str


@dataclass(frozen=True)
class ThenAndNowPaper:
    """What is drawn of two versions, and what is said of them: what `changed`, where the later one pulls, and
    both as `outlines`."""

    head: SystemHead
    then: DatedVersion
    now: DatedVersion
    changes: Difference
    levels: bool
    changed: Section
    pulls: Section
    outlines: tuple[Section, ...]
    document: Document


def then_and_now_paper(
    seen: Visible, then_id: UUID, now_id: UUID, *, leader: UUID | None = None, levels: bool = False
) -> ThenAndNowPaper:
    """Two versions of an activity system for the audience of `seen`, which holds the records of its set.

    Raises TypeError for anything that did not come through the gate, NotReleased where this audience may not
    see one of the versions (yet)."""
    then, now = (
        DatedVersion(found, when_of(seen, found.version))
        for found in (version_of(seen, id, BOTH, leader) for id in (then_id, now_id))
    )
    changes = difference(_contents(then), _contents(now), [*seen.all(SystemItem), *seen.all(Tension)])
    days = tr("Then and now: {then} and {now}", then=then.when, now=now.when)
    head = head_of_version(seen, now.version)._replace(when=days)
    said = change_sentences(changes) or [tr("Nothing has changed between the two.")]
    heading = tr("What has changed")
    changed = Section(heading, tuple(ListItem((Span(sentence),)) for sentence in said), heading)
    outlines = (*_outline(seen, then, levels), *_outline(seen, now, levels))
    pulls = pulls_section(now.version, levels)
    document = Document(
        head.title,
        programme_of(seen),
        head.mark,
        head_section(head),
        (changed, *outlines),
        is_sample=is_sample(seen),
    )
    return ThenAndNowPaper(head, then, now, changes, levels, changed, pulls, outlines, document)


def _contents(found: DatedVersion) -> Contents:
    return Contents(tuple(found.version.items), tuple(found.version.tensions))


def _outline(seen: Visible, found: DatedVersion, levels: bool) -> tuple[Section, ...]:
    head = head_of_version(seen, found.version)
    named = named_section(Span(f"{head.title} · {found.when}", SpanRole.TITLE), Span(head.question))
    return (named, *box_sections(found.version, 2), pulls_section(found.version, levels, level=2))
