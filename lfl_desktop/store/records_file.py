"""The records file: open it, read from it, and change it in whole steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.store import rows
from lfl_desktop.store.database import (
    APPLICATION_ID,
    CannotWrite,
    FileGone,
    LooseReference,
    NewerRecordsFile,
    NotARecordsFile,
    connect,
    copy_before_update,
    damaged,
    identity,
    stored_schema,
    told,
)
from lfl_desktop.store.history import ChangeRow, History
from lfl_desktop.store.losses import Loss, as_loss, with_long_words
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)
Touched = frozenset[tuple[type[Record], UUID]]

SCHEMA = 2
"""How many migrations there are: the schema number in the header of an up-to-date file."""


class ChangedElsewhere(WorldError):
    """A step cannot be taken back because what it changed has been changed again since."""


class RecordsFile:
    """One open records file. Use `create` or `open`; close it when done."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._identity = identity(path)
        with told(path):
            self._db = connect(path, read_only=read_only)
        self._history = History(self._db, with_long_words)
        self._version = -1

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty records file at `path`.

        Raises CannotWrite where a file is already there or none can be made."""
        try:
            path.open("xb").close()
        except FileExistsError as error:
            raise CannotWrite(
                tr(
                    "There is already a file “{name}”. It was left as it is; choose another name.",
                    name=path.name,
                )
            ) from error
        except OSError as error:
            raise CannotWrite(
                tr("“{name}” could not be made here ({reason}).", name=path.name, reason=error.strerror)
            ) from error
        try:
            file = cls(path, read_only=False)
            try:
                with told(path):
                    file._migrate()
            except BaseException:
                file.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        file._seen_version()
        return file

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """The records file at `path`, brought up to date (after a copy was made) if it is older. One that is
        only to be read stays as it is: what is read is brought up to date in memory.

        Raises NotARecordsFile, NewerRecordsFile or CannotWrite; the file is then untouched."""
        try:
            schema = stored_schema(path)
        except OSError as error:
            raise CannotWrite(
                tr("“{name}” could not be opened ({reason}).", name=path.name, reason=error.strerror)
            ) from error
        if schema > SCHEMA:
            raise NewerRecordsFile(
                tr(
                    "“{name}” was last changed by a newer version of this program. It was left as it is;"
                    " open it with that version, or update this one.",
                    name=path.name,
                )
            )
        file = cls(path, read_only=read_only)
        try:
            with told(path):
                if schema < SCHEMA and read_only:
                    file._migrate_in_memory()
                elif schema < SCHEMA:
                    copy_before_update(path, schema)
                    file._migrate()
                file._db.execute("SELECT 1 FROM step LIMIT 1").fetchone()
            file._seen_version()
        except BaseException:
            file.close()
            raise
        return file

    def _migrate(self) -> None:
        from lfl_desktop.store.migrations import MIGRATIONS

        with self._db.atomic():
            MIGRATIONS.apply(self._db.tables())
            self._db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version={SCHEMA}")

    def _migrate_in_memory(self) -> None:
        of_file, self._db = self._db, self._db.in_memory()
        of_file.close()
        self._history = History(self._db, with_long_words)
        self._migrate()
        self._db.execute("PRAGMA query_only=ON")

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The record of this kind and id, or None."""
        found = self.select(kind, id=id) if id else []
        return found[0] if found else None

    def select(self, kind: type[R], **where: object) -> list[R]:
        """The records of one kind whose fields have the given values, in order of position and then as
        they were added; what undo brings back is added anew.

        A value may be a collection, which means any of them."""
        condition, values = _condition(where)
        names = rows.columns(kind)
        listed = ", ".join(f'"{name}"' for name in names)
        order = "position, rowid" if "position" in names else "rowid"
        asked = f"SELECT {listed} FROM {TABLES[kind]} {condition} ORDER BY {order}"
        with told(self.path):
            found = self._db.execute(asked, values).fetchall()
        try:
            return rows.from_rows(kind, [dict(zip(names, row, strict=True)) for row in found])
        except msgspec.MsgspecError as error:
            raise damaged(self.path, error) from error

    def count(self, kind: type[Record]) -> int:
        """How many records of this kind there are."""
        with told(self.path):
            return int(self._db.execute(f"SELECT count(*) FROM {TABLES[kind]}").fetchone()[0])

    def gone(self, kind: type[R]) -> list[R]:
        """The records of one kind that were once kept and are not there any more, as they were last."""
        here = {str(record.id) for record in self.select(kind)}
        with told(self.path):
            known = self._history.last_known(TABLES[kind])
        found = (rows.from_json(kind, text) for id, text in known.items() if id not in here)
        return [record for record in found if record is not None]

    @contextmanager
    def step(
        self, title: str, *, amends: int | None = None, undoable: bool = True, beneath: bool = False
    ) -> Iterator[Step]:
        """One transaction that is kept whole or not at all.

        With `amends` the changes are added to that earlier step, so that one undo takes back both: while it
        is the last, and with `beneath` also where later ones left its records alone. What is put then must
        be among those records.
        Raises FileGone or CannotWrite; nothing is changed then."""
        self._check_identity()
        with told(self.path), self._db.atomic():
            is_open = self._history.lies_free if beneath else self._history.is_last
            goes_on = amends is not None and is_open(amends)
            number = amends if amends and goes_on else self._history.start(title, undoable)
            step = Step(self, self._history, number)
            yield step
            self._history.settle(number, beneath=beneath and goes_on)

    def undo(self) -> tuple[str, Touched] | None:
        """Takes the last step back: its title and the records it touched, or None if there is none.

        Raises ChangedElsewhere where a record is no longer as the step left it."""
        return self._turn(back=True)

    def redo(self) -> tuple[str, Touched] | None:
        """Does again what was undone last."""
        return self._turn(back=False)

    def titles(self) -> tuple[str, str]:
        """What undo and redo would do: two titles, each empty where there is nothing."""
        with told(self.path):
            undo, redo = self._history.to_undo(), self._history.to_redo()
        return (undo.title if undo else ""), (redo.title if redo else "")

    def losses(self, but: type[Record]) -> list[Loss]:
        """What was deleted or made shorter by steps that stand and can be undone, the latest first.

        Steps that changed a record of the kind `but` are left out, and so is what an older version of the
        program kept in a form that can no longer be read."""
        with told(self.path):
            found = self._history.losses(TABLES[but])
        return [loss for row in found if (loss := as_loss(row)) is not None]

    def overtaken(self) -> list[Loss]:
        """What was typed, taken back and then overtaken by another step, the latest first: as it was typed,
        and as taking it back left it. Only what has a few words is remembered."""
        with told(self.path):
            found = self._history.overtaken()
        return [loss for row in found if (loss := as_loss(row)) is not None]

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the file since the last question."""
        before = self._version
        return self._seen_version() != before

    def is_sound(self) -> bool:
        """Whether SQLite finds the file whole, every reference resolves and every record can be read."""
        try:
            with told(self.path):
                checked = self._db.execute("PRAGMA quick_check").fetchone()
                loose = self._db.execute("PRAGMA foreign_key_check").fetchone()
            for kind in TABLES:
                self.select(kind)
        except NotARecordsFile:
            return False
        return checked == ("ok",) and loose is None

    def _seen_version(self) -> int:
        with told(self.path):
            self._version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        return self._version

    def _check_identity(self) -> None:
        if self._identity is not None and identity(self.path) != self._identity:
            raise FileGone(
                tr(
                    "“{name}” was moved, deleted or replaced while it was open. What you see is still here:"
                    " copy the last thing you typed, then open the file again from where it is now.",
                    name=self.path.name,
                )
            )

    def _turn(self, *, back: bool) -> tuple[str, Touched] | None:
        self._check_identity()
        try:
            with told(self.path), self._db.atomic():
                step = self._history.to_undo() if back else self._history.to_redo()
                if step is None:
                    return None
                self._db.execute("PRAGMA defer_foreign_keys=ON")
                changes = self._history.changes(step.id)
                for change in changes:
                    self._put_back(change, back=back)
                self._history.mark(step.id, undone=back)
        except LooseReference as error:
            raise _changed_since() from error
        return step.title, frozenset((BY_TABLE[c.table], UUID(c.record)) for c in changes)

    def _put_back(self, change: ChangeRow, *, back: bool) -> None:
        kind = BY_TABLE[change.table]
        have, want = (change.after, change.before) if back else (change.before, change.after)
        now = self.get(kind, UUID(change.record))
        if now != rows.from_json(kind, have):
            raise _changed_since()
        self._write(kind, UUID(change.record), rows.from_json(kind, want))

    def _write(self, kind: type[R], id: UUID, record: R | None) -> None:
        table = TABLES[kind]
        if record is None:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (str(id),))
            return
        row = rows.to_row(record)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        update = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name != "id")
        self._db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {update}",
            tuple(row.values()),
        )


class Step:
    """What can be done inside one step."""

    def __init__(self, file: RecordsFile, history: History, number: int) -> None:
        self._file = file
        self._history = history
        self.number = number
        self._touched: set[tuple[type[Record], UUID]] = set()

    @property
    def touched(self) -> Touched:
        """The records this step has changed so far."""
        return frozenset(self._touched)

    def put(self, record: Record) -> None:
        """Adds `record`, or changes the one with its id. A record that is the same changes nothing."""
        before = self._file.get(type(record), record.id)
        if before != record:
            self._keep(type(record), record.id, before, record)

    def delete(self, record: Record) -> None:
        """Deletes `record`. What refers to it must be deleted in the same step."""
        before = self._file.get(type(record), record.id)
        if before is not None:
            self._file._db.execute("PRAGMA defer_foreign_keys=ON")
            self._keep(type(record), record.id, before, None)

    def _keep(self, kind: type[Record], id: UUID, before: Record | None, after: Record | None) -> None:
        self._history.note(self.number, TABLES[kind], str(id), rows.to_json(before), rows.to_json(after))
        self._file._write(kind, id, after)
        self._touched.add((kind, id))


def _changed_since() -> ChangedElsewhere:
    return ChangedElsewhere(
        tr("This cannot be taken back: what it changed has been changed again since. Nothing is lost.")
    )


def _condition(where: dict[str, object]) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []
    for name, value in where.items():
        if value is None:
            parts.append(f'"{name}" IS NULL')
        elif isinstance(value, Collection) and not isinstance(value, str):
            parts.append(f'"{name}" IN ({", ".join("?" * len(value))})')
            values.extend(str(v) if isinstance(v, UUID) else v for v in value)
        else:
            parts.append(f'"{name}" = ?')
            values.append(str(value) if isinstance(value, UUID) else value)
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values
