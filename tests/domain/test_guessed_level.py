"""The level that a post names."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.people import Level
from lfl_desktop.domain.wording.guessed_level import guessed_level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Deputy head", Level.DEPUTY),
        ("deputy headteacher", Level.DEPUTY),
        ("Vice Principal", Level.DEPUTY),
        ("Assistant Head", Level.ASSISTANT_HEAD),
        ("Asst. head teacher", Level.ASSISTANT_HEAD),
        ("Head", Level.HEAD),
        ("Executive headteacher", Level.HEAD),
        ("Principal", Level.HEAD),
        ("Head of school", Level.HEAD_OF_SCHOOL),
        ("Head of maths", Level.MIDDLE_LEADER),
        ("KS1 phase leader", Level.MIDDLE_LEADER),
        ("SENCo", Level.MIDDLE_LEADER),
        ("Chair of governors", Level.GOVERNOR),
        ("Teacher", None),
        ("Headlines editor", None),
        ("", None),
    ],
)
def test_the_level_of_a_post(title: str, level: Level | None) -> None:
    assert guessed_level(title) == level
