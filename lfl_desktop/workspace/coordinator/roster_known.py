"""Who is known already in a coordinator's file and not on her roster yet: the people of the sets that she
prepared, or facilitates herself. Nobody is put on the roster unasked."""

from __future__ import annotations

from msgspec.structs import replace

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.domain.year import posts_on
from lfl_desktop.words import mark
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace


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
