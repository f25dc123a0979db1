"""Activity systems: one leader's seven boxes, now and possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.editing import Lines, reconcile
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.activity_canvas import ActivityCanvas
from lfl_desktop.views.choices import choose, fill_choices
from lfl_desktop.views.controls import GrowingText, Segmented
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.keeping import KEPT_AFTER, RecordForm
from lfl_desktop.views.screen import Screen
from lfl_desktop.views.system_stage import SystemStage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace import activity as jobs
from lfl_desktop.workspace.activity import SystemPage
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.systems import when, whose
from lfl_desktop.workspace.workspace import Change

LAYERS = (
    (frozenset({Layer.NOW}), mark("Now")),
    (frozenset({Layer.POSSIBLE}), mark("Possible")),
    (BOTH, mark("Both")),
)


class ActivitySystemsScreen(Screen):
    """The activity system of the leader chosen above, with the prompts of the box in focus."""

    form = "activity_systems"
    title = tr("Activity systems")

    heading: QLabel
    subline: QLabel
    leader: QComboBox
    layers: Segmented
    version: QComboBox
    print_page: QPushButton
    question: GrowingText
    place_name: QLabel
    now_question: QLabel
    possible_question: QLabel
    released: QCheckBox
    release_words: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._person: UUID | None = None
        self._chosen: UUID | None = None
        self._neighbour: UUID | None = None
        self._page: SystemPage | None = None
        self._question: RecordForm | None = None
        self._unkept: dict[tuple[UUID, Place], tuple[SystemPage, Lines]] = {}
        self._again = QTimer(self, singleShot=True, interval=5 * KEPT_AFTER)
        self._again.timeout.connect(self._keep_boxes)
        self.canvas = ActivityCanvas()
        self.canvas.setObjectName("canvas")
        box = self.findChild(QVBoxLayout, "canvas_box")
        assert box is not None
        self.stage = SystemStage(desk, self.canvas)
        box.addWidget(self.stage)
        self.stage.left.connect(self.leave)
        self.stage.chosen.connect(self._choose)
        self.layers.set_options([(layers, tr(words)) for layers, words in LAYERS])
        self.layers.set_value(BOTH)
        self.layers.changed.connect(lambda _layers: self._show_items())
        self.leader.activated.connect(lambda _place: self._choose(self.leader.currentData(), None))
        self.version.activated.connect(
            lambda _place: self._choose(self._person, self.version.currentData(), self._neighbour)
        )
        self.canvas.edited.connect(self._keep)
        self.canvas.place_changed.connect(self._show_prompts)
        self.released.clicked.connect(self._release)
        self.print_page.clicked.connect(self._print)
        order = (
            self.leader,
            self.layers,
            self.version,
            self.print_page,
            *self.stage.stops,
            self.question,
        )
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self.question, self.released)
        self._show_prompts(self.canvas.place)

    def focus_first(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, item: object) -> None:
        """Shows the version with this id, or the latest of the person with this id."""
        if isinstance(item, UUID):
            version = self.desk.workspace.get(SystemVersion, item)
            system = self.desk.workspace.get(ActivitySystem, version.system) if version else None
            if version is None or system is None:
                self._choose(item, None)
                return
            neighbour = system.id if system.neighbour.strip() else None
            self._choose(system.person, version.id, neighbour)

    def refresh(self) -> None:
        book = self.desk.book()
        members = book.members(None)
        choices: list[tuple[object, str]] = [(person.id, person.name) for person in members]
        fill_choices(self.leader, choices)
        if self._person not in book.people:
            self._person = members[0].id if members else None
        choose(self.leader, self._person)
        for widget in (self.stage, self.question, self.released, self.layers, self.print_page):
            widget.setEnabled(self._person is not None)
        if self._person is None:
            self.heading.setText(self.title)
            self.subline.setText(tr("Add members first: each of them has an activity system to fill."))
            return
        self._page = jobs.read(book, self._person, self._chosen, self._page, self._neighbour)
        self._show_heading(book, self._page)
        self._show_question(self._page)
        self._show_items()
        self._show_release(book, self._page)

    def text_kept(self, change: Change) -> None:
        if self._page is not None and self._person is not None:
            book = self.desk.book()
            self._page = jobs.read(book, self._person, self._chosen, self._page, self._neighbour)
            self._show_heading(book, self._page)
            self._show_items()

    def told(self, change: Change) -> None:
        if change.origin is self.canvas:
            self.text_kept(change)
        else:
            super().told(change)

    def keep(self) -> bool:
        self.canvas.tell_now()
        self._keep_boxes()
        return super().keep() and not self._unkept

    def leave(self) -> None:
        self.canvas.finish_editing()
        super().leave()

    def _choose(self, person: UUID | None, version: UUID | None, neighbour: UUID | None = None) -> None:
        self.leave()
        self._person, self._chosen, self._neighbour = person, version, neighbour
        self.refresh()

    def _show_heading(self, book: SetBook, page: SystemPage) -> None:
        self.heading.setText(tr("Activity system · {name}", name=whose(book, page.system)))
        self.subline.setText(page.system.question)
        self.subline.setVisible(bool(page.system.question))
        choices: list[tuple[object, str]] = [(v.id, when(book, v)) for v in page.versions]
        fill_choices(self.version, choices)
        choose(self.version, page.version.id)
        self.version.setVisible(len(page.versions) > 1)

    def _show_question(self, page: SystemPage) -> None:
        if self._question is None:
            self._question = RecordForm(self.desk, self, page.system, mark("Edit question"), ("question",))
        else:
            self._question.show(page.system)

    def _show_items(self) -> None:
        layers = self.layers.value()
        if self._page is not None:
            shown = layers if isinstance(layers, frozenset) else BOTH
            self.stage.show_page(self.desk.book(), self._page, self._items(self._page), shown)

    def _items(self, page: SystemPage) -> Sequence[SystemItem]:
        """The items of the page, with those that could not be kept yet."""
        items = list(page.items)
        for (version, place), (_page, lines) in self._unkept.items():
            if version == page.version.id:
                changes = reconcile(items, place, lines, version)
                gone = {item.id for item in (*changes.to_put, *changes.to_delete)}
                items = [item for item in items if item.id not in gone] + list(changes.to_put)
        return items

    def _show_prompts(self, place: Place) -> None:
        self.place_name.setText(title(place))
        self.now_question.setText(question(place, Layer.NOW))
        self.possible_question.setText(question(place, Layer.POSSIBLE))

    def _show_release(self, book: SetBook, page: SystemPage) -> None:
        short = book.short(page.system.person)
        day = page.version.released_on
        self.released.setText(tr("{name} has released this to the set", name=short))
        self.released.setChecked(day is not None)
        self.release_words.setText(
            tr("Released on {day}.", day=said(day, self.desk.workspace.today()))
            if day
            else tr("Until then only you and {name} see it, and it can be printed for {name}.", name=short)
        )

    def _keep(self, place: Place, lines: Lines) -> None:
        if self._page is not None:
            self._unkept[self._page.version.id, place] = (self._page, lines)
            self._keep_boxes()

    def _keep_boxes(self) -> None:
        """Keeps what boxes say. On trouble it stays in sight and is tried again."""
        self._again.stop()
        for key, (page, lines) in list(self._unkept.items()):
            try:
                jobs.keep_box(self.desk.workspace, page, key[1], lines, self.canvas)
            except WorldError as error:
                self.desk.trouble(error)
                self._again.start()
                self._show_items()
                return
            del self._unkept[key]
            self.desk.kept.emit()

    def _release(self, released: bool) -> None:
        if self._page is None:
            return
        try:
            jobs.release(self.desk.workspace, self._page, self.desk.workspace.today() if released else None)
        except WorldError as error:
            self.desk.trouble(error)

    def _print(self) -> None:
        self.leave()
        if self._page is not None:
            self.desk.wanted.emit("share", ("activity_system", self._page.version.id))
