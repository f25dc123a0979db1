"""An area whose page has another size at every size comes to rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.binding.forms import kit_control
from lfl_desktop.views.kit.controls.settling_area import SettlingArea

HIGH, HIGHER = 900, 950


class Restless(QWidget):
    """A page that folds where it is high, and unfolds where it is not: no height is its own."""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HIGHER if self.height() == HIGH else HIGH)


class Growing(QWidget):
    """A page that needs more lines only once it is resized: its height is known at the second look."""

    lines = 1

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 400 * self.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lines = min(4, self.lines + 1)
        self.updateGeometry()


@pytest.mark.parametrize("kind", ["SettlingArea", "SideArea"])
def test_a_page_that_never_settles_comes_to_rest(qtbot, kind):
    area = kit_control(kind)()
    assert isinstance(area, SettlingArea)
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(Restless())
    area.resize(300, 300)
    area.show()
    qtbot.waitExposed(area)
    assert area.widget().height() in (HIGH, HIGHER)
    area.resize(400, 300)
    assert area.widget().height() in (HIGH, HIGHER)


def test_a_page_is_as_high_as_it_needs_to_be_once_it_is_resized(qtbot):
    area = SettlingArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(Growing())
    area.resize(300, 300)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: area.widget().height() == 1600)
    assert area.verticalScrollBar().maximum() == 1600 - area.viewport().height()
