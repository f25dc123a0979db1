"""A list in sight saved as a file for spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.views.kit.controls.asking_where import ask_where
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import tr
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled


def saves_list(button: QPushButton, table: Table[Any], title: str, desk: Desk, screen: QWidget) -> None:
    """Lets `button` save the lines in sight, with all their columns, for whoever copying them is for."""
    button.clicked.connect(lambda: _ask(table, title, desk, screen))


def _ask(table: Table[Any], title: str, desk: Desk, screen: QWidget) -> None:
    from lfl_desktop.workspace.papers.table_file import save_table  # its libraries are slow to start

    taken = table.taken(table.shown)
    if not taken.rows:
        desk.said.emit(taken.said)
        return

    def then(path: Path) -> None:
        if desk.succeeds(lambda: save_table(taken, title, path, desk.file.today())):
            in_view = desk.in_view
            of_set = in_view.set_id if isinstance(in_view, SetInView) else None
            note_handled(desk.file, handling(desk.file, HandlingKind.SAVED, "table", of_set=of_set))
            desk.said.emit(tr("{said}, in {path}", said=taken.saved, path=path))

    kinds = ";;".join((tr("Workbook (*.xlsx)"), tr("Comma-separated (*.csv)")))
    ask_where(screen, tr("Save the list"), f"{title}.xlsx", kinds, then)
