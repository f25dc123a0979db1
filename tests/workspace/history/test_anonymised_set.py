"""A set is made anonymous for good: names, schools and private words go, figures stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LogEntry,
    Meeting,
    Offer,
    ReportBack,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.receipts import Handling, HandlingKind
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.set_overview import SetOverview, overview_of
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file
from lfl_desktop.workspace.history.anonymised_set import anonymise, keeping_of
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

LOST = "Vexqjolk words that were typed and deleted"


def the_set(workspace: Workspace) -> LearningSet:
    return workspace.select(LearningSet)[0]


def private_texts(records: list[Record]) -> set[str]:
    """Names, schools, and what not everybody may read, where it is long enough to be looked for."""
    readable = {
        text
        for one in visible(records, Audience.PUBLIC).records
        for name in one.__struct_fields__
        if type(text := getattr(one, name)) is str
    }
    kinds = (Person, School, Post, Bid, Challenge, Action, LogEntry, Impact)
    return {
        text
        for one in records
        if isinstance(one, kinds)
        for name in one.__struct_fields__
        if type(text := getattr(one, name)) is str and len(text) > 8 and text not in readable
    }


COUNTED = (Action, Attendance, Bid, Challenge, Impact, Meeting, Membership, Offer, Person, ReportBack, Slot)


def figures(workspace: Workspace) -> object:
    """An overview without its words, and how many there are of what is counted in lists."""
    overview = seen(workspace)
    return (
        [workspace.count(kind) for kind in COUNTED],
        [replace(one, term=None) for one in overview.meetings],
        replace(overview.members, id=overview.learning_set.id, levels={}),
        sum(overview.members.levels.values()),
        sorted(overview.airtime),
        [(one.impact.level, one.impact.before, one.impact.after) for one in overview.impacts],
        len(overview.learning),
    )


def seen(workspace: Workspace) -> SetOverview:
    return overview_of(visible(records_of_set(workspace, the_set(workspace).id), Audience.SET).records)


@pytest.fixture
def anonymous(sample: Workspace) -> tuple[set[str], object, Workspace]:
    """The sample made anonymous, what was private in it, and its figures before."""
    with sample.step("Type") as step:
        lost = step.put(LogEntry(learning_set=the_set(sample).id, wording=LOST))
    with sample.step("Delete") as step:
        step.delete(lost)
    records = records_of_set(sample, the_set(sample).id)
    texts, before = private_texts(records), figures(sample)
    anonymise(sample, the_set(sample).id, backups_of(sample), with_copies=False)
    return texts, before, sample


def test_nothing_private_is_in_the_bytes_and_the_figures_are_as_they_were(
    anonymous: tuple[set[str], object, Workspace],
) -> None:
    texts, before, workspace = anonymous
    assert len(texts) > 100
    data = workspace.path.read_bytes()
    assert [text for text in {*texts, LOST} if text.encode() in data] == []
    people = [one.name for one in workspace.select(Person)]
    assert people and all(name.startswith("Leader ") for name in people)
    assert not workspace.select(School) and not workspace.select(LogEntry)
    assert figures(workspace) == before
    assert workspace.titles() == ("", "") and workspace.is_sound()


def test_the_file_is_written_anew_without_the_room_of_what_went(sample: Workspace) -> None:
    size = sample.path.stat().st_size
    with sample.step("Type much") as step:
        for nth in range(100):
            step.put(LogEntry(learning_set=the_set(sample).id, wording=f"{nth} " + "much was said " * 300))
    assert sample.path.stat().st_size > size + 300_000
    anonymise(sample, the_set(sample).id, backups_of(sample), with_copies=False)
    assert sample.path.stat().st_size <= size


def test_it_is_noted_and_can_still_be_read_and_sent(anonymous: tuple[set[str], object, Workspace]) -> None:
    workspace = anonymous[-1]
    keeping = keeping_of(workspace, the_set(workspace).id)
    assert keeping.anonymised_on == workspace.today()
    (note,) = workspace.select(Handling)
    assert (note.kind, note.of_set) == (HandlingKind.ANONYMISED, the_set(workspace).id)
    assert coordinators_file(workspace, the_set(workspace).id).records


def test_a_backup_is_made_first_or_all_earlier_copies_go(sample: Workspace) -> None:
    backups = backups_of(sample)
    anonymise(sample, the_set(sample).id, backups, with_copies=False)
    (before,) = backups.listed()
    with_names = Workspace.open(before.path, read_only=True)
    assert "Leader 1" not in {one.name for one in with_names.select(Person)}
    with_names.close()
    anonymise(sample, the_set(sample).id, backups, with_copies=True)
    (after,) = backups.listed()
    without = Workspace.open(after.path, read_only=True)
    assert "Leader 1" in {one.name for one in without.select(Person)}
    without.close()


def test_words_that_everybody_may_read_stay_unless_they_name_somebody(sample: Workspace) -> None:
    agreed = [one for one in sample.select(Impact) if one.agreed_on]
    name = sample.select(Person)[0].name
    with sample.step("Name somebody") as step:
        step.put(replace(agreed[0], wording=f"Thanks to {name} the school is calm."))
    with sample.step("Agree") as step:
        step.put(replace(sample.select(Impact, id=agreed[0].id)[0], agreed_on=sample.today()))
    anonymise(sample, the_set(sample).id, backups_of(sample), with_copies=False)
    wordings = {one.id: one.wording for one in sample.select(Impact)}
    assert wordings[agreed[0].id] == "…" and wordings[agreed[1].id] == agreed[1].wording
    sent = coordinators_file(sample, the_set(sample).id).records
    assert {one.id for one in sent if isinstance(one, Impact)} >= {agreed[1].id}
    assert agreed[0].id not in {one.id for one in sent}


def test_who_is_in_another_set_keeps_their_name_there(sample: Workspace) -> None:
    one = the_set(sample)
    person = sample.select(Membership, learning_set=one.id)[0].person
    name = sample.select(Person, id=person)[0].name
    schools = {post.school for post in sample.select(Post, person=person)} - {None}
    assert schools
    with sample.step("Another set") as step:
        other = step.put(LearningSet(cohort=one.cohort, name="B"))
        membership = step.put(Membership(learning_set=other.id, person=person))
    anonymise(sample, one.id, backups_of(sample), with_copies=False)
    (there,) = sample.select(Membership, learning_set=other.id)
    assert there == membership and sample.select(Person, id=there.person)[0].name == name
    assert {school.id for school in sample.select(School)} == schools, "that is where they work"
    members = {each.person for each in sample.select(Membership, learning_set=one.id)}
    assert person not in members
    assert {each.name[:6] for each in sample.select(Person) if each.id in members} == {"Leader"}
    assert sample.is_sound()


def test_where_no_backup_can_be_made_nothing_changes(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr("lfl_desktop.store.file_in_place.make_backup", full)
    before = Path(sample.path).read_bytes()
    with pytest.raises(CannotWrite):
        anonymise(sample, the_set(sample).id, backups_of(sample), with_copies=False)
    assert Path(sample.path).read_bytes() == before
