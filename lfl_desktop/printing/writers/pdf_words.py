"""Words on the pages of a PDF: lines written as glyphs, and the fonts that hold these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.printing.layout.paper_text import Piece, TextLine
from lfl_desktop.printing.writers.pdf_canvas import reportlab_colour
from lfl_desktop.printing.writers.pdf_fonts import embed_font
from lfl_desktop.printing.writers.pdf_objects import PdfObjects, pdf_text
from lfl_desktop.typography.font_program import FontFile, font_program
from lfl_desktop.typography.fonts import glyphs_of, is_embedded
from lfl_desktop.typography.shaping import SetGlyph

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas


class PlacedLine(NamedTuple):
    """A line that begins at `x` on its base line `y`, points from the page's lower left corner."""

    line: TextLine
    x: float
    y: float
    size: float


class PdfWords:
    """Writes lines on the pages of one PDF in these inks, and embeds the fonts that they need."""

    def __init__(self, canvas: Canvas, inks: Mapping[str, str]) -> None:
        self.canvas = canvas
        self._inks = inks
        self._fonts: dict[FontFile, _UsedFont] = {}

    def draw(self, placed: Iterable[PlacedLine]) -> None:
        """Draws lines."""
        found = ["BT"]
        last: tuple[object, ...] = ()
        colour = ""
        for line, x, y, size in placed:
            for piece in line.pieces:
                font = self._fonts.get(piece.run.font) or self._font(piece.run.font)
                if (font, size) != last:
                    last = (font, size)
                    found.append(f"/{font.name} {size:.4g} Tf")
                if piece.colour != colour:
                    colour = piece.colour
                    found.append(pdf_colour(self._inks.get(colour, colour)))
                found.append(f"1 0 0 1 {x + piece.x * size:.2f} {y:.2f} Tm {font.shown(piece, size)}")
        found.append("ET")
        self.canvas._code.append("\n".join(found))

    def ink(self, colour: str) -> Color:
        """In what a colour of the usual look is printed."""
        return reportlab_colour(self._inks.get(colour, colour))

    def embed(self, objects: PdfObjects) -> None:
        """Adds the fonts, once all is drawn."""
        for file, font in self._fonts.items():
            objects.font(font.name, embed_font(objects, file, font.glyphs()))

    def _font(self, file: FontFile) -> _UsedFont:
        kind = _PlainFont if is_embedded(file) else _ShapedFont
        found = self._fonts[file] = kind(f"F{len(self._fonts) + 1}", file)
        return found


class _UsedFont:
    """A font on these pages under a name of its own."""

    def __init__(self, name: str, file: FontFile) -> None:
        self.name = name
        self.file = file

    def shown(self, piece: Piece, size: float) -> str:
        """What shows a piece of a line."""
        raise NotImplementedError

    def glyphs(self) -> dict[int, str]:
        """What was shown, and what each says."""
        raise NotImplementedError


class _PlainFont(_UsedFont):
    """One that sets letter by letter."""

    def __init__(self, name: str, file: FontFile) -> None:
        super().__init__(name, file)
        self._codes = _codes(file)
        self._used: set[str] = set()

    def shown(self, piece: Piece, size: float) -> str:
        text = piece.run.text
        self._used.update(text)
        return f"<{text.translate(self._codes)}> Tj"

    def glyphs(self) -> dict[int, str]:
        glyphs, found = font_program(self.file).glyphs, dict[int, str]()
        for char in sorted(self._used):
            says = " " if char == "\u00a0" else char  # is found by who looks for a space
            found.setdefault(glyphs[ord(char)], says)
        return found


class _ShapedFont(_UsedFont):
    """One whose rules join and place letters. What its glyphs do not say one by one is told beside them."""

    def __init__(self, name: str, file: FontFile) -> None:
        super().__init__(name, file)
        self._used: dict[int, str] = {}

    def shown(self, piece: Piece, size: float) -> str:
        found, pen = [], 0.0
        for cluster in _clusters_of(glyphs_of(piece.run).glyphs):
            code, pen = self._code(cluster, size, pen)
            found.append(code)
        return " ".join(found)

    def _code(self, cluster: Sequence[SetGlyph], size: float, pen: float) -> tuple[str, float]:
        """What shows glyphs that say something together, and where the next would stand. Clusters stand from
        left to right, as readers expect it, also where they read from the right."""
        says = cluster[0].text
        known = [self._used.setdefault(glyph.number, glyph.text) for glyph in cluster]
        row, rise, found = "", 0.0, []
        for glyph in cluster:
            if glyph.y != rise:
                found.append(f"[{row}] TJ {glyph.y * size / 1000:.2f} Ts")
                row, rise = "", glyph.y
            if abs(pen - glyph.x) > 0.05:
                row += f"{pen - glyph.x:.1f}"
            row += f"<{glyph.number:04X}>"
            pen = glyph.x + font_program(self.file).glyph_width(glyph.number)
        found.append(f"[{row}] TJ" + (" 0 Ts" if rise else ""))
        code = " ".join(found)
        if len(says) == 1 and known == [says]:
            return code, pen
        return f"/Span <</ActualText {pdf_text(says).decode()}>> BDC {code} EMC", pen

    def glyphs(self) -> dict[int, str]:
        return self._used


def _clusters_of(glyphs: Iterable[SetGlyph]) -> Iterator[list[SetGlyph]]:
    """Glyphs that say something together: the first of them names it."""
    cluster: list[SetGlyph] = []
    for glyph in glyphs:
        if glyph.text and cluster:
            yield cluster
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


@cache
def _codes(file: FontFile) -> dict[int, str]:
    """What shows each letter of a font that sets letter by letter, in hexadecimal digits."""
    return {code: f"{glyph:04X}" for code, glyph in font_program(file).glyphs.items()}


@cache
def pdf_colour(colour: str) -> str:
    """What fills with a colour, given as in "#0F6B6B"."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
