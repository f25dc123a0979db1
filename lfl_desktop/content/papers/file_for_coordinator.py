"""What the coordinator's file says, told from what it is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from lfl_desktop.content.counted_words import came_counted, members_counted
from lfl_desktop.content.document import Document, ListItem, Paragraph, Section, Span, SpanRole
from lfl_desktop.content.papers.paper_heading import name_of_set
from lfl_desktop.content.wording import People, place
from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Attendance, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.membership_periods import by_person, is_moment
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.slots import minutes_words
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.domain.wording.state_names import measure_said
from lfl_desktop.domain.year import meetings_in_order, numbered
from lfl_desktop.words import tr


def file_document(seen: Visible, edition: int) -> Document:
    """The file of this edition in words.

    Raises TypeError for anything that did not come through the gate."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    people = People(seen, None)
    title, head = _head(seen, edition)
    told: Sequence[tuple[str, Iterator[ListItem]]] = (
        (tr("Meetings"), _meetings(seen, people)),
        (tr("Challenge headlines that were agreed"), _headlines(seen, people)),
        (tr("Impact that was agreed"), _impact(seen, people)),
        (tr("Key learning points"), _learned(seen)),
        (tr("Lines of the poster that were released"), _poster(seen)),
        (tr("Who joined and left"), _joined(seen, people)),
        (tr("Events, and how many of the set came"), _events(seen, people)),
        (tr("The programme around it"), _around(seen)),
    )
    body = tuple(Section(heading, tuple(items), heading) for heading, items in told)
    return Document(title, seen.all(LearningSet)[0].facilitator, "", head, body)


def _item(words: str) -> ListItem:
    return ListItem((Span(words),))


def _head(seen: Visible, edition: int) -> tuple[str, Section]:
    """The title, and what stands below it."""
    the_set, programme = seen.all(LearningSet)[0], seen.all(Programme)[0]
    cohort = ", ".join(cohort.name for cohort in seen.all(Cohort) if cohort.name)
    lines = (
        tr("Edition {n}", n=edition),
        ", ".join(part for part in (programme.name, cohort, programme.funder) if part),
        tr("Facilitator: {name}", name=the_set.facilitator) if the_set.facilitator else "",
    )
    blocks = tuple(Paragraph((Span(line),)) for line in lines if line)
    return name_of_set(the_set), Section(tr("Heading"), blocks)


def _meetings(seen: Visible, people: People) -> Iterator[ListItem]:
    numbers = numbered(seen.all(Meeting))
    figures = {found.meeting: found for found in seen.all(MeetingFigures)}
    for meeting in meetings_in_order(seen.all(Meeting)):
        cancelled = meeting.state == MeetingState.CANCELLED
        number = numbers.get(meeting.id)
        slots = [slot for slot in seen.all(Slot) if slot.meeting == meeting.id]
        told = [
            tr("Meeting {n}", n=number) if number else tr("Cancelled meeting"),
            long_date(meeting.date) if meeting.date else tr("no date yet"),
            place(seen, meeting),
            *_counted(figures.get(meeting.id)),
            *(() if cancelled else _named(seen, meeting, people)),
            ", ".join(_slot(slot, meeting, people) for slot in sorted(slots, key=lambda s: s.position)),
        ]
        yield _item(" · ".join(part for part in told if part))


def _named(seen: Visible, meeting: Meeting, people: People) -> Iterator[str]:
    """Who was here, where the set opened its names."""
    here = [a.person for a in seen.all(Attendance) if a.meeting == meeting.id and a.presence in PRESENT]
    if here:
        yield ", ".join(people.full(person) for person in here)


def _slot(slot: Slot, meeting: Meeting, people: People) -> str:
    name = people.full(slot.presenter)
    minutes = minutes_words(slot, meeting, None)  # the gate left out those that were not held
    return tr("{name} ({minutes})", name=name, minutes=minutes) if minutes else name


def _counted(figures: MeetingFigures | None) -> Iterator[str]:
    if figures is None:
        return
    if figures.here:
        yield tr("{here} of {members} here", here=figures.here, members=figures.members)
    counts = ((words, getattr(figures, state.value)) for state, words in ACTION_STATES.items())
    told = ", ".join(f"{count} {tr(word).lower()}" for word, count in counts if count)
    if told:
        yield tr("actions: {told}", told=told)


def _headlines(seen: Visible, people: People) -> Iterator[ListItem]:
    for challenge in seen.all(Challenge):
        if challenge.headline:
            yield _item(f"{people.full(challenge.person)}: {challenge.headline}")


def _impact(seen: Visible, people: People) -> Iterator[ListItem]:
    themes = {theme.id: theme.name for theme in seen.all(Theme)}
    for impact in seen.all(Impact):
        details = (
            (tr("What was done"), impact.how),
            (tr("Evidence"), impact.evidence),
            (tr("Measure"), measure_said(impact)),
            (tr("Others who contributed"), impact.other_contributors),
            (tr("Themes"), ", ".join(themes[theme] for theme in impact.themes if theme in themes)),
            (tr("Quote"), impact.quote),
        )
        more = tuple((Span(f"{label}: {text}", SpanRole.QUIET),) for label, text in details if text)
        yield ListItem((Span(f"{people.full(impact.person)}: {impact.wording}"),), more=more)


def _learned(seen: Visible) -> Iterator[ListItem]:
    for point in sorted(seen.all(KeyLearning), key=lambda point: point.position):
        if point.wording:
            yield _item(point.wording)


def _poster(seen: Visible) -> Iterator[ListItem]:
    """What hangs together stands together."""
    parts = {part: place for place, part in enumerate(ReleasedPart)}
    every = seen.all(ReleasedLine)
    for line in sorted(every, key=lambda one: (str(one.thread or ""), parts[one.part], str(one.id))):
        if line.words:
            yield _item(line.words)


def _joined(seen: Visible, people: People) -> Iterator[ListItem]:
    """Their numbers; a line for each person who may be named, whatever their number of memberships."""
    for figures in seen.all(SetFigures):
        yield _item(members_counted(figures))
    for person, spells in by_person(seen.all(Membership)).items():
        told = [people.full(person)]
        for membership in (m for m in spells if not is_moment(m)):
            if membership.starts:
                told.append(tr("from {day}", day=long_date(membership.starts)))
            if membership.ends:
                told.append(tr("until {day}", day=long_date(membership.ends)))
        yield _item(", ".join(told))


def _events(seen: Visible, people: People) -> Iterator[ListItem]:
    figures = {found.event: found for found in seen.all(EventFigures)}
    dated = sorted(seen.all(ProgrammeEvent), key=lambda e: (e.date or dt.date.max, str(e.id)))
    for event in dated:
        named = [people.full(one.person) for one in seen.all(EventAttendance) if one.event == event.id]
        told = [
            event_words(event),
            long_date(event.date) if event.date else "",
            tr("cancelled") if event.cancelled else event.place,
            came_counted(figures.get(event.id)),
            ", ".join(named),
        ]
        yield _item(" · ".join(part for part in told if part))


def _around(seen: Visible) -> Iterator[ListItem]:
    named: Sequence[tuple[str, list[str]]] = (
        (tr("Terms"), [term.label for term in sorted(seen.all(Term), key=lambda t: t.position)]),
        (tr("Outcome themes"), [theme.name for theme in sorted(seen.all(Theme), key=lambda t: t.position)]),
        (tr("Schools"), sorted((school.name for school in seen.all(School)), key=collated)),
        (tr("Coordinator"), [programme.coordinator for programme in seen.all(Programme)]),
    )
    for label, names in named:
        if told := ", ".join(name for name in names if name):
            yield _item(f"{label}: {told}")
