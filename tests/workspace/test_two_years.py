"""Two years of random use, beside a model of what must not get lost: members, actions and minutes."""

from __future__ import annotations

import copy
import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from beneath import beneath
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from lfl_desktop.domain.actions import CARRIED, standing_of_actions
from lfl_desktop.domain.meetings import Action, ActionState, Presence, ReportBack, Slot
from lfl_desktop.domain.people import LearningSet, Membership, MembershipStatus
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import airtime
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting import meeting_states as meeting_states
from lfl_desktop.workspace.meeting.bidding import agree_slot
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.meeting.meeting_states import MeetingIsFinished
from lfl_desktop.workspace.members import belonging
from lfl_desktop.workspace.members.history_lines import history
from lfl_desktop.workspace.members.member_happenings import (
    Happening,
    HappeningKind,
    happen,
    happening_problem,
    happenings_offered,
)
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

START = dt.date(2026, 9, 7)
DAYS = st.integers(0, 730).map(lambda n: START + dt.timedelta(days=n))
STATES = st.sampled_from([state for state in ActionState if state != ActionState.CHANGED])
TEXT = st.text(max_size=12)
R = TypeVar("R", bound=Record)
ANY = st.integers(0, 2**16)
"""Chooses one of whatever there is."""


@dataclass
class Model:
    """What must be in the file: everything that was ever put there and not taken away again on purpose."""

    members: set[UUID] = field(default_factory=set)
    actions: dict[UUID, str] = field(default_factory=dict)
    minutes: dict[UUID, int] = field(default_factory=dict)


class TwoYears(RuleBasedStateMachine):
    """A facilitator who does anything in any order, undoes it, and closes and opens the file again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.model = Model()
        self.behind: list[Model] = []
        self.ahead: list[Model] = []

    @initialize()
    def begin(self) -> None:
        self.workspace = Workspace.create(Path(self.folder.name) / "set.lfl")
        beneath(self.workspace).execute("PRAGMA synchronous=OFF")
        programme = Programme()
        cohort = Cohort(programme=programme.id)
        self.the_set = LearningSet(cohort=cohort.id, name="A")
        with self.workspace.step("Begin", undoable=False) as step:
            for record in (programme, cohort, self.the_set):
                step.put(record)
        self.workspace.listen(lambda _change: setattr(self, "changed", True))
        for _ in range(3):
            self.somebody_joins(START)
        for month in range(4):
            self.a_meeting_is_planned(START + dt.timedelta(days=60 * month))
        for which in range(2):
            self.somebody_presents(which, which, 30, 31)
            self.an_action_is_decided(which, "Begin")

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def book(self) -> SetBook:
        return OwnSetBook(self.workspace, self.the_set.id)

    def page(self, which: int) -> MeetingPage | None:
        book = self.book()
        return (
            jobs.read_meeting_page(book, book.meetings[which % len(book.meetings)].id)
            if book.meetings
            else None
        )

    def do(self, job: Callable[[], object]) -> None:
        """Does something that undo takes back as one step, if it changes anything; a finished meeting does
        not change."""
        before, self.changed = copy.deepcopy(self.model), False
        try:
            job()
        except MeetingIsFinished:
            assert not self.changed
            self.model = before
        if self.changed:
            self.behind.append(before)
            self.ahead.clear()

    @rule(day=DAYS)
    def somebody_joins(self, day: dt.date) -> None:
        def job() -> None:
            self.model.members.add(belonging.add_to_set(self.book(), day).person)

        self.do(job)

    @rule(which=ANY, day=DAYS, kind=st.sampled_from(HappeningKind))
    def something_happens_to_somebody(self, which: int, day: dt.date, kind: HappeningKind) -> None:
        book = self.book()
        known = list(book.people)
        if not known:
            return
        person = known[which % len(known)]
        what = Happening(kind, day, name=f"Newcomer {len(known)}", title="Head")
        if kind in happenings_offered(book, person) and not happening_problem(book, person, what):
            self.do(lambda: self.model.members.add(happen(book, person, what)))

    @rule(which=ANY)
    def something_is_taken_back(self, which: int) -> None:
        book = self.book()
        lines = [x for person in book.people for x in history(book, person) if x.take_back]
        if lines:
            job = lines[which % len(lines)].take_back
            assert job is not None

            def back() -> None:
                job()
                self.model.members &= {m.person for m in self.workspace.select(Membership)}

            self.do(back)

    @rule(day=DAYS)
    def a_meeting_is_planned(self, day: dt.date) -> None:
        def job() -> None:
            id = meeting_states.plan_meeting(self.book())
            meeting = next(m for m in self.book().meetings if m.id == id)
            self.behind.append(copy.deepcopy(self.model))
            self.put("Edit meeting", replace(meeting, date=day))

        self.do(job)

    @rule(which=ANY, day=DAYS)
    def a_meeting_goes_on(self, which: int, day: dt.date) -> None:
        page = self.page(which)
        if page:
            self.do(lambda: meeting_states.forward(self.workspace, page.meeting, day))

    @rule(which=ANY, who=ANY, presence=st.none() | st.sampled_from(Presence))
    def somebody_is_marked(self, which: int, who: int, presence: Presence | None) -> None:
        page = self.page(which)
        if page and page.members:
            person = page.members[who % len(page.members)].id
            self.do(lambda: jobs.mark_presence(self.workspace, page, person, presence))

    @rule(which=ANY, who=ANY, planned=st.integers(1, 60), used=st.integers(0, 90))
    def somebody_presents(self, which: int, who: int, planned: int, used: int) -> None:
        page = self.page(which)
        if not page or not page.members:
            return
        person = page.members[who % len(page.members)].id

        def job() -> None:
            slot = agree_slot(self.workspace, page, person, planned)
            self.behind.append(copy.deepcopy(self.model))
            self.put("Edit slot", replace(slot, used_minutes=used))
            self.model.minutes[slot.id] = used

        self.do(job)

    @precondition(lambda self: self.model.minutes)
    @rule(which=ANY, wording=TEXT)
    def an_action_is_decided(self, which: int, wording: str) -> None:
        slots = self.workspace.select(Slot)
        slot = slots[which % len(slots)]

        def job() -> None:
            action = Action(
                meeting=slot.meeting, person=slot.presenter, challenge=slot.challenge, wording=wording
            )
            kept = self.put("Add action", action)
            self.model.actions[kept.id] = kept.wording

        self.do(job)

    @rule(which=ANY, nth=ANY, state=STATES, happened=TEXT)
    def an_action_is_reported_on(self, which: int, nth: int, state: ActionState, happened: str) -> None:
        page = self.page(which)
        if not page or not page.carried:
            return
        carried = page.carried[nth % len(page.carried)]
        written = [a.id for a in self.workspace.select(Action, replaces=carried.action.id)]

        def job() -> None:
            blank = replace(jobs.report_on(page, carried), happened=happened)
            jobs.report(self.workspace, blank, state)
            left = {a.id for a in self.workspace.select(Action)}
            for id in written:
                if id not in left:
                    self.model.actions.pop(id, None)

        self.do(job)

    @rule(which=ANY, nth=ANY)
    def a_report_is_skipped(self, which: int, nth: int) -> None:
        page = self.page(which)
        if page and page.carried:
            carried = page.carried[nth % len(page.carried)]
            self.do(lambda: jobs.skip(self.workspace, page.meeting.id, carried.action.id))

    @rule()
    def undo(self) -> None:
        if self.workspace.undo():
            self.ahead.append(self.model)
            self.model = self.behind.pop()

    @rule()
    def redo(self) -> None:
        if self.workspace.redo():
            self.behind.append(self.model)
            self.model = self.ahead.pop()

    @rule()
    def the_file_is_closed_and_opened_again(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        self.workspace = Workspace.open(path)
        beneath(self.workspace).execute("PRAGMA synchronous=OFF")
        self.workspace.listen(lambda _change: setattr(self, "changed", True))

    @invariant()
    def no_member_is_lost(self) -> None:
        found = self.workspace.select(Membership)
        assert {m.person for m in found} == self.model.members
        joined = {m.person for m in found if m.status != MembershipStatus.DID_NOT_JOIN}
        assert {p.id for p in self.book().members(None)} == joined

    @invariant()
    def no_action_is_lost(self) -> None:
        book = self.book()
        assert {a.id: a.wording for a in self.workspace.select(Action)} == self.model.actions
        states = standing_of_actions(book.actions, book.report_backs, book.meetings)
        assert set(states) == set(self.model.actions)
        if book.meetings:
            last = book.meetings[-1]
            open_now = sum(state in CARRIED for state in states.values())
            assert jobs.count_open_after(book, last) == open_now

    @invariant()
    def no_minute_is_lost(self) -> None:
        assert sum(airtime(self.book().slots).values()) == sum(self.model.minutes.values())

    @invariant()
    def every_report_has_its_action(self) -> None:
        assert {r.action for r in self.workspace.select(ReportBack)} <= set(self.model.actions)

    def put(self, title: str, record: R) -> R:
        with self.workspace.step(title) as step:
            return step.put(record)


TwoYears.TestCase.settings = settings(settings.default, max_examples=25, stateful_step_count=40)
TestTwoYears = TwoYears.TestCase
