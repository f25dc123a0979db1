"""Which school is meant by a name that is typed. Only Programme, Schools gives a school another name."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.wording.names import same_name
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.writing import Writing


def school_called(step: Writing, reading: Reading, programme: UUID, words: str) -> UUID | None:
    """The id of the school that has this name now, made if there is none; None for no name.

    A school that had the name before it got another keeps what it has: the new one is a school of its own."""
    name = " ".join(words.split())
    if not name:
        return None
    known = reading.select(School, programme=programme)
    found = next((school for school in known if same_name(school.name, name)), None)
    return found.id if found else step.put(new_school(reading, programme, name)).id


def new_school(reading: Reading, programme: UUID, name: str) -> School:
    """A school of this name that is not there yet. Its id is the one that its name gives on every computer,
    where no other school has that."""
    id = named_id("school", programme, name)
    if reading.get(School, id) is None:
        return School(id=id, programme=programme, name=name)
    return School(programme=programme, name=name)
