"""The rules by which phrases of schools name a day, each over what is known of the year. A rule is given
the match of its phrase in `school_phrases`, and is None where it needs what is not known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.school_year import ONE_DAY, Break, SchoolYear, friday_from, weekday_from
from lfl_desktop.domain.wording.days_said import MONTHS, WEEKDAYS

MONTH = {name[:size].casefold(): n for n, name in enumerate(MONTHS, start=1) for size in (3, 4, len(name))}
"""Names and abbreviations of months, in small letters."""
WEEKDAY = {name[:size].casefold(): n for n, name in enumerate(WEEKDAYS) for size in (3, 4, 5, len(name))}
"""Names and abbreviations of days of the week, in small letters."""
WEEKDAY["weds"] = WEEKDAYS.index("Wednesday")


def first_from(today: dt.date, days: Iterable[dt.date | None]) -> dt.date | None:
    """The earliest of these days that is not before `today`."""
    return min((day for day in days if day and day >= today), default=None)


def _nth(days: Iterable[dt.date], place: int) -> dt.date | None:
    ordered = sorted(set(days))
    return ordered[place] if len(ordered) > place else None


def _easter(year: int) -> dt.date:
    from dateutil.easter import easter  # type: ignore[import-untyped]

    sunday: dt.date = easter(year)
    return sunday


# Feasts and the holidays around them: the feast's first and last day in a year.

FEASTS: dict[str, Callable[[int], tuple[dt.date, dt.date]]] = {
    "easter": lambda y: (_easter(y) - 2 * ONE_DAY, _easter(y) + ONE_DAY),
    **dict.fromkeys(("christmas", "xmas"), lambda y: (dt.date(y, 12, 25), dt.date(y, 12, 26))),
    "new year": lambda y: (dt.date(y, 1, 1), dt.date(y, 1, 1)),
}
DAYS: dict[str, Callable[[int], dt.date]] = {
    "good friday": lambda y: _easter(y) - 2 * ONE_DAY,
    "easter sunday": _easter,
    "easter monday": lambda y: _easter(y) + ONE_DAY,
    "maundy thursday": lambda y: _easter(y) - 3 * ONE_DAY,
    "shrove tuesday": lambda y: _easter(y) - 47 * ONE_DAY,
    "ash wednesday": lambda y: _easter(y) - 46 * ONE_DAY,
    "christmas eve": lambda y: dt.date(y, 12, 24),
    "christmas day": lambda y: dt.date(y, 12, 25),
    "boxing day": lambda y: dt.date(y, 12, 26),
    "new year's eve": lambda y: dt.date(y, 12, 31),
    "new year's day": lambda y: dt.date(y, 1, 1),
    "world book day": lambda y: weekday_from(dt.date(y, 3, 1), 3),
    "bonfire night": lambda y: dt.date(y, 11, 5),
    "halloween": lambda y: dt.date(y, 10, 31),
}
HALVES = {
    **dict.fromkeys(("october", "oct", "autumn", "november"), (10, 11)),
    **dict.fromkeys(("february", "feb", "spring"), (2, 3)),
    **dict.fromkeys(("may", "summer", "whit", "whitsun", "june"), (5, 6)),
}
"""The months in which a half term of that name begins."""


def _years(today: dt.date) -> range:
    return range(today.year, min(today.year + 3, dt.MAXYEAR))


def single_day(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of that name."""
    return first_from(today, (DAYS[match["name"]](y) for y in _years(today)))


def beside_single_day(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of school before or after it."""
    beside = year.before if match["side"] == "before" else year.after
    return first_from(today, (beside(DAYS[match["name"]](y)) for y in _years(today)))


def before_feast(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of school before a feast and the holiday around it."""
    return first_from(today, (_beside_feast(match["feast"], y, year, False) for y in _years(today)))


def after_feast(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school after it."""
    return first_from(today, (_beside_feast(match["feast"], y, year, True) for y in _years(today)))


def _beside_feast(feast: str, of: int, year: SchoolYear, after: bool) -> dt.date | None:
    first, last = FEASTS[feast](of)
    around = next((b for b in year.breaks if b.holds(first) and not b.is_half_term), None)
    if around and around.first_back is None and not _near(around, first):
        return None
    if around:
        return around.first_back if after else around.last_before
    return year.after(last) if after else year.before(first)


def _near(around: Break, day: dt.date) -> bool:
    """Whether an open holiday, whose end is not known, is likely that of the feast."""
    return (day - around.last_before).days <= 24


def _breaks_called(name: str, year: SchoolYear) -> Iterator[Break]:
    """The holidays of a name: "easter", "summer", "" for any that is no half term."""
    for one in year.breaks:
        if one.is_half_term:
            continue
        ends_in = one.last_before
        feasts = [FEASTS[name](y)[0] for y in (ends_in.year, ends_in.year + 1)] if name in FEASTS else []
        if (
            name == ""
            or (name == "summer" and ends_in.month in (6, 7))
            or any(one.holds(f) and (one.first_back or _near(one, f)) for f in feasts)
        ):
            yield one


def _halves_called(name: str, year: SchoolYear) -> Iterator[Break]:
    for one in year.breaks:
        monday = one.last_before + 3 * ONE_DAY
        if one.is_half_term and (not name or monday.month in HALVES[name]):
            yield one


def _holidays(match: re.Match[str], year: SchoolYear) -> Iterator[Break]:
    groups = match.groupdict()
    if groups.get("half"):
        return _halves_called(groups.get("of_half") or "", year)
    return _breaks_called(groups.get("of_holiday") or "", year)


def before_break(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of school before a holiday."""
    return first_from(today, (b.last_before for b in _holidays(match, year)))


def after_break(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day after it."""
    return _back(today, _holidays(match, year))


def in_break(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of a holiday."""
    return first_from(today, (b.first_back - ONE_DAY for b in _holidays(match, year) if b.first_back))


def _back(today: dt.date, breaks: Iterable[Break]) -> dt.date | None:
    return min((b.first_back for b in breaks if b.first_back and b.first_back > today), default=None)


def week_back(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The Friday of the first or second week after a holiday, of any kind where none is named."""
    groups = match.groupdict()
    if groups.get("feast"):
        back = after_feast(match, today, year)
    elif groups.get("half") or groups.get("holidays"):
        back = after_break(match, today, year)
    else:
        back = _back(today, year.breaks)
    if not back:
        return None
    if groups.get("weekday"):
        return weekday_from(back, WEEKDAY[groups["weekday"]])
    return friday_from(back) + dt.timedelta(days=7 if groups.get("nth") == "second" else 0)


def day_back(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school after the next holiday."""
    return _back(today, year.breaks)


def in_new_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school in January."""
    if not year.spans:
        return None
    return first_from(today, (_beside_feast("new year", y, year, True) for y in _years(today)))


# Terms and their halves.


def end_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of this term or the next."""
    ends = (t.ends for t in year.terms if t.ends and t.ends >= today)
    return _nth(ends, 1 if match.groupdict().get("next") else 0)


def _starts(today: dt.date, year: SchoolYear) -> list[dt.date]:
    return sorted(t.starts for t in year.terms if t.starts and t.starts > today)


def start_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of the next term."""
    return _nth(_starts(today, year), 0)


def week_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The Friday of its first or second week."""
    starts = _nth(_starts(today, year), 0)
    return friday_from(starts) + dt.timedelta(days=7 * _weeks(match)) if starts else None


def _weeks(match: re.Match[str]) -> int:
    return 1 if match.groupdict().get("nth") in ("second", "early") else 0


def season(term: Term) -> str:
    """Whether a term is one of autumn, spring or summer: as it is labelled, else by when it starts."""
    label = term.label.casefold()
    for name in ("autumn", "spring", "summer"):
        if name in label:
            return name
    starts = term.starts or dt.date.max
    if starts.month >= 8:
        return "autumn"
    return "spring" if (starts.month, starts.day) < (3, 20) else "summer"


def _terms_called(name: str, year: SchoolYear) -> list[Term]:
    name = " ".join(name.split()).removesuffix(" term")
    so_called = (name, f"{name} term", f"term {name}")
    by_label = [t for t in year.dated if " ".join(t.label.casefold().split()) in so_called]
    return by_label or [t for t in year.dated if season(t) == name]


def end_of_named_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The end of the next term so called; of the last of a season's terms, where it has two."""
    coming = [t for t in _terms_called(match["term"], year) if t.ends and t.ends >= today]
    if not coming:
        return None
    first, *others = coming
    found = first.ends
    for other in others:
        if other.starts and found and other.ends and (other.starts - found).days < SEASONS_APART:
            found = other.ends
    return found


SEASONS_APART = 60
"""Terms of one season that are fewer days apart are of one year."""


def start_of_named_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of the next term so called, or the Friday of its first weeks."""
    called = _terms_called(match["term"], year)
    firsts = [t.starts for t in called if t.starts and not _goes_on(t, called)]
    found = first_from(today, firsts)
    return friday_from(found) + dt.timedelta(days=7 * _weeks(match)) if found and _in_weeks(match) else found


def _in_weeks(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("nth"))


def _goes_on(term: Term, called: Iterable[Term]) -> bool:
    """Whether a term is the second of its season."""
    return any(
        t.ends and term.starts and 0 < (term.starts - t.ends).days < SEASONS_APART
        for t in called
        if t != term
    )


def half_of_named_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first half of a term ends before its half-term holiday, the second with the term."""
    if match["nth_half"] in ("second", "2"):
        return end_of_named_term(match, today, year)
    called = _terms_called(match["term"], year)
    within = [b for b in year.breaks if b.is_half_term]
    spans = [(t.starts, t.ends) for t in called if t.starts and t.ends]
    return first_from(today, (b.last_before for b in within for a, z in spans if a <= b.last_before <= z))


def end_of_half(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The end of this or the next half of a term; where a year has six terms, of a term."""
    halves = [t.ends for t in year.terms if t.ends] + [b.last_before for b in year.breaks if b.is_half_term]
    return _nth((day for day in halves if day >= today), 1 if match["next"] else 0) if year.spans else None


def start_of_half(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of the next half of a term."""
    backs = [b.first_back for b in year.breaks if b.is_half_term and b.first_back]
    return _nth((day for day in (*_starts(today, year), *backs) if day > today), 0)


def end_of_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of the school year."""
    return first_from(today, (b.last_before for b in _breaks_called("summer", year)))


def start_of_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """Its first."""
    return _nth((day for day in _starts(today, year) if day.month in (8, 9)), 0)


# Months.


def part_of_month(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day that a part of a month reaches."""
    groups = match.groupdict()
    month, part = groups.get("month"), groups.get("part")
    number = MONTH[month] if month else today.month
    typed = groups.get("year")
    of = [int(typed) if len(typed) == 4 else 2000 + int(typed[-2:])] if typed else list(_years(today))
    found = [_day_of_month(y, number, part or "end") for y in of]
    return found[0] if typed else first_from(today, found)


_DAY_OF_PART = {"start": 1, "beginning": 1, "early": 7, "mid": 15, "middle": 15}
"""The day that a part of a month is taken to reach; its last for what is not named here."""


def _day_of_month(year: int, month: int, part: str) -> dt.date:
    if part == "before":
        return dt.date(year, month, 1) - ONE_DAY
    return dt.date(year, month, _DAY_OF_PART.get(part) or calendar.monthrange(year, month)[1])


def month_after(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The same of the month that follows."""
    first = (today.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    return _day_of_month(first.year, first.month, match["part"] or "end")


# Meetings, INSET days, bank holidays, and events by their names.


def day_of_next_meeting(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of the set's next meeting after `today`, or the day before or after it."""
    day = min((day for day in year.meetings if day > today), default=None)
    aside = {"before": -ONE_DAY, "after": ONE_DAY}.get(match["side"] or "", 0 * ONE_DAY)
    return day + aside if day else None


def _beside(
    match: re.Match[str], today: dt.date, year: SchoolYear, days: Iterable[dt.date]
) -> dt.date | None:
    side = match.groupdict().get("side")
    if side == "before":
        return first_from(today, (year.before(day) for day in days if day > today))
    day = first_from(today, days)
    return year.after(day) if day and side == "after" else day


def inset(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next INSET day, or the day of school beside it."""
    return _beside(match, today, year, [n.day for n in year.named if n.is_inset])


def bank_holiday(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next bank holiday, or the day of school beside it."""
    month = match["month"]
    days = [day for day in year.bank_holidays if not month or day.month == MONTH[month]]
    return _beside(match, today, year, days)


def event(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next event of that name, or the day of school beside it."""
    itself = [named.day for named in year.named if match.string in named.names]
    if itself:
        return first_from(today, itself)
    return _beside(match, today, year, [named.day for named in year.named if match["name"] in named.names])
