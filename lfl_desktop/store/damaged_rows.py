"""Reading a damaged file row by row: whatever can still be reached of a table, from either end, by its index
or one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lfl_desktop.store.database import Connection

PROBED = 3_000
"""Rows that are asked for one by one where a table breaks off."""

Row = dict[str, Any]


class DamagedTable:
    """One table of a damaged file: `rows` has what can be read of it, by its columns."""

    def __init__(self, db: Connection, name: str, known_keys: Iterable[object] = ()) -> None:
        """`known_keys` are values of the first column of its key that are known from elsewhere."""
        self._db, self._name = db, name
        self.is_whole = True
        described = self._read(f"PRAGMA table_info({name})")
        self._columns = [str(column[1]) for column in described]
        self._keys = [str(column[1]) for column in described if column[5]]
        self.is_known = bool(self._columns)
        """Whether the file still knows that there is such a table."""
        self.is_whole &= self.is_known
        self.rows: list[Row] = self._all_rows(known_keys) if self._columns else []

    def _all_rows(self, known_keys: Iterable[object]) -> list[Row]:
        _found, has_numbers = self._db.rows_until_damage(f"SELECT rowid FROM {self._name} LIMIT 0")
        keys = ["rowid"] if has_numbers else self._keys
        backwards = ", ".join(f'"{key}" DESC' for key in keys)
        forwards = backwards.replace(" DESC", "")
        asked = f"SELECT {', '.join(keys)}, * FROM {self._name} NOT INDEXED"
        named = self._by_key(self._read(f"{asked} ORDER BY {forwards}"), len(keys))
        if not self.is_whole:
            named |= self._by_key(self._read(f"{asked} ORDER BY {backwards}"), len(keys))
            wanted = self._numbers_missing({key[0] for key in named}) if has_numbers else known_keys
            for value in wanted:
                named |= self._by_key(self._read(f'{asked} WHERE "{keys[0]}" = ?', value), len(keys))
        order: Callable[[tuple[Any, ...]], str] = repr
        kept = (named[key] for key in sorted(named, key=None if has_numbers else order))
        return [dict(zip(self._columns, values, strict=True)) for values in kept]

    def _by_key(self, rows: list[tuple[Any, ...]], width: int) -> dict[tuple[Any, ...], tuple[Any, ...]]:
        return {row[:width]: row[width:] for row in rows}

    def _numbers_missing(self, known: set[int]) -> list[int]:
        """The numbers of rows that may be there besides: those that the index of ids knows, and those next to
        where reading broke off."""
        indexed = {row[0] for row in self._read(f"SELECT rowid FROM {self._name} ORDER BY id")}
        if not known and not indexed and self._is_out_of_reach():
            return []
        last = max(known, default=0)
        probed = {*range(max(1, last - PROBED), last + PROBED)}
        return sorted((indexed | probed) - known)

    def _is_out_of_reach(self) -> bool:
        """Whether no row can be asked for, as where the first page of the table is lost. Of rows on pages
        that can be reached one would be hit upon: the numbers asked for lie closer than the pages do."""
        number, asked = 1, f"SELECT 1 FROM {self._name} NOT INDEXED WHERE rowid = ?"
        while number < PROBED:
            if self._db.rows_until_damage(asked, (number,))[1]:
                return False
            number += 1 + number // 4
        return True

    def _read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        found, is_all = self._db.rows_until_damage(sql, values)
        self.is_whole &= is_all
        return found
