"""Programme: the year around the set, the facts of the programme, and its schools."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from PySide6.QtWidgets import QLabel, QWidget

from lfl_desktop.domain.wording.cohort_names import cohort_months
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.controls.own_controls import Pages, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.programme.calendar_page import CalendarPage
from lfl_desktop.views.programme.programme_page import ProgrammePage
from lfl_desktop.views.programme.schools_page import SchoolsPage
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PartDestination
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange

CALENDAR, FACTS, SCHOOLS = "calendar", "facts", "schools"


class ProgrammePart(Protocol):
    """What the parts of this screen have in common."""

    def show_book(self, book: SetBook) -> None:
        """Shows the programme as it is now, keeping the cursor where it is."""

    def text_kept(self, book: SetBook, change: KeptChange) -> None:
        """Text typed in this part was kept: what else shows it follows."""

    def focus_first(self) -> None:
        """Puts the cursor where work begins."""


class ProgrammeScreen(Screen):
    """Three parts, of which one is in sight: the calendar, the programme with its terms, the schools."""

    form = "programme/programme_screen"

    figures: QLabel
    part: Segmented
    parts: Pages

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.calendar = CalendarPage(desk)
        self.calendar.terms_wanted.connect(lambda: self._go(FACTS))
        self.parts.addWidget(self.calendar)
        self.part.set_options(
            [
                (CALENDAR, tr("Calendar")),
                (FACTS, tr("Programme and terms")),
                (SCHOOLS, tr("Schools")),
            ]
        )
        self.part.set_value(CALENDAR)
        self.part.changed.connect(self._go)

    @cached_property
    def facts(self) -> ProgrammePage:
        """The programme with its terms and themes, made when it is first wanted."""
        page = ProgrammePage(self.desk, self.desk.own_book)
        self.parts.addWidget(page)
        return page

    @cached_property
    def schools(self) -> SchoolsPage:
        """The schools, made when they are first wanted."""
        page = SchoolsPage(self.desk)
        self.parts.addWidget(page)
        return page

    def refresh(self) -> None:
        keep_all(self)
        book = self.desk.book()
        self._head(book)
        self._page.show_book(book)

    def text_kept(self, change: KeptChange) -> None:
        book = self.desk.book()
        self._head(book)
        self._page.text_kept(book, change)

    def focus_first(self) -> None:
        self._page.focus_first()

    def show_destination(self, wanted: Destination) -> None:
        """Shows a part by its name, or the line of the calendar with this id."""
        if isinstance(wanted, PartDestination):
            self._go(wanted.part)
        elif wanted.record is not None:
            self._go(CALENDAR)
            self.enter()
            self.calendar.choose(wanted.record)

    @property
    def _page(self) -> ProgrammePart:
        page = self.parts.currentWidget()
        assert isinstance(page, CalendarPage | ProgrammePage | SchoolsPage)
        return page

    def _go(self, part: object) -> None:
        wanted = part if part in (FACTS, SCHOOLS) else CALENDAR
        keep_all(self)
        self.part.set_value(wanted)
        page = self.facts if part == FACTS else self.schools if part == SCHOOLS else self.calendar
        self.parts.setCurrentWidget(page)
        self.fold()
        if self.isVisible():
            self.refresh()

    def _head(self, book: SetBook) -> None:
        coordinator = book.programme.coordinator
        self.figures.setText(
            joined_with_dots(
                tr("{programme}, {cohort}", programme=book.programme.name, cohort=book.cohort.name)
                if book.cohort.name
                else book.programme.name,
                cohort_months(book.cohort),
                tr("coordinator {name}", name=coordinator) if coordinator else "",
            )
        )


def joined_with_dots(*parts: str) -> str:
    """Parts of a line with a dot between."""
    return " · ".join(part for part in parts if part)
