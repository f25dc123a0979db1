"""The final report on a cohort, with its annexes: what the programme did and what came of it. It tells
activity, agreed words and what the coordinator wrote, never what was said in a set; what is missing is
named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lfl_desktop.content.document import (
    ChartFigure,
    ContentsEntry,
    ContentsList,
    Document,
    DocumentBlock,
    ListItem,
    Paragraph,
    PosterFigure,
    Rank,
    Section,
    Span,
    SpanRole,
    TableBlock,
    TableColumn,
    sample_words,
)
from lfl_desktop.words import tr


@dataclass(frozen=True)
class ToldPoint:
    """One thing that is told: `beside` says how it was measured and whose it is, `how` what was done that led
    to it, `group` under what it stands. With a `quote` and no words the quote is all of it."""

    words: str
    beside: str = ""
    quote: str = ""
    group: str = ""
    how: str = ""


@dataclass(frozen=True)
class PlainTable:
    """A table in words; `shares` are the widths of its columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True)
class ReportPart:
    """A part of the report: what figures say in sentences, a table and charts, what is told, her `own`
    paragraphs, and what is `missing`. `inner` are the parts below it."""

    key: str
    heading: str
    sentences: tuple[str, ...] = ()
    own: str = ""
    points: tuple[ToldPoint, ...] = ()
    table: PlainTable | None = None
    missing: tuple[str, ...] = ()
    inner: tuple[ReportPart, ...] = ()
    charts: tuple[ChartFigure, ...] = ()


@dataclass(frozen=True)
class FinalReportTold:
    """All that a final report says, found by `workspace.coordinator.final_told`. `posters` are those of the
    sets, part by part; `sources` say where each thing is from, for the coordinator; `figures` are told again
    when it is made again, and `moved` is what did since."""

    programme: str
    about: str
    coordinator: str
    parts: tuple[ReportPart, ...]
    posters: tuple[PosterFigure, ...]
    schedule: PlainTable
    schedule_remarks: tuple[str, ...]
    sources: PlainTable
    is_sample: bool
    figures: dict[str, str] = field(default_factory=dict)
    moved: tuple[str, ...] = ()

    @property
    def missing(self) -> list[str]:
        """What is missing, part by part."""
        return [words for part in self.parts for one in (part, *part.inner) for words in one.missing]


def final_report(told: FinalReportTold) -> Document:
    """The report with the posters of the sets as its first annex."""
    parts = [_part(part, nth) for nth, part in enumerate(told.parts, start=1)]
    readers = tr("For the programme and its partners")
    annex = _annex(told, readers)
    contents = ContentsList(tuple(_entries(told, annex)))
    title = tr("Final report")
    return _document(told, title, readers, contents, (*parts, annex))


def schedule_paper(told: FinalReportTold) -> Document:
    """The schedule of the programme, as a paper of its own."""
    remarks = tuple(ListItem((Span(words),)) for words in told.schedule_remarks)
    body = _section(tr("What was held, and when"), (_table(told.schedule), *remarks))
    return _document(
        told, tr("Annex B: the schedule"), tr("For the programme and its partners"), None, (body,)
    )


def sources_paper(told: FinalReportTold) -> Document:
    """Where each thing in the report is from, what moved since it was made last and what is missing."""
    body = (
        _section(
            tr("What moved since it was made last"),
            _listed(told.moved, tr("It is made for the first time, or nothing moved.")),
        ),
        _section(tr("What is missing"), _listed(told.missing, tr("Nothing: each part has its source."))),
        _section(tr("Where it is from"), (_table(told.sources),)),
    )
    return _document(told, tr("Sources of the final report"), tr("For the coordinator"), None, body)


def _document(
    told: FinalReportTold,
    title: str,
    readers: str,
    contents: ContentsList | None,
    body: tuple[Section, ...],
) -> Document:
    sample = (Span(sample_words(), SpanRole.LEAD),) if told.is_sample else ()
    about = (*sample, Span(told.about, SpanRole.QUIET))
    heading = Paragraph(about, (Span(readers, SpanRole.READERS),), Rank.SMALL)
    head = Section(tr("Heading"), (heading, Paragraph((Span(title),), rank=Rank.TITLE)))
    if contents:
        name = tr("Contents")
        body = (Section(name, (contents,), name), *body)
    return Document(
        f"{told.programme} · {title}",
        told.coordinator or told.programme,
        readers,
        head,
        body,
        is_sample=told.is_sample,
    )


def _entries(told: FinalReportTold, annex: Section) -> Iterator[ContentsEntry]:
    for nth, part in enumerate(told.parts, start=1):
        yield ContentsEntry(1, _numbered(str(nth), part.heading))
        for within, inner in enumerate(part.inner, start=1):
            yield ContentsEntry(2, _numbered(f"{nth}.{within}", inner.heading))
    yield ContentsEntry(1, annex.heading)
    yield from (ContentsEntry(2, poster.title) for poster in told.posters)
    yield ContentsEntry(1, tr("Annex B: the schedule, a paper of its own"))


def _numbered(number: str, heading: str) -> str:
    return f"{number}  {heading}"


def _part(part: ReportPart, number: int) -> Section:
    blocks = [*_said(part)]
    for nth, inner in enumerate(part.inner, start=1):
        named = _numbered(f"{number}.{nth}", inner.heading)
        blocks += [Paragraph((Span(named, SpanRole.HEADING),), keep=True), *_said(inner)]
    return _section(_numbered(str(number), part.heading), blocks)


def _said(part: ReportPart) -> Iterator[DocumentBlock]:
    for words in part.sentences:
        yield Paragraph((Span(words),))
    for words in part.own.split("\n"):
        if words.strip():
            yield Paragraph((Span(words.strip()),))
    if part.table and part.table.rows:
        yield _table(part.table)
    yield from part.charts
    for group, together in groupby(part.points, lambda point: point.group):
        if group:
            yield Paragraph((Span(group, SpanRole.STRONG),), keep=True)
        yield from map(_point, together)
    for what in part.missing:
        yield Paragraph((Span(tr("Missing: {what}", what=what), SpanRole.NOTE),))


def _point(point: ToldPoint) -> ListItem:
    beside = Span(f" · {point.beside}", SpanRole.QUIET)
    quote = Span(f"“{point.quote}”")
    if not point.words:
        return ListItem((quote, beside) if point.beside else (quote,))
    spans = (Span(point.words), beside) if point.beside else (Span(point.words),)
    done = Span(tr("What was done: {words}", words=point.how), SpanRole.QUIET)
    more = [(done,)] if point.how else []
    return ListItem(spans, more=(*more, (quote,)) if point.quote else tuple(more))


def _table(table: PlainTable) -> TableBlock:
    shares = table.shares or (1.0,) * len(table.heads)
    columns = tuple(TableColumn(head, share) for head, share in zip(table.heads, shares, strict=True))
    return TableBlock(columns, tuple(tuple((Span(cell),) for cell in row) for row in table.rows))


def _annex(told: FinalReportTold, readers: str) -> Section:
    """The posters of the sets one after the other, each on a page of its own."""
    heading = tr("Annex A: posters of the sets")
    if not told.posters:
        return _section(heading, (_quiet(tr("No set has sent its file yet.")),))
    about = tr(
        "Each set tells on a page what it worked on and what came of it. Annex B, the schedule of the"
        " programme, is a paper of its own."
    )
    posters = (
        replace(one, frame=replace(one.frame, mark=readers, is_sample=told.is_sample)) for one in told.posters
    )
    return _section(heading, (_quiet(about), *posters))


def _section(heading: str, blocks: Iterable[DocumentBlock]) -> Section:
    return Section(heading, tuple(blocks), heading)


def _listed(lines: Sequence[str], otherwise: str) -> list[DocumentBlock]:
    return [ListItem((Span(line),)) for line in lines] or [_quiet(otherwise)]


def _quiet(words: str) -> Paragraph:
    return Paragraph((Span(words, SpanRole.QUIET),))
