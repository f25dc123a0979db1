"""The impact poster of a set: what it worked on, what was done and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from lfl_desktop.content.document import Document, DocumentBlock, ListItem, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.paper_setting import USUAL_POSTER, PosterSetting
from lfl_desktop.content.papers.paper_heading import (
    is_sample,
    mark_for,
    name_of_set,
    programme_of,
    sample_mark,
)
from lfl_desktop.content.poster_lines import (
    HEADINGS,
    PosterFrame,
    PosterLine,
    PosterPart,
    named_once,
    poster_lines,
    set_of_poster,
    told_of,
)
from lfl_desktop.content.wording import People
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.programme import Cohort, Programme, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr


@dataclass(frozen=True)
class PosterPaper:
    """A poster: what stands around its `lines`, of which some are hidden, and its document, which has none of
    these."""

    frame: PosterFrame
    lines: tuple[PosterLine, ...]
    document: Document

    @property
    def shown(self) -> list[PosterLine]:
        """The lines that are not hidden."""
        return _shown(self.lines)


def _shown(lines: Sequence[PosterLine]) -> list[PosterLine]:
    return named_once([line for line in lines if not line.hidden])


def poster_paper(seen: Visible, setting: PosterSetting = USUAL_POSTER) -> PosterPaper:
    """The poster for the audience of `seen`, which holds the records of one set. The evidence of impact,
    restated challenges and offers are not on it.

    Raises TypeError for anything that did not come through the gate, LookupError where the records are not
    those of one set."""
    lines = tuple(poster_lines(seen, setting))
    frame = _frame(seen)
    shown = _shown(lines)
    _tell(seen, shown, setting)
    named = " · ".join((tr("Impact poster"), name_of_set(set_of_poster(seen))))
    head = Section(tr("Heading"), tuple(_head(seen, frame)))
    body = tuple(_parts(shown))
    document = Document(named, frame.programme, frame.mark, head, body, is_sample=frame.is_sample)
    return PosterPaper(frame, lines, document)


def _frame(seen: Visible) -> PosterFrame:
    learning_set = set_of_poster(seen)
    themes = sorted(seen.all(Theme), key=lambda theme: (theme.position, str(theme.id)))
    return PosterFrame(
        programme_of(seen),
        next((cohort.name for cohort in seen.all(Cohort) if cohort.name), ""),
        mark_for(seen),
        learning_set.name,
        learning_set.focus,
        next((programme.funder for programme in seen.all(Programme) if programme.funder), ""),
        is_sample(seen),
        themes=tuple(dict.fromkeys(theme.name for theme in themes if theme.name)),
    )


def _head(seen: Visible, frame: PosterFrame) -> Iterator[Paragraph]:
    yield Paragraph((*sample_mark(seen), Span(frame.programme, SpanRole.TITLE)))
    for words in (frame.cohort, frame.funder):
        if words:
            yield Paragraph((Span(words, SpanRole.QUIET),))


def _parts(lines: Sequence[PosterLine]) -> Iterator[Section]:
    for part in PosterPart:
        mine = [line for line in lines if line.part == part]
        heading = tr(HEADINGS[part])
        yield Section(heading, tuple(_grouped(mine)), heading)


def _grouped(lines: Sequence[PosterLine]) -> Iterator[DocumentBlock]:
    for group, together in groupby(lines, lambda line: line.group):
        if group:
            yield Paragraph((Span(group, SpanRole.HEADING),), keep=True)
        yield from map(_item, together)


def _item(line: PosterLine) -> ListItem:
    said = f"“{line.words.strip()}” — {line.who}" if line.quote else line.words
    measured = ": ".join(text for text in (line.measure, line.figures) if text)
    beside = "".join(f" · {text}" for text in (measured, *told_of(line)) if text)
    return ListItem((Span(said), Span(beside, SpanRole.QUIET)) if beside else (Span(said),))


def _tell(seen: Visible, shown: Sequence[PosterLine], setting: PosterSetting) -> None:
    """What these lines say without a word of a record: figures, and who speaks, by name or role."""
    people = People(seen, None)
    for line in shown:
        record = seen.get(Record, UUID(line.key.partition(":")[2]))
        if line.figures:
            seen.tell(record, "after")
        if line.who and (person := getattr(record, "person", None)):
            (people.full if setting.names else people.role)(person)
