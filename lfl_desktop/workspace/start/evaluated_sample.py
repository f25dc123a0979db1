"""The second sample: a programme that has come to its final report, as its coordinator has it. Its sets sent
their files, and she has kept a roster, a register and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, Placement, ReportHeading
from lfl_desktop.domain.coordinator.register import (
    Circumstance,
    CoachingContact,
    ParticipantCame,
    ScheduleLine,
)
from lfl_desktop.domain.coordinator.reports_kept import ReportParagraph
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole, SchoolGroup
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import Level
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.workspace.start.sample import (
    SampleReader,
    SampleText,
    Table,
    records_from,
    shipped_sample,
    tables_of,
)

NAME = "leading-together"
SETS = ("1", "2", "3", "4")


def evaluated_set_records(name: str) -> list[Record]:
    """All records that the facilitator of the set `name` ("2") has when the year is over."""
    return records_from(shipped_sample(NAME), shipped_sample(f"{NAME}-set-{name}"), whole_year=True)


def evaluated_own_records(impacts: Iterable[Impact]) -> list[Record]:
    """What the coordinator has herself: the programme around the sets, and all that she keeps. `impacts` are
    those that her sets told, which she places under headings.

    Raises SampleError where the file does not hold together."""
    programme, own = shipped_sample(NAME), shipped_sample(f"{NAME}-coordinator")
    order = {kind: place for place, kind in enumerate(ALL)}
    reader = _OwnReader(programme, own)
    found = reader.read_own(tables_of(programme), tables_of(own), {one.wording: one.id for one in impacts})
    return sorted(found, key=lambda record: order[type(record)])


class _OwnReader(SampleReader):
    """Reads what a coordinator keeps herself."""

    def __init__(self, programme: SampleText, own: SampleText) -> None:
        super().__init__(programme, own)
        self._positions: dict[type[Record], int] = {}

    def read_own(
        self, shared: dict[str, Any], own: dict[str, Any], impacts: Mapping[str, UUID]
    ) -> Iterable[Record]:
        """The records of both files."""
        cohort, _terms = self._programme(shared, whole_year=False)
        self._files.reverse()
        of_cohort = {"cohort": cohort.id}
        for table in self._part(own, "programme_role"):
            self._in_order(ProgrammeRole, table, table.get("name"), programme=cohort.programme)
        for table in self._part(own, "participant"):
            self._participant(table, of_cohort)
        for table in self._part(own, "school_group"):
            self._in_order(SchoolGroup, table, table.get("school"), table.get("name"))
        for table in self._part(own, "schedule_line"):
            key = table.get("event") or table.get("wording")
            self._in_order(ScheduleLine, table, key, **of_cohort)
        for title, came in self._part(own, "came").items():
            self._came_to(title, came)
        for table in self._part(own, "circumstance"):
            self._in_order(Circumstance, table, table.get("wording"), **of_cohort)
        for table in self._part(own, "report_heading"):
            self._in_order(ReportHeading, table, table.get("name"), **of_cohort)
        for table in self._part(own, "evidence_source"):
            self._source(table, of_cohort)
        for heading, wordings in self._part(own, "placed").items():
            self._place(heading, wordings, impacts)
        for part, wording in self._part(own, "paragraph").items():
            id = named_id("report paragraph", cohort.id, part)
            self._records[id] = ReportParagraph(id=id, cohort=cohort.id, part=part, wording=wording.strip())
        self._all_used(own)
        return self._records.values()

    def _in_order(self, kind: type[Record], table: Table, *key: object, **known: object) -> Record:
        place = self._positions[kind] = self._positions.get(kind, -1) + 1
        return self._make(kind, table, *key, position=place, **known)

    def _participant(self, table: dict[str, Any], of_cohort: Mapping[str, UUID]) -> None:
        contacts = table.pop("coaching_contact", [])
        person = self._in_order(Participant, table, table.get("name"), **of_cohort)
        for nth, contact in enumerate(contacts):
            self._in_order(CoachingContact, contact, person.id, nth, participant=person.id)

    def _came_to(self, title: str, came: Any) -> None:
        event = self._find("programme_event", title)
        if isinstance(came, dict):
            schools = {one.id: one for one in self._records.values() if isinstance(one, School)}
            away = {self._find("participant", name) for name in came.get("but", ())}
            here = [
                one.id
                for one in self._records.values()
                if isinstance(one, Participant) and one.level != Level.GOVERNOR and one.id not in away
                if one.school and not schools[one.school].partner_city
            ]
            here += [self._find("participant", name) for name in came.get("and", ())]
        else:
            here = [self._find("participant", name) for name in came]
        for participant in here:
            self._make(ParticipantCame, {}, event, participant, event=event, participant=participant)

    def _source(self, table: dict[str, Any], of_cohort: Mapping[str, UUID]) -> None:
        told = table.pop("said", [])
        source = self._in_order(EvidenceSource, table, table.get("date"), table.get("school"), **of_cohort)
        for said in told:
            self._in_order(EvidenceSaid, said, said.get("wording"), source=source.id)

    def _place(self, heading: str, wordings: Iterable[str], impacts: Mapping[str, UUID]) -> None:
        at = self._find("report_heading", heading)
        for place, wording in enumerate(wordings):
            if wording not in impacts:
                raise self._wrong(f"No set tells the impact “{wording}”", wording)
            id = named_id("placement", impacts[wording])
            self._records[id] = Placement(id=id, impact=impacts[wording], heading=at, position=place)
