"""How what is around the sets is said in words."""

from __future__ import annotations

import datetime as dt

import pytest

from lfl_desktop.domain.programme import SchoolEvent, SchoolEventKind
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.coordinator.programme_words import school_event_words

SEPTEMBER, TODAY = dt.date(2013, 9, 3), dt.date(2013, 11, 29)


@pytest.mark.parametrize(
    ("date", "wording", "school", "said"),
    [
        (
            dt.date(2013, 9, 3),
            "the deputy acts",
            "Hillcross CE",
            "Hillcross CE: Change of head, 3 Sep (the deputy acts)",
        ),
        (dt.date(2013, 9, 3), "", "Hillcross CE", "Hillcross CE: Change of head, 3 Sep"),
        (None, "", "Hillcross CE", "Hillcross CE: Change of head"),
        (None, "she acts", "", "Change of head (she acts)"),
    ],
)
def test_what_happened_in_a_school(date: dt.date | None, wording: str, school: str, said: str) -> None:
    event = SchoolEvent(
        school=named_id("school", "Hillcross CE"),
        kind=SchoolEventKind.HEAD_CHANGED,
        date=date,
        wording=wording,
    )
    assert school_event_words(event, school, TODAY) == said
