"""What a programme offered to those who took part, as its final report tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lfl_desktop.content.papers.final_report import ReportPart, ToldPoint
from lfl_desktop.content.tables.sets_table import attendance_words
from lfl_desktop.domain.coordinator.kept_names import MEANS
from lfl_desktop.domain.coordinator.roster import CoachingOffer, RoleKind
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.events_told import came_words, held_of, visits_to_partners
from lfl_desktop.workspace.coordinator.kept_records import schools_of
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import attendance_share
from lfl_desktop.workspace.coordinator.report_parts import heading_of_part


def opportunities_part(overview: ProgrammeOverview, *, in_full: bool = True) -> ReportPart:
    """Workshops, seminars, sets, coaching, the diagnostic, and work with other authorities; without a point
    for each set if not `in_full`."""
    inner = (
        _workshops(overview),
        _seminars(overview),
        _sets(overview, in_full=in_full),
        _coaching(overview),
        _diagnostic(overview),
        _others(overview),
    )
    return ReportPart(
        "opportunities",
        heading_of_part("opportunities"),
        own=overview.kept.own_words("opportunities"),
        inner=inner,
    )


def _part(
    overview: ProgrammeOverview,
    key: str,
    sentences: Iterator[str],
    nothing: str,
    points: Sequence[ToldPoint] = (),
) -> ReportPart:
    told, own = tuple(sentences), overview.kept.own_words(key)
    missing = () if told or own else (nothing,)
    return ReportPart(key, heading_of_part(key), told, own, tuple(points), missing=missing)


def _workshops(overview: ProgrammeOverview) -> ReportPart:
    held = held_of(overview, EventKind.CORE_WORKSHOP)

    def told() -> Iterator[str]:
        if held:
            yield plural("%n core workshops were held.", "%n core workshop was held.", len(held))

    nothing = tr("no core workshop is in the register.")
    return _part(overview, "workshops", told(), nothing, _event_points(overview, held))


def _seminars(overview: ProgrammeOverview) -> ReportPart:
    held = held_of(overview, EventKind.PUBLIC_SEMINAR)
    shown = held_of(overview, EventKind.PRESENTATION)

    def told() -> Iterator[str]:
        if held:
            yield plural("%n public seminars were held.", "%n public seminar was held.", len(held))
        if shown:
            yield plural(
                "Impact was presented at %n events.",
                "Impact was presented at %n event at the end.",
                len(shown),
            )

    nothing = tr("no public seminar is in the register.")
    points = _event_points(overview, (*held, *shown))
    return _part(overview, "seminars", told(), nothing, points)


def _event_points(overview: ProgrammeOverview, events: Sequence[ProgrammeEvent]) -> list[ToldPoint]:
    points = []
    for event in events:
        line = overview.kept.line_of(event.id)
        day = day_and_month(event.date, overview.today) if event.date else ""
        title = event.title.strip() or tr("without a title")
        speaker = line.speaker.strip() if line else ""
        came = tr("came: {who}", who=came_words(overview, event))
        points.append(ToldPoint(title, " · ".join(filter(None, (day, speaker, came)))))
    return points


def _sets(overview: ProgrammeOverview, *, in_full: bool) -> ReportPart:
    totals = overview.totals

    def told() -> Iterator[str]:
        if not overview.sets:
            return
        yield tr(
            "{sets} met: {held} of {planned} meetings were held, with an attendance of {share} ({here}).",
            sets=plural("%n sets", "%n set", len(overview.sets)),
            held=totals.held,
            planned=totals.planned,
            share=attendance_share(totals),
            here=attendance_words(totals.here, totals.members) or "–",
        )
        yield tr(
            "{slots} were given to challenges of members, who decided on {actions}.",
            slots=plural("%n slots", "%n slot", totals.slots),
            actions=plural("%n actions", "%n action", totals.decided),
        )

    points = [
        ToldPoint(
            tr("Set {name}: {focus}", name=one.name, focus=one.overview.learning_set.focus),
            plural("%n meetings", "%n meeting", len(one.overview.held)),
        )
        for one in overview.sets
        if one.overview and in_full
    ]
    nothing = tr("no set has sent its file.")
    return _part(overview, "sets", told(), nothing, points)


def _coaching(overview: ProgrammeOverview) -> ReportPart:
    kept = overview.kept

    def told() -> Iterator[str]:
        offered = [one for one in kept.roster if one.coaching != CoachingOffer.NOT_OFFERED]
        if not offered:
            return
        yield tr(
            "A coach was offered in {schools} and taken up in {taken}, by {people}.",
            schools=plural("%n schools", "%n school", len(schools_of(offered))),
            taken=len(schools_of(kept.coached)),
            people=plural("%n leaders", "%n leader", len(kept.coached)),
        )
        if coaches := [role.name for role in kept.roles_of(RoleKind.COACH) if role.name.strip()]:
            yield tr("Coaches: {names}.", names=", ".join(coaches))
        if kept.contacts:
            by_means = Counter(contact.means for contact in kept.contacts)
            means = ", ".join(f"{tr(MEANS[one]).lower()} {n}" for one, n in by_means.most_common())
            contacts = plural("%n contacts", "%n contact", len(kept.contacts))
            yield tr("{contacts} were noted ({means}).", contacts=contacts, means=means)
        if kept.coached_minutes:
            yield tr(
                "Where the time was noted, it comes to {hours} hours.",
                hours=f"{kept.coached_minutes / 60:.1f}".removesuffix(".0"),
            )

    nothing = tr("nothing is noted of coaching.")
    return _part(overview, "coaching", told(), nothing)


def _diagnostic(overview: ProgrammeOverview) -> ReportPart:
    def told() -> Iterator[str]:
        if done := overview.kept.diagnostics:
            yield tr(
                "{done} of {all} who take part did the leadership diagnostic.",
                done=done,
                all=len(overview.kept.leaders),
            )

    nothing = tr("it is not noted who did the leadership diagnostic.")
    return _part(overview, "diagnostic", told(), nothing)


def _others(overview: ProgrammeOverview) -> ReportPart:
    kept = overview.kept
    visits = visits_to_partners(overview)

    def told() -> Iterator[str]:
        if kept.partners:
            yield plural(
                "%n leaders from a partner city took part in what was held.",
                "%n leader from a partner city took part in what was held.",
                len(kept.partners),
            )
        if visits:
            yield plural("%n visits went there.", "%n visit went there.", len(visits))

    nothing = tr("nothing is noted of work with other authorities.")
    return _part(
        overview,
        "others",
        told(),
        nothing,
        _event_points(overview, visits),
    )
