"""A set kept without names: what becomes of each of its records.

Names, schools and whatever was said for fewer than everybody go; days, minutes, states, levels, scores and
counts stay, and so do the words that everybody may read, unless somebody of the set or a school is named in
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_type_hints
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.activity import ActionLink, SystemItem, Tension
from lfl_desktop.domain.agreement import AgreedTo, Agreement
from lfl_desktop.domain.meetings import LogEntry, Meeting
from lfl_desktop.domain.people import DiagnosticArea, Person
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.words import tr

TAKEN_OUT = "…"
"""What stands where words were without which a line says nothing: the line still counts."""

WITH_OTHERS = (Programme, Cohort, Term, Theme, StageTemplate, School, SchoolEvent)
"""What the sets of a programme have in common."""

ONLY_WORDS = (LogEntry, SystemItem, Tension, ActionLink, DiagnosticArea, PosterChoice, ReleasedLine)
"""Records that are nothing without their words: they go whole."""

_NEEDED = frozenset({"wording", "headline", "stated"})
_KEYS = frozenset({(Meeting, "template")})
"""Texts by which something else is found."""


def is_gone(record: Record, readable: Mapping[UUID, Record]) -> bool:
    """Whether a record of a set without names goes whole. `readable` is what everybody may read of it."""
    if isinstance(record, Agreement):
        return record.about not in (AgreedTo.IMPACT, AgreedTo.QUOTE) or record.subject not in readable
    return isinstance(record, ONLY_WORDS)


def in_figures(
    records: Iterable[Record], readable: Mapping[UUID, Record], names_somebody: Callable[[str], bool]
) -> list[Record]:
    """The records of a set that stay, as they stay. Members are called "Leader 1" in their order."""
    found: list[Record] = []
    leaders = 0
    for record in records:
        if isinstance(record, WITH_OTHERS) or is_gone(record, readable):
            continue
        if isinstance(record, Person):
            leaders += 1
            found.append(replace(record, name=tr("Leader {n}", n=leaders), known_as=""))
        else:
            found.append(_without_words(record, readable.get(record.id), names_somebody))
    return found


def _without_words(record: Record, public: Record | None, names_somebody: Callable[[str], bool]) -> Record:
    kind = type(record)
    if isinstance(record, Agreement):  # its words are those of what it is about, which everybody may read
        return record
    changes: dict[str, Any] = {name: None for name, table in references(kind).items() if table == "school"}
    for name, hint in get_type_hints(kind).items():
        said = getattr(record, name)
        if hint is not str or not said or (kind, name) in _KEYS:
            continue
        may_stay = public is not None and getattr(public, name) == said
        if not may_stay or names_somebody(said):
            changes[name] = TAKEN_OUT if name in _NEEDED else ""
    return replace(record, **changes)
