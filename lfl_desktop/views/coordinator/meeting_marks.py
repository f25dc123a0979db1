"""The meetings of a set in one row of marks: full where it was held, empty where it is to come. Each opens
its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lfl_desktop.domain.set_overview import MeetingTold
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr


class MeetingMarks(QWidget):
    """A mark for each meeting. A meeting that should have been held by now, of which nothing is known, has a
    frame of its own. What the marks say is in the accessible description, and in the tip of each. A click
    opens a meeting, and so does Enter on the one that the arrow keys chose."""

    opened = Signal(object)
    """The id of a meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings: Sequence[MeetingTold] = ()
        self._today = dt.date.min
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_meetings(self, meetings: Sequence[MeetingTold], today: dt.date, whose: str) -> None:
        """Shows the meetings of one set, in order."""
        self._meetings, self._today = meetings, today
        self._chosen = min(self._chosen, max(0, len(meetings) - 1))
        held = sum(meeting.took_place for meeting in meetings)
        words = tr("{held} of {planned} meetings held", held=held, planned=len(meetings))
        self.setAccessibleName(f"{whose}: {words}")
        self.setAccessibleDescription("; ".join(self._words(meeting) for meeting in meetings))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(1, len(self._meetings)) * self._step, self._side + 2)

    @property
    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.8)

    @property
    def _step(self) -> int:
        return self._side + 4

    def _words(self, meeting: MeetingTold) -> str:
        day = day_and_month(meeting.date, self._today) if meeting.date else tr("no day yet")
        if meeting.took_place:
            here = tr("{here} of {members}", here=meeting.here, members=meeting.members)
            return tr("Meeting {n}, {day}: held, {here} here", n=meeting.number, day=day, here=here)
        if self._is_late(meeting):
            return tr("Meeting {n}, {day}: nothing known yet", n=meeting.number, day=day)
        return tr("Meeting {n}, {day}: to come", n=meeting.number, day=day)

    def _is_late(self, meeting: MeetingTold) -> bool:
        return not meeting.took_place and meeting.date is not None and meeting.date < self._today

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours(self)
        for nth, meeting in enumerate(self._meetings):
            box = QRectF(nth * self._step + 1, 1, self._side, self._side)
            late = self._is_late(meeting)
            filled = chosen.accent if meeting.took_place else chosen.grey_tint
            frame = chosen.amber if late else chosen.accent if meeting.took_place else chosen.strong_border
            painter.setPen(QPen(QColor(frame), 2 if late else 1))
            painter.setBrush(QColor(filled))
            painter.drawRoundedRect(box, 3, 3)
            if self.hasFocus() and nth == self._chosen:
                painter.setPen(QPen(QColor(chosen.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._meetings:
            self._chosen = max(0, min(len(self._meetings) - 1, self._chosen + steps[key]))
            words = self._words(self._meetings[self._chosen])
            self.setAccessibleDescription(words)
            QToolTip.showText(self.mapToGlobal(QPoint(self._chosen * self._step, self._side)), words, self)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._meetings:
            self.opened.emit(self._meetings[self._chosen].id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        nth = int(event.position().x()) // self._step
        if 0 <= nth < len(self._meetings) and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._meetings[nth].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            nth = event.pos().x() // self._step
            if 0 <= nth < len(self._meetings):
                QToolTip.showText(event.globalPos(), self._words(self._meetings[nth]), self)
            return True
        return super().event(event)
