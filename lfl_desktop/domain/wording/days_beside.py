"""Days beside others, as people count them: "the Friday before half term", "a week before the next meeting".

What may be one of two days is no day: its words stay as they are. "The Tuesday after Easter" is in the
holidays to some and in the first week back to others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeAlias

from lfl_desktop.domain.school_year import ONE_DAY, friday_from, weekday_before, weekday_from
from lfl_desktop.domain.wording.by_how_much import NUMBERS
from lfl_desktop.domain.wording.school_phrase_rules import FEASTS, WEEKDAY

Asked: TypeAlias = Callable[[str], "dt.date | None"]
"""The day that words name, where they name one."""

_WEEKDAYS = "|".join(sorted(WEEKDAY, key=len, reverse=True))
_COUNTS = "|".join(sorted(NUMBERS, key=len, reverse=True))
STEP = (
    rf"(?:(?:the )?(?:(?P<which>first|last) )?(?P<weekday>{_WEEKDAYS})|(?:the )?(?P<unit>day|week)"
    rf"|(?P<count>\d{{1,2}}|{_COUNTS}) (?P<counted>day|week|fortnight)s?)"
)
"""How far a day is from another: "the Friday", "a week", "10 days"."""
_BESIDE = re.compile(rf"(?:on |in )?{STEP} (?P<side>before|after) (?P<rest>.+)", re.ASCII)
_FEAST = re.compile(rf"(?:the )?(?:{'|'.join(FEASTS)})")
_BREAK = re.compile(
    r"(?!.*\bbank\b).*(?:half[ -]?term|holidays?|hols|vacation)(?: (?:holidays?|break|week))?"
    r"|.*break|.*breaks? up|.*break(?:ing)?[ -]up|(?:the )?summer"
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def day_beside(words: str, today: dt.date, asked: Asked) -> dt.date | None:
    """The day that is said by its distance from another, which `asked` knows; None where it is none, is over,
    or may be either of two."""
    match = _BESIDE.fullmatch(words)
    if not match or _FEAST.fullmatch(match["rest"]):
        return None
    try:
        found = _of_break(match, asked) if _BREAK.fullmatch(match["rest"]) else _of_day(match, asked)
    except OverflowError:
        return None
    return found if found and found >= today else None


def _of_break(match: re.Match[str], asked: Asked) -> dt.date | None:
    """Before a holiday is before its first day off, after it from the week of its first day back."""
    before = match["side"] == "before"
    edge = asked(f"{match['side']} {match['rest']}")
    if edge is None:
        return None
    if match["weekday"]:
        wanted = WEEKDAY[match["weekday"]]
        return weekday_before(edge + ONE_DAY, wanted) if before else weekday_from(_monday(edge), wanted)
    if match["unit"]:
        return edge if before or match["unit"] == "day" else friday_from(edge)
    return edge - _counted(match) if before else None


def _of_day(match: re.Match[str], asked: Asked) -> dt.date | None:
    day = asked(match["rest"])
    if day is None:
        return None
    before = match["side"] == "before"
    if match["weekday"]:
        wanted = WEEKDAY[match["weekday"]]
        if day.weekday() == wanted:
            return None  # that day itself to some, and a week from it to others
        return weekday_before(day, wanted) if before else weekday_from(day, wanted)
    if match["unit"] == "week":
        friday = friday_from(_monday(day))
        within_term = "term" in match["rest"] or "year" in match["rest"]
        return None if within_term else friday + dt.timedelta(days=-7 if before else 7)
    step = ONE_DAY if match["unit"] else _counted(match)
    return day - step if before else day + step


def _counted(match: re.Match[str]) -> dt.timedelta:
    count = NUMBERS.get(match["count"]) or int(match["count"])
    return dt.timedelta(days=count * _DAYS[match["counted"]])


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
