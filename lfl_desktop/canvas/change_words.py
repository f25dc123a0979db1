"""What changed between two versions, in plain words and as signs on a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.canvas.texts import Note
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.domain.system_changes import Difference, ItemChange, Pulling, SystemChange, TensionChange
from lfl_desktop.words import tr


class Marked(NamedTuple):
    """One drawing of both versions: what the later holds with what was dropped, and what is said of each."""

    items: tuple[SystemItem, ...]
    tensions: tuple[Tension, ...]
    notes: dict[UUID, Note]


def with_changes_marked(difference: Difference) -> Marked:
    """The later version with what changed marked on it, in words and in the weight of type."""
    items = tuple(change.after or change.before for change in difference.items)
    return Marked(
        tuple(item for item in items if item),
        tuple(change.after for change in difference.tensions if change.after),
        {
            item.id: note
            for item, note in zip(items, map(_note, difference.items), strict=True)
            if item and note
        },
    )


def change_sentences(difference: Difference) -> list[str]:
    """What changed, one thing a sentence: items in the order of the places, then tensions."""
    order = list(Place)
    items = sorted(difference.items, key=lambda change: order.index(_any(change).place))
    told = [words for change in items for words in _item_words(change)]
    return told + [words for pull in difference.tensions for words in _tension_words(pull)]


def where(tension: Tension, name: str = "") -> str:
    """The places that a tension joins, as in "Tools – Rules"; `name` is that of another system."""
    start = title(tension.from_place)
    other = plain_wording(tension.neighbour) or name
    if not other and tension.to_place not in (None, tension.from_place):
        other = title(tension.to_place)
    return f"{start} – {other}" if other else start


def _quoted(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    said = plain_wording(words)
    return said if said.startswith("“") and said.endswith("”") else f"“{said}”"


def _any(change: ItemChange) -> SystemItem:
    item = change.after or change.before
    assert item is not None
    return item


def _note(change: ItemChange) -> Note | None:
    before, after, changes = change
    if after is None:
        return Note(tr("gone"), gone=True)
    if before is None:
        return Note(tr("new"), strong=True)
    words = []
    if SystemChange.BECAME_REAL in changes:
        words.append(tr("was possible, is so now"))
    if SystemChange.BACK_TO_POSSIBLE in changes:
        words.append(tr("was so, is possible now"))
    if SystemChange.MOVED in changes:
        words.append(tr("from {place}", place=title(before.place)))
    if SystemChange.REWORDED in changes:
        words.append(tr("was {words}", words=_quoted(before.wording)))
    if SystemChange.WAS_REPLACED in changes:
        words.append(tr("no longer so"))
    return Note(", ".join(words), strong=SystemChange.WAS_REPLACED not in changes) if words else None


def _item_words(change: ItemChange) -> Iterator[str]:
    before, after, changes = change
    if not plain_wording(_any(change).wording):
        return
    told = {"place": title(_any(change).place), "words": _quoted(_any(change).wording)}
    if after is None or before is None:
        possible = _any(change).layer == Layer.POSSIBLE
        if after is None:
            yield tr("{place}: {words} is gone.", **told)
        elif possible:
            yield tr("{place}: {words} is newly possible.", **told)
        else:
            yield tr("{place}: {words} is new.", **told)
        return
    if SystemChange.MOVED in changes:
        yield tr("{words} has moved from {before} to {place}.", before=title(before.place), **told)
    if SystemChange.REWORDED in changes:
        yield tr("{place}: {before} is now {words}.", before=_quoted(before.wording), **told)
    if SystemChange.BECAME_REAL in changes:
        yield tr("{place}: {words} was possible and is so now.", **told)
    if SystemChange.BACK_TO_POSSIBLE in changes:
        yield tr("{place}: {words} was so and is only possible now.", **told)
    if SystemChange.WAS_REPLACED in changes:
        yield tr("{place}: {words} has given way to what was possible.", **told)


def _tension_words(change: TensionChange) -> Iterator[str]:
    before, after, changes = change
    tension = after or before
    assert tension is not None
    told = {"where": where(tension), "words": plain_wording(tension.wording)}
    if Pulling.NOTICED in changes:
        yield tr("Newly noticed, {where}: {words}", **told)
    if Pulling.DROPPED in changes:
        yield tr("No longer noted, {where}: {words}", **told)
    if Pulling.WORKED_ON in changes:
        yield tr("Worked on now, {where}: {words}", **told)
    if Pulling.EASED in changes:
        yield tr("Eased, {where}: {words}", **told)
    if Pulling.BACK in changes:
        yield tr("Noticed again, {where}: {words}", **told)
    if before and after and Pulling.MOVED in changes:
        yield tr("What pulled at {before} now pulls at {where}: {words}", before=where(before), **told)
    if before and after and Pulling.REWORDED in changes:
        yield tr("{where}: {before} is now said as {words}.", before=plain_wording(before.wording), **told)
