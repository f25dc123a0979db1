"""The dates of the set for other calendars, saved as one file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.calendar import saved_calendar


class FileCard(QFrame):
    """For whom the file is, and where to save it."""

    file_words: QLabel
    reader: Segmented
    save: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        fill_with_form(self, "programme/calendar_file_card")
        self.setProperty("role", "card")
        self.reader.set_options([(Audience.SET, tr("The set")), (Audience.COORDINATOR, tr("Coordinator"))])
        self.reader.set_value(Audience.SET)
        self.file_words.setText(
            tr(
                "One file with days, times and places, and no names of leaders; what was typed for an event"
                " of this set alone stays here. It opens in Outlook and Apple Calendar; in Google Calendar"
                " choose Settings, then Import. After a change save it again: the same entries are put right."
            )
        )
        self.save.clicked.connect(self._ask)

    def _ask(self) -> None:
        from lfl_desktop.views.kit.controls.asking_where import ask_where

        name = saved_calendar.calendar_file_name(self._desk.book())
        ask_where(self, tr("Save calendar file"), name, tr("Calendar file (*.ics)"), self._save)

    def _save(self, path: Path) -> None:
        reader = self.reader.value()
        audience = reader if isinstance(reader, Audience) else Audience.SET
        workspace, set_id = self._desk.workspace, self._desk.set_id
        said = self._desk.attempt(lambda: saved_calendar.save_calendar(workspace, set_id, audience, path))
        if said is not None:
            self._desk.said.emit(said)
