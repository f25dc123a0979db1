"""What a paper about one leader is written from: their own records and nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from lfl_desktop.content.document import Paragraph, Rank, Span, SpanRole
from lfl_desktop.content.papers.meeting_scene import slots_told
from lfl_desktop.content.papers.paper_heading import mark_for, name_of_set, programme_of, top_line
from lfl_desktop.content.wording import People
from lfl_desktop.domain.event_kinds import visit_words
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Attendance, Meeting, Slot
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.year import held, meetings_in_order, numbered, posts_on, so_far
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Leader:
    """One leader of a set, as the audience of `seen` may know them."""

    seen: Visible
    id: UUID
    learning_set: LearningSet

    @cached_property
    def name(self) -> str:
        """As in "Tom Garside", or "Deputy head" where names stay behind."""
        return People(self.seen, None).full(self.id)

    @property
    def own_name(self) -> str:
        """The name alone, for a paper that they show to others."""
        person = self.seen.get(Person, self.id)
        return person.name if person and person.name else self.name

    @cached_property
    def meetings(self) -> dict[UUID, Meeting]:
        """The meetings of the set by id, in order."""
        return {meeting.id: meeting for meeting in meetings_in_order(self.seen.all(Meeting))}

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        """Meeting id -> number."""
        return numbered(self.meetings.values())

    def own(self, kind: type[R]) -> list[R]:
        """The records of `kind` that are this leader's, in their order."""
        found = [record for record in self.seen.all(kind) if getattr(record, "person", None) == self.id]
        return sorted(found, key=lambda record: (getattr(record, "position", 0), str(record.id)))

    def meeting(self, id: UUID | None) -> str:
        """As in "Meeting 3"; nothing where it has no number."""
        number = self.numbers.get(id) if id else None
        self.seen.tell(self.seen.get(Meeting, id), "date")
        return tr("Meeting {number}", number=number) if number else ""

    def place_of(self, id: UUID | None) -> int:
        """The place of a meeting in the year, to sort by."""
        order = list(self.meetings)
        return order.index(id) if id in order else len(order)

    @cached_property
    def post(self) -> str:
        """As in "Deputy head, Northway Fields"."""
        post = posts_on(self.seen.all(Post), None).get(self.id)
        school = self.seen.get(School, post.school) if post else None
        return ", ".join(part for part in (post.title if post else "", school.name if school else "") if part)

    @cached_property
    def came_to_meetings(self) -> list[Meeting]:
        """The meetings that were held and that this leader came to, in order."""
        came = {a.meeting for a in self.own(Attendance) if a.presence in PRESENT}
        found = [meeting for meeting in held(self.meetings.values()) if meeting.id in came]
        for meeting in found:
            self.seen.tell(meeting, "date")
        for one in self.own(Attendance):
            if one.meeting in {meeting.id for meeting in found}:
                self.seen.tell(one, "presence")
        return found

    @cached_property
    def slots_held(self) -> list[Slot]:
        """The slots that this leader had; in the sample, those of meetings so far."""
        pretended = next((p.sample_today for p in self.seen.all(Programme) if p.sample_today), None)
        mine = [slot for slot in self.seen.all(Slot) if slot.presenter == self.id]
        return slots_held(mine, so_far(self.meetings.values(), pretended), slots_told(self.seen))

    @cached_property
    def came_to_events(self) -> list[tuple[ProgrammeEvent, EventAttendance]]:
        """The events of the programme that this leader came to, by date."""
        came = {one.event: one for one in self.own(EventAttendance)}
        events = [e for e in self.seen.all(ProgrammeEvent) if e.id in came and not e.cancelled]
        events.sort(key=lambda e: (str(e.date or "~"), str(e.starts or "~"), str(e.id)))
        return [(event, came[event.id]) for event in events]

    def event(self, event: ProgrammeEvent) -> str:
        """As in "Seminar: Leading from the middle", or "Visit to Hillcross CE"."""
        host = self.seen.get(School, event.host_school)
        self.seen.tell(event, "kind")
        return visit_words(event, host.name if host else "")

    @property
    def author(self) -> str:
        """Whose paper it is, as the document says."""
        return self.learning_set.facilitator or programme_of(self.seen)

    @property
    def reader(self) -> str:
        """Whom the paper is for: the leader alone, where the audience is nobody wider."""
        return mark_for(self.seen)

    def heading(self) -> Iterable[Paragraph]:
        """Programme and mark, the name, the post and the set."""
        yield top_line(self.seen, self.reader)
        yield Paragraph((Span(self.name, SpanRole.TITLE),), rank=Rank.TITLE)
        told = (self.post, name_of_set(self.learning_set))
        yield Paragraph((Span(" · ".join(part for part in told if part), SpanRole.STRONG),))


def leader_with_id(seen: Visible, person_id: UUID) -> Leader:
    """The leader with this id; `seen` holds the records of one set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    leader or not one set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    sets = seen.all(LearningSet)
    if seen.get(Person, person_id) is None or len(sets) != 1:
        raise LookupError("There is no such leader in the records of one set")
    return Leader(seen, person_id, sets[0])
