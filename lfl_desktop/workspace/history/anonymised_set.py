"""A set of one's own is made anonymous to be kept: for good, in the file and in what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.anonymising import in_figures, is_gone
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.domain.wording.known_names import KnownNames
from lfl_desktop.words import mark
from lfl_desktop.workspace.keeping.after_erasing import clear_up
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.keeping.handling_notes import handling
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.start.speller import british_english
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

EXPLAINED = mark(
    "Names, schools, the private log and everything that was said for the set alone go from this file for"
    " good, and nothing that was done before can be undone. Days, minutes, counts and states stay, and the"
    " words that everybody may read, unless they name somebody. Files and papers that were made before are"
    " not changed. The earlier copies of the file still hold everything until they go; you can delete all of"
    " them as well."
)
"""What is said before anything is done."""


def keeping_of(workspace: Workspace, set_id: UUID) -> SetKeeping:
    """Until when a set is kept as it is; a new record where nothing was said of that yet."""
    found = workspace.select(SetKeeping, of_set=set_id)
    return found[0] if found else SetKeeping(id=named_id("keeping", set_id), of_set=set_id)


def anonymise(workspace: Workspace, set_id: UUID, backups: Backups, *, with_copies: bool) -> None:
    """Takes names, schools and private words out of a set of one's own. A backup is made first; or,
    `with_copies`, all earlier copies are deleted and one is made afterwards.

    Raises NotAllGone, or another WorldError where nothing can be kept; nothing is changed then."""
    if not with_copies:
        backups.keep(Reason.BEFORE_ERASING)
    records = records_of_set(workspace, set_id)
    with workspace.step(mark("Make a set anonymous"), undoable=False, rules=Rules.PASSED_BY) as step:
        records = _with_people_of_its_own(workspace, step, set_id, records)
        _take_out(workspace, step, set_id, records)
        step.put(replace(keeping_of(workspace, set_id), anonymised_on=workspace.today()))
        step.forget_all()
        step.put(handling(workspace, HandlingKind.ANONYMISED, "names", of_set=set_id))
    clear_up(workspace, backups, with_copies=with_copies)


def _take_out(workspace: Workspace, step: Writing, set_id: UUID, records: list[Record]) -> None:
    readable = {one.id: one for one in visible(records, Audience.PUBLIC).records}
    names_somebody = _naming(records)
    kept = {one.id: one for one in in_figures(records, readable, names_somebody)}
    for record in records:
        if record.id in kept:
            if kept[record.id] != record:
                step.put(kept[record.id])
        elif is_gone(record, readable) and workspace.get(type(record), record.id) is not None:
            step.delete(record)
    _let_lapse(workspace, step, set_id, records, kept)
    for school in _of_no_other_set(workspace, set_id):
        step.delete(school)


def _naming(records: list[Record]) -> Callable[[str], bool]:
    """Whether a text names a member, the facilitator or a school of the set."""
    people = [name for one in records if isinstance(one, Person) for name in (one.name, one.known_as)]
    people += [one.facilitator for one in records if isinstance(one, LearningSet)]
    schools = [one.name.casefold() for one in records if isinstance(one, School) and one.name.strip()]
    dictionary = british_english()
    names = KnownNames(people, lambda word: dictionary is not None and dictionary.spell(word))
    return lambda text: bool(names.found_in(text)) or any(one in text.casefold() for one in schools)


def _let_lapse(
    workspace: Workspace, step: Writing, set_id: UUID, records: list[Record], kept: dict[UUID, Record]
) -> None:
    """What was agreed is not, where the words changed."""
    changed = {one.id for one in records if one.id in kept and kept[one.id] != one}
    for agreement in workspace.select(Agreement, learning_set=set_id):
        if agreement.subject in changed:
            step.delete(agreement)


def _of_no_other_set(workspace: Workspace, set_id: UUID) -> list[School]:
    """The schools that no other set of this file has."""
    schools = {one.id: one for one in workspace.select(School)}
    for other in workspace.select(LearningSet):
        if other.id != set_id:
            for record in records_of_set(workspace, other.id):
                if isinstance(record, School):
                    schools.pop(record.id, None)
    return list(schools.values())


def _with_people_of_its_own(
    workspace: Workspace, step: Writing, set_id: UUID, records: list[Record]
) -> list[Record]:
    """The records of a set whose members are nobody's else: who belongs to another set of this file as well
    keeps their name there, and is somebody new here."""
    others = {one.person for one in workspace.select(Membership) if one.learning_set != set_id}
    anew = {
        one.id: named_id("anonymous", set_id, one.id)
        for one in records
        if isinstance(one, Person) and one.id in others
    }
    if not anew:
        return records
    found: list[Record] = []
    for record in records:
        if isinstance(record, Post) and record.person in anew:
            record = replace(record, id=named_id("anonymous", set_id, record.id))
        if record.id in anew:
            record = replace(record, id=anew[record.id])
        fields = {
            name: anew[getattr(record, name)]
            for name, table in references(type(record)).items()
            if table == "person" and getattr(record, name) in anew
        }
        found.append(replace(record, **fields) if fields else record)
    for record in found:
        if workspace.get(type(record), record.id) != record:
            step.put(record)
    return found
