"""A finished paper, and what is said of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.typography.fonts import SIGN, missing
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Paper:
    """A finished PDF with its number of pages, and what whoever prints it should know. `drawings` are its
    pages as drawings, of papers that can be kept as such too; `title` names these. One that is `one_sided` is
    cut apart, hung or filled in sheet by sheet, and asks for that itself."""

    pdf: bytes
    pages: int
    notes: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    title: str = ""
    one_sided: bool = False


def undrawable(texts: Iterable[str]) -> tuple[str, ...]:
    """A note that names the characters of `texts` that no font here can draw, and one that names the scripts
    whose letters stand unjoined; nothing where there are none."""
    every = "".join(texts)
    return (*_missing_words(missing(every)), *_unjoined_words(every))


def _unjoined_words(text: str) -> tuple[str, ...]:
    names = (unicodedata.name(char, "").split() for char in _JOINED.findall(text))
    scripts = {words[0].capitalize(): None for words in names if words}
    if not scripts:
        return ()
    named = ", ".join(scripts)
    told = tr(
        "These scripts join and reorder their letters, which this program cannot do: {scripts}. Read these"
        " words before you print.",
        scripts=named,
    )
    return (told,)


_JOINED = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c4f]")
"""Letters of the scripts of India and its neighbours, which no font sets right letter by letter: those with
reordering or conjuncts (Unicode 15, chapters 12 to 16)."""


def _missing_words(lacking: str) -> tuple[str, ...]:
    if not lacking:
        return ()
    named = ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in lacking)
    return (
        tr(
            "No font on this computer can draw these characters; {sign} stands in their place: {named}.",
            sign=SIGN,
            named=named,
        ),
    )
