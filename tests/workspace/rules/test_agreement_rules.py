"""An agreement is to words, whoever writes others: through a plain step, without any form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.activity import (
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
    TensionState,
)
from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Theme
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.activity import item_changes, leaders_system
from lfl_desktop.workspace.activity.facing_systems import system_faced
from lfl_desktop.workspace.activity.released_since import new_since, unreleased_since_words
from lfl_desktop.workspace.activity.version_changes import sources
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.history.recently_deleted import DeletedPast, put_back
from lfl_desktop.workspace.rules.agreement_rules import NoWordsYet
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

DAY, LATER = dt.date(2013, 7, 1), dt.date(2013, 7, 3)
S, C, P = Audience.SET, Audience.COORDINATOR, Audience.PUBLIC


def seen(workspace: Workspace, audience: Audience = P) -> Visible:
    return seen_by(workspace, workspace.select(LearningSet)[0].id, audience)


def put(workspace: Workspace, *records: Impact | Challenge | SystemItem | ActivitySystem | Tension) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def impact(sample: Workspace) -> Impact:
    """An agreed impact with a quote that may be used."""
    found = replace(sample.select(Impact)[0], quote="I listen more.", quote_consent=True, agreed_on=None)
    put(sample, replace(found, quote_consent=False), found, replace(found, agreed_on=DAY))
    kept = sample.get(Impact, found.id)
    assert kept is not None and kept.agreed_on == DAY and seen(sample).get(Impact, kept.id)
    return kept


def other(workspace: Workspace, field: str, impact: Impact) -> object:
    """Another value for a field of an impact."""
    values: dict[str, object] = {
        "person": next(p.id for p in workspace.select(Person) if p.id != impact.person),
        "challenge": next(c.id for c in workspace.select(Challenge) if c.id != impact.challenge),
        "level": next(level for level in ImpactLevel if level != impact.level),
        "before": 77.0,
        "after": 78.0,
        "themes": tuple(theme.id for theme in workspace.select(Theme)[:1] if (theme.id,) != impact.themes),
    }
    return values.get(field, "Something else")


SEEN = [
    *("wording", "how", "level", "evidence", "measure", "unit", "before", "after"),
    *("other_contributors", "themes"),
    *("quote", "person", "challenge"),
]


@pytest.mark.parametrize("field", SEEN)
def test_an_agreement_lapses_with_anything_that_its_reader_sees(
    sample: Workspace, impact: Impact, field: str
) -> None:
    changed = replace(impact, **{field: other(sample, field, impact)})
    put(sample, changed)
    kept = sample.get(Impact, impact.id)
    assert kept is not None and kept.agreed_on is None
    assert kept.quote_consent == (field not in ("quote", "person"))
    assert seen(sample).get(Impact, impact.id) is None
    sample.undo()
    assert sample.get(Impact, impact.id) == impact and seen(sample).get(Impact, impact.id)


@pytest.mark.parametrize("values", [{"position": 9}, {"meeting": None}], ids=str)
def test_it_stays_where_no_words_change(sample: Workspace, impact: Impact, values: dict[str, object]) -> None:
    put(sample, replace(impact, **values))
    kept = sample.get(Impact, impact.id)
    assert kept is not None and kept.agreed_on == DAY and seen(sample).get(Impact, impact.id)


def test_agreeing_to_other_words_in_one_put_is_agreeing_anew(sample: Workspace, impact: Impact) -> None:
    put(sample, replace(impact, wording="Something else", agreed_on=LATER))
    found = seen(sample).get(Impact, impact.id)
    assert found is not None and (found.wording, found.agreed_on) == ("Something else", LATER)


CONSENT: dict[str, Callable[[Workspace, Impact], list[dict[str, object]]]] = {
    "other words": lambda w, i: [{"quote": "Between us, she cannot manage."}],
    "another owner": lambda w, i: [{"person": other(w, "person", i)}],
    "emptied, and then others": lambda w, i: [{"quote": ""}, {"quote": "Between us, she cannot manage."}],
}


@pytest.mark.parametrize("way", CONSENT)
def test_consent_goes_with_its_quote_and_agreeing_the_wording_does_not_bring_it_back(
    sample: Workspace, impact: Impact, way: str
) -> None:
    for values in CONSENT[way](sample, impact):
        put(sample, replace(sample.select(Impact, id=impact.id)[0], **values))
    now = sample.get(Impact, impact.id)
    assert now is not None and (now.agreed_on, now.quote_consent) == (None, False)
    put(sample, replace(now, agreed_on=LATER))
    found = seen(sample).get(Impact, impact.id)
    assert found is not None and found.quote == ""
    put(sample, replace(now, agreed_on=LATER, quote_consent=True))
    again = seen(sample).get(Impact, impact.id)
    assert again is not None and again.quote == now.quote


@pytest.mark.parametrize("values", [{"headline": "Another"}, {"headline": ""}], ids=str)
def test_a_headline_lapses_with_its_words(sample: Workspace, values: dict[str, object]) -> None:
    agreed = next(c for c in sample.select(Challenge) if c.agreed_on and c.headline)
    assert seen(sample, C).get(Challenge, agreed.id)
    with sample.step("Open") as step:
        for meeting in OwnSetBook(sample, agreed.learning_set).meetings:
            step.put(replace(meeting, state="under_way"))
    put(sample, replace(agreed, **values))
    kept = sample.get(Challenge, agreed.id)
    assert kept is not None and kept.agreed_on is None and not seen(sample, C).get(Challenge, agreed.id)


def test_nobody_agrees_to_nothing(sample: Workspace) -> None:
    learning_set, person = sample.select(LearningSet)[0].id, sample.select(Person)[0].id
    for record, words in (
        (Challenge(learning_set=learning_set, person=person, headline=" ", agreed_on=DAY), "headline first"),
        (
            Impact(learning_set=learning_set, person=person, evidence="Books", agreed_on=DAY),
            "has changed first",
        ),
        (Impact(learning_set=learning_set, person=person, quote_consent=True), "quote first"),
    ):
        with pytest.raises(NoWordsYet, match=words):
            put(sample, record)
        assert sample.get(type(record), record.id) is None


def test_words_that_came_round_the_rules_do_not_leave(sample: Workspace, impact: Impact) -> None:
    path = sample.path
    sample.close()
    file = RecordsFile.open(path)
    with file.step("Round the rules") as step:
        step.put(replace(impact, wording="Never agreed to", quote="Never said"))
        challenge = next(c for c in file.select(Challenge) if c.agreed_on)
        step.put(replace(challenge, headline="Never agreed to"))
        item = next(i for i in file.select(SystemItem) if file.get(SystemVersion, i.version).released_on)
        step.put(replace(item, wording="Never released"))
        step.put(replace(item, id=UUID(int=7), wording="Never released either"))
    file.close()
    workspace = Workspace.open(path)
    for audience in (S, C, P):
        found = seen(workspace, audience)
        words = [getattr(record, name) for record in found.records for name in record.__struct_fields__]
        assert not {w for w in words if type(w) is str and w.startswith("Never")}
    workspace.close()


def test_what_is_agreed_is_nobodys_to_read(sample: Workspace, impact: Impact) -> None:
    assert sample.count(Agreement)
    for audience in set(Audience) - {Audience.LEADER}:
        assert not seen(sample, audience).all(Agreement)


def test_what_is_put_back_is_agreed_as_it_was(sample: Workspace, impact: Impact) -> None:
    with sample.step("Remove impact") as step:
        step.delete(impact)
    assert not sample.select(Agreement, subject=impact.id)
    deletion = DeletedPast(sample).deletions()[0]
    put_back(sample, deletion)
    assert sample.get(Impact, impact.id) == impact
    found = seen(sample).get(Impact, impact.id)
    assert found is not None and found.quote == "I listen more."


def test_an_agreement_that_ended_is_nothing_that_was_deleted(sample: Workspace, impact: Impact) -> None:
    before = len(DeletedPast(sample).deletions())
    put(sample, replace(impact, wording="Something else"))
    assert len(DeletedPast(sample).deletions()) == before


# a released activity system


@pytest.fixture
def version(sample: Workspace) -> SystemVersion:
    """A released version with lines and a tension."""
    released = [v for v in sample.select(SystemVersion) if v.released_on]
    return next(v for v in released if sample.select(Tension, version=v.id))


def lines(workspace: Workspace, audience: Audience = S) -> set[UUID]:
    found = seen(workspace, audience)
    return {record.id for kind in (SystemItem, Tension) for record in found.all(kind)}


def page(workspace: Workspace, version: SystemVersion) -> tuple[SetBook, leaders_system.SystemPage]:
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    system = workspace.get(ActivitySystem, version.system)
    assert system is not None
    return book, leaders_system.read_leaders_system(book, system.person, version.id, neighbour=system.id)


def item_of(workspace: Workspace, version: SystemVersion) -> SystemItem:
    return next(i for i in workspace.select(SystemItem, version=version.id) if not i.held_back)


def pull_of(workspace: Workspace, version: SystemVersion) -> Tension:
    return next(t for t in workspace.select(Tension, version=version.id) if not t.held_back)


LINES: dict[str, Callable[[Workspace, SystemVersion], SystemItem | Tension]] = {
    "added": lambda w, v: SystemItem(version=v.id, wording="Between us"),
    "said anew": lambda w, v: replace(item_of(w, v), wording="Between us"),
    "in another box": lambda w, v: replace(
        item_of(w, v), place=next(p for p in Place if p != item_of(w, v).place)
    ),
    "on the other layer": lambda w, v: replace(
        item_of(w, v), layer=next(x for x in Layer if x != item_of(w, v).layer)
    ),
    "from another version": lambda w, v: replace(
        next(i for i in w.select(SystemItem) if i.version != v.id), version=v.id, wording="Between us"
    ),
    "a tension added": lambda w, v: Tension(version=v.id, wording="Between us"),
    "a tension said anew": lambda w, v: replace(pull_of(w, v), wording="Between us"),
    "a tension that eased": lambda w, v: replace(
        pull_of(w, v), state=next(s for s in TensionState if s != pull_of(w, v).state)
    ),
}


@pytest.mark.parametrize("how", LINES)
def test_a_line_added_or_changed_waits_until_the_system_is_released_anew(
    sample: Workspace, version: SystemVersion, how: str
) -> None:
    before, line = lines(sample), LINES[how](sample, version)
    put(sample, line)
    assert lines(sample) == before - {line.id}
    book, shown = page(sample, version)
    assert new_since(sample, shown) == 1
    name = book.short(shown.system.person)
    assert unreleased_since_words(book, shown) == (
        f"1 line is new since it was released; it stays with {name} until it is released again."
    )
    assert line.id in lines(sample, Audience.FACILITATOR)
    leaders_system.release_page(sample, shown, version.released_on)
    assert lines(sample) == before | {line.id}
    assert unreleased_since_words(*page(sample, version)) == ""
    sample.undo()
    assert lines(sample) == before - {line.id}


def test_two_lines_are_told_as_two(sample: Workspace, version: SystemVersion) -> None:
    put(sample, *(SystemItem(version=version.id, wording=f"New {n}") for n in range(2)))
    assert unreleased_since_words(*page(sample, version)).startswith(
        "2 lines are new since it was released; they stay"
    )


def test_what_its_leader_holds_back_stays_so_when_it_is_released_anew(
    sample: Workspace, version: SystemVersion
) -> None:
    held = SystemItem(version=version.id, wording="Only for me", held_back=True)
    put(sample, held)
    _book, shown = page(sample, version)
    assert new_since(sample, shown) == 0
    leaders_system.release_page(sample, shown, LATER)
    assert held.id not in lines(sample) and sample.get(SystemItem, held.id) == held
    item_changes.hold_back(sample, held, False)
    assert held.id in lines(sample)


def test_a_line_that_is_as_it_was_released_is_seen_again(sample: Workspace, version: SystemVersion) -> None:
    line = item_of(sample, version)
    put(sample, replace(line, wording="A slip"))
    assert line.id not in lines(sample)
    put(sample, line)
    assert line.id in lines(sample)


def test_the_order_of_lines_is_none_of_their_words(sample: Workspace, version: SystemVersion) -> None:
    before = lines(sample)
    every = sample.select(SystemItem, version=version.id)
    put(sample, *(replace(item, position=len(every) - n) for n, item in enumerate(every)))
    assert lines(sample) == before


def test_a_version_taken_back_shows_nothing_and_released_again_all(
    sample: Workspace, version: SystemVersion
) -> None:
    mine = {r.id for kind in (SystemItem, Tension) for r in sample.select(kind, version=version.id)}
    put(sample, SystemItem(version=version.id, wording="New"))
    leaders_system.release_page(sample, page(sample, version)[1], None)
    assert not lines(sample) & mine
    leaders_system.release_page(sample, page(sample, version)[1], LATER)
    assert lines(sample) >= {item_of(sample, version).id, pull_of(sample, version).id}


@pytest.mark.parametrize("field", ["question", "neighbour", "shared_object"])
def test_what_is_said_of_a_system_is_told_as_it_was_released(
    sample: Workspace, version: SystemVersion, field: str
) -> None:
    system = sample.get(ActivitySystem, version.system)
    assert system is not None
    if field == "neighbour":
        system = replace(system, neighbour="The parents")
        put(sample, system)
        leaders_system.release_page(sample, page(sample, version)[1], DAY)
    put(sample, replace(system, **{field: "Between us"}))
    found = seen(sample, S).get(ActivitySystem, system.id)
    assert found is not None and getattr(found, field) == getattr(system, field)
    assert "was worded anew" in unreleased_since_words(*page(sample, version))
    leaders_system.release_page(sample, page(sample, version)[1], LATER)
    found = seen(sample, S).get(ActivitySystem, system.id)
    assert found is not None and getattr(found, field) == "Between us"


def test_another_leader_sees_and_copies_only_what_was_released(
    sample: Workspace, version: SystemVersion
) -> None:
    system = sample.get(ActivitySystem, version.system)
    other = next(p for p in sample.select(Person) if system and p.id != system.person)
    assert system is not None
    mine = ActivitySystem(learning_set=system.learning_set, person=other.id, faces=system.id)
    own = SystemVersion(system=mine.id, date=version.date)
    with sample.step("Face") as step:
        step.put(mine)
        step.put(own)
        step.put(SystemItem(version=version.id, wording="Between us"))
    book = OwnSetBook(sample, system.learning_set)
    facing = system_faced(book, mine, None)
    assert facing is not None
    assert "Between us" not in {item.wording for item in facing.contents.items} and facing.contents.items
    offered = [item.wording for source in sources(book, mine, own) for item in source.items]
    assert offered and "Between us" not in offered


# whatever is put in whatever order

WORDS = st.sampled_from(["", "One", "Two", "Three"])
PUT = st.fixed_dictionaries(
    {},
    optional={
        "wording": WORDS,
        "quote": WORDS,
        "measure": WORDS,
        "level": st.sampled_from(list(ImpactLevel)[:2]),
        "after": st.sampled_from([None, 1.0, 2.0]),
        "person": st.integers(0, 1),
        "agreed_on": st.sampled_from([None, DAY, LATER]),
        "quote_consent": st.booleans(),
        "headline": WORDS,
    },
)


@given(puts=st.lists(st.tuples(st.booleans(), PUT), max_size=12), undone=st.integers(0, 3))
@settings(max_examples=60)
def test_no_words_leave_but_those_that_were_agreed(
    puts: list[tuple[bool, dict[str, object]]],
    undone: int,
    sample_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("agreed") / "set.lfl"
    path.write_bytes(sample_file.read_bytes())
    workspace = Workspace(hurried(RecordsFile.open(path)))
    people = [person.id for person in workspace.select(Person)[:2]]
    learning_set = workspace.select(LearningSet)[0].id
    records: list[Impact | Challenge] = [
        Impact(learning_set=learning_set, person=people[0], wording="One"),
        Challenge(learning_set=learning_set, person=people[0], headline="One"),
    ]
    put(workspace, *records)
    agreed: set[tuple[UUID, str]] = set()
    consented: set[tuple[UUID, str]] = set()
    for of_impact, values in puts:
        record = records[0 if of_impact else 1]
        now = workspace.get(type(record), record.id)
        assert now is not None
        known = {name: value for name, value in values.items() if hasattr(now, name)}
        if "person" in known:
            known["person"] = people[int(str(known["person"]))]
        wanted = replace(now, **known)
        try:
            put(workspace, wanted)
        except NoWordsYet:
            assert workspace.get(type(record), record.id) == now
            continue
        if wanted.agreed_on and wanted.agreed_on != now.agreed_on:
            agreed.add((record.id, said(wanted)))
        if (
            isinstance(now, Impact)
            and isinstance(wanted, Impact)
            and wanted.quote_consent > now.quote_consent
        ):
            consented.add((wanted.person, wanted.quote))
        check(workspace, agreed, consented, records)
    for _ in range(undone):
        workspace.undo()
        check(workspace, agreed, consented, records)
    workspace.close()


def said(record: Impact | Challenge) -> str:
    if isinstance(record, Challenge):
        return f"{record.person} {record.headline}"
    return f"{record.person} {record.wording} {record.measure} {record.level} {record.after}"


def check(
    workspace: Workspace,
    agreed: set[tuple[UUID, str]],
    consented: set[tuple[UUID, str]],
    records: list[Impact | Challenge],
) -> None:
    for audience in (C, P):
        found = seen(workspace, audience)
        for record in records:
            left = found.get(type(record), record.id)
            now = workspace.get(type(record), record.id)
            if left is not None and now is not None:
                left = replace(left, person=now.person)  # for these readers it is nobody's
                assert (left.id, said(left)) in agreed
                assert (
                    not isinstance(left, Impact) or not left.quote or (left.person, left.quote) in consented
                )
