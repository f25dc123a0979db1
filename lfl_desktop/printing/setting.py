"""How an activity system is to be printed: on what paper, and filled or to be filled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """The size of the paper, on its side."""

    A4 = "a4"
    A3 = "a3"


class Filling(StrEnum):
    """With what was written, empty for pens, or empty with its questions."""

    FILLED = "filled"
    EMPTY = "empty"
    PROMPTS = "prompts"


@dataclass(frozen=True)
class Setting:
    """What may be chosen about an activity system on paper. `levels` adds the academic levels of tensions."""

    size: Size = Size.A4
    filling: Filling = Filling.FILLED
    levels: bool = False


USUAL = Setting()
"""A4, filled, without levels."""
