"""The place of meetings as a whole: its list of meetings, its stages, and what it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lfl_desktop.views.meeting.large_timer import LargeTimer


def test_a_meeting_that_is_planned_can_be_chosen_while_its_day_is_typed(seventh, hands):
    seventh.go(5)
    hands.type("16 Jan 2014")
    which = seventh.screen.which
    seventh.kept_soon(lambda: any("16 Jan" in which.itemText(place) for place in range(which.count())))
    assert hands.focus.text() == "16 Jan 2014"


def test_another_meeting_begins_with_what_was_unfolded_folded_again(seventh, hands):
    seventh.go(4)
    seventh.screen.stage.last_toggle.setChecked(True)
    seventh.screen.which.setFocus()
    hands.press(Qt.Key.Key_Up)
    assert seventh.screen.stages.currentIndex() == 0, "it begins at its first stage"
    seventh.go(4)
    assert seventh.screen.stage.last_toggle.isVisible() and not seventh.screen.stage.last_toggle.isChecked()


def test_the_large_timer_goes_with_its_window(seventh, hands):
    seventh.screen.which.setFocus()
    hands.press(Qt.Key.Key_Up)
    seventh.go(3)
    hands.press(Qt.Key.Key_F9)
    (large,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, LargeTimer) and w.isVisible()]
    seventh.window.close()
    assert not large.isVisible()
