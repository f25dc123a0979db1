"""Which school is meant by a name that is typed. Only Programme, Schools gives a school another name."""

from __future__ import annotations

import unicodedata
from uuid import UUID

from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.workspace import Workspace, Writing

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʻʹ′`´＇"))
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−－"), " ")


def as_one(name: str) -> str:
    """A name without what two people type in different ways: case, apostrophes, dashes, composed letters."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES).translate(_DASHES)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def school_called(step: Writing, workspace: Workspace, programme: UUID, words: str) -> UUID | None:
    """The id of the school that has this name now, made if there is none; None for no name.

    A school that had the name before it got another keeps what it has: the new one is a school of its own."""
    name = " ".join(words.split())
    if not name:
        return None
    known = workspace.select(School, programme=programme)
    found = next((school for school in known if as_one(school.name) == as_one(name)), None)
    return found.id if found else step.put(new_school(workspace, programme, name)).id


def new_school(workspace: Workspace, programme: UUID, name: str) -> School:
    """A school of this name that is not there yet. Its id is the one that its name gives on every computer,
    where no other school has that."""
    id = named_id("school", programme, name)
    if workspace.get(School, id) is None:
        return School(id=id, programme=programme, name=name)
    return School(programme=programme, name=name)
