"""Every paper of the sample, for each of its readers, as it was: its words, and where everything stands."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from every_paper import asked_of, sample_book
from kept_as_it_was import check_kept

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook

KEPT = Path(__file__).parent / "kept"
MADE = [paper.kind for paper in PAPERS if paper.kind != PaperName.FILE]


def as_it_is(paper: Paper) -> Iterator[str]:
    """The words of each page as they are read, and a mark of where everything on it stands."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        for number, page in enumerate(document, start=1):
            yield f"page {number} · {page.get_width():.0f} × {page.get_height():.0f} · {_layout(page)}"
            yield from page.get_textpage().get_text_range().splitlines()
    finally:
        document.close()
    yield from (f"note: {note}" for note in paper.notes)


def _layout(page: pypdfium2.PdfPage) -> str:
    """Where each stretch of text, shape and picture stands, and in what colours, as a mark."""
    text = page.get_textpage()
    rects = (text.get_rect(nth) for nth in range(text.count_rects()))
    told = [" ".join(f"{each:.1f}" for each in rect) for rect in rects]
    for one in page.get_objects():
        told.append(f"{one.type} " + " ".join(f"{each:.1f}" for each in one.get_bounds()))
        told += [
            _colour(one, pdfium.FPDFPageObj_GetFillColor),
            _colour(one, pdfium.FPDFPageObj_GetStrokeColor),
        ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


_COLOURS = (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor)


def _colour(one: pypdfium2.PdfObject, ask: object) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    assert callable(ask)
    return str([part.value for part in parts]) if ask(one, *parts) else ""


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


@pytest.mark.parametrize("kind", MADE)
def test_each_paper_of_the_sample_is_as_it_was(book: SetBook, kind: PaperName) -> None:
    told: list[str] = []
    for name, asked in asked_of(book, kind):
        told.append(f"== {name}")
        try:
            told += as_it_is(paper_of(book.workspace, book.learning_set.id, asked))
        except WorldError as error:
            told.append(f"refused: {error}")
    check_kept(KEPT / f"{kind}.txt", "\n".join(told) + "\n")
