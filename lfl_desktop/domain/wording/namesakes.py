"""Telling people apart who have one name, wherever somebody of a set is listed or chosen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.name_parts import spoken
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.words import tr


class Namesakes:
    """How each of some people is named among the others: by a name of their own, else by it and what tells
    them apart: "Anne Smith (Holly Lane)".

    `posts` are those that count, by person; `schools` what the schools of those are called."""

    def __init__(
        self, people: Iterable[Person], posts: Mapping[UUID, Post], schools: Mapping[UUID, School]
    ) -> None:
        self._people = {person.id: person for person in people}
        self._called = Counter(name_key(person.short) for person in self._people.values())
        alike: dict[str, list[UUID]] = defaultdict(list)
        for person in self._people.values():
            alike[name_key(spoken(person.name))].append(person.id)
        self._marks: dict[UUID, str] = {}
        for key, ids in alike.items():
            if key and len(ids) > 1:
                self._marks.update(_told_apart(ids, posts, schools))

    def full(self, id: UUID) -> str:
        """The whole name, with what tells it from the same name of somebody else; empty for no name."""
        person = self._people.get(id)
        return self._marked(id, person.name) if person else ""

    def short(self, id: UUID) -> str:
        """What the set calls somebody, the whole name where it calls two so."""
        person = self._people.get(id)
        if person is None:
            return ""
        if self._called[name_key(person.short)] == 1 or not person.name.strip():
            return person.short
        return self._marked(id, spoken(person.name))

    def _marked(self, id: UUID, name: str) -> str:
        mark = self._marks.get(id)
        return f"{name} ({mark})" if mark else name


def _told_apart(
    ids: Sequence[UUID], posts: Mapping[UUID, Post], schools: Mapping[UUID, School]
) -> dict[UUID, str]:
    """A word or two for each of those who have one name: the school, the post where the schools are the
    same, both where it takes both, and a number where nothing else is known."""
    school, title = {}, {}
    for id in ids:
        post = posts.get(id)
        home = schools.get(post.school) if post and post.school else None
        school[id], title[id] = home.name if home else "", post.title if post else ""
    both = {id: ", ".join(part for part in (title[id], school[id]) if part) for id in ids}
    for words, none in ((school, tr("school not known")), (title, tr("post not known")), (both, "")):
        if len({name_key(each) for each in words.values()}) == len(ids) and (none or all(words.values())):
            return {id: each or none for id, each in words.items()}
    return {id: ", ".join(part for part in (both[id], str(n)) if part) for n, id in enumerate(ids, start=1)}
