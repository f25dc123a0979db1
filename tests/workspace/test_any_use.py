"""Whatever is done with a records file, it holds what a plain model of it holds: steps, undo, redo, backups,
going back, protecting, locking, closing and opening, adding files, erasing people, in any order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.erased_people import erase, to_erase
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.keeping.going_back import go_back
from lfl_desktop.workspace.keeping.protecting import WrongKey
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

KEY, OTHER = (FileKey(bytes([number] * 32), bytes(range(16))) for number in (1, 2))
PLAN = Plan("Leading Together", "Cohort 1", set_name="A", facilitator="Ruth")
SHORT, LONG = (6, 25), (60, 60)
"""How many uses are tried, and of how many steps each: here, and where there is time."""


@dataclass(frozen=True)
class Holds:
    """What can be seen in the file: id -> name, id of a post -> person and title, and the edition that was
    received."""

    people: dict[UUID, str] = field(default_factory=dict)
    posts: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    edition: int = 0


@dataclass(frozen=True)
class Model:
    """What is in the file, and what can be taken back and done again, the next last."""

    now: Holds = Holds()
    back: tuple[Holds, ...] = ()
    again: tuple[Holds, ...] = ()

    def after(self, now: Holds) -> Model:
        return Model(now, (*self.back, self.now))

    def undone(self) -> Model:
        return Model(self.back[-1], self.back[:-1], (*self.again, self.now))

    def redone(self) -> Model:
        return Model(self.again[-1], (*self.back, self.now), self.again[:-1])


def sent_files(folder: Path) -> list[Path]:
    """Two editions of one set, the second with a meeting more."""
    sent = []
    with closing(begin(folder / "hale.lfl", PLAN)) as hale:
        the_set = hale.select(LearningSet)[0].id
        for number in (1, 2):
            with hale.step("Plan") as step:
                step.put(Meeting(learning_set=the_set, date=dt.date(2026, 2, number), place="Library"))
            sent.append(folder / f"a{number}.lflset")
            export(hale, the_set, sent[-1])
    return sent


class AnyUse(RuleBasedStateMachine):
    """One records file of a coordinator, used in any order."""

    folder: Path
    sent: list[Path]

    def __init__(self) -> None:
        super().__init__()
        self.here = Path(mkdtemp(dir=self.folder))
        self.path, self.key = self.here / "set.lfl", None
        self.names = count()
        self.copies: dict[Path, tuple[Model, FileKey | None]] = {}

    @initialize()
    def begins(self) -> None:
        self.model = Model()
        self.open = begin_programme(self.path, PLAN)

    def teardown(self) -> None:
        assert self.open.is_sound()
        self.open.close()

    @invariant()
    def holds_what_it_should(self) -> None:
        now = self.model.now
        assert {one.id: one.name for one in self.open.select(Person)} == now.people
        assert {one.id: (one.person, one.title) for one in self.open.select(Post)} == now.posts
        assert [one.number for one in self.open.select(Edition)] == [now.edition] * (now.edition > 0)
        assert [bool(title) for title in self.open.titles()] == [
            bool(self.model.back),
            bool(self.model.again),
        ]

    @rule()
    def adds_somebody(self) -> None:
        with self.open.step("Add") as step:
            person = step.put(Person(name=f"Person {next(self.names)}"))
            post = step.put(Post(person=person.id, title="Head"))
        now = self.model.now
        people = {**now.people, person.id: person.name}
        self.model = self.model.after(
            replace_of(now, people=people, posts={**now.posts, post.id: (person.id, "Head")})
        )

    @precondition(lambda self: self.model.now.people)
    @rule(data=st.data())
    def names_somebody(self, data: st.DataObject) -> None:
        now = self.model.now
        id = data.draw(st.sampled_from(sorted(now.people)))
        name = f"Person {next(self.names)}"
        with self.open.step("Name") as step:
            person = self.open.get(Person, id)
            assert person is not None
            step.put(replace(person, name=name))
        self.model = self.model.after(replace_of(now, people={**now.people, id: name}))

    @precondition(lambda self: self.model.now.people)
    @rule(data=st.data())
    def deletes_somebody(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(sorted(self.model.now.people)))
        with self.open.step("Delete") as step:
            person = self.open.get(Person, id)
            assert person is not None
            step.delete(person)
        self.model = self.model.after(without(self.model.now, id))

    @rule()
    def breaks_off(self) -> None:
        with pytest.raises(ZeroDivisionError), self.open.step("Add") as step:
            step.put(Person(name="Nobody"))
            raise ZeroDivisionError

    @rule()
    def undoes(self) -> None:
        assert bool(self.open.undo()) == bool(self.model.back)
        self.model = self.model.undone() if self.model.back else self.model

    @rule()
    def redoes(self) -> None:
        assert bool(self.open.redo()) == bool(self.model.again)
        self.model = self.model.redone() if self.model.again else self.model

    @rule()
    def makes_a_backup(self) -> None:
        self._backups().keep(Reason.ON_THE_WAY)
        self._take_notice(self.model)
        assert any(model == self.model for model, _key in self.copies.values())

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def goes_back(self, data: st.DataObject) -> None:
        backup = data.draw(st.sampled_from(sorted(self.copies)))
        (chosen,) = [each for each in self._backups().listed() if each.path == backup]
        model, key = self.copies[backup]
        before = self.model
        if key == self.key:
            go_back(self.open, self._backups(), chosen)
            self.model = model
        else:
            with pytest.raises(WrongKey):
                go_back(self.open, self._backups(), chosen)
        self._take_notice(before)

    @rule(key=st.sampled_from([None, KEY, OTHER]))
    def protects(self, key: FileKey | None) -> None:
        self.open.protect_anew(key)
        self.key = key

    @rule()
    def closes_and_opens(self) -> None:
        self.open.close()
        if self.key is not None:
            with pytest.raises(WrongKey):
                Workspace.open(self.path, FileKey(bytes(32), self.key.salt))
        self.open = Workspace.open(self.path, self.key)

    @rule(number=st.sampled_from([1, 2]))
    def adds_a_file(self, number: int) -> None:
        (found,) = add_files(self.open, [self.sent[number - 1]], backup=False)
        now = self.model.now
        assert found.is_added == (number > now.edition)
        if found.is_added:
            self.model = self.model.after(replace_of(now, edition=number))

    @precondition(lambda self: self.model.now.people)
    @rule(data=st.data(), with_copies=st.booleans())
    def erases_somebody(self, data: st.DataObject, with_copies: bool) -> None:
        id = data.draw(st.sampled_from(sorted(self.model.now.people)))
        before = self.model
        found = to_erase(self.open, before.now.people[id])
        erase(self.open, found, self._backups(), with_copies=with_copies)
        self.model = Model(without(before.now, id))
        if with_copies:
            self.copies.clear()
        self._take_notice(self.model if with_copies else before)

    def _backups(self) -> Backups:
        return Backups(self.path, self.open.file_id, self.open.now, None, self.key)

    def _take_notice(self, model: Model) -> None:
        """Whatever backup is new holds what was in the file then."""
        for backup in self._backups().listed():
            self.copies.setdefault(backup.path, (model, self.key))


def replace_of(now: Holds, **values: Any) -> Holds:
    return Holds(**{name: values.get(name, getattr(now, name)) for name in ("people", "posts", "edition")})


def without(now: Holds, id: UUID) -> Holds:
    people = {one: name for one, name in now.people.items() if one != id}
    return replace_of(now, people=people, posts={p: v for p, v in now.posts.items() if v[0] != id})


def use(folder: Path, examples: int, steps: int, *phases: Phase) -> None:
    AnyUse.folder, AnyUse.sent = folder, sent_files(folder)
    case: Callable[..., Any] = AnyUse.TestCase
    case.settings = settings(  # type: ignore[attr-defined]
        max_examples=examples, stateful_step_count=steps, phases=[Phase.generate, *phases]
    )
    case().runTest()


def test_a_file_used_in_any_order_holds_what_it_should(tmp_path: Path) -> None:
    use(tmp_path, *SHORT)


@pytest.mark.torture
def test_a_file_used_for_long_in_any_order_holds_what_it_should(tmp_path: Path) -> None:
    use(tmp_path, *LONG, Phase.shrink)
