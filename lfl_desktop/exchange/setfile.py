"""The coordinator's file (`.lflset`): what one set lets its programme's coordinator see.

The file is UTF-8 JSON, described by `resources/schema/lflset.schema.json`. The same records make
the same bytes; there is no date of making inside. Two sums guard it against damage (they are no
signature: they do not tell who made the file):

`digest` is the SHA-256, in hexadecimal digits, of the JSON array `records` as it stands in the file,
without the white space between its tokens. It does not know the edition, so that equal digests
mean that nothing changed since.
`seal` is the SHA-256 of the whole file's object without white space, with `records` as an empty
array and `seal` as an empty string; through `digest` it covers every byte that matters.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union
from uuid import UUID

import msgspec

from lfl_desktop.domain.contents import CONTENTS, Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.exchange import rules_of_files
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.words import tr

SUFFIX = ".lflset"
FORMAT = "lfl-set"
VERSION = 1
MAX_SIZE = 20_000_000
"""Bytes. A set's year takes less than a million; reading takes up to forty times the size in memory."""

if TYPE_CHECKING:
    SharedRecord: TypeAlias = Record
else:
    SharedRecord = Union[rules_of_files.KINDS]  # noqa: UP007


class Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file is about, by id and name."""

    id: UUID
    name: str


class _Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal["lfl-set"]
    version: Literal[1]
    programme: Heading
    learning_set: Heading
    edition: Annotated[int, msgspec.Meta(ge=1, le=rules_of_files.LAST_EDITION)]
    audience: Literal["coordinator"]
    digest: str
    seal: str


class _Envelope(_Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    records: msgspec.Raw


class SetFile(_Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One edition of what one set shares with the coordinator.

    The headings repeat the names in `records`, for whoever opens the file in an editor. Editions
    count from 1 to 9,999. `digest` and `seal` are explained at the top of this module.
    """

    records: tuple[SharedRecord, ...]


_encoder = msgspec.json.Encoder(order="deterministic")
_records_decoder: msgspec.json.Decoder[tuple[Record, ...]] = msgspec.json.Decoder(tuple[SharedRecord, ...])


def make(seen: Visible, learning_set: UUID, edition: int) -> SetFile:
    """The file of one set, of what came through the gate for the coordinator or for everybody.

    Raises TypeError for anything that did not come through the gate, and ValueError where it was
    opened for a narrower audience, where the set is not in it or not alone in it, or where
    `edition` is not one from 1 to the last.
    """
    content = _content(seen)
    programme = next((record for record in content if isinstance(record, Programme)), None)
    the_set = next((r for r in content if isinstance(r, LearningSet) and r.id == learning_set), None)
    if programme is None or the_set is None or not 1 <= edition <= rules_of_files.LAST_EDITION:
        raise ValueError("needs the set, its programme and an edition from 1 to the last")
    try:
        rules_of_files.check_whole(content, programme.id, learning_set)
    except BadSetFile as error:
        raise ValueError("takes whole records of one set only") from error
    file = SetFile(
        format="lfl-set",
        version=1,
        programme=Heading(programme.id, programme.name),
        learning_set=Heading(the_set.id, the_set.name),
        edition=edition,
        audience="coordinator",
        digest=_sum(_encoder.encode(content)),
        seal="",
        records=content,
    )
    return msgspec.structs.replace(file, seal=_seal(file))


def encode(file: SetFile) -> bytes:
    """The bytes of the file: one field a line, to be read by people too."""
    return msgspec.json.format(_encoder.encode(file), indent=1) + b"\n"


def content_digest(seen: Visible) -> str:
    """The `digest` that the file of `seen` will have, whatever its edition. Raises as `make` does."""
    return _sum(_encoder.encode(_content(seen)))


def decode(data: bytes) -> SetFile:
    """The file in `data`, which came from outside and may be damaged or made by hand.

    A byte order mark, line ends of any system and other white space are taken as they come.
    Raises BadSetFile, whose text is one sentence for the user, where there is any doubt.
    """
    plain = _plain(data)
    _check_format(plain)
    try:
        envelope = msgspec.json.decode(_without_mark(data), type=_Envelope)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged() from error
    if _sum(msgspec.json.format(envelope.records, indent=-1)) != envelope.digest:
        raise _damaged()
    if _seal(envelope) != envelope.seal:
        raise _damaged()
    _check_kinds(plain["records"])
    records = _records(envelope.records)
    rules_of_files.check_whole(records, envelope.programme.id, envelope.learning_set.id)
    rules_of_files.check_audience(records)
    _check_headings(envelope, records)
    return _with_records(envelope, records)


def _content(seen: Visible) -> tuple[Record, ...]:
    """The records as a reader of the file gets them: through the gate once more, which is what
    the reader will ask, in the file's order, and with clean text and typed numbers."""
    if not isinstance(seen, Visible):
        raise TypeError("takes only what came through sharing.visible()")
    if seen.audience < Audience.COORDINATOR:
        raise ValueError("takes only what was opened for the coordinator")
    return _read(_encoder.encode(rules_of_files.in_file_order(rules_of_files.through_gate(seen.records))))


def _read(data: bytes | msgspec.Raw) -> tuple[Record, ...]:
    return tuple(cleaned(record) for record in _records_decoder.decode(data))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _seal(head: _Head) -> str:
    return _sum(_encoder.encode(msgspec.structs.replace(_with_records(head, ()), seal="")))


def _with_records(head: _Head, records: tuple[Record, ...]) -> SetFile:
    return SetFile(**{name: getattr(head, name) for name in _Head.__struct_fields__}, records=records)


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8)


def _plain(data: bytes) -> dict[str, Any]:
    """The JSON object in `data`, refused where two readers could read it differently: msgspec takes
    the last of two equal keys, and whole numbers of any size."""
    if len(data) > MAX_SIZE:
        raise BadSetFile(tr("This file is too large to be a set's file, so nothing was added."))
    if data.startswith(b"SQLite format 3"):
        raise BadSetFile(
            tr(
                "This is a whole records file, not a set's file for the coordinator, so nothing was added; "
                "ask the facilitator for the file that ends in {suffix}.",
                suffix=SUFFIX,
            )
        )
    try:
        found = json.loads(
            _without_mark(data).decode(),
            object_pairs_hook=_object,
            parse_int=_whole_number,
        )
    except (ValueError, RecursionError) as error:
        raise _damaged() if f'"{FORMAT}"'.encode() in data[:200] else _not_a_set_file() from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_a_set_file()
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole_number(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else 2**64
    if not -(2**63) <= number < 2**63:
        raise ValueError("a number over 64 bits")
    return number


def _check_format(plain: dict[str, Any]) -> None:
    version = plain.get("version")
    if isinstance(version, int) and version > VERSION:
        raise _newer()
    if plain.get("audience") != "coordinator" and plain.get("audience") in _AUDIENCES:
        raise BadSetFile(
            tr(
                "This file was not made for the coordinator, so nothing was added; "
                "ask the facilitator for the coordinator's file."
            )
        )


_AUDIENCES = [audience.name.lower() for audience in Audience]


def _check_kinds(records: object) -> None:
    """Raises BadSetFile for a record without an id, and for one that is never in such a file."""
    if not isinstance(records, list):
        raise rules_of_files.misfit()
    for record in records:
        if not isinstance(record, dict) or "id" not in record:
            raise rules_of_files.misfit()
        kind = BY_TABLE.get(str(record.get("record")))
        if kind and kind not in rules_of_files.KINDS:
            raise rules_of_files.not_for_coordinator(next(c.title for c in CONTENTS if kind in c.fields))


def _records(raw: msgspec.Raw) -> tuple[Record, ...]:
    try:
        return _read(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _unknown() from error  # the sums are right, so it is no damage


def _check_headings(envelope: _Envelope, records: Iterable[Record]) -> None:
    for heading in (envelope.programme, envelope.learning_set):
        if any(record.id == heading.id and getattr(record, "name", "") != heading.name for record in records):
            raise rules_of_files.misfit()


def _not_a_set_file() -> BadSetFile:
    return BadSetFile(
        tr(
            "This is not a set's file, so nothing was added; "
            "ask the facilitator for the file that ends in {suffix}.",
            suffix=SUFFIX,
        )
    )


def _damaged() -> BadSetFile:
    return BadSetFile(
        tr("This file was damaged on its way, so nothing was added; ask the facilitator to send it again.")
    )


def _newer() -> BadSetFile:
    return BadSetFile(
        tr(
            "This file was made by a newer version of the program, so nothing was added; "
            "update this one and open the file again."
        )
    )


def _unknown() -> BadSetFile:
    return BadSetFile(
        tr(
            "This file holds something that this version of the program does not know, so nothing was added; "
            "update the program and open the file again."
        )
    )
