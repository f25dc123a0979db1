"""What is said of an activity system on paper besides its drawing: head, outline and list of tensions."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.change_words import where
from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.content.document import Span, SpanRole, Spans
from lfl_desktop.content.papers.paper_heading import mark_for, programme_of, sample_mark
from lfl_desktop.content.wording import People
from lfl_desktop.domain.activity import ActivitySystem, Layer, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.tensions import LEVELS, STATES, VOICES, level_of, tensions_in_order
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.year import numbered
from lfl_desktop.words import tr


class NotReleased(LookupError):
    """The version is not among what may be seen; the message is a sentence for the user."""


class SystemHead(NamedTuple):
    """What the head of a paper of an activity system tells; `sample` stands before it where it is one of the
    sample."""

    sample: Spans
    kicker: Spans
    mark: str
    title: str
    question: str
    when: str


class SeenVersion(NamedTuple):
    """One version with all that is seen of it."""

    system: ActivitySystem
    version: SystemVersion
    items: list[SystemItem]
    tensions: list[Tension]
    names: dict[UUID, str]

    @property
    def whose(self) -> str:
        """The leader, or a neighbour by its name."""
        return self.names[self.system.id]


def version_of(
    seen: Visible, version_id: UUID, layers: Set[Layer], leader: UUID | None = None
) -> SeenVersion:
    """What is seen of a version; `names` are those of the other systems.

    Raises NotReleased where this audience may not see it (yet); `leader` tells whose it is."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    version = seen.get(SystemVersion, version_id)
    system = seen.get(ActivitySystem, version.system) if version else None
    if version is None or system is None:
        raise NotReleased(_why_not(seen, seen.get(Person, leader)))
    people = People(seen, None)
    items = [item for item in seen.all(SystemItem) if item.version == version_id and item.layer in layers]
    tensions = tensions_in_order(t for t in seen.all(Tension) if t.version == version_id)
    names = {
        one.id: plain_wording(one.neighbour) or people.full(one.person) for one in seen.all(ActivitySystem)
    }
    return SeenVersion(system, version, items, tensions, names)


def _why_not(seen: Visible, person: Person | None) -> str:
    own = person is not None and person.id == seen.leader
    if own or seen.audience == Audience.FACILITATOR:
        return tr("This activity system is not in the records any more.")
    if any(line.key == "activity_systems" and line.standing == Standing.STAYS for line in seen.lines):
        return tr("Activity systems stay within the set: choose the set as the reader of this paper.")
    if person and person.name:
        return tr("{name} has not released this activity system to the set yet.", name=person.name)
    return tr("Its leader has not released this activity system to the set yet.")


def head_of_version(seen: Visible, found: SeenVersion) -> SystemHead:
    """The head of the paper of one version."""
    meeting = seen.get(Meeting, found.version.meeting)
    day = meeting.date if meeting and meeting.date else found.version.date
    name = plain_wording(found.system.neighbour) or People(seen, day).full(found.system.person)
    return SystemHead(
        sample_mark(seen),
        kicker_of(seen, seen.get(LearningSet, found.system.learning_set)),
        mark_for(seen),
        tr("Activity system · {name}", name=name),
        plain_wording(found.system.question),
        when_of(seen, found.version),
    )


def kicker_of(seen: Visible, learning_set: LearningSet | None) -> Spans:
    """The small line at the top: programme, set and focus."""
    named = tr("Set {name}", name=learning_set.name) if learning_set and learning_set.name else ""
    small = [programme_of(seen), named, learning_set.focus if learning_set else ""]
    return (Span(" · ".join(part for part in small if part), SpanRole.QUIET),)


def when_of(seen: Visible, version: SystemVersion) -> str:
    """As in "Meeting 4, Thursday 4 July 2013"."""
    meeting = seen.get(Meeting, version.meeting)
    day = meeting.date if meeting and meeting.date else version.date
    number = numbered(seen.all(Meeting)).get(meeting.id) if meeting else None
    seen.tell(meeting, "date")
    seen.tell(version, "date")
    when = [tr("Meeting {number}", number=number) if number else "", long_date(day) if day else ""]
    return ", ".join(part for part in when if part)


def pull_words(found: SeenVersion, levels: bool = False) -> Iterator[Spans]:
    """Each tension: where it pulls, how it stands, and in plain words."""
    for tension in found.tensions:
        name = found.names.get(tension.to_system, "") if tension.to_system else ""
        told = [tr(STATES[tension.state])]
        if tension.voiced_as:
            told.append(tr("voiced as {kind}", kind=tr(VOICES[tension.voiced_as])))
        if levels:
            level = level_of(tension, found.items)
            told.append(tr("level {n}, {words}", n=level, words=tr(LEVELS[level])))
        if tension.held_back:
            told.append(tr("held back"))
        yield (
            Span(where(tension, name), SpanRole.STRONG),
            Span(
                f" · {' · '.join(told)}: " if tension.wording.strip() else f" · {' · '.join(told)}",
                SpanRole.QUIET,
            ),
            Span(plain_wording(tension.wording)),
        )
