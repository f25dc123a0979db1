"""The rows of the list of an activity system: what they say, in which order, and which one is current."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.outline.outline_line import KEY, At, Lines
from lfl_desktop.views.activity.outline.outline_typing import LineKeeper, TypedLine
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_lines import OutlineHeading, outline_of_places


class OutlineRows(Lines):
    """A row for each heading, line and tension of a page, and for each line that is not kept yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Shown | None = None
        self._layers: Set[Layer] = BOTH
        self._keeper = LineKeeper(desk, self)
        self.setObjectName("outline")
        self.setAccessibleName(tr("The activity system as a list"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setWordWrap(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        follow_selection(self)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(20 * line, 16 * line)

    def headings(self) -> list[OutlineHeading]:
        """What the list says."""
        shown = self._shown
        if shown is None:
            return []
        return outline_of_places(
            shown.page.items,
            shown.page.tensions,
            layers=self._layers,
            names=shown.names,
            actions=shown.wordings(),
            levels=shown.levels,
        )

    def _rows(self, headings: list[OutlineHeading]) -> list[tuple[At, str, int]]:
        """Each row with its key, words and depth; a line that is not kept yet stands where it will."""
        rows: list[tuple[At, str, int]] = []
        for heading in headings:
            place, first = heading.place, len(rows)
            rows.append((At(place), heading.words, 0))
            for line in heading.lines:
                at = At(place, line.id) if place else At(pull=line.id)
                rows.append((at, line.words, 1))
                rows += [(replace(at, more=nth), more, 2) for nth, more in enumerate(line.more, start=1)]
            known = {line.id for line in heading.lines}
            for typed in self._keeper.lines.values():
                if place == typed.line.place and typed.line.id not in known and self._is_here(typed):
                    before = {At(place), At(place, typed.after)} if typed.after else {At(place)}
                    last = max(n for n in range(first, len(rows)) if replace(rows[n][0], more=0) in before)
                    rows.insert(last + 1, (At(place, typed.line.id), typed.text, 1))
        return rows

    def _is_here(self, typed: TypedLine) -> bool:
        return self._shown is not None and typed.page.version.id == self._shown.page.version.id

    def _fill(self, headings: list[OutlineHeading]) -> None:
        """Puts other rows in place of those that are there; they say nothing yet."""
        self.clear()
        parents: list[QTreeWidgetItem] = []
        for key, _words, depth in self._rows(headings):
            row = QTreeWidgetItem()
            row.setData(0, KEY, key)  # before it is in the list: nobody is told
            if depth == 0:
                self.addTopLevelItem(row)
            else:
                parents[depth - 1].addChild(row)
            parents[depth:] = [row]
        self.expandAll()

    def _go_to(self, current: At, old: list[At]) -> None:
        """The row that was current; where it is gone, the one that stands in its stead."""
        rows = self._all()
        keys = [self._key(row) for row in rows]
        if current in keys:
            self.setCurrentItem(rows[keys.index(current)])
        elif rows:
            place = old.index(current) if current in old else 0
            self.setCurrentItem(rows[min(place, len(rows) - 1)])

    def _say(self, headings: list[OutlineHeading]) -> None:
        look = colours(self)
        strong = QFont(self.font())
        strong.setBold(True)
        lines = [typed.line for typed in self._keeper.lines.values()]
        lines += self._shown.page.items if self._shown else ()
        possible = {line.id for line in lines if line.layer == Layer.POSSIBLE}
        blocker = QSignalBlocker(self)
        for row, (key, said, depth) in zip(self._all(), self._rows(headings), strict=True):
            typed = self._keeper.lines.get(key.item) if key.item and not key.more else None
            row.setText(0, typed.text if typed and self._keeper.waits(typed.line.id) else said)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            row.setFlags(flags | Qt.ItemFlag.ItemIsEditable if key.item and not key.more else flags)
            ink = look.accent_text if depth == 0 else look.plum if key.item in possible else look.text
            row.setForeground(0, QBrush(QColor(look.muted if key.more else ink)))
            if depth == 0:
                row.setFont(0, strong)
        blocker.unblock()

    def _all(self) -> list[QTreeWidgetItem]:
        """The rows from the top."""
        found: list[QTreeWidgetItem] = []
        for nth in range(self.topLevelItemCount()):
            _collect(self.topLevelItem(nth), found)
        return found

    def _key(self, row: QTreeWidgetItem | None) -> At:
        key = row.data(0, KEY) if row is not None else None
        return key if isinstance(key, At) else At()

    @property
    def at(self) -> At:
        """What the current row stands for."""
        return self._key(self.currentItem())

    def go_to_place(self, place: Place) -> None:
        """Makes the heading of a place current."""
        row = next((row for row in self._all() if self._key(row) == At(place)), None)
        if row is not None:
            self.setCurrentItem(row)

    def _item(self) -> SystemItem | None:
        items = self._shown.page.items if self._shown else ()
        return next((item for item in items if item.id == self.at.item), None)


def _collect(row: QTreeWidgetItem | None, found: list[QTreeWidgetItem]) -> None:
    if row is not None:
        found.append(row)
        for nth in range(row.childCount()):
            _collect(row.child(nth), found)
