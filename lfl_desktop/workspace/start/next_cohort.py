"""Another cohort of a programme that is kept here, with its terms."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID, uuid4

from msgspec.structs import replace

from lfl_desktop.domain.programme import Cohort, Programme, Term
from lfl_desktop.domain.record import references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.start.first_run import (
    SIX_TERMS,
    THREE_TERMS,
    Plan,
    plan_ids,
    proposed_cohort,
    proposed_year,
)
from lfl_desktop.workspace.workspace import Workspace

MOST_OF_THREE = 4
"""Terms in a year from which on its programme divides the year in six."""


def add_cohort(workspace: Workspace, programme: Programme) -> Cohort:
    """A cohort after those there are: its name is the next, it begins once the last one is over, and it has
    the terms of the English school year, three or six as the last one has. All of that can be changed."""
    every = workspace.select(Cohort, programme=programme.id)
    name = _next_name([one.name for one in every])
    ends = [one.ends for one in every if one.ends]
    after = max([workspace.today(), *(day + dt.timedelta(days=1) for day in ends)])
    starts, last_day = proposed_cohort(after)
    plan = proposed_year(
        Plan(programme.name, name, starts, last_day), pattern=_pattern(workspace, every), per_term=0
    )
    id = plan_ids(programme.name, name, starts, programme.id).cohort
    cohort = Cohort(
        id=id if workspace.get(Cohort, id) is None else uuid4(),
        programme=programme.id,
        name=name,
        starts=starts,
        ends=last_day,
    )
    with workspace.step(mark("Add cohort")) as step:
        step.put(cohort)
        for term in plan.terms:
            same = workspace.get(Term, term.id)
            step.put(replace(term, id=term.id if same is None else uuid4(), cohort=cohort.id))
    return cohort


def _pattern(workspace: Workspace, every: list[Cohort]) -> str:
    """How the last cohort of which both days are known divides its years."""
    dated = [(one.ends, one.starts, one.id) for one in every if one.starts and one.ends]
    if not dated:
        return THREE_TERMS
    ends, starts, id = max(dated)
    years = max(1, round((ends - starts).days / 365))
    return SIX_TERMS if len(workspace.select(Term, cohort=id)) > MOST_OF_THREE * years else THREE_TERMS


def _next_name(names: list[str]) -> str:
    """As in "Cohort 3" after "Cohort 2"; one that ends in no number gets one."""
    known = {name_key(name) for name in names}
    stem, number = tr("Cohort"), len(names) + 1
    for name in names:
        if (found := re.fullmatch(r"(.*\D)(\d{1,6})", name.strip())) is not None:
            stem, number = found[1].rstrip(), max(number, int(found[2]) + 1)
    while name_key(f"{stem} {number}") in known:
        number += 1
    return f"{stem} {number}"


def may_remove_cohort(workspace: Workspace, cohort: Cohort) -> bool:
    """Whether nothing but its own terms is of a cohort, and another is left."""
    if len(workspace.select(Cohort)) < 2:
        return False
    of_it = ((kind, name) for kind in ALL if kind is not Term for name in _refers_to_cohort(kind))
    return not any(workspace.select(kind, **{name: cohort.id}) for kind, name in of_it)


def _refers_to_cohort(kind: type) -> list[str]:
    return [name for name, table in references(kind).items() if table == TABLES[Cohort]]


def remove_cohort(workspace: Workspace, cohort: UUID) -> bool:
    """Takes a cohort away with its terms; False, and nothing changes, while anything else is of it."""
    found = workspace.get(Cohort, cohort)
    if found is None or not may_remove_cohort(workspace, found):
        return False
    with workspace.step(mark("Remove cohort")) as step:
        step.delete(found)
    return True
