"""How a number is said: in plain digits, with the decimals that it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.wording.state_names import measure_said, number
from lfl_desktop.domain.wording.typed_figures import MOST, read_number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (27.0, "27"),
        (0.125, "0.125"),
        (1200.0, "1,200"),
        (1234567.0, "1,234,567"),
        (1234567.89, "1,234,567.89"),
        (0.0000001, "0.0000001"),
        (1e22, "10,000,000,000,000,000,000,000"),
        (-1200.5, "-1,200.5"),
        (-0.0, "0"),
        (100.0, "100"),
        (7, "7"),
    ],
)
def test_plain_digits(value: float, words: str) -> None:
    assert number(value) == words


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-MOST, max_value=MOST))
def test_what_is_said_is_read_as_the_same_number(value: float) -> None:
    said = number(value)
    assert "e" not in said and not said.endswith(".0")
    assert read_number(said)[0] == value


def test_a_measure_says_its_figures_so() -> None:
    impact = Impact(learning_set=named_id("set"), person=named_id("ann"), measure="Pounds saved", unit="£")
    impact = replace(impact, before=1234567.0)
    assert measure_said(impact) == "Pounds saved: 1,234,567 £ before"
    assert measure_said(replace(impact, after=2000000.5)) == "Pounds saved: 1,234,567 → 2,000,000.5 £"


def test_a_measure_with_one_figure_or_none_says_what_there_is() -> None:
    impact = Impact(learning_set=named_id("set"), person=named_id("ann"), measure="Pass", unit="%")
    assert measure_said(replace(impact, after=79.0)) == "Pass: 79 %"
    assert measure_said(replace(impact, before=0.0, after=0.0)) == "Pass: 0 → 0 %", "nought is a figure too"
    assert measure_said(impact) == "Pass", "a unit without a figure says nothing"
    assert measure_said(replace(impact, measure="", after=79.0, unit="")) == "79"
    assert measure_said(replace(impact, measure="")) == ""
