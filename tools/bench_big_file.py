"""A records file as it may be after ten years: 40 sets of six to nine members, each with 60 meetings.

`python tools/bench_big_file.py FILE` makes it, the same each time. Everything goes through
`Workspace.step`, a step for what is written down in one go, so that the history is as long as the use of
the program would have made it. Words are put together from lists, and people are called "Leader 17": this
is for measuring, nobody is to read it.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from bench_big_words import sentence, words
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.domain.impact import Impact, ImpactLevel, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    BidState,
    Challenge,
    ChallengeState,
    LearningAbout,
    LearningNote,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import (
    GroundRules,
    LearningSet,
    Level,
    Membership,
    MembershipStatus,
    Person,
    Post,
)
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.scales import SCALES
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.start.first_run import DEFAULT_THEMES
from lfl_desktop.workspace.workspace import Workspace

SETS, YEARS, FIRST_YEAR = 40, 10, 2017
TERMS = (("Spring", (1, 8), (3, 28)), ("Summer", (4, 15), (7, 22)), ("Autumn", (9, 3), (12, 19)))
MEETING_DAYS = ((1, 31), (3, 14), (5, 9), (7, 4), (10, 3), (11, 14))
STILL_TO_COME = 2
"""How many meetings of each set are planned, not held."""
SEED = 1907

R = TypeVar("R", bound=Record)
Page = Iterable[tuple[str, list[Record]]]
"""Steps: the title of each and what it puts."""


def make_big_file(path: Path, sets: int = SETS) -> Workspace:
    """The file at `path`, open. Raises a WorldError where there can be none."""
    workspace = Workspace.create(path)
    # nothing of this is worth waiting for the disk
    workspace._file._db.execute("PRAGMA synchronous=OFF")
    workspace._file._db.execute("PRAGMA journal_mode=MEMORY").fetchone()
    rng = Random(SEED)
    around = _Around(rng)
    _keep(workspace, around.steps())
    for number in range(1, sets + 1):
        _keep(workspace, _Set(around, number, rng).steps())
    workspace.close()
    return Workspace.open(path)


def _keep(workspace: Workspace, steps: Page) -> None:
    for title, records in steps:
        with workspace.step(title, rules=Rules.ARRIVING) as step:
            for record in records:
                step.put(record)


def _id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


class _Around:
    """The programme, the cohort of ten years with its terms, and the schools."""

    def __init__(self, rng: Random) -> None:
        self.programme = Programme(id=named_id("big"), name="Ten years", coordinator="Coordinator")
        ends = dt.date(FIRST_YEAR + YEARS - 1, 12, 31)
        starts = dt.date(FIRST_YEAR, 1, 1)
        self.cohort = Cohort(
            id=_id(rng), programme=self.programme.id, name="Ten years", starts=starts, ends=ends
        )
        self.terms = [
            Term(
                id=_id(rng),
                cohort=self.cohort.id,
                label=label,
                starts=dt.date(year, *first),
                ends=dt.date(year, *last),
                position=3 * (year - FIRST_YEAR) + place,
            )
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
            for place, (label, first, last) in enumerate(TERMS)
        ]
        self.themes = [
            Theme(id=_id(rng), programme=self.programme.id, name=name, position=place)
            for place, name in enumerate(DEFAULT_THEMES)
        ]
        self.schools = [
            School(id=_id(rng), programme=self.programme.id, name=f"School {number}")
            for number in range(1, 61)
        ]

    def steps(self) -> Page:
        yield "Begin", [self.programme, self.cohort, *self.terms, *self.themes, *self.schools]


class _Set:
    """One set, year by year."""

    def __init__(self, around: _Around, number: int, rng: Random) -> None:
        self._around, self._rng, self._number = around, rng, number
        self._set = self._new(
            LearningSet, cohort=around.cohort.id, name=str(number), focus=words(rng, 3), facilitator="Helper"
        )
        self._people = 0
        self._now: list[Membership] = []
        self._challenges: dict[UUID, list[Challenge]] = {}
        self._open: list[Action] = []
        self._systems: dict[UUID, ActivitySystem] = {}

    def steps(self) -> Page:
        yield "Begin", [self._set]
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            yield from self._turnover(year)
            meetings = [self._meeting(year, place) for place in range(len(MEETING_DAYS))]
            yield "Plan meetings", list(meetings)
            for meeting in meetings:
                if meeting.state == MeetingState.FINISHED:
                    yield from self._held(meeting)
            yield from self._year_end(meetings)

    def _new(self, kind: type[R], **fields: Any) -> R:
        return kind(id=fields.pop("id", None) or _id(self._rng), **fields)

    def _says(self, letters: int) -> str:
        return sentence(self._rng, letters)

    def _turnover(self, year: int) -> Page:
        """Up to two leave and others come, so that there are six to nine."""
        start, rng = dt.date(year, 1, 15), self._rng
        for gone in rng.sample(self._now, rng.randint(0, 2) if self._now else 0):
            self._now.remove(gone)
            ends = start - dt.timedelta(days=40)
            reason = self._says(30)
            yield (
                "Edit member",
                [replace(gone, ends=ends, status=MembershipStatus.LEFT, reason=reason)],
            )
        for _ in range(rng.randint(max(0, 6 - len(self._now)), 9 - len(self._now)) if self._now else 7):
            self._people += 1
            person = self._new(Person, name=f"Leader {100 * self._number + self._people}")
            school = rng.choice(self._around.schools).id
            post = self._new(
                Post, person=person.id, school=school, title=words(rng, 2), level=rng.choice(list(Level))
            )
            member = self._new(
                Membership,
                learning_set=self._set.id,
                person=person.id,
                starts=start if year > FIRST_YEAR else None,
                position=self._people,
            )
            self._now.append(member)
            yield "Add member", [person, post, member]
        rules = "\n".join(self._says(80) for _ in range(7))
        yield (
            "Agree ground rules again",
            [self._new(GroundRules, learning_set=self._set.id, agreed_on=start, wording=rules)],
        )

    def _meeting(self, year: int, place: int) -> Meeting:
        to_come = year == FIRST_YEAR + YEARS - 1 and place >= len(MEETING_DAYS) - STILL_TO_COME
        return self._new(
            Meeting,
            learning_set=self._set.id,
            term=self._around.terms[3 * (year - FIRST_YEAR) + place // 2].id,
            date=dt.date(year, *MEETING_DAYS[place]),
            starts=dt.time(13, 30),
            ends=dt.time(16, 30),
            host_school=self._rng.choice(self._around.schools).id,
            state=MeetingState.PLANNED if to_come else MeetingState.FINISHED,
        )

    def _held(self, meeting: Meeting) -> Page:
        rng, here = self._rng, [m.person for m in self._now]
        yield "Everyone is here", [self._attendance(meeting, person) for person in here]
        for action in list(self._open):
            yield from self._report(meeting, action)
        presenters = rng.sample(here, 3)
        for place, person in enumerate(presenters):
            state = BidState.AGREED if place < 2 else BidState.MADE
            bid = self._new(
                Bid, meeting=meeting.id, person=person, wording=self._says(88), minutes=40, state=state
            )
            yield "Edit bid", [bid]
        for place, person in enumerate(presenters[:2]):
            yield from self._slot(meeting, person, place, here)
        yield from self._review(meeting, here)

    def _attendance(self, meeting: Meeting, person: UUID) -> Attendance:
        presence = self._rng.choices(list(Presence), (20, 2, 1, 3))[0]
        note = self._says(25) if presence == Presence.APOLOGIES else ""
        return self._new(Attendance, meeting=meeting.id, person=person, presence=presence, note=note)

    def _report(self, meeting: Meeting, action: Action) -> Page:
        kinds = (ActionState.DONE, ActionState.PARTLY, ActionState.DROPPED, ActionState.HANDED_ON)
        state = self._rng.choices(kinds, (8, 3, 1, 1))[0]
        if state != ActionState.PARTLY:
            self._open.remove(action)
        report = self._new(
            ReportBack, meeting=meeting.id, action=action.id, state=state, happened=self._says(50)
        )
        yield "Report back", [report]
        if self._rng.random() < 0.5:
            yield "Report back", [replace(report, learned=self._says(60))]

    def _slot(self, meeting: Meeting, person: UUID, place: int, here: Sequence[UUID]) -> Page:
        rng = self._rng
        challenge = self._brought(meeting, person)
        slot = self._new(
            Slot, meeting=meeting.id, presenter=person, challenge=challenge.id, planned_minutes=40
        )
        slot = replace(slot, position=place)
        yield "Agree slot", [replace(challenge, stated="", restated=""), slot]
        yield "Edit challenge", [replace(challenge, restated="")]
        yield "Edit challenge", [challenge]
        yield "Record minutes", [replace(slot, used_minutes=rng.randint(25, 50), questions=self._says(66))]
        for position in range(rng.choice((1, 2))):
            action = self._new(
                Action,
                meeting=meeting.id,
                person=person,
                challenge=challenge.id,
                wording=self._says(48),
                due=meeting.date + dt.timedelta(days=rng.randint(7, 50)) if meeting.date else None,
                due_words="in 3 weeks",
                sign=self._says(45),
                position=position,
            )
            self._open.append(action)
            yield "Edit action", [action]
        helper = next(other for other in here if other != person)
        yield "Edit offer", [self._new(Offer, slot=slot.id, person=helper, wording=self._says(50))]

    def _brought(self, meeting: Meeting, person: UUID) -> Challenge:
        """A new challenge; a third take up again the presenter's last one."""
        earlier = self._challenges.setdefault(person, [])
        again = earlier[-1].id if earlier and self._rng.random() < 0.33 else None
        challenge = self._new(
            Challenge,
            person=person,
            learning_set=self._set.id,
            headline=words(self._rng, 6),
            stated=self._says(78),
            restated=self._says(56),
            desired_outcome=self._says(50),
            state=self._rng.choice(list(ChallengeState)),
            agreed_on=meeting.date,
            continues=again,
        )
        earlier.append(challenge)
        return challenge

    def _review(self, meeting: Meeting, here: Sequence[UUID]) -> Page:
        rng = self._rng
        scores = {scale: rng.randint(2, 5) for scale in SCALES}
        yield (
            "Edit set review",
            [self._new(SetReview, meeting=meeting.id, scores=scores, words=self._says(94))],
        )
        for place, person in enumerate(rng.sample(here, 3)):
            note = self._new(
                LearningNote,
                meeting=meeting.id,
                person=person,
                about=rng.choice(list(LearningAbout)),
                wording=self._says(50),
                position=place,
            )
            yield "Edit learning note", [note]
        yield (
            "Edit private log",
            [
                self._new(
                    LogEntry,
                    id=named_id("log", meeting.id),
                    learning_set=self._set.id,
                    meeting=meeting.id,
                    written_on=meeting.date,
                    wording=self._says(105),
                )
            ],
        )

    def _year_end(self, meetings: Sequence[Meeting]) -> Page:
        """Impact, key learning, activity systems and files of a year."""
        rng, last = self._rng, meetings[-1]
        for place, member in enumerate(self._now):
            yield "Edit impact", [self._impact(member.person, last, place)]
            yield "Fill activity system", list(self._version(member.person, rng.choice(meetings)))
        for place in range(4):
            point = self._new(
                KeyLearning,
                learning_set=self._set.id,
                meeting=last.id,
                wording=self._says(70),
                position=place,
            )
            yield "Edit key learning point", [point]
        for (before, _after), edition in zip(pairwise(meetings[1::2]), (1, 2), strict=True):
            made = dt.datetime.combine(before.date or dt.date.min, dt.time(17), dt.UTC)
            yield (
                "Make file",
                [self._new(ExportReceipt, learning_set=self._set.id, edition=edition, made_at=made)],
            )

    def _impact(self, person: UUID, meeting: Meeting, place: int) -> Impact:
        rng = self._rng
        challenges = self._challenges.get(person)
        return self._new(
            Impact,
            learning_set=self._set.id,
            person=person,
            meeting=meeting.id,
            challenge=challenges[-1].id if challenges else None,
            wording=self._says(75),
            level=rng.choice(list(ImpactLevel)),
            evidence=self._says(41),
            measure=words(rng, 3),
            unit="%",
            before=float(rng.randint(10, 50)),
            after=float(rng.randint(50, 90)),
            themes=(rng.choice(self._around.themes).id,),
            quote=self._says(60),
            quote_consent=rng.random() < 0.5,
            agreed_on=meeting.date if rng.random() < 0.6 else None,
            position=place,
        )

    def _version(self, person: UUID, meeting: Meeting) -> Iterator[Record]:
        """This year's version of a leader's activity system."""
        rng = self._rng
        if person not in self._systems:
            self._systems[person] = self._new(
                ActivitySystem, learning_set=self._set.id, person=person, question=self._says(60)
            )
            yield self._systems[person]
        date = meeting.date or dt.date.min
        version = self._new(
            SystemVersion,
            system=self._systems[person].id,
            meeting=meeting.id,
            released_on=date if rng.random() < 0.7 else None,
            position=date.year,
        )
        yield version
        for place in Place:
            for position in range(2):
                layer = Layer.NOW if position == 0 else Layer.POSSIBLE
                yield self._new(
                    SystemItem,
                    version=version.id,
                    place=place,
                    layer=layer,
                    wording=words(rng, 5),
                    position=position,
                )


if __name__ == "__main__":
    begun = time.perf_counter()
    made = make_big_file(Path(sys.argv[1]))
    print(f"{time.perf_counter() - begun:.1f} s, {made.path.stat().st_size / 1e6:.0f} MB")
    made.close()
