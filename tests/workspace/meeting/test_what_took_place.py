"""What did not take place counts nowhere: a slot of a later meeting, a cancelled meeting, another year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.__main__ import main
from lfl_desktop.content.papers.file_for_coordinator import file_document
from lfl_desktop.content.papers.full_record import record_document
from lfl_desktop.content.papers.list_paper import list_document
from lfl_desktop.content.papers.meeting_scene import scene_of
from lfl_desktop.content.papers.meeting_sections import decided
from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.content.tables.challenges_table import slots_words
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.meetings import Action, Attendance, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.set_overview import overview_of
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.destination import PlaceName
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting import slot_changes
from lfl_desktop.workspace.meeting.hour_ahead import HourLine, hour_ahead
from lfl_desktop.workspace.meeting.next_hour import overview, side_counts
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.papers.challenge_threads import thread
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin, plan_ids

ON = dt.date(2026, 6, 1)
DAYS = (dt.date(2026, 1, 15), dt.date(2026, 3, 5), dt.date(2026, 5, 14))


class Small:
    """A set of two with three meetings, of which the first is finished."""

    def __init__(self, path: Path) -> None:
        set_id = plan_ids("P", "C", None, "A").learning_set
        plan = Plan(
            programme="P",
            cohort="C",
            starts=dt.date(2026, 1, 1),
            ends=dt.date(2026, 12, 31),
            set_name="A",
            facilitator="Ruth Hale",
            members=[NewMember("Ann Able"), NewMember("Bob Byrne")],
            meetings=[Meeting(learning_set=set_id, date=day) for day in DAYS],
        )
        self.workspace = begin(path, plan)
        self.ann, self.bob = (
            next(p for p in self.workspace.select(Person) if p.name.startswith(name))
            for name in ("Ann", "Bob")
        )
        self.meetings = self.book.meetings
        self.state(0, MeetingState.FINISHED)

    @property
    def book(self) -> SetBook:
        return OwnSetBook(self.workspace, self.workspace.select(LearningSet)[0].id)

    def put(self, *records: Record) -> None:
        with self.workspace.step("Change", rules=Rules.ARRIVING) as step:
            for record in records:
                step.put(record)

    def state(self, place: int, state: MeetingState) -> None:
        meeting = self.workspace.get(Meeting, self.meetings[place].id)
        assert meeting is not None
        self.put(replace(meeting, state=state))

    def slot(self, place: int, used: int | None = None, planned: int | None = 40, **fields: object) -> Slot:
        meeting, ann = self.meetings[place].id, self.ann.id
        slot = Slot(meeting=meeting, presenter=ann, planned_minutes=planned, used_minutes=used, **fields)  # type: ignore[arg-type]
        self.put(slot)
        return slot

    def sheet(self, tmp_path: Path) -> str:
        from pypdfium2 import PdfDocument

        out = tmp_path / "sheet.pdf"
        words = [
            "print",
            self.workspace.path,
            "--replace",
            "--paper",
            "leader-sheet",
            "--leader",
            "Ann",
            "-o",
            out,
        ]
        assert main([str(word) for word in words]) == 0
        with closing(PdfDocument(out)) as document:
            text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return " ".join(text.split())

    def today(self) -> int:
        return dict(overview(self.book, ON).airtime)[self.ann]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    made = Small(tmp_path / "small.lfl")
    yield made
    made.workspace.close()


def test_a_slot_agreed_for_a_later_meeting(small: Small, tmp_path: Path) -> None:
    small.slot(0, 35)
    small.slot(2)
    assert "Airtime: 35 minutes in 1 slot." in small.sheet(tmp_path)
    assert small.today() == 35


def test_a_meeting_that_was_cancelled_after_it_began(small: Small, tmp_path: Path) -> None:
    small.slot(0, 35)
    small.slot(1, 20)
    small.state(1, MeetingState.CANCELLED)
    assert "Airtime: 35 minutes in 1 slot." in small.sheet(tmp_path)
    assert small.today() == 35
    assert jobs.read_meeting_page(small.book, small.meetings[2].id).airtime == {small.ann.id: 35}, (
        "the bars of bids"
    )
    assert side_counts(small.book, ON)["meetings"] == "1 of 2"


def test_a_held_slot_of_which_the_minutes_are_not_known(small: Small, tmp_path: Path) -> None:
    small.slot(0, questions="Who decides?")
    small.state(1, MeetingState.FINISHED)
    small.slot(1, 30)
    assert "Airtime: 30 minutes in 2 slots, of one the minutes are not known." in small.sheet(tmp_path)


def test_an_agreed_slot_of_a_finished_meeting_that_was_not_held(small: Small, tmp_path: Path) -> None:
    small.slot(0, 35)
    small.slot(0)
    assert [card.slots for card in overview(small.book, ON).cards] == [1, 0, 0]
    assert "Airtime: 35 minutes in 1 slot." in small.sheet(tmp_path)
    sent = visible(records_of_set(small.workspace, small.book.learning_set.id), Audience.COORDINATOR)
    assert [slot.used_minutes for slot in sent.all(Slot)] == [35]
    assert [told.slots for told in overview_of(sent.records).meetings] == [1, 0, 0]
    again = visible(sent.records, Audience.COORDINATOR)  # as papers of the set that was received are made
    assert len(again.all(Slot)) == 1


def test_a_received_slot_counts_though_nothing_that_was_written_in_it_came_along(small: Small) -> None:
    small.slot(0, questions="Who decides?")
    sent = visible(records_of_set(small.workspace, small.book.learning_set.id), Audience.COORDINATOR)
    again = visible(sent.records, Audience.COORDINATOR)
    assert overview_of(again.records).meetings[0].slots == 1


def test_a_meeting_under_way_counts_once_minutes_were_used(small: Small, tmp_path: Path) -> None:
    small.slot(0, 35)
    small.state(1, MeetingState.UNDER_WAY)
    slot = small.slot(1)
    assert "Airtime: 35 minutes in 1 slot." in small.sheet(tmp_path)
    small.put(replace(slot, used_minutes=10))
    assert "Airtime: 45 minutes in 2 slots." in small.sheet(tmp_path)
    assert small.today() == 45


def test_an_earlier_year_is_not_added_to_this_one(small: Small, tmp_path: Path) -> None:
    small.slot(0, 35)
    before = Meeting(
        learning_set=small.book.learning_set.id, date=dt.date(2023, 5, 1), state=MeetingState.FINISHED
    )
    small.put(before, Slot(meeting=before.id, presenter=small.ann.id, used_minutes=20))
    assert "Airtime this year: 35 minutes in 1 slot." in small.sheet(tmp_path)
    assert small.today() == 35


def test_who_facilitated_and_kept_the_time_is_counted_where_it_was_so(small: Small) -> None:
    small.slot(0, 35, facilitator=small.bob.id)
    small.slot(1, 20, facilitator=small.bob.id)
    slot = small.slot(2)

    def had() -> int:
        page = jobs.read_meeting_page(small.book, small.meetings[2].id)
        return dict(slot_changes.in_turn(small.book, page, slot, slot_changes.FACILITATOR))[small.bob]

    assert had() == 2
    small.state(1, MeetingState.CANCELLED)
    assert had() == 1
    small.slot(2, facilitator=small.bob.id)
    assert had() == 2, "taking turns within one meeting counts"


def test_papers_about_a_meeting_say_which_slot_was_not_held(small: Small) -> None:
    meeting, of = small.meetings[0].id, small.book.learning_set.id
    small.slot(0, questions="Who decides?")
    small.put(Slot(meeting=meeting, presenter=small.bob.id, planned_minutes=30, position=1))

    def told(audience: Audience) -> str:
        seen = seen_by(small.workspace, of, audience)
        papers = (summary_document(seen, meeting), record_document(seen, meeting))
        summary, record = (plain_text(paper) for paper in papers)
        assert summary.count("not held") == record.count("not held")
        return summary

    paper = told(Audience.SET)
    assert "Ann Able · 40 min planned" in paper and "Bob Byrne · not held" in paper
    assert "not held" not in told(Audience.COORDINATOR), "of what was left out nothing is said"
    small.state(0, MeetingState.UNDER_WAY)
    assert "not held" not in told(Audience.SET), "it may still be"


def test_a_slot_of_which_a_reader_may_see_nothing_is_not_said_to_be_not_held(small: Small) -> None:
    of = small.book.learning_set.id
    waiting = Challenge(person=small.ann.id, learning_set=of, stated="Reading", headline="Reading for all")
    small.put(waiting)
    small.slot(0, challenge=waiting.id)
    seen = seen_by(small.workspace, of, Audience.SET)
    (told,) = seen.all(Challenge)
    assert not told.headline, "it waits for agreement"
    summary = plain_text(summary_document(seen, small.meetings[0].id))
    assert "Ann Able · 40 min planned" in summary and "not held" not in summary


def test_lists_and_threads_tell_of_no_slot_that_was_not_held(small: Small) -> None:
    challenge = Challenge(person=small.ann.id, learning_set=small.book.learning_set.id, stated="Reading")
    small.put(challenge)
    small.slot(0, 35, challenge=challenge.id)
    small.slot(1, 20, challenge=challenge.id)
    small.slot(2, challenge=challenge.id)
    small.state(1, MeetingState.CANCELLED)
    (line,) = set_lists.challenges(small.book)
    assert slots_words(line) == "1 (35 min)"
    told = plain_text(thread(small.book, challenge.id).document)
    assert "35 minutes of the set’s time" in told and "20 minutes" not in told
    seen = seen_by(small.workspace, small.book.learning_set.id, Audience.SET)
    paper = plain_text(list_document(seen, Challenge, [challenge.id], ON))
    assert "1 (35 min)" in paper and "20" not in paper.replace("2026", "")


def test_the_coordinator_is_told_of_nobody_at_a_cancelled_meeting(small: Small) -> None:
    action = Action(meeting=small.meetings[1].id, person=small.ann.id, wording="Ring the chair")
    came = Attendance(meeting=small.meetings[1].id, person=small.bob.id)
    small.put(action, came)
    small.slot(1, 20)
    small.slot(2)
    seen = seen_by(small.workspace, small.book.learning_set.id, Audience.COORDINATOR)
    told = plain_text(file_document(seen, 1))
    assert "1 of 2 here" in told and "· Middle leader (20 min)" in told
    assert "· Middle leader (40 min planned)" in told
    small.state(1, MeetingState.CANCELLED)
    seen = seen_by(small.workspace, small.book.learning_set.id, Audience.COORDINATOR)
    figures = next(f for f in seen.all(MeetingFigures) if f.meeting == small.meetings[1].id)
    assert (figures.here, figures.members, figures.open) == (0, 0, 1), "what was promised goes on"
    told = plain_text(file_document(seen, 1))
    assert "of 2 here" not in told and "20 min" not in told and "did not take place" in told
    assert set_lists.open_actions(small.book) == 1


def test_screen_and_paper_agree_which_actions_belong_to_a_slot(small: Small) -> None:
    meeting, ann, bob = small.meetings[0].id, small.ann.id, small.bob.id
    of = small.book.learning_set.id
    one, other, old = (Challenge(person=ann, learning_set=of, stated=words) for words in ("1", "2", "old"))
    small.put(one, other, old)
    first = small.slot(0, 35, challenge=one.id)
    second = small.slot(0, 20, challenge=other.id, position=1)
    earlier = Action(meeting=meeting, person=ann, wording="Earlier", challenge=one.id)
    made = [
        Action(meeting=meeting, person=ann, wording="Of the second", challenge=other.id, position=1),
        Action(meeting=meeting, person=ann, wording="Of no challenge", position=2),
        Action(meeting=meeting, person=ann, wording="Of another year", challenge=old.id, position=3),
        Action(meeting=meeting, person=bob, wording="By Bob", challenge=one.id, position=4),
        Action(meeting=meeting, person=ann, wording="In place of it", replaces=earlier.id, position=5),
    ]
    small.put(earlier, *made)
    page = jobs.read_meeting_page(small.book, meeting)
    on_screen = {shown.slot.id: [a.wording for a in shown.actions] for shown in page.slots}
    assert on_screen == {first.id: ["Earlier", "Of no challenge"], second.id: ["Of the second"]}
    assert [a.wording for a in page.other_actions] == ["Of another year", "By Bob"]
    scene = scene_of(seen_by(small.workspace, of, Audience.SET), meeting)
    mine, others = decided(scene, scene.here(Slot))
    assert {id: [a.wording for a in found] for id, found in mine.items()} == on_screen
    assert [a.wording for a in others] == ["Of another year", "By Bob", "In place of it"]
    small.state(0, MeetingState.UNDER_WAY)
    slot_changes.remove_slot(small.workspace, first)
    assert {a.wording for a in small.workspace.select(Action)}.isdisjoint(on_screen[first.id])
    assert len(small.workspace.select(Action)) == 4


def test_who_presented_is_not_said_to_have_not_where_nobody_noted_the_minutes(small: Small) -> None:
    small.slot(0, questions="Who decides?")
    seen = overview(small.book, ON)
    told = {each.person: each.why for each in hour_ahead(small.book, seen).presenting}
    assert told == {
        small.bob.id: "has not presented yet",
        small.ann.id: "has presented; the minutes are not noted",
    }
    assert list(told) == [small.bob.id, small.ann.id], "whoever has not presented comes first"


def test_a_set_without_members_is_asked_for_them_first(small: Small) -> None:
    assert "Add the members of the set" not in [line.words for line in _to_do(small)]
    with small.workspace.step("Clear", rules=Rules.ARRIVING) as step:
        for membership in small.workspace.select(Membership):
            step.delete(membership)
    first = _to_do(small)[0]
    assert (first.words, first.where.place) == ("Add the members of the set", PlaceName.MEMBERS)


def _to_do(small: Small) -> Sequence[HourLine]:
    return hour_ahead(small.book, overview(small.book, ON)).to_do
