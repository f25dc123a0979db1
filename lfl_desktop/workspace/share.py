"""What leaves and what comes in: papers and the coordinator's file, always through the gate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.actions import carried_into
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion
from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.keeping import ExportReceipt, ImportReceipt
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, Offer, ReportBack, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.sharing import Audience, Line, Standing, Visible, visible
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.files import read_whole, write_whole
from lfl_desktop.workspace.scope import records_of_set
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.exchange.setfile import SetFile
    from lfl_desktop.printing.paper import Paper
    from lfl_desktop.workspace.as_text import Part


class Kind(StrEnum):
    """What can be made of a set's records."""

    SUMMARY = "summary"
    ACTIVITY_SYSTEM = "activity_system"
    FILE = "file"


@dataclass(frozen=True)
class PaperKind:
    """One thing to make: its title, what is asked about it, and who it can be for, of whom the first
    is proposed. `tells` are the keys of the contents (`sharing.CONTENTS`) that it shows; None for whatever
    may leave."""

    kind: Kind
    title: str
    about: str
    audiences: tuple[tuple[Audience, str], ...]
    tells: frozenset[str] | None = None


_HEADING = ("programme", "focus", "facilitator", "people", "names", "meetings")
_OF_A_MEETING = (
    *("attendance", "figures", "slots", "challenges", "headlines", "questions"),
    *("actions", "report_backs", "offers", "set_review", "key_learning"),
)

PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        Kind.SUMMARY,
        mark("Set summary, one page"),
        mark("Which meeting?"),
        (
            (Audience.SET, mark("The set")),
            (Audience.COORDINATOR, mark("Coordinator")),
            (Audience.PUBLIC, mark("Public")),
        ),
        frozenset((*_HEADING, *_OF_A_MEETING)),
    ),
    PaperKind(
        Kind.ACTIVITY_SYSTEM,
        mark("Activity system"),
        mark("Whose, and from when?"),
        ((Audience.SET, mark("The set")), (Audience.FACILITATOR, mark("Its leader"))),
        frozenset((*_HEADING, "activity_systems")),
    ),
    PaperKind(Kind.FILE, mark("File for coordinator"), "", ((Audience.COORDINATOR, mark("Coordinator")),)),
)
"""In the order in which they are offered."""


@dataclass(frozen=True)
class Asked:
    """Which paper is wanted, for whom, and of what: a meeting or a version of an activity system."""

    kind: Kind
    audience: Audience
    about: UUID | None = None


@dataclass(frozen=True)
class Fate:
    """What becomes of some content: a row of what leaves and what stays.

    `count` is None where a number says nothing; `audience` is the widest that may see it."""

    standing: Standing
    title: str
    count: int | None
    audience: Audience
    why: str = ""


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


def seen_by(workspace: Workspace, set_id: UUID, audience: Audience) -> Visible:
    """What `audience` may see of a set."""
    return visible(records_of_set(workspace, set_id), audience)


def summary_paper(workspace: Workspace, set_id: UUID, meeting_id: UUID, audience: Audience) -> Paper:
    """The one-page set summary of one meeting."""
    from lfl_desktop.printing.summary import set_summary

    return set_summary(seen_by(workspace, set_id, audience), meeting_id)


def activity_system_paper(workspace: Workspace, set_id: UUID, version_id: UUID, audience: Audience) -> Paper:
    """One version of an activity system.

    Raises a WorldError where its leader has not released it to `audience`."""
    from lfl_desktop.printing.activity_system import NotReleased, activity_system_page

    version = workspace.get(SystemVersion, version_id)
    system = version.system if version else None
    try:
        return activity_system_page(seen_by(workspace, set_id, audience), version_id, system_id=system)
    except NotReleased as error:
        raise WorldError(str(error)) from error


def prepare(book: SetBook, asked: Asked) -> Prepared:
    """The paper that is asked for, with what leaves in it and what stays, from one reading of the records."""
    records = records_of_set(book.workspace, book.learning_set.id)
    name = _name_of(book, asked)
    if asked.kind != Kind.FILE and asked.about is None:
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
        return Prepared(asked, fates, name, parts=as_text.file_parts(file), notes=(note,))
    assert asked.about is not None
    if asked.kind == Kind.SUMMARY:
        paper = summary_paper(workspace, set_id, asked.about, asked.audience)
        parts = as_text.summary_parts(seen, asked.about)
    else:
        paper = activity_system_paper(workspace, set_id, asked.about, asked.audience)
        parts = as_text.activity_system_parts(seen, asked.about)
    return Prepared(asked, fates, name, paper.pdf, parts, paper.notes)


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
    elif version := book.workspace.get(SystemVersion, asked.about):
        system = book.workspace.get(ActivitySystem, version.system)
        leader = book.people.get(system.person) if system else None
        number = book.numbers.get(version.meeting) if version.meeting else None
        parts += [leader.name] if leader else []
        parts.append(tr("activity system"))
        parts += [tr("meeting {n}", n=number)] if number else []
    words = " ".join(" ".join(parts).split())
    return re.sub(r'[\\/:*?"<>|]+', "-", words)[:LONGEST_NAME] + suffix


COUNTED = frozenset(
    (
        *("slots", "headlines", "impact", "quotes", "key_learning", "challenges"),
        *("questions", "actions", "report_backs", "offers", "learning", "bids"),
    )
)
"""Contents of which each record is a thing that people count."""

_TOLD_BETTER = {"people": "names", "figures": "actions", "headlines": "challenges"}
"""What a paper leaves out where it may tell the fuller thing."""


def what_leaves(records: Sequence[Record], asked: Asked) -> list[Fate]:
    """What leaves with a paper, what is held back, what stays and what never leaves, in this order.

    It counts what belongs to the paper: one meeting, one version, or the whole set. What cannot be
    counted is told together."""
    tells = next(paper.tells for paper in PAPERS if paper.kind == asked.kind)
    lines = visible(_concerned(records, asked), asked.audience).lines
    told = [line for line in lines if tells is None or line.key in tells]
    if tells is not None:
        leaving = {line.key for line in lines if line.leaving}
        told = [line for line in told if _TOLD_BETTER.get(line.key) not in leaving]
    return [
        *_leaving([line for line in told if line.leaving]),
        *(_held_back(line) for line in told if line.staying and line.why),
        *_together(Standing.STAYS, [x for x in lines if x.standing == Standing.STAYS and x.staying]),
        *_together(Standing.NEVER, [x for x in lines if x.standing == Standing.NEVER]),
    ]


def _leaving(lines: Sequence[Line]) -> Iterator[Fate]:
    together = [line for line in lines if line.key not in COUNTED]
    for line in lines:
        if line.key in COUNTED:
            yield Fate(Standing.LEAVES, tr(line.title), line.leaving, line.audience)
        elif line is next(x for x in together if x.audience == line.audience):
            yield from _together(Standing.LEAVES, [x for x in together if x.audience == line.audience])


def _held_back(line: Line) -> Fate:
    count = line.staying if line.key in COUNTED else None
    return Fate(Standing.HELD_BACK, tr(line.title), count, line.audience, tr(line.why))


def _together(standing: Standing, lines: Sequence[Line]) -> Iterator[Fate]:
    """One row for all that has the same widest audience."""
    for audience in sorted({line.audience for line in lines}, reverse=True):
        titles = [tr(line.title) for line in lines if line.audience == audience]
        yield Fate(standing, " · ".join(titles), None, audience)


def _concerned(records: Sequence[Record], asked: Asked) -> list[Record]:
    """The records that a paper is about, with those that the gate needs to judge them."""
    if asked.kind == Kind.ACTIVITY_SYSTEM:
        return _of_version(records, asked.about)
    if asked.kind == Kind.SUMMARY and visible(records, asked.audience).shows("meetings"):
        return _of_meeting(records, asked.about)
    return list(records)


def _of_meeting(records: Sequence[Record], meeting_id: UUID | None) -> list[Record]:
    meeting = next(r for r in records if isinstance(r, Meeting) and r.id == meeting_id)
    slots = {r.id: r.challenge for r in records if isinstance(r, Slot) and r.meeting == meeting_id}
    actions = [r for r in records if isinstance(r, Action)]
    reports = [r for r in records if isinstance(r, ReportBack)]
    carried = carried_into(meeting, actions, reports, [r for r in records if isinstance(r, Meeting)])
    reported = {r.action for r in reports if r.meeting == meeting_id} | {a.id for a in carried}

    def belongs(record: Record) -> bool:
        if isinstance(record, Meeting):
            return record.id == meeting_id
        if isinstance(record, Action):
            return record.meeting == meeting_id or record.id in reported
        if isinstance(record, Challenge):
            return record.id in slots.values()
        if isinstance(record, Offer):
            return record.slot in slots
        if isinstance(record, ActivitySystem | SystemVersion | SystemItem):
            return False
        return getattr(record, "meeting", meeting_id) == meeting_id

    return [record for record in records if belongs(record)]


def _of_version(records: Sequence[Record], version_id: UUID | None) -> list[Record]:
    version = next(r for r in records if isinstance(r, SystemVersion) and r.id == version_id)
    system = next(r for r in records if r.id == version.system)
    leader = getattr(system, "person", None)

    def belongs(record: Record) -> bool:
        if isinstance(record, Person):
            return record.id == leader
        if isinstance(record, Post):
            return record.person == leader
        if isinstance(record, SystemItem):
            return record.version == version_id
        whole = (Programme, Cohort, LearningSet, GroundRules)
        return isinstance(record, whole) or record.id in (version.id, system.id, version.meeting)

    return [record for record in records if belongs(record)]


def coordinators_file(workspace: Workspace, set_id: UUID) -> SetFile:
    """The coordinator's file as it would be made now.

    The edition goes up only when the content has changed since the last file: the same content
    gives the same bytes."""
    from lfl_desktop.exchange.setfile import content_digest, make

    seen = seen_by(workspace, set_id, Audience.COORDINATOR)
    last = last_receipt(workspace, set_id)
    digest = content_digest(seen)
    edition = 1 if last is None else last.edition + (last.digest != digest)
    return make(seen, set_id, edition)


def last_receipt(workspace: Workspace, set_id: UUID) -> ExportReceipt | None:
    """The receipt of the last file made for the coordinator, None before the first."""
    receipts = workspace.select(ExportReceipt, learning_set=set_id)
    return max(receipts, key=lambda receipt: receipt.edition, default=None)


def export(workspace: Workspace, set_id: UUID, path: Path) -> SetFile:
    """Writes the coordinator's file to `path` and keeps a receipt.

    Raises CannotSave; then there is no receipt either."""
    from lfl_desktop.exchange.setfile import encode

    file = coordinators_file(workspace, set_id)
    write_whole(path, encode(file))
    receipt = ExportReceipt(learning_set=set_id, edition=file.edition, made_at=_now(), digest=file.digest)
    with workspace.step(mark("Make file for coordinator"), undoable=False) as step:
        step.put(receipt)
    return file


@dataclass(frozen=True)
class Added:
    """What one file brought: whose it is, and how many records were new, changed, unchanged or
    are no longer in it."""

    programme: str
    set_name: str
    edition: int
    new: int
    changed: int
    unchanged: int
    gone: int


def add(workspace: Workspace, path: Path) -> Added:
    """Takes a coordinator's file into the records, in one step. The same file twice changes nothing.

    Raises a WorldError where the file cannot be read or is refused; nothing is changed then."""
    from lfl_desktop.exchange.merge import merge
    from lfl_desktop.exchange.setfile import MAX_SIZE, decode

    file = decode(read_whole(path, MAX_SIZE))
    existing: dict[UUID, Record] = {r.id: r for kind in ALL for r in workspace.select(kind)}
    received = workspace.select(ImportReceipt, learning_set=file.learning_set.id)
    merged = merge(file, existing, max((r.edition for r in received), default=0))
    new, changed, unchanged = len(merged.new), len(merged.changed), len(merged.unchanged)
    if merged.new or merged.changed or merged.gone or not _received(received, file.edition):
        with workspace.step(mark("Add file from a set")) as step:
            for record in (*merged.new, *merged.changed):
                step.put(record)
            for record in merged.gone:
                step.delete(record)
            step.put(
                ImportReceipt(
                    learning_set=file.learning_set.id,
                    edition=file.edition,
                    received_at=_now(),
                    digest=file.digest,
                    new=new,
                    changed=changed,
                    unchanged=unchanged,
                )
            )
    return Added(
        file.programme.name,
        file.learning_set.name,
        file.edition,
        new=new,
        changed=changed,
        unchanged=unchanged,
        gone=len(merged.gone),
    )


def _received(receipts: Iterable[ImportReceipt], edition: int) -> bool:
    return any(receipt.edition >= edition for receipt in receipts)


def find_set(workspace: Workspace, name: str) -> LearningSet:
    """The set called `name` ("A"), or the only one if `name` is empty.

    Raises WorldError where there is none or more than one."""
    every = workspace.select(LearningSet)
    found = [s for s in every if name.casefold() in ("", s.name.casefold())]
    if len(found) == 1:
        return found[0]
    known = _listed(s.name for s in every)
    if not every:
        raise WorldError(f"“{workspace.path.name}” holds no set yet.")
    if not found:
        raise WorldError(f"There is no set “{name}” in “{workspace.path.name}”. It holds: {known}.")
    raise WorldError(f"“{workspace.path.name}” holds several sets: {known}. Say which.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
