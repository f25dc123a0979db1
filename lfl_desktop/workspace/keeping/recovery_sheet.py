"""The recovery sheet of a protected file, as a paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.keeping.protecting import recovery_letters

if TYPE_CHECKING:
    from lfl_desktop.content.paper_setting import Sheets
    from lfl_desktop.printing.writers.paper import Paper


def recovery_sheet(path: Path, key: FileKey, at: dt.datetime, sheets: Sheets) -> Paper:
    """The sheet, made on that day, that opens the file at `path`, which `key` opens too."""
    import segno

    from lfl_desktop.content.paper_setting import Setting
    from lfl_desktop.content.papers.recovery_sheet import recovery_sheet_document
    from lfl_desktop.printing.document_pages import printed
    from lfl_desktop.printing.layout.printed_on import printed_on

    letters = recovery_letters(key)
    code = segno.make(letters.replace(" ", ""), micro=False)
    pattern = tuple(tuple(bool(square) for square in row) for row in code.matrix)
    on = printed_on(Setting(sheets=sheets), day=at.date())
    return printed(recovery_sheet_document(path.name, letters, pattern, at.date()), on)
