"""The one or two areas that a leader chose from the leadership diagnostic to bring to the set."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.domain.people import DiagnosticArea
from lfl_desktop.words import tr
from lfl_desktop.workspace.set_book import SetBook

USUAL = 2
"""How many areas a leader brings at most, as the programme asks; more are kept and remarked on."""


def areas_of(book: SetBook, person: UUID | None) -> list[DiagnosticArea]:
    """The areas that `person` chose, in their order."""
    return book.reading.select(DiagnosticArea, learning_set=book.learning_set.id, person=person)


def areas_line(book: SetBook, person: UUID | None) -> str:
    """The areas in a line: "Chosen areas: …", empty where there is none."""
    told = [" ".join(area.wording.split()) for area in areas_of(book, person) if area.wording.strip()]
    if not told:
        return ""
    words = tr("Chosen area: {areas}") if len(told) == 1 else tr("Chosen areas: {areas}")
    return words.format(areas="; ".join(told))


def areas_remark(areas: list[DiagnosticArea]) -> str:
    """What to say where there are more than usual; nothing is refused."""
    if len([area for area in areas if area.wording.strip()]) <= USUAL:
        return ""
    return tr("A leader usually brings one or two areas. More are kept just as well.")
