"""A list as a file for spreadsheets: what copying it gives, with days as days and counts as numbers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lfl_desktop.exchange.workbook import WorkbookSheet, comma_separated, workbook
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.papers.table_copy import TableCopy

TABLE_FILES = (".xlsx", ".csv")
"""What a list can be saved as."""


def save_table(taken: TableCopy, title: str, path: Path, today: dt.date) -> None:
    """Writes the lines that were taken. Raises WrongEnding, and CannotSave where it cannot be written."""
    check_ending(path, TABLE_FILES)
    sheet = WorkbookSheet(title, taken.sheet.headings, taken.sheet.values)
    is_csv = path.suffix.casefold() == ".csv"
    write_whole(path, comma_separated(sheet) if is_csv else workbook([sheet], title, "", today))
