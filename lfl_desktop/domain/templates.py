"""How a meeting is held: its parts, the stages of a slot, and questions to have in mind at each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Annotated, TypeVar

import msgspec
import msgspec.toml
from msgspec.structs import replace

from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.scales import SCALES
from lfl_desktop.domain.timer import Planned

T = TypeVar("T")

Text = Annotated[str, msgspec.Meta(min_length=1)]


class SlotStage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stage of a slot. `questions` is the key of the kind of question that fits it, `optional`
    whether many sets leave it out."""

    name: str
    minutes: int
    questions: str = ""
    hint: str = ""
    optional: bool = False


class Part(StrEnum):
    """A stage of a whole meeting, in the usual order."""

    CHECK_IN = "check_in"
    REPORT_BACK = "report_back"
    BIDS = "bids"
    SLOTS = "slots"
    IMPACT = "impact"
    SET_REVIEW = "set_review"
    NEXT_MEETING = "next_meeting"


USUAL_PARTS = tuple(part for part in Part if part != Part.IMPACT)
"""The parts of a usual meeting; the round on impact belongs to the closing one."""


class StageTemplate(Record, frozen=True, kw_only=True):
    """A way to hold a meeting: its `parts` in their order, the `stages` of each of its slots, and the
    `scales` of its set review.

    `key` is what a meeting's `template` holds. Those that come with the program are no rows of a records
    file; those that a user made are, with their own id as key. Scales that come with the program are
    called by their keys in `scales.SCALES`, others by their words.
    """

    key: str = ""
    name: str = ""
    parts: tuple[Part, ...] = USUAL_PARTS
    stages: tuple[SlotStage, ...] = ()
    scales: tuple[str, ...] = ()
    position: int = 0


MINUTES_OF_ALL = 30
"""What a slot takes by a template that has no stages: a slot is typically 30 to 40 minutes."""


def usable(template: StageTemplate) -> StageTemplate:
    """The template as a meeting can be held by it. Each part comes once; the check-in is always one, because
    it holds the date and the template itself. Without stages a slot is one stage without a name."""
    parts = tuple(dict.fromkeys(template.parts)) or USUAL_PARTS
    if Part.CHECK_IN not in parts:
        parts = (Part.CHECK_IN, *parts)
    stages = template.stages or (SlotStage("", MINUTES_OF_ALL),)
    return replace(template, parts=parts, stages=stages)


class QuestionKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Questions of one kind."""

    key: Text
    name: Text
    questions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: tuple[QuestionKind, ...]


class _Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Text
    name: Text
    stage: Annotated[tuple[SlotStage, ...], msgspec.Meta(min_length=1)]
    parts: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1)] = USUAL_PARTS
    scales: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)] = tuple(SCALES)


def parse_template(data: bytes) -> StageTemplate:
    """The template in a TOML file.

    Raises msgspec.ValidationError or msgspec.DecodeError where it is not well formed."""
    found = _toml(data, _Shipped)
    if not all(stage.name and stage.minutes > 0 for stage in found.stage):
        raise msgspec.ValidationError("a stage needs a name and minutes")
    return StageTemplate(
        id=named_id("template", found.key),
        key=found.key,
        name=found.name,
        parts=found.parts,
        stages=found.stage,
        scales=found.scales,
    )


def parse_questions(data: bytes) -> tuple[QuestionKind, ...]:
    """The kinds of question in a TOML file; raises as `parse_template` does."""
    return _toml(data, _Questions).kind


def _toml(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(data, type=kind)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def stages_planned(stages: Sequence[SlotStage], minutes: int | None) -> list[Planned]:
    """The stages with their seconds, scaled so that together they take `minutes`; as the template
    has them where no minutes are agreed. The seconds are whole and add up. A template without stages, or
    without minutes for any of them, has one for all of the slot."""
    parts = [max(0, stage.minutes) for stage in stages]
    if not sum(parts):
        return [Planned("", 60.0 * (minutes or 0))]
    ends = [0, *accumulate(parts)]
    whole = 60 * (minutes or ends[-1])
    marks = [round(whole * end / ends[-1]) for end in ends]
    return [
        Planned(s.name, after - before) for s, (before, after) in zip(stages, pairwise(marks), strict=True)
    ]
