"""A name typed for a school chooses one or makes one: only Programme, Schools gives a school another name."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.people import LearningSet, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.workspace.calendar.programme_changes import add_school
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.members.added_member import NewMember, PlanIds, add_member
from lfl_desktop.workspace.members.belonging import add_to_set, put_school
from lfl_desktop.workspace.members.visits import Visit, add_visit
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, set_up
from lfl_desktop.workspace.workspace import Workspace

FORMER, NOW = "St Mary’s – Holly Lane", "Holly Lane Academy"


@pytest.fixture
def book(empty: Workspace) -> SetBook:
    """A set whose school has become an academy."""
    members = [NewMember("Ann Able", school=FORMER), NewMember("Cat Cole")]
    book = OwnSetBook(empty, set_up(empty, Plan("Programme", members=members)))
    with empty.step("Rename") as step:
        school = empty.select(School)[0]
        step.put(replace(school, name=NOW, chain="North Star Trust", partner_city="Leeds"))
    return OwnSetBook(empty, book.learning_set.id)


def academy(book: SetBook) -> School:
    return book.workspace.select(School, name=NOW)[0]


def on_the_card(book: SetBook, name: str) -> None:
    post = next(post for post in book.workspace.select(Post) if post.school is None)
    with book.workspace.step("Change member") as step:
        put_school(step, book.workspace, post, book.programme.id, name, None)


def as_a_new_member(book: SetBook, name: str) -> None:
    ids = PlanIds(book.programme.id, book.cohort.id, book.learning_set.id)
    with book.workspace.step("Add member") as step:
        add_member(step, book.workspace, ids, NewMember("Dan Drew", school=name), 7, None)


def as_a_visit(book: SetBook, name: str) -> None:
    add_visit(book, [book.members(None)[0].id], Visit(dt.date(2026, 5, 1), NOW, name))


def under_schools(book: SetBook, name: str) -> None:
    add_school(book, name)


DOORS = [on_the_card, as_a_new_member, as_a_visit, under_schools]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_former_name_makes_another_school_and_leaves_the_first_alone(book: SetBook, door: object) -> None:
    before = academy(book)
    door(book, FORMER)  # type: ignore[operator]
    assert academy(book) == before
    (made,) = book.workspace.select(School, name=FORMER)
    assert made.id != before.id and made.chain == ""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("typed", ["holly lane academy", " Holly  Lane\u00a0Academy ", "Holly-Lane Academy"])
def test_its_name_of_now_is_chosen_however_it_is_typed(book: SetBook, door: object, typed: str) -> None:
    before = book.workspace.select(School)
    door(book, typed)  # type: ignore[operator]
    assert book.workspace.select(School) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St Mary's", "St Mary’s"),
        ("St Mary's", "St Marys"),
        ("École", "E\u0301cole"),
        ("Holly – Lane", "Holly-Lane"),
        ("King’s Norton", "KING'S  NORTON"),
    ],
)
def test_names_that_differ_only_in_how_they_are_typed_are_one(empty: Workspace, one: str, other: str) -> None:
    members = [NewMember("Ann", school=one), NewMember("Bob", school=other)]
    set_up(empty, Plan("Programme", members=members))
    assert [school.name for school in empty.select(School)] == [" ".join(one.split())]


def test_names_that_differ_in_letters_are_two(empty: Workspace) -> None:
    members = [NewMember("Ann", school="St Mary’s"), NewMember("Bob", school="St Martin’s")]
    set_up(empty, Plan("Programme", members=members))
    assert len(empty.select(School)) == 2


def test_nothing_typed_is_no_school(book: SetBook) -> None:
    with book.workspace.step("Nothing") as step:
        assert school_called(step, book.workspace, book.programme.id, "  ") is None
    assert add_to_set(book, dt.date(2026, 1, 1)).learning_set == book.workspace.select(LearningSet)[0].id
