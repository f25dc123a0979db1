"""What was deleted can be put back: as it was, with what belongs to it, and over nothing that is there."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import msgspec
import pytest
from any_record import a_set
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from kept_as_it_was import check_kept
from msgspec.structs import replace

from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Bid,
    BidState,
    Challenge,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    ReportBack,
    Slot,
)
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.history.deleted_in_words import (
    DeletedEntry,
    entries,
)
from lfl_desktop.workspace.history.deleted_things import FIELDS, THINGS
from lfl_desktop.workspace.history.recently_deleted import CannotPutBack, DeletedPast, put_back, record_key
from lfl_desktop.workspace.meeting import slot_changes
from lfl_desktop.workspace.members import belonging
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

WORDS = "Two-day induction for all new teachers"


def every(workspace: Workspace) -> dict[type[Record], list[Record]]:
    return {kind: sorted(workspace.select(kind), key=lambda record: record.id) for kind in ALL}


def put(workspace: Workspace, *records: Record, rules: Rules = Rules.PASSED_BY) -> None:
    with workspace.step("Put", rules=rules) as step:
        for record in records:
            step.put(record)


def delete(workspace: Workspace, record: Record) -> None:
    with workspace.step("Delete", rules=Rules.PASSED_BY) as step:
        step.delete(record)


def book_of(workspace: Workspace) -> OwnSetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def listed(workspace: Workspace) -> list[DeletedEntry]:
    return entries(workspace, book_of(workspace))


def reported(workspace: Workspace) -> Action:
    """An action of the sample that has a report back."""
    report = workspace.select(ReportBack)[0]
    action = workspace.get(Action, report.action)
    assert action is not None
    return action


def test_nothing_was_deleted(sample: Workspace) -> None:
    assert listed(sample) == []


def test_an_action_with_its_report_backs_is_one_entry_and_comes_back_whole(sample: Workspace) -> None:
    before = every(sample)
    action = reported(sample)
    delete(sample, action)
    (entry,) = listed(sample)
    assert entry.title == f"Action “{action.wording}”"
    short = book_of(sample).short(action.person)
    number = book_of(sample).numbers[action.meeting]
    assert entry.where == f"{short} · meeting {number}" and entry.also == "with 2 report backs"
    assert entry.when.startswith("deleted today ")
    put_back(sample, entry.deletion)
    assert every(sample) == before and listed(sample) == []
    assert sample.titles()[0] == "Put back"
    sample.undo()
    assert [e.title for e in listed(sample)] == [entry.title]
    sample.redo()
    assert every(sample) == before


def test_it_survives_closing_and_opening_again(sample_path: Path) -> None:
    workspace = Workspace.open(sample_path)
    action = reported(workspace)
    delete(workspace, action)
    workspace.close()
    again = Workspace.open(sample_path)
    put_back(again, listed(again)[0].deletion)
    assert again.get(Action, action.id) == action
    again.close()


def test_a_slot_comes_back_with_all_that_went_with_it(sample: Workspace) -> None:
    slot = next(s for s in sample.select(Slot) if sample.select(Offer, slot=s.id))
    bid = Bid(
        meeting=slot.meeting, person=slot.presenter, wording="About the new staff", state=BidState.AGREED
    )
    impact = sample.select(Impact)[0]
    opened = (replace(meeting, state=MeetingState.UNDER_WAY) for meeting in sample.select(Meeting))
    put(sample, bid, *opened, replace(impact, challenge=slot.challenge))
    before = every(sample)
    slot_changes.remove_slot(sample, slot)
    (entry,) = listed(sample)
    assert entry.title.startswith("Slot “") and "1 offer" in entry.also and "action" in entry.also
    linked = sample.get(Impact, impact.id)
    assert linked is not None and linked.challenge is None
    put_back(sample, entry.deletion)
    assert every(sample) == before and sample.is_sound()


def test_a_reference_that_was_given_anew_stays(sample: Workspace) -> None:
    one, other = sample.select(Challenge)[:2]
    impact = replace(sample.select(Impact)[0], challenge=one.id)
    put(sample, impact)
    delete(sample, one)
    put(sample, replace(impact, challenge=other.id, wording="Other words"))
    put_back(sample, listed(sample)[0].deletion)
    assert sample.get(Challenge, one.id) == one
    kept = sample.get(Impact, impact.id)
    assert kept is not None and (kept.challenge, kept.wording) == (other.id, "Other words")


def test_what_exists_again_is_never_written_over(sample: Workspace) -> None:
    action = reported(sample)
    report = sample.select(ReportBack, action=action.id)[0]
    delete(sample, report)
    stale = listed(sample)[0].deletion
    told = replace(report, happened="Told in other words", state=ActionState.DONE)
    put(sample, told)
    assert listed(sample) == []
    before = sample.titles()
    assert put_back(sample, stale) == ()
    assert sample.get(ReportBack, report.id) == told and sample.titles() == before


def test_a_parent_that_is_gone_too_comes_back_with_it(sample: Workspace) -> None:
    before = every(sample)
    action = reported(sample)
    report = sample.select(ReportBack, action=action.id)[0]
    delete(sample, report)
    delete(sample, action)
    entry = next(e for e in listed(sample) if e.title.startswith("Report back"))
    put_back(sample, entry.deletion)
    assert sample.get(ReportBack, report.id) == report and sample.get(Action, action.id) == action
    (rest,) = listed(sample)
    put_back(sample, rest.deletion)
    assert every(sample) == before and listed(sample) == []


def test_what_cannot_be_without_what_is_gone_for_good_is_said_and_nothing_changes(sample: Workspace) -> None:
    action = reported(sample)
    meeting = sample.get(Meeting, action.meeting)
    assert meeting is not None
    delete(sample, action)
    with sample.step("Erase", undoable=False, rules=Rules.PASSED_BY) as step:
        step.delete(meeting)
    before = every(sample)
    with pytest.raises(CannotPutBack, match="gone for good"):
        put_back(sample, listed(sample)[0].deletion)
    assert every(sample) == before


def test_what_is_gone_from_its_side_stays_an_empty_reference_until_it_is_back(sample: Workspace) -> None:
    before = every(sample)
    action = next(a for a in sample.select(Action) if a.challenge)
    challenge = sample.get(Challenge, action.challenge)
    assert challenge is not None
    delete(sample, action)
    delete(sample, challenge)
    entry = next(e for e in listed(sample) if e.title.startswith("Action"))
    put_back(sample, entry.deletion)
    assert sample.get(Action, action.id) == replace(action, challenge=None)
    put_back(sample, listed(sample)[0].deletion)
    assert every(sample) == before
    sample.undo()
    assert sample.get(Action, action.id) == replace(action, challenge=None)


def test_a_reference_that_was_emptied_before_its_record_went_comes_back_too(sample: Workspace) -> None:
    """A slot's timekeeper is deleted, then the slot; the person is put back first."""
    slot = replace(sample.select(Slot)[0], timekeeper=None)
    keeper = Person(name="Ada Example")
    slot = replace(slot, timekeeper=keeper.id)
    put(sample, keeper, slot)
    before = every(sample)
    delete(sample, keeper)
    delete(sample, slot)
    with_the_slot, with_the_keeper = DeletedPast(sample).deletions()
    put_back(sample, with_the_keeper)
    put_back(sample, with_the_slot)
    assert every(sample) == before


def test_a_reference_that_somebody_emptied_stays_empty(sample: Workspace) -> None:
    action = next(a for a in sample.select(Action) if a.challenge)
    challenge = sample.get(Challenge, action.challenge)
    assert challenge is not None
    bare = replace(action, challenge=None, wording=f"{action.wording}, and said at length what it is about")
    delete(sample, action)
    put_back(sample, DeletedPast(sample).deletions()[0])
    put(sample, bare)
    delete(sample, challenge)
    delete(sample, bare)
    for deletion in DeletedPast(sample).deletions():
        put_back(sample, deletion)
    assert sample.get(Action, action.id) == bare


def test_an_agreed_bid_that_went_after_its_slot_is_agreed_again(sample: Workspace) -> None:
    slot = sample.select(Slot)[0]
    bid = Bid(meeting=slot.meeting, person=slot.presenter, wording="About it", state=BidState.AGREED)
    put(sample, bid, *(replace(each, state=MeetingState.UNDER_WAY) for each in sample.select(Meeting)))
    before = every(sample)
    slot_changes.remove_slot(sample, slot)
    delete(sample, sample.select(Bid, id=bid.id)[0])
    for deletion in reversed(DeletedPast(sample).deletions()):
        put_back(sample, deletion)
    assert every(sample) == before


@pytest.mark.parametrize("changed", [{"wording": "About something else"}, {"state": BidState.WITHDRAWN}])
def test_a_bid_that_was_changed_since_stays_as_it_is_when_its_slot_comes_back(
    sample: Workspace, changed: dict[str, object]
) -> None:
    slot = sample.select(Slot)[0]
    bid = Bid(meeting=slot.meeting, person=slot.presenter, wording="About it", state=BidState.AGREED)
    put(sample, bid, *(replace(each, state=MeetingState.UNDER_WAY) for each in sample.select(Meeting)))
    slot_changes.remove_slot(sample, slot)
    now = replace(sample.select(Bid, id=bid.id)[0], **changed)
    put(sample, now)
    (entry,) = [entry for entry in listed(sample) if entry.title.startswith("Slot")]
    put_back(sample, entry.deletion)
    assert sample.get(Slot, slot.id) == slot and sample.select(Bid, id=bid.id) == [now]


@settings(max_examples=25)
@given(st.data())
def test_all_that_went_comes_back_in_whatever_order(data: st.DataObject) -> None:
    """One record of each kind, each joined to all it can be: what goes leaves many references empty."""
    with TemporaryDirectory() as folder:
        workspace = Workspace(hurried(RecordsFile.create(Path(folder) / "one.lfl")))
        put(workspace, *a_set(marked=True).values())
        before = every(workspace)
        for _ in range(data.draw(st.integers(2, 6))):
            kinds = [kind for kind in CHANGING if workspace.count(kind)]
            delete(workspace, workspace.select(data.draw(st.sampled_from(kinds)))[0])
        while deletions := DeletedPast(workspace).deletions():
            put_back(workspace, data.draw(st.sampled_from(deletions)))
        assert every(workspace) == before
        workspace.close()


CHANGING = [kind for kind in ALL if kind not in (LearningSet, Programme, Cohort, ImportReceipt, Agreement)]
"""What can be deleted while there is still a set to show; of receipts of files nothing is put back."""


def test_undone_deletions_are_not_listed_and_the_latest_comes_first(sample: Workspace) -> None:
    one, other, third = sample.select(KeyLearning)[:3]
    delete(sample, one)
    delete(sample, other)
    delete(sample, third)
    sample.undo()
    assert [e.title for e in listed(sample)] == [
        f"Key learning point “{other.wording}”",
        f"Key learning point “{one.wording}”",
    ]


def test_twice_deleted_is_listed_once_as_it_was_last(sample: Workspace) -> None:
    point = sample.select(KeyLearning)[0]
    delete(sample, point)
    put(sample, replace(point, wording="Said better the second time"))
    delete(sample, replace(point, wording="x"))
    assert [e.title for e in listed(sample)] == ["Key learning point “Said better the second time”"]


def test_a_note_of_the_private_log_is_listed_without_its_words(sample: Workspace) -> None:
    entry = sample.select(LogEntry)[0]
    delete(sample, entry)
    (found,) = listed(sample)
    assert found.title == "A note in the private log"
    assert not any(
        word in f"{found.title} {found.details}" for word in entry.wording.split() if len(word) > 4
    )
    put_back(sample, found.deletion)
    put(sample, replace(entry, wording=""))
    (found,) = listed(sample)
    assert found.title == "The words of a note in the private log"
    assert entry.wording[:12] not in f"{found.title} {found.details}"
    put_back(sample, found.deletion)
    assert sample.get(LogEntry, entry.id) == entry


def test_a_text_that_was_emptied_comes_back_where_the_field_is_still_empty(sample: Workspace) -> None:
    action = replace(sample.select(Action)[0], sign="The parents come to us before we go to them")
    put(sample, action)
    put(sample, replace(action, sign="", wording="Other words for it"))
    (entry,) = listed(sample)
    assert entry.title == f"Text “{action.sign}”" and entry.where.startswith("Sign · Action · ")
    assert entry.when.startswith("emptied today")
    put_back(sample, entry.deletion)
    assert sample.get(Action, action.id) == replace(action, wording="Other words for it")
    put(sample, replace(action, sign=""))
    stale = listed(sample)[0].deletion
    put(sample, replace(action, sign="New"))
    assert listed(sample) == [] and put_back(sample, stale) == ()


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_was_emptied_is_named_as_its_form_names_it(empty: Workspace, field: str) -> None:
    words = "Long enough that somebody would miss it"
    (kind, *_others) = [kind for kind in THINGS if field in kind.__struct_fields__]
    every_kind = a_set(marked=True)
    record = replace(every_kind[kind], **{field: words})
    put(empty, *{**every_kind, kind: record}.values())
    put(empty, replace(record, **{field: ""}))
    (entry,) = [entry for entry in listed(empty) if entry.title == f"Text “{words}”"]
    assert entry.where.split(" · ")[:2] == [FIELDS[field], THINGS[kind].one]
    assert FIELDS[field][0].isupper() or field == "stated"


def test_an_agreement_does_not_come_to_words_that_were_emptied(sample: Workspace) -> None:
    impact = replace(
        sample.select(Impact)[0],
        quote="We look at it together now, every week",
        quote_consent=False,
        agreed_on=None,
    )
    put(sample, impact, rules=Rules.ASKED)
    put(sample, replace(impact, quote=""), rules=Rules.ASKED)
    put(sample, replace(impact, quote="", agreed_on=dt.date(2013, 7, 1)), rules=Rules.ASKED)
    put_back(sample, listed(sample)[0].deletion)
    assert sample.get(Impact, impact.id) == impact


def test_short_and_blank_things_are_not_listed(sample: Workspace) -> None:
    point = replace(sample.select(KeyLearning)[0], wording="Short")
    blank = KeyLearning(learning_set=point.learning_set)
    put(sample, point, blank)
    put(sample, replace(point, wording=""))
    delete(sample, blank)
    assert listed(sample) == []


def test_a_member_added_by_mistake(sample: Workspace) -> None:
    with sample.step("Add", rules=Rules.PASSED_BY) as step:
        person = step.put(Person(name="Ada Example"))
        added = step.put(Membership(learning_set=book_of(sample).learning_set.id, person=person.id))
    assert belonging.remove_member(sample, added)
    (entry,) = listed(sample)
    assert (entry.title, entry.also, entry.destination.place) == ("Member “Ada Example”", "", "members")
    put_back(sample, entry.deletion)
    assert sample.get(Membership, added.id) == added


def test_what_a_file_from_a_set_took_away_is_not_offered(sample: Workspace) -> None:
    point = sample.select(KeyLearning)[0]
    with sample.step("Add file from a set", rules=Rules.PASSED_BY) as step:
        step.delete(point)
        step.put(ImportReceipt(learning_set=point.learning_set))
    assert listed(sample) == []


def test_other_sets_keep_theirs_to_themselves(sample: Workspace) -> None:
    mine = sample.select(LearningSet)[0]
    theirs = LearningSet(cohort=mine.cohort, name="B")
    point = KeyLearning(learning_set=theirs.id, wording="Said in the other set")
    put(sample, theirs, point)
    delete(sample, point)
    assert listed(sample) == []
    assert len(entries(sample, OwnSetBook(sample, theirs.id))) == 1


PARAGRAPH = "I said too much in the second slot and must leave the silence alone."


def write(workspace: Workspace, entry: LogEntry, *texts: str) -> LogEntry:
    """Each text a thought of its own."""
    for text in texts:
        with workspace.step("Edit private log") as step:
            entry = step.put(replace(entry, wording=text))
    return entry


def noted(workspace: Workspace, words: str = "") -> LogEntry:
    """A new note, which is not kept yet."""
    the_set = workspace.select(LearningSet)[0].id
    return LogEntry(learning_set=the_set, meeting=workspace.select(Meeting)[0].id, wording=words)


def back(workspace: Workspace, times: int) -> None:
    for _ in range(times):
        assert workspace.undo()


def of_log(workspace: Workspace) -> list[DeletedEntry]:
    return [entry for entry in listed(workspace) if "undone" in entry.when]


def test_what_was_undone_and_overtaken_can_be_put_back(sample: Workspace) -> None:
    entry = noted(sample, "Ann was heard.")
    put(sample, entry)
    write(sample, entry, f"Ann was heard. {PARAGRAPH[:30]}", f"Ann was heard. {PARAGRAPH}")
    back(sample, 2)
    assert of_log(sample) == []  # it can still be done again
    write(sample, entry, "Ann was heard. The")
    assert sample.redo() == ""
    (found,) = of_log(sample)
    assert found.deletion.text is not None and found.deletion.text.words == PARAGRAPH
    put_back(sample, found.deletion)
    now = sample.get(LogEntry, entry.id)
    assert now is not None and now.wording == f"Ann was heard. The {PARAGRAPH}"
    assert of_log(sample) == []
    sample.undo()
    assert len(of_log(sample)) == 1


def test_a_record_that_was_undone_and_overtaken_can_be_put_back(sample: Workspace) -> None:
    entry = noted(sample)
    write(sample, entry, PARAGRAPH[:10], PARAGRAPH)
    back(sample, 2)
    write(sample, noted(sample), "Other")
    (found,) = of_log(sample)
    put_back(sample, found.deletion)
    assert sample.get(LogEntry, entry.id) == replace(entry, wording=PARAGRAPH)


def test_a_few_letters_that_were_undone_are_not_listed(sample: Workspace) -> None:
    entry = noted(sample, PARAGRAPH)
    put(sample, entry)
    write(sample, entry, f"{PARAGRAPH} Teh")
    back(sample, 1)
    write(sample, entry, f"{PARAGRAPH} The")
    assert of_log(sample) == []


def test_what_was_typed_again_by_hand_is_not_listed(sample: Workspace) -> None:
    entry = noted(sample, "Ann.")
    put(sample, entry)
    write(sample, entry, f"Ann. {PARAGRAPH}")
    back(sample, 1)
    write(sample, entry, "Ann. The", f"Ann. The rest. {PARAGRAPH}")
    assert of_log(sample) == []


def test_a_deletion_that_was_undone_is_no_loss(sample: Workspace) -> None:
    delete(sample, reported(sample))
    back(sample, 1)
    write(sample, noted(sample), "Other")
    assert listed(sample) == []


@pytest.mark.parametrize("kind", [KeyLearning, GroundRules])
def test_what_is_nobodys_says_where_it_was_and_not_whose(sample: Workspace, kind: type[Record]) -> None:
    record = sample.select(kind)[-1]
    delete(sample, record)
    meeting = getattr(record, "meeting", None)
    number = book_of(sample).numbers[meeting] if meeting else None
    assert [entry.where for entry in listed(sample)] == [f"meeting {number}" if number else ""]


def test_when_is_told_from_the_clock_of_the_computer(sample: Workspace) -> None:
    delete(sample, sample.select(KeyLearning)[0])
    book, now = book_of(sample), sample.now()
    assert entries(book.workspace, book, now + dt.timedelta(days=1))[0].when.startswith("deleted yesterday ")
    day = now.astimezone()
    assert f"deleted {day.day} " in entries(book.workspace, book, now + dt.timedelta(days=9))[0].when


NOT_BY_ITSELF: dict[str, str] = {
    "Programme": "cannot be deleted",
    "Cohort": "cannot be deleted",
    "Term": "cannot be deleted",
    "Theme": "cannot be deleted",
    "LearningSet": "cannot be deleted",
    "School": "goes and comes with what is typed as the school of a post",
    "Post": "goes with its person",
    "PosterChoice": "chosen in a list that shows it; it goes with its line",
    "ReleasedLine": "released in the list of lines beside the poster; it goes with its line",
    "ActionLink": "goes with its action, item or tension",
    "Agreement": "goes with what was agreed",
    "Attendance": "a mark to set again; it goes with a meeting or a person",
    "MeetingFigures": "made by the gate",
    "SetFigures": "made by the gate",
    "EventFigures": "made by the gate",
    "ExportReceipt": "cannot be deleted",
    "ImportReceipt": "cannot be deleted",
    "Edition": "comes again with its file",
    "Erasure": "stays, and says nothing of anybody",
    "SetKeeping": "a day to set again",
    "Handling": "cannot be deleted",
    "ProgrammeLogo": "a picture to choose again; taking it away can be undone",
    "Decision": "a choice to make again where it was made",
    "ParticipantCame": "a mark to set again; it goes with an event or a person",
    "Placement": "chosen again in the list that shows it",
    "ReportMade": "made anew with the next report",
}
"""The other kinds, and why nobody looks for one of them alone among what was deleted."""


def test_each_kind_of_record_has_a_name_here_or_there_is_a_reason() -> None:
    assert {kind.__name__ for kind in ALL} == {kind.__name__ for kind in THINGS} | NOT_BY_ITSELF.keys()


@pytest.mark.parametrize("kind", [k for k in THINGS if k not in (Person,)], ids=lambda kind: kind.__name__)
def test_each_kind_comes_back_with_what_it_took_along(empty: Workspace, kind: type[Record]) -> None:
    put(empty, *a_set(marked=True).values())
    before = every(empty)
    delete(empty, empty.select(kind)[0])
    (entry,) = listed(empty)
    assert kind is not Membership or entry.where == "", "whose it is stands in its title"
    assert entry.title and bool(entry.destination) == bool(entry.again)
    put_back(empty, entry.deletion)
    assert every(empty) == before and empty.is_sound()


def test_each_kind_says_what_it_was_where_it_is_and_what_opens_there(empty: Workspace) -> None:
    """With the set that is open and, of what no set has to itself, without one."""
    put(empty, *a_set(marked=True).values())
    names = {str(record.id): f"the {TABLES[kind]}" for kind in ALL for record in empty.select(kind)}
    told = []
    for kind in THINGS:
        delete(empty, empty.select(kind)[0])
        for which, found in (("", listed(empty)), ("without a set: ", entries(empty, None))):
            for entry in found:
                parts = (entry.title, entry.where, entry.also, entry.again, repr(entry.destination))
                told.append(f"{which}{' | '.join(parts)}")
        empty.undo()
    said = re.sub(r"UUID\('([^']*)'\)", lambda found: names[found[1]], "\n".join(told))
    check_kept(Path(__file__).parent / "kept" / "deleted.txt", f"{said}\n")


def test_what_has_no_words_is_named_by_its_kind_alone(sample: Workspace) -> None:
    slot = replace(sample.select(Slot)[0], challenge=None)
    put(sample, slot)
    delete(sample, slot)
    assert listed(sample)[0].title == "Slot"


def test_what_no_set_has_to_itself_says_whose_it_was(sample: Workspace) -> None:
    event = replace(sample.select(ProgrammeEvent)[0], learning_set=None)
    came = EventAttendance(event=event.id, person=sample.select(Person)[0].id, taken_home="Ask, then wait")
    put(sample, event, came)
    delete(sample, came)
    (entry,) = entries(sample, None)
    assert entry.title == "What was taken home “Ask, then wait”"
    assert entry.where == sample.select(Person)[0].short


class AddDeletePutBack(RuleBasedStateMachine):
    """Any sequence of adding, deleting, emptying, undoing and putting back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.workspace = Workspace.create(Path(self.folder.name) / "any.lfl")
        put(self.workspace, *a_set(marked=True).values())
        self.number = 0

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def some(self, kind: type[Record], which: int) -> Record | None:
        found = self.workspace.select(kind)
        return found[which % len(found)] if found else None

    @rule(kind=st.sampled_from(ALL), which=st.integers(0, 9), linked=st.booleans())
    def add(self, kind: type[Record], which: int, linked: bool) -> None:
        values: dict[str, UUID] = {}
        optional = {f.name for f in msgspec.structs.fields(kind) if f.default is None}
        for field, table in references(kind).items():
            target = self.some(next(k for k in ALL if TABLES[k] == table), which)
            if target is not None and (linked or field not in optional):
                values[field] = target.id
            elif field not in optional:
                return
        self.number += 1
        record = kind(**(values | _required(kind, values)))
        texts = {
            f: f"Words {self.number} of it, long enough" for f in kind.__struct_fields__ if f == "wording"
        }
        put(self.workspace, replace(record, **texts))

    @rule(kind=st.sampled_from([k for k in ALL if k is not Membership]), which=st.integers(0, 9))
    def delete(self, kind: type[Record], which: int) -> None:
        if (record := self.some(kind, which)) is not None:
            delete(self.workspace, record)

    @rule(which=st.integers(0, 9))
    def empty(self, which: int) -> None:
        if (action := self.some(Action, which)) is not None:
            put(self.workspace, replace(action, wording="", challenge=None))

    @rule(back=st.booleans())
    def turn(self, back: bool) -> None:
        try:
            if back:
                self.workspace.undo()
            else:
                self.workspace.redo()
        except WorldError:
            pass

    @precondition(lambda self: DeletedPast(self.workspace).deletions())
    @rule(which=st.integers(0, 9))
    def bring_back(self, which: int) -> None:
        found = DeletedPast(self.workspace).deletions()
        deletion = found[which % len(found)]
        there = {record_key(r): r for records in every(self.workspace).values() for r in records}
        returned = put_back(self.workspace, deletion)
        now = {record_key(r): r for records in every(self.workspace).values() for r in records}
        assert {record_key(r) for r in deletion.records} <= {record_key(r) for r in returned} <= now.keys()
        for record in deletion.records:
            assert _same_but_links(now[record_key(record)], record, now)
        for key, record in there.items():
            assert _only_filled(record, now[key])
        self.workspace.undo()
        assert {record_key(r): r for records in every(self.workspace).values() for r in records} == there
        if not any(isinstance(record, Edition) for record in deletion.records):
            self.workspace.redo()  # an edition without what it was sent as is not taken in again

    @invariant()
    def references_are_sound(self) -> None:
        assert self.workspace.is_sound()


def _required(kind: type[Record], values: dict[str, UUID]) -> dict[str, UUID]:
    """Ids that records need but do not refer by."""
    needed = {f.name for f in msgspec.structs.fields(kind) if f.required} - set(values)
    return dict.fromkeys(needed, UUID(int=1))


def _same_but_links(now: Record, before: Record, there: dict[tuple[type[Record], UUID], Record]) -> bool:
    """But for links to what is not there, and those that what came back earlier fills again."""
    ids = {id for _kind, id in there}

    def is_other_link(field: str) -> bool:
        one, other = getattr(now, field), getattr(before, field)
        return field in references(type(before)) and (
            (one is None and other not in ids) or (other is None and one in ids)
        )

    return all(
        getattr(now, field) == getattr(before, field) or is_other_link(field)
        for field in before.__struct_fields__
    )


def _only_filled(before: Record, now: Record) -> bool:
    """Whether nothing that was said is said otherwise: only what was empty has been filled."""
    return all(
        getattr(now, field) == getattr(before, field) or getattr(before, field) in ("", None)
        for field in before.__struct_fields__
    )


TestAnySequence = AddDeletePutBack.TestCase
TestAnySequence.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_links_to_what_came_back_before_are_filled_again() -> None:
    steps = AddDeletePutBack()
    steps.delete(Challenge, 0)
    steps.delete(Programme, 0)
    steps.bring_back(1)
    steps.bring_back(0)
    assert {slot.challenge for slot in steps.workspace.select(Slot)} == {
        steps.workspace.select(Challenge)[0].id
    }
    steps.teardown()


def test_what_was_added_deleted_and_both_undone_is_not_offered(sample: Workspace) -> None:
    point = KeyLearning(learning_set=book_of(sample).learning_set.id, wording="Added, and taken back")
    put(sample, point)
    delete(sample, point)
    sample.undo()
    sample.undo()
    assert listed(sample) == []


def test_records_that_refer_to_one_another_come_back_joined(sample: Workspace) -> None:
    one = sample.select(Action)[0]
    earlier = Action(meeting=one.meeting, person=one.person, wording="The first wording", position=9)
    later = replace(earlier, id=UUID(int=9), wording="In its place", replaces=earlier.id, position=8)
    put(sample, earlier)
    put(sample, later)
    with sample.step("Delete both", rules=Rules.PASSED_BY) as step:
        step.delete(earlier)
        step.delete(later)
    put_back(sample, listed(sample)[0].deletion)
    assert sample.get(Action, later.id) == later and sample.get(Action, earlier.id) == earlier


def test_what_an_older_version_kept_in_another_form_is_left_out(sample_path: Path) -> None:
    workspace = Workspace.open(sample_path)
    one, other = workspace.select(KeyLearning)[:2]
    put(workspace, replace(other, position=90))
    put(workspace, replace(other, position=91))
    delete(workspace, one)
    delete(workspace, other)
    workspace.close()
    connection = sqlite3.connect(sample_path)
    unread = "UPDATE change SET before = '{\"gone\": 1}' WHERE record_id = ? AND (? OR after LIKE '%91%')"
    connection.execute(unread, (str(one.id), True))
    assert connection.execute(unread, (str(other.id), False)).rowcount == 1
    connection.commit()
    connection.close()
    again = Workspace.open(sample_path)
    (entry,) = listed(again)
    assert entry.title == f"Key learning point “{other.wording}”"
    put_back(again, entry.deletion)
    assert again.get(KeyLearning, other.id) == replace(other, position=91)
    again.close()
