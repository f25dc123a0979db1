"""What sets have together is brought together by id, by name and by decision; what differs is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.editions import Decision, DecisionKind, Edition
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.programme import Cohort, Programme, School
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.coordinator.alike_things import Shared, WrittenOnce, likeness
from lfl_desktop.workspace.coordinator.decisions import (
    ask_again,
    decide_on_pair,
    decide_on_suggestion,
    decided_in_words,
    evidence_of_pair,
    question_of_pair,
    question_of_suggestion,
)
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet, received_sets
from lfl_desktop.workspace.coordinator.shared_things import (
    SharedThings,
    TakenSuggestion,
    bring_together,
    shared_things,
)
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

PROGRAMME = Programme(name="Leading Together")
SET_A = Edition(learning_set=PROGRAMME.id, set_name="A", facilitator="Ruth Hale")
SET_B = Edition(learning_set=PROGRAMME.id, set_name="B", facilitator="Ivor Moss")


def school(name: str, **more: str) -> School:
    return School(programme=PROGRAMME.id, name=name, **more)


def together(*written: tuple[Shared, Edition | None], decisions: tuple[Decision, ...] = ()):  # type: ignore[no-untyped-def]
    return bring_together([WrittenOnce(PROGRAMME), *(WrittenOnce(*each) for each in written)], decisions)


def test_one_name_however_typed_is_one_school() -> None:
    one, other = school("St Mary’s CE"), school("st marys  CE")
    found = together((one, None), (other, SET_A))
    assert found.one[other.id] == one.id and not found.proposals
    assert [(s.field, s.value) for s in found.suggestions] == [("name", "st marys  CE")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillcross CE", "Hillcross C.E. Primary"),
        ("Kingfisher", "King Fisher Primary School"),
        ("Larchwood RC", "Larchwood R.C. Primary School"),
        ("Northway Fields", "Northway Field"),
        ("School of Ely", "Ely School"),
    ],
)
def test_names_that_are_close_are_proposed(one: str, other: str) -> None:
    here, there = school(one), school(other)
    found = together((here, SET_A), (there, SET_B))
    (proposal,) = found.proposals
    assert (proposal.here.record, proposal.there.record) == (here, there)
    assert found.one[there.id] == there.id
    assert question_of_pair(proposal) == (
        f"“{other}” in set B of Ivor Moss may be the same school as “{one}”."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rosehill Infant", "Rosehill Junior"), ("Elmgate", "Millrise"), ("Primary School", "The Academy")],
)
def test_names_that_are_not_close_are_left(one: str, other: str) -> None:
    assert not together((school(one), SET_A), (school(other), SET_B)).proposals


def test_a_decision_holds_until_it_is_taken_back() -> None:
    here, there = school("Hillcross CE"), school("Hillcross C.E. Primary")
    pair = {"one": here.id, "other": there.id, "table": "school"}
    same, apart = (Decision(kind=kind, **pair) for kind in (DecisionKind.SAME, DecisionKind.APART))
    found = together((here, SET_A), (there, SET_B), decisions=(same,))
    assert found.one[there.id] == here.id and not found.proposals
    found = together((here, SET_A), (there, SET_B), decisions=(apart,))
    assert found.one[there.id] == there.id and not found.proposals
    twice = school("hillcross ce")
    kept = Decision(kind=DecisionKind.APART, one=here.id, other=twice.id)
    assert together((here, SET_A), (twice, SET_B), decisions=(kept,)).one[twice.id] == twice.id


def test_her_own_stands_and_what_a_set_says_otherwise_is_told_once() -> None:
    own = school("Hillcross CE", chain="North Star Trust")
    says = replace(own, chain="Dale Trust")
    found = together((own, None), (says, SET_A), (says, SET_B))
    (suggestion,) = found.suggestions
    assert suggestion.edition == SET_A
    assert question_of_suggestion(suggestion) == (
        "Set A of Ruth Hale says that “Hillcross CE” belongs to Dale Trust. Here: North Star Trust."
    )
    left = Decision(kind=DecisionKind.LEFT, one=own.id, field="chain", value="Dale Trust")
    assert not together((own, None), (says, SET_A), decisions=(left,)).suggestions


COHORT = Cohort(programme=PROGRAMME.id, name="Cohort 1", starts=dt.date(2026, 1, 1))
WORKSHOP = ProgrammeEvent(cohort=COHORT.id, title="Launch", date=dt.date(2026, 1, 15), place="City hall")


@pytest.mark.parametrize(
    ("own", "field", "value", "told"),
    [
        (PROGRAMME, "name", "Leading together", "“Leading Together” is called “Leading together”."),
        (PROGRAMME, "coordinator", "Marion Pell", "“Leading Together” has Marion Pell as its coordinator."),
        (PROGRAMME, "funder", "The city", "“Leading Together” has the funder line “The city”."),
        (COHORT, "name", "Cohort one", "“Cohort 1” is called “Cohort one”."),
        (COHORT, "starts", dt.date(2026, 2, 1), "“Cohort 1” starts on 1 Feb 2026. Here: 1 Jan 2026."),
        (COHORT, "ends", dt.date(2026, 12, 1), "“Cohort 1” ends on 1 Dec 2026."),
        (school("Elmgate"), "partner_city", "Leeds", "“Elmgate” is in Leeds."),
        (WORKSHOP, "title", "The launch", "“Launch” is called “The launch”."),
        (WORKSHOP, "date", dt.date(2026, 1, 16), "“Launch” is on 16 Jan 2026. Here: 15 Jan 2026."),
        (WORKSHOP, "place", "Town hall", "“Launch” is at Town hall. Here: City hall."),
    ],
)
def test_each_field_that_a_set_has_otherwise_is_told(
    own: Shared, field: str, value: object, told: str
) -> None:
    found = together((own, None), (replace(own, **{field: value}), SET_A))
    assert [question_of_suggestion(one) for one in found.suggestions] == [
        f"Set A of Ruth Hale says that {told}"
    ]


def test_what_a_set_leaves_empty_is_no_suggestion() -> None:
    own = school("Hillcross CE", chain="North Star Trust")
    assert not together((own, None), (replace(own, chain=""), SET_A)).suggestions


def test_cohorts_of_two_years_are_two_though_they_have_one_name() -> None:
    one, other = (
        Cohort(programme=PROGRAMME.id, name="Cohort 1", starts=dt.date(year, 1, 1)) for year in (2026, 2027)
    )
    assert together((one, SET_A), (other, SET_B)).one[other.id] == other.id


NAMES = st.sampled_from(["Hillcross CE", "hillcross ce", "Elmgate", "Millrise", "Hillcross C.E. Primary"])


@given(st.lists(NAMES, max_size=6))
def test_every_record_is_known_as_one_that_is_known_as_itself(names: list[str]) -> None:
    schools = [school(name) for name in names]
    found = together(*((one, SET_A) for one in schools))
    assert set(found.one) == {PROGRAMME.id, *(one.id for one in schools)}
    assert all(found.one[id] == id for id in found.one.values())


def test_in_any_order_the_same_schools_are_one() -> None:
    schools = [school("Elmgate"), school("ELMGATE"), school("Millrise")]
    groups = []
    for order in permutations(schools):
        one = together(*((each, SET_A) for each in order)).one
        groups.append({frozenset(s.name for s in schools if one[s.id] == id) for id in one.values()})
    assert all(group == groups[0] for group in groups)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_part_of_one(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1


def test_a_school_that_a_set_renamed_is_known_by_the_name_it_had_at_first() -> None:
    own, born = school("Hillcross CE"), named_id("school", PROGRAMME.id, "Hillcross CE")
    renamed = School(id=born, programme=PROGRAMME.id, name="Dale Academy")
    found = together((own, None), (renamed, SET_A))
    assert found.one[born] == own.id and not found.proposals
    (suggestion,) = found.suggestions
    said = "Set A of Ruth Hale says that “Hillcross CE” is called “Dale Academy”."
    assert question_of_suggestion(suggestion) == said
    after_it = school("Hillcross CE")  # one that came after it under the same name, in the same file
    found = together((after_it, SET_A), (renamed, SET_A))
    assert found.one[born] == born and not found.proposals


def test_what_one_file_has_apart_is_never_proposed_as_one() -> None:
    found = together((school("St Mary’s"), None), (school("St Marys Primary"), None))
    assert not found.proposals


def test_a_decision_holds_whichever_of_its_two_is_known_first() -> None:
    here, there, own = school("Wharfside"), school("Wharf Side School"), school("Wharfside")
    same = Decision(kind=DecisionKind.SAME, table="school", one=here.id, other=there.id)
    found = together((own, None), (here, SET_A), (there, SET_B), decisions=(same,))
    assert {found.one[one.id] for one in (here, there, own)} == {own.id} and not found.proposals
    left = Decision(kind=DecisionKind.LEFT, one=here.id, field="name", value="Wharf Side School")
    assert not together((own, None), (here, SET_A), (there, SET_B), decisions=(same, left)).suggestions


def test_what_sets_say_otherwise_of_what_she_has_none_of_is_told_too() -> None:
    one = school("Elmgate", chain="Dale Trust")
    other = replace(one, chain="North Star Trust")
    (suggestion,) = together((one, SET_A), (other, SET_B)).suggestions
    assert question_of_suggestion(suggestion) == (
        "Set B of Ivor Moss says that “Elmgate” belongs to North Star Trust. Here: Dale Trust."
    )
    elsewhere = Programme(name="Another")
    of_another = [replace(each, programme=elsewhere.id) for each in (one, other)]
    assert not together((elsewhere, SET_A), *((each, SET_A) for each in of_another)).suggestions


# in a records file


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    plan = Plan(programme="Leading Together", cohort="Cohort 1", coordinator="Marion Pell")
    workspace = begin_programme(tmp_path / "office.lfl", plan)
    with workspace.step("Add") as step:
        step.put(School(programme=plan.ids.programme, name="Holly Lane"))
    yield workspace
    workspace.close()


def sent(tmp_path: Path, school: str) -> Path:
    """The file of a set whose members are all of one school, and named, so that the school travels."""
    plan = Plan(
        programme="Leading Together",
        cohort="Cohort 1",
        set_name="A",
        facilitator="Ruth Hale",
        members=[NewMember("Ann Able", school=school)],
    )
    workspace = begin(tmp_path / "hale.lfl", plan)
    out = tmp_path / "hale.lflset"
    export(workspace, plan.ids.learning_set, out)
    workspace.close()
    return out


def test_a_set_whose_file_cannot_be_read_any_more_says_nothing(office: Workspace) -> None:
    assert shared_things(office, [ReceivedSet(SET_A, None)]) == shared_things(office, [])


def test_a_decision_is_a_step_that_undo_takes_back(office: Workspace, tmp_path: Path) -> None:
    add_files(office, [sent(tmp_path, "Holly Lane C.E. Primary")])
    (proposal,) = shared_things(office).proposals
    decide_on_pair(office, proposal, are_one=True)
    things = shared_things(office)
    assert not things.proposals and [s.field for s in things.suggestions] == ["name"]
    decide_on_suggestion(office, things.suggestions[0], take=True)
    assert [one.name for one in office.select(School)] == ["Holly Lane C.E. Primary"]
    assert not shared_things(office).suggestions
    office.undo()
    office.undo()
    assert shared_things(office).proposals == (proposal,)
    assert [one.name for one in office.select(School)] == ["Holly Lane"]


def test_a_decision_is_taken_back_long_after_it_was_made(office: Workspace, tmp_path: Path) -> None:
    add_files(office, [sent(tmp_path, "Holly Lane C.E. Primary")])
    (proposal,) = shared_things(office).proposals
    assert evidence_of_pair(office, proposal) == ""
    decide_on_pair(office, proposal, are_one=False)
    (kept_apart,) = shared_things(office).decided
    assert decided_in_words(kept_apart) == (
        "“Holly Lane C.E. Primary” in set A of Ruth Hale is kept apart from “Holly Lane”, as you decided."
    )
    ask_again(office, kept_apart)
    decide_on_pair(office, shared_things(office).proposals[0], are_one=True)
    (suggestion,) = shared_things(office).suggestions
    decide_on_suggestion(office, suggestion, take=False)
    joined, left = shared_things(office).decided
    assert decided_in_words(joined) == (
        "“Holly Lane C.E. Primary” in set A of Ruth Hale is “Holly Lane”, as you decided."
    )
    assert decided_in_words(left) == f"Left: {question_of_suggestion(suggestion)}"
    ask_again(office, left)
    assert shared_things(office).suggestions == (suggestion,)


def test_what_stood_before_it_was_corrected_is_not_suggested_anew(office: Workspace) -> None:
    (own,) = office.select(School)
    says = [WrittenOnce(own), WrittenOnce(replace(own, name="Holly Lane Academy"), SET_A)]
    before = WrittenOnce(own, SET_B)
    around = WrittenOnce(office.select(Programme)[0])
    (suggestion,) = bring_together([around, *says, before], []).suggestions
    decide_on_suggestion(office, suggestion, take=True)
    (own,) = office.select(School)
    assert own.name == "Holly Lane Academy"
    says[0] = WrittenOnce(own)
    found = bring_together([around, *says, before], office.select(Decision))
    assert not found.suggestions
    taken, left = found.decided
    assert decided_in_words(taken) == "Taken: “Holly Lane” is called “Holly Lane Academy”."
    ask_again(office, left)
    (suggestion,) = bring_together([around, *says, before], office.select(Decision)).suggestions
    decide_on_suggestion(office, suggestion, take=True)
    assert [one.name for one in office.select(School)] == ["Holly Lane"]


@pytest.mark.parametrize("chain", ["", "Dale Trust"])
def test_what_was_taken_goes_back_to_what_stood_there_long_after(
    office: Workspace, tmp_path: Path, chain: str
) -> None:
    """In the list of what was decided, one after the other; what she changed herself since is hers."""
    (own,) = office.select(School)
    with office.step("Change") as step:
        own = step.put(replace(own, chain=chain))
    programme = WrittenOnce(office.select(Programme)[0])

    def found(*chains: str) -> SharedThings:
        says = [
            WrittenOnce(replace(own, chain=one), SET_A if nth else SET_B) for nth, one in enumerate(chains)
        ]
        return bring_together(
            [programme, WrittenOnce(office.select(School)[0]), *says], office.select(Decision)
        )

    for name in ("Hope Trust", "Peak Trust"):
        (suggestion,) = found(name).suggestions
        decide_on_suggestion(office, suggestion, take=True)
    with office.step("Something else") as step:
        step.put(replace(office.select(Programme)[0], aim="Reading"))
    for name, before in (("Peak Trust", "Hope Trust"), ("Hope Trust", chain)):
        taken = found("Hope Trust", "Peak Trust").decided[0]
        words = f"Taken: “Holly Lane” belongs to {name}."
        assert decided_in_words(taken) == words + (f" Before: {before}." if before else "")
        ask_again(office, taken)
        assert [one.chain for one in office.select(School)] == [before]
    asked = found("Hope Trust", "Peak Trust")
    assert [one.value for one in asked.suggestions] == ["Hope Trust", "Peak Trust"] and not asked.decided
    decide_on_suggestion(office, asked.suggestions[0], take=True)
    with office.step("Change") as step:
        step.put(replace(office.select(School)[0], chain="Her own"))
    assert not [one for one in found("Hope Trust").decided if isinstance(one.about, TakenSuggestion)]


def test_what_only_sets_told_is_hers_once_she_takes_a_correction(office: Workspace, tmp_path: Path) -> None:
    add_files(office, [sent(tmp_path, "Elmgate")])
    (told,) = (one.overview.shared for one in received_sets(office) if one.overview)
    corrected = [WrittenOnce(r) for r in office.select(Programme)]
    corrected += [WrittenOnce(s, SET_A) for s in told.schools]
    corrected += [WrittenOnce(replace(s, chain="Dale Trust"), SET_B) for s in told.schools]
    (suggestion,) = bring_together(corrected, []).suggestions
    decide_on_suggestion(office, suggestion, take=True)
    assert ("Elmgate", "Dale Trust") in [(one.name, one.chain) for one in office.select(School)]


def test_a_pair_comes_with_what_her_roster_says_of_it(office: Workspace, tmp_path: Path) -> None:
    add_files(office, [sent(tmp_path, "Holly Lane C.E. Primary")])
    cohort, holly = office.select(Cohort)[0], office.select(School)[0]
    (edition,) = office.select(Edition)
    with office.step("Prepare") as step:
        the_set = step.put(LearningSet(id=edition.learning_set, cohort=cohort.id, name="A"))
        person = step.put(Person(name="Ann Able"))
        step.put(Membership(learning_set=the_set.id, person=person.id))
        step.put(Participant(cohort=cohort.id, name="Ann Able", school=holly.id))
    (proposal,) = shared_things(office).proposals
    assert evidence_of_pair(office, proposal) == "Of this set, your roster has there: Ann Able."
