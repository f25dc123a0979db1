"""A leader's activity systems on their sheet: small drawings of the first and the latest version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, in_box, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.content.document import (
    DocumentBlock,
    Field,
    ListItem,
    Paragraph,
    Section,
    Span,
    SpanRole,
    SystemFigure,
)
from lfl_desktop.content.papers.one_leader import Leader
from lfl_desktop.content.papers.system_words import SeenVersion, pull_words, version_of, when_of
from lfl_desktop.content.wording import People
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.words import tr

TOGETHER = 6
"""So many tensions at most stay on the page of their drawing; where there are more, they run on."""


def systems_of(leader: Leader) -> Iterator[Section]:
    """A section for each activity system of which this audience may see a version, neighbours’ last."""
    own_first = sorted(leader.own(ActivitySystem), key=lambda system: bool(plain_wording(system.neighbour)))
    for system in own_first:
        versions = _in_time(leader, system.id)
        ends = [versions[0], versions[-1]] if len(versions) > 1 else versions
        if not ends:
            continue
        whose = plain_wording(system.neighbour)
        named = tr("Activity system of {whose}", whose=whose) if whose else tr("Activity system")
        heading = tr("{named}, then and now", named=named) if len(ends) > 1 else named
        items: list[DocumentBlock] = []
        if question := plain_wording(system.question):
            items.append(Paragraph((Span(question),), keep=True))
        words = (tr("Then"), tr("Now")) if len(ends) > 1 else ("",)
        for version, word in zip(ends, words, strict=True):
            items += _told(leader, _own(leader, version.id), word)
        yield Section(heading, tuple(items), heading)


def _in_time(leader: Leader, system: UUID) -> list[SystemVersion]:
    versions = [version for version in leader.seen.all(SystemVersion) if version.system == system]

    def day(version: SystemVersion) -> str:
        meeting = leader.seen.get(Meeting, version.meeting)
        return str(version.date or (meeting.date if meeting else None) or "")

    return sorted(versions, key=lambda version: (day(version), version.position, str(version.id)))


def _own(leader: Leader, version_id: UUID) -> SeenVersion:
    """The version; of activity systems of others it names only whose they are."""
    found = version_of(leader.seen, version_id, BOTH)
    people = People(leader.seen, None)
    names = {
        system.id: (plain_wording(system.neighbour) if system.person == leader.id else "")
        or people.full(system.person)
        for system in leader.seen.all(ActivitySystem)
    }
    return found._replace(names=names)


def _told(leader: Leader, found: SeenVersion, word: str) -> Iterator[DocumentBlock]:
    when = when_of(leader.seen, found.version)
    if word or when:
        heads = (Span(f"{word}  " if word else "", SpanRole.HEADING), Span(when, SpanRole.QUIET))
        yield Paragraph(heads, keep=True)
    items, tensions = tuple(found.items), tuple(found.tensions)
    yield SystemFigure(items, tensions, found.names, tuple(_listed(found)), bool(tensions))
    for number, spans in enumerate(pull_words(found), start=1):
        yield ListItem(spans, number=number, keep=number < min(len(tensions), TOGETHER))


def _listed(found: SeenVersion) -> Iterator[Field]:
    for place in Place:
        if mine := in_box(found.items, place):
            yield Field(title(place), _joined(mine))


def _joined(items: Sequence[SystemItem]) -> str:
    return "; ".join(
        tr("possible: {words}", words=plain_wording(item.wording))
        if item.layer == Layer.POSSIBLE
        else plain_wording(item.wording)
        for item in items
    )
