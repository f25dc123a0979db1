"""Widths and coverage of the embedded font, and what stands in for it."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from forgotten_fonts import forget_fonts
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from lfl_desktop.typography import fonts
from lfl_desktop.typography.font_program import FontFile
from lfl_desktop.typography.fonts import (
    SIGN,
    Face,
    Run,
    ascent,
    covers,
    descent,
    font_file,
    missing,
    runs,
    text_width,
)
from lfl_desktop.typography.outlines import run_path

ARGUMENTS_ARE_WORDS, ARGUMENTS_ARE_A_PLACE, MORE_PARTS = 1, 2, 32
"""What the flags say of a part of a letter, in the glyf table of a font."""

FONTS = Path(__file__).parents[1] / "printing" / "fonts"


@pytest.fixture
def no_other_fonts(monkeypatch):
    """A computer without fonts of its own."""
    monkeypatch.setattr(fonts, "font_folders", lambda: ())
    forget_fonts()
    yield
    monkeypatch.undo()
    forget_fonts()


@pytest.fixture
def one_other_font(monkeypatch, tmp_path: Path):
    """A computer whose only fonts are a damaged one and a copy of the embedded bold."""
    (tmp_path / "arial.ttf").write_bytes(b"no font at all")
    (tmp_path / "FreeSans.ttf").write_bytes(font_file(Face.BOLD).read_bytes())
    monkeypatch.setattr(fonts, "font_folders", lambda: (tmp_path, tmp_path / "not there"))
    forget_fonts()
    yield tmp_path / "FreeSans.ttf"
    monkeypatch.undo()
    forget_fonts()


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("darwin", "home/Library/Fonts"),
        ("darwin", "Library/Fonts"),
        ("darwin", "System/Library/Fonts"),
        ("win32", "local/Microsoft/Windows/Fonts"),
        ("win32", "windows/Fonts"),
        ("linux", "home/.local/share/fonts"),
        ("linux", "usr/local/share/fonts"),
        ("linux", "usr/share/fonts"),
    ],
)
def test_fonts_of_the_system_and_of_somebody_are_found_on_each_system(
    monkeypatch, tmp_path: Path, system: str, folder: str
):
    def on_this_disk(*parts: str | Path) -> Path:
        path = Path(*parts)
        within = path.is_absolute() and not path.is_relative_to(tmp_path)
        return tmp_path / path.relative_to("/") if within else path

    monkeypatch.setattr(fonts.sys, "platform", system)
    monkeypatch.setattr(fonts, "Path", on_this_disk)
    for name, value in {"HOME": "home", "LOCALAPPDATA": "local", "WINDIR": "windows"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    (tmp_path / folder).mkdir(parents=True)
    found = tmp_path / folder / "NotoSansThai-Regular.ttf"
    found.write_bytes((FONTS / found.name).read_bytes())
    forget_fonts()
    assert [run.font.path for run in runs("ป", Face.REGULAR)] == [found]
    monkeypatch.undo()
    forget_fonts()


@pytest.mark.parametrize("face", Face)
def test_every_face_is_shipped_with_the_letters_of_european_names(face):
    found = runs("Łódź, Šárka, Þór ✓ £ ½ “quote” – …", face)
    assert [run.font.path for run in found] == [font_file(face)]


def test_letters_that_only_the_upright_face_has_are_taken_from_it(no_other_fonts):
    found = runs("the Ελένη Ольга", Face.ITALIC)
    assert [run.font.path for run in found if "Ο" in run.text or "л" in run.text] == [font_file(Face.REGULAR)]
    assert SIGN not in "".join(run.text for run in found)


def test_the_licence_travels_with_the_font():
    licence = font_file(Face.REGULAR).with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_widths_are_those_of_the_font_and_grow_with_the_size():
    # advance widths of the font: H 652, i 246
    assert text_width("Hi", Face.REGULAR, 10) == pytest.approx(8.98)
    assert text_width("Hi", Face.REGULAR, 20) == pytest.approx(2 * 8.98)
    assert text_width("Hi", Face.BOLD, 10) > text_width("Hi", Face.REGULAR, 10)
    assert text_width("", Face.REGULAR, 10) == 0
    assert ascent(Face.REGULAR, 10) + descent(Face.REGULAR, 10) == pytest.approx(10)


@given(st.text(max_size=60), st.sampled_from(list(Face)))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_width_and_its_runs_add_up_to_it(text, face):
    found = runs(text, face)
    assert text_width(text, face, 10) == pytest.approx(sum(text_width(r.text, face, 10) for r in found))
    assert all(run.text for run in found)
    assert missing("".join(run.text for run in found)) == ""


def test_invisible_characters_take_no_room():
    assert runs("co\u00adop\u200b\u200e\ufeff", Face.REGULAR)[0].text == "coop"
    assert missing("co\u00adop\u200b\u200e\ufeff\n\t\u2028") == ""
    assert runs("a\u2003b\u2011c", Face.REGULAR)[0].text == "a b-c"
    assert runs("a\ufe0fb\U000e0100c\U000e01efd", Face.REGULAR)[0].text == "abcd"


def test_what_no_font_draws_is_named_once_and_stands_as_a_sign(no_other_fonts):
    text = "a\x07 中 ש 中 \ud800"
    assert missing(text) == "\x07中ש\ud800"
    assert "".join(r.text for r in runs(text, Face.REGULAR)) == f"a{SIGN} {SIGN} {SIGN} {SIGN} {SIGN}"
    assert covers(SIGN)


def test_another_font_draws_what_the_embedded_one_lacks(one_other_font, monkeypatch):
    # "ß" is taken away from the embedded font, so that the copy has to stand in
    real = fonts.font_program
    regular = FontFile(font_file(Face.REGULAR))

    def without(font):
        program = real(font)
        if font != regular:
            return program
        return replace(program, widths={c: w for c, w in program.widths.items() if c != ord("ß")})

    monkeypatch.setattr(fonts, "font_program", without)
    forget_fonts()
    try:
        found = runs("Fuß x", Face.REGULAR)
        wide = text_width("ß", Face.REGULAR, 10)
        named = missing("ß")
    finally:
        monkeypatch.setattr(fonts, "font_program", real)
        forget_fonts()
    assert [(run.text, run.font.path) for run in found] == [
        ("Fu", font_file(Face.REGULAR)),
        ("ß", one_other_font),
        (" x", font_file(Face.REGULAR)),
    ]
    assert wide == pytest.approx(text_width("ß", Face.BOLD, 10))
    assert named == ""


def test_an_accent_that_says_no_place_is_drawn_at_that_of_its_letter(tmp_path: Path):
    whole = FontFile(font_file(Face.REGULAR))
    parsed = TTFontFile(str(whole.path))
    data = bytearray(whole.path.read_bytes())
    at = parsed.get_table_pos("glyf")[0] + parsed.glyphPos[parsed.charToGlyph[ord("É")]] + 10
    more = True
    while more:
        (flags,) = struct.unpack_from(">H", data, at)
        struct.pack_into(">H", data, at, flags & ~ARGUMENTS_ARE_A_PLACE)
        more = flags & MORE_PARTS
        at += 8 if flags & ARGUMENTS_ARE_WORDS else 6
    (tmp_path / "anchored.ttf").write_bytes(data)
    drawn = run_path(Run("É", FontFile(tmp_path / "anchored.ttf")))
    assert drawn.startswith(run_path(Run("E", whole))) and drawn.count("M") == 2
    assert drawn != run_path(Run("É", whole))
