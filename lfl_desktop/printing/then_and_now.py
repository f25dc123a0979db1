"""An activity system then and now: what changed on one drawing, and both versions beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from lfl_desktop.canvas.change_words import marked, sentences
from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.legend import legend
from lfl_desktop.content.paper_setting import USUAL, Setting
from lfl_desktop.content.papers.paper_heading import programme_of
from lfl_desktop.content.papers.system_words import Version, told_of, version_of, when_of
from lfl_desktop.domain.activity import SystemItem, Tension
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.system_changes import Contents, Difference, difference
from lfl_desktop.printing.activity_system import fit_note
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import (
    FOOT,
    SHEETS,
    Figure,
    Leaf,
    Placed,
    Row,
    Sheet,
    bound,
    deep,
    depth,
    head_rows,
    outline_pages,
    paragraph,
)
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.system_rows import heading, outline, pulls
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr

_GAP = 8.0


def then_and_now_page(
    seen: Visible, then_id: UUID, now_id: UUID, *, leader: UUID | None = None, setting: Setting = USUAL
) -> Paper:
    """Two versions of an activity system for the audience of `seen`, which holds the records of its set.

    On the first page the later one with what changed marked on it, on the second both beside each
    other, then what changed in sentences, and a list of all where a drawing has no room for it.

    Raises TypeError for anything that did not come through the gate, NotReleased where this
    audience may not see one of the versions (yet).
    """
    sheet = SHEETS[setting.size]
    then, now = (version_of(seen, id, BOTH, leader) for id in (then_id, now_id))
    changes = difference(_contents(then), _contents(now), [*seen.all(SystemItem), *seen.all(Tension)])
    days = tr(
        "Then and now: {then} and {now}", then=when_of(seen, then.version), now=when_of(seen, now.version)
    )
    told = told_of(seen, now)._replace(when=days)
    top = sheet.height - look.TOP - depth(head_rows(told, sheet)[0]) - _GAP
    drawing = _changed(changes, now, sheet, top - FOOT, setting.levels)
    both = _beside(seen, (then, now), sheet)
    rows = [*_told(changes, sheet), *pulls(now, sheet.column(2), 10.0, setting.levels)]
    if drawing.not_shown or any(one.drawing.not_shown for one in both.figures) or head_rows(told, sheet)[1]:
        for version in (then, now):
            dated = told_of(seen, version)
            dated = dated._replace(title=f"{dated.title} · {dated.when}")
            rows += outline(dated, version, sheet.column(2), setting.levels)
    leaves = [Leaf((), [Figure(drawing, look.SIDE, top)]), both, *outline_pages(rows, sheet)]
    words = [told.title, told.question, *then.wordings, *now.wordings]
    notes = (fit_note(drawing, len(leaves)), *undrawable(words))
    return bound(told, sheet, leaves, programme_of(seen), notes)


def _contents(found: Version) -> Contents:
    return Contents(tuple(found.items), tuple(found.tensions))


def _changed(changes: Difference, now: Version, sheet: Sheet, height: float, levels: bool) -> Drawing:
    items, tensions, notes = marked(changes)
    said = tr("Heavy type: what is new or has changed. Struck through: what is gone or has given way.")
    return lay_out(
        items,
        width=sheet.room,
        height=height,
        size=sheet.largest,
        smallest=sheet.smallest,
        legend=f"{said} {legend(items, tensions, BOTH, levels)}",
        tensions=tensions,
        levels=levels,
        names=now.names,
        notes=notes,
    )


def _beside(seen: Visible, versions: Sequence[Version], sheet: Sheet) -> Leaf:
    """Both versions in one size of type, each below its day."""
    width = sheet.column(2)
    top = sheet.height - look.TOP
    rows, lefts = [], (look.SIDE, look.SIDE + width + look.GUTTER)
    for version, words, left in zip(versions, (tr("Then"), tr("Now")), lefts, strict=True):
        spans = [
            Inked(words, Face.BOLD, look.ACCENT),
            Inked(f"  {when_of(seen, version.version)}", colour=look.GREY),
        ]
        row = next(paragraph(spans, 12.0 * sheet.scale, width))
        rows.append(Placed(row, left, top - deep(row)))
    height = top - depth([rows[0].row]) - _GAP - FOOT
    size = min(_half(version, width, height, sheet.largest, sheet.smallest).size for version in versions)
    drawings = [_half(version, width, height, size, min(size, sheet.smallest)) for version in versions]
    figures = [Figure(drawing, left, FOOT + height) for drawing, left in zip(drawings, lefts, strict=True)]
    return Leaf(rows, figures)


def _half(version: Version, width: float, height: float, size: float, smallest: float) -> Drawing:
    return lay_out(
        version.items,
        width=width,
        height=height,
        size=size,
        smallest=smallest,
        tensions=version.tensions,
        names=version.names,
        legend=legend(version.items, version.tensions, BOTH),
    )


def _told(changes: Difference, sheet: Sheet) -> Iterator[Row]:
    """What changed, in sentences."""
    width = sheet.column(2)
    yield from heading(tr("What has changed"), width)
    said = sentences(changes) or [tr("Nothing has changed between the two.")]
    for sentence in said:
        yield from paragraph(
            [Inked(sentence)], 10.0, width, above=2.0, indent=11.0, sign=Inked("·", Face.BOLD)
        )
