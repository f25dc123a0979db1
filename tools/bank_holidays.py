"""Writes the bank holidays of the four nations, as the kept library `holidays` tells them, where the program
reads them: `make holidays`, after a newer library was pinned.

The library holds the calendars of every country: 12 MB of memory and a tenth of a second, for a
few days a year.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import holidays

from lfl_desktop.domain.programme import Nation

OUT = Path("resources/bank_holidays.tsv")

YEARS = range(1990, 2061)
"""Records are younger, and plans end sooner."""

PARTS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


def told() -> str:
    """A line for each day and name: the day, the nations that have it, the name; with tabs between."""
    found: dict[tuple[dt.date, str], list[str]] = {}
    for nation, part in PARTS.items():
        days = holidays.country_holidays("GB", subdiv=part, years=YEARS, language="en_GB")
        for day, name in days.items():
            if day.year in YEARS:
                found.setdefault((day, name.replace("'", "’")), []).append(nation.value)
    lines = [f"{day}\t{','.join(nations)}\t{name}\n" for (day, name), nations in sorted(found.items())]
    return "".join(lines)


if __name__ == "__main__":
    OUT.write_text(told(), encoding="utf-8", newline="\n")
