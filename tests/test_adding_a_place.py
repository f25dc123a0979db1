"""The steps of docs/house.md for a new place, taken on a copy: with all of them it opens, and whichever is
forgotten, a test says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from copy_of_project import Step, change, copied, failures, take

# the place is `lessons`, what the set has learned in its year

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>LessonsScreen</class>
 <widget class="QWidget" name="LessonsScreen">
  <layout class="QVBoxLayout" name="whole">
   <item>
    <widget class="QPushButton" name="copy"><property name="text"><string>Copy</string></property></widget>
   </item>
   <item>
    <widget class="QLabel" name="points"><property name="wordWrap"><bool>true</bool></property></widget>
   </item>
  </layout>
 </widget>
 <resources/>
 <connections/>
</ui>
"""

SCREEN = '''"""Lessons: what the set has learned in its year."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen


class LessonsScreen(Screen):
    """The key learning points below each other."""

    form = "lists/lessons_screen"
    chooses = ("copy",)

    copy: QPushButton
    points: QLabel

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.points.setTextFormat(Qt.TextFormat.PlainText)

    def refresh(self) -> None:
        found = self.desk.reading.select(KeyLearning, learning_set=self.desk.set_id)
        self.points.setText("\\n".join(point.wording for point in found))
'''

KEPT = "tests/views/test_screens_kept.py"
ASKED = (
    *(KEPT, "tests/views/window/test_places.py", "tests/views/window/test_main_window.py"),
    *("tests/views/window/test_received_set.py", "tests/views/kit/test_forms.py"),
    *("-k", "lessons or each_place"),
)


def name(copy: Path) -> None:
    names = copy / "lfl_desktop/workspace/destination.py"
    last = '    IMPACT = "impact"\n'
    change(names, last, f'{last}    LESSONS = "lessons"\n')


def form(copy: Path) -> None:
    (copy / "ui/lists/lessons_screen.ui").write_text(FORM, encoding="utf-8")


def screen(copy: Path) -> None:
    (copy / "lfl_desktop/views/lists/lessons_screen.py").write_text(SCREEN, encoding="utf-8")


def line(copy: Path) -> None:
    places = copy / "lfl_desktop/views/window/places.py"
    after = "    ListedPlace(\n        PlaceName.SHARE,\n"
    own = (
        '    ListedPlace(PlaceName.LESSONS, mark("Lessons"), "lists.lessons_screen:LessonsScreen",'
        ' mark("What the set has learned.")),\n'
    )
    change(places, after, own + after)


def keep(copy: Path) -> None:
    failures(copy, KEPT, "-k", "lessons", LFL_KEEP_ANEW="1")


STEPS: dict[str, Step] = {
    "its name": name,
    "its form": form,
    "its screen": screen,
    "its line in the list": line,
    "what is kept of it": keep,
}


def test_with_all_steps_a_place_opens(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy)
    assert failures(copy, *ASKED) == ""
    kept = (copy / "tests/views/kept/lessons.txt").read_text(encoding="utf-8")
    assert "Show before tell." in kept


@pytest.mark.torture
@pytest.mark.parametrize("forgotten", STEPS)
def test_a_step_that_is_forgotten_is_named(tmp_path: Path, forgotten: str) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy, but=forgotten)
    assert "lessons" in failures(copy, *ASKED).lower()
