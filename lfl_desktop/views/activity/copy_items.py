"""Copying items into the version in sight: from another version, or from what another leader has released."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.prompts import layer_name, title
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion
from lfl_desktop.views.kit.attempts import attempt
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.version_changes import ItemSource, copy_items, sources

_ID = Qt.ItemDataRole.UserRole


class CopyItems(QDialog):
    """Space ticks an item, Enter copies all that are ticked in one step and closes."""

    source: QComboBox
    agreed: QLabel
    items: QListWidget
    note: QLabel
    copy: QPushButton
    close_it: QPushButton

    def __init__(self, desk: Desk, system: ActivitySystem, version: SystemVersion, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "activity/copy_items")
        self._desk = desk
        self._version = version
        self._sources = sources(desk.book(), system, version)
        self.setWindowTitle(tr("Copy items into this version"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show_whole_rows(self.items)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fill_choices(self.source, [(source.version, source.words) for source in self._sources])
        self.source.currentIndexChanged.connect(lambda _place: self._show())
        self.items.itemChanged.connect(lambda _item: self._count())
        self.copy.clicked.connect(self._copy)
        self.copy.setDefault(True)
        self.close_it.clicked.connect(self.close)
        if not self._sources:
            self.agreed.setText(tr("There is nothing to copy that this version does not have."))
        for widget in (self.source, self.items):
            widget.setEnabled(bool(self._sources))
        self._show()
        (self.source if self._sources else self.close_it).setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 34, line * 28)

    def _chosen(self) -> ItemSource | None:
        return next((s for s in self._sources if s.version == self.source.currentData()), None)

    def _show(self) -> None:
        source = self._chosen()
        self.items.blockSignals(True)
        self.items.clear()
        for item in source.items if source else ():
            self.items.addItem(_line(item))
        self.items.blockSignals(False)
        self.items.setCurrentRow(0)
        if source is not None:
            self.agreed.setText(source.agreed)
        self.agreed.setVisible(bool(self.agreed.text()))
        self._count()

    def _ticked(self) -> list[UUID]:
        rows = [self.items.item(row) for row in range(self.items.count())]
        return [row.data(_ID) for row in rows if row.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        n = len(self._ticked())
        self.copy.setEnabled(n > 0)
        self.copy.setText(plural("Copy %n items", "Copy %n item", n) if n else tr("Copy"))

    def _copy(self) -> None:
        source = self._chosen()
        if source is None:
            return
        n = attempt(
            lambda: copy_items(self._desk.workspace, self._version, source, self._ticked()), self._tell
        )
        if n is not None:
            self._desk.said.emit(plural("%n items copied", "%n item copied", n))
            self.close()

    def _tell(self, sentence: str) -> None:
        self.agreed.setText(sentence)
        self.agreed.show()


def _line(item: SystemItem) -> QListWidgetItem:
    line = QListWidgetItem(
        f"{title(item.place)}, {layer_name(item.layer).lower()}: {plain_wording(item.wording)}"
    )
    line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    line.setCheckState(Qt.CheckState.Unchecked)
    line.setData(_ID, item.id)
    return line
