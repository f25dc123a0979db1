"""The sets that a coordinator prepares for her pack: what they are called, who facilitates them, and who of
her roster is in which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.names import collated, name_key
from lfl_desktop.domain.year import posts_on
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.own_sets import prepared_sets
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.roster_rules import person_of_participant, said_on_roster
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


@dataclass(frozen=True)
class PreparedSet:
    """A set of the pack with its members, as they are on the roster: `others` are in it and on no roster."""

    learning_set: LearningSet
    members: tuple[Participant, ...]
    others: tuple[Person, ...] = ()

    @property
    def id(self) -> UUID:
        """The id of the set."""
        return self.learning_set.id

    @property
    def size(self) -> int:
        """How many belong to it."""
        return len(self.members) + len(self.others)


def sets_prepared(
    workspace: Workspace, roster: Iterable[Participant], cohort: UUID | None = None
) -> list[PreparedSet]:
    """The sets that are prepared here, of one cohort or of all, by their names, with the people of a
    `roster`."""
    on_roster = {}
    for one in roster:
        if (person := person_of_participant(workspace, one)) is not None:
            on_roster[person.id] = one
    people = {person.id: person for person in workspace.select(Person)}
    found = []
    for each in (one for one in prepared_sets(workspace) if cohort in (None, one.cohort)):
        spells = sorted(workspace.select(Membership, learning_set=each.id), key=lambda m: m.position)
        ids = list(dict.fromkeys(spell.person for spell in spells))
        members = tuple(on_roster[id] for id in ids if id in on_roster)
        others = tuple(people[id] for id in ids if id not in on_roster)
        found.append(PreparedSet(each, members, others))
    return sorted(
        found, key=lambda one: (collated(one.learning_set.name), collated(one.learning_set.facilitator))
    )


def set_of_participants(prepared: Iterable[PreparedSet]) -> dict[UUID, LearningSet]:
    """The id of somebody on the roster -> the set that they are in."""
    return {member.id: one.learning_set for one in prepared for member in one.members}


def add_prepared_set(workspace: Workspace, cohort: Cohort, name: str) -> LearningSet | None:
    """A new set for the pack; the one that is called so where there is one already, None without a name."""
    own_key(workspace, cohort.programme)  # what says of a file that it is a coordinator's
    with workspace.step(mark("Add set")) as step:
        return set_called(workspace, step, cohort, name)


def set_called(
    workspace: Workspace, step: Writing, cohort: Cohort, words: str, facilitator: str = ""
) -> LearningSet | None:
    """The prepared set that is called so ("A", "Set A"), made where there is none, with its facilitator where
    that is said; None for no name."""
    name = _bare(one_line(words))
    if not name:
        return None
    known = [one for one in prepared_sets(workspace) if one.cohort == cohort.id]
    found = next((one for one in known if name_key(one.name) == name_key(name)), None)
    wanted = found or LearningSet(cohort=cohort.id, name=name)
    return step.put(replace(wanted, facilitator=one_line(facilitator) or wanted.facilitator))


def _bare(words: str) -> str:
    """What a set is called, without the word for it: "Set A" is "A"."""
    before, _space, name = words.partition(" ")
    return name.strip() if name_key(before) == name_key(tr("Set")) and name.strip() else words


def put_into_set(workspace: Workspace, people: Collection[Participant], wanted: UUID | None) -> None:
    """Puts people of the roster into a set, out of any other that is prepared here, in one step; None takes
    them out."""
    with workspace.step(mark("Put into set") if wanted else mark("Take out of set")) as step:
        for one in people:
            move_into_set(workspace, step, one, wanted)


def move_into_set(workspace: Workspace, step: Writing, one: Participant, wanted: UUID | None) -> None:
    """As `put_into_set`, within a step."""
    prepared = [each.id for each in prepared_sets(workspace)]
    person = person_of_participant(workspace, one)
    spells = workspace.select(Membership, person=person.id, learning_set=prepared) if person else []
    if wanted is None:
        if person is not None and len(spells) == len(workspace.select(Membership, person=person.id)):
            step.delete(person)
            return
        for spell in spells:
            step.delete(spell)
        return
    if any(spell.learning_set == wanted for spell in spells):
        return
    if person is None:
        person = step.put(Person(id=one.id, name=one.name))
        step.put(said_on_roster(workspace, one, person.id))
    others = workspace.select(Membership, learning_set=wanted)
    position = max((spell.position for spell in others), default=-1) + 1
    moved = spells[0] if spells else Membership(learning_set=wanted, person=person.id)
    step.put(replace(moved, learning_set=wanted, position=position))


def remove_prepared_set(workspace: Workspace, prepared: PreparedSet) -> None:
    """Removes a set from the next pack, in one step to take back; its members stay on the roster."""
    with workspace.step(mark("Remove set")) as step:
        for one in prepared.members:
            move_into_set(workspace, step, one, None)
        step.delete(prepared.learning_set)


def pack_in_words(workspace: Workspace) -> str:
    """Whom the pack names: how many sets and people, and what is not said yet."""
    roster = workspace.select(Participant)
    sets = sets_prepared(workspace, roster)
    if not sets:
        return tr("The pack names no set yet, so nobody can begin with it: say which sets there will be.")
    told = [
        tr(
            "The pack names {sets} with {people}.",
            sets=plural("%n sets", "%n set", len(sets)),
            people=plural("%n members", "%n member", sum(one.size for one in sets)),
        )
    ]
    bare = [one.learning_set.name for one in sets if not one.learning_set.facilitator]
    if bare:
        told.append(tr("Without a facilitator: {sets}.", sets=", ".join(bare)))
    placed = set_of_participants(sets)
    without = sum(one.id not in placed for one in roster)
    if without:
        told.append(
            plural("%n people of the roster are in no set.", "%n person of the roster is in no set.", without)
        )
    return " ".join(told)


def people_not_on_roster(reading: Reading, cohort: Cohort) -> list[Participant]:
    """What the roster would say of the people of this file's own sets of a cohort that it does not name yet:
    each with the post and the school they had last, in the order of the sets."""
    roster = reading.select(Participant, cohort=cohort.id)
    known = {name_key(one.name) for one in roster}
    position = max((one.position for one in roster), default=-1) + 1
    posts = posts_on(reading.select(Post), None)
    people = {person.id: person for person in reading.select(Person)}
    found: dict[str, Participant] = {}
    for each in reading.select(LearningSet, cohort=cohort.id):
        for membership in reading.select(Membership, learning_set=each.id):
            person = people[membership.person]
            key = name_key(person.name)
            if person.name and key not in known and key not in found:
                new = _participant(cohort, person, posts.get(person.id))
                found[key] = replace(new, position=position + len(found))
    return list(found.values())


def _participant(cohort: Cohort, person: Person, post: Post | None) -> Participant:
    new = Participant(cohort=cohort.id, name=person.name)
    return replace(new, title=post.title, level=post.level, school=post.school) if post else new


def add_people_known(workspace: Workspace, cohort: Cohort) -> None:
    """Puts all of these on the roster, in one step to take back."""
    with workspace.step(mark("Add people of own sets")) as step:
        for one in people_not_on_roster(workspace, cohort):
            step.put(one)
