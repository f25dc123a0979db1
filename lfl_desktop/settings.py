"""Preferences of one user on one computer: each is declared here, once, with its default.

Losing them costs little: a file that cannot be read counts as none. They hold nothing of a record, but for
how posters were arranged before that was kept in the records file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from lfl_desktop import durable, paths
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.words import tr

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""The sizes of text that can be chosen, in per cent of the system's own."""

LOCK_AFTER = (5, 10, 15, 30, 60, 0)
"""The minutes after which a protected file may be locked; 0 for never."""

RECENT = 8
"""How many records files are remembered."""


class Settings(msgspec.Struct, frozen=True):
    """The preferences. Change one with `msgspec.structs.replace` and `save_settings` the result."""

    last_file: str = ""
    """The records file that was open last; empty before the first."""

    recent_files: tuple[str, ...] = ()
    """The records files that were open before, the last one first."""

    text_size: Literal[100, 110, 125, 150, 175, 200] = 100
    """How large the text of the window is, in per cent of the system's own."""

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

    lock_after: Literal[0, 5, 10, 15, 30, 60] = 15
    """Minutes without a key or a click after which a protected file is locked; 0 for never."""

    in_key_ring: tuple[str, ...] = ()
    """The protected files whose keys the key ring of the system holds: each by its salt, which tells nothing
    of the file."""

    ask_after_lock: bool = True
    """Whether the passphrase is asked for after a file was locked, although the key ring holds its key."""

    second_backup_folder: str = ""
    """Where backups are kept besides the data folder: a stick, another drive. Empty for nowhere."""

    @property
    def second_folder(self) -> Path | None:
        """The same as a path."""
        return Path(self.second_backup_folder) if self.second_backup_folder else None

    left_files: dict[str, tuple[str, ...]] = {}
    """The files from sets that were left for now, by the id of the records file they are for: where each
    is."""

    paper: Literal["region", "a4", "letter"] = "region"
    """The sheets that lie in the printer: as in this region, or A4 or Letter."""

    posters: dict[str, Arrangement] = {}
    """How the poster of each set was arranged, by the id of the set, until its file was opened by a version
    that keeps this in the file: then it is moved there."""


def load(path: Path | None = None) -> Settings:
    """The preferences in `path`, by default this user's. A value that is not understood, such as one of a
    later version, falls back alone; without a sound file all do."""
    there = _written(path or paths.settings_file())
    return Settings(**{name: _understood(name, there[name]) for name in _TYPES if name in there})


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Keeps `settings` in `path`, by default this user's file, whole or not at all. What a later version
    wrote there, and nobody has chosen anew, stays. Raises WorldError where that cannot be done."""
    path = path or paths.settings_file()
    there, now = _written(path), msgspec.to_builtins(settings)
    kept = {**there, **{name: value for name, value in now.items() if not _stays(name, value, there)}}
    try:
        durable.make_folder(path.parent)
        # json, not msgspec.json: a file's name may hold bytes that are not UTF-8.
        durable.write_durably(path, (json.dumps(kept, indent=2) + "\n").encode())
    except OSError as error:
        raise WorldError(
            tr(
                "Your preferences could not be kept ({reason}). They hold until you close the program;"
                " your records are not concerned.",
                reason=error.strerror or error,
            )
        ) from error


_TYPES = get_type_hints(Settings)
_USUAL = Settings()


def _written(path: Path) -> dict[str, Any]:
    try:
        there = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return there if isinstance(there, dict) else {}


def _understood(name: str, value: object) -> Any:
    """A value as it was written, or the usual one. Of several under names of their own each stands for
    itself."""
    kind = _TYPES[name]
    if get_origin(kind) is dict and isinstance(value, dict):
        each = get_args(kind)[1]
        return {key: found for key, one in value.items() if (found := _as(each, one)) is not None}
    found = _as(kind, value)
    return getattr(_USUAL, name) if found is None else found


def _as(kind: Any, value: object) -> Any:
    try:
        return msgspec.convert(value, kind)
    except (ValueError, RecursionError):
        return None


def _stays(name: str, value: object, there: Mapping[str, object]) -> bool:
    """Whether what is written under `name` is left: it is not understood, and the usual value stands for
    it."""
    usual = msgspec.to_builtins(getattr(_USUAL, name))
    return name in there and value == usual and _as(_TYPES[name], there[name]) is None
