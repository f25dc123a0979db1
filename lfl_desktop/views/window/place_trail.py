"""The places that were looked at one after the other: the way back, and the way forward again."""

from __future__ import annotations

from collections import deque

from lfl_desktop.workspace.destination import PlaceName

LONGEST_TRAIL = 50
"""Places that one can go back to."""


class PlaceTrail:
    """Where one was before the place in sight, and where one had gone on to before going back."""

    def __init__(self) -> None:
        self._behind: deque[PlaceName] = deque(maxlen=LONGEST_TRAIL)
        self._ahead: list[PlaceName] = []

    def left(self, place: PlaceName) -> None:
        """Another place was gone to from this one: there is no way forward from there."""
        self._behind.append(place)
        self._ahead.clear()

    def back(self, now: PlaceName) -> PlaceName | None:
        """The place before the one in sight `now`, which the way forward leads to from there."""
        if not self._behind:
            return None
        self._ahead.append(now)
        return self._behind.pop()

    def forward(self, now: PlaceName) -> PlaceName | None:
        """The place that one came back from to the one in sight `now`."""
        if not self._ahead:
            return None
        self._behind.append(now)
        return self._ahead.pop()
