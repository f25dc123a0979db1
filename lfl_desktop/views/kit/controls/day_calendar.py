"""A month to choose a day from: the days of term, half terms, holidays and what is on each day, by shape and
in words."""

from __future__ import annotations

import calendar
import datetime as dt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.school_year import ONE_DAY, SchoolYear
from lfl_desktop.domain.wording.days_in_school import GROUNDS, MARKS, DayInSchool, day_in_school
from lfl_desktop.domain.wording.days_said import MONTHS, WEEKDAYS
from lfl_desktop.views.kit.controls.day_shapes import IN_A_ROW, DayLook, paint_day, paint_legend
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr

WEEKS = 6
"""Rows of a month: the most that one touches."""
DAY = int(Qt.ItemDataRole.UserRole)


class _Cells(QStyledItemDelegate):
    """Paints each day, in the shapes of what it is."""

    def __init__(self, month: MonthTable) -> None:
        super().__init__(month)
        self._month = month

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        month = self._month
        what = month.what_at(index.row(), index.column())
        beside = what.day.month != month.day.month
        look = DayLook(beside, is_today=what.day == month.today, in_focus=what.day == month.day)
        box: QRect = option.rect
        used = colours(month.window())  # a table has another colour for what is chosen in it
        paint_day(painter, QRectF(box), what, look, used)


class MonthTable(QTableWidget):
    """The days of one month, and those beside it that fill its weeks. One of them is in focus: the arrow keys
    go to the next one, Page Up and Page Down to the month before and after, Home and End along the week."""

    moved = Signal()
    """Another day is in focus."""
    taken = Signal()
    """The day in focus is chosen."""

    def __init__(self, day: dt.date, today: dt.date, year: SchoolYear, parent: QWidget) -> None:
        super().__init__(WEEKS, len(WEEKDAYS), parent)
        self.day, self.today, self._year = day, today, year
        self._shown: list[DayInSchool] = []
        self.setItemDelegate(_Cells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeaderLabels([tr(name)[:2] for name in WEEKDAYS])
        self.verticalHeader().hide()
        for header, size in (
            (self.horizontalHeader(), self._cell.width()),
            (self.verticalHeader(), self._cell.height()),
        ):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(size)
        self.horizontalHeader().setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._clicked)
        self._fill()

    @property
    def _cell(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(max(24, round(line * 2.3)), max(24, round(line * 1.75)))

    def what_at(self, row: int, column: int) -> DayInSchool:
        """The day in a cell."""
        return self._shown[row * len(WEEKDAYS) + column]

    @property
    def what(self) -> DayInSchool:
        """The day in focus."""
        return next(each for each in self._shown if each.day == self.day)

    def go_to(self, day: dt.date) -> None:
        """Puts a day in focus, in its month."""
        same = (day.year, day.month) == (self.day.year, self.day.month)
        self.day = day
        if same:
            self._point()
        else:
            self._fill()
        self.moved.emit()

    def go_months(self, months: int) -> None:
        """To the same day, or the last one, so many months on."""
        place = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(place, 12)
        if dt.MINYEAR <= year < dt.MAXYEAR:
            last = calendar.monthrange(year, month + 1)[1]
            self.go_to(dt.date(year, month + 1, min(self.day.day, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, weekday = event.key(), self.day.weekday()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
            Qt.Key.Key_Home: -weekday,
            Qt.Key.Key_End: len(WEEKDAYS) - 1 - weekday,
        }
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            self.go_to(self.day + days[Qt.Key(key)] * ONE_DAY)
        elif key in months:
            self.go_months(months[Qt.Key(key)] * (12 if shift else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        elif key == Qt.Key.Key_T:
            self.go_to(self.today)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        cell = self._cell
        return QSize(
            len(WEEKDAYS) * cell.width(), WEEKS * cell.height() + self.horizontalHeader().sizeHint().height()
        )

    def _fill(self) -> None:
        first = self.day.replace(day=1)
        start = first - first.weekday() * ONE_DAY if first.toordinal() > len(WEEKDAYS) else first
        every = (start + number * ONE_DAY for number in range(WEEKS * len(WEEKDAYS)))
        self._shown = [day_in_school(day, self._year) for day in every]
        for place, what in enumerate(self._shown):
            item = QTableWidgetItem(str(what.day.day))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, what.said)
            self.setItem(*divmod(place, len(WEEKDAYS)), item)
        self._point()

    def _point(self) -> None:
        place = next(n for n, each in enumerate(self._shown) if each.day == self.day)
        self.setCurrentCell(*divmod(place, len(WEEKDAYS)))
        self.viewport().update()

    def _clicked(self, item: QTableWidgetItem) -> None:
        self.go_to(self.what_at(item.row(), item.column()).day)
        self.taken.emit()


class _Legend(QWidget):
    """What the shapes stand for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = [*GROUNDS.items(), *MARKS.items()]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = -(-len(self._words) // IN_A_ROW)
        return QSize(0, round(lines * self.fontMetrics().height() * 1.25))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_legend(QPainter(self), self)


class DayCalendar(QFrame):
    """The calendar that opens over a field. Enter or a click chooses a day; Escape leaves all as it was."""

    chosen = Signal(object)
    """A day was chosen."""

    def __init__(self, day: dt.date, today: dt.date, year: SchoolYear, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "box")
        self.setAccessibleName(tr("Calendar"))
        self.month = MonthTable(day, today, year, self)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._arrange(year)
        self.month.moved.connect(self._tell)
        self.month.taken.connect(self._take)
        self._tell()

    def _arrange(self, year: SchoolYear) -> None:
        top = QHBoxLayout()
        before = self._step("‹", tr("Month before"), -1)
        after = self._step("›", tr("Month after"), 1)
        for widget in (before, self.heading, after):
            top.addWidget(widget, 1 if widget is self.heading else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.month)
        self.words.setFixedWidth(self.month.sizeHint().width())
        self.words.setFixedHeight(2 * self.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        if year.spans:
            column.addWidget(_Legend(self))
        self.setFocusProxy(self.month)

    def _step(self, sign: str, words: str, months: int) -> QPushButton:
        button = QPushButton(sign, self)
        button.setProperty("role", "icon")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.month.go_months(months))
        return button

    def show_below(self, field: QWidget) -> None:
        """Opens below a field, or above it where the screen ends."""
        self.adjustSize()
        size, screen = self.sizeHint(), field.screen().availableGeometry()
        at = field.mapToGlobal(QPoint(0, field.height() + 2))
        if at.y() + size.height() > screen.bottom():
            above = field.mapToGlobal(QPoint(0, -2)).y() - size.height()
            at.setY(above if above >= screen.top() else screen.bottom() - size.height())
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        self.move(at)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        day = self.month.day
        self.heading.setText(tr("{month} {year}", month=tr(MONTHS[day.month - 1]), year=day.year))
        self.words.setText(self.month.what.said)

    def _take(self) -> None:
        day = self.month.day
        self.close()
        self.chosen.emit(day)
