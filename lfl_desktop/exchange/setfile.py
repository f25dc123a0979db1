"""The coordinator's file (`.lflset`): what one set lets its programme's coordinator see.

The file is UTF-8 JSON, described by `resources/schema/lflset.schema.json`. The same records make
the same bytes; there is no date of making inside. Two sums guard it against damage (they are no
signature: they do not tell who made the file):

`version` is the form of the file and `minor` what was added to it since: a reader refuses a newer version,
and leaves out whatever it does not know of a newer minor one, since it cannot say who may see it. Version 1
had neither `minor` nor `made_by` nor `follows`. Since minor version 1, what a set keeps by name is told in
counts (`set_figures`, `event_figures`), and each record has a leader of its own in place of whoever did it.
Minor version 2 added what was done that led to a change (`how` of `impact`) and the lines of its poster that
a set released (`released_line`).

`digest` is the SHA-256, in hexadecimal digits, of the JSON array `records` as it stands in the file,
without the white space between its tokens. It does not know the edition, so that equal digests
mean that nothing changed since.
`seal` is the SHA-256 of the whole file's object without white space, with `records` as an empty
array and `seal` as an empty string; through `digest` it covers every byte that matters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union
from uuid import UUID

import msgspec

from lfl_desktop.domain.editions import edition_id
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.exchange import rules_of_files
from lfl_desktop.exchange.refusals import BadSetFile

SUFFIX = ".lflset"
FORMAT = "lfl-set"
VERSION: Literal[2] = 2
MINOR = 2
if TYPE_CHECKING:
    SharedRecord: TypeAlias = Record
else:
    SharedRecord = Union[rules_of_files.KINDS]  # noqa: UP007


class Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file is about, by id and name."""

    id: UUID
    name: str


Number = Annotated[int, msgspec.Meta(ge=1, le=rules_of_files.LAST_EDITION)]


class SetFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One edition of what one set shares with the coordinator.

    The headings repeat the names in `records`, for whoever opens the file in an editor. Editions
    count from 1 to 9,999. `made_by` is the records file it was made from, and `follows` are the ids of the
    editions before it (`domain.editions.edition_id`), the latest first. `version`, `digest` and `seal` are
    explained at the top of this module.
    """

    format: Literal["lfl-set"]
    version: Literal[2]
    minor: Annotated[int, msgspec.Meta(ge=0, le=9_999)]
    programme: Heading
    learning_set: Heading
    edition: Number
    made_by: UUID | None
    follows: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=rules_of_files.LAST_EDITION)]
    audience: Literal["coordinator"]
    digest: str
    seal: str
    records: tuple[SharedRecord, ...]

    @property
    def id(self) -> UUID:
        """The id of this edition."""
        return edition_id(self.learning_set.id, self.edition, self.digest)


_encoder = msgspec.json.Encoder(order="deterministic")
_records_decoder: msgspec.json.Decoder[tuple[Record, ...]] = msgspec.json.Decoder(tuple[SharedRecord, ...])


def make_set_file(
    seen: Visible,
    learning_set: UUID,
    edition: int,
    made_by: UUID | None = None,
    follows: Sequence[UUID] = (),
) -> SetFile:
    """The file of one set, of what came through the gate for the coordinator or for everybody; `made_by` is
    the records file it is made from, `follows` are the editions before it, the latest first.

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
        version=VERSION,
        minor=MINOR,
        programme=Heading(programme.id, programme.name),
        learning_set=Heading(the_set.id, the_set.name),
        edition=edition,
        made_by=made_by,
        follows=tuple(follows),
        audience="coordinator",
        digest=sum_of(_encoder.encode(content)),
        seal="",
        records=content,
    )
    return msgspec.structs.replace(file, seal=seal_of(msgspec.to_builtins(file)))


def encode_set_file(file: SetFile) -> bytes:
    """The bytes of the file: one field a line, to be read by people too."""
    return msgspec.json.format(_encoder.encode(file), indent=1) + b"\n"


def content_digest(seen: Visible) -> str:
    """The `digest` that the file of `seen` will have, whatever its edition. Raises what
    `make_set_file` raises."""
    return sum_of(_encoder.encode(_content(seen)))


def _content(seen: Visible) -> tuple[Record, ...]:
    """The records as a reader of the file gets them: through the gate once more, which is what
    the reader will ask, in the file's order, and with clean text and typed numbers."""
    if not isinstance(seen, Visible):
        raise TypeError("takes only what came through sharing.visible()")
    if seen.audience < Audience.COORDINATOR:
        raise ValueError("takes only what was opened for the coordinator")
    may_be_there = [record for record in seen.records if isinstance(record, rules_of_files.KINDS)]
    passed = rules_of_files.in_file_order(rules_of_files.through_gate(may_be_there))
    return read_records(_encoder.encode([_without_pretence(record) for record in passed]))


def _without_pretence(record: Record) -> Record:
    """The day that a sample pretends to be stays with it: the coordinator's own today counts."""
    if isinstance(record, Programme) and record.sample_today:
        return msgspec.structs.replace(record, sample_today=None)
    return record


def read_records(data: bytes | msgspec.Raw) -> tuple[Record, ...]:
    """The records in a JSON array, as they are kept. Raises msgspec.MsgspecError, ValueError or
    RecursionError."""
    return tuple(cleaned(record) for record in _records_decoder.decode(data))


def sum_of(data: bytes | memoryview) -> str:
    """The SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def seal_of(plain: Mapping[str, Any]) -> str:
    """The `seal` of the object of a file."""
    return sum_of(msgspec.json.encode({**plain, "records": [], "seal": ""}))
