"""What the papers on a whole programme are printed on."""

from __future__ import annotations

from lfl_desktop.content.paper_setting import Setting, Sheets
from lfl_desktop.domain.programme import Programme, ProgrammeLogo
from lfl_desktop.printing.layout.printed_on import PrintedOn, printed_on
from lfl_desktop.workspace.reading import Reading


def programme_printed_on(reading: Reading, programme: Programme | None, sheets: Sheets) -> PrintedOn:
    """These sheets, below the logo of the programme where it has one, as of the last change to the
    records."""
    logos = reading.select(ProgrammeLogo, programme=programme.id) if programme else []
    logo = next((one.picture for one in logos if one.picture), b"")
    return printed_on(Setting(sheets=sheets), logo, reading.changed_on())
