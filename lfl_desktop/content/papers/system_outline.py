"""An activity system in words, box by box, and then where it pulls: the same as its drawing says."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.content.document import ListItem, Paragraph, Rank, Section, Sign, Span, SpanRole
from lfl_desktop.content.papers.system_words import SeenVersion, SystemHead, pull_words
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.words import tr


def head_section(head: SystemHead) -> Section:
    """Programme and readers, whose activity system it is, its question, and when it was so."""
    blocks = (
        Paragraph((*head.sample, *head.kicker), (Span(head.mark, SpanRole.READERS),), Rank.SMALL),
        Paragraph((Span(head.title, SpanRole.TITLE),), rank=Rank.TITLE),
        Paragraph((Span(head.question),)),
        Paragraph((Span(head.when, SpanRole.QUIET),)),
    )
    return Section(tr("Heading"), blocks)


def named_section(name: Span, *lines: Span) -> Section:
    """What stands above the outline of one of several versions; `lines` say which it is."""
    below = (Paragraph((line,)) for line in lines if line.text)
    return Section(name.text, (Paragraph((name,), keep=True), *below))


def box_sections(found: SeenVersion, level: int = 1) -> Iterator[Section]:
    """Every item below the name of its box."""
    became = {item.became for item in found.items}
    ids = {item.id for item in found.items}
    for place in Place:
        if mine := in_box(found.items, place):
            items = tuple(_item(item, item.id in became, item.became in ids) for item in mine)
            yield Section(title(place), items, title(place), level=level)


def _item(item: SystemItem, has_become: bool, has_given_way: bool) -> ListItem:
    possible = item.layer == Layer.POSSIBLE
    spans = [Span(plain_wording(item.wording), SpanRole.POSSIBLE if possible else SpanRole.PLAIN)]
    if item.held_back:
        spans.append(Span(" ({})".format(tr("held back")), SpanRole.NOTE))
    if has_given_way:
        spans.append(Span(" ({})".format(tr("has given way to what was possible")), SpanRole.NOTE))
    sign = Sign.BULLET
    if possible:
        sign = Sign.BECAME if has_become else Sign.POSSIBLE
    return ListItem(tuple(spans), sign)


def pulls_section(found: SeenVersion, levels: bool = False, after: int = 0, level: int = 1) -> Section:
    """The tensions with the numbers they carry on the drawing: they begin `after` those of another system,
    below whose heading they stand."""
    items = tuple(
        ListItem(spans, number=number)
        for number, spans in enumerate(pull_words(found, levels), start=after + 1)
    )
    heading = "" if after else tr("Where does it pull?")
    return Section(heading, items, heading, level=level)
