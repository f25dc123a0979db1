"""When a version of an activity system was: at a meeting, or on a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QWidget

from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.version_changes import meetings_to_choose


class VersionWhen(QDialog):
    """Either of the two empties the other. What is chosen is kept at once, as everywhere."""

    meeting: QComboBox
    date: DateLine
    close_it: QPushButton

    def __init__(self, desk: Desk, version: SystemVersion, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "activity/version_when")
        self.setWindowTitle(tr("When this version was"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        today = desk.reading.today
        fill_choices(self.meeting, meetings_to_choose(desk.book()), none=tr("At no meeting"))
        day_without_year_meant(self.date, today, half_a_year_ahead(today))
        self._form = RecordForm(desk, self, version, mark("Date version"), ("meeting", "date"))
        self._form.derive = self._one_of_both
        self.close_it.clicked.connect(self.close)
        self.finished.connect(lambda _result: self._form.keep())
        self.meeting.currentIndexChanged.connect(lambda _place: self._form.keep())
        desk.kept.connect(self._show)

    def _one_of_both(self, typed: dict[str, object]) -> dict[str, object]:
        if typed.get("meeting") is not None:
            return {"date": None}
        return {"meeting": None} if typed.get("date") is not None else {}

    def _show(self) -> None:
        """Shows what was kept: the one that was emptied too."""
        if not self._form.pending:
            self._form.show(self._form.record)
