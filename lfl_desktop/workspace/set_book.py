"""One set, read as a whole: what most screens and papers start from."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from uuid import UUID

from lfl_desktop.domain.gate.set_figures import PRESENT, Turnout, turnout
from lfl_desktop.domain.levels import role_words
from lfl_desktop.domain.meetings import Action, Attendance, Challenge, Meeting, MeetingState, ReportBack, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term
from lfl_desktop.domain.receipts import MeetingFigures, SetFigures
from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.slots import slots_written
from lfl_desktop.domain.wording.namesakes import Namesakes
from lfl_desktop.domain.year import meetings_in_order, members_at, members_on, numbered, posts_on, term_on
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.school_year_of_set import school_year_of_set
from lfl_desktop.workspace.workspace import Workspace


class SetBook:
    """Reads a set's records, each kind once and only when asked for. It does not change: make a
    new one after a step."""

    def __init__(self, reading: Reading, set_id: UUID) -> None:
        self.reading = reading
        found = reading.get(LearningSet, set_id)
        if found is None:
            raise LookupError(f"no set {set_id}")
        self.learning_set = found

    @cached_property
    def cohort(self) -> Cohort:
        """The cohort the set belongs to."""
        return self.reading.select(Cohort, id=self.learning_set.cohort)[0]

    @cached_property
    def programme(self) -> Programme:
        """The programme around it."""
        return self.reading.select(Programme, id=self.cohort.programme)[0]

    @cached_property
    def terms(self) -> list[Term]:
        """The terms of the cohort, in order."""
        return self.reading.select(Term, cohort=self.cohort.id)

    @cached_property
    def school_year(self) -> SchoolYear:
        """What is known of the year of the schools around the set."""
        return school_year_of_set(self.reading, self.learning_set.id)

    @cached_property
    def schools(self) -> dict[UUID, School]:
        """The schools of the programme by id."""
        return {s.id: s for s in self.reading.select(School, programme=self.programme.id)}

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The meetings in order."""
        return meetings_in_order(self.reading.select(Meeting, learning_set=self.learning_set.id))

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        """Meeting id -> number."""
        return numbered(self.meetings)

    @cached_property
    def memberships(self) -> list[Membership]:
        """Everybody who ever belonged, in order."""
        return self.reading.select(Membership, learning_set=self.learning_set.id)

    @cached_property
    def people(self) -> dict[UUID, Person]:
        """The people of the set by id."""
        ids = {membership.person for membership in self.memberships}
        return {p.id: p for p in self.reading.select(Person, id=sorted(ids))}

    @cached_property
    def figures(self) -> SetFigures | None:
        """How many belong, where that was sent in place of who does; None where everybody is here."""
        sent = next(iter(self.reading.select(SetFigures, learning_set=self.learning_set.id)), None)
        everybody = sent is None or len(members_on(self.memberships, None)) >= sent.in_all
        return None if everybody else sent

    @cached_property
    def leaders(self) -> dict[UUID, Person]:
        """The people of the set by id, and where names stayed behind the leader that each record has instead,
        who is known by level at most."""
        if self.figures is None:
            return self.people
        return self.people | {person.id: person for person in self.reading.select(Person)}

    @cached_property
    def every_post(self) -> list[Post]:
        """All posts that the people of the set have had."""
        return self.reading.select(Post, person=sorted(self.leaders))

    @cached_property
    def posts(self) -> dict[UUID, Post]:
        """Person id -> the latest post."""
        return self.posts_on(None)

    def posts_on(self, day: dt.date | None) -> dict[UUID, Post]:
        """Person id -> the post somebody had on `day`."""
        return posts_on(self.every_post, day)

    @cached_property
    def attendance(self) -> list[Attendance]:
        """Who was here at each meeting."""
        return self.reading.select(Attendance, meeting=self._meeting_ids)

    @cached_property
    def slots(self) -> list[Slot]:
        """The slots of the year."""
        return self.reading.select(Slot, meeting=self._meeting_ids)

    @cached_property
    def written_slots(self) -> set[UUID]:
        """The ids of the slots in which anything was written down; of a set that was received, where only
        those were sent, of all slots."""
        if self._meeting_figures:
            return {slot.id for slot in self.slots}
        return slots_written(self.slots, self.challenges, self.actions)

    @cached_property
    def challenges(self) -> dict[UUID, Challenge]:
        """The challenges of the set by id."""
        found = self.reading.select(Challenge, learning_set=self.learning_set.id)
        return {challenge.id: challenge for challenge in found}

    @cached_property
    def actions(self) -> list[Action]:
        """The actions of the year."""
        return self.reading.select(Action, meeting=self._meeting_ids)

    @cached_property
    def report_backs(self) -> list[ReportBack]:
        """What was reported on them."""
        return self.reading.select(ReportBack, meeting=self._meeting_ids)

    @cached_property
    def ground_rules(self) -> GroundRules | None:
        """The ground rules agreed last."""
        found = self.reading.select(GroundRules, learning_set=self.learning_set.id)
        return max(found, key=lambda rules: rules.agreed_on or dt.date.min, default=None)

    def members(self, day: dt.date | None) -> list[Person]:
        """Who belonged on `day`, in the set's order; None means at any time."""
        return [self.people[m.person] for m in members_on(self.memberships, day)]

    def members_at(self, meeting: Meeting) -> list[Person]:
        """Who counts at a meeting, in the set's order: the members of that day, and whoever came."""
        here = self._attendance_at.get(meeting.id, ())
        came = {a.person for a in here if a.presence in PRESENT}
        return [self.people[m.person] for m in members_at(self.memberships, meeting.date, came)]

    def turnout(self, meeting: Meeting) -> Turnout:
        """How many came to a meeting, of how many: as it was sent, or counted."""
        sent = self._meeting_figures.get(meeting.id)
        if sent is not None:
            return Turnout(sent.here, sent.members)
        return turnout(meeting, self._attendance_at.get(meeting.id, ()), self.memberships)

    @cached_property
    def _attendance_at(self) -> dict[UUID, list[Attendance]]:
        """Meeting id -> its attendance: a list of the years asks for that of each meeting."""
        found: dict[UUID, list[Attendance]] = {}
        for one in self.attendance:
            found.setdefault(one.meeting, []).append(one)
        return found

    @cached_property
    def _meeting_figures(self) -> dict[UUID, MeetingFigures]:
        found = self.reading.select(MeetingFigures, learning_set=self.learning_set.id)
        return {one.meeting: one for one in found}

    def short(self, person: UUID | None) -> str:
        """What the set calls somebody: the first name, with the surname where two share it."""
        return (self.names.short(person) or self._role(person)) if person else ""

    def full(self, person: UUID | None) -> str:
        """The whole name of somebody, with school or post where two of the set have that name."""
        return (self.names.full(person) or self._role(person)) if person else ""

    def _role(self, person: UUID) -> str:
        """What somebody is called whose name stayed behind."""
        return "" if self.figures is None else role_words(self.posts.get(person))

    @cached_property
    def names(self) -> Namesakes:
        """How each of the set is named among the others."""
        return Namesakes(self.leaders.values(), self.posts, self.schools)

    def term(self, meeting: Meeting) -> Term | None:
        """The term that holds the day of a meeting."""
        return term_on(self.terms, meeting.date)

    @cached_property
    def meetings_in(self) -> dict[UUID, list[Meeting]]:
        """Term id -> its meetings in order, without those that were cancelled."""
        found: dict[UUID, list[Meeting]] = {term.id: [] for term in self.terms}
        for meeting in self.meetings:
            term = self.term(meeting)
            if term and meeting.state != MeetingState.CANCELLED:
                found[term.id].append(meeting)
        return found

    def place(self, meeting: Meeting) -> str:
        """Where a meeting is: its place, else its host school."""
        school = self.schools.get(meeting.host_school) if meeting.host_school else None
        return meeting.place or (school.name if school else "")

    @property
    def _meeting_ids(self) -> list[UUID]:
        return [meeting.id for meeting in self.meetings]


class OwnSetBook(SetBook):
    """A set of one's own: what is read of it can be changed in its `workspace`."""

    def __init__(self, workspace: Workspace, set_id: UUID) -> None:
        super().__init__(workspace, set_id)
        self.workspace = workspace
