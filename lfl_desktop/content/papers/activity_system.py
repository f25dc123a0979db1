"""The paper of one version of an activity system: what it says besides its drawing."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.legend import thinking_note
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.content.document import Document, Paragraph, Section, Span
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, programme_of, sample_mark
from lfl_desktop.content.papers.system_outline import box_sections, head_section, pulls_section
from lfl_desktop.content.papers.system_words import (
    SeenVersion,
    SystemHead,
    head_of_version,
    kicker_of,
    version_of,
)
from lfl_desktop.domain.activity import Layer, Place
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.words import tr


@dataclass(frozen=True)
class SystemPaper:
    """What is drawn of a version, and what its document says: boxes, and where it pulls."""

    head: SystemHead
    version: SeenVersion
    layers: Set[Layer]
    levels: bool
    boxes: tuple[Section, ...]
    pulls: Section
    document: Document


def system_paper(
    seen: Visible,
    version_id: UUID,
    layers: Set[Layer] = BOTH,
    *,
    leader: UUID | None = None,
    levels: bool = False,
) -> SystemPaper:
    """One version of an activity system for the audience of `seen`, which holds the records of its set.
    `leader` tells whose it is where the version stays behind; with `levels` tensions say their academic
    level.

    Raises TypeError for anything that did not come through the gate, NotReleased where this audience may not
    see the version (yet)."""
    found = version_of(seen, version_id, layers, leader)
    head = head_of_version(seen, found)
    learning_set = seen.get(LearningSet, found.system.learning_set)
    author = (learning_set.facilitator if learning_set else "") or programme_of(seen)
    boxes, pulls = tuple(box_sections(found)), pulls_section(found, levels)
    above, sample = head_section(head), is_sample(seen)
    document = Document(head.title, author, head.mark, above, (*boxes, pulls), is_sample=sample)
    return SystemPaper(head, found, layers, levels, boxes, pulls, document)


@dataclass(frozen=True)
class BlankSystem:
    """The seven boxes to be filled with pens."""

    head: SystemHead
    document: Document


def blank_system(seen: Visible) -> BlankSystem:
    """The seven boxes, with what they ask.

    Raises TypeError for anything that did not come through the gate."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    sets = seen.all(LearningSet)
    line = "_" * 28
    head = SystemHead(
        sample_mark(seen),
        kicker_of(seen, sets[0] if len(sets) == 1 else None),
        mark_for(seen),
        tr("Activity system"),
        tr("The question it is about: {line}", line="_" * 84),
        tr("Whose: {line} When: {line}", line=line),
    )
    body = tuple(
        Section(
            title(place),
            tuple(Paragraph((Span(question_of_box(place, layer)),)) for layer in Layer),
            title(place),
        )
        for place in Place
    )
    heading = tr("How to think with it")
    parts = (*body, Section(heading, (Paragraph((Span(thinking_note()),)),), heading))
    sample = is_sample(seen)
    document = Document(
        head.title, programme_of(seen), head.mark, head_section(head), parts, is_sample=sample
    )
    return BlankSystem(head, document)
