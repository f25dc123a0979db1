"""Steps and what each changed: the rows before and after. Undo and redo come from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from lfl_desktop.store.database import Connection


class StepRow(NamedTuple):
    """A kept step: its number and the words that undo names it by."""

    id: int
    title: str


class ChangeRow(NamedTuple):
    """What one step did to one record: the record as JSON before and after, None where it was not."""

    table: str
    record: str
    before: str | None
    after: str | None


class LossRow(NamedTuple):
    """A record that a step deleted, or left shorter than it was; `at` is when, in UTC."""

    step: int
    at: str
    change: ChangeRow


class StoryRow(NamedTuple):
    """What one step did to one record of which the whole story is told."""

    step: int
    change: ChangeRow


_OVERTAKEN = 2
"""What `undone` says of a step that was taken back and cannot be done again, because another one followed."""

_AT_ONCE = 500
"""Records that one look through the history is about."""

_LAST = 2**63 - 1
"""The highest number that a step could have."""


class History:
    """The steps of one records file. Every call runs inside the caller's transaction.

    A new step that can be undone overtakes what was undone before, so what is undone comes after all that
    can still be taken back: there it is looked for, not among the steps of years. Of what is overtaken only
    the changes that `worth` makes of those of each step are remembered, to be found among what was deleted.
    """

    def __init__(self, db: Connection, worth: Callable[[Iterable[list[ChangeRow]]], list[ChangeRow]]) -> None:
        self._db = db
        self._worth = worth

    def start(self, title: str, undoable: bool, at: dt.datetime) -> int:
        """A new step, made `at` a time with a zone; its number."""
        cursor = self._db.execute(
            "INSERT INTO step (title, at, undoable) VALUES (?, ?, ?)", (title, _said(at), int(undoable))
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def let_stand(self, step: int) -> None:
        """This step cannot be taken back."""
        self._db.execute("UPDATE step SET undoable = 0 WHERE id = ?", (step,))

    def let_all_stand(self) -> None:
        """No step can be taken back or done again from now on."""
        self._db.execute(
            "UPDATE step SET undoable = 0, undone = CASE undone WHEN 0 THEN 0 ELSE ? END", (_OVERTAKEN,)
        )

    def erase(self, records: Collection[str], people: Collection[str], belongs: Collection[str]) -> None:
        """Forgets what was done to these records, and to all that belonged to one of them or of these people:
        whatever named one in a field that is among `belongs`; and what mentioned one of the people."""
        gone, ahead = set(records), {*records, *people}
        names_it = " OR ".join(["instr(coalesce(before, '') || coalesce(after, ''), ?)"] * len(belongs))
        while ahead:
            id = ahead.pop()
            found = self._db.execute(
                f"SELECT DISTINCT record_id FROM change WHERE {names_it}",
                [f'"{name}":"{id}"' for name in belongs],
            )
            new = {str(record) for (record,) in found} - gone
            gone |= new
            ahead |= new
        for id in gone:
            self._db.execute("DELETE FROM change WHERE record_id = ?", (id,))
        for id in people:
            self._db.execute(
                "DELETE FROM change WHERE instr(coalesce(before, ''), ?1) OR"
                " (record_table <> 'erasure' AND instr(coalesce(after, ''), ?1))",
                (id,),
            )

    def forget(self, records: Collection[str]) -> None:
        """Forgets what was done to these records; the steps in which it was done cannot be taken back."""
        ids = list(records)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            these = f"record_id IN ({', '.join('?' * len(some))})"
            self._db.execute(
                f"UPDATE step SET undoable = 0 WHERE id IN (SELECT step FROM change WHERE {these})", some
            )
            self._db.execute(f"DELETE FROM change WHERE {these}", some)

    def forget_all(self) -> None:
        """Forgets all that was ever done: nothing of it can be taken back or done again, or found among what
        was deleted."""
        self._db.execute("DELETE FROM change")
        self.let_all_stand()

    def is_last(self, step: int) -> bool:
        """Whether undo would take back this step, and nothing was taken back after it. One whose changes
        came to nothing is not there any more; another window may have gone on or undone it."""
        last = self._one("undoable = 1 ORDER BY id DESC")
        return last is not None and last.id == step and self.to_redo() is None

    def lies_free(self, step: int) -> bool:
        """Whether a step still stands and no later one, undone or not, changed any of its records: more of
        the same can be added to it beneath the later ones, which are taken back and done again as before."""
        stands = self._one(f"undoable = 1 AND undone = 0 AND id = {step:d}")
        later = self._db.execute(
            "SELECT 1 FROM change AS mine JOIN change AS other USING (record_table, record_id)"
            " JOIN step ON step.id = other.step"
            " WHERE mine.step = ? AND other.step > mine.step AND undone < ? LIMIT 1",
            (step, _OVERTAKEN),
        )
        return stands is not None and later.fetchone() is None

    def note(self, step: int, table: str, record: str, before: str | None, after: str | None) -> None:
        """Adds a change to a step. The first `before` of a record stays, the last `after` counts."""
        self._db.execute(
            "INSERT INTO change (step, record_table, record_id, before, after) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET after = excluded.after",
            (step, table, record, before, after),
        )

    def settle(self, step: int, at: dt.datetime, beneath: bool = False) -> None:
        """Drops changes that came to nothing, and the step if none is left; `at` is the time it is. If some
        are, and it can be undone, then what was undone before cannot be done again, unless the step lies
        `beneath` that."""
        self._db.execute("DELETE FROM change WHERE step = ? AND before IS after", (step,))
        if not self._db.execute("SELECT 1 FROM change WHERE step = ?", (step,)).fetchone():
            self._db.execute("DELETE FROM step WHERE id = ?", (step,))
        elif (
            not beneath
            and self._db.execute("SELECT 1 FROM step WHERE id = ? AND undoable = 1", (step,)).fetchone()
        ):
            self._overtake(self._undone(before=step), at)

    def marks(self) -> list[tuple[int, str, str]]:
        """Number, title and time of every step that is known: what tells it from those of another file."""
        return self._db.execute("SELECT id, title, at FROM step").fetchall()

    def last_at(self, but: Sequence[str]) -> str:
        """When the last step was made that stands and changed other tables than these, in UTC; empty where
        there is none."""
        row = self._db.execute(
            "SELECT at FROM step WHERE undone = 0 AND EXISTS (SELECT 1 FROM change WHERE change.step = id"
            f" AND record_table NOT IN ({', '.join('?' * len(but))})) ORDER BY id DESC LIMIT 1",
            but,
        ).fetchone()
        return row[0] if row else ""

    def to_undo(self) -> StepRow | None:
        """The last step that can be taken back."""
        return self._one("undoable = 1 AND undone = 0 ORDER BY id DESC")

    def to_redo(self) -> StepRow | None:
        """The step that was taken back last."""
        return next(iter(self._undone()), None)

    def changes(self, step: int) -> list[ChangeRow]:
        """What a step changed."""
        rows = self._db.execute(
            "SELECT record_table, record_id, before, after FROM change WHERE step = ?", (step,)
        )
        return [ChangeRow(*row) for row in rows.fetchall()]

    def losses(self, but: str) -> list[LossRow]:
        """What steps that stand and can be undone deleted or made shorter, the latest step first. Steps
        that changed the table `but` are left out."""
        rows = self._db.execute(
            "SELECT id, at, record_table, record_id, before, after FROM step JOIN change ON step = id"
            " WHERE undoable = 1 AND undone = 0 AND before IS NOT NULL"
            " AND (after IS NULL OR length(after) < length(before))"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE step = id AND record_table = ?)"
            " ORDER BY id DESC",
            (but,),
        )
        return [LossRow(step, at, ChangeRow(*change)) for step, at, *change in rows.fetchall()]

    def knows_loss(self, table: str, record: str, but: str) -> bool:
        """Whether a step that stands and can be undone deleted a record, and is among the `losses`."""
        row = self._db.execute(
            "SELECT 1 FROM change JOIN step ON step = id WHERE record_table = ? AND record_id = ?"
            " AND undoable = 1 AND undone = 0 AND before IS NOT NULL AND after IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE step = id AND record_table = ?) LIMIT 1",
            (table, record, but),
        ).fetchone()
        return row is not None

    def knows(self, table: str, record: str) -> bool:
        """Whether any step did something to a record: whether it was ever there, as far as is remembered."""
        return (
            self._db.execute(
                "SELECT 1 FROM change WHERE record_table = ? AND record_id = ? LIMIT 1", (table, record)
            ).fetchone()
            is not None
        )

    def overtaken(self) -> list[LossRow]:
        """What was lost when steps that had been taken back were overtaken, the latest first: each record as
        it had been typed, and as taking back left it. `at` is when they were overtaken."""
        rows = self._db.execute(
            "SELECT id, at, record_table, record_id, after, before FROM step JOIN change ON step = id"
            " WHERE undone = ? ORDER BY id DESC",
            (_OVERTAKEN,),
        )
        return [LossRow(step, at, ChangeRow(*change)) for step, at, *change in rows.fetchall()]

    def last_known(self, table: str) -> dict[str, str]:
        """Record id -> the record as JSON, as it was last, for all that ever were in `table`."""
        rows = self._db.execute(
            "SELECT record_id, coalesce(after, before) FROM change JOIN step ON step = id"
            " WHERE record_table = ? AND undone < ? ORDER BY step",
            (table, _OVERTAKEN),
        )
        return dict(rows.fetchall())

    def beside(self, table: str, record: str, other: str) -> list[str]:
        """What the last step that stands and changed a record left in the table `other`, as JSON."""
        rows = self._db.execute(
            "SELECT after FROM change WHERE record_table = ?1 AND after IS NOT NULL AND step ="
            " (SELECT max(id) FROM step JOIN change ON step = id WHERE undone = 0"
            " AND record_table = ?2 AND record_id = ?3)",
            (other, table, record),
        )
        return [str(after) for (after,) in rows.fetchall()]

    def stories(self, records: Collection[str]) -> list[StoryRow]:
        """What steps that stand did to these records, by id, the first step first."""
        rows = self._db.execute(
            "SELECT id, record_table, record_id, before, after FROM step JOIN change ON step = id"
            f" WHERE undone = 0 AND record_id IN ({', '.join('?' * len(records))}) ORDER BY id",
            tuple(records),
        )
        return [StoryRow(step, ChangeRow(*change)) for step, *change in rows.fetchall()]

    def remember(self, title: str, at: dt.datetime, change: ChangeRow) -> None:
        """What was typed and could not be kept is remembered like what was taken back and overtaken: `after`
        is the record with it."""
        step = self.start(title, False, at)
        self.note(step, *change)
        self._db.execute("UPDATE step SET undone = ? WHERE id = ?", (_OVERTAKEN, step))

    def mark(self, step: int, *, undone: bool) -> None:
        """Says that a step has been taken back or done again."""
        self._db.execute("UPDATE step SET undone = ? WHERE id = ?", (int(undone), step))

    def _one(self, condition: str) -> StepRow | None:
        row = self._db.execute(f"SELECT id, title FROM step WHERE {condition} LIMIT 1").fetchone()
        return StepRow(*row) if row else None

    def _undone(self, before: int = _LAST) -> list[StepRow]:
        """The steps before this number that have been taken back, in order."""
        rows = self._db.execute(
            "SELECT id, title FROM step WHERE undone = 1 AND id < ?1 AND id > coalesce("
            "(SELECT id FROM step WHERE undoable = 1 AND undone = 0 AND id < ?1 ORDER BY id DESC LIMIT 1), 0"
            ") ORDER BY id",
            (before,),
        )
        return [StepRow(*row) for row in rows]

    def _overtake(self, steps: Sequence[StepRow], at: dt.datetime) -> None:
        """Steps that were taken back cannot be done again; what of them is worth it is remembered as one."""
        changes = self._worth(self.changes(step.id) for step in steps)
        for step in steps:
            self._db.execute("DELETE FROM change WHERE step = ?", (step.id,))
            if step is not steps[-1] or not changes:
                self._db.execute("DELETE FROM step WHERE id = ?", (step.id,))
        for change in changes:
            self.note(steps[-1].id, *change)
        if changes:
            self._db.execute(
                "UPDATE step SET undone = ?, at = ? WHERE id = ?", (_OVERTAKEN, _said(at), steps[-1].id)
            )


def _said(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
