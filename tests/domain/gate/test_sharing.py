"""The gate: who sees what, when a set narrows it or widens it, and what is said of what stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec
import pytest
from any_record import a_set, visible
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion
from lfl_desktop.domain.gate.contents import CONTENTS, NAMED_BY_GROUND_RULES, Audience, Standing
from lfl_desktop.domain.gate.sharing import ContentLine, Visible, audiences
from lfl_desktop.domain.gate.without_names import DEEDS
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Challenge,
    LogEntry,
    Meeting,
    Offer,
    ReportBack,
    Slot,
)
from lfl_desktop.domain.people import GroundRules, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.record import Record, named_id, references

F, L, S, C, P = Audience
OWNER = named_id("person")
DAY = dt.date(2013, 5, 9)


def seen(audience: Audience, **values: dict[str, Any]) -> Visible:
    return visible(a_set(marked=True, **values).values(), audience, OWNER)


def words(records: Iterable[Record]) -> set[str]:
    """The marks in records, as in "Action.wording"."""
    return set(re.findall(r"<(\w+\.\w+)>", msgspec.json.encode(list(records)).decode()))


def line(found: Visible, key: str) -> ContentLine:
    return next(each for each in found.lines if each.key == key)


# Agreement


@pytest.mark.parametrize("audience", [S, C, P])
def test_impact_leaves_the_facilitator_once_its_owner_has_agreed(audience: Audience) -> None:
    assert "Impact.wording" in words(seen(audience).records)
    held = seen(audience, Impact={"agreed_on": None})
    assert not held.all(Impact)
    told = line(held, "impact")
    assert (told.standing, told.leaving, told.staying) == (Standing.HELD_BACK, 0, 1)
    assert told.audience == P and told.why.startswith("waits for its owner")
    assert seen(F, Impact={"agreed_on": None}).all(Impact)


@pytest.mark.parametrize(
    ("agreed", "consent", "leaves"),
    [(DAY, True, True), (DAY, False, False), (None, True, False), (None, False, False)],
)
@pytest.mark.parametrize("audience", [S, C, P])
def test_a_quote_needs_agreement_and_consent(
    agreed: dt.date | None, consent: bool, leaves: bool, audience: Audience
) -> None:
    found = seen(audience, Impact={"agreed_on": agreed, "quote_consent": consent})
    assert ("Impact.quote" in words(found.records)) == leaves


def test_a_headline_leaves_once_its_presenter_has_agreed() -> None:
    assert words(seen(C).all(Challenge)) == {"Challenge.headline"}
    held = seen(C, Challenge={"agreed_on": None})
    assert not held.all(Challenge) and held.all(Slot)[0].challenge is None
    assert line(held, "headlines").standing == Standing.HELD_BACK
    to_the_set = seen(S, Challenge={"agreed_on": None}).all(Challenge)
    assert words(to_the_set) == {"Challenge.stated", "Challenge.restated", "Challenge.desired_outcome"}


def test_an_activity_system_is_shown_to_the_set_when_its_leader_has_released_it() -> None:
    assert words(seen(S).all(SystemItem)) == {"SystemItem.wording"}
    held = seen(S, SystemVersion={"released_on": None})
    assert not held.all(SystemVersion) and not held.all(SystemItem)
    assert line(held, "activity_systems").why == "waits for its leader to release it"
    assert seen(F, SystemVersion={"released_on": None}).all(SystemItem)
    assert not seen(C).all(ActivitySystem)


def test_that_an_action_works_on_a_line_is_told_with_that_line() -> None:
    assert seen(S, ActionLink={"tension": None}).all(ActionLink)
    assert not seen(S, ActionLink={"item": None}, Tension={"held_back": True}).all(ActionLink)


def test_each_version_is_released_by_itself() -> None:
    every = list(a_set(marked=True).values())
    (version,) = (r for r in every if isinstance(r, SystemVersion))
    later = msgspec.structs.replace(version, id=named_id("later"), released_on=None)
    every += [later, SystemItem(id=named_id("item"), version=later.id, wording="not yet")]
    found = visible(every, S)
    assert found.all(SystemVersion) == [version]
    assert [item.version for item in found.all(SystemItem)] == [version.id]


# Ground rules and the programme


def rules(agreed_on: dt.date | None, opened: bool) -> GroundRules:
    return GroundRules(
        learning_set=named_id("learning_set"), agreed_on=agreed_on, names_to_coordinator=opened
    )


LATER = DAY + dt.timedelta(days=100)


def named(*extra: Record, met: dt.date = LATER, **values: dict[str, Any]) -> bool:
    """Whether the coordinator sees names and who was here when the set `met`."""
    made = a_set(marked=True, Meeting={"date": met}, **values)
    every = [r for r in made.values() if not isinstance(r, GroundRules)]
    found = words(visible([*every, *extra], C).records)
    assert ("Person.name" in found) == ("Attendance.note" in found) == ("Post.title" in found)
    return "Person.name" in found


def test_without_ground_rules_no_name_goes_to_the_coordinator() -> None:
    assert not named()
    assert not named(rules(None, opened=True))
    assert named(rules(DAY, opened=True))


def test_the_latest_ground_rules_count() -> None:
    assert not named(rules(DAY, opened=True), rules(LATER, opened=False))
    assert not named(rules(LATER, opened=False), rules(DAY, opened=True))
    assert named(rules(DAY, opened=False), rules(LATER, opened=True))
    assert named(rules(DAY, opened=True), rules(None, opened=False))


OPENED = {"Programme": {"audiences": {"names": "coordinator", "attendance": "coordinator"}}}


def test_a_set_keeps_its_names_whatever_its_programme_says() -> None:
    assert named(**OPENED)
    assert not named(rules(DAY, opened=False), **OPENED)


def test_ground_rules_open_nothing_but_names() -> None:
    plain = audiences([])
    for opened in (False, True):
        after = audiences([rules(DAY, opened)])
        assert {key for key in plain if after[key] != plain[key]} == (
            NAMED_BY_GROUND_RULES if opened else set()
        )


def test_names_never_go_to_the_public_by_ground_rules() -> None:
    assert not {"Person.name", "Attendance.note"} & words(seen(P).records)


@pytest.mark.parametrize("name", ["facilitator", "set", "coordinator", "public", "Public", "PUBLIC"])
def test_a_programme_sets_who_sees_a_kind_of_content(name: str) -> None:
    programme = Programme(audiences={"actions": name})
    assert audiences([programme])["actions"] == Audience.named(name)


KEYS = """
programme focus people facilitator meetings events figures slots schools headlines impact quotes key_learning
poster_lines names attendance membership came ground_rules reasons school_events diagnostic
taken_home templates challenges questions actions report_backs offers set_review learning activity_systems
bids log poster receipts
"""


def test_the_keys_by_which_programmes_keep_who_sees_what_stay_what_they_are() -> None:
    kept = dict.fromkeys(KEYS.split(), "facilitator")
    assert audiences([Programme(audiences=kept)]) == dict.fromkeys(kept, Audience.FACILITATOR)


@pytest.mark.parametrize("setting", [{"actions": "everybody"}, {"action": "public"}, {"actions": ""}])
def test_a_setting_that_is_not_understood_leaves_the_default(setting: dict[str, str]) -> None:
    assert audiences([Programme(audiences=setting)]) == audiences([])


def test_a_quote_goes_no_further_than_its_impact() -> None:
    narrowed = seen(C, Programme={"audiences": {"impact": "set"}})
    assert not narrowed.all(Impact)
    assert "Impact.quote" not in words(narrowed.records)


def test_there_is_no_such_audience() -> None:
    assert [Audience.named(a.name.lower()) for a in Audience] == list(Audience)
    with pytest.raises(KeyError):
        Audience.named("everybody")


# References


def test_a_reference_to_what_stays_is_empty() -> None:
    public = seen(P)
    assert not public.all(Post) and not public.all(School), "the only one of a level is not told by it"
    impact = public.all(Impact)[0]
    assert impact.meeting is None and impact.challenge is None
    assert public.get(Person, impact.person) is not None


def test_what_needs_a_record_that_stays_is_not_there_either() -> None:
    narrowed = seen(S, Programme={"audiences": {"slots": "facilitator", "questions": "facilitator"}})
    assert not narrowed.all(Slot) and not narrowed.all(Offer)
    assert not seen(S, Programme={"audiences": {"actions": "facilitator"}}).all(ReportBack)


SETTINGS = st.dictionaries(
    st.sampled_from([content.key for content in CONTENTS]),
    st.sampled_from([a.name.lower() for a in Audience]),
    max_size=len(CONTENTS),
)
HELD = st.fixed_dictionaries(
    {
        "Impact": st.fixed_dictionaries(
            {"agreed_on": st.none() | st.just(DAY), "quote_consent": st.booleans()}
        ),
        "Challenge": st.fixed_dictionaries({"agreed_on": st.none() | st.just(DAY)}),
        "SystemVersion": st.fixed_dictionaries({"released_on": st.none() | st.just(DAY)}),
        "GroundRules": st.fixed_dictionaries({"names_to_coordinator": st.booleans()}),
        "Programme": st.fixed_dictionaries({"audiences": SETTINGS}),
    }
)


@given(values=HELD, leader=st.sampled_from([OWNER, named_id("another leader")]))
@settings(max_examples=80)
def test_whatever_is_set_a_wider_audience_sees_no_more_and_references_hold(
    values: dict[str, dict[str, Any]], leader: UUID
) -> None:
    every = list(a_set(marked=True, **values).values())
    found = [visible(every, audience, leader) for audience in Audience]
    for narrow, wide in pairwise(found):
        assert words(wide.records) <= words(narrow.records)
    for one in found:
        ids = {record.id for record in one.records}
        for record in one.records:
            for name in references(type(record)):
                assert getattr(record, name) is None or getattr(record, name) in ids
        assert not {"LogEntry.wording", "ExportReceipt.digest", "ImportReceipt.digest"} & words(one.records)
        apart = (*DEEDS, MeetingFigures, SetFigures, EventFigures, Person, Post)
        order = [record.id for record in every if record.id in ids and not isinstance(record, apart)]
        assert [r.id for r in one.records if not isinstance(r, apart)] == order


@given(values=HELD, audience=st.sampled_from(Audience))
@settings(max_examples=40)
def test_what_came_through_the_gate_goes_through_it_again_unchanged(
    values: dict[str, dict[str, Any]], audience: Audience
) -> None:
    once = visible(a_set(marked=True, **values).values(), audience, OWNER)
    held = once.all(GroundRules) or audience != C
    again = visible(once.records, audience, OWNER).records
    if held:
        assert again == once.records
    else:  # without the ground rules no name is taken to be opened
        assert words(again) <= words(once.records)


# What is told of it


def test_each_kind_of_content_has_a_line_with_its_count() -> None:
    found = seen(C, GroundRules={"names_to_coordinator": False}, Slot={"used_minutes": 25})
    assert [each.key for each in found.lines] == [content.key for content in CONTENTS]
    assert line(found, "slots") == ContentLine(
        "slots", "Slots and their minutes", C, Standing.LEAVES, 1, 0, ""
    )
    assert line(found, "actions").standing == Standing.STAYS and line(found, "actions").staying == 1
    assert line(found, "names").standing == Standing.STAYS
    assert {each.key for each in found.lines if each.standing == Standing.NEVER} == {
        "log",
        "poster",
        "receipts",
    }
    assert found.shows("slots") and not found.shows("actions") and not found.shows("log")


def test_content_that_is_empty_is_not_counted() -> None:
    found = seen(S, Challenge={"stated": "", "restated": "", "desired_outcome": ""}, Slot={"questions": ""})
    assert (line(found, "challenges").leaving, line(found, "questions").leaving) == (0, 0)
    assert line(found, "headlines").leaving == 1


def test_figures_are_made_where_names_stay_and_those_that_came_are_kept() -> None:
    assert not seen(S).all(MeetingFigures)
    (made,) = seen(C).all(MeetingFigures)
    assert (made.members, made.here, made.open) == (1, 1, 1)
    came = msgspec.structs.replace(made, here=5)
    every = [r for r in a_set().values() if not isinstance(r, Attendance | Action | Membership)]
    assert visible([*every, came], C).all(MeetingFigures) == [came]


def test_a_visible_record_is_found_by_its_kind_and_id() -> None:
    found = seen(S)
    meeting = named_id("meeting")
    assert found.get(Meeting, meeting) == found.all(Meeting)[0]
    assert found.get(Person, meeting) is found.get(Meeting, None) is found.get(LogEntry, meeting) is None
