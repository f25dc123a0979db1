"""The areas that a leader chose from the leadership diagnostic, on their card: a line each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from lfl_desktop.domain.people import DiagnosticArea
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.record_rows import Row, Rows
from lfl_desktop.views.kit.binding.row_fold import fold_beside
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.members.diagnostic_areas import areas_of, areas_remark
from lfl_desktop.workspace.set_book import SetBook


class DiagnosticAreaRow(Row[DiagnosticArea]):
    """One area and the day it was chosen."""

    form = "members/member_areas"
    title = mark("Edit area from the diagnostic")
    removal = mark("Remove area from the diagnostic")
    removed = mark("Area from the diagnostic removed")

    wording: Sentence
    chosen_on: DateLine

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fold_beside(layout_of(self, "whole"), self.wording, event.size().width())

    def called(self, number: int) -> str:
        return tr("Area {n}", n=number)

    def set_choices(self) -> None:
        today = self.desk.reading.today
        day_without_year_meant(self.chosen_on, today, half_a_year_ahead(today))


class AreaRows:
    """The areas of the member in sight, and an empty line for the next. More than usual is remarked on.

    `arranged` is called when lines came or went, for the order of Tab."""

    def __init__(
        self, desk: Desk, parent: QWidget, layout: QBoxLayout, words: QLabel, arranged: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._words = words
        self._person: UUID | None = None
        self._rows: Rows[DiagnosticArea] = Rows(parent, layout, self._made, self._blank)
        self._rows.arranged.connect(arranged)

    def show(self, book: SetBook, person: UUID) -> int:
        """Shows the areas of `person`; how many there are."""
        areas = areas_of(book, person)
        if self._person != person:
            self._rows.show_none()
            self._person = person
        self._rows.show(areas)
        self.follow(areas)
        return len(areas)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in these lines."""
        return self._rows.stops

    def follow(self, areas: list[DiagnosticArea]) -> None:
        """Says what there is to say of these areas."""
        self._words.setText(areas_remark(areas))
        self._words.setVisible(bool(self._words.text()))

    def _made(self, area: DiagnosticArea) -> DiagnosticAreaRow:
        return DiagnosticAreaRow(self._desk, area)

    def _blank(self, position: int) -> DiagnosticArea:
        assert self._person is not None
        the_set, day = self._desk.set_id, self._desk.reading.today()
        return DiagnosticArea(learning_set=the_set, person=self._person, chosen_on=day, position=position)
