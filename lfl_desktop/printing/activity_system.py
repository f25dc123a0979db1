"""An activity system on paper: one drawing on a landscape page, with a list behind it when it is full."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from lfl_desktop.canvas.breaking import shortened
from lfl_desktop.canvas.content import BOTH, in_box, plain
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.fonts import Face
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.domain.by_when import long_date
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.sharing import Audience, Standing, Visible
from lfl_desktop.domain.year import numbered
from lfl_desktop.printing import drawing as painter
from lfl_desktop.printing import style as look
from lfl_desktop.printing.paper import Paper, blank, undrawable
from lfl_desktop.printing.scene import mark_of, programme_of
from lfl_desktop.printing.text import Line, Span, draw, lines
from lfl_desktop.printing.wording import People
from lfl_desktop.words import plural, tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = look.PAGE_HEIGHT, look.PAGE_WIDTH
"""A4 on its side."""

ROOM = WIDTH - 2 * look.SIDE
COLUMN = (ROOM - look.GUTTER) / 2
FOOT = 30.0

LARGEST, SMALLEST = 11.5, 8.0
"""Type sizes of the drawing: what it begins with, and the least that is pleasant to read."""

SMALL = 8.5
LEADING = 1.3


class NotReleased(LookupError):
    """The version is not among what may be seen; the message is a sentence for the user."""


class _Row(NamedTuple):
    """One line of text on the page, `above` points below the one before.

    `keep`: it does not end a column. `plus`: a plus stands before it, where it is not indented."""

    line: Line
    size: float
    above: float = 0.0
    indent: float = 0.0
    keep: bool = False
    plus: bool = False


class _Told(NamedTuple):
    """What the paper tells besides its items."""

    kicker: tuple[Span, ...]
    mark: str
    title: str
    question: str
    when: str


def activity_system_page(
    seen: Visible, version_id: UUID, layers: Set[Layer] = BOTH, *, leader: UUID | None = None
) -> Paper:
    """One version of an activity system for the audience of `seen`, which holds the records of its set.

    The drawing is on one A4 page on its side. What does not fit is counted in its box, and a
    list of everything follows. `leader` tells whose it is where the version stays behind.

    Raises TypeError for anything that did not come through the gate, NotReleased where this
    audience may not see the version (yet).
    """
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    version = seen.get(SystemVersion, version_id)
    system = seen.get(ActivitySystem, version.system) if version else None
    if version is None or system is None:
        raise NotReleased(_why_not(seen, seen.get(Person, leader)))
    told = _told(seen, system, version)
    items = [item for item in seen.all(SystemItem) if item.version == version_id and item.layer in layers]
    head, shortened_head = _head(told)
    drawing = _drawing(items, layers, HEIGHT - look.TOP - FOOT - _depth(head))
    behind = _poured(list(_list(told, items))) if drawing.not_shown or shortened_head else []
    learning_set = seen.get(LearningSet, system.learning_set)
    author = learning_set.facilitator if learning_set else ""
    pdf = _pdf(told, head, drawing, behind, author or programme_of(seen))
    words = [told.title, told.question, *(item.wording for item in items)]
    return Paper(pdf, 1 + len(behind), (_fits(drawing), *undrawable(words)))


def _why_not(seen: Visible, person: Person | None) -> str:
    if seen.audience == Audience.FACILITATOR:
        return tr("This activity system is not in the records any more.")
    if any(line.key == "activity_systems" and line.standing == Standing.STAYS for line in seen.lines):
        return tr("Activity systems stay within the set: choose the set as the reader of this paper.")
    if person and person.name:
        return tr("{name} has not released this activity system to the set yet.", name=person.name)
    return tr("Its leader has not released this activity system to the set yet.")


def _told(seen: Visible, system: ActivitySystem, version: SystemVersion) -> _Told:
    meeting = seen.get(Meeting, version.meeting)
    day = meeting.date if meeting and meeting.date else version.date
    number = numbered(seen.all(Meeting)).get(meeting.id) if meeting else None
    when = [tr("Meeting {number}", number=number) if number else "", long_date(day) if day else ""]
    learning_set = seen.get(LearningSet, system.learning_set)
    named = tr("Set {name}", name=learning_set.name) if learning_set and learning_set.name else ""
    small = [programme_of(seen), named, learning_set.focus if learning_set else ""]
    sample = any(programme.sample_today for programme in seen.all(Programme))
    marks = [Span(tr("SAMPLE") + " · ", Face.BOLD)] if sample else []
    return _Told(
        (*marks, Span(" · ".join(part for part in small if part), colour=look.GREY)),
        mark_of(seen.audience),
        tr("Activity system · {name}", name=People(seen, day).full(system.person)),
        plain(system.question),
        ", ".join(part for part in when if part),
    )


def _head(told: _Told) -> tuple[list[_Row], bool]:
    """The rows above the drawing, and whether any was too long to stand there whole."""
    texts = [
        (told.kicker, SMALL, ROOM * 0.62, 1, 0.0),
        ((Span(told.title, Face.BOLD, look.ACCENT),), 17.0, ROOM, 1, 3.0),
        ((Span(told.question),), 11.0, ROOM, 2, 1.0),
        ((Span(told.when, colour=look.GREY),), 9.5, ROOM, 1, 1.0),
    ]
    rows, cut = [], False
    for spans, size, width, most, above in texts:
        every = [line for line in lines(spans, size, width) if line.words]
        if len(every) > most:
            cut = True
            every = [*every[: most - 1], _shortened(spans[-1], every[most - 1], size, width)]
        rows += [_Row(line, size, 0.0 if nth else above) for nth, line in enumerate(every)]
    return rows, cut


def _shortened(span: Span, line: Line, size: float, width: float) -> Line:
    text = "".join(part.text for word in line.words for part in (*word.spans, Span(" ")))
    cut = shortened(text.strip(), span.face, width / size)
    return lines([span._replace(text=cut)], size, width)[0]


def _drawing(items: Sequence[SystemItem], layers: Set[Layer], height: float) -> Drawing:
    def laid_out(legend: str) -> Drawing:
        return lay_out(
            items, width=ROOM, height=height, layers=layers, size=LARGEST, smallest=SMALLEST, legend=legend
        )

    legend = _legend(layers)
    drawing = laid_out(legend)
    if not drawing.not_shown:
        return drawing
    return laid_out(f"{legend} {tr('What has no room here stands in the list that follows.')}")


def _legend(layers: Set[Layer]) -> str:
    if Layer.POSSIBLE not in layers:
        return tr("How it is now.")
    if Layer.NOW not in layers:
        return tr("+ marks what is possible.")
    return tr("+ marks what is possible; the rest is how it is now.")


def _fits(drawing: Drawing) -> str:
    if not drawing.not_shown:
        return tr("Fits one page at {size} pt. Nothing was cut.", size=f"{drawing.size:g}")
    return plural(
        len(drawing.not_shown),
        "{n} item has no room in the drawing; the list behind it has everything.",
        "{n} items have no room in the drawing; the list behind it has everything.",
    )


def _list(told: _Told, items: Sequence[SystemItem]) -> Iterator[_Row]:
    """Everything the activity system says, box by box."""
    yield from _paragraph(Span(told.title, Face.BOLD, look.ACCENT), 13.0, keep=True)
    yield from _paragraph(Span(told.question), 10.0, above=1.0)
    for place in Place:
        mine = in_box(items, place)
        if mine:
            yield from _paragraph(Span(title(place), Face.SEMIBOLD, look.ACCENT), 10.5, above=9.0, keep=True)
        for item in mine:
            possible = item.layer == Layer.POSSIBLE
            span = Span(plain(item.wording), colour=look.PLUM if possible else look.INK)
            for nth, row in enumerate(_paragraph(span, 10.0, above=1.5, indent=11.0)):
                yield row._replace(plus=possible and not nth)


def _paragraph(
    span: Span, size: float, above: float = 0.0, indent: float = 0.0, keep: bool = False
) -> Iterator[_Row]:
    for nth, line in enumerate(lines([span], size, COLUMN - indent)):
        yield _Row(line, size, 0.0 if nth else above, indent, keep)


class _Placed(NamedTuple):
    """A row on a page; `x` and `y` as reportlab counts them."""

    row: _Row
    x: float
    y: float


def _poured(rows: Sequence[_Row]) -> list[list[_Placed]]:
    """The rows in two columns on as many pages as they need."""
    pages: list[list[_Placed]] = [[]]
    column, y = 0, HEIGHT - look.TOP
    for nth, row in enumerate(rows):
        following = nth + 1
        needed = _deep(row)
        while row.keep and following < len(rows) and rows[following - 1].keep:
            needed += _deep(rows[following])
            following += 1
        if y - needed < look.FOOT:
            column, y = column + 1, HEIGHT - look.TOP
            if column > 1:
                pages.append([])
                column = 0
        y -= _deep(row)
        pages[-1].append(_Placed(row, look.SIDE + column * (COLUMN + look.GUTTER), y))
    return pages


def _deep(row: _Row) -> float:
    return row.above + row.size * LEADING


def _depth(rows: Sequence[_Row]) -> float:
    return sum(_deep(row) for row in rows) + 8.0


def _pdf(
    told: _Told, head: Sequence[_Row], drawing: Drawing, behind: Sequence[Sequence[_Placed]], author: str
) -> bytes:
    buffer = io.BytesIO()
    canvas = blank(buffer, (WIDTH, HEIGHT), told.title, author)
    _draw_head(canvas, told, head)
    painter.paint(canvas, drawing, look.SIDE, FOOT + drawing.height)
    for number, page in enumerate(behind, start=2):
        _draw_foot(canvas, told, number - 1, len(behind) + 1)
        canvas.showPage()
        for row, x, y in page:
            draw(canvas, row.line, x + row.indent, y, row.size)
            if row.plus:
                draw(
                    canvas, lines([Span("+", Face.SEMIBOLD, look.PLUM)], row.size, COLUMN)[0], x, y, row.size
                )
    if behind:
        _draw_foot(canvas, told, len(behind) + 1, len(behind) + 1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_head(canvas: Canvas, told: _Told, head: Sequence[_Row]) -> None:
    y = HEIGHT - look.TOP
    colour = look.ACCENT if told.mark == mark_of(Audience.PUBLIC) else look.PLUM
    mark = lines([Span(told.mark, Face.SEMIBOLD, colour)], SMALL, ROOM * 0.36)[0]
    draw(canvas, mark, WIDTH - look.SIDE - mark.width * SMALL, y - SMALL * LEADING, SMALL)
    for row in head:
        y -= _deep(row)
        draw(canvas, row.line, look.SIDE, y, row.size)


def _draw_foot(canvas: Canvas, told: _Told, number: int, every: int) -> None:
    where = tr("Sheet {number} of {all}", number=number, all=every)
    line = lines([Span(f"{where} · {told.mark}", colour=look.GREY)], 7.5, ROOM)[0]
    draw(canvas, line, WIDTH - look.SIDE - line.width * 7.5, FOOT / 2, 7.5)
