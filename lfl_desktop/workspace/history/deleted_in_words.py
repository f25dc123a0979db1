"""What was deleted, in words: what it was, whose, where and when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lfl_desktop.canvas.prompts import title as box_title
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, Membership, Person
from lfl_desktop.domain.programme import SchoolEvent
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import Counted, mark, plural, tr
from lfl_desktop.workspace.destination import (
    Destination,
    PlaceName,
    at_member,
    at_slot,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.history.recently_deleted import DeletedPast, Deletion, needed, set_of_deleted
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook


class NamedThing(NamedTuple):
    """How a kind of thing is called: alone, and counted. `alone`: it is listed even without words."""

    one: str
    counted: Counted
    alone: bool = False


THINGS: dict[type[Record], NamedThing] = {
    Meeting: NamedThing(mark("Meeting"), lambda n: plural("%n meetings", "%n meeting", n), alone=True),
    Person: NamedThing(mark("Member"), lambda n: plural("%n members", "%n member", n)),
    Membership: NamedThing(mark("Member"), lambda n: plural("%n memberships", "%n membership", n)),
    Slot: NamedThing(mark("Slot"), lambda n: plural("%n slots", "%n slot", n), alone=True),
    Challenge: NamedThing(mark("Challenge"), lambda n: plural("%n challenges", "%n challenge", n)),
    Action: NamedThing(mark("Action"), lambda n: plural("%n actions", "%n action", n)),
    Impact: NamedThing(mark("Impact"), lambda n: plural("%n notes of impact", "%n note of impact", n)),
    ActivitySystem: NamedThing(
        mark("Activity system"), lambda n: plural("%n activity systems", "%n activity system", n), alone=True
    ),
    SystemVersion: NamedThing(
        mark("Version of an activity system"), lambda n: plural("%n versions", "%n version", n), alone=True
    ),
    SystemItem: NamedThing(mark("Line of an activity system"), lambda n: plural("%n lines", "%n line", n)),
    Tension: NamedThing(mark("Tension"), lambda n: plural("%n tensions", "%n tension", n)),
    ProgrammeEvent: NamedThing(mark("Event"), lambda n: plural("%n events", "%n event", n), alone=True),
    EventAttendance: NamedThing(
        mark("What was taken home"), lambda n: plural("%n notes of who came", "%n note of who came", n)
    ),
    SchoolEvent: NamedThing(
        mark("Event in a school"), lambda n: plural("%n school events", "%n school event", n)
    ),
    DiagnosticArea: NamedThing(
        mark("Diagnostic area"), lambda n: plural("%n diagnostic areas", "%n diagnostic area", n)
    ),
    StageTemplate: NamedThing(
        mark("Stage template"), lambda n: plural("%n stage templates", "%n stage template", n)
    ),
    GroundRules: NamedThing(
        mark("Ground rules"), lambda n: plural("%n of ground rules", "%n record of ground rules", n)
    ),
    KeyLearning: NamedThing(
        mark("Key learning point"), lambda n: plural("%n key learning points", "%n key learning point", n)
    ),
    LearningNote: NamedThing(
        mark("Learning note"), lambda n: plural("%n learning notes", "%n learning note", n)
    ),
    SetReview: NamedThing(mark("Set review"), lambda n: plural("%n set reviews", "%n set review", n)),
    ReportBack: NamedThing(mark("Report back"), lambda n: plural("%n report backs", "%n report back", n)),
    Offer: NamedThing(mark("Offer"), lambda n: plural("%n offers", "%n offer", n)),
    Bid: NamedThing(mark("Bid"), lambda n: plural("%n bids", "%n bid", n)),
    LogEntry: NamedThing(
        mark("A note in the private log"),
        lambda n: plural("%n notes in the private log", "%n note in the private log", n),
    ),
}
"""What people delete, the weightiest first: an entry is named by the first of these that it holds."""

FIELDS = {
    "stated": mark("as it was stated"),
    "restated": mark("Restated"),
    "headline": mark("Headline"),
    "desired_outcome": mark("Desired outcome"),
    "questions": mark("Questions that landed"),
    "sign": mark("Sign"),
    "happened": mark("What happened"),
    "learned": mark("Learned"),
    "reason": mark("Reason"),
    "evidence": mark("Evidence"),
    "measure": mark("Measure"),
    "how": mark("What was done"),
    "other_contributors": mark("Others who contributed"),
    "quote": mark("Quote"),
    "question": mark("Question"),
    "place": mark("Place"),
}
"""How a field is called whose text was emptied; others need no name beside that of their record."""

PRIVATE = mark("a note in the private log")


@dataclass(frozen=True)
class DeletedEntry:
    """One deletion as it is listed: `title` is what it was, `where` whose and at which meeting, `when` the
    time, `also` what went with it. `destination` is where it is once it is back, None where no place of the
    window shows it, `again` that in words."""

    deletion: Deletion
    title: str
    where: str
    when: str
    also: str
    destination: Destination | None
    again: str

    @property
    def details(self) -> str:
        """All but what it was, in a line."""
        return " · ".join(part for part in (self.where, self.when, self.also) if part)


def entries(book: OwnSetBook, now: dt.datetime | None = None) -> list[DeletedEntry]:
    """What can be put back in one set, the latest first. `now` is the time of the computer."""
    past = DeletedPast(book.workspace)
    wording = _Wording(book, past, (now or book.reading.now()).astimezone())
    found = []
    for deletion in past.deletions():
        records = deletion.records or ((deletion.text.record,) if deletion.text else ())
        sets = {id for record in records if (id := set_of_deleted(past, record))}
        if (not sets or book.learning_set.id in sets) and (entry := wording.entry(deletion)):
            found.append(entry)
    return found


class _Wording:
    def __init__(self, book: SetBook, past: DeletedPast, now: dt.datetime) -> None:
        self._book = book
        self._past = past
        self._now = now

    def entry(self, deletion: Deletion) -> DeletedEntry | None:
        """None for what nobody would look for: blank lines, marks."""
        text = deletion.text
        record = text.record if text else _main(deletion.records)
        if record is None:
            return None
        destination, again = self._home(record)
        field = tr(FIELDS[text.field]) if text and text.field in FIELDS else ""
        kind = tr(THINGS[type(record)].one) if text and type(record) in THINGS else ""
        if isinstance(record, LogEntry):
            kind = field = ""
        words = self._emptied(record, text.words) if text else self._title(record)
        where = (field, kind, self._who(record), self._when_met(record))
        return DeletedEntry(
            deletion,
            words,
            " · ".join(part for part in where if part),
            self._when(deletion),
            "" if text else _also(record, deletion.records),
            destination,
            again,
        )

    def _title(self, record: Record) -> str:
        named = tr(THINGS[type(record)].one)
        if isinstance(record, LogEntry):
            return named
        if isinstance(record, Membership):
            person = self._past.known(Person, record.person)
            words = person.name if isinstance(person, Person) else ""
        elif isinstance(record, Meeting):
            words = day_and_month(record.date, self._book.reading.today()) if record.date else ""
            return " ".join(part for part in (named, words) if part)
        elif isinstance(record, Slot):
            challenge = self._past.known(Challenge, record.challenge)
            words = first_words_of(challenge) if challenge else ""
        else:
            words = first_words_of(record)
        return tr("{thing} “{words}”", thing=named, words=words) if words else named

    def _emptied(self, record: Record, words: str) -> str:
        if isinstance(record, LogEntry):
            return tr("The words of {note}", note=tr(PRIVATE))
        return tr("Text “{words}”", words=one_line(words))

    def _who(self, record: Record) -> str:
        """Whose it is, found by what it belongs to."""
        person = getattr(record, "person", None) or getattr(record, "presenter", None)
        if isinstance(record, Person | Membership):
            return ""
        if person is not None:
            found = self._past.known(Person, person)
            return self._book.short(person) or (found.short if isinstance(found, Person) else "")
        if isinstance(record, SystemItem):
            version = self._past.known(SystemVersion, record.version)
            return " · ".join(
                p for p in (self._who(version) if version else "", box_title(record.place)) if p
            )
        for kind, id in needed(record):
            if kind in (Action, ActivitySystem, SystemVersion) and (parent := self._past.known(kind, id)):
                return self._who(parent)
        return ""

    def _meeting(self, record: Record) -> Meeting | None:
        id = getattr(record, "meeting", None)
        if isinstance(record, Offer) and isinstance(slot := self._past.known(Slot, record.slot), Slot):
            id = slot.meeting
        found = self._past.known(Meeting, id)
        return found if isinstance(found, Meeting) else None

    def _when_met(self, record: Record) -> str:
        meeting = self._meeting(record)
        if meeting is None:
            return ""
        number = self._book.numbers.get(meeting.id)
        day = day_and_month(meeting.date, self._book.reading.today()) if meeting.date else ""
        return tr("meeting {n}", n=number) if number else tr("meeting of {day}", day=day) if day else ""

    def _when(self, deletion: Deletion) -> str:
        local = deletion.at.astimezone()
        days = (self._now.date() - local.date()).days
        day = {0: tr("today"), 1: tr("yesterday")}.get(days) or day_and_month(local.date(), self._now.date())
        words = mark("emptied {day} {time}") if deletion.text else mark("deleted {day} {time}")
        if deletion.undone:
            words = mark("undone {day} {time}")
        return tr(words, day=day, time=f"{local:%H:%M}")

    def _home(self, record: Record) -> tuple[Destination | None, str]:
        """The place of the window where a record is, what to show there, and that in words."""
        if isinstance(record, Action):
            return Destination(PlaceName.ACTIONS, record.id), tr("in Actions")
        if isinstance(record, Challenge):
            return Destination(PlaceName.CHALLENGES, record.id), tr("in Challenges")
        if isinstance(record, Impact):
            return Destination(PlaceName.IMPACT, record.id), tr("in Impact")
        if isinstance(record, Person | Membership | GroundRules):
            id = record.person if isinstance(record, Membership) else record.id
            return at_member(id), tr("in Members")
        if isinstance(record, DiagnosticArea):
            return at_member(record.person), tr("in Members")
        if isinstance(record, ActivitySystem | SystemVersion | SystemItem | Tension):
            version = record.version if isinstance(record, SystemItem | Tension) else record.id
            shown = record.person if isinstance(record, ActivitySystem) else version
            return at_system(shown), tr("in Activity systems")
        meeting = record if isinstance(record, Meeting) else self._meeting(record)
        if meeting is None:
            return None, ""
        home = (
            at_slot(meeting.id, record.challenge)
            if isinstance(record, Slot)
            else destination_meeting(meeting.id)
        )
        number = self._book.numbers.get(meeting.id)
        return home, tr("in meeting {n}", n=number) if number else tr("in Meetings")


def first_words_of(record: Record) -> str:
    """The first words of a record, in a line; nothing where it has none."""
    if isinstance(record, Meeting):
        return ""
    texts = (getattr(record, field) for field in record.__struct_fields__ if field != "key")
    return next((line for text in texts if type(text) is str and (line := one_line(text))), "")


def _main(records: Sequence[Record]) -> Record | None:
    """What an entry is named by: the weightiest thing in it."""
    order = list(THINGS)
    named = [record for record in records if type(record) in THINGS]
    if not any(THINGS[type(record)].alone or first_words_of(record) for record in named):
        return None
    return min(named, key=lambda r: (order.index(type(r)), not first_words_of(r)), default=None)


def _also(main: Record, records: Sequence[Record]) -> str:
    """What went with the main thing: "with 2 report backs, 1 offer"."""
    counts = Counter(type(record) for record in records if not _told_by(main, record))
    told = [named.counted(counts[kind]) for kind, named in THINGS.items() if counts[kind]]
    return tr("with {things}", things=", ".join(told)) if told else ""


def _told_by(main: Record, record: Record) -> bool:
    """Whether the name of the main thing says this already."""
    if isinstance(main, Person) and isinstance(record, Membership):
        return record.person == main.id
    return record is main or (isinstance(main, Slot) and record.id == main.challenge)
