"""Stage templates and questions as they are parsed, and a slot's minutes spread over its stages."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.templates import SlotStage, parse_questions, parse_template, stages_planned

GOOD = 'key = "k"\nname = "N"\n[[stage]]\nname = "One"\nminutes = 5\n'


def test_a_template() -> None:
    found = parse_template(GOOD.encode())
    assert (found.key, found.name, found.stages) == ("k", "N", (SlotStage("One", 5),))


@pytest.mark.parametrize(
    "text",
    [
        'key = "k"\nname = "N"\nstage = []',
        GOOD.replace("5", "0"),
        GOOD.replace("5", '"five"'),
        GOOD.replace('"One"', '""'),
        GOOD.replace("minutes", "minuts"),
        GOOD.replace('key = "k"\n', ""),
        GOOD.replace('"k"', '"k'),
    ],
)
def test_a_slip_in_a_template_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        parse_template(text.encode())


@pytest.mark.parametrize("asked", ["[]", '[""]', '"Why?"'])
def test_a_kind_without_questions_is_refused(asked: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        parse_questions(f'[[kind]]\nkey = "k"\nname = "N"\nquestions = {asked}\n'.encode())


def test_without_agreed_minutes_the_stages_have_their_own() -> None:
    stages = (SlotStage("One", 5), SlotStage("Two", 7))
    assert [p.seconds for p in stages_planned(stages, None)] == [300, 420]


@settings(max_examples=60)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=8), st.integers(1, 600))
def test_the_seconds_of_the_stages_add_up(parts: list[int], minutes: int) -> None:
    stages = [SlotStage(f"Stage {n}", part) for n, part in enumerate(parts)]
    planned = stages_planned(stages, minutes)
    assert sum(p.seconds for p in planned) == 60 * minutes
    for stage, each in zip(stages, planned, strict=True):
        assert each.name == stage.name
        assert each.seconds == pytest.approx(60 * minutes * stage.minutes / sum(parts), abs=1)


def test_a_template_without_stages_or_minutes_has_one_for_all_of_the_slot() -> None:
    assert [(p.name, p.seconds) for p in stages_planned([], 30)] == [("", 1800)]
    assert [
        (p.name, p.seconds) for p in stages_planned([SlotStage("One", 0), SlotStage("Two", -5)], None)
    ] == [("", 0)]
