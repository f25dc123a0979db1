"""Fields that two windows have changed at once: neither overwrites the other without a word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Overtaken:
    """A record as another window had put it, and the fields of it that a step here put otherwise."""

    there: Record
    fields: tuple[str, ...]
    remembered: bool = False
    """Whether its long words are in Recently deleted."""


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


def overtaken_in_words(overtaken: Overtaken, today: dt.date) -> str:
    """What became of what the other window had put, and the way back to it."""
    values = [getattr(overtaken.there, name) for name in overtaken.fields]
    said = [words for value in values if (words := _said(value, today))]
    sentences = [tr("This was changed in another window since it was shown here; what you put here stands.")]
    if overtaken.remembered:
        sentences.append(tr("The other wording is in Recently deleted."))
    elif said:
        sentences.append(tr("There it said “{words}”; Undo brings that back.", words=" · ".join(said)))
    else:
        sentences.append(tr("Undo brings back what was chosen there."))
    return " ".join(sentences)


def _said(value: object, today: dt.date) -> str:
    """A value in words; empty for one that is only chosen from others, or is nothing."""
    if isinstance(value, Enum | UUID | bool) or value is None:
        return ""
    if isinstance(value, dt.date):
        return day_and_month(value, today)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return one_line(str(value)) if isinstance(value, str | int | Decimal) else ""
