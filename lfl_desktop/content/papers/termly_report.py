"""The termly report to the advisory group: two pages of what the programme did in a term, made of what its
sets sent. It tells activity and agreed words, never what was said in a set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lfl_desktop.content.document import (
    ChartFigure,
    Document,
    DocumentBlock,
    ListItem,
    Paragraph,
    Rank,
    Section,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
    sample_words,
)
from lfl_desktop.words import plural, tr

QUOTES = 3
"""Quotes that the report has room for."""

IMPACTS = 3
"""Changes that it tells under each theme, of those that have the most to show for it first."""


@dataclass(frozen=True)
class FigureRow:
    """One figure of the report: of the term, of the term before, and since the beginning."""

    name: str
    term: str
    before: str
    ever: str


@dataclass(frozen=True)
class ReportEventRow:
    """An event that was held: its day, what it was, and who came."""

    day: str
    words: str
    came: str


@dataclass(frozen=True)
class SetRow:
    """What a set worked on: its name, its focus, and the headlines that their owners agreed to."""

    name: str
    focus: str
    headlines: tuple[str, ...]


@dataclass(frozen=True)
class ImpactRow:
    """An agreed change: its wording, its measure and where it is seen, and whose it is as far as that is
    told."""

    wording: str
    beside: str
    quote: str = ""


@dataclass(frozen=True)
class TermInFigures:
    """All that a termly report says, found by `workspace.coordinator.term_report`."""

    programme: str
    about: str
    term: str
    term_days: str
    term_before: str
    coordinator: str
    own: str
    figures: tuple[FigureRow, ...]
    charts: tuple[ChartFigure, ...]
    events: tuple[ReportEventRow, ...]
    sets: tuple[SetRow, ...]
    impact: tuple[tuple[str, tuple[ImpactRow, ...]], ...]
    learning: tuple[str, ...]
    hindrances: tuple[str, ...]
    coming: tuple[str, ...]
    sources: tuple[str, ...]
    is_sample: bool


def termly_report(told: TermInFigures) -> Document:
    """The report. Each part that has nothing to say says so, so that nobody takes a gap for a nought."""
    title = tr("Termly report · {term}", term=told.term)
    readers = tr("For the advisory group")
    sample = (Span(sample_words(), SpanRole.LEAD),) if told.is_sample else ()
    charts = (replace(one, on_pages=False) for one in told.charts)
    no_learning = tr("No key learning was sent for this term.")
    head = Section(
        tr("Heading"),
        (
            Paragraph(
                (*sample, Span(told.about, SpanRole.QUIET)),
                (Span(tr("For the advisory group"), SpanRole.READERS),),
                Rank.SMALL,
            ),
            Paragraph((Span(title),), rank=Rank.TITLE),
            Paragraph((Span(told.term_days, SpanRole.QUIET),)),
        ),
    )
    body = (
        _part(tr("From the coordinator"), _own(told.own)),
        _part(
            tr("The term in figures"),
            [_figures(told), *charts],
        ),
        _part(tr("Events held"), _events(told.events)),
        _part(tr("What the sets worked on"), _sets(told.sets)),
        _part(tr("Impact that its owners agreed to tell"), _impact(told.impact)),
        _part(tr("What the sets learned"), _listed(told.learning, no_learning)),
        _part(tr("What hinders"), _listed(told.hindrances, tr("Nothing was noted for this term."))),
        _part(tr("What comes next"), _listed(told.coming, tr("Nothing more is planned."))),
        _part(tr("Where this comes from"), [*_small(told.sources)]),
    )
    return Document(
        f"{told.programme} · {title}",
        told.coordinator or told.programme,
        readers,
        head,
        body,
        is_sample=told.is_sample,
    )


def _part(heading: str, blocks: Iterable[DocumentBlock]) -> Section:
    return Section(heading, tuple(blocks), heading)


def _own(words: str) -> Iterator[DocumentBlock]:
    """Her own paragraphs; the part is left out where she wrote none."""
    for line in words.split("\n"):
        if line.strip():
            yield Paragraph((Span(line.strip()),))


def _figures(told: TermInFigures) -> TableBlock:
    columns = (
        TableColumn("", 2.2),
        TableColumn(told.term),
        TableColumn(told.term_before or tr("Term before")),
        TableColumn(tr("Since the beginning")),
    )
    return TableBlock(columns, tuple(_cells(row) for row in told.figures))


def _cells(row: FigureRow) -> tuple[Spans, ...]:
    before = row.before or ("–" if row.term else "")
    return (Span(row.name),), (Span(row.term, SpanRole.STRONG),), (Span(before),), (Span(row.ever),)


def _events(events: Sequence[ReportEventRow]) -> Iterator[DocumentBlock]:
    if not events:
        yield _quiet(tr("No event was held in this term."))
        return
    columns = (
        TableColumn(tr("Day"), 0.8),
        TableColumn(tr("Event"), 3.0),
        TableColumn(tr("Who came"), 1.4),
    )
    yield TableBlock(columns, tuple(((Span(e.day),), (Span(e.words),), (Span(e.came),)) for e in events))


def _sets(sets: Sequence[SetRow]) -> Iterator[DocumentBlock]:
    if not sets:
        yield _quiet(tr("No set met in this term."))
    for one in sets:
        headlines = "; ".join(one.headlines) or tr("no headline agreed yet")
        name = f"{one.name} · {one.focus}" if one.focus else one.name
        yield ListItem((Span(f"{name}: ", SpanRole.STRONG), Span(headlines)))


def _impact(themes: Sequence[tuple[str, tuple[ImpactRow, ...]]]) -> Iterator[DocumentBlock]:
    if not themes:
        yield _quiet(tr("No impact was agreed in this term."))
    for theme, rows in themes:
        yield Paragraph((Span(theme, SpanRole.HEADING),), keep=True)
        for row in rows[:IMPACTS]:
            quote = ((Span(f"“{row.quote}”"),),) if row.quote else ()
            yield ListItem((Span(row.wording), Span(f" · {row.beside}", SpanRole.QUIET)), more=quote)
        if len(rows) > IMPACTS:
            more = len(rows) - IMPACTS
            yield _quiet(plural("and %n more under this theme", "and %n more under this theme", more))


def _listed(lines: Sequence[str], otherwise: str) -> Iterator[DocumentBlock]:
    if not lines:
        yield _quiet(otherwise)
    for line in lines:
        yield ListItem((Span(line),))


def _small(lines: Sequence[str]) -> Iterator[DocumentBlock]:
    for line in lines:
        yield Paragraph((Span(line, SpanRole.QUIET),), rank=Rank.SMALL)


def _quiet(words: str) -> Paragraph:
    return Paragraph((Span(words, SpanRole.QUIET),))


def in_span(day: dt.date | None, starts: dt.date | None, ends: dt.date | None) -> bool:
    """Whether a day lies between two others, themselves counted."""
    return bool(day and starts and ends and starts <= day <= ends)
