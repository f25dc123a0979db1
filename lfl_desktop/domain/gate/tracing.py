"""What a paper holds, told by whoever makes it: which fields of which records.

The words of a paper are made once more from records in which each word carries a mark of where it stands.
The marks that come back in the words are what is on the paper: nobody keeps a list that says the same again.
What is said without a word of a record (that somebody was here, minutes, a day) is noted by the maker, with
`Visible.tell`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias
from uuid import UUID

import msgspec

from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Meeting, SetReview
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import SetFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate

Told: TypeAlias = frozenset[tuple[UUID, str]]
"""Ids of records, each with a field."""

_MARKS = (range(0x20000, 0x2A6E0), range(0x30000, 0x3134B))
"""Letters that no text of this program has: rare Han characters, of planes that are reserved for them."""

_MARK = re.compile("[" + "".join(f"{chr(marks[0])}-{chr(marks[-1])}" for marks in _MARKS) + "]")
_END_OF_WORD = re.compile(r"(?<=\S)(?=\s|\Z)")

_KEYS = {
    (Meeting, "template"),
    (StageTemplate, "key"),
    (Programme, "audiences"),
    (SetReview, "scores"),
    (SetFigures, "levels"),
}
"""Fields that hold names by which something else is found: they are no words of a paper."""


class Trace:
    """What came through the gate, marked. Make the words of a paper from `seen`; ask what they `hold`."""

    def __init__(self, seen: Visible) -> None:
        self._marks: dict[tuple[UUID, str], str] = {}
        self._fields: dict[str, set[tuple[UUID, str]]] = {}
        self.seen = seen.worded(self._marked)

    def hold(self, words: Iterable[str]) -> Told:
        """The fields that stand in `words`, and those that their maker noted."""
        found = set(_MARK.findall("\n".join(words)))
        return frozenset(self.seen.noted).union(*(self._fields.get(mark, set()) for mark in found))

    def _marked(self, record: Record) -> Record:
        kind = type(record)
        changed: dict[str, Any] = {}
        for name in kind.__struct_fields__:
            value = getattr(record, name)
            if (kind, name) in _KEYS or not value:
                continue
            if type(value) is str:
                changed[name] = self._worded(value, record.id, name)
            elif isinstance(value, dict):
                changed[name] = {key: self._worded(text, record.id, name) for key, text in value.items()}
        return msgspec.structs.replace(record, **changed) if changed else record

    def _worded(self, text: str, id: UUID, name: str) -> str:
        """`text` with a mark after each word. What is equal in one record stays equal: a headline that is the
        wording is said once."""
        mark = self._marks.setdefault((id, text), _mark(len(self._marks)))
        self._fields.setdefault(mark, set()).add((id, name))
        plain = text if text.isascii() else _MARK.sub("", text)
        words = plain.split(" ")
        if "" in words or not plain.isprintable():  # spaces of another kind
            return _END_OF_WORD.sub(mark, plain)
        return f"{mark} ".join(words) + mark


def _mark(nth: int) -> str:
    """Another mark for each of as many as there are; then they begin anew."""
    first, second = _MARKS
    place = nth % (len(first) + len(second))
    return chr(first[place] if place < len(first) else second[place - len(first)])


def whole(records: Iterable[Record]) -> Told:
    """All that records say: what stands in a file that holds them as they are. What is empty says nothing."""
    return frozenset(
        (record.id, name)
        for record in records
        for name in record.__struct_fields__
        if getattr(record, name) not in ("", None, False, (), {})
    )
