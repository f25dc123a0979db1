"""Events and coaching: the register, the steps that have no day, and what helped or hindered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from lfl_desktop.domain.coordinator.kept_names import EFFECTS
from lfl_desktop.domain.coordinator.register import Circumstance, ScheduleLine
from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptScreen
from lfl_desktop.views.coordinator.register_page import RegisterPage
from lfl_desktop.views.coordinator.rows_page import RowsPage
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import PlaceName


class ScheduleStepRow(Row[ScheduleLine]):
    """A step of the programme without a day."""

    form = "coordinator/schedule_step_row"
    title = mark("Change step of the schedule")
    removal = mark("Remove step of the schedule")
    removed = mark("Step of the schedule removed")

    when: QLineEdit
    wording: QLineEdit
    for_whom: QLineEdit
    after: QComboBox

    def set_choices(self) -> None:
        events = self.desk.file.select(ProgrammeEvent, learning_set=None)
        dated = sorted((event for event in events if event.date), key=lambda event: str(event.date))
        fill_choices(
            self.after, [(event.id, event_words(event)) for event in dated], tr("nothing: it is first")
        )


class StepsPage(RowsPage[ScheduleLine]):
    """What everybody with a coach goes through, once, and whatever else has no day."""

    heading = mark("Steps without a day")
    words = mark(
        "The steps of coaching, for instance: a telephone call, a talk before the second workshop. They"
        " stand in the schedule after an event. The empty row at the end is for the next."
    )

    def show_kept(self, keeping: Keeping) -> None:
        super().show_kept(keeping)
        for row in self.rows.rows:
            row.set_choices()

    def records(self, keeping: Keeping) -> Sequence[ScheduleLine]:
        return [line for line in keeping.kept.schedule if line.event is None]

    def row_of(self, record: ScheduleLine) -> Row[ScheduleLine]:
        return ScheduleStepRow(self.desk, record)

    def blank_of(self, keeping: Keeping, position: int) -> ScheduleLine:
        return ScheduleLine(cohort=keeping.cohort.id, position=position)


class CircumstanceRow(Row[Circumstance]):
    """What helped or hindered."""

    form = "coordinator/circumstance_row"
    title = mark("Change what helped or hindered")
    removal = mark("Remove what helped or hindered")
    removed = mark("What helped or hindered was removed")

    effect: QComboBox
    wording: Sentence

    def set_choices(self) -> None:
        fill_choices(self.effect, [(effect, tr(words)) for effect, words in EFFECTS.items()])


class CircumstancesPage(RowsPage[Circumstance]):
    """What helped or hindered the programme as a whole."""

    heading = mark("What helped and what hindered")
    words = mark(
        "How heads took part, other support at the same time. Reports tell it as it is written here, so name"
        " nobody. The empty row at the end is for the next."
    )

    def records(self, keeping: Keeping) -> Sequence[Circumstance]:
        return keeping.kept.circumstances

    def row_of(self, record: Circumstance) -> Row[Circumstance]:
        return CircumstanceRow(self.desk, record)

    def blank_of(self, keeping: Keeping, position: int) -> Circumstance:
        return Circumstance(cohort=keeping.cohort.id, position=position)


class RegisterScreen(KeptScreen):
    """What was held for all sets, and what stood around it."""

    place = PlaceName.REGISTER
    title = mark("Events and coaching")
    purpose = mark(
        "Who came to what, and the steps of coaching. Contacts with a coach are kept with each person, on"
        " the roster."
    )
    made_of = (
        ("events", mark("Events"), RegisterPage),
        ("steps", mark("Steps without a day"), StepsPage),
        ("circumstances", mark("Helped and hindered"), CircumstancesPage),
    )
