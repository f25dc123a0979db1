"""What was read of the open file, kept until it changes: a screen asks for the same records several times."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from lfl_desktop.domain.record import Record
from lfl_desktop.store import rows

MOST = 4000
"""Records that are held at once; it begins anew where there would be more."""

Question = tuple[str, tuple[object, ...]]
"""What was asked of one kind of record: a condition of SQL, and its values."""


def query_of_kind(kind: type[Record], where: Mapping[str, object]) -> Question:
    """What asks for the records of one kind with these values, in their order.

    A value may be a collection, which means any of them."""
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
    order = "position, rowid" if "position" in rows.columns(kind) else "rowid"
    where_clause = f"WHERE {' AND '.join(parts)} " if parts else ""
    return f"{where_clause}ORDER BY {order}", tuple(values)


class Answers:
    """Answers to questions about kinds of record. Records do not change, so each may be given twice."""

    def __init__(self) -> None:
        self._of: dict[type[Record], dict[Question, list[Any]]] = {}
        self._count = 0

    def find(self, kind: type[Record], question: Question) -> list[Any] | None:
        """The records found before, None where it was not asked since they changed."""
        found = self._of.get(kind, {}).get(question)
        return None if found is None else list(found)

    def keep(self, kind: type[Record], question: Question, found: list[Any]) -> None:
        """Keeps what was found."""
        if self._count + len(found) > MOST:
            self.forget()
        if len(found) <= MOST:
            self._of.setdefault(kind, {})[question] = list(found)
            self._count += len(found)

    def records(self) -> dict[tuple[type[Record], UUID], Record | None]:
        """All records that are among them."""
        lists = [found for questions in self._of.values() for found in questions.values()]
        return {(type(record), record.id): record for found in lists for record in found}

    def forget(self, *kinds: type[Record]) -> None:
        """Records of these kinds have changed; without any, all may have."""
        for kind in kinds or tuple(self._of):
            self._count -= sum(len(found) for found in self._of.pop(kind, {}).values())
