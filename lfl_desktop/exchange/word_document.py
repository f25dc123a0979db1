"""A document as a Word file, to go on writing in: real styles, headings, lists and tables, in order."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from lfl_desktop.canvas.charts.chart_layout import chart_drawing
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.content.document import (
    ChartFigure,
    ContentsList,
    Document,
    DocumentBlock,
    Fields,
    ListItem,
    Paragraph,
    PosterFigure,
    Rank,
    Section,
    Signature,
    Span,
    SpanRole,
    Spans,
    Squares,
    SystemFigure,
    TableBlock,
)
from lfl_desktop.typography.column_widths import Extent, shared_columns
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

LANGUAGE = "en-GB"
_STRONG = (SpanRole.STRONG, SpanRole.LEAD, SpanRole.TITLE, SpanRole.HEADING)
_QUIET = (SpanRole.QUIET, SpanRole.SOURCE, SpanRole.READERS, SpanRole.EVERYONE, SpanRole.NOTE)
_HEADINGS = {Rank.TITLE: "Title", Rank.DISPLAY: "Title", Rank.HEADING: "Heading 2"}


PICTURE_WIDTH, PICTURE_TYPE = 480.0, 9.5
"""Of a chart or a poster, in points: about as wide as the text of the page."""

MARGIN, FOOT = 1.7, 0.8
"""Around a page, and from its lower edge to what stands at its foot, in centimetres."""

TYPE, FOOT_TYPE, CELL_SIDES = 9.5, 8.0, 10.8
"""The running text, what stands at the foot of pages, and what a cell keeps free at its sides, in points."""

FONT, ACCENT, RULE = "Calibri", "0F6B6B", "C3CBD1"
"""The type, which every office program has or stands in for, the ink of headings, and that of rules."""

WIDER = 1.06
"""How much wider its letters may be than those of our own pages, by which columns are worked out."""

AFTER, LINES = 3.0, 1.0
"""What stands free below a paragraph, in points, and how high a line is, in its type."""

IN_CELL, BELOW_TABLE = 1.0, 4.0
"""What stands free below the words of a cell, and below a table, in points."""

HEADINGS = (("Title", 18.0, 0.0), ("Heading 1", 12.5, 9.0), ("Heading 2", 10.5, 4.0))
"""Styles of headings, how large each is, and what stands free above it, in points."""

TABLES = "Table Grid"
"""The style of tables."""

SHORT = 12
"""A table of at most so many rows stands on one page."""

Painter: TypeAlias = Callable[[Drawing | PosterFigure], Sequence[bytes]]
"""Makes the pictures (PNG) of a drawing, of which there is one, or of a poster: one of each sheet."""


def word_document(
    document: Document, painter: Painter, sheet: tuple[float, float], size: float = TYPE
) -> bytes:
    """The bytes of a .docx file that says what `document` says in type of this `size`, for a `sheet` that is
    so wide and high, in points; `painter` makes its pictures."""
    from docx import Document as new_file
    from docx.shared import Cm, Pt

    file = new_file()
    for page in file.sections:
        page.page_width, page.page_height = Pt(sheet[0]), Pt(sheet[1])
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
        page.footer_distance = Cm(FOOT)
    _describe(file, document, size)
    for section in (document.head, *document.sections):
        _section(file, section, painter)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _describe(file: WordFile, document: Document, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    properties = file.core_properties
    properties.title = document.marked(document.title)
    properties.author = document.author
    properties.subject = document.mark
    properties.comments = ""
    properties.language = LANGUAGE
    style = file.styles["Normal"]
    style.font.size, style.font.name = Pt(size), FONT
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(AFTER), LINES
    for name, larger, before in HEADINGS:
        heading = file.styles[name]
        heading.font.size, heading.paragraph_format.space_before = Pt(larger), Pt(before)
        heading.font.color.rgb = RGBColor.from_string(ACCENT)
        for rule in heading.element.iter(qn("w:bottom")):
            rule.set(qn("w:color"), ACCENT)
            rule.attrib.pop(qn("w:themeColor"), None)
    _rule_tables(file)
    fonts = style.element.get_or_add_rPr()
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): LANGUAGE})
    fonts.append(language)
    foot = file.sections[0].footer.paragraphs[0]
    foot.text = document.marked(f"{document.title} · {document.mark} · ")
    file.styles["Footer"].font.size = Pt(FOOT_TYPE)
    for part in re.split(r"({\w+})", tr("Page {number} of {all}", number="{PAGE}", all="{NUMPAGES}")):
        if part.startswith("{"):
            _field(foot, part.strip("{}"))
        else:
            foot.add_run(part)


def _rule_tables(file: WordFile) -> None:
    """Tables have a rule below each line, as on our own pages, and none at their sides."""
    from docx.oxml.ns import qn

    (borders,) = file.styles[TABLES].element.iter(qn("w:tblBorders"))
    for border in borders:
        is_level = border.tag in (qn("w:top"), qn("w:bottom"), qn("w:insideH"))
        border.set(qn("w:val"), "single" if is_level else "nil")
        border.set(qn("w:color"), RULE)


def _field(paragraph: WordParagraph, asked: str) -> None:
    """What the word processor works out when it lays out the page."""
    for kind, words in (("begin", ""), ("instrText", asked), ("separate", "")):
        _field_mark(paragraph, kind, words)
    paragraph.add_run("1")
    _field_mark(paragraph, "end")


def _section(file: WordFile, section: Section, painter: Painter) -> None:
    if section.heading:
        file.add_heading(section.heading, level=min(section.level, 9))
    for block in section.blocks:
        if isinstance(block, ChartFigure):
            _chart(file, block, painter)
        elif isinstance(block, PosterFigure):
            _poster(file, block, painter)
        else:
            _block(file, block)


def _chart(file: WordFile, block: ChartFigure, painter: Painter) -> None:
    """The picture with its words as alternative text, what it is called above it and its table below."""
    title = file.add_paragraph()
    title.add_run(_writable(block.title)).bold = True
    title.paragraph_format.keep_with_next = True
    (picture,) = painter(chart_drawing(block.chart, PICTURE_WIDTH, PICTURE_TYPE))
    _picture(file, picture, block.title, block.words).paragraph_format.keep_with_next = True
    file.add_paragraph(_writable(block.words))
    _table(file, block.table)


def _poster(file: WordFile, block: PosterFigure, painter: Painter) -> None:
    """Its sheets as pictures, and below them its words, which can be read aloud and copied."""
    file.add_heading(_writable(block.title), level=2)
    for picture in painter(block):
        _picture(file, picture, block.title, tr("The poster as a picture. Its words follow."))
    for nth, section in enumerate(block.sections):
        heading = file.add_paragraph()
        heading.paragraph_format.page_break_before = not nth
        heading.add_run(_writable(section.heading)).bold = True
        heading.paragraph_format.keep_with_next = True
        for one in section.blocks:
            _block(file, _under(one))


def _under(block: DocumentBlock) -> DocumentBlock:
    """What heads a group on a poster is no heading of the report."""
    if isinstance(block, Paragraph):
        return block._replace(spans=tuple(Span(span.text, SpanRole.QUIET) for span in block.spans))
    return block


def _picture(file: WordFile, picture: bytes, title: str, words: str) -> WordParagraph:
    """A picture as wide as the text, with `words` for whoever does not see it."""
    from docx.shared import Pt

    held = file.add_paragraph()
    made = held.add_run().add_picture(io.BytesIO(picture), width=Pt(PICTURE_WIDTH))
    properties = made._inline.docPr
    properties.set("title", _writable(title))
    properties.set("descr", _writable(words))
    return held


def _block(file: WordFile, block: DocumentBlock) -> None:
    if isinstance(block, Paragraph):
        style = _HEADINGS.get(block.rank, "Heading 2" if _is_heading(block.spans) else "Normal")
        made = file.add_paragraph(style=style)
        _spans(made, block.spans)
        if block.aside:
            made.add_run(" · ")
            _spans(made, block.aside)
        made.paragraph_format.keep_with_next = block.keep or style != "Normal"
    elif isinstance(block, Fields):
        made = file.add_paragraph()
        for nth, field in enumerate(block.fields):
            lead = "   " if nth else ""
            made.add_run(f"{lead}{field.label} ").bold = True
            made.add_run(field.text)
    elif isinstance(block, ListItem):
        made = file.add_paragraph(style="List Number" if block.number else "List Bullet")
        _spans(made, block.spans)
        for more in block.more:
            made.add_run().add_break()
            _spans(made, more)
    elif isinstance(block, TableBlock):
        _table(file, block)
    elif isinstance(block, SystemFigure):
        for field in block.boxes:
            made = file.add_paragraph(style="List Bullet")
            made.add_run(f"{field.label} ").bold = True
            made.add_run(field.text)
    elif isinstance(block, ContentsList):
        _contents(file, block)
    elif isinstance(block, Squares):
        file.add_paragraph(block.words)
    elif isinstance(block, Signature):
        file.add_paragraph("   ".join(f"{line.words}: ____________" for line in block.lines))


def _contents(file: WordFile, block: ContentsList) -> None:
    """A list of contents that the word processor makes anew from the headings, with pages, when it is asked
    to; until then the headings as they are now."""
    from docx.shared import Cm

    made = [file.add_paragraph() for _entry in block.entries]
    for paragraph, entry in zip(made, block.entries, strict=True):
        if paragraph is made[0]:
            _field_mark(paragraph, "begin")
            _field_mark(paragraph, "instrText", 'TOC \\o "1-2" \\h \\z \\u')
            _field_mark(paragraph, "separate")
        paragraph.add_run(_writable(entry.words))
        paragraph.paragraph_format.left_indent = Cm(0.6 * (entry.level - 1))
        paragraph.paragraph_format.space_after = Cm(0)
    if made:
        _field_mark(made[-1], "end")


def _field_mark(paragraph: WordParagraph, kind: str, words: str = "") -> None:
    """Where a field begins, its result begins or it ends; or, with `words`, what it is to hold."""
    from docx.oxml.ns import qn

    run = paragraph.add_run()._r
    if words:
        mark = run.makeelement(qn(f"w:{kind}"), {qn("xml:space"): "preserve"})
        mark.text = words
    else:
        mark = run.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
    run.append(mark)


def _is_heading(spans: Spans) -> bool:
    return bool(spans) and all(span.role == SpanRole.HEADING for span in spans)


def _spans(paragraph: WordParagraph, spans: Spans) -> None:
    from docx.shared import RGBColor

    for span in spans:
        run = paragraph.add_run(_writable(span.text))
        run.bold = True if span.role in _STRONG else None
        if span.role in _QUIET:
            run.font.color.rgb = RGBColor(0x55, 0x62, 0x6F)


def _writable(text: str) -> str:
    """Without the signs that no XML can hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _table(file: WordFile, block: TableBlock) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    headings = block.headings
    table = file.add_table(rows=0, cols=len(block.columns), style=TABLES)
    table.autofit = False
    for made, width in zip(table.columns, _widths(block, _room(file)), strict=True):
        made.width = Pt(width)
    if headings:
        head = table.add_row()
        for cell, words in zip(head.cells, headings, strict=True):
            _cell(cell, ((words, True),))
        row = head._tr.get_or_add_trPr()
        row.append(row.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for spans_of_row in block.rows:
        for cell, spans in zip(table.add_row().cells, spans_of_row, strict=True):
            _cell(cell, tuple((span.text, span.role in _STRONG) for span in spans))
    for line in table.rows[:-1] if len(table.rows) <= SHORT else ():
        for cell in line.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    below = file.add_paragraph()
    below.paragraph_format.space_before = below.paragraph_format.space_after = Pt(0)
    below.paragraph_format.line_spacing = Pt(BELOW_TABLE)


def _room(file: WordFile) -> float:
    """How wide a table is, whose words then stand between the margins, in points."""
    from docx.shared import Length

    page = file.sections[0]
    edges = (page.page_width, page.left_margin, page.right_margin)
    wide, left, right = (float(Length(edge or 0).pt) for edge in edges)
    return wide - left - right + CELL_SIDES


def _widths(block: TableBlock, room: float) -> list[float]:
    """Points of each column, by what its cells hold; one to be written in has its share of the room."""
    columns = block.columns
    widths = [room * column.share / sum(column.share for column in columns) for column in columns]
    cells = [[_extent(row[nth]) for row in block.rows] for nth in range(len(columns))]
    told = [nth for nth, column in enumerate(cells) if any(one.word for one in column)]
    heads = [text_width(columns[nth].heading, Face.BOLD, WIDER) for nth in told]
    free = sum(widths[nth] - CELL_SIDES for nth in told)
    shared = shared_columns(heads, [cells[nth] for nth in told], free / TYPE) if told else []
    for nth, wide in zip(told, shared, strict=True):
        widths[nth] = wide * TYPE + CELL_SIDES
    return widths


def _extent(spans: Spans) -> Extent:
    """How wide the words of a cell are."""
    face = Face.BOLD if any(span.role in _STRONG for span in spans) else Face.REGULAR
    lines = "".join(span.text for span in spans).split("\n")
    words = [text_width(word, face, WIDER) for line in lines for word in line.split(" ")]
    return Extent(max(words), max(text_width(line, face, WIDER) for line in lines))


def _cell(cell: _Cell, words: tuple[tuple[str, bool], ...]) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(IN_CELL)
    for text, strong in words:
        paragraph.add_run(_writable(text)).bold = strong
