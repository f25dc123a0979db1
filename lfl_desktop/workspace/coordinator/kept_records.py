"""What a coordinator keeps herself of one cohort, or of all, and what it comes to: the one source of every
figure of her roster, her register and her evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from lfl_desktop.domain.coordinator.evidence import (
    EvidenceSaid,
    EvidenceSource,
    EvidenceStage,
    Placement,
    ReportHeading,
)
from lfl_desktop.domain.coordinator.register import (
    Circumstance,
    CoachingContact,
    ParticipantCame,
    ScheduleLine,
)
from lfl_desktop.domain.coordinator.reports_kept import ReportMade, ReportParagraph
from lfl_desktop.domain.coordinator.roster import (
    CoachingOffer,
    Participant,
    ProgrammeRole,
    RoleKind,
    SchoolGroup,
)
from lfl_desktop.domain.people import Level
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Came:
    """Who of the roster came to an event: of those who take part, of the guests from partner cities, and of
    the governors."""

    leaders: int
    partners: int
    governors: int


@dataclass(frozen=True)
class KeptRecords:
    """The coordinator's own records, each kind in its order. `schools` are those of her file, by id."""

    schools: Mapping[UUID, School]
    roles: tuple[ProgrammeRole, ...]
    roster: tuple[Participant, ...]
    groups: tuple[SchoolGroup, ...]
    schedule: tuple[ScheduleLine, ...]
    came: tuple[ParticipantCame, ...]
    contacts: tuple[CoachingContact, ...]
    circumstances: tuple[Circumstance, ...]
    headings: tuple[ReportHeading, ...]
    sources: tuple[EvidenceSource, ...]
    said: tuple[EvidenceSaid, ...]
    placements: tuple[Placement, ...]
    paragraphs: tuple[ReportParagraph, ...]
    made: tuple[ReportMade, ...]

    @cached_property
    def leaders(self) -> list[Participant]:
        """Those who take part: neither governors nor guests from a partner city."""
        return [one for one in self.roster if one.level != Level.GOVERNOR and not self._is_partner(one)]

    @cached_property
    def partners(self) -> list[Participant]:
        """Leaders from partner cities, who contribute as guests."""
        return [one for one in self.roster if one.level != Level.GOVERNOR and self._is_partner(one)]

    @cached_property
    def governors_who_came(self) -> list[Participant]:
        """The governors on the roster who came to something."""
        here = {one.participant for one in self.came}
        return [one for one in self.roster if one.level == Level.GOVERNOR and one.id in here]

    @cached_property
    def coached(self) -> list[Participant]:
        """Those who took up the offer of a coach."""
        return [one for one in self.roster if one.coaching == CoachingOffer.TAKEN_UP]

    @property
    def diagnostics(self) -> int:
        """How many of those who take part did the leadership diagnostic."""
        return sum(one.diagnostic_done for one in self.leaders)

    @property
    def coached_minutes(self) -> int:
        """Minutes of coaching, of the contacts for which they were noted."""
        return sum(contact.minutes or 0 for contact in self.contacts)

    def takes_part(self, school: UUID) -> bool:
        """Whether a school takes part: somebody from it is on the roster, and not as a guest."""
        return school in schools_of(self.leaders)

    def came_to(self, event: UUID) -> Came | None:
        """Who came to an event; None where the register says nothing of it."""
        here = {one.participant for one in self.came if one.event == event}
        if not here:
            return None
        counts = Counter(
            "governors" if one.level == Level.GOVERNOR else "partners" if self._is_partner(one) else "leaders"
            for one in self.roster
            if one.id in here
        )
        return Came(counts["leaders"], counts["partners"], counts["governors"])

    def line_of(self, event: UUID) -> ScheduleLine | None:
        """What the schedule says of an event beside its day."""
        return next((line for line in self.schedule if line.event == event), None)

    def roles_of(self, *kinds: RoleKind) -> list[ProgrammeRole]:
        """Who stood for the programme in one of these roles, by kind and from when."""
        found = [role for role in self.roles if role.kind in kinds]
        return sorted(found, key=lambda r: (kinds.index(r.kind), r.starts or dt.date.min, r.position))

    def sources_at(self, stage: EvidenceStage) -> list[EvidenceSource]:
        """The sources of one stage."""
        return [source for source in self.sources if source.stage == stage]

    def said_at(self, stage: EvidenceStage) -> list[tuple[EvidenceSource, EvidenceSaid]]:
        """What was said at one stage, source by source."""
        told = [(source, said) for source in self.sources_at(stage) for said in self.said]
        return [(source, said) for source, said in told if said.source == source.id and said.wording.strip()]

    def heading_of(self, impact: UUID) -> UUID | None:
        """The heading under which a change of a set was placed."""
        return self._placed.get(impact)

    def own_words(self, part: str) -> str:
        """Her own paragraphs in one part of the final report."""
        return next((one.wording for one in self.paragraphs if one.part == part), "").strip()

    @property
    def last_made(self) -> ReportMade | None:
        """What the final report told when it was made last."""
        dated = [one for one in self.made if one.made_at]
        return max(dated, key=lambda one: str(one.made_at), default=None)

    @cached_property
    def _placed(self) -> dict[UUID, UUID]:
        return {one.impact: one.heading for one in self.placements}

    def _is_partner(self, one: Participant) -> bool:
        school = self.schools.get(one.school) if one.school else None
        return bool(school and school.partner_city)


def schools_of(people: Iterable[Participant]) -> set[UUID]:
    """The schools that people are from."""
    return {one.school for one in people if one.school}


def kept_records(workspace: Workspace, cohorts: Collection[UUID]) -> KeptRecords:
    """What is kept of these cohorts."""
    of = {"cohort": list(cohorts)}
    roster, headings = workspace.select(Participant, **of), workspace.select(ReportHeading, **of)
    sources = workspace.select(EvidenceSource, **of)
    people = [one.id for one in roster]
    return KeptRecords(
        schools={school.id: school for school in workspace.select(School)},
        roles=tuple(workspace.select(ProgrammeRole)),
        roster=tuple(roster),
        groups=tuple(workspace.select(SchoolGroup)),
        schedule=tuple(workspace.select(ScheduleLine, **of)),
        came=tuple(workspace.select(ParticipantCame, participant=people)),
        contacts=tuple(workspace.select(CoachingContact, participant=people)),
        circumstances=tuple(workspace.select(Circumstance, **of)),
        headings=tuple(headings),
        sources=tuple(sources),
        said=tuple(workspace.select(EvidenceSaid, source=[one.id for one in sources])),
        placements=tuple(workspace.select(Placement, heading=[one.id for one in headings])),
        paragraphs=tuple(workspace.select(ReportParagraph, **of)),
        made=tuple(workspace.select(ReportMade, **of)),
    )


def placement_of(impact: UUID, heading: UUID) -> Placement:
    """The placement of a change under a heading; each change has one."""
    return Placement(id=named_id("placement", impact), impact=impact, heading=heading)


def paragraph_of(cohort: UUID, part: str, wording: str = "") -> ReportParagraph:
    """Her own paragraphs in a part of a cohort's final report; each part has one text."""
    return ReportParagraph(
        id=named_id("report paragraph", cohort, part), cohort=cohort, part=part, wording=wording
    )
