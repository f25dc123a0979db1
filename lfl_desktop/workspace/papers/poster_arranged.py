"""The impact poster of a set: its lines to arrange, what of the records is on it, and who might be named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark
from lfl_desktop.workspace.papers.named_in_passing import names_of, point_out
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.papers.poster_choices import as_kept
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook

if TYPE_CHECKING:
    from lfl_desktop.content.paper_setting import PosterSetting
    from lfl_desktop.content.poster_lines import PosterLine


def lines_of_poster(book: SetBook, asked: AskedPaper) -> list[PosterLine]:
    """All lines that a poster may have for these readers, as they are arranged; hidden ones say so."""
    from lfl_desktop.content.poster_lines import poster_lines

    asked = as_kept(book.reading, book.learning_set.id, asked)
    records = records_of_set(book.reading, book.learning_set.id)
    return poster_lines(seen_by_readers(records, asked), asked.poster)


def on_poster(records: Sequence[Record], asked: AskedPaper) -> list[Record]:
    """The records without what is hidden on the poster and would be told as staying besides: what stays is
    counted among them. A line that is hidden as a whole may be seen by these readers, so that none of it
    stays."""
    from lfl_desktop.content.poster_lines import poster_lines

    lines = poster_lines(seen_by_readers(records, asked), asked.poster)
    hidden = {line.key for line in lines if line.hidden}
    found = []
    for record in records:
        if isinstance(record, Person) and not asked.poster.names:
            record = replace(record, name="", known_as="")
        elif isinstance(record, Post) and not asked.poster.names:
            record = Post(id=record.id, person=record.person, level=record.level)
        elif isinstance(record, Impact) and f"quote:{record.id}" in hidden:
            record = replace(record, quote="", quote_consent=False)
        elif isinstance(record, Challenge):
            record = _without(record, hidden)
        elif isinstance(record, Membership) and f"left:{record.id}" in hidden:
            record = replace(record, reason="")
        found.append(record)
    return found


def _without(challenge: Challenge, hidden: set[str]) -> Challenge:
    if f"outcome:{challenge.id}" in hidden:
        challenge = replace(challenge, desired_outcome="")
    if f"concern:{challenge.id}" in hidden:
        challenge = replace(challenge, stated="", headline="")
    return challenge


def naming(records: Sequence[Record], seen: Visible, setting: PosterSetting) -> tuple[str, ...]:
    """A sentence on people of the set who may be named in passing, where no names are wanted."""
    from lfl_desktop.content.poster_lines import poster_lines

    if setting.names or seen.audience <= Audience.SET:
        return ()
    lines = [line for line in poster_lines(seen, setting) if not line.hidden]
    texts = [text for line in lines for text in line.texts]
    return point_out(names_of(records), texts, mark("Look again: a line may name somebody ({names})."))
