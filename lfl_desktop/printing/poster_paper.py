"""The impact poster of a set: what it worked on, what was done and what came of it, to hang on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfl_desktop.content.paper_setting import USUAL_POSTER, PosterSetting
from lfl_desktop.content.papers.paper_heading import mark_for, programme_of
from lfl_desktop.content.poster_lines import PosterLine, poster_lines, set_of
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.poster_around import Told
from lfl_desktop.printing.poster_sheet import SCALES, Poster, lay_out, pdf
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.words import plural, tr


def impact_poster(seen: Visible, setting: PosterSetting = USUAL_POSTER) -> Paper:
    """The poster for the audience of `seen`, which holds the records of one set.

    It is on one sheet in the largest type that fits, down to `style.POSTER_LEAST`; more follows on further
    sheets. The evidence of impact, restated challenges and offers are not on it.

    Raises TypeError for anything that did not come through the gate, LookupError where the records are not
    those of one set."""
    every = poster_lines(seen, setting)
    lines = [line for line in every if not line.hidden]
    told = told_on(seen)
    poster = lay_out(lines, told, setting)
    title = title_on(seen)
    words = [title, told.programme, told.cohort, told.funder, *(text for one in lines for text in one.texts)]
    notes = (*_fitting(poster, lines, setting), *_choices(every), *undrawable(words))
    return Paper(pdf(poster, title, programme_of(seen)), len(poster.leaves), notes)


def told_on(seen: Visible) -> Told:
    """What stands on a poster beside its lines."""
    learning_set = set_of(seen)
    programmes = seen.all(Programme)
    funder = next((programme.funder for programme in programmes if programme.funder), "")
    cohort = next((cohort.name for cohort in seen.all(Cohort) if cohort.name), "")
    sample = any(programme.sample_today for programme in programmes)
    return Told(
        programme_of(seen),
        cohort,
        mark_for(seen),
        learning_set.name,
        learning_set.focus,
        funder,
        sample,
    )


def title_on(seen: Visible) -> str:
    """As in "Impact poster · Set A · Managing change"."""
    one = set_of(seen)
    named = tr("Set {name}", name=one.name) if one.name else tr("Set")
    return " · ".join(part for part in (tr("Impact poster"), named, one.focus) if part)


def _fitting(poster: Poster, lines: Sequence[PosterLine], setting: PosterSetting) -> Iterator[str]:
    size = f"{poster.body:.3g}"
    sheets = len(poster.leaves)
    if sheets == 1:
        yield tr("Fits one sheet at {size} pt. Nothing was cut.", size=size)
        if poster.body < look.POSTER_BODY * SCALES[setting.size] - 0.5:
            yield tr("That is small for a wall: hide or shorten lines, and the type grows.")
        return
    moved = {key for block in poster.moved for key in block.keys}
    words = [f"“{_beginning(line.words)}”" for line in lines if line.key in moved]
    more = plural(len(words) - _NAMED, "{n} more line", "{n} more lines")
    yield tr("Too much for one sheet at {size} pt, the least for a wall.", size=size)
    yield tr(
        "On {further}: {words}. Hide or shorten lines to have one.",
        further=plural(sheets - 1, "a second sheet", "{n} further sheets"),
        words=", ".join(words if len(words) <= _NAMED else [*words[:_NAMED], more]),
    )


_NAMED = 4
"""How many of the lines on further sheets are named."""


def _beginning(words: str) -> str:
    first = " ".join(words.split())
    return first if len(first) <= 40 else first[:40].rsplit(" ", 1)[0] + "…"


def _choices(every: Sequence[PosterLine]) -> Iterator[str]:
    if hidden := sum(line.hidden for line in every):
        yield plural(hidden, "{n} line is hidden.", "{n} lines are hidden.")
    if short := sum(line.words != line.full and not line.hidden for line in every):
        yield plural(
            short,
            "{n} line is in shorter words, which its owner has not agreed.",
            "{n} lines are in shorter words, which their owners have not agreed.",
        )
