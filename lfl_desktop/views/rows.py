"""Lists of records to fill, one row each, with an empty row at the end that becomes a record
when something is typed in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.views.controls import GrowingText
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.forms import fill
from lfl_desktop.views.keeping import RecordForm
from lfl_desktop.words import mark

R = TypeVar("R", bound=Record)


class Row(QWidget, Generic[R]):
    """One record as a row of fields. A subclass names its `form`, the `title` of its step and
    the words for an emptied row being taken away."""

    entered = Signal()
    """Enter was pressed in one of the fields."""

    form = ""
    title = ""
    removal = mark("Remove empty line")

    def __init__(self, desk: Desk, record: R) -> None:
        super().__init__()
        self.desk = desk
        fill(self, self.form)
        self.set_choices()
        self.kept = RecordForm(desk, self, record, self.title)
        for widget in self.kept.fields.values():
            widget.installEventFilter(self)
            if isinstance(widget, GrowingText):
                widget.entered.connect(self.entered)
            elif isinstance(widget, QLineEdit):
                widget.returnPressed.connect(self.entered)

    def set_choices(self) -> None:
        """Fills what there is to choose from, before the record is shown."""

    @property
    def record(self) -> R:
        """The record as it was kept last."""
        return self.kept.record  # type: ignore[return-value]

    def show_record(self, record: R) -> None:
        """Shows the record as it is now."""
        self.kept.show(record)

    def is_empty(self) -> bool:
        """Whether no text is in any field."""
        return not any(_text(widget).strip() for widget in self.kept.fields.values())

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        widgets = focusable(self)
        if widgets:
            widgets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_remove(event):
            self.remove()
            return True
        return super().eventFilter(watched, event)

    def remove(self) -> None:
        """Deletes the record; undo brings it back."""
        self.kept.keep()
        found = self.desk.workspace.get(type(self.record), self.record.id)
        if found is not None:
            try:
                with self.desk.workspace.step(self.removal) as step:
                    step.delete(found)
            except WorldError as error:
                self.desk.trouble(error)


def _is_remove(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() == Qt.Key.Key_Delete


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def focusable(root: QWidget) -> list[QWidget]:
    """The widgets below `root` that Tab reaches, in the order in which they were made."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
        and widget.window() is root.window()
        and not widget.isHidden()
    ]


class Rows(QObject, Generic[R]):
    """The rows of one list inside a layout. `make` gives a row for a record, `blank` the record of
    the empty row at a position; without it there is no empty row."""

    def __init__(
        self,
        parent: QWidget,
        layout: QBoxLayout,
        make: Callable[[R], Row[R]],
        blank: Callable[[int], R] | None = None,
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._make = make
        self._blank = blank
        self._fresh: R | None = None
        self._rows: dict[UUID, Row[R]] = {}
        self.anchor: QWidget | None = None
        """The widget after which Tab comes to the first row."""

    @property
    def rows(self) -> list[Row[R]]:
        """The rows in order, the empty one last."""
        return list(self._rows.values())

    def show(self, records: Sequence[R]) -> None:
        """Shows these records, keeping the rows that are there so that the cursor stays."""
        wanted = list(records)
        if self._blank:
            if self._fresh is None or any(r.id == self._fresh.id for r in wanted):
                self._fresh = self._blank(max((getattr(r, "position", 0) for r in wanted), default=-1) + 1)
            wanted.append(self._fresh)
        ids = {record.id for record in wanted}
        for id in [id for id in self._rows if id not in ids]:
            gone = self._rows.pop(id)
            gone.hide()
            gone.deleteLater()
        before = self._rows
        self._rows = {record.id: before.get(record.id) or self._made(record) for record in wanted}
        for place, record in enumerate(wanted):
            row = self._rows[record.id]
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
            if record.id in before:
                row.show_record(record)
        self._chain()

    def focus_last(self) -> None:
        """Puts the cursor into the empty row."""
        if self._rows:
            self.rows[-1].focus_first()

    def _made(self, record: R) -> Row[R]:
        row = self._make(record)
        row.entered.connect(lambda: self._go_on(row))
        return row

    def _go_on(self, row: Row[R]) -> None:
        row.kept.keep()
        rows = self.rows
        place = rows.index(row) if row in rows else len(rows) - 1
        if row.record is self._fresh and row.is_empty():
            row.focusNextChild()
            return
        stored = [r.record for r in rows if r.record is not self._fresh]
        if row.record.id == (self._fresh.id if self._fresh else None):
            self.show([*stored, row.record])
        self.rows[min(place + 1, len(self.rows) - 1)].focus_first()

    def _chain(self) -> None:
        chain = [self.anchor] if self.anchor else []
        for row in self.rows:
            chain.extend(focusable(row))
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)
