"""Papers that fit one page: sections of words, set smaller, then tighter, until they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lfl_desktop.content.document import Section
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.style import Style


@dataclass(frozen=True)
class Sheet:
    """Pages filled with sections, in which style. `moved` names what is on further sheets; it
    `runs_on` where it begins on the first already."""

    pages: FlowPages
    style: Style
    moved: tuple[str, ...] = ()
    runs_on: bool = False


def one_page(head: Section, body: Sequence[Section]) -> Sheet:
    """`head` above `body` on one page in the roomiest of `style.STEPS` that fits.

    Where none does, the sections of least weight go to a second sheet, or as many as they
    need; a section that is longer than a page runs on. Nothing is left out.
    """
    found = _on_one(head, body, look.STEPS[0])
    low, high = 1, 1 if found else len(look.STEPS)
    while low < high:
        middle = (low + high) // 2
        if sheet := _on_one(head, body, look.STEPS[middle]):
            found, high = sheet, middle
        else:
            low = middle + 1
    return found or _on_several(head, body, look.STEPS[-1])


def _start(head: Section, style: Style) -> FlowPages:
    pages = FlowPages()
    pages.pour([part_of(head, replace(style, columns=1), style)], replace(style, columns=1).across)
    return pages


def _on_one(head: Section, body: Sequence[Section], style: Style) -> Sheet | None:
    pages, parts = _start(head, style), [part_of(section, style, style) for section in body]
    if len(pages.pages) > 1 or not pages.holds(parts, style.across):
        return None
    pages.pour(parts, style.across)
    return Sheet(pages, style)


def _on_several(head: Section, body: Sequence[Section], style: Style) -> Sheet:
    pages = _start(head, style)
    parts = [part_of(section, style, style) for section in body]
    stay: set[int] = set()
    for nth in sorted(range(len(body)), key=lambda nth: -body[nth].weight):
        kept = [parts[n] for n in sorted({*stay, nth})]
        if len(pages.pages) == 1 and pages.holds(kept, style.across):
            stay.add(nth)
    first = [parts[n] for n in sorted(stay)]
    moved = [part for n, part in enumerate(parts) if n not in stay]
    runs_on = len(first) <= 1
    if runs_on:
        pages.pour([*first, *moved], style.across)
    else:
        pages.pour(first, style.across)
        pages.turn()
        pages.pour(moved, style.across)
    return Sheet(pages, style, tuple(part.name for part in moved), runs_on)
