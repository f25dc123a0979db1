"""What is not broken on paper where there is room: names, days with their words, heads, boxes, items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from every_paper import sample_book
from reading import pages_of, places_of, rows_of, text_of

from lfl_desktop.content.paper_setting import USUAL, Inking, PosterSetting, PosterSize, Setting, Sheets
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def made(book: SetBook, asked: AskedPaper) -> Paper:
    return paper_of(book.workspace, book.learning_set.id, asked)


def of_meeting(book: SetBook, kind: PaperName, number: int, setting: Setting = USUAL) -> Paper:
    return made(book, AskedPaper(kind, Audience.SET, find_meeting(book, number).id, setting=setting))


def of_priya(book: SetBook, setting: Setting) -> Paper:
    leader = find_leader(book, "Priya Dale").id
    return made(book, AskedPaper(PaperName.LEADER_SHEET, Audience.LEADER, leader, setting=setting))


def test_by_when_stands_in_one_line_where_the_table_grows_no_higher(book: SetBook) -> None:
    rows = rows_of(of_meeting(book, PaperName.SUMMARY, 1))
    assert "14 Mar (next meeting)" in rows and "8 Feb (half term)" in rows


@pytest.mark.parametrize("number", [2, 3, 5])
def test_beside_each_other_boxes_give_by_when_no_more_room_than_a_day_and_two_lines_behind_it(
    book: SetBook, number: int
) -> None:
    places = places_of(of_meeting(book, PaperName.SUMMARY, number))
    action = [left for left, words in places if words == "Action"]
    for begins in (left for left, words in places if words == "By when"):
        assert min(left for left in action if left > begins) - begins < 75, "of 245 points"
    assert not {"(end", "of", "(next meeting)", "(end of term)"} & {words for _left, words in places}


def test_the_head_of_a_column_is_not_broken_in_large_print(book: SetBook) -> None:
    rows = rows_of(of_priya(book, Setting(large=True)))
    assert rows.count("Decided at") == 2, "on the page on which the table goes on too"


@pytest.mark.parametrize("sheets", Sheets)
def test_a_box_of_a_third_of_a_page_is_not_parted(book: SetBook, sheets: Sheets) -> None:
    pages = pages_of(of_meeting(book, PaperName.RECORD, 5, Setting(sheets=sheets)))
    whose = [nth for nth, words in enumerate(pages) if "Beth Ivory · 28 min" in words]
    assert whose == [nth for nth, words in enumerate(pages) if "Nadia offers" in words] == [1]


@pytest.mark.parametrize("sheets", Sheets)
def test_no_sheet_is_left_nearly_empty_that_can_be_saved(book: SetBook, sheets: Sheets) -> None:
    large = Setting(sheets=sheets, large=True)
    assert of_priya(book, large).pages == 5
    assert {of_meeting(book, PaperName.SLIPS, number, large).pages for number in (2, 4)} == {1}
    letter = sheets == Sheets.LETTER
    assert of_meeting(book, PaperName.RECORD, 2 if letter else 3, Setting(sheets=sheets)).pages == 1
    assert of_meeting(book, PaperName.SUMMARY, 4, large).pages == 2


def test_an_item_with_all_that_is_told_of_it_stays_together(book: SetBook) -> None:
    pages = pages_of(of_priya(book, Setting()))
    whose = [nth for nth, words in enumerate(pages) if "now common to every KS1 class" in words]
    assert whose == [nth for nth, words in enumerate(pages) if "Quote: I was watched" in words]


@pytest.mark.parametrize("size", [PosterSize.A4, PosterSize.A3, PosterSize.LETTER])
@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("audience", [Audience.SET, Audience.PUBLIC])
def test_the_name_of_each_theme_stands_in_one_line(
    book: SetBook, audience: Audience, upright: bool, size: PosterSize
) -> None:
    setting = PosterSetting(size=size, upright=upright)
    rows = rows_of(made(book, AskedPaper(PaperName.POSTER, audience, poster=setting)))
    themes = ("Raised engagement with families", "Constructive use of evidence", "Developing sustainability")
    assert not set(themes) - set(rows)


def test_what_an_earlier_meeting_called_the_next_is_a_day(book: SetBook) -> None:
    for kind in (PaperName.SLIPS, PaperName.AGENDA):
        rows = rows_of(of_meeting(book, kind, 5))
        assert "3 Oct" in rows and "3 Oct (next meeting)" not in rows, kind
    assert "3 Oct 2013 (next meeting)" in text_of(of_meeting(book, PaperName.SLIPS, 4))


def test_a_poster_for_everybody_has_two_colours_that_nobody_takes_for_each_other(book: SetBook) -> None:
    from pypdfium2 import PdfDocument

    asked = AskedPaper(PaperName.POSTER, Audience.SET, poster=PosterSetting(inking=Inking.SAFE))
    usual = replace(asked, poster=PosterSetting())
    safe = made(book, asked)
    assert pages_of(safe) == pages_of(made(book, usual))
    found: set[tuple[int, int, int]] = set()
    with PdfDocument(safe.pdf) as document:
        for page in document:
            image = page.render(scale=0.4).to_pil().convert("RGB")
            found |= {colour for count, colour in image.getcolors(100_000) if count > 1000}
    strong = {colour for colour in found if max(colour) - min(colour) > 60}
    assert strong == {(0, 0x4C, 0x80), (0x8A, 0x3A, 0)}
