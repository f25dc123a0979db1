"""Which words of a text are looked up, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.wording.words_to_check import LONGEST, plainly, words_to_check


def at(text: str, start: int, end: int) -> str:
    """What stands between two places that count as Qt does, in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def found(text: str) -> list[str]:
    return [word.text for word in words_to_check(text)]


PIECES = (
    *("teh", "Priya’s", "co-led", "naïve", "cafe\u0301", "3rd", "TAs", "Łódź", "мир", "שלום", "ａ"),
    *(
        "🙂",
        "👩\u200d🏫",
        "\ud83d",
        " ",
        "\n",
        "\u2029",
        "\u200f",
        "\x00",
        "'",
        "’",
        "-",
        "@",
        ".",
        "_",
        "http://",
    ),
)
pieces = st.lists(st.sampled_from(PIECES)).map("".join)


@given(text=st.one_of(st.text(st.characters()), pieces))
@settings(max_examples=50)
def test_any_text_is_read_and_each_place_gives_back_its_word(text: str) -> None:
    words = words_to_check(text)
    end = 0
    for word in words:
        assert end <= word.start < word.end
        assert at(text, word.start, word.end) == word.text
        end = word.end


def test_an_emoji_counts_as_two() -> None:
    (_ok, word) = words_to_check("🙂 Yes 👩‍🏫 hapy")
    assert (word.text, word.start, word.end) == ("hapy", 13, 17)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "a", "I", "42", "3rd", "2013-14", "Year7", "Y7s", "H2O"),
        *("SENCO", "TAs", "NQT's", "EdTech", "iPad", "snake_case", "x" * (LONGEST + 1)),
        *("ruth@example.org", "mailto:ruth@exmple", "www.exmple.org", "https://exmple", "C:\\Filez", "e.g."),
        *("мир", "שלום", "مدرسة", "学校", "ｗｉｄｅ", "Ελλάδα", "мирs"),
        *("\ud800", "🙂", "…", "—", "'", "’’", "--"),
    ],
)
def test_what_can_be_no_wrong_word_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Teh heads’ and parents' meeting.", ["Teh", "heads", "and", "parents", "meeting"]),
        ("didn't, didn’t", ["didn't", "didn’t"]),
        ("well-being—and/or (naïve)", ["well-being", "and", "or", "naïve"]),
        ("cafe\u0301 Łódź", ["cafe\u0301", "Łódź"]),
        ("“Quoted”", ["Quoted"]),
        ("THe", ["THe"]),
        ("One\nTwo\u2029Three", ["One", "Two", "Three"]),
    ],
)
def test_words_end_where_people_say(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("didn’t", "didn't"),
        ("well\u2010being", "well-being"),
        ("well\u2011being", "well-being"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_word_is_looked_up_as_dictionaries_spell_it(word: str, plain: str) -> None:
    assert plainly(word) == plain
