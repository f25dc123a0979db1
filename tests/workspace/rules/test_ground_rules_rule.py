"""Who sees names is agreed on a day: another choice is a version of its own, never an edit of the old one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.workspace.meeting.rules_agreed import names_remark, open_names
from lfl_desktop.workspace.workspace import Workspace


def agreed(workspace: Workspace) -> list[GroundRules]:
    """The ground rules of the sample that are agreed on its own today."""
    found = sorted(workspace.select(GroundRules), key=lambda rules: str(rules.agreed_on))
    return [rules for rules in found if rules.agreed_on and rules.agreed_on <= workspace.today()]


def test_what_was_agreed_about_names_is_not_edited(sample: Workspace) -> None:
    (first,) = agreed(sample)
    with pytest.raises(AgainstARule, match="Agree again"), sample.step("Edit") as step:
        step.put(replace(first, names_to_coordinator=True))
    assert agreed(sample) == [first]
    with sample.step("Put right") as step:
        step.put(replace(first, wording=f"{first.wording} We listen."))
    assert "We listen" in agreed(sample)[0].wording


def test_another_choice_is_agreed_today_and_the_old_one_stays(sample: Workspace) -> None:
    (first,) = agreed(sample)
    open_names(sample, first, True, sample.today())
    before, now = agreed(sample)
    assert before == first
    assert (now.agreed_on, now.wording, now.names_to_coordinator) == (sample.today(), first.wording, True)
    assert names_remark(agreed(sample)) == (
        "The coordinator sees names from 4 July 2013 on; of the time before, numbers only."
    )
    open_names(sample, now, False, sample.today())
    assert agreed(sample) == [first, replace(now, names_to_coordinator=False)], (
        "the same day: the same version"
    )
    assert names_remark(agreed(sample)) == ""


def test_a_draft_is_changed_as_it_is(sample: Workspace) -> None:
    (first,) = agreed(sample)
    draft = replace(first, id=uuid4(), agreed_on=None)
    open_names(sample, draft, True, sample.today())
    (kept,) = (one for one in sample.select(GroundRules) if one.agreed_on is None)
    assert kept == replace(draft, names_to_coordinator=True)
    assert names_remark([kept]).startswith("Until it has the day")
