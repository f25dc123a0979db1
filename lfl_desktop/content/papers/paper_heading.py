"""What stands at the head of every paper: whose programme and set it is, and for whom."""

from __future__ import annotations

from lfl_desktop.content.document import Paragraph, Rank, Span, SpanRole, sample_words
from lfl_desktop.content.wording import People
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.words import mark, tr

MARKS = {
    Audience.FACILITATOR: (mark("For the facilitator"), mark("do not pass on")),
    Audience.LEADER: (mark("For {name}"), mark("do not pass on")),
    Audience.SET: (mark("For the set"), mark("do not pass on")),
    Audience.COORDINATOR: (mark("For the coordinator"),),
    Audience.PUBLIC: (mark("For everyone"),),
}
"""Whom the paper is for, as it says of itself."""


def mark_of_audience(audience: Audience) -> str:
    """As in "For the set · do not pass on"."""
    return " · ".join(tr(part) for part in MARKS[audience])


def mark_for(seen: Visible) -> str:
    """Whom a paper made of `seen` is for: a leader by name."""
    return mark_of_audience(seen.audience).format(
        name=People(seen, None).full(seen.leader) if seen.leader else ""
    )


def programme_of(seen: Visible) -> str:
    """The programme's name, or nothing."""
    return next((programme.name for programme in seen.all(Programme)), "")


def name_of_set(learning_set: LearningSet) -> str:
    """As in "Set A · Managing change"."""
    named = tr("Set {name}", name=learning_set.name) if learning_set.name else tr("Set")
    return " · ".join(part for part in (named, learning_set.focus) if part)


def top_line(seen: Visible, mark: str) -> Paragraph:
    """Programme and funder, and whom the paper is for."""
    programmes = seen.all(Programme)
    small = [part for p in programmes for part in (p.name, p.funder) if part]
    role = SpanRole.EVERYONE if seen.audience == Audience.PUBLIC else SpanRole.READERS
    spans = (*sample_mark(seen), Span(" · ".join(small), SpanRole.QUIET))
    return Paragraph(spans, (Span(mark, role),), Rank.SMALL)


def is_sample(seen: Visible) -> bool:
    """Whether it is the sample programme."""
    return any(programme.sample_today for programme in seen.all(Programme))


def sample_mark(seen: Visible) -> tuple[Span, ...]:
    """What stands before the first words of a paper of the sample programme."""
    return (Span(sample_words(), SpanRole.LEAD),) if is_sample(seen) else ()
