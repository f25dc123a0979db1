"""How somebody arranged the poster of a set: which lines are on it, in what order, in how many words."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec

from lfl_desktop.domain.people import SetId
from lfl_desktop.domain.record import Record, named_id


class Short(msgspec.Struct, frozen=True):
    """Shorter words for the line `key` of a poster; `of` is the digest of the wording that they shorten, so
    that they do not outlive it."""

    key: str
    words: str
    of: str


class Arrangement(msgspec.Struct, frozen=True):
    """How somebody arranged the poster of one set, by the keys of its lines: what is hidden or shown where
    that is not usual, the order where it is not the usual one, and shorter words."""

    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    short: tuple[Short, ...] = ()


class PosterChoice(Record, frozen=True, kw_only=True):
    """What was chosen about one line of a poster, the facilitator's alone.

    The line is the `part` ("impact", "quote") of the record `line_of`, with which the choice goes. `hidden`
    and `place` are None where nothing was chosen. `words` are shorter ones; `shortens` is the digest of the
    wording that they shorten, so that they do not outlive it."""

    learning_set: SetId
    line_of: UUID | None = None
    part: str = ""
    hidden: bool | None = None
    place: int | None = None
    words: str = ""
    shortens: str = ""


def arrangement_of(choices: Iterable[PosterChoice]) -> Arrangement:
    """The choices about the poster of one set as one."""
    named = [(f"{choice.part}:{choice.line_of}", choice) for choice in choices if choice.line_of]
    keyed = sorted(named, key=lambda pair: pair[0])
    placed = sorted((choice.place, key) for key, choice in keyed if choice.place is not None)
    return Arrangement(
        hidden=tuple(key for key, choice in keyed if choice.hidden),
        shown=tuple(key for key, choice in keyed if choice.hidden is False),
        order=tuple(key for _place, key in placed),
        short=tuple(Short(key, choice.words, choice.shortens) for key, choice in keyed if choice.words),
    )


def choices_of(learning_set: UUID, arrangement: Arrangement) -> list[PosterChoice]:
    """A choice for each line of which something is arranged. The same line has the same id on every computer;
    keys that name no line are left out."""
    places = {key: place for place, key in enumerate(arrangement.order)}
    short = {one.key: one for one in arrangement.short if one.words.strip()}
    keys = dict.fromkeys((*arrangement.hidden, *arrangement.shown, *arrangement.order, *short))
    found = []
    for key in keys:
        part, _, id = key.partition(":")
        hidden = True if key in arrangement.hidden else False if key in arrangement.shown else None
        words = short.get(key)
        try:
            choice = PosterChoice(
                id=named_id("poster", learning_set, key),
                learning_set=learning_set,
                line_of=UUID(id),
                part=part,
                hidden=hidden,
                place=places.get(key),
                words=words.words if words else "",
                shortens=words.of if words else "",
            )
        except ValueError:
            continue
        found.append(choice)
    return found
