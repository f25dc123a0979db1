"""What becomes of several lines that are pasted where a list is being entered: one of each line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.wording.guessed_level import guessed_level
from lfl_desktop.words import mark
from lfl_desktop.workspace.calendar.programme_changes import add_school, add_theme
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.members.belonging import began
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.writing import Writing

CELLS = 3
"""Columns of a pasted table of people: name, post and school, in the order of the form."""


def cells(line: str) -> tuple[str, ...]:
    """The columns of a line: name, post, school. What is in more columns goes with the last."""
    parts = line.split("\t", CELLS - 1)
    parts[-1] = " ".join(parts[-1].split("\t"))
    return (*parts, *[""] * (CELLS - len(parts)))


def typed_cells(line: str) -> tuple[str, ...]:
    """The columns of a line that was typed with commas: "Priya Dale, KS1 phase leader, Northway Fields", or
    without the school. A comma may also stand in a name: what is after it is then no post that is known."""
    parts = [part.strip() for part in line.split(",", CELLS - 1)]
    is_post = len(parts) > 1 and guessed_level(parts[1]) is not None
    if not all(parts) or not (is_post or len(parts) == CELLS):
        return (line.strip(), *[""] * (CELLS - 1))
    return (*parts, *[""] * (CELLS - len(parts)))


FIRST, LAST = "first", "last"
_HEADINGS = {
    "name": ("name", "names", "full name", "member", "members", "leader", "participant", "teacher"),
    FIRST: ("first name", "forename", "given name"),
    LAST: ("last name", "surname", "family name"),
    "post": ("post", "role", "job", "job title", "title", "position"),
    "school": ("school", "schools", "school name", "academy", "organisation"),
}
_MEANT = {words: meant for meant, names in _HEADINGS.items() for words in names}


def without_headings(lines: Sequence[str]) -> list[str]:
    """The lines of a table of people without the headings that it begins with, if it does, and with its
    columns as they are told by them: name, post, school. Columns under other headings are left out."""
    meant = [_MEANT.get(" ".join(cell.casefold().split())) for cell in lines[0].split("\t")] if lines else []
    named = {"name", FIRST, LAST}.intersection(filter(None, meant))
    if not named or len(lines) < 2 or (len(meant) > 1 and len({*meant} - {None}) < 2):
        return list(lines)
    return [_in_order(meant, line.split("\t")) for line in lines[1:]]


def _in_order(meant: Sequence[str | None], parts: Sequence[str]) -> str:
    found = {what: part.strip() for what, part in zip(meant, parts, strict=False) if what}
    name = " ".join(part for what in ("name", FIRST, LAST) if (part := found.get(what)))
    return "\t".join((name, found.get("post", ""), found.get("school", "")))


def pasted_members(book: OwnSetBook, today: dt.date, first: UUID, lines: Sequence[str]) -> None:
    """The person `first`, who is in the set without a name yet, is the first line, and each other line is a
    member of the set too, in one step."""
    lines = without_headings(lines)
    person = book.reading.get(Person, first)
    start, position = began(book), max((m.position for m in book.memberships), default=-1) + 1
    starts = today if start and start < today else None
    with book.workspace.step(mark("Add members")) as step:
        for place, line in enumerate(lines):
            if place == 0 and person is not None:
                _fill(step, book, person, line)
                continue
            new = step.put(Person())
            step.put(
                Membership(
                    learning_set=book.learning_set.id,
                    person=new.id,
                    starts=starts,
                    position=position + place,
                )
            )
            _fill(step, book, new, line)


def _fill(step: Writing, book: SetBook, person: Person, line: str) -> None:
    name, title, school = cells(line)
    step.put(replace(person, name=name))
    post = next(iter(book.reading.select(Post, person=person.id)), None) or Post(person=person.id)
    post = replace(post, title=title or post.title)
    if school:
        post = replace(post, school=school_called(step, book.reading, book.programme.id, school))
    step.put(post)


def pasted_schools(book: OwnSetBook, lines: Sequence[str]) -> UUID | None:
    """A school for each line, those that are known left as they are; the last of them."""
    added = [add_school(book, ", ".join(line.split("\t"))) for line in lines]
    return next((school.id for school in reversed(added) if school), None)


def pasted_themes(book: OwnSetBook, lines: Sequence[str]) -> None:
    """A theme for each line, those that are known left as they are."""
    for line in lines:
        add_theme(book, " ".join(line.split("\t")))
