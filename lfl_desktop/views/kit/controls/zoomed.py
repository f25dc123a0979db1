"""A picture that can be looked at more closely: zoomed and moved by keys, wheel, pointer and fingers."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from lfl_desktop.views.kit.controls.zoom_keys import keeps_zoom_key, zoom_step

PADDING = 14
"""Pixels between the edge of the widget and the picture; a scroll bar has room there."""

CLOSEST = 4.0
"""How many times as wide and high as the widget the page may be."""

STEP = 1.25
_NOTCH = 120
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Zoomed(QWidget):
    """A widget on whose page a picture is drawn. At a zoom of 1 the page fits the widget.

    A subclass draws the page of `page()` pixels at `origin()`, follows `view_changed`, and takes what is
    left of the pointer and of single fingers through `pressed`, `dragged`, `let_go` and `tapped_twice`.
    """

    view_changed = Signal()
    """Another part of the page is in sight."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._space = False
        self._grip: QPointF | None = None
        self._held = False
        self._pinch: tuple[float, QPointF] | None = None
        self._tap: tuple[int, QPointF] = (0, QPointF(-1e6, -1e6))
        self._across, self._down = (self._bar(way) for way in Qt.Orientation)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def _bar(self, way: Qt.Orientation) -> QScrollBar:
        bar = QScrollBar(way, self)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.hide()
        bar.valueChanged.connect(self._looked_elsewhere)
        return bar

    @property
    def zoom(self) -> float:
        """How many times as large as the widget the page is."""
        return self._zoom

    def page(self) -> QSizeF:
        """How large the page is, in pixels."""
        return self._room() * self._zoom

    def origin(self) -> QPointF:
        """Where the top left corner of the page is."""
        return QPointF(PADDING - self._across.value(), PADDING - self._down.value())

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zooms so that the point `at` of the widget, or its middle, stays where it is."""
        zoom = min(max(zoom, 1.0), CLOSEST)
        if abs(zoom - self._zoom) < 1e-6:
            return
        still = at or QPointF(self.width() / 2, self.height() / 2)
        part = (still - self.origin()) / self._zoom
        self._zoom = zoom
        self._set_bars()
        target = part * zoom - still + QPointF(PADDING, PADDING)
        self._across.setValue(round(target.x()))
        self._down.setValue(round(target.y()))
        self.zoom_changed.emit(zoom)
        self._looked_elsewhere()

    def closer(self) -> None:
        """Zooms in by a step."""
        self.set_zoom(self._zoom * STEP)

    def farther(self) -> None:
        """Zooms out by a step."""
        self.set_zoom(self._zoom / STEP)

    def fit(self) -> None:
        """Shows the whole page."""
        self.set_zoom(1.0)

    def bring_into_sight(self, area: QRectF) -> None:
        """Moves the page so that an area of it can be seen."""
        for bar, start, end, room in (
            (self._across, area.left(), area.right(), self._room().width()),
            (self._down, area.top(), area.bottom(), self._room().height()),
        ):
            if end > bar.value() + room:
                bar.setValue(math.ceil(end - room))
            if start < bar.value():
                bar.setValue(math.floor(start))

    def pan(self, by: QPointF) -> None:
        """Moves the page by so many pixels."""
        self._across.setValue(round(self._across.value() + by.x()))
        self._down.setValue(round(self._down.value() + by.y()))

    # what a subclass does with the pointer

    def pressed(self, at: QPointF, event: QMouseEvent | None) -> bool:
        """The pointer or a finger came down; whether something is held that can be dragged."""
        raise NotImplementedError

    def dragged(self, at: QPointF) -> None:
        """What is held is moved."""
        raise NotImplementedError

    def let_go(self, at: QPointF | None) -> None:
        """What is held is let go; None where that was broken off."""
        raise NotImplementedError

    def tapped_twice(self, at: QPointF) -> None:
        """A double click or a double tap."""
        raise NotImplementedError

    # events

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * STEP ** (turned.y() / _NOTCH), event.position())
        elif self._zoom > 1:
            step = QApplication.wheelScrollLines() * self.fontMetrics().height() / _NOTCH
            moved = QPointF(turned) * -step
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                moved = moved.transposed()
            self.pan(QPointF(event.pixelDelta()) * -1 if not event.pixelDelta().isNull() else moved)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_hand()
        else:
            super().keyReleaseEvent(event)

    def _view_key(self, event: QKeyEvent) -> bool:
        """Does what a key does with the view; whether it does anything."""
        key = Qt.Key(event.key())
        keypad = Qt.KeyboardModifier.KeypadModifier
        plain = event.modifiers() & ~(keypad | Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space and not plain:
            self._space = True
            self._show_hand()
            return True
        if (step := zoom_step(event)) is not None:
            {1: self.closer, -1: self.farther, 0: self.fit}[step]()
        elif plain == Qt.KeyboardModifier.ControlModifier and key in _ARROWS:
            self.pan(QPointF(*_ARROWS[key]) * self.fontMetrics().height() * 3)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self._take(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._come_down(event.position(), event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._lift(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.tapped_twice(event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        if keeps_zoom_key(event):
            return True
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zooms:
            self.set_zoom(self._zoom * (1 + event.value()), event.position())
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_bars()
        super().resizeEvent(event)

    # one finger is a pointer, two move the page

    def _touched(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel:
            self._break_off()
        elif len(points) > 1:
            self._two_fingers(points[0], points[1])
        elif event.type() == QEvent.Type.TouchBegin:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._first_finger(points[0].position(), event.timestamp())
        elif event.type() == QEvent.Type.TouchEnd:
            if self._pinch is None:
                self._lift(points[0].position())
            self._pinch = None
        elif self._pinch is None:
            self._go_on(points[0].position())

    def _first_finger(self, at: QPointF, when: int) -> None:
        last, there = self._tap
        self._tap = when, at
        near = (at - there).manhattanLength() < 2 * QApplication.startDragDistance()
        if near and when - last < QApplication.doubleClickInterval():
            self.tapped_twice(at)
        else:
            self._come_down(at, None)

    def _two_fingers(self, one: QEventPoint, other: QEventPoint) -> None:
        self._break_off()
        middle = (one.position() + other.position()) / 2
        way = one.position() - other.position()
        apart = max(math.hypot(way.x(), way.y()), 1.0)
        if self._pinch is not None:
            before, there = self._pinch
            self.pan(there - middle)
            self.set_zoom(self._zoom * apart / before, middle)
        self._pinch = apart, middle

    # the pointer

    def _come_down(self, at: QPointF, event: QMouseEvent | None) -> None:
        self._held = self.pressed(at, event)
        if not self._held and self._zoom > 1:
            self._take(at)

    def _go_on(self, at: QPointF) -> None:
        if self._grip is not None:
            self.pan(self._grip - at)
            self._grip = at
        elif self._held:
            self.dragged(at)

    def _lift(self, at: QPointF) -> None:
        held, self._held, self._grip = self._held, False, None
        self._show_hand()
        if held:
            self.let_go(at)

    def _break_off(self) -> None:
        held, self._held, self._grip = self._held, False, None
        if held:
            self.let_go(None)

    def _take(self, at: QPointF) -> None:
        self._grip = at
        self._show_hand()

    def _show_hand(self) -> None:
        if self._grip is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    # the view

    def _room(self) -> QSizeF:
        return QSizeF(max(self.width() - 2 * PADDING, 1), max(self.height() - 2 * PADDING, 1))

    def _set_bars(self) -> None:
        room, page = self._room(), self.page()
        for bar, whole, seen in (
            (self._across, page.width(), room.width()),
            (self._down, page.height(), room.height()),
        ):
            bar.setRange(0, max(round(whole - seen), 0))
            bar.setPageStep(round(seen))
            bar.setSingleStep(self.fontMetrics().height())
            bar.setVisible(bar.maximum() > 0)
        thick = min(PADDING - 1, 12)
        self._across.setGeometry(PADDING, self.height() - thick - 1, self.width() - 2 * PADDING, thick)
        self._down.setGeometry(self.width() - thick - 1, PADDING, thick, self.height() - 2 * PADDING)

    def _looked_elsewhere(self) -> None:
        self.view_changed.emit()
        self.update()
