"""A finished paper, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.typography.fonts import SIGN, missing, wrongly_set
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
    whose letters no font sets right; nothing where there are none."""
    every = "".join(texts)
    return (*_missing_words(missing(every)), *_wrongly_set_words(every))


def _wrongly_set_words(text: str) -> tuple[str, ...]:
    scripts = ", ".join(wrongly_set(text))
    if not scripts:
        return ()
    told = tr(
        "No font on this computer joins and orders the letters of these scripts: {scripts}. Add a font for"
        " them, or read these words before you print.",
        scripts=scripts,
    )
    return (told,)


def _missing_words(lacking: str) -> tuple[str, ...]:
    if not lacking:
        return ()
    named = ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in lacking)
    told = tr(
        "No font on this computer can draw these characters; {sign} stands in their place: {named}.",
        sign=SIGN,
        named=named,
    )
    if not any(c.isalpha() for c in lacking):
        return (told,)
    help_on = tr(
        "A font of the family Noto Sans for them would, as a .ttf file: fonts with PostScript outlines, as in"
        " .otf files, show them on the screen but cannot be put on paper."
    )
    return (f"{told} {help_on}",)
