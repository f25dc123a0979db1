"""Files that were dropped on a window, or opened with it, and that are added to what is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.start.dropped_files import from_sets, pack_in


def show_files_to_add(desk: Desk, paths: Sequence[Path | None], window: QWidget) -> bool:
    """Shows what adding files from sets, or taking a pack, means; False where none of these is among them."""
    if sent := from_sets(paths):
        from lfl_desktop.views.parts.adding_dialog import show_adding

        show_adding(desk, sent, window)
        return True
    if pack := pack_in(paths):
        from lfl_desktop.views.parts.pack_dialog import show_pack

        show_pack(desk, pack, window)
        return True
    return False
