"""What leaves and what comes in: papers and the coordinator's file, always through the gate."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.contents import Audience
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import ExportReceipt, ImportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.sharing import Visible, visible
from lfl_desktop.domain.wording.names import collated, name_key, same_name
from lfl_desktop.domain.wording.who_is_meant import Named, meant
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import read_whole, write_whole
from lfl_desktop.workspace.exchange.kept_apart import remarks_on, remarks_on_sets
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.exchange.setfile import SetFile


def seen_by(reading: Reading, set_id: UUID, audience: Audience) -> Visible:
    """What `audience` may see of a set."""
    return visible(records_of_set(reading, set_id), audience)


def coordinators_file(reading: Reading, set_id: UUID) -> SetFile:
    """The coordinator's file as it would be made now.

    The edition goes up only when the content has changed since the last file: the same content
    gives the same bytes. Raises WorldError where there have been as many editions as there can be."""
    from lfl_desktop.exchange.rules_of_files import LAST_EDITION
    from lfl_desktop.exchange.setfile import content_digest, make

    seen = seen_by(reading, set_id, Audience.COORDINATOR)
    last = last_receipt(reading, set_id)
    digest = content_digest(seen)
    edition = 1 if last is None else last.edition + (last.digest != digest)
    if edition > LAST_EDITION:
        raise WorldError(tr("This set has had its last edition, so no file was made; set it up anew."))
    return make(seen, set_id, edition)


def last_receipt(reading: Reading, set_id: UUID) -> ExportReceipt | None:
    """The receipt of the last file made for the coordinator, None before the first."""
    receipts = reading.select(ExportReceipt, learning_set=set_id)
    return max(receipts, key=lambda receipt: receipt.edition, default=None)


def export(workspace: Workspace, set_id: UUID, path: Path) -> SetFile:
    """Writes the coordinator's file to `path`, once a receipt is kept.

    In this order no edition is ever given twice: a file without a receipt would have a later one of the same
    number and other content behind it, which the coordinator's file refuses. Raises a WorldError where the
    receipt cannot be kept, and then writes nothing, or where the file cannot be written, and then takes the
    receipt back."""
    from lfl_desktop.exchange.setfile import SUFFIX, encode

    check_ending(path, [SUFFIX])
    with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
        file = coordinators_file(workspace, set_id)
        receipt = step.put(
            ExportReceipt(
                learning_set=set_id, edition=file.edition, made_at=_now(workspace), digest=file.digest
            )
        )
    try:
        write_whole(path, encode(file))
    except BaseException:
        with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
            step.delete(receipt)
        raise
    return file


@dataclass(frozen=True)
class Added:
    """What one file brought: whose it is, and how many records were new, changed, unchanged or
    are no longer in it. `remarks` are sentences on what is otherwise here than in the file."""

    programme: str
    set_name: str
    edition: int
    new: int
    changed: int
    unchanged: int
    gone: int
    remarks: tuple[str, ...] = ()


def add(workspace: Workspace, path: Path) -> Added:
    """Takes a coordinator's file into the records, in one step. The same file twice changes nothing.

    Raises a WorldError where the file cannot be read or is refused; nothing is changed then."""
    from lfl_desktop.exchange.merge import merge
    from lfl_desktop.exchange.one_programme import as_known
    from lfl_desktop.exchange.setfile import MAX_SIZE, decode

    existing: dict[UUID, Record] = {r.id: r for kind in ALL for r in workspace.select(kind)}
    file = as_known(decode(read_whole(path, MAX_SIZE)), existing)
    last = _last_received(workspace, file)
    edition, digest = (last.edition, last.digest) if last else (0, "")
    merged = merge(file, existing, edition, digest, _brought(workspace, file, existing))
    new, changed, unchanged = len(merged.new), len(merged.changed), len(merged.unchanged)
    if merged.new or merged.changed or merged.gone or last is None or last.edition < file.edition:
        receipt = ImportReceipt(
            learning_set=file.learning_set.id,
            edition=file.edition,
            received_at=_now(workspace),
            digest=file.digest,
            new=new,
            changed=changed,
            unchanged=unchanged,
        )
        with workspace.step(mark("Add file from a set"), rules=Rules.ARRIVING) as step:
            for record in (*merged.new, *merged.changed):
                step.put(record)
            for record in merged.gone:
                step.delete(record)
            step.put(receipt)
    sets = workspace.select(LearningSet)
    added = next(one for one in sets if one.id == file.learning_set.id)
    return Added(
        file.programme.name,
        file.learning_set.name,
        file.edition,
        new=new,
        changed=changed,
        unchanged=unchanged,
        gone=len(merged.gone),
        remarks=(*remarks_on_sets(sets, added), *remarks_on(merged.apart)),
    )


def _last_received(reading: Reading, file: SetFile) -> ImportReceipt | None:
    """The receipt of the newest edition that was added of the set. Numbers that no file may have any more
    count as older than any."""
    from lfl_desktop.exchange.rules_of_files import LAST_EDITION

    receipts = reading.select(ImportReceipt, learning_set=file.learning_set.id)
    sound = [r if r.edition <= LAST_EDITION else replace(r, edition=1, digest="") for r in receipts]
    return max(reversed(sound), key=lambda receipt: receipt.edition, default=None)


def _brought(workspace: Workspace, file: SetFile, existing: Mapping[UUID, Record]) -> set[UUID]:
    """The programme's records that the file has otherwise, and that are here as a file of its set brought
    them: nobody has changed them since."""
    from lfl_desktop.exchange.merge import is_programmes

    other = [r for r in file.records if is_programmes(r) and existing.get(r.id, r) != r]
    return {
        record.id
        for record in other
        if any(
            receipt.learning_set == file.learning_set.id
            for receipt in workspace.beside(existing[record.id], ImportReceipt)
        )
    }


def find_set(workspace: Workspace, name: str) -> LearningSet:
    """The set called `name` ("A"), or the only one if `name` is empty.

    Raises WorldError where there is none or more than one."""
    every = workspace.select(LearningSet)
    names = told_apart(every)
    found = meant(name, {s: Named((s.name, tr("Set {name}", name=s.name), names[s.id])) for s in every})
    if len(found) == 1:
        return found[0]
    known = ", ".join(sorted(names.values(), key=collated))
    if not every:
        raise WorldError(f"“{workspace.path.name}” holds no set yet.")
    if not found:
        raise WorldError(f"There is no set “{name}” in “{workspace.path.name}”. It holds: {known}.")
    raise WorldError(f"“{workspace.path.name}” holds several sets: {known}. Say which.")


def told_apart(sets: Sequence[LearningSet]) -> dict[UUID, str]:
    """Set id -> its name, with its facilitator where another is called so: "A (Ruth Ansell)"; with a number
    where she has two."""
    names = {one.id: one.name for one in sets}
    for one in sets:
        alike = [other for other in sets if same_name(other.name, one.name)]
        if len(alike) > 1 and one.facilitator:
            names[one.id] = f"{one.name} ({one.facilitator})"
    spread = Counter(name_key(name) for name in names.values())
    seen: Counter[str] = Counter()
    for id, name in names.items():
        seen[name_key(name)] += 1
        if spread[name_key(name)] > 1:
            names[id] = f"{name} {seen[name_key(name)]}"
    return names


def _now(reading: Reading) -> dt.datetime:
    return reading.now().astimezone(dt.UTC).replace(microsecond=0)
