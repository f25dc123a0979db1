"""The first run with a programme's pack: which of its sets is whose."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from lfl_desktop.views.start.welcome_steps import WelcomeStep, ask
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.taken_pack import OfferedPack
from lfl_desktop.workspace.start.first_run import Plan

_ID = int(Qt.ItemDataRole.UserRole)
_ROWS = 8


class PackStep(WelcomeStep):
    """The sets of a pack, to choose one's own."""

    form = "start/welcome_pack"
    heading = mark("Which set is yours?")
    words = mark("The pack brings the programme, its terms and events, and the members of your set.")

    programme_words: QLabel
    sets_label: QLabel
    sets: QListWidget
    sets_hint: QLabel
    key_words: QLabel

    def __init__(self) -> None:
        super().__init__()
        self.found: OfferedPack | None = None
        self.sets.setResizeMode(QListWidget.ResizeMode.Adjust)
        ask(self.sets_hint, self.sets, "")
        self.sets.itemSelectionChanged.connect(lambda: ask(self.sets_hint, self.sets, ""))
        self.sets.installEventFilter(self)

    def show_pack(self, found: OfferedPack) -> None:
        """Shows what a pack is, and its sets."""
        self.found = found
        self.programme_words.setText(found.called)
        self.key_words.setText(
            tr(
                "Files for the coordinator will be sealed to the key {key}. A pack does not prove who made"
                " it: compare these figures with your coordinator by telephone.",
                key=found.key,
            )
        )
        self.sets.clear()
        for id, words in found.sets:
            item = QListWidgetItem(words)
            item.setData(_ID, str(id))
            self.sets.addItem(item)
        if self.sets.count() == 1:
            self.sets.setCurrentRow(0)
        lines = min(max(self.sets.count(), 2), _ROWS) + 1
        self.sets.setFixedHeight(lines * int(1.9 * self.fontMetrics().lineSpacing()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While no set is chosen, the first arrow key chooses the first or the last one. Qt takes the first
        for where the cursor is already, though nothing shows it, and goes on from there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.chosen is None:
            row = {Qt.Key.Key_Down: 0, Qt.Key.Key_Up: self.sets.count() - 1}.get(Qt.Key(event.key()))
            if row is not None and self.sets.count():
                self.sets.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    @property
    def chosen(self) -> UUID | None:
        """The set that was chosen."""
        items = self.sets.selectedItems()
        return UUID(items[0].data(_ID)) if items else None

    @property
    def set_name(self) -> str:
        """What it is called."""
        records = self.found.pack.records if self.found else ()
        return next((str(getattr(record, "name", "")) for record in records if record.id == self.chosen), "")

    def enter(self, plan: Plan) -> None:
        self.sets.doItemsLayout()  # they were put there before the page had its style

    def filled_in(self, plan: Plan) -> Plan:
        return plan

    def missing(self) -> QWidget | None:
        words = tr("Choose your set first.")
        if not self.sets.count():
            words = tr(
                "This pack names no set. Ask your coordinator for one that does, or set one up yourself."
            )
        return ask(self.sets_hint, self.sets, "" if self.chosen is not None else words)

    def inputs(self) -> Sequence[QWidget]:
        return (self.sets,)
