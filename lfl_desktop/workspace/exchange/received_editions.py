"""What a coordinator's records file received: the newest edition of each set, as it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from lfl_desktop.domain.editions import Edition, edition_id
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.names import collated, name_key
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.setfile import SetFile
from lfl_desktop.words import tr
from lfl_desktop.workspace.workspace import Workspace

RECEIPTS_TOLD = 6
"""How many files of a set are told one by one."""


def received_editions(workspace: Workspace) -> list[Edition]:
    """The newest edition of each set, by the names of the sets."""
    return workspace.remembered.of(_by_names, workspace.select(Edition))


def _by_names(editions: list[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda e: (collated(e.set_name), collated(e.facilitator), str(e.line)))


def received_words(workspace: Workspace, edition: Edition) -> str:
    """What came of a set, file by file, the latest first, as in "edition 2 on 4 July (2 new, 1 changed)". Of
    two versions that went apart, what is of this one, and that there is another."""
    receipts = workspace.select(ImportReceipt, learning_set=edition.learning_set)
    if went_apart := len(workspace.select(Edition, learning_set=edition.learning_set)) > 1:
        line = {edition.id, *edition.follows}
        receipts = [r for r in receipts if edition_id(r.learning_set, r.edition, r.digest) in line]
    receipts.sort(key=lambda one: (str(one.received_at or ""), one.edition), reverse=True)
    told = []
    for receipt in receipts[:RECEIPTS_TOLD]:
        day = (
            day_and_month(receipt.received_at.astimezone().date(), workspace.today())
            if receipt.received_at
            else ""
        )
        counts = [
            tr("{n} new", n=receipt.new),
            *([tr("{n} changed", n=receipt.changed)] if receipt.changed else []),
        ]
        came = (
            tr("edition {n} on {day}", n=receipt.edition, day=day)
            if day
            else tr("edition {n}", n=receipt.edition)
        )
        told.append(f"{came} ({', '.join(counts)})")
    if more := len(receipts) - len(told):
        told.append(tr("{n} before that", n=more))
    said = [tr("Received: {files}.", files="; ".join(told))] if told else []
    if went_apart:
        said.append(tr("Another version of this set is kept as well: take back the one that does not go on."))
    return " ".join(said)


def is_facilitators(workspace: Workspace) -> bool:
    """Whether a records file is that of a facilitator, who keeps a set and has received none."""
    is_coordinators = bool(workspace.count(Edition) or workspace.secrets())
    return bool(workspace.count(LearningSet)) and not is_coordinators


def content_of(workspace: Workspace, edition: Edition) -> SetFile:
    """What an edition holds. Raises WorldError where it cannot be read any more."""
    data = workspace.content_of(edition.id)
    if data is None:
        raise WorldError(
            tr(
                "What set {name} sent cannot be read any more; ask {facilitator} to send the file again.",
                name=edition.set_name,
                facilitator=edition.facilitator or tr("its facilitator"),
            )
        )
    return decode_set_file(data)


def coordinator_of(file: SetFile) -> str:
    """Whom a file calls the coordinator of its programme."""
    return next(record.coordinator for record in file.records if type(record) is Programme)


def edition_of(file: SetFile, line: UUID | None = None) -> Edition:
    """How the edition in `file` is known here, as one more of `line` or the first of one."""
    the_set = next(record for record in file.records if type(record) is LearningSet)
    return edition_headed(file, the_set.facilitator, line)


def edition_headed(file: SetFile, facilitator: str, line: UUID | None = None) -> Edition:
    """As `edition_of`, of a file of which the head is known."""
    return Edition(
        id=(id := file.id),
        learning_set=file.learning_set.id,
        line=line or id,
        number=file.edition,
        digest=file.digest,
        made_by=file.made_by,
        follows=file.follows,
        set_name=file.learning_set.name,
        facilitator=facilitator,
        programme=file.programme.id,
        programme_name=file.programme.name,
    )


def programmes_here(workspace: Workspace, received: Mapping[UUID, str]) -> dict[UUID, str]:
    """Programme id -> name, of her own and of those of all that was `received`."""
    own = {programme.id: programme.name for programme in workspace.select(Programme)}
    return {**received, **own}


def is_of_programme(file: SetFile, programmes: dict[UUID, str]) -> bool:
    """Whether a file is of a programme that is here: by its id, or by its name however that was typed."""
    if not programmes or file.programme.id in programmes:
        return True
    return name_key(file.programme.name) in {name_key(name) for name in programmes.values()}
