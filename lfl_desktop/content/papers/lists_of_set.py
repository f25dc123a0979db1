"""The lists of a set as tables of words: what the audience may see of them, line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from lfl_desktop.content.papers.meeting_scene import Scene
from lfl_desktop.content.wording import People
from lfl_desktop.domain.actions import ACTION_STATES, standing
from lfl_desktop.domain.contents import Standing
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, ActionState, Challenge, Meeting, ReportBack, Slot
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.people import LearningSet, Membership, Post
from lfl_desktop.domain.programme import Programme, School, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.wording.by_when import said
from lfl_desktop.domain.wording.state_names import (
    CHALLENGE_STATES,
    LEVELS,
    measured,
    report_words,
    status_words,
)
from lfl_desktop.domain.year import in_order, numbered, posts_on, so_far
from lfl_desktop.words import mark, plural, tr


class Telling:
    """What the cells of one list are told from: the records that came through the gate, on one day."""

    def __init__(self, seen: Visible, today: dt.date) -> None:
        self.seen = seen
        self.today = today
        self.people = People(seen, None)
        pretended = next((p.sample_today for p in seen.all(Programme) if p.sample_today), None)
        meetings = in_order(seen.all(Meeting))
        self.numbers = numbered(meetings)
        # the sample holds its whole year, and stands where its own today is
        until = so_far(meetings, pretended)
        order = {meeting.id: place for place, meeting in enumerate(until)}
        told = [report for report in seen.all(ReportBack) if report.meeting in order]
        self.states = standing(seen.all(Action), told, until)
        self.reports = {r.action: r for r in sorted(told, key=lambda r: (order[r.meeting], str(r.id)))}
        self.slots: dict[UUID, list[Slot]] = {}
        places = {meeting.id: place for place, meeting in enumerate(meetings)}
        held = slots_held(seen.all(Slot), meetings)
        for slot in sorted(held, key=lambda s: (places[s.meeting], s.position)):
            if slot.challenge:
                self.slots.setdefault(slot.challenge, []).append(slot)

    def meeting(self, id: UUID) -> str:
        """As in "Meeting 3"."""
        self.seen.tell(self.seen.get(Meeting, id), "date")
        return tr("Meeting {n}", n=self.numbers.get(id) or "–")


class ListColumn(NamedTuple):
    """A column: its heading, its words in a line, and the kinds of content (keys of `contents.CONTENTS`) of
    which one at least must be open to the reader. A `wide` one shares the room that the others leave."""

    heading: str
    words: Callable[[Telling, Any], str]
    contents: tuple[str, ...]
    wide: bool = False


class ListKind(NamedTuple):
    """A list: its title, its lines counted, and its columns."""

    title: str
    one: str
    many: str
    columns: tuple[ListColumn, ...]


def _by_when(telling: Telling, action: Action) -> str:
    return said(action.due, telling.today) if action.due else action.due_words


def _state(telling: Telling, action: Action) -> str:
    telling.seen.tell(telling.reports.get(action.id), "state")
    return tr(ACTION_STATES[telling.states.get(action.id, ActionState.OPEN)])


def _last_report(telling: Telling, action: Action) -> str:
    report = telling.reports.get(action.id)
    words = report_words(report) if report else ""
    return f"{telling.meeting(report.meeting)}: {words}" if report and words else ""


def _slots(telling: Telling, challenge: Challenge) -> str:
    told = []
    for slot in telling.slots.get(challenge.id, ()):
        number = telling.numbers.get(slot.meeting) or "–"
        telling.seen.tell(slot, "used_minutes")
        minutes = slot.used_minutes
        told.append(tr("{n} ({minutes} min)", n=number, minutes=minutes) if minutes else str(number))
    return ", ".join(told)


def _challenge_state(telling: Telling, challenge: Challenge) -> str:
    # held back with the headline until that is agreed
    if challenge.agreed_on:
        telling.seen.tell(challenge, "state")
    return tr(CHALLENGE_STATES[challenge.state]) if challenge.agreed_on else ""


def _agreed(_telling: Telling, record: Challenge | Impact) -> str:
    return _day(record.agreed_on) or tr("not yet")


def _day(day: dt.date | None) -> str:
    return tr("{day} {year}", day=said(day), year=day.year) if day else ""


def _level(telling: Telling, impact: Impact) -> str:
    telling.seen.tell(impact, "level")
    return tr(LEVELS[impact.level])


def _themes(telling: Telling, impact: Impact) -> str:
    names = {theme.id: theme.name for theme in telling.seen.all(Theme)}
    return ", ".join(names[theme] for theme in impact.themes if theme in names)


def _spells(telling: Telling, membership: Membership) -> list[Membership]:
    """All memberships of its person: who came back is one line."""
    spells = by_person(telling.seen.all(Membership))[membership.person]
    for spell in spells:
        telling.seen.tell(spell, "status")
    return spells


def _post(telling: Telling, membership: Membership) -> Post | None:
    return posts_on(telling.seen.all(Post), telling.today).get(membership.person)


def _title(telling: Telling, membership: Membership) -> str:
    post = _post(telling, membership)
    return post.title if post else ""


def _school(telling: Telling, membership: Membership) -> str:
    post = _post(telling, membership)
    school = telling.seen.get(School, post.school) if post else None
    return school.name if school else ""


LEADER = ListColumn(mark("Leader"), lambda telling, record: telling.people.full(record.person), ("people",))

LISTS: dict[type[Record], ListKind] = {
    Action: ListKind(
        mark("List of actions"),
        mark("{n} action"),
        mark("{n} actions"),
        (
            LEADER,
            ListColumn(mark("Action"), lambda _telling, action: action.wording, ("actions",), wide=True),
            ListColumn(mark("By when"), _by_when, ("actions",)),
            ListColumn(mark("How it stands"), _state, ("report_backs",)),
            ListColumn(mark("Sign"), lambda _telling, action: action.sign, ("actions",), wide=True),
            ListColumn(
                mark("Decided at"), lambda telling, action: telling.meeting(action.meeting), ("meetings",)
            ),
            ListColumn(mark("Last report"), _last_report, ("report_backs",), wide=True),
        ),
    ),
    Challenge: ListKind(
        mark("List of challenges"),
        mark("{n} challenge"),
        mark("{n} challenges"),
        (
            LEADER,
            ListColumn(
                mark("Challenge"),
                lambda _telling, c: c.headline or c.stated,
                ("headlines", "challenges"),
                wide=True,
            ),
            ListColumn(mark("Restated"), lambda _telling, c: c.restated, ("challenges",), wide=True),
            ListColumn(mark("State"), _challenge_state, ("headlines",)),
            ListColumn(mark("Slots"), _slots, ("slots",)),
            ListColumn(mark("Agreed"), _agreed, ("headlines",)),
        ),
    ),
    Impact: ListKind(
        mark("List of impact"),
        mark("{n} note of impact"),
        mark("{n} notes of impact"),
        (
            LEADER,
            ListColumn(mark("What changed"), lambda _telling, impact: impact.wording, ("impact",), wide=True),
            ListColumn(mark("Level"), _level, ("impact",)),
            ListColumn(mark("Measure"), lambda _telling, impact: measured(impact), ("impact",), wide=True),
            ListColumn(mark("Themes"), _themes, ("programme",), wide=True),
            ListColumn(mark("Agreed"), _agreed, ("impact",)),
        ),
    ),
    Membership: ListKind(
        mark("List of members"),
        mark("{n} member"),
        mark("{n} members"),
        (
            ListColumn(mark("Name"), lambda telling, record: telling.people.full(record.person), ("people",)),
            ListColumn(mark("Post"), _title, ("names",), wide=True),
            ListColumn(mark("School"), _school, ("names",)),
            ListColumn(
                mark("Joined"), lambda _telling, m: _day(m.starts) or tr("from the start"), ("membership",)
            ),
            ListColumn(
                mark("Status"),
                lambda telling, m: status_words(_spells(telling, m), telling.today),
                ("membership",),
            ),
        ),
    ),
}
"""The lists that can be printed, with the columns that they have on screen."""


@dataclass(frozen=True)
class ListTable:
    """A list as words. `about` says how many lines these are and as of when, `staying` what of them is not
    here; both in sentences."""

    title: str
    about: str
    staying: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def list_table(seen: Visible, kind: type[Record], ids: Sequence[UUID], today: dt.date) -> ListTable:
    """The lines `ids` of the list of `kind`, in this order, as the audience of `seen` may read
    them on `today`.

    Raises TypeError for anything that did not come through the gate."""
    if not isinstance(seen, Visible):
        raise TypeError("A list is made only of what came through sharing.visible()")
    made = LISTS[kind]
    telling = Telling(seen, today)
    records = [record for id in ids if (record := seen.get(kind, id)) is not None]
    columns = [column for column in made.columns if _opened(seen, column)] if records else []
    rows = tuple(tuple(column.words(telling, record) for column in columns) for record in records)
    counted = plural(len(rows), made.one, made.many)
    about = tr("{lines}, as of {day} {year}", lines=counted, day=said(today), year=today.year)
    return ListTable(
        tr(made.title), about, tuple(_staying(made, columns, records, ids)), tuple(columns), rows
    )


def _opened(seen: Visible, column: ListColumn) -> bool:
    """Whether these readers may have what stands in a column, even if none of it is ready for them yet."""
    opened = (Standing.LEAVES, Standing.HELD_BACK)
    return any(line.key in column.contents and line.standing in opened for line in seen.lines)


def _staying(
    made: ListKind, columns: Sequence[ListColumn], records: Sequence[Any], ids: Sequence[UUID]
) -> list[str]:
    """What is not on the paper, in sentences."""
    found = []
    if gone := len(ids) - len(records):
        found.append(
            tr("Not here: {n} of {all}, which these readers may not see, or not yet.", n=gone, all=len(ids))
        )
    if records and (closed := [tr(c.heading) for c in made.columns if c not in columns]):
        found.append(tr("Columns not here: {names}.", names=", ".join(closed)))
    if any(c.words is _challenge_state for c in columns):
        waiting = sum(record.agreed_on is None for record in records)
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
