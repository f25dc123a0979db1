"""Fonts embedded in a PDF, cut down to the glyphs that it shows (ISO 32000-1, 9.7: composite fonts whose
codes are the numbers of glyphs). Each glyph says which letters it stands for."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from functools import cache

from lfl_desktop.printing.writers.pdf_objects import PdfObjects
from lfl_desktop.typography.font_program import FontFile, FontProgram, font_program

_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables that a composite font needs (9.9)."""

_SYMBOLIC = 4
"""The flag of a font whose codes are not those of letters (9.8.2)."""

_SAYS_NOTHING = "\u200b"
"""What a glyph says where the one before says it too."""

_AT_ONCE = 100
"""How many lines a block of a CMap may have."""


def embed_font(objects: PdfObjects, file: FontFile, shown: Mapping[int, str]) -> bytes:
    """Adds the font in `file` with the glyphs that are `shown`, each with what it says, and gives the
    reference to it."""
    program, numbers = font_program(file), sorted(shown)
    data = _cut_down(program, numbers)
    name = b"/%s+%s" % (_label(numbers), _name(file))
    held = objects.stream(b"/Length1 %d" % len(data), data)
    described = objects.add(_description(name, file, held))
    widths = b" ".join([b"%d [%s]" % (number, _n(program.glyph_width(number))) for number in numbers])
    descendant = objects.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont %s"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %s /CIDToGIDMap /Identity /W [%s] >>" % (name, described, widths)
    )
    says = objects.stream(b"", _letters(shown, numbers))
    return objects.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%s]"
        b" /ToUnicode %s >>" % (name, descendant, says)
    )


def _cut_down(program: FontProgram, numbers: list[int]) -> bytes:
    """The font without what these glyphs do not need, each of which keeps its number."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(numbers)
    wanted.drop_table_tag_set.update(_spare_tables(program))
    flags = hb.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    return bytes(wanted.subset(program.face).blob.data)


@cache
def _spare_tables(program: FontProgram) -> list[int]:
    """The tables that are not needed, as HarfBuzz counts them."""
    return [int.from_bytes(tag.encode()) for tag in program.face.table_tags if tag not in _NEEDED]


def _label(numbers: list[int]) -> bytes:
    """Six letters by which this selection of glyphs is told from others (9.6.4)."""
    digest = hashlib.sha256(struct.pack(f">{len(numbers)}H", *numbers)).digest()
    return bytes(ord("A") + byte % 26 for byte in digest[:6])


@cache
def _name(file: FontFile) -> bytes:
    """What the font calls itself, as far as a name may hold it."""
    import uharfbuzz as hb

    told = font_program(file).face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or file.path.stem
    return "".join(char for char in told if char.isascii() and (char.isalnum() or char in "-_.")).encode()


def _description(name: bytes, file: FontFile, held: bytes) -> bytes:
    program = font_program(file)
    scale = 1000 / program.em
    box = struct.unpack_from(">4h", program.face.reference_table("head").data, 36)
    corners = b" ".join(_n(corner * scale) for corner in box)
    return (
        b"<< /Type /FontDescriptor /FontName %s /Flags %d /FontBBox [%s] /ItalicAngle %s /Ascent %s"
        b" /Descent %s /CapHeight %s /StemV 80 /FontFile2 %s >>"
    ) % (
        name,
        _SYMBOLIC,
        corners,
        _n(_slope(program)),
        _n(program.ascent),
        _n(program.descent),
        _n(program.ascent),
        held,
    )


def _slope(program: FontProgram) -> float:
    """Degrees by which letters lean, negative to the right (OpenType, `post`)."""
    if "post" not in program.face.table_tags:
        return 0.0
    return float(struct.unpack_from(">i", program.face.reference_table("post").data, 4)[0] / 65536)


def _letters(shown: Mapping[int, str], numbers: list[int]) -> bytes:
    """The CMap from glyphs to letters (9.10.3)."""
    lines = [
        b"<%04X> <%s>" % (number, (shown[number] or _SAYS_NOTHING).encode("utf-16-be").hex().upper().encode())
        for number in numbers
    ]
    blocks = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
    told = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(one), b"\n".join(one)) for one in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%s\n"
        b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ) % told


def _n(number: float) -> bytes:
    return f"{number:.3f}".rstrip("0").rstrip(".").encode()
