"""Large print: what is read in the hand by those who do not see small letters well."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from every_paper import asked_of, sample_book
from reading import letters, text_of

from lfl_desktop.content.paper_setting import Setting
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.paper_kinds import IN_LARGE_PRINT, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def sizes_of(paper: Paper) -> dict[float, int]:
    """The sizes of type in it: how many letters of each."""
    found: dict[float, int] = {}
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        for page in document:
            text = page.get_textpage()
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(one, size)
                count = pdfium.FPDFTextObj_GetText(one, text, None, 0) // 2
                found[round(size.value, 1)] = found.get(round(size.value, 1), 0) + count
        return found
    finally:
        document.close()


@pytest.mark.parametrize("kind", sorted(IN_LARGE_PRINT))
def test_large_print_says_the_same_in_letters_of_14_points(book: SetBook, kind: PaperName) -> None:
    _name, asked = list(asked_of(book, kind))[1]
    usual, large = (
        paper_of(book.workspace, book.learning_set.id, replace(asked, setting=Setting(large=each)))
        for each in (False, True)
    )
    sizes = sizes_of(large)
    assert max(sizes, key=sizes.__getitem__) == 14.0
    assert min(sizes) == 14.0, "also in drawings, and at the head and foot of pages"
    assert large.pages >= usual.pages
    for words in ("Priya", "Sign", "next meeting"):
        assert (letters(words) in letters(text_of(usual))) == (letters(words) in letters(text_of(large)))
