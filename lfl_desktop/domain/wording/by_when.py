"""By when: what British school leaders type for a date, and how a date is said.

Only the standard library is needed: the forms are few, and some (half term, the next meeting) no
library of dates knows. English words and the order day before month are meant here, so nothing of
what is understood goes through translation; what is said does.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.wording.by_how_much import NUMBERS, is_amount, needs_by
from lfl_desktop.domain.wording.days_said import MONTHS, WEEKDAYS

FRIDAY = 4

_MONTH = {name[:size].casefold(): n for n, name in enumerate(MONTHS, start=1) for size in (3, 4, len(name))}
_WEEKDAY = {name[:size].casefold(): n for n, name in enumerate(WEEKDAYS) for size in (3, 4, 5, len(name))}
_WEEKDAY["weds"] = WEEKDAYS.index("Wednesday")


@dataclass(frozen=True)
class _Asked:
    """What the forms may look at besides the words."""

    today: dt.date
    terms: Sequence[Term]
    next_meeting: dt.date | None


def understand(
    words: str, today: dt.date, terms: Sequence[Term], next_meeting: dt.date | None = None
) -> dt.date | None:
    """The day that `words` name when they are typed on `today`; None if they are not understood.

    A date without a year is the next such date, today included. "Friday" is the nearest Friday after
    today; "next Friday" is the Friday of the following week, weeks beginning on Monday; "Friday week"
    is seven days after "Friday". "This week" and "next week" mean their Friday. "Half term" is the last
    Friday before the next half-term holiday; where there are six terms, the last day before a break of
    one week. "End of term" is the last day of the term that is running or next to come.
    Never raises: an impossible date, or a term or meeting that is not known, is None.
    """
    text = _tidy(words)
    asked = _Asked(today, terms, next_meeting)
    for form, meaning in _FORMS:
        if match := form.fullmatch(text):
            try:
                return meaning(match, asked)
            except (ValueError, OverflowError):
                return None
    return None


def split_due(
    line: str, today: dt.date, terms: Sequence[Term], next_meeting: dt.date | None = None
) -> tuple[str, str, dt.date | None]:
    """An action line as (wording, due words, due): "Visit Joe's school, by half term".

    It is split at its last "by", and only if all that follows is understood as a date and "by" does not
    mean anything else there: in "shorten it by two weeks", "by 1.5" or "by 3/4" it says by how much, and
    in "stand by today" it belongs to the verb. Otherwise the line comes back unchanged, with "" and None.
    """
    found = list(re.finditer(r"\bby\b", line, re.IGNORECASE))
    if found:
        wording = line[: found[-1].start()].rstrip(" \t,;:–—-")
        due_words = line[found[-1].end() :].strip(" \t\r\n.,;:")
        if is_amount(_tidy(due_words)) or needs_by(wording):
            return line, "", None
        due = understand(due_words, today, terms, next_meeting)
        if due and wording:
            return wording, due_words, due
    return line, "", None


def _tidy(words: str) -> str:
    text = " ".join(words.casefold().replace("’", "'").split()).strip(" .,;:!")
    return re.sub(r"^(by|on|before)\b[ ,:]*", "", text)


def _dated(match: re.Match[str], asked: _Asked) -> dt.date | None:
    """A day and a month, with or without a year and the name of the weekday."""
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTH[month]
    day = _on_or_after(asked.today, int(parts["day"]), number, parts.get("year"))
    weekday = parts.get("weekday")
    if day and weekday and day.weekday() != _WEEKDAY[weekday]:
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


def _weekday(match: re.Match[str], asked: _Asked) -> dt.date:
    wanted = _WEEKDAY[match["weekday"]]
    if match["next"]:
        return _monday(asked.today) + dt.timedelta(days=7 + wanted)
    coming = asked.today + dt.timedelta(days=(wanted - asked.today.weekday() - 1) % 7 + 1)
    return coming + dt.timedelta(days=7) if match["week"] or match["week_on"] else coming


def _of_next_week(match: re.Match[str], asked: _Asked) -> dt.date:
    return _monday(asked.today) + dt.timedelta(days=7 + _WEEKDAY[match["weekday"]])


def _week(match: re.Match[str], asked: _Asked) -> dt.date:
    friday = _monday(asked.today) + dt.timedelta(days=FRIDAY)
    if match["next"] or friday < asked.today:
        friday += dt.timedelta(days=7)
    return friday


def _in_a_while(match: re.Match[str], asked: _Asked) -> dt.date:
    count = NUMBERS.get(match["count"]) or int(match["count"])
    unit = match["unit"]
    if unit == "month":
        months = asked.today.month - 1 + count
        year, month = asked.today.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(asked.today.day, calendar.monthrange(year, month)[1]))
    days = {"day": 1, "week": 7, "fortnight": 14}[unit]
    return asked.today + dt.timedelta(days=days * count)


def _end_of_month(match: re.Match[str], asked: _Asked) -> dt.date:
    named = match["month"]
    month = _MONTH[named] if named else asked.today.month
    year = asked.today.year + (month < asked.today.month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _end_of_term(match: re.Match[str], asked: _Asked) -> dt.date | None:
    ends = sorted(t.ends for t in asked.terms if t.ends and t.ends >= asked.today)
    place = 1 if match["next"] else 0
    return ends[place] if len(ends) > place else None


def _start_of_term(match: re.Match[str], asked: _Asked) -> dt.date | None:
    return min((t.starts for t in asked.terms if t.starts and t.starts > asked.today), default=None)


def _end_of_named_term(match: re.Match[str], asked: _Asked) -> dt.date | None:
    named = (match["label"], f"term {match['label']}", f"{match['label']} term")
    ends = [t.ends for t in asked.terms if t.ends and " ".join(t.label.casefold().split()) in named]
    return min((day for day in ends if day >= asked.today), default=None)


def _half_term(match: re.Match[str], asked: _Asked) -> dt.date | None:
    return min((day for day in _last_days_before_half_term(asked.terms) if day >= asked.today), default=None)


def _last_days_before_half_term(terms: Sequence[Term]) -> Iterator[dt.date]:
    for term in terms:
        if term.half_term_starts:
            before = term.half_term_starts - dt.timedelta(days=1)
            yield before - dt.timedelta(days=(before.weekday() - FRIDAY) % 7)
    dated = sorted((t.starts, t.ends) for t in terms if t.starts and t.ends)
    for (_, ends), (starts, _) in pairwise(dated):
        if 7 < (starts - ends).days < 14:
            yield ends


def _next_meeting(match: re.Match[str], asked: _Asked) -> dt.date | None:
    day = asked.next_meeting
    return day if day and day >= asked.today else None


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _form(pattern: str) -> re.Pattern[str]:
    """Spaces in `pattern` stand for one space; {names} for the parts below."""
    any_of = "|".join
    parts = {
        "{day}": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        "{month}": rf"(?P<month>{any_of(sorted(_MONTH, key=len, reverse=True))})\.?",
        "{year}": r"(?:,? (?P<year>(?:19|20|21)\d\d|'?\d\d))?",
        "{weekday}": rf"(?P<weekday>{any_of(sorted(_WEEKDAY, key=len, reverse=True))})\b\.?",
        "{count}": rf"(?P<count>\d{{1,3}}|{any_of(NUMBERS)})",
        "{short year}": r"(?P<year>(?:19|20|21)?\d\d)",
    }
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.ASCII)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Asked], dt.date | None]], ...] = (
    (_form(r"(?:{weekday},? )?(?:the )?{day}(?: of|,)? ?{month}{year}"), _dated),
    (_form(r"(?:the )?{day}(?: of)? ?{month}{year},? \(?{weekday}\)?"), _dated),
    (_form(r"(?:{weekday},? )?{month} (?:the )?{day}{year}"), _dated),
    (_form(r"(?:{weekday},? )?{day}-{month}(?:-(?P<year>(?:20)?\d\d))?"), _dated),
    (_form(r"(?:{weekday},? )?(?P<day>\d{1,2}) ?([/.-]) ?(?P<month>\d{1,2}) ?\3 ?{short year}"), _dated),
    (_form(r"(?:{weekday},? )?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})"), _dated),
    (_form(r"(?P<year>\d{4})([/-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"), _dated),
    (_form(r"(?P<week_on>a week on )?(?:this |(?P<next>next ))?{weekday}(?P<week> week)?"), _weekday),
    (_form(r"{weekday},? (?:of )?next week"), _of_next_week),
    (_form(r"(?:the )?(?:end of )?(?:the |this |(?P<next>next ))week"), _week),
    (_form(r"today"), lambda match, asked: asked.today),
    (_form(r"tomorrow"), lambda match, asked: asked.today + dt.timedelta(days=1)),
    (_form(r"(?:the )?day after tomorrow"), lambda match, asked: asked.today + dt.timedelta(days=2)),
    (_form(r"a week today"), lambda match, asked: asked.today + dt.timedelta(days=7)),
    (_form(r"a week tomorrow|tomorrow week"), lambda match, asked: asked.today + dt.timedelta(days=8)),
    (_form(r"(?:in |within )?{count} (?P<unit>day|week|fortnight|month)s?(?:'? time)?"), _in_a_while),
    (_form(r"(?:the )?end of (?:{month}|(?:the |this )?month(?P<next>))"), _end_of_month),
    (_form(r"(?:the )?end of (?:the |this |(?P<next>next ))?term"), _end_of_term),
    (_form(r"(?:the )?(?:start|beginning) of (?:the |next )?term"), _start_of_term),
    (_form(r"(?:the |this |next )?half[ -]?term"), _half_term),
    (_form(r"(?:the |our )?next (?:set )?(?:meeting|time)"), _next_meeting),
    (_form(r"(?:the )?end of (?:the )?(?:term )?(?P<label>.+?)(?: term)?"), _end_of_named_term),
)
