"""Lines of a list as they may be copied: for whoever the list is for on Print and share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lfl_desktop.content.tables.table_columns import NO_SHEET, TableSheet
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.papers.paper_kinds import LISTED, AskedPaper
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook

COPIED = {
    None: mark("Copied for you: {lines}"),
    Audience.FACILITATOR: mark("Copied for you, the facilitator: {lines}"),
    Audience.LEADER: mark("Copied for one leader: {lines}"),
    Audience.SET: mark("Copied for the set: {lines}"),
    Audience.COORDINATOR: mark("Copied for the coordinator: {lines}"),
    Audience.PUBLIC: mark("Copied for everyone: {lines}"),
}
"""What is said of lines that were copied, by whom they are for; without one they are as they are shown."""

SAVED = {
    None: mark("Saved for you: {lines}"),
    Audience.FACILITATOR: mark("Saved for you, the facilitator: {lines}"),
    Audience.LEADER: mark("Saved for one leader: {lines}"),
    Audience.SET: mark("Saved for the set: {lines}"),
    Audience.COORDINATOR: mark("Saved for the coordinator: {lines}"),
    Audience.PUBLIC: mark("Saved for everyone: {lines}"),
}


@dataclass(frozen=True)
class TableCopy:
    """Lines as they read, and the `sheet` that is copied or saved of them; `said` tells for whom they are,
    how many lines, and what stays, and `saved` the same of a file. There are no `rows` where none of it may
    leave."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    said: str
    sheet: TableSheet = NO_SHEET
    saved: str = ""


def copied_words(audience: Audience | None, lines: int) -> str:
    """As in "Copied for you, the facilitator: 14 lines"."""
    return tr(COPIED[audience], lines=plural("%n lines", "%n line", lines))


def saved_words(audience: Audience | None, lines: int) -> str:
    """As in "Saved for you, the facilitator: 14 lines"."""
    return tr(SAVED[audience], lines=plural("%n lines", "%n line", lines))


def table_copy(book: SetBook, asked: AskedPaper) -> TableCopy:
    """The lines of a list that are asked for, as those who are to have them may read them: the words that the
    list has on paper."""
    from lfl_desktop.content.papers.lists_of_set import list_table

    seen = seen_by_readers(records_of_set(book.reading, book.learning_set.id), asked)
    table = list_table(seen, LISTED[asked.kind], asked.lines or (), book.reading.today())
    if not table.rows:
        return TableCopy((), (), tr("None of these lines may leave for these readers, so nothing is taken."))
    said = ". ".join((copied_words(asked.audience, len(table.rows)), *table.staying))
    saved = ". ".join((saved_words(asked.audience, len(table.rows)), *table.staying))
    headings = [tr(column.heading) for column in table.columns]
    return TableCopy(headings, table.rows, said, table.sheet, saved)
