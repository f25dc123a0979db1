"""Impact: figures as people write them, and what may leave."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.wording.state_names import measure_said
from lfl_desktop.domain.wording.typed_figures import read_number
from lfl_desktop.workspace.lists import impact_changes as jobs
from lfl_desktop.workspace.rules.agreement_rules import NoWordsYet
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("27", 27, ""),
        ("27.5", 27.5, ""),
        ("27,5", 27.5, ""),
        ("27 %", 27, "%"),
        ("27%", 27, "%"),
        ("1,200", 1200, ""),
        ("1 200 pupils", 1200, "pupils"),
        ("-3", -3, ""),
        ("−3 points", -3, "points"),
        (".5", 0.5, ""),
        ("", None, ""),
        ("about 27", None, ""),
        ("12 of 30", None, ""),
        ("27.", 27, ""),
        ("%", None, ""),
    ],
)
def test_a_number_as_people_write_it(text: str, number: float | None, unit: str) -> None:
    assert read_number(text) == (number, unit)


@given(st.text())
def test_whatever_is_typed_is_read_or_not_understood(text: str) -> None:
    number, unit = read_number(text)
    assert number is not None or unit == ""


@given(st.decimals(-99999, 99999, places=3))
def test_a_plain_number_is_what_it_says(number: object) -> None:
    assert read_number(str(number))[0] == float(str(number))


def test_the_list_of_the_sample(sample: Workspace) -> None:
    lines = jobs.lines_of_impact(read(sample))
    assert [line.leader for line in lines][:2] == ["Priya Dale", "Tom Garside"]
    assert lines[0].themes == "Raising attainment, Active collaboration"
    assert measure_said(lines[0].impact) == "Children who pass the phonics screening: 27 → 79 %"
    assert [jobs.agreement_said(line.impact) for line in lines].count("May leave once agreed") == 1
    assert jobs.agreement_said(lines[0].impact) == "Agreed 14 Nov 2013"


def test_a_measure_with_one_figure(sample: Workspace) -> None:
    impact = jobs.lines_of_impact(read(sample))[2].impact
    assert measure_said(impact).endswith(": 4 teachers")
    before = Impact(learning_set=impact.learning_set, person=impact.person, measure="Reading", before=3)
    assert measure_said(before) == "Reading: 3 before"


def test_added_agreed_taken_back_and_removed_each_in_one_step(sample: Workspace) -> None:
    added = jobs.add_impact(read(sample), TODAY)
    assert added is not None and added.position == 7
    assert added.meeting == read(sample).meetings[3].id
    assert sample.titles()[0] == "Add impact"
    with pytest.raises(NoWordsYet):
        jobs.agree_impact(sample, added, TODAY)
    with sample.step("Edit impact") as step:
        step.put(replace(added, wording="Parents read with their children"))
    jobs.agree_impact(sample, added, TODAY)
    kept = sample.get(Impact, added.id)
    assert kept is not None and kept.agreed_on == TODAY
    jobs.agree_impact(sample, added, None)
    assert sample.titles()[0] == "Take back agreement"
    jobs.remove_impact(sample, added)
    assert sample.get(Impact, added.id) is None
    assert sample.undo() == "Remove impact"
    assert sample.get(Impact, added.id) is not None


def test_nobody_has_impact_before_there_are_members(sample: Workspace) -> None:
    with sample.step("Forget") as step:
        for membership in sample.select(Membership):
            step.delete(membership)
    assert jobs.add_impact(read(sample), TODAY) is None
