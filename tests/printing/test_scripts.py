"""Words of scripts whose letters are joined, ordered and stacked: set right, or named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import uharfbuzz as hb
from forgotten_fonts import forget_fonts
from on_a4 import ON_A4
from reading import text_of

from lfl_desktop.content.document import Document, Paragraph, Section, Span
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.layout.drawing_order import reads_leftward
from lfl_desktop.printing.layout.paper_text import Inked, lines_of_spans
from lfl_desktop.printing.writers.paper import undrawable
from lfl_desktop.typography import fonts
from lfl_desktop.typography.fonts import EMOJI, SCRIPT_FACES, Face, glyphs_of
from lfl_desktop.typography.line_breaking import broken, words_with_widths

FONTS = Path(__file__).parent / "fonts"
"""Cut down to their script."""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where a computer has its fonts: none but those that a test puts there."""
    monkeypatch.setattr(fonts, "font_folders", lambda: (tmp_path,))
    forget_fonts()
    yield tmp_path
    monkeypatch.undo()
    forget_fonts()


@pytest.fixture
def with_fonts(folder: Path) -> None:
    for font in FONTS.glob("*.ttf"):
        (folder / font.name).write_bytes(font.read_bytes())


def numbers_of(text: str) -> list[int]:
    """The glyphs of a line, from left to right."""
    (line,) = lines_of_spans([Inked(text)], 10, 10_000)
    return [glyph.number for piece in line.pieces for glyph in glyphs_of(piece.run).glyphs]


def paper_saying(text: str):
    section = Section("said", (Paragraph((Span(text),)),))
    return printed(Document("Words", "Set A", "", Section("head", ()), (section,)), ON_A4)


WORDS = {
    "Devanagari": "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f",
    "Tamil": "\u0b95\u0bca\u0b9f\u0bc1",
    "Thai": "\u0e1b\u0e35\u0e48",
    "Arabic": "\u0633\u0644\u0627\u0645",
    "Urdu": "\u0639\u0627\u0626\u0634\u06c1",
    "Gurmukhi": "\u0a2a\u0a4d\u0a30\u0a40\u0a24\u0a3f",
    "Bengali": "\u09b0\u09b9\u09bf\u09ae\u09be",
    "Gujarati": "\u0a97\u0ac1\u0a9c\u0aa8\u0abf",
}
"""A conjunct and a vowel before its letter; a vowel on both sides; marks one on the other; joined letters."""

OTHERS = {
    "Thai": WORDS["Thai"],
    "Telugu": "\u0c24\u0c46\u0c32\u0c41\u0c17\u0c41",
    "Khmer": "\u1781\u17d2\u1798\u17c2\u179a",
}
"""Of scripts for which no face comes along."""


@pytest.mark.usefixtures("with_fonts")
@pytest.mark.parametrize("script", WORDS)
def test_letters_are_set_as_the_rules_of_their_script_want_it(script: str) -> None:
    word = WORDS[script]
    one_by_one = [number for letter in word for number in numbers_of(letter)]
    assert numbers_of(word) != one_by_one
    assert not undrawable([word])
    made = paper_saying(f"before {word} after")
    assert f"before {word} after" in text_of(made)


@pytest.mark.usefixtures("with_fonts")
def test_a_vowel_that_stands_before_its_letter_is_drawn_there() -> None:
    (ka,), (ki) = numbers_of("\u0915"), numbers_of("\u0915\u093f")
    assert len(ki) == 2 and ki[1] == ka


@pytest.mark.usefixtures("with_fonts")
def test_figures_stand_from_left_to_right_among_words_from_the_right() -> None:
    three, four = numbers_of("\u0663"), numbers_of("\u0664")
    assert numbers_of("\u0663\u0664") == [*three, *four]
    assert numbers_of("\u0633 \u0663\u0664")[:2] == [*three, *four]


@pytest.mark.usefixtures("folder")
def test_scripts_of_many_families_need_no_font_of_the_computer() -> None:
    for word in WORDS.values():
        assert not undrawable([word]) or word in OTHERS.values()
    assert not undrawable(["\u0633\u0644\u0627\u0645\u060c \u061f \u0915\u0964 \u09ac\u0964"]), (
        "commas and full stops"
    )
    assert all(font.path.stat().st_size < 200_000 for font in SCRIPT_FACES)


@pytest.mark.usefixtures("folder")
def test_in_one_line_with_words_from_the_right_letters_are_joined_too() -> None:
    word, name = "\u092a\u094d\u0930\u093f\u092f\u093e", "\u0639\u0627\u0626\u0634\u06c1"
    mixed = numbers_of(f"({word}) and {name}")
    assert mixed[1 : 1 + len(numbers_of(word))] == numbers_of(word)


def test_a_name_from_the_right_keeps_its_colon_and_its_space_from_what_is_said() -> None:
    name, said = "\u05d3\u05d5\u05d3", "\u05e9\u05dc\u05d5\u05dd"
    (line,) = lines_of_spans([Inked(f"{name}: ", Face.BOLD), Inked("Visit a school")], 10, 1000)
    assert [piece.run.text for piece in line.pieces][1:] == [": ", "Visit a school"]
    assert [span.text for _x, span in line.stretches] == [name, ": ", "Visit a school"]
    (line,) = lines_of_spans([Inked(f"{name}: ", Face.BOLD), Inked(said)], 10, 1000)
    drawn = [piece.run.text for piece in line.pieces]
    assert drawn.index(said) < drawn.index(name), "the first of two stands at the right"
    places = [x for x, _span in line.stretches]
    assert places[0] > places[1], "and is read first"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("script", OTHERS)
def test_a_script_that_no_font_has_is_named(script: str) -> None:
    named = " ".join(undrawable([OTHERS[script]]))
    assert f"these scripts: {script}." in named


def test_a_font_without_the_rules_of_a_script_does_not_misspell_in_silence(folder: Path) -> None:
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / "NotoSansThai-Regular.ttf")))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(face.unicodes)
    wanted.drop_table_tag_set.update(int.from_bytes(tag) for tag in (b"GSUB", b"GPOS"))
    (folder / "FreeSans.ttf").write_bytes(bytes(wanted.subset(face).blob.data))
    (note,) = undrawable([WORDS["Thai"]])
    assert "Thai" in note and "Add a font for them" in note
    (folder / "NotoSansThai-Regular.ttf").write_bytes(face.blob.data)
    forget_fonts()
    assert not undrawable([WORDS["Thai"]])


@pytest.mark.parametrize("name", ["NotoSansThai-Regular.ttf", "msgothic.ttc"])
def test_a_font_with_postscript_outlines_is_passed_over_and_what_it_alone_has_is_named(
    folder: Path, name: str
) -> None:
    whole = (FONTS / "NotoSansThai-Regular.ttf").read_bytes()
    (folder / name).write_bytes(b"OTTO" + whole[4:].replace(b"glyf", b"CFF ", 1))
    note, *_ = undrawable(["before ก after"])
    assert "ก (U+0E01)" in note and "PostScript outlines" in note
    made = paper_saying("before ก after")
    assert "before ■ after" in text_of(made) and note in made.notes
    (folder / "NotoSansThaiLooped-Regular.ttf").write_bytes(whole)
    forget_fonts()
    assert not undrawable(["before ก after"])
    assert "before ก after" in text_of(paper_saying("before ก after"))


@pytest.mark.usefixtures("folder")
def test_a_flag_is_never_parted() -> None:
    flags = ["\U0001f1ec\U0001f1e7", "\U0001f1e8\U0001f1ed"] * 3
    assert list(fonts.clusters("".join(flags))) == flags
    for room in (1.0, 2.0, 3.0, 4.0):
        lines = broken(words_with_widths("".join(flags), Face.REGULAR), room)
        assert "".join(lines) == "".join(flags) and all(len(line) % 2 == 0 for line in lines)


@pytest.mark.parametrize("space", ["\xa0", "\u2007", "\u202f"])
def test_a_space_that_the_font_has_is_drawn_as_it_is(space: str) -> None:
    (line,) = lines_of_spans([Inked(f"1{space}000 pupils \U0001f600")], 10, 1000)
    assert f"1{space}000" in "".join(piece.run.text for piece in line.pieces)


@pytest.mark.parametrize("leftward", ["שלום", "مرحبا", "12 – مرحبا Anna", "“שלום” Anna"])
def test_a_line_reads_from_the_side_of_its_first_letter(leftward: str) -> None:
    assert reads_leftward(leftward) and not reads_leftward(f"Anna, {leftward}")


def test_words_that_need_no_such_rules_are_not_named() -> None:
    assert not undrawable(["Łódź, Việt, Ελένη, Ольга"])


@pytest.mark.usefixtures("folder")
def test_emoji_are_drawn_in_outline_by_a_font_that_comes_along() -> None:
    emoji = [
        "\U0001f600",
        "\U0001f469\u200d\U0001f3eb",
        "\U0001f44d\U0001f3fd",
        "\U0001f1ec\U0001f1e7",
        "1\ufe0f\u20e3",
    ]
    assert not undrawable(emoji)
    for one in emoji:
        (line,) = lines_of_spans([Inked(f"a {one} b")], 10, 1000)
        drawn = [piece.run for piece in line.pieces if piece.run.font == EMOJI]
        assert [run.text for run in drawn] == [one]
        assert len([glyph for glyph in glyphs_of(drawn[0]).glyphs if glyph.text]) == 1
    made = paper_saying(" ".join(emoji))
    read = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert "".join(emoji) in read.replace(" ", "")
    document = pypdfium2.PdfDocument(made.pdf)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert sum(1 for value in picture.tobytes() if value < 128) > 50


def test_the_licences_travel_with_the_fonts() -> None:
    for licence in (
        *(EMOJI.path.with_name(f"{name}-OFL.txt") for name in ("NotoEmoji", "NotoSans")),
        FONTS / "OFL.txt",
    ):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
