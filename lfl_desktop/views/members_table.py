"""The table of members: a line for everybody who ever belonged."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from lfl_desktop.domain.by_when import said
from lfl_desktop.views.theme import colours
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.members import Member

HEADINGS = (mark("Name"), mark("Post"), mark("School"), mark("Joined"), mark("Status"))
SORT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class MembersModel(QAbstractTableModel):
    """The lines of the table. Those who are no longer members stay, in grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.members: list[Member] = []

    def show_members(self, members: Sequence[Member]) -> bool:
        """Shows these lines; True if others than before, or in another order, are there now."""
        others = [m.membership.id for m in members] != [m.membership.id for m in self.members]
        if others:
            self.beginResetModel()
            self.members = list(members)
            self.endResetModel()
        elif members:
            self.members = list(members)
            self.dataChanged.emit(self.index(0, 0), self.index(len(members) - 1, len(HEADINGS) - 1))
        return others

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.members)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        member = self.members[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(member)[index.column()]
        if role == SORT:
            return _sorted_by(member, index.row())[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and not (member.current and member.person.name):
            app = QApplication.instance()
            return QColor(colours(app).muted) if isinstance(app, QApplication) else None
        return None


def _words(member: Member) -> tuple[str, ...]:
    starts = member.membership.starts
    joined = tr("{day} {year}", day=said(starts), year=starts.year) if starts else tr("from the start")
    return (
        member.person.name or tr("No name yet"),
        member.post.title,
        member.school,
        joined,
        member.status,
    )


def _sorted_by(member: Member, place: int) -> tuple[str, ...]:
    """What each column is sorted by; lines that are alike stay in the set's order."""
    starts = member.membership.starts
    joined = starts.isoformat() if starts else ""
    status = f"{not member.current:d}{member.status}"
    columns = (member.person.name, member.post.title, member.school, joined, status)
    return tuple(f"{words.casefold()}\0{place:04}" for words in columns)


class MembersTable:
    """A `QTableView` with its model: chosen by row, sorted by heading, left with Tab."""

    def __init__(self, view: QTableView) -> None:
        self.view = view
        self.model = MembersModel(view)
        self._sorted = QSortFilterProxyModel(view)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT)
        view.setModel(self._sorted)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.setStyleSheet(
            f"QTableView::item {{ padding: 0 {round(view.fontMetrics().height() * 0.38)}px; }}"
        )
        view.verticalHeader().setDefaultSectionSize(round(view.fontMetrics().height() * 2))
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        view.setSortingEnabled(True)

    @property
    def chosen(self) -> Member | None:
        """The member whose line is chosen."""
        index = self._sorted.mapToSource(self.view.currentIndex())
        return self.model.members[index.row()] if index.isValid() else None

    def show_members(self, members: Sequence[Member], chosen: UUID | None) -> None:
        """Shows these lines and chooses that of the membership `chosen`, else the line that is
        now where it was."""
        row = self.view.currentIndex().row()
        if self.model.show_members(members):
            self._fit()
            if not self.choose(chosen):
                row = max(0, min(row, len(members) - 1))
                self.view.setCurrentIndex(self._sorted.index(row, 0))

    def choose(self, membership: UUID | None) -> bool:
        """Chooses the line of a membership; False if there is none."""
        places = (i for i, m in enumerate(self.model.members) if m.membership.id == membership)
        place = next(places, None)
        if place is None:
            return False
        self.view.setCurrentIndex(self._sorted.mapFromSource(self.model.index(place, 0)))
        return True

    def _fit(self) -> None:
        """As high as its lines up to twelve, then it scrolls."""
        lines = min(max(len(self.model.members), 3), 12)
        line = self.view.verticalHeader().defaultSectionSize()
        self.view.setMinimumHeight(lines * line + self.view.horizontalHeader().sizeHint().height() + 8)
