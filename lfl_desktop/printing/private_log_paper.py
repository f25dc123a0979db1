"""The facilitator's private log on paper, for whoever wrote it: each page says whose it is."""

from __future__ import annotations

from lfl_desktop.content.document import Paragraph, Rank, Section, Span, SpanRole
from lfl_desktop.domain.sharing import OwnLog, OwnNote
from lfl_desktop.domain.wording.by_when import long_date
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import Cell, Pages, row
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper, make, undrawable
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import mark, plural, tr

STYLE = Style(10.5)


def private_log_pages(log: OwnLog, warning: str) -> Paper:
    """The log on A4, over as many pages as it needs; "private" and its owner stand on each,
    `warning` at its head.

    Raises TypeError for anything but what sharing.own_log() made."""
    if not isinstance(log, OwnLog):
        raise TypeError("A private log is made only of what sharing.own_log() gave its owner")
    title = title_of(log)
    head = Section(
        title,
        (
            Paragraph((Span(title, SpanRole.TITLE),), rank=Rank.TITLE),
            Paragraph((Span(warning, SpanRole.READERS),)),
        ),
    )
    sections = [head, *map(_section, log.notes)]
    pages = Pages()
    pages.pour([part_of(section, STYLE, STYLE) for section in sections], STYLE)
    named = tr("Set {name}", name=log.set_name) if log.set_name else ""
    running = " · ".join(part for part in (tr("PRIVATE"), log.owner, named) if part)
    for page in pages.pages:
        width = look.PAGE_WIDTH - 2 * look.SIDE
        spans = [Inked(running, Face.SEMIBOLD, look.PLUM)]
        strip = row([Cell(spans, 0.0, width, STYLE.small)], STYLE.small * 1.3)[0]
        page.strips.append((strip, look.SIDE, look.TOP * 0.4))
    pdf = make(
        pages.pages,
        title=title,
        author=log.owner,
        foot=title,
        mark=tr("Private"),
        numbered=mark("Page {number} of {all}"),
    )
    words = sum(len(note.wording.split()) for note in log.notes)
    notes = plural(len(log.notes), "{n} note", "{n} notes")
    told = tr("{notes}, {words} words.", notes=notes, words=words)
    return Paper(pdf, len(pages.pages), (told, *undrawable(section.words for section in sections)))


def title_of(log: OwnLog) -> str:
    """As in "Private log of Ruth Ansell · Set A"."""
    whose = tr("Private log of {name}", name=log.owner) if log.owner else tr("Private log")
    return " · ".join((whose, tr("Set {name}", name=log.set_name))) if log.set_name else whose


def _section(note: OwnNote) -> Section:
    when = [long_date(note.day) if note.day else "", tr("Meeting {n}", n=note.number) if note.number else ""]
    heading = " · ".join(part for part in when if part) or tr("No date")
    return Section(heading, (Paragraph((Span(note.wording),)),), heading)
