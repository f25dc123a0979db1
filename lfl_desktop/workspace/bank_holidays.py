"""Bank and public holidays of the four nations, as the kept library `holidays` tells them.

`make holidays` asks the library; the program reads what it told, and a test compares the two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from lfl_desktop import paths
from lfl_desktop.domain.programme import Nation
from lfl_desktop.words import mark

NATIONS = {
    Nation.ENGLAND: mark("England"),
    Nation.WALES: mark("Wales"),
    Nation.SCOTLAND: mark("Scotland"),
    Nation.NORTHERN_IRELAND: mark("Northern Ireland"),
}
"""How each nation is called, in the order in which it is offered."""


KNOWN_YEARS = range(1990, 2061)
"""The years of which any are known."""


@cache
def bank_holidays(nation: Nation, year: int) -> Mapping[dt.date, str]:
    """The bank and public holidays of one year, with the name of each as it is marked for translation;
    optional ones are not among them. None are known outside `KNOWN_YEARS`."""
    rows = (line.split("\t") for line in _told() if line.startswith(f"{year:04}-"))
    return {dt.date.fromisoformat(day): name for day, nations, name in rows if nation in nations.split(",")}


def holiday_names() -> list[str]:
    """The names of all bank and public holidays that are known, for translators."""
    return sorted({line.split("\t")[2] for line in _told()})


@cache
def _told() -> tuple[str, ...]:
    return tuple(paths.resource("bank_holidays.tsv").read_text(encoding="utf-8").splitlines())
