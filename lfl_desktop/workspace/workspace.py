"""The open records file as screens and the command line see it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import UUID

from lfl_desktop.domain.clock import Clock, clock_or_computers
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL, NOTES
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.losses import Happened, Loss
from lfl_desktop.store.opening import compact
from lfl_desktop.store.protection import key_that_opens, protect_anew
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.store.soundness import look_through
from lfl_desktop.store.step import Touched
from lfl_desktop.workspace.file_reading import FileReading
from lfl_desktop.workspace.known_overviews import KnownOverviews
from lfl_desktop.workspace.overtaken import Clash, Overtaken, PutAside
from lfl_desktop.workspace.remembered import Remembered
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.thought_in_typing import ThoughtInTyping
from lfl_desktop.workspace.writing import KeptChange, Writing

if TYPE_CHECKING:
    from lfl_desktop.domain.set_overview import SetOverview

R = TypeVar("R", bound=Record)

Listener = Callable[[KeptChange], None]


class Workspace(FileReading):
    """One open records file. Every change goes through `step`."""

    def __init__(
        self, file: RecordsFile, clock: Callable[[], float] = time.monotonic, now: Clock | None = None
    ) -> None:
        self._file = file
        self._thought = ThoughtInTyping(clock)
        self._now = clock_or_computers(now)
        self._listeners: list[Listener] = []
        self._beneath: dict[Hashable, int] = {}
        self._overviews = KnownOverviews(lambda known: self._file.overviews(known))
        self.remembered = Remembered()
        """What was worked out of this file, as long as it holds."""

    @classmethod
    def create(cls, path: Path, key: FileKey | None = None, *, now: Clock | None = None) -> Self:
        """A new records file at `path`, protected where there is a `key`; raises a WorldError where there can
        be none. `now` is the clock to go by, usually that of the computer."""
        return cls(RecordsFile.create(path, key), now=now)

    @classmethod
    def open(
        cls,
        path: Path,
        key: FileKey | None = None,
        *,
        read_only: bool = False,
        check_later: bool = False,
        because: WorldError | None = None,
        now: Clock | None = None,
    ) -> Self:
        """The records file at `path`; raises NeedsKey or WrongKey where it is protected and `key` does not
        open it, another WorldError where it cannot be opened. If `check_later`, a
        large one is only read until `found` is told what `look_through` found. With `because` it is only
        read, for this reason. `now` is the clock to go by, usually that of the computer."""
        file = RecordsFile.open(path, key, read_only=read_only, check_later=check_later, because=because)
        return cls(file, now=now)

    def close(self) -> None:
        """Lets go of the file."""
        self._listeners.clear()
        self._file.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def key(self) -> FileKey | None:
        """What opens the file, None where it is plain."""
        return self._file.key

    @property
    def only_read(self) -> WorldError | None:
        """Why nothing is written in the file, None where it can be."""
        return self._file.only_read

    @property
    def is_to_be_checked(self) -> bool:
        """Whether nothing is written before `found` says that the file is sound."""
        return self._file.is_to_be_checked

    @property
    def lost(self) -> WorldError | None:
        """What became of the file, where it is no longer in its place and all that was kept can be saved."""
        return self._file.lost

    def look_through(self) -> WorldError | None:
        """What is wrong with the file, None where it is sound. It may be called in another thread."""
        return look_through(self._file.path, self._file.key)

    def found(self, damage: WorldError | None) -> None:
        """The file was looked through: from now on it is written, or where there is damage never."""
        self._file.found(damage)

    def save_copy(self, path: Path) -> None:
        """Puts all that was kept into a new file at `path`; raises a WorldError where none can be made."""
        self._file.save_copy(path)

    def make_backup(self, copy: Path) -> None:
        """Puts a checked copy at `copy`, also from another thread while somebody works in the file; raises a
        WorldError where none can be made."""
        self._file.make_backup(copy)

    def go_on_as(self, path: Path) -> None:
        """Puts all that was kept into a new file at `path` and goes on there. Raises a WorldError; all is as
        it was then."""
        self._file.save_copy(path)
        self._go_on_with(RecordsFile.open(path, self._file.key))

    def fill_from(self, copy: Path) -> None:
        """Puts all that the records file at `copy` holds in the place of all that is here, and goes on with
        that. Raises a WorldError; all is as it was then."""
        self._file.fill_from(copy)
        self._go_on_with(RecordsFile.open(self.path, self._file.key))

    def protect_anew(self, new: FileKey | None) -> None:
        """Makes the file so that `new` opens it, None for a plain one, and goes on with that. Raises
        FailedOnceDone, or another WorldError; all is as it was then."""
        path, key = self._file.path, self._file.key
        self._file.check_changing()
        self._file.close()
        try:
            protect_anew(path, key, new)
        finally:
            self._go_on_with(RecordsFile.open(path, key_that_opens(path, new, key)))

    def _go_on_with(self, file: RecordsFile) -> None:
        before, self._file = self._file, file
        before.close()
        self._beneath.clear()
        self._tell_all()

    def compact(self) -> None:
        """Writes the file anew without the room of what was deleted. Raises a WorldError; nothing is changed
        then."""
        path, key = self._file.path, self._file.key
        self._file.close()
        try:
            compact(path, key)
        finally:
            self._go_on_with(RecordsFile.open(path, key))

    def overviews(self) -> dict[UUID, SetOverview]:
        """Edition id -> its overview; none of editions that an earlier version of the program took in."""
        return self._overviews.of([edition.id for edition in self.select(Edition)])

    @property
    def file_id(self) -> UUID:
        """The id of this records file, which a copy of it has as well."""
        return self._file.file_id

    def gone(self, kind: type[R]) -> list[R]:
        """The records of one kind that were deleted, as they were last."""
        return self._file.past.gone(kind, {record.id for record in self.select(kind)})

    def is_sound(self) -> bool:
        """Whether the file is whole and every reference resolves."""
        return self._file.is_sound()

    def sample_today(self) -> dt.date | None:
        """The day the sample pretends to be; None in every other file."""
        days = (programme.sample_today for programme in self.select(Programme))
        return next((day for day in days if day), None)

    def today(self) -> dt.date:
        """The day it is, which in the sample is the sample's own."""
        return self.sample_today() or self.now().date()

    def changed_on(self) -> dt.date | None:
        """The day of the last change that stands, in UTC; that a paper was made is none."""
        return self._file.past.changed_on(but=NOTES)

    def now(self) -> dt.datetime:
        """The time it is, with its zone; in the sample too."""
        return self._now()

    def listen(self, listener: Listener) -> None:
        """Calls `listener` after each step."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stops calling `listener`."""
        self._listeners = [known for known in self._listeners if known != listener]

    @contextmanager
    def step(
        self,
        title: str,
        *,
        amends: Hashable | None = None,
        undoable: bool = True,
        origin: object | None = None,
        rules: Rules = Rules.ASKED,
    ) -> Iterator[Writing]:
        """One change, kept whole and at once; `title` is what undo names it by ("Add action").

        Steps in a row with the same `amends` (the field being typed in) are one step to undo, until `settle`
        or for the time of a thought. An exception inside keeps nothing and goes on to the caller. `rules`
        says where the rules of the records are passed by.
        """
        before, now = self._thought.step_of(amends), self.now()
        with self._file.step(title, amends=before, undoable=undoable, at=now) as step:
            writing = Writing(self, step, rules)
            yield writing
            writing.complete()
            aside = [
                PutAside(one.typed, one.known, step.remember(title, now, one.known, one.typed))
                for one in writing.put_aside
            ]
        self._thought.goes_on(amends, step.number)
        if step.touched or aside or writing.choices_gone:
            overtaken = [self._remembered(title, one) for one in writing.overtaken]
            clashes: Sequence[Clash] = (*overtaken, *aside, *writing.choices_gone, *writing.deleted_unseen)
            self._tell(KeptChange(title, step.touched, origin, clashes))

    def _remembered(self, title: str, overtaken: Overtaken) -> Overtaken:
        """With the long words of it in Recently deleted."""
        try:
            return replace(overtaken, remembered=self.remember(title, overtaken.there))
        except WorldError:
            return overtaken

    def steps(self) -> frozenset[tuple[int, str, str]]:
        """What tells each step that is known from every other, also from those of a copy of the file."""
        return self._file.past.steps()

    def losses(self, but: type[Record]) -> list[Loss]:
        """What was deleted or made shorter by steps that stand and can be undone, the latest first; without
        the steps that changed a record of the kind `but`."""
        return self._file.past.losses(but)

    def stories(self, ids: Collection[UUID]) -> list[Happened]:
        """What the steps that stand did to the records with these ids, the first step first."""
        return self._file.past.stories(ids)

    def beside(self, record: Record, kind: type[R]) -> list[R]:
        """The records of `kind` that were put by the last step that stands and changed `record`."""
        return self._file.past.beside(record, kind)

    def overtaken(self) -> list[Loss]:
        """What was undone and then overtaken by another step, the latest first: as it was, and as undo left
        it."""
        return self._file.past.overtaken()

    def remember(self, title: str, typed: Record) -> bool:
        """Remembers words that were typed and that a rule refused, to be found in Recently deleted; whether
        there were enough of them."""
        return self._file.remember(title, typed, self.now())

    @contextmanager
    def step_beneath(self, title: str, key: Hashable, *, origin: object | None = None) -> Iterator[Writing]:
        """One change that the program makes by itself while somebody works on something else, such as the
        minutes of a timer that runs.

        All such changes with the same `key` are one step to undo, however long they go on, as long as no
        other step changes what they change; it lies beneath what is typed meanwhile, which undo takes back
        first. They put one and the same record, and no rule is asked: what was measured is so, also where
        the meeting was finished meanwhile.
        """
        with self._file.step(title, amends=self._beneath.get(key), beneath=True, at=self.now()) as step:
            yield Writing(self, step, Rules.PASSED_BY)
        if step.number != self._beneath.get(key):
            self._thought.end()
        self._beneath[key] = step.number
        if step.touched:
            self._tell(KeptChange(title, step.touched, origin))

    def settle(self) -> None:
        """Ends the thought: what is typed next is a step of its own."""
        self._thought.end()

    def titles(self) -> tuple[str, str]:
        """What undo and redo would take back and do again; empty where there is nothing."""
        return self._file.titles()

    def undo(self) -> str:
        """Takes back the last step; its title, empty where there was none."""
        return self._turned(self._file.undo())

    def redo(self) -> str:
        """Does again what was undone last; its title, empty where there was none."""
        return self._turned(self._file.redo())

    def look_again(self) -> None:
        """Tells every screen to read again if another program has changed the file. What is typed there is
        kept beside what was changed elsewhere."""
        if self._file.changed_elsewhere() or self._file.is_behind:
            try:
                self._tell_all()
            finally:
                self._file.catch_up()

    def _tell_all(self) -> None:
        self.settle()
        self._tell(KeptChange("", frozenset((kind, UUID(int=0)) for kind in ALL)))

    def _turned(self, turned: tuple[str, Touched] | None) -> str:
        self.settle()
        if turned is None:
            return ""
        title, touched = turned
        self._tell(KeptChange(title, touched))
        return title

    def _tell(self, change: KeptChange) -> None:
        for listener in tuple(self._listeners):
            listener(change)
