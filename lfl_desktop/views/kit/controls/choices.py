"""What forms share: lists to choose from that the mouse wheel does not change by accident, and
days that are read as they are meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import QEvent, QObject, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from lfl_desktop.domain.levels import LEVELS
from lfl_desktop.domain.people import Level
from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.words import tr
from lfl_desktop.workspace.calendar.programme_changes import schools_by_name
from lfl_desktop.workspace.set_book import SetBook

HALF_A_YEAR = dt.timedelta(days=182)
MOST_YEARS = 12
"""How far back a day without a year is looked for: records of a few years are written down later."""
ALMOST_A_YEAR = dt.timedelta(days=364)
"""Not a year: counted from so long ago, "in 8 months" is another day of the year, "14 March" is not."""


class _Still(QObject):
    """Lets the wheel scroll the page, not the value under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def keep_still(widget: QWidget) -> None:
    """Stops the mouse wheel from changing the value of a list or a number."""
    widget.installEventFilter(_Still(widget))


def fill_choices(combo: QComboBox, choices: Iterable[tuple[object, str]], none: str = "") -> None:
    """The values to choose from, each with its label, first `none` for no value. What is chosen or
    typed stays; choices that are there already are left alone."""
    wanted = [*([(None, none)] if none else []), *choices]
    if wanted == [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]:
        return
    chosen: object = combo.currentData()
    typed = combo.currentText() if combo.isEditable() else None
    with _quiet(combo):
        combo.clear()
        for value, label in wanted:
            combo.addItem(label, value)
        choose(combo, chosen)
        if typed is not None:
            combo.setEditText(typed)


def choose(combo: QComboBox, value: object) -> None:
    """Shows the choice that stands for `value`, the first where there is none, without saying that it was
    chosen."""
    places = (place for place in range(combo.count()) if combo.itemData(place) == value)
    with _quiet(combo):
        combo.setCurrentIndex(next(places, 0))


@contextmanager
def _quiet(combo: QComboBox) -> Iterator[None]:
    """Neither the list nor the line in which one may type says anything."""
    line = combo.lineEdit()
    with QSignalBlocker(combo), QSignalBlocker(line) if line else nullcontext():
        yield


def school_choices(book: SetBook) -> list[tuple[object, str]]:
    """The schools of the programme by name."""
    return [(school.id, school.name) for school in schools_by_name(book)]


def levels() -> list[tuple[Level, str]]:
    """The levels of a post, highest first."""
    return [(level, tr(LEVELS[level][0])) for level in Level]


def day_without_year_meant(
    line: DateLine,
    today: Callable[[], dt.date],
    latest: Callable[[], dt.date | None],
    earliest: Callable[[], dt.date | None] = lambda: None,
) -> None:
    """Lets `line` read a day and month without a year as the last such day where the coming one
    is after `latest`: somebody who types "3 Oct" a week later means the one that has just been. Where it is
    before `earliest`, the first such day from then on is meant."""
    line.set_today(lambda: counted_from(line.text(), today(), latest(), earliest()), today)


def counted_from(
    words: str, today: dt.date, latest: dt.date | None, earliest: dt.date | None = None
) -> dt.date:
    """The day to count `words` from: `today`, or so many years before it that a day and month are not after
    `latest`, or `earliest` where they would be before that. Words that count from today ("in 8 months") are
    left as they are."""
    ahead = understand(words, today)
    if ahead is None:
        return today
    starts = []
    if latest is not None and ahead > latest:
        starts = [today - years * ALMOST_A_YEAR for years in range(1, MOST_YEARS + 1)]
    elif earliest is not None and ahead < earliest:
        starts = [earliest]
    found = [(start, day) for start in starts if (day := _same_day(words, start, ahead))]
    fitting = [start for start, day in found if latest is None or day <= latest]
    return fitting[0] if fitting else today


def _same_day(words: str, start: dt.date, ahead: dt.date) -> dt.date | None:
    """What `words` are when counted from `start`, if that is the same day of another year."""
    day = understand(words, start)
    return day if day and (day.day, day.month) == (ahead.day, ahead.month) else None


def half_a_year_ahead(today: Callable[[], dt.date]) -> Callable[[], dt.date]:
    """The latest day that a date without a year may mean where most are in the past."""
    return lambda: today() + HALF_A_YEAR
