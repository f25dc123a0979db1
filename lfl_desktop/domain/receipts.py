"""What was sent and received, and the figures that travel in place of names."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from uuid import UUID

from lfl_desktop.domain.events import EventId
from lfl_desktop.domain.people import SetId
from lfl_desktop.domain.record import Record


class MeetingFigures(Record, frozen=True, kw_only=True):
    """Counts of one meeting, made by the gate where the records themselves stay behind.

    `members` and `here` count people; the others count the actions decided at this meeting
    by how they stand when the file is made.
    """

    learning_set: UUID
    meeting: UUID
    members: int = 0
    here: int = 0
    open: int = 0
    done: int = 0
    partly: int = 0
    changed: int = 0
    dropped: int = 0
    handed_on: int = 0

    @property
    def actions(self) -> int:
        """How many actions were decided."""
        return self.open + self.done + self.partly + self.changed + self.dropped + self.handed_on


class SetFigures(Record, frozen=True, kw_only=True):
    """How many belong to a set, made by the gate where the memberships themselves stay behind.

    Members are counted on the days of the first and the last meeting, `joined` and `left` between them;
    whoever is on leave on the last has left. `levels` counts the leaders of each level that many have, and
    under an empty word all others."""

    learning_set: SetId
    starts: dt.date | None = None
    ends: dt.date | None = None
    at_start: int = 0
    joined: int = 0
    left: int = 0
    at_end: int = 0
    levels: dict[str, int] = {}

    @property
    def in_all(self) -> int:
        """How many belonged at any time."""
        return self.at_start + self.joined


class EventFigures(Record, frozen=True, kw_only=True):
    """How many of one set came to an event, made by the gate where it stays behind who did. `came` is 0 where
    they were `fewer_than_three`."""

    learning_set: SetId
    event: EventId
    came: int = 0
    fewer_than_three: bool = False


class ExportReceipt(Record, frozen=True, kw_only=True):
    """A file that was made for somebody: which set, which edition, for whom, when, which content.

    `contents` counts its records by their kinds of content. `held` says of each, by the beginning of its id,
    how it was, in a sum that tells what is new or changed since and nothing else."""

    learning_set: UUID
    edition: int = 1
    audience: str = "coordinator"
    made_at: dt.datetime | None = None
    digest: str = ""
    contents: dict[str, int] = {}
    held: dict[str, str] = {}


class ImportReceipt(Record, frozen=True, kw_only=True):
    """A file that was taken in."""

    learning_set: UUID
    edition: int = 1
    received_at: dt.datetime | None = None
    digest: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0


class HandlingKind(StrEnum):
    """What is done with records as a whole, or with what they say."""

    PRINTED = "printed"
    SAVED = "saved"
    EXPORTED = "exported"
    ADDED = "added"
    ERASED = "erased"
    ANONYMISED = "anonymised"


class Handling(Record, frozen=True, kw_only=True):
    """A note that something was done with the records of a set, or of the programme: what and when, and never
    what they say. It goes to nobody.

    `what` is the name of a paper or of another kind of file. `people` are those whom it names, by the
    beginning of their ids: whoever is erased can be told where they still are."""

    kind: HandlingKind = HandlingKind.SAVED
    what: str = ""
    audience: str = ""
    of_set: UUID | None = None
    made_at: dt.datetime | None = None
    people: tuple[str, ...] = ()
