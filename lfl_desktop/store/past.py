"""What the history of a records file tells: what was lost, what became of a record, what came with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import TABLES
from lfl_desktop.store import rows
from lfl_desktop.store.database import driver_errors_told
from lfl_desktop.store.history import History
from lfl_desktop.store.losses import Happened, Loss, as_happened, as_loss

R = TypeVar("R", bound=Record)


class Past:
    """Reads the history of the records file at `path`; `history` gives it as it is to be read now."""

    def __init__(self, path: Path, history: Callable[[], History]) -> None:
        self._path = path
        self._history = history

    def steps(self) -> frozenset[tuple[int, str, str]]:
        """What tells each step that is known from every other, also from those of a copy of the file."""
        history = self._history()
        with driver_errors_told(self._path):
            return frozenset(history.marks())

    def changed_on(self, but: Collection[type[Record]]) -> dt.date | None:
        """The day of the last step that stands, in UTC; None before the first. What only changed records of
        the kinds `but` does not count."""
        history = self._history()
        with driver_errors_told(self._path):
            at = history.last_at([TABLES[kind] for kind in but])
        return dt.datetime.fromisoformat(at).date() if at else None

    def losses(self, but: type[Record]) -> list[Loss]:
        """What was deleted or made shorter by steps that stand and can be undone, the latest first.

        Steps that changed a record of the kind `but` are left out, and so is what an older version of the
        program kept in a form that can no longer be read."""
        history = self._history()
        with driver_errors_told(self._path):
            found = history.losses(TABLES[but])
        return [loss for row in found if (loss := as_loss(row)) is not None]

    def gone(self, kind: type[R], here: Collection[UUID]) -> list[R]:
        """The records of one kind that were once kept and are not `here` any more, as they were last."""
        history = self._history()
        with driver_errors_told(self._path):
            known = history.last_known(TABLES[kind])
        found = (rows.from_json(kind, text) for id, text in known.items() if UUID(id) not in here)
        return [record for record in found if record is not None]

    def stories(self, ids: Collection[UUID]) -> list[Happened]:
        """What the steps that stand did to the records with these ids, the first step first."""
        history = self._history()
        with driver_errors_told(self._path):
            found = history.stories([str(id) for id in ids])
        return [one for row in found if (one := as_happened(row)) is not None]

    def beside(self, record: Record, kind: type[R]) -> list[R]:
        """The records of `kind` that were put by the last step that stands and changed `record`."""
        history = self._history()
        with driver_errors_told(self._path):
            found = history.beside(TABLES[type(record)], str(record.id), TABLES[kind])
        return [one for text in found if (one := rows.from_json(kind, text)) is not None]

    def overtaken(self) -> list[Loss]:
        """What was typed, taken back and then overtaken by another step, the latest first: as it was typed,
        and as taking it back left it. Only what has a few words is remembered."""
        history = self._history()
        with driver_errors_told(self._path):
            found = history.overtaken()
        return [loss for row in found if (loss := as_loss(row)) is not None]
