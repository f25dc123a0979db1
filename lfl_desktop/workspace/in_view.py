"""What the window looks at: one set, or the programme as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.workspace.reading import Reading


@dataclass(frozen=True)
class SetInView:
    """A set: one of one's own, which the open file holds, or one that came from its facilitator and is read
    through `received`, which nothing can be written into."""

    set_id: UUID
    received: Reading | None = None


@dataclass(frozen=True)
class ProgrammeInView:
    """The programme over all its sets: one cohort of it, or all of them."""

    cohort: UUID | None = None


InView: TypeAlias = SetInView | ProgrammeInView
