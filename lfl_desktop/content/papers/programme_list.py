"""A list of a programme as a paper: which programme it is of, how many lines these are, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lfl_desktop.content.document import (
    Document,
    Paragraph,
    Rank,
    Section,
    Span,
    SpanRole,
    TableBlock,
    TableColumn,
    sample_words,
)
from lfl_desktop.words import plural, tr


@dataclass(frozen=True)
class ListOfProgramme:
    """All that the paper says. `about` is what the programme is called and when it is; the lines are in the
    order in which they are in sight."""

    title: str
    about: str
    coordinator: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[str]]
    is_sample: bool


def programme_list(told: ListOfProgramme) -> Document:
    """The list, for the coordinator: names of facilitators may stand in it."""
    mark = tr("For the coordinator")
    sample = (Span(sample_words(), SpanRole.LEAD),) if told.is_sample else ()
    counted = plural("%n lines", "%n line", len(told.rows))
    head = (
        Paragraph((*sample, Span(told.about, SpanRole.QUIET)), (Span(mark, SpanRole.READERS),), Rank.SMALL),
        Paragraph((Span(f"{told.title} · {counted}", SpanRole.STRONG),)),
    )
    rows = tuple(tuple((Span(words),) for words in cells) for cells in told.rows)
    return Document(
        f"{told.about} · {told.title}",
        told.coordinator or told.about,
        mark,
        Section(tr("Heading"), head),
        (Section(told.title, (TableBlock(told.columns, rows),)),),
        is_sample=told.is_sample,
    )
