"""What time it is. Whoever opens a records file may say so; where nobody does, this computer is asked, and
only here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], dt.datetime]
"""Says what time it is, with a zone: its day is the day where the program is used."""


def of_computer() -> dt.datetime:
    """Now, in the zone of this computer."""
    return dt.datetime.now().astimezone()


def clock_or_computers(given: Clock | None) -> Clock:
    """The clock that was given, else that of this computer."""
    return given or (lambda: of_computer())
