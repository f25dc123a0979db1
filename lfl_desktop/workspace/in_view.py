"""What the window looks at: one set, or the programme as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook


@dataclass(frozen=True)
class SetInView:
    """A set: one of one's own, which the open file holds, or one that came from its facilitator and is read
    through `received`, which nothing can be written into. `line` is the line of editions that it came in."""

    set_id: UUID
    received: Reading | None = None
    line: UUID | None = None


@dataclass(frozen=True)
class ProgrammeInView:
    """The programme over all its sets: one cohort of it, or all of them."""

    cohort: UUID | None = None


InView: TypeAlias = SetInView | ProgrammeInView


def programme_in_view(reading: Reading, in_view: InView) -> Programme | None:
    """The programme that is in view or around the set in view; None in a file that holds none yet."""
    if isinstance(in_view, SetInView):
        return SetBook(reading, in_view.set_id).programme
    cohort = reading.get(Cohort, in_view.cohort)
    if cohort is not None:
        return reading.get(Programme, cohort.programme)
    return next(iter(reading.select(Programme)), None)
