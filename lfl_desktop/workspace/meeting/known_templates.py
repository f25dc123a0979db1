"""The stage templates, those that come with the program and the set's own, and the questions."""

from __future__ import annotations

from functools import cache

from lfl_desktop import paths
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.templates import (
    Part,
    QuestionKind,
    StageTemplate,
    parse_questions,
    parse_template,
    usable,
)
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook

SHIPPED = ("classic", "wial", "round-robin", "first-meeting", "closing-meeting")
"""The files of `resources/templates`, in the order to choose from. The first stands for any that is
not known here, as in a file that was made with a newer program."""

CLASSIC, FIRST = "classic", "first"


@cache
def _shipped(name: str) -> StageTemplate:
    return parse_template(paths.resource("templates", f"{name}.toml").read_bytes())


def shipped_templates() -> tuple[StageTemplate, ...]:
    """The templates that come with the program."""
    return tuple(map(_shipped, SHIPPED))


def own(reading: Reading) -> list[StageTemplate]:
    """The templates that were made in this records file, in order."""
    return reading.select(StageTemplate)


def templates(reading: Reading) -> list[StageTemplate]:
    """Every template to choose from, first those that come with the program."""
    return [*shipped_templates(), *own(reading)]


def stage_template(reading: Reading, key: str) -> StageTemplate:
    """The template that a meeting names, as it can be used; the classic one where it is not known."""
    shipped = map(_shipped, SHIPPED)  # one after the other: most meetings name the first
    found = next((template for template in shipped if template.key == key), None)
    found = found or next((template for template in own(reading) if template.key == key), None)
    return usable(found or _shipped(SHIPPED[0]))


def name_of_template(template: StageTemplate) -> str:
    """What a template is called."""
    return tr(template.name) if template.name.strip() else tr("Template without a name")


def template_choices(reading: Reading) -> list[tuple[object, str]]:
    """The keys of all templates, each with its name."""
    return [(template.key, name_of_template(template)) for template in templates(reading)]


def usual(book: SetBook) -> str:
    """The template for one more meeting: that of the latest meeting that was not of a kind that a set has
    once (its first, or a closing one with its round on impact)."""
    known = {template.key: usable(template) for template in templates(book.reading)}
    once = {FIRST, *(key for key, template in known.items() if Part.IMPACT in template.parts)}
    for meeting in reversed(book.meetings):
        going_on = meeting.state != MeetingState.CANCELLED
        if going_on and meeting.template in known and meeting.template not in once:
            return meeting.template
    return CLASSIC


@cache
def question_kinds() -> tuple[QuestionKind, ...]:
    """Every kind of question."""
    return parse_questions(paths.resource("questions.toml").read_bytes())
