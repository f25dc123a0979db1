"""Evidence that a coordinator gathers, and under which heading of the final report it stands."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.programme import CohortId, SchoolId
from lfl_desktop.domain.record import Record, Refers

HeadingId: TypeAlias = Annotated[UUID, Refers("report_heading")]
SourceId: TypeAlias = Annotated[UUID, Refers("evidence_source")]


class SourceKind(StrEnum):
    """How evidence was gathered."""

    INTERVIEW = "interview"
    QUESTIONNAIRE = "questionnaire"
    PRESENTATION = "presentation"
    OBSERVATION = "observation"
    DOCUMENT = "document"


class EvidenceStage(StrEnum):
    """When in the programme: what was hoped for at enrolment, and what was seen since."""

    ENROLMENT = "enrolment"
    INTERIM = "interim"
    END = "end"


class ReportHeading(Record, frozen=True, kw_only=True):
    """A heading of the final report, under which impact at the end stands."""

    cohort: CohortId
    name: str = ""
    position: int = 0


class EvidenceSource(Record, frozen=True, kw_only=True):
    """Where evidence is from: nobody's name, but who they are as a role ("Head"), at which school, and how
    many `people` they were."""

    cohort: CohortId
    kind: SourceKind = SourceKind.INTERVIEW
    stage: EvidenceStage = EvidenceStage.INTERIM
    date: dt.date | None = None
    role: str = ""
    school: SchoolId | None = None
    people: int | None = None
    position: int = 0


class EvidenceSaid(Record, frozen=True, kw_only=True):
    """What a source said, to which `question`. Reports hold the words only with `consent`; `heading` is where
    they stand at the end. At enrolment they are an expectation."""

    source: SourceId
    question: str = ""
    wording: str = ""
    consent: bool = False
    heading: HeadingId | None = None
    position: int = 0


class Placement(Record, frozen=True, kw_only=True):
    """Under which heading a change stands that a set told. `impact` is its id in the set's file, which may
    come anew or be withdrawn."""

    impact: UUID
    heading: HeadingId
    position: int = 0
