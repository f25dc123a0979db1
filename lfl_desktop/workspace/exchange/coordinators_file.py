"""What leaves for the coordinator: the file of a set, always through the gate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.editions import edition_id
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.receipts import ExportReceipt, HandlingKind
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.exchange.sealing import USUAL, Sealing, check, sealed_for
from lfl_desktop.workspace.exchange.sent_receipts import contents_of, held_in
from lfl_desktop.workspace.keeping.handling_notes import handling, people_among
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.exchange.setfile import SetFile


AUDIENCE = Audience.COORDINATOR
"""For whom the file is."""


def seen_by(reading: Reading, set_id: UUID, audience: Audience) -> Visible:
    """What `audience` may see of a set."""
    records = records_of_set(reading, set_id)
    return visible([*records, *_corrected_schools(reading, records)], audience)


def _corrected_schools(reading: Reading, records: Sequence[Record]) -> list[School]:
    """The schools of the programme's pack that are called otherwise here, though nobody of the set is from
    them: the coordinator is told what is to be corrected in her own list."""
    if not isinstance(reading, Workspace):
        return []
    from lfl_desktop.exchange.pack_file import decode_pack

    known = {record.id for record in records}
    found: list[School] = []
    for programme in (record.id for record in records if isinstance(record, Programme)):
        if (content := reading.pack_of(programme)) is None:
            continue
        brought = {r.id: r for r in decode_pack(content).records if isinstance(r, School)}
        others = (one for one in reading.select(School, programme=programme) if one.id not in known)
        found += [one for one in others if brought.get(one.id, one) != one]
    return found


def coordinators_file(reading: Reading, set_id: UUID) -> SetFile:
    """The coordinator's file as it would be made now.

    The edition goes up only when the content has changed since the last file: the same content
    gives the same bytes. Raises WorldError where there have been as many editions as there can be."""
    return _made(reading, set_id)[0]


def _made(reading: Reading, set_id: UUID) -> tuple[SetFile, Visible]:
    """The file, and what came through the gate for it."""
    from lfl_desktop.exchange.rules_of_files import LAST_EDITION
    from lfl_desktop.exchange.setfile import content_digest, make_set_file

    seen = seen_by(reading, set_id, AUDIENCE)
    last = last_receipt(reading, set_id)
    digest = content_digest(seen)
    edition = 1 if last is None else last.edition + (last.digest != digest)
    if edition > LAST_EDITION:
        raise WorldError(tr("This set has had its last edition, so no file was made; set it up anew."))
    made_by = reading.file_id if isinstance(reading, Workspace) else None
    return make_set_file(seen, set_id, edition, made_by, editions_before(reading, set_id, edition)), seen


def editions_before(reading: Reading, set_id: UUID, edition: int) -> list[UUID]:
    """The ids of the editions that were made of a set before this one, the latest first."""
    receipts = reading.select(ExportReceipt, learning_set=set_id)
    before = sorted((r for r in receipts if r.edition < edition), key=lambda r: r.edition, reverse=True)
    return [edition_id(set_id, receipt.edition, receipt.digest) for receipt in before]


def last_receipt(reading: Reading, set_id: UUID) -> ExportReceipt | None:
    """The receipt of the last file made for the coordinator, None before the first."""
    receipts = reading.select(ExportReceipt, learning_set=set_id)
    return max(receipts, key=lambda receipt: receipt.edition, default=None)


def export(workspace: Workspace, set_id: UUID, path: Path, how: Sealing = USUAL) -> SetFile:
    """Writes the coordinator's file to `path`, once a receipt is kept, and seals it as `how` says.

    In this order no edition is ever given twice: a file without a receipt would have a later one of the same
    number and other content behind it, which the coordinator's file refuses. Raises a WorldError where the
    receipt cannot be kept, and then writes nothing, or where the file cannot be written, and then takes the
    receipt back."""
    from lfl_desktop.exchange.setfile import SUFFIX, encode_set_file

    check_ending(path, [SUFFIX])
    check(workspace, set_id, how)
    with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
        file, seen = _made(workspace, set_id)
        before = workspace.select(ExportReceipt, learning_set=set_id)
        for one in before:
            step.put(replace(one, held={}))  # the last one tells what has come since
        receipt = step.put(
            ExportReceipt(
                learning_set=set_id,
                edition=file.edition,
                made_at=_now(workspace),
                digest=file.digest,
                contents=contents_of(seen),
                held=held_in(file.records),
            )
        )
        people = people_among(file.records)
        note = step.put(
            handling(workspace, HandlingKind.EXPORTED, "file", AUDIENCE, of_set=set_id, people=people)
        )
    try:
        write_whole(path, sealed_for(workspace, set_id, encode_set_file(file), how))
    except BaseException:
        with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
            step.delete(receipt)
            step.delete(note)
            for one in before:
                step.put(one)
        raise
    return file


def _now(reading: Reading) -> dt.datetime:
    return reading.now().astimezone(dt.UTC).replace(microsecond=0)
