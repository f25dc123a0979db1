"""How events are said."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.event_kinds import event_words, visit_words
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.record import named_id


def event(kind: EventKind, title: str = "") -> ProgrammeEvent:
    return ProgrammeEvent(cohort=named_id("cohort"), kind=kind, title=title)


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (EventKind.CORE_WORKSHOP, "Launch", "Core workshop: Launch"),
        (EventKind.CORE_WORKSHOP, "", "Core workshop"),
        (EventKind.CORE_WORKSHOP, " core workshop ", "Core workshop"),
        (EventKind.OTHER, "Away day", "Away day"),
    ],
)
def test_an_event_is_its_kind_and_title(kind: EventKind, title: str, words: str) -> None:
    assert event_words(event(kind, title)) == words


def test_a_visit_says_where_it_went() -> None:
    assert visit_words(event(EventKind.SCHOOL_VISIT), "Hillcross CE") == "Visit to Hillcross CE"
    titled = event(EventKind.SCHOOL_VISIT, "Reading")
    assert visit_words(titled, "Hillcross CE") == "Visit to Hillcross CE: Reading"
    assert visit_words(titled, "") == event_words(titled)
    assert visit_words(event(EventKind.COACHING, "Term 2"), "Hillcross CE") == "Coaching: Term 2"
