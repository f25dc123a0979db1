"""Who is on the roster and in a set that is prepared for the pack is one person: the pack says of them what
the roster says."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules


def person_of_participant(records: Reading, one: Participant) -> Person | None:
    """Whom a set has of the roster: by the id, which both have in common, or else the only one of the same
    name who stands for nobody else on the roster."""
    person = records.get(Person, one.id)
    if person is not None or not one.name:
        return person
    key = name_key(one.name)
    alike = [each for each in records.select(Person) if name_key(each.name) == key]
    if len(alike) != 1 or records.get(Participant, alike[0].id) is not None:
        return None
    return alike[0]


def said_on_roster(records: Reading, one: Participant, person: UUID) -> Post:
    """The post of a person, as the roster says it."""
    post = next(iter(records.select(Post, person=person)), None) or Post(person=person)
    return replace(post, title=one.title, level=one.level, school=one.school)


class SameInSets(Rule):
    """Name, post and school follow the roster, in sets that do not meet in this file, and who is removed from
    the roster is taken out of them."""

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        subject = before or after
        if not isinstance(subject, Participant):
            return
        person = person_of_participant(change.records, subject)
        if person is None or _meets_here(change.records, person):
            return
        if not isinstance(after, Participant):
            change.step.delete(person)
            return
        change.step.put(replace(person, name=after.name))
        change.step.put(said_on_roster(change.records, after, person.id))


def _meets_here(records: Reading, person: Person) -> bool:
    sets = [one.learning_set for one in records.select(Membership, person=person.id)]
    return not sets or bool(records.select(Meeting, learning_set=sets))
