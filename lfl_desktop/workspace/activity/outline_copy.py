"""An activity system as an outline that leaves by the clipboard: whose, which question, and for whom."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.content.document import Document, ListItem, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import (
    is_sample,
    mark_of_audience,
    name_of_set,
    programme_of,
    sample_mark,
)
from lfl_desktop.content.wording import People
from lfl_desktop.domain.activity import ActivitySystem, Layer, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.meetings import Action
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_lines import OutlineHeading, outline_of_places
from lfl_desktop.workspace.activity.systems_in_words import when
from lfl_desktop.workspace.scope_of_set import records_of_set


@dataclass(frozen=True)
class Copied:
    """What is copied. `held_back` lines of the version are not in it; it is the leader's `own` where the set
    may not see the version, and says so."""

    document: Document
    held_back: int
    own: bool


def page_to_copy(shown: Shown, layers: Set[Layer]) -> Copied:
    """The page in sight as its readers may have it: the set where it may see this version, else the leader
    alone. What is held back is for nobody's clipboard."""
    book, version = shown.book, shown.page.version
    records = records_of_set(book.reading, book.learning_set.id)
    seen = visible(records, Audience.SET)
    own = seen.get(SystemVersion, version.id) is None
    if own:
        seen = visible(records, Audience.LEADER, shown.page.system.person)
    items = [i for i in seen.all(SystemItem) if i.version == version.id and not i.held_back]
    tensions = [t for t in seen.all(Tension) if t.version == version.id and not t.held_back]
    headings = outline_of_places(
        items,
        tensions,
        layers=layers,
        names=_names(seen),
        actions={record.id: _wordings(shown, seen, record.id) for record in (*items, *tensions)},
        levels=shown.levels,
    )
    page = shown.page
    held = sum(item.held_back for item in page.items) + sum(pull.held_back for pull in page.tensions)
    return Copied(_document(shown, seen, own, headings), held, own)


def _wordings(shown: Shown, seen: Visible, record: UUID) -> list[str]:
    found = (seen.get(Action, id) for id in shown.whole.links.actions(record))
    return [action.wording for action in found if action]


def _names(seen: Visible) -> dict[UUID, str]:
    people = People(seen, None)
    return {
        one.id: plain_wording(one.neighbour) or people.full(one.person) for one in seen.all(ActivitySystem)
    }


def _document(shown: Shown, seen: Visible, own: bool, headings: Sequence[OutlineHeading]) -> Document:
    book, system = shown.book, shown.page.system
    name = _names(seen).get(system.id, "")
    leader = book.people.get(system.person)
    whom = leader.name if leader else name
    around = " · ".join(part for part in (programme_of(seen), name_of_set(book.learning_set)) if part)
    lines = (
        (Span(plain_wording(system.question)),),
        (Span(when(book, shown.page.version)),),
        (*sample_mark(seen), Span(around, SpanRole.QUIET)),
        (Span(tr("For {name} · do not pass on", name=whom) if own else mark_of_audience(seen.audience)),),
        (Span(tr("Not released to the set.") if own else ""),),
    )
    head = Section(tr("Heading"), tuple(Paragraph(spans) for spans in lines))
    title, author = tr("Activity system · {name}", name=name), book.learning_set.facilitator
    return Document(title, author, "", head, outline_sections(headings), is_sample=is_sample(seen))


def outline_sections(headings: Sequence[OutlineHeading]) -> tuple[Section, ...]:
    """The outline as parts of a document."""
    return tuple(map(_section, headings))


def _section(heading: OutlineHeading) -> Section:
    """A box, or where it pulls: its lines have their numbers."""
    numbered = heading.place is None
    items = [
        ListItem(
            (Span(line.words.removeprefix(f"{nth}. ") if numbered else line.words),),
            number=nth if numbered else 0,
            more=tuple((Span(words),) for words in line.more),
        )
        for nth, line in enumerate(heading.lines, start=1)
    ]
    nothing = ListItem((Span(tr("nothing yet"), SpanRole.QUIET),))
    return Section(heading.words, tuple(items) or (nothing,), heading.words)
