"""What belongs to one set: all of it, what it refers to, and nothing that was said in another."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.agreement import Agreement, as_agreed
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, ReportBack, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.receipts import ExportReceipt, MeetingFigures
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.exchange import setfile
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.start.sample import sample_records
from lfl_desktop.workspace.workspace import Workspace

SHARED = (Programme, Cohort, Term, Theme, School, SchoolEvent, Person, Post)
RECORDS = sample_records()
EVENTS = {r.id for r in RECORDS if isinstance(r, ProgrammeEvent) and r.learning_set is None}
A, B = (named_id("set", name) for name in "AB")


def shared(record: Record) -> bool:
    """Whether several sets have it together."""
    if isinstance(record, EventAttendance):
        return record.event in EVENTS
    return isinstance(record, SHARED) or record.id in EVENTS


def renamed(records: Iterable[Record], name: str, set_id: UUID) -> list[Record]:
    """The sample's set as another one with the same people, schools and programme."""
    ids = {r.id: set_id if isinstance(r, LearningSet) else named_id(name, r.id) for r in RECORDS}
    ids |= {r.id: r.id for r in RECORDS if shared(r)}
    found = []
    for record in records:
        changes = {field: ids.get(getattr(record, field)) for field in references(type(record))}
        found.append(msgspec.structs.replace(record, id=ids[record.id], **changes))
    return found


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A file with two sets whose members, schools and programme are the same."""
    workspace = Workspace.create(tmp_path_factory.mktemp("two") / "two.lfl")
    own = [r for r in RECORDS if not shared(r)]
    with workspace.step("Two sets", undoable=False, rules=Rules.ARRIVING) as step:
        for record in (*(r for r in RECORDS if shared(r)), *renamed(own, "A", A)):
            step.put(record)
        for record in renamed(own, "B", B):
            step.put(record)
    yield workspace
    workspace.close()


def belongs(records: Iterable[Record], set_id: UUID) -> bool:
    """Whether each record that is a set's own is this set's."""
    by_id = {r.id: r for r in records}
    for record in by_id.values():
        owner = getattr(record, "learning_set", None)
        if owner is None and not (shared(record) or isinstance(record, LearningSet)):
            owner = next(
                getattr(by_id[ref], "learning_set", set_id)
                for ref in (getattr(record, name) for name in references(type(record)))
                if ref in by_id
            )
        if owner not in (None, set_id):
            return False
    return True


def test_the_sample_is_all_of_its_set(sample: Workspace) -> None:
    (learning_set,) = sample.select(LearningSet)
    found = records_of_set(sample, learning_set.id)
    unused = {s.id for s in sample.select(School)} - {r.id for r in found}
    unused |= {e.id for e in sample.select(SchoolEvent, school=unused)}
    agreed = {r.id for r in found if isinstance(r, Agreement)}
    assert agreed == {r.id for r in as_agreed(RECORDS)}
    assert {r.id for r in found} - agreed == {r.id for r in RECORDS} - unused
    assert len({r.id for r in found}) == len(found)
    used = {p.school for p in sample.select(Post)} | {m.host_school for m in sample.select(Meeting)}
    assert unused and not unused & used


@pytest.mark.parametrize("set_id", [A, B])
def test_nothing_of_the_other_set_is_in_it_and_every_reference_holds(two: Workspace, set_id: UUID) -> None:
    found = records_of_set(two, set_id)
    assert [r.id for r in found if isinstance(r, LearningSet)] == [set_id]
    assert belongs(found, set_id)
    by_id = {r.id: r for r in found}
    for record in found:
        for name, table in references(type(record)).items():
            id = getattr(record, name)
            assert id is None or type(by_id[id]) is BY_TABLE[table]
    own = [r for r in (*RECORDS, *as_agreed(RECORDS)) if not shared(r)]
    assert sum(not shared(r) for r in found) == len(own)


def test_what_one_set_refers_to_in_another_stays_there(two: Workspace) -> None:
    before = coordinators_file.seen_by(two, A, Audience.SET)
    theirs, ours = two.select(Challenge, learning_set=B)[0], two.select(Challenge, learning_set=A)[0]
    their_meeting, our_meeting = (two.select(Meeting, learning_set=s)[-1] for s in (B, A))
    our_action = two.select(Action, meeting=two.select(Meeting, learning_set=A)[0].id)[0]
    with two.step("Cross") as step:
        step.put(msgspec.structs.replace(ours, continues=theirs.id))
        step.put(Slot(meeting=their_meeting.id, presenter=ours.person, challenge=ours.id, questions="theirs"))
        step.put(Action(meeting=their_meeting.id, person=ours.person, challenge=ours.id, wording="theirs"))
        step.put(ReportBack(meeting=their_meeting.id, action=our_action.id, happened="theirs"))
        step.put(Slot(meeting=our_meeting.id, presenter=ours.person, challenge=theirs.id))
        first = two.select(Membership, learning_set=B)[0]
        step.put(msgspec.structs.replace(two.select(Membership, learning_set=A)[0], replaces=first.id))
    try:
        found = records_of_set(two, A)
        assert belongs(found, A) and [r.id for r in found if isinstance(r, LearningSet)] == [A]
        said = msgspec.json.encode([r for r in found if not shared(r)])
        assert b"theirs" not in said
        seen = coordinators_file.seen_by(two, A, Audience.SET)
        assert len(seen.all(Slot)) == len(before.all(Slot)) + 1
        assert {slot.challenge for slot in seen.all(Slot)} <= {c.id for c in seen.all(Challenge)} | {None}
        decode_set_file(setfile.encode_set_file(coordinators_file.coordinators_file(two, A)))
        decode_set_file(setfile.encode_set_file(coordinators_file.coordinators_file(two, B)))
    finally:
        two.undo()


def test_figures_that_came_in_a_file_are_the_sets_own(two: Workspace) -> None:
    figures = [
        MeetingFigures(learning_set=s, meeting=two.select(Meeting, learning_set=s)[0].id) for s in (A, B)
    ]
    with two.step("Figures") as step:
        for each in figures:
            step.put(each)
        step.put(ExportReceipt(learning_set=A))
    assert [r for r in records_of_set(two, A) if isinstance(r, MeetingFigures | ExportReceipt)] == [
        figures[0]
    ]
    two.undo()


def test_each_comes_after_what_it_refers_to(two: Workspace) -> None:
    order = [ALL.index(type(record)) for record in records_of_set(two, A)]
    assert order == sorted(order)


def test_a_set_that_is_not_there_has_nothing(two: Workspace) -> None:
    assert records_of_set(two, named_id("no set")) == []


@given(seed=st.integers(0, 2**16), some=st.integers(1, 4))
@settings(max_examples=8)
def test_references_hold_whatever_was_deleted(two: Workspace, seed: int, some: int) -> None:
    chosen = random.Random(seed)
    with two.step("Delete", rules=Rules.PASSED_BY) as step:
        for _ in range(some):
            kind = chosen.choice([k for k in ALL[ALL.index(School) :] if two.count(k)])
            gone = chosen.choice(two.select(kind))
            if not isinstance(gone, LearningSet | GroundRules):
                step.delete(gone)
    for set_id in (A, B):
        found = records_of_set(two, set_id)
        ids = {r.id for r in found}
        for record in found:
            assert all(getattr(record, name) in (None, *ids) for name in references(type(record)))
        assert belongs(found, set_id)
    two.undo()
