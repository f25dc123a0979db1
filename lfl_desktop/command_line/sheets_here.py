"""Which sheets lie in the printer, where no window asks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lfl_desktop.content.paper_setting import Sheets


def sheets_here(named: str | None = None) -> Sheets:
    """Those that the command names, else those that were chosen in the window, else those of the region that
    the environment says (POSIX: LC_ALL, LC_PAPER, LANG); A4 where it says none."""
    from lfl_desktop.content.paper_setting import sheets_of
    from lfl_desktop.settings import load

    said = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_PAPER", "LANG"))), "")
    return sheets_of(named or load().paper, said.partition(".")[0].partition("_")[2][:2])
