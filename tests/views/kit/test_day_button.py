"""The button at the end of a field for a day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lfl_desktop.views.kit.controls.day_button import EDGES, DayButton, room_of_button
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.theme import LIGHT

FIFTH = dt.date(2013, 10, 3)


def test_the_button_is_there_as_soon_as_the_words_leave_room_for_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    other, field = QLineEdit(window), DateLine(window)
    field.move(40, 60)
    field.set_value(FIFTH)
    window.resize(600, 200)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    (opener,) = field.findChildren(DayButton)
    beside = EDGES * field.fontMetrics().averageCharWidth() + room_of_button(field)
    fits = field.fontMetrics().horizontalAdvance(field.text()) + beside
    for width, shows in ((fits - 1, False), (fits, True), (fits + 1, True)):
        field.resize(width, field.height())
        QApplication.processEvents()
        assert opener.isVisible() == shows


def test_it_takes_the_colour_of_a_link_under_the_mouse(qtbot):
    field = DateLine()
    qtbot.addWidget(field)
    field.resize(400, field.sizeHint().height())
    field.show()
    (opener,) = field.findChildren(DayButton)

    def inks() -> set[str]:
        image = opener.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert LIGHT.accent_text not in inks()
    opener.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert LIGHT.accent_text in inks()
