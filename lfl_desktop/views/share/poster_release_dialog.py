"""What a set releases of its poster is shown before it leaves: line by line, to whom, and from which day."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QScrollArea, QWidget

from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.papers import poster_released as jobs


class PosterReleaseDialog(QDialog):
    """The lines in the words that would leave, those of one challenge together. Enter releases them, Escape
    leaves all as it is."""

    said: QLabel
    naming: QLabel
    area: QScrollArea
    lines: QWidget
    day_label: QLabel
    day: QComboBox
    cancel: QPushButton
    release: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "share/poster_release_dialog")
        self.setWindowTitle(tr("Release the poster"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        book = desk.own_book()
        today = desk.reading.today()
        found = jobs.to_release(book, today)
        self.said.setText(
            tr(
                "Read these out. Once the set has released them, they are in the file for the coordinator and"
                " on posters for anybody, without names. Each can be withdrawn at any time."
            )
        )
        named = jobs.named_in(book, found)
        self.naming.setText(named)
        self.naming.setVisible(bool(named))
        box = layout_of(self, "lines_box")
        for called, lines in jobs.threads(book, found):
            box.addWidget(label(called, "strong", parent=self.lines))
            for line in lines:
                box.addWidget(label(line, parent=self.lines))
        box.addStretch(1)
        fill_choices(self.day, [(day, day_and_month(day, today)) for day in jobs.days_to_choose(book)])
        self.release.setText(
            plural("The set releases these %n lines", "The set releases this line", len(found.lines))
        )
        self.release.setEnabled(bool(found.lines))
        self.release.setDefault(True)
        self.release.clicked.connect(self._release)
        self.cancel.clicked.connect(self.reject)
        self.release.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 40, line * 34)

    def _release(self) -> None:
        day = self.day.currentData()
        if self._desk.succeeds(lambda: jobs.release_poster(self._desk.own_book(), day)):
            self.accept()
