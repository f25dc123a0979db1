"""A list as a paper: whose set it is, how many lines these are, and the table of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from lfl_desktop.content.document import Document, Paragraph, Section, Span, SpanRole, TableBlock, TableColumn
from lfl_desktop.content.papers.lists_of_set import list_table, scene_of_list
from lfl_desktop.content.papers.meeting_scene import heading_of, title_of_meeting
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, programme_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr


def list_document(seen: Visible, kind: type[Record], ids: Sequence[UUID], today: dt.date) -> Document:
    """The lines `ids` of the list of `kind`, in this order, for the audience of `seen`: a table.

    Raises TypeError for anything that did not come through the gate, LookupError where that is not of one
    set."""
    table = list_table(seen, kind, ids, today)
    scene = scene_of_list(seen)
    head = [*heading_of(scene), Paragraph((Span(f"{table.title} · {table.about}", SpanRole.STRONG),))]
    if table.staying:
        head.append(Paragraph((Span(" ".join(table.staying), SpanRole.QUIET),)))
    columns = tuple(TableColumn(tr(column.heading), is_wide=column.wide) for column in table.columns)
    rows = tuple(tuple((Span(words),) for words in cells) for cells in table.rows)
    return Document(
        " · ".join((title_of_meeting(scene), table.title)),
        scene.learning_set.facilitator or programme_of(seen),
        mark_for(seen),
        Section(tr("Heading"), tuple(head)),
        (Section(table.title, (TableBlock(columns, rows),)),),
        table.staying,
        is_sample(seen),
    )
