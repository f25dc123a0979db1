"""A font as HarfBuzz reads it: which letters it has, how wide they are, and which scripts it can set."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import uharfbuzz


class FontFile(NamedTuple):
    """A font in a file; `subfont` is its place in a collection (.ttc), else 0."""

    path: Path
    subfont: int = 0


@dataclass(frozen=True, eq=False)
class FontProgram:
    """A font that was read. `glyphs` and `widths` go by character code, widths only of what is seen; widths,
    ascent and descent are in thousandths of the type size."""

    face: uharfbuzz.Face
    font: uharfbuzz.Font
    glyphs: dict[int, int]
    widths: dict[int, float]
    ascent: float
    descent: float

    @property
    def em(self) -> int:
        """How many of the font's units are as long as the type is large."""
        return int(self.face.upem)

    def glyph_width(self, glyph: int) -> float:
        """In thousandths of the type size."""
        return float(self.font.get_glyph_h_advance(glyph) * 1000 / self.face.upem)


def is_unseen(char: str) -> bool:
    """Control and formatting characters; Arabic number signs are among these, but visible."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and not "\u0600" <= char <= "\u08ff"


@cache
def font_program(file: FontFile) -> FontProgram:
    """The font in this file.

    Raises ValueError for what is none, has no outlines that can be embedded, or is not to be embedded."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(file.path)), file.subfont)
    if not face.glyph_count or "glyf" not in face.table_tags:
        raise ValueError(f"{file.path.name} has no TrueType outlines")
    about = face.reference_table("OS/2").data
    if struct.unpack_from(">H", about, 8)[0] & _NOT_EMBEDDED == _FORBIDDEN:
        raise ValueError(f"{file.path.name} must not be embedded")
    font = hb.Font(face)
    glyph_of: Callable[[int], int] = font.get_nominal_glyph
    glyphs = {code: glyph_of(code) for code in face.unicodes}
    advance: Callable[[int], int] = font.get_glyph_h_advance
    scale = 1000 / face.upem
    # fonts give some of these a look, a soft hyphen that of a hyphen, but they are not to be seen
    widths = {code: advance(glyph) * scale for code, glyph in glyphs.items() if not is_unseen(chr(code))}
    # sTypoAscender and sTypoDescender of the table OS/2 (OpenType specification)
    ascent, descent = struct.unpack_from(">hh", about, 68)
    return FontProgram(face, font, glyphs, widths, ascent * scale, descent * scale)


_NOT_EMBEDDED, _FORBIDDEN = 0x000F, 0x0002
"""fsType of the table OS/2: restricted licence embedding."""


@cache
def scripts_set(file: FontFile) -> frozenset[str]:
    """The scripts (ISO 15924) whose letters this font joins, orders and places itself."""
    import uharfbuzz as hb

    face = font_program(file).face
    tags = [tag for table in ("GSUB", "GPOS") for tag in face.get_table_script_tags(table)]
    return frozenset(str(hb.ot_tag_to_script(tag)) for tag in tags)
