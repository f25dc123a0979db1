"""Files that were cut, changed, sealed to somebody else or made to do harm: one sentence, nothing changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.exchange.sealed import new_sealing_key, seal_to
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.arriving_file import Outcome
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack, take_pack
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme

PLAN = Plan("Leading Together", "Cohort 1", set_name="A", facilitator="Ruth", members=[NewMember("Ann Able")])


class World:
    """A coordinator, a facilitator, and what went from one to the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = begin_programme(folder / "office.lfl", PLAN)
        self.hale = begin(folder / "hale.lfl", PLAN)
        save_pack(self.office, folder / "p.lflpack")
        export(self.hale, PLAN.ids.learning_set, folder / "a.lflset")
        self.plain = (folder / "a.lflset").read_bytes()
        self.pack = (folder / "p.lflpack").read_bytes()
        self.sealed = seal_to(self.plain, own_key(self.office, PLAN.ids.programme))

    def adds_nothing(self, data: bytes) -> str:
        """Adding `data` changes no byte; the sentence that is said."""
        path, before = self.folder / "hostile.lflset", self.office.path.read_bytes()
        path.write_bytes(data)
        (found,) = add_files(self.office, [path], backup=False)
        assert found.outcome == Outcome.REFUSED and self.office.path.read_bytes() == before
        return one_sentence(found.sentence)

    def takes_nothing(self, data: bytes) -> str:
        """Neither is such a pack taken in, nor does anybody begin with it."""
        path, before = self.folder / "hostile.lflpack", self.hale.path.read_bytes()
        path.write_bytes(data)
        with pytest.raises(WorldError) as caught:
            take_pack(self.hale, path)
        assert self.hale.path.read_bytes() == before
        with pytest.raises(WorldError):
            begin_with_pack(self.folder / "new.lfl", offered_pack(path), PLAN.ids.learning_set)
        assert not (self.folder / "new.lfl").exists()
        return one_sentence(str(caught.value))


def one_sentence(said: str) -> str:
    words = said.replace(".lflset.", ".").replace(".lflpack.", ".")
    assert words.count(".") == 1 and words.endswith(".") and "nothing was added" in words
    return said


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    found = World(tmp_path_factory.mktemp("world"))
    with closing(found.office), closing(found.hale):
        yield found


def harmed(data: bytes, draw: st.DataObject) -> bytes:
    """`data`, cut or with a bit of it turned."""
    place = draw.draw(st.integers(0, len(data.rstrip()) - 1))
    if draw.draw(st.booleans()):
        return data[:place]
    changed = bytearray(data)
    changed[place] ^= 1 << draw.draw(st.integers(0, 7))
    return bytes(changed)


@given(st.data())
@settings(max_examples=40)
def test_a_sealed_file_that_was_harmed(world: World, data: st.DataObject) -> None:
    world.adds_nothing(harmed(world.sealed, data))


@given(st.data())
@settings(max_examples=40)
def test_what_was_harmed_before_it_was_sealed(world: World, data: st.DataObject) -> None:
    public = own_key(world.office, PLAN.ids.programme)
    cut = world.plain[: data.draw(st.integers(0, len(world.plain.rstrip()) - 1))]
    world.adds_nothing(seal_to(cut, public))


@given(st.data())
@settings(max_examples=40)
def test_a_pack_that_was_harmed(world: World, data: st.DataObject) -> None:
    hostile = harmed(world.pack, data)
    if json_of(hostile) != json_of(world.pack):
        world.takes_nothing(hostile)


def json_of(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


DEEP = b'{"format": "lfl-pack", "records": ' + b"[" * 200_000
WIDE = b'{"format": "lfl-set", "version": 2, "records": [' + b"{}," * 60_000
LONG = b'{"format": "lfl-set", "version": 1' + b"0" * 100_000 + b"}"
BOMBS = {"deep": DEEP, "wide": WIDE, "long": LONG, "twice": b'{"format": "lfl-set", "format": "lfl-pack"}'}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_keep_the_computer_busy(world: World, name: str) -> None:
    public = own_key(world.office, PLAN.ids.programme)
    for data in (BOMBS[name], seal_to(BOMBS[name], public)):
        world.adds_nothing(data)
    world.takes_nothing(BOMBS[name])


def test_what_is_sealed_to_another(world: World) -> None:
    assert "another coordinator’s key" in world.adds_nothing(seal_to(world.plain, new_sealing_key().public))


def test_a_seal_within_a_seal_and_a_file_in_the_place_of_another(world: World) -> None:
    public = own_key(world.office, PLAN.ids.programme)
    world.adds_nothing(seal_to(world.sealed, public))
    assert "not a set’s file" in world.adds_nothing(world.pack)
    assert "not a programme’s pack" in world.takes_nothing(world.plain)
    assert "not a programme’s pack" in world.takes_nothing(world.sealed)


def test_a_pack_too_large(world: World) -> None:
    assert "too large" in world.takes_nothing(world.pack + b" " * 5_000_001)
