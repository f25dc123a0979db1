"""What a module of jobs is given to add its own to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol

Job = Callable[[argparse.Namespace], str]
"""Does what was asked and tells it in a sentence; raises WorldError, whose text says why it could not."""


class AddJob(Protocol):
    """Registers a job, which is about a records file, under its name; the words it takes are added to what is
    given back."""

    def __call__(self, name: str, does: Job, words: str) -> argparse.ArgumentParser: ...
