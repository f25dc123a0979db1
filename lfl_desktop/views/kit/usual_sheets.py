"""Which sheets lie in the printer here."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from lfl_desktop.content.paper_setting import Sheets, sheets_of
from lfl_desktop.views.kit.preferences import Preferences


def usual_sheets(preferences: Preferences) -> Sheets:
    """Those that were chosen, else those of the region of this computer."""
    return sheets_of(preferences.settings.paper, QLocale.territoryToCode(QLocale().territory()))
