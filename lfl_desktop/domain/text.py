"""Text that people type or paste, made safe to keep."""

from __future__ import annotations

import re
from typing import TypeVar

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
    """`record` with every text field clean."""
    changes = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, str) and type(value) is str and (text := clean(value)) != value:
            changes[name] = text
    return msgspec.structs.replace(record, **changes) if changes else record
