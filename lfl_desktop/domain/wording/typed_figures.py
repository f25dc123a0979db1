"""Numbers, minutes and times of day as people type them: understood as a whole, or not at all.

Nothing is guessed and no part of the words is taken for the whole: "3 out of 30" is no 3. English words are
meant here, so nothing of what is understood goes through translation.
"""

from __future__ import annotations

import datetime as dt
import re

from lfl_desktop.domain.wording.by_how_much import NUMBERS

MOST_MINUTES = 600
"""Ten hours: longer than any meeting."""

MOST = 1e12
"""A number above is a slip of the keys."""

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SOME = "".join(_FRACTIONS)
_NUMBER = re.compile(
    r"(?P<sign>[+\-−]?)(?P<whole>[1-9]\d{0,2}(?:(?P<part>[ ,])\d{3})(?:(?P=part)\d{3})*|\d+)?"
    rf"(?:[.,](?P<decimals>\d+)|[.,]| ?(?P<fraction>[{_SOME}]))?(?: ?(?P<unit>[^\d\s.,{_SOME}]\D*))?"
)
_NO_UNIT = re.compile(
    r"(?:out|of|in|to|or|and|from|than|ish|until|by|more|less|fewer|plus|minus|st|nd|rd|th)\b"
    r"|[-–—/+*=?<>~^!²³⁰-⁹]|[oil]$"
    r"|.*(?:\+|\?|\b(?:or (?:so|more|less|fewer|thereabouts)|approx\S*|roughly))\)?$"
)
"""What goes on after a number is another number, or says that it is none or not quite that one: "3 out of",
"5 or so", "5ish", "60%+", "3rd", "3²", a letter typed for a figure ("1O")."""

_ODD = re.compile(r"[+\-−]?(?:\d+(?:[ ,]\d{3})+,(?!\d{3}(?!\d))|\d+(?: \d{3})+,|0\d+,)")
"""A comma that may be either: "1,000,5", "1 000,000", "01,000"."""

_COUNT = rf"(?:\d+(?:\.\d+)?|{'|'.join(NUMBERS)})"
_HOURS = r"(?:hours?|hrs?\.?|h)"
_MINUTES = re.compile(
    rf"(?:(?P<hours>{_COUNT}) ?(?P<some>[{_SOME}])? ?{_HOURS}"
    rf"(?P<half> and a half)?)?"
    rf"(?:(?:,? (?:and )?|(?<=[hrs.]))?(?P<minutes>\d+|{'|'.join(NUMBERS)})"
    r"(?P<named> ?(?:minutes?|mins?\.?|m|'))?)?"
)
_PARTS_OF_AN_HOUR = {
    "half an hour": 30,
    "half hour": 30,
    "a half hour": 30,
    "½ hour": 30,
    "½ an hour": 30,
    "½ h": 30,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "¼ hour": 15,
    "three quarters of an hour": 45,
    "three-quarters of an hour": 45,
    "¾ hour": 45,
    "¾ of an hour": 45,
}

_HALVES = r"(?P<half>am|pm|in the morning|in the afternoon|in the evening)"
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h ]?(?P<minute>\d{{2}})|h)?(?: ?o'?clock)?(?: ?(?:hrs|{_HALVES}))?", re.ASCII
)
_HOUR = "|".join(word for word in NUMBERS if word not in ("a", "an"))
_SPOKEN = re.compile(
    rf"(?:(?P<past>half(?: past)?|(?:a )?quarter past|(?P<after>\d{{1,2}}|five|ten|twenty|twenty[- ]five)"
    rf"(?: minutes?)? past|(?:a )?quarter to|(?P<before>five|ten|twenty|twenty[- ]five)(?: minutes?)? to) )?"
    rf"(?P<hour>\d{{1,2}}|{_HOUR})(?: ?o'?clock)?(?: ?{_HALVES})?",
    re.ASCII,
)
_SPOKEN_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25, "twenty-five": 25}
_NAMED_TIMES = {
    "noon": dt.time(12),
    "12 noon": dt.time(12),
    "midday": dt.time(12),
    "12 midday": dt.time(12),
    "midnight": dt.time(0),
    "12 midnight": dt.time(0),
}


def read_number(text: str) -> tuple[float | None, str]:
    """The number that people write ("27", "27.5", "27,5", "27 %", "1,200", "1½") and the unit after it;
    None where there is no number, or more than one.

    A comma or space parts thousands where groups of three follow up to three digits that do not begin with
    0 ("1,000"); else a comma is a decimal comma ("0,125")."""
    found = _NUMBER.fullmatch(" ".join(text.split()))
    if not found or not (found["whole"] or found["decimals"] or found["fraction"]):
        return None, ""
    unit = (found["unit"] or "").strip()
    if _ODD.match(text.strip()) or _NO_UNIT.match(unit.casefold()):
        return None, ""
    number = float(f"{re.sub(r'[ ,]', '', found['whole'] or '0')}.{found['decimals'] or '0'}")
    number += _FRACTIONS.get(found["fraction"] or "", 0)
    if number > MOST:
        return None, ""
    return (-number if found["sign"] in ("-", "−") else number), unit


def read_minutes(text: str) -> int | None:
    """The whole minutes that are meant ("30", "90 min", "1 h 30", "an hour"), at most `MOST_MINUTES`; None
    where there are none."""
    words = _tidy(text)
    if words in _PARTS_OF_AN_HOUR:
        return _PARTS_OF_AN_HOUR[words]
    if clock := re.fullmatch(r"(\d{1,2}):([0-5]\d)", words, re.ASCII):
        return _whole(int(clock[1]) * 60 + int(clock[2]))
    found = _MINUTES.fullmatch(words)
    if not found or not (found["hours"] or found["minutes"]):
        return None
    hours = _count(found["hours"]) + _FRACTIONS.get(found["some"] or "", 0) + (0.5 if found["half"] else 0)
    if found["hours"] and found["minutes"]:
        if hours % 1 or _count(found["minutes"]) >= 60:
            return None
    elif found["minutes"] in NUMBERS and not found["named"]:
        return None
    return _whole(hours * 60 + _count(found["minutes"]))


def read_time(text: str) -> dt.time | None:
    """The time of day in `text` ("1.30", "4 pm", "half past four", "noon"), None where there is none. Hours
    from 1 to 6 without "am" or a leading 0 are afternoons, because no set meets before seven."""
    words = re.sub(r"\b([ap]) ?\. ?m\b\.?", r"\1m", _tidy(text)).removeprefix("at ").strip()
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    if found := _CLOCK.fullmatch(words):
        return _time(int(found["hour"]), int(found["minute"] or 0), found["half"], len(found["hour"]) == 1)
    if not (found := _SPOKEN.fullmatch(words)):
        return None
    hour = int(_count(found["hour"]))
    past = found["past"] or ""
    minute = 30 if past.startswith("half") else 15 if "quarter" in past else 0
    for name in ("after", "before"):
        if told := found[name]:
            minute = _SPOKEN_MINUTES.get(told) or int(told)
    if past.endswith(" to"):
        hour, minute = (hour - 1 or 12), 60 - minute
    return _time(hour, minute, found["half"], small=True)


def _time(hour: int, minute: int, half: str | None, small: bool) -> dt.time | None:
    """`small`: hours from 1 to 6 that nothing is said of are afternoons."""
    if half in ("am", "in the morning"):
        if hour > 12:
            return None
        hour %= 12
    elif (half and hour < 12) or (half is None and small and 1 <= hour <= 6):
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _tidy(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(" .,;")


def _count(words: str | None) -> float:
    if not words:
        return 0
    return NUMBERS[words] if words in NUMBERS else float(words)


def _whole(minutes: float) -> int | None:
    return round(minutes) if minutes <= MOST_MINUTES and abs(minutes - round(minutes)) < 1e-6 else None
