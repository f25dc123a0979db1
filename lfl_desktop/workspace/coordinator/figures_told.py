"""The figures of a final report by what they are called, and what moved since it was made last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lfl_desktop.domain.coordinator.evidence import EvidenceStage
from lfl_desktop.domain.coordinator.reports_kept import ReportMade
from lfl_desktop.domain.event_kinds import EVENT_KINDS
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.events_told import held_of
from lfl_desktop.workspace.coordinator.kept_records import schools_of
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import actions_in_words, attendance_share


def final_figures(overview: ProgrammeOverview) -> dict[str, str]:
    """Every figure that the report tells, in words: what it is called -> the figure."""
    kept, totals, members = overview.kept, overview.totals, overview.members
    found = {
        tr("People who take part"): str(len(kept.leaders)),
        tr("Schools that take part"): str(len(schools_of(kept.leaders))),
        tr("Leaders from partner cities"): str(len(kept.partners)),
        tr("Governors who came"): str(len(kept.governors_who_came)),
        tr("Schools of governors who came"): str(len(schools_of(kept.governors_who_came))),
        tr("Schools that took up coaching"): str(len(schools_of(kept.coached))),
        tr("Leadership diagnostics"): str(kept.diagnostics),
        tr("Sets"): str(len(overview.sets)),
        tr("Set meetings held"): tr("{held} of {planned}", held=totals.held, planned=totals.planned),
        tr("Attendance at set meetings"): attendance_share(totals),
        tr("Slots"): str(totals.slots),
        tr("Actions"): actions_in_words(totals),
        tr("Members at the start and at the end"): f"{members.at_start} → {members.at_end}",
        tr("Agreed notes of impact"): str(len(overview.impacts)),
    }
    for kind, words in EVENT_KINDS.items():
        if held := held_of(overview, kind):
            found[tr("Held: {kind}", kind=tr(words).lower())] = str(len(held))
    for stage, words in (
        (EvidenceStage.ENROLMENT, tr("Expectations at enrolment")),
        (EvidenceStage.INTERIM, tr("Statements at the interim stage")),
        (EvidenceStage.END, tr("Statements at the end")),
    ):
        found[words] = str(len(kept.said_at(stage)))
    return found


def moved_since(made: ReportMade | None, figures: Mapping[str, str]) -> Iterator[str]:
    """What is otherwise than when the report was made last, a line each."""
    if made is None or made.made_at is None:
        return
    day = long_date(made.made_at.astimezone().date())
    for name in dict.fromkeys((*figures, *made.figures)):
        before, now = made.figures.get(name, "–"), figures.get(name, "–")
        if before != now:
            yield tr("{name}: {now}, on {day} {before}", name=name, now=now, day=day, before=before)
