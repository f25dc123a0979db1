"""Finding anything of a set by a few letters of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.prompts import title as place_title
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion
from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import LearningNote, LogEntry, Meeting, Offer, SetReview
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.domain.wording.names import folded
from lfl_desktop.words import tr
from lfl_desktop.workspace.calendar.event_changes import event_place, events, who_came_to
from lfl_desktop.workspace.destination import (
    Destination,
    PlaceName,
    at_event,
    at_member,
    at_slot,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.set_book import SetBook

MOST = 30
"""How many things are listed at once; more letters find fewer."""


@dataclass(frozen=True)
class Found:
    """One thing that was found: what it is, its words, where it stands, and where it opens.

    `destination` is what the window is asked to show; a command has its name in its place.
    """

    kind: str
    words: str
    where: str
    destination: Destination | None = None
    command: str = ""


class Hit(NamedTuple):
    """What is searched in: the plain words of one thing with its surroundings, and alone."""

    text: str
    own: str
    found: Found


class Finder:
    """All that can be found in one set, read once; without a set, what is elsewhere. `others` are places and
    commands of the window.

    Entries of the private log are found only `with_log`."""

    _typed = ""
    _hits: Sequence[Hit] = ()
    """What was typed last, and all that holds its words: more letters find some of these."""

    def __init__(self, book: SetBook | None, others: Iterable[Found] = (), *, with_log: bool = False) -> None:
        found = [*others]
        if book is not None:
            found += _WhatASetHolds(book).each(with_log=with_log)
        around = {key: folded(" ".join(key)) for key in {(each.where, each.kind) for each in found}}
        self._all = [
            Hit(f"{own} {around[each.where, each.kind]} {_joined(own, each)}", own, each)
            for own, each in ((folded(each.words), each) for each in found)
        ]

    def find(self, typed: str) -> list[Found]:
        """What holds every word of `typed`, the likeliest first; nothing for nothing.

        Case, accents, apostrophes and hyphens do not matter."""
        whole = folded(typed)
        words = whole.split()
        if not words:
            return []
        hits = self._hits if self._typed and whole.startswith(self._typed) else self._all
        for word in words:
            hits = [hit for hit in hits if word in hit.text]
        self._typed, self._hits = whole, hits
        return _likeliest(hits, whole, words)


class _WhatASetHolds:
    """All that can be found in one set."""

    def __init__(self, book: SetBook) -> None:
        self._book = book
        self._names: dict[UUID | None, str] = {m.id: self._named(m) for m in book.meetings}

    def each(self, *, with_log: bool) -> Iterator[Found]:
        """Each of it, kind by kind."""
        yield from self._people()
        yield from self._meetings()
        yield from self._events()
        yield from self._rules()
        yield from self._said()
        yield from self._systems()
        if with_log:
            yield from self._log()

    def _people(self) -> Iterator[Found]:
        for person in self._book.people.values():
            post = self._book.posts.get(person.id)
            school = self._book.schools.get(post.school) if post and post.school else None
            where = ", ".join(
                part
                for part in (
                    _also(person),
                    post.title if post else "",
                    school.name if school else "",
                )
                if part
            )
            yield Found(tr("Member"), self._book.full(person.id), where, at_member(person.id))

    def _meetings(self) -> Iterator[Found]:
        for meeting in self._book.meetings:
            yield Found(
                tr("Meeting"),
                self._names[meeting.id],
                self._book.place(meeting),
                destination_meeting(meeting.id),
            )

    def _events(self) -> Iterator[Found]:
        book = self._book
        every = events(book)
        came = who_came_to(book, every)
        for event in every:
            day = f"{long_date(event.date)} ({day_and_month(event.date)})" if event.date else ""
            where = ", ".join(part for part in (day, event_place(book, event)) if part)
            yield Found(tr("Event"), event_words(event), where, at_event(event.id))
            for one in came[event.id].values():
                if one.taken_home.strip():
                    where = f"{book.short(one.person)}, {event_words(event)}"
                    yield Found(tr("Taken home"), one.taken_home, where, at_event(event.id))

    def _rules(self) -> Iterator[Found]:
        """The ground rules, which open where they are kept."""
        rules = self._book.ground_rules
        if rules is not None and rules.wording.strip():
            day = long_date(rules.agreed_on) if rules.agreed_on else tr("not agreed yet")
            yield Found(tr("Ground rules"), rules.wording, day, Destination(PlaceName.MEMBERS))

    def _said(self) -> Iterator[Found]:
        """What is written down at meetings, each opening the meeting where it stands."""
        book, reading = self._book, self._book.reading
        slot_of = {slot.challenge: slot for slot in book.slots}
        for challenge in book.challenges.values():
            slot = slot_of.get(challenge.id)
            for field in ("headline", "stated", "restated"):
                meeting = slot.meeting if slot else None
                where = at_slot(meeting, challenge.id, field=field) if meeting else None
                words = getattr(challenge, field)
                yield from self._at(tr("Challenge"), words, challenge.person, meeting, where)
        for action in book.actions:
            where = at_slot(action.meeting, action.challenge, action.id)
            yield from self._at(tr("Action"), action.wording, action.person, action.meeting, where)
        for impact in reading.select(Impact, learning_set=book.learning_set.id):
            texts = (impact.wording, impact.how, impact.evidence, impact.quote)
            words = " ".join(part for part in texts if part)
            yield Found(
                tr("Impact"), words, book.short(impact.person), Destination(PlaceName.IMPACT, impact.id)
            )
        ids = [meeting.id for meeting in book.meetings]
        slots = {slot.id: slot for slot in book.slots}
        for offer in reading.select(Offer, slot=list(slots)):
            slot = slots[offer.slot]
            where = at_slot(slot.meeting, slot.challenge)
            yield from self._at(tr("Offer"), offer.wording, offer.person, slot.meeting, where)
        for report in book.report_backs:
            words = " ".join(part for part in (report.happened, report.learned, report.reason) if part)
            yield from self._at(tr("Report back"), words, None, report.meeting)
        for point in reading.select(KeyLearning, learning_set=book.learning_set.id):
            yield from self._at(tr("Key learning point"), point.wording, None, point.meeting)
        for note in reading.select(LearningNote, meeting=ids):
            yield from self._at(tr("Learning note"), note.wording, note.person, note.meeting)
        for review in reading.select(SetReview, meeting=ids):
            yield from self._at(tr("Set review"), review.words, None, review.meeting)

    def _systems(self) -> Iterator[Found]:
        reading = self._book.reading
        systems = {s.id: s for s in reading.select(ActivitySystem, learning_set=self._book.learning_set.id)}
        versions = {v.id: v for v in reading.select(SystemVersion, system=list(systems))}
        for item in reading.select(SystemItem, version=list(versions)):
            system = systems[versions[item.version].system]
            whose = system.neighbour.strip() or self._book.short(system.person)
            where = f"{whose}, {place_title(item.place)}"
            yield Found(
                tr("Activity system"),
                item.wording,
                where,
                at_system(item.version),
            )

    def _log(self) -> Iterator[Found]:
        for entry in self._book.reading.select(LogEntry, learning_set=self._book.learning_set.id):
            yield from self._at(tr("Private log"), entry.wording, None, entry.meeting)

    def _at(
        self,
        kind: str,
        words: str,
        person: UUID | None,
        meeting: UUID | None,
        where: Destination | None = None,
    ) -> Iterator[Found]:
        """What was written at a meeting: at `where` of it, else to be looked for from its first stage."""
        if meeting is not None and words.strip() and meeting in self._names:
            parts = (self._book.short(person), self._names[meeting])
            named = ", ".join(part for part in parts if part)
            yield Found(kind, words, named, where or destination_meeting(meeting))

    def _named(self, meeting: Meeting) -> str:
        number = self._book.numbers.get(meeting.id, "–")
        if meeting.date is None:
            return tr("Meeting {n}", n=number)
        # both forms, so that "9 May", "May 2013" and "Thursday" all find it
        day, full = day_and_month(meeting.date), long_date(meeting.date)
        return tr("Meeting {n}, {day}", n=number, day=full if day in full else f"{full} ({day})")


def _joined(own: str, found: Found) -> str:
    """A name as one word, so that "Annemarie" finds Anne-Marie."""
    is_member = found.destination is not None and found.destination.place == PlaceName.MEMBERS
    return own.replace(" ", "") if is_member else ""


def _also(person: Person) -> str:
    """What somebody is called, where the name does not say it."""
    return "" if folded(person.short) in folded(person.name) else person.short


def _likeliest(hits: Sequence[Hit], whole: str, words: list[str]) -> list[Found]:
    """First what is just as it was typed, then what begins so, then where each word begins a word of its,
    then where its words hold them, then where only its surroundings do; as many as are listed at once."""
    exactly = [hit for hit in hits if hit.own == whole]
    begun: Sequence[Hit] = [hit for hit in hits if hit.own.startswith(whole)]
    at_words, within = hits, hits
    for word in words if len(begun) < MOST else ():
        at_words = [hit for hit in at_words if f" {word}" in f" {hit.own}"]
        within = [hit for hit in within if word in hit.own]
    found: dict[int, Found] = {}
    for hit in chain(exactly, begun, at_words, within, hits):
        found[id(hit)] = hit.found
        if len(found) == MOST:
            break
    return list(found.values())
