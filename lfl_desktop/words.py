"""Interface text, marked for translation without knowing the window.

`app` sets the translator when there is a window; without one the British English stands.
"""

from __future__ import annotations

from collections.abc import Callable

_translator: Callable[[str], str] | None = None


def set_translator(translator: Callable[[str], str]) -> None:
    """Let `translator` turn each marked text into the user's language."""
    global _translator
    _translator = translator


def mark(text: str) -> str:
    """Marks a text in a table for translation; `tr` translates it where it is shown."""
    return text


def tr(text: str, **parts: object) -> str:
    """`text` in the user's language, with `{name}` replaced by `parts`."""
    translated = _translator(text) if _translator else text
    return translated.format(**parts) if parts else translated


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: `plural(1, "{n} slot", "{n} slots")` is "1 slot"."""
    return tr(one if count == 1 else many, n=count)
