"""The reverse of loss: what was deleted, from the history of steps, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID

import msgspec
from msgspec.structs import replace

from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Bid, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.domain.wording.lost_words import LONG, added_texts
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.agreement_rules import lapsed
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

Key = tuple[type[Record], UUID]

_PLACE = {kind: place for place, kind in enumerate(ALL)}


class CannotPutBack(WorldError):
    """Something cannot be without what is gone for good."""


@dataclass(frozen=True)
class LostText:
    """A text that was wholly erased from a field of a record that is still there, or words that were typed
    there and undone."""

    record: Record
    field: str
    words: str


@dataclass(frozen=True)
class Deletion:
    """What one step deleted and what is still gone, parents first; or one text that it emptied. With `undone`
    that was undone, and another step overtook it. `at` is when, in UTC."""

    step: int
    at: dt.datetime
    records: tuple[Record, ...] = ()
    text: LostText | None = None
    undone: bool = False


def record_key(record: Record) -> Key:
    """What tells a record from all others."""
    return type(record), record.id


class DeletedPast:
    """What is gone from a file, read once.

    A file from a set that took things away is left out: what a set withdrew others do not bring back."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._overtaken = workspace.overtaken()
        deleted = workspace.losses(ImportReceipt)
        self._losses = sorted((*deleted, *self._overtaken), key=lambda loss: loss.step, reverse=True)
        self._known: dict[Key, Record | None] = {}
        self._gone: dict[Key, tuple[int, Record]] = {}
        undone = {loss.step for loss in self._overtaken}
        seen: set[Key] = set()
        typed: dict[Key, Record] = {}
        for loss in self._losses:
            key = record_key(loss.before)
            if key in seen:
                continue
            if loss.after is not None:
                if loss.step in undone:  # typed in another window, which did not know that it was deleted
                    typed.setdefault(key, loss.before)
                continue
            seen.add(key)
            if workspace.get(*key) is None:
                self._gone[key] = (loss.step, typed.get(key, loss.before))

    def known(self, kind: type[Record], id: UUID | None) -> Record | None:
        """The record as it is, or as it was last."""
        if id is None:
            return None
        key = (kind, id)
        if key not in self._known:
            self._known[key] = self.workspace.get(*key) or self._gone.get(key, (0, None))[1]
        return self._known[key]

    def deletions(self) -> list[Deletion]:
        """What can be put back, the latest first. An agreement comes back with what was agreed, and one that
        ended by itself does not."""
        steps: dict[int, list[Record]] = {}
        for step, record in self._gone.values():
            steps.setdefault(step, []).append(record)
        for step, records in steps.items():
            ids = {record.id for record in records}
            steps[step] = [r for r in records if not isinstance(r, Agreement) or r.subject in ids]
        steps = {step: records for step, records in steps.items() if records}
        when = {loss.step: loss.at for loss in self._losses}
        undone = {loss.step for loss in self._overtaken}
        found = [
            Deletion(step, when[step], parents_first(records), undone=step in undone)
            for step, records in steps.items()
        ]
        return sorted([*found, *self._emptied(), *self._undone()], key=lambda each: each.step, reverse=True)

    def with_parents(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Those of `records` that are still gone, with what they cannot be without where that is gone too,
        parents first.

        Raises CannotPutBack where a parent is not to be had."""
        found: dict[Key, Record] = {}
        waiting = [record for record in records if record_key(record) in self._gone]
        while waiting:
            record = waiting.pop()
            found[record_key(record)] = record
            for parent in needed(record):
                if parent in found or self.workspace.get(*parent) is not None:
                    continue
                if parent not in self._gone:
                    raise CannotPutBack(
                        tr(
                            "This cannot be put back, because what it belonged to is gone for good."
                            " Nothing was changed."
                        )
                    )
                waiting.append(self._gone[parent][1])
        return parents_first(found.values())

    def linked(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records that refer, or were referred to, by one of these, with their empty references as they
        were meant: those that only deletions emptied, of either side and in whatever order, and those that
        could not be made again because what they referred to was gone as well."""
        back = {record_key(record) for record in records}
        owners = back | {
            record_key(loss.before)
            for loss in self._losses
            if not back.isdisjoint(_optional_targets(loss.before).values())
        }
        for (kind, id), meant in self._meant({id for _kind, id in owners}).items():
            record = self.workspace.get(kind, id)
            if record is None:
                continue
            again = {
                field: target[1]
                for field, target in meant.items()
                if getattr(record, field) is None
                and (target in back or (kind, id) in back)
                and self.workspace.get(*target) is not None
            }
            if again:
                yield replace(record, **again)

    def _meant(self, ids: Collection[UUID]) -> dict[Key, dict[str, Key]]:
        """Owner -> field -> what it referred to when last somebody said so: a deletion says nothing of it."""
        deleted = {(loss.step, record_key(loss.before)) for loss in self._losses if loss.after is None}
        found: dict[Key, dict[str, Key]] = {}
        for step, before, after in self.workspace.stories(ids) if ids else ():
            if (record := after or before) is None:
                continue
            meant = found.setdefault(record_key(record), {})
            was = _optional_targets(before) if before else {}
            meant.update(was)
            if after is None:
                continue
            meant.update(_optional_targets(after))
            for field, target in was.items():
                if getattr(after, field) is None and (step, target) not in deleted:
                    del meant[field]
        return found

    def bids_for(self, records: Iterable[Record]) -> Iterator[Bid]:
        """The agreed bids that were set back when their slots were removed and have not changed since, where
        both are there again and one of them is among `records`."""
        back = {record_key(record) for record in records}
        gone = [(loss.step, loss.before) for loss in self._losses if loss.after is None]
        slots = [(step, slot) for step, slot in gone if isinstance(slot, Slot)]
        for loss in self._losses:
            bid = loss.before
            if not isinstance(bid, Bid) or loss.after is None:
                continue
            theirs = [
                s
                for step, s in slots
                if (step, s.meeting, s.presenter) == (loss.step, bid.meeting, bid.person)
            ]
            if (
                any(self.workspace.get(Slot, slot.id) for slot in theirs)
                and not back.isdisjoint([record_key(bid), *map(record_key, theirs)])
                and self.workspace.get(Bid, bid.id) == loss.after
            ):
                yield bid

    def _emptied(self) -> Iterator[Deletion]:
        seen: set[tuple[Key, str, str]] = set()
        for loss in self._losses:
            if loss.after is None or loss in self._overtaken:
                continue
            for field, words in _erased(loss.before, loss.after):
                now = self.workspace.get(*record_key(loss.before))
                same = (record_key(loss.before), field, words)
                if now is not None and not getattr(now, field).strip() and same not in seen:
                    seen.add(same)
                    yield Deletion(loss.step, loss.at, text=LostText(now, field, words))

    def _undone(self) -> Iterator[Deletion]:
        for loss in self._overtaken:
            now = self.workspace.get(*record_key(loss.before))
            if loss.after is None or now is None:
                continue
            for field, words in added_texts(loss.after, loss.before):
                if words not in getattr(now, field):
                    yield Deletion(loss.step, loss.at, text=LostText(now, field, words), undone=True)


def _erased(before: Record, after: Record) -> Iterator[tuple[str, str]]:
    for field in before.__struct_fields__:
        words = getattr(before, field)
        if type(words) is str and len(words.strip()) >= LONG and not getattr(after, field).strip():
            yield field, words


def needed(record: Record) -> list[Key]:
    """What a record cannot be without."""
    optional = _optional(type(record))
    return [
        (BY_TABLE[table], getattr(record, field))
        for field, table in references(type(record)).items()
        if field not in optional
    ]


def parents_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each after what it cannot be without, then by position."""
    return tuple(sorted(records, key=lambda r: (_PLACE[type(r)], getattr(r, "position", 0), str(r.id))))


def set_of_deleted(past: DeletedPast, record: Record) -> UUID | None:
    """The set that a record belongs to; None for what sets share."""
    own = record.id if isinstance(record, LearningSet) else getattr(record, "learning_set", None)
    if isinstance(own, UUID):
        return own
    for key in needed(record):
        parent = past.known(*key)
        if parent is not None and (found := set_of_deleted(past, parent)):
            return found
    return None


def put_back(workspace: Workspace, deletion: Deletion) -> tuple[Record, ...]:
    """Brings back what a step deleted, in one step that can be undone; what came back.

    What exists stays as it is. References that deletions emptied are made again where they are still empty;
    those to what is gone stay empty until that is put back too. Raises CannotPutBack; nothing is changed
    then."""
    with workspace.step(mark("Put back"), rules=Rules.PASSED_BY) as step:
        past = DeletedPast(workspace)
        records = past.with_parents(deletion.records)
        for record in records:
            step.put(_attached(workspace, record))
        # now that all are there, also those that refer to one another
        for record in list(past.linked(records)):
            step.put(record)
        for bid in list(past.bids_for(records)):
            step.put(bid)
        filled = _fill_in(workspace, step, deletion) if deletion.text else ()
    return (*records, *filled)


def _attached(reading: Reading, record: Record) -> Record:
    """`record` without references to what is not there."""
    kind = type(record)
    loose = {
        field: None
        for field, table in references(kind).items()
        if field in _optional(kind) and reading.get(BY_TABLE[table], getattr(record, field)) is None
    }
    return replace(record, **loose)


def _fill_in(reading: Reading, step: Writing, deletion: Deletion) -> tuple[Record, ...]:
    """Words that were undone come after those that have been typed since."""
    text = deletion.text
    assert text is not None
    kind = type(text.record)
    now = reading.get(kind, text.record.id)
    there = getattr(now, text.field).strip() if now else ""
    if now is None or (there and not deletion.undone):
        return ()
    words = f"{there} {text.words}".lstrip()
    return (step.put(lapsed(now, replace(now, **{text.field: words}))),)


def _optional_targets(record: Record) -> dict[str, Key]:
    """Field -> what a record refers to and can be without."""
    kind = type(record)
    return {
        field: (BY_TABLE[table], getattr(record, field))
        for field, table in references(kind).items()
        if field in _optional(kind) and getattr(record, field) is not None
    }


@cache
def _optional(kind: type[Record]) -> frozenset[str]:
    return frozenset(field.name for field in msgspec.structs.fields(kind) if field.default is None)
