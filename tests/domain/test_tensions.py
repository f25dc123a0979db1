"""The level of a tension follows from what it joins."""

from __future__ import annotations

from uuid import uuid4

import pytest

from lfl_desktop.domain import tensions
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState, VoicedAs

VERSION = uuid4()
NOW = SystemItem(version=VERSION, place=Place.RULES, wording="Nobody watches me")
POSSIBLE = SystemItem(version=VERSION, place=Place.RULES, layer=Layer.POSSIBLE, wording="We watch each other")


def pull(**more: object) -> Tension:
    return Tension(version=VERSION, from_place=Place.TOOLS, **more)


@pytest.mark.parametrize(
    ("tension", "level"),
    [
        (pull(), 1),
        (pull(to_place=Place.TOOLS), 1),
        (pull(to_place=Place.RULES), 2),
        (pull(to_place=Place.RULES, to_item=NOW.id), 2),
        (pull(to_place=Place.RULES, to_item=POSSIBLE.id), 3),
        (pull(to_item=POSSIBLE.id), 3),
        (pull(neighbour="Parents"), 4),
        (pull(neighbour=" "), 1),
        (pull(to_system=uuid4(), to_place=Place.RULES), 4),
    ],
)
def test_the_level_is_proposed_from_its_ends(tension, level) -> None:
    assert tensions.proposed_level(tension, [NOW, POSSIBLE]) == level
    assert tensions.level_of(tension, [NOW, POSSIBLE]) == level


def test_a_level_that_was_chosen_stands_and_one_that_is_none_does_not() -> None:
    assert tensions.level_of(pull(level=4)) == 4
    assert tensions.level_of(pull(level=9)) == 1


def test_everything_has_its_word() -> None:
    assert set(tensions.STATES) == set(TensionState)
    assert set(tensions.VOICES) == set(VoicedAs)
    assert set(tensions.LEVELS) == {1, 2, 3, 4}
