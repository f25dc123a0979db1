"""Text that people type or paste, made safe to keep."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec

from lfl_desktop.domain.record import Record

R = TypeVar("R", bound=Record)

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x0e\x1c\x1d\x85\u2028\u2029]")
"""What ends a line: of Word and PowerPoint also the soft break (U+000B), the page break (U+000C) and the
column break (U+000E)."""
_NEVER_TEXT = re.compile("[\x00-\x08\x0f-\x1b\x1f\x7f\xad]")
"""Controls, which a keyboard cannot type but a paste can bring, and the hyphens that Word (U+001F) and pages
of the web (U+00AD) show only at the end of a line."""

ONE_LINE = frozenset({"due_words", "focus", "handed_to", "measure", "neighbour", "place", "unit"})
NAMES = frozenset(
    {
        "chain",
        "coordinator",
        "facilitator",
        "funder",
        "known_as",
        "label",
        "name",
        "partner_city",
        "title",
    }
)
"""Fields of records whose words are one line wherever they stand, and those of them that name something."""

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_EDGE = re.compile(rf"^[\s{_INVISIBLE}]+|[{_INVISIBLE}][\s{_INVISIBLE}]*$")
_ENDS = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")
_BULLET = re.compile(
    r"(?:[•‣⁃◦▪▫●○■□▶►➢➤✓✔☐☑☒∙·\uf0a7\uf0b7\uf0d8\uf0fc]\s*|[*–—-]\s+|[o§]\t\s*|\[[ xX]?\]\s+)(?=\S)"
)
"""What word processors, chats and mails put before a line of a list."""
_COUNTED = re.compile(r"(?:\d{1,2}[.)]|[a-zA-Z]\)|\((?:\d{1,2}|[a-zA-Z])\))\s+(?=\S)")
"""A number or a letter before a line of a list. Not a letter with a full stop, which is an initial."""

_ENDED = re.compile(r"[.?!…][\"'”’)\]]*\s+$|\n\s*$")
"""The end of a sentence, or of a line, after which another thing is said."""


def clean(text: str) -> str:
    """`text` with line ends as "\\n" and without what is no text.

    Lone halves of a character (which no file can hold) become the replacement sign; the hyphen of Word that
    does not break (U+001E) becomes a hyphen."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n", text).replace("\x1e", "-")
    return _NEVER_TEXT.sub("", _SURROGATE.sub("\ufffd", text))


def on_one_line(text: str) -> str:
    """Clean text for a field of one line, as it is while somebody types: each break is a space."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(r"\s*\n\s*|\t", " ", clean(text).replace("\xa0", " "))


def begins_a_thought(before: str, after: str) -> bool:
    """Whether a key made `after` of `before` by beginning a sentence or a line at the end of the text."""
    typed = after[len(before) :]
    if not 0 < len(typed) <= 2 or typed.isspace() or not _ENDED.search(before[-8:]):
        return False
    return after.startswith(before)


def pasted_on_one_line(text: str) -> str:
    """Clean text for a field of one line, without the breaks around a line or cell that was copied."""
    return on_one_line(text.strip("\n\r\x0b\x0c\x0e\x1c\x1d\x85\u2028\u2029"))


def as_name(text: str) -> str:
    """A name while it is typed: on one line, and without a bullet before it or invisible signs around it.
    A space at its end stays, because the next word may follow."""
    if text.isascii() and text.isprintable() and text[:1].isalnum():
        return text
    text, before = clean(text), None
    while text != before:
        before, text = text, _EDGE.sub("", text)
        text = text[found.end() :] if (found := _BULLET.match(text)) else text
    return on_one_line(text)


def one_line(text: str) -> str:
    """A name, or words that were marked over several lines, as they are kept: on one line, with nothing
    invisible or doubled around them, and no bullet."""
    return " ".join(as_name(_ENDS.sub("", clean(text))).split())


def listed(text: str) -> list[str]:
    """The lines of a list that was pasted, each as `one_line` keeps it and without its number; empty ones
    are left out. A tab parts the columns of a table, and stays."""
    lines = []
    for line in clean(text).split("\n"):
        words = _ENDS.sub("", line)
        for mark in (_BULLET, _COUNTED, _BULLET, _BULLET):  # "- [ ] Ann", "1. [ ] Ann"
            words = _ENDS.sub("", words[found.end() :] if (found := mark.match(words)) else words)
        if _is_bullet(words):
            continue
        cells = [one_line(cell) for cell in words.split("\t")]
        if any(cells):
            lines.append("\t".join(cells))
    return lines


def _is_bullet(words: str) -> bool:
    """Whether a line is a bullet with nothing after it."""
    found = _BULLET.match(f"{words} x")
    return found is not None and found.end() > len(words)


def cleaned(record: R) -> R:
    """`record` with every text in it clean, those that a map, a list or a part of it holds included."""
    return _clean_parts(record)  # type: ignore[no-any-return]


@cache
def _text_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a record that may hold text, by themselves or in a part."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if _holds_text(field.type))


def _holds_text(hint: Any) -> bool:
    parts = get_args(hint)
    if parts:
        return any(_holds_text(part) for part in parts)
    return hint is str or (isinstance(hint, type) and issubclass(hint, msgspec.Struct))


def _clean_parts(struct: Any) -> Any:
    changes: dict[str, Any] = {}
    kind: type[msgspec.Struct] = type(struct)
    for name in _text_fields(kind):
        value = getattr(struct, name)
        # nearly every text is as it is kept in whatever field, and files of many sets hold many
        if not value or (
            type(value) is str and value.isascii() and value.isprintable() and value[:1].isalnum()
        ):
            continue
        kept = _clean_value(value, name)
        if kept != value:
            changes[name] = kept
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _clean_value(value: Any, field: str = "") -> Any:
    if type(value) is str:
        return as_name(value) if field in NAMES else on_one_line(value) if field in ONE_LINE else clean(value)
    if type(value) is tuple:
        return tuple(_clean_value(part) for part in value)
    if isinstance(value, msgspec.Struct):
        return _clean_parts(value)
    if isinstance(value, dict):
        return {_clean_value(name): _clean_value(part) for name, part in value.items()}
    return value
