"""Where each thing in the final report is from, for the coordinator's eyes."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.papers.final_report import PlainTable
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.events_told import is_held
from lfl_desktop.workspace.coordinator.evidence_told import source_words
from lfl_desktop.workspace.coordinator.figures_told import final_figures
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import event_words_once
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet

_OF_SETS = (
    "Sets",
    "Set meetings held",
    "Attendance at set meetings",
    "Slots",
    "Actions",
    "Members at the start and at the end",
    "Agreed notes of impact",
)
"""Figures that are made of what the sets sent; all others are her own."""


def sources_table(overview: ProgrammeOverview) -> PlainTable:
    """Figures, tables and quotes in the order of the report, each with its source."""
    heads = (tr("In the report"), tr("Where it is from"))
    rows = (*_figures(overview), *_who_came(overview), *_quotes(overview))
    return PlainTable(heads, tuple(rows), (1.5, 1.5))


def _figures(overview: ProgrammeOverview) -> Iterator[tuple[str, str]]:
    of_sets = {tr(name) for name in _OF_SETS}
    files = "; ".join(_edition(overview, one) for one in overview.sets)
    own = tr("your own records: roster, register and evidence")
    for name, figure in final_figures(overview).items():
        source = tr("the files of the sets ({files})", files=files or tr("none")) if name in of_sets else own
        yield f"{name}: {figure}", source


def _who_came(overview: ProgrammeOverview) -> Iterator[tuple[str, str]]:
    for event in overview.events:
        if is_held(overview, event):
            is_own = overview.kept.came_to(event.id) is not None
            source = tr("your register") if is_own else tr("what the sets ticked, as a suggestion")
            yield tr("Who came: {event}", event=event_words_once(event)), source


def _quotes(overview: ProgrammeOverview) -> Iterator[tuple[str, str]]:
    schools = overview.kept.schools
    for source in overview.kept.sources:
        school = schools.get(source.school) if source.school else None
        where = ", ".join(filter(None, (source_words(overview, source), school.name if school else "")))
        for one in overview.kept.said:
            if one.source == source.id and one.wording.strip():
                consent = tr("consent to quote") if one.consent else tr("no consent to quote")
                question = one.question.strip()
                asked = tr("asked “{question}”", question=question) if question else ""
                yield f"“{one.wording.strip()}”", ", ".join(filter(None, (where, asked, consent)))
    for impact in overview.impacts:
        told = impact.told.impact
        day = day_and_month(told.agreed_on, overview.today) if told.agreed_on else tr("day not told")
        yield told.wording, tr("{set}, agreed {day}", set=_edition(overview, impact.of), day=day)


def _edition(overview: ProgrammeOverview, one: ReceivedSet) -> str:
    edition = one.edition
    day = (
        day_and_month(edition.received_at.astimezone().date(), overview.today) if edition.received_at else ""
    )
    return tr("set {name}, edition {n}, {day}", name=one.name, n=edition.number, day=day)
