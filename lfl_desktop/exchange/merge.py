"""What a coordinator's file would change in the records that are there already. Changes nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.domain.wording.names import same_name
from lfl_desktop.exchange.continuing import check_content, check_continues
from lfl_desktop.exchange.refusals import OtherProgramme, SetKeptHere
from lfl_desktop.exchange.rules_of_files import KINDS, in_file_order, misfit, parents_first, referred
from lfl_desktop.exchange.setfile import Heading, SetFile
from lfl_desktop.words import tr

Existing = Mapping[UUID, Record]

PROGRAMME_KINDS = (Programme, Cohort, Term, Theme, School, SchoolEvent, StageTemplate)
"""The programme's own records, which are the coordinator's, and what several sets have together: a file only
adds what is missing. An event for all sets is one too; who of a set came to it is added and changed, and
never taken away."""


class Merge(msgspec.Struct, frozen=True):
    """What to do: put `new`, put `changed`, then delete `gone`; in this order every reference holds.

    `new` and `changed` are in the order of parents first, `gone` children first. `unchanged` are
    the records as they stand. `apart` are those of the programme that stay as they stand, each with the other
    form that the file has of it.
    """

    new: tuple[Record, ...]
    changed: tuple[Record, ...]
    unchanged: tuple[Record, ...]
    gone: tuple[Record, ...]
    apart: tuple[tuple[Record, Record], ...] = ()


def merge(
    incoming: SetFile,
    existing: Existing,
    received_edition: int,
    received_digest: str = "",
    brought: Collection[UUID] = (),
) -> Merge:
    """What taking in `incoming` means.

    `existing` are the records by id that the coordinator's file holds: at least those of the
    programme and of this set; with all of them, nothing that another set needs is `gone`.
    `received_edition` is the edition of this set that was taken in last, 0 for none, and `received_digest`
    the digest of its file, empty where that is not known. `brought` are the ids of records that are as a
    file of this set brought them: those of the programme's among them follow the file where there is no other
    set.

    What a new edition no longer holds is gone: where a leader takes back the agreement to
    a headline, the coordinator no longer keeps it. What the coordinator wrote and could not have
    received stays, with all it refers to, and so do people whom no set's records name.

    Raises OtherProgramme, SetKeptHere, OtherSet, OlderEdition and OtherContent (unless such a file changes
    nothing), and BadSetFile where the file claims records that belong elsewhere.
    """
    _check_programme(incoming.programme, existing)
    sets = _sets(existing.values())
    _check_kept_here(incoming, existing, sets, received_edition)
    arriving = {record.id: record for record in incoming.records}
    _check_claims(incoming, existing, sets)
    if received_edition:
        check_continues(
            incoming, existing, _of_set(incoming, sets), _of_set(incoming, _sets(incoming.records))
        )
    new = [record for id, record in arriving.items() if id not in existing]
    other = [record for id, record in arriving.items() if id in existing and record != existing[id]]
    follows = _follows(incoming, existing, brought)
    changed = [record for record in other if not is_programmes(record) or record.id in follows]
    touched = {record.id for record in (*new, *changed)}
    unchanged = [existing[id] for id in arriving if id not in touched]
    gone = _gone(incoming, arriving, existing, sets)
    if touched or gone:
        check_content(incoming, received_edition, received_digest)
    return Merge(
        parents_first(new),
        parents_first(changed),
        tuple(in_file_order(unchanged)),
        tuple(reversed(parents_first(gone))),
        tuple((existing[record.id], record) for record in in_file_order(other) if record.id not in touched),
    )


def is_programmes(record: Record) -> bool:
    """Whether the coordinator's own form of a record counts, because several sets have it together."""
    return isinstance(record, PROGRAMME_KINDS) or (
        isinstance(record, ProgrammeEvent) and record.learning_set is None
    )


def _sets(records: Iterable[Record]) -> dict[UUID, UUID]:
    """Record id -> the set it was written down in. People and posts belong to no set."""
    found: dict[UUID, UUID] = {}
    for record in in_file_order(records):
        if isinstance(record, LearningSet):
            found[record.id] = record.id
        elif (learning_set := getattr(record, "learning_set", None)) is not None:
            found[record.id] = learning_set
        elif owner := next((found[id] for id in referred(record) if id in found), None):
            found[record.id] = owner
    return found


def _of_set(incoming: SetFile, sets: Mapping[UUID, UUID]) -> frozenset[UUID]:
    """What belongs to the set of the file, besides the set itself."""
    own = incoming.learning_set.id
    return frozenset(id for id, learning_set in sets.items() if learning_set == own and id != own)


def _follows(incoming: SetFile, existing: Existing, brought: Collection[UUID]) -> set[UUID]:
    """Those of `brought` that no other set can have too: whose schools they are is not in what a coordinator
    sees. The programme itself is never among them, because it also says who may see what."""
    if any(isinstance(r, LearningSet) and r.id != incoming.learning_set.id for r in existing.values()):
        return set()
    return {id for id in brought if not isinstance(existing.get(id), Programme)}


def _gone(
    incoming: SetFile, arriving: Existing, existing: Existing, sets: Mapping[UUID, UUID]
) -> list[Record]:
    ours = {id for id, learning_set in sets.items() if learning_set == incoming.learning_set.id}
    ours |= _people_only_here(existing, arriving, sets, ours)
    gone = {id for id in ours if id not in arriving and isinstance(existing[id], KINDS)}
    staying = {id: record for id, record in existing.items() if id not in gone} | dict(arriving)
    waiting = list(staying.values())
    while waiting:
        needed = [id for id in referred(waiting.pop()) if id in gone]
        gone.difference_update(needed)
        waiting += [existing[id] for id in needed]
    return [existing[id] for id in gone]


def _people_only_here(
    existing: Existing, arriving: Existing, sets: Mapping[UUID, UUID], ours: set[UUID]
) -> set[UUID]:
    """The people whom only this set's records name, those that arrive among them, with their posts."""
    within = {id for r in arriving.values() if not isinstance(r, Post) for id in referred(r)}
    named: dict[bool, set[UUID]] = {True: within, False: set()}
    for id in sets:
        named[id in ours].update(referred(existing[id]))
    people = {id for id in named[True] - named[False] if isinstance(existing.get(id), Person)}
    return people | {r.id for r in existing.values() if isinstance(r, Post) and r.person in people}


def _check_programme(programme: Heading, existing: Existing) -> None:
    known = [record for record in existing.values() if isinstance(record, Programme)]
    if not known or programme.id in existing:
        return
    if same_name(programme.name, known[0].name):
        raise OtherProgramme(
            tr(
                "This file belongs to another programme that is also called “{name}”, so nothing was added; "
                "open that programme's records file to add it.",
                name=programme.name,
            )
        )
    raise OtherProgramme(
        tr(
            "This file belongs to the programme “{theirs}” and this records file to “{ours}”, "
            "so nothing was added; open the records file of “{theirs}” to add it.",
            theirs=programme.name,
            ours=known[0].name,
        )
    )


def _check_kept_here(
    incoming: SetFile, existing: Existing, sets: Mapping[UUID, UUID], received_edition: int
) -> None:
    """A set of which no file was received, but which has records, was written down here."""
    written = (id for id, learning_set in sets.items() if learning_set == incoming.learning_set.id)
    if received_edition == 0 and any(not isinstance(existing[id], LearningSet) for id in written):
        raise SetKeptHere(
            tr(
                "The set “{name}” is kept in this records file itself, so its file was not added; "
                "to see it as the coordinator does, add it to the coordinator's records file.",
                name=incoming.learning_set.name,
            )
        )


def _check_claims(incoming: SetFile, existing: Existing, sets: Mapping[UUID, UUID]) -> None:
    """Raises BadSetFile where an id is another set's or another kind of record's."""
    for record in incoming.records:
        there = existing.get(record.id)
        if there is not None and (
            type(there) is not type(record)
            or sets.get(record.id, incoming.learning_set.id) != incoming.learning_set.id
        ):
            raise misfit()
