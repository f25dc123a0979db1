"""The impact poster of a set: what it worked on, what was done and what came of it, to hang on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfl_desktop.content.paper_setting import USUAL_POSTER, PosterSetting
from lfl_desktop.content.papers.impact_poster import PosterPaper
from lfl_desktop.content.poster_lines import PosterLine, PosterPart
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.poster_sheet import SCALES, Poster, lay_out_poster
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.words import plural, tr


def impact_poster(paper: PosterPaper, on: PrintedOn, setting: PosterSetting = USUAL_POSTER) -> Paper:
    """The poster on one sheet in the largest type that fits, down to `style.POSTER_LEAST`; more follows on
    further sheets."""
    lines, title = paper.shown, paper.document.title
    poster = lay_out_poster(lines, paper.frame, setting, on.logo)
    words = (title, *paper.document.words)
    notes = (*_fitting(poster, lines, setting), *_choices(paper.lines), *undrawable(words))
    pdf = pdf_of(
        poster.leaves,
        on,
        title=title,
        author=paper.document.author,
        size=poster.size,
        numbered="",
        subject=paper.document.mark,
        one_sided=True,
        logo_at=None,
    )
    return Paper(pdf, len(poster.leaves), notes, one_sided=True)


def _fitting(poster: Poster, lines: Sequence[PosterLine], setting: PosterSetting) -> Iterator[str]:
    size = f"{poster.body:.3g}"
    sheets = len(poster.leaves)
    if sheets == 1:
        yield tr("Fits one sheet at {size} pt. Nothing was cut.", size=size)
        if poster.body < look.POSTER_BODY * SCALES[setting.size] - 0.5:
            yield tr("That is small for a wall: hide or shorten lines, and the type grows.")
        return
    moved = {key for block in poster.moved for key in block.keys}
    if not any(line.key in moved for line in lines if line.part == PosterPart.IMPACT):
        yield tr("What came of it fits one sheet at {size} pt. Nothing was cut.", size=size)
        further = plural("%n further sheets", "a second sheet", sheets - 1)
        yield tr("How the set got there is on {further}.", further=further)
        return
    words = [f"“{_beginning(line.words)}”" for line in lines if line.key in moved]
    more = plural("%n more lines", "%n more line", len(words) - _NAMED)
    yield tr("Too much for one sheet at {size} pt, the least for a wall.", size=size)
    yield tr(
        "On {further}: {words}. Hide or shorten lines to have one.",
        further=plural("%n further sheets", "a second sheet", sheets - 1),
        words=", ".join(words if len(words) <= _NAMED else [*words[:_NAMED], more]),
    )


_NAMED = 4
"""How many of the lines on further sheets are named."""


def _beginning(words: str) -> str:
    first = " ".join(words.split())
    return first if len(first) <= 40 else first[:40].rsplit(" ", 1)[0] + "…"


def _choices(every: Sequence[PosterLine]) -> Iterator[str]:
    if hidden := sum(line.hidden for line in every):
        yield plural("%n lines are hidden.", "%n line is hidden.", hidden)
    if short := sum(line.words != line.full and not line.hidden for line in every):
        yield plural(
            "%n lines are in shorter words, which their owners have not agreed.",
            "%n line is in shorter words, which its owner has not agreed.",
            short,
        )
