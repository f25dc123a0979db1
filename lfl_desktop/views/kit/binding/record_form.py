"""Fields that keep what is typed in them. A widget's objectName is the name of its field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple, replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import begins_a_thought
from lfl_desktop.domain.wording.lost_words import is_much_at_once
from lfl_desktop.views.kit.binding.keeper import Keeper, TypedWords
from lfl_desktop.views.kit.binding.lock import is_locked, lock_field
from lfl_desktop.views.kit.binding.undo_keys import UNDO, is_undo
from lfl_desktop.views.kit.controls.choices import choose
from lfl_desktop.views.kit.controls.due_line import DueLine
from lfl_desktop.views.kit.controls.own_controls import DateLine, Segmented
from lfl_desktop.views.kit.controls.showing import show_text, show_ticked
from lfl_desktop.views.kit.controls.ticks import Ticks
from lfl_desktop.views.kit.controls.understood_line import UnderstoodLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.writing import Writing

FIELDS = "fields"
"""The part that a form keeps: the values of its fields that were typed."""


class RecordForm(Keeper[str, Any]):
    """Ties one record to the widgets below `root` that bear the names of its fields.

    Text is kept while it is typed, and at once when a field loses focus. `title` names the step, `editing`
    that of a record which is there already, where it is another.
    `derive` may add values that follow from what was typed (the day that "half term" is), `follow` other
    records that change along with it. `gather` adds what is typed in widgets that are no field by themselves.
    """

    def __init__(
        self,
        desk: Desk,
        root: QWidget,
        record: Record,
        title: str,
        only: tuple[str, ...] = (),
        editing: str = "",
    ) -> None:
        super().__init__(desk, root)
        self._root = root
        self._adding = title
        self.title = editing or title
        self._record = record
        self._ended: list[tuple[str, str]] = []
        self._typed_into: Record | None = None
        self._fields: dict[str, QWidget] = {}
        self.derive: Callable[[dict[str, object]], dict[str, object]] | None = None
        self.follow: Callable[[Writing, Record, dict[str, object]], None] | None = None
        self.gather: Callable[[], dict[str, object]] | None = None
        self.thought: Hashable | None = None
        """What the step kept last may be amended by. A sentence or line that was ended, and some seconds of
        typing, are each a thought: undo takes back that and no more."""
        for name in only or record.__struct_fields__:
            widget = root if root.objectName() == name else root.findChild(QWidget, name)
            if widget is not None:
                self._fields[name] = widget
                _watch(widget, self._changed(name))
                self.watch(widget)
                if isinstance(widget, DateLine | DueLine):
                    widget.set_year(desk.school_year)
                if desk.is_only_read:
                    lock_field(widget)
        self.show(record)

    @property
    def record(self) -> Record:
        """The record as it was kept last."""
        return self._record

    def record_now(self) -> Record:
        """The record as it is in the file; the blank one where it is not there yet."""
        return self._desk.reading.get(type(self._record), self._record.id) or self._record

    @property
    def fields(self) -> dict[str, QWidget]:
        """The widgets by the field they hold."""
        return dict(self._fields)

    def show(self, record: Record) -> None:
        """Shows another record, or the same one as it is now. What is typed is kept first; while
        that cannot be, it stays in sight, and so does the record that it belongs to."""
        same = record.id == self._record.id
        if not same:
            self._hold()
        typed = self.pending
        self._keep_waiting()
        if self.pending and not same:
            return
        # what is still being typed was typed into the record as it was shown then
        self._typed_into = (self._typed_into or self._record) if self.pending else None
        self._record = self._record if typed and same else record
        being_typed = self.fields_typed()
        for name, widget in self._fields.items():
            if name not in being_typed:
                if not same and isinstance(widget, UnderstoodLine):
                    widget.set_value(None)  # words that are not understood yet belong to the former record
                _show(widget, getattr(self._record, name))

    def set(self, **values: object) -> None:
        """Changes fields as if they had been typed."""
        self._put(values)
        self.keep()

    def fields_typed(self) -> frozenset[str]:
        """The fields in which something is typed that is not kept yet."""
        return frozenset(self._waiting.get(FIELDS, ()))

    def keep(self) -> bool:
        """Keeps what is pending now, and what words that are still being typed mean so far. On trouble it
        stays pending and is tried again. Where the form is locked, or a rule of the records is against it,
        nothing is written, and what was kept shows again."""
        self._hold()
        return self.keep_so_far()

    def keep_so_far(self) -> bool:
        if self.gather and (values := self.gather()):
            self._put(values)
        return self._keep_waiting()

    def _keep_waiting(self) -> bool:
        if self.pending and is_locked(self._root):
            self._waiting.clear()
            self._desk.unkept.done(self)
            self.show(self._record)
        return super().keep_so_far()

    def write(self, key: str, value: dict[str, object]) -> None:
        ended, self._ended = self._ended, []
        for name, text in ended:
            if text.rstrip() != getattr(self._record, name).rstrip():
                self._in_a_step({name: text})
            self._desk.file.settle()
        read = self._record
        written = self._in_a_step(value)
        for name in value:
            follows = written[name] != value[name]  # what follows from it says otherwise
            put_elsewhere = value[name] == getattr(read, name) != getattr(self._record, name)
            if name in self._fields and (follows or put_elsewhere):
                _show(self._fields[name], getattr(self._record, name))

    def typed_words(self, key: str, value: dict[str, object]) -> list[TypedWords]:
        now = self.record_now()
        words = [word for name, typed in value.items() for word in _new_words(getattr(now, name), typed)]
        return [TypedWords(tuple(words), replace(now, **value))]

    def show_kept(self, key: str) -> None:
        self.show(self.record_now())

    def _put(self, values: dict[str, object]) -> None:
        self.take_in(FIELDS, {**self._waiting.get(FIELDS, {}), **values})

    def _hold(self) -> None:
        for widget in self._fields.values():
            if isinstance(widget, UnderstoodLine):
                widget.hold()

    def _in_a_step(self, typed: dict[str, object]) -> dict[str, object]:
        """Writes what was typed, and what follows from it; all of that."""
        values = dict(typed)
        if self.derive:
            values |= self.derive(values)
        self.thought = key = (type(self._record), self._record.id, *typed)
        there = self._desk.reading.get(type(self._record), self._record.id)
        title = self.title if there else self._adding
        with self._desk.workspace.step(title, amends=key, origin=self) as step:
            kept = step.put(replace(there or self._record, **values), self._typed_into)
            if self.follow:
                self.follow(step, kept, values)
        self._record, self._typed_into = kept, None
        return values

    def _changed(self, name: str) -> Callable[[object], None]:
        def changed(value: object) -> None:
            before = self._waiting.get(FIELDS, {}).get(name, getattr(self._record, name))
            if type(value) is type(before) is str:
                much = is_much_at_once(before, value)
                if much or begins_a_thought(before, value):
                    self._ended.append((name, before))
                if much and before:  # what is pasted into an empty field may become several
                    self._ended.append((name, value))
            self._put({name: value})

        return changed

    def leave_field(self, field: QObject, event: QFocusEvent) -> None:
        if isinstance(field, UnderstoodLine):
            field.leave(event.reason())
            if field.property("unclear"):
                self._desk.said.emit(field.unclear_words())

    def take_back(self, field: QObject, event: QKeyEvent) -> bool:
        # words that are being typed are no step yet that the window could take back
        return is_undo(event, UNDO) and isinstance(field, UnderstoodLine) and field.give_back()


def _new_words(kept: object, typed: object) -> list[str]:
    """The texts in a value, or for one that holds several those that are not in the kept one."""
    known = () if type(typed) is str else tuple(_texts(kept))
    return [text for text in _texts(typed) if text.strip() and text not in known]


def _texts(value: object) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        yield from _texts(astuple(value))


def _watch(widget: QWidget, changed: Callable[[object], None]) -> None:
    if isinstance(widget, UnderstoodLine | Segmented | Ticks):
        widget.changed.connect(changed)
    elif isinstance(widget, QLineEdit):
        widget.textChanged.connect(changed)
    elif isinstance(widget, QPlainTextEdit):
        widget.textChanged.connect(lambda: changed(widget.toPlainText()))
    elif isinstance(widget, QCheckBox):
        widget.toggled.connect(changed)
    elif isinstance(widget, QComboBox):
        widget.currentIndexChanged.connect(lambda _place: changed(widget.currentData()))
    else:
        raise TypeError(f"{type(widget).__name__} {widget.objectName()} holds no field")


def _show(widget: QWidget, value: Any) -> None:
    if isinstance(widget, UnderstoodLine):
        widget.follow(value)
    elif isinstance(widget, Segmented | Ticks):
        widget.set_value(value)
    elif isinstance(widget, QLineEdit):
        if widget.text() != value:
            show_text(widget, value)
            widget.setCursorPosition(len(value) if widget.hasFocus() else 0)
    elif isinstance(widget, QPlainTextEdit):
        if widget.toPlainText() != value:
            widget.blockSignals(True)
            widget.setPlainText(value)
            widget.blockSignals(False)
            if widget.hasFocus():
                widget.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(widget, QCheckBox):
        show_ticked(widget, bool(value))
    elif isinstance(widget, QComboBox):
        choose(widget, value)
