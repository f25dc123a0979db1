"""What is said of an activity system besides its drawing, in rows: outline and list of tensions."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.canvas.content import in_box, plain
from lfl_desktop.canvas.prompts import title
from lfl_desktop.canvas.texts import PLUS, TICK
from lfl_desktop.content.papers.system_words import SystemHead, Version, pull_words
from lfl_desktop.domain.activity import Layer, Place
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import Row, paragraph
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr


def outline(told: SystemHead, found: Version, width: float, levels: bool = False) -> Iterator[Row]:
    """Everything the activity system says, box by box, and then where it pulls."""
    yield from paragraph([Inked(told.title, Face.BOLD, look.ACCENT)], 13.0, width, keep=True)
    yield from paragraph([Inked(told.question)], 10.0, width, above=1.0)
    yield from boxes(found, width)
    yield from pulls(found, width, 10.0, levels)


def boxes(found: Version, width: float) -> Iterator[Row]:
    """Every item below the name of its box."""
    became = {item.became for item in found.items}
    ids = {item.id for item in found.items}
    for place in Place:
        mine = in_box(found.items, place)
        if mine:
            yield from heading(title(place), width)
        for item in mine:
            possible = item.layer == Layer.POSSIBLE
            colour = look.PLUM if possible else look.INK
            sign = Inked(TICK if item.id in became else PLUS, Face.SEMIBOLD, look.PLUM) if possible else None
            words = [Inked(plain(item.wording), colour=colour)]
            if item.held_back:
                words.append(Inked(f" ({tr('held back')})", Face.ITALIC, look.GREY))
            if item.became in ids:
                words.append(Inked(f" ({tr('has given way to what was possible')})", Face.ITALIC, look.GREY))
            yield from paragraph(words, 10.0, width, above=1.5, indent=11.0, sign=sign)


def heading(words: str, width: float) -> Iterator[Row]:
    """The name of a part."""
    yield from paragraph([Inked(words, Face.SEMIBOLD, look.ACCENT)], 10.5, width, above=9.0, keep=True)


def pulls(found: Version, width: float, size: float, levels: bool = False, after: int = 0) -> Iterator[Row]:
    """The tensions with the numbers they carry on the drawing: they begin `after` those of another system."""
    if found.tensions and not after:
        title_size = size * 1.05
        yield from paragraph(
            [Inked(tr("Where does it pull?"), Face.SEMIBOLD, look.ACCENT)],
            title_size,
            width,
            above=9.0,
            keep=True,
        )
    for number, spans in enumerate(map(inked, pull_words(found, levels)), start=after + 1):
        sign = Inked(f"{number}", Face.SEMIBOLD, look.AMBER)
        yield from paragraph(spans, size, width, above=1.5, indent=1.5 * size, sign=sign, whole=True)
