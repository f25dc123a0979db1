"""The programme's pack (`.lflpack`): what a coordinator gives to the facilitators to begin with.

UTF-8 JSON like the file of a set, with the same `version`, `minor`, `digest` and `seal` (see `setfile`): the
programme's set-up, without anything that was said in a set, and the public key that sets seal their files to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, ProgrammeLogo, School, Term, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.exchange import sealed
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.setfile import Heading, seal_of, sum_of
from lfl_desktop.exchange.strict_json import strict_json
from lfl_desktop.words import tr

SUFFIX = ".lflpack"
FORMAT = "lfl-pack"
VERSION: Literal[1] = 1
MINOR = 1
MAX_SIZE = 5_000_000

KINDS: tuple[type[Record], ...] = (
    Programme,
    Cohort,
    Term,
    Theme,
    School,
    StageTemplate,
    Person,
    Post,
    LearningSet,
    Membership,
    ProgrammeEvent,
    ProgrammeLogo,
)
"""What a pack may hold. None of it was said in a set."""

EMPTIED: dict[type[Record], dict[str, Any]] = {Programme: {"sample_today": None}, Membership: {"reason": ""}}
"""What stays with the coordinator of those."""

if TYPE_CHECKING:
    PackRecord: TypeAlias = Record
else:
    PackRecord = Union[KINDS]  # noqa: UP007


class PackFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The pack of one programme. `key` is its coordinator's public key."""

    format: Literal["lfl-pack"]
    version: Literal[1]
    minor: Annotated[int, msgspec.Meta(ge=0, le=9_999)]
    programme: Heading
    key: str
    digest: str
    seal: str
    records: tuple[PackRecord, ...]


_encoder = msgspec.json.Encoder(order="deterministic")


def make_pack(records: Iterable[Record], programme: Programme, key: str) -> PackFile:
    """The pack of `programme` made of what a coordinator has: of `records`, what a pack may hold and what
    hangs together."""
    kept = _in_order(_connected([_emptied(cleaned(record)) for record in records if _may_leave(record)]))
    file = PackFile(
        format="lfl-pack",
        version=VERSION,
        minor=MINOR,
        programme=Heading(programme.id, programme.name),
        key=key,
        digest=sum_of(_encoder.encode(kept)),
        seal="",
        records=tuple(kept),
    )
    return msgspec.structs.replace(file, seal=seal_of(msgspec.to_builtins(file)))


def encode_pack(file: PackFile) -> bytes:
    """The bytes of the file: one field a line, to be read by people too."""
    return msgspec.json.format(_encoder.encode(file), indent=1) + b"\n"


def decode_pack(data: bytes) -> PackFile:
    """The pack in `data`. Raises BadSetFile, whose text is one sentence, where there is any doubt."""
    if len(data) > MAX_SIZE:
        raise BadSetFile(tr("This file is too large to be a programme’s pack, so nothing was added."))
    try:
        plain = strict_json(data)
    except (ValueError, RecursionError) as error:
        raise _not_a_pack() from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _not_a_pack()
    if type(plain.get("version")) is int and plain["version"] > VERSION:
        raise BadSetFile(
            tr("This pack was made by a newer version of the program; update this one to take it in.")
        )
    try:
        file = msgspec.convert(plain, PackFile)
        sums = sum_of(_encoder.encode(file.records)), seal_of(plain)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged() from error
    records = tuple(cleaned(record) for record in file.records)
    sound = records == file.records == tuple(_in_order(_connected(map(_emptied, records))))
    of_one = [record.id for record in records if isinstance(record, Programme)] == [file.programme.id]
    if sums != (file.digest, file.seal) or not sound or not of_one or not sealed.is_public_key(file.key):
        raise _damaged()
    return file


def _may_leave(record: Record) -> bool:
    if isinstance(record, ProgrammeEvent) and record.learning_set:
        return False
    return isinstance(record, KINDS)


def _emptied(record: Record) -> Record:
    return msgspec.structs.replace(record, **EMPTIED.get(type(record), {}))


def _connected(records: Iterable[Record]) -> list[Record]:
    """Each record once, without those that refer to what is not there."""
    found = {record.id: record for record in records if _may_leave(record)}
    while True:
        loose = [record for record in found.values() if _is_loose(record, found)]
        if not loose:
            return list(found.values())
        for record in loose:
            del found[record.id]


def _is_loose(record: Record, found: Mapping[UUID, Record]) -> bool:
    """Whether something that it refers to is not there, or is of another kind."""
    for name, table in references(type(record)).items():
        id = getattr(record, name)
        if id and (id not in found or TABLES[type(found[id])] != table):
            return True
    return False


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (ALL.index(type(record)), str(record.id)))


def _not_a_pack() -> BadSetFile:
    return BadSetFile(tr("This is not a programme’s pack, so nothing was added."))


def _damaged() -> BadSetFile:
    return BadSetFile(tr("This pack is damaged, so nothing was added; ask the coordinator to send it again."))
