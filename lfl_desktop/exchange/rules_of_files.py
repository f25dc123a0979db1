"""What the records of one set must keep to before they leave in a file, and after they arrive in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from uuid import UUID

from lfl_desktop.domain.agreement import as_agreed
from lfl_desktop.domain.contents import CONTENTS
from lfl_desktop.domain.people import GroundRules, LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import NAMESPACE, Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.domain.sharing import could_be_sent
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.words import tr

KINDS: tuple[type[Record], ...] = tuple(
    kind for kind in ALL if any(kind in content.fields and not content.never for content in CONTENTS)
)
"""The records that a coordinator's file can hold at all.

Besides what a coordinator sees by default, a set opens names in its ground rules, and a programme
may open any kind of content (`Programme.audiences`) that is not marked `never`. So only the
records of `never` content are no part of the format; which of the others one file may hold
depends on its programme, and `check_audience` asks the gate."""

LAST_EDITION = 9_999
"""The highest number of an edition: a file a day for 27 years. A number made up beyond it would be newer than
every file that is still to come."""

_PLACE = {kind: place for place, kind in enumerate(ALL)}


def through_gate(records: Iterable[Record]) -> tuple[Record, ...]:
    """What the gate lets through to a coordinator of records that came through it before.

    The ground rules usually stay behind, so where they are absent a set counts as having opened
    its names: whoever wrote the file asked them. What says that it is agreed was so where it came through
    first, in the words that came through.
    """
    every = list(records)
    ids = {record.id for record in every}
    every += as_agreed(every)
    if not any(isinstance(record, GroundRules) for record in every):
        opened = GroundRules(learning_set=NAMESPACE, agreed_on=dt.date.max, names_to_coordinator=True)
        every.append(opened)
    return tuple(record for record in could_be_sent(every) if record.id in ids)


def in_file_order(records: Iterable[Record]) -> list[Record]:
    """By kind, each after what it refers to, then by id: the same for the same records."""
    return sorted(records, key=lambda record: (_PLACE[type(record)], record.id))


def parents_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each record after those it refers to.

    Raises graphlib.CycleError where records refer to each other in a ring."""
    by_id = {record.id: record for record in in_file_order(records)}
    sorter = TopologicalSorter(
        {id: [ref for ref in referred(record) if ref in by_id] for id, record in by_id.items()}
    )
    return tuple(by_id[id] for id in sorter.static_order())


def referred(record: Record) -> list[UUID]:
    """The ids of the records that `record` refers to."""
    ids = (getattr(record, name) for name in references(type(record)))
    return [id for id in ids if id is not None]


def check_audience(records: Sequence[Record]) -> None:
    """Raises BadSetFile where the gate would not let all of `records` through to a coordinator."""
    try:
        passed = {record.id: record for record in through_gate(records)}
    except KeyError as error:  # an audience that there is not
        raise misfit() from error
    for record in records:
        after = passed.get(record.id)
        for content in CONTENTS:
            fields = content.fields.get(type(record), ())
            if (after is None and type(record) in content.fields) or any(
                getattr(record, name) != getattr(after, name) for name in fields
            ):
                raise not_for_coordinator(content.title)


def check_whole(records: Sequence[Record], programme: UUID, learning_set: UUID) -> None:
    """Raises BadSetFile unless `records` are those of this set in this programme and fit together."""
    by_id = {record.id: record for record in records}
    programmes = [record.id for record in records if isinstance(record, Programme)]
    sets = [record.id for record in records if isinstance(record, LearningSet)]
    whole = (
        len(by_id) == len(records)
        and (programmes, sets) == ([programme], [learning_set])
        and all(getattr(r, "learning_set", None) in (None, learning_set) for r in records)
        and all(_refers_well(record, by_id) for record in records)
        and not any(_has_time_zone(record) for record in records)
    )
    if not whole:
        raise misfit()
    try:
        parents_first(records)
    except CycleError as error:
        raise misfit() from error


def _refers_well(record: Record, by_id: dict[UUID, Record]) -> bool:
    return all(
        getattr(record, name) is None or type(by_id.get(getattr(record, name))) is BY_TABLE[table]
        for name, table in references(type(record)).items()
    )


def _has_time_zone(record: Record) -> bool:
    """Times of meetings are those on the wall; one with a zone cannot be compared with them."""
    values = (getattr(record, name) for name in record.__struct_fields__)
    return any(isinstance(value, dt.time) and value.tzinfo is not None for value in values)


def misfit() -> BadSetFile:
    """For a file that is undamaged, but cannot have been made by this program."""
    return BadSetFile(
        tr(
            "The parts of this file do not fit together, so nothing was added; "
            "ask the facilitator for a new one."
        )
    )


def not_for_coordinator(title: str) -> BadSetFile:
    """For a file that holds content which stays with the set; `title` as in `contents.CONTENTS`."""
    return BadSetFile(
        tr(
            "This file holds what a coordinator may not receive (“{title}”), so nothing was added; "
            "ask the facilitator for a new one.",
            title=tr(title),
        )
    )
