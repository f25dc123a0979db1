"""What the measurements have in common: every figure is ours beside something bare, taken in turn."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

RUNS = 5


class Pair(NamedTuple):
    """Seconds of ours and of the bare baseline in one run."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def middle(pairs: list[Pair]) -> Pair:
    """The run with the median ratio."""
    found = median(pair.ratio for pair in pairs)
    return min(pairs, key=lambda pair: abs(pair.ratio - found))
