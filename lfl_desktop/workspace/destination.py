"""Where something is to be looked at: a place of the window, and one thing there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PlaceName(StrEnum):
    """The places of the window, in the order in which they are listed."""

    TODAY = "today"
    MEETINGS = "meetings"
    MEMBERS = "members"
    CHALLENGES = "challenges"
    ACTIONS = "actions"
    ACTIVITY_SYSTEMS = "activity_systems"
    IMPACT = "impact"
    SHARE = "share"
    PROGRAMME = "programme"
    OVERVIEW = "overview"
    SETS = "sets"
    ALL_DATES = "all_dates"
    MEMBERSHIP = "membership"
    PROGRAMME_SCHOOLS = "programme_schools"
    PROGRAMME_IMPACT = "programme_impact"
    PROGRAMME_FACTS = "programme_facts"
    ROSTER = "roster"
    REGISTER = "register"
    EVIDENCE = "evidence"
    FILES = "files"
    REPORTS = "reports"


class SystemLook(StrEnum):
    """How the versions of an activity system are looked at."""

    ONE = "one"
    THEN = "then"
    TWO = "two"


@dataclass(frozen=True)
class Destination:
    """A place, and the record that is to be chosen there; without one, whatever was in sight there."""

    place: PlaceName
    record: UUID | None = None


@dataclass(frozen=True)
class SlotDestination(Destination):
    """A meeting (`record`) at its slots: that of this challenge, or the first, with the cursor in one `field`
    of it or of this action."""

    challenge: UUID | None = None
    action: UUID | None = None
    field: str = ""


@dataclass(frozen=True)
class PartDestination(Destination):
    """A part of a place, by its name."""

    part: str = ""


@dataclass(frozen=True)
class PaperDestination(Destination):
    """A paper on Print and share, by the name of its kind: of this meeting, leader or version (`record`), or
    of these lines of a list."""

    paper: str = ""
    lines: tuple[UUID, ...] | None = None


def at_member(person: UUID) -> Destination:
    """Somebody on their card."""
    return Destination(PlaceName.MEMBERS, person)


def at_event(event: UUID) -> Destination:
    """An event in the calendar."""
    return Destination(PlaceName.PROGRAMME, event)


def at_system(version: UUID) -> Destination:
    """A version of an activity system; the latest one where it is the id of its leader."""
    return Destination(PlaceName.ACTIVITY_SYSTEMS, version)


def destination_meeting(meeting: UUID) -> Destination:
    """A meeting from its first stage."""
    return Destination(PlaceName.MEETINGS, meeting)


def at_part(meeting: UUID, part: str) -> PartDestination:
    """A part of a meeting."""
    return PartDestination(PlaceName.MEETINGS, meeting, part)


def at_slot(
    meeting: UUID, challenge: UUID | None = None, action: UUID | None = None, field: str = ""
) -> SlotDestination:
    """The slot of a challenge at a meeting, and what is looked for in it."""
    return SlotDestination(PlaceName.MEETINGS, meeting, challenge, action, field)


def at_paper(kind: str, about: UUID | None = None, lines: tuple[UUID, ...] | None = None) -> PaperDestination:
    """A paper to look at and print."""
    return PaperDestination(PlaceName.SHARE, about, kind, lines)
