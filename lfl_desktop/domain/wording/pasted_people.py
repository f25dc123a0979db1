"""A list of people from a spreadsheet: which of its columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.words import mark, tr

USUAL_ORDER = ("name", "title", "school", "set_name", "facilitator")
"""What the columns of a list are that has no headings."""

_HEADINGS: Mapping[str, Sequence[str]] = {
    "name": (mark("Name"), mark("Full name"), mark("Leader"), mark("Member"), mark("Participant")),
    "first_name": (mark("First name"), mark("Forename")),
    "last_name": (mark("Last name"), mark("Surname")),
    "title": (mark("Post"), mark("Role"), mark("Position"), mark("Job title"), mark("Title")),
    "school": (mark("School"), mark("School name"), mark("Organisation")),
    "set_name": (mark("Set"), mark("Action learning set"), mark("Group")),
    "facilitator": (mark("Facilitator"), mark("Set adviser"), mark("Set facilitator")),
}
"""How columns are headed that this program takes in."""


@dataclass(frozen=True)
class PastedPerson:
    """One line of such a list; what it does not say is empty."""

    name: str
    title: str = ""
    school: str = ""
    set_name: str = ""
    facilitator: str = ""


def pasted_people(lines: Sequence[str]) -> list[PastedPerson]:
    """The people of a list, a line each, whose cells are parted by tabs. The first line may head the columns,
    in whichever order; without it they are name, post, school, set and facilitator. Lines without a name are
    left out."""
    columns = _headed(lines[0]) if lines else None
    rows = lines[1:] if columns else lines
    found = (_person(columns or USUAL_ORDER, line) for line in rows)
    return [person for person in found if person.name]


def _headed(line: str) -> list[str] | None:
    """What each column is, None where the line heads none: it names people in one column, and something else
    in another. Columns that are headed otherwise are passed over."""
    known = {name_key(tr(words)): field for field, every in _HEADINGS.items() for words in every}
    columns = [known.get(name_key(cell), "") for cell in line.split("\t")]
    names = {"name"} & {*columns} or {"first_name", "last_name"} & {*columns}
    return columns if names and len({*columns} - {""}) > 1 else None


def _person(columns: Sequence[str], line: str) -> PastedPerson:
    cells: dict[str, str] = {}
    for field, cell in zip(columns, line.split("\t"), strict=False):
        cells.setdefault(field, one_line(cell))
    parts = (cells.pop("first_name", ""), cells.pop("last_name", ""))
    cells.pop("", None)
    name = cells.pop("name", "") or " ".join(part for part in parts if part)
    return PastedPerson(name, **cells)
