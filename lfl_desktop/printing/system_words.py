"""What is said of an activity system on paper besides its drawing: head, outline and list of tensions."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.change_words import where
from lfl_desktop.canvas.content import in_box, plain
from lfl_desktop.canvas.prompts import title
from lfl_desktop.canvas.texts import PLUS, TICK
from lfl_desktop.content.document import Span, SpanRole, Spans
from lfl_desktop.content.wording import People
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.contents import Audience, Standing
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.tensions import LEVELS, STATES, VOICES, in_order, level_of
from lfl_desktop.domain.wording.by_when import long_date
from lfl_desktop.domain.year import numbered
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.landscape import Row, Told, paragraph
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.scene import mark_for, programme_of, sample_mark
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr


class NotReleased(LookupError):
    """The version is not among what may be seen; the message is a sentence for the user."""


class Version(NamedTuple):
    """One version with all that is seen of it."""

    system: ActivitySystem
    version: SystemVersion
    items: list[SystemItem]
    tensions: list[Tension]
    names: dict[UUID, str]

    @property
    def wordings(self) -> list[str]:
        """All that was written in it."""
        return [item.wording for item in self.items] + [tension.wording for tension in self.tensions]


def version_of(seen: Visible, version_id: UUID, layers: Set[Layer], leader: UUID | None = None) -> Version:
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
    tensions = in_order(t for t in seen.all(Tension) if t.version == version_id)
    names = {one.id: plain(one.neighbour) or people.full(one.person) for one in seen.all(ActivitySystem)}
    return Version(system, version, items, tensions, names)


def _why_not(seen: Visible, person: Person | None) -> str:
    own = person is not None and person.id == seen.leader
    if own or seen.audience == Audience.FACILITATOR:
        return tr("This activity system is not in the records any more.")
    if any(line.key == "activity_systems" and line.standing == Standing.STAYS for line in seen.lines):
        return tr("Activity systems stay within the set: choose the set as the reader of this paper.")
    if person and person.name:
        return tr("{name} has not released this activity system to the set yet.", name=person.name)
    return tr("Its leader has not released this activity system to the set yet.")


def told_of(seen: Visible, found: Version) -> Told:
    """The head of the paper of one version."""
    meeting = seen.get(Meeting, found.version.meeting)
    day = meeting.date if meeting and meeting.date else found.version.date
    name = plain(found.system.neighbour) or People(seen, day).full(found.system.person)
    return Told(
        sample_mark(seen),
        kicker_of(seen, seen.get(LearningSet, found.system.learning_set)),
        mark_for(seen),
        tr("Activity system · {name}", name=name),
        plain(found.system.question),
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


def outline(told: Told, found: Version, width: float, levels: bool = False) -> Iterator[Row]:
    """Everything the activity system says, box by box, and then where it pulls."""
    yield from paragraph([Inked(told.title, Face.BOLD, look.ACCENT)], 13.0, width, keep=True)
    yield from paragraph([Inked(told.question)], 10.0, width, above=1.0)
    yield from boxes(found, width)
    yield from pulls(found, width, 10.0, levels)


def boxes(found: Version, width: float) -> Iterator[Row]:
    """Every item below the name of its box."""
    became = {item.became for item in found.items}
    ids = {item.id for item in found.items}
    for place in Place:
        mine = in_box(found.items, place)
        if mine:
            yield from heading(title(place), width)
        for item in mine:
            possible = item.layer == Layer.POSSIBLE
            colour = look.PLUM if possible else look.INK
            sign = Inked(TICK if item.id in became else PLUS, Face.SEMIBOLD, look.PLUM) if possible else None
            words = [Inked(plain(item.wording), colour=colour)]
            if item.held_back:
                words.append(Inked(f" ({tr('held back')})", Face.ITALIC, look.GREY))
            if item.became in ids:
                words.append(Inked(f" ({tr('has given way to what was possible')})", Face.ITALIC, look.GREY))
            yield from paragraph(words, 10.0, width, above=1.5, indent=11.0, sign=sign)


def heading(words: str, width: float) -> Iterator[Row]:
    """The name of a part."""
    yield from paragraph([Inked(words, Face.SEMIBOLD, look.ACCENT)], 10.5, width, above=9.0, keep=True)


def pulls(found: Version, width: float, size: float, levels: bool = False, after: int = 0) -> Iterator[Row]:
    """The tensions with the numbers they carry on the drawing: they begin `after` those of another system."""
    if found.tensions and not after:
        title_size = size * 1.05
        yield from paragraph(
            [Inked(tr("Where does it pull?"), Face.SEMIBOLD, look.ACCENT)],
            title_size,
            width,
            above=9.0,
            keep=True,
        )
    for number, spans in enumerate(map(inked, pull_words(found, levels)), start=after + 1):
        sign = Inked(f"{number}", Face.SEMIBOLD, look.AMBER)
        yield from paragraph(spans, size, width, above=1.5, indent=1.5 * size, sign=sign, whole=True)


def pull_words(found: Version, levels: bool = False) -> Iterator[Spans]:
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
            Span(plain(tension.wording)),
        )
