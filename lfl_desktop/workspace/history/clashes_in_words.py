"""What two windows have done to one record, in words: what stands, and where the rest is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from uuid import UUID

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.lost_words import LONG, added_words
from lfl_desktop.words import tr
from lfl_desktop.workspace.history.deleted_things import THINGS
from lfl_desktop.workspace.overtaken import ChoiceGone, Clash, DeletedUnseen, Overtaken, PutAside


def clashes_in_words(clashes: Sequence[Clash], today: dt.date) -> list[str]:
    """What became of what the other window had done, and of what was done here, with the way back to it."""
    unseen = [one for one in clashes if isinstance(one, DeletedUnseen)]
    told = [_overtaken(one, today) for one in clashes if isinstance(one, Overtaken)]
    told += [_put_aside(one) for one in clashes if isinstance(one, PutAside)]
    told += [_choice_gone(one) for one in clashes if isinstance(one, ChoiceGone)]
    return [*told, _deleted(unseen)] if unseen else told


def _overtaken(overtaken: Overtaken, today: dt.date) -> str:
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


def _put_aside(aside: PutAside) -> str:
    if aside.known is not None:
        why = tr("This was deleted in another window since it was shown here, and stays deleted.")
    else:
        why = tr("What this belongs to was deleted since it was shown here, and stays deleted.")
    words = " · ".join(_new_words(aside.typed, aside.known))
    if aside.remembered and type(aside.typed) in THINGS:
        if words and len(words) < LONG:
            return tr("{why} What you put here, “{words}”, is in Recently deleted.", why=why, words=words)
        return tr("{why} What you put here is in Recently deleted.", why=why)
    if words:
        return tr("{why} Not kept: “{words}”.", why=why, words=words)
    return tr("{why} What you chose here is not kept.", why=why)


def _choice_gone(gone: ChoiceGone) -> str:
    name = one_line(str(getattr(gone.chosen, "name", "")))
    why = (
        tr("“{name}”, which you chose here, was deleted since it was shown here.", name=name)
        if name
        else tr("What you chose here was deleted since it was shown here.")
    )
    return tr("{why} The choice is as it was before; all else that you put here is kept.", why=why)


def _deleted(unseen: Sequence[DeletedUnseen]) -> str:
    words = [text for one in unseen for text in _new_words(one.there, one.known)]
    if words:
        return tr(
            "What you deleted had been changed in another window since it was shown here. There it said"
            " “{words}”; Undo brings it back so.",
            words=" · ".join(words),
        )
    return tr(
        "What you deleted had been changed in another window since it was shown here. Undo brings it back as"
        " it was there."
    )


def _new_words(now: Record, known: Record | None) -> list[str]:
    """What the texts of a record say that those of the known one did not."""
    found = []
    for name in now.__struct_fields__:
        text, before = getattr(now, name), getattr(known, name) if known else ""
        if type(text) is str and text != before and (words := one_line(added_words(before, text))):
            found.append(words)
    return found


def _said(value: object, today: dt.date) -> str:
    """A value in words; empty for one that is only chosen from others, or is nothing."""
    if isinstance(value, Enum | UUID | bool) or value is None:
        return ""
    if isinstance(value, dt.date):
        return day_and_month(value, today)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return one_line(str(value)) if isinstance(value, str | int | Decimal) else ""
