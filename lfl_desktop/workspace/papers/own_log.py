"""The private log for its owner: asked for by itself, and in no list of papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.sharing import OwnLog, own_log
from lfl_desktop.domain.meetings import LogEntry
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.files_out import file_name
from lfl_desktop.workspace.set_book import SetBook

if TYPE_CHECKING:
    from lfl_desktop.content.paper_setting import Sheets
    from lfl_desktop.printing.writers.paper import Paper


WARNING = mark("This is your private log. It holds what was said in confidence. Nobody else should have it.")
"""What is said before it is made, and stands at the head of it."""


class PrivateLog(NamedTuple):
    """The log as a paper, and the proposed name of its file."""

    paper: Paper
    name: str


def private_log(book: SetBook, sheets: Sheets) -> PrivateLog:
    """The facilitator's own log of this set on these sheets, for themselves.

    Raises WorldError where nothing is written in it."""
    from lfl_desktop.content.paper_setting import Setting
    from lfl_desktop.content.papers.private_log import private_log_document
    from lfl_desktop.printing.layout.printed_on import printed_on
    from lfl_desktop.printing.private_log_pages import private_log_pages

    log = _log_of(book)
    if not log.notes:
        raise WorldError(tr("Nothing is written in your private log yet."))
    parts = [tr("Set {name}", name=log.set_name) if log.set_name else tr("Set"), tr("PRIVATE log")]
    on = printed_on(Setting(sheets=sheets), day=book.reading.changed_on())
    return PrivateLog(private_log_pages(private_log_document(log, tr(WARNING)), on), file_name(parts, ".pdf"))


def _log_of(book: SetBook) -> OwnLog:
    set_id = book.learning_set.id
    entries = book.reading.select(LogEntry, learning_set=set_id)
    return own_log([book.learning_set, *book.meetings, *entries], set_id)
