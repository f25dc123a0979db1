"""JSON that came from outside, refused where two readers could read it differently."""

from __future__ import annotations

import codecs
import json
from typing import Any


def strict_json(data: bytes) -> Any:
    """What is in `data`. A byte order mark is taken as it comes: msgspec takes the last of two equal keys,
    and whole numbers of any size, and so they are refused. Raises ValueError or RecursionError."""
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    return json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole_number(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else 2**64
    if not -(2**63) <= number < 2**63:
        raise ValueError("a number over 64 bits")
    return number
