"""The facilitator's private log, for whoever wrote it: it says whose it is."""

from __future__ import annotations

from lfl_desktop.content.document import Document, Paragraph, Rank, Section, Span, SpanRole
from lfl_desktop.domain.gate.sharing import OwnLog, OwnNote
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import plural, tr


def private_log_document(log: OwnLog, warning: str) -> Document:
    """The log with `warning` at its head; "private" and its owner stand on each page.

    Raises TypeError for anything but what sharing.own_log() made."""
    if not isinstance(log, OwnLog):
        raise TypeError("A private log is made only of what sharing.own_log() gave its owner")
    title = title_of_log(log)
    head = (
        Paragraph((Span(title, SpanRole.TITLE),), rank=Rank.TITLE),
        Paragraph((Span(warning, SpanRole.READERS),)),
    )
    named = tr("Set {name}", name=log.set_name) if log.set_name else ""
    words = sum(len(note.wording.split()) for note in log.notes)
    counted = plural("%n notes", "%n note", len(log.notes))
    return Document(
        title,
        log.owner,
        tr("Private"),
        Section(title, head),
        tuple(map(_section, log.notes)),
        notes=(tr("{notes}, {words} words.", notes=counted, words=words),),
        on_each_page=" · ".join(part for part in (tr("PRIVATE"), log.owner, named) if part),
    )


def title_of_log(log: OwnLog) -> str:
    """As in "Private log of Ruth Ansell · Set A"."""
    whose = tr("Private log of {name}", name=log.owner) if log.owner else tr("Private log")
    return " · ".join((whose, tr("Set {name}", name=log.set_name))) if log.set_name else whose


def _section(note: OwnNote) -> Section:
    when = [long_date(note.day) if note.day else "", tr("Meeting {n}", n=note.number) if note.number else ""]
    heading = " · ".join(part for part in when if part) or tr("No date")
    return Section(heading, (Paragraph((Span(note.wording),)),), heading)
