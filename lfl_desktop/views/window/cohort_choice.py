"""Which cohort of the programme is looked at, where the file has more than one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy

from lfl_desktop.domain.wording.cohort_names import cohorts_told_apart
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.controls.choices import choose, fill_choices, keep_still
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination
from lfl_desktop.workspace.in_view import ProgrammeInView


class CohortChoice:
    """A list above the places, which is there only where there is something to choose. `here` is the place in
    sight, which stays so."""

    def __init__(self, desk: Desk, side: QFrame, here: Callable[[], Destination]) -> None:
        self._desk = desk
        self._here = here
        self._choice = choice = QComboBox(side)
        choice.setObjectName("cohort")
        choice.setAccessibleName(tr("Cohort"))
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice.hide()
        keep_still(choice)
        choice.currentIndexChanged.connect(lambda _place: self._look())
        layout_of(side, "places").insertWidget(1, choice)

    def show_cohorts(self) -> None:
        """Lists the cohorts that there are now."""
        in_view = self._desk.in_view
        if not isinstance(in_view, ProgrammeInView):
            return
        from lfl_desktop.views.coordinator.looking import overview_in_view

        cohorts = overview_in_view(self._desk).cohorts
        with QSignalBlocker(self._choice):
            named = zip((one.id for one in cohorts), cohorts_told_apart(cohorts), strict=True)
            fill_choices(self._choice, named, tr("All cohorts"))
            choose(self._choice, in_view.cohort)
        self._choice.setVisible(len(cohorts) > 1)

    def _look(self) -> None:
        chosen = ProgrammeInView(self._choice.currentData())
        if chosen != self._desk.in_view:
            self._desk.look_wanted.emit(chosen, self._here())
