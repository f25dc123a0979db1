"""An activity system as an outline: headings with bullets, the same as the picture and equal in power."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from html import escape
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, in_boxes, plain
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.domain.tensions import LEVELS, STATES, VOICES, in_order, level_of
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.tension_changes import between


@dataclass(frozen=True)
class Line:
    """A bullet: the id of its record and what it says, with `more` bullets below it."""

    id: UUID
    words: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading with its bullets; `place` is None above the tensions."""

    place: Place | None
    words: str
    lines: tuple[Line, ...]


def outline(
    items: Sequence[SystemItem],
    tensions: Iterable[Tension],
    *,
    layers: Set[Layer] = BOTH,
    names: Mapping[UUID, str] | None = None,
    actions: Mapping[UUID, Sequence[str]] | None = None,
    levels: bool = False,
) -> list[Heading]:
    """The seven places in the order in which they are read, then where it pulls.

    `names` are those of other systems, `actions` the wordings of what changes an item or works on a
    tension; with `levels` a tension says its academic level."""
    by_id, known, acting = {item.id: item for item in items}, names or {}, actions or {}
    boxes = in_boxes(items, layers)
    found = [
        Heading(place, title(place), tuple(_item(item, by_id, acting) for item in boxes[place]))
        for place in Place
    ]
    pulls = tuple(
        Line(pull.id, f"{number}. {said(pull, items, known, levels)}", _actions(acting.get(pull.id, ())))
        for number, pull in enumerate(in_order(tensions), start=1)
    )
    return [*found, Heading(None, tr("Where it pulls"), pulls)]


def item_words(item: SystemItem, by_id: Mapping[UUID, SystemItem]) -> str:
    """What an item says, with all its signs in words."""
    became = by_id.get(item.became) if item.became else None
    signs = [
        tr("possible") if item.layer == Layer.POSSIBLE else "",
        tr("changed into “{wording}”", wording=plain(became.wording)) if became else "",
        tr("held back") if item.held_back else "",
    ]
    told = "; ".join(sign for sign in signs if sign)
    return f"{plain(item.wording)} ({told})" if told else plain(item.wording)


def _item(item: SystemItem, by_id: Mapping[UUID, SystemItem], acting: Mapping[UUID, Sequence[str]]) -> Line:
    return Line(item.id, item_words(item, by_id), _actions(acting.get(item.id, ())))


def said(tension: Tension, items: Sequence[SystemItem], names: Mapping[UUID, str], levels: bool) -> str:
    """A tension with all its fields, in a line."""
    signs = [
        tr(STATES[tension.state]),
        tr("voiced as {voice}", voice=tr(VOICES[tension.voiced_as])) if tension.voiced_as else "",
        level_words(tension, items) if levels else "",
        tr("held back") if tension.held_back else "",
    ]
    told = "; ".join(sign for sign in signs if sign)
    words = plain(tension.wording)
    where = f"{between(tension, items, names)}{_from_item(tension, items)} ({told})"
    return f"{where}: {words}" if words else where


def level_words(tension: Tension, items: Iterable[SystemItem]) -> str:
    """The academic level of a tension with what it means."""
    level = level_of(tension, items)
    return tr("level {n}, {meaning}", n=level, meaning=tr(LEVELS[level]))


def _from_item(tension: Tension, items: Iterable[SystemItem]) -> str:
    begins = next((plain(i.wording) for i in items if i.id == tension.from_item), "")
    ends = next((plain(i.wording) for i in items if i.id == tension.to_item and i.layer == Layer.NOW), "")
    told = " ↔ ".join(f"“{words.strip('“”')}”" for words in (begins, ends) if words)
    return f", {told}" if told else ""


def _actions(wordings: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        tr("Action: {wording}", wording=plain(wording) or tr("no words yet")) for wording in wordings
    )


def counted(count: int) -> str:
    """How many actions work on a tension."""
    return plural(count, "{n} action works on this", "{n} actions work on this")


def as_plain(head: Sequence[str], headings: Iterable[Heading]) -> str:
    """The outline as text: headings with bullets, an empty line between them."""
    parts = ["\n".join(head)]
    for heading in headings:
        lines = [
            f"• {line.words}" + "".join(f"\n   – {more}" for more in line.more) for line in heading.lines
        ]
        parts.append("\n".join([heading.words, *(lines or [f"• {tr('nothing yet')}"])]))
    return "\n\n".join(parts) + "\n"


def as_html(head: Sequence[str], headings: Iterable[Heading]) -> str:
    """The outline for Word: real headings and real bullets."""
    title, *rest = [escape(line, quote=False) for line in head]
    parts = [f"<h1>{title}</h1>", *(f"<p>{line}</p>" for line in rest)]
    for heading in headings:
        parts.append(f"<h2>{escape(heading.words, quote=False)}</h2>")
        bullets = "".join(_bullet(line) for line in heading.lines) or f"<li>{tr('nothing yet')}</li>"
        parts.append(f"<ul>{bullets}</ul>")
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


def _bullet(line: Line) -> str:
    more = "".join(f"<li>{escape(words, quote=False)}</li>" for words in line.more)
    below = f"<ul>{more}</ul>" if more else ""
    return f"<li>{escape(line.words, quote=False)}{below}</li>"
