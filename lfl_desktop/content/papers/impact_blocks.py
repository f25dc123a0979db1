"""What came of it, as every paper words it: a change with what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.document import ListItem, Span, SpanRole, Spans
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.programme import Theme
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.words import tr


def impact_blocks(seen: Visible, impact: Impact) -> Iterator[ListItem]:
    """A change with what shows it, as its owner worded it."""
    themes = {theme.id: theme.name for theme in seen.all(Theme)}
    beside = [tr(LEVELS[impact.level])]
    if impact.agreed_on is None:
        beside.append(tr("wording not agreed yet"))
    told = (
        (tr("What was done:"), impact.how),
        (tr("Measure:"), measure_said(impact)),
        (tr("Evidence:"), impact.evidence),
        (tr("Others who contributed:"), impact.other_contributors),
        (tr("Themes:"), ", ".join(themes[theme] for theme in impact.themes if theme in themes)),
        (tr("Quote:"), impact.quote),
    )
    details = tuple(_detail(label, text) for label, text in told if text)
    if impact.wording or details:
        seen.tell(impact, "level")
        yield pointed(impact.wording, " · ".join(beside))._replace(more=details)


def _detail(label: str, text: str) -> Spans:
    return Span(f"{label} ", SpanRole.QUIET), Span(text)


def pointed(words: str, aside: object = "") -> ListItem:
    """An item of a list, and what is said beside it."""
    said = [Span(words)] if words else []
    if aside:
        said.append(Span(f" · {aside}" if words else f"{aside}", SpanRole.QUIET))
    return ListItem(tuple(said))
