"""The stages of a meeting in a stage template: which it has, and in which order."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lfl_desktop.domain.templates import Part
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.own_templates import stages_moved


class PartOrder:
    """All stages in a list, ticked where the template has them. The check-in is in every one."""

    def __init__(self, shown: QListWidget) -> None:
        self._list = shown
        self._order: list[Part] = []

    def show(self, parts: tuple[Part, ...], own: bool) -> None:
        """Shows the stages of a template, to be ticked where it is one's `own`."""
        chosen = [part for part in parts if part in PARTS]
        self._order = list(dict.fromkeys([*chosen, *Part]))
        if Part.CHECK_IN not in chosen:
            self._order.remove(Part.CHECK_IN)
            self._order.insert(0, Part.CHECK_IN)
        self._fill({*chosen, Part.CHECK_IN}, own)

    def chosen(self) -> tuple[Part, ...]:
        """The stages that are ticked, in their order."""
        rows = range(self._list.count())
        checked = [row for row in rows if self._list.item(row).checkState() == Qt.CheckState.Checked]
        return tuple(self._order[row] for row in checked)

    def move(self, step: int) -> bool:
        """Moves the stage in the current row; whether there is room."""
        place, chosen = self._list.currentRow(), set(self.chosen())
        order = list(stages_moved(self._order, place, step))
        if order == self._order:
            return False
        self._order = order
        self._fill(chosen, own=True)
        self._list.setCurrentRow(place + step)
        return True

    def _fill(self, chosen: set[Part], own: bool) -> None:
        row = max(0, self._list.currentRow())
        blocker = QSignalBlocker(self._list)
        self._list.clear()
        for part in self._order:
            words = tr(PARTS[part])
            item = QListWidgetItem(tr("{part} (always)", part=words) if part == Part.CHECK_IN else words)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if own and part != Part.CHECK_IN:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if part in chosen else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(row)
        blocker.unblock()
