"""Words parted at the ends of lines: in narrow columns only, where a line would stay half empty."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from on_a4 import ON_A4

from lfl_desktop import paths
from lfl_desktop.content.document import Document, Section, Span, TableBlock, TableColumn
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, lines_of_spans
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.typography.hyphenation import SOFT_HYPHEN, parting_places

WORDS = "responsibility observations understanding sustainability differentiation a to the of Garside phonics"


def said(line: TextLine) -> str:
    return "".join(piece.run.text for piece in line.pieces)


def test_a_word_that_would_leave_much_of_a_line_empty_is_parted() -> None:
    words = [Inked("our observations again")]
    found = [said(line) for line in lines_of_spans(words, 10, 70, hyphens=True)]
    assert found == [f"our observa{SOFT_HYPHEN}", "tions again"]
    whole = [said(line) for line in lines_of_spans(words, 10, 70)]
    assert whole == ["our", "observations", "again"]


@pytest.mark.parametrize(
    "word", ["Observations", "McAllister", "Hillcross", "meeting)", "GCSEs", "teams", "2013"]
)
def test_names_and_what_stands_in_brackets_stay_whole(word: str) -> None:
    assert parting_places(word) == ()


def test_words_are_parted_where_pyphen_parts_them() -> None:
    from pyphen import Pyphen

    found = paths.resource("spelling", "en_GB.dic").read_text(encoding="utf-8").splitlines()
    words = [word for line in found[1::61] if (word := line.partition("/")[0]).islower() and len(word) >= 6]
    expected = Pyphen(lang="en_GB", left=3, right=3)
    assert len(words) > 300
    for word in words:
        if word.isalpha():
            assert parting_places(word) == tuple(reversed(expected.positions(word))), word


@pytest.mark.parametrize("hyphens", [False, True])
def test_nothing_is_parted_where_that_saves_no_line(hyphens: bool) -> None:
    words = [Inked("Open every classroom to parents for one morning")]
    assert "parents" in " ".join(said(line) for line in lines_of_spans(words, 10, 84, hyphens=hyphens))


def test_a_long_name_goes_on_behind_its_own_hyphen_in_a_wide_column_too() -> None:
    name = [Inked("Penelope Featherstonehaugh-Cholmondeley-Warner")]
    found = [said(line) for line in lines_of_spans(name, 10, 165)]
    assert found == ["Penelope Featherstonehaugh-", "Cholmondeley-Warner"]


@given(
    st.lists(st.tuples(st.sampled_from(["a", "word", "of", "length"]), st.sampled_from(" ·—→%")), min_size=2),
    st.floats(50, 90),
)
@settings(max_examples=60, deadline=None)
def test_no_line_begins_with_a_sign_that_parts_what_is_beside_it(
    parts: list[tuple[str, str]], width: float
) -> None:
    inks = [Inked(f"{word} ", Face.BOLD) if sign == " " else Inked(f"{word} {sign} ") for word, sign in parts]
    texts = [said(line) for line in lines_of_spans(inks, 10, width)]
    assert " ".join(texts).split() == " ".join(ink.text for ink in inks).split()
    assert not [text for text in texts if text[0] in "·—→%"]


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12), st.floats(40, 130))
@settings(max_examples=60, deadline=None)
def test_parted_words_keep_three_letters_on_each_side_and_their_lines_their_width(
    words: list[str], width: float
) -> None:
    found = lines_of_spans([Inked(" ".join(words))], 10, width, hyphens=True)
    texts = [said(line) for line in found]
    for line, text, following in zip(found, texts, [*texts[1:], ""], strict=True):
        assert line.width * 10 <= width + 0.01 or len(text) == 1
        if text.endswith(SOFT_HYPHEN):
            assert len(text.split()[-1]) > 3 and len(following.split()[0]) >= 3
            assert line.width == pytest.approx(text_width(text[:-1] + "-", Face.REGULAR, 1))
    if max(text_width(word, Face.REGULAR, 10) for word in words) <= width:
        read = " ".join(texts).replace(f"{SOFT_HYPHEN} ", "")
        assert read == " ".join(words)


def paper_with_columns(count: int) -> bytes:
    cells = tuple((Span("our observations of responsibilities"),) for _ in range(count))
    columns = tuple(TableColumn(f"Column {nth}") for nth in range(count))
    section = Section("table", (TableBlock(columns, (cells,)),))
    return printed(Document("Words", "Set A", "", Section("head", ()), (section,)), ON_A4).pdf


def test_only_narrow_columns_part_words_and_a_reader_joins_them_again() -> None:
    def read(count: int) -> str:
        return str(pypdf.PdfReader(io.BytesIO(paper_with_columns(count))).pages[0].extract_text())

    assert SOFT_HYPHEN not in read(3)
    narrow = read(8)
    assert SOFT_HYPHEN in narrow
    joined = narrow.replace(f"{SOFT_HYPHEN}\n", "").replace(SOFT_HYPHEN, "")
    assert joined.split().count("observations") == 8
