"""The key ring of the system may hold what opens a protected file, where its owner asked for that.

A key is found by the salt of its file, which all copies of the file have too. Nothing of the file is in the
name under which it lies there. Only key rings are used that the system itself protects: `keyring` gives those
a priority of 1 and more (its documentation, "Backend priority").
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.file_key import RAW, FileKey, salt_of
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "LfL Desktop"
"""Under what the keys lie in the key ring."""

_SAFE = 1

_OF_SYSTEM = {
    "linux": "keyring.backends.SecretService.Keyring",
    "darwin": "keyring.backends.macOS.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
}


class NoKeyRing(WorldError):
    """There is no key ring, or it did not do what was asked of it."""


def has_key_ring() -> bool:
    """Whether this computer has a key ring that can hold keys."""
    return _ring() is not None


def hold_key(key: FileKey) -> None:
    """Puts a key into the key ring. Raises NoKeyRing where that cannot be."""
    ring = _ring()
    with suppress(Exception):  # each key ring raises its own
        if ring is not None:
            ring.set_password(SERVICE, key.salt.hex(), key.raw.hex())
            return
    raise NoKeyRing(
        tr(
            "The key ring of this computer did not take the key, so the passphrase is asked for as before."
            " Unlock the key ring and try again."
        )
    )


def key_where_asked(path: Path, asked: Collection[str]) -> FileKey | None:
    """The key of the file at `path` as the key ring holds it, where its owner `asked` for that: without a
    look into the key ring for any other file."""
    try:
        return held_key(path) if is_asked_for(path, asked) else None
    except OSError:
        return None


def is_asked_for(path: Path, asked: Collection[str]) -> bool:
    """Whether the key ring is to hold the key of the file at `path`. Raises OSError."""
    return bool(asked) and salt_of(path).hex() in asked


def held_key(path: Path) -> FileKey | None:
    """The key of the protected file at `path`, as the key ring holds it; None where it does not, or gives
    nothing out."""
    ring = _ring()
    try:
        salt = salt_of(path)
        held = ring.get_password(SERVICE, salt.hex()) if ring is not None else None
        raw = bytes.fromhex(held or "")
    except Exception:  # each key ring raises its own
        return None
    return FileKey(raw, salt) if len(raw) == RAW else None


def let_go_of_key(salt: bytes) -> None:
    """Takes the key of a file out of the key ring, where it is there. Raises NoKeyRing where that cannot
    be."""
    from keyring.errors import PasswordDeleteError

    ring = _ring()
    try:
        if ring is not None:
            ring.delete_password(SERVICE, salt.hex())
            return
    except PasswordDeleteError:  # there is none
        return
    except Exception:  # each key ring raises its own
        pass
    raise NoKeyRing(
        tr(
            "The key ring of this computer cannot be reached, so the key of the file is still in it. Unlock"
            " the key ring and try again."
        )
    )


def _ring() -> KeyringBackend | None:
    import keyring  # a fifth of the time to the window, which only those wait for who asked for it

    _choose_that_of_system()
    found = keyring.get_keyring()
    try:
        return found if found.priority >= _SAFE else None
    except RuntimeError:  # it went away
        return None


@cache
def _choose_that_of_system() -> None:
    """Takes the key ring that `keyring` would choose on this system, where nobody set another, without
    looking through those of all systems first: a third of the time that it takes otherwise."""
    from keyring import core

    name = _OF_SYSTEM.get(sys.platform)
    is_kde = "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")  # which has one of its own
    if name is None or is_kde or "PYTHON_KEYRING_BACKEND" in os.environ:
        return
    with suppress(Exception):  # whatever is in the way, `keyring` looks for another
        if core.load_config() is None:
            core.set_keyring(core.load_keyring(name))
