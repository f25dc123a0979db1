"""What a set calls somebody follows from the name, in whichever way that was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.wording.name_parts import TITLES, called, is_initial, is_title, spoken


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tom Garside", "Tom"),
        ("Mrs Patel", "Mrs Patel"),
        ("mrs patel", "mrs patel"),
        ("Mrs Patel MBE", "Mrs Patel"),
        ("Dr Amina Yusuf", "Amina"),
        ("DR AMINA YUSUF", "AMINA"),
        ("Mr. Tom Garside", "Tom"),
        ("Mr.Tom Garside", "Tom"),
        ("Mr. & Mrs. Garside", "Mr. & Mrs. Garside"),
        ("Mr and Mrs Tom Garside", "Tom"),
        ("Garside, Ellen", "Ellen"),
        ("Garside,Ellen", "Ellen"),
        ("Garside, Mrs Ellen", "Ellen"),
        ("garside, ellen", "ellen"),
        ("Garside, ellen", "ellen"),
        ("Garside, Ellen, Mrs", "Ellen"),
        ("Ellen Garside, MBE", "Ellen"),
        ("Ellen Garside, headteacher", "Ellen"),
        ("Smith, Mrs", "Mrs Smith"),
        ("Smith, J.", "J. Smith"),
        ("van der Berg, Jan", "Jan"),
        ("van der Berg, jan", "jan"),
        ("Иванов, Пётр", "Пётр"),
        ("Nguyễn Thị Mai", "Nguyễn"),
        ("Sr Bernadette Quinn", "Bernadette"),
        ("J. P. Oakes", "J. P. Oakes"),
        ("J.P. Oakes", "J.P. Oakes"),
        ("J Oakes", "J Oakes"),
        ("JP Oakes", "JP Oakes"),
        ("J. Patrick Oakes", "Patrick"),
        ("Mr J. Oakes", "Mr Oakes"),
        ("Revd Dr Jane Smith", "Jane"),
        ("Canon Jane Smith", "Jane"),
        ("The Rt Revd Jane Smith", "Jane"),
        ("Prof. O’Neil", "Prof. O’Neil"),
        ("Dame Mary", "Dame Mary"),
        ("Ms Ní Bhriain", "Ms Ní Bhriain"),
        ("Mr de Souza", "Mr de Souza"),
        ("de Souza", "de Souza"),
        ("De Souza", "De Souza"),
        ("Di Smith", "Di"),
        ("Van Nguyen", "Van"),
        ("St John Smith", "St John"),
        ("Ann-Marie Duval", "Ann-Marie"),
        ("Mary Ann", "Mary"),
        ("A'isha Khan", "A'isha"),
        ("Tom Garside (Holly Lane)", "Tom"),
        ("李明", "李明"),
        ("أمينة يوسف", "أمينة"),
        ("Mrs", "Mrs"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_nobody_is_called_by_a_title_an_initial_or_a_comma(name: str, short: str) -> None:
    assert Person(name=name).short == short


def test_what_somebody_is_known_as_goes_before_the_name() -> None:
    assert Person(name="Mrs Patel", known_as="Priya").short == "Priya"
    assert Person(name="Mrs Patel", known_as=" ").short == "Mrs Patel"


def test_a_name_is_told_in_the_order_in_which_it_is_said() -> None:
    assert spoken("Garside, Mrs Ellen") == "Mrs Ellen Garside"
    assert spoken("  Mr. Tom  Garside ") == "Mr. Tom Garside"


WORDS = st.one_of(
    st.sampled_from(sorted(TITLES)).map(str.title),
    st.sampled_from(
        ["J.", "J", "JP", ",", "&", "de", "van", "Tom", "Łoś", "O’Neil", "李", "(Tom)", ".", "MBE"]
    ),
    st.text(max_size=6),
)


@given(name=st.lists(WORDS, max_size=5).map(" ".join))
def test_what_somebody_is_called_is_never_empty_nor_a_title_an_initial_or_a_comma(name: str) -> None:
    short = called(name)
    assert bool(short) == bool(name.strip())
    if any(word.isalpha() and not is_title(word) and not is_initial(word) for word in name.split()):
        assert not is_title(short) and not is_initial(short)
        assert not set(short) & set(",;，、،")
