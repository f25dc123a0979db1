"""What a coordinator's records file holds of other files: the newest edition of each set, kept apart from
her own records, and what she decided about it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from uuid import UUID, uuid5

from lfl_desktop.domain.record import NAMESPACE, Record


class Edition(Record, frozen=True, kw_only=True):
    """The newest edition that was received of a set. Its content lies beside it, whole and as it was sent.

    `line` is the same for all editions that follow one another: where two copies of a set went apart and both
    are kept, they have two lines of one `learning_set`. `made_by` is the records file that made it, where the
    file says so, and `follows` are the ids of the editions before it, the latest first. The names are those
    in the file, to be told without reading it.
    """

    learning_set: UUID
    line: UUID = UUID(int=0)
    number: int = 1
    digest: str = ""
    made_by: UUID | None = None
    follows: tuple[UUID, ...] = ()
    received_at: dt.datetime | None = None
    set_name: str = ""
    facilitator: str = ""
    programme: UUID | None = None
    programme_name: str = ""


def edition_id(learning_set: UUID, number: int, digest: str) -> UUID:
    """The id of an edition: the same for the same content under the same number, in whichever copy of a
    records file it was made, and another where two copies went apart."""
    return uuid5(NAMESPACE, f"edition\n{learning_set}\n{number}\n{digest}")


class DecisionKind(StrEnum):
    """What a coordinator decides about what sets sent."""

    SAME = "same"
    APART = "apart"
    TAKEN = "taken"
    LEFT = "left"


class Decision(Record, frozen=True, kw_only=True):
    """A decision of the coordinator, which holds for every later edition until it is taken back.

    `SAME` and `APART` are about two records of one kind (`table`), the one of which is called `one` and the
    other `other`: they are one school, or are not. `TAKEN` and `LEFT` are about what a set says otherwise of
    the record `one`: that its `field` is `value`.
    """

    kind: DecisionKind = DecisionKind.SAME
    table: str = ""
    one: UUID | None = None
    other: UUID | None = None
    field: str = ""
    value: str = ""
    decided_on: dt.date | None = None
