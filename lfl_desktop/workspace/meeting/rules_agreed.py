"""The ground rules of a set: what was agreed stays on record, agreeing again makes a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.wording.by_when import said
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.workspace import Workspace


def agree_again(workspace: Workspace, rules: GroundRules, today: dt.date) -> GroundRules:
    """A new record of the ground rules, agreed today; what was agreed before stays on record."""
    again = GroundRules(
        learning_set=rules.learning_set,
        agreed_on=today,
        wording=rules.wording,
        names_to_coordinator=rules.names_to_coordinator,
    )
    with workspace.step(mark("Agree ground rules again")) as step:
        return step.put(again)


def agreed_words(rules: Sequence[GroundRules]) -> str:
    """On which days the set agreed its rules, earliest first; empty before there are two."""
    days = sorted(r.agreed_on for r in rules if r.agreed_on)
    if len(days) < 2:
        return ""
    first, *later = (tr("{day} {year}", day=said(day), year=day.year) for day in days)
    return tr("Agreed first on {first}, again on {later}.", first=first, later=", ".join(later))
