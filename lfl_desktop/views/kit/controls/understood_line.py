"""A line of text that means a value: a day, a time, a number."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.announcing import announce
from lfl_desktop.views.kit.controls.showing import dress_anew
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import tr

T = TypeVar("T")

PAUSE = 500
"""Milliseconds without a key after which words that are understood are kept, though the cursor stays in the
line: within the second that we promise."""

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the focus goes and comes back while somebody types: a menu, a look at another program."""


class UnderstoodLine(Line, Generic[T]):
    """A line whose words mean a value, once they are understood as a whole and left by Enter or the cursor.

    Until then the former value stays, and it comes back where words that were kept in a pause go on to what
    is not understood. Such words stay in sight, and say so. A value that a screen reader sets is taken at
    once. A subclass says how words are read and shown, and asks again with `asking`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: T | None = None
        self._former: T | None = None
        self._is_typing = self._is_typed = self._is_shown = False
        self._said_before = ("", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.hold)
        self.textEdited.connect(self._type)
        self.textChanged.connect(self._follow_text)
        self.returnPressed.connect(self.take)

    def read(self, text: str) -> T | None:
        """What `text`, which is not empty, means as a whole; None where that is not understood."""
        raise NotImplementedError

    def words(self, value: T) -> str:
        """How a value is shown."""
        raise NotImplementedError

    def asking(self) -> str:
        """A sentence for words that are not understood."""
        raise NotImplementedError

    def patience(self) -> int:
        """Milliseconds without a key after which the words as they stand are taken for all that is meant."""
        return PAUSE

    def value(self) -> T | None:
        """What the words mean as they stand, None where there are none; the former value while they are not
        understood."""
        if not self._is_typing:
            return self._value
        clear, meant = self._meaning()
        return meant if clear else self._former

    def set_value(self, value: T | None) -> None:
        """Shows a value; whatever is being typed goes."""
        self._value = self._former = value
        self._end_typing()
        self._show(value)

    def follow(self, value: T | None) -> None:
        """Shows the value that is kept now; what is being typed stays."""
        is_new = self._is_typing and not self._is_held()
        if is_new and (self.hasFocus() or value in (self._value, self._former)):
            if value != self._value:
                self._value = self._former = value
        elif value != self._value or not self.hasFocus():
            self.set_value(value)

    def hold(self) -> None:
        """Keeps what the words mean so far; they stay as they are typed."""
        self._pause.stop()
        if self._is_typing:
            clear, meant = self._meaning()
            self._become(meant if clear else self._former)

    def take(self) -> None:
        """Keeps what the words mean, as the line is left, and shows it in full. Words that are not
        understood stay."""
        self.hold()
        if self._is_typing and self._meaning()[0]:
            self._end_typing()
            self._show(self._value)
            self.setModified(True)  # it is what was typed, in full
            self._former = self._value
        elif self._is_typing and self.hasFocus():
            announce(self, self.unclear_words())

    def give_back(self) -> bool:
        """Takes back what is being typed; whether there was anything that was not kept."""
        if not self._is_typing or self._is_held():
            return False
        former = self._former
        self._end_typing()
        self._show(former)
        self._become(former)
        return True

    def leave(self, reason: Qt.FocusReason) -> None:
        """The cursor leaves the line."""
        if reason not in _STILL_HERE:
            self.take()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.leave(event.reason())
        super().focusOutEvent(event)

    def _is_held(self) -> bool:
        """Whether what the words mean was kept in a pause."""
        return self._meaning() == (True, self._value)

    def _meaning(self) -> tuple[bool, T | None]:
        text = self.text().strip()
        meant = self.read(text) if text else None
        return meant is not None or not text, meant

    def _type(self, _text: str = "") -> None:
        self._is_typed = True
        if not self._is_typing:
            self._is_typing, self._former = True, self._value
        self._say(self._meaning()[0])
        self._pause.start(self.patience())

    def _follow_text(self, _text: str) -> None:
        """Text that came neither by typing nor from here was set by a screen reader."""
        typed, self._is_typed = self._is_typed, False
        if not typed and not self._is_shown:
            self._type()
            self._is_typed = False
            self.take()

    def _end_typing(self) -> None:
        self._pause.stop()
        self._is_typing = False
        self._say(True)

    def _become(self, value: T | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _show(self, value: T | None) -> None:
        self._is_shown = True
        self.setText("" if value is None else self.words(value))
        self._is_shown = False
        if not self.hasFocus():
            self.setCursorPosition(0)  # where there is no room for all, the end is cut

    def _say(self, clear: bool) -> None:
        if clear is not bool(self.property("unclear")):
            return
        self.setProperty("unclear", not clear)
        if clear:
            tip, description = self._said_before
        else:
            self._said_before = (self.toolTip(), self.accessibleDescription())
            tip = description = self.unclear_words()
        self.setToolTip(tip)
        self.setAccessibleDescription(description)
        dress_anew(self)

    def unclear_words(self) -> str:
        """What is said of words that are not understood: what stays, and what to do."""
        if self._former is None:
            return self.asking()
        stays = tr("Until it is, {value} stays.", value=self.words(self._former))
        return f"{self.asking()} {stays}"
