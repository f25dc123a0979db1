"""How the kinds of event around the sets are called."""

from __future__ import annotations

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.words import mark, tr

EVENT_KINDS = {
    EventKind.CORE_WORKSHOP: mark("Core workshop"),
    EventKind.PUBLIC_SEMINAR: mark("Public seminar"),
    EventKind.PRESENTATION: mark("Presentation of impact"),
    EventKind.ADVISORY_GROUP: mark("Advisory group"),
    EventKind.COACHING: mark("Coaching"),
    EventKind.SCHOOL_VISIT: mark("School visit"),
    EventKind.INSET_DAY: mark("INSET day"),
    EventKind.OTHER: mark("Other event"),
}
"""Each kind in the order in which it is offered."""


def event_words(event: ProgrammeEvent) -> str:
    """An event by its kind and title: "Core workshop: Launch"."""
    kind, title = tr(EVENT_KINDS[event.kind]), event.title.strip()
    if title and event.kind == EventKind.OTHER:
        return title
    if not title or title.casefold() == kind.casefold():
        return kind
    return tr("{kind}: {title}", kind=kind, title=title)


def visit_words(event: ProgrammeEvent, host: str) -> str:
    """As `event_words`, but a visit says where it went: "Visit to Hillcross CE"."""
    if event.kind != EventKind.SCHOOL_VISIT or not host:
        return event_words(event)
    visit, title = tr("Visit to {school}", school=host), event.title.strip()
    return tr("{kind}: {title}", kind=visit, title=title) if title else visit
