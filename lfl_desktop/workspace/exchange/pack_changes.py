"""What a pack brings to the records that are here, field by field: what an earlier one brought and nobody
here has changed follows it, what somebody here wrote stays, and what was deleted here stays away.

What the facilitator wrote down before the pack knew of it (a member who joined, a theme, an event) is the
same thing under another id (see `pack_matches`), and not brought a second time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.erasure import Erasure, erased_among
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, ProgrammeLogo, School, Term, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import BY_TABLE
from lfl_desktop.exchange.pack_file import EMPTIED, PackFile, decode_pack
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.exchange.pack_matches import AlikePeople, alike_people, known_here, under
from lfl_desktop.workspace.workspace import Workspace

MOST_NAMED = 8
"""Things that are named of those that stay as they are here."""


def for_sets(pack: PackFile, sets: Collection[UUID], cohorts_here: Collection[UUID] = ()) -> list[Record]:
    """What a pack holds of the programme and of these sets: without the people of others, and without the
    cohorts of which none of these sets is, with their terms and events. `cohorts_here` are those of sets that
    a pack may not know."""
    members = {r.person for r in pack.records if isinstance(r, Membership) and r.learning_set in sets}
    cohorts = {r.cohort for r in pack.records if isinstance(r, LearningSet) and r.id in sets}
    cohorts |= {r.id for r in pack.records if isinstance(r, Cohort) and r.id in cohorts_here}
    kept: list[Record] = []
    for record in pack.records:
        of_others = (
            (isinstance(record, LearningSet) and record.id not in sets)
            or (isinstance(record, Membership) and record.learning_set not in sets)
            or (isinstance(record, Person) and record.id not in members)
            or (isinstance(record, Post) and record.person not in members)
            or (bool(cohorts) and isinstance(record, Cohort) and record.id not in cohorts)
            or (bool(cohorts) and isinstance(record, Term | ProgrammeEvent) and record.cohort not in cohorts)
        )
        if not of_others:
            kept.append(record)
    return kept


@dataclass(frozen=True)
class PackChanges:
    """What taking in a pack changes: `new` records, and those that are `updated`. `kept` are those here of
    which the pack says something otherwise."""

    new: tuple[Record, ...]
    updated: tuple[Record, ...]
    kept: tuple[Record, ...]
    joined: tuple[tuple[UUID, UUID], ...] = ()
    """People who are here already, under another id: the id here, and that of the pack."""
    alike: tuple[AlikePeople, ...] = ()
    """Of the new ones, who may be a member here."""

    @property
    def records(self) -> tuple[Record, ...]:
        """All that is put, in the order of a pack."""
        return (*self.new, *self.updated)


def changes_of_pack(
    workspace: Workspace, pack: PackFile, own: Collection[UUID], one: Mapping[UUID, UUID] | None = None
) -> PackChanges:
    """What `pack` changes for the sets that are kept here, without those who were erased here and what would
    refer to something that was deleted here. `one` are people of the pack, each with the member here who was
    said to be the same."""
    content = workspace.pack_of(pack.programme.id)
    cohorts = {one.cohort for one in workspace.select(LearningSet) if one.id in own}
    earlier = [] if content is None else for_sets(decode_pack(content), own, cohorts)
    erased = {person.id for person in erased_among(pack.records, workspace.select(Erasure))}
    brought = [record for record in for_sets(pack, own, cohorts) if record.id not in erased]
    in_pack = {record.id for record in pack.records}
    same = known_here(workspace, [*brought, *earlier], in_pack, one or {})
    before = {record.id: record for record in under(same, earlier)}
    with_posts = {post.person for post in workspace.select(Post, person=sorted(set(same.values())))}
    new: list[Record] = []
    updated: list[Record] = []
    kept: list[Record] = []
    for record in under(same, brought):
        here = workspace.get(type(record), record.id)
        if here is None:
            is_known = isinstance(record, Post) and record.person in with_posts
            if record.id not in before and not is_known:
                new.append(record)
            continue
        merged = _merged(before.get(record.id), record, here)
        if merged != here:
            updated.append(merged)
        if _differs(merged, record):
            kept.append(merged)
    sound = _sound(workspace, [*new, *updated])
    coming = tuple(each for each in new if each.id in sound)
    people = {record.id for record in brought if isinstance(record, Person)}
    return PackChanges(
        coming,
        tuple(each for each in updated if each.id in sound),
        tuple(kept),
        tuple((here, id) for id, here in same.items() if id in people),
        tuple(alike_people(workspace, coming, in_pack, same)),
    )


def _merged(before: Record | None, brought: Record, here: Record) -> Record:
    """What is here, with the fields of which the pack says something new and that nobody here has changed."""
    if before is None or (isinstance(here, _WHOLE) and here != before):
        return here
    follows = {
        name: value
        for name, value in _told(brought).items()
        if value != getattr(before, name) and getattr(here, name) == getattr(before, name)
    }
    return replace(here, **follows)


_WHOLE = (Term, Post, Membership)
"""Of these the fields hang together: a title without its level, or a beginning without its end, says another
thing."""


def _told(record: Record) -> dict[str, Any]:
    """The fields of which a pack says something."""
    emptied = EMPTIED.get(type(record), {})
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in emptied}


def _differs(here: Record, brought: Record) -> bool:
    told = {name: value for name, value in _told(brought).items() if value and name != "position"}
    return any(getattr(here, name) != value for name, value in told.items())


def _sound(workspace: Workspace, following: Iterable[Record]) -> set[UUID]:
    """Those of which everything that they refer to is here, or comes with them."""
    left = {record.id: record for record in following}
    while True:
        loose = [id for id, record in left.items() if not _hangs_together(workspace, record, left)]
        if not loose:
            return set(left)
        for id in loose:
            del left[id]


def _hangs_together(workspace: Workspace, record: Record, coming: Mapping[UUID, Record]) -> bool:
    referred = ((getattr(record, name), table) for name, table in references(type(record)).items())
    return all(id in coming or workspace.get(BY_TABLE[table], id) is not None for id, table in referred if id)


# in words


def pack_changes_in_words(changes: PackChanges) -> list[str]:
    """What taking in a pack does, in sentences; a list without any where nothing is new or otherwise."""
    said = []
    if changes.new:
        said.append(plural("%n things are new.", "%n thing is new.", len(changes.new)))
    if changes.updated:
        said.append(
            plural("%n are brought up to date.", "%n is brought up to date.", len(changes.updated))
            if changes.new
            else plural(
                "%n things are brought up to date.", "%n thing is brought up to date.", len(changes.updated)
            )
        )
    names = [_called(one, changes) for one in changes.kept]
    names = list(dict.fromkeys(name for name in names if name))
    if names:
        more = len(names) - MOST_NAMED
        named = names[:MOST_NAMED] + ([tr("{n} more", n=more)] if more > 0 else [])
        said.append(
            tr("Kept as you have it, though the pack says otherwise: {names}.", names=", ".join(named))
        )
    return said


def _called(record: Record, changes: PackChanges) -> str:
    if isinstance(record, Programme):
        return tr("the programme “{name}”", name=record.name)
    if isinstance(record, Cohort | Theme | School | Person):
        return f"“{record.name}”"
    if isinstance(record, LearningSet):
        return tr("set {name}", name=record.name)
    if isinstance(record, Term):
        return tr("the term “{name}”", name=record.label)
    if isinstance(record, ProgrammeEvent):
        return f"“{record.title}”"
    if isinstance(record, Post):
        return tr("the post “{name}”", name=record.title) if record.title else tr("a post")
    if isinstance(record, Membership):
        return tr("a membership")
    if isinstance(record, ProgrammeLogo):
        return tr("the logo")
    return tr("a stage template")
