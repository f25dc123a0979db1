"""The sheet that opens a protected file when its passphrase is forgotten: kept on paper, away from it."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.content.document import (
    Document,
    ListItem,
    Paragraph,
    Rank,
    Section,
    Span,
    SpanRole,
    Squares,
)
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import mark, tr

IN_A_ROW = 7
"""Groups of letters side by side."""

HOW = (
    mark("Open the file in LfL Desktop. Where it asks for the passphrase, type these letters."),
    mark("Spaces, and capitals or small letters, make no difference. There is no figure 0, 1, 8 or 9 in it."),
    mark(
        "Then choose a new one (File, Protect with a passphrase), print its new sheet, and destroy this one."
    ),
    mark("The pattern holds the same letters, for a camera."),
)


def recovery_sheet_document(
    file: str, letters: str, pattern: tuple[tuple[bool, ...], ...], day: dt.date
) -> Document:
    """The sheet for the file that is called `file`: the `letters` of its key in groups, and as a pattern."""
    title = tr("Recovery sheet")
    warning = tr("Whoever has this sheet can open the file. Keep it where the computer is not.")
    head = (
        Paragraph((Span(title, SpanRole.TITLE),), rank=Rank.TITLE),
        Paragraph((Span(warning, SpanRole.READERS),)),
        Paragraph((Span(tr("For “{name}”, protected on {day}.", name=file, day=long_date(day))),)),
    )
    groups = letters.split()
    rows = (" ".join(groups[at : at + IN_A_ROW]) for at in range(0, len(groups), IN_A_ROW))
    key = tr("The key")
    how = tr("How to use it")
    body = (
        Section(key, tuple(Paragraph((Span(row, SpanRole.LEAD),), rank=Rank.HEADING) for row in rows), key),
        Section(how, tuple(ListItem((Span(tr(words)),)) for words in HOW), how),
        Section(tr("Pattern"), (Squares(pattern, "".join(groups)),)),
    )
    return Document(title, "", tr("Private"), Section(title, head), body)
