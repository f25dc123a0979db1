"""The lists of a set as tables of words: what the audience may see of them, line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lfl_desktop.content.members_counted import figures_line, first_day, membership_counts
from lfl_desktop.content.papers.meeting_scene import Scene, slots_told
from lfl_desktop.content.tables.actions_table import ACTIONS_TABLE, action_lines
from lfl_desktop.content.tables.challenges_table import CHALLENGES_TABLE, ChallengeLine, challenge_lines
from lfl_desktop.content.tables.impact_table import IMPACT_TABLE, impact_lines
from lfl_desktop.content.tables.members_table import MEMBERS_TABLE, Member, member_line
from lfl_desktop.content.tables.table_columns import (
    LineColumn,
    LineSource,
    LineTable,
    TableSheet,
    table_sheet,
)
from lfl_desktop.content.wording import People
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, ReportBack, Slot
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.year import meetings_in_order, numbered, posts_on, so_far
from lfl_desktop.words import tr

LISTS: dict[type[Record], LineTable] = {
    Action: ACTIONS_TABLE,
    Challenge: CHALLENGES_TABLE,
    Impact: IMPACT_TABLE,
    Membership: MEMBERS_TABLE,
}
"""The lists that can be printed."""


def _source(seen: Visible, today: dt.date) -> LineSource:
    """The sample holds its whole year, and stands where its own today is."""
    pretended = next((p.sample_today for p in seen.all(Programme) if p.sample_today), None)
    meetings = meetings_in_order(seen.all(Meeting))
    return LineSource(
        People(seen, None).full, meetings, so_far(meetings, pretended), numbered(meetings), today
    )


def _lines(seen: Visible, records: Sequence[Any], today: dt.date) -> Sequence[Any]:
    """The lines of these records, all of one kind."""
    source = _source(seen, today)
    match records:
        case [Action(), *_]:
            return action_lines(source, records, seen.all(ReportBack))
        case [Challenge(), *_]:
            # held back with the headline until that is agreed
            whole = seen.audience == Audience.FACILITATOR
            slots = seen.all(Slot)
            return challenge_lines(
                source, records, slots, slots_told(seen), lambda c: whole or c.agreed_on is not None
            )
        case [Impact(), *_]:
            return impact_lines(source.name, records, seen.all(Theme))
        case _:
            return _members(seen, source, records)


def _members(seen: Visible, source: LineSource, records: Sequence[Membership]) -> list[Member]:
    spells, posts = by_person(seen.all(Membership)), posts_on(seen.all(Post), source.today)
    lines = []
    for person in (record.person for record in records):
        post = posts.get(person)
        school = seen.get(School, post.school) if post else None
        known = seen.get(Person, person) or Person(id=person)
        words = school.name if school else ""
        lines.append(
            member_line(tuple(spells[person]), known, source.name(person), post, words, source.today)
        )
    return lines


@dataclass(frozen=True)
class ListTable:
    """A list as words, and as a `sheet` for spreadsheets. `about` says how many lines these are and as of
    when, `staying` what of them is not here; both in sentences."""

    title: str
    about: str
    staying: tuple[str, ...]
    columns: tuple[LineColumn[Any], ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: TableSheet


def list_table(seen: Visible, kind: type[Record], ids: Sequence[UUID], today: dt.date) -> ListTable:
    """The lines `ids` of the list of `kind`, in this order, as the audience of `seen` may read
    them on `today`.

    Raises TypeError for anything that did not come through the gate."""
    if not isinstance(seen, Visible):
        raise TypeError("A list is made only of what came through sharing.visible()")
    made = LISTS[kind]
    records = [record for id in ids if (record := seen.get(kind, id)) is not None]
    lines = _lines(seen, records, today) if records else ()
    opened = [column for column in made.columns if _opened(seen, column)] if records else []
    columns = [column for column in opened if column.is_needed(lines)]
    rows = tuple(tuple(column.words(line) for column in columns) for line in lines)
    for column in columns:
        if column.notes:
            for record, field in (noted for line in lines for noted in column.notes(line)):
                seen.tell(record, field)
    counted = _counted(seen, made, len(rows), today)
    about = tr("{lines}, as of {day} {year}", lines=counted, day=day_and_month(today), year=today.year)
    staying = tuple(_staying(made, opened, lines, ids))
    return ListTable(tr(made.title), about, staying, tuple(columns), rows, table_sheet(columns, lines))


def _counted(seen: Visible, made: LineTable, lines: int, today: dt.date) -> str:
    """How many lines these are: of all members the same as Members says, who is one of how many with it."""
    people = len(by_person(seen.all(Membership)))
    if made is not MEMBERS_TABLE or not lines:
        return made.counted(lines)
    first = first_day(seen.all(Meeting), next(iter(seen.all(Cohort)), None))
    told = figures_line(membership_counts(seen.all(Membership), today, first))
    if lines == people:
        return told
    return tr("{n} of {all} people. In the set: {told}", n=lines, all=people, told=told)


def _opened(seen: Visible, column: LineColumn[Any]) -> bool:
    """Whether these readers may have what stands in a column, even if none of it is ready for them yet."""
    opened = (Standing.LEAVES, Standing.HELD_BACK)
    return any(line.key in column.contents and line.standing in opened for line in seen.lines)


def _staying(
    made: LineTable, columns: Sequence[LineColumn[Any]], lines: Sequence[Any], ids: Sequence[UUID]
) -> list[str]:
    """What is not on the paper, in sentences."""
    found = []
    if gone := len(ids) - len(lines):
        found.append(
            tr("Not here: {n} of {all}, which these readers may not see, or not yet.", n=gone, all=len(ids))
        )
    if lines and (closed := [tr(c.heading) for c in made.columns if not c.seldom and c not in columns]):
        found.append(tr("Columns not here: {names}.", names=", ".join(closed)))
    if any("headlines" in column.contents for column in columns):
        waiting = sum(isinstance(line, ChallengeLine) and not line.has_state for line in lines)
        if waiting:
            found.append(tr("Headline and state not here for {n}: waiting for agreement.", n=waiting))
    return found


def scene_of_list(seen: Visible) -> Scene:
    """What the heading over a list is written from.

    Raises LookupError where the records are not those of one set."""
    sets = seen.all(LearningSet)
    if len(sets) != 1:
        raise LookupError("The records must be those of one set")
    return Scene(seen, sets[0], None, People(seen, None))
