"""Text made safe to keep: nothing that a person means is lost, nothing that breaks a file stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.meetings import Action, ActionState, ReportBack, SetReview
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.templates import SlotStage, StageTemplate
from lfl_desktop.domain.text import clean, cleaned

ANYTHING = st.text(st.characters(), max_size=30)
"""Any text at all, lone halves of characters included."""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("no\x00thing\x07 to\x1b \x7fhear", "nothing to hear"),
        ("half \ud83d of it", "half \ufffd of it"),
        ("a\ttab stays", "a\ttab stays"),
        ("Łódź “quoted” — 👩\u200d🏫 שלום", "Łódź “quoted” — 👩\u200d🏫 שלום"),
        ("\x0bvertical\x0cfeed", "verticalfeed"),
    ],
)
def test_what_is_kept_of_what_is_typed(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(typed=ANYTHING)
def test_clean_text_can_be_kept_anywhere_and_stays_as_it_is(typed: str) -> None:
    kept = clean(typed)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not set(kept) & (set(map(chr, range(32))) - {"\n", "\t"})
    assert clean(kept) == kept
    assert cleaned(Action(meeting=named_id("m"), person=named_id("p"), wording=typed)).wording == kept


@given(typed=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_what_a_person_can_type_is_kept_to_the_letter(typed: str) -> None:
    assert clean(typed) == typed


def test_every_text_of_a_record_is_cleaned_and_nothing_else() -> None:
    report = ReportBack(
        meeting=named_id("m"),
        action=named_id("a"),
        state=ActionState.DROPPED,
        reason="a\r\nb",
        learned="\x00c",
    )
    kept = cleaned(report)
    assert (kept.reason, kept.learned, kept.state) == ("a\nb", "c", ActionState.DROPPED)
    assert type(kept.state) is ActionState and kept.id == report.id
    assert cleaned(kept) is kept


def test_the_words_in_a_map_are_cleaned_too() -> None:
    programme = cleaned(Programme(labels={"challenge\x00": "iss\ud800ue"}))
    assert programme.labels == {"challenge": "iss\ufffdue"}
    review = SetReview(meeting=named_id("m"), scores={"listen\r\ning": 4})
    assert cleaned(review).scores == {"listen\ning": 4}


def test_the_parts_of_a_record_are_clean_too():
    template = StageTemplate(stages=(SlotStage("a\r\nb\ud800", 5, hint="c\x00d"),), scales=("e\udfff",))
    kept = cleaned(template)
    assert kept.stages == (SlotStage("a\nb\ufffd", 5, hint="cd"),)
    assert kept.scales == ("e\ufffd",)
    assert cleaned(kept) is kept
