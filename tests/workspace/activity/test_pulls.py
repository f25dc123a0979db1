"""Where actions fall in activity systems, and what is said of it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.activity import ActionLink, Layer, Place, SystemItem, Tension, TensionState
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.workspace.activity import action_links
from lfl_desktop.workspace.activity.action_links import BOTTOM_ROW, TOP, Links, fall, spread_told
from lfl_desktop.workspace.activity.leaders_system import SystemPage, read_leaders_system
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

VERSION = uuid4()
FEW = settings(max_examples=50)


def items_in(*places: Place) -> list[SystemItem]:
    return [SystemItem(version=VERSION, place=place, wording=place.value) for place in places]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[UUID], list[ActionLink], list[SystemItem], list[Tension]]:
    """Actions, links of some of them, and what they are linked to."""
    items = items_in(*draw(st.lists(st.sampled_from(Place), max_size=6)))
    ends = st.tuples(
        st.sampled_from(Place), st.none() | st.sampled_from(Place), st.sampled_from(TensionState)
    )
    tensions = [
        Tension(version=VERSION, from_place=one, to_place=other, state=state, position=n)
        for n, (one, other, state) in enumerate(draw(st.lists(ends, max_size=5)))
    ]
    actions = [uuid4() for _ in range(draw(st.integers(0, 6)))]
    targets = [*items, *tensions]
    links = []
    if targets and actions:
        pairs = st.tuples(st.sampled_from(actions), st.sampled_from(range(len(targets))))
        for action, at in draw(st.lists(pairs, max_size=10)):
            target = targets[at]
            field = "item" if isinstance(target, SystemItem) else "tension"
            links.append(ActionLink(action=action, **{field: target.id}))
    return actions, links, items, tensions


@FEW
@given(worlds())
def test_the_counts_say_what_the_links_say(
    world: tuple[list[UUID], list[ActionLink], list[SystemItem], list[Tension]],
) -> None:
    actions, given_links, items, tensions = world
    links = Links(given_links, items, tensions)
    found = fall(actions, links, tensions)
    places = {action: links.places(action) for action in actions}
    assert found.every == len(actions)
    assert found.loose == sum(not at for at in places.values())
    for place in Place:
        assert found.counts[place] == sum(place in at for at in places.values())
    assert found.top <= sum(found.counts[p] for p in TOP)
    assert found.bottom <= sum(found.counts[p] for p in BOTTOM_ROW)
    assert found.top + found.bottom >= found.every - found.loose
    acted_on = {link.tension for link in given_links}
    assert {t.id for t in found.without} == {
        t.id for t in tensions if t.state != TensionState.EASED and t.id not in acted_on
    }
    assert set(found.shown) >= {p for p in Place if found.counts[p]}
    sentence = spread_told(found)
    assert sentence.endswith(".") and "{" not in sentence and "%" not in sentence
    assert sentence.count(".") <= 2, "at most a sentence on actions and one on tensions"


@FEW
@given(worlds(), st.randoms(use_true_random=False))
def test_order_does_not_matter(world, random) -> None:
    actions, given_links, items, tensions = world
    before = spread_told(fall(actions, Links(given_links, items, tensions), tensions))
    mixed = [list(part) for part in world]
    for part in mixed:
        random.shuffle(part)
    assert spread_told(fall(mixed[0], Links(mixed[1], mixed[2], mixed[3]), mixed[3])) == before


def test_an_action_falls_on_the_line_it_changes_before_the_ends_of_its_tension() -> None:
    (rule,) = items_in(Place.RULES)
    pull = Tension(version=VERSION, from_place=Place.TOOLS, to_place=Place.RULES)
    one, other = uuid4(), uuid4()
    links = [
        ActionLink(action=one, tension=pull.id),
        ActionLink(action=one, item=rule.id),
        ActionLink(action=other, tension=pull.id),
        ActionLink(action=other),
    ]
    within = Tension(version=VERSION, from_place=Place.OBJECT)
    third = uuid4()
    known = Links([*links, ActionLink(action=third, tension=within.id)], [rule], [pull, within])
    assert known.places(third) == {Place.OBJECT}
    assert known.places(one) == {Place.RULES}
    assert known.places(other) == {Place.TOOLS, Place.RULES}


def test_what_came_from_an_earlier_version_brings_its_actions_along() -> None:
    before = Tension(version=VERSION)
    after = Tension(version=uuid4(), came_from=before.id)
    link = ActionLink(action=uuid4(), tension=before.id)
    links = Links([link], [], [before, after])
    assert links.actions(after.id) == links.actions(before.id) == [link.action]
    assert not fall([link.action], links, [after]).without


@pytest.mark.parametrize(
    ("linked", "tension", "said"),
    [
        ([], None, "No action is written down yet."),
        ([None], None, "The action does not say yet what it changes."),
        ([None, None], None, "None of the 2 actions says yet what it changes."),
        ([Place.TOOLS], None, "One action changes tools. None changes the bottom row."),
        (
            [Place.TOOLS, Place.TOOLS, Place.RULES],
            Place.DIVISION_OF_LABOUR,
            "Most actions change tools. The tension in division of labour has none.",
        ),
        ([Place.RULES, Place.RULES, None], None, "All actions placed here change rules."),
        (
            [Place.RULES, Place.TOOLS, Place.OBJECT, Place.RULES],
            None,
            "More actions change rules than anything else.",
        ),
    ],
)
def test_the_sentence(linked: list[Place | None], tension: Place | None, said: str) -> None:
    items = items_in(*Place)
    of_place = {item.place: item.id for item in items}
    actions = [uuid4() for _ in linked]
    links = [
        ActionLink(action=action, item=of_place[place])
        for action, place in zip(actions, linked, strict=True)
        if place
    ]
    pulls_ = [Tension(version=VERSION, from_place=tension)] if tension else []
    assert spread_told(fall(actions, Links(links, items, pulls_), pulls_)) == said


# in a file


def page_of(workspace: Workspace, name: str) -> tuple[SetBook, SystemPage]:
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    return book, read_leaders_system(book, workspace.select(Person, name=name)[0].id, None)


def test_the_year_the_term_the_leader_and_the_set(sample: Workspace) -> None:
    book, page = page_of(sample, "Priya Dale")
    whole = action_links.read_links(book)
    person = page.system.person
    year = action_links.fallen(book, whole, person, None)
    assert year.every == len([a for a in book.actions if a.person == person])
    assert (year.counts[Place.TOOLS], year.counts[Place.RULES]) == (2, 2)
    by_term = [action_links.fallen(book, whole, person, term.id).every for term in book.terms]
    assert sum(by_term) == year.every and max(by_term) < year.every
    assert action_links.fallen(book, whole, None, None).every == len(book.actions)


def test_an_action_is_added_with_its_link_in_one_step(sample: Workspace) -> None:
    book, page = page_of(sample, "Priya Dale")
    tension = page.tensions[1]
    meeting = action_links.where_to_add(book)
    assert meeting is not None and meeting.date == sample.today()
    action = action_links.add_action(sample, page, meeting, tension)
    assert (action.person, action.meeting) == (page.system.person, meeting.id)
    assert [link.tension for link in sample.select(ActionLink, action=action.id)] == [tension.id]
    assert sample.undo() == "Add action"
    assert sample.get(Action, action.id) is None
    assert not sample.select(ActionLink, action=action.id)


def test_a_link_is_made_once_and_taken_back(sample: Workspace) -> None:
    book, page = page_of(sample, "Priya Dale")
    item = next(i for i in page.items if i.layer == Layer.NOW)
    action = action_links.actions_of(book, page.system.person)[0]

    def linked(on: bool) -> int:
        links = action_links.read_links(book).links
        action_links.link(sample, action.id, item, links, on)
        return len(sample.select(ActionLink, item=item.id))

    assert [linked(on) for on in (True, True, False, False)] == [1, 1, 0, 0]


def test_without_a_meeting_there_is_nowhere_to_add(empty: Workspace) -> None:
    from lfl_desktop.domain.people import LearningSet as Set
    from lfl_desktop.domain.programme import Cohort, Programme

    with empty.step("Set up") as step:
        programme = step.put(Programme())
        cohort = step.put(Cohort(programme=programme.id))
        learning_set = step.put(Set(cohort=cohort.id))
    assert action_links.where_to_add(OwnSetBook(empty, learning_set.id)) is None
