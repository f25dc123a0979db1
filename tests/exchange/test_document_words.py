"""A document in plain words and as HTML: nothing is lost or taken for markup, lists and tables are real."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.canvas.charts.chart_figures import BarChart
from lfl_desktop.content.document import (
    ChartFigure,
    ContentsEntry,
    ContentsList,
    Document,
    DocumentBlock,
    Field,
    Fields,
    ListItem,
    Paragraph,
    Rank,
    Section,
    Sign,
    Signature,
    SignatureLine,
    Span,
    SpanRole,
    SystemFigure,
    TableBlock,
    TableColumn,
)
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text, worded_parts

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1) | st.sampled_from(
    ["<b>bold</b>", "a & b", "&amp;", "{name}", "one\ntwo", "=1+1", "• a", "</td></table>"]
)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from(SpanRole)), min_size=1, max_size=3).map(tuple)
BLOCKS: st.SearchStrategy[DocumentBlock] = st.one_of(
    st.builds(Paragraph, SPANS, st.just(()) | SPANS, st.sampled_from([Rank.TEXT, Rank.DISPLAY])),
    st.builds(Fields, st.lists(st.builds(Field, TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)),
    st.builds(
        ListItem, SPANS, st.sampled_from(Sign), st.integers(0, 3), st.lists(SPANS, max_size=2).map(tuple)
    ),
    st.builds(
        lambda heads, rows: TableBlock(tuple(map(TableColumn, heads)), tuple(rows)),
        st.tuples(TEXTS, TEXTS),
        st.lists(st.tuples(SPANS, SPANS), max_size=3),
    ),
    st.builds(lambda one: SystemFigure((), (), {}, (one,)), st.builds(Field, TEXTS, TEXTS)),
    st.builds(
        lambda title, words: ChartFigure(
            title, words, BarChart(()), TableBlock((TableColumn(words),), (((Span(title),),),))
        ),
        TEXTS,
        TEXTS,
    ),
    st.builds(lambda words: Signature((SignatureLine(words, 1.0),)), TEXTS),
    st.builds(lambda words: ContentsList((ContentsEntry(1, words),)), TEXTS),
)
DOCUMENTS = st.builds(
    lambda title, mark, blocks: Document(
        title, "", mark, Section("", ()), (Section("Part", blocks, "Part"),)
    ),
    TEXTS,
    TEXTS,
    st.lists(BLOCKS, min_size=1, max_size=5).map(tuple),
)


class Read(HTMLParser):
    """The elements of a document, each with the text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self._open: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        element = [tag, ""]
        self.found.append(element)
        if tag not in ("br", "meta"):
            self._open.append(element)
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, "each is closed where it was opened"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element[1] += data

    def of(self, tag: str) -> list[str]:
        return [" ".join(text.split()) for name, text in self.found if name == tag]


def letters(text: str) -> str:
    return "".join(text.split())


def one(*blocks: DocumentBlock, heading: str = "Part") -> Document:
    return Document("Title", "", "For the set", Section("", ()), (Section("Part", blocks, heading),))


@given(DOCUMENTS)
def test_every_word_is_in_both(document: Document) -> None:
    plain = letters(plain_text(document))
    read = letters(Read(html_text(document)).of("body")[0])
    for words in (document.title, document.mark):
        assert letters(words) in plain and letters(words) in read
    for section in document.sections:
        for block in section.blocks:
            for text in texts_of(block):
                assert letters(text) in plain and letters(text) in read


def texts_of(block: DocumentBlock) -> list[str]:
    spans: list[Span] = []
    if isinstance(block, Paragraph):
        spans = [*block.spans, *block.aside]
    elif isinstance(block, ListItem):
        spans = [*block.spans, *(span for more in block.more for span in more)]
    elif isinstance(block, TableBlock):
        spans = [span for row in block.rows for cell in row for span in cell]
    elif isinstance(block, Fields):
        return [text for field in block.fields for text in field]
    elif isinstance(block, SystemFigure):
        return [text for field in block.boxes for text in field]
    elif isinstance(block, ChartFigure):
        return [block.title, block.words]
    elif isinstance(block, ContentsList):
        return [entry.words for entry in block.entries]
    else:
        return [line.words for line in block.lines]
    return [span.text for span in spans]


@given(DOCUMENTS)
def test_nothing_that_was_typed_is_taken_for_markup(document: Document) -> None:
    tags = {tag for tag, _text in Read(html_text(document)).found}
    known = "html head meta body h1 h2 p ul ol li table thead tbody tr th td strong em br"
    assert tags <= set(known.split())


def test_items_that_follow_each_other_are_one_list_and_numbers_go_on() -> None:
    items = [ListItem((Span(text),)) for text in "abc"]
    document = one(
        *items,
        Paragraph((Span("between"),)),
        ListItem((Span("d"),), number=4),
        ListItem((Span("e"),), number=5),
        Paragraph((Span("and"),)),
        ListItem((Span("f"),), number=1),
    )
    html = html_text(document)
    assert "<ol><li>f</li></ol>" in html
    assert html.count("<ul>") == 1 and '<ol start="4"><li>d</li><li>e</li></ol>' in html
    assert plain_text(document).endswith("• a\n• b\n• c\nbetween\n4. d\n5. e\nand\n1. f\n")


def test_a_table_is_a_table_and_its_cells_are_text_to_a_spreadsheet() -> None:
    columns = (TableColumn("Who"), TableColumn("What"))
    document = one(TableBlock(columns, (((Span("Tom", SpanRole.STRONG),), (Span("=1+1\ntwo"),)),)))
    read = Read(html_text(document))
    assert read.of("th") == ["Who", "What"] and read.of("td") == ["Tom", "=1+1 two"]
    assert read.of("strong") == ["Tom"]
    assert html_text(document).count("mso-number-format:'\\@'") == 2
    assert "\nWho · What\n• Tom · =1+1 two\n" in plain_text(document)


def test_empty_rows_to_write_in_are_there_in_word_and_not_in_plain_words() -> None:
    empty = ((Span(""),), (Span(""),))
    document = one(TableBlock((TableColumn("Name"), TableColumn("Signature")), (empty,), to_sign=True))
    assert html_text(document).count("<tr>") == 2
    assert plain_text(document).endswith("Name · Signature\n")


def test_what_is_said_below_an_item_is_a_list_in_it() -> None:
    document = one(ListItem((Span("a"),), more=((Span("b"),), (Span("c"),))))
    assert "<li>a<ul><li>b</li><li>c</li></ul></li>" in html_text(document)
    assert plain_text(document).endswith("• a\n   b\n   c\n")


def test_signs_are_said_in_words() -> None:
    document = one(ListItem((Span("Film a lesson", SpanRole.POSSIBLE),), Sign.POSSIBLE))
    assert "• possible: Film a lesson\n" in plain_text(document)
    assert "<li>possible: Film a lesson</li>" in html_text(document)


def test_what_a_page_has_in_place_of_a_heading_is_said_once() -> None:
    name = Paragraph((Span("Part", SpanRole.TITLE),), (Span("9 May"),), Rank.TITLE)
    document = one(name, Paragraph((Span("words"),)), heading="")
    assert [part.lines for part in worded_parts(document)] == [("For the set",), ("9 May", "words")]
    assert html_text(document).count("Part") == 1


def test_the_head_says_its_title_once_and_the_readers_last() -> None:
    head = (
        Paragraph((Span("Programme"),), (Span("For the set"),), Rank.SMALL),
        Paragraph((Span("Title"),), rank=Rank.TITLE),
        Paragraph((Span("When"),)),
    )
    document = Document("Title · Paper", "", "For the set", Section("", head), ())
    assert plain_text(document) == "Title · Paper\nProgramme\nWhen\nFor the set\n"


def test_deeper_parts_have_deeper_headings() -> None:
    body = tuple(Section(f"H{n}", (Paragraph((Span("x"),)),), f"H{n}", level=n) for n in (1, 2))
    html = html_text(Document("T", "", "", Section("", ()), body))
    assert "<h1>T</h1>" in html and "<h2>H1</h2>" in html and "<h3>H2</h3>" in html


def test_lines_that_were_typed_stay_lines() -> None:
    document = one(Paragraph((Span("one\ntwo"),)), Fields((Field("Asked:", "three\nfour"),)))
    assert "\none\ntwo\nAsked: three\nfour\n" in plain_text(document)
    assert html_text(document).count("<br") == 2
