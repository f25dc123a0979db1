"""Objects of a PDF that are written as they stand: there are many, and reportlab's own dictionaries sort and
check each."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class PdfObjects:
    """Adds objects to the document of a canvas. References to them are bytes, to stand in other objects."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc

    def reserve(self) -> tuple[Any, bytes]:
        """An object whose `body` is set later, and the reference to it."""
        found = _raw()()
        return found, self._number(self._document.Reference(found))

    def add(self, body: bytes) -> bytes:
        """Adds an object, and gives the reference to it."""
        found, reference = self.reserve()
        found.body = body
        return reference

    def stream(self, entries: bytes, content: bytes) -> bytes:
        """Adds a compressed stream with these entries, and gives the reference to it."""
        return self._packed(entries, content)[1]

    def _packed(self, entries: bytes, content: bytes) -> tuple[Any, bytes]:
        found, reference = self.reserve()
        packed = zlib.compress(content)
        head = b"<< %s /Filter /FlateDecode /Length %d >>" % (entries, len(packed))
        found.body = head + b"\nstream\n" + packed + b"\nendstream"
        return found, reference

    def pack_page(self) -> None:
        """Packs what was drawn on the last page that was shown."""
        page = self._document.Pages.pages[-1]
        page.Contents, _reference = self._packed(b"", page.stream.encode("latin-1"))

    def page(self, number: int) -> bytes:
        """The reference to a page that was drawn, from 1."""
        return b"%d %d R" % self._document.idToObjectNumberAndVersion[f"Page{number}"]

    def catalog(self, name: str, body: bytes) -> None:
        """Puts an entry into the root of the document."""
        root = self._document.Catalog
        root.__Defaults__ = {**root.__Defaults__, name: body}  # reportlab writes no others

    def font(self, name: str, reference: bytes) -> None:
        """Makes a font known to all pages under this name."""
        self._document.idToObject["BasicFonts"].dict[name] = reference

    def _number(self, reference: Any) -> bytes:
        return b"%d %d R" % self._document.idToObjectNumberAndVersion[reference.name]


@cache
def _raw() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Raw(PDFObject):  # type: ignore[misc]
        """What is written is its `body`."""

        __RefOnly__ = 1
        body = b""

        def format(self, _document: Any) -> bytes:
            """Its bytes in the file."""
            return self.body

    return Raw


def pdf_text(text: str) -> bytes:
    """Words as an object: in hexadecimal digits, so that no character in them means anything."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"
