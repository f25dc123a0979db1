"""What the final report on a cohort says: every figure from the overview of the programme, every other word
from the coordinator's own records or agreed by its owner, and what is missing by name."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from lfl_desktop.content.papers.final_report import FinalReportTold, ReportPart
from lfl_desktop.domain.coordinator.evidence import EvidenceStage
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.cohort_names import cohorts_told_apart
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.background_told import background_part
from lfl_desktop.workspace.coordinator.challenges_told import challenge_points, challenge_sentences
from lfl_desktop.workspace.coordinator.evidence_told import (
    end_part,
    evidence_part,
    expectations_part,
    points_of,
    said_and_missing,
)
from lfl_desktop.workspace.coordinator.figures_told import final_figures, moved_since
from lfl_desktop.workspace.coordinator.opportunities_told import opportunities_part
from lfl_desktop.workspace.coordinator.programme_charts import (
    actions_figure,
    changes_figure,
    members_figure,
    year_figure,
)
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import about_programme
from lfl_desktop.workspace.coordinator.report_parts import heading_of_part
from lfl_desktop.workspace.coordinator.schedule_told import schedule_remarks, schedule_table
from lfl_desktop.workspace.coordinator.set_posters import posters_of
from lfl_desktop.workspace.coordinator.sources_told import sources_table
from lfl_desktop.workspace.workspace import Workspace


def cohort_to_report(overview: ProgrammeOverview) -> Cohort:
    """The one cohort that a final report is about. Raises WorldError where there is none, or several."""
    if overview.cohort is not None:
        return overview.cohort
    names = ", ".join(cohorts_told_apart(overview.cohorts))
    if not names:
        raise WorldError(tr("A final report is about a cohort, and there is none here yet."))
    raise WorldError(
        tr("A final report is about one cohort, and there are several: {names}. Say which.", names=names)
    )


def missing_in_final(overview: ProgrammeOverview) -> list[str]:
    """What the final report on a cohort would lack."""
    every = _parts(overview, in_full=False)
    return [words for part in every for one in (part, *part.inner) for words in one.missing]


def final_told(workspace: Workspace, overview: ProgrammeOverview) -> FinalReportTold:
    """The report on the cohort of `overview`. Raises WorldError where that is not one cohort."""
    cohort_to_report(overview)
    programme = overview.programme
    figures = final_figures(overview)
    return FinalReportTold(
        programme=programme.name if programme else "",
        about=about_programme(overview),
        coordinator=programme.coordinator if programme else "",
        parts=tuple(_with_charts(overview, part) for part in _parts(overview)),
        posters=tuple(posters_of(workspace, overview)),
        schedule=schedule_table(overview),
        schedule_remarks=tuple(schedule_remarks(overview)),
        sources=sources_table(overview),
        is_sample=bool(programme and programme.sample_today),
        figures=figures,
        moved=tuple(moved_since(overview.kept.last_made, figures)),
    )


def _parts(overview: ProgrammeOverview, *, in_full: bool = True) -> tuple[ReportPart, ...]:
    """The parts in the order in which evaluations of such programmes tell them; without the points that are
    as many as the sets and their changes if not `in_full`."""
    return (
        background_part(overview),
        evidence_part(overview),
        expectations_part(overview),
        opportunities_part(overview, in_full=in_full),
        _interim(overview),
        end_part(overview, in_full=in_full),
        _challenges(overview, in_full=in_full),
        _conclusion(overview),
    )


def _with_charts(overview: ProgrammeOverview, part: ReportPart) -> ReportPart:
    """The part with the charts that belong into it."""
    if part.key == "opportunities":
        return replace(part, inner=tuple(_with_charts(overview, one) for one in part.inner))
    if part.key == "sets":
        every = (year_figure(overview), actions_figure(overview), members_figure(overview))
        return replace(part, charts=tuple(one for one in every if one))
    if part.key == "end":
        return replace(part, charts=tuple(filter(None, (changes_figure(overview),))))
    return part


def _interim(overview: ProgrammeOverview) -> ReportPart:
    nothing = tr("no evidence was gathered at the interim stage.")
    told, missing = said_and_missing(overview, EvidenceStage.INTERIM, nothing)
    return ReportPart(
        "interim",
        heading_of_part("interim"),
        own=overview.kept.own_words("interim"),
        points=tuple(points_of(told)),
        missing=tuple(missing),
    )


def _challenges(overview: ProgrammeOverview, *, in_full: bool) -> ReportPart:
    points = tuple(islice(challenge_points(overview), None if in_full else 1))
    sentences = tuple(challenge_sentences(overview))
    own = overview.kept.own_words("challenges")
    nothing = tr("nothing was noted that hindered or helped, and nothing that happened in schools.")
    return ReportPart(
        "challenges",
        heading_of_part("challenges"),
        sentences=sentences,
        own=own,
        points=points,
        missing=() if sentences or points or own else (nothing,),
    )


def _conclusion(overview: ProgrammeOverview) -> ReportPart:
    own = overview.kept.own_words("conclusion")
    missing = () if own else (tr("the conclusion is not written yet."),)
    return ReportPart("conclusion", heading_of_part("conclusion"), own=own, missing=missing)
