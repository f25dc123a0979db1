"""Programme and terms, as a coordinator keeps them: what the pack brings to every set."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.wording.cohort_names import newest_first
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.parts.cohort_buttons import SEVERAL_COHORTS, CohortButtons
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.programme.programme_page import ProgrammePage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.programme_book import ProgrammeBook
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.start import next_cohort as jobs
from lfl_desktop.workspace.start.next_cohort import may_remove_cohort
from lfl_desktop.workspace.writing import KeptChange

NONE_KEPT = mark(
    "This file has no programme of its own yet, only what sets sent. It can be kept here in People and"
    " schools."
)


class ProgrammeFactsScreen(Screen):
    """The programme, its themes, and the cohort with its terms."""

    form = "programme/programme_facts_screen"

    nothing: QLabel
    templates: QPushButton
    add_cohort: QPushButton
    remove_cohort: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.facts = ProgrammePage(desk, self._book)
        place = layout_of(self, "facts_place")
        assert isinstance(place, QVBoxLayout)
        place.addWidget(self.facts)
        self._choice = CohortButtons(desk, place, PlaceName.PROGRAMME_FACTS)
        self.templates.clicked.connect(lambda: StageTemplates(desk, "", self.window()).open())
        self.add_cohort.clicked.connect(self._add_cohort)
        self.remove_cohort.clicked.connect(self._remove_cohort)

    def refresh(self) -> None:
        keep_all(self)
        known = self._cohorts()
        self.nothing.setVisible(len(known) != 1)
        self.nothing.setText(tr(SEVERAL_COHORTS) if known else tr(NONE_KEPT))
        self._choice.show_cohorts(known if len(known) > 1 else ())
        self.facts.setVisible(len(known) == 1)
        self.add_cohort.setVisible(bool(known))
        self.remove_cohort.setVisible(len(known) == 1 and may_remove_cohort(self.desk.file, known[0]))
        if len(known) == 1:
            self.facts.show_book(self._book())

    def text_kept(self, change: KeptChange) -> None:
        if len(self._cohorts()) == 1:
            self.facts.text_kept(self._book(), change)

    def focus_first(self) -> None:
        if not self.facts.isHidden():
            self.facts.focus_first()
        elif not self._choice.focus_first():
            self.setFocus()

    def _cohorts(self) -> list[Cohort]:
        """The cohort that is in view, or all there are, the newest first."""
        file, in_view = self.desk.file, self.desk.in_view
        chosen = file.get(Cohort, in_view.cohort) if isinstance(in_view, ProgrammeInView) else None
        return [chosen] if chosen else newest_first(file.select(Cohort))

    def _add_cohort(self) -> None:
        file = self.desk.file
        programme = file.get(Programme, self._cohorts()[0].programme)
        assert programme is not None
        added = self.desk.attempt(lambda: jobs.add_cohort(file, programme))
        if added is not None:
            here = Destination(PlaceName.PROGRAMME_FACTS)
            self.desk.look_wanted.emit(ProgrammeInView(added.id), here)

    def _remove_cohort(self) -> None:
        (cohort,) = self._cohorts()
        words = tr("{name} removed", name=cohort.name)
        here = Destination(PlaceName.PROGRAMME_FACTS)
        if self.desk.removes(lambda: jobs.remove_cohort(self.desk.file, cohort.id), words):
            self.desk.look_wanted.emit(ProgrammeInView(), here)

    def _book(self) -> ProgrammeBook:
        return ProgrammeBook(self.desk.workspace, self._cohorts()[0].id)
