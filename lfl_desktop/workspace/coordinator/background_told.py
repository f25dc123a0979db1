"""What a programme is, who stands for it and who takes part, as its final report begins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lfl_desktop.content.papers.final_report import PlainTable, ReportPart
from lfl_desktop.domain.coordinator.kept_names import GROUPS, ROLES
from lfl_desktop.domain.coordinator.roster import ProgrammeRole, RoleKind
from lfl_desktop.domain.events import EventKind
from lfl_desktop.domain.levels import levels_words
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.events_told import held_of
from lfl_desktop.workspace.coordinator.kept_records import schools_of
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import about_programme
from lfl_desktop.workspace.coordinator.report_parts import heading_of_part


def background_part(overview: ProgrammeOverview) -> ReportPart:
    """Whose programme it is, for whom, and who took part."""
    kept = overview.kept
    missing = []
    if not kept.leaders:
        missing.append(tr("nobody is on the roster, so it is not told how many take part."))
    if not kept.roles:
        missing.append(tr("nobody is noted who leads the programme or advises it."))
    roles = [role for role in kept.roles_of(*ROLES) if role.kind != RoleKind.COACH and role.name.strip()]
    heads = (tr("Role"), tr("Who"), tr("Time"))
    rows = tuple((tr(ROLES[role.kind]), _who(role, roles), _time(overview, role)) for role in roles)
    return ReportPart(
        "background",
        heading_of_part("background"),
        sentences=tuple(_sentences(overview)),
        own=kept.own_words("background"),
        table=PlainTable(heads, rows, (1.4, 2.6, 1.2)),
        missing=tuple(missing),
    )


def _sentences(overview: ProgrammeOverview) -> Iterator[str]:
    kept, programme = overview.kept, overview.programme
    if about := about_programme(overview):
        yield tr("{about}.", about=about)
    for words in (programme.aim, programme.funder) if programme else ():
        if words.strip():
            yield words.strip()
    if kept.leaders:
        yield tr(
            "{people} from {schools} take part: {levels}.",
            people=plural("%n people", "%n person", len(kept.leaders)),
            schools=plural("%n schools", "%n school", len(schools_of(kept.leaders))),
            levels=levels_words(Counter(one.level for one in kept.leaders)),
        )
    if kept.partners:
        cities = {kept.schools[id].partner_city for id in schools_of(kept.partners)}
        yield tr(
            "{people} from a partner city contribute ({cities}).",
            people=plural("%n leaders", "%n leader", len(kept.partners)),
            cities=", ".join(sorted(cities)),
        )
    if came := kept.governors_who_came:
        yield tr(
            "{governors} of {schools} came to events.",
            governors=plural("%n governors", "%n governor", len(came)),
            schools=plural("%n schools", "%n school", len(schools_of(came))),
        )
    if met := held_of(overview, EventKind.ADVISORY_GROUP):
        yield plural("The advisory group met %n times.", "The advisory group met %n time.", len(met))
    yield from _groups(overview)


def _groups(overview: ProgrammeOverview) -> Iterator[str]:
    """Schools that belong together, each group once."""
    found: defaultdict[tuple[str, str], list[tuple[School, str]]] = defaultdict(list)
    for one in overview.kept.groups:
        school = overview.kept.schools.get(one.school)
        if school and one.name.strip():
            since = tr("since {day}", day=day_and_month(one.starts, overview.today)) if one.starts else ""
            until = tr("until {day}", day=day_and_month(one.ends, overview.today)) if one.ends else ""
            time = " ".join(filter(None, (since, until)))
            found[tr(GROUPS[one.kind]), one.name.strip()].append((school, time))
    for (kind, name), members in found.items():
        told = ", ".join(f"{school.name} ({time})" if time else school.name for school, time in members)
        yield tr("{kind} {name}: {schools}.", kind=kind, name=name, schools=told)


def _who(role: ProgrammeRole, every: list[ProgrammeRole]) -> str:
    """Who it is, where from, and whose place they took."""
    before = next((other for other in every if other.id == role.follows), None)
    words = ", ".join(filter(None, (role.name.strip(), role.organisation.strip())))
    if before is None or not before.name.strip():
        return words
    is_renamed = role.kind in (RoleKind.COMMISSIONER, RoleKind.PROVIDER, RoleKind.PARTNER)
    then = tr("formerly {name}") if is_renamed else tr("after {name}")
    return f"{words} ({then.format(name=before.name.strip())})"


def _time(overview: ProgrammeOverview, role: ProgrammeRole) -> str:
    if role.starts and role.ends:
        start, end = (day_and_month(day, overview.today) for day in (role.starts, role.ends))
        return tr("{start} to {end}", start=start, end=end)
    if role.starts:
        return tr("from {day}", day=day_and_month(role.starts, overview.today))
    return tr("until {day}", day=day_and_month(role.ends, overview.today)) if role.ends else ""
