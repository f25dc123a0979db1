"""Kept while typed: soon after the first key, at once when a field is left, and again while the world is in
the way."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from lfl_desktop.domain.errors import AgainstARule, WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.views.kit.binding.undo_keys import is_undo
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import tr

KEPT_AFTER = 300
"""Milliseconds from the first key that is not kept yet to keeping it: well within the second
that we promise."""

AGAIN_AFTER = 1500
"""Milliseconds from a try that failed to the next one."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class TypedWords(NamedTuple):
    """Words that were typed, and the record with them, where there is one that could be remembered so."""

    words: tuple[str, ...]
    record: Record | None = None


class Keeper(QObject, Generic[K, V]):
    """Keeps what is typed below `root`, in parts: what waits to be kept has a key and a value.

    A subclass writes a part in `write`, in steps whose origin is the keeper. Where a rule of the records is
    against it, the part no longer waits: its words, as `typed_words` tells them, are remembered, the sentence
    says where, and `show_kept` shows again what was kept. `title` names the steps.
    """

    written = Signal()
    """Something that was typed is kept now."""
    delayed = Signal()
    """What was typed could not be kept; it is tried again."""
    refused = Signal()
    """What was typed is not kept, for good, and what was kept shows again."""

    title = ""

    def __init__(self, desk: Desk, root: QWidget) -> None:
        super().__init__(root)
        self._desk = desk
        self._waiting: dict[K, V] = {}
        self.typing_goes_on = False
        """Whether something is kept because a while has passed: the next key may come at any moment."""
        self._clock = later(self, KEPT_AFTER, self._keep_in_time)

    # what a subclass does

    def write(self, key: K, value: V) -> None:
        """Keeps a part. Raises a WorldError where that cannot be."""
        raise NotImplementedError

    def typed_words(self, key: K, value: V) -> Sequence[TypedWords]:
        """What a part says that was typed."""
        raise NotImplementedError

    def show_kept(self, key: K) -> None:
        """Shows what was kept of a part, in place of what was typed."""
        raise NotImplementedError

    # what is typed

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return bool(self._waiting)

    def waits(self, key: K) -> bool:
        """Whether a part is not kept yet."""
        return key in self._waiting

    def typed(self) -> None:
        """Something was typed: it is kept soon."""
        if not self._clock.isActive():
            self._clock.start(KEPT_AFTER)

    def take_in(self, key: K, value: V) -> None:
        """A part says this now."""
        self._waiting[key] = value
        self.typed()

    def drop(self, key: K) -> None:
        """A part is no longer to be kept."""
        self._waiting.pop(key, None)

    def keep(self) -> bool:
        """Keeps what is typed, now; whether all of it could be. What cannot be stays and is tried again."""
        return self.keep_so_far()

    def _keep_in_time(self) -> None:
        self.typing_goes_on = True
        try:
            self.keep_so_far()
        finally:
            self.typing_goes_on = False

    def keep_so_far(self) -> bool:
        """Keeps what waits, as `keep` does, while typing may go on."""
        self._clock.stop()
        sentences: list[tuple[K, str]] = []
        for key, value in list(self._waiting.items()):
            if self._waiting.get(key) is not value:
                continue  # whoever was told of a part before has kept this one
            try:
                self.write(key, value)
            except AgainstARule as error:
                del self._waiting[key]
                sentences.append((key, self._remember(self.typed_words(key, value), str(error))))
            except WorldError as error:
                self._desk.unkept.wait(self)
                self._desk.trouble(error)
                self._clock.start(AGAIN_AFTER)
                self.delayed.emit()
                break
            else:
                if self._waiting.get(key) is value:
                    del self._waiting[key]
                self._desk.kept.emit()
                self.written.emit()
        else:
            self._desk.unkept.done(self)
        for key, sentence in sentences:
            self._desk.trouble(AgainstARule(sentence))
            self.show_kept(key)
            self.refused.emit()
        return not self._waiting

    def _remember(self, typed: Sequence[TypedWords], why: str) -> str:
        """Remembers what a rule refused; says why, and where it can be found."""
        remembered, lost = False, list[str]()
        for each in typed:
            try:
                found = each.record is not None and self._desk.workspace.remember(self.title, each.record)
            except WorldError:
                found = False
            remembered = remembered or found
            lost += [] if found else each.words
        if remembered:
            why = tr("{why} What you typed is in Recently deleted.", why=why)
        return tr("{why} Not kept: “{words}”.", why=why, words=" · ".join(lost)) if lost else why

    # its fields

    def watch(self, field: QWidget) -> None:
        """Keeps at once when the cursor leaves a field; undo and redo in it belong to the window."""
        field.installEventFilter(self)

    def leave_field(self, field: QObject, event: QFocusEvent) -> None:
        """The cursor leaves a field."""

    def take_back(self, field: QObject, event: QKeyEvent) -> bool:
        """Undo or redo was pressed in a field; whether that took back something that was no step yet."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.leave_field(watched, event)
            self.keep_so_far()
            self._desk.file.settle()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.setAccepted(self.take_back(watched, event))
            return True
        return False


def keep_all(root: QWidget, but: object = None) -> bool:
    """Keeps whatever is being typed anywhere below `root`, `but` by a keeper that does so now; whether all of
    it could be."""
    keepers = [keeper for keeper in root.findChildren(Keeper) if keeper is not but]
    for keeper in keepers:
        keeper.keep()
    return not any(keeper.pending for keeper in keepers)
