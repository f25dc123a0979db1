"""Taking in the programme's pack: what it brings for the sets that are kept here (see `pack_changes`).
Nothing is deleted because a later pack no longer has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lfl_desktop import durable
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.exchange.pack_file import MAX_SIZE, PackFile, decode_pack
from lfl_desktop.exchange.sealed import fingerprint
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.files_out import read_whole
from lfl_desktop.workspace.exchange.pack_changes import PackChanges, changes_of_pack
from lfl_desktop.workspace.exchange.pack_matches import ids_of_one, one_person
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.keeping.handling_notes import handling
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


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
        """Its sets, each as in "Set A · Ruth Ansell · 6 members"; with its cohort where there are several."""
        members = Counter(r.learning_set for r in self.pack.records if isinstance(r, Membership))
        cohorts = {record.id: record.name for record in self.pack.records if isinstance(record, Cohort)}
        found = [record for record in self.pack.records if isinstance(record, LearningSet)]
        several = len({one.cohort for one in found}) > 1
        named = [(cohorts[one.cohort] if several else "", one) for one in found]
        named.sort(
            key=lambda each: (collated(each[0]), collated(each[1].name), collated(each[1].facilitator))
        )
        return [(one.id, _set_words(one, members[one.id], cohort)) for cohort, one in named]


def _set_words(one: LearningSet, members: int, cohort: str) -> str:
    told = [cohort, tr("Set {name}", name=one.name) if one.name else tr("A set without a name")]
    told += [one.facilitator, plural("%n members", "%n member", members) if members else ""]
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


def planned_pack(
    workspace: Workspace, found: OfferedPack, one: Mapping[UUID, UUID] | None = None
) -> PackChanges:
    """What taking in a pack that was opened would change for the sets that are kept here, with `one` as
    `take_pack` has it. Changes nothing.

    Raises a WorldError where it is no pack of the programme here."""
    programme = found.pack.programme.id
    if workspace.get(Programme, programme) is None:
        raise WorldError(
            tr(
                "This pack is of another programme, “{name}”, so nothing was changed.",
                name=found.pack.programme.name,
            )
        )
    if workspace.key_of(programme)[1]:
        raise WorldError(tr("This programme’s packs are made from this file, so none was taken in."))
    return changes_of_pack(workspace, found.pack, _own_sets(workspace), one)


def take_pack(workspace: Workspace, path: Path, one: Mapping[UUID, UUID] | None = None) -> str:
    """Takes in the pack at `path` for the sets that are kept here, in one step: the fingerprint of its key.
    `one` are people of the pack, each with the member here who was said to be the same.

    A backup is made first. Raises a WorldError where it is no sound pack of the programme here; nothing is
    changed then."""
    found = offered_pack(path)
    planned_pack(workspace, found)
    backups_of(workspace).keep(Reason.BEFORE_PACK)
    _take_in(workspace, found, _own_sets(workspace), mark("Take in the programme’s pack"), one or {})
    return found.key


def _own_sets(workspace: Workspace) -> set[UUID]:
    return {one.id for one in workspace.select(LearningSet)}


def _take_in(
    workspace: Workspace,
    found: OfferedPack,
    own: Collection[UUID],
    title: str,
    one: Mapping[UUID, UUID] | None = None,
) -> None:
    with workspace.step(title, undoable=False, rules=Rules.ARRIVING) as step:
        changes = changes_of_pack(workspace, found.pack, own, one)
        for record in changes.records:
            step.put(record)
        for here, brought in changes.joined:
            if brought not in ids_of_one(workspace, here):
                step.put(one_person(here, brought))
        step.keep_key(found.pack.programme.id, found.pack.key)
        step.keep_pack(found.pack.programme.id, found.data)
        step.put(handling(workspace, HandlingKind.ADDED, "pack"))
