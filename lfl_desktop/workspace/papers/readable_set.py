"""A set of one's own as pages to read without this program, and all that is kept of one person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.owners import owner_of
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record, references
from lfl_desktop.exchange.readable_pages import ReadablePage, page_name, readable_files, records_as_json
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.new_folder import write_folder
from lfl_desktop.workspace.papers.paper_kinds import LISTED, AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import document_of
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook

_LISTS = {
    PaperName.MEMBERS: mark("Members"),
    PaperName.CHALLENGES: mark("Challenges"),
    PaperName.ACTIONS: mark("Actions"),
    PaperName.IMPACT: mark("Impact"),
}
"""What the lists are called."""

Asked = tuple[str, str, AskedPaper]
"""The name of a page, its title, and what it says."""


def save_readable_set(book: SetBook, folder: Path) -> list[Path]:
    """Writes everything of a set of one's own into a new folder: its meetings, leaders and lists as pages,
    and every record as JSON, but for the private log, which has a door of its own. The files written.

    Raises WorldError where the folder is there already or cannot be written."""
    the_set = book.learning_set
    name = tr("Set {name}", name=the_set.name)
    title = " · ".join(words for words in (name, the_set.focus) if words)
    pages = [*_pages(book)]
    about = tr(
        "Everything that is kept of this set but the private log, also what was said in confidence. Keep it"
        " as carefully as the records file. The file records.json holds the same for programs."
    )
    files = readable_files(title, about, pages)
    files["records.json"] = records_as_json(_seen(book))
    return write_folder(folder, files)


def save_about_person(book: SetBook, person: Person, folder: Path) -> list[Path]:
    """Writes everything that is kept of one person into a new folder: their year as a page, and each record
    of theirs or that refers to them as JSON. Raises as `save_readable_set` does."""
    asked = AskedPaper(PaperName.LEADER_SHEET, Audience.FACILITATOR, person.id)
    document = document_of(book.reading, book.learning_set.id, asked)
    pages = [ReadablePage("year", tr("The leader’s year"), document)]
    about = tr(
        "What is kept of {name}. The file records.json holds every record of theirs, and each that refers to"
        " them.",
        name=book.full(person.id),
    )
    files = readable_files(tr("About {name}", name=book.full(person.id)), about, pages)
    seen = _seen(book)
    files["records.json"] = records_as_json(seen, ids_about(seen.records, person.id))
    return write_folder(folder, files)


def ids_about(records: Sequence[Record], person: UUID) -> set[UUID]:
    """The ids of `records` that are somebody's own or refer to them."""
    known: Mapping[UUID, Record] = {record.id: record for record in records}
    return {record.id for record in records if _is_about(record, person, known)}


def _seen(book: SetBook) -> Visible:
    """All of a set but its private log."""
    return visible(records_of_set(book.reading, book.learning_set.id), Audience.FACILITATOR)


def _is_about(record: Record, person: UUID, known: Mapping[UUID, Record]) -> bool:
    if owner_of(record, known) == person:
        return True
    names = [name for name, table in references(type(record)).items() if table == "person"]
    return any(getattr(record, name) == person for name in names)


def _pages(book: SetBook) -> Iterator[ReadablePage]:
    for page, title, asked in _asked(book):
        try:
            document = document_of(book.reading, book.learning_set.id, asked)
        except WorldError:  # there is nothing of that kind to tell
            continue
        yield ReadablePage(page, title, document)


def _asked(book: SetBook) -> Iterator[Asked]:
    everyone = Audience.FACILITATOR
    for meeting in book.meetings:
        number = book.numbers.get(meeting.id)
        if number is not None:
            title = tr("Meeting {n}", n=number)
            yield f"meeting-{number}", title, AskedPaper(PaperName.RECORD, everyone, meeting.id)
    for person in book.people.values():
        name = book.full(person.id)
        yield page_name(name), name, AskedPaper(PaperName.LEADER_SHEET, everyone, person.id)
    for kind in LISTED:
        yield str(kind), tr(_LISTS[kind]), AskedPaper(kind, everyone)
    yield "poster", tr("Impact poster"), AskedPaper(PaperName.POSTER, everyone)
