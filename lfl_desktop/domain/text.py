"""Text that people type or paste, made safe to keep."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from lfl_desktop.domain.record import Record

R = TypeVar("R", bound=Record)

_SURROGATE = re.compile("[\ud800-\udfff]")
_NEVER_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """`text` with line ends as "\\n" and without what is no text.

    Lone halves of a character (which no file can hold) become the replacement sign; control
    characters, which a keyboard cannot type but a paste can bring, are dropped.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _NEVER_TEXT.sub("", _SURROGATE.sub("\ufffd", text))


def cleaned(record: R) -> R:
    """`record` with every text in it clean, those that a map, a list or a part of it holds included."""
    return _clean_parts(record)  # type: ignore[no-any-return]


def _clean_parts(struct: Any) -> Any:
    changes: dict[str, Any] = {}
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        kept = _clean_value(value)
        if kept != value:
            changes[name] = kept
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _clean_value(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if type(value) is tuple:
        return tuple(_clean_value(part) for part in value)
    if isinstance(value, msgspec.Struct):
        return _clean_parts(value)
    if isinstance(value, dict):
        return {_clean_value(name): _clean_value(part) for name, part in value.items()}
    return value
