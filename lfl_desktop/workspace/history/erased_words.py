"""What was deleted is erased for good: from the history, from the room that it had in the file, and, where
that is wanted, with the earlier copies that still hold it."""

from __future__ import annotations

from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.words import mark
from lfl_desktop.workspace.history.recently_deleted import Deletion
from lfl_desktop.workspace.keeping.after_erasing import clear_up
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.keeping.handling_notes import handling
from lfl_desktop.workspace.workspace import Workspace

WARNING = mark(
    "This goes from the file for good: it cannot be put back, and no step that it was part of can be undone."
    " The earlier copies of the file still hold it until they go; you can delete all of them as well."
)
"""What is said before anything is done."""


def erase_for_good(workspace: Workspace, deletion: Deletion, backups: Backups, *, with_copies: bool) -> None:
    """Erases what a step deleted, or a text that it emptied. A backup is made first; or, `with_copies`,
    all of them are deleted and one is made afterwards.

    Raises NotAllGone, or another WorldError where nothing can be kept; nothing is changed then."""
    if not with_copies:
        backups.keep(Reason.BEFORE_ERASING)
    gone = [record.id for record in deletion.records]
    if deletion.text is not None:
        gone.append(deletion.text.record.id)
    with workspace.step(mark("Erase for good"), undoable=False) as step:
        step.forget(gone)
        step.put(handling(workspace, HandlingKind.ERASED, "words"))
    clear_up(workspace, backups, with_copies=with_copies)
