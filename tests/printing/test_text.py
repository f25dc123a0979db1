"""What people type, set in lines: nothing is read as markup and nothing is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lfl_desktop.printing.layout.paper_text import Inked, TextLine, lines_of_spans
from lfl_desktop.typography.fonts import SIGN, Face, text_width
from lfl_desktop.typography.line_breaking import broken, line_count, words_with_widths


def shown(line: TextLine) -> str:
    """From left to right, as it stands on the page."""
    texts = (piece.run.text for piece in line.pieces)
    return "".join(
        text[::-1] if unicodedata.bidirectional(text[0]) in ("R", "AL") else text for text in texts
    )


def set_in(text: str, width: float, size: float = 10) -> list[str]:
    return [shown(line) for line in lines_of_spans([Inked(text)], size, width)]


def test_markup_is_only_text():
    text = "<b>Tom</b> & <img src='/etc/passwd'/> &amp; <para>"
    assert set_in(text, 1000) == [text]


def test_lines_end_where_the_writer_ended_them():
    assert set_in("one\n\ntwo\r\nthree\x0bfour\u2028five\n\n", 1000) == [
        "one",
        "",
        "two",
        "three",
        "four",
        "five",
    ]
    assert set_in("", 1000) == [""]


def test_lines_break_at_spaces_and_stay_within_their_width():
    text = "To be present and supportive so that change does not cost half a term."
    found = set_in(text, 120)
    assert len(found) > 2
    assert " ".join(found) == text
    assert all(text_width(line, Face.REGULAR, 10) <= 120 for line in found)


def test_a_space_that_holds_words_together_does_not_break():
    assert set_in("half\u00a0a\u00a0term", 30)[0] != "half"
    assert "".join(set_in("half\u00a0a\u00a0term", 1000)) == "half\u00a0a\u00a0term"


def test_a_word_wider_than_its_column_is_broken_and_marks_stay_on_their_letters():
    found = set_in("x\u0323" * 200, 100)
    assert "".join(found) == unicodedata.normalize("NFC", "x\u0323" * 200)
    assert not any(line.startswith("\u0323") for line in found)
    assert all(text_width(line, Face.REGULAR, 10) <= 100 for line in found)


def test_a_change_of_face_or_colour_makes_no_space():
    spans = [Inked("Tom", Face.BOLD), Inked("’s slot"), Inked(" · 34 min", colour="#55606B")]
    (line,) = lines_of_spans(spans, 10, 1000)
    assert shown(line) == "Tom’s slot · 34 min"
    # the pieces stand side by side without a gap
    assert line.pieces[1].x * 10 == pytest.approx(text_width("Tom", Face.BOLD, 10))


def test_hebrew_is_drawn_from_the_right_with_its_brackets_turned():
    (line,) = lines_of_spans([Inked("שלום (מבחן) 12")], 10, 1000)
    assert line.to_right
    assert shown(line) == "12 (ןחבמ) םולש"
    (mixed,) = lines_of_spans([Inked("the word שלום here")], 10, 1000)
    assert not mixed.to_right
    assert shown(mixed) == "the word םולש here"


def test_what_is_no_text_shows_as_a_sign_among_hebrew_too():
    assert set_in("a\x07b", 1000) == [f"a{SIGN}b"]
    assert set_in("ש\x07ל\ud800", 1000) == [f"{SIGN}ל{SIGN}ש"]
    assert SIGN in set_in("ש\ud800 \u2067abc\u2069", 1000)[0]


ODD = st.text(st.sampled_from("ab <>&;/\n\t\u00ad\u200b\u0301éשل\U0001f600中W\x07\ud800"), max_size=60)


@given(ODD | st.text(max_size=60), st.floats(12, 300), st.sampled_from(list(Face)))
@settings(max_examples=100, deadline=None)
@example("W" * 200, 20, Face.BOLD)
def test_any_text_is_set_within_its_width(text, width, face):
    for line in lines_of_spans([Inked(text, face)], 10, width):
        letters = [c for c in shown(line) if not unicodedata.category(c).startswith("M")]
        assert line.width * 10 <= width + 0.01 or len(letters) <= 1


@given(
    words=st.lists(st.text("abcmiwWé-", min_size=1, max_size=14), min_size=1, max_size=30),
    room=st.integers(2000, 40000).map(lambda n: (n + 0.5) / 1000),  # widths are whole thousandths
    face=st.sampled_from(Face),
)
@settings(max_examples=100)
def test_a_paper_and_a_drawing_break_the_same_words_at_the_same_places(
    words: list[str], room: float, face: Face
) -> None:
    text = " ".join(words)
    on_paper = [shown(line) for line in lines_of_spans([Inked(text, face)], 10, room * 10)]
    in_drawing = broken(words_with_widths(text, face), room)
    assert on_paper == in_drawing
    assert line_count(words_with_widths(text, face), room) == len(in_drawing)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_where_there_are_no_words_a_drawing_has_no_line(text: str) -> None:
    assert broken(words_with_widths(text, Face.REGULAR), 9.0) == []
    assert line_count(words_with_widths(text, Face.REGULAR), 9.0) == 0
