"""A list of suggestions that is open takes no click and no Enter that is meant for something else."""

from __future__ import annotations

import pytest
from keyboard import Keyboard
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.views.kit.controls.completing import NameCompleter

LEFT = Qt.MouseButton.LeftButton


class GoesOnByEnter(QWidget):
    """Counts what a form is told of Enter, as one that leads from field to field by it."""

    entered = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.entered += event.key() == Qt.Key.Key_Return


@pytest.fixture
def form(qtbot) -> QWidget:
    """A field with suggestions, which are open, and below it another field and a button."""
    whole = GoesOnByEnter()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    column.setSpacing(120)  # beyond the list
    names = QLineEdit()
    names.setCompleter(NameCompleter(QStringListModel(["Northway", "Saxon Down"], whole), names))
    for widget in (names, QLineEdit(), QPushButton("Add")):
        column.addWidget(widget)
    column.addStretch()
    whole.resize(400, 400)
    whole.show()
    whole.activateWindow()
    names.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is names)
    Keyboard().type("n")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is names.completer().popup())
    return whole


def click_beside(target: QWidget, at: QPoint) -> None:
    """What the mouse does: while a list is open, it has the press, wherever that is."""
    popup = QApplication.activePopupWidget()
    QTest.mousePress(popup, LEFT, Qt.KeyboardModifier.NoModifier, popup.mapFromGlobal(target.mapToGlobal(at)))
    QTest.mouseRelease(target, LEFT, Qt.KeyboardModifier.NoModifier, at)


def test_a_click_on_another_field_goes_there(form):
    _names, other = form.findChildren(QLineEdit)
    other.setText("some words")
    click_beside(other, QPoint(other.width() - 5, other.height() // 2))
    assert QApplication.activePopupWidget() is None
    assert other.hasFocus() and other.cursorPosition() == len("some words")


def test_a_click_on_a_button_presses_it(form):
    button = form.findChild(QPushButton)
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    click_beside(button, button.rect().center())
    assert pressed == [True]


def test_a_click_on_a_suggestion_takes_it(form):
    names = form.findChild(QLineEdit)
    popup = names.completer().popup()
    at = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(popup.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert names.text() == "Saxon Down"


def test_enter_goes_on_from_the_field_where_no_suggestion_is_chosen(form):
    names = form.findChild(QLineEdit)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert names.text() == "n" and form.entered == 1
