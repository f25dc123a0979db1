"""The table of all sets of a programme: what each of them did, in figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from lfl_desktop.content.tables.table_columns import LineColumn, LineTable
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.set_overview import MeetingTold, SetOverview
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, plural, tr

OTHER_ENDS = (ActionState.CHANGED, ActionState.DROPPED, ActionState.HANDED_ON)
"""How an action has ended that was not done."""


@dataclass(frozen=True)
class SetsTableLine:
    """One set: what its newest file tells, and how that file is known here. `late_since` is the day of the
    first meeting that the file cannot tell of, `edition` is 0 where no file came yet, and `programme` is said
    where there are several."""

    id: UUID
    name: str
    facilitator: str
    edition: int
    received: dt.date | None
    overview: SetOverview | None
    today: dt.date
    late_since: dt.date | None = None
    programme: str = ""

    @property
    def focus(self) -> str:
        """What the set works on."""
        return self.overview.learning_set.focus if self.overview else ""

    @property
    def cohort(self) -> str:
        """The cohort of the set."""
        return self.overview.cohort.name if self.overview and self.overview.cohort else ""

    @cached_property
    def _held(self) -> list[MeetingTold]:
        return self.overview.held if self.overview else []

    @cached_property
    def _planned(self) -> list[MeetingTold]:
        return self.overview.planned if self.overview else []

    @cached_property
    def _actions(self) -> dict[ActionState, int]:
        found: dict[ActionState, int] = {}
        for meeting in self.overview.meetings if self.overview else ():
            for state, count in meeting.actions.items():
                found[state] = found.get(state, 0) + count
        return found

    @property
    def held(self) -> int:
        """The meetings that took place."""
        return len(self._held)

    @property
    def planned(self) -> int:
        """The meetings that took place or are to."""
        return len(self._planned)

    @property
    def here(self) -> int:
        """Those who were there, meeting by meeting."""
        return sum(m.here for m in self._held)

    @property
    def expected(self) -> int:
        """Those who belonged, meeting by meeting."""
        return sum(m.members for m in self._held)

    @property
    def slots(self) -> int:
        """The slots that were held."""
        return sum(m.slots for m in self._held)

    @property
    def last(self) -> dt.date | None:
        """The day of the last meeting that was held."""
        return max((m.date for m in self._held if m.date), default=None)

    @property
    def next(self) -> dt.date | None:
        """The day of the next meeting."""
        return min((m.date for m in self._planned if m.date and m.date >= self.today), default=None)

    def actions_that(self, *states: ActionState) -> int:
        """How many actions stand so."""
        return sum(self._actions.get(state, 0) for state in states)


def attendance_words(here: int, expected: int) -> str:
    """As in "36 of 38"; nothing before anybody could be there."""
    return tr("{here} of {members}", here=here, members=expected) if expected else ""


def members_words(line: SetsTableLine) -> str:
    """As in "6 → 7": from the start to now, or the one number where nothing changed."""
    if line.overview is None:
        return ""
    figures = line.overview.members
    if figures.at_start == figures.at_end and not figures.joined:
        return str(figures.at_end)
    return tr("{start} → {now}", start=figures.at_start, now=figures.at_end)


def airtime_words(line: SetsTableLine) -> str:
    """As in "22 to 63 min": the least and the most minutes of those who presented."""
    minutes = line.overview.airtime if line.overview else ()
    return tr("{least} to {most} min", least=minutes[0], most=minutes[-1]) if minutes else ""


def file_words(line: SetsTableLine) -> str:
    """As in "edition 3, 10 May", and since when it is older than a meeting."""
    if not line.edition:
        return tr("no file yet")
    if line.overview is None:
        return tr("cannot be read")
    day = day_and_month(line.received, line.today) if line.received else ""
    told = tr("edition {n}, {day}", n=line.edition, day=day) if day else tr("edition {n}", n=line.edition)
    if line.late_since:
        return tr(
            "{file}; nothing of the meeting on {day}",
            file=told,
            day=day_and_month(line.late_since, line.today),
        )
    return told


def _day(day: dt.date | None, line: SetsTableLine) -> str:
    return day_and_month(day, line.today) if day else ""


def missing_words(line: SetsTableLine) -> str:
    """What the newest file of a set cannot tell of yet."""
    if not line.edition:
        return tr("no file yet")
    if line.overview is None:
        return tr("the file cannot be read any more")
    if line.programme:
        return tr("kept apart: it is of “{programme}”", programme=line.programme)
    if line.late_since is None:
        return ""
    return tr("the meeting on {day}", day=day_and_month(line.late_since, line.today))


SETS_TABLE = LineTable(
    mark("All sets"),
    lambda n: plural("%n sets", "%n set", n),
    (
        LineColumn[SetsTableLine](mark("Set"), lambda line: line.name, ()),
        LineColumn[SetsTableLine](mark("Facilitator"), lambda line: line.facilitator, ()),
        LineColumn[SetsTableLine](mark("Cohort"), lambda line: line.cohort, ()),
        LineColumn[SetsTableLine](mark("Focus"), lambda line: line.focus, (), wide=True),
        LineColumn[SetsTableLine](
            mark("Meetings"),
            lambda line: tr("{held} of {planned}", held=line.held, planned=line.planned),
            (),
            order=lambda line: f"{line.held:03} {line.planned:03}",
        ),
        LineColumn[SetsTableLine](
            mark("Here"),
            lambda line: attendance_words(line.here, line.expected),
            (),
            order=lambda line: f"{line.here / line.expected:.4f}" if line.expected else "",
        ),
        LineColumn[SetsTableLine](
            mark("Slots"), lambda line: str(line.slots), (), value=lambda line: line.slots
        ),
        LineColumn[SetsTableLine](mark("Airtime"), airtime_words, ()),
        LineColumn[SetsTableLine](mark("Members"), members_words, ()),
        LineColumn[SetsTableLine](
            mark("Open actions"),
            lambda line: str(line.actions_that(ActionState.OPEN)),
            (),
            value=lambda line: line.actions_that(ActionState.OPEN),
        ),
        LineColumn[SetsTableLine](
            mark("Done"),
            lambda line: str(line.actions_that(ActionState.DONE, ActionState.PARTLY)),
            (),
            value=lambda line: line.actions_that(ActionState.DONE, ActionState.PARTLY),
        ),
        LineColumn[SetsTableLine](
            mark("Other ends"),
            lambda line: str(line.actions_that(*OTHER_ENDS)),
            (),
            value=lambda line: line.actions_that(*OTHER_ENDS),
        ),
        LineColumn[SetsTableLine](
            mark("Impact"),
            lambda line: str(len(line.overview.impacts) if line.overview else 0),
            (),
            value=lambda line: len(line.overview.impacts) if line.overview else 0,
        ),
        LineColumn[SetsTableLine](
            mark("Last"), lambda line: _day(line.last, line), (), value=lambda line: line.last
        ),
        LineColumn[SetsTableLine](
            mark("Next"), lambda line: _day(line.next, line), (), value=lambda line: line.next
        ),
        LineColumn[SetsTableLine](
            mark("Last file"), file_words, (), order=lambda line: str(line.received or "")
        ),
    ),
)
"""Those who follow the programme see activity here, and never what was said."""
