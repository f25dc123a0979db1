"""Papers that fit one page: sections of words, arranged so that their type is as large as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lfl_desktop.content.document import Section, TableBlock
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.frames import Frame, groups_of
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.side_by_side import Halves, halved
from lfl_desktop.printing.layout.strips import FlowPart, depth_of, whole_box
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.table_widths import aligned


@dataclass(frozen=True)
class Sheet:
    """Pages filled with sections, in type of this `size`. `columns`: the most that stand beside each other.
    `moved` names what is on further sheets; it `runs_on` where it begins on the first already."""

    pages: FlowPages
    size: float
    columns: int = 1
    moved: tuple[str, ...] = ()
    runs_on: bool = False


def one_page(
    head: Section,
    body: Sequence[Section],
    on: PrintedOn,
    steps: Sequence[float] = look.STEPS,
    several: Sequence[float] = look.ON_SEVERAL,
    *,
    beside: bool = True,
) -> Sheet:
    """`head` above `body` on one page in the largest type of these `steps` in which any arrangement of it
    fits; on `several` sheets in the largest of those that takes the fewest. Parts stand `beside` each
    other where that makes type larger.

    Where none does, the sections of least weight go to a second sheet, or as many as they
    need; a section that is longer than a page runs on. Nothing is left out.
    """
    found: Sheet | None = None
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if sheet := _SizedSheet(head, body, on, steps[middle], beside).one():
            found, high = sheet, middle
        else:
            low = middle + 1
    if found:
        return found
    tried = (_SizedSheet(head, body, on, size, beside).several() for size in several)
    return min(tried, key=lambda sheet: len(sheet.pages.pages))


@dataclass(frozen=True)
class _Arranged:
    """Parts as wide as the page, and below them parts in two columns."""

    wide: Sequence[FlowPart]
    halves: Halves | None

    def height(self, above: bool) -> float:
        """How much of a page they take; `above`: something stands above them."""
        parts = [part.gap + depth_of(part.strips) for part in self.wide]
        if not above and self.wide:
            parts[0] -= self.wide[0].gap
        if self.halves:
            parts.append(self.halves.gap + self.halves.height)
        return sum(parts)


class _SizedSheet:
    """The sections set in type of one size."""

    def __init__(
        self, head: Section, body: Sequence[Section], on: PrintedOn, size: float, beside: bool
    ) -> None:
        self._on = on
        self._style, self._half = Style(size), Style(size, columns=2)
        self._across, self._halves = on.columns(), on.columns(2)
        self._size = size
        self._beside = beside
        self._head = part_of(head, self._across.width, self._style)
        self._body = body
        self._wide = [
            self._whole(part_of(one, self._across.width, self._style))
            for one in aligned(body, self._across.width, self._style)
        ]
        self._narrow: list[FlowPart] = []

    def one(self) -> Sheet | None:
        """All on one page, or nothing."""
        pages = self._start(look.ONE_TOP, look.ONE_FOOT)
        if len(pages.pages) > 1:
            return None
        for arranged in self._arrangements(range(len(self._body))):
            if arranged.height(True) <= pages.left + 0.01:
                self._stand(pages, arranged)
                return Sheet(pages, self._size, 2 if arranged.halves else 1)
        return None

    def several(self) -> Sheet:
        """What weighs most on the first page, the rest on as many as it needs."""
        pages = self._start()
        stay: list[int] = []
        best: _Arranged | None = None
        for nth in sorted(range(len(self._body)), key=lambda nth: -self._body[nth].weight):
            if len(pages.pages) > 1:
                break
            for arranged in self._arrangements(sorted([*stay, nth])):
                if arranged.height(True) <= pages.left + 0.01:
                    stay, best = sorted([*stay, nth]), arranged
                    break
        moved = [part for nth, part in enumerate(self._wide) if nth not in stay]
        runs_on = len(stay) <= 1
        if best:
            self._stand(pages, best)
        if not runs_on:
            pages.turn()
        pages.pour(moved, self._across)
        columns = 2 if best and best.halves else 1
        return Sheet(pages, self._size, columns, tuple(part.name for part in moved), runs_on)

    def _start(self, top: float = look.TOP, foot: float = 0.0) -> FlowPages:
        pages = FlowPages(y=top, top=top, bottom=self._on.sheet.height - (foot or self._on.margin))
        pages.pour([self._head], self._across)
        return pages

    def _arrangements(self, places: Sequence[int]) -> Iterator[_Arranged]:
        """From the plainest: one column; what is short below in two; all below what opens it in two; all in
        two."""
        yield _Arranged([self._wide[nth] for nth in places], None)
        broad = [nth for nth in places if _is_broad(self._body[nth])]
        opening = [nth for nth in broad[:1] if not self._body[nth].boxed]
        tried: list[list[int]] = []
        for above in (broad, opening, []) if self._beside else ():
            below = [nth for nth in places if nth not in above]
            if above in tried or len(below) < 2:
                continue
            tried.append(above)
            halves = halved([self._half_part(nth) for nth in below])
            yield _Arranged([self._wide[nth] for nth in above], halves)

    def _half_part(self, nth: int) -> FlowPart:
        if not self._narrow:
            width = self._halves.width
            narrow = aligned(self._body, width, self._half)
            self._narrow = [self._whole(part_of(one, width, self._half)) for one in narrow]
        return self._narrow[nth]

    def _whole(self, part: FlowPart) -> FlowPart:
        """A box is not cut, unless it is longer than a page."""
        return whole_box(part, self._on.foot - look.TOP)

    def _stand(self, pages: FlowPages, arranged: _Arranged) -> None:
        if arranged.wide:
            pages.pour(arranged.wide, self._across)
        if not arranged.halves:
            return
        top, columns = pages.y + arranged.halves.gap, self._halves
        ends = [
            pages.pages[-1].stand(groups_of(side), Frame(columns.left(nth), top, columns.width, pages.bottom))
            for nth, side in enumerate(arranged.halves.sides)
        ]
        pages.y = max(ends)


def _is_broad(section: Section) -> bool:
    """Whether it has use for the width of the page."""
    return section.boxed or any(isinstance(block, TableBlock) for block in section.blocks)
