"""Lists of records to fill, one row each, with an empty row at the end that becomes a record
when something is typed in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from lfl_desktop.domain.record import Record
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.binding.row_removal import RowRemoval
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.kit.text.prose_text import ProseText
from lfl_desktop.words import mark, tr

R = TypeVar("R", bound=Record)


_OF_FIELDS = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.ContextMenu, QEvent.Type.Enter, QEvent.Type.Leave),
        *(QEvent.Type.FocusIn, QEvent.Type.FocusOut),
    )
)
"""What a row looks at of all that happens to its fields."""


class Row(QWidget, Generic[R]):
    """One record as a row of fields. A subclass names its `form`, the titles of the steps that fill, edit
    and remove it, and `only` the fields to bind where others are kept in another way."""

    entered = Signal()
    """Enter was pressed in one of the fields."""
    left = Signal()
    """The cursor went out of the row."""
    lines_pasted = Signal(list)
    """Several lines were pasted where a new record begins."""

    form = ""
    title = ""
    editing = ""
    removal = ""
    removed = ""
    """What is said once it is removed; a row without these words does not show that it can be."""

    only: tuple[str, ...] = ()
    named_by = "wording"
    """The field that a new record begins with, each line of a pasted list one."""

    def __init__(self, desk: Desk, record: R) -> None:
        super().__init__()
        self.desk = desk
        fill_with_form(self, self.form)
        self.set_choices()
        self.kept = RecordForm(desk, self, record, self.title, self.only, self.editing)
        self._called = ""
        self._own_names: dict[QWidget, str] = {}
        self.removing: RowRemoval | None = None
        """How it shows that it can be removed, where it does."""
        if self.removed:
            self.removing = RowRemoval(self, tr(self.removal), self.remove, self.may_be_removed)
            desk.kept.connect(self.removing.look)
        self.menu = RowMenu(self, self.fill_menu)
        for widget in self.kept.fields.values():
            widget.installEventFilter(self)
            self.menu.attend(widget)
            if isinstance(widget, GrowingText):
                widget.entered.connect(self.entered)
            elif isinstance(widget, QLineEdit):
                widget.returnPressed.connect(self.entered)

    def fill_menu(self, menu: QMenu) -> None:
        """Adds what can be done with the row to a menu."""
        if self.removing is not None:
            self.removing.add_to(menu)

    def set_choices(self) -> None:
        """Fills what there is to choose from, before the record is shown."""

    def called(self, number: int) -> str:
        """What the row is, for those who hear its fields one by one: whose, or which of several. Empty where
        its fields say so themselves."""
        return ""

    def call(self, number: int) -> None:
        """The row is now the one of this `number` in its list, from 1."""
        words = self.called(number)
        if words == self._called or not words:
            return
        self._called = words
        for field in self.kept.fields.values():
            own = self._own_names.setdefault(field, field.accessibleName())
            named = own[:1].lower() + own[1:]
            field.setAccessibleName(tr("{row}: {field}", row=words, field=named))

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
        kind = event.type()
        if kind not in _OF_FIELDS:
            return False
        if self.removing is not None:
            self.removing.see(kind)
        if isinstance(watched, QLineEdit) and self.menu.is_asked(watched, event):
            return True
        if isinstance(event, QKeyEvent) and _is_remove(event):
            self.remove()
            return True
        if isinstance(watched, QComboBox) and isinstance(event, QKeyEvent) and _is_enter(event):
            self._go_on_from(watched)
            return True
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and self._is_left(event):
            self.left.emit()
        return False

    def _go_on_from(self, choice: QComboBox) -> None:
        """Enter goes on in the row, and past one in which nothing was typed or chosen."""
        known = self.desk.reading.get(type(self.record), self.record.id) is not None
        if known or self.kept.pending or not self.is_empty():
            choice.focusNextChild()
        else:
            self.entered.emit()

    def _is_left(self, event: QFocusEvent) -> bool:
        within = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        now = QApplication.focusWidget()
        return event.reason() not in within and not (now and self.isAncestorOf(now))

    def remove(self) -> None:
        """Deletes the record; undo brings it back."""
        self.kept.keep()
        if self._delete(self.removal) and self.removed:
            self.desk.removed.emit(tr(self.removed))

    def may_be_removed(self) -> bool:
        """Whether there is a record that may be deleted."""
        known = self.desk.reading.get(type(self.record), self.record.id)
        return known is not None and not is_locked(self)

    def take_lists(self, is_new: Callable[[], bool]) -> None:
        """Tells of several lines that are pasted while `is_new` says that this is the empty row."""
        field = self.kept.fields.get(self.named_by)
        if isinstance(field, Line | ProseText):
            field.takes_list = is_new
            field.lines_pasted.connect(self.lines_pasted)

    def of_line(self, record: R, line: str) -> R:
        """`record` as a line of a list says it."""
        return replace(record, **{self.named_by: line})

    def tidy(self) -> None:
        """Deletes the record if its texts were emptied, as a part of the thought that emptied them."""
        self.kept.keep()
        if self.is_empty() and not self.kept.pending:
            self._delete(mark("Remove empty line"), self.kept.thought)

    def _delete(self, title: str, amends: Hashable | None = None) -> bool:
        """Deletes the record; whether there was one that may be."""
        found = self.desk.reading.get(type(self.record), self.record.id)
        if found is None or is_locked(self):
            return False

        def delete() -> None:
            with self.desk.workspace.step(title, amends=amends) as step:
                step.delete(found)

        return self.desk.succeeds(delete)


def _is_remove(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() == Qt.Key.Key_Delete


def _is_enter(event: QKeyEvent) -> bool:
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        and not _put_away(widget)
    ]


def _go_past(row: QWidget) -> None:
    """Puts the cursor into whatever Tab reaches after the last field of `row`."""
    last = focusable(row)[-1]
    following = last.nextInFocusChain()
    while following is not None and following is not last:
        reached = following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isEnabled()
        if reached and following.isVisible() and not row.isAncestorOf(following):
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        following = following.nextInFocusChain()


def _put_away(widget: QWidget) -> bool:
    """Whether a widget was hidden on purpose; one that was never shown yet counts as hidden too."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Rows(QObject, Generic[R]):
    """The rows of one list inside a layout. Whoever holds them sets the tab order when they were
    `arranged`. `make` gives a row for a record, `blank` the record of
    the empty row at a position; without it, or where all is locked, there is no empty row."""

    arranged = Signal()
    """Rows were added, taken away or put into another order."""

    def __init__(
        self,
        parent: QWidget,
        layout: QBoxLayout,
        make: Callable[[R], Row[R]],
        blank: Callable[[int], R] | None = None,
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._layout = layout
        self._make = make
        self._blank = blank
        self._fresh: R | None = None
        self._rows: dict[UUID, Row[R]] = {}

    @property
    def rows(self) -> list[Row[R]]:
        """The rows in order, the empty one last."""
        return list(self._rows.values())

    def show(self, records: Sequence[R]) -> None:
        """Shows these records, keeping the rows that are there so that the cursor stays."""
        wanted = list(records)
        if self._blank and not is_locked(self._parent):
            if self._fresh is None or any(r.id == self._fresh.id for r in wanted):
                self._fresh = self._blank(max((getattr(r, "position", 0) for r in wanted), default=-1) + 1)
            wanted.append(self._fresh)
        ids = {record.id for record in wanted}
        known = list(self._rows)
        lost = self._drop(ids)
        before = self._rows
        self._rows = {record.id: before.get(record.id) or self._made(record) for record in wanted}
        for place, record in enumerate(wanted):
            row = self._rows[record.id]
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
                row.show()
            if record.id in before:
                row.show_record(record)
            row.call(place + 1)
        if known != list(self._rows):
            self.arranged.emit()
        if lost is not None and self._rows:
            self.rows[min(lost, len(self._rows) - 1)].focus_first()

    def drop_blank(self) -> None:
        """Takes the empty row away, as where all has come to be locked."""
        if self._fresh is not None and self._fresh.id in self._rows:
            self._drop(set(self._rows) - {self._fresh.id})
            self.arranged.emit()

    def _drop(self, ids: set[UUID]) -> int | None:
        """Takes away the rows that are not in `ids`; the place of the one that had the cursor."""
        now = QApplication.focusWidget()
        lost = None
        for place, (id, row) in enumerate(list(self._rows.items())):
            if id not in ids:
                lost = place if now and row.isAncestorOf(now) else lost
                del self._rows[id]
                row.hide()
                row.deleteLater()
        return lost

    def show_none(self) -> None:
        """Takes all rows away: others will be shown in their place."""
        for row in self._rows.values():
            row.kept.keep()
        self._fresh = None
        self._drop(set())

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in these rows, in order."""
        return [widget for row in self.rows for widget in focusable(row)]

    def _made(self, record: R) -> Row[R]:
        row = self._make(record)
        row.entered.connect(lambda: self._go_on(row))
        row.left.connect(lambda: self._left(row))
        row.lines_pasted.connect(lambda lines: self._pasted(row, lines))
        row.take_lists(lambda: self._fresh is not None and row.record.id == self._fresh.id)
        return row

    def _pasted(self, row: Row[R], lines: Sequence[str]) -> None:
        """The empty row is the first of the lines, and each other line a record of its own; one step."""
        blank = self._blank
        assert blank is not None
        row.kept.keep()
        told = [line.replace("\t", " ") for line in lines]
        at = getattr(row.record, "position", 0)
        workspace = row.desk.workspace

        def put() -> None:
            with workspace.step(row.title, amends=row.kept.thought) as step:
                step.put(row.of_line(row.record, told[0]))
                for place, line in enumerate(told[1:], start=at + 1):
                    step.put(row.of_line(blank(place), line))

        if row.desk.succeeds(put):
            workspace.settle()
            row.desk.kept.emit()

    def _left(self, row: Row[R]) -> None:
        row.tidy()
        self._go_beyond(row)

    def _go_beyond(self, row: Row[R]) -> None:
        """Adds an empty row once `row` was the empty one and has become a record."""
        if self._fresh and row.record.id == self._fresh.id and not row.is_empty():
            self.show([other.record for other in self.rows])

    def _go_on(self, row: Row[R]) -> None:
        row.kept.keep()
        self._go_beyond(row)
        place = self.rows.index(row) + 1
        if place < len(self._rows):
            self.rows[place].focus_first()
        else:
            _go_past(row)


def set_tab_order(stops: Iterable[QWidget]) -> None:
    """Lets Tab go along `stops`."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
