"""What happened in a school, a row for each dated fact."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from lfl_desktop.domain.programme import SchoolEvent, SchoolEventKind
from lfl_desktop.views.kit.binding.record_rows import Row, Rows
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar import programme_changes as jobs


class SchoolEventRow(Row[SchoolEvent]):
    """One dated fact."""

    form = "parts/school_event_row"
    title = mark("Change school event")
    removal = mark("Remove school event")
    removed = mark("School event removed")

    date: DateLine
    kind: QComboBox
    percent: NumberLine
    wording: Sentence

    def __init__(self, desk: Desk, record: SchoolEvent) -> None:
        super().__init__(desk, record)
        self.kept.derive = _whole_percent
        self.kind.currentIndexChanged.connect(lambda _place: self._show_percent())
        self._show_percent()

    def show_record(self, record: SchoolEvent) -> None:
        super().show_record(record)
        self._show_percent()

    def _show_percent(self) -> None:
        """Only turnover is counted, but a figure that is there is not hidden."""
        is_turnover = self.kind.currentData() == SchoolEventKind.TURNOVER
        self.percent.setVisible(is_turnover or self.percent.value() is not None)

    def called(self, number: int) -> str:
        return tr("School event {n}", n=number)

    def set_choices(self) -> None:
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in jobs.SCHOOL_EVENTS.items()])
        today = self.desk.reading.today
        day_without_year_meant(self.date, today, half_a_year_ahead(today))


def _whole_percent(values: dict[str, object]) -> dict[str, object]:
    percent = values.get("percent")
    return {"percent": round(percent)} if isinstance(percent, float) else {}


class SchoolEvents(QWidget):
    """What happened in one school, with an empty row that belongs to it."""

    def __init__(self, desk: Desk, school: UUID) -> None:
        super().__init__()
        self.school = school
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.rows: Rows[SchoolEvent] = Rows(
            self,
            column,
            lambda event: SchoolEventRow(desk, event),
            lambda _position: SchoolEvent(school=school, kind=SchoolEventKind.INSPECTION),
        )
