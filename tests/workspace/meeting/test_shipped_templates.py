"""The templates and questions that come with the program."""

from __future__ import annotations

import pytest

from lfl_desktop import paths
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.templates import StageTemplate, stages_planned
from lfl_desktop.domain.timer import SlotTimer
from lfl_desktop.workspace.meeting.known_templates import (
    SHIPPED,
    question_kinds,
    shipped_templates,
    stage_template,
)
from lfl_desktop.workspace.workspace import Workspace

each_template = pytest.mark.parametrize("template", shipped_templates(), ids=lambda t: t.key)


def test_every_file_is_one_that_can_be_chosen() -> None:
    assert {path.stem for path in paths.resource("templates").glob("*.toml")} == set(SHIPPED)
    keys = [t.key for t in shipped_templates()]
    assert len(set(keys)) == len(keys) == 5


@each_template
@pytest.mark.parametrize("minutes", [None, 1, 10, 30, 45])
def test_each_template_is_walked_to_its_end(template: StageTemplate, minutes: int | None) -> None:
    now = [0.0]
    timer = SlotTimer(stages_planned(template.stages, minutes), lambda: now[0])
    timer.start()
    names = []
    while not timer.finished:
        names.append(timer.stage.name)
        now[0] += timer.stage.seconds
        timer.tick()
        assert (timer.left, timer.over) == (0, 0)
        timer.forward()
    assert names == [stage.name for stage in template.stages]
    assert timer.minutes == (minutes or sum(stage.minutes for stage in template.stages))


@each_template
def test_the_questions_of_each_stage_are_there(template: StageTemplate) -> None:
    kinds = {kind.key for kind in question_kinds()} | {""}
    assert [s.name for s in template.stages if s.questions not in kinds] == []


def test_the_stages_of_the_classic_slot_are_as_guides_have_them() -> None:
    minutes = {s.name: s.minutes for s in shipped_templates()[0].stages}
    assert 2 <= minutes["Story"] <= 5
    assert 5 <= minutes["Clarifying questions"] <= 10
    assert 10 <= minutes["Open questions"] <= 15
    assert 30 <= sum(minutes.values()) <= 40


def test_a_template_that_is_not_known_is_the_classic_one(empty: Workspace) -> None:
    assert stage_template(empty, "from a newer program").key == "classic" == Meeting.__struct_defaults__[-1]


def test_the_meetings_of_the_sample_have_templates_that_are_there(sample: Workspace) -> None:
    used = {m.template for m in sample.select(Meeting)}
    assert used == {"classic", "closing"}
    assert {stage_template(sample, key).key for key in used} == used


def test_questions_are_questions_and_each_comes_once() -> None:
    kinds = question_kinds()
    asked = [q for kind in kinds for q in kind.questions]
    assert 6 <= len(kinds) <= 8 and all(5 <= len(kind.questions) <= 8 for kind in kinds)
    assert [q for q in asked if not q.endswith("?") or q.count("?") > 1] == []
    assert len({q.casefold() for q in asked}) == len(asked)
