"""By how much, which "by" says as often as it says by when: "shorten it by two weeks", "raise it by 1.5"."""

from __future__ import annotations

import re

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_COUNTS, start=1)}
"""The numbers that people write as words before "days" or "weeks"."""

_AMOUNT = re.compile(
    rf"(?:\d+|{'|'.join(NUMBERS)}) (?:day|week|fortnight|month)s?|\d+\.\d+|the week", re.ASCII
)
_FRACTION = re.compile(r"(\d+)/(\d+)", re.ASCII)
_WITH_BY = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bour )(?<!\byour )(?<!\btheir )(?<!\bits )\b(?:stand(?:s|ing)?|stood"
    r"|(?:drop|stop|pop)(?:s|ped|ping)?|c[ao]mes?|coming|go|goes|going|gone|went|pass(?:es|ed|ing)?"
    r"|swing(?:s|ing)?|swung)$|^(?:call|abide)$",
    re.IGNORECASE,
)


def is_amount(words: str) -> bool:
    """Whether `words` (in small letters) say by how much where they follow "by", though some of them would
    be a day elsewhere: a length of time, a number, a fraction below one ("3/4", not "24/5")."""
    fraction = _FRACTION.fullmatch(words)
    if fraction:
        return int(fraction[1]) < int(fraction[2])
    return _AMOUNT.fullmatch(words) is not None


def needs_by(words: str) -> bool:
    """Whether `words` end in a verb that "by" may belong to: "drop by tomorrow" is a visit. Not where that
    word is the name of a thing: "make the stop by Friday"."""
    return _WITH_BY.search(words) is not None
