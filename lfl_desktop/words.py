"""Interface text, marked for translation without knowing the window.

`app` sets the translator when there is a window; without one the British English stands. What is written
here as `tr`, `mark` or `plural` is found by Qt's lupdate (tools/translations.py), all of it in one context,
`CONTEXT`; the texts of a form are in the context of its class, where Qt looks them up by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

CONTEXT = ""
"""The context of all texts in code: the one that lupdate gives a function called without an object."""

Counted = Callable[[int], str]
"""Says so many of a kind: what a table of texts holds where a text depends on a count."""


class Translator(Protocol):
    """Turns a marked text into the user's language, "" where that has none. `singular` and `count` come with
    a text that depends on a count, which stands for "%n" in it."""

    def __call__(self, text: str, singular: str = "", count: int = -1) -> str: ...


_translator: Translator | None = None


def set_translator(translator: Translator | None) -> None:
    """Let `translator` turn each marked text into the user's language."""
    global _translator
    _translator = translator


def mark(text: str) -> str:
    """Marks a text in a table for translation; `tr` translates it where it is shown."""
    return text


def tr(text: str, **parts: object) -> str:
    """`text` in the user's language, with `{name}` replaced by `parts`."""
    translated = (_translator(text) if _translator and text else "") or text
    return translated.format(**parts) if parts else translated


def plural(text: str, singular: str, count: int, **parts: object) -> str:
    """A count with its noun: `plural("%n slots", "%n slot", 1)` is "1 slot". Other languages have other forms
    for other counts: Qt chooses among those of the translation."""
    translated = _translator(text, singular, count) if _translator else ""
    said = translated or (singular if count == 1 else text).replace("%n", str(count))
    return said.format(**parts) if parts else said
