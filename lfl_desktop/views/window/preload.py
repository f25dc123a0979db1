"""What the other places and papers need is imported while the first screen is looked at, so that the first
look at each of them does not wait for it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib import import_module
from threading import Thread

from lfl_desktop.views.window.places import PLACES, ListedPlace, places_for
from lfl_desktop.workspace.in_view import InView, SetInView

AFTER = 400
"""Milliseconds from a start to this, which leaves the start alone."""


def fetch(in_view: InView | None = None) -> Thread:
    """Begins, beside the window; whoever asks for a place meanwhile waits for its module only. With a set
    `in_view` it is the places of sets alone: those of a programme are never asked for in most files."""
    places = places_for(in_view) if isinstance(in_view, SetInView) else PLACES
    thread = Thread(target=_fetch, args=(places,), name="beforehand", daemon=True)
    thread.start()
    return thread


def _fetch(places: Sequence[ListedPlace]) -> None:
    for place in places:
        import_module(f"lfl_desktop.views.{place.screen.partition(':')[0]}")
    for module in (
        "views.window.find_dialog",
        "views.kit.text.spell_marks",
        "workspace.papers.meeting_papers",
        "workspace.papers.system_papers",
    ):
        import_module(f"lfl_desktop.{module}")
    for module in ("PySide6.QtNetwork", "pypdfium2", "reportlab.pdfgen.canvas"):
        import_module(module)
    from lfl_desktop.domain.wording.by_when import make_forms
    from lfl_desktop.typography.fonts import Face, text_width
    from lfl_desktop.typography.hyphenation import read_patterns
    from lfl_desktop.views.kit.binding.forms import OURS, kit_control
    from lfl_desktop.workspace.meeting.known_templates import question_kinds, shipped_templates

    for face in Face:
        text_width("", face, 1.0)
    make_forms()
    read_patterns()
    for control in OURS:
        kit_control(control)
    shipped_templates()
    question_kinds()
    gc.freeze()  # as after a start: looking through all this again was felt
