"""What takes long to work out of a records file, and is the same after most changes in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Remembered:
    """Remembers the last that each function made, for as long as it would be made of the same.

    It is for figures over all sets that were received, which a coordinator's own words do not change. Whoever
    is given one must not change it."""

    def __init__(self) -> None:
        self._last: dict[Callable[..., Any], tuple[tuple[Any, ...], Any]] = {}

    def of(self, make: Callable[..., T], *made_of: object) -> T:
        """What `make` makes of these; records that are the very same are found equal fast."""
        known = self._last.get(make)
        if known is None or known[0] != made_of:
            known = self._last[make] = made_of, make(*made_of)
        made: T = known[1]
        return made
