"""What the records of one set must keep to before they leave in a file, and after they arrive in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from operator import attrgetter
from typing import get_args, get_type_hints
from uuid import UUID

from lfl_desktop.domain.agreement import as_agreed
from lfl_desktop.domain.gate.all_sent import all_could_be_sent
from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.gate.sharing import NAMES_OPENED, Visible, could_be_sent, visible
from lfl_desktop.domain.people import GroundRules, LearningSet
from lfl_desktop.domain.programme import Programme, ProgrammeLogo
from lfl_desktop.domain.record import Record, kinds_apart, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.words import tr

KINDS: tuple[type[Record], ...] = tuple(
    kind
    for kind in ALL
    if kind is not ProgrammeLogo and any(kind in content.fields and not content.never for content in CONTENTS)
)
"""The records that a coordinator's file can hold at all.

Besides what a coordinator sees by default, a set opens names in its ground rules, and a programme
may open any kind of content (`Programme.audiences`) that is not marked `never`. So only the
records of `never` content are no part of the format, and the logo, which goes with the programme's
pack; which of the others one file may hold depends on its programme, and `check_audience` asks the
gate."""

LAST_EDITION = 9_999
"""The highest number of an edition: a file a day for 27 years. A number made up beyond it would be newer than
every file that is still to come."""

_PLACE = {kind: place for place, kind in enumerate(ALL)}


def through_gate(records: Iterable[Record]) -> tuple[Record, ...]:
    """What the gate lets through to a coordinator of records that came through it before."""
    return could_be_sent(records)


def as_it_came(records: Iterable[Record]) -> Visible:
    """What a coordinator may see of records that came through the gate before."""
    every = list(records)
    every += as_agreed(every)
    if not any(isinstance(record, GroundRules) for record in every):
        every.append(NAMES_OPENED)
    return visible(every, Audience.COORDINATOR)


def as_public(records: Iterable[Record]) -> Visible:
    """What everybody may see of records that came through the gate before."""
    every = list(records)
    return visible([*every, *as_agreed(every)], Audience.PUBLIC)


def in_file_order(records: Iterable[Record]) -> list[Record]:
    """By kind, each after what it refers to, then by id: the same for the same records."""
    return sorted(records, key=lambda record: (_PLACE[type(record)], record.id))


def referred(record: Record) -> list[UUID]:
    """The ids of the records that `record` refers to."""
    ids = (getattr(record, name) for name in references(type(record)))
    return [id for id in ids if id is not None]


def check_audience(records: Sequence[Record]) -> None:
    """Raises BadSetFile where the gate would not let all of `records`, which fit together, through to a
    coordinator."""
    try:
        if all_could_be_sent(records):
            return
        sent = could_be_sent(records)
    except KeyError as error:  # an audience that there is not
        raise misfit() from error
    if sent == tuple(records):
        return
    passed = {record.id: record for record in sent}
    for record in records:
        after = passed.get(record.id)
        if after == record:
            continue
        for content in CONTENTS:
            fields = content.fields.get(type(record), ())
            if (after is None and type(record) in content.fields) or any(
                getattr(record, name) != getattr(after, name) for name in fields
            ):
                raise not_for_coordinator(content.title)


def check_whole(records: Sequence[Record], programme: UUID, learning_set: UUID) -> None:
    """Raises BadSetFile unless `records` are those of this set in this programme and fit together."""
    of = kinds_apart(records)
    ids = {kind: {record.id.int for record in those} for kind, those in of.items()}
    headed = [record.id for kind in (Programme, LearningSet) for record in of.get(kind, ())]
    whole = (
        len(set().union(*ids.values())) == len(records)
        and headed == [programme, learning_set]
        and all(_refer_well(kind, those, ids) for kind, those in of.items())
        and not any(_has_time_zone(kind, those) for kind, those in of.items())
        and not _is_ring([record for kind, those in of.items() if _BACK[kind] for record in those])
    )
    if not whole:
        raise misfit()


def _is_ring(back: Iterable[Record]) -> bool:
    """Whether records refer to each other in a ring, which only those can that refer `back`: to their own
    kind or to one that comes after it."""
    referred = ((r.id, [id for name in _BACK[type(r)] if (id := getattr(r, name))]) for r in back)
    referring = {id: others for id, others in referred if others}
    sorter = TopologicalSorter(
        {id: [other for other in others if other in referring] for id, others in referring.items()}
    )
    try:
        sorter.prepare()
    except CycleError:
        return True
    return False


_BACK = {
    kind: tuple(n for n, table in references(kind).items() if _PLACE[BY_TABLE[table]] >= _PLACE[kind])
    for kind in ALL
}
"""The fields of each kind that refer to its own kind or one that comes after it."""

_TIMES = {
    kind: tuple(name for name, hint in get_type_hints(kind).items() if dt.time in (hint, *get_args(hint)))
    for kind in ALL
}


def _refers(kind: type[Record]) -> tuple[tuple[str, type[Record]], ...]:
    of_set = {"learning_set": "learning_set"} if "learning_set" in kind.__struct_fields__ else {}
    return tuple((name, BY_TABLE[table]) for name, table in (of_set | references(kind)).items())


_REFERS = {kind: _refers(kind) for kind in ALL}


def _refer_well(kind: type[Record], those: Sequence[Record], ids: Mapping[type[Record], set[int]]) -> bool:
    """Whether each record that these of one `kind` refer to is among the `ids`: there is one set, which is
    theirs too."""
    return all(
        {id.int for id in map(attrgetter(name), those) if id is not None} <= ids.get(other, set())
        for name, other in _REFERS[kind]
    )


def _has_time_zone(kind: type[Record], those: Sequence[Record]) -> bool:
    """Times of meetings are those on the wall; one with a zone cannot be compared with them."""
    times = (getattr(record, name) for name in _TIMES[kind] for record in those)
    return any(time is not None and time.tzinfo is not None for time in times)


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
