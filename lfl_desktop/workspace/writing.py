"""What is done in one step: every record that is put or deleted is asked the rules of its kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE, TABLES
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.store.step import FileStep, Touched
from lfl_desktop.workspace.overtaken import (
    ChoiceGone,
    Clash,
    DeletedUnseen,
    Overtaken,
    PutAside,
    joined,
)
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules import agreement_rules, record_rules, rule
from lfl_desktop.workspace.rules.record_rules import Rules

if TYPE_CHECKING:
    from lfl_desktop.domain.set_overview import SetOverview

R = TypeVar("R", bound=Record)


class OpenRecords(Reading, Protocol):
    """The records of the open file, and as this window knew them before another one changed them."""

    @property
    def is_behind(self) -> bool:
        """Whether another window has changed the file and no screen was told."""

    def as_known(self, kind: type[R], id: UUID) -> R | None:
        """A record as it was here, None where no other window has written since it was read."""

    def is_unseen(self, now: Record) -> bool:
        """Whether another window put a record as it is `now` since it was read here."""


@dataclass(frozen=True)
class KeptChange:
    """What one step changed, told once to every screen.

    `origin` is whoever made the step, so that a field does not reload the text being typed in it.
    """

    title: str
    touched: Touched
    origin: object | None = None
    clashes: Sequence[Clash] = ()
    """What another window had done meanwhile, and this step did otherwise."""

    def has(self, *kinds: type[Record]) -> bool:
        """Whether a record of one of these kinds was touched."""
        return any(kind in kinds for kind, _id in self.touched)


class Writing:
    """What can be done inside `Workspace.step`. Every change is asked the rules of its kind of record."""

    def __init__(self, records: OpenRecords, step: FileStep, rules: Rules) -> None:
        self._records = records
        self._step = step
        self._rules = rules
        self._change = rule.StepUnderRules(records, step)
        self._arrived: list[Record] = []
        self._own: set[tuple[type[Record], UUID]] = set()
        self.overtaken: list[Overtaken] = []
        """What another window had put since it was read here, and is put otherwise now."""
        self.put_aside: list[PutAside] = []
        """What would have been put where another window had deleted it."""
        self.choices_gone: list[ChoiceGone] = []
        """What would have been chosen of what was deleted."""
        self.deleted_unseen: list[DeletedUnseen] = []
        """What another window had put since it was read here, and is deleted now."""

    def put(self, record: R, read: R | None = None) -> R:
        """Adds or changes a record; returns it as it was kept, with what follows from its fields.

        `read` is the record as it was shown to whoever changes it, where that is not as this window knew it
        last. What another window changed in it since stays, but for fields that are changed here as well:
        those are `overtaken`. What another window deleted stays deleted: what is put there, or new below it,
        is `put_aside`, and a choice of it stays as it was.

        Raises AgainstARule where a rule does not allow it; nothing of the step is kept then."""
        kept = cleaned(record)
        if self._rules == Rules.ASKED:
            return self._put(kept, read)
        self._step.put(kept)
        self._arrived.append(kept)
        return kept

    def _put(self, record: R, read: R | None) -> R:
        before = self._records.get(type(record), record.id)
        if before is None and self._goes_aside(record):
            return record
        record = self._with_what_is_there(before, self._beside_others(read, before, record))
        if before == record:
            return record
        kept = record_rules.as_rules_allow(self._change, before, record)
        self._step.put_after(before, kept)
        record_rules.follow(self._change, before, kept)
        return kept

    def _goes_aside(self, record: Record) -> bool:
        """Whether a record that is not there may not be: another window deleted it, or what it belongs to."""
        at = type(record), record.id
        known = None if at in self._own else self._records.as_known(*at)
        if known is None and not self._belongs_to_none(record):
            self._own.add(at)
            return False
        self.put_aside.append(PutAside(record, known))
        return True

    def _belongs_to_none(self, record: Record) -> bool:
        loose = rule.optional(type(record))
        needed = [
            (BY_TABLE[table], getattr(record, name))
            for name, table in references(type(record)).items()
            if name not in loose
        ]
        return any(self._is_gone(kind, id) for kind, id in needed)

    def _is_gone(self, kind: type[Record], id: UUID | None) -> bool:
        """Whether a record was deleted. One that never was is no clash of windows but a fault of ours, which
        the file refuses."""
        if id is None or self._records.get(kind, id) is not None:
            return False
        return self._records.is_behind or self._step.knows(kind, id)

    def _with_what_is_there(self, before: R | None, record: R) -> R:
        """The record with each choice of what was deleted as it was before, or empty."""
        as_it_was: dict[str, object] = {}
        for name, table in references(type(record)).items():
            kind, id = BY_TABLE[table], getattr(record, name)
            was = None if before is None else getattr(before, name)
            if id != was and self._is_gone(kind, id):
                as_it_was[name] = was
                self.choices_gone.append(ChoiceGone(self._records.as_known(kind, id)))
        return msgspec.structs.replace(record, **as_it_was) if as_it_was else record

    def _beside_others(self, read: R | None, before: R | None, record: R) -> R:
        """The record with what another window changed in it."""
        at = type(record), record.id
        read = read or self._records.as_known(*at)
        if before is None or read is None or at in self._own:
            return record
        self._own.add(at)
        kept, fields = joined(read, before, record)
        if fields:
            self.overtaken.append(Overtaken(before, fields))
        return kept

    def delete(self, record: Record) -> None:
        """Deletes a record with everything that cannot be without it; other references to it
        become empty. One undo brings all of it back.

        Raises AgainstARule where a rule does not allow it; nothing of the step is kept then."""
        if self._rules == Rules.ASKED:
            record_rules.check_deletion(self._change, record)
        self._delete(record)

    def receive(self, edition: Edition, content: bytes, overview: SetOverview | None = None) -> None:
        """Keeps an edition of a set, with its content as it was sent and the overview that was made of it."""
        from lfl_desktop.domain.set_overview import packed  # a set's own file receives none

        self._step.receive(edition, content, packed(overview) if overview else None)

    def keep_contents(self, but: Collection[UUID] = ()) -> None:
        """Forgets for good the content of every edition that is no longer there and is none of `but`."""
        self._step.keep_contents(but)

    def keep_key(self, programme: UUID, public: str, secret: str = "") -> None:
        """Keeps what the files of a programme are sealed to and, for its coordinator, opened with."""
        self._step.keep_key(programme, public, secret)

    def keep_pack(self, programme: UUID, content: bytes) -> None:
        """Keeps the pack of a programme that was taken in, to know later what it brought."""
        self._step.keep_pack(programme, content)

    def erase(self, people: Collection[UUID]) -> None:
        """Forgets all that the history holds of what this step deleted, and of what these people did. Nothing
        that was done before can be taken back."""
        self._step.erase(people)

    def forget(self, records: Collection[UUID]) -> None:
        """Forgets all that the history holds of records with these ids. The steps in which it was done cannot
        be taken back."""
        self._step.forget(records)

    def forget_all(self) -> None:
        """Forgets all that the history holds. Nothing that was done before can be taken back."""
        self._step.forget_all()

    def let_stand(self) -> None:
        """The step cannot be taken back: what it took away is to be gone."""
        self._step.let_stand()

    def let_all_stand(self) -> None:
        """Nothing that was done before can be taken back any more: it was about what is elsewhere now."""
        self._step.let_all_stand()

    def complete(self) -> None:
        """Keeps what follows from the step as a whole."""
        if self._rules == Rules.ASKED:
            agreement_rules.complete(self._change)
        elif self._rules == Rules.ARRIVING:
            agreement_rules.arrived(self._change, self._arrived)

    def _see(self, record: Record) -> None:
        """Notes what another window had put into a record that is deleted now."""
        at = type(record), record.id
        now = self._records.get(*at)
        if now is not None and at not in self._own and self._records.is_unseen(now):
            self.deleted_unseen.append(DeletedUnseen(now, self._records.as_known(*at)))
        self._own.add(at)

    def _delete(self, record: Record) -> None:
        if self._rules == Rules.ASKED:
            self._see(record)
        for kind in ALL:
            for field, table in references(kind).items():
                if table == TABLES[type(record)]:
                    self._let_go(kind, field, record)
        for choice in self._records.select(PosterChoice, line_of=record.id):
            self._step.delete(choice)
        for line in self._records.select(ReleasedLine, line_of=record.id):
            self._delete(line)
        self._step.delete(record)
        record_rules.follow(self._change, record, None)

    def _let_go(self, kind: type[Record], field: str, record: Record) -> None:
        loose = field in rule.optional(kind)
        for other in self._records.select(kind, **{field: record.id}):
            if loose:
                self._step.put(msgspec.structs.replace(other, **{field: None}))
            else:
                self._delete(other)
