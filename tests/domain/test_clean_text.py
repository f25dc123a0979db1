"""Text made safe to keep: nothing that a person means is lost, nothing that breaks a file stays."""

from __future__ import annotations

import pytest
from any_record import a_set
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, ActionState, ReportBack, SetReview
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.templates import SlotStage, StageTemplate
from lfl_desktop.domain.wording.clean_text import (
    as_name,
    begins_a_thought,
    clean,
    cleaned,
    listed,
    on_one_line,
    one_line,
)

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
        ("Parents came back\x0bChildren read more", "Parents came back\nChildren read more"),
        ("end of page\x0cnext page", "end of page\nnext page"),
        ("one column\x0enext column", "one column\nnext column"),
        ("one\x85two", "one\ntwo"),
        ("well\x1eknown", "well-known"),
        ("co\x1foperate, co\xadoperate", "cooperate, cooperate"),
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


@given(typed=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\xad")))
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
    assert kept.stages == (SlotStage("a b\ufffd", 5, hint="cd"),)
    assert kept.scales == ("e\ufffd",)
    assert cleaned(kept) is kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("• Ann Able", "Ann Able"),
        ("·\tAnn Able", "Ann Able"),
        ("\uf0b7\tAnn Able", "Ann Able"),
        ("- Ann Able", "Ann Able"),
        ("– Ann Able", "Ann Able"),
        ("* Ann Able", "Ann Able"),
        ("[ ] Ann Able", "Ann Able"),
        ("\u200b\ufeffAnn Able\u200e", "Ann Able"),
        ("\u200f• Ann Able", "Ann Able"),
        ("Ann\tAble", "Ann Able"),
        ("Ann\xa0Able", "Ann Able"),
        ("Ann\x0bAble", "Ann Able"),
        ("Ann\x1eLou Able", "Ann-Lou Able"),
        ("Ann Able\n", "Ann Able"),
        ("A. Able", "A. Able"),
        ("-5 Club", "-5 Club"),
        ("Łódź 👩\u200d🏫", "Łódź 👩\u200d🏫"),
        ("•", "•"),
    ],
)
def test_a_name_is_kept_without_what_was_pasted_around_it(typed: str, kept: str) -> None:
    assert one_line(typed) == kept
    person, school = cleaned(Person(name=typed)), cleaned(School(programme=named_id("p"), name=typed))
    assert person.name.rstrip() == school.name.rstrip() == kept


def test_a_space_after_a_name_stays_while_the_next_word_is_to_come() -> None:
    assert cleaned(Person(name="Ann ")).name == "Ann "


def test_fields_of_one_line_have_spaces_for_breaks_whoever_writes_them() -> None:
    impact = Impact(learning_set=named_id("s"), person=named_id("p"), measure="a\x0bb", evidence="a\x0bb")
    kept = cleaned(impact)
    assert (kept.measure, kept.evidence) == ("a b", "a\nb")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. Ann Able\n2) Bob Byrne\n(c) Cat Cole", ["Ann Able", "Bob Byrne", "Cat Cole"]),
        ("• Ann Able\r\n\r\n• Bob Byrne\r\n", ["Ann Able", "Bob Byrne"]),
        ("•\n- \nA. Able", ["A. Able"]),
        ("Ann Able\tHead\nBob\t", ["Ann Able\tHead", "Bob"]),
        ("o\tAnn\x0b§\tBob", ["Ann", "Bob"]),
        ("- [ ] Ann\n- [x] Bob\n1. [ ] Cat\n• • Dan\n- [ ]", ["Ann", "Bob", "Cat", "Dan"]),
        ("Ann\x0eBob\r\x07Cat", ["Ann", "Bob", "Cat"]),
        ("\u2060\n\t\n", []),
    ],
)
def test_the_lines_of_a_pasted_list(text: str, lines: list[str]) -> None:
    assert listed(text) == lines


ODD = st.text(
    st.sampled_from(" \t\n\x0b\x0c\x0e\x85\u2028\x1e\x1f\xad\xa0\u200b\u200e\ufeff•-*·1.)aB[]o§"),
    max_size=20,
)


@given(ODD | ANYTHING)
def test_clean_text_is_clean(text: str) -> None:
    for way in (clean, on_one_line, as_name, one_line):
        assert way(way(text)) == way(text)
    assert not set(one_line(text)) & set("\n\t\r\v\f")


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=5), min_size=1, max_size=5), ODD
)
def test_no_word_is_lost_or_joined_by_breaks(words: list[str], odd: str) -> None:
    for brk in ("\x0b", "\x0c", "\x0e", "\x85", "\u2028", "\u2029", "\r\n"):
        assert clean(brk.join(words)).split() == " ".join(words).split()
        assert on_one_line(brk.join(words)).split() == " ".join(words).split()


@pytest.mark.parametrize(
    ("before", "after", "begins"),
    [
        ("They listened. ", "They listened. W", True),
        ("They listened.", "They listened. ", False),
        ("They listened.\n", "They listened.\nW", True),
        ("They listened. W", "They listened. Wh", False),
        ("They listened. ", "They listened. ", False),
        ("They listened. ", "They listened. What was", False),
        ("They listened. ", "We listened. W", False),
    ],
)
def test_a_thought_begins_with_the_first_letter_after_a_sentence(
    before: str, after: str, begins: bool
) -> None:
    assert begins_a_thought(before, after) == begins


NAMED = [
    "chain",
    "coordinator",
    "facilitator",
    "funder",
    "known_as",
    "label",
    "name",
    "partner_city",
    "title",
]
OF_ONE_LINE = ["due_words", "focus", "handed_to", "measure", "neighbour", "place", "unit"]


@pytest.mark.parametrize("field", [*NAMED, *OF_ONE_LINE])
def test_names_and_what_stands_in_one_line_are_kept_so_in_every_kind_of_record(field: str) -> None:
    """As they come, whoever writes them: in a name a bullet goes too."""
    kept = "Ann Able" if field in NAMED else "• Ann Able"
    of = [record for record in a_set().values() if type(getattr(record, field, None)) is str]
    assert of
    for record in of:
        typed = replace(record, **{field: "• Ann\r\nAble"})
        assert getattr(cleaned(typed), field) == kept, type(record)
