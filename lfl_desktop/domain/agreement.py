"""An agreement is to words: it is kept with them, and covers nothing else.

A day in `agreed_on` says that somebody agreed; the words that they agreed to are kept apart from the record,
so that a record with other words in it is not agreed, however these came into it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias
from uuid import UUID

import msgspec

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import SetId
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart, said_by
from lfl_desktop.domain.record import Record, named_id

Line: TypeAlias = SystemItem | Tension


class AgreedTo(StrEnum):
    """What an agreement is about."""

    HEADLINE = "headline"
    IMPACT = "impact"
    QUOTE = "quote"
    RELEASE = "release"
    POSTER = "poster"


class Agreement(Record, frozen=True, kw_only=True):
    """The words that somebody agreed to: of the record with the id `subject`, as JSON.

    Of a release these are all lines of the version by their ids, and what is said of the system; of a line of
    a poster its words, and what the record says that it is made of.
    """

    learning_set: SetId
    subject: UUID
    about: AgreedTo = AgreedTo.HEADLINE
    words: str = ""


class Given(msgspec.Struct, frozen=True):
    """How a record says that somebody agreed: the field, and what it holds where nobody has. `seen` are the
    fields that a reader sees of it, its owner first; `needed` is the one without which nothing is said."""

    kind: type[Record]
    field: str
    nobody: object
    seen: tuple[str, ...]
    needed: str

    def by(self, record: Record) -> bool:
        """Whether the record says that somebody agreed."""
        return bool(getattr(record, self.field) != self.nobody)


GIVEN: dict[AgreedTo, Given] = {
    AgreedTo.HEADLINE: Given(Challenge, "agreed_on", None, ("person", "headline"), "headline"),
    AgreedTo.IMPACT: Given(
        Impact,
        "agreed_on",
        None,
        (
            *("person", "challenge", "wording", "how", "level", "evidence", "measure", "unit", "before"),
            *("after", "other_contributors", "themes", "quote"),
        ),
        "wording",
    ),
    AgreedTo.QUOTE: Given(Impact, "quote_consent", False, ("person", "quote"), "quote"),
}

_OF_A_LINE: dict[type[Record], tuple[str, ...]] = {
    SystemItem: ("version", "place", "layer", "wording", "became"),
    Tension: (
        *("version", "from_place", "to_place", "from_item", "to_item", "neighbour", "to_system", "level"),
        *("wording", "voiced_as", "state"),
    ),
}
"""What a reader sees of a line. Its place among the others is none of its words."""

OF_A_SYSTEM = ("question", "neighbour", "shared_object")
"""What is said of an activity system beside its lines."""

_LOOSE = frozenset({"challenge", "became", "from_item", "to_item", "to_system", "quote"})
"""What may be left out: references that become empty where the other record is deleted, and the quote beside
an impact. That shows less, and says nothing else."""

Words: TypeAlias = Mapping[str, Any]


_LATER = frozenset({"how"})
"""Fields that were added later: what was agreed before is agreed as long as nothing stands in them."""


def _words(record: Record, fields: Iterable[str]) -> dict[str, Any]:
    said = {name: getattr(record, name) for name in fields}
    return {name: each if type(each) in _PLAIN else _plain(each) for name, each in said.items()}


_PLAIN = frozenset((str, int, float, bool, type(None)))


def _plain(value: object) -> Any:
    found = msgspec.to_builtins(value)
    return sorted(found) if isinstance(found, tuple | list) else found


def _same(agreed: Words, now: Words) -> bool:
    if agreed.keys() != now.keys():
        agreed = {**{name: "" for name in now if name in _LATER}, **agreed}
    return agreed.keys() == now.keys() and all(
        value == agreed[name] or (not value and name in _LOOSE) for name, value in now.items()
    )


def agreed_wording_of(about: AgreedTo, record: Record) -> Words:
    """What a reader would see of a record once it is agreed."""
    return _words(record, GIVEN[about].seen)


def has_words(about: AgreedTo, record: Record) -> bool:
    """Whether there is anything to agree to."""
    return bool(getattr(record, GIVEN[about].needed).strip())


def agreement_id(about: AgreedTo, subject: UUID) -> UUID:
    """The id of the agreement about a record: there is one at a time."""
    return named_id("agreement", about, subject)


def agreement_to(about: AgreedTo, record: Challenge | Impact) -> Agreement:
    """The agreement to a record with the words that are in it now."""
    return Agreement(
        id=agreement_id(about, record.id),
        learning_set=record.learning_set,
        subject=record.id,
        about=about,
        words=_text(agreed_wording_of(about, record)),
    )


def release_of(system: ActivitySystem, version: UUID, lines: Iterable[Line], nth: int = 1) -> Agreement:
    """The release of a version with what is in it now, the `nth` of its system. A line that its leader holds
    back is among them, so that it can be shown later by holding it back no longer."""
    return Agreement(
        id=agreement_id(AgreedTo.RELEASE, version),
        learning_set=system.learning_set,
        subject=version,
        about=AgreedTo.RELEASE,
        words=_text(
            {
                "nth": nth,
                "system": _words(system, OF_A_SYSTEM),
                "lines": {str(line.id): _words(line, _OF_A_LINE[type(line)]) for line in lines},
            }
        ),
    )


def agreement_to_line(line: ReleasedLine, source: Record | None) -> Agreement:
    """The release of a line of a poster, made of `source`, with the words that are in both now."""
    return Agreement(
        id=agreement_id(AgreedTo.POSTER, line.id),
        learning_set=line.learning_set,
        subject=line.id,
        about=AgreedTo.POSTER,
        words=_text({"line": line.words, "of": said_by(line.part, source)}),
    )


def as_agreed(records: Iterable[Record]) -> list[Agreement]:
    """The agreements that stand where everything that says so is agreed in the words it has: for what
    comes from elsewhere, where it was agreed."""
    every = list(records)
    found = [
        agreement_to(about, record)
        for record in every
        if isinstance(record, Challenge | Impact)
        for about, given in GIVEN.items()
        if isinstance(record, given.kind) and given.by(record) and has_words(about, record)
    ]
    return [*found, *_as_released(every)]


def _as_released(every: Sequence[Record]) -> list[Agreement]:
    lines = [record for record in every if isinstance(record, ReleasedLine) and record.released_on]
    known = {record.id: record for record in every} if lines else {}
    found = [agreement_to_line(line, known.get(line.line_of)) for line in lines]
    versions = [record for record in every if isinstance(record, SystemVersion) and record.released_on]
    systems = (
        {record.id: record for record in every if isinstance(record, ActivitySystem)} if versions else {}
    )
    versions.sort(key=lambda version: (str(version.released_on), version.position))
    for nth, version in enumerate(versions, start=1):
        if system := systems.get(version.system):
            held = [r for r in every if isinstance(r, Line) and r.version == version.id]
            found.append(release_of(system, version.id, held, nth))
    return found


def _text(words: Words) -> str:
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


class Agreed:
    """What is agreed, to be asked about records."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self._kept = {(agreement.about, agreement.subject): agreement for agreement in agreements}
        self._read: dict[tuple[AgreedTo, UUID], Words] = {}

    def covers(self, about: AgreedTo, record: Record) -> bool:
        """Whether somebody agreed to what a record says now."""
        given = GIVEN[about]
        if not given.by(record) or not has_words(about, record):
            return False
        return _same(self._agreed(about, record.id), agreed_wording_of(about, record))

    def covers_line(self, line: Line) -> bool:
        """Whether the release of its version is one of the line as it is now."""
        lines = self._agreed(AgreedTo.RELEASE, line.version).get("lines")
        agreed = lines.get(str(line.id)) if isinstance(lines, dict) else None
        return isinstance(agreed, dict) and _same(agreed, _words(line, _OF_A_LINE[type(line)]))

    def covers_poster(self, line: ReleasedLine, source: Record | None) -> bool:
        """Whether a line of a poster says what was released, and `source` what it said then."""
        agreed, now = self._agreed(AgreedTo.POSTER, line.id), said_by(line.part, source)
        was = agreed.get("of")
        if line.released_on is None or agreed.get("line") != line.words:
            return False
        return was is now if was is None or now is None else isinstance(was, dict) and _same(was, now)

    def nth_release(self, version: UUID) -> int:
        """Which release of its system that of a version is, counted from 1; 0 where there is none."""
        nth = self._agreed(AgreedTo.RELEASE, version).get("nth")
        return nth if isinstance(nth, int) else 0

    def of_system(self, system: ActivitySystem, version: UUID) -> ActivitySystem:
        """A system with what was said of it when a version was released, and no more."""
        said = self._agreed(AgreedTo.RELEASE, version).get("system")
        known = said if isinstance(said, dict) else {}
        return msgspec.structs.replace(system, **{name: str(known.get(name, "")) for name in OF_A_SYSTEM})

    def _agreed(self, about: AgreedTo, subject: UUID) -> Words:
        key = about, subject
        if key not in self._read:
            self._read[key] = _parsed(self._kept.get(key))
        return self._read[key]


def _parsed(agreement: Agreement | None) -> Words:
    try:
        found = json.loads(agreement.words) if agreement else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class AgreedThere(Agreed):
    """What is agreed among records that came from elsewhere: what says so was agreed there, in the words that
    came."""

    def __init__(self, records: Iterable[Record]) -> None:
        super().__init__(_as_released(list(records)))

    def covers(self, about: AgreedTo, record: Record) -> bool:
        """Whether a record says that somebody agreed to it."""
        return GIVEN[about].by(record) and has_words(about, record)


class Known(dict[UUID, Record]):
    """All records that the gate is asked about, by id, with what is agreed and released of them."""

    @cached_property
    def agreed(self) -> Agreed:
        """What is agreed among them."""
        return Agreed(record for record in self.values() if isinstance(record, Agreement))

    @cached_property
    def released(self) -> dict[UUID, SystemVersion]:
        """The activity systems of which a version is released, with the one released last."""
        versions = [r for r in self.values() if isinstance(r, SystemVersion) and self.is_released(r)]
        versions.sort(key=lambda version: self.agreed.nth_release(version.id))
        return {version.system: version for version in versions}

    def is_released(self, record: SystemVersion | Line) -> bool:
        """Whether a version may be seen by the set; a line of it where it is as its leader released it, and
        not held back."""
        if isinstance(record, SystemVersion):
            return record.released_on is not None and self.agreed.nth_release(record.id) > 0
        version = self.get(record.version)
        is_open = isinstance(version, SystemVersion) and version.released_on is not None
        return is_open and not record.held_back and self.agreed.covers_line(record)

    def is_on_poster(self, line: ReleasedLine) -> bool:
        """Whether a line of a poster may leave the set: where it says what the set released, and the owner of
        what it is made of agrees too."""
        source = self.get(line.line_of)
        if isinstance(source, Impact):
            about = {AgreedTo.IMPACT, AgreedTo.QUOTE if line.part == ReleasedPart.QUOTE else AgreedTo.IMPACT}
            if not all(self.agreed.covers(each, source) for each in about):
                return False
        return self.agreed.covers_poster(line, source)

    def as_released(self, record: Record) -> Record:
        """What is said of an activity system as it was released; every other record as it is."""
        version = self.released.get(record.id) if isinstance(record, ActivitySystem) else None
        if not isinstance(record, ActivitySystem) or version is None:
            return record
        return self.agreed.of_system(record, version.id)
