"""Somebody is erased, which is their right: from the records, from the history, and from what was received.

What stays is a mark that says nothing of them (`domain.erasure`), so that no later file or pack brings them
back unasked. Words that others wrote stay as they are, whoever they speak of."""

from __future__ import annotations

from dataclasses import dataclass

from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.editions import Decision, Edition
from lfl_desktop.domain.erasure import Erasure, erased_among, erasure_of
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.exchange import pack_file
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.pack_matches import ids_of_one
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.keeping.after_erasing import clear_up
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.keeping.handling_notes import handling
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class ToErase:
    """Who is called so: in the records here and in what was received (`editions`), and on a coordinator's
    `roster` or in a role of her programme."""

    name: str
    people: tuple[Person, ...]
    editions: tuple[Edition, ...]
    roster: tuple[Participant | ProgrammeRole, ...] = ()


def to_erase(workspace: Workspace, name: str) -> ToErase:
    """Who would be erased. Raises WorldError where nobody is called so, here or in what was received."""
    wanted = name_key(name)
    people = [one for one in workspace.select(Person) if wanted and name_key(one.name) == wanted]
    editions = []
    for edition in workspace.select(Edition):
        named = [one for one in _people_of(workspace, edition) if wanted and name_key(one.name) == wanted]
        people += [one for one in named if one.id not in {known.id for known in people}]
        editions += [edition] if named else []
    kept: list[Participant | ProgrammeRole] = [*workspace.select(Participant)]
    kept += workspace.select(ProgrammeRole)
    roster = [one for one in kept if wanted and name_key(one.name) == wanted]
    if not people and not roster:
        raise WorldError(
            tr(
                "Nobody is called “{name}” in “{file}”, so nothing was erased; give the name as it is written"
                " there.",
                name=name,
                file=workspace.path.name,
            )
        )
    return ToErase(name, tuple(people), tuple(editions), tuple(roster))


def what_goes(found: ToErase) -> str:
    """What erasing means, before anything is done."""
    told = [
        tr(
            "{name} goes from the records and from what can be undone, with everything that is theirs:"
            " challenges, actions, impact, activity systems, attendance. This cannot be undone.",
            name=(*found.people, *found.roster)[0].name,
        )
    ]
    if len(found.people) > 1:
        told.append(tr("There are {n} people of this name here, and all of them go.", n=len(found.people)))
    if found.roster:
        told.append(
            tr("What you keep of them yourself goes too: roster, role, coaching and what they came to.")
        )
    if found.editions:
        told.append(
            plural(
                "%n files that sets sent hold the name and go too; ask for new ones.",
                "%n file that a set sent holds the name and goes too; ask for a new one.",
                len(found.editions),
            )
        )
    told.append(tr("Words that others wrote stay as they are, and so do earlier copies of this file."))
    return " ".join(told)


def erase(workspace: Workspace, found: ToErase, backups: Backups, *, with_copies: bool = False) -> None:
    """Erases them, in one step after which nothing from before can be undone. A backup is made first; or,
    `with_copies`, all that were made are deleted and one is made afterwards.

    Raises NotAllGone, or another WorldError where nothing can be kept; nothing is changed then."""
    if not with_copies:
        backups.keep(Reason.BEFORE_ERASING)
    with workspace.step(mark("Erase somebody"), undoable=False, rules=Rules.PASSED_BY) as step:
        everyone = (*found.people, *found.roster)
        marks = [
            erasure_of(id, one.name, workspace.today())
            for one in everyone
            for id in (one.id, *sorted(ids_of_one(workspace, one.id)))
        ]
        for edition in found.editions:
            step.delete(edition)
        for person in found.people:
            for decision in workspace.select(Decision):
                if person.id in (decision.one, decision.other):
                    step.delete(decision)
            if (here := workspace.get(Person, person.id)) is not None:
                step.delete(here)
        for one in found.roster:
            step.delete(one)
        for programme in workspace.select(Programme):
            if (content := workspace.pack_of(programme.id)) is not None:
                step.keep_pack(programme.id, _without(content, marks))
        for mark_left in marks:
            step.put(mark_left)
        step.keep_contents()
        step.erase([one.id for one in everyone])
        step.put(handling(workspace, HandlingKind.ERASED, "person"))
    clear_up(workspace, backups, with_copies=with_copies)


def _without(content: bytes, marks: list[Erasure]) -> bytes:
    """A pack without those who were erased."""
    pack = pack_file.decode_pack(content)
    gone = {person.id for person in erased_among(pack.records, marks)}
    programme = next(record for record in pack.records if isinstance(record, Programme))
    kept = [record for record in pack.records if record.id not in gone]
    return pack_file.encode_pack(pack_file.make_pack(kept, programme, pack.key))


def _people_of(workspace: Workspace, edition: Edition) -> list[Person]:
    return [record for record in content_of(workspace, edition).records if isinstance(record, Person)]
