"""What one window deletes and another one writes: what was typed is kept, and what was deleted stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Action, Attendance, Meeting, Presence
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import Record
from lfl_desktop.store import held
from lfl_desktop.workspace.history.clashes_in_words import clashes_in_words
from lfl_desktop.workspace.history.deleted_in_words import DeletedEntry, entries
from lfl_desktop.workspace.history.recently_deleted import put_back
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import KeptChange

LONG_WORDS = "Invite the parents of year nine, and ask what they would need"


@pytest.fixture
def other(sample: Workspace) -> Iterator[Workspace]:
    """Another window on the same file."""
    opened = Workspace.open(sample.path)
    yield opened
    opened.close()


@pytest.fixture
def told(sample: Workspace) -> Callable[[], list[str]]:
    """The sentences that the first window was told."""
    changes: list[KeptChange] = []
    sample.listen(changes.append)
    return lambda: [text for one in changes for text in clashes_in_words(one.clashes, sample.today())]


def put(workspace: Workspace, record: Record) -> None:
    with workspace.step("Change") as step:
        step.put(record)


def delete(workspace: Workspace, record: Record) -> None:
    with workspace.step("Delete") as step:
        step.delete(record)


def listed(workspace: Workspace) -> list[DeletedEntry]:
    return entries(workspace, OwnSetBook(workspace, workspace.select(LearningSet)[0].id))


def an_action(workspace: Workspace) -> Action:
    """A new one of the meeting that is being held, so that no rule is in the way."""
    meeting = next(one for one in workspace.select(Meeting) if one.date == workspace.today())
    person = workspace.select(Action)[0].person
    action = Action(person=person, meeting=meeting.id, wording="Ask the governors")
    put(workspace, action)
    return action


@pytest.mark.parametrize("words", [LONG_WORDS, "Ask"])
def test_what_is_typed_into_what_another_window_deleted_comes_back_with_it(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]], words: str
) -> None:
    action = an_action(sample)
    assert other.get(Action, action.id) == action
    delete(other, action)
    put(sample, replace(action, sign=words))
    assert sample.get(Action, action.id) is None, "it stays deleted"
    (sentence,) = told()
    assert sentence.startswith(
        "This was deleted in another window since it was shown here, and stays deleted."
    )
    assert sentence.endswith("is in Recently deleted.")
    assert (f"“{words}”" in sentence) == (len(words) < 20)
    (entry,) = [entry for entry in listed(other) if "Ask the governors" in entry.title]
    assert entry.details.count("deleted today") == 1, "one entry: what was deleted, with what was typed"
    put_back(other, entry.deletion)
    assert other.get(Action, action.id) == replace(action, sign=words)
    assert not [entry for entry in listed(other) if "Ask the governors" in entry.title]


def test_what_was_typed_is_not_lost_where_the_other_window_takes_its_deletion_back(
    sample: Workspace, other: Workspace
) -> None:
    action = an_action(sample)
    delete(other, action)
    put(sample, replace(action, sign=LONG_WORDS))
    assert other.undo() == "Delete"
    assert sample.get(Action, action.id) == action
    (entry,) = [entry for entry in listed(sample) if LONG_WORDS in entry.title]
    put_back(sample, entry.deletion)
    assert sample.get(Action, action.id) == replace(action, sign=LONG_WORDS)


def test_what_is_typed_twice_into_what_was_deleted_comes_back_as_it_was_last(
    sample: Workspace, other: Workspace
) -> None:
    action = an_action(sample)
    delete(other, action)
    put(sample, replace(action, sign=LONG_WORDS))
    put(sample, replace(action, sign=f"{LONG_WORDS}, by half term"))
    (entry,) = [entry for entry in listed(sample) if "Ask the governors" in entry.title]
    put_back(sample, entry.deletion)
    assert sample.get(Action, action.id) == replace(action, sign=f"{LONG_WORDS}, by half term")


def test_the_rest_of_a_step_is_kept(sample: Workspace, other: Workspace) -> None:
    action, beside = an_action(sample), an_action(sample)
    delete(other, action)
    with sample.step("Move") as step:
        step.put(replace(action, position=7))
        step.put(replace(beside, position=8))
    assert sample.get(Action, action.id) is None
    assert sample.get(Action, beside.id) == replace(beside, position=8)
    assert sample.undo() == "Move", "and is taken back first"
    assert sample.get(Action, beside.id) == beside and sample.get(Action, action.id) is None


def test_what_is_new_below_what_another_window_deleted_comes_back_with_it(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    meeting = next(one for one in sample.select(Meeting) if one.date == sample.today())
    person = sample.select(Action)[0].person
    delete(other, meeting)
    new = Action(person=person, meeting=meeting.id, wording=LONG_WORDS)
    put(sample, new)
    assert sample.get(Action, new.id) is None and sample.get(Meeting, meeting.id) is None
    assert told() == [
        "What this belongs to was deleted since it was shown here, and stays deleted. What you put here is in"
        " Recently deleted."
    ]
    (entry,) = [entry for entry in listed(sample) if LONG_WORDS in entry.title]
    put_back(sample, entry.deletion)
    assert sample.get(Action, new.id) == new
    assert sample.get(Meeting, meeting.id) == meeting


def test_what_went_for_good_takes_along_what_is_typed_there_and_that_is_said(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    action = an_action(sample)
    with other.step("Erase", undoable=False) as step:
        step.delete(action)
        step.erase([])
    put(sample, replace(action, sign=LONG_WORDS))
    assert told() == [
        "This was deleted in another window since it was shown here, and stays deleted. Not kept:"
        f" “{LONG_WORDS}”."
    ]
    assert LONG_WORDS.encode() not in sample.path.read_bytes()


def test_a_choice_in_what_another_window_took_away_is_said_not_to_be_kept(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    meeting = next(one for one in sample.select(Meeting) if one.date == sample.today())
    attendance = sample.select(Attendance, meeting=meeting.id)[0]
    delete(other, attendance)
    put(sample, replace(attendance, presence=Presence.APOLOGIES))
    assert sample.get(Attendance, attendance.id) is None
    assert told()[0].endswith("What you chose here is not kept.")


@pytest.mark.parametrize("is_new", [False, True])
def test_a_choice_of_what_another_window_deleted_is_said_and_all_else_is_kept(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]], is_new: bool
) -> None:
    school = School(programme=sample.select(Programme)[0].id, name="Overdale Primary")
    put(sample, school)
    visit = next(one for one in sample.select(ProgrammeEvent) if one.host_school is not None)
    delete(other, school)
    chosen = replace(visit, id=uuid4()) if is_new else visit
    put(sample, replace(chosen, host_school=school.id, place=LONG_WORDS))
    host = None if is_new else visit.host_school
    assert sample.get(ProgrammeEvent, chosen.id) == replace(chosen, host_school=host, place=LONG_WORDS)
    assert told() == [
        "“Overdale Primary”, which you chose here, was deleted since it was shown here. The choice is as it"
        " was before; all else that you put here is kept."
    ]
    assert sample.is_sound()


def test_another_person_chosen_who_was_deleted_elsewhere_leaves_the_one_before(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    """Also where the record cannot be without, and where nothing else was put."""
    action, person = an_action(sample), Person(name="Iris Vane")
    put(sample, person)
    delete(other, person)
    put(sample, replace(action, person=person.id))
    assert sample.get(Action, action.id) == action
    assert [sentence.split(",")[0] for sentence in told()] == ["“Iris Vane”"]
    sample.look_again()
    put(sample, replace(action, person=person.id, sign=LONG_WORDS))
    assert sample.get(Action, action.id) == replace(action, sign=LONG_WORDS)
    assert told()[-1].startswith("What you chose here was deleted")


def test_what_another_window_had_put_into_what_is_deleted_here_is_said(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    action = an_action(sample)
    assert other.get(Action, action.id) == action
    put(other, replace(action, sign=LONG_WORDS))
    delete(sample, action)
    assert sample.get(Action, action.id) is None
    assert told() == [
        "What you deleted had been changed in another window since it was shown here. There it said"
        f" “{LONG_WORDS}”; Undo brings it back so."
    ]
    assert sample.undo() == "Delete"
    assert other.get(Action, action.id) == replace(action, sign=LONG_WORDS)


def test_what_another_window_had_added_to_what_is_deleted_here_is_said(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    action = an_action(sample)
    meeting = sample.get(Meeting, action.meeting)
    assert meeting is not None
    new = replace(action, id=Action(person=action.person, meeting=action.meeting).id, wording=LONG_WORDS)
    put(other, new)
    delete(sample, meeting)
    assert any(f"“{LONG_WORDS}”" in sentence for sentence in told())
    sample.undo()
    assert other.get(Action, new.id) == new


def test_nothing_is_said_of_what_another_window_left_alone_or_had_shown_here(
    sample: Workspace, other: Workspace, told: Callable[[], list[str]]
) -> None:
    action, beside = an_action(sample), an_action(sample)
    put(other, replace(beside, sign="once"))
    delete(sample, action)
    put(other, replace(beside, sign="elsewhere"))
    sample.look_again()
    delete(sample, beside)
    assert told() == []


def test_what_one_takes_away_and_puts_again_is_there(sample: Workspace, other: Workspace) -> None:
    action = an_action(sample)
    delete(other, action)
    with sample.step("Anew") as step:
        step.delete(action)
        step.put(action)
    assert sample.get(Action, action.id) == action
    delete(sample, action)
    put(sample, action)
    assert sample.get(Action, action.id) == action, "what one deleted oneself"


def test_a_file_too_large_to_be_held_keeps_what_was_deleted_away_as_well(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "LARGEST", 0)
    action = an_action(sample)
    other = Workspace.open(sample.path)
    shown = other.get(Action, action.id)
    assert shown == action
    delete(sample, action)
    put(other, replace(action, sign=LONG_WORDS))
    assert other.get(Action, action.id) is None
    other.close()
