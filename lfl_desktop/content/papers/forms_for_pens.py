"""Forms to be filled with pens: whose set it is, and what each asks."""

from __future__ import annotations

from lfl_desktop.content.blank_fields import FORM_TITLES, UPRIGHT, BlankForm, labels_of
from lfl_desktop.content.document import Document, ListItem, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import programme_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.words import tr


def form_document(seen: Visible, form: BlankForm) -> Document:
    """An upright form, or all of them, for the set whose records `seen` holds.

    Raises TypeError for anything that did not come through the gate, KeyError for the activity system, which
    is on its side: `activity_system.blank_system` makes it."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    named = tr("Blank forms") if form == BlankForm.ALL else tr(FORM_TITLES[form])
    title = " · ".join((named, *_set(seen)))
    paid = [part for p in seen.all(Programme) for part in (p.name, p.funder) if part]
    kicker = Paragraph((Span(" · ".join((*paid, *_set(seen))), SpanRole.QUIET),))
    body = tuple(_form(one) for one in forms_of(form))
    return Document(title, programme_of(seen), "", Section(tr("Heading"), (kicker,)), body)


def forms_of(form: BlankForm) -> tuple[BlankForm, ...]:
    """The forms that are wanted."""
    return UPRIGHT if form == BlankForm.ALL else (form,)


def _form(form: BlankForm) -> Section:
    title = tr(FORM_TITLES[form])
    return Section(title, tuple(ListItem((Span(words),)) for words in labels_of(form)), title)


def _set(seen: Visible) -> list[str]:
    sets = seen.all(LearningSet)
    return [tr("Set {name}", name=sets[0].name)] if len(sets) == 1 and sets[0].name else []
