"""The endings of file names: which kinds of file can be made, and what is said of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr

PAPERS = (".pdf", ".png", ".svg")
"""What a paper can be saved as."""
CALENDAR = ".ics"
RECORDS = ".lfl"

_AN_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,6}", re.IGNORECASE)
"""What people know as an ending: that of "page.docx", not those of "Notes 12.3" or "St. Anne"."""


class WrongEnding(WorldError):
    """The name asks for a kind of file that is not made here; nothing was written."""


def check_ending(path: Path, made: Sequence[str]) -> None:
    """Raises WrongEnding unless the name of `path` ends in one of `made`, in capitals or not."""
    if path.suffix.casefold() in made:
        return
    endings = made[0] if len(made) == 1 else tr("{all} or {last}", all=", ".join(made[:-1]), last=made[-1])
    raise WrongEnding(
        tr(
            "“{name}” does not end in {endings}, so nothing was saved; choose a name that does.",
            name=path.name or path,
            endings=endings,
        )
    )


def with_ending(path: Path, ending: str) -> Path:
    """`path` with `ending` where it has none, and then with a number where there is such a file: nobody was
    asked about that one. A name with another ending stays as it is, to be refused."""
    if _AN_ENDING.fullmatch(path.suffix):
        return path
    whole = path.with_name(path.name + ending)
    free, number = whole, 2
    while free.exists() or free.is_symlink():
        free = whole.with_name(f"{whole.stem} {number}{ending}")
        number += 1
    return free
