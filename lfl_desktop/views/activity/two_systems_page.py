"""Two activity systems that face what they share: who stands beside whom, and which is filled."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.kit.controls.showing import show_text, when_set
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity import facing_systems
from lfl_desktop.workspace.activity.facing_systems import FacingSystem, latest_to_release
from lfl_desktop.workspace.activity.leaders_system import release_version
from lfl_desktop.workspace.activity.systems_in_words import whose
from lfl_desktop.workspace.set_book import SetBook

OURS, THEIRS = "ours", "theirs"


class TwoSystems(QWidget):
    """`filling(id)` says which neighbour's boxes are to be filled, None: the leader's own;
    `wanted(id)` that another leader's own page is asked for; `left()` comes before a choice."""

    filling = Signal(object)
    wanted = Signal(object)
    left = Signal()

    faces: QComboBox
    neighbour_label: QLabel
    neighbour: QLineEdit
    filled_label: QLabel
    filled: Segmented
    shared_label: QLabel
    shared_object: GrowingText
    told: QLabel
    release: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill_with_form(self, "activity/two_systems_page")
        self._desk = desk
        self._own: ActivitySystem | None = None
        self._beside: FacingSystem | None = None
        self._shared: RecordForm | None = None
        self._named = ""
        self._sides: tuple[str, ...] = ()
        self.faces.currentIndexChanged.connect(lambda _place: self._face(self.faces.currentData()))
        self.neighbour.editingFinished.connect(self._name)
        when_set(self.neighbour, self._name)
        self.filled.changed.connect(self._fill)
        self.release.clicked.connect(self._release)

    def show_own(self, book: SetBook, own: ActivitySystem, beside: FacingSystem | None, second: bool) -> None:
        """Shows with whom the `own` system faces what; `second` says that the other one is filled."""
        self._own, self._beside = own, beside
        choices: list[tuple[object, str]] = [
            (system.id, whose(book, system)) for system in facing_systems.may_face(book, own)
        ]
        fill_choices(self.faces, choices, none=tr("Nobody: alone"))
        choose(self.faces, own.faces)
        ours = beside is not None and beside.own
        self.neighbour_label.setText(
            tr("What it is called") if ours else tr("Another activity that is a neighbour")
        )
        named = beside.system.neighbour if beside and ours else ""
        if named != self._named or not self.neighbour.hasFocus():
            show_text(self.neighbour, named)
        self._named = named
        self._show_sides(whose(book, own), beside, second)
        for widget in (self.filled, self.filled_label, self.shared_object, self.shared_label):
            widget.setVisible(beside is not None)
        self._show_shared(own)
        self._tell(book, beside)

    def _show_sides(self, ours: str, beside: FacingSystem | None, second: bool) -> None:
        sides = (ours, beside.whose) if beside else (ours,)
        if sides != self._sides:
            self._sides = sides
            self.filled.set_options(list(zip((OURS, THEIRS), sides, strict=False)), "12"[: len(sides)])
        self.filled.set_value(THEIRS if second else OURS)

    def _show_shared(self, own: ActivitySystem) -> None:
        if self._shared is None:
            self._shared = RecordForm(self._desk, self, own, mark("Edit shared object"), ("shared_object",))
        elif not self._shared.pending:
            self._shared.show(own)

    def _tell(self, book: SetBook, beside: FacingSystem | None) -> None:
        words = ""
        if beside is None:
            words = tr(
                "Choose another leader, who has released theirs to the set, or name a neighbour: the parents,"
                " an academy chain."
            )
        elif beside.version is None:
            words = tr("{name} has not released this to the set, so it stays empty here.", name=beside.whose)
        elif not beside.own:
            words = tr(
                "As {name} released it to the set. It is filled on its own page.",
                name=book.short(beside.system.person),
            )
        self.told.setText(words)
        self.told.setVisible(bool(words))
        waits = beside is not None and latest_to_release(book, beside) is not None
        self.release.setVisible(waits and not self._desk.is_only_read)
        if beside is not None and waits:
            self.release.setText(literal(tr("{name} has released it", name=book.short(beside.system.person))))

    def _release(self) -> None:
        """The other leader says that theirs may be seen as it is now."""
        self.left.emit()
        beside, workspace = self._beside, self._desk.workspace
        version = latest_to_release(self._desk.book(), beside) if beside else None
        if version is not None:
            self._desk.attempt(lambda: release_version(workspace, version, workspace.today()))

    def _face(self, other: UUID | None) -> None:
        self.left.emit()
        if self._own is not None and other != self._own.faces:
            self.filling.emit(None)
            self._try(lambda own: facing_systems.face(self._desk.workspace, own, other))

    def _name(self) -> None:
        """Adds the neighbour that was typed, or calls the one in sight by another name."""
        words = " ".join(self.neighbour.text().split())
        if words == self._named:
            return
        beside = self._beside
        self.left.emit()
        if beside is not None and beside.own:
            self._named = words or self._named
            self._try(lambda _own: facing_systems.rename(self._desk.workspace, beside.system, words))
            show_text(self.neighbour, self._named)
        elif words:
            self._named = words
            self._try(lambda own: facing_systems.add_neighbour(self._desk.workspace, own, words))

    def _fill(self, side: object) -> None:
        beside = self._beside
        if beside is None or side is None:
            self.filled.set_value(OURS)
            return
        self.left.emit()
        if side == OURS:
            self.filling.emit(None)
        elif beside.own:
            self.filling.emit(beside.system.id)
        else:
            self.filled.set_value(OURS)
            self.wanted.emit(beside.version.id if beside.version else beside.system.person)

    def cross(self) -> None:
        """Fills the other one of the two."""
        if self._beside is not None:
            self.filled.choose(0 if self.filled.value() == THEIRS else 1)

    def _try(self, job: Callable[[ActivitySystem], object]) -> None:
        own = self._own
        if own is not None and not self._desk.succeeds(lambda: job(own)):
            choose(self.faces, own.faces)
