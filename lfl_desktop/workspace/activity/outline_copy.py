"""An activity system as an outline that leaves by the clipboard: whose, which question, and for whom."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import plain
from lfl_desktop.domain.activity import ActivitySystem, Layer, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.contents import Audience
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.sharing import Visible, visible
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_lines import Heading, outline
from lfl_desktop.workspace.activity.systems_in_words import when
from lfl_desktop.workspace.scope_of_set import records_of_set


@dataclass(frozen=True)
class Copied:
    """What is copied: a `head` of lines and the headings. `held_back` lines of the version are not in it; it
    is the leader's `own` where the set may not see the version, and says so."""

    head: tuple[str, ...]
    headings: tuple[Heading, ...]
    held_back: int
    own: bool


def copied(shown: Shown, layers: Set[Layer]) -> Copied:
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
    headings = outline(
        items,
        tensions,
        layers=layers,
        names=_names(seen),
        actions={record.id: _wordings(shown, seen, record.id) for record in (*items, *tensions)},
        levels=shown.levels,
    )
    page = shown.page
    held = sum(item.held_back for item in page.items) + sum(pull.held_back for pull in page.tensions)
    return Copied(_head(shown, seen, own), tuple(headings), held, own)


def _wordings(shown: Shown, seen: Visible, record: UUID) -> list[str]:
    found = (seen.get(Action, id) for id in shown.whole.links.actions(record))
    return [action.wording for action in found if action]


def _names(seen: Visible) -> dict[UUID, str]:
    from lfl_desktop.content.wording import People

    people = People(seen, None)
    return {one.id: plain(one.neighbour) or people.full(one.person) for one in seen.all(ActivitySystem)}


def _head(shown: Shown, seen: Visible, own: bool) -> tuple[str, ...]:
    from lfl_desktop.content.papers.paper_heading import mark_of, name_of, programme_of, running

    book, system = shown.book, shown.page.system
    name = _names(seen).get(system.id, "")
    leader = book.people.get(system.person)
    whom = leader.name if leader else name
    around = " · ".join(part for part in (programme_of(seen), name_of(book.learning_set)) if part)
    lines = (
        tr("Activity system · {name}", name=name),
        plain(system.question),
        when(book, shown.page.version),
        running(seen, around),
        tr("For {name} · do not pass on", name=whom) if own else mark_of(seen.audience),
        tr("Not released to the set.") if own else "",
    )
    return tuple(line for line in lines if line)
