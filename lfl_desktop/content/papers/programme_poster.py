"""The poster of a programme as a whole: what its sets worked on, what was done, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lfl_desktop.content.document import Document, ListItem, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.papers.impact_poster import PosterPaper
from lfl_desktop.content.poster_lines import HEADINGS, PosterFrame, PosterLine, PosterPart
from lfl_desktop.words import tr


@dataclass(frozen=True)
class ProgrammePosterTold:
    """All that the poster says; nobody is named on it."""

    programme: str
    cohort: str
    aim: str
    funder: str
    is_sample: bool
    foci: tuple[str, ...]
    done: tuple[str, ...]
    themes: tuple[str, ...]
    """The outcome themes, in their order."""
    impact: tuple[tuple[str, str, str, str], ...]
    """The theme, the wording, the figures and what they measure of each change."""
    learning: tuple[str, ...]


def programme_poster(told: ProgrammePosterTold) -> PosterPaper:
    """The poster, for everybody."""
    lines = tuple(_lines(told))
    title = " · ".join((tr("Poster of the programme"), told.programme))
    mark = tr("For everyone")
    frame = PosterFrame(
        told.programme,
        told.cohort,
        mark,
        "",
        told.aim,
        told.funder,
        told.is_sample,
        tr("The programme"),
        told.themes,
    )
    head = Section(tr("Heading"), (Paragraph((Span(told.programme, SpanRole.TITLE),)),))
    body = tuple(_sections(lines))
    document = Document(title, told.programme, mark, head, body, is_sample=told.is_sample)
    return PosterPaper(frame, lines, document)


def _lines(told: ProgrammePosterTold) -> Iterator[PosterLine]:
    yield from _plain(PosterPart.CONCERNS, told.foci)
    yield from _plain(PosterPart.ACTIONS, told.done)
    for nth, (theme, words, figures, measure) in enumerate(told.impact):
        key = f"{PosterPart.IMPACT}:{nth}"
        yield PosterLine(key, PosterPart.IMPACT, words, words, group=theme, figures=figures, measure=measure)
    yield from _plain(PosterPart.LEARNING, told.learning)


def _plain(part: PosterPart, every: Sequence[str]) -> Iterator[PosterLine]:
    for nth, words in enumerate(every):
        yield PosterLine(f"{part}:{nth}", part, words, words)


def _sections(lines: Sequence[PosterLine]) -> Iterator[Section]:
    for part in PosterPart:
        heading = tr(HEADINGS[part])
        mine = [line for line in lines if line.part == part]
        items = (ListItem((Span(_in_a_line(one)),)) for one in mine)
        yield Section(heading, tuple(items), heading)


def _in_a_line(line: PosterLine) -> str:
    measured = ": ".join(filter(None, (line.measure, line.figures)))
    return " · ".join(filter(None, (line.words, measured)))
