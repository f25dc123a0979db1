"""Which paper: first what it is about, then the paper."""

from __future__ import annotations

from itertools import groupby, pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.controls.wrapping import Chip, Wrapping
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_kinds import GROUPS, PAPERS, Group, PaperName


class PaperChips(QWidget):
    """A row of groups, and below it the papers of the group that is chosen, where it has several."""

    chosen = Signal(object)
    """The Kind that was chosen by the user."""

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self._last: dict[Group, PaperName] = {}
        self._groups: dict[Group, Chip] = {}
        self._papers: dict[PaperName, Chip] = {}
        self._rows: dict[Group, QWidget] = {}
        top = QWidget()
        top.setAccessibleName(tr("What is it about?"))
        layout, buttons = Wrapping(top, 6), QButtonGroup(self)
        rows.addWidget(top)
        for group, papers in groupby(PAPERS, lambda paper: paper.group):
            chip = self._groups[group] = Chip(tr(GROUPS[group]))
            chip.setObjectName(f"group_{group}")
            chip.toggled.connect(lambda on, group=group: self._choose(self._last[group]) if on else None)
            layout.addWidget(chip)
            buttons.addButton(chip)
            self._rows[group] = row = self._row([(paper.kind, tr(paper.title)) for paper in papers], group)
            rows.addWidget(row)
        for before, after in pairwise(self.stops):
            QWidget.setTabOrder(before, after)

    def _row(self, papers: list[tuple[PaperName, str]], group: Group) -> QWidget:
        row, buttons = QWidget(), QButtonGroup(self)
        row.setAccessibleName(tr(GROUPS[group]))
        layout = Wrapping(row, 6)
        self._last[group] = papers[0][0]
        for kind, title in papers:
            chip = self._papers[kind] = Chip(title)
            chip.setObjectName(f"paper_{kind}")
            chip.setAccessibleName(tr("Paper: {title}", title=title))
            chip.toggled.connect(lambda on, kind=kind: self._choose(kind) if on else None)
            layout.addWidget(chip)
            buttons.addButton(chip)
        return row

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        return [*self._groups.values(), *self._papers.values()]

    def show_kind(self, kind: PaperName) -> None:
        """Shows what is chosen."""
        shown = next(paper.group for paper in PAPERS if paper.kind == kind)
        self._last[shown] = kind
        show_ticked(self._groups[shown], True)
        show_ticked(self._papers[kind], True)
        for group, row in self._rows.items():
            several = sum(paper.group == group for paper in PAPERS) > 1
            row.setVisible(group == shown and several)

    def focus_chosen(self) -> None:
        """Puts the cursor on the group that is chosen."""
        next(chip for chip in self._groups.values() if chip.isChecked()).setFocus()

    def _choose(self, kind: PaperName) -> None:
        self.show_kind(kind)
        self.chosen.emit(kind)
