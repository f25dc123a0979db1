"""What a paper about one meeting is written from, and the heading over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from lfl_desktop.content.document import Paragraph, Rank, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import mark_for, name_of_set, top_line
from lfl_desktop.content.wording import (
    MODES,
    People,
    hours,
    own_word,
    place,
)
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Challenge,
    Meeting,
    MeetingState,
    Presence,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.slots import slots_written
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.year import members_at, numbered
from lfl_desktop.words import mark, tr

R = TypeVar("R", bound=Record)

PRESENCES = {
    Presence.LATE: mark("{name} (came late)"),
    Presence.LEFT_EARLY: mark("{name} (left early)"),
}


@dataclass(frozen=True)
class Scene:
    """What a paper is written from. `meeting` is None where meetings stay behind."""

    seen: Visible
    learning_set: LearningSet
    meeting: Meeting | None
    people: People

    def here(self, kind: type[R]) -> list[R]:
        """The records of `kind` that belong to this meeting."""
        if self.meeting is None:
            return []
        return [r for r in self.seen.all(kind) if getattr(r, "meeting", None) == self.meeting.id]


def slots_told(seen: Visible) -> set[UUID] | None:
    """The ids of the slots in which anything was written down; None for those who do not see what is in a
    slot: the gate left out what was not held."""
    if seen.audience >= Audience.COORDINATOR:
        return None
    challenges = {challenge.id: challenge for challenge in seen.all(Challenge)}
    return slots_written(seen.all(Slot), challenges, seen.all(Action))


def scene_of(seen: Visible, meeting_id: UUID) -> Scene:
    """What a paper about this meeting is written from; `seen` holds the records of one set.

    Raises LookupError where there is no such meeting or set."""
    meeting = seen.get(Meeting, meeting_id)
    if meeting is None and seen.shows("meetings"):
        raise LookupError("There is no such meeting")
    sets = seen.all(LearningSet)
    chosen = seen.get(LearningSet, meeting.learning_set) if meeting else sets[0] if len(sets) == 1 else None
    if chosen is None:
        raise LookupError("The records must be those of one set")
    return Scene(seen, chosen, meeting, People(seen, meeting.date if meeting else None))


def title_of_meeting(scene: Scene) -> str:
    """As in "Set A · Managing change · Meeting 3 of 6"."""
    number = number_of(scene)
    return " · ".join(part for part in (name_of_set(scene.learning_set), number) if part)


def number_of(scene: Scene) -> str:
    """As in "Meeting 3 of 6"; nothing where the meeting stays behind."""
    if scene.meeting is None:
        return ""
    scene.seen.tell(scene.meeting, "date")
    if scene.meeting.state == MeetingState.CANCELLED:
        return tr("Cancelled meeting")
    numbers = numbered(scene.seen.all(Meeting))
    return tr("Meeting {number} of {all}", number=numbers[scene.meeting.id], all=len(numbers))


def heading_of(scene: Scene) -> Iterable[Paragraph]:
    """Programme and mark, the set, when and where it met, and who was here."""
    yield top_line(scene.seen, mark_for(scene.seen))
    yield Paragraph((Span(name_of_set(scene.learning_set), SpanRole.TITLE),), rank=Rank.TITLE)
    if scene.meeting:
        yield Paragraph((Span(" · ".join(when_and_where_of_meeting(scene, scene.meeting)), SpanRole.STRONG),))
    if who := _who_was_here(scene):
        yield Paragraph((Span(who),))


def when_and_where_of_meeting(scene: Scene, meeting: Meeting) -> Iterable[str]:
    """Its number, date and hours, place, and how it meets: what of these is known."""
    yield number_of(scene)
    when = [long_date(meeting.date) if meeting.date else "", hours(meeting)]
    parts = (", ".join(part for part in when if part), place(scene.seen, meeting), tr(MODES[meeting.mode]))
    yield from (part for part in parts if part)


def _who_was_here(scene: Scene) -> str:
    attendance = _by_member(scene)
    for one in attendance:
        scene.seen.tell(one, "presence")
    here = [_attended(scene, a) for a in attendance if a.presence in PRESENT]
    away = [scene.people.full(a.person) for a in attendance if a.presence not in PRESENT]
    came = {a.person for a in attendance if a.presence in PRESENT}
    members = members_at(scene.seen.all(Membership), scene.meeting.date if scene.meeting else None, came)
    told = {"here": len(here), "members": len(members), "names": ", ".join(here)}
    counted = tr("Here ({here} of {members}): {names}.") if members else tr("Here: {names}.")
    parts = [counted.format(**told)] if here else []
    if away:
        parts.append(tr("Apologies: {names}.", names=", ".join(away)))
    figures = scene.here(MeetingFigures)
    if not attendance and figures and figures[0].here:
        scene.seen.tell(figures[0], "here")
        parts.append(
            tr("Here: {here} of {members} leaders.", here=figures[0].here, members=figures[0].members)
        )
    if scene.learning_set.facilitator:
        word = own_word(scene.seen, "facilitator", tr("facilitator"))
        parts.append(f"{word[:1].upper()}{word[1:]}: {scene.learning_set.facilitator}.")
    return " ".join(parts)


def _by_member(scene: Scene) -> list[Attendance]:
    order = {m.person: m.position for m in scene.seen.all(Membership)}
    return sorted(scene.here(Attendance), key=lambda a: (order.get(a.person, len(order)), str(a.person)))


def _attended(scene: Scene, attendance: Attendance) -> str:
    name = scene.people.full(attendance.person)
    pattern = PRESENCES.get(attendance.presence)
    return tr(pattern, name=name) if pattern else name
