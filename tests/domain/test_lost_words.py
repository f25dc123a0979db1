"""Words that a change adds to a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.wording.lost_words import added_words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "Ann was heard.", "Ann was heard."),
        ("Ann.", "Ann. Bob asked.", "Bob asked."),
        ("Ann. Cat.", "Ann. Bob asked. Cat.", "Bob asked."),
        ("the", "then", "then"),
        ("a word there", "a sword there", "sword"),
        ("Ann was heard.", "Ann.", ""),
        ("same", "same", ""),
    ],
)
def test_added_words(before: str, after: str, words: str) -> None:
    assert added_words(before, after) == words


TEXT = st.text(st.sampled_from("ab .\n"), max_size=15)


@given(TEXT, TEXT)
def test_what_is_added_is_in_the_text(before: str, after: str) -> None:
    words = added_words(before, after)
    assert words in after
    assert words or len(after.split()) <= len(before.split())
