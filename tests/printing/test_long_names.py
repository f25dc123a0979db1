"""Long names go on behind their own hyphens, and whoever a paper is for is named whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from every_paper import asked_of, sample_book
from msgspec.structs import replace as changed
from reading import pages_of

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.layout.paper_text import Inked, lines_of_spans
from lfl_desktop.typography.column_widths import Extent, shared_columns
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import broken, words_with_widths
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

LONG = "Penelope Featherstonehaugh-Cholmondeley-Warner-Wolverhampton"


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("names")) as found:
        with found.workspace.step("Long names") as step:
            step.put(changed(found.members(None)[2], name=LONG, known_as=""))
        yield OwnSetBook(found.workspace, found.learning_set.id)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Featherstonehaugh-Cholmondeley", ["Featherstonehaugh-", "Cholmondeley"]),
        ("Featherstone/Haugh/Cholmondeley", ["Featherstone/", "Haugh/", "Cholmondeley"]),
        ("Featherstonehaughcholmondeley", ["Featherstonehaughc", "holmondeley"]),
        ("学校与家庭合作听，教师听课。", ["学校与家庭合作", "听，教师听课。"]),
    ],
)
def test_a_long_word_is_parted_behind_its_hyphens(words: str, lines: list[str]) -> None:
    assert broken(words_with_widths(words, Face.REGULAR), 8.9) == lines


def test_words_that_stay_together_are_parted_between_them_where_that_cannot_be() -> None:
    few = "(end\u00a0of\u00a0the\u00a0summer\u00a0half\u00a0term)"
    lines = lines_of_spans([Inked(f"4 July {few}")], 10, 75, hyphens=True)
    told = [" ".join("".join(span.text for span in word.spans) for word in line.words) for line in lines]
    assert " ".join(told).split() == f"4 July {few}".split() and len(told) == 3, "no word is cut"


@pytest.mark.parametrize("kind", [PaperName.MEMBERS, PaperName.ATTENDANCE, PaperName.SLIPS])
def test_on_paper_each_part_of_a_name_is_whole(book: SetBook, kind: PaperName) -> None:
    _name, asked = list(asked_of(book, kind))[:2][-1]
    if kind == PaperName.MEMBERS:
        asked = replace(asked, audience=Audience.SET)
    text = "\n".join(pages_of(paper_of(book.reading, book.learning_set.id, asked))).replace("\ufffe", "-")
    for part in ("Featherstonehaugh", "Cholmondeley", "Warner", "Wolverhampton"):
        assert part in text, (part, text[:400])


def test_an_activity_system_says_whom_it_is_for_in_full(book: SetBook) -> None:
    asked = dict(asked_of(book, PaperName.ACTIVITY_SYSTEM))["leader 1"]
    assert isinstance(asked, AskedPaper)
    first = pages_of(paper_of(book.reading, book.learning_set.id, asked))[0]
    assert f"For {LONG} · do not pass on" in " ".join(first.split())


def test_a_list_that_has_room_says_a_long_name_in_one_line(book: SetBook) -> None:
    _name, asked = next(iter(asked_of(book, PaperName.MEMBERS)))
    (page,) = pages_of(paper_of(book.reading, book.learning_set.id, replace(asked, audience=Audience.SET)))
    assert LONG in page.replace("\ufffe", "-")


def test_each_page_says_in_full_for_whom_it_is(book: SetBook) -> None:
    leader = next(one for one in book.members(None) if one.name == LONG).id
    asked = AskedPaper(PaperName.LEADER_SHEET, Audience.LEADER, leader)
    pages = pages_of(paper_of(book.reading, book.learning_set.id, asked))
    assert len(pages) > 1
    for page in pages:
        assert f"For {LONG} · do not pass on" in " ".join(page.replace("\ufffe", "-").split()), page[-200:]


def test_words_that_take_alike_in_every_row_are_given_the_room_that_is_there() -> None:
    told = [[Extent(1.0, 1.0)] * 4, [Extent(3.6, 50.726)] * 4, [Extent(3.68, 83.089)] * 4]
    _who, action, went = shared_columns([3.0, 3.0, 3.0], told, 46.0)
    assert went / action == pytest.approx(83.089 / 50.726), "in proportion"


def test_a_name_that_is_broken_anyhow_leaves_the_room_to_the_others() -> None:
    told = [[Extent(30.0, 30.0), Extent(2.0, 2.0)], [Extent(5.0, 90.0)] * 2]
    name, words = shared_columns([3.0, 3.0], told, 46.0)
    assert name < 0.25 * 46 < words
