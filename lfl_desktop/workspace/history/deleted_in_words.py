"""What was deleted, in words: what it was, whose, where and when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lfl_desktop.canvas.prompts import title as box_title
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import (
    Action,
    Challenge,
    LogEntry,
    Meeting,
    Offer,
    Slot,
)
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, Membership, Person
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import (
    Destination,
    PlaceName,
    at_member,
    at_slot,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.history.deleted_things import FIELDS, PRIVATE, THINGS, place_of_programme
from lfl_desktop.workspace.history.recently_deleted import DeletedPast, Deletion, needed, set_of_deleted
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


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


def entries(
    workspace: Workspace, book: OwnSetBook | None, now: dt.datetime | None = None
) -> list[DeletedEntry]:
    """What can be put back in one set, or without one in what no set has to itself, the latest first. `now`
    is the time of the computer."""
    past = DeletedPast(workspace)
    wording = _Wording(book, past, (now or workspace.now()).astimezone())
    found = []
    for deletion in past.deletions():
        records = deletion.records or ((deletion.text.record,) if deletion.text else ())
        sets = {id for record in records if (id := set_of_deleted(past, record))}
        if (not sets or (book and book.learning_set.id in sets)) and (entry := wording.entry(deletion)):
            found.append(entry)
    return found


class _Wording:
    def __init__(self, book: SetBook | None, past: DeletedPast, now: dt.datetime) -> None:
        self._book = book
        self._today = past.workspace.today()
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
            words = day_and_month(record.date, self._today) if record.date else ""
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
            known = self._book.short(person) if self._book else ""
            return known or (found.short if isinstance(found, Person) else "")
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

    def _number(self, meeting: Meeting) -> int | None:
        return self._book.numbers.get(meeting.id) if self._book else None

    def _when_met(self, record: Record) -> str:
        meeting = self._meeting(record)
        if meeting is None:
            return ""
        number = self._number(meeting)
        day = day_and_month(meeting.date, self._today) if meeting.date else ""
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
        if (of_programme := place_of_programme(record)) is not None:
            return of_programme
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
        number = self._number(meeting)
        return home, tr("in meeting {n}", n=number) if number else tr("in Meetings")


def first_words_of(record: Record) -> str:
    """The first words of a record, in a line; nothing where it has none."""
    if isinstance(record, Meeting):
        return ""
    fields = sorted(record.__struct_fields__, key=lambda field: field != "wording")
    texts = (getattr(record, field) for field in fields if field not in ("key", "part"))
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
