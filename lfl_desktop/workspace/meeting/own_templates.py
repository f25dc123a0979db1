"""The set's own stage templates: copied from one that is there, changed, and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID, uuid4

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.templates import SlotStage, StageTemplate
from lfl_desktop.domain.year import meetings_in_order, numbered
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.meeting.known_templates import name_of_template, own
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace

T = TypeVar("T")

EDIT = mark("Change stage template")

MOST_SCALES = 6
"""More than six short scales make a form of the set's last minutes."""


def is_own(reading: Reading, template: StageTemplate) -> bool:
    """Whether a template can be changed: it was made in this file."""
    return reading.get(StageTemplate, template.id) is not None


def copy_template(workspace: Workspace, template: StageTemplate) -> StageTemplate:
    """A template of one's own, the same as `template` to begin with."""
    id = uuid4()
    position = max((other.position for other in own(workspace)), default=-1) + 1
    name = tr("{name}, our way", name=name_of_template(template))
    stages = template.stages
    if not is_own(workspace, template):
        stages = tuple(replace(stage, name=tr(stage.name), hint=tr(stage.hint)) for stage in stages)
    with workspace.step(mark("Copy stage template")) as step:
        return step.put(replace(template, id=id, key=str(id), name=name, stages=stages, position=position))


def used_at(reading: Reading, template: StageTemplate) -> list[Meeting]:
    """The meetings of all sets that are held by a template, in order."""
    return meetings_in_order(reading.select(Meeting, template=template.key))


def used_words(reading: Reading, template: StageTemplate, set_id: UUID | None) -> str:
    """Why a template cannot be taken away: the meetings that are held by it. Empty where it can."""
    meetings = used_at(reading, template)
    if not meetings:
        return ""
    numbers = numbered(reading.select(Meeting, learning_set=set_id)) if set_id else {}
    named = [str(numbers[m.id]) for m in meetings if m.id in numbers]
    others = len(meetings) - len(named)
    at = [tr("meeting {n}", n=named[0])] if len(named) == 1 else []
    at += [tr("meetings {n}", n=", ".join(named))] if len(named) > 1 else []
    at += [plural("%n other meetings", "%n other meeting", others)] if others else []
    return tr(
        "{meetings} held by this template, so it stays. Give them another template first.",
        meetings=_are(tr(" and ").join(at), len(meetings)),
    )


def _are(words: str, count: int) -> str:
    said = plural("{what} are", "{what} is", count, what=words)
    return said[:1].upper() + said[1:]


def remove_template(workspace: Workspace, template: StageTemplate) -> bool:
    """Takes a template of one's own away; False, and nothing changes, while a meeting is held by it."""
    found = workspace.get(StageTemplate, template.id)
    if found is None or used_at(workspace, found):
        return False
    with workspace.step(mark("Remove stage template")) as step:
        step.delete(found)
    return True


def stages_moved(items: Sequence[T], place: int, step: int) -> tuple[T, ...]:
    """The items with the one at `place` a `step` further on; as they are at either end."""
    changed = list(items)
    if 0 <= place < len(changed) and 0 <= place + step < len(changed):
        changed.insert(place + step, changed.pop(place))
    return tuple(changed)


def new_stage() -> SlotStage:
    """A stage to fill, of five minutes."""
    return SlotStage(name="", minutes=5)
