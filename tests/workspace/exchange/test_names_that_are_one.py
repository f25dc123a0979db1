"""Schools, themes and people whose names differ only in how they are typed are one; people of one name are
told apart."""

from __future__ import annotations

import datetime as dt

import pytest

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.calendar.programme_changes import (
    add_school,
    add_theme,
    schools_by_name,
    themes_in_order,
)
from lfl_desktop.workspace.members import member_happenings
from lfl_desktop.workspace.members.belonging import school_called
from lfl_desktop.workspace.members.member_happenings import Happening, HappeningKind
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper
from lfl_desktop.workspace.papers.paper_kinds import PaperName as Paper
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

DAY = dt.date(2013, 12, 2)


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.mark.parametrize("typed", ["St Mary's", "ST  MARYS", "St\u00a0Maryʼs", " st mary`s"])
def test_a_school_or_theme_is_one_however_it_is_typed(sample: Workspace, typed: str) -> None:
    school, theme = add_school(read(sample), "St Mary’s"), add_theme(read(sample), "St Mary’s")
    assert school and theme
    assert add_school(read(sample), typed) == school and add_theme(read(sample), typed) == theme
    with sample.step("Type") as step:
        assert school_called(step, sample, school.programme, typed) == school.id
    assert len(themes_in_order(read(sample))) == 7


def test_schools_are_in_the_order_in_which_people_look_for_them(sample: Workspace) -> None:
    with sample.step("Only these", undoable=False) as step:
        for post in sample.select(Post):
            step.delete(post)
    programme = sample.select(Programme)[0].id
    with sample.step("Only these", undoable=False) as step:
        for name in ("Zion", "Élan", "Eden", "Łódź House", "Lime"):
            step.put(School(programme=programme, name=name))
    names = [school.name for school in schools_by_name(read(sample))]
    ours = [name for name in names if name in ("Zion", "Élan", "Eden", "Łódź House", "Lime")]
    assert ours == ["Eden", "Élan", "Lime", "Łódź House", "Zion"]


def _two_smiths(workspace: Workspace, *, members: bool) -> list[Person]:
    """Two of one name, at two schools: members of the set, or known from elsewhere."""
    book = read(workspace)
    homes = schools_by_name(book)[:2]
    with workspace.step("Add", undoable=False) as step:
        people = [step.put(Person(name=name)) for name in ("Anne O’Neill", "anne O'Neill")]
        for place, (person, home) in enumerate(zip(people, homes, strict=True)):
            step.put(Post(person=person.id, school=home.id))
            if members:
                step.put(Membership(learning_set=book.learning_set.id, person=person.id, position=20 + place))
    return people


def test_two_members_of_one_name_are_told_apart_on_paper_and_screen(sample: Workspace) -> None:
    people = _two_smiths(sample, members=True)
    book = read(sample)
    one, other = (school.name for school in schools_by_name(book)[:2])
    wanted = [f"Anne O’Neill ({one})", f"anne O'Neill ({other})"]
    assert [book.full(p.id) for p in people] == [book.short(p.id) for p in people] == wanted
    made = prepare(book, AskedPaper(Paper.MEMBERS, Audience.SET))
    assert all(name in plain_text(made.document) for name in wanted)


def test_of_two_newcomers_of_one_name_one_is_chosen(sample: Workspace) -> None:
    people = _two_smiths(sample, members=False)
    book = read(sample)
    leaver = book.members(None)[0].id
    asked = Happening(HappeningKind.REPLACED, DAY, name="Anne O'Neill")
    assert "Choose one" in member_happenings.happening_problem(book, leaver, asked)
    named = member_happenings.newcomers(book)[people[1].id]
    chosen = Happening(HappeningKind.REPLACED, DAY, name=named)
    assert member_happenings.happen(book, leaver, chosen) == people[1].id


def test_a_newcomer_who_is_known_is_not_made_again(sample: Workspace) -> None:
    with sample.step("Add", undoable=False) as step:
        known = step.put(Person(name="Máire O’Neill"))
    book = read(sample)
    asked = Happening(HappeningKind.REPLACED, DAY, name="  MÁIRE  O'NEILL ")
    assert member_happenings.happen(book, book.members(None)[0].id, asked) == known.id


def test_a_member_is_not_added_again_in_another_spelling(sample: Workspace) -> None:
    book = read(sample)
    with sample.step("Add", undoable=False) as step:
        person = step.put(Person(name="Máire O’Neill"))
        step.put(Membership(learning_set=book.learning_set.id, person=person.id, position=20))
    book = read(sample)
    asked = Happening(HappeningKind.REPLACED, DAY, name="máire o'neill")
    assert "member of this set already" in member_happenings.happening_problem(
        book, book.members(None)[0].id, asked
    )
