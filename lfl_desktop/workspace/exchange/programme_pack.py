"""The programme's pack: made of a coordinator's own records, for her facilitators."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import Record
from lfl_desktop.exchange import pack_file
from lfl_desktop.exchange.sealed import fingerprint
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.exchange.taken_pack import OfferedPack, begin_with_pack
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.workspace import Workspace


def save_pack(workspace: Workspace, path: Path) -> str:
    """Writes the pack of the one programme that is kept here to `path`: the fingerprint of its key. A key is
    made where there is none. Raises a WorldError where there is not one programme, and where a set meets in
    this file: whom its facilitator names there does not leave but through the gate."""
    check_ending(path, [pack_file.SUFFIX])
    pack = _made(workspace)
    write_whole(path, pack_file.encode_pack(pack))
    note_handled(workspace, handling(workspace, HandlingKind.EXPORTED, "pack"))
    return fingerprint(pack.key)


def begin_prepared_set(workspace: Workspace, set_id: UUID, path: Path) -> None:
    """A records file of its own at `path` for a set that is prepared here and that whoever coordinates the
    programme facilitates too: what was said in a set is never kept among the programme's own records. It
    begins as every facilitator's does, with the pack, and sends its file as they do.

    Raises a WorldError as `save_pack` does, and where no file can be made."""
    pack = _made(workspace)
    begin_with_pack(path, OfferedPack(pack, pack_file.encode_pack(pack)), set_id, workspace.now).close()


def _made(workspace: Workspace) -> pack_file.PackFile:
    programmes = workspace.select(Programme)
    if len(programmes) != 1 or not workspace.select(Cohort, programme=programmes[0].id):
        raise WorldError(tr("A pack is made of one programme with its cohort, so none was made here."))
    if workspace.count(Meeting):
        raise WorldError(
            tr(
                "A set’s meetings are kept in this file, so no pack was made of it; a pack is made of the"
                " coordinator’s own records file."
            )
        )
    key = own_key(workspace, programmes[0].id)
    records: list[Record] = [record for kind in pack_file.KINDS for record in workspace.select(kind)]
    return pack_file.make_pack(records, programmes[0], key)
