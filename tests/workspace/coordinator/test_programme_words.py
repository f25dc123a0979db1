"""How a programme and its sets are said in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from lfl_desktop.content.tables.sets_table import SETS_TABLE, SetsTableLine
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.programme import SchoolEvent, SchoolEventKind, Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.coordinator.kept_records import KeptRecords
from lfl_desktop.workspace.coordinator.letters import letter_to_facilitator
from lfl_desktop.workspace.coordinator.programme_charts import changes_figure
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, term_called
from lfl_desktop.workspace.coordinator.programme_totals import MeetingTotals
from lfl_desktop.workspace.coordinator.programme_words import actions_in_words, school_event_words
from lfl_desktop.workspace.coordinator.shared_things import SharedThings
from lfl_desktop.workspace.remembered import Remembered

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


def test_what_is_done_in_part_counts_as_done() -> None:
    counts = Counter(
        {ActionState.DONE: 3, ActionState.PARTLY: 2, ActionState.OPEN: 1, ActionState.CHANGED: 4}
    )
    totals = MeetingTotals(2, 3, 10, 12, 4, 90, counts)
    told = "10 actions: 5 done, 2 of them partly, 4 changed, 1 open"
    assert actions_in_words(totals) == told and totals.closed == 9
    assert actions_in_words(replace(totals, actions=Counter())) == "0 actions"


@pytest.mark.parametrize(
    ("measures", "told"),
    [(12, "before, a full dot after."), (13, "1 more is in the table of impact."), (14, "2 more are in")],
)
def test_only_measures_that_are_not_drawn_are_more_in_the_table(measures: int, told: str) -> None:
    impacts = [
        Impact(learning_set=named_id("set"), person=named_id("her"), wording=f"{nth}", before=1.0, after=2.0)
        for nth in range(measures)
    ]
    of = SimpleNamespace(id=named_id("received"), name="A")
    each = [SimpleNamespace(of=of, id=one.id, told=SimpleNamespace(impact=one)) for one in impacts]
    overview: Any = SimpleNamespace(impacts=each, remembered=Remembered())
    figure = changes_figure(overview)
    assert figure is not None and told in figure.words and figure.words.startswith("12 measures")
    assert ("in the table" in figure.words) == (measures > 12)


UNREAD = SetsTableLine(named_id("line"), "B", "Ivor Moss", 2, SEPTEMBER, None, TODAY)
"""A set whose newest file cannot be read any more."""


def test_of_a_file_that_cannot_be_read_is_told_whose_it_is_and_nothing_else() -> None:
    told = {column.heading: column.words(UNREAD) for column in SETS_TABLE.columns}
    assert {heading for heading, words in told.items() if words not in ("", "0", "0 of 0")} == {
        *("Set", "Facilitator", "Last file"),
    }
    assert UNREAD.actions_that(*ActionState) == 0
    (here,) = (column for column in SETS_TABLE.columns if column.heading == "Here")
    assert here.order and here.order(UNREAD) < "0.0000", "it stands before one to whose meetings nobody came"


KEPT = KeptRecords({}, *((),) * 13)
NOTHING = ProgrammeOverview(None, None, (), (), (), (), (), (), (), (), SharedThings({}, (), ()), KEPT, TODAY)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            UNREAD,
            ("Dear Ivor Moss,", "I have edition 2 of your set’s file, added on Tuesday 3 S"),
        ),
        (
            replace(UNREAD, facilitator="", received=None),
            ("Hello,", "I have no file of your set yet. Please make it and send it to me.\n"),
        ),
        (
            replace(UNREAD, late_since=TODAY),
            ("It tells nothing yet of the meeting on Friday 29 N",),
        ),
    ],
)
def test_a_letter_says_what_is_known(line: SetsTableLine, said: tuple[str, ...]) -> None:
    subject, words = letter_to_facilitator(NOTHING, line)
    assert subject == ": the file of set B" and all(part in words for part in said)
    assert words.endswith("than the list beside it says.\n") and "None" not in words


def test_of_terms_of_one_name_the_last_that_has_begun_is_meant() -> None:
    cohort = named_id("cohort")
    terms = tuple(
        Term(cohort=cohort, label=f"Spring {year}", starts=starts, ends=dt.date(year, 3, 28))
        for year, starts in (
            (2012, dt.date(2012, 1, 4)),
            (2013, dt.date(2013, 1, 3)),
            (2014, dt.date(2014, 1, 6)),
        )
    )
    overview = replace(NOTHING, terms=terms)
    assert term_called(overview, "spring") == terms[1]
    assert term_called(overview, "Spring 2014") == terms[2], "the only one"
    assert (
        term_called(replace(overview, terms=(*terms, Term(cohort=cohort, label="Spring"))), "spring")
        == terms[1]
    )
