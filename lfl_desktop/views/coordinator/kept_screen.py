"""What the places have in common in which a coordinator keeps her own records: parts to choose from, and what
is said where there is no cohort to keep things of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.cohort_names import newest_first
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.controls.own_controls import Pages, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.parts.cohort_buttons import SEVERAL_COHORTS, CohortButtons
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.keeping_programme import keep_programme_here
from lfl_desktop.workspace.coordinator.kept_records import KeptRecords, kept_records
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.writing import KeptChange

NO_COHORT = mark(
    "This file has no programme of its own yet, only what sets sent. Keep the programme here, and you can"
    " note who takes part, what was held, and evidence."
)


@dataclass(frozen=True)
class Keeping:
    """What a part shows: what is kept of a cohort."""

    cohort: Cohort
    kept: KeptRecords


class KeptPart(QWidget):
    """A part of such a place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def show_kept(self, keeping: Keeping) -> None:
        """Shows what is kept now, keeping the cursor where it is."""
        raise NotImplementedError

    def text_kept(self, keeping: Keeping) -> None:
        """Text typed in this part was kept: what else shows it follows."""

    def focus_first(self) -> None:
        """Puts the cursor where work begins."""
        self.focusNextChild()

    def choose(self, record: UUID) -> None:
        """Chooses the line of a record, where this part has lines to choose from."""


class KeptScreen(Screen):
    """A place of several parts, of which one is in sight. A subclass names its `title`, what it is for, and
    its `made_of`: the parts by their names, with what they are called and how each is made."""

    form = "coordinator/kept_screen"
    title = ""
    purpose = ""
    place: ClassVar[PlaceName]
    made_of: ClassVar[Sequence[tuple[str, str, Callable[[Desk], KeptPart]]]] = ()

    heading: QLabel
    figures: QLabel
    part: Segmented
    parts: Pages
    nothing_card: QFrame
    nothing_words: QLabel
    keep_here: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._made: dict[str, KeptPart] = {}
        self.heading.setText(tr(self.title))
        self.figures.setText(tr(self.purpose))
        self.part.set_options([(name, tr(words)) for name, words, _make in self.made_of])
        self.part.set_value(self.made_of[0][0])
        self.part.changed.connect(self._go)
        self.keep_here.clicked.connect(self._keep_here)
        self._choice = CohortButtons(desk, layout_of(self, "nothing_card_body"), self.place)

    def refresh(self) -> None:
        keep_all(self)
        keeping = self._keeping()
        self.nothing_card.setVisible(keeping is None)
        for widget in (self.part, self.parts):
            widget.setVisible(keeping is not None)
        if keeping is not None:
            self._page.show_kept(keeping)
            return
        overview = overview_in_view(self.desk)
        several = newest_first(self.desk.file.select(Cohort)) if overview.cohort is None else []
        self._choice.show_cohorts(several if len(several) > 1 else ())
        self.nothing_words.setText(tr(SEVERAL_COHORTS) if len(several) > 1 else tr(NO_COHORT))
        self.keep_here.setVisible(overview.cohort is not None and not self.desk.is_only_read)

    def text_kept(self, change: KeptChange) -> None:
        if (keeping := self._keeping()) is not None:
            self._page.text_kept(keeping)

    def focus_first(self) -> None:
        if self.parts.isHidden():
            if not self._choice.focus_first():
                self.keep_here.setFocus()
        else:
            self._page.focus_first()

    def show_destination(self, wanted: Destination) -> None:
        """Shows a part by its name, and in it, or in the first one, the record with this id."""
        if isinstance(wanted, PartDestination):
            self._go(wanted.part)
        elif wanted.record is not None:
            self._go(self.made_of[0][0])
        if wanted.record is not None:
            if self._stale:
                self.enter()
            self._page.choose(wanted.record)

    def _keeping(self) -> Keeping | None:
        file, in_view = self.desk.file, self.desk.in_view
        chosen = in_view.cohort if isinstance(in_view, ProgrammeInView) else None
        cohorts = [file.get(Cohort, chosen)] if chosen else file.select(Cohort)
        cohort = cohorts[0] if len(cohorts) == 1 else None
        return Keeping(cohort, kept_records(file, [cohort.id])) if cohort else None

    @property
    def _page(self) -> KeptPart:
        name = str(self.part.value())
        if name not in self._made:
            make = next(make for key, _words, make in self.made_of if key == name)
            self._made[name] = make(self.desk)
            self.parts.addWidget(self._made[name])
            self.fold()
        self.parts.setCurrentWidget(self._made[name])
        return self._made[name]

    def _go(self, part: object) -> None:
        keep_all(self)
        self.part.set_value(part)
        self._stale = not self.isVisible()  # this part may have been shown before what others changed
        if self.isVisible():
            self.refresh()

    def _keep_here(self) -> None:
        self.desk.attempt(lambda: keep_programme_here(self.desk.file, overview_in_view(self.desk)))
