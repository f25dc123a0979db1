"""Taking in the programme's pack: what it brings for the sets that are kept here.

A record that a pack brought and that is unchanged since follows the next one. What was changed or deleted
here stays so, and nothing is deleted because a later pack no longer has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lfl_desktop import durable
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.erasure import Erasure, erased_among
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.exchange.pack_file import MAX_SIZE, PackFile, decode_pack
from lfl_desktop.exchange.sealed import fingerprint
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.files_out import read_whole
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.keeping.handling_notes import handling
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def for_sets(pack: PackFile, sets: Collection[UUID]) -> list[Record]:
    """What a pack holds of the programme and of these sets: without the people of others."""
    members = {r.person for r in pack.records if isinstance(r, Membership) and r.learning_set in sets}
    kept: list[Record] = []
    for record in pack.records:
        of_others = (
            (isinstance(record, LearningSet) and record.id not in sets)
            or (isinstance(record, Membership) and record.learning_set not in sets)
            or (isinstance(record, Person) and record.id not in members)
            or (isinstance(record, Post) and record.person not in members)
        )
        if not of_others:
            kept.append(record)
    return kept


@dataclass(frozen=True)
class OfferedPack:
    """A pack that was opened: what it is, and whose sets it names."""

    pack: PackFile
    data: bytes

    @property
    def programme(self) -> Programme:
        """The programme that it is of."""
        return next(record for record in self.pack.records if isinstance(record, Programme))

    @property
    def called(self) -> str:
        """What it is and, as it says itself, whose: "Leadership for Learning, from Marion Pell"."""
        programme = self.programme
        if not programme.coordinator:
            return programme.name
        return tr("{name}, from {coordinator}", name=programme.name, coordinator=programme.coordinator)

    @property
    def key(self) -> str:
        """The fingerprint of its key, to compare by telephone."""
        return fingerprint(self.pack.key)

    @property
    def sets(self) -> list[tuple[UUID, str]]:
        """Its sets, each as in "Set A · Ruth Ansell · 6 members"."""
        members = Counter(r.learning_set for r in self.pack.records if isinstance(r, Membership))
        found = [record for record in self.pack.records if isinstance(record, LearningSet)]
        return [
            (one.id, _set_words(one, members[one.id]))
            for one in sorted(found, key=lambda one: (collated(one.name), collated(one.facilitator)))
        ]


def _set_words(one: LearningSet, members: int) -> str:
    told = [tr("Set {name}", name=one.name) if one.name else tr("A set without a name"), one.facilitator]
    told += [plural("%n members", "%n member", members)] if members else []
    return " · ".join(words for words in told if words)


def offered_pack(path: Path) -> OfferedPack:
    """The pack at `path`. Raises a WorldError where it is no sound one."""
    data = read_whole(path, MAX_SIZE)
    return OfferedPack(decode_pack(data), data)


def begin_with_pack(path: Path, found: OfferedPack, set_id: UUID, now: Clock | None = None) -> Workspace:
    """A new records file at `path` for whoever facilitates one of the sets of a pack.

    Raises a WorldError where none can be made; then nothing is left at `path`."""
    workspace = Workspace.create(path, now=now)
    try:
        _take_in(workspace, found, {set_id}, mark("Set up"))
    except BaseException:
        workspace.close()
        durable.drop(path)
        raise
    return workspace


def take_pack(workspace: Workspace, path: Path) -> str:
    """Takes in the pack at `path` for the sets that are kept here, in one step: the fingerprint of its key.

    A backup is made first. Raises a WorldError where it is no sound pack of the programme here; nothing is
    changed then."""
    found = offered_pack(path)
    programme = found.pack.programme.id
    if workspace.get(Programme, programme) is None:
        raise WorldError(
            tr(
                "This pack is of another programme, “{name}”, so nothing was changed.",
                name=found.pack.programme.name,
            )
        )
    if workspace.key_of(programme)[1]:
        raise WorldError(tr("This programme's packs are made from this file, so none was taken in."))
    own = {one.id for one in workspace.select(LearningSet)}
    backups_of(workspace).keep(Reason.BEFORE_PACK)
    _take_in(workspace, found, own, mark("Take in the programme’s pack"))
    return found.key


def _take_in(workspace: Workspace, found: OfferedPack, own: Collection[UUID], title: str) -> None:
    with workspace.step(title, undoable=False, rules=Rules.ARRIVING) as step:
        for record in _to_follow(workspace, found.pack, own):
            step.put(record)
        step.keep_key(found.pack.programme.id, found.pack.key)
        step.keep_pack(found.pack.programme.id, found.data)
        step.put(handling(workspace, HandlingKind.ADDED, "pack"))


def _to_follow(workspace: Workspace, pack: PackFile, own: Collection[UUID]) -> list[Record]:
    """The records that are as an earlier pack brought them, or new to this file, without those who were
    erased here and those that would refer to one that was deleted here."""
    before = _brought(workspace, pack.programme.id, own)
    erased = {person.id for person in erased_among(pack.records, workspace.select(Erasure))}
    brings = {record.id: record for record in for_sets(pack, own) if record.id not in erased}
    here = {id: record for id, each in brings.items() if (record := workspace.get(type(each), id))}
    following = [record for id, record in brings.items() if here.get(id) == before.get(id)]
    while True:
        known = {*here, *(record.id for record in following)}
        sound = [record for record in following if _referred(record) <= known]
        if len(sound) == len(following):
            return sound
        following = sound


def _referred(record: Record) -> set[UUID]:
    return {id for name in references(type(record)) if (id := getattr(record, name))}


def _brought(workspace: Workspace, programme: UUID, own: Collection[UUID]) -> dict[UUID, Record]:
    """What the pack before brought for these sets: who was in another then, and is in one of them now, is as
    new here as anybody."""
    content = workspace.pack_of(programme)
    return {} if content is None else {record.id: record for record in for_sets(decode_pack(content), own)}
