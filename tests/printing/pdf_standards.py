"""Holds a PDF to what PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1, the Matterhorn Protocol 1.1) ask that
a program can see, read by qpdf. Each thing that is not so is a sentence that names its clause."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import uharfbuzz as hb

_FORBIDDEN = (
    "/JavaScript",
    "/JS",
    "/AA",
    "/OpenAction",
    "/EmbeddedFiles",
    "/XFA",
    "/Encrypt",
    "/SMask",
    "/Group",
)
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_DEEPEST = 28
"""Levels of kept graphics states (ISO 19005-2, 6.1.13)."""

_GRAPHICS = "q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* G g RG rg K k CS cs sh Do"
_WORDS = "BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" BDC BMC EMC MP DP"
_OPERATORS = {*_GRAPHICS.split(), *_WORDS.split()}


def not_as_standards_ask(pdf: bytes) -> list[str]:
    """What of the standards does not hold; nothing where all does."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            *(f"6.1 syntax: {problem}" for problem in document.check_pdf_syntax()),
            *_of_file(pdf, document),
            *_of_metadata(document),
            *_of_colours(document),
            *(problem for page in document.pages for problem in _of_page(page)),
        ]


def _of_file(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2, 6.1 and 6.5 to 6.9."""
    second = pdf.split(b"\n", 2)[1]
    if not (second.startswith(b"%") and len(second) > 4 and all(byte > 127 for byte in second[1:5])):
        yield "6.1.2: no bytes above 127 behind the header"
    if "/ID" not in document.trailer:
        yield "6.1.3: no ID in the trailer"
    for number, each in enumerate(document.objects, start=1):
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            for key in _FORBIDDEN:
                if key in each:
                    yield f"object {number} has {key}, which is forbidden"
            if "/LZWDecode" in str(each.get("/Filter", "")):
                yield f"6.1.7.2: object {number} is packed with LZW"
    root = document.Root
    if not root.MarkInfo.Marked or root.MarkInfo.get("/Suspects", False):
        yield "Matterhorn 06-001, 07-001: not marked, or suspect"
    if not root.ViewerPreferences.DisplayDocTitle or not root.get("/Lang"):
        yield "Matterhorn 07-002, 11-006: no title shown, or no language"


def _of_metadata(document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2, 6.6: the XMP names the standards, and says the same as the information."""
    told = document.open_metadata()
    for name, wanted in (("pdfaid:part", "2"), ("pdfaid:conformance", "U"), ("pdfuaid:part", "1")):
        if told.get(name) != wanted:
            yield f"6.6.4: {name} is {told.get(name)}"
    if b"pdfaExtension:schemas" not in document.Root.Metadata.read_bytes():
        yield "6.6.2.3: the schema of PDF/UA is not described"
    info = document.docinfo
    pairs = (
        ("/Title", "dc:title"),
        ("/Subject", "dc:description"),
        ("/Creator", "xmp:CreatorTool"),
        ("/Producer", "pdf:Producer"),
    )
    for key, name in pairs:
        if str(info.get(key, "")) != (told.get(name) or ""):
            yield f"6.6.3: {key} {info.get(key)!r} is not {name} {told.get(name)!r}"
    if [str(info["/Author"])] != list(told.get("dc:creator") or []):
        yield f"6.6.3: author {info['/Author']} is not {told.get('dc:creator')}"
    if not str(info.get("/Title", "")).strip():
        yield "Matterhorn 06-003: no title"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        stamp = dt.datetime.strptime(str(info[key]), "D:%Y%m%d%H%M%SZ")
        if told.get(name) != f"{stamp:%Y-%m-%dT%H:%M:%SZ}":
            yield f"6.6.3: {key} {info[key]} is not {told.get(name)}"


def _of_colours(document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2, 6.2.3: what the numbers of colours mean."""
    (intent,) = document.Root.OutputIntents
    profile = intent.DestOutputProfile
    data = profile.read_bytes()
    if intent.S != "/GTS_PDFA1" or profile.N != 3 or data[36:40] != b"acsp" or data[16:20] != b"RGB ":
        yield "6.2.3: no output intent with a profile of three colours"
    if int.from_bytes(data[:4]) != len(data) or data[8] > 4:
        yield "6.2.3: the profile is not whole, or of a later version"


def _of_page(page: pikepdf.Page) -> Iterator[str]:
    """ISO 19005-2, 6.2: operators, and that each glyph is there, as wide as it says, and says a letter."""
    fonts: dict[str, _EmbeddedFont] = {}
    now, depth = "", 0
    for step in pikepdf.parse_content_stream(page):
        operands, name = step.operands, str(step.operator)
        if name not in _OPERATORS:
            yield f"6.2.2: operator {name}"
        depth += {"q": 1, "Q": -1}.get(name, 0)
        if not 0 <= depth <= _DEEPEST:
            yield f"6.1.13: {depth} levels of states"
        if name == "Do":
            yield from _of_picture(page.Resources.XObject[str(operands[0])])
        if name in ("k", "K", "cs", "CS", "sh", "gs"):
            yield f"6.2.4: {name} is not covered by the output intent, or not expected"
        if name == "Tf":
            now = str(operands[0])
            if now not in fonts:
                fonts[now] = _EmbeddedFont(page.Resources.Font[now])
                yield from fonts[now].problems
        if name in ("Tj", "TJ"):
            shown = (
                operands if name == "Tj" else [one for one in operands[0] if isinstance(one, pikepdf.String)]
            )
            for text in shown:
                yield from fonts[now].not_right(bytes(text))


def _of_picture(picture: Any) -> Iterator[str]:
    """ISO 19005-2, 6.2.4 and 6.2.8: a picture in plain colours, without anything see-through or beside it."""
    if picture.get("/Subtype") != "/Image" or picture.get("/ColorSpace") not in ("/DeviceRGB", "/DeviceGray"):
        yield "6.2.4: a picture in colours that the output intent does not cover"
    if {"/SMask", "/Mask", "/Alternates", "/OPI"} & set(picture.keys()) or picture.get("/Interpolate"):
        yield "6.2.8: a picture with more than itself"


class _EmbeddedFont:
    """A composite font with codes that are glyphs (6.2.11)."""

    def __init__(self, font: Any) -> None:
        descendant = font.DescendantFonts[0]
        described = descendant.FontDescriptor
        self._name = str(font.BaseFont)
        self._says = {
            int(code, 16): bytes.fromhex(told.decode()).decode("utf-16-be")
            for code, told in _MAPPED.findall(font.ToUnicode.read_bytes().split(b"beginbfchar", 1)[1])
        }
        self._widths = dict(_widths(descendant.W))
        self._face = hb.Face(described.FontFile2.read_bytes())
        self._font = hb.Font(self._face)
        wanted = ("/Type0", "/Identity-H", "/CIDFontType2", "/Identity")
        found = (font.Subtype, font.Encoding, descendant.Subtype, descendant.CIDToGIDMap)
        self.problems = [] if wanted == found else [f"6.2.11.3: {self._name} is {found}"]
        if not re.match(r"/[A-Z]{6}\+", self._name) or described.FontName != font.BaseFont:
            self.problems.append(f"6.2.11.4: {self._name} is not named as a part of a font")
        leans = float(described.ItalicAngle)
        if not -30 <= leans <= 0:
            self.problems.append(f"ISO 32000-2, 9.8.1: {self._name} leans by {leans} degrees")

    def not_right(self, shown: bytes) -> Iterator[str]:
        """What is wrong with glyphs that are shown."""
        for place in range(0, len(shown), 2):
            glyph = int.from_bytes(shown[place : place + 2])
            wide = self._font.get_glyph_h_advance(glyph) * 1000 / self._face.upem
            if glyph == 0 or glyph >= self._face.glyph_count:
                yield f"6.2.11.8: glyph {glyph} of {self._name} is none"
            if abs(self._widths.get(glyph, -1) - wide) > 1:
                yield f"6.2.11.5: glyph {glyph} of {self._name} is {wide} wide, not {self._widths.get(glyph)}"
            if not self._says.get(glyph) or set(self._says[glyph]) & set("\0\ufeff\ufffe"):
                yield f"6.2.11.7.2: glyph {glyph} of {self._name} says no letter"


def _widths(told: Any) -> Iterator[tuple[int, float]]:
    every = list(told)
    for code, widths in zip(every[::2], every[1::2], strict=True):
        yield from ((int(code) + nth, float(wide)) for nth, wide in enumerate(widths))
