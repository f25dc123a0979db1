"""People of one name are told apart by school or post."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.wording.namesakes import Namesakes

HERE = Programme()
HOLLY, OAK = School(programme=HERE.id, name="Holly Lane"), School(programme=HERE.id, name="Oak Hill")
SCHOOLS = {school.id: school for school in (HOLLY, OAK)}


def told(
    *posts: tuple[School | None, str], names: tuple[str, ...] = ("Anne Smith", "Anne Smith")
) -> list[str]:
    people = [Person(name=name) for name in names]
    known = {
        person.id: Post(person=person.id, school=school.id if school else None, title=title)
        for person, (school, title) in zip(people, posts, strict=True)
    }
    namesakes = Namesakes(people, known, SCHOOLS)
    return [namesakes.full(person.id) for person in people]


@pytest.mark.parametrize(
    ("posts", "names"),
    [
        ([(HOLLY, "Head"), (OAK, "Head")], ["Anne Smith (Holly Lane)", "Anne Smith (Oak Hill)"]),
        ([(HOLLY, "Head"), (HOLLY, "Deputy")], ["Anne Smith (Head)", "Anne Smith (Deputy)"]),
        ([(HOLLY, "Head"), (None, "")], ["Anne Smith (Holly Lane)", "Anne Smith (school not known)"]),
        ([(None, ""), (None, "Head")], ["Anne Smith (post not known)", "Anne Smith (Head)"]),
        ([(None, ""), (None, "")], ["Anne Smith (1)", "Anne Smith (2)"]),
        (
            [(OAK, "Head"), (OAK, "Head")],
            ["Anne Smith (Head, Oak Hill, 1)", "Anne Smith (Head, Oak Hill, 2)"],
        ),
    ],
)
def test_two_of_one_name_are_told_apart(posts: list[tuple[School | None, str]], names: list[str]) -> None:
    assert told(*posts) == names


def test_of_two_one_of_whom_has_no_post_the_other_is_told_by_theirs() -> None:
    first, second = Person(name="Anne Smith"), Person(name="Anne Smith")
    post = Post(person=first.id, school=HOLLY.id, title="Head")
    namesakes = Namesakes([first, second], {first.id: post}, SCHOOLS)
    assert namesakes.full(first.id) == "Anne Smith (Holly Lane)"
    assert namesakes.full(second.id) == "Anne Smith (school not known)"
    gone = Namesakes([first, second], {first.id: post}, {})
    assert [gone.full(person.id) for person in (first, second)] == [
        "Anne Smith (Head)",
        "Anne Smith (post not known)",
    ]


def test_three_of_one_name_may_take_both() -> None:
    posts = [(HOLLY, "Head"), (HOLLY, "Deputy"), (OAK, "Head")]
    assert told(*posts, names=("Anne Smith",) * 3) == [
        "Anne Smith (Head, Holly Lane)",
        "Anne Smith (Deputy, Holly Lane)",
        "Anne Smith (Head, Oak Hill)",
    ]


def test_names_that_differ_only_in_how_they_are_typed_are_told_apart_too() -> None:
    names = told((HOLLY, ""), (OAK, ""), names=("Anne O’Brien", "O'Brien,  anne"))
    assert names == ["Anne O’Brien (Holly Lane)", "O'Brien,  anne (Oak Hill)"]


def test_a_first_name_that_two_have_gives_way_to_the_whole_name() -> None:
    people = [
        Person(name="Garside, Ellen"),
        Person(name="Ellen Holt"),
        Person(name="Tom Ash", known_as="TOM"),
    ]
    namesakes = Namesakes(people, {}, {})
    assert [namesakes.short(p.id) for p in people] == ["Ellen Garside", "Ellen Holt", "TOM"]
    assert namesakes.short(HERE.id) == namesakes.full(HERE.id) == ""
