"""What the world does to a job of the workspace is caught here, and said where somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lfl_desktop.domain.errors import WorldError

T = TypeVar("T")


def attempt(job: Callable[[], T], tell: Callable[[str], object]) -> T | None:
    """Does a job; where the world is in the way, tells that in a sentence and gives None."""
    try:
        return job()
    except WorldError as error:
        tell(str(error))
        return None


def succeeds(job: Callable[[], object], tell: Callable[[str], object]) -> bool:
    """Does a job; whether it could be done, and where the world was in the way, tells that in a sentence."""

    def done() -> bool:
        job()
        return True

    return attempt(done, tell) is True
