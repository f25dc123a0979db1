"""Three terms or six: what sets call the parts of their year is brought together by its days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from lfl_desktop.domain.programme import Term

Span = tuple[dt.date, dt.date]


def terms_together(own: Sequence[Term], told: Sequence[Sequence[Term]]) -> list[Term]:
    """The terms of a programme: the coordinator's `own`, else those that most sets have (`told`, set by set),
    and of the others those that share no day with them."""
    chosen = _with_days(own)
    if not chosen:
        spread = Counter(tuple(sorted(map(_span, _with_days(terms)))) for terms in told)
        best = max(spread, key=lambda spans: (spread[spans], -len(spans), spans), default=())
        by_span = {_span(term): term for terms in reversed(told) for term in _with_days(terms)}
        chosen = [by_span[span] for span in best]
        for _days, term in sorted(by_span.items(), key=lambda each: each[0]):
            if not any(_shared(term, other) for other in chosen):
                chosen.append(term)
    return sorted({_span(term): term for term in chosen}.values(), key=lambda t: (_span(t), t.label))


def counted_in(terms: Sequence[Term], told: Iterable[Term]) -> dict[UUID, UUID]:
    """The id of a term that a set has -> the id of the one of `terms` with which it shares most days, the
    earlier of two; nothing for one that shares none."""
    found: dict[UUID, UUID] = {}
    for term in _with_days(told):
        best = max(
            terms, key=lambda other: (_shared(term, other), -_span(other)[0].toordinal()), default=None
        )
        if best is not None and _shared(term, best):
            found[term.id] = best.id
    return found


def _with_days(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if term.starts and term.ends and term.starts <= term.ends]


def _span(term: Term) -> Span:
    assert term.starts is not None and term.ends is not None
    return term.starts, term.ends


def _shared(one: Term, other: Term) -> int:
    """How many days two terms share."""
    (starts, ends), (begins, stops) = _span(one), _span(other)
    return max(0, (min(ends, stops) - max(starts, begins)).days + 1)
