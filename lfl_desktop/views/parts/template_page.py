"""One stage template, to read or to change: its name, the stages of a meeting and of a slot, and the
scales of the set review."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from lfl_desktop.domain.templates import SlotStage, StageTemplate
from lfl_desktop.views.kit.binding.forms import fill_with_form, grid_of
from lfl_desktop.views.kit.binding.lock import LOCKED, lock, unlock
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.own_controls import Minutes
from lfl_desktop.views.kit.controls.showing import follow_selection, show_text, show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.parts.template_parts import PartOrder
from lfl_desktop.views.parts.template_scales import ScaleLines
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.meeting import own_templates as jobs
from lfl_desktop.workspace.meeting.known_templates import question_kinds

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TemplatePage(QWidget):
    """Keeps what is typed as every form does. A template that comes with the program is there to read."""

    what: QLabel
    name: QLineEdit
    parts: QListWidget
    part_up: QPushButton
    part_down: QPushButton
    stages: QListWidget
    stage_add: QPushButton
    stage_up: QPushButton
    stage_down: QPushButton
    stage_remove: QPushButton
    stage_card: QFrame
    stage_name: QLineEdit
    stage_minutes: Minutes
    stage_questions: QComboBox
    stage_hint: QLineEdit
    stage_optional: QCheckBox

    def __init__(self, desk: Desk, template: StageTemplate) -> None:
        super().__init__()
        fill_with_form(self, "parts/template_page")
        self._in_sight = -1
        self._parts = PartOrder(self.parts)
        self._scales = ScaleLines(grid_of(self, "scales"), self.stage_optional)
        kinds: list[tuple[object, str]] = [(kind.key, tr(kind.name)) for kind in question_kinds()]
        fill_choices(self.stage_questions, [("", tr("none")), *kinds])
        self.setProperty(LOCKED, True)  # nothing is kept before a template of one's own is shown
        self.form = RecordForm(desk, self, template, jobs.EDIT, ("name",))
        self.form.gather = self._typed
        self.form.written.connect(self._name_stages)
        self.form.refused.connect(lambda: self.show_template(self.template, own=True))
        self._watch()

    @property
    def template(self) -> StageTemplate:
        """The template in sight, as it was kept last."""
        record = self.form.record
        assert isinstance(record, StageTemplate)
        return record

    def show_template(self, template: StageTemplate, own: bool) -> None:
        """Shows another template, or the same one as it is now; to change where it is `own`."""
        same = template.id == self.template.id
        unlock(self)
        if not own:
            self.setProperty(LOCKED, True)
        self.form.show(template)
        self._parts.show(template.parts, own)
        self._show_stages(self.stages.currentRow() if same else 0)
        self._scales.show(template.scales)
        if not own:
            lock(self)

    def keep(self) -> None:
        """Keeps what is typed now."""
        self.form.keep()

    def _typed(self) -> dict[str, object]:
        """What is typed in the fields of the stage in sight and of the scales."""
        now, changes = self.template, dict[str, object]()
        lines = (self.stage_name, self.stage_minutes, self.stage_hint, *self._scales.lines)
        fields = (*lines, self.stage_questions, self.stage_optional)
        if self.property(LOCKED) or not all(map(isValid, fields)):  # not while it is deleted
            return changes
        stages = list(now.stages)
        if 0 <= self._in_sight < len(stages):
            stages[self._in_sight] = self._stage_typed(stages[self._in_sight])
        if tuple(stages) != now.stages:
            changes["stages"] = tuple(stages)
        scales = self._scales.typed(now.scales)
        if scales is not None:
            changes["scales"] = scales
        return changes

    def _watch(self) -> None:
        for line in (self.stage_name, self.stage_hint, *self._scales.lines):
            line.textChanged.connect(lambda _text: self.form.typed())
        self.stage_minutes.changed.connect(lambda _minutes: self.form.typed())
        self.stage_questions.currentIndexChanged.connect(lambda _place: self.keep())
        self.stage_optional.toggled.connect(lambda _on: self.keep())
        for field in (self.stage_name, self.stage_hint, self.stage_minutes, *self._scales.lines):
            self.form.watch(field)
        for scale in self._scales.lines:
            scale.installEventFilter(self)
        for shown in (self.parts, self.stages):
            shown.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shown.installEventFilter(self)
            follow_selection(shown)
        self.parts.itemChanged.connect(lambda _item: self._keep_parts())
        self.stages.currentRowChanged.connect(self._choose_stage)
        self.stages.itemActivated.connect(lambda _item: self.stage_name.setFocus())
        jobs_of: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.part_up, lambda: self._move_part(-1)),
            (self.part_down, lambda: self._move_part(1)),
            (self.stage_add, self._add_stage),
            (self.stage_up, lambda: self._move_stage(-1)),
            (self.stage_down, lambda: self._move_stage(1)),
            (self.stage_remove, self._remove_stage),
        )
        for button, job in jobs_of:
            button.clicked.connect(job)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moves(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _moves(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key moved or removed something in one of the lists."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if watched is self.parts:
                self._move_part(step)
            elif watched is self.stages:
                self._move_stage(step)
            elif isinstance(watched, QLineEdit) and watched in self._scales.lines:
                self._move_scale(watched, step)
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if watched is self.stages and control and event.key() == Qt.Key.Key_Delete:
            self._remove_stage()
            return True
        return False

    # the stages of the meeting

    def _keep_parts(self) -> None:
        self.keep()
        self.form.set(parts=self._parts.chosen())

    def _move_part(self, step: int) -> None:
        if not self.property(LOCKED) and self._parts.move(step):
            self._keep_parts()

    def _move_scale(self, line: QLineEdit, step: int) -> None:
        if not self.property(LOCKED) and self._scales.move(line, step):
            self.keep()

    # the stages of a slot

    def _show_stages(self, place: int) -> None:
        blocker = QSignalBlocker(self.stages)
        self.stages.clear()
        self.stages.addItems([_stage_words(stage) for stage in self.template.stages])
        last = len(self.template.stages) - 1
        self.stages.setCurrentRow(max(0, min(place, last)) if last >= 0 else -1)
        blocker.unblock()
        self._show_stage(self.stages.currentRow())

    def _name_stages(self) -> None:
        for row, stage in enumerate(self.template.stages):
            item = self.stages.item(row)
            if item is not None and item.text() != _stage_words(stage):
                item.setText(_stage_words(stage))

    def _choose_stage(self, row: int) -> None:
        self.keep()
        self._show_stage(row)

    def _show_stage(self, row: int) -> None:
        same, self._in_sight = row == self._in_sight, row
        there = 0 <= row < len(self.template.stages)
        self.stage_card.setVisible(there)
        stage = self.template.stages[row] if there else SlotStage("", 0)
        said = tr if self.property(LOCKED) else str  # what is one's own stands as it was written
        for line, text in ((self.stage_name, said(stage.name)), (self.stage_hint, said(stage.hint))):
            if line.text() != text:
                show_text(line, text)
        if same:
            self.stage_minutes.follow(stage.minutes)
        else:
            self.stage_minutes.set_value(stage.minutes)
        choose(self.stage_questions, stage.questions)
        show_ticked(self.stage_optional, stage.optional)

    def _stage_typed(self, before: SlotStage) -> SlotStage:
        known = before.questions in [kind.key for kind in question_kinds()] or not before.questions
        chosen = str(self.stage_questions.currentData() or "")
        return SlotStage(
            name=self.stage_name.text(),
            minutes=self.stage_minutes.value() or 0,
            questions=chosen if known or chosen else before.questions,
            hint=self.stage_hint.text(),
            optional=self.stage_optional.isChecked(),
        )

    def _keep_stages(self, stages: tuple[SlotStage, ...], place: int) -> None:
        self.form.set(stages=stages)
        self._show_stages(place)

    def _add_stage(self) -> None:
        self.keep()
        self._keep_stages((*self.template.stages, jobs.new_stage()), len(self.template.stages))
        self.stage_name.setFocus()

    def _move_stage(self, step: int) -> None:
        if self.property(LOCKED):
            return
        self.keep()
        place = self.stages.currentRow()
        stages = jobs.stages_moved(self.template.stages, place, step)
        if stages != self.template.stages:
            self._keep_stages(stages, place + step)

    def _remove_stage(self) -> None:
        place = self.stages.currentRow()
        if self.property(LOCKED) or place < 0:
            return
        self.keep()
        stages = self.template.stages
        self._keep_stages((*stages[:place], *stages[place + 1 :]), place)
        if not self.template.stages:
            self.stage_add.setFocus()


def _stage_words(stage: SlotStage) -> str:
    """ "Open questions · 12 min"."""
    name = " ".join(tr(stage.name).split()) or tr("A stage without a name")
    parts = [name, plural("%n min", "%n min", stage.minutes)]
    return " · ".join([*parts, tr("may be left out")] if stage.optional else parts)
