"""What is written on each paper, word for word: what its makers set on pages, without setting it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.tracing import Told, Trace
from lfl_desktop.workspace.activity.versions_together import version_before, version_facing
from lfl_desktop.workspace.papers.paper_documents import DOCUMENTS, Source, about_of
from lfl_desktop.workspace.papers.paper_kinds import LISTED, Asked, Kind

Teller = Callable[[Source, Asked], Sequence[str]]


def held_by(source: Source, asked: Asked, pages: int) -> Told:
    """The fields of the records that a paper of so many pages holds, as its makers tell."""
    trace = Trace(source.seen)
    return trace.hold(_written(Source(source.records, trace.seen, source.today), asked, pages))


_WITHOUT_PARTS = (Kind.SUMMARY, Kind.SLIPS, Kind.CERTIFICATE)
"""Documents that are set on pages of their own, without a list of their parts to go to."""


def _written(source: Source, asked: Asked, pages: int) -> Sequence[str]:
    if asked.kind in DOCUMENTS:
        document = DOCUMENTS[asked.kind](source, asked)
        return document.written(pages > 1 and asked.kind not in _WITHOUT_PARTS)
    if asked.kind in LISTED:
        return _list(source, asked)
    return _blank(source, asked) if asked.is_blank else _TELLERS[asked.kind](source, asked)


def _list(source: Source, asked: Asked) -> Sequence[str]:
    from lfl_desktop.printing.list_pages import list_words

    return list_words(source.seen, LISTED[asked.kind], asked.lines or (), source.today)


def _blank(source: Source, asked: Asked) -> Sequence[str]:
    from lfl_desktop.content.papers.paper_heading import programme_of
    from lfl_desktop.content.papers.system_words import kicker_of
    from lfl_desktop.printing.blank_forms import blank_words

    if asked.kind == Kind.BLANK and asked.form != BlankForm.ACTIVITY_SYSTEM:
        return blank_words(source.seen)
    sets = source.seen.all(LearningSet)
    kicker = kicker_of(source.seen, sets[0] if len(sets) == 1 else None)
    return [*(span.text for span in kicker), programme_of(source.seen)]


def _systems(seen: Visible, *version_ids: UUID) -> Iterator[str]:
    """What is said of versions of activity systems, the first of which gives the paper its heading."""
    from lfl_desktop.canvas.content import BOTH
    from lfl_desktop.content.papers.paper_heading import programme_of
    from lfl_desktop.content.papers.system_words import pull_words, told_of, version_of

    for nth, id in enumerate(version_ids):
        found = version_of(seen, id, BOTH)
        told = told_of(seen, found)
        yield from (told.title, told.when, *found.wordings, *(t.neighbour for t in found.tensions))
        yield from (span.text for spans in pull_words(found) for span in spans)
        if not nth:
            yield from (*(span.text for span in told.kicker), told.mark, told.question, programme_of(seen))


def _activity_system(source: Source, asked: Asked) -> Sequence[str]:
    sets = source.seen.all(LearningSet)
    return [*_systems(source.seen, about_of(asked)), *(one.facilitator for one in sets)]


def _then_and_now(source: Source, asked: Asked) -> Sequence[str]:
    before = asked.then or version_before(source.records, about_of(asked))
    return [*_systems(source.seen, about_of(asked), before)]


def _two_systems(source: Source, asked: Asked) -> Sequence[str]:
    from lfl_desktop.printing.two_systems import shared_object

    ours, theirs = about_of(asked), version_facing(source.records, about_of(asked))
    return [*_systems(source.seen, ours, theirs), shared_object(source.seen, ours, theirs)]


def _poster(source: Source, asked: Asked) -> Sequence[str]:
    from lfl_desktop.content.poster_lines import poster_lines
    from lfl_desktop.content.wording import People
    from lfl_desktop.printing.poster_paper import title_on, told_on

    seen = source.seen
    lines = [line for line in poster_lines(seen, asked.poster) if not line.hidden]
    seen.noted.clear()  # of what is hidden, nothing is on the poster
    people = People(seen, None)
    for line in lines:
        impact = seen.get(Impact, UUID(line.key.partition(":")[2]))
        if impact and line.figures:
            seen.tell(impact, "after")
        if impact and line.quote and not asked.poster.names:
            people.role(impact.person)
    told = told_on(seen)
    around = [title_on(seen), told.programme, told.cohort, told.mark, told.set_name, told.focus, told.funder]
    return [*around, *(text for line in lines for text in line.texts)]


_TELLERS: dict[Kind, Teller] = {
    Kind.ACTIVITY_SYSTEM: _activity_system,
    Kind.THEN_AND_NOW: _then_and_now,
    Kind.TWO_SYSTEMS: _two_systems,
    Kind.POSTER: _poster,
}
