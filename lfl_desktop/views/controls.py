"""The few controls of our own: each holds one value, says when the user changed it, and is
reached and worked by keyboard."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.by_when import long_date, understand
from lfl_desktop.views.literal import literal, read
from lfl_desktop.views.showing import show_text
from lfl_desktop.views.spelling import ProseText
from lfl_desktop.words import tr


class GrowingText(ProseText):
    """Several lines of text in a box as high as its text. Tab leaves it.

    With the property `enterMovesOn` the Enter key says `entered`; Shift and Enter begins a line.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))
        margins = self.contentsMargins()
        frame = round(2 * self.document().documentMargin()) + 1  # with less, the last line may be scrolled
        height = lines * self.fontMetrics().lineSpacing() + frame + margins.top() + margins.bottom()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            enter
            and self.property("enterMovesOn")
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Pages(QWidget):
    """Pages of which one is in sight. Works like a QStackedWidget, which is as high as the highest of
    its pages; this is as high as the one in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, page: QWidget) -> None:
        """Adds a page; the first is in sight at once."""
        page.hide()
        self._pages.append(page)
        self._column.addWidget(page)
        if self._current is None:
            self.setCurrentWidget(page)

    def removeWidget(self, page: QWidget) -> None:
        """Takes a page out; the first of the others comes into sight if it was there."""
        self._pages.remove(page)
        self._column.removeWidget(page)
        page.hide()
        if self._current is page:
            self._current = None
            if self._pages:
                self.setCurrentWidget(self._pages[0])

    def arrange(self, pages: Sequence[QWidget]) -> None:
        """Puts the pages that are there into another order; what is in sight stays so."""
        self._pages = list(pages)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Brings a page into sight."""
        if self._current is not None and self._current is not page:
            self._current.hide()
        self._current = page
        page.show()

    def setCurrentIndex(self, place: int) -> None:
        """Brings the page at `place` into sight."""
        self.setCurrentWidget(self._pages[place])

    def currentWidget(self) -> QWidget | None:
        """The page in sight."""
        return self._current

    def currentIndex(self) -> int:
        """The place of the page in sight, -1 where there is none."""
        return self._pages.index(self._current) if self._current else -1

    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)


class Segmented(QWidget):
    """One of a few values, all in sight. Arrow keys and letters choose, Delete chooses none; one Tab stop."""

    changed = Signal(object)
    lettered = Signal()
    """A letter chose the value: whoever types may go on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._values: list[object] = []
        self._letters = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group.buttonPressed.connect(lambda _button: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self._group.idToggled.connect(lambda place, _on: self.choose(place))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_options(self, options: Sequence[tuple[object, str]], letters: str = "") -> None:
        """The values to choose from, each with its label. `letters` are the keys that choose them,
        where first letters would not tell them apart."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._values = [value for value, _label in options]
        self._letters = letters or "".join(label[:1].casefold() for _value, label in options)
        for place, (_value, label) in enumerate(options):
            button = QPushButton(literal(label), self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("end", _end(place, len(options)))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(self._letters[place].upper())
            self._group.addButton(button, place)
            self._row.addWidget(button)

    def value(self) -> object | None:
        """The chosen value, None while nothing is chosen."""
        place = next((self._group.id(b) for b in self._group.buttons() if b.isChecked()), -1)
        return self._values[place] if place >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Shows a value without saying that the user changed it."""
        with QSignalBlocker(self._group):
            for button in self._group.buttons():
                button.setChecked(self._values[self._group.id(button)] == value)
        chosen = self._group.button(self._values.index(value)) if value in self._values else None
        self.setAccessibleDescription(read(chosen.text()) if chosen else "")

    def choose(self, place: int) -> None:
        """Chooses the option at `place`, as the user does: it and no other, also where it was chosen before
        or was pressed to let go of it."""
        self.set_value(self._values[place])
        self.changed.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        value = self.value()
        now = self._values.index(value) if value in self._values else -1
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._values:
            self.choose(max(0, min(len(self._values) - 1, now + steps[Qt.Key(event.key())])))
        elif event.text() and event.text().casefold() in self._letters:
            self.choose(self._letters.index(event.text().casefold()))
            self.lettered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and now >= 0:
            self.set_value(None)
            self.changed.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(False)

    def _ring(self, on: bool) -> None:
        for button in self._group.buttons():
            button.setProperty("ring", on)
            button.style().unpolish(button)
            button.style().polish(button)


def _end(place: int, count: int) -> str:
    if count == 1:
        return "both"
    return {0: "left", count - 1: "right"}.get(place, "none")


class DateLine(QLineEdit):
    """A day, typed as people write it ("24 May", "next Friday"). What is not understood stays
    in sight and says so."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: Callable[[], dt.date] = dt.date.today
        self._value: dt.date | None = None
        self.textChanged.connect(lambda _text: self._read())
        self.editingFinished.connect(self._settle)
        self.setPlaceholderText(tr("for example 24 May"))

    def set_today(self, today: Callable[[], dt.date]) -> None:
        """The day that "next Friday" counts from."""
        self._today = today

    def value(self) -> dt.date | None:
        """The day, None where there is none or it is not understood."""
        return self._value

    def set_value(self, value: dt.date | None) -> None:
        """Shows a day."""
        self._value = value
        show_text(self, long_date(value) if value else "")
        self._show_start()
        self._say(True)

    def _read(self) -> None:
        text = self.text().strip()
        day = understand(text, self._today(), ())
        self._say(bool(day) or not text)
        if (day or not text) and day != self._value:
            self._value = day
            self.changed.emit(day)

    def _settle(self) -> None:
        if self._value and not self.property("unclear"):
            show_text(self, long_date(self._value))
            self._show_start()

    def _show_start(self) -> None:
        """Where there is no room for all of a day its year is cut, not its weekday."""
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _say(self, clear: bool) -> None:
        self.setProperty("unclear", not clear)
        self.setToolTip(
            "" if clear else tr("This is not understood as a day yet. Try 24 May or next Friday.")
        )
        self.style().unpolish(self)
        self.style().polish(self)


class TimeLine(QLineEdit):
    """A time of day, typed as people write it ("1.30", "13:30", "4 pm")."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: dt.time | None = None
        self.textChanged.connect(lambda _text: self._read())
        self.editingFinished.connect(lambda: self.set_value(self._value))
        self.setPlaceholderText(tr("13:30"))

    def value(self) -> dt.time | None:
        """The time, None where there is none or it is not understood."""
        return self._value

    def set_value(self, value: dt.time | None) -> None:
        """Shows a time."""
        self._value = value
        show_text(self, value.strftime("%H:%M") if value else "")

    def _read(self) -> None:
        text = self.text().strip()
        time = read_time(text)
        if (time or not text) and time != self._value:
            self._value = time
            self.changed.emit(time)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("00:00 pm") + 28, hint.height())


def read_time(text: str) -> dt.time | None:
    """The time of day in `text`, None where there is none. Hours from 1 to 6 without "am" or
    a leading 0 are afternoons, because no set meets before seven."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?", text.strip().lower())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (found[3] == "pm" and hour < 12) or (found[3] is None and 1 <= hour <= 6 and len(found[1]) == 1):
        hour += 12
    if found[3] == "am" and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


class Minutes(QLineEdit):
    """Whole minutes, or nothing. The arrow keys go up and down by five."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(0, MOST_MINUTES, self))
        self.setPlaceholderText(tr("min"))
        self.textChanged.connect(lambda _text: self.changed.emit(self.value()))

    def value(self) -> int | None:
        """The minutes, None where there are none."""
        text = self.text().strip()
        return int(text) if text.isdecimal() else None

    def set_value(self, value: int | None) -> None:
        """Shows minutes, None as nothing."""
        if value != self.value():
            show_text(self, "" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}
        if event.key() in steps:
            self.set_value(max(0, min(MOST_MINUTES, (self.value() or 0) + steps[Qt.Key(event.key())])))
            self.changed.emit(self.value())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0000") + 30, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


MOST_MINUTES = 600
"""Ten hours: longer than any meeting."""
