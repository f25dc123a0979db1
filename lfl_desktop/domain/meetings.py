"""A set meeting and what is written down at it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.people import PersonId, SetId
from lfl_desktop.domain.programme import SchoolId, TermId
from lfl_desktop.domain.record import Record, Refers

MeetingId: TypeAlias = Annotated[UUID, Refers("meeting")]
SlotId: TypeAlias = Annotated[UUID, Refers("slot")]
ChallengeId: TypeAlias = Annotated[UUID, Refers("challenge")]
ActionId: TypeAlias = Annotated[UUID, Refers("action")]


class Mode(StrEnum):
    """How the set meets."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    BOTH = "both"


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """Who was here. A leader without an attendance record has not been marked."""

    HERE = "here"
    LATE = "late"
    LEFT_EARLY = "left_early"
    APOLOGIES = "apologies"


class BidState(StrEnum):
    """What became of a bid."""

    MADE = "made"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


class ActionState(StrEnum):
    """How an action stands. Nobody fails an action: a dropped one has a reason, which is learning."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    CHANGED = "changed"
    DROPPED = "dropped"
    HANDED_ON = "handed_on"


class ChallengeState(StrEnum):
    """Whether a challenge is still being worked on."""

    WORKED_ON = "worked_on"
    RESTED = "rested"
    CLOSED = "closed"


class LearningAbout(StrEnum):
    """What a learning note is about."""

    CHALLENGE = "challenge"
    MYSELF = "myself"
    PROCESS = "process"
    OTHERS = "others"


class Meeting(Record, frozen=True, kw_only=True):
    """One meeting. Its number is its place in the order of dates, so it is not kept here.

    `template` is the key of its stage template. A meeting that was moved keeps the day it was first
    planned for in `moved_from`; `reason` says why it was moved or cancelled.
    """

    learning_set: SetId
    term: TermId | None = None
    date: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    host_school: SchoolId | None = None
    mode: Mode = Mode.IN_PERSON
    state: MeetingState = MeetingState.PLANNED
    moved_from: dt.date | None = None
    reason: str = ""
    template: str = "classic"


class Attendance(Record, frozen=True, kw_only=True):
    """Whether one member was here."""

    meeting: MeetingId
    person: PersonId
    presence: Presence = Presence.HERE
    note: str = ""


class Bid(Record, frozen=True, kw_only=True):
    """A sentence that asks for time: "if I were presenting today it would be about ..."."""

    meeting: MeetingId
    person: PersonId
    wording: str = ""
    minutes: int | None = None
    state: BidState = BidState.MADE
    position: int = 0


class Challenge(Record, frozen=True, kw_only=True):
    """What a presenter brings, in their words.

    `headline` is the short form that may leave the set once the presenter has agreed to it
    (`agreed_on`). `continues` is the challenge this one takes up again later in the year.
    """

    person: PersonId
    learning_set: SetId
    headline: str = ""
    stated: str = ""
    restated: str = ""
    desired_outcome: str = ""
    state: ChallengeState = ChallengeState.WORKED_ON
    agreed_on: dt.date | None = None
    continues: ChallengeId | None = None


class Slot(Record, frozen=True, kw_only=True):
    """The time given to one presenter. Minutes are whole; airtime is their sum over the year."""

    meeting: MeetingId
    presenter: PersonId
    challenge: ChallengeId | None = None
    planned_minutes: int | None = None
    used_minutes: int | None = None
    facilitator: PersonId | None = None
    timekeeper: PersonId | None = None
    questions: str = ""
    position: int = 0


class Action(Record, frozen=True, kw_only=True):
    """What a presenter will do, by when, and its sign (how will I know).

    `due_words` is what was typed ("half term"), `due` the day it was understood as. `meeting` is
    where it was decided, `replaces` the action it took the place of. How it stands follows
    from its report backs.
    """

    meeting: MeetingId
    person: PersonId
    challenge: ChallengeId | None = None
    wording: str = ""
    due: dt.date | None = None
    due_words: str = ""
    sign: str = ""
    replaces: ActionId | None = None
    position: int = 0


class ReportBack(Record, frozen=True, kw_only=True):
    """What a presenter reported at one meeting about one earlier action."""

    meeting: MeetingId
    action: ActionId
    state: ActionState = ActionState.OPEN
    happened: str = ""
    learned: str = ""
    reason: str = ""
    handed_to: str = ""


class Offer(Record, frozen=True, kw_only=True):
    """Help that a member offers to the presenter of a slot."""

    slot: SlotId
    person: PersonId
    wording: str = ""
    position: int = 0


class SetReview(Record, frozen=True, kw_only=True):
    """The set looking at its own work: `scores` maps a scale ("listening") to 1 to 5."""

    meeting: MeetingId
    scores: dict[str, int] = {}
    words: str = ""


class LearningNote(Record, frozen=True, kw_only=True):
    """What one member says they learned."""

    meeting: MeetingId
    person: PersonId
    about: LearningAbout = LearningAbout.CHALLENGE
    wording: str = ""
    position: int = 0


class LogEntry(Record, frozen=True, kw_only=True):
    """A note in the facilitator's private log: in no paper and no file that leaves."""

    learning_set: SetId
    meeting: MeetingId | None = None
    written_on: dt.date | None = None
    wording: str = ""
