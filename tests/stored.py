"""What a window has kept in its file, read from the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.views.window.main_window import MainWindow

R = TypeVar("R", bound=Record)


def stored(window: MainWindow, kind: type[R], **where: object) -> list[R]:
    """The records of one kind with these values, as another program would find them."""
    other = Workspace.open(window.desk.workspace.path, read_only=True)
    try:
        return other.select(kind, **where)
    finally:
        other.close()
