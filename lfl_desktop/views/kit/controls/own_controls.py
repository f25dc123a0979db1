"""The few controls of our own: each holds one value, says when the user changed it, and is
reached and worked by keyboard."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import (
    Property,
    QCoreApplication,
    QEvent,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain import clock
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, SchoolYear
from lfl_desktop.domain.wording.by_when import one_day
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.typed_figures import MOST_MINUTES, read_minutes, read_time
from lfl_desktop.views.kit.controls.day_button import DayButton, room_of_button
from lfl_desktop.views.kit.controls.showing import dress_anew
from lfl_desktop.views.kit.controls.understood_line import PAUSE, UnderstoodLine
from lfl_desktop.views.kit.heard_as import HeardAs, hear_as
from lfl_desktop.views.kit.stacking import StackingControl
from lfl_desktop.views.kit.text.literal import literal, seen_of_literal
from lfl_desktop.views.kit.text.prose_text import ProseText
from lfl_desktop.words import tr


class GrowingText(ProseText):
    """Several lines of text in a box as high as its text. Tab leaves it.

    With the property `enterMovesOn` the Enter key says `entered`; Shift and Enter begins a line. With
    `aListOfLines` it begins the next line, and on one that is empty goes on. `leastLines` shows that there is
    room for several, and `leastAcross` is for how many characters a line keeps room.
    """

    entered = Signal()
    tabbed = Signal()
    """Tab is going on from here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = 1
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least_lines, round(self.document().size().height()), self._lines_of_hint())
        margins = self.contentsMargins()
        frame = round(2 * self.document().documentMargin()) + 1  # with less, the last line may be scrolled
        height = lines * self.fontMetrics().lineSpacing() + frame + margins.top() + margins.bottom()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            # while it is resized Qt would leave the part that is written in as high as it was
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _lines_of_hint(self) -> int:
        if not self.placeholderText() or not self.document().isEmpty():
            return 1
        room = max(1, self.viewport().width() - 2 * round(self.document().documentMargin()))
        wrap = Qt.TextFlag.TextWordWrap.value
        needed = self.fontMetrics().boundingRect(QRect(0, 0, room, 0), wrap, self.placeholderText())
        return ceil(needed.height() / self.fontMetrics().lineSpacing())

    def setPlaceholderText(self, text: str) -> None:
        """Shows a hint where nothing is written, all of it."""
        super().setPlaceholderText(text)
        self._grow()

    def _set_least_lines(self, lines: int) -> None:
        self._least_lines = lines
        self._grow()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = (self.property("leastAcross") or 0) * self.fontMetrics().averageCharWidth()
        return QSize(max(hint.width(), least), hint.height())

    leastLines = Property(int, lambda self: self._least_lines, _set_least_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        block, layout = self.document().begin(), self.document().documentLayout()
        while block.isValid():  # those out of sight are set in lines only when asked
            layout.blockBoundingRect(block)
            block = block.next()
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        bare = enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if bare and (self.property("enterMovesOn") or (self.property("aListOfLines") and self._at_end())):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if next:
            self.tabbed.emit()
        return super().focusNextPrevChild(next)

    def _at_end(self) -> bool:
        """Whether the line with the cursor is empty, so that nothing follows in this list; it goes then."""
        cursor = self.textCursor()
        if cursor.block().text().strip():
            return False
        if cursor.atEnd() and cursor.block().blockNumber():
            cursor.deletePreviousChar()
        return True


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


class Segmented(StackingControl):
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
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._group.buttonPressed.connect(lambda _button: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self._group.idToggled.connect(lambda place, _on: self.choose(place))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, HeardAs.GROUP)

    def set_options(self, options: Sequence[tuple[object, str]], letters: str = "") -> None:
        """The values to choose from, each with its label. `letters` are the keys that choose them,
        where first letters would not tell them apart."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        self._values = [value for value, _label in options]
        self._letters = letters or "".join(label[:1].casefold() for _value, label in options)
        for place, (_value, label) in enumerate(options):
            button = QPushButton(literal(label), self)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # is heard as one of several; what it chooses is said above
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(self._letters[place].upper())
            self._group.addButton(button, place)
        self._arrange()

    def stack(self, room: int) -> None:
        widest = max((button.sizeHint().width() for button in self._group.buttons()), default=1)
        self._across = max(1, (room + APART) // (widest + APART))
        self._arrange()
        self._ring(self.hasFocus())  # dresses them

    def unstack(self) -> None:
        self._across = 0
        self._arrange()
        self._ring(self.hasFocus())

    def _arrange(self) -> None:
        """Puts the values in one row whose ends are round, or in as many columns as there is room for, each
        round by itself."""
        buttons = self._group.buttons()
        across = self._across or len(buttons)
        self._grid.setSpacing(APART if self._across else 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place // across, place % across)
            at = len(buttons) - 1 - place if mirrored else place
            button.setProperty("end", _end(at, 1 if self._across else len(buttons)))

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
        self.setAccessibleDescription(seen_of_literal(chosen.text()) if chosen else "")

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
            dress_anew(button)


APART = 3
"""Pixels between the values that do not stand in one row."""


def _end(place: int, count: int) -> str:
    if count == 1:
        return "both"
    return {0: "left", count - 1: "right"}.get(place, "none")


_FINISHED = re.compile(r".*\D\d{4}|(?:in|within) .*(?:day|week|fortnight|month|time)s?", re.IGNORECASE)
UNFINISHED = 3000
"""Milliseconds without a key after which a day without its year is kept: "Weds" may be "Weds 10 March"."""


LONGEST_DAY = dt.date(2026, 9, 30)
"""No day takes more room when it is written out, a Wednesday in September."""


class DateLine(UnderstoodLine[dt.date]):
    """A day, typed as people write it ("24 May", "next Friday") or as schools call it ("end of term"). With
    the property `wholeDay` there is always room for the longest one with its year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: Callable[[], dt.date] = lambda: clock.of_computer().date()
        self._now = self._today
        self._year: Callable[[], SchoolYear] = lambda: NO_SCHOOL_YEAR
        self.setPlaceholderText(tr("for example 24 May"))
        self.calendar_button = DayButton(
            self, self.value, self._choose, lambda: self._now(), lambda: self._year()
        )

    def set_today(
        self, counted_from: Callable[[], dt.date], now: Callable[[], dt.date] | None = None
    ) -> None:
        """The day that "next Friday" counts from, and today where that is another."""
        self._today, self._now = counted_from, now or counted_from

    def set_year(self, year: Callable[[], SchoolYear]) -> None:
        """The year of the schools that "the INSET day" and "next meeting" are looked for in."""
        self._year = year

    def sizeHint(self) -> QSize:
        return self.calendar_button.steady(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        hint, metrics = self.calendar_button.steady(super().minimumSizeHint()), self.fontMetrics()
        if not self.property("wholeDay"):
            return hint
        longest = metrics.horizontalAdvance(long_date(LONGEST_DAY)) + metrics.height()
        return hint.expandedTo(QSize(longest + room_of_button(self), hint.height()))

    def read(self, text: str) -> dt.date | None:
        return one_day(text, self._today(), self._year())

    def patience(self) -> int:
        return PAUSE if _FINISHED.fullmatch(self.text().strip()) else UNFINISHED

    def words(self, value: dt.date) -> str:
        return long_date(value)

    def asking(self) -> str:
        return tr("This is not understood as a day yet. Try 24 May or next Friday.")

    def _choose(self, day: dt.date) -> None:
        """Writes a day as if it had been typed and left."""
        self.selectAll()
        self.insert(self.words(day))
        self.take()


class TimeLine(UnderstoodLine[dt.time]):
    """A time of day, typed as people write it ("1.30", "13:30", "4 pm", "half past four")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("13:30"))

    def read(self, text: str) -> dt.time | None:
        return read_time(text)

    def words(self, value: dt.time) -> str:
        return f"{value:%H:%M}"

    def asking(self) -> str:
        return tr("This is not understood as a time yet. Try 13:30 or 4 pm.")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("00:00 pm") + 28, hint.height())


class Minutes(UnderstoodLine[int]):
    """Whole minutes ("30", "1 h 30"), or nothing. The arrow keys go up and down by five."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("min"))

    def read(self, text: str) -> int | None:
        return read_minutes(text)

    def words(self, value: int) -> str:
        return str(value)

    def asking(self) -> str:
        return tr("This is not understood as minutes yet. Try 30 or 1 h 30.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}
        if event.key() in steps:
            minutes = (self.value() or 0) + steps[Qt.Key(event.key())]
            self.setText(str(max(0, min(MOST_MINUTES, minutes))))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0000") + 30, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
