"""By when: words that are kept as they are, with a calendar for those who would rather choose a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lfl_desktop.domain import clock
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, SchoolYear
from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.controls.day_button import DayButton
from lfl_desktop.views.kit.text.line import Line


class DueLine(Line):
    """A line for the words of by when. A day from the calendar is written as the program writes days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: Callable[[], dt.date] = lambda: clock.of_computer().date()
        self._year: Callable[[], SchoolYear] = lambda: NO_SCHOOL_YEAR
        self.setProperty("leavesAltDown", True)  # it goes to the next slot, from all fields of one
        self.calendar_button = DayButton(
            self, self.day, self._write, lambda: self._today(), lambda: self._year()
        )

    def set_today(self, today: Callable[[], dt.date]) -> None:
        """The day that words such as "next Friday" count from."""
        self._today = today

    def set_year(self, year: Callable[[], SchoolYear]) -> None:
        """The year of the schools that words such as "half term" are looked for in."""
        self._year = year

    def sizeHint(self) -> QSize:
        return self.calendar_button.steady(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.calendar_button.steady(super().minimumSizeHint())

    def width_for_words(self) -> int:
        """How wide it has to be for all its words, or its hint, with the button."""
        return self.calendar_button.width_beside(self.text() or self.placeholderText())

    def day(self) -> dt.date | None:
        """The day that the words mean, where they mean one."""
        return understand(self.text(), self._today(), self._year())

    def _write(self, day: dt.date) -> None:
        today = self._today()
        words = day_and_month(day, today)
        if understand(words, today, self._year()) != day:  # without its year it is the next such day
            words = f"{words} {day.year}"
        self.selectAll()
        self.insert(words)
