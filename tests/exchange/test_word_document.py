"""A document as a Word file, read again by what reads Word files."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial

import docx
import pytest
from docx.document import Document as WordFile
from on_a4 import ON_A4

from lfl_desktop.canvas.charts.chart_figures import BarChart, ChartBar
from lfl_desktop.content.document import (
    ChartFigure,
    Document,
    Field,
    Fields,
    ListItem,
    Paragraph,
    Rank,
    Section,
    Signature,
    SignatureLine,
    Span,
    SpanRole,
    TableBlock,
    TableColumn,
)
from lfl_desktop.exchange.word_document import CELL_SIDES, TYPE, word_document
from lfl_desktop.printing.figure_pictures import figure_pictures
from lfl_desktop.typography.fonts import Face, text_width

DOCUMENT = Document(
    "A report",
    "Marion Pell",
    "For the advisory group",
    Section("Head", (Paragraph((Span("A report"),), rank=Rank.TITLE),)),
    (
        Section(
            "Part",
            (
                Paragraph((Span("A theme", SpanRole.HEADING),)),
                Paragraph((Span("Plain words\x0b "), Span("strong ones", SpanRole.STRONG))),
                ListItem((Span("One thing"),), more=((Span("“A quote”"),),)),
                Fields((Field("Measure:", "27 → 79 %"), Field("Level:", "Pupils"))),
                TableBlock(
                    (TableColumn("Day"), TableColumn("Event")),
                    (((Span("9 May"),), (Span("Workshop", SpanRole.STRONG),)),),
                ),
                Signature((SignatureLine("Signed", 1.0),)),
            ),
            "The part",
        ),
        Section("Nothing", (), "Left out"),
    ),
)


def written(document: Document) -> WordFile:
    sheet = ON_A4.sheet.upright
    return docx.Document(io.BytesIO(word_document(document, partial(figure_pictures, ON_A4), sheet)))


def test_it_has_real_styles_in_reading_order() -> None:
    file = written(DOCUMENT)
    told = [(p.style.name, p.text) for p in file.paragraphs if p.style is not None and p.text]
    assert told == [
        ("Title", "A report"),
        ("Heading 1", "The part"),
        ("Heading 2", "A theme"),
        ("Normal", "Plain words strong ones"),
        ("List Bullet", "One thing\n“A quote”"),
        ("Normal", "Measure: 27 → 79 %   Level: Pupils"),
        ("Normal", "Signed: ____________"),
    ]
    assert file.paragraphs[3].runs[-1].bold


def test_what_heads_something_stays_with_it_and_what_is_said_besides_is_grey() -> None:
    paragraphs = (
        Paragraph((Span("A theme", SpanRole.HEADING),)),
        Paragraph((Span("Kept", SpanRole.STRONG),), keep=True),
        Paragraph((Span("Free"), Span(" besides", SpanRole.QUIET))),
    )
    file = written(replace(DOCUMENT, body=(Section("", paragraphs),)))
    found = {p.text: p for p in file.paragraphs}
    kept = {words: p.paragraph_format.keep_with_next for words, p in found.items() if words}
    assert kept == {"A report": True, "A theme": True, "Kept": True, "Free besides": False}
    plain, quiet = (run.font.color.rgb for run in found["Free besides"].runs)
    assert (plain, str(quiet)) == (None, "55626F")


def test_its_table_repeats_its_head_and_it_says_what_it_is() -> None:
    file = written(DOCUMENT)
    (table,) = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Day", "Event"],
        ["9 May", "Workshop"],
    ]
    assert "tblHeader" in table.rows[0]._tr.xml and "tblHeader" not in table.rows[1]._tr.xml
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, None], "a short table stays on one page"
    properties = file.core_properties
    assert (properties.title, properties.author, properties.language) == ("A report", "Marion Pell", "en-GB")
    assert 'w:lang w:val="en-GB"' in file.styles["Normal"].element.xml
    assert file.sections[0].footer.paragraphs[0].text == ("A report · For the advisory group · Page 1 of 1")


@pytest.mark.parametrize(("lines", "kept"), [(11, [True] * 11 + [None]), (12, [None] * 13)])
def test_a_table_that_is_too_long_for_one_page_may_break(lines: int, kept: list[bool | None]) -> None:
    rows = tuple(((Span(f"{nth}"),),) for nth in range(lines))
    long = replace(DOCUMENT, body=(Section("Part", (TableBlock((TableColumn("Day"),), rows),)),))
    (table,) = written(long).tables
    found = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert found == kept


def test_a_chart_is_a_picture_with_its_words_and_a_table_below_it() -> None:
    chart = BarChart((ChartBar("done", 0, 3, "3"), ChartBar("open", 0, 1, "1")))
    table = TableBlock((TableColumn("State"), TableColumn("Actions")), (((Span("done"),), (Span("3"),)),))
    figure = ChartFigure("Actions by state", "4 actions: 3 done, 1 open.", chart, table)
    document = replace(DOCUMENT, body=(Section("Part", (figure,), "The part"),))
    file = written(document)
    (picture,) = file.inline_shapes
    described = picture._inline.docPr
    assert (described.get("title"), described.get("descr")) == (figure.title, figure.words)
    assert picture.width < file.sections[0].page_width - 2 * file.sections[0].left_margin
    assert [cell.text for cell in file.tables[0].rows[1].cells] == ["done", "3"]
    told = [p.text for p in file.paragraphs if p.text]
    assert told[-2:] == [figure.title, figure.words]


def test_columns_are_as_wide_as_what_they_hold_so_that_no_name_is_broken() -> None:
    columns = tuple(map(TableColumn, ("When", "What", "Speaker", "For whom"), (1.6, 2.6, 1.4, 1.4)))
    day = "Thursday\u00a012\u00a0February\u00a02015, 16:00–18:00"
    what, who = "Public seminar: what we know of how schools lead", "Professor Gideon Sloane-Marchant"
    rows = [(day, what, who, "school teams, governors and guests"), (day, what * 2, "the sets", "all")]
    table = TableBlock(columns, tuple(tuple((Span(words),) for words in row) for row in rows))
    file = written(replace(DOCUMENT, body=(Section("Part", (table,), "The part"),)))
    assert not file.tables[0].autofit, "Word would share the width out anew"
    widths = [column.width.pt for column in file.tables[0].columns if column.width]
    assert widths[2] - CELL_SIDES >= text_width(who, Face.REGULAR, TYPE)
    assert widths[0] - CELL_SIDES >= text_width(day.split()[-1], Face.REGULAR, TYPE)
    page = file.sections[0]
    text = page.page_width.pt - page.left_margin.pt - page.right_margin.pt
    beside = 2 * 5.4  # the words of its cells stand below each other with the words of the page
    assert sum(widths) == pytest.approx(text + beside, abs=1)
