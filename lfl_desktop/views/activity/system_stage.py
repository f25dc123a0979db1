"""The picture of an activity system with its versions: one, then and now, or two systems."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lfl_desktop.canvas.facing import Side
from lfl_desktop.canvas.item_moves import ItemSpot
from lfl_desktop.domain.activity import ActivitySystem, Layer, SystemItem
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.activity.canvas_layout import Facing
from lfl_desktop.views.activity.then_and_now_page import ThenAndNow
from lfl_desktop.views.activity.two_systems_page import TwoSystems
from lfl_desktop.views.activity.versions_bar import VersionsBar
from lfl_desktop.views.activity.year_line import Stop, YearLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity import leaders_system as jobs
from lfl_desktop.workspace.activity.facing_systems import system_faced
from lfl_desktop.workspace.activity.item_changes import remove_item as remove_line
from lfl_desktop.workspace.activity.leaders_system import SystemPage
from lfl_desktop.workspace.activity.systems_in_words import contents, day_of, names, own_of, when, whose
from lfl_desktop.workspace.activity.version_changes import version_said_aloud
from lfl_desktop.workspace.destination import SystemLook, at_system
from lfl_desktop.workspace.set_book import SetBook


class SystemStage(QWidget):
    """Holds the canvas. `chosen(person id, version id, neighbour id)` asks for another page, `left()` comes
    before anything is done that is not typing, so that what was typed is kept first."""

    chosen = Signal(object, object, object)
    left = Signal()

    def __init__(self, desk: Desk, canvas: ActivityCanvas) -> None:
        super().__init__()
        self._desk = desk
        self._canvas = canvas
        self._page: SystemPage | None = None
        self._own: UUID | None = None
        self._own_version: UUID | None = None
        self.bar = VersionsBar(desk, self)
        self.two = TwoSystems(desk)
        self.then_and_now = ThenAndNow()
        self.year = YearLine()
        self.year.setObjectName("year")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.two)
        column.addWidget(canvas, 1)
        column.addWidget(self.then_and_now, 1)
        column.addWidget(self.year)
        self._connect()

    def _connect(self) -> None:
        canvas, bar = self._canvas, self.bar
        for part in (bar, self.two):
            part.left.connect(self.left)
        bar.chosen.connect(self._choose)
        bar.looked.connect(self._look)
        bar.gone.connect(lambda: self._fill(None))
        bar.closer.clicked.connect(canvas.closer)
        bar.farther.clicked.connect(canvas.farther)
        bar.fit_all.clicked.connect(canvas.fit)
        self.then_and_now.chosen.connect(self._choose)
        self.year.valueChanged.connect(self._slide)
        self.two.filling.connect(self._fill)
        self.two.wanted.connect(lambda id: self._desk.wanted.emit(at_system(id)))
        canvas.crossed.connect(self._cross)
        canvas.hand.moved.connect(self._move)
        canvas.hand.removed.connect(self._remove)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        bar, two, both = self.bar, self.two, self.then_and_now
        return [
            bar.looking,
            bar.new_version,
            bar.more,
            bar.farther,
            bar.fit_all,
            bar.closer,
            two.faces,
            two.neighbour,
            two.filled,
            two.shared_object,
            two.release,
            self._canvas,
            *self._canvas.pull_stops,
            both.then,
            both.then_picture,
            both.later,
            both.now_picture,
            both.changes,
            self.year,
        ]

    def show_page(
        self, book: SetBook, page: SystemPage, items: Sequence[SystemItem], layers: Set[Layer]
    ) -> None:
        """Shows a page; `items` are those of its version as they are typed so far."""
        self._page = page
        look = self.bar.look
        called = names(book)
        if not page.system.neighbour.strip():
            self._own, self._own_version = page.system.id, page.version.id
        self.bar.show_page(page)
        self._show_year(book, page)
        self._canvas.setVisible(look != SystemLook.THEN)
        self.then_and_now.setVisible(look == SystemLook.THEN)
        self.two.setVisible(look == SystemLook.TWO)
        if look == SystemLook.THEN:
            self.then_and_now.show_page(book, page, called)
        self._canvas.set_facing(self._facing(book, page) if look == SystemLook.TWO else None)
        self._canvas.set_content(items, layers)

    def _facing(self, book: SetBook, page: SystemPage) -> Facing | None:
        """What stands beside the page; shows in the form above with whom it faces what."""
        own = page.system
        second = bool(own.neighbour.strip())
        if second:
            kept = own_of(book.reading, book.learning_set.id, own.person)
            own = kept or ActivitySystem(learning_set=book.learning_set.id, person=own.person)
        other = system_faced(book, own, day_of(book, page.version))
        self.two.show_own(book, own, other, second)
        if other is None:
            return None
        if second:
            held = contents(book.reading, self._own_version) if self._own_version else ((), ())
            side = Side(own.id, whose(book, own), *held)
        else:
            side = Side(other.system.id, other.whose, *other.contents)
        return Facing(side, page.system.id, whose(book, page.system), own.shared_object, second)

    def _show_year(self, book: SetBook, page: SystemPage) -> None:
        versions = list(page.versions)
        stops = [
            Stop(day_of(book, version), when(book, version), version_said_aloud(book, versions, version))
            for version in versions
        ]
        self.year.set_stops(stops, next(n for n, v in enumerate(versions) if v.id == page.version.id))
        self.year.setVisible(len(stops) > 1)

    # what is asked for

    def _slide(self, place: int) -> None:
        if self._page is not None:
            self._choose(self._page.versions[place].id)

    def _choose(self, version: UUID | None) -> None:
        if self._page is not None and version is not None:
            self.left.emit()
            system = self._page.system
            self.chosen.emit(system.person, version, system.id if system.neighbour.strip() else None)

    def _look(self, how: str) -> None:
        self.left.emit()
        if self._page is not None:
            back = how != SystemLook.TWO and self._page.system.neighbour.strip()
            self.chosen.emit(
                self._page.system.person,
                self._own_version if back else self._page.version.id,
                self._page.system.id if self._page.system.neighbour.strip() and not back else None,
            )

    def _fill(self, neighbour: UUID | None) -> None:
        if self._page is not None:
            self.chosen.emit(self._page.system.person, None if neighbour else self._own_version, neighbour)

    def _cross(self, _place: object) -> None:
        self.two.cross()

    # items

    def _move(self, item: UUID, spot: ItemSpot) -> None:
        self.left.emit()
        if self._page is not None:
            self._try(lambda page: jobs.move_item(self._desk.workspace, page, item, spot, self._canvas))

    def _remove(self, item: UUID) -> None:
        self.left.emit()
        found = self._desk.reading.get(SystemItem, item)
        if found is not None:
            self._desk.removes(lambda: remove_line(self._desk.workspace, found), tr("Line removed"))
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self, job: Callable[[SystemPage], object]) -> None:
        page = self._page
        if page is None:
            return
        self._desk.attempt(lambda: job(page))
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
