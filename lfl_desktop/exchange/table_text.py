"""A table as the clipboard holds it: plain text for anything, HTML for Word and Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

FORMULA = ("=", "+", "-", "@")
"""A cell that begins with one of these is run as a formula by spreadsheets."""

HTML_BREAK = '<br style="mso-data-placement:same-cell">'
"""A new line, at which Excel begins no new row."""

_AS_TEXT = "mso-number-format:'\\@'"
"""What Excel writes of a cell that holds text, and heeds when it reads one; `sdnum` is Calc's way."""


_AS_DAY = r"mso-number-format:'yyyy\-mm\-dd'"
"""What Excel writes of a cell that holds a day."""


def as_tabs(headings: Sequence[str], rows: Iterable[Sequence[str | dt.date]]) -> str:
    """A line for the headings and each row, cells with a tab between them.

    A cell stays on its line, and a day is written as every spreadsheet reads it, 2013-05-09 (ISO 8601); one
    that a spreadsheet would run begins with an apostrophe."""
    lines = [headings, *rows]
    return "\n".join("\t".join(_held(cell) for cell in line) for line in lines) + "\n"


def as_html(headings: Sequence[str], rows: Iterable[Sequence[str | dt.date]]) -> str:
    """The same as an HTML table whose cells are marked as text, so that nothing in them is run, and days as
    days."""
    head = "".join(f'<th align="left">{_inside(cell)}</th>' for cell in headings)
    body = "".join(f"<tr>{''.join(map(_told, row))}</tr>" for row in rows)
    return (
        '<html><head><meta charset="utf-8"></head><body><table border="1" cellspacing="0">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )


def html_cell(inside: str) -> str:
    """A cell of an HTML table that is text to spreadsheets; `inside` is HTML."""
    return f'<td valign="top" style="{_AS_TEXT}" sdnum="0;0;@">{inside}</td>'


def _told(cell: str | dt.date) -> str:
    if isinstance(cell, dt.date):
        return f'<td valign="top" style="{_AS_DAY}">{cell.isoformat()}</td>'
    return html_cell(_inside(cell))


def _held(cell: str | dt.date) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    words = " ".join(cell.split())
    return f"'{words}" if words.startswith(FORMULA) else words


def _inside(cell: str) -> str:
    lines = (escape(line, quote=False) for line in cell.strip().splitlines())
    return HTML_BREAK.join(lines)
