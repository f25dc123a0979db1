"""What opens a protected records file: the key that SQLCipher makes of a passphrase.

A protected file is one of SQLCipher 4 with its own settings, so that its tools open it by the passphrase
alone: the first 16 bytes are the salt, and the key is PBKDF2 of the passphrase with SHA-512, 256,000 times
(zetetic.net/sqlcipher/design). All copies of one file have its salt, so that one passphrase opens them.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from lfl_desktop.store.read_beside import first_bytes

SALT, RAW = 16, 32
"""Bytes of a salt and of a key."""

_ROUNDS = 256_000
_PAGE = 4096
_MAGIC = b"SQLite format 3\x00"

_VARIED = 220
"""How many of the 256 values of a byte a page of noise has at least: 256, but for one page in many billions.
Text, and files of SQLite that are damaged at the start, have fewer."""


class FileKey(NamedTuple):
    """The key of one file, and the salt that belongs to it."""

    raw: bytes
    salt: bytes

    @property
    def pragma(self) -> str:
        """How SQLCipher is given it, with the salt for a file that is still to be made."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def key_of_passphrase(passphrase: str, salt: bytes) -> FileKey:
    """The key that `passphrase` gives; this takes a tenth of a second on purpose."""
    import hashlib  # which loads a library that a start with a plain file does not wait for

    said = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return FileKey(hashlib.pbkdf2_hmac("sha512", said, salt, _ROUNDS, RAW), salt)


def new_file_key(passphrase: str) -> FileKey:
    """A key for a file that is to be protected with `passphrase`."""
    return key_of_passphrase(passphrase, os.urandom(SALT))


def salt_of(path: Path) -> bytes:
    """The salt of the protected file at `path`. Raises OSError."""
    return first_bytes(path, SALT)


def is_protected(path: Path) -> bool:
    """Whether the file at `path` may be a protected one: pages of noise. Raises OSError."""
    page = first_bytes(path, _PAGE)
    is_noise = len(page) == _PAGE and not page.startswith(_MAGIC) and len(set(page)) >= _VARIED
    return is_noise and (path.suffix.casefold() == ".lfl" or path.stat().st_size % _PAGE == 0)
