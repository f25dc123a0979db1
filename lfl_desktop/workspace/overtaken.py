"""What two windows have done to one record: neither overwrites the other, or loses its words, silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from lfl_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Overtaken:
    """A record as another window had put it, and the fields of it that a step here put otherwise."""

    there: Record
    fields: tuple[str, ...]
    remembered: bool = False
    """Whether its long words are in Recently deleted."""


@dataclass(frozen=True)
class PutAside:
    """What a step here put into a record that another window had deleted, `known` as it was shown here; or
    new, None, below one that is gone. It stays deleted."""

    typed: Record
    known: Record | None
    remembered: bool = False
    """Whether what was typed is beside what was deleted, to be put back with it."""


@dataclass(frozen=True)
class DeletedUnseen:
    """A record that a step here deleted, with what another window had put into it, or new below it, and this
    one had not seen; `known` is as it was shown here, None for what is new."""

    there: Record
    known: Record | None


@dataclass(frozen=True)
class ChoiceGone:
    """What a step here chose and another window, or an earlier step, had deleted, None where it is not known
    any more. The choice stays as it was before; all else that was put is kept."""

    chosen: Record | None


Clash = Overtaken | PutAside | DeletedUnseen | ChoiceGone
"""What a step met that another window had done."""


def joined(read: R, now: R, meant: R) -> tuple[R, tuple[str, ...]]:
    """What is to be kept of a record that was `read`, was put by another window as it is `now`, and is
    `meant` to be otherwise: each field as whoever changed it put it, and where both did as it is meant here.
    Also the fields that both changed."""
    theirs: dict[str, object] = {}
    both: list[str] = []
    for name in meant.__struct_fields__:
        was, there, here = (getattr(one, name) for one in (read, now, meant))
        if there in (was, here):
            continue
        if here == was:
            theirs[name] = there
        else:
            both.append(name)
    return (replace(meant, **theirs) if theirs else meant), tuple(both)
