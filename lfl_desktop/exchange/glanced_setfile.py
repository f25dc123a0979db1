"""A coordinator's file glanced at, and its records not read: whether it is undamaged, what it is about, and
how much it holds. Whoever takes it in reads it in full (`received_setfile`), and may refuse it still."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import msgspec

from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import TABLES
from lfl_desktop.exchange.received_setfile import MAX_SIZE, compacted, sums_of
from lfl_desktop.exchange.rules_of_files import KINDS
from lfl_desktop.exchange.setfile import MINOR, SetFile


class GlancedFile(NamedTuple):
    """The `head` of a file, which has no records in it, the facilitator of its set, the coordinator of its
    programme, and how many records it tells of: not the leaders without a name."""

    head: SetFile
    facilitator: str
    coordinator: str
    told: int


_READ: dict[type[Record], list[tuple[str, Any, Any]]] = {
    Programme: [("coordinator", str, "")],
    LearningSet: [("facilitator", str, "")],
    Person: [("id", str, ""), ("name", str, "")],
    Post: [("person", str, "")],
}
"""What is read of the records that a file may hold; of the other kinds, which kind they are."""

_LISTED = {
    kind: msgspec.defstruct(
        kind.__name__, _READ.get(kind, ()), tag_field="record", tag=TABLES[kind], gc=False
    )
    for kind in KINDS
}


class _Glanced(SetFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    records: tuple[reduce(or_, _LISTED.values()), ...]  # type: ignore[valid-type]


_decoder = msgspec.json.Decoder(_Glanced)


def glanced(data: bytes) -> GlancedFile | None:
    """What a glance at the file in `data` tells; None where it has to be read in full to say more: every file
    that this version of the program would not have written so."""
    try:
        compact = compacted(data)
        found = _decoder.decode(compact)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    head = msgspec.structs.replace(found, records=())
    if len(data) > MAX_SIZE or head.minor > MINOR or sums_of(compact, head) != (head.digest, head.seal):
        return None
    kinds = list(map(type, found.records))
    programmes, sets = (_of(found.records, kinds, kind) for kind in (Programme, LearningSet))
    if len(programmes) != 1 or len(sets) != 1:
        return None
    told = len(kinds) - _unnamed(found.records, kinds)
    return GlancedFile(head, sets[0].facilitator, programmes[0].coordinator, told)


def _unnamed(listed: Sequence[Any], kinds: Sequence[type]) -> int:
    """How many are leaders without a name, or their posts, of whom nothing is told."""
    people = {one.id for one in _of(listed, kinds, Person) if not one.name}
    return len(people) + sum([one.person in people for one in _of(listed, kinds, Post)])


def _of(listed: Sequence[Any], kinds: Sequence[type], kind: type[Record]) -> Sequence[Any]:
    """Those of one kind, which stand together in the order of files."""
    many, wanted = kinds.count(_LISTED[kind]), _LISTED[kind]
    first = kinds.index(wanted) if many else 0
    together = kinds[first : first + many].count(wanted) == many
    return listed[first : first + many] if together else [one for one in listed if type(one) is wanted]
