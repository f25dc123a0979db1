"""From the lines typed into a box to its records, so that a line keeps its identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias
from uuid import UUID

import msgspec

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.domain.activity import Layer, Place, SystemItem

Lines: TypeAlias = tuple[tuple[Layer, str], ...]
"""What one box says: each line with its layer."""


class Changes(NamedTuple):
    """What must be written so that the records say what was typed."""

    to_put: tuple[SystemItem, ...]
    to_delete: tuple[SystemItem, ...]


def lines_of_box(items: Iterable[SystemItem], place: Place) -> Lines:
    """What one box says now, in the order in which it is read."""
    return tuple((item.layer, plain_wording(item.wording)) for item in in_box(items, place))


def reconcile(items: Iterable[SystemItem], place: Place, lines: Lines, version: UUID) -> Changes:
    """What to put and what to delete so that the box `place` of `version` says `lines`.

    `items` are the items of that version. A line that stands as it was keeps its record, also when
    it moves; a line whose words changed keeps it too, so that whatever refers to the
    record still does. Blank lines count for nothing. Positions count from 0 within a layer.
    """
    every = list(items)
    to_put: list[SystemItem] = []
    to_delete: list[SystemItem] = []
    for layer in Layer:
        old = in_box(every, place, {layer})
        new = [
            plain_wording(wording) for line_layer, wording in lines if line_layer == layer and wording.strip()
        ]
        kept = _matches([plain_wording(item.wording) for item in old], new)
        for position, wording in enumerate(new):
            before = old[kept[position]] if position in kept else None
            after = _item(before, version, place, layer, wording, position)
            if after != before:
                to_put.append(after)
        gone = set(range(len(old))) - set(kept.values())
        to_delete += [old[n] for n in sorted(gone)]
    return Changes(tuple(to_put), tuple(to_delete))


def _item(
    before: SystemItem | None, version: UUID, place: Place, layer: Layer, wording: str, position: int
) -> SystemItem:
    if before is None:
        return SystemItem(version=version, place=place, layer=layer, wording=wording, position=position)
    if plain_wording(before.wording) == wording:
        wording = before.wording
    return msgspec.structs.replace(before, wording=wording, position=position)


def _matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """New line -> the old line that it was: the unchanged ones, then those that moved, then
    those that stand where another stood."""
    matches: dict[int, int] = {}
    replaced: list[tuple[range, range]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            matches.update(zip(range(j1, j2), range(i1, i2), strict=True))
        elif tag == "replace":
            replaced.append((range(i1, i2), range(j1, j2)))
    loose = [n for n in range(len(old)) if n not in matches.values()]
    for j in (j for j in range(len(new)) if j not in matches):
        moved = next((i for i in loose if old[i] == new[j]), None)
        if moved is not None:
            matches[j] = moved
            loose.remove(moved)
    for before, after in replaced:
        left = [i for i in before if i in loose]
        matches.update(zip((j for j in after if j not in matches), left, strict=False))
    return matches
