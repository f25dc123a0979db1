"""The one write path: steps, what they tell, what deleting takes along, and two windows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from any_record import a_set
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Action, Attendance, Challenge, Meeting, Offer, ReportBack, Slot
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.store import held
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import KeptChange

HANDLES = Path("/proc/self/fd")


def held_open() -> list[Path]:
    """The files that this program has open, as the system knows."""
    return [handle.readlink() for handle in HANDLES.iterdir() if handle.is_symlink()]


def every(workspace: Workspace) -> dict[type[Record], list[Record]]:
    """All that the file holds, by kind."""
    return {kind: sorted(workspace.select(kind), key=lambda record: record.id) for kind in ALL}


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Put", rules=Rules.PASSED_BY) as step:
        for record in records:
            step.put(record)


# Steps and what they tell


def test_a_step_is_told_once_with_all_it_touched(empty: Workspace) -> None:
    told: list[KeptChange] = []
    empty.listen(told.append)
    one, other = Person(name="One"), Person(name="Other")
    origin = object()
    with empty.step("Add two", origin=origin) as step:
        step.put(one)
        step.put(other)
        assert told == []
    assert told == [KeptChange("Add two", frozenset({(Person, one.id), (Person, other.id)}), origin)]
    assert told[0].has(Meeting, Person) and not told[0].has(Meeting)


def test_undo_and_redo_are_told_too(empty: Workspace) -> None:
    person = Person(name="One")
    put(empty, person)
    told: list[KeptChange] = []
    empty.listen(told.append)
    empty.undo()
    empty.redo()
    empty.redo()
    touched = frozenset({(Person, person.id)})
    assert told == [KeptChange("Put", touched), KeptChange("Put", touched)]


def test_nobody_is_told_of_nothing(empty: Workspace) -> None:
    person = Person(name="One")
    put(empty, person)
    told: list[KeptChange] = []
    empty.listen(told.append)
    put(empty, person)
    with empty.step("Nothing"):
        pass
    empty.look_again()
    assert told == []


def test_a_step_that_breaks_off_keeps_and_tells_nothing(empty: Workspace) -> None:
    person = Person(name="One")
    put(empty, person)
    before = every(empty)
    told: list[KeptChange] = []
    empty.listen(told.append)
    with pytest.raises(ValueError, match="broken off"), empty.step("Break off") as step:
        step.put(replace(person, name="Changed"))
        step.put(Person(name="New"))
        step.delete(person)
        raise ValueError("broken off")
    assert (every(empty), told) == (before, [])
    assert empty.titles() == ("Put", "")


def test_who_no_longer_listens_is_not_told(empty: Workspace) -> None:
    told: list[KeptChange] = []
    empty.listen(told.append)
    empty.unlisten(told.append)
    put(empty, Person())
    assert told == []


def test_a_listener_may_stop_listening_while_it_is_told(empty: Workspace) -> None:
    told: list[str] = []

    def once(change: KeptChange) -> None:
        told.append("once")
        empty.unlisten(once)

    empty.listen(once)
    empty.listen(lambda change: told.append("always"))
    put(empty, Person())
    put(empty, Person())
    assert told == ["once", "always", "always"]


def test_who_begins_to_listen_while_it_is_told_is_told_of_the_next_step(empty: Workspace) -> None:
    told: list[str] = []
    empty.listen(lambda change: empty.listen(lambda later: told.append(later.title)))
    with empty.step("First") as step:
        step.put(Person())
    assert told == []
    put(empty, Person())
    assert told == ["Put"]


def test_what_was_put_is_returned_as_it_was_kept(empty: Workspace) -> None:
    with empty.step("Put") as step:
        kept = step.put(Person(name="no\x00body\r\nhere \ud83d"))
    assert kept.name == "nobody here \ufffd"
    assert empty.select(Person) == [kept]


@given(name=st.text(st.characters(), max_size=12), words=st.text(st.characters(), max_size=12))
@settings(max_examples=40)
def test_anything_that_is_pasted_can_be_kept(empty: Workspace, name: str, words: str) -> None:
    with empty.step("Put") as step:
        person = step.put(Person(name=name))
        programme = step.put(Programme(labels={words: name}))
    assert empty.get(Person, person.id) == person
    assert empty.get(Programme, programme.id) == programme


# Reading


def test_selecting_by_value_by_any_of_several_and_by_nothing(empty: Workspace) -> None:
    put(empty, *a_set(marked=True).values())
    (action,) = empty.select(Action)
    assert empty.select(Action, person=action.person, replaces=None) == [action]
    assert empty.select(Action, person=[action.person, action.id]) == [action]
    assert empty.select(Action, meeting=[]) == empty.select(Action, wording="else") == []
    assert empty.get(Action, None) is empty.get(Action, action.person) is None
    assert empty.count(Action) == 1


@given(positions=st.lists(st.integers(-5, 5), max_size=8))
@settings(max_examples=25)
def test_records_come_by_position_and_then_as_they_were_added(empty: Workspace, positions: list[int]) -> None:
    base = a_set()
    offers = [Offer(slot=base[Slot].id, person=base[Person].id, position=p) for p in positions]
    put(empty, *base.values(), *offers)
    expected = sorted(offers, key=lambda offer: offer.position)
    assert empty.select(Offer, id=[offer.id for offer in offers]) == expected


def test_today_is_the_samples_own(empty: Workspace, sample: Workspace) -> None:
    assert sample.today() == sample.sample_today() == dt.date(2013, 7, 4)
    assert empty.sample_today() is None and empty.today() == empty.now().date()


# Deleting


def test_deleting_a_meeting_takes_along_what_was_written_at_it_and_undo_brings_all_back(
    sample: Workspace,
) -> None:
    before = every(sample)
    meeting = before[Meeting][2]
    with sample.step("Remove meeting", rules=Rules.PASSED_BY) as step:
        step.delete(meeting)
    for kind in (Attendance, Slot, Action, ReportBack):
        assert not sample.select(kind, meeting=meeting.id)
        assert sample.count(kind) < len(before[kind])
    assert sample.count(Person) == len(before[Person]) and sample.count(Challenge) == len(before[Challenge])
    assert sample.is_sound()
    assert sample.undo() == "Remove meeting" and every(sample) == before


@pytest.mark.parametrize("kind", a_set(), ids=lambda kind: kind.__name__)
def test_deleting_anything_leaves_no_loose_end_and_can_be_undone(
    kind: type[Record], sample: Workspace
) -> None:
    with sample.step("Fill", undoable=False, rules=Rules.PASSED_BY) as step:
        for record in a_set(marked=True).values():
            if isinstance(record, Edition):
                step.receive(record, b"what was sent")
            step.put(record)
    before = every(sample)
    gone = before[kind][-1]
    with sample.step("Delete", rules=Rules.PASSED_BY) as step:
        step.delete(gone)
    after = every(sample)
    ids = {record.id for records in after.values() for record in records}
    assert gone.id not in ids
    for records in after.values():
        for record in records:
            for name in references(type(record)):
                assert getattr(record, name) in (None, *ids)
    kept = {r.id: r for records in before.values() for r in records}
    for records in after.values():
        for record in records:
            for name in record.__struct_fields__:
                if getattr(record, name) != getattr(kept[record.id], name):
                    assert name in references(type(record)) and getattr(record, name) is None
    sample.undo()
    assert every(sample) == before


def test_other_references_become_empty(sample: Workspace) -> None:
    school = next(s for s in sample.select(School) if sample.select(Post, school=s.id))
    posts = sample.select(Post, school=school.id)
    with sample.step("Remove school", rules=Rules.PASSED_BY) as step:
        step.delete(school)
    assert [sample.get(Post, post.id) for post in posts] == [replace(post, school=None) for post in posts]


def test_a_record_that_refers_to_its_like_and_is_deleted_with_it(empty: Workspace) -> None:
    base = a_set()
    put(empty, *base.values())
    (first,) = empty.select(Membership)
    second = replace(first, id=base[Programme].id, replaces=first.id)
    itself = replace(first, id=base[Meeting].id, replaces=base[Meeting].id)
    put(empty, second, itself)
    with empty.step("Remove") as step:
        step.delete(itself)
        step.delete(first)
    assert empty.select(Membership) == [replace(second, replaces=None)]
    with empty.step("Remove set") as step:
        step.delete(base[LearningSet])
    assert not empty.select(Membership) and empty.is_sound()


def test_deleting_what_is_not_there_is_no_step(empty: Workspace) -> None:
    with empty.step("Delete") as step:
        step.delete(Person())
    assert empty.titles() == ("", "")


# Two windows on one file


def test_another_window_is_told_to_read_again(sample: Workspace) -> None:
    other = Workspace.open(sample.path)
    told: list[KeptChange] = []
    other.listen(told.append)
    other.look_again()
    assert told == []
    put(sample, Person(name="New"))
    other.look_again()
    other.look_again()
    assert len(told) == 1 and told[0].has(Person) and told[0].has(*ALL)
    assert {kind for kind, _ in told[0].touched} == set(ALL)
    put(other, Person(name="Newer"))
    told.clear()
    other.look_again()
    assert told == []
    other.close()
    assert {"New", "Newer"} <= {person.name for person in sample.select(Person)}


def test_what_the_other_window_has_not_read_is_not_lost(sample: Workspace) -> None:
    other = Workspace.open(sample.path)
    action = sample.select(Action)[0]
    put(sample, replace(action, sign="by one"))
    fresh = other.get(Action, action.id)
    assert fresh is not None
    put(other, replace(fresh, wording="by the other"))
    assert sample.get(Action, action.id) == replace(action, sign="by one", wording="by the other")
    assert sample.undo() == "Put" and other.undo() == "Put"
    assert sample.get(Action, action.id) == action
    other.close()


def change(workspace: Workspace, record: Record) -> Record:
    with workspace.step("Change event") as step:
        return step.put(record)


def test_what_both_windows_changed_in_a_record_is_told_and_what_one_did_stays(sample: Workspace) -> None:
    """A record is put as it was read before the other window changed it, as most jobs do."""
    other = Workspace.open(sample.path)
    event = other.select(ProgrammeEvent)[0]
    day, later = dt.date(2027, 5, 3), dt.date(2027, 6, 7)
    told: list[KeptChange] = []
    other.listen(told.append)
    change(sample, replace(event, date=day, place="by one"))
    change(other, replace(event, date=later, title="by the other"))
    both = replace(event, place="by one", title="by the other")
    assert other.get(ProgrammeEvent, event.id) == replace(both, date=later)
    assert [overtaken.fields for one in told for overtaken in one.clashes] == [("date",)]
    assert other.undo() == "Change event"
    assert other.get(ProgrammeEvent, event.id) == replace(event, date=day, place="by one")
    other.close()


def test_what_was_told_to_the_screens_is_changed_without_a_word(sample: Workspace) -> None:
    other = Workspace.open(sample.path)
    event = other.select(ProgrammeEvent)[0]
    change(sample, replace(event, kind=EventKind.COACHING))
    other.look_again()
    told: list[KeptChange] = []
    other.listen(told.append)
    change(other, replace(event, kind=EventKind.SCHOOL_VISIT))
    change(sample, replace(event, kind=EventKind.SCHOOL_VISIT, place="elsewhere"))
    with other.step("Change twice") as step:
        first = step.put(replace(event, kind=EventKind.SCHOOL_VISIT, title="at first"))
        step.put(replace(first, title="in the end"))
    assert not any(one.clashes for one in told)
    other.close()


def test_a_file_too_large_to_be_held_loses_nothing_between_two_windows(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "LARGEST", 0)
    other = Workspace.open(sample.path)
    event = other.select(ProgrammeEvent)[0]
    change(sample, replace(event, kind=EventKind.COACHING))
    change(other, replace(event, title="by the other"))
    assert other.get(ProgrammeEvent, event.id) == replace(
        event, kind=EventKind.COACHING, title="by the other"
    )
    other.close()


def test_a_closed_file_is_let_go(sample: Workspace, tmp_path: Path) -> None:
    sample.close()
    sample.path.unlink()
    assert not list(tmp_path.glob("*.lfl*"))


@pytest.mark.skipif(not HANDLES.exists(), reason="only Linux lists what a process has open")
def test_going_on_in_a_new_file_lets_go_of_the_old_one(empty: Workspace, tmp_path: Path) -> None:
    before, after = empty.path, tmp_path / "after.lfl"
    put(empty, Person(name="One"))
    assert before in held_open()
    empty.go_on_as(after)
    put(empty, Person(name="Other"))
    assert after in held_open() and before not in held_open()
    assert {person.name for person in empty.select(Person)} == {"One", "Other"}
    old = Workspace.open(before, read_only=True)
    assert [person.name for person in old.select(Person)] == ["One"]
    old.close()


def test_a_new_file_is_not_made_over_another(tmp_path: Path) -> None:
    path = tmp_path / "letter.lfl"
    path.write_text("Dear all")
    for make in (Workspace.create, Workspace.open):
        with pytest.raises(WorldError):
            make(path)
    assert path.read_text() == "Dear all"


def test_each_kind_is_deleted_by_its_own_table(empty: Workspace) -> None:
    put(empty, *a_set().values())
    made_by_the_gate = {"meeting_figures", "set_figures", "event_figures"}
    assert {TABLES[kind] for kind in ALL if empty.count(kind)} == set(TABLES.values()) - made_by_the_gate
