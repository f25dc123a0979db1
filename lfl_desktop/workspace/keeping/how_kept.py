"""How the records of a set are kept, for the papers that tell of it."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.content.papers.protection_facts import HowKept
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace


def how_kept(reading: Reading, set_id: UUID) -> HowKept:
    """As far as it is known: of a received set how its own file is kept is not."""
    found = next(iter(reading.select(SetKeeping, of_set=set_id)), None)
    until, since = (found.keep_until, found.anonymised_on) if found else (None, None)
    if not isinstance(reading, Workspace):
        return HowKept(until, since)
    has_key = any(reading.key_of(one.id)[0] for one in reading.select(Programme))
    return HowKept(until, since, reading.key is not None, has_key)
