"""While somebody types in one field it is one step to undo, for the time of a thought."""

from __future__ import annotations

from collections.abc import Callable, Hashable

THOUGHT = 5.0
"""Seconds of typing in the same field, or without a key, after which what is typed is a new step for undo."""


class ThoughtInTyping:
    """Which step goes on when the same is changed again. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: tuple[Hashable, int, float] | None = None

    def step_of(self, key: Hashable | None) -> int | None:
        """The number of the step that a change of `key` belongs to, None where it begins one."""
        if key is None or self._last is None:
            return None
        last, number, began = self._last
        return number if last == key and self._clock() - began < THOUGHT else None

    def goes_on(self, key: Hashable | None, number: int) -> None:
        """The step `number` was kept; None as `key` ends every thought."""
        began = self._last[2] if self._last and self._last[1] == number else self._clock()
        self._last = None if key is None else (key, number, began)

    def end(self) -> None:
        """What is typed next is a step of its own."""
        self._last = None
