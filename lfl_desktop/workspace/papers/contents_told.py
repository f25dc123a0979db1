"""What a paper or a file holds, as its makers told, by the kinds of content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.gate.contents import CONTENTS
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.gate.tracing import Told
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Attendance, Meeting
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark, tr

CONTENT_OF = {(kind, name): c.key for c in CONTENTS for kind, names in c.fields.items() for name in names}
"""Each field with the kind of content that it belongs to. Those of no field are told by their record."""

CONTENT_OF |= {(kind, "id"): c.key for c in CONTENTS for kind, names in c.fields.items() if not names}

DETAILS: Mapping[tuple[type[Record], str], str] = {
    (Programme, "aim"): mark("aim of the programme"),
    (Programme, "funder"): mark("who pays"),
    (Programme, "labels"): mark("the programme’s own words"),
    (Cohort, "name"): mark("cohort"),
    (Term, "label"): mark("terms"),
    (Theme, "name"): mark("outcome themes"),
    (School, "partner_city"): mark("partner cities"),
    (School, "chain"): mark("chains and federations"),
    (Person, "known_as"): mark("what the set calls somebody"),
    (Post, "title"): mark("titles of posts"),
    (Attendance, "note"): mark("notes beside names"),
    (Meeting, "place"): mark("places of meetings"),
    (ProgrammeEvent, "title"): mark("titles of events"),
    (ProgrammeEvent, "place"): mark("places of events"),
    (Membership, "status"): mark("who is on leave or left"),
    (Impact, "how"): mark("what was done that led to it"),
    (Impact, "evidence"): mark("evidence"),
    (Impact, "measure"): mark("measure"),
    (Impact, "unit"): mark("unit"),
    (Impact, "other_contributors"): mark("who contributed"),
}
"""What the name of a kind of content does not say by itself, in words, where it leaves."""


def by_content(seen: Visible, told: Told) -> dict[str, set[UUID]]:
    """The records that tell of each kind of content, by its key."""
    found: dict[str, set[UUID]] = {}
    kinds = {record.id: type(record) for record in seen.records}
    for id, name in told:
        key = CONTENT_OF.get((kinds[id], name)) if id in kinds else None
        if key:
            found.setdefault(key, set()).add(id)
    return found


def details(seen: Visible, told: Told, keys: Sequence[str]) -> str:
    """What of these kinds of content is told besides what their names say, in words."""
    kinds = {record.id: type(record) for record in seen.records}
    there = {(kinds[id], name) for id, name in told if id in kinds}
    return ", ".join(tr(words) for at, words in DETAILS.items() if at in there and CONTENT_OF[at] in keys)
