"""A tension to fill in: its words, its two ends, how it is voiced and stands, and the actions on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.activity import Tension
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.tensions import LEVELS, STATES, VOICES, proposed_level
from lfl_desktop.views.activity.linked_action import LinkedActionRow, fill_actions
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Rows
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.kit.controls.showing import show_text
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity import action_links as jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.tension_changes import (
    End,
    end_of,
    other_ends,
    start_of,
    starts,
    with_end,
    with_start,
)

FIELDS = ("wording", "neighbour", "voiced_as", "state", "level", "held_back")


class TensionForm(QWidget):
    """One tension to edit, inside its card. `finished` says that its user is done with it."""

    finished = Signal()
    moved = Signal(int)
    removed = Signal()

    wording: GrowingText
    from_place: QComboBox
    to_place: QComboBox
    neighbour: QLineEdit
    voiced_as: QComboBox
    state: Segmented
    level_label: QLabel
    level: QComboBox
    held_back: QCheckBox
    add_action: QPushButton
    link_action: QPushButton
    done: QPushButton
    up: QPushButton
    down: QPushButton
    remove: QPushButton

    def __init__(self, desk: Desk, tension: Tension, shown: Shown) -> None:
        super().__init__()
        self.desk = desk
        self._shown = shown
        fill_with_form(self, "activity/tension_form")
        self.state.set_options([(state, tr(words).capitalize()) for state, words in STATES.items()])
        fill_choices(self.voiced_as, [(v, tr(words)) for v, words in VOICES.items()], tr("not said"))
        self._fill(tension)
        self.kept = RecordForm(desk, self, tension, mark("Edit tension"), FIELDS)
        box = layout_of(self, "actions_box")
        self._rows: Rows[Action] = Rows(self, box, lambda a: LinkedActionRow(desk, a, self._shown))
        self._connect()
        self.show_tension(tension, shown)

    def _connect(self) -> None:
        self.from_place.currentIndexChanged.connect(
            lambda _at: self.kept.set(**with_start(self.from_place.currentData()))
        )
        self.to_place.currentIndexChanged.connect(lambda _at: self._lead_to(self.to_place.currentData()))
        self.wording.entered.connect(self.finished)
        self.neighbour.returnPressed.connect(self.wording.setFocus)
        self.add_action.clicked.connect(self.new_action)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill_actions(menu, self.desk, self._shown, self.tension))
        self.link_action.setMenu(menu)
        self.done.clicked.connect(self.finished)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        within(self, "Esc", self.finished.emit)

    @property
    def tension(self) -> Tension:
        """The tension as it was kept last."""
        record = self.kept.record
        assert isinstance(record, Tension)
        return record

    def show_tension(self, tension: Tension, shown: Shown) -> None:
        """Shows the tension as it is now."""
        self._fill(tension)
        self.kept.show(tension)
        self.follow(tension, shown)

    def follow(self, tension: Tension, shown: Shown) -> None:
        """Shows what follows from the words and choices that were kept."""
        self._shown = shown
        self._fill(tension)
        choose(self.from_place, start_of(tension))
        if not self._leads_to(end := end_of(tension, shown.page.items)):
            choose(self.to_place, end)
        self.neighbour.setVisible(self.to_place.currentData() == End(by_name=True))
        ids = set(shown.whole.links.actions(tension.id))
        self._rows.show([action for action in shown.actions if action.id in ids])
        for row in self._rows.rows:
            if isinstance(row, LinkedActionRow):
                row.show_links(shown)
        self.add_action.setEnabled(jobs.where_to_add(shown.book) is not None)

    def _fill(self, tension: Tension) -> None:
        shown = self._shown
        fill_choices(self.from_place, starts(shown.page.items))
        fill_choices(self.to_place, other_ends(shown.page.items, shown.names))
        proposed = proposed_level(tension, shown.page.items)
        levels = [(level, f"{level}: {tr(words)}") for level, words in LEVELS.items()]
        none = tr("as it is: {n}, {words}", n=proposed, words=tr(LEVELS[proposed]))
        fill_choices(self.level, levels, none)
        self.level.setVisible(shown.levels)
        self.level_label.setVisible(shown.levels)

    def _leads_to(self, end: End) -> bool:
        """Whether the list of ends shows this one already, perhaps in other words: a neighbour without a name
        yet and the place of the beginning are within that place."""
        chosen = self.to_place.currentData()
        same = (End(), End(by_name=True), End(self.tension.from_place))
        return chosen == end or (end == End() and chosen in same)

    def _lead_to(self, end: End) -> None:
        self.kept.set(**with_end(end, self.neighbour.text()))
        self.neighbour.setVisible(end.by_name)
        if end.by_name:
            self.neighbour.setFocus()
        else:
            show_text(self.neighbour, "")

    def new_action(self) -> None:
        """Adds an action that works on this tension, and puts the cursor into it."""
        self.kept.keep()
        shown, meeting = self._shown, jobs.where_to_add(self._shown.book)
        if meeting is None:
            return
        action = self.desk.attempt(
            lambda: jobs.add_action(self.desk.workspace, shown.page, meeting, self.tension)
        )
        for row in self._rows.rows:
            if action is not None and row.record.id == action.id:
                row.focus_first()
