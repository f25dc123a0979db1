"""Fields that keep what is typed in them. A widget's objectName is the name of its field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from lfl_desktop.domain.errors import AgainstARule, WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.clean_text import begins_a_thought
from lfl_desktop.views.kit.binding.later import later
from lfl_desktop.views.kit.binding.lock import is_locked, lock_field
from lfl_desktop.views.kit.binding.showing import show_text, show_ticked
from lfl_desktop.views.kit.binding.understood_line import UnderstoodLine
from lfl_desktop.views.kit.controls.choices import choose
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.ticks import Ticks
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.workspace import Writing

KEPT_AFTER = 300
"""Milliseconds from the first key that is not kept yet to keeping it: well within the second
that we promise."""


class RecordForm(QObject):
    """Ties one record to the widgets below `root` that bear the names of its fields.

    Text is kept while it is typed, and at once when a field loses focus. `title` names the step, `editing`
    that of a record which is there already, where it is another.
    `derive` may add values that follow from what was typed (the day that "half term" is), `follow` other
    records that change along with it.
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
        super().__init__(root)
        self._desk = desk
        self._root = root
        self._title = title
        self._editing = editing or title
        self._record = record
        self._pending: dict[str, object] = {}
        self._ended: list[tuple[str, str]] = []
        self._timer = later(self, KEPT_AFTER, self._keep)
        self._fields: dict[str, QWidget] = {}
        self.derive: Callable[[dict[str, object]], dict[str, object]] | None = None
        self.follow: Callable[[Writing, Record, dict[str, object]], None] | None = None
        self.thought: Hashable | None = None
        """What the step kept last may be amended by. A sentence or line that was ended, and some seconds of
        typing, are each a thought: undo takes back that and no more."""
        for name in only or record.__struct_fields__:
            widget = root if root.objectName() == name else root.findChild(QWidget, name)
            if widget is not None:
                self._fields[name] = widget
                _watch(widget, self._changed(name))
                widget.installEventFilter(self)
                if desk.is_only_read:
                    lock_field(widget)
        self.show(record)

    @property
    def record(self) -> Record:
        """The record as it was kept last."""
        return self._record

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
        typed = bool(self._pending)
        self._keep()
        if self._pending and not same:
            return
        self._record = self._record if typed and same else record
        for name, widget in self._fields.items():
            if name not in self._pending:
                if not same and isinstance(widget, UnderstoodLine):
                    widget.set_value(None)  # words that are not understood yet belong to the former record
                _show(widget, getattr(self._record, name))

    def set(self, **values: object) -> None:
        """Changes fields as if they had been typed."""
        self._pending.update(values)
        self.keep()

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return bool(self._pending)

    def keep(self) -> None:
        """Keeps what is pending now, and what words that are still being typed mean so far. On trouble it
        stays pending and is tried again. Where the form is locked, or a rule of the records is against it,
        nothing is written, and what was kept shows again."""
        self._hold()
        self._keep()

    def _hold(self) -> None:
        for widget in self._fields.values():
            if isinstance(widget, UnderstoodLine):
                widget.hold()

    def _keep(self) -> None:
        self._timer.stop()
        if not self._pending:
            return
        ended, self._ended = self._ended, []
        if is_locked(self._root):
            self._pending = {}
            self._desk.unkept.done(self)
            self.show(self._record)
            return
        try:
            for name, text in ended:
                if text.rstrip() != getattr(self._record, name).rstrip():
                    self._in_a_step({name: text})
                self._desk.workspace.settle()
            written = self._in_a_step(self._pending)
        except AgainstARule as error:
            self._refused(error)
            return
        except WorldError as error:
            self._desk.unkept.wait(self)
            self._desk.trouble(error)
            self._timer.start(5 * KEPT_AFTER)
            return
        self._pending = {k: v for k, v in self._pending.items() if written.get(k, self) != v}
        self._desk.unkept.done(self)
        self._desk.kept.emit()

    def _refused(self, error: AgainstARule) -> None:
        """What was kept shows again; what was typed is remembered, and the sentence says where."""
        typed, self._pending = self._pending, {}
        workspace = self._desk.workspace
        now = workspace.get(type(self._record), self._record.id) or self._record
        words = [value for value in typed.values() if isinstance(value, str) and value.strip()]
        said = str(error)
        try:
            if workspace.remember(self._editing, replace(now, **typed)):
                said = tr("{why} What you typed is in Recently deleted.", why=said)
            elif words:
                said = tr("{why} Not kept: “{words}”.", why=said, words=" · ".join(words))
        except WorldError:
            said = tr("{why} Not kept: “{words}”.", why=said, words=" · ".join(words))
        self._desk.trouble(AgainstARule(said))
        self._desk.unkept.done(self)
        self.show(now)

    def _in_a_step(self, typed: dict[str, object]) -> dict[str, object]:
        """Writes what was typed, and what follows from it; all of that."""
        values = dict(typed)
        if self.derive:
            values |= self.derive(values)
        self.thought = key = (type(self._record), self._record.id, *typed)
        there = self._desk.workspace.get(type(self._record), self._record.id)
        title = self._editing if there else self._title
        with self._desk.workspace.step(title, amends=key, origin=self) as step:
            kept = step.put(replace(there or self._record, **values))
            if self.follow:
                self.follow(step, kept, values)
        self._record = kept
        return values

    def _changed(self, name: str) -> Callable[[object], None]:
        def changed(value: object) -> None:
            before = self._pending.get(name, getattr(self._record, name))
            if type(value) is type(before) is str and begins_a_thought(before, value):
                self._ended.append((name, before))
            self._pending[name] = value
            if not self._timer.isActive():
                self._timer.start(KEPT_AFTER)

        return changed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if isinstance(watched, UnderstoodLine):
                watched.leave(event.reason())
                if watched.property("unclear"):
                    self._desk.said.emit(watched.unclear_words())
            self._keep()
            self._desk.workspace.settle()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            # words that are being typed are no step yet that the window could take back
            taken_back = is_undo(event, UNDO) and isinstance(watched, UnderstoodLine) and watched.give_back()
            event.setAccepted(taken_back)
            return True
        return super().eventFilter(watched, event)


UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))
"""The same on every system, because people learn them from each other."""


def is_undo(event: QKeyEvent, keys: Sequence[QKeySequence] = (*UNDO, *REDO)) -> bool:
    """Whether a key is undo or redo, which belong to the window: one undo for everything."""
    return QKeySequence(event.keyCombination()) in keys


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


def keep_all(root: QWidget, but: object = None) -> bool:
    """Keeps whatever is being typed anywhere below `root`, `but` in a form that does so now; whether all of
    it could be."""
    forms = [form for form in root.findChildren(RecordForm) if form is not but]
    for form in forms:
        form.keep()
    return not any(form.pending for form in forms)
