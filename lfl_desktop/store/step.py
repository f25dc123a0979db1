"""One step in the records file, while it is being taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Protocol, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.store import edition_contents, programme_keys, rows
from lfl_desktop.store.database import Connection
from lfl_desktop.store.history import ChangeRow, History

R = TypeVar("R", bound=Record)

Touched = frozenset[tuple[type[Record], UUID]]
Changes = dict[tuple[type[Record], UUID], Record | None]
"""Records as a step left them; None is one that is gone."""


class Get(Protocol):
    """Reads a record as it is inside the step."""

    def __call__(self, kind: type[R], id: UUID | None) -> R | None: ...


def _fields_of_belonging() -> list[str]:
    """The fields by which a record belongs to another, and cannot be without it. To look through all kinds
    takes a moment that no start should wait for."""
    return sorted(
        {"subject", "line_of"}.union(
            name
            for kind in TABLES
            for name in references(kind)
            if any(field.name == name and field.required for field in msgspec.structs.fields(kind))
        )
    )


class FileStep:
    """What can be done inside one step."""

    def __init__(self, get: Get, db: Connection, history: History, number: int) -> None:
        self._get = get
        self._db = db
        self._history = history
        self.number = number
        self.changes: Changes = {}
        """What this step has changed so far, and how it left it."""
        self._put_aside: set[str] = set()
        self.changed_beside = False
        """Whether it changed what is in no history, or the history itself."""

    @property
    def touched(self) -> Touched:
        """The records this step has changed so far."""
        return frozenset(self.changes)

    def put(self, record: Record) -> None:
        """Adds `record`, or changes the one with its id. A record that is the same changes nothing."""
        self.put_after(self._get(type(record), record.id), record)

    def put_after(self, before: Record | None, record: Record) -> None:
        """As `put`, where it is known what is there `before`."""
        if before != record:
            self._keep(type(record), record.id, before, record)

    def delete(self, record: Record) -> None:
        """Deletes `record`. What refers to it must be deleted in the same step."""
        before = self._get(type(record), record.id)
        if before is not None:
            self._db.execute("PRAGMA defer_foreign_keys=ON")
            self._keep(type(record), record.id, before, None)

    def remember(self, title: str, at: dt.datetime, known: Record | None, typed: Record) -> bool:
        """Remembers what was typed into a record that was deleted, `known` as it was shown, or new below one,
        None; whether there is a way back to what was deleted: what went for good takes it along."""
        id = str(typed.id)
        ahead = [(TABLES[type(typed)], id)] if known is not None else self._missing(typed)
        for table, gone in ahead:
            if gone not in self._put_aside and not self._history.knows_loss(
                table, gone, TABLES[ImportReceipt]
            ):
                return False
        change = ChangeRow(TABLES[type(typed)], id, rows.to_json(known), rows.to_json(typed))
        self._history.remember(title, at, change)
        self._put_aside.add(id)
        self.changed_beside = True
        return True

    def knows(self, kind: type[Record], id: UUID) -> bool:
        """Whether the history knows a record that is not there any more."""
        return self._history.knows(TABLES[kind], str(id))

    def _missing(self, record: Record) -> list[tuple[str, str]]:
        """What a record refers to and is not there."""
        named = [(table, getattr(record, name)) for name, table in references(type(record)).items()]
        return [(table, str(id)) for table, id in named if id and self._get(BY_TABLE[table], id) is None]

    def receive(self, edition: Edition, content: bytes, overview: bytes | None = None) -> None:
        """Keeps the content of an edition beside it, with the overview that was made of it."""
        self.put(edition)
        edition_contents.keep_edition_content(self._db, edition.id, content, overview)

    def keep_contents(self, but: Collection[UUID] = ()) -> None:
        """Forgets the content of every edition that is no longer there and is none of `but`, those that undo
        may bring back."""
        edition_contents.keep_only(self._db, but)

    def keep_key(self, programme: UUID, public: str, secret: str = "") -> None:
        """Keeps what the files of a programme are sealed to and, for its coordinator, opened with. Undo
        leaves it."""
        programme_keys.keep_programme_key(self._db, programme, public, secret)
        self.changed_beside = True

    def keep_pack(self, programme: UUID, content: bytes) -> None:
        """Keeps the pack of a programme that was taken in, to know later what it brought. Undo leaves it."""
        programme_keys.keep_pack(self._db, programme, content)
        self.changed_beside = True

    def erase(self, people: Collection[UUID]) -> None:
        """Forgets all that the history holds of what this step deleted and of what was theirs before. Nothing
        that was done until now can be taken back."""
        gone = [id for (_kind, id), after in self.changes.items() if after is None]
        self._history.erase([str(id) for id in gone], [str(id) for id in people], _fields_of_belonging())
        self._history.let_all_stand()
        self.changed_beside = True

    def forget(self, records: Collection[UUID]) -> None:
        """Forgets all that the history holds of these records. The steps in which it was done cannot be taken
        back."""
        self._history.forget([str(id) for id in records])
        self.changed_beside = True

    def forget_all(self) -> None:
        """Forgets all that the history holds, of this step too."""
        self._history.forget_all()
        self.changed_beside = True

    def let_stand(self) -> None:
        """This step cannot be taken back."""
        self._history.let_stand(self.number)

    def let_all_stand(self) -> None:
        """Nothing that was done before can be taken back or done again from now on."""
        self._history.let_all_stand()

    def _keep(self, kind: type[Record], id: UUID, before: Record | None, after: Record | None) -> None:
        self._history.note(self.number, TABLES[kind], str(id), rows.to_json(before), rows.to_json(after))
        if before is not None and after is not None:
            rows.change_row(self._db, before, after)
        else:
            rows.write_row(self._db, kind, id, after)
        self.changes[kind, id] = after
