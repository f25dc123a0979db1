"""The rules by which phrases of schools name a day, each over what is known of the year. A rule is given
the match of its phrase in `school_phrases`, and is None where it needs what is not known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.school_year import (
    ONE_DAY,
    Break,
    SchoolYear,
    friday_from,
    weekday_before,
    weekday_from,
)
from lfl_desktop.domain.wording.days_said import MONTHS, WEEKDAYS

MONTH = {name[:size].casefold(): n for n, name in enumerate(MONTHS, start=1) for size in (3, 4, len(name))}
"""Names and abbreviations of months, in small letters."""
WEEKDAY = {name[:size].casefold(): n for n, name in enumerate(WEEKDAYS) for size in (3, 4, 5, len(name))}
"""Names and abbreviations of days of the week, in small letters."""
WEEKDAY["weds"] = WEEKDAYS.index("Wednesday")


def first_from(today: dt.date, days: Iterable[dt.date | None]) -> dt.date | None:
    """The earliest of these days that is not before `today`."""
    return min((day for day in days if day and day >= today), default=None)


def nth_day(days: Iterable[dt.date], place: int) -> dt.date | None:
    """The day at a place of these days in order, each counted once."""
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
    **dict.fromkeys(("shrove tuesday", "pancake day"), lambda y: _easter(y) - 47 * ONE_DAY),
    "ash wednesday": lambda y: _easter(y) - 46 * ONE_DAY,
    **dict.fromkeys(("mothering sunday", "mother's day"), lambda y: _easter(y) - 21 * ONE_DAY),
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
HALVES_BY_MONTH = tuple(name for name in HALVES if name not in ("autumn", "spring", "summer"))
"""Names that only the holiday has: the spring half term may be half of the term too."""
NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
"""Ordinals that people write, by what they count."""
OLD_TERMS = {"michaelmas": "autumn", "lent": "spring", "hilary": "spring", "trinity": "summer"}
"""Terms as some schools call them, by the season in which each is."""


def years_ahead(today: dt.date) -> range:
    """The years in which the next day of a kind is looked for."""
    return range(today.year, min(today.year + 3, dt.MAXYEAR))


def single_day(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of that name."""
    return first_from(today, (DAYS[match["name"]](y) for y in years_ahead(today)))


def beside_single_day(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of school before or after it."""
    beside = year.before if match["side"] == "before" else year.after
    return first_from(today, (beside(DAYS[match["name"]](y)) for y in years_ahead(today)))


def before_feast(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of school before a feast and the holiday around it."""
    return first_from(today, (_beside_feast(match["feast"], y, year, False) for y in years_ahead(today)))


def after_feast(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school after it."""
    return first_from(today, (_beside_feast(match["feast"], y, year, True) for y in years_ahead(today)))


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
    return friday_from(back) + dt.timedelta(days=7 * NTH[groups.get("nth") or "first"])


def day_back(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school after the next holiday."""
    return _back(today, year.breaks)


def in_new_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of school in January."""
    if not year.spans:
        return None
    return first_from(today, (_beside_feast("new year", y, year, True) for y in years_ahead(today)))


# Terms and their halves.


def end_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of this term or the next."""
    ends = (t.ends for t in year.terms if t.ends and t.ends >= today)
    return nth_day(ends, 1 if match.groupdict().get("next") else 0)


def _starts(today: dt.date, year: SchoolYear) -> list[dt.date]:
    return sorted(t.starts for t in year.terms if t.starts and t.starts > today)


def start_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of the next term."""
    return nth_day(_starts(today, year), 0)


def week_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The Friday of one of its first weeks: of the term that runs, unless that week is over."""
    groups = match.groupdict()
    coming = _starts(today, year)[:1]
    known = coming if groups["next"] else [t.starts for t in year.terms if t.starts and t.starts <= today]
    if not groups["next"] and not groups.get("this"):
        known += coming
    return _week_from(known, today, match, year)


def weekday_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first or the last Monday, Tuesday, … of a term."""
    wanted, coming = WEEKDAY[match["weekday"]], _starts(today, year)
    if match["which"] == "first":
        known = coming if match["next"] else [t.starts for t in year.terms if t.starts]
        return first_from(today, (weekday_from(day, wanted) for day in known))
    ends = end_of_term(match, today, year)
    return first_from(today, [weekday_before(ends + ONE_DAY, wanted)]) if ends else None


def until_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day before the next term."""
    starts = start_of_term(match, today, year)
    return starts - ONE_DAY if starts else None


def _week_from(
    known: Iterable[dt.date], today: dt.date, match: re.Match[str], year: SchoolYear
) -> dt.date | None:
    """The Friday of the week of a term that is counted; "early" is within its second. After a holiday nobody
    knows whether that was counted too."""
    groups = match.groupdict()
    weeks = int(groups["count"]) - 1 if groups.get("count") else NTH[groups.get("nth") or "second"]
    counted = ((friday_from(starts) + dt.timedelta(days=7 * weeks), starts) for starts in known)
    friday, starts = min((each for each in counted if each[0] >= today), default=(today, today))
    is_clear = starts < friday and not any(starts <= one.last_before < friday for one in year.breaks)
    return friday if is_clear else None


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
    name = re.sub(r"^t(?=\d$)", "", " ".join(name.split()).removesuffix(" term"))
    so_called = (name, f"{name} term", f"term {name}")
    by_label = [t for t in year.dated if " ".join(t.label.casefold().split()) in so_called]
    return by_label or [t for t in year.dated if season(t) == OLD_TERMS.get(name, name)]


def end_of_named_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The end of the next term so called; of the last of a season's terms, where it has two."""
    return _end_of_called(match["term"], today, year)


def _end_of_called(name: str, today: dt.date, year: SchoolYear) -> dt.date | None:
    coming = [t for t in _terms_called(name, year) if t.ends and t.ends >= today]
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
    """The first day of the next term so called, or the Friday of one of its first weeks."""
    groups = match.groupdict()
    called = _terms_called(match["term"], year)
    firsts = [t.starts for t in called if t.starts and not _goes_on(t, called)]
    if groups.get("nth") or groups.get("early"):
        return _week_from(firsts, today, match, year)
    return first_from(today, firsts)


def until_named_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day before it."""
    starts = start_of_named_term(match, today, year)
    return first_from(today, [starts - ONE_DAY]) if starts else None


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
    return middle_of_term(match, today, year)


def middle_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of school before the half-term holiday of a term so called."""
    return first_from(today, (b.last_before for b in _halves_of(match["term"], year)))


def second_half_of_term(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day after that holiday."""
    return first_from(today, (b.first_back for b in _halves_of(match["term"], year)))


def numbered_half(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The end of the first to the sixth half of a term in a school year."""
    nth = int(match["half_of_year"]) - 1
    called = ("autumn", "spring", "summer")[nth // 2]
    if nth % 2 == 0:
        return first_from(today, (b.last_before for b in _halves_of(called, year)))
    return _end_of_called(called, today, year)


def _halves_of(name: str, year: SchoolYear) -> Iterator[Break]:
    """The half-term holidays of the terms so called."""
    spans = [(t.starts, t.ends) for t in _terms_called(name, year) if t.starts and t.ends]
    for one in year.breaks:
        if one.is_half_term and any(a <= one.last_before <= z for a, z in spans):
            yield one


def end_of_half(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The end of this or the next half of a term; where a year has six terms, of a term."""
    halves = [t.ends for t in year.terms if t.ends] + [b.last_before for b in year.breaks if b.is_half_term]
    return nth_day((day for day in halves if day >= today), 1 if match["next"] else 0) if year.spans else None


def start_of_half(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first day of the next half of a term."""
    backs = [b.first_back for b in year.breaks if b.is_half_term and b.first_back]
    return nth_day((day for day in (*_starts(today, year), *backs) if day > today), 0)


def end_of_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The last day of the school year."""
    return first_from(today, (b.last_before for b in _breaks_called("summer", year)))


def start_of_year(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """Its first."""
    return nth_day((day for day in _starts(today, year) if day.month in (8, 9)), 0)
