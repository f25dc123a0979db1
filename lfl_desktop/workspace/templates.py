"""The stage templates and the questions that come with the program."""

from __future__ import annotations

from functools import cache

from lfl_desktop import paths
from lfl_desktop.domain.templates import QuestionKind, StageTemplate, parse_questions, parse_template

SHIPPED = ("classic", "wial", "round-robin", "first-meeting", "closing-meeting")
"""The files of `resources/templates`, in the order to choose from. The first stands for any that is
not known here, as in a file that was made with a newer program."""


@cache
def stage_templates() -> tuple[StageTemplate, ...]:
    """Every template."""
    return tuple(parse_template(paths.resource("templates", f"{n}.toml").read_bytes()) for n in SHIPPED)


def stage_template(key: str) -> StageTemplate:
    """The template that a meeting names, the classic one where it is not known."""
    return next((t for t in stage_templates() if t.key == key), stage_templates()[0])


@cache
def question_kinds() -> tuple[QuestionKind, ...]:
    """Every kind of question."""
    return parse_questions(paths.resource("questions.toml").read_bytes())
