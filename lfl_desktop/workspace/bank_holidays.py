"""Bank and public holidays of the four nations. The days come from the kept library `holidays`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from lfl_desktop.domain.programme import Nation
from lfl_desktop.words import mark

NATIONS = {
    Nation.ENGLAND: mark("England"),
    Nation.WALES: mark("Wales"),
    Nation.SCOTLAND: mark("Scotland"),
    Nation.NORTHERN_IRELAND: mark("Northern Ireland"),
}
"""How each nation is called, in the order in which it is offered."""

_PARTS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@cache
def bank_holidays(nation: Nation, year: int) -> Mapping[dt.date, str]:
    """The bank and public holidays of one year, with the name of each; optional ones are not among them."""
    from holidays import country_holidays

    found = country_holidays("GB", subdiv=_PARTS[nation], years=year, language="en_GB")
    return {day: name.replace("'", "’") for day, name in sorted(found.items()) if day.year == year}
