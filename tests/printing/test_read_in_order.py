"""Whoever reads a paper without seeing it hears what its document says, in the order of the document: by two
programs that read PDFs, on the sheets of every region, and in large print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from every_paper import asked_of, sample_book
from reading import letters, pages_of

from lfl_desktop.content.document import Document, Section, SystemFigure, block_words
from lfl_desktop.content.paper_setting import Setting, Sheets
from lfl_desktop.workspace.papers.paper_kinds import IN_LARGE_PRINT, PAPERS, SYSTEMS, PaperName
from lfl_desktop.workspace.papers.prepared_paper import document_of, paper_of
from lfl_desktop.workspace.set_book import SetBook

DRAWN = {PaperName.FILE, PaperName.POSTER, PaperName.BLANK, *SYSTEMS}
"""What is no page of text: drawings, cards, and lines to write on."""

BESIDE = {PaperName.SUMMARY}
"""Papers whose parts may stand beside each other: each is read as a whole, not all in one order."""

BETWEEN = 420
"""Letters that may come between two words that follow each other: what stands around a new page."""

SETTINGS = {
    "usual": Setting(),
    "Letter": Setting(sheets=Sheets.LETTER),
    "large": Setting(large=True),
    "large, Letter": Setting(large=True, sheets=Sheets.LETTER),
}

ASKED = [
    (paper.kind, name)
    for paper in PAPERS
    for name, setting in SETTINGS.items()
    if paper.kind not in DRAWN and (not setting.large or paper.kind in IN_LARGE_PRINT)
]


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def plain(text: str) -> str:
    """Letters alone: a word may be parted at the end of a line."""
    return "".join(char for char in letters(text) if char not in "-\u2010")


def words_of(section: Section) -> list[str]:
    blocks = [block for block in section.blocks if not isinstance(block, SystemFigure)]
    said = (section.heading, *(words for block in blocks for words in block_words(block)))
    return [found for words in said for word in words.split() if (found := plain(word))]


def not_in_order(document: Document, read: str, *, beside: bool) -> list[str]:
    """Words that do not follow those before them where the paper is read."""
    found, place = [], 0
    for section in (document.head, *document.sections):
        words = words_of(section)
        if words and beside:
            place = max(0, read.find("".join(words[:6])))
        for word in words:
            there = read.find(word, place)
            if not place <= there <= place + BETWEEN:
                found.append(f"{word} after {read[max(0, place - 40) : place]}")
                return found
            place = there + len(word)
    return found


@pytest.mark.parametrize(("kind", "name"), ASKED)
def test_two_readers_find_the_words_in_the_order_of_the_document(
    book: SetBook, kind: PaperName, name: str
) -> None:
    _name, asked = list(asked_of(book, kind))[:2][-1]
    if kind in (PaperName.MEMBERS, PaperName.ACTIONS):
        _name, asked = next(iter(asked_of(book, kind)))
    asked = replace(asked, setting=SETTINGS[name])
    paper = paper_of(book.reading, book.learning_set.id, asked)
    document = document_of(book.reading, book.learning_set.id, asked)
    by_pypdf = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.pdf)).pages]
    for pages in (pages_of(paper), by_pypdf):
        read = plain(" ".join(pages).replace("\ufffe", ""))
        assert not_in_order(document, read, beside=kind in BESIDE) == []
