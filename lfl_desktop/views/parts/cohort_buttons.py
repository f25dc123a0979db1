"""Which of several cohorts is meant, where a place is about one: a button for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.cohort_names import cohort_with_months
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.in_view import ProgrammeInView

SEVERAL_COHORTS = mark("There are several cohorts here, and this is kept for each. Which one?")


class CohortButtons:
    """Buttons in a `box`: each has its cohort in view from then on, and stays at the `place`."""

    def __init__(self, desk: Desk, box: QBoxLayout, place: PlaceName) -> None:
        self._desk, self._box, self._place = desk, box, place
        self._buttons: list[QPushButton] = []
        self._shown: tuple[Cohort, ...] = ()

    def show_cohorts(self, cohorts: Sequence[Cohort]) -> None:
        """Offers these; none where there is nothing to choose."""
        if self._shown == tuple(cohorts):
            return
        self._shown = tuple(cohorts)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(cohort) for cohort in cohorts]

    def focus_first(self) -> bool:
        """Puts the cursor on the first button; False where there is none."""
        for button in self._buttons[:1]:
            button.setFocus()
        return bool(self._buttons)

    def _button(self, cohort: Cohort) -> QPushButton:
        words = cohort_with_months(cohort)
        button = QPushButton(literal(words), self._box.parentWidget())
        button.setAccessibleName(tr("Look at {cohort}", cohort=words))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        wanted = ProgrammeInView(cohort.id), Destination(self._place)
        button.clicked.connect(lambda: self._desk.look_wanted.emit(*wanted))
        self._box.addWidget(button)
        button.show()  # else it could not have the cursor yet
        return button
