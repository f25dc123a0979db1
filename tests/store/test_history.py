"""Every change is in history: steps taken back and done again give the same records, in any order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from any_record import a_set
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Action, Attendance, Meeting, Offer, Slot
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, BY_TABLE, TABLES
from lfl_desktop.exchange import setfile
from lfl_desktop.store.records_file import ChangedElsewhere, RecordsFile
from lfl_desktop.workspace.exchange import coordinators_file
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.thought_in_typing import THOUGHT
from lfl_desktop.workspace.workspace import Workspace

State: TypeAlias = dict[tuple[str, str], bytes]


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def state(workspace: Workspace | RecordsFile, *but: type[Record]) -> State:
    """All that is kept: table and id -> the record as JSON."""
    return {
        (TABLES[kind], str(record.id)): json.encode(record)
        for kind in ALL
        if kind not in but
        for record in workspace.select(kind)
    }


def sum_of_history(path: Path) -> State:
    """What the steps that stand come to, from an empty file on."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT record_table, record_id, after FROM change JOIN step ON step = step.id"
        " WHERE NOT undone ORDER BY step.id"
    ).fetchall()
    connection.close()
    last = {(table, id): after for table, id, after in rows}
    # decoded and encoded again: a map in a record may be kept in another order
    return {
        key: json.encode(json.decode(after, type=BY_TABLE[key[0]])) for key, after in last.items() if after
    }


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one record of each kind, all joined."""
    path = tmp_path_factory.mktemp("begun") / "begun.lfl"
    workspace = Workspace.create(path)
    with workspace.step("Set up", undoable=False) as step:
        for record in a_set(marked=True).values():
            step.put(record)
    workspace.close()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(begun: Path, tmp_path: Path, clock: Clock) -> Any:
    path = tmp_path / "set.lfl"
    path.write_bytes(begun.read_bytes())
    workspace = Workspace(RecordsFile.open(path), clock)
    yield workspace
    workspace.close()


def type_into(workspace: Workspace, record: Action, *texts: str) -> Action:
    """Types into the wording of an action, as a field does."""
    for text in texts:
        with workspace.step("Edit action", amends=(Action, record.id, "wording")) as step:
            record = step.put(replace(record, wording=text))
    return record


def the_action(workspace: Workspace) -> Action:
    return workspace.select(Action)[0]


# Any order of steps

BASE = a_set(marked=True)
TEXTS = st.sampled_from(["", "one", "two", "three\nlines"])
CHANGEABLE = (Action, Offer, Attendance, Meeting, Person)
BACK_AGAIN = ("Undo", "Redo")


def needed(kind: type[Record]) -> set[type[Record]]:
    """The kinds that a record of `kind` refers to, and those that they refer to."""
    direct = {BY_TABLE[table] for table in references(kind).values()} - {kind}
    return direct.union(*(needed(other) for other in direct))


NEEDED = {kind: needed(kind) for kind in CHANGEABLE}

operations = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from(CHANGEABLE), st.integers(0, 2), TEXTS),
        st.tuples(st.just("type"), st.just(Action), st.integers(0, 1), TEXTS),
        st.tuples(st.just("delete"), st.sampled_from((*CHANGEABLE, Slot, LearningSet)), st.integers(0, 2)),
        st.tuples(st.sampled_from([*BACK_AGAIN, *BACK_AGAIN, "wait", "open again", "send", "break off"])),
    ),
    max_size=25,
)


class Desk:
    """Does operations, and knows what undo and redo must give."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock()
        self.past: list[State] = []
        self.future: list[State] = []
        self.typing: object = None
        self.open()

    def open(self) -> None:
        self.workspace = Workspace(hurried(RecordsFile.open(self.path)), self.clock)

    def now(self) -> State:
        return state(self.workspace, ExportReceipt)

    def do(self, name: str, *how: Any) -> None:
        before = self.now()
        key = how[:2] if name == "type" else None
        if name in BACK_AGAIN:
            self._turn(back=name == "Undo")
        elif name in ("wait", "open again", "send", "break off"):
            getattr(self, name.replace(" ", "_"))()
        else:
            with self.workspace.step(name, amends=key) as step:
                (self._delete if name == "delete" else self._put)(step, *how)
        if name in ("change", "type", "delete"):
            stands = self._stands(before, goes_on=key is not None and key == self.typing)
            self.typing = key if stands else None
        elif name != "break off":
            self.typing = None

    def _stands(self, before: State, goes_on: bool) -> bool:
        """Whether the step has come to something, which is then what undo takes back."""
        now, earlier = self.now(), self.past[-1] if goes_on else before
        if now == earlier:
            if goes_on:
                self.past.pop()
            return False
        if not goes_on:
            self.past.append(before)
            self.future.clear()
        return True

    def _turn(self, back: bool) -> None:
        source, target = (self.past, self.future) if back else (self.future, self.past)
        before = self.now()
        title = self.workspace.undo() if back else self.workspace.redo()
        assert bool(title) == bool(source)
        if source:
            target.append(before)
            assert self.now() == source.pop()

    def _put(self, step: Any, kind: type[Record], number: int, text: str) -> None:
        for parent in BASE.values():
            if type(parent) in NEEDED[kind] and self.workspace.get(type(parent), parent.id) is None:
                step.put(parent)
        words = {Attendance: "note", Meeting: "place", Person: "name"}.get(kind, "wording")
        id = BASE[kind].id if number == 0 else named_id(TABLES[kind], number)
        step.put(replace(BASE[kind], id=id, **{words: text}))

    def _delete(self, step: Any, kind: type[Record], number: int) -> None:
        id = BASE[kind].id if number == 0 else named_id(TABLES[kind], number)
        if record := self.workspace.get(kind, id):
            step.delete(record)

    def wait(self) -> None:
        self.clock.now += THOUGHT

    def open_again(self) -> None:
        self.workspace.close()
        self.open()

    def send(self) -> None:
        with self.workspace.step("Send", undoable=False) as step:
            step.put(ExportReceipt(learning_set=named_id("any"), edition=len(self.past)))

    def break_off(self) -> None:
        before = self.now()
        with pytest.raises(RuntimeError), self.workspace.step("Break off") as step:
            step.put(Person(name="Nobody"))
            step.delete(BASE[LearningSet])
            raise RuntimeError
        assert self.now() == before


@given(doings=operations)
@settings(max_examples=60)
def test_any_order_of_steps_is_taken_back_and_done_again(
    begun: Path, tmp_path: Path, doings: list[tuple[Any, ...]]
) -> None:
    path = tmp_path / "steps.lfl"
    path.write_bytes(begun.read_bytes())
    desk = Desk(path)
    try:
        for doing in doings:
            desk.do(*doing)
        assert sum_of_history(path) == state(desk.workspace)
        last, steps = desk.now(), len(desk.past)
        while desk.past:
            desk.do("Undo")
        assert not desk.workspace.undo()
        for _ in range(steps):
            desk.do("Redo")
        assert desk.now() == last and desk.workspace.is_sound()
        assert sum_of_history(path) == state(desk.workspace)
    finally:
        desk.workspace.close()


@given(data=st.data())
@settings(max_examples=12)
def test_the_coordinators_file_of_the_sample_comes_back_byte_for_byte(
    sample_file: Path, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    workspace = Workspace(hurried(RecordsFile.open(path)))
    set_id = workspace.select(LearningSet)[0].id
    keep = (LearningSet, *ALL[: ALL.index(Person)])

    def sent() -> tuple[State, bytes]:
        return state(workspace), setfile.encode_set_file(
            coordinators_file.coordinators_file(workspace, set_id)
        )

    found = [sent()]
    for _ in range(data.draw(st.integers(1, 4))):
        every = [r for kind in ALL if kind not in keep for r in workspace.select(kind)]
        with workspace.step("Delete", rules=Rules.PASSED_BY) as step:
            step.delete(data.draw(st.sampled_from(every)))
        found.append(sent())
    for before in reversed(found[:-1]):
        assert workspace.undo()
        assert sent() == before
    for after in found[1:]:
        assert workspace.redo()
        assert sent() == after
    workspace.close()


# One by one


def test_undo_and_redo_are_named_by_the_steps_they_turn(workspace: Workspace) -> None:
    assert workspace.titles() == ("", "") and workspace.undo() == workspace.redo() == ""
    type_into(workspace, the_action(workspace), "one")
    with workspace.step("Remove action") as step:
        step.delete(the_action(workspace))
    assert workspace.titles() == ("Remove action", "")
    assert workspace.undo() == "Remove action"
    assert workspace.titles() == ("Edit action", "Remove action")
    assert workspace.redo() == "Remove action"
    assert workspace.titles() == ("Remove action", "")


def test_undo_and_redo_go_on_after_the_file_is_opened_again(workspace: Workspace) -> None:
    before = state(workspace)
    type_into(workspace, the_action(workspace), "one")
    after = state(workspace)
    again = Workspace.open(workspace.path)
    assert again.undo() == "Edit action" and state(again) == before
    again.close()
    again = Workspace.open(workspace.path)
    assert again.redo() == "Edit action" and state(again) == after
    again.close()


def test_a_new_step_ends_redo_and_one_that_changes_nothing_does_not(workspace: Workspace) -> None:
    action = the_action(workspace)
    type_into(workspace, action, "one")
    workspace.undo()
    with workspace.step("Look") as step:
        step.put(action)
    with workspace.step("There and back") as step:
        step.put(replace(action, wording="two"))
        step.put(action)
    assert workspace.titles() == ("", "Edit action")
    type_into(workspace, action, "two")
    assert workspace.titles() == ("Edit action", "")


def test_a_quiet_step_leaves_undo_and_redo_as_they_are(workspace: Workspace) -> None:
    before = state(workspace, ExportReceipt)
    type_into(workspace, the_action(workspace), "one")
    after = state(workspace, ExportReceipt)
    receipt = ExportReceipt(learning_set=named_id("any"))
    with workspace.step("Send", undoable=False) as step:
        step.put(receipt)
    assert workspace.titles() == ("Edit action", "")
    assert workspace.undo() and state(workspace, ExportReceipt) == before
    with workspace.step("Send", undoable=False) as step:
        step.put(replace(receipt, edition=2))
    assert workspace.redo() and state(workspace, ExportReceipt) == after
    assert workspace.get(ExportReceipt, receipt.id) == replace(receipt, edition=2)


def quietly_edit(workspace: Workspace) -> None:
    with workspace.step("Edit", undoable=False) as step:
        step.put(replace(the_action(workspace), sign="changed since"))


def quietly_delete(workspace: Workspace) -> None:
    with workspace.step("Delete", undoable=False) as step:
        step.delete(the_action(workspace))


def quietly_refer(workspace: Workspace) -> None:
    new = workspace.select(Action, wording="new")[0]
    with workspace.step("Refer", undoable=False) as step:
        step.put(replace(the_action(workspace), replaces=new.id))


def quietly_delete_the_meeting(workspace: Workspace) -> None:
    with workspace.step("Delete", undoable=False) as step:
        step.delete(workspace.select(Meeting)[0])


def edit(workspace: Workspace) -> None:
    type_into(workspace, the_action(workspace), "one")


def add(workspace: Workspace) -> None:
    with workspace.step("Add action") as step:
        step.put(replace(the_action(workspace), id=named_id("new"), wording="new"))


def remove(workspace: Workspace) -> None:
    with workspace.step("Remove") as step:
        step.delete(workspace.select(Offer)[0])


@pytest.mark.parametrize(
    ("step", "since"),
    [
        (edit, quietly_edit),
        (edit, quietly_delete),
        (add, quietly_refer),
        (remove, quietly_delete_the_meeting),
    ],
)
def test_what_was_changed_since_is_not_taken_back_and_nothing_is_lost(
    workspace: Workspace, step: Callable[[Workspace], None], since: Callable[[Workspace], None]
) -> None:
    step(workspace)
    since(workspace)
    before, titles = state(workspace), workspace.titles()
    told: list[object] = []
    workspace.listen(told.append)
    with pytest.raises(ChangedElsewhere, match="Nothing is lost"):
        workspace.undo()
    assert (state(workspace), workspace.titles(), told) == (before, titles, [])
    assert workspace.is_sound()


def test_typing_is_one_thought_until_a_pause(workspace: Workspace, clock: Clock) -> None:
    action = the_action(workspace)
    typed = type_into(workspace, action, "V", "Vi", "Visit")
    clock.now += THOUGHT - 1
    typed = type_into(workspace, typed, "Visit Joe")
    clock.now += THOUGHT
    type_into(workspace, typed, "Visit Joe’s", "Visit Joe’s school")
    assert workspace.undo() and the_action(workspace).wording == "Visit Joe"
    assert workspace.undo() and the_action(workspace) == action
    assert not workspace.undo()
    assert workspace.redo() and the_action(workspace).wording == "Visit Joe"
    assert workspace.redo() and the_action(workspace).wording == "Visit Joe’s school"


def test_typing_on_without_a_pause_is_a_thought_every_few_seconds(workspace: Workspace, clock: Clock) -> None:
    typed = action = the_action(workspace)
    for text in ("V", "Vi", "Vis", "Visi", "Visit"):
        typed = type_into(workspace, typed, text)
        clock.now += 0.4 * THOUGHT
    assert workspace.undo() and the_action(workspace).wording == "Vis"
    assert workspace.undo() and the_action(workspace) == action


def test_what_was_overtaken_keeps_nothing_from_growing_beneath(workspace: Workspace) -> None:
    action = the_action(workspace)
    for words in ("5", "6"):
        with workspace.step_beneath("Minutes", "timer") as step:
            step.put(replace(action, sign=words))
    long = replace(action, sign="A sign of more than twenty letters")
    with workspace.step("Edit") as step:
        step.put(long)
    workspace.undo()
    with workspace.step("Other") as step:
        step.put(Person(name="Other"))
    with workspace.step_beneath("Minutes", "timer") as step:
        step.put(replace(action, sign="7"))
    assert workspace.undo() == "Other" and workspace.undo() == "Minutes"
    assert the_action(workspace) == action


@pytest.mark.parametrize("between", ["settle", "another field", "another step", "undo", "look"])
def test_a_thought_ends(workspace: Workspace, between: str) -> None:
    action = the_action(workspace)
    typed = type_into(workspace, action, "one")
    if between == "settle":
        workspace.settle()
    elif between == "another field":
        with workspace.step("Edit action", amends="another") as step:
            typed = step.put(replace(typed, sign="another"))
    elif between == "another step":
        with workspace.step("Else") as step:
            step.put(Person(name="Else"))
    elif between == "undo":
        workspace.undo()
        workspace.redo()
    else:
        with workspace.step("Send", undoable=False) as step:
            step.put(ExportReceipt(learning_set=named_id("any")))
    type_into(workspace, typed, "two")
    assert workspace.undo() and the_action(workspace).wording == "one"


def test_typing_that_comes_to_nothing_leaves_no_step(workspace: Workspace) -> None:
    action = the_action(workspace)
    type_into(workspace, action, action.wording + " a", action.wording)
    assert workspace.titles() == ("", "") and the_action(workspace) == action
    type_into(workspace, action, "new words")
    assert workspace.undo() and the_action(workspace) == action


def test_a_step_that_breaks_off_while_typing_keeps_what_was_typed_before(workspace: Workspace) -> None:
    action = the_action(workspace)
    typed = type_into(workspace, action, "one")
    with pytest.raises(RuntimeError), workspace.step("Edit", amends=(Action, action.id, "wording")) as step:
        step.put(replace(typed, wording="broken off"))
        raise RuntimeError
    assert the_action(workspace) == typed
    type_into(workspace, typed, "two")
    assert workspace.undo() and the_action(workspace) == action


# What the program does by itself beneath what is typed


def count(workspace: Workspace, minutes: int) -> None:
    slot = workspace.select(Slot)[0]
    with workspace.step_beneath("Record minutes", "minutes") as step:
        step.put(replace(slot, used_minutes=minutes))


def used(workspace: Workspace) -> int | None:
    return workspace.select(Slot)[0].used_minutes


def test_a_step_beneath_grows_below_what_is_typed(workspace: Workspace, clock: Clock) -> None:
    before, action = used(workspace), the_action(workspace)
    count(workspace, 1)
    typed = type_into(workspace, action, "one")
    count(workspace, 2)
    typed = type_into(workspace, typed, "two")
    clock.now += 10 * THOUGHT
    count(workspace, 3)
    assert workspace.titles() == ("Edit action", "")
    assert workspace.undo() and the_action(workspace) == action and used(workspace) == 3
    count(workspace, 4)
    assert workspace.titles() == ("Record minutes", "Edit action"), "what was taken back can be done again"
    assert workspace.redo() and the_action(workspace) == typed and used(workspace) == 4
    assert workspace.undo() and workspace.undo() == "Record minutes"
    assert used(workspace) == before and workspace.titles() == ("", "Record minutes")


def test_a_step_beneath_starts_anew_where_it_cannot_grow(workspace: Workspace) -> None:
    before = state(workspace)
    count(workspace, 1)
    with workspace.step("Edit slot") as step:
        step.put(replace(workspace.select(Slot)[0], questions="What if?"))
    count(workspace, 2)
    assert [workspace.undo() for _ in range(3)] == ["Record minutes", "Edit slot", "Record minutes"]
    assert state(workspace) == before
    count(workspace, 3)
    assert workspace.titles() == ("Record minutes", "")
    count(workspace, 4)
    assert workspace.undo() and state(workspace) == before


MINUTES_AMONG = st.lists(
    st.sampled_from(["count", "type", "slot", "settle", "undo", "redo", "delete"]), max_size=25
)


@settings(max_examples=40)
@given(MINUTES_AMONG)
def test_steps_beneath_among_others_can_all_be_taken_back(begun: Path, order: list[str]) -> None:
    path = begun.parent / "beneath.lfl"
    path.write_bytes(begun.read_bytes())
    workspace = Workspace(hurried(RecordsFile.open(path)), Clock())
    before = state(workspace)
    for n, what in enumerate(order, start=1):
        slots = workspace.select(Slot)
        if what == "type" and workspace.select(Action):
            type_into(workspace, the_action(workspace), f"word {n}")
        elif what == "count" and slots:
            count(workspace, n)
        elif what in ("slot", "delete") and slots:
            with workspace.step("Edit slot", amends="slot" if what == "slot" else None) as step:
                if what == "slot":
                    step.put(replace(slots[0], questions=f"q {n}"))
                else:
                    step.delete(slots[0])
        elif what in ("settle", "undo", "redo"):
            getattr(workspace, what)()
    after = state(workspace)
    assert after == sum_of_history(path)
    while workspace.undo():
        pass
    assert state(workspace) == before
    while workspace.redo():
        pass
    assert workspace.is_sound() and workspace.titles()[1] == ""
    if "undo" not in order:
        assert state(workspace) == after
    workspace.close()


# Two windows


@pytest.fixture
def other(workspace: Workspace) -> Any:
    """Another window on the same file."""
    other = Workspace.open(workspace.path)
    yield other
    other.close()


def test_typing_goes_on_beside_another_window(workspace: Workspace, other: Workspace) -> None:
    typed = type_into(workspace, the_action(workspace), "one")
    with other.step("Add person") as step:
        step.put(Person(name="Else"))
    type_into(workspace, typed, "two")
    assert other.titles() == ("Edit action", "")
    assert other.undo() and the_action(other).wording == "one"
    assert other.undo() == "Add person"


def test_typing_that_another_window_took_back_is_a_step_of_its_own(
    workspace: Workspace, other: Workspace
) -> None:
    action = the_action(workspace)
    typed = type_into(workspace, action, "one")
    assert other.undo() == "Edit action"
    type_into(workspace, typed, "two")
    assert workspace.titles() == ("Edit action", "")
    assert the_action(other).wording == "two"
    assert workspace.undo() and the_action(workspace) == action


@given(turns=st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.booleans()), max_size=12))
@settings(max_examples=25)
def test_two_windows_lose_nothing_of_each_other(
    begun: Path, tmp_path: Path, turns: list[tuple[bool, int, bool]]
) -> None:
    path = tmp_path / "two.lfl"
    path.write_bytes(begun.read_bytes())
    windows = [Workspace(hurried(RecordsFile.open(path))) for _ in range(2)]
    expected: dict[Any, str] = {}
    for number, (which, person, typed) in enumerate(turns):
        id = named_id("person", person)
        with windows[which].step("Write", amends=id if typed else None) as step:
            step.put(Person(id=id, name=str(number)))
        expected[id] = str(number)
    for window in windows:
        assert {p.id: p.name for p in window.select(Person, id=list(expected))} == expected
    assert sum_of_history(path) == state(windows[0])
    while windows[0].undo():
        pass
    assert state(windows[1]) == state_of(begun)
    for window in windows:
        window.close()


def state_of(path: Path) -> State:
    file = RecordsFile.open(path, read_only=True)
    found = state(file)
    file.close()
    return found


def test_what_was_deleted_is_known_as_it_was_last(empty: Workspace) -> None:
    one = Person(name="One")
    for record in (one, replace(one, name="Other")):
        with empty.step("Keep") as step:
            step.put(record)
    assert empty.gone(Person) == []
    with empty.step("Take away") as step:
        step.delete(one)
    assert empty.gone(Person) == [replace(one, name="Other")]
    empty.undo()
    assert empty.gone(Person) == []
