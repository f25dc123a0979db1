"""Words that a change adds to a text, which taking it back takes away again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lfl_desktop.domain.record import Record

LONG = 20
"""Letters from which words that were lost can be put back: a few words."""


def added_words(before: str, after: str) -> str:
    """The words of `after` that `before` has not, from the first that differs to the last, whole."""
    same = _alike(before, after)
    while same and re.match(r"\w\w", after[same - 1 : same + 1]):
        same -= 1
    end = _alike(before[same:][::-1], after[same:][::-1])
    while end and re.match(r"\w\w", after[len(after) - end - 1 : len(after) - end + 1]):
        end -= 1
    return after[same : len(after) - end].strip()


def is_much_at_once(before: str, after: str) -> bool:
    """Whether the one key or the one paste that made `after` of `before` took away or brought so many words
    that it is a thought by itself."""
    start = _alike(before, after)
    gone, come = before[start:], after[start:]
    return max(len(gone), len(come)) - _alike(gone[::-1], come[::-1]) >= LONG


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning. By halves, because it is asked at each
    key of texts of any length."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        half = (same + most + 1) // 2
        if one[same:half] == other[same:half]:
            same = half
        else:
            most = half - 1
    return same


def added_texts(before: Record, after: Record) -> Iterator[tuple[str, str]]:
    """The fields of a record to which long words were added, each with these words."""
    for field in after.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if type(old) is str and type(new) is str and len(words := added_words(old, new)) >= LONG:
            yield field, words


def letters(records: Sequence[Record]) -> int:
    """How many letters the texts of some records have in all."""
    texts = (getattr(record, field) for record in records for field in record.__struct_fields__)
    return sum(len(text.strip()) for text in texts if type(text) is str)
