"""The records file: open it, read from it, and change it in whole steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop import durable
from lfl_desktop.domain import clock
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.domain.wording.lost_words import added_texts
from lfl_desktop.store import edition_contents, opening, programme_keys, rows, soundness, upgrade
from lfl_desktop.store.answers import query_of_kind
from lfl_desktop.store.database import (
    LooseReference,
    connect,
    driver_errors_told,
    told_where_none_can_be_made,
)
from lfl_desktop.store.file_in_place import FileInPlace
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.history import ChangeRow
from lfl_desktop.store.step import Changes, FileStep, Touched
from lfl_desktop.store.upgrade import SCHEMA as SCHEMA
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)


class ChangedElsewhere(WorldError):
    """A step cannot be taken back because what it changed has been changed again since."""


class RecordsFile(FileInPlace):
    """One open records file. Use `create` or `open`; close it when done."""

    @classmethod
    def create(cls, path: Path, key: FileKey | None = None) -> Self:
        """A new, empty records file at `path`, which only its owner may read, protected where there is a
        `key`.

        Raises CannotWrite where a file is already there or none can be made."""
        with told_where_none_can_be_made(path):
            if path.exists():  # asked first: whoever may not write there is told of it too
                raise FileExistsError
            beside = durable.empty_beside(path)
            try:
                with driver_errors_told(path):
                    upgrade.make_all_tables(beside, key)
            except BaseException:
                durable.drop(beside)
                raise
            durable.place_new(beside, path)
        return cls._begun(path, key)

    @classmethod
    def _begun(cls, path: Path, key: FileKey | None) -> Self:
        with driver_errors_told(path):
            db = connect(path, key)
            try:
                file = cls(path, db)
            except BaseException:
                db.close()
                raise
        file._seen_version()
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        key: FileKey | None = None,
        *,
        read_only: bool = False,
        check_later: bool = False,
        because: WorldError | None = None,
    ) -> Self:
        """The records file at `path`, opened by `key` where it is protected, and brought up to date (after a
        copy was made) if it is older. One that is only to be read, `because` of something, or may only be,
        stays as it is: what is read is brought up to date in memory.

        One that is to be written is checked first; if `check_later`, a large one is only read until `found`
        is told what `soundness.look_through` found.
        Raises NeedsKey, WrongKey, NotARecordsFile, NewerRecordsFile or CannotWrite; the file is then
        untouched."""
        with driver_errors_told(path):
            db, checked = opening.opened_records_file(
                path, key, read_only=read_only or because is not None, check_later=check_later
            )
            try:
                file = cls(path, db, checked=checked)
            except BaseException:
                db.close()
                raise
        file._seen_version()
        file._only_read = because or file._only_read
        return file

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The record of this kind and id, or None."""
        found = self.select(kind, id=id) if id else []
        return found[0] if found else None

    def select(self, kind: type[R], **where: object) -> list[R]:
        """The records of one kind whose fields have the given values, in order of position and then as
        they were added; what undo brings back is added anew.

        A value may be a collection, which means any of them."""
        asked = query_of_kind(kind, where)
        self._look_before_reading()
        if self._same is None or self._db.is_changing:
            return soundness.read_checked(self._db, self.path, kind, *asked)
        found = self._answers.find(kind, asked)
        if found is None:
            found = soundness.read_checked(self._db, self.path, kind, *asked)
            self._answers.keep(kind, asked, found)
        return found

    def count(self, kind: type[Record]) -> int:
        """How many records of this kind there are."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return int(self._db.execute(f"SELECT count(*) FROM {TABLES[kind]}").fetchone()[0])

    def content_of(self, edition: UUID) -> bytes | None:
        """The bytes of an edition that was received, as they were sent; None where they are not there any
        more."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return edition_contents.find(self._db, edition)

    def names_received(self) -> list[tuple[str, str]]:
        """What sets and their facilitators are called, each pair once, as far as editions are here."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return edition_contents.names_received(self._db)

    def editions_named(self, names: Collection[tuple[str, str]]) -> list[str]:
        """The ids of the editions whose sets and facilitators are called so, to the letter, those that came
        first before the others."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return edition_contents.editions_named(self._db, names)

    def sets_received(self) -> set[str]:
        """The ids of all sets of which an edition is here."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return edition_contents.sets_received(self._db)

    def programmes_named(self) -> dict[UUID, str]:
        """The id of each programme that an edition belongs to -> what the edition calls it."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return edition_contents.programmes_named(self._db)

    def overviews(self, but: Collection[UUID] = ()) -> Iterator[tuple[UUID, bytes]]:
        """Each edition with the overview kept of it, empty for those of `but`, that were read before; none of
        editions that an earlier version took in."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            yield from edition_contents.overviews(self._db, but)

    def key_of(self, programme: UUID) -> tuple[str, bool]:
        """The public key that files of a programme are sealed to, empty where none is known, and whether this
        file can open them."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return programme_keys.public_of(self._db, programme)

    def pack_of(self, programme: UUID) -> bytes | None:
        """The pack of a programme that was taken in last, None before the first."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return programme_keys.pack_of(self._db, programme)

    def secrets(self) -> list[str]:
        """The keys that open what was sealed to this file's programmes. They are for opening, and for nothing
        that leaves."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            return programme_keys.secrets(self._db)

    @contextmanager
    def step(
        self,
        title: str,
        *,
        amends: int | None = None,
        undoable: bool = True,
        beneath: bool = False,
        at: dt.datetime | None = None,
    ) -> Iterator[FileStep]:
        """One transaction that is kept whole or not at all. `at` is the time it is, with a zone.

        With `amends` the changes are added to that earlier step, so that one undo takes back both: while it
        is the last, and with `beneath` also where later ones left its records alone. What is put then must
        be among those records.
        Raises FileGone, CannotWrite or why the file is only read; nothing is changed then."""
        with self._changing():
            is_open = self._history.lies_free if beneath else self._history.is_last
            goes_on = amends is not None and is_open(amends)
            now = at or clock.of_computer()
            number = amends if amends and goes_on else self._history.start(title, undoable, now)
            step = FileStep(self.get, self._db, self._history, number)
            yield step
            self._history.settle(number, now, beneath=beneath and goes_on)
            if (step.changes or step.changed_beside) and self._same is not None:
                self._same.count()
        self._kept(title, step.changes, anew=step.changed_beside)

    def undo(self) -> tuple[str, Touched] | None:
        """Takes the last step back: its title and the records it touched, or None if there is none.

        Raises ChangedElsewhere where a record is no longer as the step left it."""
        return self._turn(back=True)

    def redo(self) -> tuple[str, Touched] | None:
        """Does again what was undone last."""
        return self._turn(back=False)

    def titles(self) -> tuple[str, str]:
        """What undo and redo would do: two titles, each empty where there is nothing."""
        self._look_before_reading()
        with driver_errors_told(self.path):
            undo, redo = self._history.to_undo(), self._history.to_redo()
        return (undo.title if undo else ""), (redo.title if redo else "")

    def remember(self, title: str, typed: Record, at: dt.datetime) -> bool:
        """Remembers, beside what was overtaken, long words of a record that could not be kept; whether there
        were any."""
        now = self.get(type(typed), typed.id)
        if now is None or not any(added_texts(now, typed)):
            return False
        with self._changing():
            change = ChangeRow(TABLES[type(typed)], str(typed.id), rows.to_json(now), rows.to_json(typed))
            self._history.remember(title, at, change)
            if self._same is not None:
                self._same.count()
        self._kept(title, {})
        return True

    def _kept(self, title: str, changes: Changes, *, anew: bool = False) -> None:
        if changes:
            self._answers.forget(*{kind for kind, _id in changes})
        if self._known is not None:
            self._known.add(changes)
        if self._same is not None and self._held is not None:
            self._same.counted()
            with (
                suppress(WorldError),
                driver_errors_told(self.path),
            ):  # it is kept, whether or not it can be held as well
                if anew or any(kind is Edition for kind, _id in changes):
                    self._held.renew()
                else:
                    self._held.add(title, changes)

    def _turn(self, *, back: bool) -> tuple[str, Touched] | None:
        changes: Changes = {}
        try:
            with self._changing():
                step = self._history.to_undo() if back else self._history.to_redo()
                if step is None:
                    return None
                self._db.execute("PRAGMA defer_foreign_keys=ON")
                for change in self._history.changes(step.id):
                    kind, id, have, want = _turned(change, back=back)
                    if self.get(kind, id) != have:
                        raise _changed_since()
                    if kind is Edition and want and edition_contents.find(self._db, id) is None:
                        raise _withdrawn_since()
                    rows.write_row(self._db, kind, id, want)
                    changes[kind, id] = want
                self._history.mark(step.id, undone=back)
                if self._same is not None:
                    self._same.count()
        except (LooseReference, KeyError, ValueError, msgspec.MsgspecError) as error:
            raise _changed_since() from error
        self._kept(step.title, changes)
        return step.title, frozenset(changes)


def _turned(change: ChangeRow, *, back: bool) -> tuple[type[Record], UUID, Record | None, Record | None]:
    """The record that a step changed, as it has to be now and as it is to be."""
    kind, after, before = BY_TABLE[change.table], change.after, change.before
    have, want = (after, before) if back else (before, after)
    return kind, UUID(change.record), rows.from_json(kind, have), rows.from_json(kind, want)


def _changed_since() -> ChangedElsewhere:
    return ChangedElsewhere(
        tr("This cannot be taken back: what it changed has been changed again since. Nothing is lost.")
    )


def _withdrawn_since() -> ChangedElsewhere:
    return ChangedElsewhere(
        tr(
            "This cannot be taken back: the edition before it is no longer kept, because something in it was"
            " withdrawn."
        )
    )
