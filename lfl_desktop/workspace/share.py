"""What leaves and what comes in: papers and the coordinator's file, always through the gate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.contents import Audience
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.keeping import ExportReceipt, ImportReceipt
from lfl_desktop.domain.meant import Named, meant
from lfl_desktop.domain.names import collated
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.sharing import Visible, visible
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.files import read_whole, write_whole
from lfl_desktop.workspace.record_rules import Rules
from lfl_desktop.workspace.scope import records_of_set
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.exchange.setfile import SetFile


def seen_by(workspace: Workspace, set_id: UUID, audience: Audience) -> Visible:
    """What `audience` may see of a set."""
    return visible(records_of_set(workspace, set_id), audience)


def coordinators_file(workspace: Workspace, set_id: UUID) -> SetFile:
    """The coordinator's file as it would be made now.

    The edition goes up only when the content has changed since the last file: the same content
    gives the same bytes."""
    from lfl_desktop.exchange.setfile import content_digest, make

    seen = seen_by(workspace, set_id, Audience.COORDINATOR)
    last = last_receipt(workspace, set_id)
    digest = content_digest(seen)
    edition = 1 if last is None else last.edition + (last.digest != digest)
    return make(seen, set_id, edition)


def last_receipt(workspace: Workspace, set_id: UUID) -> ExportReceipt | None:
    """The receipt of the last file made for the coordinator, None before the first."""
    receipts = workspace.select(ExportReceipt, learning_set=set_id)
    return max(receipts, key=lambda receipt: receipt.edition, default=None)


def export(workspace: Workspace, set_id: UUID, path: Path) -> SetFile:
    """Writes the coordinator's file to `path` and keeps a receipt.

    Raises CannotSave; then there is no receipt either."""
    from lfl_desktop.exchange.setfile import encode

    file = coordinators_file(workspace, set_id)
    write_whole(path, encode(file))
    receipt = ExportReceipt(learning_set=set_id, edition=file.edition, made_at=_now(), digest=file.digest)
    with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
        step.put(receipt)
    return file


@dataclass(frozen=True)
class Added:
    """What one file brought: whose it is, and how many records were new, changed, unchanged or
    are no longer in it."""

    programme: str
    set_name: str
    edition: int
    new: int
    changed: int
    unchanged: int
    gone: int


def add(workspace: Workspace, path: Path) -> Added:
    """Takes a coordinator's file into the records, in one step. The same file twice changes nothing.

    Raises a WorldError where the file cannot be read or is refused; nothing is changed then."""
    from lfl_desktop.exchange.merge import merge
    from lfl_desktop.exchange.one_programme import as_known
    from lfl_desktop.exchange.setfile import MAX_SIZE, decode

    existing: dict[UUID, Record] = {r.id: r for kind in ALL for r in workspace.select(kind)}
    file = as_known(decode(read_whole(path, MAX_SIZE)), existing)
    received = workspace.select(ImportReceipt, learning_set=file.learning_set.id)
    merged = merge(file, existing, max((r.edition for r in received), default=0))
    new, changed, unchanged = len(merged.new), len(merged.changed), len(merged.unchanged)
    if merged.new or merged.changed or merged.gone or not _received(received, file.edition):
        with workspace.step(mark("Add file from a set"), rules=Rules.ARRIVING) as step:
            for record in (*merged.new, *merged.changed):
                step.put(record)
            for record in merged.gone:
                step.delete(record)
            step.put(
                ImportReceipt(
                    learning_set=file.learning_set.id,
                    edition=file.edition,
                    received_at=_now(),
                    digest=file.digest,
                    new=new,
                    changed=changed,
                    unchanged=unchanged,
                )
            )
    return Added(
        file.programme.name,
        file.learning_set.name,
        file.edition,
        new=new,
        changed=changed,
        unchanged=unchanged,
        gone=len(merged.gone),
    )


def _received(receipts: Iterable[ImportReceipt], edition: int) -> bool:
    return any(receipt.edition >= edition for receipt in receipts)


def find_set(workspace: Workspace, name: str) -> LearningSet:
    """The set called `name` ("A"), or the only one if `name` is empty.

    Raises WorldError where there is none or more than one."""
    every = workspace.select(LearningSet)
    found = meant(name, {s: Named((s.name, tr("Set {name}", name=s.name))) for s in every})
    if len(found) == 1:
        return found[0]
    known = _listed(s.name for s in every)
    if not every:
        raise WorldError(f"“{workspace.path.name}” holds no set yet.")
    if not found:
        raise WorldError(f"There is no set “{name}” in “{workspace.path.name}”. It holds: {known}.")
    raise WorldError(f"“{workspace.path.name}” holds several sets: {known}. Say which.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names, key=collated))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
