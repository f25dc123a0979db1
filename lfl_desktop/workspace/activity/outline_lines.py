"""An activity system as an outline: headings with bullets, the same as the picture and equal in power."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, in_boxes, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.domain.tensions import LEVELS, STATES, VOICES, level_of, tensions_in_order
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.tension_changes import tension_joins


@dataclass(frozen=True)
class OutlineEntry:
    """A bullet: the id of its record and what it says, with `more` bullets below it."""

    id: UUID
    words: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutlineHeading:
    """A heading with its bullets; `place` is None above the tensions."""

    place: Place | None
    words: str
    lines: tuple[OutlineEntry, ...]


def outline_of_places(
    items: Sequence[SystemItem],
    tensions: Iterable[Tension],
    *,
    layers: Set[Layer] = BOTH,
    names: Mapping[UUID, str] | None = None,
    actions: Mapping[UUID, Sequence[str]] | None = None,
    levels: bool = False,
) -> list[OutlineHeading]:
    """The seven places in the order in which they are read, then where it pulls.

    `names` are those of other systems, `actions` the wordings of what changes an item or works on a
    tension; with `levels` a tension says its academic level."""
    by_id, known, acting = {item.id: item for item in items}, names or {}, actions or {}
    boxes = in_boxes(items, layers)
    found = [
        OutlineHeading(place, title(place), tuple(_item(item, by_id, acting) for item in boxes[place]))
        for place in Place
    ]
    pulls = tuple(
        OutlineEntry(
            pull.id,
            f"{number}. {tension_said(pull, items, known, levels)}",
            _actions(acting.get(pull.id, ())),
        )
        for number, pull in enumerate(tensions_in_order(tensions), start=1)
    )
    return [*found, OutlineHeading(None, tr("Where it pulls"), pulls)]


def item_words(item: SystemItem, by_id: Mapping[UUID, SystemItem]) -> str:
    """What an item says, with all its signs in words."""
    became = by_id.get(item.became) if item.became else None
    signs = [
        tr("possible") if item.layer == Layer.POSSIBLE else "",
        tr("changed into “{wording}”", wording=plain_wording(became.wording)) if became else "",
        tr("held back") if item.held_back else "",
    ]
    told = "; ".join(sign for sign in signs if sign)
    return f"{plain_wording(item.wording)} ({told})" if told else plain_wording(item.wording)


def _item(
    item: SystemItem, by_id: Mapping[UUID, SystemItem], acting: Mapping[UUID, Sequence[str]]
) -> OutlineEntry:
    return OutlineEntry(item.id, item_words(item, by_id), _actions(acting.get(item.id, ())))


def tension_said(
    tension: Tension, items: Sequence[SystemItem], names: Mapping[UUID, str], levels: bool
) -> str:
    """A tension with all its fields, in a line."""
    signs = [
        tr(STATES[tension.state]),
        tr("voiced as {voice}", voice=tr(VOICES[tension.voiced_as])) if tension.voiced_as else "",
        academic_level_words(tension, items) if levels else "",
        tr("held back") if tension.held_back else "",
    ]
    told = "; ".join(sign for sign in signs if sign)
    words = plain_wording(tension.wording)
    where = f"{tension_joins(tension, items, names)}{_from_item(tension, items)} ({told})"
    return f"{where}: {words}" if words else where


def academic_level_words(tension: Tension, items: Iterable[SystemItem]) -> str:
    """The academic level of a tension with what it means."""
    level = level_of(tension, items)
    return tr("level {n}, {meaning}", n=level, meaning=tr(LEVELS[level]))


def _from_item(tension: Tension, items: Iterable[SystemItem]) -> str:
    begins = next((plain_wording(i.wording) for i in items if i.id == tension.from_item), "")
    ends = next(
        (plain_wording(i.wording) for i in items if i.id == tension.to_item and i.layer == Layer.NOW), ""
    )
    told = " ↔ ".join(f"“{words.strip('“”')}”" for words in (begins, ends) if words)
    return f", {told}" if told else ""


def _actions(wordings: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        tr("Action: {wording}", wording=plain_wording(wording) or tr("no words yet")) for wording in wordings
    )


def counted(count: int) -> str:
    """How many actions work on a tension."""
    return plural("%n actions work on this", "%n action works on this", count)
