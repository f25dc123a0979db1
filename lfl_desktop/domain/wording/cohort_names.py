"""How cohorts are called: with their months, and where several have one name, told apart by these."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.days_said import MONTHS
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.words import tr


def cohort_months(cohort: Cohort | None) -> str:
    """From when to when a cohort runs, as in "January to November 2013"; nothing where that is not known."""
    if cohort is None or cohort.starts is None or cohort.ends is None:
        return ""
    first, last = cohort.starts, cohort.ends
    start, end = tr(MONTHS[first.month - 1]), tr(MONTHS[last.month - 1])
    if first.year == last.year:
        return tr("{start} to {end} {year}", start=start, end=end, year=last.year)
    return tr("{start} {first} to {end} {last}", start=start, first=first.year, end=end, last=last.year)


def cohort_with_months(cohort: Cohort) -> str:
    """As in "Cohort 1 · January to November 2013"."""
    return " · ".join(filter(None, (cohort.name, cohort_months(cohort))))


def cohorts_told_apart(cohorts: Sequence[Cohort]) -> list[str]:
    """The name of each; those that share one have their months behind it."""
    named = Counter(name_key(cohort.name) for cohort in cohorts)
    return [
        cohort.name if named[name_key(cohort.name)] == 1 else cohort_with_months(cohort) for cohort in cohorts
    ]


def newest_first(cohorts: Sequence[Cohort]) -> list[Cohort]:
    """The cohort that began last first; those without a day last."""
    return sorted(cohorts, key=lambda cohort: cohort.starts or dt.date.min, reverse=True)
