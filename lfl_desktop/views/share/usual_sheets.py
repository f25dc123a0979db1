"""Which sheets lie in the printer here."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from lfl_desktop.content.paper_setting import PosterSize, Sheets
from lfl_desktop.views.kit.preferences import Preferences

LETTER_IN = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The territories whose usual paper is Letter (Unicode CLDR 45, measurement data)."""

POSTERS = {Sheets.A4: PosterSize.A3, Sheets.LETTER: PosterSize.TABLOID}
"""The size of a poster that is proposed where these sheets are usual: two of them beside each other."""


def usual_sheets(preferences: Preferences) -> Sheets:
    """Those that were chosen, else those of the region of this computer."""
    chosen = preferences.settings.paper
    if chosen != "region":
        return Sheets(chosen)
    here = QLocale.territoryToCode(QLocale().territory())
    return Sheets.LETTER if here in LETTER_IN else Sheets.A4
