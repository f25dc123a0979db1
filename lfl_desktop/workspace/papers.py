"""A paper made ready: its pages, its words, what leaves with it and what stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.keeping import ExportReceipt
from lfl_desktop.domain.sharing import Standing, Visible, visible
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.scope import records_of_set

if TYPE_CHECKING:
    from uuid import UUID

    from lfl_desktop.printing.paper import Paper
    from lfl_desktop.workspace.as_text import Part


from lfl_desktop.workspace.share import (
    activity_system_paper,
    blank_system_paper,
    coordinators_file,
    last_receipt,
    summary_paper,
    then_and_now_paper,
    two_systems_paper,
)
from lfl_desktop.workspace.what_leaves import Asked, Fate, Kind, what_leaves


@dataclass(frozen=True)
class Prepared:
    """A paper as it would leave now.

    `pdf` are the bytes to show, print and save, empty for the coordinator's file and where there is no paper;
    then `refused` says why. `parts` are its words, `notes` what whoever sends it should know, `name` the
    proposed file name.
    """

    asked: Asked
    fates: Sequence[Fate]
    name: str
    pdf: bytes = b""
    parts: Sequence[Part] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""


def prepare(book: SetBook, asked: Asked) -> Prepared:
    """The paper that is asked for, with what leaves in it and what stays, from one reading of the records."""
    records = records_of_set(book.workspace, book.learning_set.id)
    name = _name_of(book, asked)
    if asked.kind != Kind.FILE and asked.about is None and not asked.is_blank:
        return Prepared(asked, (), name, refused=_nothing_to_print(asked.kind))
    fates = what_leaves(records, asked)
    try:
        return _made(book, asked, name, visible(records, asked.audience), fates)
    except WorldError as error:
        staying = [fate for fate in fates if fate.standing != Standing.LEAVES]
        return Prepared(asked, staying, name, refused=str(error))


def _made(book: SetBook, asked: Asked, name: str, seen: Visible, fates: Sequence[Fate]) -> Prepared:
    from lfl_desktop.workspace import as_text

    workspace, set_id = book.workspace, book.learning_set.id
    if asked.kind == Kind.FILE:
        file = coordinators_file(workspace, set_id)
        note = edition_line(last_receipt(workspace, set_id), file.edition, workspace.today())
        return Prepared(asked, fates, name, parts=as_text.file_parts(seen, file.edition), notes=(note,))
    if asked.is_blank:
        paper = blank_system_paper(workspace, set_id, asked.audience, asked.setting)
        return Prepared(asked, fates, name, paper.pdf, as_text.blank_parts(), paper.notes)
    assert asked.about is not None
    if asked.kind == Kind.SUMMARY:
        paper = summary_paper(workspace, set_id, asked.about, asked.audience)
        parts: Sequence[Part] = as_text.summary_parts(seen, asked.about)
    else:
        make, tell = _systems(asked.kind)
        paper = make(workspace, set_id, asked.about, asked.audience, asked.setting)
        parts = tell(seen, asked.about)
    return Prepared(asked, fates, name, paper.pdf, parts, paper.notes)


def _systems(kind: Kind) -> tuple[Callable[..., Paper], Callable[[Visible, UUID], Sequence[Part]]]:
    """How a paper of activity systems is made, and told in words."""
    from lfl_desktop.workspace import as_text

    if kind == Kind.THEN_AND_NOW:
        return then_and_now_paper, as_text.then_and_now_parts
    if kind == Kind.TWO_SYSTEMS:
        return two_systems_paper, as_text.two_systems_parts
    return activity_system_paper, as_text.activity_system_parts


def _nothing_to_print(kind: Kind) -> str:
    if kind == Kind.SUMMARY:
        return tr("There is no meeting yet. Add one in Meetings, and its summary is here.")
    return tr(
        "No activity system has been begun yet. Begin one in Activity systems, and it is here to print."
    )


def edition_line(last: ExportReceipt | None, edition: int, today: dt.date) -> str:
    """What the coordinator's file would be, as in "Edition 2: changed since edition 1 of 10 May"."""
    if last is None:
        return tr("Edition 1: the first file for the coordinator.")
    made = tr("edition {n} of {day}", n=last.edition, day=_day(last, today)) if last.made_at else ""
    before = made or tr("edition {n}", n=last.edition)
    if edition == last.edition:
        return tr("The same as {before}: nothing has changed since.", before=before)
    return tr("Edition {n}: changed since {before}.", n=edition, before=before)


def _day(receipt: ExportReceipt, today: dt.date) -> str:
    assert receipt.made_at is not None
    return said(receipt.made_at.astimezone().date(), today)


LONGEST_NAME = 60
"""Characters of a proposed file name: in UTF-8 within the 255 bytes that file systems allow."""


_CALLED = {
    Kind.ACTIVITY_SYSTEM: mark("activity system"),
    Kind.THEN_AND_NOW: mark("then and now"),
    Kind.TWO_SYSTEMS: mark("two systems"),
}


def _name_of(book: SetBook, asked: Asked) -> str:
    """The proposed name of the file, as in "Set A meeting 3 summary.pdf"."""
    the_set = book.learning_set
    parts = [tr("Set {name}", name=the_set.name) if the_set.name else tr("Set")]
    suffix = ".pdf"
    if asked.kind == Kind.FILE:
        parts.append(tr("edition {n}", n=coordinators_file(book.workspace, the_set.id).edition))
        suffix = ".lflset"
    elif asked.kind == Kind.SUMMARY:
        number = book.numbers.get(asked.about) if asked.about else None
        parts += [tr("meeting {n}", n=number)] if number else []
        parts.append(tr("summary"))
    elif asked.is_blank:
        parts.append(tr("empty activity system"))
    elif version := book.workspace.get(SystemVersion, asked.about):
        system = book.workspace.get(ActivitySystem, version.system)
        leader = book.people.get(system.person) if system else None
        number = book.numbers.get(version.meeting) if version.meeting else None
        parts += [leader.name] if leader else []
        parts.append(tr(_CALLED[asked.kind]))
        parts += [tr("meeting {n}", n=number)] if number else []
    words = " ".join(" ".join(parts).split())
    return re.sub(r'[\\/:*?"<>|]+', "-", words)[:LONGEST_NAME] + suffix
