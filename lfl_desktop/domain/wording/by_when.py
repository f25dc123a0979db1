"""By when: what British school leaders type for a date, and how a date is said.

Only the standard library is needed: the forms are few, and some (half term, the next meeting) no
library of dates knows. English words and the order day before month are meant here, so nothing of
what is understood goes through translation; what is said does.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from lfl_desktop.domain.school_year import (
    FRIDAY,
    NO_SCHOOL_YEAR,
    ONE_DAY,
    SUNDAY,
    SchoolYear,
    friday_from,
    plain_words,
    weekday_from,
)
from lfl_desktop.domain.wording.by_how_much import NUMBERS, is_amount, needs_by
from lfl_desktop.domain.wording.days_beside import STEP, day_beside
from lfl_desktop.domain.wording.school_phrase_rules import MONTH, WEEKDAY
from lfl_desktop.domain.wording.school_phrases import make_patterns, of_schools

KNOWN_WORDS = 500
"""Words that are remembered at once: lists of years say the same few of hundreds of lines."""

MOST_AHEAD = 62
"""Days within which the next day of a number is looked for, so that any number is found."""

LONGEST_WORDS = 100
"""Letters of the longest words for a day in a line; each "by" of a long line is not read to its end."""


class _Understood(NamedTuple):
    """A day, and how its words are: `is_one_day` as that day itself and not a time up to it; `may_be_who`
    where they may, after "by", say who or what did it."""

    day: dt.date
    is_one_day: bool = True
    may_be_who: bool = False


def understand(words: str, today: dt.date, year: SchoolYear = NO_SCHOOL_YEAR) -> dt.date | None:
    """The day by which something is to be done, that `words` name when they are typed on `today`; None if
    they are not understood, which is an answer too ("ongoing").

    A date without a year is the next such date, today included. "Friday" is the nearest Friday after
    today; "next Friday" is the Friday of the following week, weeks beginning on Monday; "Friday week"
    is seven days after "Friday". "This week", "next week" and "week beginning 8 March" mean their Friday.
    What schools call a day is in `school_phrases`, and needs what is known of the `year`.
    Never raises: an impossible date, or a term or meeting that is not known, is None.
    """
    found = _understood(words, today, year)
    return found.day if found else None


def one_day(words: str, today: dt.date, year: SchoolYear = NO_SCHOOL_YEAR) -> dt.date | None:
    """The day that `words` name where a day itself is asked for: as `understand`, without what means a time
    up to a day ("mid May", "before Easter", "by 24 May"), and without an hour, which would be lost ("24 May,
    3 pm")."""
    if plain_words(words).removeprefix("on ") != _tidy(words):
        return None
    found = _understood(words, today, year)
    return found.day if found and found.is_one_day else None


def is_written_day(words: str, day: dt.date) -> bool:
    """Whether `words` are this day as one writes it ("24 May", "by Friday 24th May"), so that the day says
    the same."""
    text = _plain(words)
    return not _WEEK_OF.fullmatch(text) and _by_forms(_tidy(text), day, _WRITTEN) == day


def split_due(
    line: str, today: dt.date, year: SchoolYear = NO_SCHOOL_YEAR
) -> tuple[str, str, dt.date | None]:
    """An action line as (wording, due words, due): "Visit Joe's school, by half term".

    It is split at a "by" or "before" ("Sit in on one lesson before Easter", "… the week before half term"),
    and only if all that follows is understood as a date and "by" does not mean anything else there: in
    "shorten it by two weeks", "by 1.5" or "by 3/4" it says by how much, in "led by June" by whom, and in
    "stand by today" it belongs to the verb. Otherwise the line comes back unchanged, with "" and None.
    """
    for found in _SPLIT.finditer(line):
        wording = line[: found.start()].rstrip(" \t,;:–—-")
        before = found["before"]
        due_words = line[found.start("before") if before else found.end() :].strip(" \t\r\n.,;:")
        if len(due_words) > LONGEST_WORDS:
            continue
        says_who = not before and (is_amount(_tidy(due_words)) or needs_by(wording))
        due = None if says_who else _understood(due_words, today, year)
        if due and wording and (before or not due.may_be_who):
            return wording, due_words, due.day
    return line, "", None


def make_forms() -> None:
    """Makes all forms that days are written in, so that the first day that is read does not wait for them."""
    for form, _meaning in (*_WRITTEN, *_COUNTED, *_UP_TO):
        _form(form)
    make_patterns()


def without_by(words: str) -> str:
    """Words without the "by" that they begin with, so that no line says "by by"."""
    return re.sub(r"^(?:\s*by\b[ ,:]*)+", "", words, flags=re.IGNORECASE)


def _understood(words: str, today: dt.date, year: SchoolYear) -> _Understood | None:
    if found := _named(words, today, year):
        return found
    text = _plain(words)
    if day := day_beside(text, today, lambda asked: _day_named(asked, today, year)):
        return _Understood(day, is_one_day=" week" not in f" {text}")
    return None


def _day_named(words: str, today: dt.date, year: SchoolYear) -> dt.date | None:
    found = _named(words, today, year)
    return found.day if found else None


def _named(words: str, today: dt.date, year: SchoolYear) -> _Understood | None:
    text = _plain(words)
    if not text:
        return None
    if week := _WEEK_OF.fullmatch(text):
        day = _end_of_week(week, today)
        return _Understood(day, is_one_day=False) if day else None
    for forms in (_WRITTEN, _COUNTED):
        if day := _by_forms(_tidy(text), today, forms):
            return _Understood(day)
    if day := _by_forms(text, today, _UP_TO):
        return _Understood(day, is_one_day=False)
    if found := of_schools(text, today, year):
        return _Understood(found[0], is_one_day=found[1].is_one_day, may_be_who=found[1].may_be_who)
    return None


def _end_of_week(week: re.Match[str], today: dt.date) -> dt.date | None:
    """A week that has begun is still that week."""
    if week["ending"]:
        return _by_forms(week["day"], today, _WRITTEN)
    begins = (_by_forms(week["day"], start, _WRITTEN) for start in (_monday(today), today))
    fridays = [friday_from(day) for day in begins if day]
    return next((friday for friday in fridays if friday >= today), next(iter(fridays), None))


def _by_forms(text: str, today: dt.date, forms: Sequence[_Form]) -> dt.date | None:
    if forms is _WRITTEN and not any(map(str.isdigit, text)):
        return None  # a day is not written without a figure, and most words are not
    for form, meaning in forms:
        if match := _form(form).fullmatch(text):
            try:
                return meaning(match, today)
            except (ValueError, OverflowError):
                return None
    return None


@lru_cache(maxsize=KNOWN_WORDS)
def _plain(words: str) -> str:
    """Words without what only says that a day is the last one, and without the hour of that day."""
    return _HOUR_AFTER.sub("", _HOUR_BEFORE.sub("", _LATEST.sub("", plain_words(words))))


@lru_cache(maxsize=KNOWN_WORDS)
def _tidy(text: str) -> str:
    return re.sub(r"^(by|on|before)\b[ ,:]*", "", _plain(text))


def _dated(match: re.Match[str], today: dt.date) -> dt.date | None:
    """A day and a month, with or without a year and the name of the weekday."""
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else MONTH[month]
    day = _on_or_after(today, int(parts["day"]), number, parts.get("year"))
    weekday = parts.get("weekday")
    if day and weekday and day.weekday() != WEEKDAY[weekday]:
        return None
    return day


def _on_or_after(today: dt.date, day: int, month: int, year: str | None) -> dt.date | None:
    if year:
        return dt.date(int(year) if len(year) == 4 else 2000 + int(year[-2:]), month, day)
    # 29 February can be eight years away, as from 1897 to 1904.
    for candidate in range(today.year, today.year + 9):
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(candidate, month)[1]:
            found = dt.date(candidate, month, day)
            if found >= today:
                return found
    return None


def _weekday(match: re.Match[str], today: dt.date) -> dt.date:
    wanted = WEEKDAY[match["weekday"]]
    coming = today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    day = _monday(today) + dt.timedelta(days=7 + wanted) if match["next"] else coming
    if match["fortnight"] or match["fortnight_on"]:
        return day + dt.timedelta(days=14)
    return day + dt.timedelta(days=7) if match["week"] or match["week_on"] else day


def _weeks_on(match: re.Match[str], today: dt.date) -> dt.date:
    coming = today + dt.timedelta(days=(WEEKDAY[match["weekday"]] - today.weekday() - 1) % 7 + 1)
    return coming + _weeks_counted(match)


def _count(match: re.Match[str]) -> int:
    return NUMBERS.get(match["count"]) or int(match["count"])


def _weeks_counted(match: re.Match[str]) -> dt.timedelta:
    return dt.timedelta(days=7 * _count(match))


def _day_number(match: re.Match[str], today: dt.date) -> dt.date | None:
    """The next day of this number ("the 17th"), which is the weekday that is said with it."""
    weekday = match.groupdict().get("weekday")
    for ahead in range(MOST_AHEAD):
        day = today + dt.timedelta(days=ahead)
        if day.day == int(match["day"]) and (weekday is None or day.weekday() == WEEKDAY[weekday]):
            return day
    return None


def _of_next_week(match: re.Match[str], today: dt.date) -> dt.date:
    return _monday(today) + dt.timedelta(days=7 + WEEKDAY[match["weekday"] or match["weekday_again"]])


def _part_of_next_week(match: re.Match[str], today: dt.date) -> dt.date:
    """Early in a week is until its Tuesday, its middle is Wednesday."""
    return _monday(today) + dt.timedelta(days=7 + (1 if match["part"] == "early" else 2))


def _week(match: re.Match[str], today: dt.date) -> dt.date:
    friday = _monday(today) + dt.timedelta(days=FRIDAY)
    if match["next"] or friday < today:
        friday += dt.timedelta(days=7)
    return friday


def _in_a_while(match: re.Match[str], today: dt.date) -> dt.date:
    count = _count(match)
    unit = match["unit"]
    if unit == "month":
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    days = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}[unit]
    return today + dt.timedelta(days=days * count)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """A form that days are written in, once somebody writes one: a start reads few. Spaces in `pattern` stand
    for one space; {names} for the parts below."""
    any_of = "|".join
    parts = {
        "{day}": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        "{month}": rf"(?P<month>{any_of(sorted(MONTH, key=len, reverse=True))})\.?",
        "{year}": r"(?:,? (?P<year>(?:19|20|21)\d\d|'?\d\d))?",
        "{weekday}": rf"(?P<weekday>{any_of(sorted(WEEKDAY, key=len, reverse=True))})\b\.?",
        "{weekday again}": rf"(?P<weekday_again>{any_of(sorted(WEEKDAY, key=len, reverse=True))})",
        "{count}": rf"(?P<count>\d{{1,3}}|{any_of(NUMBERS)})",
        "{short year}": r"(?P<year>(?:19|20|21)?\d\d)",
    }
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.ASCII)


_Form: TypeAlias = tuple[str, Callable[[re.Match[str], dt.date], "dt.date | None"]]

_WRITTEN: tuple[_Form, ...] = (
    (r"(?:{weekday},? )?(?:the )?{day}(?: of|,)? ?{month}{year}", _dated),
    (r"(?:the )?{day}(?: of)? ?{month}{year},? \(?{weekday}\)?", _dated),
    (r"(?:{weekday},? )?{month} (?:the )?{day}{year}", _dated),
    (r"(?:{weekday},? )?{day}-{month}(?:-(?P<year>(?:20)?\d\d))?", _dated),
    (r"(?:{weekday},? )?(?P<day>\d{1,2}) ?([/.-]) ?(?P<month>\d{1,2}) ?\3 ?{short year}", _dated),
    (r"(?:{weekday},? )?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})", _dated),
    (r"(?P<year>\d{4})([/-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", _dated),
)
_COUNTED: tuple[_Form, ...] = (
    (
        r"(?:(?P<week_on>a week (?:on )?)|(?P<fortnight_on>a fortnight (?:on )?))?"
        r"(?:this |(?P<next>next ))?{weekday}(?:(?P<week> week)|(?P<fortnight> fortnight))?",
        _weekday,
    ),
    (r"{count} weeks? (?:on )?{weekday}", _weeks_on),
    (r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_number),
    (r"{weekday},? (?:the )?{day}", _day_number),
    (r"{weekday},? (?:of )?next week|next week,? (?:on )?{weekday again}", _of_next_week),
    (r"(?:the )?(?:end of )?(?:the |this |(?P<next>next ))week|end of week|eow", _week),
    (r"today|(?:the )?end of (?:the )?day|close of play", lambda match, today: today),
    (r"this (?:morning|afternoon|evening)|tonight", lambda match, today: today),
    (r"tomorrow", lambda match, today: today + dt.timedelta(days=1)),
    (r"(?:the )?day after tomorrow", lambda match, today: today + dt.timedelta(days=2)),
    (r"a week today", lambda match, today: today + dt.timedelta(days=7)),
    (r"{count} weeks today", lambda match, today: today + _weeks_counted(match)),
    (r"{count} weeks tomorrow", lambda match, today: today + _weeks_counted(match) + ONE_DAY),
    (r"a fortnight today", lambda match, today: today + dt.timedelta(days=14)),
    (r"a week tomorrow|tomorrow week", lambda match, today: today + dt.timedelta(days=8)),
    (
        r"(?:in |within )?{count} (?P<unit>day|week|wk|fortnight|month)s?(?:'? time| from (?:now|today))?",
        _in_a_while,
    ),
)
_UP_TO: tuple[_Form, ...] = (
    (r"later this (?P<next>)?week", _week),
    (r"(?:the )?(?P<part>early|mid|middle of)[ -](?:in )?next week", _part_of_next_week),
    (r"before (?:the |this )?weekend", lambda match, today: weekday_from(today, FRIDAY)),
    (r"(?:(?:at|over) )?(?:the |this )?weekend", lambda match, today: weekday_from(today, SUNDAY)),
    (r"(?:in |within )?a couple of weeks(?:'? time)?", lambda match, today: today + dt.timedelta(days=14)),
)
"""What is no day but a time up to one."""
_WEEK_OF = re.compile(
    r"(?:in |during )?(?:the )?(?:(?:(?:week|wk)[ -]?(?:beginning|commencing|starting|of|beg)|w/[bc]|w[bc])"
    r"|(?P<ending>(?:week|wk)[ -]?ending|w/e))[ .:]+(?:on )?(?:the )?(?P<day>.+)"
)
_SPLIT = re.compile(
    rf"\b(?:by(?!\s+before\b)|(?:by\s+)?(?P<before>(?:(?:on )?{STEP} )?before))\b", re.IGNORECASE | re.ASCII
)
"""Where an action line may say by when. "The week before half term" is one: its "before" alone would split it
after "the week"."""
_LATEST = re.compile(
    r"^(?:(?:by|on|until|till|or before|(?:no|not) later than|at the latest|latest|up to|between now and"
    r"|from now (?:until|till|to)|(?:in time|ready) for|this side of|towards|near(?= the end of\b)"
    r"|ideally|hopefully|preferably|some ?time(?= (?:before|this|in|next)\b)"
    r"|before(?= (?:the )?(?:very )?end of\b))\b[ ,:]*)+"
    r"|,? (?:at (?:the )?)?latest$"
)
_TIME = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|\d{1,2}:\d\d|\d{1,2}\.(?:00|1[3-9]|[2-5]\d)|(?:12 )?noon|midday)"
"""An hour of a day. "11.12" may be a date, so that "Friday 11.12" is no Friday but that one."""
_HOUR_BEFORE = re.compile(
    rf"^(?:{_TIME}|(?:the )?end of (?:the )?day|close of play|lunch(?:time)?|first thing)(?: on)? "
)
_HOUR_AFTER = re.compile(
    rf" (?:(?:at |by )?{_TIME}|(?:at )?lunchtime|first thing|(?<!this )(?:morning|afternoon|evening))$"
)
