"""What is done with versions of an activity system: made, dated, copied into, deleted, and looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QMenu, QPushButton, QWidget

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.views.activity.copy_items import CopyItems
from lfl_desktop.views.activity.version_when import VersionWhen
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.facing_systems import remove_neighbour
from lfl_desktop.workspace.activity.leaders_system import SystemPage, keep_page
from lfl_desktop.workspace.activity.systems_in_words import when
from lfl_desktop.workspace.activity.version_changes import delete_version, new_version
from lfl_desktop.workspace.destination import SystemLook

LOOKS = (
    (SystemLook.ONE, mark("One version")),
    (SystemLook.THEN, mark("Then and now")),
    (SystemLook.TWO, mark("Two systems")),
)

NEW_VERSION = "Ctrl+Shift+V"


class VersionsBar(QWidget):
    """Says `chosen(version id)` when another version is to be shown, `looked(how)` when to look otherwise;
    `left()` before anything is done with what is in sight."""

    chosen = Signal(object)
    looked = Signal(str)
    left = Signal()
    gone = Signal()
    """The neighbouring activity in sight was deleted."""

    looking: Segmented
    new_version: QPushButton
    more: QPushButton
    farther: QPushButton
    fit_all: QPushButton
    closer: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "activity/versions_bar")
        self._desk = desk
        self._page: SystemPage | None = None
        self.looking.set_options([(value, tr(words)) for value, words in LOOKS])
        self.looking.set_value(SystemLook.ONE)
        self.looking.changed.connect(self._looked)
        self.new_version.clicked.connect(self.make_version)
        keys = QKeySequence(NEW_VERSION)
        self.new_version.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        QShortcut(keys, parent, self.make_version)
        self._menu = QMenu(self)
        self.more.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(part.minimumSize().width() for part in self._parts), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        gaps = (len(self._parts) - 1) * self._row.spacing()
        needed = sum(part.minimumSize().width() for part in self._parts) + gaps
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if needed > self.width() else ways.LeftToRight)
        super().resizeEvent(event)

    @property
    def _row(self) -> QBoxLayout:
        return layout_of(self, "bar")

    @property
    def _parts(self) -> list[QLayoutItem]:
        return [item for at in range(self._row.count()) if (item := self._row.itemAt(at)) is not None]

    @property
    def look(self) -> SystemLook:
        """How versions are looked at."""
        return SystemLook(str(self.looking.value() or SystemLook.ONE))

    def look_at(self, look: SystemLook) -> None:
        """Looks otherwise at them, as by hand."""
        self.looking.choose([each for each, _words in LOOKS].index(look))

    def show_page(self, page: SystemPage) -> None:
        """Shows what can be done with this version."""
        self._page = page
        zooms = self.look != SystemLook.THEN
        for button in (self.farther, self.fit_all, self.closer):
            button.setVisible(zooms)

    def make_version(self) -> None:
        """Makes a version to go on from, and shows it."""
        self.left.emit()
        page = self._page
        if page is None or not self.isVisible():
            return
        made = self._desk.attempt(lambda: _next_version(self._desk, page))
        if made is None:
            return
        self.chosen.emit(made.id)
        self._desk.said.emit(tr("New version: {when}", when=when(self._desk.book(), made)))

    def _looked(self, how: object) -> None:
        if how is None:
            self.looking.set_value(SystemLook.ONE)
        self.looked.emit(self.look)

    def _fill(self) -> None:
        self.left.emit()
        self._menu.clear()
        page = self._page
        if page is None:
            return
        kept = self._desk.reading.get(SystemVersion, page.version.id)
        for words, job, possible in (
            (tr("When it was…"), self._date, kept is not None),
            (tr("Copy items into it…"), self.copy_items, kept is not None),
            (tr("Delete this version"), self._delete, kept is not None and len(page.versions) > 1),
        ):
            action = self._menu.addAction(words, job)
            action.setEnabled(possible)
        if page.system.neighbour.strip():
            words = tr("Delete “{name}” with all its versions", name=plain_wording(page.system.neighbour))
            self._menu.addAction(literal(words), self._delete_neighbour)

    def _kept(self) -> SystemVersion | None:
        return self._desk.reading.get(SystemVersion, self._page.version.id) if self._page else None

    def _date(self) -> None:
        version = self._kept()
        if version is not None:
            VersionWhen(self._desk, version, self.window()).open()

    def copy_items(self) -> None:
        """Opens the list of what can be copied into the version in sight."""
        version = self._kept()
        if version is not None and self._page is not None:
            CopyItems(self._desk, self._page.system, version, self.window()).open()

    def _delete_neighbour(self) -> None:
        page = self._page
        if page is not None and self._desk.removes(
            lambda: remove_neighbour(self._desk.workspace, page.system), tr("Neighbouring activity removed")
        ):
            self.gone.emit()

    def _delete(self) -> None:
        version = self._kept()
        if version is None or self._page is None:
            return
        ids = [one.id for one in self._page.versions]
        at = ids.index(version.id)
        words = when(self._desk.book(), version)
        if not self._desk.succeeds(lambda: delete_version(self._desk.workspace, version)):
            return
        self.chosen.emit(ids[at - 1] if at else ids[1])
        self._desk.removed.emit(tr("The version of {when} removed", when=words))


def _next_version(desk: Desk, page: SystemPage) -> SystemVersion:
    """A version to go on from; the page itself is kept first, where it is only looked at so far."""
    keep_page(desk.workspace, page)
    return new_version(desk.own_book(), page.version)
