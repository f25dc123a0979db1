"""What is said of activity systems besides their drawings, in rows: outlines and lists of tensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lfl_desktop.canvas.texts import PLUS, TICK
from lfl_desktop.content.document import ListItem, Paragraph, Section, Sign, SpanRole
from lfl_desktop.content.papers.system_words import SystemHead
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import paragraph
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.strips import Strip
from lfl_desktop.printing.layout.tags import TagRole
from lfl_desktop.typography.fonts import Face

SIZE = 10.0

SIGNS = {
    Sign.POSSIBLE: Inked(PLUS, Face.SEMIBOLD, look.PLUM),
    Sign.BECAME: Inked(TICK, Face.SEMIBOLD, look.PLUM),
}
"""What stands before an item; nothing does before the others, which are set in."""

POINT = Inked("·", Face.BOLD)
"""Before what changed."""


def outline_of_system(head: SystemHead, sections: Iterable[Section], width: float) -> Iterator[Strip]:
    """Everything the activity system says, box by box, and then where it pulls."""
    yield from _titled(head.title, width)
    yield from paragraph([Inked(head.question)], SIZE, width, above=1.0)
    yield from section_rows(sections, width)


def section_rows(sections: Iterable[Section], width: float, size: float = SIZE) -> Iterator[Strip]:
    """Parts of a document, each item below the name of its part."""
    for section in sections:
        if section.heading and section.blocks:
            yield from _heading(section.heading, width, size)
        for block in section.blocks:
            if isinstance(block, ListItem):
                yield from _item(block, width, size)
            elif isinstance(block, Paragraph):
                yield from _paragraph(section, block, width)


def change_rows(section: Section, width: float) -> Iterator[Strip]:
    """What changed, in sentences."""
    yield from _heading(section.heading, width, SIZE)
    for block in section.blocks:
        if isinstance(block, ListItem):
            yield from paragraph(
                inked(block.spans), SIZE, width, above=2.0, indent=11.0, sign=POINT, whole=True
            )


def _titled(words: str, width: float) -> Iterator[Strip]:
    yield from paragraph([Inked(words, Face.BOLD, look.ACCENT)], 13.0, width, keep=True, role=TagRole.HEADING)


def _heading(words: str, width: float, size: float) -> Iterator[Strip]:
    """The name of a part."""
    spans = [Inked(words, Face.SEMIBOLD, look.ACCENT)]
    yield from paragraph(spans, size * 1.05, width, above=9.0, keep=True, role=TagRole.HEADING)


def _item(item: ListItem, width: float, size: float) -> Iterator[Strip]:
    spans = inked(item.spans)
    if item.number:
        sign = Inked(f"{item.number}", Face.SEMIBOLD, look.AMBER)
        yield from paragraph(spans, size, width, above=1.5, indent=1.5 * size, sign=sign, whole=True)
    else:
        yield from paragraph(
            spans, size, width, above=1.5, indent=11.0, sign=SIGNS.get(item.sign), whole=True
        )


def _paragraph(section: Section, block: Paragraph, width: float) -> Iterator[Strip]:
    """Words of a part: set in below its heading; what has none is the name of a version, with what is said of
    it."""
    role, text = block.spans[0].role, block.spans[0].text
    if role == SpanRole.TITLE:
        yield from _titled(text, width)
    elif role == SpanRole.HEADING:
        yield from _heading(text, width, SIZE)
    elif section.heading:
        yield from paragraph(inked(block.spans), SIZE, width, above=1.5, indent=11.0)
    else:
        yield from paragraph(inked(block.spans), SIZE, width, above=1.0)
