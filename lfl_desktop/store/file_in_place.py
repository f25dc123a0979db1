"""A records file in its place: whether it is there, may be written, and was changed by another window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.store import opening, soundness
from lfl_desktop.store.answers import Answers
from lfl_desktop.store.backup import make_backup
from lfl_desktop.store.database import (
    Connection,
    FileGone,
    WrongKey,
    driver_errors_told,
    only_to_be_read,
    told_where_none_can_be_made,
)
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.held import Held, RecordsAsKnown
from lfl_desktop.store.history import History
from lfl_desktop.store.losses import with_long_words
from lfl_desktop.store.past import Past
from lfl_desktop.store.same_file import Overwritten, SameFile
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)


class NotYetChecked(WorldError):
    """The file is still being looked through, and nothing is written in it before that is done."""


class FileInPlace:
    """The connection to a records file that is open, and what becomes of the file meanwhile."""

    def __init__(self, path: Path, db: Connection, *, checked: bool = True) -> None:
        self.path = path
        self._db = db
        self._history = History(db, with_long_words)
        self.past = Past(path, self._history_now)
        self._version = -1
        self._only_read: WorldError | None = None
        self._lost: FileGone | None = None
        self._same: SameFile | None = None
        self._held: Held | None = None
        self._known: RecordsAsKnown | None = None
        self._answers = Answers()
        if not db.writable:
            self._only_read = only_to_be_read(path)
            return
        self._same, self._held = SameFile(path, db), Held(db)
        if not checked:
            self._only_read = _not_yet_checked(path)

    @property
    def only_read(self) -> WorldError | None:
        """Why nothing is written in this file, None where it can be."""
        return self._only_read

    @property
    def is_to_be_checked(self) -> bool:
        """Whether nothing is written before `found` says that the file is sound."""
        return isinstance(self._only_read, NotYetChecked)

    @property
    def key(self) -> FileKey | None:
        """What opens the file, None where it is plain."""
        return self._db.key

    @property
    def lost(self) -> FileGone | None:
        """What became of the file, where it is no longer in its place and all that was kept can be saved."""
        return self._lost

    @property
    def file_id(self) -> UUID:
        """The id of this records file, which a copy of it has as well."""
        with driver_errors_told(self.path):
            return UUID(hex=self._db.execute("SELECT name FROM mark WHERE id = 0").fetchone()[0])

    def found(self, damage: WorldError | None) -> None:
        """The file was looked through: from now on it is written, or where there is damage never."""
        if self.is_to_be_checked:
            self._only_read = damage

    def save_copy(self, path: Path) -> None:
        """Puts all that was kept into a new file at `path`, wherever the file itself is by now.

        Raises CannotWrite where something is already there, or nothing can be."""
        self._look_before_reading()
        with told_where_none_can_be_made(path):
            beside = durable.empty_beside(path)
            try:
                with driver_errors_told(path):
                    self._db.copy_to(beside)
            except BaseException:
                durable.drop(beside)
                raise
            durable.place_new(beside, path)

    def make_backup(self, copy: Path) -> None:
        """Puts a checked copy of the file, as it is in its place, at `copy`, where nothing may be; also from
        another thread, while this one goes on. Raises what `backup.make_backup` does."""
        make_backup(self.path, copy, self.key, used=self._db if self._same is not None else None)

    def fill_from(self, copy: Path) -> None:
        """Puts all that the records file at `copy` holds, of whatever version, in the place of all that is
        here, whole or not at all; this file has to be opened anew then.

        Raises NotARecordsFile where the copy is not sound, WrongKey where it is not protected as this file
        is, FileGone, CannotWrite or why the file is only read."""
        other = opening.sound(copy, self.key)
        if other.key != self.key:
            other.close()
            raise _not_protected_alike(copy)
        try:
            self.check_changing()
            with driver_errors_told(self.path):
                self._db.fill_from(other)
        finally:
            other.close()

    def check_changing(self) -> None:
        """Raises FileGone, or why the file is only read, where nothing can be changed in it now."""
        self._look()
        if self._only_read is not None:
            raise self._only_read

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the file since the last question.

        Raises FileGone where the file is no longer in its place."""
        self._look()
        before = self._version
        return self._seen_version() != before

    @property
    def is_behind(self) -> bool:
        """Whether another window has written in the file since `catch_up`."""
        return self._known is not None

    def as_known(self, kind: type[R], id: UUID) -> R | None:
        """A record as it was here before another window wrote in the file; None where none did since
        `catch_up`, or the record was not known."""
        return self._known.get(kind, id) if self._known is not None else None

    def is_unseen(self, now: Record) -> bool:
        """Whether another window put a record as it is `now` since `catch_up`."""
        return self._known is not None and self._known.is_news(now)

    def catch_up(self) -> None:
        """All that another window wrote is known from now on."""
        if self._known is not None:
            self._known.close()
            self._known = None

    def is_sound(self) -> bool:
        """Whether SQLite finds the file whole, every reference resolves and every record can be read."""
        return soundness.is_sound(self._db, self.path)

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()
        if self._same is not None and self._held is not None:
            self._same.close()
            self._held.close()
            self._same = self._held = None
        self.catch_up()

    def _seen_version(self) -> int:
        with driver_errors_told(self.path):
            version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self._answers.forget()
        self._version = version
        return version

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One transaction in the file that was opened, if it is in its place and may be written."""
        self.check_changing()
        with driver_errors_told(self.path), self._db.atomic():
            self._look()  # once more, while no other window can write
            yield

    def _renew(self, held: Held) -> None:
        """Another window wrote in the file."""
        if self._known is None:
            self._known = held.as_known()
            self._known.add(self._answers.records())
        self._answers.forget()
        with driver_errors_told(self.path):
            held.renew()

    def _look(self) -> None:
        """Raises FileGone where the file is no longer in its place."""
        if self._same is None or self._held is None:
            if self._lost is not None:
                raise self._lost
            return
        try:
            if self._same.check():
                self._renew(self._held)
        except Overwritten as error:
            raise self._let_go() from error
        except FileGone as error:
            self._lost = error
            raise
        self._lost = None

    def _look_before_reading(self) -> None:
        """What is read is what was kept here, also after another file was written over this one. Raises
        FileGone where it was too large to be held."""
        if self._same is not None and self._held is not None and not self._db.is_changing:
            try:
                if self._same.check_content():
                    self._renew(self._held)
            except Overwritten:
                self._let_go()
        if self._lost is not None and self._db.is_closed:
            raise self._lost

    def _history_now(self) -> History:
        self._look_before_reading()
        return self._history

    def _let_go(self) -> Overwritten:
        """Another file lies in the place of this one: what was kept is read from memory from now on."""
        held, same = self._held, self._same
        assert held is not None and same is not None
        copy = held.taken()
        self._lost = self._only_read = error = Overwritten(self.path, held=copy is not None)
        self._same = self._held = None
        self._db.close()
        same.close()
        if copy is not None:
            copy.execute("PRAGMA query_only=ON")
            self._db, self._history = copy, History(copy, with_long_words)
        return error


def _not_yet_checked(path: Path) -> NotYetChecked:
    return NotYetChecked(
        tr(
            "“{name}” is large and still being looked through. What you type is kept as soon as that is"
            " done.",
            name=path.name,
        )
    )


def _not_protected_alike(copy: Path) -> WrongKey:
    return WrongKey(
        tr(
            "“{name}” is not protected as the file is now, so it cannot take its place. Nothing was changed;"
            " open it by itself.",
            name=copy.name,
        )
    )
