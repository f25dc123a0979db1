"""The posters of all sets and that of the programme, made on the command line."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfDocument, PdfObject

from lfl_desktop.__main__ import main
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.layout.style import POSTER_THEMES
from lfl_desktop.workspace.papers.poster_released import release_poster
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def words_of(path: Path) -> str:
    with PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def job(*words: object) -> int:
    return main([str(word) for word in words])


def test_each_set_has_one_and_so_has_the_programme(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "posters"
    assert job("posters", office, "-o", out) == 0
    assert "5 posters are in" in capsys.readouterr().out
    names = ["programme", "set-a", "set-b", "set-c", "set-d"]
    assert sorted(path.name for path in out.iterdir()) == [f"{name}-poster.pdf" for name in names]
    programme = words_of(out / "programme-poster.pdf")
    for words in (
        "For everyone",
        "4 sets met 24 times.",
        "90 actions decided, 83 of them closed.",
        "27 → 79 %",
    ):
        assert words in programme
    of_b = words_of(out / "set-b-poster.pdf")
    assert "Distributed leadership" in of_b and "For everyone" in of_b
    for name in ("Ruth Ansell", "Priya Dale", "Mark Solway", "Beth Ivory"):
        assert name not in programme and name not in words_of(out / "set-a-poster.pdf")


def test_each_theme_of_the_programme_has_a_card_of_its_colour(office: Path, tmp_path: Path) -> None:
    assert job("posters", office, "-o", tmp_path) == 0
    with PdfDocument(tmp_path / "programme-poster.pdf") as document:
        paths = document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        fills = [_fill(one) for one in paths]
    assert {f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in fills} >= set(POSTER_THEMES)


def _fill(one: PdfObject) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    assert pdfium.FPDFPageObj_GetFillColor(one, *parts)
    red, green, blue, _alpha = (part.value for part in parts)
    return red, green, blue


def test_none_is_written_over_unless_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "set-c-poster.pdf"
    kept.write_bytes(b"mine")
    assert job("posters", office, "-o", tmp_path) != 0
    assert "“set-c-poster.pdf” is there already, so nothing was saved" in capsys.readouterr().err
    assert kept.read_bytes() == b"mine" and [path.name for path in tmp_path.glob("*.pdf")] == [kept.name]
    assert job("posters", office, "-o", tmp_path, "--replace") == 0
    assert kept.read_bytes().startswith(b"%PDF")


def test_a_set_that_released_its_poster_has_it_in_its_own_words(sample_path: Path, tmp_path: Path) -> None:
    office = tmp_path / "office.lfl"
    Workspace.create(office).close()
    for nth, is_released in enumerate((False, True)):
        facilitator = Workspace.open(sample_path)
        try:
            book = OwnSetBook(facilitator, facilitator.select(LearningSet)[0].id)
            if is_released:
                release_poster(book, facilitator.today())
        finally:
            facilitator.close()
        assert job("export", sample_path, "-o", tmp_path / f"{nth}.lflset") == 0
        assert job("add", office, tmp_path / f"{nth}.lflset") == 0
        assert job("posters", office, "-o", tmp_path / f"posters {nth}") == 0
        said = words_of(tmp_path / f"posters {nth}" / "set-a-poster.pdf")
        assert ("What was of concern" in said) is is_released
