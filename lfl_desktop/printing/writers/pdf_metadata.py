"""What a PDF says of itself: in its information, and again as XMP, which PDF/A-2u (ISO 19005-2, 6.6) and
PDF/UA-1 (ISO 14289-1, 5) are named in; and which colours its numbers mean."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.domain.wording.clean_text import clean
from lfl_desktop.paths import resource
from lfl_desktop.printing.writers.pdf_objects import PdfObjects, pdf_text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MAKER = "LfL Desktop"

_NO_DAY = dt.date(2000, 1, 1)
"""Stands where nobody says a day."""


class AboutPdf(NamedTuple):
    """What it is called, who made it, for whom it is, and as of which day, where somebody says one."""

    title: str
    author: str
    subject: str
    day: dt.date | None = None


def write_about(canvas: Canvas, objects: PdfObjects, about: AboutPdf) -> None:
    """Adds what the file says of itself."""
    told = AboutPdf(clean(about.title), clean(about.author), clean(about.subject), about.day)
    canvas.setTitle(told.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document = canvas._doc
    document.info.format = lambda _document: _information(told)
    words = _xmp(told)
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(words)
    objects.catalog("Metadata", objects.add(head + b"\nstream\n" + words + b"\nendstream"))
    profile = objects.stream(b"/N 3", resource("colour", "sRGB.icc").read_bytes())
    objects.catalog(
        "OutputIntents",
        b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
        b" /DestOutputProfile %s >>]" % profile,
    )


def _in_information(day: dt.date) -> bytes:
    stamp = f"(D:{day:%Y%m%d}000000Z)"
    return f"/CreationDate {stamp} /ModDate {stamp}".encode()


def _in_xmp(day: dt.date) -> bytes:
    stamp = f"{day:%Y-%m-%d}T00:00:00Z"
    return f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>".encode()


def _information(told: AboutPdf) -> bytes:
    return b"<< /Title %s /Author %s /Subject %s /Creator %s /Producer %s %s >>" % (
        *map(pdf_text, (told.title, told.author, told.subject, MAKER, MAKER)),
        _in_information(told.day or _NO_DAY),
    )


def _xmp(told: AboutPdf) -> bytes:
    title, author, subject = (escape(words, quote=False) for words in (told.title, told.author, told.subject))
    about = _ABOUT.format(title=title, author=author, subject=subject, maker=MAKER)
    return b"".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode(),
            _HEAD.encode(),
            about.encode("utf-8", "replace"),
            _in_xmp(told.day or _NO_DAY),
            _FOOT.encode(),
        ]
    )


_HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
)
"""The standards that it keeps to. PDF/A knows nothing of the name of PDF/UA, so `_FOOT` says what it means
(6.6.2.3.3)."""

_ABOUT = (
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
    "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
    "<xmp:CreatorTool>{maker}</xmp:CreatorTool><pdf:Producer>{maker}</pdf:Producer>"
)

_FOOT = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)
