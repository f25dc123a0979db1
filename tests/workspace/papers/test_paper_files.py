"""A paper as files: one PDF, or a picture of each page that says what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PIL import Image

from lfl_desktop.__main__ import main
from lfl_desktop.content.paper_setting import Sheets
from lfl_desktop.domain.activity import ActivitySystem, Place, SystemItem, SystemVersion
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.exchange.files_out import CannotSave
from lfl_desktop.workspace.papers import paper_files
from lfl_desktop.workspace.papers.own_log import private_log
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace

Print = Callable[..., str]


@pytest.fixture
def prints(sample: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    def ran(name: str, *words: str) -> str:
        capsys.readouterr()
        arguments = ["print", str(sample.path), *words, "-o", str(tmp_path / "out" / name)]
        assert main(arguments) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    (tmp_path / "out").mkdir()
    return ran


def made(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").iterdir())


def said(path: Path) -> str:
    root = ElementTree.fromstring(path.read_bytes())
    return " ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))


def test_the_drawing_carries_what_the_page_carries(prints: Print, tmp_path: Path) -> None:
    prints("a.svg", "--paper", "activity-system", "--leader", "Priya")
    words = said(tmp_path / "out" / "a.svg")
    for expected in (
        "SAMPLE",
        "For the set · do not pass on",
        "Activity system · Priya Dale",
        "How do I get one phonics method into every class?",
        "Meeting 4, Thursday 4 July 2013",
        "Numbers say where it pulls",
        "Where does it pull?",
        "Home reading.",
    ):
        assert expected in words, expected
    root = ElementTree.parse(tmp_path / "out" / "a.svg").getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Activity system · Priya Dale"
    assert made(tmp_path) == ["a.svg"]


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_of_several_pages_there_is_a_picture_each(prints: Print, tmp_path: Path, suffix: str) -> None:
    told = prints(f"a.{suffix}", "--paper", "then-and-now", "--leader", "Priya")
    names = [f"a {n} of 2.{suffix}" for n in (1, 2)]
    assert made(tmp_path) == names
    assert "2 files, one a page:" in told and names[0] in told and names[1] in told
    if suffix == "svg":
        for name in names:
            words = said(tmp_path / "out" / name)
            assert "SAMPLE" in words and "For the set · do not pass on" in words
            assert "Priya Dale" in words and "How do I get one phonics method" in words
        assert "Heavy type: what is new" in said(tmp_path / "out" / names[0])
        assert "Where does it pull?" in said(tmp_path / "out" / names[0])
    else:
        assert len({Image.open(tmp_path / "out" / name).tobytes() for name in names}) == 2


def test_the_key_to_the_numbers_goes_with_a_drawing_that_has_no_room_for_it(
    sample: Workspace, prints: Print, tmp_path: Path
) -> None:
    version = max(
        (v for s in sample.select(ActivitySystem) for v in sample.select(SystemVersion, system=s.id)),
        key=lambda v: len(sample.select(SystemItem, version=v.id)),
    )
    with sample.step("Fill", rules=Rules.ARRIVING) as step:
        for n in range(40):
            step.put(SystemItem(version=version.id, place=Place.RULES, wording=f"Rule {n}", position=90 + n))
    prints("a.svg", "--paper", "activity-system", "--leader", "Priya")
    pages = made(tmp_path)
    assert len(pages) > 1
    together = " ".join(said(tmp_path / "out" / name) for name in pages)
    assert all(f"Rule {n}" in together for n in range(40)) and "Where does it pull?" in together


def test_no_file_that_is_there_is_written_over(prints: Print, tmp_path: Path) -> None:
    there = tmp_path / "out" / "a 2 of 2.svg"
    there.write_text("something else")
    then = ("--paper", "then-and-now", "--leader", "Priya")
    assert "a (2) 1 of 2.svg" in prints("a.svg", *then)
    assert there.read_text() == "something else"
    assert made(tmp_path) == sorted([there.name, *(f"a (2) {n} of 2.svg" for n in (1, 2))])
    prints("a.svg", *then)
    assert len(made(tmp_path)) == 5


@pytest.mark.parametrize(
    "words",
    [("--paper", "record", "--meeting", "3"), ("--paper", "blank"), ("--paper", "summary", "--meeting", "3")],
)
def test_every_paper_makes_a_picture_a_page(prints: Print, tmp_path: Path, words: tuple[str, ...]) -> None:
    told = prints("a.pdf", *words)
    prints("a.png", *words)
    found = re.search(r"(\d+) (?:pages|sheets)", told)
    pages = int(found[1]) if found else 1
    assert len([name for name in made(tmp_path) if name.endswith(".png")]) == pages


def test_where_one_page_cannot_be_written_none_is_left(
    prints: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Workspace
) -> None:
    real = paper_files.write_whole

    def full(path: Path, data: bytes) -> None:
        if "2 of 2" in path.name:
            raise CannotSave("The disk is full.")
        real(path, data)

    monkeypatch.setattr(paper_files, "write_whole", full)
    words = ["print", str(sample.path), "--paper", "then-and-now", "--leader", "Priya"]
    assert main([*words, "-o", str(tmp_path / "out" / "a.png")]) == 1
    assert made(tmp_path) == []


def test_further_pages_say_that_they_are_of_the_sample(prints: Print, tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    prints("a.pdf", "--paper", "record", "--meeting", "5")
    document = PdfDocument(tmp_path / "out" / "a.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(texts) > 1 and all("SAMPLE" in text and "Set A" in text for text in texts)


def test_a_set_of_ones_own_is_no_sample(sample: Workspace, prints: Print, tmp_path: Path) -> None:
    from lfl_desktop.domain.programme import Programme

    with sample.step("Real") as step:
        for programme in sample.select(Programme):
            step.put(replace(programme, sample_today=None))
    prints("a.svg", "--paper", "then-and-now", "--leader", "Priya")
    assert all("SAMPLE" not in said(tmp_path / "out" / name) for name in made(tmp_path))


def test_the_private_log_is_called_so(sample: Workspace) -> None:
    made = private_log(SetBook(sample, sample.select(LearningSet)[0].id), Sheets.A4)
    assert made.name == "Set A PRIVATE log.pdf" and made.paper.pdf.startswith(b"%PDF")
