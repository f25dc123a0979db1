"""A list of the programme in sight, printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from lfl_desktop.content.document import TableColumn
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.kit.controls.asking_where import ask_where
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.kit.usual_sheets import usual_sheets
from lfl_desktop.words import tr


def prints_list(button: QPushButton, table: Table[Any], title: str, desk: Desk, screen: QWidget) -> None:
    """Lets `button` print the lines and columns in sight; without a printer they are saved as PDF, to print
    elsewhere."""
    button.clicked.connect(lambda: _print(table, title, desk, screen))


def _print(table: Table[Any], title: str, desk: Desk, screen: QWidget) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo  # this and the rest are slow to start

    from lfl_desktop.views.parts.print_dialogs import ask_printer
    from lfl_desktop.workspace.coordinator.printed_lists import printed_programme_list
    from lfl_desktop.workspace.exchange.files_out import write_whole
    from lfl_desktop.workspace.papers.programme_printed import programme_printed_on

    columns = [column for column in table.model.columns if not column.aside]
    rows = [[column.words(line) for column in columns] for line in table.shown]
    heads = [TableColumn(tr(column.heading), is_wide=column.wide) for column in columns]
    overview = overview_in_view(desk)
    on = programme_printed_on(desk.file, overview.programme, usual_sheets(desk.preferences))
    paper = printed_programme_list(overview, title, heads, rows, on)
    if QPrinterInfo.availablePrinterNames():
        ask_printer(screen, paper.pdf, title, desk.said.emit, desk.trouble)
        return

    def save(path: Path) -> None:
        if desk.succeeds(lambda: write_whole(path, paper.pdf)):
            desk.said.emit(tr("Saved as {path}", path=path))

    ask_where(screen, tr("Save PDF"), f"{title}.pdf", tr("PDF (*.pdf)"), save)
