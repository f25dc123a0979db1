"""The programme around the sets."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

import msgspec

from lfl_desktop.domain.record import Record, Refers

ProgrammeId: TypeAlias = Annotated[UUID, Refers("programme")]
CohortId: TypeAlias = Annotated[UUID, Refers("cohort")]
TermId: TypeAlias = Annotated[UUID, Refers("term")]
ThemeId: TypeAlias = Annotated[UUID, Refers("theme")]
SchoolId: TypeAlias = Annotated[UUID, Refers("school")]


class Nation(StrEnum):
    """Whose bank holidays the calendar marks."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class SchoolEventKind(StrEnum):
    """What happens in a school while it takes part."""

    INSPECTION = "inspection"
    HEAD_CHANGED = "head_changed"
    HEAD_OF_SCHOOL_CHANGED = "head_of_school_changed"
    JOINED_CHAIN = "joined_chain"
    TURNOVER = "turnover"
    OTHER = "other"


class Programme(Record, frozen=True, kw_only=True):
    """A leadership programme.

    `labels` holds the words this programme uses in place of the usual ones ("challenge" ->
    "issue"); `audiences` holds who may see each kind of content, where that differs from the
    defaults in `sharing`. `sample_today` is set in the sample only: the day it pretends to be.
    """

    name: str = ""
    aim: str = ""
    funder: str = ""
    coordinator: str = ""
    labels: dict[str, str] = {}
    audiences: dict[str, str] = {}
    nation: Nation = Nation.ENGLAND
    sample_today: dt.date | None = None


LOGO_MOST = 60_000
"""The most bytes of a logo: a picture for a corner of a page, which travels in every pack."""


class ProgrammeLogo(Record, frozen=True, kw_only=True):
    """The picture that a programme puts on its papers: a PNG without metadata, made from what was chosen. Its
    id follows from the programme, so that there is one."""

    programme: ProgrammeId
    picture: Annotated[bytes, msgspec.Meta(max_length=LOGO_MOST)] = b""


class Cohort(Record, frozen=True, kw_only=True):
    """Those who take part from one launch to one presentation of impact; may cross school years."""

    programme: ProgrammeId
    name: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None


class Term(Record, frozen=True, kw_only=True):
    """A term with its half-term holiday. Three or six a year: terms are data, not code."""

    cohort: CohortId
    label: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None
    half_term_starts: dt.date | None = None
    half_term_ends: dt.date | None = None
    position: int = 0


class Theme(Record, frozen=True, kw_only=True):
    """An outcome theme of the programme, under which impact is gathered."""

    programme: ProgrammeId
    name: str = ""
    position: int = 0


class School(Record, frozen=True, kw_only=True):
    """A school that takes part. `partner_city` names the city of a visiting partner."""

    programme: ProgrammeId
    name: str = ""
    partner_city: str = ""
    chain: str = ""


class SchoolEvent(Record, frozen=True, kw_only=True):
    """A dated fact of a school that may explain what followed: an inspection, a new head. Of turnover,
    `percent` is how many of the staff left."""

    school: SchoolId
    date: dt.date | None = None
    kind: SchoolEventKind = SchoolEventKind.OTHER
    percent: int | None = None
    wording: str = ""
