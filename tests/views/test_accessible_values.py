"""Whatever a control shows was kept: each is changed as assistive technology changes it, through the
accessible interface alone, and then a second window on a copy of the file shows the same."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from everywhere import coordinators_parts, dialogs, places, prepare
from PySide6.QtCore import QTime, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lfl_desktop import views
from lfl_desktop.app import Program
from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.domain.coordinator.evidence import EvidenceSource
from lfl_desktop.domain.coordinator.register import Circumstance
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.settings import Settings
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import DateLine, Minutes, Segmented, TimeLine
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.workspace import Workspace

NO_RECORD = {
    # what is in sight, and how
    *("which", "filter", "quick", "leader", "part", "layers", "looking", "version", "filled", "year"),
    *("falls_whose", "falls_when", "then", "later", "QuestionCard/kind", "TimerCard/sound"),
    *("log_toggle", "notes", "last_toggle", "falls_unfold", "guide_toggle"),
    # what a button beside them is about to do
    *("new_kind", "new_own", "new_date", "new_school", "new_theme", "add_slot", "reader"),
    *("new_person", "new_event", "new_set", "new_member"),
}
"""Controls that no record holds, by their objectName, and the class that it is in where it has namesakes."""

NO_RECORD_ROLES = {"place", "stage", "row", "segment", "fold", "unfold"}
"""Buttons that show another part, by their role."""

KINDS = (Segmented, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSlider, QAbstractSpinBox)


def accessible(widget: QWidget) -> QAccessibleInterface:
    """What assistive technology has of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None and found.isValid(), widget
    return found


def controls(root: QWidget) -> dict[str, QWidget]:
    """The controls in sight that hold a value, by what they are called and their order in the window."""
    found: dict[str, QWidget] = {}
    for widget in root.findChildren(QWidget):
        if widget.window() is root.window() and widget.isVisible() and _holds_a_value(widget):
            name = widget.objectName() or widget.accessibleName() or type(widget).__name__
            name = f"{widget.parentWidget().objectName()}/{name} ({widget.accessibleName()})"
            nth = sum(key.rsplit(" #", 1)[0] == name for key in found)
            found[f"{name} #{nth}"] = widget
    return found


def _holds_a_value(widget: QWidget) -> bool:
    part_of = widget.parentWidget()
    if isinstance(part_of, Segmented | QComboBox) or isinstance(widget, QScrollBar):
        return False
    names = {widget.objectName(), f"{type(part_of).__name__}/{widget.objectName()}"}
    if names & NO_RECORD or widget.property("role") in NO_RECORD_ROLES:
        return False
    return isinstance(widget, KINDS) or (isinstance(widget, QAbstractButton) and widget.isCheckable())


def shown(widget: QWidget) -> object:
    """What a control shows."""
    if isinstance(widget, Segmented):
        return [button.text() for button in _segments(widget) if button.isChecked()]
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, DateLine | TimeLine | Minutes | NumberLine):
        return "?" + widget.text() if widget.property("unclear") else widget.value()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractButton):
        return widget.isChecked()
    return accessible(widget).valueInterface().currentValue()


def _segments(widget: Segmented) -> list[QAbstractButton]:
    return [b for b in widget.findChildren(QAbstractButton) if b.isVisibleTo(widget)]


def change(widget: QWidget, nth: int) -> None:
    """Changes a control through its accessible interface."""
    if isinstance(widget, Segmented):
        buttons = _segments(widget)
        now = next((at for at, button in enumerate(buttons) if button.isChecked()), 0)
        chosen = accessible(buttons[(now + 1) % len(buttons)])
        chosen.actionInterface().doAction("Toggle")
    elif isinstance(widget, QComboBox):
        _choose(widget)
    elif isinstance(widget, QLineEdit):
        accessible(widget).setText(QAccessible.Text.Value, _words(widget, nth))
    elif isinstance(widget, QPlainTextEdit):
        accessible(widget).editableTextInterface().insertText(0, f"Dictated {nth}. ")
    elif isinstance(widget, QAbstractButton):
        accessible(widget).actionInterface().doAction("Toggle")
    else:
        value = accessible(widget).valueInterface()
        value.setCurrentValue(value.minimumValue() if value.currentValue() != value.minimumValue() else 1)


def _choose(combo: QComboBox) -> None:
    """Chooses the next line of a list, as its selection interface does."""
    others = [at for at in range(combo.count()) if at != combo.currentIndex() and combo.itemText(at)]
    if others:
        combo.setCurrentIndex(others[0])


def has_one_choice(widget: QWidget) -> bool:
    """Whether there is nothing else to choose."""
    if isinstance(widget, QComboBox):
        return sum(bool(widget.itemText(at)) for at in range(widget.count())) < 2
    return isinstance(widget, Segmented) and len(_segments(widget)) < 2


def _words(line: QLineEdit, nth: int) -> str:
    if isinstance(line, DateLine):
        return long_date((line.value() or dt.date(2013, 7, 4)) + dt.timedelta(days=1))
    if isinstance(line, TimeLine):
        return QTime(9, nth % 60).toString("hh:mm")
    if isinstance(line, Minutes | NumberLine):
        return str(10 + nth % 50)
    return "in 3 weeks" if line.objectName() == "due_words" else f"Dictated {nth}"


# one scene after the other


@pytest.fixture
def prepared(sample_path: Path) -> Path:
    """The sample, with what it lacks for some scenes."""
    prepare(sample_path)
    return sample_path


@pytest.fixture
def office(evaluated_file: Path, tmp_path: Path) -> Path:
    """A coordinator's file in which she keeps a few records of each kind."""
    path = tmp_path / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    workspace = Workspace.open(path)
    with workspace.step("Keep a few", undoable=False) as step:
        for kind in (EvidenceSource, ProgrammeRole, Circumstance, Participant):
            for record in workspace.select(kind)[2:]:
                step.delete(record)
    workspace.close()
    return path


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens a second window, on a copy of the file as it is now."""
    program = Program(Settings(), tmp_path / "second.json")

    def opened(path: Path) -> MainWindow:
        copied = tmp_path / "second.lfl"
        copied.write_bytes(path.read_bytes())
        program.open(copied)
        assert isinstance(program.window, MainWindow)
        return program.window

    yield opened
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()


LONGEST_PAUSE = 1000
"""Milliseconds within which what is typed is kept: clocks that run longer are of what is said."""


def kept(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until nothing is about to be kept any more, at most the second that is promised and some more for
    a machine that has much to do."""

    def quiet() -> bool:
        clocks = [timer for timer in window.findChildren(QTimer) if timer.isSingleShot() and timer.isActive()]
        return not any(timer.interval() <= LONGEST_PAUSE for timer in clocks)

    qtbot.waitUntil(quiet, timeout=10_000)
    assert window.frame.trouble.isHidden(), window.frame.trouble_text.text()


ACTS = {"copying items", "moving a meeting", "releasing the poster", "search", "recently deleted"}
"""Dialogs whose fields are for what their button does."""

EVERYWHERE = {
    name: scene
    for name, scene in {**places(), **dialogs()}.items()
    if name not in ACTS and not name.startswith("share")
}


@pytest.mark.parametrize("name", EVERYWHERE)
def test_what_a_control_shows_is_in_the_file(
    name: str,
    prepared: Path,
    open_window: Callable[[Path], MainWindow],
    second: Callable[[Path], MainWindow],
    qtbot: QtBot,
) -> None:
    window, scene = open_window(prepared), EVERYWHERE[name]
    root = scene(window)
    change_all(root)
    kept(window, qtbot)
    seen = {key: shown(widget) for key, widget in controls(root).items()}
    for chooser in root.findChildren(Segmented):
        assert sum(button.isChecked() for button in _segments(chooser)) <= 1, chooser.accessibleName()
    stored = values(scene(second(prepared)))
    other = {
        key: (value, stored.get(key, "not there")) for key, value in seen.items() if stored.get(key) != value
    }
    assert not other, "shown, and what a second window shows"


OF_COORDINATORS = coordinators_parts()


def test_what_a_control_of_a_coordinator_shows_is_in_the_file(
    office: Path,
    open_window: Callable[[Path], MainWindow],
    second: Callable[[Path], MainWindow],
    qtbot: QtBot,
) -> None:
    window = open_window(office)
    for name, scene in OF_COORDINATORS.items():
        change_all(scene(window), name)
    kept(window, qtbot)
    seen = {name: values(scene(window)) for name, scene in OF_COORDINATORS.items()}
    other = second(office)
    for name, scene in OF_COORDINATORS.items():
        assert seen[name] == values(scene(other)), name


def change_all(root: QWidget, name: str = "") -> None:
    """Changes each control in sight."""
    QApplication.processEvents()
    for nth, (key, widget) in enumerate(controls(root).items()):
        if isValid(widget) and widget.isVisible() and widget.isEnabled():
            before = shown(widget)
            change(widget, nth)
            assert not isValid(widget) or shown(widget) != before or has_one_choice(widget), (name, key)


def values(root: QWidget) -> dict[str, object]:
    """What each control in sight shows."""
    QApplication.processEvents()
    return {key: shown(widget) for key, widget in controls(root).items()}


# what no record holds


def test_a_place_and_a_stage_are_chosen_through_the_interface(
    prepared: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    window = open_window(prepared)
    for name, scene, action in (("place", "today", "Toggle"), ("stage", "meetings, check_in", "Press")):
        EVERYWHERE[scene](window)
        buttons = [b for b in window.findChildren(QAbstractButton) if b.property("role") == name]
        buttons = [button for button in buttons if button.isVisible()]
        for button in buttons * 2:
            words = button.text()
            if name == "place" or button in buttons[1:]:
                accessible(button).actionInterface().doAction(action)
            assert [b.text() for b in buttons if b.isChecked()] == [words] or button is buttons[0]
            if name == "place":
                assert window.place == button.objectName().removeprefix("place_")


def test_a_segment_that_is_let_go_of_stays_chosen(qtbot: QtBot) -> None:
    said: list[object] = []
    chooser = Segmented()
    qtbot.addWidget(chooser)
    chooser.set_options([(n, str(n)) for n in range(3)])
    chooser.changed.connect(said.append)
    chooser.show()
    chooser.set_value(1)
    assert said == []
    for place, wanted in ((2, 2), (2, 2), (0, 0)):
        accessible(_segments(chooser)[place]).actionInterface().doAction("Toggle")
        assert (shown(chooser), chooser.value()) == ([str(wanted)], wanted)
    assert said == [2, 2, 0]


def test_what_is_beside_a_list_is_about_the_line_that_is_selected(
    prepared: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(prepared)
    EVERYWHERE["impact"](window)
    table = window.screen_of("impact").findChild(QTableView, "table")
    wording = window.screen_of("impact").findChild(QPlainTextEdit, "wording")
    before, other = (table.model().index(row, 1).data() for row in (0, 2))
    assert wording.toPlainText() == before
    lines = [accessible(table).child(at) for at in range(accessible(table).childCount())]
    for words in (before, other):  # the one is let go of, the other selected
        line = next(one for one in lines if one.text(QAccessible.Text.Name) == words)
        line.actionInterface().doAction("Toggle")
    assert {index.row() for index in table.selectionModel().selectedIndexes()} == {2}
    qtbot.waitUntil(lambda: wording.toPlainText() == other)


def test_a_line_of_an_activity_system_is_set_as_a_whole(
    prepared: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(prepared)
    EVERYWHERE["outline"](window)
    outline = window.findChild(QTreeWidget, "outline")
    first = outline.topLevelItem(0).child(0)
    lines = [accessible(outline).child(at) for at in range(accessible(outline).childCount())]
    line = next(one for one in lines if one.text(QAccessible.Text.Name) == first.text(0))
    line.setText(QAccessible.Text.Value, "Dictated")
    assert first.text(0) == "Dictated"
    kept(window, qtbot)
    assert [item for item in window.desk.workspace.select(SystemItem) if item.wording == "Dictated"]


BY_HAND = {
    "textEdited": {"showing", "understood_line", "line"},  # the last only for where the cursor stands
    "buttonClicked": set[str](),
    "idClicked": set[str](),
    "activated": {"keys_within", "calendar_page"},  # of shortcuts
}
"""Signals that only a key or the mouse gives, and the modules that know so."""


def test_no_control_listens_to_keys_and_mouse_alone() -> None:
    found = {
        (node.attr, file.stem)
        for file in Path(views.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and file.stem not in BY_HAND.get(node.attr, {file.stem})
    }
    assert not found, "use the signal of the value: textChanged, toggled, idToggled, currentIndexChanged"
