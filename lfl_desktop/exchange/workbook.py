"""Tables as a workbook for spreadsheets, and as CSV: real days and numbers, and no text that is run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from lfl_desktop.content.tables.table_columns import CellValue

WIDEST = 60
"""Characters of a column, beyond which its words go over several lines."""
_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula in CSV."""


@dataclass(frozen=True)
class WorkbookSheet:
    """A table of the workbook: its name, what stands above its columns, and its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[CellValue | float, ...], ...]


def workbook(sheets: Sequence[WorkbookSheet], title: str, author: str, made: dt.date) -> bytes:
    """The bytes of an .xlsx file with these sheets: filters, heads that stay in sight, days as days. `made`
    is the day that the file says it was made on."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": title, "author": author, "created": dt.datetime.combine(made, dt.time(), dt.UTC)}
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(_sheet_name(sheet.name))
        for column, words in enumerate(sheet.heads):
            page.write_string(0, column, words, head)
            page.set_column(column, column, _width(sheet, column))
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    page.write_datetime(number, column, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, int | float):
                    page.write_number(number, column, value, plain)
                elif value:
                    page.write_string(number, column, value, plain)
        page.freeze_panes(1, 1)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    book.close()
    return written.getvalue()


def comma_separated(sheet: WorkbookSheet) -> bytes:
    """A sheet as CSV in UTF-8 with a mark, as spreadsheets expect it; days as 2013-05-09. Text that a
    spreadsheet would take for a formula begins with an apostrophe."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(sheet.heads)
    lines.writerows([_plain(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _plain(value: CellValue | float) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_BEGIN_FORMULAS) else value
    return "" if value is None else str(value)


def _sheet_name(name: str) -> str:
    """As a spreadsheet allows: 31 characters, none of them special."""
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in name)[:31]


def _width(sheet: WorkbookSheet, column: int) -> float:
    longest = max((len(str(row[column] or "")) for row in sheet.rows), default=0)
    return max(8, min(WIDEST, max(longest, len(sheet.heads[column])) + 2))
