"""What is there for pens and scissors, as the bytes of the PDF have it: lines to write on, boxes to tick,
slips to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from every_paper import sample_book
from reading import pages_of

from lfl_desktop.content.blank_fields import PIECES, BlankForm, Ticked
from lfl_desktop.content.paper_setting import Setting, Sheets
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.lists.lookup import find_meeting
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook

HAND, FINGER = 20.0, 8.0
"""Points between two lines that a hand can write on, and the least side of a box that a pen can tick."""

TO_WRITE = {
    PaperName.PRIVACY_NOTICE: {
        "Organisation that runs the programme, and its address": 2,
        "Who answers questions about this": 1,
        "Lawful basis": 1,
        "Anybody else": 1,
        "Kept until, and what becomes of it then": 2,
        "Whom to ask": 1,
    },
    PaperName.PROCESSING_RECORD: {
        "Organisation and contact": 2,
        "Data protection officer, if there is one": 1,
        "Others, and transfers to other countries": 2,
        "For each kind of data": 4,
        "Where else copies are kept": 2,
        "How computers, sticks and printed papers are kept": 3,
    },
    PaperName.IMPACT_ASSESSMENT: {
        "What else is planned": 2,
        "What could be left out": 2,
        "Other risks, how likely and how grave": 2,
        "What is done about them, by whom and when": 2,
        "Members": 2,
        "Data protection officer: advice": 2,
        "Decided by, on": 1,
    },
}
"""What is asked for, and on how many lines, in the order of the paper."""

SHORTER = {(PaperName.IMPACT_ASSESSMENT, Sheets.LETTER), (PaperName.PRIVACY_NOTICE, Sheets.A4)}
"""Where an answer has one line, since with more the paper would need a second sheet."""


TICKED = [form for form, pieces in PIECES.items() if any(isinstance(one, Ticked) for one in pieces)]
"""The forms with answers to tick."""


class Box(NamedTuple):
    """A place on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Seen(NamedTuple):
    """A page as a reader of PDFs has it: its size, its paths, and each run of words with its place."""

    size: tuple[float, float]
    paths: list[Box]
    words: list[tuple[str, Box]]


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def made(book: SetBook, asked: AskedPaper) -> Paper:
    return paper_of(book.workspace, book.learning_set.id, asked)


def seen(paper: Paper) -> list[Seen]:
    found = []
    with pypdfium2.PdfDocument(paper.pdf) as document:
        for page in document:
            text = page.get_textpage()
            rects = [Box(*text.get_rect(nth)) for nth in range(text.count_rects())]
            paths = [Box(*one.get_bounds()) for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
            words = [(text.get_text_bounded(*box).strip(), box) for box in rects]
            found.append(Seen(page.get_size(), paths, words))
    return found


def ruled(page: Seen, least: float) -> list[Box]:
    """Level lines at least so long, from the top of the page down."""
    lines = [box for box in page.paths if box.right - box.left >= least and box.top - box.bottom < 3.0]
    return sorted(lines, key=lambda box: -box.top)


@pytest.mark.parametrize("sheets", Sheets)
@pytest.mark.parametrize("kind", TO_WRITE)
def test_what_is_left_open_has_its_lines_below_it(book: SetBook, kind: PaperName, sheets: Sheets) -> None:
    audience = paper_kind(kind).audiences[0][0]
    pages = seen(made(book, AskedPaper(kind, audience, setting=Setting(sheets=sheets))))
    found = {}
    for page in pages:
        labels = [(words, box) for words, box in page.words if words in TO_WRITE[kind]]
        marks = sorted([*labels, *(("", line) for line in _to_write_on(page))], key=lambda one: -one[1].top)
        asked, at = "", page.size[1]
        for words, box in marks:
            if words:
                asked, at = words, box.bottom
                found[asked] = 0
                continue
            assert asked, "no line is without what it is for, nor on another page"
            assert at - box.top >= HAND - 2, "there is room for a hand"
            assert not [w for w, b in page.words if box.top < b.bottom < at - 2], "nothing else is there"
            found[asked] += 1
            at = box.bottom
    most = 1 if (kind, sheets) in SHORTER else 9
    assert found == {asked: min(lines, most) for asked, lines in TO_WRITE[kind].items()}


def _to_write_on(page: Seen) -> list[Box]:
    """The lines from margin to margin, but the one below what runs at the head of a further page."""
    return [line for line in ruled(page, page.size[0] * 0.8) if line.top < page.size[1] - 45]


def test_a_page_is_filled_before_the_next_begins_with_what_has_a_heading(book: SetBook) -> None:
    asked = AskedPaper(PaperName.PRIVACY_NOTICE, Audience.SET, setting=Setting(sheets=Sheets.LETTER))
    first, second = pages_of(made(book, asked))
    assert "Anybody else" in first and "How long" not in first
    assert "How long" in second


@pytest.mark.parametrize("sheets", Sheets)
@pytest.mark.parametrize("form", TICKED)
def test_each_answer_has_a_square_box_before_it(book: SetBook, form: BlankForm, sheets: Sheets) -> None:
    asked = AskedPaper(PaperName.BLANK, Audience.SET, form=form, setting=Setting(sheets=sheets))
    (page,) = seen(made(book, asked))
    answers = [words for piece in PIECES[form] if isinstance(piece, Ticked) for words in piece.answers]
    boxes = [box for box in page.paths if FINGER <= box.top - box.bottom < 20 and box.right - box.left < 30]
    assert len(boxes) == len(answers)
    for box in boxes:
        assert box.right - box.left == pytest.approx(box.top - box.bottom, abs=0.2), "a square"
        beside = [
            place.left - box.right
            for _words, place in page.words
            if place.bottom < (box.top + box.bottom) / 2 < place.top and place.left > box.right
        ]
        assert 1 < min(beside) < FINGER, "its answer is the next thing to its right"
        assert not [w for w, b in page.words if _meets(box, b)], "no letter is in it"
        middle = (box.top + box.bottom) / 2
        before = [b.right for _w, b in page.words if b.bottom < middle < b.top and b.right < box.left + 1]
        assert not before or max(before) < box.left - FINGER, "nor the answer before right at it"


def _meets(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top


@pytest.mark.parametrize("sheets", Sheets)
def test_slips_are_as_wide_as_the_sheet_and_clear_of_the_scissors(book: SetBook, sheets: Sheets) -> None:
    meeting = find_meeting(book, 3).id
    asked = AskedPaper(PaperName.SLIPS, Audience.SET, meeting, setting=Setting(sheets=sheets))
    (page,) = seen(made(book, asked))
    wide, high = page.size
    cuts = [line.top for line in ruled(page, wide - 1)]
    assert [high - cut for cut in cuts] == [pytest.approx(high * n / 4, abs=1) for n in (1, 2, 3)]
    ends = sorted({round(line.right) for line in ruled(page, wide * 0.5) if line.right < wide - 1})
    margin = min(box.left for _words, box in page.words)
    assert ends == [pytest.approx(wide - margin, abs=2)], "every table is as wide as the sheet allows"
    for cut in cuts:
        assert all(box.bottom > cut + 10 or box.top < cut - 10 for _words, box in page.words)
    heads = [[box.left for words, box in page.words if words.startswith(h)] for h in ("By when", "What I")]
    for column in heads:
        assert len(column) == 4 and all(one == pytest.approx(two, abs=0.5) for one, two in pairwise(column))
    said = [words for words, _box in page.words]
    assert {"4 July (next meeting)", "30 June (end of June)"} <= set(said), "in one line, as there is room"
