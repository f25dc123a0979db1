"""What actions change in activity systems: where they fall, and which tensions have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
    TensionState,
)
from lfl_desktop.domain.meetings import Action, Meeting, MeetingState
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.domain.year import current_meeting, seen_from
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.activity.leaders_system import SystemPage, put_page
from lfl_desktop.workspace.activity.tension_changes import other_systems
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace

BOTTOM_ROW = (Place.RULES, Place.COMMUNITY, Place.DIVISION_OF_LABOUR)
TOP = tuple(place for place in Place if place not in BOTTOM_ROW)
ALWAYS = (Place.TOOLS, *BOTTOM_ROW)
"""The places that are told even where no action falls on them: what a leader can change most directly."""


class Links:
    """Which actions change which line and work on which tension.

    A line or tension that came from an earlier version brings along the actions it had there."""

    def __init__(
        self, links: Iterable[ActionLink], items: Iterable[SystemItem], tensions: Iterable[Tension]
    ) -> None:
        self.items = {item.id: item for item in items}
        self.tensions = {tension.id: tension for tension in tensions}
        self._came_from = {item.id: item.came_from for item in self.items.values()}
        self._came_from |= {pull.id: pull.came_from for pull in self.tensions.values()}
        self._links = list(links)

    def of(self, record: UUID) -> list[ActionLink]:
        """The links to a line or a tension, and to those it came from."""
        line = set(self._line(record))
        return [link for link in self._links if {link.item, link.tension} & line]

    def actions(self, record: UUID) -> list[UUID]:
        """The actions that change a line or work on a tension."""
        return list(dict.fromkeys(link.action for link in self.of(record)))

    def places(self, action: UUID) -> set[Place]:
        """Where an action falls: on the lines it changes, else at the ends of the tensions it works on."""
        mine = [link for link in self._links if link.action == action]
        changed = {self.items[link.item].place for link in mine if link.item in self.items}
        pulls = [self.tensions[link.tension] for link in mine if link.tension in self.tensions]
        return changed or {place for pull in pulls for place in _ends(pull)}

    def _line(self, record: UUID) -> list[UUID]:
        found: list[UUID] = []
        at: UUID | None = record
        while at is not None and at not in found:
            found.append(at)
            at = self._came_from.get(at)
        return found


def _ends(tension: Tension) -> set[Place]:
    return {tension.from_place} | ({tension.to_place} if tension.to_place else set())


@dataclass(frozen=True)
class Fall:
    """Where actions fall: how many change each place, how many none yet (`loose`) of all there are; `top` and
    `bottom` count those in either row, and `without` are the tensions, not eased, that no action works on."""

    counts: Mapping[Place, int]
    every: int
    loose: int
    top: int
    bottom: int
    without: tuple[Tension, ...]

    @property
    def shown(self) -> list[Place]:
        """The places to tell, in the order of a reading from the top."""
        order = (Place.TOOLS, *(p for p in TOP if p != Place.TOOLS), *BOTTOM_ROW)
        return [place for place in order if self.counts[place] or place in ALWAYS]


def fall(actions: Iterable[UUID], links: Links, tensions: Iterable[Tension]) -> Fall:
    """Where these actions fall. `tensions` are those that count now: of the latest version of each system."""
    places = [links.places(action) for action in actions]
    return Fall(
        counts={place: sum(place in at for at in places) for place in Place},
        every=len(places),
        loose=sum(not at for at in places),
        top=sum(any(place in TOP for place in at) for at in places),
        bottom=sum(any(place in BOTTOM_ROW for place in at) for at in places),
        without=tuple(
            pull
            for pull in tensions_in_order(tensions)
            if pull.state != TensionState.EASED and not links.actions(pull.id)
        ),
    )


def spread_told(found: Fall) -> str:
    """Where actions fall, said plainly: what most of them change, and what none does. No score."""
    if not found.every:
        return _sentence(tr("No action is written down yet"), _without(found))
    if found.loose == found.every:
        nothing = plural(
            "None of the %n actions says yet what it changes",
            "The action does not say yet what it changes",
            found.every,
        )
        return _sentence(nothing, _without(found))
    missing = _without(found) or ("" if found.bottom else tr("None changes the bottom row"))
    return _sentence(_most(found), missing)


def _sentence(*parts: str) -> str:
    return " ".join(f"{part}." for part in parts if part)


def _most(found: Fall) -> str:
    most = max(found.counts.values())
    names = _listed([place for place in found.shown if found.counts[place] == most])
    placed = found.every - found.loose
    if placed == 1:
        return tr("One action changes {places}", places=names)
    if most == placed:
        return tr("All actions placed here change {places}", places=names)
    if most * 2 > placed:
        return tr("Most actions change {places}", places=names)
    return tr("More actions change {places} than anything else", places=names)


def _without(found: Fall) -> str:
    if not found.without:
        return ""
    if len(found.without) > 1:
        return plural("%n tensions have no action", "%n tension has no action", len(found.without))
    pull = found.without[0]
    if pull.to_place in (None, pull.from_place):
        return tr("The tension in {place} has none", place=_low(pull.from_place))
    one, other = _low(pull.from_place), _low(pull.to_place)
    return tr("The tension between {one} and {other} has none", one=one, other=other)


def _listed(places: Sequence[Place]) -> str:
    names = [_low(place) for place in places]
    if len(names) < 2:
        return "".join(names)
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _low(place: Place | None) -> str:
    return title(place).lower() if place else ""


# the records of a set


@dataclass(frozen=True)
class Whole:
    """The activity systems of a set with everything in them: what is linked, and what counts now."""

    links: Links
    systems: Sequence[ActivitySystem]
    latest: Mapping[UUID, Sequence[Tension]]
    """System -> the tensions of its latest version."""


def read_links(book: SetBook) -> Whole:
    """All that is kept of a set's activity systems."""
    reading = book.reading
    systems = reading.select(ActivitySystem, learning_set=book.learning_set.id)
    versions = [v.id for v in reading.select(SystemVersion, system=[s.id for s in systems])]
    tensions = reading.select(Tension, version=versions)
    links = reading.select(ActionLink, action=[action.id for action in book.actions])
    latest = {system.id: versions_of(reading, system)[-1:] for system in systems}
    return Whole(
        Links(links, reading.select(SystemItem, version=versions), tensions),
        systems,
        {id: [t for t in tensions if last and t.version == last[0].id] for id, last in latest.items()},
    )


@dataclass(frozen=True)
class Shown:
    """One page with all that its list of tensions, its outline and its menus speak of: `names` are those of
    the other systems, `actions` the leader's; with `levels` tensions say their academic level."""

    book: SetBook
    page: SystemPage
    whole: Whole
    names: Mapping[UUID, str]
    actions: Sequence[Action]
    levels: bool

    @property
    def leader(self) -> str:
        """What the set calls the leader."""
        return self.book.short(self.page.system.person)

    def wordings(self) -> dict[UUID, list[str]]:
        """Line or tension -> the wordings of the actions that change it or work on it."""
        words = {action.id: action.wording for action in self.book.actions}
        records = (*self.page.items, *self.page.tensions)
        found = {record.id: self.whole.links.actions(record.id) for record in records}
        return {id: [words[action] for action in ids if action in words] for id, ids in found.items() if ids}


def links_of_page(book: SetBook, page: SystemPage, levels: bool) -> Shown:
    """Reads what goes with a page."""
    return Shown(
        book, page, read_links(book), other_systems(book, page), actions_of(book, page.system.person), levels
    )


def fallen(book: SetBook, whole: Whole, person: UUID | None, term: UUID | None) -> Fall:
    """Where the actions of a person fall, or of the set without one, in a term or the whole year."""
    meetings = {m.id for m in book.meetings if term is None or _term(book, m) == term}
    actions = [
        action.id
        for action in book.actions
        if action.meeting in meetings and person in (None, action.person) and action.wording.strip()
    ]
    own = [system for system in whole.systems if not system.neighbour.strip()]
    mine = [system.id for system in own if person in (None, system.person)]
    return fall(actions, whole.links, [t for id in mine for t in whole.latest[id]])


def _term(book: SetBook, meeting: Meeting) -> UUID | None:
    term = book.term(meeting)
    return term.id if term else None


def actions_of(book: SetBook, person: UUID) -> list[Action]:
    """The actions of a leader, in the order of the year."""
    order = {meeting.id: place for place, meeting in enumerate(book.meetings)}
    mine = [action for action in book.actions if action.person == person]
    return sorted(mine, key=lambda action: (order[action.meeting], action.position, str(action.id)))


def where_to_add(book: SetBook) -> Meeting | None:
    """The meeting at which an action is decided now: the one under way or next, else the last."""
    seen = seen_from(book.meetings, book.programme.sample_today)
    last = [meeting for meeting in seen if meeting.state != MeetingState.CANCELLED][-1:]
    return current_meeting(seen, book.reading.today()) or next(iter(last), None)


def add_action(
    workspace: Workspace, page: SystemPage, meeting: Meeting, record: SystemItem | Tension
) -> Action:
    """Adds an action of the page's leader, still without words, that changes a line or works on a tension."""
    others = workspace.select(Action, meeting=meeting.id)
    action = Action(
        meeting=meeting.id,
        person=page.system.person,
        challenge=page.system.challenge,
        position=max((other.position for other in others), default=-1) + 1,
    )
    with workspace.step(mark("Add action")) as step:
        put_page(workspace, step, page)
        step.put(action)
        step.put(_link(action.id, record))
    return action


def link(workspace: Workspace, action: UUID, record: SystemItem | Tension, links: Links, on: bool) -> None:
    """Says that an action changes a line or works on a tension, or no longer."""
    found = [one for one in links.of(record.id) if one.action == action]
    if on is bool(found):
        return
    with workspace.step(mark("Link action") if on else mark("Unlink action")) as step:
        if on:
            step.put(_link(action, record))
        for one in found:
            step.delete(one)


def _link(action: UUID, record: SystemItem | Tension) -> ActionLink:
    if isinstance(record, SystemItem):
        return ActionLink(action=action, item=record.id)
    return ActionLink(action=action, tension=record.id)
