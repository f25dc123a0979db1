"""A key as letters that can be written down, read out and typed again."""

from __future__ import annotations

import base64
import binascii
import hashlib

GROUP = 4
"""Letters that stand together."""

_KEY, _CHECK = 52, 4
"""Letters of a key of 32 bytes, and of what tells that they were typed as they stand."""

_LIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})
"""Figures that are none of the letters (RFC 4648, base 32) -> what was meant."""


def letters_of(key: bytes) -> str:
    """A key of 32 bytes as 14 groups of letters and figures."""
    letters = _of(key) + _check(key)
    return " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def key_from_letters(letters: str) -> bytes | None:
    """The key that was typed, None where this is none, or a letter of it is wrong."""
    typed = "".join(each for each in letters.upper().translate(_LIKE) if each.isalnum())
    if len(typed) != _KEY + _CHECK:
        return None
    try:
        key = base64.b32decode(typed[:_KEY] + "====")
    except (binascii.Error, ValueError):
        return None
    return key if typed[_KEY:] == _check(key) and _of(key) == typed[:_KEY] else None


def _of(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _check(key: bytes) -> str:
    return _of(hashlib.sha256(key).digest())[:_CHECK]
