"""Evidence in the final report: where it is from, what was hoped for, and what came of it at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from lfl_desktop.content.papers.final_report import PlainTable, ReportPart, ToldPoint
from lfl_desktop.domain.coordinator.evidence import (
    EvidenceSaid,
    EvidenceSource,
    EvidenceStage,
    ReportHeading,
    SourceKind,
)
from lfl_desktop.domain.coordinator.kept_names import SOURCES, STAGES
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_totals import SetImpact
from lfl_desktop.workspace.coordinator.programme_words import role_of_teller
from lfl_desktop.workspace.coordinator.report_parts import heading_of_part, part_of_heading

Said = tuple[EvidenceSource, EvidenceSaid]


def evidence_part(overview: ProgrammeOverview) -> ReportPart:
    """What the findings rest on, made from the sources and from what the sets sent."""
    kept = overview.kept
    heads = (tr("Evidence"), tr("When"), tr("Who"), tr("People"))
    rows = tuple(
        (
            tr(SOURCES[source.kind]),
            " · ".join(filter(None, (tr(STAGES[source.stage]), _day(overview, source)))),
            _who(overview, source),
            str(source.people) if source.people is not None else tr("not noted"),
        )
        for source in kept.sources
    )
    missing = [tr("no source of evidence was noted.")] if not rows else []
    for stage, words in (
        (EvidenceStage.INTERIM, tr("no source from the interim stage.")),
        (EvidenceStage.END, tr("no source from the end of the programme.")),
    ):
        if rows and not kept.sources_at(stage):
            missing.append(words)
    if not overview.sets:
        missing.append(tr("no set has sent its file."))
    return ReportPart(
        "evidence",
        heading_of_part("evidence"),
        sentences=tuple(_from_sets(overview)),
        own=kept.own_words("evidence"),
        table=PlainTable(heads, rows, (1.2, 1.6, 2.0, 0.8)),
        missing=tuple(missing),
    )


def _from_sets(overview: ProgrammeOverview) -> Iterator[str]:
    if not overview.sets:
        return
    quotes = sum(bool(one.told.impact.quote and one.told.impact.quote_consent) for one in overview.impacts)
    yield tr(
        "{sets} sent what they agreed to tell: {impacts}, {quotes} with consent, {learning}.",
        sets=plural("%n sets", "%n set", len(overview.sets)),
        impacts=plural("%n notes of impact", "%n note of impact", len(overview.impacts)),
        quotes=plural("%n quotes", "%n quote", quotes),
        learning=plural(
            "%n key learning points",
            "%n key learning point",
            sum(len(one.overview.learning) for one in overview.sets if one.overview),
        ),
    )


def expectations_part(overview: ProgrammeOverview) -> ReportPart:
    """What was hoped for at enrolment, in the words that may be told."""
    nothing = tr("no expectation was noted at enrolment.")
    told, missing = said_and_missing(overview, EvidenceStage.ENROLMENT, nothing)
    return ReportPart(
        "expectations",
        heading_of_part("expectations"),
        own=overview.kept.own_words("expectations"),
        points=tuple(ToldPoint(said.wording.strip(), source.role.strip()) for source, said in told),
        missing=tuple(missing),
    )


def said_and_missing(
    overview: ProgrammeOverview, stage: EvidenceStage, nothing: str
) -> tuple[list[Said], list[str]]:
    """What may be quoted of one stage, and what is missing: all of it, or consent to some."""
    every = overview.kept.said_at(stage)
    told = [(source, said) for source, said in every if said.consent]
    missing = [nothing] if not every else []
    if held_back := len(every) - len(told):
        missing.append(
            plural(
                "consent to quote %n statements, which are left out.",
                "consent to quote %n statement, which is left out.",
                held_back,
            )
        )
    return told, missing


def points_of(told: Iterable[Said]) -> Iterator[ToldPoint]:
    """Quotes with the role of whoever said them."""
    for source, one in told:
        who = source.role.strip() or tr(SOURCES[source.kind])
        stage = tr(STAGES[source.stage]).lower()
        yield ToldPoint("", f"{who}, {stage}", one.wording.strip())


def end_part(overview: ProgrammeOverview, *, in_full: bool = True) -> ReportPart:
    """Impact at the end under the headings of the programme, and what is under none; without its points if
    not `in_full`."""
    kept = overview.kept
    nothing = tr("no evidence was gathered at the end of the programme.")
    told, missing = said_and_missing(overview, EvidenceStage.END, nothing)
    placed = _placed(overview)
    inner = [
        _under(overview, heading, placed.get(heading.id, []), told, in_full=in_full)
        for heading in kept.headings
    ]
    known = {heading.id for heading in kept.headings}
    impacts = placed.get(None, []) if in_full else []
    others = [(source, said) for source, said in told if said.heading not in known]
    if not kept.headings:
        missing.append(tr("no heading was chosen under which impact is told."))
    if impacts or others:
        points = (*_impact_points(impacts), *points_of(others))
        inner.append(ReportPart("end further", tr("Further impact"), points=points))
    return ReportPart(
        "end",
        heading_of_part("end"),
        own=kept.own_words("end"),
        missing=tuple(missing),
        inner=tuple(inner),
    )


def _placed(overview: ProgrammeOverview) -> dict[UUID | None, list[SetImpact]]:
    """The id of a heading -> the changes that were placed under it; under None, those that are under none."""
    kept = overview.kept
    known = {heading.id for heading in kept.headings}
    found: dict[UUID | None, list[SetImpact]] = {}
    for one in overview.impacts:
        heading = kept.heading_of(one.id)
        found.setdefault(heading if heading in known else None, []).append(one)
    return found


def _under(
    overview: ProgrammeOverview,
    heading: ReportHeading,
    impacts: Sequence[SetImpact],
    told: Iterable[Said],
    *,
    in_full: bool,
) -> ReportPart:
    mine = [(source, said) for source, said in told if said.heading == heading.id]
    own = overview.kept.own_words(part_of_heading(heading.id))
    nothing = tr("neither impact nor evidence was placed here.")
    return ReportPart(
        part_of_heading(heading.id),
        heading.name.strip() or tr("Heading without words"),
        own=own,
        points=(*_impact_points(impacts), *points_of(mine)) if in_full else (),
        missing=() if impacts or mine or own else (nothing,),
    )


def _impact_points(impacts: Iterable[SetImpact]) -> Iterator[ToldPoint]:
    for one in impacts:
        impact = one.told.impact
        quote = impact.quote.strip() if impact.quote_consent else ""
        beside = (
            measure_said(impact),
            tr(LEVELS[impact.level]),
            role_of_teller(one.told.leader),
            tr("set {name}", name=one.of.name),
        )
        yield ToldPoint(impact.wording, " · ".join(filter(None, beside)), quote, how=impact.how.strip())


def source_words(overview: ProgrammeOverview, source: EvidenceSource) -> str:
    """A source in a line: "Interview, Interim, 12 June, Head, Brookmead"."""
    parts = (
        tr(SOURCES[source.kind]),
        tr(STAGES[source.stage]).lower(),
        _day(overview, source),
        _who(overview, source),
    )
    return ", ".join(filter(None, parts))


def _day(overview: ProgrammeOverview, source: EvidenceSource) -> str:
    return day_and_month(source.date, overview.today) if source.date else ""


def _who(overview: ProgrammeOverview, source: EvidenceSource) -> str:
    """Who they are by their role: their school would tell whose words these are."""
    if source.kind == SourceKind.PRESENTATION and not source.role.strip():
        return tr("the sets")
    return source.role.strip() or tr("not noted")
