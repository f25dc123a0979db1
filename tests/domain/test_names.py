"""Names compared, found and put in order, however they are typed."""

from __future__ import annotations

import unicodedata
from uuid import UUID, uuid5

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lfl_desktop.domain.record import NAMESPACE, named_id
from lfl_desktop.domain.wording.names import (
    APOSTROPHES,
    DASHES,
    collated,
    folded,
    id_key,
    name_key,
    same_name,
)

ANYTHING = st.text(st.characters(), max_size=30)

ONE_NAME = [
    ("St Mary’s", "St Mary's"),
    ("St Mary’s", "St Maryʼs"),
    ("St Mary’s", "ST  MARY`S "),
    ("St Marys", "St Mary’s"),
    ("Leadership for Learning – North", "Leadership for Learning - North"),
    ("Leadership for Learning — North", "leadership for learning\u00a0‑ North"),
    ("Cross-phase", "Cross phase"),
    ("2026–27", "2026-27"),
    ("École Élan", "E\u0301cole\u2009E\u0301lan"),
    ("The “Hub”", 'The "hub"'),
    ("Soft\u00adware School", "Software School"),
    ("\ufeffHolly Lane\u200b", "Holly Lane"),
    ("Straße", "STRASSE"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_names_that_differ_only_in_how_they_are_typed_are_one(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Holly Lane", "Hollylane"),
        ("Set 1 2", "Set 12"),
        ("A", "B"),
        ("Sian", "Siân"),
        ("–", ""),
        ("1.2", "12"),
    ],
)
def test_names_that_say_something_else_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(text=ANYTHING)
def test_folding_once_is_enough(text: str) -> None:
    for fold in (id_key, name_key, folded):
        assert fold(fold(text)) == fold(text)


@given(text=ANYTHING)
def test_what_is_one_is_found_as_one(text: str) -> None:
    assume(folded(text))
    for form in ("NFC", "NFD"):
        assert folded(unicodedata.normalize(form, text)) == folded(text)
    assert folded(f"  {text}\u00a0 ") == folded(text)


@given(text=st.text(st.characters(codec="ascii"), max_size=40))
def test_an_id_by_a_name_of_plain_letters_is_what_it_always_was(text: str) -> None:
    assert named_id("school", text) == uuid5(NAMESPACE, "school\n" + " ".join(text.split()).casefold())


def test_an_id_by_an_accented_name_is_what_it_always_was() -> None:
    assert named_id("programme", "Łódź École") == uuid5(NAMESPACE, "programme\nłódź école")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St Mary’s", "St  mary's"),
        ("Leadership – North", "Leadership - North"),
        ("Leadership — North", "leadership\u00a0‑ North"),
        ("École Élan", "E\u0301cole\u2009E\u0301lan"),
        ("The “Hub”", 'The "hub"'),
        ("Soft\u00adware School", "Software School"),
    ],
)
def test_an_id_by_name_is_one_for_all_ways_to_type_it(one: str, other: str) -> None:
    assert named_id("programme", one) == named_id("programme", other)


def test_an_id_by_other_ids_and_days_is_what_it_always_was() -> None:
    known = UUID(int=7)
    assert named_id("event", known, "2026-09-04") == uuid5(NAMESPACE, f"event\n{known}\n2026-09-04")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Siân Ní Dhomhnaill", "Sian Ni Dhomhnaill"),
        ("Søren Ødegård", "Soren Odegard"),
        ("Đặng Văn An", "Dang Van An"),
        ("Máire O’Neill", "Maire O'Neill"),
        ("Máire O’Neill", "Maire ONeill"),
        ("Anne‑Marie Duval", "Anne-Marie Duval"),
        ("Anne‑Marie Duval", "anne marie duval"),
        ("Æthel Þórsdóttir", "Aethel Thorsdottir"),
        ("Guðrún Weiß", "Gudrun Weiss"),
        ("Işıl İpek", "isil ipek"),
        ("Ħamrun Borġ", "Hamrun Borg"),
        ("Mẹ́rcy Ọláyẹmí", "Mercy Olayemi"),
        ("Ɓala Ƙasim", "Bala Kasim"),
        ("Ana-Marı\u0301a López", "Ana-Maria Lopez"),
        ("J. P. Oakes", "J P Oakes"),
        ("Tāne Kahuʻi", "Tane Kahu'i"),
        ("ﬁona", "Fiona"),
        ("æ œ ß þ ð ı ŋ ĸ", "ae oe ss th d i ng k"),
        ("ə ǝ ɛ ɔ ɣ ʃ ʒ ƿ ȷ", "e e e o g sh zh w j"),
    ],
)
def test_a_name_is_found_as_a_british_keyboard_has_it(name: str, typed: str) -> None:
    assert folded(name) == folded(typed)


@given(
    name=st.sampled_from(["Máire O’Neill", "Anne‑Marie Ødegård-Łoś", "Siân D’Arcy"]),
    apostrophe=st.sampled_from(APOSTROPHES),
    dash=st.sampled_from([*DASHES, " ", "\u00a0"]),
    space=st.sampled_from([" ", "  ", "\u00a0", "\u2009"]),
    form=st.sampled_from(["NFC", "NFD"]),
    case=st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]),
)
def test_a_name_finds_itself_however_it_is_spelled(
    name: str, apostrophe: str, dash: str, space: str, form: str, case: type[str]
) -> None:
    typed = name.replace("’", apostrophe).replace("‑", dash).replace("-", dash).replace(" ", space)
    assert folded(case(unicodedata.normalize(form, typed))) == folded(name)
    assert name_key(case(unicodedata.normalize(form, typed))) == name_key(name)


def test_names_are_in_the_order_in_which_people_look_for_them() -> None:
    names = [
        "Zoe",
        "zara",
        "Ørsted",
        "Ode",
        "Łukasz",
        "Luke",
        "Élan",
        "Eve",
        "Set 10",
        "Set 2",
        "O’Brien",
        "Obama",
    ]
    names += ["Oz", "Đặng", "Dawn", "Ann", "ann", "Anna", "Ánn", "Anne-Marie", "Anne"]
    assert sorted(names, key=collated) == [
        *("ann", "Ann", "Ánn", "Anna", "Anne", "Anne-Marie", "Đặng", "Dawn", "Élan", "Eve"),
        *("Łukasz", "Luke", "Obama", "O’Brien", "Ode", "Ørsted", "Oz", "Set 2", "Set 10", "zara", "Zoe"),
    ]


@given(names=st.lists(ANYTHING, max_size=5))
def test_the_order_does_not_hang_on_where_one_begins(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(names, key=collated) == sorted(backwards, key=collated)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Reading (Year 5): phonics, now!", "reading year 5 phonics now"),
        ("Łódź (Poland); 12:30, or 1.5", "lodz poland 12:30 or 1.5"),
        ("[2013]. {7}", "2013 7"),
    ],
)
def test_stops_and_brackets_are_none_of_the_words_but_within_figures(said: str, found: str) -> None:
    assert folded(said) == found
