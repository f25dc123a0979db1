"""A programme with one of its cohorts, read as a whole, where no set is in view."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.domain.programme import Cohort, Programme, Term
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


class ProgrammeBook:
    """Reads what is around sets, each kind once and only when asked for. It does not change: make a new one
    after a step. Raises LookupError where there is no such cohort."""

    def __init__(self, workspace: Workspace, cohort: UUID) -> None:
        found = workspace.get(Cohort, cohort)
        if found is None:
            raise LookupError(f"no cohort {cohort}")
        self.workspace = workspace
        self.cohort = found

    @property
    def reading(self) -> Reading:
        """What it is read through."""
        return self.workspace

    @cached_property
    def programme(self) -> Programme:
        """The programme of the cohort."""
        return self.workspace.select(Programme, id=self.cohort.programme)[0]

    @cached_property
    def terms(self) -> list[Term]:
        """The terms of the cohort, in order."""
        return self.workspace.select(Term, cohort=self.cohort.id)


AroundSets: TypeAlias = SetBook | ProgrammeBook
"""What knows the programme, the cohort and the terms around a set, or around all of them."""

OwnAroundSets: TypeAlias = OwnSetBook | ProgrammeBook
"""The same, to be changed."""
