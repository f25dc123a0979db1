"""What is read is what is kept, however often it was read before, and whoever changed it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from msgspec.structs import replace

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.store import answers
from lfl_desktop.store.records_file import RecordsFile

NAMES = tuple("ABCD")
PEOPLE = {letter: Person(id=named_id(letter), name=letter) for letter in NAMES}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordsFile]:
    with_people = RecordsFile.create(tmp_path / "set.lfl")
    with with_people.step("Begin") as step:
        for person in PEOPLE.values():
            step.put(person)
    yield with_people
    with_people.close()


def test_a_list_that_was_read_is_the_readers_own(file: RecordsFile) -> None:
    file.select(Person).clear()
    assert [person.name for person in file.select(Person)] == list(NAMES)
    file.select(Person).clear()
    assert [person.name for person in file.select(Person)] == list(NAMES)


def test_what_a_step_that_fails_would_have_written_is_not_read(file: RecordsFile) -> None:
    assert file.get(Person, PEOPLE["A"].id) == PEOPLE["A"]
    with pytest.raises(ZeroDivisionError), file.step("Fails") as step:
        step.put(replace(PEOPLE["A"], name="Z"))
        assert file.get(Person, PEOPLE["A"].id) == replace(PEOPLE["A"], name="Z")
        raise ZeroDivisionError
    assert file.get(Person, PEOPLE["A"].id) == PEOPLE["A"]


def test_more_than_is_held_at_once_is_read_all_the_same(
    file: RecordsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST", 2)
    for _ in range(2):
        assert len(file.select(Person)) == len(NAMES)
        for person in PEOPLE.values():
            assert file.get(Person, person.id) == person


class TwoWindows(RuleBasedStateMachine):
    """Two windows on one file, in either of which anything may be kept, taken back and read."""

    folder: Path
    made = 0

    @initialize()
    def begin(self) -> None:
        type(self).made += 1
        path = self.folder / f"{self.made}.lfl"
        RecordsFile.create(path).close()
        self.windows = RecordsFile.open(path), RecordsFile.open(path)
        self.kept: dict[str, str] = {}
        self.before: list[dict[str, str]] = []

    @rule(nth=st.integers(0, 1), who=st.sampled_from(NAMES), name=st.sampled_from(("x", "y", "z")))
    def keep(self, nth: int, who: str, name: str) -> None:
        if self.kept.get(who) != name:
            self.before.append(dict(self.kept))
            self.kept[who] = name
        with self.windows[nth].step("Keep") as step:
            step.put(replace(PEOPLE[who], name=name))

    @rule(nth=st.integers(0, 1), who=st.sampled_from(NAMES))
    def delete(self, nth: int, who: str) -> None:
        if who in self.kept:
            self.before.append(dict(self.kept))
            with self.windows[nth].step("Delete") as step:
                step.delete(PEOPLE[who])
            del self.kept[who]

    @rule(nth=st.integers(0, 1))
    def undo(self, nth: int) -> None:
        self.windows[nth].undo()
        self.kept = self.before.pop() if self.before else {}

    @rule(nth=st.integers(0, 1), who=st.sampled_from(NAMES))
    def read(self, nth: int, who: str) -> None:
        window = self.windows[nth]
        found = window.get(Person, PEOPLE[who].id)
        assert (found.name if found else None) == self.kept.get(who)
        assert {str(p.id): p.name for p in window.select(Person)} == {
            str(PEOPLE[name].id): kept for name, kept in self.kept.items()
        }
        assert len(window.select(Person, name="x")) == list(self.kept.values()).count("x")

    def teardown(self) -> None:
        for window in getattr(self, "windows", ()):
            window.close()


def test_each_window_reads_what_both_have_kept(tmp_path: Path) -> None:
    TwoWindows.folder = tmp_path
    run_state_machine_as_test(
        TwoWindows, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )
