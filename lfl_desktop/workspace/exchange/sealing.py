"""What the files of a programme are sealed to, and what opens those that arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.exchange import sealed
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.files_out import read_whole
from lfl_desktop.workspace.exchange.received_editions import is_facilitators
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

BEGINNING = 1_000
"""Bytes that tell how a file is sealed."""


@dataclass(frozen=True)
class Sealing:
    """How the file for the coordinator is to be sealed: with a passphrase, with the coordinator's key, which
    then has to be known (`to_key`), not at all (`plain`), or, if nothing is said, with the key if it is
    known."""

    passphrase: str = ""
    to_key: bool = False
    plain: bool = False


USUAL = Sealing()


def make_key(step: Writing, programme: UUID) -> None:
    """A key for a programme that is begun here, for its facilitators to seal their files to."""
    key = sealed.new_sealing_key()
    step.keep_key(programme, key.public, key.secret)


def own_key(workspace: Workspace, programme: UUID) -> str:
    """The public key that belongs to the secret in this file; one is made where there is none."""
    public, is_own = workspace.key_of(programme)
    if is_own:
        return public
    with workspace.step(mark("Make the programme’s key"), undoable=False) as step:
        make_key(step, programme)
    return workspace.key_of(programme)[0]


def key_for(reading: Reading, set_id: UUID) -> str:
    """The key of the coordinator of a set's programme, empty where it is not known."""
    if not isinstance(reading, Workspace):
        return ""
    the_set = reading.get(LearningSet, set_id)
    cohort = reading.get(Cohort, the_set.cohort) if the_set else None
    return reading.key_of(cohort.programme)[0] if cohort and cohort.programme else ""


def sealed_for(reading: Reading, set_id: UUID, data: bytes, how: Sealing) -> bytes:
    """The bytes of a set's file as they leave. Raises as `check` does."""
    check(reading, set_id, how)
    if how.passphrase:
        return sealed.seal_by_passphrase(data, how.passphrase)
    key = "" if how.plain else key_for(reading, set_id)
    return sealed.seal_to(data, key) if key else data


def check(reading: Reading, set_id: UUID, how: Sealing) -> None:
    """Raises WorldError where it is to be sealed to a key that is not known."""
    if how.to_key and not key_for(reading, set_id):
        raise WorldError(
            tr(
                "The coordinator’s key is not known here, so no file was made; take in the programme’s pack"
                " first, or seal it with a passphrase."
            )
        )


def how_sealed(reading: Reading, set_id: UUID, how: Sealing = USUAL) -> str:
    """In a sentence, who can open the file."""
    key = "" if how.plain or how.passphrase else key_for(reading, set_id)
    if key:
        return tr(
            "It is sealed: only the coordinator’s records file opens it (key {fingerprint}).",
            fingerprint=sealed.fingerprint(key),
        )
    if how.passphrase:
        return tr("It is sealed with the passphrase; tell it the coordinator by another way.")
    return tr("It is not sealed: whoever has it can read it.")


def unsealed_arrival(workspace: Workspace, data: bytes, passphrases: Sequence[str] = ()) -> bytes:
    """What is in a file that arrived, whether it is sealed or not. Raises BadSetFile."""
    if not sealed.is_sealed(data):
        return data
    if is_facilitators(workspace) and not sealed.asks_for_passphrase(data[:BEGINNING]):
        raise BadSetFile(_for_coordinator(workspace))
    return sealed.unsealed(data, workspace.secrets(), passphrases)


def _for_coordinator(workspace: Workspace) -> str:
    """What a file is that is sealed to a key, told to a facilitator."""
    said = tr(
        "This file is what a set tells the coordinator of its programme, sealed so that only the"
        " coordinator’s own records file opens it; nothing was added."
    )
    known = [one for one in workspace.select(Programme) if one.coordinator]
    told = [tr("{name} coordinates “{programme}”.", name=o.coordinator, programme=o.name) for o in known]
    return " ".join([said, *told])


def file_asks_for_passphrase(path: Path) -> bool:
    """Whether a file opens with a passphrase only; not, where it cannot be read."""
    try:
        return sealed.asks_for_passphrase(read_whole(path, BEGINNING))
    except WorldError:
        return False
