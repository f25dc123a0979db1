"""What was kept, held in memory as well, for the day that another file is written over the open one."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from lfl_desktop.domain import clock
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import TABLES
from lfl_desktop.store import rows
from lfl_desktop.store.database import Connection
from lfl_desktop.store.history import History
from lfl_desktop.store.losses import with_long_words
from lfl_desktop.store.step import Changes

R = TypeVar("R", bound=Record)

LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is held: larger ones would take their time and the memory."""

_MANY = 300
"""Changed records after which the whole file is read anew, instead of adding to what is to be repeated."""


class Held:
    """A copy of the file `db` in memory, and what steps have changed since it was made."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._since: dict[tuple[type[Record], UUID], Record | None] = {}
        self._title = ""
        self._copy: Connection | None = None
        self.renew()

    def renew(self) -> None:
        """Reads the whole file anew, after another window wrote in it."""
        self.close()
        pages, size = (
            int(self._db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
        self._copy = self._db.in_memory() if pages * size <= LARGEST else None
        self._since.clear()

    def add(self, title: str, changes: dict[tuple[type[Record], UUID], Record | None]) -> None:
        """A step of this title left these records so; None is one that is gone."""
        if self._copy is None:
            return
        self._title = title
        self._since.update(changes)
        if len(self._since) > _MANY:
            self.renew()

    def taken(self) -> Connection | None:
        """All that was kept, in memory; None where the file is too large for that. To be asked for once: the
        steps since the copy was made are one step in its history."""
        copy, self._copy = self._copy, None
        if copy is None or not self._since:
            return copy
        history = History(copy, with_long_words)
        with copy.atomic():
            copy.execute("PRAGMA defer_foreign_keys=ON")
            now = clock.of_computer()
            step = history.start(self._title, True, now)
            for (kind, id), record in self._since.items():
                before = next(iter(rows.read_rows(copy, kind, "WHERE id = ?", (str(id),))), None)
                history.note(step, TABLES[kind], str(id), rows.to_json(before), rows.to_json(record))
                rows.write_row(copy, kind, id, record)
            history.settle(step, now)
        return copy

    def as_known(self) -> RecordsAsKnown:
        """All that was kept, as it was known before another window wrote; this holds nothing until it is
        renewed."""
        copy, self._copy = self._copy, None
        known = RecordsAsKnown(copy, dict(self._since))
        self._since.clear()
        return known

    def close(self) -> None:
        """Lets go of the copy."""
        if self._copy is not None:
            self._copy.close()
            self._copy = None


class RecordsAsKnown:
    """Records as they were before another window wrote in the file, and as steps left them since."""

    def __init__(self, copy: Connection | None, records: Changes) -> None:
        self._copy = copy
        self._records = records

    def get(self, kind: type[R], id: UUID) -> R | None:
        """The record of this kind and id as it was known, None where it was not."""
        if (kind, id) not in self._records and self._copy is not None:
            self._records[kind, id] = next(
                iter(rows.read_rows(self._copy, kind, "WHERE id = ?", (str(id),))), None
            )
        found = self._records.get((kind, id))
        return found if isinstance(found, kind) else None

    def is_news(self, now: Record) -> bool:
        """Whether a record was not known as it is `now`. Of a file too large to be held, one that was not
        known at all may have been there."""
        known = self.get(type(now), now.id)
        return self._copy is not None if known is None else known != now

    def add(self, changes: Changes) -> None:
        """A step left these records so."""
        self._records.update(changes)

    def close(self) -> None:
        """Lets go of the copy."""
        if self._copy is not None:
            self._copy.close()
