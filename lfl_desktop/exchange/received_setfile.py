"""Reading a coordinator's file, which came from outside and may be damaged or made by hand."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Any

import msgspec

from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import BY_TABLE
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.exchange import rules_of_files
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.setfile import (
    FORMAT,
    MINOR,
    SUFFIX,
    VERSION,
    SetFile,
    read_records,
    seal_of,
    sum_of,
)
from lfl_desktop.exchange.strict_json import strict_json
from lfl_desktop.words import tr

MAX_SIZE = 20_000_000
"""Bytes. A set's year takes less than a million; reading takes up to forty times the size in memory."""

_FIRST: dict[str, Any] = {"version": VERSION, "minor": 0, "made_by": None, "follows": []}
"""What a file of version 1 says in the words of this one."""

_FIELDS = frozenset(SetFile.__struct_fields__)


_decoder: msgspec.json.Decoder[SetFile] = msgspec.json.Decoder(SetFile)
_encoder = msgspec.json.Encoder(order="deterministic")
_LISTED = b',"records":'


class _Raw(msgspec.Struct):
    records: msgspec.Raw


def decode_set_file(data: bytes) -> SetFile:
    """The file in `data`.

    A byte order mark, line ends of any system and other white space are taken as they come. What a newer
    minor version added is left out.
    Raises BadSetFile, whose text is one sentence for the user, where there is any doubt.
    """
    file = _as_it_is_made(data) or _any_other(data)
    rules_of_files.check_whole(file.records, file.programme.id, file.learning_set.id)
    rules_of_files.check_audience(file.records)
    _check_headings(file)
    return file


def _as_it_is_made(data: bytes) -> SetFile | None:
    """The file, if it is to the letter what this version writes, so that no two readers could read it
    otherwise; None if there is more to look at."""
    try:
        compact = compacted(data)
        file = _decoder.decode(compact)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if len(data) > MAX_SIZE or file.minor > MINOR or _encoder.encode(file) != compact:
        return None
    if sums_of(compact, file) != (file.digest, file.seal):
        return None
    return msgspec.structs.replace(file, records=tuple(cleaned(record) for record in file.records))


def compacted(data: bytes) -> bytes:
    """The JSON in `data` without white space. Raises as msgspec does."""
    return msgspec.json.format(_without_mark(data), indent=-1)


def sums_of(compact: bytes, file: SetFile) -> tuple[str, str]:
    """The digest and the seal that `file` should have, whose JSON is `compact` and ends with its records."""
    seal = sum_of(_encoder.encode(msgspec.structs.replace(file, records=(), seal="")))
    begun = compact.find(_LISTED) + len(_LISTED)  # the last field, and named once before it
    return sum_of(memoryview(compact)[begun:-1]), seal


def _any_other(data: bytes) -> SetFile:
    plain = _plain(data)
    _check_format(plain)
    listed = plain.get("records", [])
    raw = _raw_records(data)
    digest, seal = sum_of(msgspec.json.format(raw, indent=-1)), seal_of(plain)
    if (digest, seal) != (plain.get("digest"), plain.get("seal")):
        raise _damaged()
    head = _head(plain)
    _check_kinds(listed)
    records = _known_records(listed) if head.minor > MINOR else _records(raw)
    return msgspec.structs.replace(head, records=records)


def _raw_records(data: bytes) -> msgspec.Raw:
    try:
        return msgspec.json.decode(_without_mark(data), type=_Raw).records
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged() from error


def _head(plain: dict[str, Any]) -> SetFile:
    """The file without its records."""
    said = plain | _FIRST if plain["version"] == 1 else plain
    if said.get("minor", 0) > MINOR:
        said = {name: value for name, value in said.items() if name in _FIELDS}
    try:
        return msgspec.convert({**said, "records": []}, SetFile)
    except msgspec.ValidationError as error:
        raise _damaged() from error


def _known_records(listed: Sequence[dict[str, Any]]) -> tuple[Record, ...]:
    """The records of a newer minor version as far as this one knows them: without other kinds and fields, and
    without what cannot be without one that is left out. Whoever may see what is new cannot be judged here."""
    found: dict[str, Record] = {}
    for one in listed:
        kind = BY_TABLE.get(str(one.get("record")))
        record = _known(kind, one) if kind else None
        if record is not None:
            found[str(record.id)] = record
    return _connected(found)


def _known(kind: type[Record], one: dict[str, Any]) -> Record | None:
    needed = {field.name for field in msgspec.structs.fields(kind) if field.required} | {"record", "id"}
    base = {name: value for name, value in one.items() if name in needed}
    more = {name: value for name, value in one.items() if name in kind.__struct_fields__ and name not in base}
    understood = {name: value for name, value in more.items() if _one(base | {name: value}) is not None}
    return _one(base | understood)


def _one(plain: dict[str, Any]) -> Record | None:
    try:
        return read_records(msgspec.json.encode([plain]))[0]
    except (msgspec.MsgspecError, ValueError):
        return None


def _connected(found: dict[str, Record]) -> tuple[Record, ...]:
    kept: dict[str, Record] = {}
    for record in rules_of_files.in_file_order(found.values()):
        refers = {name: getattr(record, name) for name in references(type(record))}
        loose = [name for name, id in refers.items() if id and str(id) not in found]
        needed = {field.name for field in msgspec.structs.fields(type(record)) if field.required}
        if not needed.intersection(loose):
            kept[str(record.id)] = msgspec.structs.replace(record, **dict.fromkeys(loose))
    return tuple(kept.values()) if len(kept) == len(found) else _connected(kept)


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8)


def _plain(data: bytes) -> dict[str, Any]:
    """The JSON object in `data`, refused where two readers could read it differently: msgspec takes
    the last of two equal keys, and whole numbers of any size."""
    if len(data) > MAX_SIZE:
        raise BadSetFile(tr("This file is too large to be a set’s file, so nothing was added."))
    if data.startswith(b"SQLite format 3"):
        raise BadSetFile(
            tr(
                "This is a whole records file, not a set’s file for the coordinator, so nothing was added; "
                "ask the facilitator for the file that ends in {suffix}.",
                suffix=SUFFIX,
            )
        )
    try:
        found = strict_json(data)
    except (ValueError, RecursionError) as error:
        raise _damaged() if f'"{FORMAT}"'.encode() in data[:200] else _not_a_set_file() from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_a_set_file()
    return found


def _check_format(plain: dict[str, Any]) -> None:
    version, minor = plain.get("version"), plain.get("minor", 0)
    if type(version) is not int or type(minor) is not int or version < 1 or minor < 0:
        raise _damaged()
    if version > VERSION:
        raise _newer()
    if plain.get("audience") != "coordinator" and plain.get("audience") in _AUDIENCES:
        raise BadSetFile(
            tr(
                "This file was not made for the coordinator, so nothing was added; "
                "ask the facilitator for the coordinator’s file."
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
        return read_records(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _unknown() from error  # the sums are right, so it is no damage


def _check_headings(file: SetFile) -> None:
    names = {r.id: r.name for r in file.records if type(r) is LearningSet or type(r) is Programme}
    if any(names[heading.id] != heading.name for heading in (file.programme, file.learning_set)):
        raise rules_of_files.misfit()


def _not_a_set_file() -> BadSetFile:
    return BadSetFile(
        tr(
            "This is not a set’s file, so nothing was added; "
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
