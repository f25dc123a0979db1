"""A list of people from a spreadsheet, with headings in whichever order or without."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.wording.pasted_people import PastedPerson, pasted_people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["Ann Able"], [PastedPerson("Ann Able")]),
        (
            ["Ann Able\tHead\tHillcross CE\tA\tRuth Ansell\tmore"],
            [PastedPerson("Ann Able", "Head", "Hillcross CE", "A", "Ruth Ansell")],
        ),
        (
            ["SET\tpost\tName\tPhone", "A\tHead\tAnn Able\t0115", "B\t\t \t"],
            [PastedPerson("Ann Able", "Head", set_name="A")],
        ),
        (["Surname\tForename", "Able\tAnn"], [PastedPerson("Ann Able")]),
        (["Name\tHead", "Ann Able\tHead"], [PastedPerson("Name", "Head"), PastedPerson("Ann Able", "Head")]),
        ([], []),
    ],
)
def test_which_column_is_what(lines: list[str], people: list[PastedPerson]) -> None:
    assert pasted_people(lines) == people
