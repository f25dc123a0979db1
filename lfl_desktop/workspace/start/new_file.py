"""What a new records file is called, and what to know about the folder it is kept in."""

from __future__ import annotations

import re
from pathlib import Path

from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.endings import RECORDS

LONGEST = 100
"""Characters of a proposed file name: well within what every system can hold, folders included."""
MOST_BYTES = 200
"""Bytes of a proposed file name; most systems stop at 255."""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""

_SYNCED = (
    (re.compile(r"^onedrive\b", re.IGNORECASE), "OneDrive"),
    (re.compile(r"^dropbox\b", re.IGNORECASE), "Dropbox"),
    (re.compile(r"^(icloud ?drive|icloud|mobile documents)$", re.IGNORECASE), "iCloud"),
    (re.compile(r"^(google ?drive\b|googledrive|my drive$|drivefs$)", re.IGNORECASE), "Google Drive"),
)
"""How a folder that a cloud service copies is called -> the service."""


def new_file(folder: Path, programme: str, set_name: str) -> Path:
    """A path in `folder` for a new records file, where there is no file yet:
    "Leadership for Learning - Set A.lfl"."""
    parts = (_safe(programme), tr("Set {name}", name=_safe(set_name)) if _safe(set_name) else "")
    return unused(folder / f"{_short(' - '.join(part for part in parts if part) or 'LfL')}{RECORDS}")


def unused(path: Path) -> Path:
    """`path` with the ending of records files, and a number where there is such a file already."""
    if path.suffix.casefold() != RECORDS:
        path = path.with_name(path.name + RECORDS)
    stem, number, free = path.stem, 2, path
    while free.exists() or free.is_symlink():
        free = path.with_name(f"{stem} {number}{path.suffix}")
        number += 1
    return free


def warning(path: Path) -> str:
    """What to know about keeping records at `path`, empty where the folder is on this computer.

    It goes by the names of folders: a network drive that has a letter looks like any other."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return tr(
            "This folder is on the network: it is out of reach without it, and others may be able to open it."
        )
    for part in re.split(r"[/\\]", text)[:-1]:
        for called, service in _SYNCED:
            if called.search(part):
                return tr(
                    "{service} copies this folder to the internet and to other computers. What is said in"
                    " a set is safer in a folder that stays on this one.",
                    service=service,
                )
    return ""


def _safe(name: str) -> str:
    """`name` as any system accepts it in a file name."""
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .")


def _short(stem: str) -> str:
    cut = stem.encode("utf-8", "replace")[:MOST_BYTES].decode("utf-8", "ignore")
    cut = cut[:LONGEST].strip(" .")
    return f"_{cut}" if _DEVICES.fullmatch(cut.split(".")[0].strip()) else cut
