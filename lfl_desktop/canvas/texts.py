"""What each box of a drawing says: measured, not yet broken into lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, in_boxes, plain_wording
from lfl_desktop.canvas.drawing import Role
from lfl_desktop.canvas.grid import GridSpot
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.canvas.tension_numbers import Pull
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import (
    TypeWord,
    TypeWords,
    face_space,
    words_of_face,
    words_with_widths,
)

PLUS, TICK = "+", "✓"
"""What is possible, and what was possible and has become so."""

BADGE = "\ufffc"
"""Stands in a line where a badge stands."""

INDENT = 1.05
_MOST_BADGE = 3.4


class Note(NamedTuple):
    """What a drawing says of an item besides its wording: a few `words` after it, whether it is `gone` (a
    line runs through it), and whether it is `strong` (heavier type)."""

    words: str = ""
    gone: bool = False
    strong: bool = False


class BoxText(NamedTuple):
    """One wording of a box. `sign` and a lock stand before it, `badges` are the pulls (by their place in the
    list of all) whose numbers stand behind it; a line runs through one that is `gone`. Its lines are set in
    by `indent` ems."""

    words: TypeWords
    role: Role
    item: SystemItem | None = None
    sign: str = ""
    locked: bool = False
    gone: bool = False
    badges: tuple[int, ...] = ()
    indent: float = 0.0


Texts: TypeAlias = dict[GridSpot, list[BoxText]]


def texts_of(
    items: Iterable[SystemItem],
    layers: Set[Layer],
    pulls: Sequence[Pull] = (),
    *,
    notes: Mapping[UUID, Note] | None = None,
    side: int = 0,
    whose: str = "",
) -> Texts:
    """What the seven boxes of the system on this side say, with the numbers of its tensions. The first says
    `whose` it is, where that is given."""
    every = list(items)
    became = {item.became for item in every if item.became and item.wording.strip()}
    replaced = {item.id for item in every if item.layer == Layer.POSSIBLE} & became
    titled: dict[GridSpot, list[int]] = {}
    beside: dict[UUID, list[int]] = {}
    for nth, pull in enumerate(pulls):
        if not pull.is_bolt:
            titled.setdefault(pull.start, []).append(nth)
        if pull.towards:
            beside.setdefault(pull.towards.id, []).append(nth)
    found: Texts = {}
    for place, mine in in_boxes(every, layers).items():
        spot = GridSpot(place, side)
        badges = tuple(titled.get(spot, ()))
        named = (
            f"{title(place)} · {plain_wording(whose)}" if whose and place == Place.SUBJECT else title(place)
        )
        words = _words(named, Face.SEMIBOLD, pulls, badges)
        texts = [BoxText(words, Role.ACCENT, badges=badges)]
        for item in mine:
            note = notes.get(item.id, _NONE) if notes else _NONE
            texts.append(_item(item, note, replaced, pulls, tuple(beside.get(item.id, ()))))
        found[spot] = texts
    return found


def with_prompts(texts: Texts, layers: Set[Layer]) -> list[Texts]:
    """The same, and each empty box asks how things are and how they could be; and with the first of these
    alone, for where both have no room."""

    def asking(most: int) -> Texts:
        return {
            spot: said + (both_questions(spot, layers)[:most] if len(said) == 1 else [])
            for spot, said in texts.items()
        }

    return [asking(2), asking(1)]


def both_questions(spot: GridSpot, layers: Set[Layer] = BOTH) -> list[BoxText]:
    """What a box asks about how things are and how they could be, of these layers."""
    if spot.place is None:
        return []
    return [
        BoxText(
            words_with_widths(question_of_box(spot.place, layer), Face.ITALIC),
            Role.MUTED,
            sign=sign,
            indent=indent,
        )
        for layer, sign, indent in ((Layer.NOW, "", 0.0), (Layer.POSSIBLE, PLUS, INDENT))
        if layer in layers
    ]


def box_of(heading: str, words: str) -> list[BoxText]:
    """A box that is none of the seven: its title, and what stands in it."""
    return [
        BoxText(words_with_widths(heading, Face.SEMIBOLD), Role.ACCENT),
        BoxText(words_with_widths(plain_wording(words), Face.REGULAR), Role.INK),
    ]


_NONE = Note()


def _item(
    item: SystemItem, note: Note, replaced: Set[UUID], pulls: Sequence[Pull], badges: tuple[int, ...]
) -> BoxText:
    possible = item.layer is Layer.POSSIBLE
    gone = note.gone or (item.became in replaced if item.became else False)
    said = plain_wording(item.wording)
    words = _words(
        f"{said} · {note.words}" if note.words else said,
        Face.SEMIBOLD if note.strong else Face.REGULAR,
        pulls,
        badges,
    )
    role = Role.MUTED if gone else Role.POSSIBLE if possible else Role.INK
    sign = (TICK if item.id in replaced else PLUS) if possible else ""
    indent = INDENT * (possible + item.held_back)
    return BoxText(words, role, item, sign, item.held_back, gone, badges, indent)


def _words(words: str, face: Face, pulls: Sequence[Pull], badges: tuple[int, ...]) -> TypeWords:
    if BADGE in words:
        words = words.replace(BADGE, "")
    said = words_with_widths(words, face)
    if not badges:
        return said
    marks = [TypeWord(BADGE, min(pulls[nth].width, _MOST_BADGE), face_space(face)) for nth in badges]
    return words_of_face([*said.every, *marks], face)
