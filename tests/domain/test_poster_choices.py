"""How a poster is arranged, as records and as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.poster import Arrangement, Short, arrangement_of, choices_of
from lfl_desktop.domain.record import named_id

SET = named_id("set")
KEYS = [f"{part}:{named_id(part, n)}" for part in ("impact", "quote", "learning") for n in range(3)]
SOME = st.lists(st.sampled_from(KEYS), unique=True)


@given(SOME, SOME, SOME, SOME)
def test_an_arrangement_is_kept_as_it_is(hidden, shown, order, short) -> None:
    shown = [key for key in shown if key not in hidden]
    words = tuple(Short(key, f"short {key}", "digest") for key in sorted(short))
    arrangement = Arrangement(tuple(sorted(hidden)), tuple(sorted(shown)), tuple(order), words)
    choices = choices_of(SET, arrangement)
    assert arrangement_of(choices) == arrangement == arrangement_of(reversed(choices))
    assert choices_of(SET, arrangement) == choices, "the same ids each time"
    assert len({choice.id for choice in choices}) == len({*hidden, *shown, *order, *short})


def test_what_names_no_line_is_left_out() -> None:
    assert choices_of(SET, Arrangement(hidden=("x", "impact:", ""), order=("learning:1",))) == []
    assert choices_of(SET, Arrangement(short=(Short(KEYS[0], "  ", "d"),))) == []
