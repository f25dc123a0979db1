"""The first run: a programme, a set and its dates in three short steps, or a file that is there already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from lfl_desktop import paths
from lfl_desktop.domain.clock import Clock
from lfl_desktop.views.kit.attempts import succeeds
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.drops import FileDrops, Paths
from lfl_desktop.views.kit.field_letters import FieldLetters
from lfl_desktop.views.kit.stacking import StackingArea
from lfl_desktop.views.start.welcome_dates import DatesStep
from lfl_desktop.views.start.welcome_pack import PackStep
from lfl_desktop.views.start.welcome_steps import ProgrammeStep, SetStep, WelcomeStep
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack
from lfl_desktop.workspace.start import first_run
from lfl_desktop.workspace.start.dropped_files import pack_in, to_open
from lfl_desktop.workspace.start.new_file import new_file
from lfl_desktop.workspace.workspace import Workspace

FORWARD_KEY = "Ctrl+Enter"


class OpensFiles(Protocol):
    """What the first run asks of the whole program."""

    def open(self, path: Path) -> None:
        """Shows the window on a records file; raises WorldError."""

    def open_sample(self) -> None:
        """Shows the window on the sample; raises WorldError."""

    def open_coordinators_sample(self) -> None:
        """Shows the window on the sample as its coordinator has it; raises WorldError."""

    def show_protection(self) -> None:
        """Shows in the window how its file is protected with a passphrase."""

    def show(self, workspace: Workspace) -> None:
        """Shows the window on an open records file; raises WorldError."""


class FirstPage(QWidget):
    """What the program is, and the ways to begin."""

    set_up: QPushButton
    from_pack: QPushButton
    coordinate: QPushButton
    sample: QPushButton
    coordinators_sample: QPushButton
    open: QPushButton

    def __init__(self) -> None:
        super().__init__()
        fill_with_form(self, "start/welcome_first")


class Welcome(QWidget):
    """The window of the first run. `trouble` is a sentence on what went wrong before, or empty; `now` is the
    clock to go by."""

    trouble: QFrame
    trouble_text: QLabel
    trouble_copy: QPushButton
    trouble_recover: QPushButton
    head: QWidget
    progress: QLabel
    step_heading: QLabel
    step_words: QLabel
    area: QScrollArea
    foot: QFrame
    protect: QCheckBox
    back: QPushButton
    next: QPushButton

    def __init__(self, program: OpensFiles, trouble: str, now: Clock) -> None:
        super().__init__()
        fill_with_form(self, "start/welcome")
        self._program = program
        self._now = now
        self._warned = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("LfL Desktop"))
        FileDrops(self)
        self.first = FirstPage()
        self.steps: tuple[WelcomeStep, ...] = (
            ProgrammeStep(self._today),
            SetStep(),
            DatesStep(self._today),
        )
        self.pack = PackStep()
        for page in (*self.steps, self.pack):
            self._put_by(page)
        self._walk: tuple[WelcomeStep, ...] = self.steps
        self._letters = FieldLetters(self, lambda: self.page)
        self._place = -1
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stacking = StackingArea(self.area, self.first)
        self.first.set_up.clicked.connect(partial(self._set_up, 3))
        self.first.from_pack.clicked.connect(self._choose_pack)
        self.first.coordinate.clicked.connect(partial(self._set_up, 1))
        self.first.sample.clicked.connect(lambda: self._try(program.open_sample))
        self.first.coordinators_sample.clicked.connect(lambda: self._try(program.open_coordinators_sample))
        self.first.open.clicked.connect(self._choose_file)
        self.back.clicked.connect(lambda: self.go(self._place - 1))
        pressed_once(self.back, self.next)
        self.next.clicked.connect(self.forward)
        self.next.setToolTip(FORWARD_KEY)
        self._offered: dict[QPushButton, Callable[[], None]] = {}
        for button in (self.trouble_copy, self.trouble_recover):
            self._offered[button] = lambda: None
            button.clicked.connect(partial(self._take_up, button))
        self.tell(trouble)
        self.go(-1)
        self._fit()

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        return self._walk[self._place] if self._place >= 0 else self.first

    def _put_by(self, page: QWidget) -> None:
        """Keeps a page out of sight; it would outlive the window without belonging to it."""
        page.setParent(self)
        page.hide()

    def go(self, place: int) -> None:
        """Shows a step, counted from 0, or with -1 the first page. What was typed stays in each."""
        self._place = place
        if (before := self.area.takeWidget()) is not None:
            self._put_by(before)
        self.area.setWidget(self.page)
        self._stacking.follow(self.page)
        self.head.setVisible(place >= 0)
        self.foot.setVisible(place >= 0)
        if place < 0:
            self.first.set_up.setFocus()
            return
        step = self._walk[place]
        step.enter(self._plan())
        steps = len(self._walk)
        self.progress.setText(tr("Step {n} of {all}", n=place + 1, all=steps))
        self.progress.setVisible(steps > 1)
        self.step_heading.setText(tr(step.heading))
        self.step_words.setText(tr(step.words))
        self.protect.setVisible(place == steps - 1)
        self.next.setText(tr("Start") if place == steps - 1 else tr("Next"))
        self.area.verticalScrollBar().setValue(0)
        step.first().setFocus(Qt.FocusReason.TabFocusReason)
        self._letters.soon()

    def _set_up(self, steps: int) -> None:
        """Begins the steps: all of them for a set, the first alone for whoever coordinates a programme."""
        self._walk = self.steps[:steps]
        self.tell("")
        self.go(0)

    def take_pack(self, path: Path) -> None:
        """Begins with a programme's pack: asks which of its sets it is."""
        self._try(lambda: self.pack.show_pack(offered_pack(path)))
        if self.pack.found is not None and not self.trouble.isVisible():
            self._walk = (self.pack,)
            self.go(0)

    def forward(self) -> None:
        """Goes to the next step, or starts, unless something is asked for first."""
        missing = self._walk[self._place].missing()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(missing)
        elif self._place < len(self._walk) - 1:
            self.go(self._place + 1)
        elif self._walk == (self.pack,):
            self._try(self._start_from_pack)
        else:
            self._try(self._start if len(self._walk) > 1 else self._coordinate)

    def offer_copy(self, words: str, job: Callable[[], None]) -> None:
        """Offers to go on with an earlier copy of the file that could not be opened."""
        self._offer(self.trouble_copy, words, job)

    def offer_recovered(self, words: str, job: Callable[[], None]) -> None:
        """Offers to see what can still be read of it, or to go on with that."""
        self._offer(self.trouble_recover, words, job)

    def _offer(self, button: QPushButton, words: str, job: Callable[[], None]) -> None:
        self._offered[button] = job
        button.setText(words)
        button.show()

    def _take_up(self, button: QPushButton) -> None:
        self._try(self._offered[button])

    def tell(self, sentence: str) -> None:
        """Shows a sentence in the amber frame; an empty one takes the frame away."""
        for button in self._offered:
            button.hide()
        self.trouble_text.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _today(self) -> dt.date:
        return self._now().date()

    def take_files(self, paths: Paths) -> None:
        """Opens the records file that was dropped, begins with a pack, or says what to do with anything
        else."""
        if pack := pack_in(paths):
            self.take_pack(pack)
            return
        self._try(lambda: self._program.open(to_open(paths)))

    def tell_of_drop(self, sentence: str) -> None:
        """Says why nothing was done with what was dropped."""
        self.tell(sentence)

    def _plan(self) -> first_run.Plan:
        plan = first_run.Plan(programme="")
        for step in self.steps:
            plan = step.filled_in(plan)
        return plan

    def _start(self) -> None:
        dates = self.steps[-1]
        assert isinstance(dates, DatesStep)
        self._begin(first_run.begin(dates.path, self._plan(), self._now))

    def _coordinate(self) -> None:
        plan = first_run.proposed_year(self._plan())
        path = new_file(paths.usual_folder(), plan.programme, "")
        self._begin(first_run.begin_programme(path, plan, self._now))

    def _begin(self, workspace: Workspace) -> None:
        is_to_be_protected = self.protect.isChecked()
        self._program.show(workspace)
        if is_to_be_protected:
            self._program.show_protection()

    def _start_from_pack(self) -> None:
        found, set_id = self.pack.found, self.pack.chosen
        assert found is not None and set_id is not None
        path = new_file(paths.usual_folder(), found.programme.name, self.pack.set_name)
        self._begin(begin_with_pack(path, found, set_id, self._now))

    def _try(self, job: Callable[[], None]) -> None:
        """Does what ends the first run; the window stays, and all that is typed in it, on trouble."""
        self.tell("")
        warned, self._warned = self._warned, True
        if not succeeds(job, self.tell):
            self._warned = warned

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Open a records file"), str(paths.usual_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Records files (*.lfl)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._try(lambda: self._program.open(Path(name))))
        dialog.open()

    def _choose_pack(self) -> None:
        dialog = QFileDialog(self, tr("Open the programme’s pack"), str(paths.usual_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pack (*.lflpack)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_pack(Path(name)))
        dialog.open()

    def _fit(self) -> None:
        room = self.screen().availableGeometry().size()
        line = self.fontMetrics().height()
        self.resize(min(max(900, line * 50), room.width()), min(max(680, line * 38), room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._place >= 0:
            self.forward()
        elif isinstance(focus, QAbstractButton):
            focus.click()
        elif self._place >= 0 and focus is not None:
            self._enter_from(focus)

    def _enter_from(self, focus: QWidget) -> None:
        step = self._walk[self._place]
        after = step.after(focus)
        if after is not None:
            after.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(after)
        elif self._place == len(self._walk) - 1:
            self.next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.forward()

    def closeEvent(self, event: QCloseEvent) -> None:
        if any(step.is_typed for step in self.steps) and not self._warned:
            self._warned = True
            event.ignore()
            self.tell(
                tr(
                    "What you typed here is kept once you choose Start. To leave without it, close the"
                    " window again."
                )
            )
            return
        super().closeEvent(event)
