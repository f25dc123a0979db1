"""Letters as a font sets them: joined, ordered and placed by HarfBuzz, with the rules that the font has.

Only fonts other than the embedded one are asked for this. The embedded one sets letter by letter, so that
screen and page break lines at the same word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from lfl_desktop.typography.font_program import FontFile, font_program, scripts_set

COMPLEX = re.compile(
    "[\u0600-\u07ff\u0840-\u08ff\u0900-\u0dff\u0e00-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1cff\ua800-\ua82f"
    "\ua840-\uaaff\uabc0-\uabff\U00010a00-\U00010a5f\U00010d00-\U00010d3f\U00011000-\U00011fff"
    "\U0001e900-\U0001e95f]"
)
"""Letters that no font sets right one by one: they are joined, reordered or stacked (Unicode 15, chapters 9,
10 and 12 to 17)."""

JOINERS = "\u200c\u200d"
"""What asks for letters to be joined, or not."""


class SetGlyph(NamedTuple):
    """A glyph of a font by its number. `x` and `y` are where it stands from the start of its piece, y
    upwards, in thousandths of the type size; `text` is what it says, nothing where the glyph before
    says it too."""

    number: int
    x: float
    y: float
    text: str


class ShapedText(NamedTuple):
    """Glyphs from left to right, and how wide they are together, in thousandths of the type size."""

    glyphs: tuple[SetGlyph, ...]
    width: float


@lru_cache(maxsize=4_000)
def shaped(text: str, file: FontFile) -> ShapedText:
    """`text`, of one direction and in the order in which it is read, as this font sets it."""
    import uharfbuzz as hb

    program = font_program(file)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    leftward = any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    buffer.direction = "rtl" if leftward else "ltr"  # figures of Arabic stand from left to right
    hb.shape(program.font, buffer)
    scale = 1000 / program.em
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    ends = _ends([info.cluster for info in infos], len(text))
    found: list[SetGlyph] = []
    told: set[int] = set()
    across = 0.0
    for info, position in zip(infos, positions, strict=True):
        start = info.cluster
        says = "" if start in told else text[start : ends[start]]
        told.add(start)
        x, y = across + position.x_offset * scale, position.y_offset * scale
        found.append(SetGlyph(info.codepoint, x, y, says))
        across += position.x_advance * scale
    return ShapedText(tuple(found), across)


def _ends(starts: list[int], end: int) -> dict[int, int]:
    """Where each cluster of letters ends, by where it starts."""
    every = sorted(set(starts))
    return dict(zip(every, [*every[1:], end], strict=True))


def sets_right(text: str, file: FontFile) -> bool:
    """Whether this font has the rules of the scripts of `text`; most scripts need none, nor do signs that
    several have in common: a comma."""
    found = {_script(letter) for letter in COMPLEX.findall(text)} - _COMMON
    if not found or "morx" in font_program(file).face.table_tags:  # the rules of Apple's fonts name no script
        return True
    return found <= scripts_set(file)


_COMMON = {"None", "Zyyy", "Zinh", "Zzzz"}
"""Of no script by itself (ISO 15924)."""


def script_name(letter: str) -> str:
    """What its script is called."""
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


@lru_cache(maxsize=1_000)
def _script(letter: str) -> str:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    return str(buffer.script)
