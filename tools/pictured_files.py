"""The files whose screens are pictured: the sample, and a set that was set up just now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import (
    Plan,
    begin,
    create_sample,
    proposed_cohort,
    proposed_year,
)
from lfl_desktop.workspace.workspace import Workspace


def members_of(book: SetBook) -> list[NewMember]:
    """The sample's members, to set up a new set with."""
    posts = [(person.name, book.posts.get(person.id)) for person in book.members(None)]
    return [
        NewMember(name, post.title, post.level, book.schools[post.school].name if post.school else "")
        for name, post in posts
        if post
    ]


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def make_files(folder: Path) -> tuple[Path, Path, list[NewMember]]:
    """The sample, a set that was set up just now with the sample's members, and these."""
    sample, new = folder / "sample.lfl", folder / "records.lfl"
    workspace = create_sample(sample)
    book = book_of(workspace)
    members = members_of(book)
    starts, ends = proposed_cohort(dt.date.today())
    plan = Plan(
        programme="Leadership for Learning",
        cohort=book.cohort.name,
        starts=starts,
        ends=ends,
        set_name=book.learning_set.name,
        focus=book.learning_set.focus,
        facilitator=book.learning_set.facilitator,
        members=members,
    )
    workspace.close()
    begin(new, proposed_year(plan)).close()
    return sample, new, members
