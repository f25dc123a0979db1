"""The ground rules of a set: what was agreed stays on record, agreeing again makes a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

from msgspec.structs import replace

from lfl_desktop.domain.gate.opened_names import opened_since
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.workspace import Workspace


def agree_again(workspace: Workspace, rules: GroundRules, today: dt.date) -> GroundRules:
    """A new record of the ground rules, agreed today; what was agreed before stays on record."""
    with workspace.step(mark("Agree ground rules again")) as step:
        return step.put(_anew(rules, today))


def open_names(workspace: Workspace, rules: GroundRules, opened: bool, today: dt.date) -> GroundRules:
    """The ground rules with names opened to the coordinator or closed. Where they were agreed on an earlier
    day, that is agreed today and holds from now on."""
    is_past = rules.agreed_on is not None and rules.agreed_on < today
    version = replace(_anew(rules, today) if is_past else rules, names_to_coordinator=opened)
    title = mark("Agree ground rules again") if is_past else mark("Change ground rules")
    with workspace.step(title) as step:
        return step.put(version)


def _anew(rules: GroundRules, today: dt.date) -> GroundRules:
    return replace(rules, id=uuid4(), agreed_on=today)


def names_remark(rules: Sequence[GroundRules]) -> str:
    """From when on the coordinator sees names, where the set opened them; empty where it did not."""
    latest = max(rules, key=lambda one: one.agreed_on or dt.date.min, default=None)
    if latest is not None and latest.names_to_coordinator and latest.agreed_on is None:
        return tr("Until it has the day it was agreed on, the coordinator sees numbers only.")
    since = opened_since(rules)
    if since is None:
        return ""
    return tr(
        "The coordinator sees names from {day} {year} on; of the time before, numbers only.",
        day=day_and_month(since),
        year=since.year,
    )


def rules_agreed_said(rules: Sequence[GroundRules]) -> str:
    """On which days the set agreed its rules, earliest first; empty before there are two."""
    days = sorted(r.agreed_on for r in rules if r.agreed_on)
    if len(days) < 2:
        return ""
    first, *later = (tr("{day} {year}", day=day_and_month(day), year=day.year) for day in days)
    return tr("Agreed first on {first}, again on {later}.", first=first, later=", ".join(later))
