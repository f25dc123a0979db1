"""What taking in a coordinator's file would change."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up import PROGRAMME, SET, a_file, a_set, full, gently, resealed, scopes

from lfl_desktop.domain.contents import Audience
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.meetings import Attendance, Challenge, LogEntry, Meeting, Slot
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.sharing import visible
from lfl_desktop.exchange.merge import PROGRAMME_KINDS, Merge, merge
from lfl_desktop.exchange.refusals import (
    BadSetFile,
    OlderEdition,
    OtherContent,
    OtherProgramme,
    OtherSet,
    SetKeptHere,
)
from lfl_desktop.exchange.rules_of_files import referred
from lfl_desktop.exchange.setfile import SetFile, decode, encode, make

Records = dict[UUID, Record]


def by_id(records: Iterable[Record]) -> Records:
    return {record.id: record for record in records}


def applied(existing: Mapping[UUID, Record], result: Merge) -> Records:
    """As `Merge` says to do it, with every reference checked after each record."""
    kept = dict(existing)
    for record in (*result.new, *result.changed):
        kept[record.id] = record
        check_references(kept, [record])
    for record in result.gone:
        del kept[record.id]
        check_references(kept, kept.values())
    return kept


def check_references(kept: Records, records: Iterable[Record]) -> None:
    for record in records:
        for name in references(type(record)):
            assert getattr(record, name) is None or getattr(record, name) in kept


def kinds(records: Iterable[Record]) -> set[type[Record]]:
    return {type(record) for record in records}


def test_into_an_empty_file_everything_is_new() -> None:
    file = a_file()
    result = merge(file, {}, 0)
    assert by_id(result.new) == by_id(file.records)
    assert (result.changed, result.unchanged, result.gone) == ((), (), ())
    assert applied({}, result) == by_id(file.records)


def test_the_same_file_twice_changes_nothing() -> None:
    file = a_file()
    result = merge(file, by_id(file.records), 1)
    assert by_id(result.unchanged) == by_id(file.records)
    assert (result.new, result.changed, result.gone) == ((), (), ())


def test_an_edit_changes_one_record_and_doubles_none() -> None:
    before = a_file()
    after = a_file(2, Meeting={"place": "Hillcross"})
    result = merge(after, by_id(before.records), 1)
    assert [type(record) for record in result.changed] == [Meeting]
    assert (result.new, result.gone) == ((), ())
    assert applied(by_id(before.records), result) == by_id(after.records)


def test_a_headline_that_is_no_longer_agreed_goes() -> None:
    before = a_file()
    after = a_file(2, Challenge={"agreed_on": None})
    result = merge(after, by_id(before.records), 1)
    assert kinds(result.gone) == {Challenge}
    assert kinds(result.changed) >= {Slot}
    assert applied(by_id(before.records), result) == by_id(after.records)


def test_names_that_are_no_longer_opened_go() -> None:
    before = a_file()
    after = a_file(2, GroundRules={"names_to_coordinator": False})
    result = merge(after, by_id(before.records), 1)
    assert kinds(result.gone) == {Attendance}
    assert "<Person.name>" not in str(applied(by_id(before.records), result))


def without(file: SetFile, *gone: type[Record]) -> SetFile:
    return msgspec.structs.replace(file, records=tuple(r for r in file.records if not isinstance(r, gone)))


def test_a_leader_whom_no_other_set_knows_goes_with_the_posts_children_first() -> None:
    before = a_file()
    there = by_id(before.records)
    joined = full(Person, id=named_id("new"))
    there[joined.id] = joined
    for kind in (Membership, Post):
        extra = full(kind, id=named_id("new", kind.__name__), person=joined.id)
        there[extra.id] = extra
    result = merge(before, there, 1)
    assert [type(record) for record in result.gone][-1] is Person
    assert kinds(result.gone) == {Person, Post, Membership}
    assert applied(there, result) == by_id(before.records)


def other_set(**values: Any) -> list[Record]:
    """Set B in the same programme, with its own meeting and the person of set A."""
    b = named_id("B")
    meeting = full(Meeting, id=named_id("B", "meeting"), learning_set=b)
    return [
        full(LearningSet, id=b, name="B"),
        meeting,
        full(Slot, id=named_id("B", "slot"), meeting=meeting.id, challenge=None),
        full(Membership, id=named_id("B", "membership"), learning_set=b, **values),
        full(Person, id=named_id("B", "person")),
        full(Post, id=named_id("B", "post"), person=named_id("B", "person")),
    ]


def test_other_sets_and_whom_they_know_are_left_alone() -> None:
    file = a_file()
    there = by_id([*file.records, *other_set()])
    bare = without(file, Person, Post, Membership, Slot, Challenge, Attendance)
    bare = without(bare, *(k for k in kinds(bare.records) if "person" in references(k)))
    result = merge(bare, there, 1)
    kept = applied(there, result)
    assert all(kept[record.id] == record for record in other_set())
    assert named_id("person") in kept  # set A's leader, who is a member of set B too
    assert named_id("post") in kept
    assert {Membership, Slot, Challenge, Attendance} <= kinds(result.gone)


def test_what_another_set_refers_to_stays() -> None:
    file = a_file()
    there = by_id([*file.records, *other_set(replaces=named_id("membership"))])
    result = merge(without(file, Membership), there, 1)
    assert Membership not in kinds(result.gone)
    applied(there, result)


def test_what_the_coordinator_wrote_stays_with_all_it_refers_to() -> None:
    file = a_file()
    there = by_id([*file.records, full(LogEntry)])
    bare = without(file, *(k for k in kinds(file.records) if "meeting" in k.__struct_fields__), Meeting)
    result = merge(bare, there, 1)
    assert not kinds(result.gone) & {LogEntry, Meeting}
    assert MeetingFigures in kinds(result.gone)
    assert named_id("log_entry") in applied(there, result)


def test_the_programmes_own_records_are_added_but_never_changed() -> None:
    changes: dict[str, Any] = {
        kind.__name__: {"name": "as the facilitator has it"} for kind in (Programme, Cohort, Theme, School)
    }
    incoming = a_file(2, **changes, Term={"label": "as the facilitator has it"})
    ours = a_file()
    there = {id: record for id, record in by_id(ours.records).items() if not isinstance(record, Theme)}
    there[named_id("ours")] = full(School, id=named_id("ours"), programme=PROGRAMME)
    result = merge(incoming, there, 1)
    assert kinds(result.new) == {Theme}
    assert (result.changed, result.gone) == ((), ())
    unchanged = by_id(result.unchanged)
    assert all(
        unchanged[r.id] == there[r.id] for r in ours.records if isinstance(r, (Programme, School, Term))
    )


def test_a_file_of_another_programme_is_refused_with_both_names() -> None:
    there = by_id([Programme(name="Heads Together")])
    with pytest.raises(OtherProgramme, match=r"“<Programme.name>” and this records file to “Heads Together”"):
        merge(a_file(), there, 0)


def test_another_programme_of_the_same_name_is_told_apart() -> None:
    there = by_id([Programme(name="<Programme.name>")])
    with pytest.raises(OtherProgramme, match=r"another programme that is also called “<Programme.name>”"):
        merge(a_file(), there, 0)


def test_an_older_edition_is_refused_with_both_numbers() -> None:
    newer = a_file(5, Meeting={"place": "Hillcross"})
    with pytest.raises(OlderEdition, match=r"edition 4 of the set “<LearningSet.name>” and edition 5 was"):
        merge(a_file(4), by_id(newer.records), 5)


def test_an_older_edition_that_only_lacks_something_is_refused() -> None:
    newer = a_file(5)
    with pytest.raises(OlderEdition):
        merge(a_file(4, Challenge={"agreed_on": None}), by_id(newer.records), 5)


def test_an_older_edition_with_the_same_content_changes_nothing() -> None:
    newer = a_file(5)
    result = merge(a_file(4), by_id(newer.records), 5)
    assert (result.new, result.changed, result.gone) == ((), (), ())


def test_the_same_edition_with_other_content_is_refused() -> None:
    before = a_file(3)
    with pytest.raises(OtherContent, match=r"Edition 3 of the set “<LearningSet.name>” was added before"):
        merge(a_file(3, Meeting={"place": "Hillcross"}), by_id(before.records), 3, before.digest)
    only_the_programmes = a_file(3, School={"name": "Other"})
    result = merge(only_the_programmes, by_id(before.records), 3, before.digest)
    assert (result.new, result.changed, result.gone) == ((), (), ())
    assert [kinds(pair) for pair in result.apart] == [{School}]


def test_a_file_with_nothing_of_the_set_that_was_received_is_refused() -> None:
    before = a_file(1)
    own = [record for record in before.records if record.id != SET and not of_programme(record)]
    ids = {record.id: named_id("other", record.id) for record in own}
    text = encode(a_file(2)).decode()
    for id, other in ids.items():
        text = text.replace(str(id), str(other))
    incoming = decode(resealed(json.loads(text)))
    with pytest.raises(OtherSet, match="none of the members and meetings"):
        merge(incoming, by_id(before.records), 1, before.digest)


def test_the_programmes_records_follow_the_only_set_that_brought_them() -> None:
    before = a_file(1)
    changes: dict[str, Any] = {kind.__name__: {"name": "New"} for kind in (Programme, Theme, School)}
    after = a_file(2, **changes)
    brought = [record.id for record in before.records]
    result = merge(after, by_id(before.records), 1, before.digest, brought)
    assert kinds(result.changed) == {School, Theme}
    assert [kinds(pair) for pair in result.apart] == [{Programme}]
    there = by_id([*before.records, *other_set()])
    assert merge(after, there, 1, before.digest, brought).changed == ()


def test_a_set_that_was_written_down_here_is_never_emptied_by_its_own_file() -> None:
    there = by_id(a_set().values())
    with pytest.raises(SetKeptHere, match=r"“<LearningSet.name>” is kept in this records file itself"):
        merge(a_file(), there, 0)


def test_a_set_that_was_only_named_beforehand_is_filled() -> None:
    own = [record for kind, record in a_set().items() if kind in (Programme, Cohort, School, Person)]
    there = by_id([*own, full(LearningSet, id=SET, focus="")])
    result = merge(a_file(), there, 0)
    assert LearningSet in kinds(result.changed)
    assert result.gone == ()


def test_a_file_that_claims_another_sets_record_is_refused() -> None:
    file = a_file()
    there = by_id(file.records)
    there[named_id("meeting")] = full(Meeting, learning_set=named_id("B"))
    with pytest.raises(BadSetFile, match="do not fit together"):
        merge(file, there, 1)


def test_a_file_that_claims_a_record_of_another_kind_is_refused() -> None:
    file = a_file()
    there = by_id(file.records)
    there[named_id("school")] = full(Person, id=named_id("school"))
    with pytest.raises(BadSetFile, match="do not fit together"):
        merge(file, there, 1)


def test_sentences_say_that_nothing_was_changed() -> None:
    for existing, edition in [(by_id([Programme(name="Heads Together")]), 0), (by_id(a_set().values()), 0)]:
        with pytest.raises(BadSetFile, match=r"nothing was|was not added"):
            merge(a_file(), existing, edition)


def chains(records: list[Record]) -> list[Record]:
    """The second challenge continues the first, so that order within a kind matters too."""
    challenges = [record for record in records if isinstance(record, Challenge)]
    if len(challenges) < 2:
        return records
    agreed = {
        challenges[0].id: {"continues": challenges[1].id, "agreed_on": dt.date(2013, 5, 9)},
        challenges[1].id: {"continues": None, "agreed_on": dt.date(2013, 5, 9)},
    }
    return [msgspec.structs.replace(r, **agreed[r.id]) if r.id in agreed else r for r in records]


def of_programme(record: Record) -> bool:
    """Whether the coordinator's own version of it counts."""
    shared = isinstance(record, ProgrammeEvent) and record.learning_set is None
    return shared or isinstance(record, PROGRAMME_KINDS)


@gently
@given(scopes(), scopes(), st.integers(1, 3))
def test_after_a_merge_the_coordinator_holds_what_the_file_holds(
    first: list[Record], second: list[Record], edition: int
) -> None:
    """Whatever the year did to the set. Only people whom none of its records named may be left."""
    out = [visible(chains(records), Audience.COORDINATOR) for records in (first, second)]
    assume(all(seen.get(LearningSet, SET) for seen in out))
    before, after = make(out[0], SET, 1), make(out[1], SET, edition)
    there = applied({}, merge(before, {}, 0))
    result = merge(after, there, 1)
    kept = applied(there, result)
    sent = by_id(after.records)
    assert all(kept[id] == (there.get(id, r) if of_programme(r) else r) for id, r in sent.items())
    named = {id for r in before.records if not isinstance(r, Post) for id in referred(r)}
    assert not [
        r
        for r in kept.values()
        if r.id not in sent
        and not of_programme(r)
        and not (isinstance(r, EventAttendance) and of_programme(kept[r.event]))
        and (not isinstance(r, (Person, Post)) or r.id in named)
    ]
    again = merge(after, kept, edition)
    assert (again.new, again.changed, again.gone) == ((), (), ())
