"""Preferences of one user on one computer: each is declared here, once, with its default.

Losing them costs little: a file that cannot be read counts as none. They hold nothing of a record, but for
how posters were arranged before that was kept in the records file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import msgspec

from lfl_desktop import paths


class Short(msgspec.Struct, frozen=True):
    """Shorter words for the line `key` of a poster; `of` is the digest of the wording that they shorten, so
    that they do not outlive it."""

    key: str
    words: str
    of: str


class Arrangement(msgspec.Struct, frozen=True):
    """How somebody arranged the poster of one set, by the keys of its lines: what is hidden or shown where
    that is not usual, the order where it is not the usual one, and shorter words."""

    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    short: tuple[Short, ...] = ()


class Settings(msgspec.Struct, frozen=True):
    """The preferences. Change one with `msgspec.structs.replace` and `save` the result."""

    last_file: str = ""
    """The records file that was open last; empty before the first."""

    appearance: Literal["system", "light", "dark"] = "system"
    """The colours of the window: as the system has them, or always light or dark."""

    known_pairs: tuple[str, ...] = ()
    """The pairs of members of one school that this facilitator knows of, by their ids."""

    sound: bool = False
    """Whether the system's alert sound marks the end of a stage of a slot."""

    window_geometry: str = ""
    """Where the window was and how large, as the window wrote it down; empty before the first time."""

    check_spelling: bool = True
    """Whether words that no dictionary knows are underlined."""

    told_of_no_dictionary: bool = False
    """Whether it has been said that spelling is not checked because there is no dictionary."""

    show_levels: bool = False
    """Whether tensions carry their academic levels, from 1 to 4, besides plain words."""

    posters: dict[str, Arrangement] = {}
    """How the poster of each set was arranged, by the id of the set, until its file was opened by a version
    that keeps this in the file: then it is moved there."""


def load(path: Path | None = None) -> Settings:
    """The preferences in `path`, by default this user's; the defaults if there is no sound file."""
    try:
        return msgspec.convert(json.loads((path or paths.settings_file()).read_bytes()), Settings)
    except (OSError, ValueError, RecursionError):
        return Settings()


def save(settings: Settings, path: Path | None = None) -> None:
    """Keeps `settings` in `path`, by default this user's file, whole or not at all. Raises OSError."""
    path = path or paths.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    # json, not msgspec.json: a file's name may hold bytes that are not UTF-8.
    beside.write_text(json.dumps(msgspec.to_builtins(settings), indent=2) + "\n", encoding="utf-8")
    beside.replace(path)
