"""The stages of a slot, and questions to have in mind at each: data that a meeting is walked through."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Annotated

import msgspec

from lfl_desktop.domain.timer import Planned

Text = Annotated[str, msgspec.Meta(min_length=1)]


class SlotStage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stage of a slot. `questions` is the key of the kind of question that fits it, `optional`
    whether many sets leave it out."""

    name: Text
    minutes: Annotated[int, msgspec.Meta(ge=1)]
    questions: str = ""
    hint: str = ""
    optional: bool = False


class StageTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"stages": "stage"}):
    """A way to run a slot. `key` is what a meeting's `template` holds."""

    key: Text
    name: Text
    stages: Annotated[tuple[SlotStage, ...], msgspec.Meta(min_length=1)]


class QuestionKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Questions of one kind."""

    key: Text
    name: Text
    questions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: tuple[QuestionKind, ...]


def parse_template(data: bytes) -> StageTemplate:
    """The template in a TOML file.

    Raises msgspec.ValidationError or tomllib.TOMLDecodeError where it is not well formed."""
    return msgspec.convert(tomllib.loads(data.decode("utf-8")), StageTemplate)


def parse_questions(data: bytes) -> tuple[QuestionKind, ...]:
    """The kinds of question in a TOML file; raises as `parse_template` does."""
    return msgspec.convert(tomllib.loads(data.decode("utf-8")), _Questions).kind


def plan(stages: Sequence[SlotStage], minutes: int | None) -> list[Planned]:
    """The stages with their seconds, scaled so that together they take `minutes`; as the template
    has them where no minutes are agreed. The seconds are whole and add up."""
    ends = [0, *accumulate(stage.minutes for stage in stages)]
    whole = 60 * (minutes or ends[-1])
    marks = [round(whole * end / ends[-1]) for end in ends]
    return [
        Planned(s.name, after - before) for s, (before, after) in zip(stages, pairwise(marks), strict=True)
    ]
