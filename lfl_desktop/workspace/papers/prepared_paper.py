"""A paper made ready: its pages, its words, what leaves with it and what stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lfl_desktop.content.blank_fields import FORM_TITLES, BlankForm
from lfl_desktop.content.document import Document
from lfl_desktop.content.papers.protection_facts import UNKNOWN
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import audiences
from lfl_desktop.domain.gate.tracing import Told, whole
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.programme import ProgrammeLogo
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file, last_receipt
from lfl_desktop.workspace.exchange.files_out import file_name
from lfl_desktop.workspace.exchange.sent_receipts import Since, changed_since_sent, changed_since_words
from lfl_desktop.workspace.keeping.how_kept import how_kept
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.lists.impact_changes import impact_of_set
from lfl_desktop.workspace.papers.leaving_list import LeavingRow, what_leaves, what_stays
from lfl_desktop.workspace.papers.named_in_passing import named_in_passing
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import (
    LISTED,
    TELLING_HOW_KEPT,
    About,
    AskedPaper,
    PaperName,
    paper_kind,
)
from lfl_desktop.workspace.papers.paper_makers import document_of_paper, make_paper
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.papers.paper_words import held_by
from lfl_desktop.workspace.papers.poster_choices import as_kept
from lfl_desktop.workspace.papers.records_of_paper import SYSTEMS_KEPT, is_of_meeting
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook


@dataclass(frozen=True)
class Prepared:
    """A paper as it would leave now.

    There is no `paper` for the coordinator's file, nor where `refused` says why there is none. `document` is
    what it says, `notes` what whoever sends it should know, `name` the proposed file name. `told` are the
    fields of records that it holds.
    """

    asked: AskedPaper
    leaving_rows: Sequence[LeavingRow]
    name: str
    paper: Paper | None = None
    document: Document | None = None
    notes: tuple[str, ...] = ()
    refused: str = ""
    told: Told = frozenset()

    @property
    def pdf(self) -> bytes:
        """The bytes to show, print and save; empty where there is no paper."""
        return self.paper.pdf if self.paper else b""

    @property
    def pages(self) -> int:
        """How many sheets of paper it takes."""
        return self.paper.pages if self.paper else 0


def prepare(book: SetBook, asked: AskedPaper) -> Prepared:
    """The paper that is asked for, with what leaves in it and what stays, from one reading of the records."""
    reading = book.reading
    asked = as_kept(reading, book.learning_set.id, asked)
    records = _records(book, asked)
    name = _name_of(book, asked)
    lines = chosen_lines(book, asked) if asked.kind in LISTED else None
    wanted = replace(asked, lines=lines)
    if _is_about_nothing(wanted):
        return Prepared(asked, (), name, refused=_nothing_to_print(paper_kind(asked.kind).about))
    source = _source(book, asked, records)
    if asked.kind == PaperName.FILE:
        return _file(book, asked, name, source)
    try:
        made = make_paper(source, wanted)
    except WorldError as error:
        return Prepared(asked, what_stays(records, wanted, {}), name, refused=str(error))
    told = held_by(source, wanted, made.paper.pages)
    rows = what_leaves(records, wanted, source.seen, told)
    return Prepared(asked, rows, name, made.paper, made.document, made.paper.notes, told=told)


def _is_about_nothing(asked: AskedPaper) -> bool:
    about = paper_kind(asked.kind).about
    if about == About.LINES:
        return not asked.lines
    return about not in (About.SET, About.FORM) and asked.about is None and not asked.is_blank


def _file(book: SetBook, asked: AskedPaper, name: str, source: PaperSource) -> Prepared:
    from lfl_desktop.content.papers.file_for_coordinator import file_document

    reading, set_id = book.reading, book.learning_set.id
    file = coordinators_file(reading, set_id)
    last = last_receipt(reading, set_id)
    note = edition_line(
        last, file.edition, reading.today(), changed_since_sent(last, file.records) if last else None
    )
    told = whole(file.records)
    rows = what_leaves(source.records, asked, source.seen, told)
    document = file_document(source.seen, file.edition)
    notes = (note, *named_in_passing(source.records, source.seen))
    return Prepared(asked, rows, name, document=document, notes=notes, told=told)


def paper_of(reading: Reading, set_id: UUID, asked: AskedPaper) -> Paper:
    """The paper that is asked for, without a window: of a list, all lines.

    Raises a WorldError where there is none for these readers."""
    return make_paper(*_source_of(reading, set_id, asked)).paper


def paper_to_leave(reading: Reading, set_id: UUID, asked: AskedPaper) -> Prepared:
    """The same with what it holds, to be noted once it has left. Raises as `paper_of` does."""
    source, wanted = _source_of(reading, set_id, asked)
    made = make_paper(source, wanted)
    told = held_by(source, wanted, made.paper.pages)
    return Prepared(wanted, (), "", made.paper, made.document, made.paper.notes, told=told)


def document_of(reading: Reading, set_id: UUID, asked: AskedPaper) -> Document:
    """What that paper says, without setting it on pages. Raises as `paper_of` does."""
    return document_of_paper(*_source_of(reading, set_id, asked)).document


def _source_of(reading: Reading, set_id: UUID, asked: AskedPaper) -> tuple[PaperSource, AskedPaper]:
    book = SetBook(reading, set_id)
    if asked.kind in LISTED and asked.lines is None:
        asked = replace(asked, lines=all_lines(book, asked.kind))
    asked = as_kept(reading, set_id, asked)
    return _source(book, asked, _records(book, asked)), asked


def _source(book: SetBook, asked: AskedPaper, records: Sequence[Record]) -> PaperSource:
    reading, seen = book.reading, seen_by_readers(records, asked)
    kept = how_kept(reading, book.learning_set.id) if asked.kind in TELLING_HOW_KEPT else UNKNOWN
    return PaperSource(records, seen, reading.today(), reading.changed_on(), kept)


def _records(book: SetBook, asked: AskedPaper) -> list[Record]:
    """All that a paper can tell of. Of a set that has met for ten years, activity systems are a third, and
    most of the rest is of other meetings, which only figures of the set are made of."""
    of_meeting = is_of_meeting(asked, audiences([book.programme]))
    without = SYSTEMS_KEPT if of_meeting else ()
    meeting = asked.about if of_meeting and asked.audience < Audience.COORDINATOR else None
    logo = book.reading.select(ProgrammeLogo, programme=book.programme.id)
    return [*records_of_set(book.reading, book.learning_set.id, without, meeting), *logo]


def chosen_lines(book: SetBook, asked: AskedPaper) -> tuple[UUID, ...]:
    """The lines of a list that are asked for and are there, in their order."""
    there = all_lines(book, asked.kind)
    if asked.lines is None:
        return there
    known = set(there)
    return tuple(id for id in asked.lines if id in known)


def all_lines(book: SetBook, kind: PaperName) -> tuple[UUID, ...]:
    """The ids of all lines of a list, in the order of the records."""
    if kind == PaperName.MEMBERS:
        return tuple(spells[0].id for spells in by_person(book.memberships).values())
    if kind == PaperName.CHALLENGES:
        return tuple(line.id for line in set_lists.challenges(book))
    if kind == PaperName.ACTIONS:
        return tuple(line.id for line in set_lists.actions(book, book.programme.sample_today))
    return tuple(impact.id for impact in impact_of_set(book))


def _nothing_to_print(about: About) -> str:
    if about == About.MEETING:
        return tr("There is no meeting yet. Add one in Meetings, and it is here to print.")
    if about == About.LINES:
        return tr("This list has no lines yet. Once it has, they are here to print.")
    if about == About.LEADER:
        return tr("Nobody belongs to the set yet. Add members, and they are here to print.")
    return tr(
        "No activity system has been begun yet. Begin one in Activity systems, and it is here to print."
    )


def edition_line(
    last: ExportReceipt | None, edition: int, today: dt.date, differs: Since | None = None
) -> str:
    """What the coordinator's file would be, as in "Edition 2: 2 new since edition 1 of 10 May"."""
    if last is None:
        return tr("Edition 1: the first file for the coordinator.")
    made = tr("edition {n} of {day}", n=last.edition, day=_day(last, today)) if last.made_at else ""
    before = made or tr("edition {n}", n=last.edition)
    if edition == last.edition:
        return tr("The same as {before}: nothing has changed since.", before=before)
    if differs is not None and (counts := changed_since_words(differs)):
        return tr("Edition {n}: {counts} since {before}.", n=edition, counts=counts, before=before)
    return tr("Edition {n}: changed since {before}.", n=edition, before=before)


def _day(receipt: ExportReceipt, today: dt.date) -> str:
    assert receipt.made_at is not None
    return day_and_month(receipt.made_at.astimezone().date(), today)


def _name_of(book: SetBook, asked: AskedPaper) -> str:
    """The proposed name of the file, as in "Set A meeting 3 summary.pdf"."""
    the_set, paper = book.learning_set, paper_kind(asked.kind)
    parts = [tr("Set {name}", name=the_set.name) if the_set.name else tr("Set")]
    suffix = ".pdf"
    if asked.kind == PaperName.FILE:
        parts.append(tr("edition {n}", n=coordinators_file(book.reading, the_set.id).edition))
        suffix = ".lflset"
    elif asked.kind == PaperName.BLANK:
        parts += [
            tr(paper.called),
            "" if asked.form == BlankForm.ALL else tr(FORM_TITLES[asked.form]).lower(),
        ]
    elif asked.is_blank:
        parts.append(tr("empty activity system"))
    elif paper.about == About.MEETING:
        parts += [*_numbered(book, asked.about), tr(paper.called)]
    elif version := book.reading.get(SystemVersion, asked.about):
        system = book.reading.get(ActivitySystem, version.system)
        parts += [book.full(system.person)] if system and system.person in book.people else []
        parts += [tr(paper.called), *_numbered(book, version.meeting)]
    else:
        parts += [book.full(asked.about)] if asked.about in book.people else []
        parts.append(tr(paper.called))
    return file_name(parts, suffix)


def _numbered(book: SetBook, meeting: UUID | None) -> list[str]:
    number = book.numbers.get(meeting) if meeting else None
    return [tr("meeting {n}", n=number)] if number else []
