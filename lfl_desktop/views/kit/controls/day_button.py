"""A calendar to choose from, beside each day that is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.views.kit.theme import at_least, colours
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from lfl_desktop.views.kit.controls.day_calendar import DayCalendar

ROOM = 26
"""Pixels at the end of a line of usual text for its button."""
EDGES = 3
"""Characters of room for the edges of a line."""
LOOKS = (
    QEvent.Type.Resize,
    QEvent.Type.ReadOnlyChange,
    QEvent.Type.Enter,
    QEvent.Type.Leave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
)
KEYS = (QKeySequence("F4"), QKeySequence("Alt+Down"))


def room_of_button(line: QLineEdit) -> int:
    """Pixels at the end of a line for its button."""
    return at_least(ROOM, line.fontMetrics().height())


class DayButton(QAbstractButton):
    """The button at the end of a `line`, and the keys F4 and Alt+Down in it: each opens the calendar at the
    day that the line means now, and `choose` takes the day that is chosen there. Where the words of a line
    leave no room for it, it is there with the cursor and under the mouse."""

    def __init__(
        self,
        line: QLineEdit,
        meant: Callable[[], dt.date | None],
        choose: Callable[[dt.date], None],
        today: Callable[[], dt.date],
        year: Callable[[], SchoolYear],
    ) -> None:
        super().__init__(line)
        self._line = line
        self._meant, self._choose, self._today, self._year = meant, choose, today, year
        words = tr("Choose a day from the calendar")
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  (F4)")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._shows, self._room = False, 0
        self._show_if(True)
        line.installEventFilter(self)
        line.textChanged.connect(lambda _words: self._look())
        self.clicked.connect(self.open)

    def steady(self, hint: QSize) -> QSize:
        """How large the line would be with the button, whether it shows now or not."""
        return hint if self._shows else QSize(hint.width() + room_of_button(self._line), hint.height())

    def width_beside(self, words: str) -> int:
        """How wide the line has to be for `words` and the button."""
        metrics = self._line.fontMetrics()
        edges = EDGES * metrics.averageCharWidth()
        return metrics.horizontalAdvance(words) + room_of_button(self._line) + edges

    def _look(self) -> None:
        line = self._line
        fits = self.width_beside(line.text()) <= line.width()
        self._show_if(not line.isReadOnly() and (fits or line.hasFocus() or line.underMouse()))

    def _show_if(self, shows: bool) -> None:
        room = room_of_button(self._line) if shows else 0
        if room != self._room:
            margins = self._line.textMargins()
            margins.setRight(margins.right() + room - self._room)
            self._line.setTextMargins(margins)
        if shows != self._shows:
            self.setVisible(shows)
        self._shows, self._room = shows, room

    def open(self) -> DayCalendar | None:
        """Opens the calendar below the line; none where the line is only read."""
        from lfl_desktop.views.kit.controls.day_calendar import DayCalendar  # a start needs none

        if self._line.isReadOnly() or not self._line.isEnabled():
            return None
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        calendar = DayCalendar(self._meant() or self._today(), self._today(), self._year(), self._line)
        calendar.chosen.connect(self._choose)
        calendar.show_below(self._line)
        return calendar

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in LOOKS:
            self._place()
            self._look()
        elif isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) in KEYS:
            if kind == QEvent.Type.KeyPress:
                self.open()
                return True
            if kind == QEvent.Type.ShortcutOverride and not self._line.property("leavesAltDown"):
                event.accept()
        return False

    def _place(self) -> None:
        whole, room = self._line.rect(), room_of_button(self._line)
        self.setGeometry(whole.right() - room, 1, room - 1, whole.height() - 2)

    def sizeHint(self) -> QSize:
        room = room_of_button(self._line)
        return QSize(room - 1, room - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        used = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(used.accent_text if self.underMouse() else used.muted)
        painter.setPen(QPen(colour, 1.4))
        painter.translate(QRectF(self.rect()).center())
        larger = room_of_button(self._line) / ROOM
        painter.scale(larger, larger)
        page = QRectF(-6.5, -6, 13, 12)
        painter.drawRoundedRect(page, 2, 2)
        painter.drawLine(page.topLeft() + QPointF(0, 4), page.topRight() + QPointF(0, 4))
        for across in (3.5, 6.5, 9.5):
            for down in (6.5, 9):
                painter.drawPoint(page.topLeft() + QPointF(across, down))
