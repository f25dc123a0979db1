"""Papers on the sheets of the region, and in the inks that were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from every_paper import asked_of, sample_book
from pdf_standards import not_as_standards_ask
from PIL import Image
from pypdfium2 import PdfDocument, PdfImage
from reading import letters, lines_of, text_of

from lfl_desktop.content.paper_setting import Inking, Setting, Sheets, Size
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.calendar.programme_logo import choose_logo
from lfl_desktop.workspace.papers.paper_kinds import IN_LARGE_PRINT, PAPERS, SYSTEMS, AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

ON_SHEETS = [paper.kind for paper in PAPERS if paper.kind not in (PaperName.FILE, PaperName.POSTER, *SYSTEMS)]
LETTER = {(612, 792), (792, 612)}


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def made(book: SetBook, asked: AskedPaper, setting: Setting) -> Paper:
    return paper_of(book.workspace, book.learning_set.id, replace(asked, setting=setting))


def sides(paper: Paper) -> set[tuple[int, int]]:
    with PdfDocument(paper.pdf) as document:
        return {(round(w), round(h)) for w, h in map(document.get_page_size, range(len(document)))}


@pytest.mark.parametrize("kind", ON_SHEETS)
def test_on_letter_a_paper_says_the_same_within_its_margins(book: SetBook, kind: PaperName) -> None:
    _name, asked = next(asked_of(book, kind))
    usual, letter = (made(book, asked, Setting(sheets=sheets)) for sheets in Sheets)
    (side,) = sides(letter)
    assert side in LETTER and sides(usual) <= {(595, 842), (842, 595)}
    missing = set(letters(text_of(usual)).lower()) - set(letters(text_of(letter)).lower())
    assert not missing
    for left, low, right, high in (one for page in lines_of(letter) for one in page):
        assert left > 10 and right < side[0] - 30 and low > 10 and high < side[1] - 10


@pytest.mark.parametrize("size", Size)
def test_an_activity_system_takes_one_sheet_of_the_region_or_two(book: SetBook, size: Size) -> None:
    asked = dict(asked_of(book, PaperName.ACTIVITY_SYSTEM))["a4 prompts"]
    setting = replace(asked.setting, size=size, sheets=Sheets.LETTER)
    assert sides(made(book, asked, setting)) == {(792, 612) if size == Size.A4 else (1224, 792)}


@pytest.mark.parametrize("kind", sorted(IN_LARGE_PRINT))
def test_a_grey_copy_has_no_colour_and_a_colour_blind_one_neither_green_nor_plum(
    book: SetBook, kind: PaperName
) -> None:
    _name, asked = list(asked_of(book, kind))[1]
    papers = {inking: made(book, asked, Setting(inking=inking)) for inking in Inking}
    seen = {inking: _saturated(paper) for inking, paper in papers.items()}
    assert seen[Inking.COLOUR] and not seen[Inking.GREY]
    assert seen[Inking.SAFE]
    for red, green, blue in seen[Inking.SAFE]:  # blue, or a vermilion that holds no blue
        assert blue >= green >= red or red >= green >= blue, (red, green, blue)
    assert letters(text_of(papers[Inking.GREY])) == letters(text_of(papers[Inking.COLOUR]))


def test_a_paper_with_a_logo_meets_the_standards(book: SetBook, tmp_path: Path) -> None:
    picture = Image.radial_gradient("L").resize((300, 100)).convert("RGBA")
    picture.putalpha(120)
    picture.save(tmp_path / "logo.png")
    own = OwnSetBook(book.reading, book.learning_set.id)  # type: ignore[arg-type]
    choose_logo(own, tmp_path / "logo.png")
    try:
        for kind in (PaperName.SUMMARY, PaperName.POSTER):
            _name, asked = next(iter(asked_of(book, kind)))
            for inking in (Inking.COLOUR, Inking.GREY):
                pdf = made(book, asked, Setting(inking=inking)).pdf
                with PdfDocument(pdf) as document:
                    assert any(isinstance(one, PdfImage) for one in document[0].get_objects())
                assert not_as_standards_ask(pdf) == []
    finally:
        own.workspace.undo()


def _saturated(paper: Paper) -> set[tuple[int, int, int]]:
    """The colours of its first page that are far from grey."""
    with PdfDocument(paper.pdf) as document:
        image = document[0].render(scale=1.0).to_pil().convert("RGB")
    found = image.getcolors(1 << 20) or []
    return {colour for _count, colour in found if max(colour) - min(colour) > 60}
