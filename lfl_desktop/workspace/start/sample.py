"""The sample programme: a whole year of four sets, read from files that a person can edit."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop import paths
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
)
from lfl_desktop.domain.coordinator.evidence import ReportHeading
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart, made_of, released_id
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.wording.by_when import understand

R = TypeVar("R", bound=Record)
Table = Mapping[str, Any]


SAMPLE_SETS = ("A", "B", "C", "D")
"""The names of the sets of the sample programme. A is the facilitator's sample."""

FIRST = "programme.toml"
"""The file of the sample programme. What another programme has gets ids of its own."""


class SampleError(ValueError):
    """A sample file has a name, a field or a date that cannot be used; says which and where."""


@dataclass(frozen=True)
class SampleText:
    """A sample file: what it is called and what stands in it."""

    name: str
    text: str


def sample_records() -> list[Record]:
    """All records of the facilitator's sample, set A on the morning of its fourth meeting, each after those
    it refers to, with the same ids every time.

    Raises SampleError if a file was edited so that it does not hold together.
    """
    return records_from(shipped_sample("programme"), shipped_sample("set-a"))


def set_sample_records(name: str) -> list[Record]:
    """All records that the facilitator of the sample's set `name` ("B") has when the year is over.

    The programme, its schools and events are the same in each. Raises as `sample_records` does, and KeyError
    where there is no such set."""
    if name not in SAMPLE_SETS:
        raise KeyError(name)
    return records_from(shipped_sample("programme"), shipped_sample(f"set-{name.lower()}"), whole_year=True)


def shipped_sample(stem: str) -> SampleText:
    """A file of the sample as it came with the program: "programme", or "set-a" to "set-d"."""
    name = f"{stem}.toml"
    return SampleText(name, paths.resource("sample", name).read_text(encoding="utf-8"))


def records_from(programme: SampleText, of_set: SampleText, *, whole_year: bool = False) -> list[Record]:
    """The records that the file of the `programme` and that `of_set` describe; as after the last meeting if
    `whole_year`, else as on the sample's own today.

    Raises SampleError, with the file and the line where it can be found."""
    order = {kind: place for place, kind in enumerate(ALL)}
    sample = SampleReader(programme, of_set)
    found = sample.read(tables_of(programme), tables_of(of_set), whole_year)
    return sorted(found, key=lambda record: order[type(record)])


def tables_of(file: SampleText) -> dict[str, Any]:
    """What stands under the headings of a file. Raises SampleError where it cannot be read."""
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{file.name} cannot be read: {error}") from error


class SampleReader:
    """Makes records of tables: names become ids, what stands under a record refers to it."""

    def __init__(self, programme: SampleText, of_set: SampleText) -> None:
        self._files = [programme, of_set]
        self._root = "sample" if programme.name == FIRST else f"sample {programme.name}"
        self._records: dict[UUID, Record] = {}
        self._named: dict[tuple[str, str], UUID] = {}
        self._latest: dict[UUID, UUID] = {}
        self._today: dt.date | None = None

    def read(self, shared: dict[str, Any], own: dict[str, Any], whole_year: bool) -> Iterable[Record]:
        """The records of both files."""
        cohort, terms = self._programme(shared, whole_year)
        self._files.reverse()  # what is wrong from here on stands in the set's own file
        of_set = self._part(own, "learning_set")
        learning_set = self._make(LearningSet, of_set, of_set.get("name"), cohort=cohort.id)
        for position, table in enumerate(self._part(own, "person")):
            self._person(table, learning_set, position)
        for table in self._part(own, "ground_rules"):
            self._make(GroundRules, table, table.get("agreed_on"), learning_set=learning_set.id)
        areas = self._part(own, "diagnostic_area")
        self._each(DiagnosticArea, areas, "person", "wording", learning_set=learning_set.id)
        for title, came in self._part(own, "came").items():
            event = self._find("programme_event", title)
            self._came([{"person": name} for name in came], event)
        for table in self._part(own, "programme_event"):
            self._event(table, cohort)
        meetings = self._part(own, "meeting")
        following = [*(next_one.get("date") for _, next_one in pairwise(meetings)), None]
        for table, next_date in zip(meetings, following, strict=True):
            self._meeting(table, learning_set, terms, next_date)
        for table in self._part(own, "activity_system"):
            self._activity_system(table, learning_set)
        poster = own.pop("poster", {})
        if whole_year:
            self._poster(poster, learning_set)
        self._all_used(own)
        return self._records.values()

    def _programme(self, tables: dict[str, Any], whole_year: bool) -> tuple[Cohort, list[Term]]:
        """What all sets have in common."""
        of_programme = self._part(tables, "programme")
        if whole_year:
            of_programme.pop("sample_today", None)
        programme = self._make(Programme, of_programme, "programme")
        self._today = programme.sample_today
        cohort = self._make(Cohort, self._part(tables, "cohort"), "cohort", programme=programme.id)
        terms = self._each(Term, self._part(tables, "term"), "label", cohort=cohort.id)
        self._each(Theme, self._part(tables, "theme"), "name", programme=programme.id)
        self._each(School, self._part(tables, "school"), "name", programme=programme.id)
        self._each(SchoolEvent, self._part(tables, "school_event"), "school", "kind")
        for table in self._part(tables, "programme_event"):
            self._event(table, cohort)
        self._all_used(tables)
        return cohort, terms

    def _person(self, table: dict[str, Any], learning_set: LearningSet, position: int) -> None:
        posts, memberships = (_listed(self._part(table, name)) for name in ("post", "membership"))
        person = self._make(Person, table, table.get("name"))
        for post in posts:
            self._make(Post, post, person.name, post.get("title"), person=person.id)
        before: dict[str, UUID] = {}
        for spell in memberships:
            place = {"learning_set": learning_set.id, "person": person.id, "position": position, **before}
            again = [spell.get("starts")] if before else []
            membership = self._make(Membership, spell, learning_set.name, person.name, *again, **place)
            self._named["membership", person.name] = membership.id
            before = {"replaces": membership.id}

    def _event(self, table: dict[str, Any], cohort: Cohort) -> None:
        came = [{"person": name} for name in table.pop("came", [])] + table.pop("event_attendance", [])
        event = self._make(ProgrammeEvent, table, table.get("kind"), table.get("date"), cohort=cohort.id)
        self._came(came, event.id)

    def _came(self, came: Iterable[Table], event: UUID) -> None:
        for one in came:
            self._make(EventAttendance, one, event, one.get("person"), event=event)

    def _meeting(
        self, table: dict[str, Any], learning_set: LearningSet, terms: list[Term], next_date: dt.date | None
    ) -> None:
        parts = {name: table.pop(name) for name in _UNDER_A_MEETING if name in table}
        to_come = self._today is not None and table.get("date", self._today) >= self._today
        state = MeetingState.PLANNED if to_come else MeetingState.FINISHED
        place = {"place": table.get("host_school", ""), "state": state}
        meeting = self._make(Meeting, table, table.get("date"), learning_set=learning_set.id, **place)
        here = {"meeting": meeting.id}
        away = parts.get("attendance", [])
        self._each(
            Attendance, [*({"person": name} for name in parts.get("here", [])), *away], "person", **here
        )
        self._each(ReportBack, parts.get("report_back", []), "action", **here)
        self._each(Bid, parts.get("bid", []), "person", **here)
        for position, slot in enumerate(parts.get("slot", [])):
            self._slot(slot, meeting, position)
        for position, action in enumerate(parts.get("action", [])):
            self._action(action, meeting, position, terms, next_date)
        if "set_review" in parts:
            self._make(SetReview, parts["set_review"], meeting.date, **here)
        self._each(LearningNote, parts.get("learning_note", []), "person", "about", **here)
        of_set = {"learning_set": learning_set.id, **here}
        self._each(LogEntry, parts.get("log_entry", []), "written_on", **of_set)
        self._each(Impact, parts.get("impact", []), "person", "wording", **of_set)
        self._each(KeyLearning, parts.get("key_learning", []), "wording", **of_set)

    def _slot(self, table: dict[str, Any], meeting: Meeting, position: int) -> None:
        offers, brought = table.pop("offer", []), self._part(table, "challenge")
        presenter = self._find("person", table.get("presenter"))
        if isinstance(brought, str):  # one that somebody else brought, and that is shared
            challenge = self._find("challenge", brought)
        else:
            known = {"person": presenter, "learning_set": meeting.learning_set}
            challenge = self._make(Challenge, brought, brought.get("headline"), **known).id
        self._latest[presenter] = challenge
        place = {"meeting": meeting.id, "challenge": challenge, "position": position}
        slot = self._make(Slot, table, meeting.date, table.get("presenter"), **place)
        self._each(Offer, offers, "person", "wording", slot=slot.id)

    def _action(
        self, table: Table, meeting: Meeting, position: int, terms: list[Term], next_date: dt.date | None
    ) -> None:
        person = self._find("person", table.get("person"))
        words = str(table.get("due_words", ""))
        year = SchoolYear(tuple(terms), (next_date,) if next_date else ())
        due = understand(words, meeting.date, year) if meeting.date else None
        if due is None:
            raise self._wrong(f"“{words}” is not understood as a by when", words, table.get("wording"))
        known = {"meeting": meeting.id, "challenge": self._latest.get(person), "due": due}
        self._make(Action, table, table.get("wording"), position=position, **known)

    def _activity_system(self, table: dict[str, Any], learning_set: LearningSet) -> None:
        versions = self._part(table, "version")
        who = table.get("person")
        system = self._make(ActivitySystem, table, who, table.get("question"), learning_set=learning_set.id)
        before: dict[object, UUID] = {}
        for position, of_version in enumerate(versions):
            pulls, became = of_version.pop("tension", []), of_version.pop("became", {})
            layers = {layer: of_version.pop(layer.value, {}) for layer in Layer}
            key = (who, system.question, of_version.get("meeting"))
            version = self._make(SystemVersion, of_version, *key, system=system.id, position=position)
            pulled = {name: id for name, id in before.items() if isinstance(name, tuple)}
            before = self._boxes(layers, became, version, before, key) | pulled
            for nth, pull in enumerate(pulls):
                self._tension(pull, version, nth, before)

    def _poster(self, poster: dict[str, Any], learning_set: LearningSet) -> None:
        """The lines that the set released, in the words that stand in the file."""
        for part, of in poster.pop("lines", []):
            if part not in list(ReleasedPart):
                raise self._wrong(f"“{part}” is no part of a poster", f'["{part}"')
            made = ReleasedPart(part)
            source = self._records[self._find(TABLES[made_of(made)], of)]
            self._records[released_id(made, source.id)] = ReleasedLine(
                id=released_id(made, source.id),
                learning_set=learning_set.id,
                line_of=source.id,
                part=made,
                thread=source.id if isinstance(source, Challenge) else getattr(source, "challenge", None),
                words=getattr(source, _RELEASED_WORDS.get(made, "wording")),
                released_on=poster.get("released_on"),
            )

    def _boxes(
        self,
        layers: dict[Layer, dict[str, Any]],
        became: Mapping[str, str],
        version: SystemVersion,
        before: Mapping[object, UUID],
        key: Iterable[object],
    ) -> dict[object, UUID]:
        """Wording -> item of one version. What stood in the version `before` came from there."""
        ids: dict[object, UUID] = {}
        for layer in reversed(Layer):
            for place in Place:
                for position, wording in enumerate(layers[layer].pop(place.value, [])):
                    at = {"version": version.id, "place": place, "layer": layer, "position": position}
                    at |= {"came_from": before.get(wording), "became": ids.get(became.get(wording))}
                    item = self._make(SystemItem, {"wording": wording}, *key, layer, place, position, **at)
                    ids[wording] = item.id
            self._all_used(layers[layer])
        return ids

    def _tension(
        self, table: dict[str, Any], version: SystemVersion, position: int, ids: dict[object, UUID]
    ) -> None:
        actions = table.pop("actions", [])
        ends = {name: ids[table.pop(name)] for name in ("from_item", "to_item") if table.get(name) in ids}
        wording = table.get("wording")
        known = {"version": version.id, "position": position, "came_from": ids.get(("tension", wording))}
        tension = self._make(Tension, table, version.id, wording, **known, **ends)
        ids["tension", wording] = tension.id
        for action in actions:
            self._make(ActionLink, {"action": action}, tension.id, action, tension=tension.id)

    def _each(self, kind: type[R], tables: list[Any], *keys: str, **known: object) -> list[R]:
        """A record for each table, in its order, told apart by the fields `keys`."""
        ordered = "position" in kind.__struct_fields__
        under = known.get("meeting") or known.get("slot")
        made = []
        for position, table in enumerate(tables):
            own = known | {"position": position} if ordered else known
            made.append(self._make(kind, table, under, *(table.get(key) for key in keys), **own))
        return made

    def _make(self, kind: type[R], table: Table, *key: object, **known: object) -> R:
        """The record that `table` describes, kept under its name where it has one."""
        table_name = TABLES[kind]
        values: dict[str, Any] = {"id": named_id(self._root, table_name, *key), **known}
        values |= {name: self._value(kind, name, value) for name, value in table.items()}
        try:
            record = msgspec.convert(values, kind)
        except msgspec.ValidationError as error:
            what = f"{_title(table_name, key)}: {error}"
            raise self._wrong(what, *_as_written(str(error), table), *key) from error
        if record.id in self._records:
            raise self._wrong(f"{_title(table_name, key)} is there twice", *key)
        self._records[record.id] = record
        if name := table.get(_NAMES.get(kind, "")):
            self._named[table_name, str(name)] = record.id
        return record

    def _part(self, table: dict[str, Any], name: str) -> Any:
        """What stands under the heading `name`, which must be there."""
        if name not in table:
            raise self._wrong(f"The heading [{name}] is missing", *table.values())
        return table.pop(name)

    def _value(self, kind: type[Record], name: str, value: object) -> object:
        if table_name := references(kind).get(name):
            return self._find(table_name, value)
        if (kind, name) == (Impact, "themes") and isinstance(value, list):
            return tuple(self._find("theme", theme) for theme in value)
        return value

    def _find(self, table_name: str, name: object) -> UUID:
        found = self._named.get((table_name, str(name)))
        if found is None:
            what = f"There is no {table_name.replace('_', ' ')} “{name}” before this"
            raise self._wrong(what, f'"{name}"', name)
        return found

    def _all_used(self, tables: Table) -> None:
        for name in tables:
            raise self._wrong(f"“{name}” is not known here", f"{name}]", f"{name} =")

    def _wrong(self, what: str, *texts: object) -> SampleError:
        """The error with the number of the first line that holds one of `texts`."""
        for text in (str(text) for text in texts if text):
            for file in self._files:
                for number, line in enumerate(file.text.splitlines(), start=1):
                    if text in line:
                        return SampleError(f"{file.name}, line {number}: {what}")
        return SampleError(f"{self._files[0].name}: {what}")


_NAMES: dict[type[Record], str] = {
    Term: "label",
    Theme: "name",
    School: "name",
    LearningSet: "name",
    Person: "name",
    ProgrammeEvent: "title",
    Meeting: "date",
    Challenge: "headline",
    Action: "wording",
    ProgrammeRole: "name",
    Participant: "name",
    ReportHeading: "name",
    Impact: "wording",
    KeyLearning: "wording",
}
"""The field by which the file calls a record of this kind."""

_RELEASED_WORDS = {
    ReleasedPart.OUTCOME: "desired_outcome",
    ReleasedPart.CONCERN: "stated",
    ReleasedPart.QUOTE: "quote",
}
"""Where the words of a line of a poster stand."""

_UNDER_A_MEETING = (
    "here",
    *(
        TABLES[kind]
        for kind in (
            Attendance,
            ReportBack,
            Bid,
            Slot,
            Action,
            SetReview,
            LearningNote,
            LogEntry,
            Impact,
            KeyLearning,
        )
    ),
)


def _listed(one_or_more: Any) -> list[Any]:
    return one_or_more if isinstance(one_or_more, list) else [one_or_more]


def _title(table_name: str, key: Iterable[object]) -> str:
    parts = [str(part) for part in key if part and not isinstance(part, UUID)]
    return " ".join([table_name.replace("_", " "), *(f"“{part}”" for part in parts)])


def _as_written(message: str, table: Table) -> list[str]:
    """How the field that msgspec's `message` names, between backquotes, may stand in the file."""
    named = [part.removeprefix("$.") for part in message.split("`")[1::2]]
    fields = [name for name in named if name in table]
    ways = ('{name} = "{value}"', "{name} = {value}", ".{name}]")
    return [way.format(name=name, value=table[name]) for name in fields for way in ways]
