"""What is done around a file once something was erased from it for good."""

from __future__ import annotations

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.workspace import Workspace


class NotAllGone(WorldError):
    """It is gone from the records; what is not as it should be besides is in the sentence."""


def clear_up(workspace: Workspace, backups: Backups, *, with_copies: bool) -> None:
    """Writes the file anew without the room of what was erased and, `with_copies`, deletes the copies that
    were made before and makes one of it as it is now.

    Raises NotAllGone where one of these failed; the others are done."""
    told = []
    try:
        workspace.compact()
    except WorldError as error:
        told.append(tr("The file could not be written anew: {why}", why=error))
    if with_copies:
        told += [
            tr("“{path}” could not be deleted and still holds it: delete it yourself.", path=path)
            for path in backups.delete_all()
        ]
        if (folder := backups.out_of_reach) is not None:
            told.append(
                tr(
                    "The second folder for copies is not there now, and copies in it still hold it: put the"
                    " stick or the drive in, and delete “{folder}” yourself.",
                    folder=folder,
                )
            )
        try:
            backups.keep(Reason.ON_THE_WAY)
        except WorldError as error:
            told.append(str(error))
    if told:
        raise NotAllGone(" ".join((tr("It is erased from the records."), *told)))
