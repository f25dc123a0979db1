"""The poster of a set as the set released it: which lines may hang where others read them, in which words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Challenge
from lfl_desktop.domain.people import SetId
from lfl_desktop.domain.record import Record, named_id


class ReleasedPart(StrEnum):
    """What a line of a poster is made of."""

    OUTCOME = "outcome"
    CONCERN = "concern"
    ACTION = "action"
    IMPACT = "impact"
    QUOTE = "quote"
    LEARNING = "learning"


class ReleasedLine(Record, frozen=True, kw_only=True):
    """One line of a set's poster in the words that the set released on a day.

    It is made of the record `line_of`, and of the challenge `thread`, by which what was of concern, what was
    done and what came of it hang together. What the record said on that day is kept as an agreement: when it
    says something else the line waits until it is released again.
    """

    learning_set: SetId
    line_of: UUID
    part: ReleasedPart = ReleasedPart.ACTION
    thread: UUID | None = None
    words: str = ""
    released_on: dt.date | None = None


_OF_IMPACT = ("wording", "how", "measure", "unit", "before", "after", "other_contributors", "themes")

_SAID_BY: dict[ReleasedPart, tuple[type[Record], tuple[str, ...]]] = {
    ReleasedPart.OUTCOME: (Challenge, ("desired_outcome",)),
    ReleasedPart.CONCERN: (Challenge, ("stated", "headline")),
    ReleasedPart.ACTION: (Action, ("wording",)),
    ReleasedPart.IMPACT: (Impact, _OF_IMPACT),
    ReleasedPart.QUOTE: (Impact, ("quote",)),
    ReleasedPart.LEARNING: (KeyLearning, ("wording",)),
}
"""What a poster tells of the record of each line. A headline stands only where nothing was stated."""


def released_id(part: ReleasedPart, line_of: UUID) -> UUID:
    """The id of the release of a line: there is one at a time."""
    return named_id("released", part, line_of)


def made_of(part: ReleasedPart) -> type[Record]:
    """The kind of record that such a line is made of."""
    return _SAID_BY[part][0]


def said_by(part: ReleasedPart, source: Record | None) -> dict[str, Any] | None:
    """What the record of a line says, None where it is not there."""
    kind, fields = _SAID_BY[part]
    if not isinstance(source, kind):
        return None
    if isinstance(source, Challenge) and part == ReleasedPart.CONCERN and source.stated:
        fields = ("stated",)
    said = {name: msgspec.to_builtins(getattr(source, name)) for name in fields}
    return {name: sorted(each) if isinstance(each, list | tuple) else each for name, each in said.items()}
