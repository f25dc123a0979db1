"""Records files of earlier versions hold what sets sent among the coordinator's own records. It is taken out
of them and kept as what every later file is: an edition, whole."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition, edition_id
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.set_overview import overview_of
from lfl_desktop.exchange import rules_of_files
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.setfile import encode_set_file, make_set_file
from lfl_desktop.words import mark
from lfl_desktop.workspace.exchange.own_sets import met_here
from lfl_desktop.workspace.exchange.received_editions import edition_of
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


def taken_in_before(workspace: Workspace) -> dict[Edition, bytes]:
    """The sets that an earlier version took in among the records here, as editions with their content."""
    found: dict[Edition, bytes] = {}
    met = met_here(workspace)
    for the_set in (one for one in workspace.select(LearningSet) if one.id in met):
        of_set = workspace.select(ImportReceipt, learning_set=the_set.id)
        if of_set and not workspace.select(Edition, learning_set=the_set.id):
            found |= _as_edition(workspace, the_set, _last(of_set))
    return found


def keep_as_sent(workspace: Workspace) -> None:
    """Keeps what was taken in before as editions, in one step that cannot be taken back."""
    editions = taken_in_before(workspace)
    if not editions:
        return
    with workspace.step(
        mark("Keep what sets sent as it was sent"), undoable=False, rules=Rules.PASSED_BY
    ) as step:
        for edition, content in editions.items():
            _take_out(workspace, step, edition.learning_set)
            step.receive(edition, content, overview_of(decode_set_file(content).records))
        step.let_all_stand()


def _last(receipts: list[ImportReceipt]) -> ImportReceipt:
    """Numbers that no file may have any more count as older than any."""
    most = rules_of_files.LAST_EDITION
    return max(receipts, key=lambda receipt: receipt.edition if receipt.edition <= most else 0)


def _as_edition(reading: Reading, the_set: LearningSet, receipt: ImportReceipt) -> dict[Edition, bytes]:
    number = receipt.edition if receipt.edition <= rules_of_files.LAST_EDITION else 1
    seen = rules_of_files.as_it_came(records_of_set(reading, the_set.id))
    try:
        file = make_set_file(seen, the_set.id, number)
    except ValueError:  # the coordinator has written in it since: it is her own now
        return {}
    id = edition_id(the_set.id, number, receipt.digest)
    changes = {"id": id, "line": id, "digest": receipt.digest, "received_at": receipt.received_at}
    return {replace(edition_of(file), **changes): encode_set_file(file)}


def _take_out(workspace: Workspace, step: Writing, set_id: UUID) -> None:
    people = {record.id for record in records_of_set(workspace, set_id) if isinstance(record, Person)}
    the_set = workspace.get(LearningSet, set_id)
    assert the_set is not None
    step.delete(the_set)
    named = {id for record in _others(workspace) for id in rules_of_files.referred(record)}
    for person in workspace.select(Person, id=sorted(people - named)):
        step.delete(person)


def _others(workspace: Workspace) -> list[Record]:
    return [record for kind in ALL if kind is not Post for record in workspace.select(kind)]
