"""How the roles of words look on paper: face and colour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lfl_desktop.content.document import Span, SpanRole
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.typography.fonts import Face

ROLES: dict[SpanRole, tuple[Face, str]] = {
    SpanRole.PLAIN: (Face.REGULAR, look.INK),
    SpanRole.STRONG: (Face.SEMIBOLD, look.INK),
    SpanRole.LEAD: (Face.BOLD, look.INK),
    SpanRole.QUIET: (Face.REGULAR, look.GREY),
    SpanRole.ACCENT: (Face.REGULAR, look.ACCENT),
    SpanRole.TITLE: (Face.BOLD, look.ACCENT),
    SpanRole.HEADING: (Face.SEMIBOLD, look.ACCENT),
    SpanRole.SOURCE: (Face.SEMIBOLD, look.GREY),
    SpanRole.READERS: (Face.SEMIBOLD, look.PLUM),
    SpanRole.EVERYONE: (Face.SEMIBOLD, look.ACCENT),
    SpanRole.NOTE: (Face.ITALIC, look.GREY),
    SpanRole.POSSIBLE: (Face.REGULAR, look.PLUM),
    SpanRole.PULL: (Face.SEMIBOLD, look.AMBER),
}


def inked(spans: Iterable[Span]) -> tuple[Inked, ...]:
    """Words of a document in the faces and colours of their roles."""
    return _inked(tuple(spans))


@lru_cache(maxsize=4_000)  # a paper is set in several sizes until it fits
def _inked(spans: tuple[Span, ...]) -> tuple[Inked, ...]:
    return tuple([Inked(text, *ROLES[role]) for text, role in spans])
