"""What a pack brings and is here already under another id: what was written down here before the pack knew
of it is known by its name, people by what was decided once. Of people whose names differ by now, which may be
one is proposed with its evidence, for whoever takes the pack in to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.editions import Decision, DecisionKind
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import School, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import TABLES
from lfl_desktop.domain.wording.name_parts import parts_of
from lfl_desktop.domain.wording.names import folded, name_key
from lfl_desktop.exchange.pack_file import KINDS
from lfl_desktop.words import tr
from lfl_desktop.workspace.workspace import Workspace

CLOSE_NAMES = 0.82
"""How alike two names are, from 0 to 1, that may be of one person: "Iris Vane" and "Iris Vayne" are."""


@dataclass(frozen=True)
class AlikePeople:
    """Somebody of a pack, and a member here who may be the same, with what speaks for it."""

    brought: Person
    here: Person
    evidence: str


def question_of_people(alike: AlikePeople) -> str:
    """What is asked about two who may be one."""
    return tr(
        "“{brought}” of the pack may be {here}, who is a member here. {evidence}",
        brought=alike.brought.name,
        here=alike.here.name,
        evidence=alike.evidence,
    )


def known_here(
    workspace: Workspace, records: Iterable[Record], in_pack: Collection[UUID], one: Mapping[UUID, UUID]
) -> dict[UUID, UUID]:
    """The id in a pack -> the id here, of what was written down here before the pack knew of it; with `one`,
    what is decided now."""
    same = {**_decided_on(workspace), **one}
    here: dict[type[Record], dict[tuple[object, ...], UUID]] = {}
    ordered = sorted(records, key=lambda record: _ORDER.index(type(record)))
    for record in under(same, ordered):
        kind = type(record)
        if kind not in _KEYS or workspace.get(kind, record.id) is not None:
            continue
        if kind not in here:
            others = (one for one in workspace.select(kind) if one.id not in in_pack)
            here[kind] = {key: one.id for one in others if (key := _key(workspace, one, {}))}
        key = _key(workspace, record, {r.person: r for r in ordered if isinstance(r, Membership)})
        if key in here[kind]:
            same[record.id] = here[kind][key]
    return same


def under(same: Mapping[UUID, UUID], records: Iterable[Record]) -> Iterable[Record]:
    """The records, each under the id it has here, and referring to those."""
    for record in records:
        changes = {
            name: same[id] for name in references(type(record)) if (id := getattr(record, name)) in same
        }
        if record.id in same:
            changes["id"] = same[record.id]
        yield replace(record, **changes) if changes else record


def one_person(here: UUID, brought: UUID) -> Decision:
    """The decision that somebody of a pack is a member here, whatever either is called later."""
    return Decision(kind=DecisionKind.SAME, table=TABLES[Person], one=here, other=brought)


def ids_of_one(workspace: Workspace, person: UUID) -> set[UUID]:
    """The ids under which packs know a person who is here."""
    return {brought for brought, here in _decided_on(workspace).items() if here == person}


def alike_people(
    workspace: Workspace, new: Collection[Record], in_pack: Collection[UUID], same: Mapping[UUID, UUID]
) -> list[AlikePeople]:
    """Of those who are `new` with a pack, who may be a member of the same set here that no pack knows: by
    what speaks for it or, of a set where one is left on either side, because these two are left."""
    known = {*in_pack, *same.values()}
    found: list[AlikePeople] = []
    left: dict[UUID, list[Person]] = {}
    for person in new:
        if not isinstance(person, Person) or not person.name:
            continue
        sets = [one.learning_set for one in new if isinstance(one, Membership) and one.person == person.id]
        members = {one.person for one in workspace.select(Membership, learning_set=sets)} - known
        posts = [one for one in new if isinstance(one, Post) and one.person == person.id]
        near = [
            (*speaks, other)
            for other in workspace.select(Person, id=sorted(members))
            if (speaks := _evidence(workspace, person, posts, other))
        ]
        if near:
            _weight, evidence, other = max(near, key=lambda each: each[0])
            found.append(AlikePeople(person, other, evidence))
        for one in () if near else sets:
            left.setdefault(one, []).append(person)
    return [*found, *_left_over(workspace, left, known | {each.here.id for each in found})]


def _left_over(
    workspace: Workspace, left: Mapping[UUID, Sequence[Person]], known: Collection[UUID]
) -> Iterator[AlikePeople]:
    """The one of the pack and the one here who are left of a set when all others are known."""
    for the_set, brought in left.items():
        members = {one.person for one in workspace.select(Membership, learning_set=the_set)}.difference(known)
        here = workspace.select(Person, id=sorted(members))
        if len(here) == len(brought) == 1:
            words = tr("The pack does not name {here}, and nobody else in it is new.", here=here[0].name)
            yield AlikePeople(brought[0], here[0], words)


def _decided_on(workspace: Workspace) -> dict[UUID, UUID]:
    """The id in a pack -> the id here of those who were said to be one, or had one name once."""
    return {
        each.other: each.one
        for each in workspace.select(Decision, table=TABLES[Person])
        if each.kind == DecisionKind.SAME
        and each.other
        and each.one
        and workspace.get(Person, each.one) is not None
    }


_KEYS: tuple[type[Record], ...] = (Theme, School, ProgrammeEvent, Person, Membership)
_ORDER = (*(kind for kind in KINDS if kind not in (Membership, LearningSet)), LearningSet, Membership)


def _key(
    workspace: Workspace, record: Record, members: Mapping[UUID, Membership]
) -> tuple[object, ...] | None:
    """What is the same for two that are one; None where nothing says so. A person is known by name within
    their set."""
    if isinstance(record, Theme | School):
        return (record.programme, name_key(record.name)) if record.name else None
    if isinstance(record, ProgrammeEvent):
        title = name_key(record.title)
        return None if record.learning_set or not title else (record.cohort, record.kind, title, record.date)
    if isinstance(record, Person):
        spells = workspace.select(Membership, person=record.id)
        spell = spells[0] if spells else members.get(record.id)
        return (spell.learning_set, name_key(record.name)) if spell and record.name else None
    if isinstance(record, Membership):
        return (record.learning_set, record.person)
    return None


def _evidence(
    workspace: Workspace, brought: Person, posts: Collection[Post], here: Person
) -> tuple[float, str] | None:
    """How much speaks for two being one, and what; None where nothing does."""
    stories = workspace.stories([here.id])
    names = {name_key(was.name) for each in stories if isinstance(was := each.before, Person) and was.name}
    if name_key(brought.name) in names:
        return 2.0, tr("{name} was called “{before}” here.", name=here.name, before=brought.name)
    likeness = SequenceMatcher(None, folded(brought.name), folded(here.name)).ratio()
    shared = _post_of_both(workspace, posts, here)
    first = _first_name(here.name)
    if shared and first and first == _first_name(brought.name):
        return 1.0 + likeness, shared
    if likeness >= CLOSE_NAMES:
        return likeness, shared or tr("The names are close.")
    return None


def _first_name(name: str) -> str:
    words = parts_of(name).words
    return folded(words[0]) if len(words) > 1 else ""


def _post_of_both(workspace: Workspace, posts: Collection[Post], here: Person) -> str:
    """The school, or the post, that both have."""
    theirs = workspace.select(Post, person=here.id)
    for post in posts:
        for other in theirs:
            school = workspace.get(School, post.school) if post.school == other.school else None
            if school is not None and school.name:
                return tr("Both are at {school}.", school=school.name)
            if post.title and name_key(post.title) == name_key(other.title):
                return tr("Both have the post “{post}”.", post=post.title)
    return ""
