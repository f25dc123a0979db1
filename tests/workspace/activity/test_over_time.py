"""Versions of an activity system: made, dated, compared and deleted; items copied between them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from msgspec.structs import replace

from lfl_desktop.canvas.change_words import change_sentences
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
)
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.activity import facing_systems
from lfl_desktop.workspace.activity.leaders_system import (
    keep_page,
    read_leaders_system,
    release_page,
    release_version,
    to_be_released,
)
from lfl_desktop.workspace.activity.systems_in_words import contents, own_of, when
from lfl_desktop.workspace.activity.version_changes import (
    changes_between,
    copy_items,
    delete_version,
    new_version,
    sources,
    version_said_aloud,
)
from lfl_desktop.workspace.activity.versions_together import earlier_versions, versions_of
from lfl_desktop.workspace.lists.lookup import find_version
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return OwnSetBook(sample, sample.select(LearningSet)[0].id)


def system_of(book: SetBook, name: str) -> ActivitySystem:
    person = next(p.id for p in book.people.values() if p.name == name)
    found = own_of(book.workspace, book.learning_set.id, person)
    assert found is not None
    return found


def versions(book: SetBook, name: str = "Priya Dale") -> list[SystemVersion]:
    return versions_of(book.workspace, system_of(book, name))


def everything(workspace: Workspace) -> list[object]:
    kinds = (ActivitySystem, SystemVersion, SystemItem, Tension, ActionLink)
    return [sorted(workspace.select(kind), key=lambda r: str(r.id)) for kind in kinds]


def without_ids(workspace: Workspace, version: UUID) -> object:
    """What a version holds, with references within it as wordings."""
    held = contents(workspace, version)
    words = {item.id: item.wording for item in held.items}
    blank = UUID(int=0)
    items = [
        (replace(i, id=blank, version=blank, came_from=None, became=None), words.get(i.became))
        for i in held.items
    ]
    tensions = [
        (
            replace(t, id=blank, version=blank, came_from=None, from_item=None, to_item=None),
            words.get(t.from_item),
            words.get(t.to_item),
        )
        for t in held.tensions
    ]
    return items, tensions


def test_a_new_version_is_equal_to_the_old_but_for_ids(book: SetBook) -> None:
    last = versions(book)[-1]
    held_back = contents(book.workspace, last.id).items[0]
    with book.workspace.step("Hold back") as step:
        step.put(replace(held_back, held_back=True))
    before = everything(book.workspace)
    made = new_version(book, last)
    assert without_ids(book.workspace, made.id) == without_ids(book.workspace, last.id)
    old, new = contents(book.workspace, last.id), contents(book.workspace, made.id)
    assert [i.came_from for i in new.items] == [i.id for i in old.items]
    assert [t.came_from for t in new.tensions] == [t.id for t in old.tensions]
    assert any(i.became for i in new.items) and any(t.from_item for t in new.tensions)
    assert {i.became for i in new.items} <= {None, *(i.id for i in new.items)}
    assert not {r.id for r in (*old.items, *old.tensions)} & {r.id for r in (*new.items, *new.tensions)}
    assert made.released_on is None and versions(book)[-1] == made
    assert change_sentences(changes_between(book.workspace, last, made)) == []
    assert book.workspace.undo() == "New version"
    assert everything(book.workspace) == before


def test_a_new_version_is_dated_where_there_is_none_yet(book: SetBook) -> None:
    fourth = versions(book)[-1]
    assert when(book, fourth) == "4 July, meeting 4"
    fifth = new_version(book, fourth)
    assert when(book, fifth).endswith("meeting 5")
    (claires,) = versions(book, "Claire Umber")
    assert when(book, new_version(book, claires)) == "4 July, meeting 4"
    with book.workspace.step("Move") as step:
        for meeting in book.meetings:
            if meeting.date == book.workspace.today():
                step.put(replace(meeting, date=meeting.date - dt.timedelta(days=1)))
    again = OwnSetBook(book.workspace, book.learning_set.id)
    (toms,) = versions(again, "Tom Garside")
    assert new_version(again, toms).date == book.workspace.today()


def test_what_is_read_aloud_of_a_version(book: SetBook) -> None:
    every = versions(book)
    assert (
        version_said_aloud(book, every, every[1]) == "4 July, meeting 4, version 2 of 2, released to the set"
    )
    made = new_version(book, every[1])
    assert version_said_aloud(book, versions(book), made).endswith("version 3 of 3, not released")


def test_the_differences_of_the_sample_in_words(book: SetBook) -> None:
    one, other = versions(book)
    told = change_sentences(changes_between(book.workspace, one, other))
    assert any("Film of one good lesson" in words for words in told)
    assert any("Eased" in words and "nobody watches me teach" in words for words in told)
    assert any("has given way" in words for words in told)


def test_a_change_is_found_through_versions_between(book: SetBook) -> None:
    first, last = versions(book)
    middle = new_version(book, last)
    item = next(i for i in contents(book.workspace, middle.id).items if i.wording == "Teachers, TAs, parents")
    with book.workspace.step("Say it anew") as step:
        step.put(replace(item, wording="Teachers, TAs and families", place=Place.SUBJECT))
    told = change_sentences(changes_between(book.workspace, first, middle))
    assert not any("Added" in words and "families" in words for words in told)
    assert any("families" in words for words in told)


def test_a_version_is_deleted_and_the_chain_goes_past_it(book: SetBook) -> None:
    workspace = book.workspace
    first, second = versions(book)
    third = new_version(book, second)
    linked = workspace.select(ActionLink)
    assert linked
    before = everything(workspace)
    delete_version(workspace, second)
    assert versions(book) == [first, third]
    old = {i.id for i in contents(workspace, first.id).items}
    kept = [i for i in contents(workspace, third.id).items if i.wording == "The phonics scheme"]
    assert [i.came_from in old for i in kept] == [True]
    tensions = {t.id for t in contents(workspace, third.id).tensions}
    after = workspace.select(ActionLink)
    assert {link.action for link in after} == {link.action for link in linked}
    assert {link.tension for link in after} <= tensions
    assert workspace.is_sound()
    assert workspace.undo() == "Delete version"
    assert everything(workspace) == before


def test_a_system_whose_versions_are_gone_is_read_with_a_new_one(book: SetBook) -> None:
    system = system_of(book, "Priya Dale")
    for version in versions(book):
        delete_version(book.workspace, version)
    page = read_leaders_system(OwnSetBook(book.workspace, book.learning_set.id), system.person, None)
    assert (page.system, page.version.system, page.items) == (system, system.id, [])
    again = read_leaders_system(OwnSetBook(book.workspace, book.learning_set.id), system.person, None, page)
    assert again.version == page.version, "until it is kept it is the same"


def test_a_page_that_is_new_is_kept_once_before_something_is_made_from_it(book: SetBook) -> None:
    workspace = book.workspace
    nobodys = next(p for p in book.people if own_of(workspace, book.learning_set.id, p) is None)
    page = read_leaders_system(book, nobodys, None)
    keep_page(workspace, page)
    assert workspace.get(SystemVersion, page.version.id) == page.version
    assert workspace.get(ActivitySystem, page.system.id) == page.system
    keep_page(workspace, page)
    assert (
        workspace.undo() == "Begin activity system" and workspace.get(SystemVersion, page.version.id) is None
    )


def test_the_latest_deleted_leaves_its_actions_with_the_one_before(book: SetBook) -> None:
    workspace = book.workspace
    first, second = versions(book)
    actions = {link.action for link in workspace.select(ActionLink)}
    delete_version(workspace, second)
    tensions = {t.id for t in contents(workspace, first.id).tensions}
    assert {link.action for link in workspace.select(ActionLink) if link.tension in tensions} == actions


def test_items_are_copied_from_a_version_of_ones_own_as_the_same_items(book: SetBook) -> None:
    workspace = book.workspace
    first, second = versions(book)
    source = next(s for s in sources(book, system_of(book, "Priya Dale"), second) if s.version == first.id)
    assert [i.wording for i in source.items] == ["Consistent phonics, so that children read"]
    assert first.released_on is not None and source.agreed == "", "nobody is asked about their own"
    assert copy_items(workspace, second, source, [i.id for i in source.items]) == 1
    new = next(i for i in contents(workspace, second.id).items if i.wording == source.items[0].wording)
    assert (new.came_from, new.place, new.layer, new.position) == (
        source.items[0].id,
        Place.OBJECT,
        Layer.NOW,
        1,
    )
    assert not any(s.version == first.id for s in sources(book, system_of(book, "Priya Dale"), second)), (
        "nothing is left to copy"
    )
    assert workspace.undo() == "Copy items"


def test_only_what_another_leader_has_released_is_offered(book: SetBook) -> None:
    workspace = book.workspace
    system, version = system_of(book, "Priya Dale"), versions(book)[-1]
    offered = {s.words.split(" · ")[0] for s in sources(book, system, version) if not s.own}
    assert offered == {"Claire Umber", "Tom Garside"}, "Beth has not released hers"
    claires = next(s for s in sources(book, system, version) if s.words.startswith("Claire"))
    assert claires.agreed == ("Claire released this version to the set on 14 Mar. Ask before you copy.")
    with workspace.step("Hold back") as step:
        step.put(replace(claires.items[0], held_back=True))
    again = next(s for s in sources(book, system, version) if s.words.startswith("Claire"))
    assert claires.items[0].id not in {i.id for i in again.items}
    copy_items(workspace, version, again, [again.items[0].id])
    new = next(i for i in contents(workspace, version.id).items if i.wording == again.items[0].wording)
    assert new.came_from is None
    with workspace.step("Take back") as step:
        step.put(replace(workspace.select(SystemVersion, id=claires.version)[0], released_on=None))
    assert not [s for s in sources(book, system, version) if s.words.startswith("Claire")]


def test_what_a_new_version_holds_leaves_only_once_it_is_released(book: SetBook) -> None:
    made = new_version(book, versions(book)[-1])
    seen = visible(records_of_set(book.workspace, book.learning_set.id), Audience.SET)
    assert seen.get(SystemVersion, made.id) is None
    assert not [i for i in seen.all(SystemItem) if i.version == made.id]


def test_a_system_faces_a_neighbour_or_another_leaders_that_is_released(book: SetBook) -> None:
    workspace = book.workspace
    priya = system_of(book, "Priya Dale")
    choices = [facing_systems.whose(book, s) for s in facing_systems.may_face(book, priya)]
    assert choices == ["Claire Umber", "Tom Garside"]
    parents = facing_systems.add_neighbour(workspace, priya, " The  parents ")
    priya = system_of(book, "Priya Dale")
    assert priya.faces == parents.id
    assert facing_systems.whose(book, facing_systems.may_face(book, priya)[0]) == "The parents"
    shown = facing_systems.system_faced(book, priya, None)
    assert shown is not None and shown.own and shown.whose == "The parents" and shown.version is not None
    facing_systems.rename(workspace, parents, "  ")
    assert facing_systems.system_faced(book, priya, None).whose == "The parents"
    facing_systems.rename(workspace, parents, "Parents")
    assert facing_systems.system_faced(book, priya, None).whose == "Parents"
    claire = system_of(book, "Claire Umber")
    assert "Parents" not in [facing_systems.whose(book, s) for s in facing_systems.may_face(book, claire)]
    facing_systems.remove_neighbour(workspace, workspace.get(ActivitySystem, parents.id))
    assert system_of(book, "Priya Dale").faces is None
    workspace.undo()
    assert system_of(book, "Priya Dale").faces == parents.id
    facing_systems.face(workspace, system_of(book, "Priya Dale"), None)
    assert facing_systems.system_faced(book, system_of(book, "Priya Dale"), None) is None


def test_another_leaders_system_shows_what_was_released_and_nothing_held_back(book: SetBook) -> None:
    workspace = book.workspace
    priya, claire = system_of(book, "Priya Dale"), system_of(book, "Claire Umber")
    (version,) = versions(book, "Claire Umber")
    item = contents(workspace, version.id).items[0]
    with workspace.step("Hold back") as step:
        step.put(replace(item, held_back=True))
    facing_systems.face(workspace, priya, claire.id)
    priya = system_of(book, "Priya Dale")
    shown = facing_systems.system_faced(book, priya, None)
    assert shown.version == version and item.id not in {i.id for i in shown.contents.items}
    with workspace.step("Take back") as step:
        step.put(replace(version, released_on=None))
    shown = facing_systems.system_faced(book, priya, None)
    assert shown.version is None and not shown.contents.items
    assert claire.id in {s.id for s in facing_systems.may_face(book, priya)}


def test_the_version_beside_is_the_latest_until_that_day(book: SetBook) -> None:
    priya, claire = system_of(book, "Priya Dale"), system_of(book, "Claire Umber")
    first, second = versions(book)
    shown = facing_systems.shown_version
    assert shown(book, claire, priya, dt.date(2013, 5, 1)) == first
    assert shown(book, claire, priya, dt.date(2013, 7, 4)) == second
    assert shown(book, claire, priya, dt.date(2012, 1, 1)) == first
    assert shown(book, claire, priya, None) == second


def test_a_version_is_found_by_its_leader_and_a_neighbours_by_its_name(book: SetBook) -> None:
    last = versions(book)[-1]
    parents = facing_systems.add_neighbour(book.workspace, system_of(book, "Priya Dale"), "Parents")
    assert find_version(book, "Priya", None) == last
    assert find_version(book, "Parents", None).system == parents.id


def test_who_has_not_released_a_version_is_told_until_they_have(book: SetBook) -> None:
    workspace = book.workspace
    version = workspace.select(SystemVersion)[0]
    leader = workspace.select(ActivitySystem, id=version.system)[0].person
    with workspace.step("Take back") as step:
        step.put(replace(version, released_on=None))
    assert to_be_released(book, version.id) == book.short(leader) != ""
    july = dt.date(2013, 7, 4)
    release_version(workspace, version.id, july)
    assert to_be_released(book, version.id) == to_be_released(book, None) == ""
    release_page(workspace, read_leaders_system(book, leader, version.id), None)
    assert to_be_released(book, version.id) and workspace.undo() == "Take back release"
    release_page(workspace, read_leaders_system(book, leader, version.id), july)
    assert to_be_released(book, version.id) == "" and workspace.undo() == "Release activity system"


def test_versions_stand_by_their_days_wherever_they_were_put_first() -> None:
    meeting = Meeting(learning_set=named_id("set"), date=dt.date(2013, 5, 9))
    system = named_id("system")
    last, first, middle = (
        SystemVersion(system=system, date=date, meeting=at, position=position)
        for position, (date, at) in enumerate(
            [(dt.date(2013, 7, 4), None), (dt.date(2013, 1, 31), None), (None, meeting.id)]
        )
    )
    records = [last, first, middle, meeting]
    assert list(earlier_versions(records, last.id)) == [first.id, middle.id]
    assert list(earlier_versions(records, middle.id)) == [first.id]


def test_a_version_without_a_day_comes_before_all_others(book: SetBook) -> None:
    first, second = versions(book)
    with book.workspace.step("No day", rules=Rules.PASSED_BY) as step:
        step.put(replace(second, meeting=None, date=None))
    assert [v.id for v in versions(book)] == [second.id, first.id]
    records = records_of_set(book.workspace, book.learning_set.id)
    assert list(earlier_versions(records, first.id)) == [second.id]
    assert when(book, versions(book)[0]) == "no date yet"


def test_of_a_version_at_a_cancelled_meeting_the_day_is_said(book: SetBook) -> None:
    last = versions(book)[-1]
    meeting = book.workspace.get(Meeting, last.meeting)
    assert meeting is not None and when(book, last) == "4 July, meeting 4"
    with book.workspace.step("Cancel", rules=Rules.PASSED_BY) as step:
        step.put(replace(meeting, state=MeetingState.CANCELLED))
    assert when(OwnSetBook(book.workspace, book.learning_set.id), last) == "4 July"
