"""What was printed, saved, sent, added and erased, told in lines: when and what, and never what it said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import ExportReceipt, Handling, HandlingKind, ImportReceipt
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.keeping.handling_notes import (
    handling,
    mark_of_person,
    note_handled,
    people_told,
)
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName
from lfl_desktop.workspace.papers.prepared_paper import Prepared
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace

DONE = {
    HandlingKind.PRINTED: mark("Printed"),
    HandlingKind.SAVED: mark("Saved as a file"),
    HandlingKind.EXPORTED: mark("Made for somebody else"),
    HandlingKind.ADDED: mark("Added"),
    HandlingKind.ERASED: mark("Erased for good"),
    HandlingKind.ANONYMISED: mark("Names taken out"),
}
"""How each kind of note is called."""

_WHOM = {
    "facilitator": mark("Facilitator"),
    "leader": mark("A leader"),
    "set": mark("The set"),
    "coordinator": mark("Coordinator"),
    "public": mark("Everybody"),
}

_LEFT = (HandlingKind.PRINTED, HandlingKind.SAVED, HandlingKind.EXPORTED)

WHATEVER = {
    "log": mark("Private log"),
    "table": mark("A list"),
    "report": mark("Report of a term"),
    "final_report": mark("Final report"),
    "about": mark("All that is kept of one person"),
    "readable": mark("Everything as pages"),
}
"""What holds words of many, so that nobody can say whom they name."""

_OTHER = {
    **WHATEVER,
    "set_file": mark("File of a set"),
    "pack": mark("Pack of the programme"),
    "workbook": mark("Figures of the programme"),
    "posters": mark("Posters of all sets"),
    "published": mark("Figures published in a database"),
    "calendar": mark("Calendar file"),
    "recovery_sheet": mark("Recovery sheet"),
    "person": mark("Somebody"),
    "words": mark("What was deleted"),
    "names": mark("Names, schools and private words of a set"),
}


@dataclass(frozen=True)
class HandlingLine:
    """One thing that was done."""

    at: dt.datetime | None
    done: str
    what: str
    of_set: str
    whom: str

    @property
    def sentence(self) -> str:
        """The same in one line, without the day."""
        return " · ".join(part for part in (self.what, self.of_set, self.whom, self.done) if part)


def note_paper(file: Reading, reading: Reading, of_set: UUID, kind: HandlingKind, made: Prepared) -> None:
    """Notes that a paper was printed or saved, and whom it names; `reading` has the records it is made of."""
    asked = made.asked
    people = people_told(reading, made.told)
    note_handled(file, handling(file, kind, asked.kind, asked.audience, of_set=of_set, people=people))


def handled(workspace: Workspace) -> list[HandlingLine]:
    """All that is known to have been done, the latest first."""
    names = _names_of_sets(workspace)
    return [_line(one, names) for one in _all(workspace)]


def still_holding(workspace: Workspace, people: Collection[UUID]) -> list[HandlingLine]:
    """What left that names one of these people, the latest first; and what may, because it holds words of
    many, or was made before that was noted."""
    names, wanted = _names_of_sets(workspace), {mark_of_person(id) for id in people}
    return [
        _line(one, names)
        for one in _all(workspace)
        if one.kind in _LEFT and (one.what in WHATEVER or wanted & {*one.people})
    ]


def sentences_still_holding(workspace: Workspace, people: Collection[UUID]) -> list[str]:
    """The same in sentences, as a list shows them."""
    return [sentence_of(line, workspace.today()) for line in still_holding(workspace, people)]


def sentence_of(line: HandlingLine, today: dt.date) -> str:
    """A line as it is listed: "3 Mar 09:30 · Summary · Set A · The set · Printed"."""
    return " · ".join(part for part in (when_handled(line, today), line.sentence) if part)


def when_handled(line: HandlingLine, today: dt.date) -> str:
    """The day, and the time of it on this computer."""
    if line.at is None:
        return ""
    local = line.at.astimezone()
    return tr("{day} {time}", day=day_and_month(local.date(), today), time=f"{local:%H:%M}")


def _all(workspace: Workspace) -> list[Handling]:
    noted = workspace.select(Handling)
    known = {(one.of_set, one.made_at) for one in noted}
    before = [*_sent_before(workspace), *_received_before(workspace)]
    found = [*noted, *(one for one in before if (one.of_set, one.made_at) not in known)]
    return sorted(found, key=lambda one: one.made_at or _LONG_AGO, reverse=True)


_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def _sent_before(workspace: Workspace) -> Iterable[Handling]:
    """Files that were made for the coordinator before notes were kept."""
    for receipt in workspace.select(ExportReceipt):
        yield Handling(
            kind=HandlingKind.EXPORTED,
            what=PaperName.FILE,
            audience=receipt.audience,
            of_set=receipt.learning_set,
            made_at=receipt.made_at,
            people=tuple(receipt.held),
        )


def _received_before(workspace: Workspace) -> Iterable[Handling]:
    for receipt in workspace.select(ImportReceipt):
        yield Handling(
            kind=HandlingKind.ADDED,
            what="set_file",
            of_set=receipt.learning_set,
            made_at=receipt.received_at,
        )


def _names_of_sets(workspace: Workspace) -> dict[UUID, str]:
    received = {one.learning_set: one.set_name for one in workspace.select(Edition)}
    return received | {one.id: one.name for one in workspace.select(LearningSet)}


def _line(one: Handling, names: dict[UUID, str]) -> HandlingLine:
    name = names.get(one.of_set, "") if one.of_set else ""
    return HandlingLine(
        one.made_at,
        tr(DONE[one.kind]),
        _what(one.what),
        tr("Set {name}", name=name) if name else "",
        tr(_WHOM[one.audience]) if one.audience in _WHOM else "",
    )


def _what(what: str) -> str:
    for paper in PAPERS:
        if paper.kind == what:
            return tr(paper.title)
    return tr(_OTHER[what]) if what in _OTHER else what
